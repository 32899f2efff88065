"""Regions: countries and groups, their names, and the way up from a country to the world."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from carbon.core.errors import CarbonError, did_you_mean
from carbon.core.store.read import store

WORLD = "world"


class Region(NamedTuple):
    """A country or group: code, English name, parents (nearest first), currency, and its kind.

    The kind is `country`, `grid` (a part of one), `group`, `market` (where one residual mix of power holds) or `world`.
    """

    code: str
    english: str
    parents: tuple[str, ...]
    currency: str
    kind: str


@cache
def region(name: str) -> Region:
    """Return a region by code or by its English, Swedish or French name.

    Raises: CarbonError `region_unknown` naming the nearest.

    >>> region("Sverige").code
    'SE'
    """
    code = _names().get(name.strip().casefold())
    if code is None:
        near = did_you_mean(name, _names()) or " Write a code of two letters, as SE, a country's name, or world."
        raise CarbonError(f"region '{name}' is unknown.{near}", code="region_unknown", field="region")
    row = store().row("SELECT code, english, parents, currency, kind FROM region WHERE code = ?", code)
    assert row is not None
    parents = tuple(part.strip() for part in row[2].split(";") if part.strip())
    return Region(row[0], row[1], parents, row[3], row[4])


@cache
def lineage(code: str) -> tuple[str, ...]:
    """Return the region and everything it lies in, nearest first, the world last.

    >>> lineage("SE")[0], lineage("SE")[-1]
    ('SE', 'world')
    """
    found: list[str] = []
    waiting = [code]
    while waiting:
        step = waiting.pop(0)
        if step not in found and step != WORLD:
            found.append(step)
            waiting += region(step).parents
    return (*found, WORLD)


@cache
def _names() -> dict[str, str]:
    return dict(store().rows("SELECT name, code FROM region_name"))
