"""Zero, missing and excluded are three states; exclusions have a reason and are weighed; categories are reported or excluded."""

from __future__ import annotations

import pytest

import carbon
from carbon.cli.main import main
from inventories import HEAD, TABLE, found, make

EXCLUDED = '\n[[exclusions]]\nwhat = "Depot"\nreason = "sold in January"\nsites = ["depot"]\n'
ROWS = "volume,site\n40 l,garage\n0 l,garage\n,garage\n10 l,depot\n"


def test_zero_missing_and_excluded_are_three_states(tmp_path):
    result = make(tmp_path, HEAD + TABLE + EXCLUDED, t_csv=ROWS).footprint()
    assert result.states == {"answered": 1, "zero": 1, "missing": 1, "excluded": 1}
    frame = result.to_frame()
    assert frame["state"].to_list() == ["answered", "zero", "missing", "excluded"]
    assert frame["co2e_kg"].to_list()[1:] == [0.0, None, None]
    assert (result.rows, result.unanswered, result.complete) == (4, 1, False)
    record = result.to_dict()
    assert record["row_states"] == result.states
    assert record["exclusions"] == [
        {"what": "Depot", "reason": "sold in January", "categories": (), "rows": 1, "co2e_kg": pytest.approx(result.co2e_kg / 4)}
    ]


def test_an_excluded_row_is_neither_counted_nor_missing(tmp_path):
    result = make(tmp_path, HEAD + TABLE + EXCLUDED, t_csv="volume,site\n40 l,garage\n10 l,depot\n").footprint()
    assert result.complete
    assert result.co2e_kg == carbon.calculate("diesel", "40 l", region="GB", period=2019, gwp_set="ar5_100").co2e_kg
    (exclusion,) = result.exclusions
    assert exclusion.co2e_kg == carbon.calculate("diesel", "10 l", region="GB", period=2019, gwp_set="ar5_100").co2e_kg


def test_the_command_prints_states_and_exclusions(tmp_path, capsys):
    weight = make(tmp_path, HEAD + TABLE + EXCLUDED, t_csv=ROWS).footprint().exclusions[0].co2e_kg
    assert main(["footprint", str(tmp_path)]) == 1
    out = capsys.readouterr().out
    assert "rows: 1 answered, 1 zero, 1 missing, 1 excluded" in out
    assert f"excluded: Depot (1 row, {weight:.2f} kg CO2e not in the total): sold in January" in out


@pytest.mark.parametrize("reason", ['reason = ""\n', 'reason = "  "\n', ""])
def test_an_exclusion_needs_a_reason(tmp_path, reason):
    with pytest.raises(carbon.CarbonError, match=r"exclusions \(1\)\.reason"):
        make(tmp_path, HEAD + TABLE + '\n[[exclusions]]\nwhat = "Depot"\n' + reason)


def test_an_exclusion_that_leaves_out_nothing(tmp_path):
    result = make(tmp_path, HEAD + TABLE + EXCLUDED.replace('["depot"]', '["depo"]'), t_csv=ROWS).footprint()
    (finding,) = found(result, "exclusion_unused")
    assert finding.message == "exclusion 'Depot' leaves out no row: none has site depo. Nearest: depot."


def test_a_row_lies_in_all_of_a_perimeter(tmp_path):
    more = EXCLUDED + 'kinds = ["electricity"]\n'
    assert make(tmp_path, HEAD + TABLE + more, t_csv=ROWS).footprint().states["excluded"] == 0


def open_categories(result):
    return [finding.message for finding in found(result, "categories_open")]


def test_categories_neither_reported_nor_excluded(tmp_path):
    """Diesel reports category 3; 1, 2 and 5 to 15 are excluded: 4 is left open."""
    excluded = '\n[[exclusions]]\nwhat = "Goods"\nreason = "no data"\ncategories = [1, 2, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]\n'
    (message,) = open_categories(make(tmp_path, HEAD + TABLE + excluded, t_csv="volume\n40 l\n").footprint())
    assert message.startswith("scope 3 categories neither reported nor excluded: 4 upstream transportation and distribution. Add rows")
    closed = excluded.replace("[1, 2,", "[1, 2, 4,")
    assert not open_categories(make(tmp_path, HEAD + TABLE + closed, t_csv="volume\n40 l\n").footprint())


def test_there_are_fifteen_categories(tmp_path):
    excluded = '\n[[exclusions]]\nwhat = "Goods"\nreason = "no data"\ncategories = [16]\n'
    with pytest.raises(carbon.CarbonError, match=r"exclusions \(1\)\.categories \(1\): write 15 or less \(given 16\)"):
        make(tmp_path, HEAD + TABLE + excluded)


OWN = "key,stages,region,unit,mass,co2,locator\nfuel.straw,combustion,GB,kg,kg,0.1,own\n"


def test_energy_without_upstream_or_losses_leaves_category_3_incomplete(tmp_path):
    """British electricity has losses and upstream; Swedish has upstream within its factor and no losses; straw has neither."""
    toml = HEAD + '\n[[tables]]\npath = "t.csv"\n'
    text = "kind,source,fuel,mass,energy,region\nelectricity,British,,,1 MWh,GB\nelectricity,Swedish,,,1 MWh,SE\nfuel,Straw,straw,1 t,,GB\n"
    result = make(tmp_path, toml, t_csv=text, factors_csv=OWN).footprint()
    (finding,) = found(result, "category_3_incomplete")
    assert finding.message.startswith(
        "category 3 is incomplete: no transmission for Swedish; no wtt for Straw. Add factors of these stages"
    )
    excluded = '\n[[exclusions]]\nwhat = "Losses"\nreason = "no figure of them"\ncategories = [3]\n'
    assert not found(make(tmp_path, toml + excluded, t_csv=text, factors_csv=OWN).footprint(), "category_3_incomplete")


def test_what_stands_beside_is_printed_and_in_no_total_category_or_line(tmp_path, capsys):
    """Rule: avoided emissions are never netted; they report no category and make no row a zero."""
    toml = HEAD + '\n[[tables]]\npath = "t.csv"\n'
    text = "kind,volume,emissions,comparison,evidence\ndiesel,40 l,,,\navoided_emissions,,12 t CO2e,grid electricity,report 2019\n"
    result = make(tmp_path, toml, t_csv=text).footprint()
    alone = carbon.calculate("diesel", "40 l", region="GB", period=2019, gwp_set="ar5_100")
    assert result.co2e_kg == alone.co2e_kg
    assert result.states == {"answered": 2, "zero": 0, "missing": 0, "excluded": 0}
    record = result.to_dict()
    assert record["beside"]["avoided"]["co2e_kg"] == 12_000.0
    assert {line["basis"] for line in record["lines"]} == {None}
    assert "1 purchased goods and services" in open_categories(result)[0]
    assert main(["footprint", str(tmp_path)]) == 0
    assert "avoided, excluded from totals: 12.0 t CO2e" in capsys.readouterr().out


def test_biogenic_co2_per_scope_and_category(tmp_path):
    """By hand: 10 kg of chips × 1.5 kg, and 4 kg bought as a service; CH4 is inside the scopes, CO2 beside."""
    own = (
        "key,stages,region,unit,mass,co2,ch4_biogenic,co2_biogenic,locator\n"
        "fuel.chips,combustion,GB,kg,kg,0,0.001,1.5,own\nfuel.chips,wtt,GB,kg,kg,0.1,,,own\n"
    )
    toml = HEAD + '\n[[tables]]\npath = "t.csv"\nkind = "fuel"\nfuel = "chips"\n'
    text = "mass,control,purpose\n10 kg,owned,own_use\n4 kg,purchased,service\n"
    result = make(tmp_path, toml, t_csv=text, factors_csv=own).footprint()
    assert result.biogenic_kg() == {(1, None): pytest.approx(15.0), (3, 1): pytest.approx(6.0)}
    assert result.co2e_kg == pytest.approx(14 * (0.001 * 28 + 0.1))
    assert result.to_dict()["co2_biogenic_kg"] == [
        {"scope": 1, "category": None, "kg": pytest.approx(15.0)},
        {"scope": 3, "category": 1, "kg": pytest.approx(6.0)},
    ]
