"""The units of an amount in base units: questions that differ in their unit alone are one question in it."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from carbon.activities.framework.base import Activity
from carbon.core.quantities import Amount
from carbon.core.units.dimensions import DIMENSIONS
from carbon.core.units.scales import unit


class Base(NamedTuple):
    """The units that a question is asked in, one of them as an amount, how many of it one unit of the amount is, and the base unit."""

    units: tuple[str, ...]
    one: Amount
    ratio: float
    unit: str


@lru_cache(maxsize=4096)
def base_of(cls: type[Activity], form: tuple[str, ...], units: tuple[str, ...]) -> Base:
    """Return what the units of an amount are in base units, or in themselves where the kind keeps them.

    Parameters: cls, the kind; form, names of the fields that the amount is the product of; units of them.

    >>> from carbon.activities.energy.purchased import Electricity
    >>> base_of(Electricity, ("energy",), ("MWh",))
    Base(units=('kWh',), one=Amount(value=1.0, unit='kWh'), ratio=1000.0, unit='kWh')
    """
    value, name = cls.one_of(form, units)
    found = unit(name)
    base = DIMENSIONS[found.dimension]
    if cls.keeps_unit:
        return Base(units, Amount(value, name), 1.0, base)
    bases = tuple(DIMENSIONS[unit(item).dimension] for item in units)
    return Base(bases, Amount(1.0, base), value * found.scale, base)
