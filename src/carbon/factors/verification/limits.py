"""What is plausible of a key: its dimensions, the lowest and highest value, the largest step between editions; data of the taxonomy."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from carbon.core.store.read import store
from carbon.factors.model import EmissionFactor, Form


class Problem(NamedTuple):
    """A factor that a check refuses: its id, the check's name, and what is wrong."""

    factor_id: str
    check: str
    message: str


class Limit(NamedTuple):
    """Lowest and highest value [kg CO2e per base unit], largest step between editions and largest spike within a series [ratio]."""

    low: float
    high: float
    step: float
    spike: float


@cache
def _limits() -> dict[tuple[str, str, str], Limit]:
    rows = store().rows("SELECT key, stage, dimension, low, high, step, spike FROM plausible")
    return {(key, stage, dimension): Limit(*numbers) for key, stage, dimension, *numbers in rows}


@lru_cache(maxsize=8192)
def dimensions(key: str) -> tuple[str, ...]:
    """Return the dimensions that factors of a key may be per; none where the taxonomy does not say.

    >>> dimensions("air.passenger")
    ('passenger_distance',)
    """
    known = _limits()
    for entry in (key, key.split(".", maxsplit=1)[0]):
        if found := sorted({dimension for other, _, dimension in known if other == entry}):
            return tuple(found)
    return ()


@lru_cache(maxsize=8192)
def limit(key: str, stage: str, dimension: str) -> Limit | None:
    """Return the limits of a key, stage and dimension, its own or those of its family, or None.

    >>> limit("fuel.diesel", "combustion", "volume").high > limit("fuel.diesel", "wtt", "volume").low
    True
    """
    known = _limits()
    return known.get((key, stage, dimension)) or known.get((key.split(".", maxsplit=1)[0], stage, dimension))


def limit_of(factor: EmissionFactor, form: Form) -> Limit | None:
    """Return the limits of a unit form of a factor, or None."""
    return limit(factor.key, factor.stage, form.dimension)
