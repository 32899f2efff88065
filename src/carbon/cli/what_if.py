"""`scenario`: an inventory after measures, each alone and in the order given, with costs and goals."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from carbon.analysis.goal_verdicts import goals
from carbon.analysis.opening import opened
from carbon.analysis.scenarios import ScenarioResult, per_tonne
from carbon.analysis.scenarios import scenario as what_if
from carbon.cli.notice import print_head
from carbon.cli.parser import Parser, add_format
from carbon.cli.render import console, plain, table, tonnes
from carbon.core.errors import CarbonError
from carbon.core.formatting import number
from carbon.core.sentences import say
from carbon.inventory.footprint import Footprint

FOLDER = "scenarios"


def scenario(given: Sequence[str]) -> int:
    """Print what scenarios would make of an inventory.

    Parameters: given, the inventory, scenario files and options.
    """
    parser = Parser(
        "scenario",
        "What if: an inventory after measures, by source, each measure alone and in order, with intervals, costs and goals.",
        ("scenario examples/norrbotten-2019", "scenario examples/norrbotten-2019 examples/norrbotten-2019/scenarios/buses.toml"),
    )
    parser.add_argument("inventory", help="folder with inventory.toml, or a lock")
    parser.add_argument("files", nargs="*", help=f"scenario files (without them those in the inventory's folder {FOLDER}/)")
    add_format(parser)
    space = parser.read(given)
    found = opened(space.inventory)
    files = space.files or sorted(str(path) for path in (Path(space.inventory) / FOLDER).glob("*.toml"))
    if not files:
        raise CarbonError(
            say("{inventory} has no {folder}/*.toml. Write one: docs/scenarios.md.", inventory=space.inventory, folder=FOLDER),
            code="scenario_missing",
        )
    results = [what_if(found, file) for file in files]
    if space.format == "json":
        print(json.dumps([result.to_dict() for result in results], indent=2, ensure_ascii=False))
        return 0
    print_head(found)
    for result in results:
        _print(result)
    return 0


def _print(result: ScenarioResult) -> None:
    out, moved = console(), result.moved
    year = f" ({result.scenario.year})" if result.scenario.year else ""
    body = [
        [item.source or "-", tonnes(item.before), tonnes(item.after), _signed(item.after - item.before)]
        for item in moved.sources
        if abs(item.after - item.before) > _GRAM
    ]
    total = ["total", tonnes(moved.before), tonnes(moved.after), _signed(moved.change_kg)]
    out.print(table(f"{result.scenario.name}{year}, t CO2e", ["source", ">before", ">after", ">change"], body, footer=total))
    low, high = moved.sure.interval()
    out.print(f"95 % interval of the change: {_signed(low)} to {_signed(high)} t; what both share cancels")
    out.print(table("measures, t CO2e a year", ["measure", ">alone", ">in this order", ">cost a year", ">cost per t"], _measures(result)))
    if isinstance(result.before, Footprint) and isinstance(result.after, Footprint) and result.before.settings:
        _print_indicators(result.before, result.after)
    out.print()


_GRAM = 1e-3


def _measures(result: ScenarioResult) -> list[list[str]]:
    rows = []
    for measure, alone, ordered in zip(result.scenario.measures, result.alone, result.in_order, strict=True):
        price, per = measure.price, per_tonne(measure, ordered)
        cost = "" if price is None else f"{number(price.value)} {price.unit}"
        rows.append(
            [measure.name, _signed(alone), _signed(ordered), cost, "" if per is None or price is None else f"{number(per, 3)} {price.unit}"]
        )
    return rows


def _print_indicators(before: Footprint, after: Footprint) -> None:
    """Indicators that the scenario moves, and goals by what they come to."""
    one, other = goals(before), goals(after)
    for first, second in zip(one.indicators, other.indicators, strict=True):
        old, new = first.latest, second.latest
        if old and new and old.value is not None and new.value is not None and abs(new.value - old.value) > _MOVED * abs(old.value):
            unit = first.indicator.unit
            console().print(plain(f"  {first.indicator.name}: {number(old.value, 4)} → {number(new.value, 4)} {unit}"))
    for goal in other.goals:
        if goal.target is not None:
            console().print(plain(f"  goal {goal.goal.name}: {goal.verdict}; {goal.words}"))


_MOVED = 1e-6


def _signed(kilograms: float) -> str:
    return f"{'+' if kilograms > 0 else '−'}{tonnes(abs(kilograms))}"
