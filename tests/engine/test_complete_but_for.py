"""What an answer says of itself: complete, or complete but for stages, gases and splits; and where its numbers stand."""

from __future__ import annotations

import json

import pytest

import carbon
from carbon.cli.main import main


def parts(word, amount, **fields):
    return carbon.calculate(word, amount, **fields).complete_but_for


def test_all_stages_and_gases_are_there():
    result = carbon.calculate("electricity", "1 MWh", region="GB", period=2024)
    assert result.complete
    assert result.complete_but_for == ()
    assert result.explain().splitlines()[-2].endswith(", complete")


@pytest.mark.parametrize(
    ("word", "amount", "fields", "left_out"),
    [
        # eGRID has generation and losses; no upstream of US power is shipped.
        ("electricity", "1 MWh", {"region": "US", "period": 2023}, ["wtt of electricity"]),
        # Ember's number is of the life cycle, undivided and without the grid.
        (
            "electricity",
            "1 MWh",
            {"region": "SE", "period": 2022},
            ["transmission of electricity", "the split of generation, wtt and infrastructure of electricity"],
        ),
        # Umeå Energi publishes CO2 alone.
        (
            "district_heating",
            "1 MWh",
            {"network": "umeå", "region": "SE", "period": 2022},
            ["wtt of district heating", "CH4 and N2O of generation of district heating"],
        ),
        # Table 2.3 of the Wetlands Supplement prints no methane of tropical peat extraction.
        ("organic_soil", None, {"area": "12 ha", "use": "peat_extraction", "climate": "tropical"}, ["CH4 of the land between the ditches"]),
    ],
)
def test_what_is_not_there_is_named(word, amount, fields, left_out):
    result = carbon.calculate(word, amount, **fields)
    assert result.complete
    assert list(result.complete_but_for) == left_out
    assert f"complete but for {'; '.join(left_out)}" in result.explain()
    assert result.to_dict()["complete_but_for"] == left_out


def test_the_command_says_it_in_text_and_json(capsys):
    given = ["electricity", "1", "MWh", "--region", "US", "--period", "2023"]
    assert main(given) == 0
    assert "\ncomplete but for wtt of electricity\n" in capsys.readouterr().out
    assert main([*given, "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["complete"], found["complete_but_for"]) == (True, ["wtt of electricity"])


def test_an_unanswered_row_is_incomplete_first():
    rows = [
        {"kind": "electricity", "amount": "1 MWh", "region": "US", "period": 2023},
        {"kind": "fuel", "fuel": "moon_dust", "amount": "1 l"},
    ]
    result = carbon.calculate(rows)
    assert not result.complete
    assert result.completeness == "incomplete: 1 of 2 rows unanswered"


def test_a_long_list_is_cut_in_text_and_whole_in_json():
    from carbon.engine.result.findings import state

    text = state(True, 0, 1, [f"part {number} of fuel" for number in range(20)])
    assert text.endswith("part 7 of fuel; and 12 more (complete_but_for of --format json)")


def test_a_saved_plan_keeps_it(tmp_path):
    made = carbon.plan("electricity", "1 MWh", region="US", period=2023)
    made.save(tmp_path / "plan.json")
    again = type(made).load(tmp_path / "plan.json")
    assert again.answers[0].left_out == made.answers[0].left_out == ("wtt of electricity",)


def test_one_locator_at_every_exit(capsys):
    """UK 2024, gross kWh of natural gas: rows 83-86 of the flat file; rows 71-74 are per tonne."""
    given = ["natural_gas", "1000", "kWh", "--region", "GB", "--period", "2024"]
    rows = "Factors by Category, rows 83-86"
    main(given)
    assert rows in capsys.readouterr().out
    main([*given, "--explain"])
    assert rows in capsys.readouterr().out
    main([*given, "--format", "json"])
    lines = json.loads(capsys.readouterr().out)["lines"]
    assert rows in lines[0]["citation"]
    result = carbon.calculate("natural gas", "1000 kWh", region="GB", period=2024)
    assert result.plan.columns()["locator"][0] == rows
    assert rows in carbon.factor("natural gas", energy="1000 kWh", region="GB", period=2024).citation


def test_the_factor_of_an_id():
    found = carbon.factor("uk-2019/electricity.grid/GB/2019/generation")
    assert found.factor.id == "uk-2019/electricity.grid/GB/2019/generation"
    assert found.conversion.form is found.factor.forms[0]
    with pytest.raises(
        carbon.CarbonError,
        match="no factor has the id 'uk-2019/electricity.grid/GB/2019/generatio'. Nearest: uk-2019/electricity.grid/GB/2019/gen",
    ):
        carbon.factor("uk-2019/electricity.grid/GB/2019/generatio")
    with pytest.raises(carbon.CarbonError, match="is the id of one factor; leave region out"):
        carbon.factor("uk-2019/electricity.grid/GB/2019/generation", region="GB")


def test_a_match_fits_on_a_screen_and_holds_the_rejected():
    found = carbon.match("diesel", region="GB", period=2019)
    assert len(str(found).splitlines()) < 10
    assert "uk-2019/fuel.diesel/blend=average/GB/2019/wtt" in repr(found)
    others = found[0][1]
    assert "candidates were not taken" in repr(others)
    assert len(repr(others).splitlines()) < 6
    assert others[0].reason.startswith("loses on")
    missing = carbon.match("fuel", "1 kg", fuel="vehicle_gas", region="SE", period=2023)
    assert "no factor for fuel.vehicle_gas, combustion, SE, 2023" in repr(missing)


def test_what_was_rejected_is_read_only_when_it_is_asked_for(monkeypatch):
    from carbon.factors import choices

    def refuse(*_):
        raise AssertionError("nobody asked for the rejected")

    monkeypatch.setattr(choices, "rejected", refuse)
    assert carbon.factor("electricity", region="SE", period=2019).factor.region == "SE"
    assert "fuel.diesel" in repr(carbon.match("diesel", region="GB", period=2019))
