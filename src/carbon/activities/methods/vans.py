"""Vans and lorries: the classes that publishers print, and the demands of a distance driven."""

from __future__ import annotations

from carbon.activities.fields.consumption import Exhaust
from carbon.activities.fields.listed import plain, values
from carbon.activities.fields.words import fuel_of
from carbon.activities.framework.demands import Context, Demand
from carbon.activities.methods.road import (
    check_consumption,
)
from carbon.activities.methods.vehicle_chains import OWN_GRID, Charge, Vehicle, vehicle_demands
from carbon.core.errors import CarbonError, did_you_mean, nearest
from carbon.core.quantities import Amount, Rate
from carbon.core.sentences import say

VAN_CLASSES = ("class_1", "class_2", "class_3", "average")

VAN_FUELS = ("diesel", "petrol", "cng", "lpg", "plug_in_hybrid", "battery_electric", "unknown")

LORRIES = (
    "all_hgvs",
    "all_rigids",
    "rigid_over_3.5_7.5_tonnes",
    "rigid_over_7.5_tonnes_17_tonnes",
    "rigid_over_17_tonnes",
    "all_artics",
    "articulated_over_3.5_33t",
    "articulated_over_33t",
)

LADEN = ("average_laden", "0_laden", "50_laden", "100_laden")

COOLING = ("none", "refrigerated")


def van_fuel(text: str) -> str:
    """Return the fuel of a van as the publishers call it, where the text is a word for one that they have.

    >>> van_fuel("Diesel"), van_fuel("Bensin"), van_fuel("HVO100")
    ('diesel', 'petrol', 'HVO100')
    """
    known = {*VAN_FUELS, *values("road.van", "fuel")}
    name = next((word for word in (plain(text), fuel_of(text, None)[0]) if word in known), None)
    return name or text


def check_van(fuel: str, consumption: Rate | Exhaust | None) -> None:
    """Raise when a van has neither a factor per km nor a consumption, or a consumption that its fuel cannot have.

    Parameters: fuel; consumption.
    """
    if consumption is None and van_fuel(fuel) not in VAN_FUELS and fuel not in values("road.van", "fuel"):
        raise CarbonError(
            say(
                "van fuel '{fuel}' has no factor per km.{near} Use one of {van_fuels}, or add consumption, such as '9 l/100km'.",
                fuel=fuel,
                near=did_you_mean(fuel, VAN_FUELS) if nearest(fuel, VAN_FUELS) else "",
                van_fuels=", ".join(VAN_FUELS),
            ),
            code="word_unknown",
            field="fuel",
        )
    check_consumption(fuel, consumption)


def van_demands(
    fuel: str,
    vehicle_class: str,
    distance: Amount,
    context: Context,
    charge: Charge = OWN_GRID,
    chain: str = "",
    *,
    infrastructure: bool = False,
) -> list[Demand]:
    """Return the demands of a distance driven by a van.

    Parameters: fuel; vehicle_class; distance [vkm] per unit of the activity; context; charge, what is said of its grid; chain, its name in
    a fleet; infrastructure, whether its making is counted.
    """
    words = {"fuel": van_fuel(fuel), "vehicle_class": vehicle_class}
    vehicle = Vehicle("road.van", words, charge=charge, chain=chain, infrastructure=infrastructure)
    return vehicle_demands(vehicle, distance, context)
