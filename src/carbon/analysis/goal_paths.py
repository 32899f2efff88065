"""The target of a goal, and the path from its base year to it: a straight line, or that of a sector."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from carbon.analysis.indicator_values import IndicatorResult, indicators
from carbon.analysis.targets import RATES, Contraction, SectorPath
from carbon.core.errors import CarbonError
from carbon.core.sentences import say
from carbon.core.written import parse_number
from carbon.inventory.footprint import Footprint
from carbon.inventory.goal_parts import Goal, Indicator

SECTORAL = "sectoral"
_RELATIVE = re.compile(r"(?P<sign>[-+\u2212])\s*(?P<percent>[\d.,]+)\s*%")


@dataclass(frozen=True)
class GoalPath:
    """The path from a goal's base year to its target.

    Parameters: goal; indicator; base_year and base, its value; target, in the indicator's unit; sector, its path, of a sectoral goal.
    """

    goal: Goal
    indicator: Indicator
    base_year: int
    base: float
    target: float
    sector: SectorPath | None = field(default=None, repr=False)

    @property
    def down(self) -> bool:
        """Whether the indicator should fall."""
        return (self.goal.direction or self.indicator.direction) == "down"

    def allowed(self, year: int) -> float | None:
        """Return what the path asks of a year; the target from its year on, None before the base year.

        Parameters: year.
        """
        last = self.goal.year
        if last is None or year < self.base_year:
            return None
        if year >= last:
            return self.target
        if self.sector is not None:
            return self.sector.asked(self.base, self.base_year, year)
        return self.base + (self.target - self.base) * (year - self.base_year) / (last - self.base_year)


def goal_paths(footprint: Footprint, *earlier: Footprint) -> tuple[GoalPath, ...]:
    """Return the paths of an inventory's goals that have a target, a year and a base value.

    Parameters: footprint; earlier footprints, whose years are computed by the same definitions.
    """
    found, paths = indicators(footprint, *earlier), []
    for goal in footprint.settings.goals if footprint.settings else ():
        one = next((item for item in found if item.indicator.name == (goal.indicator or goal.name)), None)
        target = target_of(goal, one) if one is not None and goal.target is not None else None
        path = path_of(goal, one, target) if one is not None and target is not None else None
        paths += [path] if path else []
    return tuple(paths)


def path_of(goal: Goal, one: IndicatorResult, target: float) -> GoalPath | None:
    """Return the path of a goal; None without a year, or a base value before it.

    Parameters: goal; one, its indicator with values; target, in the indicator's unit.
    """
    first = goal.base_year if goal.base_year is not None else one.values[0].year
    base = one.of(first)
    if base is None or goal.year is None or not first < goal.year:
        return None
    return GoalPath(goal, one.indicator, first, base, target, _sector(goal) if goal.target == SECTORAL else None)


def target_of(goal: Goal, one: IndicatorResult) -> float | None:
    """Return the target of a goal in its indicator's unit; None where it is relative to a year without a value.

    Parameters: goal; one, its indicator with values.
    Raises: CarbonError for a target that is none, and a sectoral one without the sector's path.
    """
    if not isinstance(goal.target, str):
        return goal.target
    base = one.of(goal.base_year) if goal.base_year is not None else None
    if goal.target in RATES or goal.target == SECTORAL:
        if base is None or goal.base_year is None or goal.year is None:
            return None
        if goal.target == SECTORAL:
            return _sector(goal).asked(base, goal.base_year, goal.year)
        return Contraction(base, goal.base_year, goal.target).allowed(goal.year)
    match = _RELATIVE.fullmatch(goal.target.strip())
    if match is None:
        return parse_number(goal.target)
    change = parse_number(match["percent"]) / 100.0
    return None if base is None else base * (1.0 + (change if match["sign"] == "+" else -change))


def _sector(goal: Goal) -> SectorPath:
    if not goal.citation:
        message = say("goal '{name}' follows a sector whose source is not told. Write citation = …", name=goal.name)
        raise CarbonError(message, code="citation_missing")
    return SectorPath(_years(goal.sector, goal.name), goal.citation)


def _years(given: Mapping[str, float], name: str) -> dict[int, float]:
    try:
        return {int(year): value for year, value in given.items()}
    except ValueError:
        message = say("goal '{name}': a year of sector is no year. Write it as sector = {{ 2019 = 0.5, 2050 = 0.03 }}.", name=name)
        raise CarbonError(message, code="year_invalid") from None
