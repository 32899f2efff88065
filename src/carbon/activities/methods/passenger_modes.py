"""Modes of passenger transport with one factor per passenger-km, and vehicles that are ridden."""

from __future__ import annotations

from carbon.activities.framework.demands import Context, Demand, with_upstream
from carbon.activities.methods.home import at_home
from carbon.activities.methods.products import proxied
from carbon.core.quantities import Amount

VEHICLES = ("electric_bicycle", "electric_scooter")
BY_TIME = ("hoverboard",)
"""What is published per hour alone."""


def ridden_demands(vehicle: str, way: Amount, chain: str = "") -> list[Demand]:
    """Return the demands of a distance ridden: the ride and, second, the making of the vehicle.

    Parameters: vehicle, one of VEHICLES or BY_TIME; way [vkm or h] per unit of the activity; chain, the mode's name in a mix of modes.

    >>> [demand.stage for demand in ridden_demands("electric_bicycle", Amount(1.0, "vkm"))]
    ['combustion', 'infrastructure']
    """
    words = {"vehicle": vehicle}
    return [proxied(Demand("road.micromobility", stage, way, words, chain=chain)) for stage in ("combustion", "infrastructure")]


MODES: dict[str, tuple[str, dict[str, str]]] = {
    "bus": ("road.bus", {"type": "average_local"}),
    "coach": ("road.bus", {"type": "coach"}),
    "train": ("rail.passenger", {"type": "national"}),
    "light_rail": ("rail.passenger", {"type": "light_rail"}),
    "underground": ("rail.passenger", {"type": "underground"}),
    "ferry": ("sea.ferry", {"passenger_type": "foot"}),
}
"""Mode → factor key and qualifiers."""


def carried_demands(mode: str, way: Amount, context: Context) -> list[Demand]:
    """Return the demands of passengers carried by one mode.

    Parameters: mode, one of MODES; way, per unit of the activity [pkm]; context.
    """
    key, words = MODES[mode]
    return at_home(with_upstream(Demand(key, "combustion", way, dict(words), chain=mode)), context.region)
