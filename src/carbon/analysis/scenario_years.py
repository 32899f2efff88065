"""A scenario by year: what each source comes to, how sure it is, and whether the path of a goal allows it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from carbon.analysis.goal_paths import GoalPath, goal_paths
from carbon.analysis.indicator_values import indicators
from carbon.analysis.ledger import grouped
from carbon.analysis.scenario_draws import DRAWS, Bounds, Draws, bounds, scenario_draws
from carbon.analysis.scenario_steps import base_year, composed
from carbon.analysis.scenarios import ScenarioResult
from carbon.analysis.targets import Contraction
from carbon.core.errors import CarbonError
from carbon.core.sentences import say
from carbon.inventory.footprint import Footprint

ON, ABOVE = "on the path", "off the path"


class GoalYear(NamedTuple):
    """A goal in a year: its name, unit, what its path allows, the value after the scenario, and the verdict."""

    goal: str
    unit: str
    allowed: float
    value: float | None
    verdict: str


class ScenarioYear(NamedTuple):
    """A scenario in a year [kg CO2e].

    Parameters: year; total, and the bounds that it lies between with 95%; sources and their bounds; allowed by the path of the scenario's
    ambition, verdict and likely, the share of draws that the path allows: None without an ambition; goals of the inventory.
    """

    year: int
    total: float
    interval: Bounds
    sources: dict[str, float]
    intervals: dict[str, Bounds]
    allowed: float | None
    verdict: str | None
    likely: float | None
    goals: tuple[GoalYear, ...]


def by_year(result: ScenarioResult, ambition: str | None = None, *, draws: int = DRAWS, seed: int = 1) -> tuple[ScenarioYear, ...]:
    """Return a scenario in each year from its inventory's to its own, all drawn together.

    The amounts are those of the inventory's year but for the measures: nothing else grows or falls. The path of an ambition starts at the
    inventory's year and total.

    Parameters: result; ambition, such as "1.5 °C", in place of the scenario's own path; draws, how many; seed.
    Raises: CarbonError for a scenario without a year, and a result that is no inventory.
    """
    cells, given = result.composed.cells, result.scenario
    first = base_year(cells)
    if first is None or given.year is None:
        message = say("{name} has no years to be looked at. Write year = … in the scenario, and give an inventory.", name=given.name)
        raise CarbonError(message, code="scenario_invalid")
    made = [composed(cells, given, year) for year in range(first, given.year + 1)]
    found = [ScenarioResult(one, tuple(made)) for one in made]
    drawn = scenario_draws(found, draws, seed, by_source=True)
    wanted = ambition or given.path
    total = cells.result.total_kg(cells.result.basis) or 0.0
    path = Contraction(total, first, wanted) if wanted else None
    paths = goal_paths(cells.result) if isinstance(cells.result, Footprint) and cells.result.settings else ()
    years = range(first, given.year + 1)
    return tuple(_year(year, one, sure, path, paths) for year, one, sure in zip(years, found, drawn, strict=True))


_ROUNDING = 1e-9


def _year(year: int, one: ScenarioResult, sure: Draws, path: Contraction | None, paths: Sequence[GoalPath]) -> ScenarioYear:
    """What a year comes to, with the verdict of the path where there is one."""
    total, allowed = one.composed.total(), path.allowed(year) if path else None
    verdict = likely = None
    if allowed is not None:
        verdict = ON if total <= allowed * (1.0 + _ROUNDING) else ABOVE
        likely = float((sure.after <= allowed).mean())
    intervals = {name: bounds(values) for name, values in sure.sources.items()}
    return ScenarioYear(year, total, bounds(sure.after), _sources(one), intervals, allowed, verdict, likely, _goals(one, paths, year))


def _sources(one: ScenarioResult) -> dict[str, float]:
    table = grouped(one.after, ["source"], one.after.basis)
    return {source or "": kilograms for source, kilograms in zip(table["source"], table["co2e_kg"], strict=True)}


def _goals(one: ScenarioResult, paths: Sequence[GoalPath], year: int) -> tuple[GoalYear, ...]:
    """The goals of the inventory, by the indicators after the scenario."""
    if not paths or not isinstance(one.after, Footprint):
        return ()
    values = {item.indicator.name: item.latest for item in indicators(one.after)}
    found = []
    for path in paths:
        allowed, latest = path.allowed(year), values.get(path.indicator.name)
        value = latest.value if latest else None
        if allowed is None:
            continue
        fits = value is not None and (value <= allowed * (1 + _ROUNDING) if path.down else value >= allowed * (1 - _ROUNDING))
        verdict = "not known" if value is None else ON if fits else ABOVE
        found.append(GoalYear(path.goal.name, path.indicator.unit, allowed, value, verdict))
    return tuple(found)


def as_records(years: Sequence[ScenarioYear]) -> list[dict[str, Any]]:
    """Return years as plain values, for JSON.

    Parameters: years.
    """
    names = {"total": "total_kg", "interval": "interval_kg", "sources": "sources_kg", "intervals": "source_intervals_kg"}
    records = [{names.get(name, name): value for name, value in one._asdict().items()} for one in years]
    return [
        {("allowed_kg" if name == "allowed" else name): value for name, value in record.items()}
        | {"goals": [goal._asdict() for goal in one.goals]}
        for record, one in zip(records, years, strict=True)
    ]
