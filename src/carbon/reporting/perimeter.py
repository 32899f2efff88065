"""Control totals as verdicts: the published figure, the same perimeter here, and what the full total adds to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from carbon.inventory.footprint import Footprint
from carbon.inventory.settings import Settings
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


def _outside(cells: dict[str, list[Any]], entry: Any) -> Iterator[tuple[str, str, float]]:
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


def goals(settings: Settings) -> Iterator[Goal]:
    """Yield goals and indicators, each with whether its latest figure meets its goal.

    Parameters: settings.
    """
    for item in (*settings.goals, *settings.indicators):
        latest = item.values[max(item.values)] if item.values else None
        met = None if latest is None or item.goal is None else _meets(latest, item.goal, item.direction)
        yield Goal(item.name, item.unit, dict(item.values), item.goal, item.direction, item.evidence, met)


def _meets(value: float, goal: float, direction: str) -> bool:
    return value <= goal if direction == "down" else value >= goal
