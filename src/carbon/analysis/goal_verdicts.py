"""Goals: met, on track, off track or not known, and by how much; a published verdict is shown as published."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import cast

from carbon.analysis.budgets import BudgetResult, budgets
from carbon.analysis.goal_paths import SECTORAL, path_of, target_of
from carbon.analysis.indicator_values import SHARE, IndicatorResult, indicators
from carbon.analysis.opening import same_organisation
from carbon.analysis.records import GoalRecord, GoalsRecord, IndicatorRecord, ValueRecord
from carbon.analysis.trend import pace_words
from carbon.core.errors import CarbonError, did_you_mean
from carbon.core.formatting import reading, told_apart
from carbon.core.sentences import say, term
from carbon.core.units.words import unit_said
from carbon.engine.result.subject import check_results
from carbon.inventory.footprint import Footprint
from carbon.inventory.goal_parts import Goal, Indicator

VERDICTS = ("met", "on track", "off track", "not met", "not known", "not judged")
"""`not judged`: the goal has no target, so that nothing is computed."""


@dataclass(frozen=True)
class GoalResult:
    """A goal with its verdict.

    Parameters: goal; verdict, one of VERDICTS; words, why; unit; year and value judged; target, in the unit; distance, the value less the
    target; path, what the straight line from the base year to the target asks of the year; published, the verdict of a decision text.
    """

    goal: Goal
    verdict: str
    words: str
    unit: str = ""
    year: int | None = None
    value: float | None = None
    target: float | None = None
    distance: float | None = None
    path: float | None = None

    def __str__(self) -> str:
        return say("{name}: {verdict}; {words}", name=self.goal.name, verdict=term(self.verdict), words=self.words)

    def to_dict(self) -> GoalRecord:
        """Return the goal as plain values, for JSON."""
        names = ("verdict", "words", "unit", "year", "value", "target", "distance", "path")
        goal = {"name": self.goal.name, "target_year": self.goal.year, "published": self.goal.published, "citation": self.goal.citation}
        return cast("GoalRecord", goal | {name: getattr(self, name) for name in names})


@dataclass(frozen=True)
class Goals:
    """Indicators and goals of an inventory.

    Parameters: indicators, with their values by year; goals, with their verdicts; budgets, with what is left of them.
    """

    indicators: tuple[IndicatorResult, ...]
    goals: tuple[GoalResult, ...]
    budgets: tuple[BudgetResult, ...] = ()

    def to_dict(self) -> GoalsRecord:
        """Return indicators and goals as plain values, for JSON."""
        shown: list[IndicatorRecord] = [
            {
                "name": one.indicator.name,
                "unit": one.indicator.unit,
                "direction": one.indicator.direction,
                "evidence": one.indicator.evidence,
                "values": [cast("ValueRecord", value._asdict()) for value in one.values],
            }
            for one in self.indicators
        ]
        left = [budget.to_dict() for budget in self.budgets]
        return {"indicators": shown, "goals": [goal.to_dict() for goal in self.goals], "budgets": left}

    def __repr__(self) -> str:
        counts = Counter(goal.verdict for goal in self.goals)
        verdicts = ", ".join(f"{counts[verdict]} {verdict}" for verdict in VERDICTS if counts[verdict])
        return f"<Goals: {verdicts or 'none'}; {len(self.indicators)} indicators>"


def goals(footprint: Footprint, *earlier: Footprint) -> Goals:
    """Return the indicators and goals of an inventory, judged by its own rows.

    Parameters: footprint; earlier footprints or locks of the same organisation, whose years are computed by the same definitions.
    Raises: CarbonError for a result that is not an inventory, one of another organisation, and a definition that names what is not there.

    >>> import carbon
    >>> footprint = carbon.Inventory.open("examples/norrbotten-2019").footprint()
    >>> [goal.verdict for goal in goals(footprint).goals]
    ['not judged', 'not judged', 'not judged', 'not judged', 'not judged', 'not judged', 'not judged']
    """
    check_results("goals", footprint, *earlier)
    if any(getattr(one, "settings", None) is None for one in (footprint, *earlier)):
        message = say("goals stand in inventory.toml; this result is of no inventory. Open one with carbon.Inventory.open(folder).")
        raise CarbonError(message, code="goals_missing")
    assert footprint.settings is not None
    for one in earlier:
        same_organisation(one, footprint)
    found = indicators(footprint, *earlier)
    judged = [*(_judged(goal, found) for goal in footprint.settings.goals), *_of_indicators(found)]
    return Goals(found, tuple(judged), budgets(footprint.settings.budgets, found))


def _of_indicators(found: tuple[IndicatorResult, ...]) -> list[GoalResult]:
    """Goals that stand in an indicator itself."""
    results = (one for one in found if one.indicator.goal is not None)
    return [_against(Goal(name=one.indicator.name, target=one.indicator.goal), one) for one in results]


def _judged(goal: Goal, found: tuple[IndicatorResult, ...]) -> GoalResult:
    name = goal.indicator or goal.name
    match = next((one for one in found if one.indicator.name == name), None)
    if match is None and (goal.indicator or goal.target is not None):
        known = [one.indicator.name for one in found]
        raise CarbonError(
            say(
                "goal '{goal_name}': no indicator '{name}' in inventory.toml.{near}",
                goal_name=goal.name,
                name=name,
                near=did_you_mean(name, known),
            ),
            code="indicator_unknown",
        )
    if match is None:
        return GoalResult(goal, "not judged", say("no target and no indicator are given"))
    return _against(goal, match)


def _against(goal: Goal, one: IndicatorResult) -> GoalResult:
    """The last value against the target."""
    indicator, last = one.indicator, one.latest
    if last is None or last.value is None:
        why = last.why if last else say("no value is given. Write of = … or values = …")
        return GoalResult(goal, "not known", why, indicator.unit, last.year if last else None)
    if goal.target is None:
        return GoalResult(goal, "not judged", _direction(one), indicator.unit, last.year, last.value)
    target = target_of(goal, one)
    if target is None:
        relative = say(
            "the target is relative and {year} has no value. Write base_year, and values = … of it under the indicator.",
            year=goal.base_year or say("the base year"),
        )
        return GoalResult(goal, "not known", relative, indicator.unit, last.year, last.value)
    down = (goal.direction or indicator.direction) == "down"
    distance, path = last.value - target, _asked(goal, one, target, last.year)
    verdict = _verdict(goal, last.value, target, path, last.year, down=down)
    words = _words(goal, indicator, verdict, distance, path, last.value) + ("" if verdict == "met" else pace_words(one, target))
    return GoalResult(goal, verdict, words, indicator.unit, last.year, last.value, target, distance, path)


def _asked(goal: Goal, one: IndicatorResult, target: float, year: int) -> float | None:
    """What the path asks of a year between the base year and the target's; None of others."""
    path = path_of(goal, one, target)
    return path.allowed(year) if path and goal.year is not None and path.base_year < year < goal.year else None


def _verdict(goal: Goal, value: float, target: float, path: float | None, year: int, *, down: bool) -> str:
    def reached(wanted: float) -> bool:
        return value <= wanted if down else value >= wanted

    if reached(target):
        return "met"
    if goal.year is None or year >= goal.year:
        return "not met"
    if path is None:
        return "not known"
    return "on track" if reached(path) else "off track"


def _words(goal: Goal, indicator: Indicator, verdict: str, distance: float, path: float | None, value: float) -> str:
    far = _far(distance, indicator.unit)
    if verdict == "not known":
        return say(
            "{far}; no earlier year is known, so that no path leads to {year}. Write base_year, and values = … of that year under the "
            "indicator, or name earlier inventories.",
            far=far,
            year=goal.year,
        )
    if path is None:
        return far
    wanted, found = told_apart(path, value)
    asked = {"far": far, "year": goal.year, "path": wanted, "value": found}
    if goal.target == SECTORAL:
        return say("{far}; the sector's path to {year} asks {path}, the value is {value}", **asked)
    return say("{far}; the straight line to {year} asks {path}, the value is {value}", **asked)


def _far(distance: float, unit: str) -> str:
    if not distance:
        return say("at the target")
    far, apart = reading(abs(distance)), _apart(unit)
    return (
        say("{far} {unit} above the target", far=far, unit=apart)
        if distance > 0
        else say("{far} {unit} below the target", far=far, unit=apart)
    )


def _apart(unit: str) -> str:
    """The unit of a difference: 38% is three percentage points more than 35%, and not three per cent."""
    return term("percentage points") if unit == SHARE else unit_said(unit)


def _direction(one: IndicatorResult) -> str:
    """How it moved since the year before, where both are known: a fact, and no verdict."""
    known = [value for value in one.values if value.value is not None]
    if len(known) < 2:
        return say("no target is given")
    before, last = known[-2], known[-1]
    assert before.value is not None
    assert last.value is not None
    change = last.value - before.value
    right = change < 0 if one.indicator.direction == "down" else change > 0
    moved = {"sign": "+" if change > 0 else "−", "size": reading(abs(change)), "unit": _apart(one.indicator.unit)}
    way = say("right direction, {sign}{size} {unit}", **moved) if right else say("wrong direction, {sign}{size} {unit}", **moved)
    return say("no target is given; since {year}: {way}", year=before.year, way=way if change else say("unchanged"))
