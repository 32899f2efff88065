"""The base year: threshold, cumulative, in both directions, never for growth."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carbon.cli.main import main
from carbon.core.errors import CarbonError
from carbon.inventory.base_year import recalculate_base_year
from carbon.inventory.parts import BaseYear, BaseYearChange
from inventories import HEAD, TABLE, errors, found, make


def change(kind, co2e, name="C"):
    return BaseYearChange(name=name, kind=kind, co2e=co2e)


def restated(stated_t, *changes, threshold=0.05):
    return recalculate_base_year(stated_t * 1000.0, BaseYear(year=1, threshold=threshold, changes=changes)).restated_kg / 1000.0


def test_an_acquisition_gamma():
    """Corporate Standard (2004), ch. 5, figure 6: two units of 25 t, growth to 30 each, then facility C, which had 15 t in the base year."""
    assert restated(50, change("organic_growth", "10 t"), change("acquisition", "15 t")) == 65


def test_a_divestment_beta():
    """Corporate Standard (2004), ch. 5, figure 7: three units of 25 t, growth to 30 each, then one is sold."""
    assert restated(75, change("organic_growth", "15 t"), change("divestment", "-25 t")) == 50


def test_a_facility_that_was_not_there_in_the_base_year():
    """Corporate Standard (2004), ch. 5, figure 8: what it would add to the base year is nothing, and growth never counts."""
    assert restated(50, change("acquisition", "0 t"), change("organic_growth", "20 t")) == 50


def test_small_changes_count_together_and_do_not_hide_each_other():
    assert restated(100, change("acquisition", "3 t")) == 100
    assert restated(100, change("acquisition", "3 t"), change("insourcing", "3 t")) == 106
    assert restated(100, change("acquisition", "3 t"), change("divestment", "-3.5 t")) == 99.5
    assert restated(100, change("error", "-5 t")) == 100
    assert restated(100, change("error", "-5.1 t")) == pytest.approx(94.9)


@given(st.lists(st.tuples(st.sampled_from(["method", "error", "organic_growth"]), st.integers(-40, 40)), max_size=6), st.floats(0, 1))
def test_restated_is_stated_or_the_sum(changes, threshold):
    listed = [change(kind, f"{tonnes} t") for kind, tonnes in changes]
    effects = [tonnes for kind, tonnes in changes if kind != "organic_growth"]
    significant = sum(abs(tonnes) for tonnes in effects) / 100 > threshold
    assert restated(100, *listed, threshold=threshold) == pytest.approx(100 + sum(effects) if significant else 100)


@pytest.mark.parametrize(
    ("kind", "co2e"),
    [("divestment", "5 t"), ("outsourcing", "5 t"), ("acquisition", "-5 t"), ("insourcing", "-5 t")],
)
def test_a_sign_that_contradicts_its_kind(kind, co2e):
    with pytest.raises(CarbonError, match=f"'C' is {kind} of {co2e}. Write what it adds to the base year: more for what came, less"):
        restated(100, change(kind, co2e))


def test_a_base_year_of_nothing():
    with pytest.raises(CarbonError, match="the base year comes to 0 kg"):
        restated(0, change("error", "1 t"))


BASE = '\n[base_year]\nyear = 2018\nco2e = "100 kg"\n[[base_year.changes]]\nname = "Depot"\nkind = "acquisition"\nco2e = "28 kg"\n'


def test_restated_stands_beside_stated(tmp_path, capsys):
    result = make(tmp_path, HEAD + TABLE + BASE, t_csv="volume\n40 l\n").footprint()
    record = result.to_dict()["base_year"]
    assert (record["stated_kg"], record["restated_kg"], record["recalculated"], record["threshold"]) == (100.0, 128.0, True, 0.05)
    assert record["changes"][0]["counts"] is True
    assert main(["footprint", str(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert "base year 2018, location-based: stated 0.10 t CO2e, restated 0.13 t (changes of 28.0% of it, threshold 5.0%)" in out
    assert "Depot (acquisition) 28 kg" in out
    assert f"since then {result.co2e_kg / 128 - 1:+.1%}" in out


def test_the_base_year_from_its_own_inventory(tmp_path):
    before, now = tmp_path / "2018", tmp_path / "2019"
    before.mkdir()
    now.mkdir()
    base = make(before, HEAD.replace("2019", "2018") + TABLE, t_csv="volume\n100 l\n").footprint()
    toml = HEAD + TABLE + '\n[base_year]\nyear = 2018\nfolder = "../2018"\n'
    result = make(now, toml, t_csv="volume\n40 l\n").footprint()
    assert result.base_year.stated_kg == result.base_year.restated_kg == base.co2e_kg


def test_an_incomplete_base_year_is_said(tmp_path, capsys):
    before, now = tmp_path / "2018", tmp_path / "2019"
    before.mkdir()
    now.mkdir()
    make(before, HEAD.replace("2019", "2018") + TABLE, t_csv="volume,id\n100 l,a\n,b\n")
    toml = HEAD + TABLE + '\n[base_year]\nyear = 2018\nfolder = "../2018"\n'
    result = make(now, toml, t_csv="volume,id\n40 l,a\n,b\n").footprint()
    (said,) = found(result, "base_year_incomplete")
    assert said.severity == "warning"
    assert said.message.startswith(
        "the base year's inventory ../2018 is incomplete: 1 of 2 rows unanswered, and its total leaves that out."
    )
    main(["footprint", str(now)])
    assert ", of an incomplete total" in capsys.readouterr().out


def test_another_gwp_set_is_a_change_of_method(tmp_path):
    """One set for base year and inventory: nitrous oxide is 298 in AR4 and 265 in AR5."""
    before, now = tmp_path / "2018", tmp_path / "2019"
    before.mkdir()
    now.mkdir()
    table = '\n[[tables]]\npath = "t.csv"\nkind = "nitrous_oxide"\n'
    make(before, HEAD.replace("2019", "2018").replace("ar5_100", "ar4_100") + table, t_csv="mass\n10 kg\n")
    toml = HEAD + table + '\n[base_year]\nyear = 2018\nfolder = "../2018"\n'
    base = make(now, toml, t_csv="mass\n10 kg\n").footprint().base_year
    assert (base.stated_kg, base.restated_kg) == (2980.0, pytest.approx(2650.0))
    assert base.changes[0].name == "gwp_set ar4_100 to ar5_100"


def test_another_consolidation_is_a_change_of_method_too(tmp_path):
    before, now = tmp_path / "2018", tmp_path / "2019"
    before.mkdir()
    now.mkdir()
    more = '\nconsolidation = "equity_share"\n[[entities]]\nname = "A"\nequity = "40 %"\n'
    table = TABLE + 'entity = "A"\n'
    make(before, HEAD.replace("2019", "2018") + more + table, t_csv="volume\n100 l\n")
    toml = HEAD + more.replace("equity_share", "financial_control") + table + '\n[base_year]\nyear = 2018\nfolder = "../2018"\n'
    base = make(now, toml, t_csv="volume\n100 l\n").footprint().base_year
    assert base.changes[0].name == "consolidation equity_share to financial_control"
    assert base.restated_kg == pytest.approx(base.stated_kg / 0.4, rel=1e-6)


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("year = 2018\n", "base_year: give co2e, as '24 000 t', or folder, one of them."),
        ('year = 2018\nfolder = "../nowhere"\n', "nowhere is not there"),
        ('year = 2018\nco2e = "100 l"\n', "l"),
        ('year = 2018\nfolder = "."\n', "base_year.year is 2018, and the inventory in . is of 2019. Name the folder of 2018."),
    ],
)
def test_a_base_year_that_cannot_be_read_is_a_finding(tmp_path, entry, message):
    result = make(tmp_path, HEAD + TABLE + "\n[base_year]\n" + entry, t_csv="volume\n40 l\n").footprint()
    assert [code for code, *_ in errors(result)] == ["base_year_invalid"]
    assert message in result.findings[0].message
    assert result.co2e_kg > 0
    assert result.base_year is None
