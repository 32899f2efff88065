"""In which heating value the energy of a fuel is billed: a cited custom of a country and fuel."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from carbon.core.regions import lineage
from carbon.core.store.read import store

OF_STATISTICS = ("toe", "ktoe", "Mtoe")
"""Units in which no energy is billed: a custom of bills says nothing of a tonne of oil equivalent, which statistics count net or gross."""


class Custom(NamedTuple):
    """A custom: net or gross, what is known of it in words, and who says so."""

    heating_value: str
    custom: str
    source: str
    locator: str


@lru_cache(maxsize=8192)
def billing(place: str, key: str) -> Custom | None:
    """Return the billing custom of a fuel's energy in a region, or None where no source is known.

    Parameters: place, the region's code; key of the fuel, such as `fuel.natural_gas`.
    Source: emission_factors/fuels/billing.csv, a source a row.

    >>> billing("FR", "fuel.natural_gas").heating_value
    'gross'
    >>> billing("FR", "fuel.wood_chips") is None
    True
    """
    fuel = key.removeprefix("fuel.")
    known = {(row[0], row[1]): Custom(*row[2:]) for row in store().rows("SELECT * FROM billing_custom")}
    asked = ((region, name) for region in lineage(place) for name in (fuel, "*"))
    return next((known[pair] for pair in asked if pair in known), None)
