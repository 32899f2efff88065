"""Units without pint: every spelling with its dimension and scale, read from the index that the registry filled."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from carbon.core.errors import CarbonError, did_you_mean
from carbon.core.store.read import store


class Unit(NamedTuple):
    """A unit: its name as written in factors, its dimension, and how many base units it is."""

    name: str
    dimension: str
    scale: float


@cache
def units() -> dict[str, Unit]:
    """Return spelling → unit, with spellings that differ only in letter case where that is unambiguous."""
    exact = {spelling: Unit(*rest) for spelling, *rest in store().rows("SELECT * FROM unit")}
    folded: dict[str, set[Unit]] = {}
    for spelling, found in exact.items():
        folded.setdefault(spelling.casefold(), set()).add(found)
    return {name: found.pop() for name, found in folded.items() if len(found) == 1} | exact


@cache
def _ambiguous() -> dict[str, tuple[str, str]]:
    return {spelling: (candidates, why) for spelling, candidates, why in store().rows("SELECT * FROM ambiguous_unit")}


_EXAMPLES = " Write one as kg, l, m3, kWh, km, pkm, tkm or SEK."


@cache
def unit(spelling: str) -> Unit:
    """Return the unit of a spelling.

    Raises: CarbonError `unit_ambiguous` naming the candidates, `unit_unknown` naming the nearest.

    >>> unit("MWh").scale
    1000.0
    """
    known = units()
    found = known.get(spelling) or known.get(spelling.strip().replace(" ", "_").casefold())
    if found is not None:
        return found
    if spelling.casefold() in _ambiguous():
        candidates, why = _ambiguous()[spelling.casefold()]
        raise CarbonError(f"unit '{spelling}' is ambiguous: {why}. Write {' or '.join(candidates.split('; '))}.", code="unit_ambiguous")
    raise CarbonError(f"unit '{spelling}' is unknown.{did_you_mean(spelling, known) or _EXAMPLES}", code="unit_unknown")


def scale(source: str, target: str) -> float:
    """Return how many `target` units one `source` unit is; both of one dimension.

    >>> scale("m3", "l")
    1000.0
    """
    one, other = unit(source), unit(target)
    if one.dimension != other.dimension:
        raise CarbonError(
            f"{source} is {one.dimension.replace('_', ' ')}, {target} is {other.dimension.replace('_', ' ')}.",
            code="dimension",
        )
    return 1.0 if one.scale == other.scale else one.scale / other.scale
