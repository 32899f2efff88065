"""Where a line of emissions is booked: stage, control and purpose → scope and category."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

STAGES = (
    "combustion",
    "release",
    "process",
    "generation",
    "transmission",
    "wtt",
    "infrastructure",
    "production",
    "use",
    "end_of_life",
    "non_co2",
)
CONTROLS = ("owned", "leased_in", "leased_out", "purchased", "sold")
PURPOSES = {
    "own_use": 1,
    "service": 1,
    "goods": 1,
    "capital": 2,
    "freight_in": 4,
    "waste": 5,
    "business_travel": 6,
    "commuting": 7,
    "leased_assets": 8,
    "freight_out": 9,
    "visitors": 9,
    "processing": 10,
    "product_use": 11,
    "end_of_life": 12,
    "franchise": 14,
    "investment": 15,
}
"""Purpose → category of the Scope 3 Standard for what the organisation does not control."""

BESIDE = ("avoided", "removal", "projected")
"""What stands beside the inventory and in none of its totals: avoided emissions, removals, projected lifetime emissions of projects.

Source: Scope 3 Standard (2011), 9.5 (avoided emissions) and table 5.9 (projected emissions); Corporate Standard ch. 8 (removals).
"""

CATEGORIES = {
    1: "purchased goods and services",
    2: "capital goods",
    3: "fuel- and energy-related activities",
    4: "upstream transportation and distribution",
    5: "waste generated in operations",
    6: "business travel",
    7: "employee commuting",
    8: "upstream leased assets",
    9: "downstream transportation and distribution",
    10: "processing of sold products",
    11: "use of sold products",
    12: "end-of-life treatment of sold products",
    13: "downstream leased assets",
    14: "franchises",
    15: "investments",
}
"""The fifteen categories of scope 3 (Scope 3 Standard (2011), table 5.4)."""

_DIRECT = frozenset({"combustion", "release", "process", "non_co2"})
_ENERGY_CHAIN = frozenset({"generation", "transmission", "wtt", "infrastructure"})
_LEASED_OUT, _SOLD = 13, 11


class Booking(NamedTuple):
    """Scope 1, 2 or 3 and, for scope 3, the category 1–15."""

    scope: int
    category: int | None

    def __str__(self) -> str:
        return f"scope {self.scope}" if self.category is None else f"scope 3.{self.category}"


@cache
def book(stage: str, control: str, purpose: str) -> Booking:
    """Return scope and category of a line.

    Parameters: stage, one of STAGES; control, one of CONTROLS; purpose, one of PURPOSES.
    Energy bought for own use (control `purchased`, purpose `own_use`) is scope 2 and category 3, as the Scope 2 Guidance has it.
    Source: GHG Protocol Corporate Standard ch. 4; Scope 3 Standard (2011), table 5.4.

    >>> book("combustion", "owned", "own_use")
    Booking(scope=1, category=None)
    >>> book("wtt", "purchased", "business_travel")
    Booking(scope=3, category=6)
    """
    if control == "leased_out":
        return Booking(3, _LEASED_OUT)
    if control == "sold":
        return Booking(3, 12 if stage == "end_of_life" else _SOLD)
    if control in ("owned", "leased_in") or (purpose == "own_use" and stage in _ENERGY_CHAIN):
        return _own(stage, purpose)
    return Booking(3, PURPOSES[purpose])


def _own(stage: str, purpose: str) -> Booking:
    if stage in _DIRECT:
        return Booking(1, None)
    if stage == "generation":
        return Booking(2, None)
    if stage in _ENERGY_CHAIN:
        return Booking(3, 3)
    return Booking(3, 5 if stage == "end_of_life" else PURPOSES[purpose])
