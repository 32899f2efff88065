"""`scenario`: an inventory after measures, each alone and in the order given, with costs, break-even, years and goals."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from carbon.analysis.abatement import Abatement, curve
from carbon.analysis.goal_verdicts import goals
from carbon.analysis.scenario_draws import Draws, bounds, scenario_draws
from carbon.analysis.scenario_years import as_records, by_year
from carbon.analysis.scenarios import ScenarioResult, scenarios
from carbon.analysis.targets import RATES
from carbon.cli.findings import print_findings
from carbon.cli.language import named, told
from carbon.cli.notice import print_head
from carbon.cli.parser import RESULT_OF, Parser, add_format
from carbon.cli.progress import shown_opening, working
from carbon.cli.render import console, plain, signed, table, tonnes
from carbon.cli.what_if_lines import print_lines
from carbon.cli.what_if_years import print_years
from carbon.core.errors import CarbonError
from carbon.core.formatting import number, reading
from carbon.core.sentences import say, term
from carbon.core.units.words import measured
from carbon.inventory.footprint import Footprint

FOLDER = "scenarios"


def scenario(given: Sequence[str]) -> int:
    """Print what scenarios would make of an inventory.

    Parameters: given, the inventory, scenario files and options.
    """
    parser = Parser(
        "scenario",
        "What if: an inventory after measures, by source and year, each measure alone and in order, with intervals, costs and goals.",
        (
            "scenario examples/norrbotten-2019",
            "scenario examples/norrbotten-2019 examples/norrbotten-2019/scenarios/buses.toml --path '1.5 °C'",
        ),
    )
    parser.add_argument("inventory", help=RESULT_OF)
    parser.add_argument("files", nargs="*", help=f"scenario files (without them those in the inventory's folder {FOLDER}/)")
    parser.add_argument("--path", metavar="AMBITION", choices=tuple(RATES), help="judge each year by the path of an ambition: 1.5 °C, …")
    parser.add_argument("--curve", action="store_true", help="measures by cost, the cheapest tonne first, in place of their order")
    parser.add_argument("--explain", action="store_true", help="show what each measure does line by line, with factors and sources")
    parser.add_argument("--basis", choices=("location", "market"), default="location", help="scope 2 view")
    add_format(parser)
    space = parser.read(given)
    found = shown_opening(space.inventory)
    files = space.files or _beside(space.inventory)
    with working(told(say("carrying out {count} scenarios …", count=len(files)))):
        results = scenarios(found if space.basis == found.basis else found.view(space.basis), files)
    if space.format == "json":
        print(json.dumps([_record(result, space.path) for result in results], indent=2, ensure_ascii=False))
        return 0
    print_head(found, space.language)
    for result, drawn in zip(results, scenario_draws(results), strict=True):
        _print(result, drawn, space.path, by_cost=space.curve)
        if space.explain:
            print_lines(result.lines)
    return 0


def _beside(inventory: str) -> list[str]:
    """The scenario files in the folder of an inventory."""
    files = sorted(str(path) for path in (Path(inventory) / FOLDER).glob("*.toml"))
    if not files:
        message = say(
            "{inventory} has no {folder}/*.toml. Write one (docs/scenarios.md), or name it: python -m carbon scenario {inventory} X.toml.",
            inventory=inventory,
            folder=FOLDER,
        )
        raise CarbonError(message, code="scenario_missing")
    return files


def _record(result: ScenarioResult, path: str | None) -> dict[str, object]:
    years = as_records(by_year(result, path)) if _has_years(result, path) else None
    return result.to_dict() | {"years": years}


def _has_years(result: ScenarioResult, path: str | None) -> bool:
    """Whether there is something to say of single years."""
    given = result.scenario
    if given.year is None or not isinstance(result.before, Footprint) or not result.before.settings:
        return False
    dated = any(measure.start or measure.per_year for measure in given.measures)
    return dated or bool(path or given.path) or any(goal.target is not None for goal in result.before.settings.goals)


def _print(result: ScenarioResult, drawn: Draws, path: str | None, *, by_cost: bool) -> None:
    out, moved = console(), result.moved
    year = say(" ({year})", year=result.scenario.year) if result.scenario.year else ""
    body = [
        [item.source or "-", tonnes(item.before), tonnes(item.after), signed(item.after - item.before)]
        for item in moved.sources
        if abs(item.after - item.before) > _GRAM
    ]
    total = [named("total"), tonnes(moved.before), tonnes(moved.after), signed(moved.change_kg)]
    title = say("{name}{year}, t CO2e, {basis}-based", name=result.scenario.name, year=year, basis=term(result.before.basis))
    out.print(table(title, ["source", ">before", ">after", ">change"], body, footer=total))
    low, high = bounds(drawn.change)
    out.print(say("95% interval of the change: {low} to {high} t; what both share cancels", low=signed(low), high=signed(high)))
    measures = curve(result.abatement) if by_cost else result.abatement
    out.print(table(say("measures, t CO2e a year"), _HEADS, [_measure(one) for one in measures]))
    if isinstance(result.before, Footprint) and isinstance(result.after, Footprint) and result.before.settings:
        _print_indicators(result.before, result.after)
    if _has_years(result, path):
        print_years(by_year(result, path), path or result.scenario.path)
    out.print()
    print_findings([item for item in result.findings if item.severity != "info"], everything=True)


_GRAM = 1e-3
_HEADS = ["measure", ">alone", ">in this order", ">cost a year", ">cost per t", "pays"]


def _measure(one: Abatement) -> list[str]:
    cost = "" if one.cost is None else _money(one.cost.value, one.cost.unit)
    per = "" if one.per_tonne is None or one.currency is None else _money(one.per_tonne, one.currency, 3)
    return [one.name, signed(one.alone), signed(one.in_order), cost, per, one.words]


def _money(value: float, unit: str, digits: int = 6) -> str:
    return say("{value} {unit}", value=number(value, digits), unit=unit)


def _print_indicators(before: Footprint, after: Footprint) -> None:
    """Indicators that the scenario moves, and goals by what they come to."""
    one, other = goals(before), goals(after)
    for first, second in zip(one.indicators, other.indicators, strict=True):
        old, new = first.latest, second.latest
        if old and new and old.value is not None and new.value is not None and abs(new.value - old.value) > _MOVED * abs(old.value):
            moved = measured(reading(new.value), first.indicator.unit)
            console().print(plain(say("  {name}: {old} → {new}", name=first.indicator.name, old=reading(old.value), new=moved)))
    for goal in other.goals:
        if goal.target is not None:
            said = {"name": goal.goal.name, "verdict": term(goal.verdict), "words": goal.words}
            console().print(plain(say("  goal {name}: {verdict}; {words}", **said)))


_MOVED = 1e-6
