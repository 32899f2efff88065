"""`goals`: indicators and goals of an inventory, and whether they are met."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from carbon.analysis.budgets import BudgetResult
from carbon.analysis.goal_verdicts import GoalResult, Goals
from carbon.analysis.goal_verdicts import goals as judged
from carbon.analysis.indicator_values import IndicatorResult, indicators
from carbon.analysis.ledger import Emissions
from carbon.cli.language import named, told
from carbon.cli.notice import print_head
from carbon.cli.parser import RESULT_OF, Parser, add_format
from carbon.cli.progress import shown_opening
from carbon.cli.render import console, plain, table
from carbon.core.errors import CarbonError
from carbon.core.formatting import number, reading
from carbon.core.sentences import joined, say, term
from carbon.core.units.words import measured, unit_said
from carbon.inventory.footprint import Footprint
from carbon.workbook.recognised import is_workbook

_COLOURS = {"met": "green", "on track": "green", "off track": "red", "not met": "red"}
_FAILING = ("off track", "not met")


def goals(given: Sequence[str]) -> int:
    """Print indicators and goals; with --check 1 when a goal is off track or not met.

    Parameters: given, the inventory, earlier ones, and options.
    """
    parser = Parser(
        "goals",
        "Indicators by year, and goals with their verdicts, computed from the inventory's rows and facts.",
        ("goals examples/norrbotten-2019", "goals examples/norrbotten-2019 examples/norrbotten-2018 --check"),
    )
    parser.add_argument("inventory", help=RESULT_OF)
    parser.add_argument("earlier", nargs="*", help="earlier inventories or locks, whose years are computed by the same definitions")
    parser.add_argument("--check", action="store_true", help="exit code 1 when a goal is off track or not met")
    add_format(parser)
    space = parser.read(given)
    found, earlier = _footprint(space.inventory), [_footprint(path) for path in space.earlier]
    result = judged(found, *earlier)
    if space.format == "json":
        print(json.dumps(result.to_dict(), indent=2, ensure_ascii=False))
    else:
        print_head(found, space.language)
        _print(result, is_workbook(Path(space.inventory)))
    return int(space.check and any(goal.verdict in _FAILING for goal in result.goals))


def _footprint(path: str) -> Footprint:
    found = shown_opening(path)
    if not isinstance(found, Footprint):
        raise CarbonError(say("{path} holds a calculation and no inventory, so it has no goals.", path=path), code="goals_missing")
    return found


def print_indicators(found: Emissions) -> None:
    """Print the indicators of a footprint, a line each.

    Parameters: found.
    """
    try:
        computed = indicators(found) if isinstance(found, Footprint) else ()
    except CarbonError as error:
        # A wrong definition of an indicator stops no footprint.
        console(to_stderr=True).print(f"[red]{named('error')}[/] {error.code}: {plain(error.sentence)}")
        return
    for one in computed:
        values = joined((say("{year} {value}", year=value.year, value=_shown(value.value)) for value in one.values), ", ")
        said = {"values": measured(values, one.indicator.unit), "direction": term(one.indicator.direction)}
        console().print(plain(say("indicator: {name}: {values} (should go {direction})", name=one.indicator.name, **said)))


def goals_record(found: Footprint) -> dict[str, object]:
    """Return indicators and goals for the JSON of a footprint; with the reason where a definition is wrong.

    Parameters: found.
    """
    try:
        return {**judged(found).to_dict()} if found.settings else {}
    except CarbonError as error:
        return {"indicators": None, "goals": None, "goals_error": str(error)}


def _print(result: Goals, of_workbook: bool) -> None:
    out = console()
    if not result.indicators and not result.goals and not result.budgets:
        out.print(plain(_nothing(of_workbook)))
        return
    years = sorted({value.year for one in result.indicators for value in one.values})
    body = [_row(one, years) for one in result.indicators]
    heads = ["indicator", "unit", "should go", *(f">{year}" for year in years), ""]
    out.print(table(say("indicators; * given, not computed"), heads, body))
    for one in result.indicators:
        for value in one.values:
            if value.why:
                out.print(plain(say("  {name} {year}: not known: {why}", name=one.indicator.name, year=value.year, why=value.why)))
    out.print()
    for goal in result.goals:
        _print_goal(goal)
    for budget in result.budgets:
        _print_budget(budget)
    _print_open(result, years)


def _nothing(of_workbook: bool) -> str:
    """What to do where nothing is to be judged; a workbook has no place for goals."""
    if not of_workbook:
        return say("the inventory has no indicators and no goals. Write [[indicators]] and [[goals]] in inventory.toml: docs/goals.md.")
    return say(
        "a workbook holds no indicators and no goals. Put it in a folder with a file inventory.toml that names it "
        '([[tables]], path = "book.xlsx") and holds [[indicators]] and [[goals]] (docs/goals.md), and name the folder here.'
    )


def _print_open(result: Goals, years: Sequence[int]) -> None:
    """What is missing for goals that are not judged, and where it is written."""
    open_ = [goal for goal in result.goals if goal.verdict == "not judged"]
    bare = [goal.goal.name for goal in open_ if goal.value is None]
    steps = [say("Write target = … and year = … under [[goals]] in inventory.toml: docs/goals.md.")] if open_ else []
    if bare:
        steps.append(say("To compute {names}, write indicators of them too.", names=joined(bare, ", ")))
    if open_ and len(years) == 1:
        steps.append(say("To see whether an indicator moves the right way, name last year's inventory behind this one."))
    if open_:
        count = say("{count} goals are not judged.", count=len(open_)) if len(open_) > 1 else say("1 goal is not judged.")
        console().print()
        console().print(plain(joined([count, *steps], " ")))


def _row(one: IndicatorResult, years: Sequence[int]) -> list[str]:
    known = {value.year: value for value in one.values}
    marks = {year: "" if value.computed else "*" for year, value in known.items()}
    cells = [say("{value}{mark}", value=_shown(known[year].value), mark=marks[year]) if year in known else "" for year in years]
    return [one.indicator.name, unit_said(one.indicator.unit), term(one.indicator.direction), *cells]


def _shown(value: float | None) -> str:
    return say("not known") if value is None else reading(value)


def _print_goal(goal: GoalResult) -> None:
    out = console()
    colour = _COLOURS.get(goal.verdict, "yellow")
    head = f"[{colour}]{told(term(goal.verdict))}[/] {plain(goal.goal.name)}"
    out.print(f"{head}{plain(_value(goal))}{plain(_target(goal))}; {plain(goal.words)}")
    if goal.goal.published:
        cited = say(" ({citation})", citation=goal.goal.citation) if goal.goal.citation else ""
        out.print(plain(say("  published, not computed: {published}{cited}", published=goal.goal.published, cited=cited)))


def _value(goal: GoalResult) -> str:
    if goal.value is None:
        return ""
    return say(": {value} in {year}", value=measured(reading(goal.value), goal.unit), year=goal.year)


def _target(goal: GoalResult) -> str:
    if goal.target is None:
        return ""
    by = say(" by {year}", year=goal.goal.year) if goal.goal.year else ""
    return say(", target {target}{by}", target=measured(reading(goal.target), goal.unit), by=by)


def _print_budget(found: BudgetResult) -> None:
    """A budget, what is used and left of it, and how long that lasts."""
    said = {"value": number(found.value, 5), "unit": found.unit, "start": found.start, "citation": found.citation}
    head = say("budget {name}: {value} {unit} from {start} on ({citation})", name=found.name, **said)
    if found.used is None or found.remaining is None or found.share is None:
        console().print(plain(say("{head}; what is left is not known: {why}", head=head, why=found.why)))
        return
    colour = "green" if found.remaining > 0 else "red"
    used = say(
        "{used} used by the end of {last}, {remaining} left, {share:.0%} of it",
        used=number(found.used, 5),
        last=found.last,
        remaining=number(found.remaining, 5),
        share=found.share,
    )
    console().print(f"[{colour}]{plain(head)}[/]; {plain(used)}")
    if found.years_left and found.straight:
        console().print(
            plain(
                say(
                    "  as much a year as in {last}: {years:.1f} years; in a straight line to zero: {straight:.1f} years",
                    last=found.last,
                    years=found.years_left,
                    straight=found.straight,
                )
            )
        )
