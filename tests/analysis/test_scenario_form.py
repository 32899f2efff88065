"""The linear form of a scenario gives what the scenario gives, at any level of its measures."""

from math import fsum
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import carbon
from carbon.analysis.scenario_file import scenario_of
from carbon.analysis.scenario_form import linear_form
from carbon.analysis.scenarios import scenario, scenarios

pytestmark = pytest.mark.usefixtures("calculated_once")

EXAMPLE = Path("examples/norrbotten-2019")
LEVELS = st.floats(0.0, 1.0)


@pytest.fixture(scope="module")
def footprint():
    return carbon.Inventory.open(EXAMPLE).footprint()


def kilograms(form, changes):
    return fsum(change.amount * float(form.plan.co2e_per_unit[change.line]) for change in changes)


def test_it_gives_the_change_of_each_example(footprint):
    for found in scenarios(footprint, sorted((EXAMPLE / "scenarios").glob("*.toml"))):
        form = linear_form(found)
        assert kilograms(form, form.changes()) == pytest.approx(found.moved.change_kg, rel=1e-9)
        assert kilograms(form, form.changes([0.0] * len(form.measures))) == pytest.approx(0.0, abs=1e-6)
        assert [line.factor.id for _, line in form.plan.lines][: len(footprint.plan.lines)] == [
            line.factor.id for _, line in footprint.plan.lines
        ]


@given(LEVELS, LEVELS)
def test_a_level_of_a_measure_is_the_scenario_with_that_share(first, second):
    rows = carbon.calculate(
        [
            {"kind": "fuel", "fuel": fuel, "volume": "1000 l", "source": "Cars", "region": "GB", "period": 2019}
            for fuel in ("diesel", "petrol")
        ]
    )

    def made(share, change):
        shift = {"name": "shift", "where": {"fuel": "diesel"}, "share": f"{share * 100:.14f} %", "to": {"fuel": "petrol"}}
        less = {"name": "less", "where": {"fuel": "petrol"}, "change": f"-{change * 100:.14f} %"}
        return scenario(rows, scenario_of({"name": "test", "measures": [shift, less]}, "test.toml"))

    form = linear_form(made(0.8, 0.5))
    stated = made(0.8 * first, 0.5 * second)
    assert kilograms(form, form.changes([first, second])) == pytest.approx(stated.moved.change_kg, rel=1e-9, abs=1e-9)
    assert made(0.8, 0.5).composed.total([first, second]) == pytest.approx(stated.after.co2e_kg, rel=1e-9)
