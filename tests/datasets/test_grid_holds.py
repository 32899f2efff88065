"""What each figure of the grid holds: the page says it, the factors carry it, and the answers leave out the rest."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import NamedTuple

import pytest

import carbon

ROOT = Path(__file__).parents[2]
FACTORS = ROOT / "emission_factors"
GRID = ("electricity.grid", "electricity.residual_mix")
WORDS = {"in it", "own row", "not"}
PLAIN = re.compile(r"(compilation=\w+)?")


class Holds(NamedTuple):
    """A row of the table of the page."""

    per: str
    losses: str
    upstream: str


def table() -> dict[str, Holds]:
    """The table of the page, by publisher."""
    text = (ROOT / "docs/datasets/grids.md").read_text(encoding="utf-8").partition("# What each figure of the grid holds")[2]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line.startswith("|")]
    return {name: Holds(per, losses, upstream) for name, per, losses, upstream, _ in rows[2:]}


def shipped() -> dict[str, list[dict[str, str]]]:
    """The rows of grid power of each publisher."""
    found = dict[str, list[dict[str, str]]]()
    for path in sorted(FACTORS.glob("*/*/factors.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            of_grid = [row for row in csv.DictReader(file) if row["key"] in GRID and PLAIN.fullmatch(row["qualifiers"])]
        generation = [row for row in of_grid if row["stages"].startswith("generation")]
        if generation:
            found.setdefault(path.parts[-3], []).extend(generation)
    return found


SHIPPED = shipped()


def test_every_publisher_of_grid_power_stands_in_the_table():
    assert table().keys() == SHIPPED.keys()
    assert all({row.losses, row.upstream} <= WORDS for row in table().values())


@pytest.mark.parametrize("name", SHIPPED)
def test_the_stages_of_the_factors_are_those_of_the_table(name):
    holds = table()[name]
    for row in SHIPPED[name]:
        stages = row["stages"].split("+")
        assert ("transmission" in stages) == (holds.losses == "in it"), row
        assert ("wtt" in stages) == (holds.upstream == "in it"), row
        # Power that is divided by what reaches its user holds the losses, or its publisher prints them apart.
        assert holds.per == "generated" or holds.losses != "not", row


def cases() -> list[tuple[str, str, int, str]]:
    """One question for each publisher, region and year: all where they are few, else the first, middle and last."""
    found = []
    for name, rows in SHIPPED.items():
        dated = sorted(
            (row["region"], int(row["valid_from"][:4]), row["qualifiers"]) for row in rows if row["valid_from"] and row["key"] == GRID[0]
        )
        few = dated if len(dated) <= 60 else dated[:: len(dated) // 30]
        found += [(name, region, year, (re.findall("compilation=(\\w+)", words) or [""])[0]) for region, year, words in few]
    return found


@pytest.mark.parametrize(("name", "region", "year", "compilation"), cases())
def test_an_answer_leaves_out_what_its_figure_does_not_hold_and_nothing_else(name, region, year, compilation):
    given = {"compilation": compilation} if compilation else {}
    result = carbon.calculate("electricity", "1 MWh", region=region, period=year, **given)
    lines = [line for _, line in result.plan.lines if line.basis != "market"]
    by = {line.factor.publication.name for line in lines if line.stage == "generation"}
    if not any(one.startswith(f"{name}-") for one in by):
        pytest.skip("another publisher answers here")
    stages = {stage for line in lines for stage in line.factor.stages}
    holds = table()[name]
    lacks = "transmission of electricity" in result.complete_but_for
    assert lacks == ("transmission" not in stages)
    assert not (holds.losses == "in it" and lacks), "the figure holds losses, and the answer says that it does not"
    assert [line.stage for line in lines].count("transmission") <= 1
    if holds.losses == "in it":
        assert not [line for line in lines if line.stage == "transmission"], "losses are counted twice"


def test_own_losses_are_not_added_to_a_figure_that_holds_them():
    result = carbon.calculate("electricity", "1 MWh", region="CA-ON", period=2023, loss_rate="5 %")
    assert result.co2e_kg == pytest.approx(59.0)
    assert any("holds the losses of the grid already" in finding.message for finding in result.findings)
