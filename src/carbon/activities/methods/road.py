"""What vehicles on the road have in common: by distance and class, by consumption, by electricity."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from carbon.activities.fields.consumption import Exhaust, check_mass
from carbon.activities.framework.base import Activity
from carbon.activities.framework.demands import Context, Demand, Method
from carbon.activities.methods.combustion import burnable, fuel_assumed, fuel_method
from carbon.activities.methods.vehicle_chains import CHARGED, OWN_GRID, Charge, Vehicle, charging, vehicle_demands
from carbon.core.errors import CarbonError, Finding, did_you_mean, nearest
from carbon.core.quantities import Amount, Rate
from carbon.core.sentences import say
from carbon.core.units.scales import unit
from carbon.factors.identity import inline_factor

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
CAR_SEGMENTS = (
    "mini",
    "supermini",
    "lower_medium",
    "upper_medium",
    "executive",
    "luxury",
    "sports",
    "dual_purpose_4x4",
    "mpv",
)


class Car(NamedTuple):
    """What chooses the factors of a vehicle by distance: its fuel and its size, market segment or class."""

    fuel: str = "unknown"
    size: str = "average"
    segment: str | None = None
    electric_share: float | None = None
    charge: Charge = Charge()
    trip: str | None = None
    technology: str | None = None
    infrastructure: bool = False

    @property
    def said(self) -> dict[str, str]:
        """What only some publishers tell cars apart by."""
        return {name: value for name, value in (("trip", self.trip), ("technology", self.technology)) if value}

    @property
    def words(self) -> dict[str, str]:
        """The qualifiers of `road.car`: a market segment, else a size."""
        return {"fuel": self.fuel, "segment": self.segment} if self.segment else {"fuel": self.fuel, "size": self.size}


def check_car(fuel: str, consumption: Rate | Exhaust | None) -> None:
    """Raise when a car has neither a factor per km nor a consumption, or a consumption that its fuel cannot have.

    Parameters: fuel; consumption.
    """
    if consumption is None and fuel not in CAR_FUELS:
        raise CarbonError(
            say(
                "car fuel '{fuel}' has no factor per km.{near} Use one of {car_fuels}, or add consumption, such as '6.5 l/100km'.",
                fuel=fuel,
                near=did_you_mean(fuel, CAR_FUELS) if nearest(fuel, CAR_FUELS) else "",
                car_fuels=", ".join(CAR_FUELS),
            ),
            code="word_unknown",
            field="fuel",
        )
    check_consumption(fuel, consumption)


def check_consumption(fuel: str, consumption: Rate | Exhaust | None) -> None:
    """Raise when electricity is given in litres or kg, or a liquid fuel by a mass that may be CO2 as well."""
    by_energy = isinstance(consumption, Rate) and unit(consumption.unit).dimension == "energy"
    if consumption is not None and fuel in ("electricity", "battery_electric") and not by_energy:
        raise CarbonError(
            say(
                "fuel is {fuel}, but consumption {consumption} is for a fuel. Write it in kWh, such as '20 kWh/100km', or name the fuel.",
                fuel=fuel,
                consumption=consumption,
            ),
            code="fields_contradict",
            field="consumption",
        )
    check_mass(fuel, consumption)


def check_charging(fuel: str, charge: Charge, electric_share: float | None = None) -> None:
    """Raise when a grid is told of a car that is not charged, or one that is not a plug-in hybrid has an electric share."""
    for name, said in zip(("charging_region", "loss_rate"), charge, strict=True):
        if said and fuel not in CHARGED:
            raise CarbonError(
                say(
                    "{name} is {said}, but a car on {fuel} is not charged. Write fuel=battery_electric, or leave it out.",
                    name=name,
                    said=said,
                    fuel=fuel,
                ),
                code="fields_contradict",
                field=name,
            )
    if electric_share is not None and fuel != "plug_in_hybrid":
        raise CarbonError(
            say(
                "electric_share is for fuel=plug_in_hybrid, but fuel is {fuel}. For a fleet of several fuels, use kind fleet with mix.",
                fuel=fuel,
            ),
            code="fields_contradict",
            field="electric_share",
        )


def check_burned(distance: Amount | None, consumption: Rate | Exhaust | None) -> None:
    """Raise when a consumption, which is per vehicle-km, meets a passenger-distance.

    Parameters: distance; consumption.
    """
    if consumption is not None and distance is not None and distance.dimension == "passenger_distance":
        raise CarbonError(
            say(
                "{distance} is passenger-distance, and {consumption} is per vehicle-km. Give the distance driven.",
                distance=distance,
                consumption=consumption,
            ),
            code="dimension",
        )


def driven(car: Car, one: Amount, context: Context, findings: list[Finding] | None = None) -> Method:
    """Return the method of a car by distance.

    Parameters: car; one, the distance per unit of the activity; context; findings to pass on.
    """
    demands = car_demands(car, vehicle_distance(one), context)
    return Method(demands, findings or [], required=required_stages(demands))


def required_stages(demands: list[Demand]) -> tuple[str, ...]:
    """Return the stages a vehicle cannot do without: what it burns and what it is charged with."""
    return tuple(stage for stage in ("combustion", "generation") if any(demand.stage == stage for demand in demands))


def car_demands(car: Car, distance: Amount, context: Context, chain: str = "") -> list[Demand]:
    """Return the demands of a distance driven by a car.

    A plug-in hybrid with an electric share runs that share as an electric car and the rest as a hybrid one.

    Parameters: car; distance [vkm] per unit of the activity; context; chain, the car's name in a fleet.
    """
    if car.electric_share is not None:
        electric, rest = (Amount(distance.value * share, distance.unit) for share in (car.electric_share, 1.0 - car.electric_share))
        both = ((car._replace(fuel="battery_electric"), electric), (car._replace(fuel="hybrid"), rest))
        return [
            demand
            for part, way in both
            if way.value
            for demand in car_demands(part._replace(electric_share=None), way, context, f"{chain} {part.fuel}".strip())
        ]
    return vehicle_demands(Vehicle("road.car", car.words, car.said, car.charge, chain, car.infrastructure), distance, context)


ONE_IN_CAR = Finding("occupancy_assumed", "info", say("no occupancy given; one person in each car is assumed. Write occupancy=1.2."))


def car_findings(activity: Activity) -> list[Finding]:
    """Return `fuel_assumed` for a car whose fuel is not known, whether it was left out or written so: both ask one question."""
    if getattr(activity, "fuel") != "unknown":  # noqa: B009
        return []
    return [Finding("fuel_assumed", "info", say("the car's fuel is not known; the mean of the fleet is taken. Write fuel=diesel."))]


def burned(
    fuel: str | None,
    blend: str | None,
    consumption: Rate | Exhaust,
    one: Amount,
    context: Context,
    charge: Charge = OWN_GRID,
) -> Method:
    """Return the method of a vehicle by its consumption: distance × consumption of fuel or electricity, or × the CO2 of its exhaust.

    Parameters: fuel, diesel where none is given; blend; consumption per distance; one, the distance per unit of the activity; context;
    charge, of its grid.
    """
    if isinstance(consumption, Exhaust):
        return _exhausted(consumption, one)
    distance = one.value * unit(one.unit).scale / unit(consumption.per).scale
    used = Amount(distance * consumption.value, consumption.unit)
    step = say("{one} × {consumption} = {used}", one=one, consumption=consumption, used=used)
    if fuel in ("electricity", "battery_electric"):
        return Method(charging(used, charge, step), required=("generation",))
    found = fuel_method(burnable(fuel), used, blend, context, engine={"sector": "road"}, step=step)
    return replace(found, findings=[*found.findings, *fuel_assumed(fuel)])


def _exhausted(exhaust: Exhaust, one: Amount) -> Method:
    """The CO2 that a vehicle's papers state per distance: of its combustion alone."""
    rate = exhaust.rate
    text = f"{rate.value!r} {rate.unit} {exhaust.gas}/{vehicle_distance(Amount(1.0, rate.per)).unit}"
    scale = vehicle_distance(Amount(1.0, rate.per)).value
    factor = inline_factor(text, "combustion", None, f"{exhaust} given with the activity")
    way = vehicle_distance(one)
    return Method(
        [
            Demand(
                "inline",
                "combustion",
                Amount(way.value / scale, way.unit),
                factor=factor,
                step=say("{way} × {exhaust}", way=way, exhaust=exhaust),
            )
        ]
    )


def unused(activity: Activity, *names: str) -> list[Finding]:
    """Return a finding of each field that is given and changes nothing without a consumption: the factor per km holds an average fuel.

    Parameters: activity, of a vehicle; names of the fields.
    """
    if getattr(activity, "consumption", None) is not None:
        return []
    given = [
        name for name in names if name in activity.model_fields_set and getattr(activity, name) != type(activity).model_fields[name].default
    ]
    text = say(
        "is not used: without consumption the factor per km is used, whatever the fuel. Write consumption='7 l/100km', or its own figure."
    )
    return [
        Finding("field_unused", "warning", say("{name} {value} {text}", name=name, value=getattr(activity, name), text=text), column=name)
        for name in given
    ]


def vehicle_distance(one: Amount) -> Amount:
    """Return one unit of distance driven: a kilometre of one vehicle is a vehicle-kilometre."""
    return Amount(one.to("km"), "vkm") if one.dimension == "distance" else one


def carried(one: Amount) -> Amount:
    """Return one unit of passenger-distance: a kilometre of one passenger is a passenger-kilometre."""
    return Amount(one.to("km"), "pkm") if one.dimension == "distance" else one
