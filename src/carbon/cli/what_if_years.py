"""A scenario by year: sources, the total with its interval, and what the path of a goal allows."""

from __future__ import annotations

from collections.abc import Sequence

from carbon.analysis.scenario_draws import Bounds
from carbon.analysis.scenario_years import ScenarioYear
from carbon.cli.render import console, percent, plain, table, tonnes
from carbon.core.formatting import reading
from carbon.core.sentences import say, term
from carbon.core.units.words import measured


def print_years(years: Sequence[ScenarioYear], ambition: str | None) -> None:
    """Print a scenario by year: the sources that move, and the total.

    Parameters: years; ambition whose path they are judged by, None without one.
    """
    moving = [name for name in years[0].sources if len({round(one.sources.get(name, 0.0), 3) for one in years}) > 1]
    moving += [name for name in years[-1].sources if name not in years[0].sources]
    body = [row for name in moving for row in _rows(name or "-", [(one.sources.get(name), one.intervals.get(name)) for one in years])]
    body += _rows(say("total"), [(one.total, one.interval) for one in years])
    if ambition:
        body += [
            [say("path of {ambition}", ambition=ambition), *(tonnes(one.allowed) for one in years)],
            [say("verdict"), *(term(one.verdict or "") for one in years)],
            [say("  how likely on it"), *(percent(one.likely, ".0%") if one.likely is not None else "" for one in years)],
        ]
    out = console()
    out.print(table(say("by year, t CO2e; nothing moves but what the measures move"), ["source", *(f">{one.year}" for one in years)], body))
    for place, goal in enumerate(years[-1].goals):
        for one in years:
            row = one.goals[place] if place < len(one.goals) else goal
            value = say("not known") if row.value is None else measured(reading(row.value), row.unit)
            said = {"goal": row.goal, "year": one.year, "value": value, "asked": reading(row.allowed)}
            message = say("  {goal} {year}: {value}, the path asks {asked}: {verdict}", verdict=term(row.verdict), **said)
            out.print(plain(message))


def _rows(name: str, values: Sequence[tuple[float | None, Bounds | None]]) -> list[list[str]]:
    """A row of values, and one for each bound of their intervals; empty where a year has none."""
    lows = ["" if interval is None else tonnes(interval[0]) for _, interval in values]
    highs = ["" if interval is None else tonnes(interval[1]) for _, interval in values]
    return [[name, *("" if value is None else tonnes(value) for value, _ in values)], [say("  95% from"), *lows], [say("  to"), *highs]]
