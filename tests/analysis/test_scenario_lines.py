"""A scenario line by line: every measure's lines add up to its effect, and each is an amount times what one unit emits."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

import carbon
from carbon.analysis.scenario_file import scenario_of
from carbon.analysis.scenarios import scenario
from carbon.cli.main import main

pytestmark = pytest.mark.usefixtures("calculated_once")

FOLDER = "examples/norrbotten-2019"
LITRES = st.floats(0.1, 1e5)
FLEET = st.lists(st.tuples(st.sampled_from(("diesel", "petrol", "lpg")), LITRES, st.sampled_from(("A", "B"))), min_size=1, max_size=6)


def fleet(rows):
    given = {"kind": "fuel", "source": "Cars", "region": "GB", "period": 2019}
    return carbon.calculate([given | {"fuel": fuel, "volume": f"{litres!r} l", "site": site} for fuel, litres, site in rows])


@given(FLEET, LITRES, st.integers(0, 100), st.integers(-100, 100))
def test_the_lines_of_a_measure_add_up_to_its_effect(rows, litres, share, change):
    shift = {"name": "shift", "where": {"fuel": "diesel"}, "share": f"{share} %", "to": {"fuel": "petrol"}}
    scale = {"name": "scale", "where": {"fuel": "petrol"}, "change": f"{change:+d} %"}
    measures = [{"sources": ["Cars"]} | shift, {"sources": ["Cars"]} | scale]
    found = scenario(fleet([*rows, ("diesel", litres, "A")]), scenario_of({"name": "test", "measures": measures}, "test.toml"))
    size = found.moved.before
    for name, effect in zip(("shift", "scale"), found.in_order, strict=True):
        lines = [line for line in found.lines if line.measure == name]
        assert sum(line.kg for line in lines) == pytest.approx(effect, rel=1e-9, abs=1e-12 * size)
        for line in lines:
            after = line.made.value * line.made_kg_per_unit if line.made else 0.0
            assert line.kg == pytest.approx(after - line.taken.value * line.kg_per_unit, rel=1e-9, abs=1e-12 * size)
            assert abs(line.taken.value) <= line.concerned.value * (1 + 1e-12)


def test_what_differs_and_the_factors_of_what_comes_in_its_place():
    footprint = carbon.Inventory.open(FOLDER).footprint()
    (buses,) = scenario(footprint, f"{FOLDER}/scenarios/buses.toml").lines
    assert buses.fields["fuel"] == ("diesel", "hvo")
    assert buses.fields["blend"] == ("reduction_duty", None)
    assert "energimyndigheten-2016/fuel.hvo/SE/2016/wtt" in buses.explained
    video, train = scenario(footprint, f"{FOLDER}/scenarios/short_flights.toml").lines
    assert (video.made, video.explained) == (None, "")
    assert (train.kind, train.made_kind, train.made.value) == ("flight", "rail", pytest.approx(13_026 * 0.8 * 0.25 * 2360))


def test_the_command_prints_sums_that_can_be_done_by_hand(capsys):
    assert main(["scenario", FOLDER, f"{FOLDER}/scenarios/buses.toml", "--explain"]) == 0
    printed = capsys.readouterr().out
    for line in (
        "  County bus traffic, contracted bus: 3 868 800 km of 6 448 000 km",
        "    before  3 868 800 km × 0.89133 kg/km = 3 448 378 kg CO2e",
        "    after   3 868 800 km × 0.16422 kg/km = 635 334 kg CO2e",
        "    change  −2 813 043 kg CO2e",
        "    fields  fuel diesel → hvo; consumption 0.33 l/km → 0.345 l/km; blend reduction_duty → not given",
        "        gas      co2e: 0.345 × 0.476 kg/l = 0.16422 kg CO2e (GWP set not stated by the source)",
    ):
        assert line in printed.splitlines()


def test_json_has_the_lines(capsys):
    assert main(["scenario", FOLDER, f"{FOLDER}/scenarios/nitrous_oxide.toml", "--format", "json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert [(line["measure"], line["taken"], round(line["kg"])) for line in found["lines"]] == [
        ("Gällivare", "500 kg", -64925),
        ("Piteå", "230 kg", -29866),
    ]
    assert found["lines"][0]["fields"] == {"collected": ["0.0", "0.5"], "destroyed": ["0.0", "0.98"]}
