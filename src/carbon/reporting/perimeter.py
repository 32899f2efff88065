"""Control totals as verdicts: the published figure, the same perimeter here, and what the full total adds to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from carbon.analysis.goal_verdicts import goals as goal_verdicts
from carbon.analysis.indicator_values import IndicatorResult
from carbon.inventory.footprint import Footprint
from carbon.inventory.parts import ControlTotal
from carbon.reporting.facts import Goal, Verdict

Columns = Callable[[str], dict[str, list[Any]]]
"""Basis → kg CO2e by source, stage and scope."""


def verdicts(found: Footprint, columns: Columns) -> Iterator[Verdict]:
    """Yield each control total that could be checked, with what lies outside its perimeter.

    Parameters: found; columns, its emissions by source, stage and scope.
    """
    entries = {entry.name: entry for entry in found.settings.control_totals} if found.settings else {}
    for control in found.controls:
        entry = entries[control.name]
        yield Verdict(
            name=control.name,
            expected=control.expected,
            tolerance=control.tolerance,
            found=control.found,
            unit=control.unit,
            difference=control.difference,
            met=control.met,
            measure=control.measure,
            basis=entry.basis,
            stages=entry.stages or (),
            sources=entry.sources or (),
            scopes=entry.scopes or (),
            without=entry.exclude_sources,
            citation=control.citation,
            adds=tuple(_outside(columns(entry.basis), entry)) if control.measure == "co2e" else (),
        )


def _outside(cells: dict[str, list[Any]], entry: ControlTotal) -> Iterator[tuple[str, str, float]]:
    """The parts of the full total that lie outside a perimeter: whole sources, then stages and scopes of the rest; largest first."""
    sums: dict[tuple[str, str], float] = {}
    for source, stage, scope, kg in zip(cells["source"], cells["stage"], cells["scope"], cells["co2e_kg"], strict=True):
        if source in entry.exclude_sources or (entry.sources and source not in entry.sources):
            place = ("source", source or "")
        elif entry.stages and stage not in entry.stages:
            place = ("stage", stage)
        elif entry.scopes and scope not in entry.scopes:
            place = ("scope", str(scope))
        else:
            continue
        sums[place] = sums.get(place, 0.0) + kg
    for (what, name), kg in sorted(sums.items(), key=lambda item: -abs(item[1])):
        yield what, name, kg


def goals(found: Footprint, *earlier: Footprint) -> Iterator[Goal]:
    """Yield indicators with their computed or given values, and goals with whether they are met; a published verdict as published.

    Parameters: found; earlier, results of earlier years.
    Raises: CarbonError for a definition that names what is not there.
    """
    judged = goal_verdicts(found, *earlier)
    of = {one.indicator.name: one for one in judged.indicators}
    told = set()
    for goal in judged.goals:
        one = of.get(goal.goal.indicator or goal.goal.name)
        told.add(one.indicator.name if one else "")
        direction = goal.goal.direction or (one.indicator.direction if one else "")
        of_goal = (goal.unit, _values(one), goal.target, direction, goal.goal.citation, _MET.get(goal.verdict))
        yield Goal(goal.goal.name, *of_goal, goal.goal.published, goal.verdict, goal.words)
    for name, one in of.items():
        if name not in told:
            yield Goal(name, one.indicator.unit, _values(one), None, one.indicator.direction, one.indicator.evidence, None)


_MET = {"met": True, "not met": False}
"""What lies ahead is neither."""


def _values(one: IndicatorResult | None) -> dict[str, float]:
    return {str(value.year): value.value for value in one.values if value.value is not None} if one else {}
