"""Newer data against a lock, years beside one another, and checks that need many rows or last year."""

import json

import pytest

import carbon
from carbon.analysis.freezing import freeze
from carbon.analysis.plausibility import plausibility
from carbon.analysis.thawing import thaw
from carbon.analysis.updating import update
from carbon.analysis.years import series
from carbon.cli.main import main
from carbon.core.errors import CarbonError
from inventories import HEAD, make

OWN = (
    "key,stages,region,valid_from,valid_to,unit,mass,value_basis,co2,locator,publication,review_by\n"
    "fuel.diesel,combustion,GB,2018-01-01,2019-12-31,l,kg,mass_of_gas,{},row 2,own,{}\n"
)
FUEL = '\n[[tables]]\npath = "t.csv"\nkind = "fuel"\nsource = "Fleet"\nfuel = "diesel"\n'
POWER = '\n[[tables]]\npath = "e.csv"\nkind = "electricity"\nsource = "Power"\n'


def fleet(tmp_path, factor="2.5", period="2019", litres="100 l", toml="", review=""):
    folder = tmp_path / period
    folder.mkdir(exist_ok=True)
    head = HEAD.replace("2019", period)
    return make(folder, head + FUEL + toml, t_csv=f"volume\n{litres}\n", factors_csv=OWN.format(factor, review)).footprint()


def power(tmp_path, rows, toml=""):
    return make(tmp_path, HEAD + POWER + toml, e_csv="energy,period\n" + "\n".join(rows) + "\n").footprint()


def codes(found, *against):
    return {finding.code: finding for finding in plausibility(found, *against)}


def test_a_new_number_of_a_factor_is_told_line_by_line_at_the_frozen_amount(tmp_path):
    before = fleet(tmp_path)
    frozen = thaw(freeze(before, tmp_path / "2019.lock"))
    found = update(frozen, fleet(tmp_path, "2.75"))
    line = found.lines[0]
    assert (line.sources, line.stage, line.why) == (("Fleet",), "combustion", "the factor's own number")
    assert (line.per_unit_before, line.per_unit_after) == (2.5, 2.75)
    assert line.effect_kg == pytest.approx(25.0)
    assert found.after == pytest.approx(fleet(tmp_path, "2.75").co2e_kg)
    assert frozen.co2e_kg == before.co2e_kg, "nothing changes"
    assert found.inputs == ()


def test_the_threshold_of_the_base_year_is_held_against_the_sizes(tmp_path):
    frozen = thaw(freeze(fleet(tmp_path), tmp_path / "2019.lock"))
    assert update(frozen, fleet(tmp_path, "2.6")).recalculates is False
    assert update(frozen, fleet(tmp_path, "2.9")).recalculates is True
    loose = '\n[base_year]\nyear = 2015\nco2e = "1 t"\nthreshold = "50 %"\n'
    assert update(frozen, fleet(tmp_path, "2.9", toml=loose)).recalculates is False


def test_other_rows_are_not_passed_off_as_newer_data(tmp_path, capsys):
    freeze(fleet(tmp_path), tmp_path / "2019.lock")
    fleet(tmp_path, litres="900 l")
    assert main(["update", str(tmp_path / "2019.lock"), str(tmp_path / "2019")]) == 0
    text = capsys.readouterr().out
    assert "no line would move" in text
    assert "not looked at: files that are not those that were frozen (t.csv)" in text


def test_update_refuses_other_years(tmp_path, capsys):
    freeze(fleet(tmp_path), tmp_path / "2019.lock")
    fleet(tmp_path, "2.9")
    assert main(["update", str(tmp_path / "2019.lock"), str(tmp_path / "2019"), "--check", "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out)["recalculates"] is True
    with pytest.raises(CarbonError, match="the lock is of 2019, the inventory of 2018. To see what moved between years use compare."):
        update(thaw(tmp_path / "2019.lock"), fleet(tmp_path, period="2018"))


def test_a_series_states_and_restates_with_reasons(tmp_path, capsys):
    stated = freeze(fleet(tmp_path, period="2018"), tmp_path / "2018.lock")
    restated, last = fleet(tmp_path, "2.9", "2018"), fleet(tmp_path, "2.9", litres="90 l")
    found = carbon.series(stated, restated, last)
    base = found.years[0]
    assert [year.year for year in found.years] == [2018, 2019]
    assert base.restated - base.stated == pytest.approx(40.0)
    assert base.reasons == pytest.approx({"factor": 40.0})
    assert found.recalculated
    assert found.by("source")["co2e_kg"].sum() == pytest.approx(restated.co2e_kg + last.co2e_kg)
    assert main(["series", str(stated), str(tmp_path / "2018"), str(tmp_path / "2019")]) == 0
    text = capsys.readouterr().out
    assert "factor +0.04 t" in text
    assert "the base year is restated" in text


def test_all_years_of_a_series_are_in_the_last_gwp_set(tmp_path):
    toml = '\n[[tables]]\npath = "n.csv"\nkind = "nitrous_oxide"\nsource = "Gas"\n'
    years = []
    for period, gwp_set in (("2018", "ar5_100"), ("2019", "ar6_100")):
        (tmp_path / period).mkdir()
        head = HEAD.replace("2019", period).replace("ar5_100", gwp_set)
        years.append(make(tmp_path / period, head + toml, n_csv="mass\n1 kg\n").footprint())
    found = series(*years)
    assert found.years[0].reasons == pytest.approx({"gwp_set": 8.0})
    assert [year.restated for year in found.years] == pytest.approx([273.0, 273.0])


def test_a_series_refuses_what_is_none(tmp_path):
    one = fleet(tmp_path)
    with pytest.raises(CarbonError, match="a series needs two years or more"):
        series(one)
    with pytest.raises(CarbonError, match="2019 is given 3 times. Give it once, or as a lock and then its inventory."):
        series(one, one, one, fleet(tmp_path, period="2018"))
    with pytest.raises(CarbonError, match="is of no inventory, so it has no year in a series"):
        series(carbon.calculate("diesel", "1 l"), one)
    with pytest.raises(CarbonError, match="'sorce' is not a key of this result. Nearest: source"):
        series(one, fleet(tmp_path, period="2018")).by("sorce")


def test_a_missing_month_is_named_and_a_yearly_row_is_no_gap(tmp_path):
    months = [f"100 MWh,2019-{month:02}" for month in range(1, 13)]
    assert "month_missing" not in codes(power(tmp_path, months))
    found = codes(power(tmp_path, [row for row in months if row[-2:] not in ("05", "07")]))["month_missing"]
    assert (
        found.message
        == "Power has no row for 2019-05, 2019-07, and rows for the other months. Missing is not zero: add the rows, or write 0."
    )
    assert "month_missing" not in codes(power(tmp_path, ["1200 MWh,2019"]))


def test_a_thousand_times_its_neighbours(tmp_path):
    rows = [f"{100 + month} MWh,2019-{month:02}" for month in range(1, 12)]
    assert "thousandfold" not in codes(power(tmp_path, [*rows, "300 MWh,2019-12"]))
    found = codes(power(tmp_path, [*rows, "104000 MWh,2019-12"]))["thousandfold"]
    assert (found.file, found.row) == ("e.csv", 13)
    assert "104 000 MWh is about a thousand times more than its neighbours (median 106.5 MWh). Check the unit" in found.message
    # A unit of its own on the one row is the usual slip: 1 050 MWh among rows of some thousand kWh.
    rows = [f"{1000 + month} kWh,2019-{month:02}" for month in range(1, 12)]
    assert "thousandfold" not in codes(power(tmp_path, [*rows, "1.05 MWh,2019-12"]))
    found = codes(power(tmp_path, [*rows, "1050 MWh,2019-12"]))["thousandfold"]
    assert "1 050 MWh is about a thousand times more than its neighbours (median 1.0065 MWh)" in found.message


def test_a_jump_a_new_and_a_gone_source(tmp_path):
    before = fleet(tmp_path, period="2018")
    found = codes(fleet(tmp_path, litres="300 l"), before)["jump"]
    assert "Fleet went from" in found.message
    assert "most of it by amount" in found.message
    assert "jump" not in codes(fleet(tmp_path, litres="150 l"), before)
    (tmp_path / "p").mkdir()
    moved = codes(power(tmp_path / "p", ["1 MWh,2019"]), before)
    assert {"source_new", "source_gone"} <= set(moved)
    assert "Power is new against Test" in moved["source_new"].message


def test_a_factor_that_was_to_be_looked_at_again(tmp_path):
    assert "factor_expired" not in codes(fleet(tmp_path, review="2020-12-31"))
    assert "was to be looked at again before 2019-12-31" in codes(fleet(tmp_path, review="2019-06-30"))["factor_expired"].message


def test_exit_codes_fit_a_build(tmp_path, capsys):
    fleet(tmp_path)
    fleet(tmp_path, period="2018", litres="900 l")
    folder, last = str(tmp_path / "2019"), str(tmp_path / "2018")
    assert main(["check", folder]) == 0
    assert main(["check", folder, "--against", last]) == 0
    assert "jump" in capsys.readouterr().out
    assert main(["check", folder, "--against", last, "--strict"]) == 1
    assert main(["check", folder, "--against", str(tmp_path / "2017")]) == 2
