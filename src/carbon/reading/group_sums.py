"""Totals that stand above their parts and are called by their group, as a pivot table writes them: North 300, then 100 and 200."""

from __future__ import annotations

from collections.abc import Sequence

from carbon.reading.running import EXACT

_GROUPS = 2
"""Groups of two parts or more, at least, into which a whole column falls: in one alone numbers may add up by chance."""


def group_totals(values: Sequence[float | None], called: Sequence[int]) -> dict[int, tuple[int, int]]:
    """Return place → first and last of the rows that it is the sum of, where a column is nothing but groups below totals; else nothing.

    Parameters: values; called, places of rows that are called a sum: no part of a group, and the grand total where they are all of it.

    >>> group_totals([300, 100, 200, 50, 20, 30, 350], [6])
    {0: (1, 2), 3: (4, 5), 6: (0, 5)}
    >>> group_totals([300, 100, 200, 7], []), group_totals([3, 1, 2], [])
    ({}, {})
    """
    places = [place for place, value in enumerate(values) if place not in set(called) and value]
    found: dict[int, tuple[int, int]] = {}
    at = 0
    while at < len(places):
        total, end, added = values[places[at]] or 0.0, at + 1, 0.0
        while end < len(places) and added < total * (1 - EXACT):
            added += values[places[end]] or 0.0
            end += 1
        if end - at <= 1 or abs(added - total) > EXACT * total:
            return {}
        found[places[at]] = (places[at + 1], places[end - 1])
        at = end
    if sum(last > first for first, last in found.values()) < _GROUPS:
        return {}
    every = sum(values[place] or 0.0 for place in found)
    grand = [place for place in called if abs((values[place] or 0.0) - every) <= EXACT * every]
    return found | dict.fromkeys(grand, (places[0], places[-1]))
