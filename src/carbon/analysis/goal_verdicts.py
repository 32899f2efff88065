"""Goals: met, on track, off track or not known, and by how much; a published verdict is shown as published."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from carbon.analysis.budgets import BudgetResult, budgets
from carbon.analysis.goal_paths import SECTORAL, path_of, target_of
from carbon.analysis.indicator_values import IndicatorResult, indicators
from carbon.analysis.opening import same_organisation
from carbon.analysis.trend import pace_words
from carbon.core.errors import CarbonError, did_you_mean
from carbon.core.formatting import number
from carbon.core.sentences import say
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

    def to_dict(self) -> dict[str, Any]:
        """Return the goal as plain values, for JSON."""
        names = ("verdict", "words", "unit", "year", "value", "target", "distance", "path")
        goal = {"name": self.goal.name, "target_year": self.goal.year, "published": self.goal.published, "citation": self.goal.citation}
        return goal | {name: getattr(self, name) for name in names}


@dataclass(frozen=True)
class Goals:
    """Indicators and goals of an inventory.

    Parameters: indicators, with their values by year; goals, with their verdicts; budgets, with what is left of them.
    """

    indicators: tuple[IndicatorResult, ...]
    goals: tuple[GoalResult, ...]
    budgets: tuple[BudgetResult, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return indicators and goals as plain values, for JSON."""
        shown = [
            {
                "name": one.indicator.name,
                "unit": one.indicator.unit,
                "direction": one.indicator.direction,
                "evidence": one.indicator.evidence,
            }
            | {"values": [value._asdict() for value in one.values]}
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
    if footprint.settings is None:
        message = say("goals stand in inventory.toml; this result is of no inventory. Open one with carbon.Inventory.open(folder).")
        raise CarbonError(message, code="goals_missing")
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
        return GoalResult(goal, "not judged", "no target and no indicator are given")
    return _against(goal, match)


def _against(goal: Goal, one: IndicatorResult) -> GoalResult:
    """The last value against the target."""
    indicator, last = one.indicator, one.latest
    if last is None or last.value is None:
        why = last.why if last else "no value is given. Write of = … or values = …"
        return GoalResult(goal, "not known", why, indicator.unit, last.year if last else None)
    if goal.target is None:
        return GoalResult(goal, "not judged", _direction(one), indicator.unit, last.year, last.value)
    target = target_of(goal, one)
    if target is None:
        words = f"the target is relative and {goal.base_year or 'the base year'} has no value. Give base_year and its value."
        return GoalResult(goal, "not known", words, indicator.unit, last.year, last.value)
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
    unit = indicator.unit
    far = f"{number(abs(distance), 4)} {unit} {'above' if distance > 0 else 'below'} the target" if distance else "at the target"
    if verdict == "not known":
        return (
            f"{far}; no earlier year is known, so that no path leads to {goal.year}. Give base_year and its value, or earlier inventories."
        )
    if path is None:
        return far
    way = "sector's path" if goal.target == SECTORAL else "straight line"
    return f"{far}; the {way} to {goal.year} asks {number(path, 4)}, the value is {number(value, 4)}"


def _direction(one: IndicatorResult) -> str:
    """How it moved since the year before, where both are known: a fact, and no verdict."""
    known = [value for value in one.values if value.value is not None]
    if len(known) < 2:
        return "no target is given"
    before, last = known[-2], known[-1]
    assert before.value is not None
    assert last.value is not None
    change = last.value - before.value
    right = change < 0 if one.indicator.direction == "down" else change > 0
    way = (
        "unchanged"
        if not change
        else f"{'right' if right else 'wrong'} direction, {'+' if change > 0 else '−'}{number(abs(change), 3)} {one.indicator.unit}"
    )
    return f"no target is given; since {before.year}: {way}"
