"""Cars, taxis, buses and contracted bus traffic."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from carbon.activities.base import Activity, Context, Demand, Method
from carbon.activities.energy import grid_chain
from carbon.activities.fields import (
    AnyDistance,
    Consumption,
    Control,
    Distance,
    PassengerDistance,
    Passengers,
    Purpose,
    Text,
    Word,
)
from carbon.activities.fuels import fuel_chain
from carbon.core.errors import CarbonError, Finding
from carbon.core.quantities import Amount, Rate
from carbon.core.store.read import store
from carbon.core.units.scales import unit

CAR_FUELS = (
    "diesel",
    "petrol",
    "hybrid",
    "plug_in_hybrid",
    "battery_electric",
    "cng",
    "lpg",
    "vehicle_gas",
    "biogas",
    "hvo",
    "e85",
    "unknown",
)
CAR_SIZES = ("small", "medium", "large", "average")


class CarTravel(Activity):
    """Travel by car, by distance driven.

    Parameters
    ----------
    distance: distance driven by the car [km].
    fuel: diesel, petrol, hybrid, plug_in_hybrid, battery_electric, cng, lpg, unknown; with `consumption`, any fuel.
    size: small, medium, large, average.
    consumption: fuel or electricity per distance [l/km, Nm3/km, kWh/km]; then the fuel's factor is used, not the car's.
    blend: blend of the fuel, with `consumption`.

    Own cars in service are purchased travel (scope 3.6); leased cars are `control=leased_in` (scope 1).
    Source: Scope 3 Technical Guidance (2013), category 6, distance-based and fuel-based methods.

    >>> CarTravel(distance="1200 km", fuel="diesel", size="medium").size
    'medium'
    """

    kind: Literal["car_travel"] = "car_travel"
    amounts: ClassVar = (("distance",),)
    required: ClassVar = ("combustion",)
    expected: ClassVar = ("wtt",)
    examples: ClassVar = ("car_travel 1200 km --fuel diesel --size medium --region GB --period 2019",)

    distance: Distance | None = None
    fuel: Text = "unknown"
    size: Annotated[str, Word("size", CAR_SIZES)] = "average"
    consumption: Consumption | None = None
    blend: Text | None = None
    purpose: Purpose = "business_travel"

    def model_post_init(self, context: Any) -> None:
        """Check that there is a factor for such a car."""
        super().model_post_init(context)
        check_car(self.fuel, self.consumption)

    def method(self, one: Amount, context: Context) -> Method:
        """Return the car's stages, or the fuel's where a consumption is given."""
        if self.consumption:
            return burned(self.fuel, self.blend, self.consumption, one)
        return driven(self.fuel, self.size, one, car_findings(self))


def check_car(fuel: str, consumption: Rate | None) -> None:
    """Raise when a car has neither a factor per km nor a consumption.

    Parameters: fuel; consumption.
    """
    if consumption is None and fuel not in CAR_FUELS:
        raise CarbonError(
            f"car fuel '{fuel}' has no factor per km. Use one of {', '.join(CAR_FUELS)}, or add consumption, as '6.5 l/100km'.",
            code="word_unknown",
            field="fuel",
        )


def check_burned(distance: Amount | None, consumption: Rate | None) -> None:
    """Raise when a consumption, which is per vehicle-km, meets a passenger-distance.

    Parameters: distance; consumption.
    """
    if consumption is not None and distance is not None and distance.dimension == "passenger_distance":
        raise CarbonError(
            f"{distance} is passenger-distance, and {consumption} is per vehicle-km. Give the distance driven.", code="dimension"
        )


def driven(fuel: str, size: str, one: Amount, findings: list[Finding]) -> Method:
    """Return the method of a car by distance; electric ones take the electricity they are charged with.

    Parameters: fuel; size; one, the distance per unit of the activity; findings to pass on.
    """
    words, distance = {"fuel": fuel, "size": size}, _driven(one)
    if fuel == "battery_electric":
        return Method(_charged(fuel, size, distance), findings, required=("generation",))
    demands = [Demand("road.car", stage, distance, words) for stage in ("combustion", "wtt")]
    if fuel != "plug_in_hybrid":
        return Method(demands, findings)
    # The published upstream of a plug-in hybrid holds that of its electricity.
    electric = [demand for demand in _charged(fuel, size, distance) if demand.stage != "wtt"]
    return Method([*demands, *electric], findings, required=("combustion", "generation"))


def _charged(fuel: str, size: str, distance: Amount) -> list[Demand]:
    """Electricity of a car that is charged, from the grid of the region where it is driven."""
    row = store().row("SELECT value, source, locator FROM vehicle_energy WHERE vehicle = 'road.car' AND fuel = ? AND size = ?", fuel, size)
    assert row is not None, "every size of a charged car has its consumption; a test keeps it so"
    used = Amount(distance.to("vkm") * row[0], "kWh")
    step = f"{distance} × {row[0]:g} kWh/vkm ({row[1]}, {row[2]}) = {used}"
    return grid_chain(used, basis=None, step=step)


def car_findings(activity: Any) -> list[Finding]:
    """Return `fuel_assumed` for a car whose fuel was not given."""
    if "fuel" in activity.model_fields_set:
        return []
    return [Finding("fuel_assumed", "info", "no fuel given; a car of unknown fuel (the fleet's mean) is assumed. Write fuel=diesel.")]


def burned(fuel: str, blend: str | None, consumption: Rate, one: Amount) -> Method:
    """Return the method of a vehicle by its consumption: distance × consumption of fuel or electricity.

    Parameters: fuel; blend; consumption per distance; one, the distance per unit of the activity.
    """
    per_unit = consumption.value * unit(one.unit).scale / unit(consumption.per).scale
    used = Amount(per_unit, consumption.unit)
    step = f"{one} × {consumption} = {used}"
    if fuel in ("electricity", "battery_electric"):
        return Method(grid_chain(used, basis=None, step=step), required=("generation",))
    return Method(fuel_chain(fuel, used, blend, step=step))


def _driven(one: Amount) -> Amount:
    """A kilometre driven by one vehicle is a vehicle-kilometre."""
    return Amount(one.to("km"), "vkm") if one.dimension == "distance" else one


def carried(one: Amount) -> Amount:
    """Return one unit of passenger-distance: a kilometre of one passenger is a passenger-kilometre."""
    return Amount(one.to("km"), "pkm") if one.dimension == "distance" else one


class Taxi(Activity):
    """Travel by taxi.

    Parameters
    ----------
    distance: distance driven [km or vkm], or passenger-distance [pkm].
    type: regular, black_cab.
    consumption, fuel, blend: as for a car, where the taxi's fuel is known.

    Source: Scope 3 Technical Guidance (2013), category 6, distance-based method.

    >>> Taxi(distance="12 km").type
    'regular'
    """

    kind: Literal["taxi"] = "taxi"
    amounts: ClassVar = (("distance",),)
    required: ClassVar = ("combustion",)
    expected: ClassVar = ("wtt",)
    examples: ClassVar = ("taxi 12 km --region GB --period 2019",)

    distance: AnyDistance | None = None
    type: Annotated[str, Word("type", ("regular", "black_cab"))] = "regular"
    fuel: Text = "diesel"
    consumption: Consumption | None = None
    blend: Text | None = None
    purpose: Purpose = "business_travel"

    def model_post_init(self, context: Any) -> None:
        """Check that a consumption goes with the distance driven."""
        super().model_post_init(context)
        check_burned(self.distance, self.consumption)

    def method(self, one: Amount, context: Context) -> Method:
        """Return combustion and upstream per vehicle- or passenger-km."""
        if self.consumption:
            return burned(self.fuel, self.blend, self.consumption, one)
        return Method([Demand("road.taxi", stage, _driven(one), {"type": self.type}) for stage in ("combustion", "wtt")])


class Bus(Activity):
    """Travel by bus as a passenger.

    Parameters
    ----------
    passengers: how many [passenger].
    distance: how far each travels [km], or their passenger-distance together [pkm].
    type: average_local, local_not_london, local_london, coach.

    Source: Scope 3 Technical Guidance (2013), category 6, distance-based method.

    >>> Bus(distance="100 km", passengers=3).type
    'average_local'
    """

    kind: Literal["bus"] = "bus"
    amounts: ClassVar = (("passengers", "distance"),)
    products: ClassVar = {("passengers", "distance"): ("passenger", "km", "pkm")}
    positionals: ClassVar = ("amount",)
    required: ClassVar = ("combustion",)
    expected: ClassVar = ("wtt",)
    examples: ClassVar = ("bus 100 km --type coach --region GB --period 2019",)

    distance: PassengerDistance | None = None
    passengers: Passengers = Amount(1.0, "passenger")
    type: Annotated[str, Word("type", ("average_local", "local_not_london", "local_london", "coach"))] = "average_local"
    purpose: Purpose = "business_travel"

    def method(self, one: Amount, context: Context) -> Method:
        """Return combustion and upstream per passenger-km."""
        return Method([Demand("road.bus", stage, one, {"type": self.type}) for stage in ("combustion", "wtt")])


class ContractedBus(Activity):
    """Bus traffic run by a contractor for the organisation, by distance driven and consumption.

    Parameters
    ----------
    distance: distance driven by the buses [km].
    fuel: diesel, hvo, biodiesel, biogas, electricity …
    consumption: per distance [l/km, Nm3/km, kWh/km].
    blend: blend of the fuel.

    Source: Scope 3 Technical Guidance (2013), category 1 and 4, fuel-based method.

    >>> ContractedBus(distance="1 000 km", fuel="hvo", consumption="38 l/100km").consumption
    Rate(value=0.38, unit='l', per='km')
    """

    kind: Literal["contracted_bus"] = "contracted_bus"
    amounts: ClassVar = (("distance",),)
    required: ClassVar = ("combustion",)
    expected: ClassVar = ("wtt",)
    examples: ClassVar = ("contracted_bus 1000 km --fuel diesel --consumption '38 l/100km' --region GB --period 2019",)

    distance: Distance | None = None
    fuel: Text
    consumption: Consumption
    blend: Text | None = None
    control: Control = "purchased"
    purpose: Purpose = "service"

    def method(self, one: Amount, context: Context) -> Method:
        """Return combustion and upstream of the fuel the buses use."""
        return burned(self.fuel, self.blend, self.consumption, one)
