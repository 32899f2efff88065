"""What a console shows of any public object fits a screen of 80 columns and 24 lines."""

from __future__ import annotations

from math import ceil
from pathlib import Path

import pytest

import carbon
from carbon.activities.framework.kinds import build, kinds
from carbon.cli.quick import example_fields

ROOT = Path(__file__).parents[2]
NORRBOTTEN = ROOT / "examples" / "norrbotten-2019"


@pytest.fixture(scope="module")
def shown():
    """Name → an object of each public class and of what the public functions return."""
    inventory = carbon.Inventory.open(NORRBOTTEN)
    before, footprint = carbon.Inventory.open(ROOT / "examples" / "norrbotten-2018").footprint(), inventory.footprint()
    result = carbon.calculate("diesel", "40 L", region="GB", period=2019)
    matches = carbon.match("diesel", "1 l", region="GB", period=2019)
    return {
        "inventory": inventory,
        "footprint": footprint,
        "result": result,
        "incomplete": carbon.calculate([{"kind": "diesel", "amount": "40 l"}, {"kind": "fuel", "fuel": "diesl", "amount": "3 l"}]),
        "stored": carbon.Emissions.from_json(result.to_json()),
        "plan": footprint.plan,
        "line": footprint.plan.lines[0],
        "lines": footprint.plan.lines,
        "policy": carbon.Policy(gwp_set="ar6_100 + sevoflurane=130"),
        "catalogue": carbon.catalogue(),
        "publications": carbon.publications()[0],
        "matches": matches,
        "match": matches[0][0],
        "rejected": matches[0][1],
        "factor": carbon.factor("electricity", region="GB", period=2019).factor,
        "compare": carbon.compare(before, footprint),
        "uncertainty": carbon.uncertainty(footprint, draws=100, seed=1),
        "goals": carbon.goals(footprint),
        "series": carbon.series(before, footprint),
        "update": carbon.update(footprint, footprint),
        "scenario": carbon.scenario(footprint, NORRBOTTEN / "scenarios" / "buses.toml"),
        "finding": footprint.findings[0],
        "amount": carbon.Amount(40.0, "l"),
        "error": carbon.CarbonError("the amount has no unit. Write 40 l.", code="unit_missing"),
    }


def lines(text):
    """Lines on a screen of 80 columns."""
    return sum(max(1, ceil(len(line) / 80)) for line in text.splitlines())


@pytest.mark.parametrize(
    "name",
    [
        *("inventory", "footprint", "result", "incomplete", "stored", "plan", "line", "lines", "policy", "catalogue", "publications"),
        *("matches", "match", "rejected", "factor", "compare", "uncertainty", "goals", "series", "update", "scenario", "finding"),
        *("amount", "error"),
    ],
)
def test_a_repr_fits_a_screen(shown, name):
    assert 0 < lines(repr(shown[name])) <= 24, repr(shown[name])[:2000]


@pytest.mark.parametrize("kind", kinds())
def test_an_activity_fits_a_screen(kind):
    for example in kinds()[kind].examples:
        assert 0 < lines(repr(build(*example_fields(example)))) <= 24
