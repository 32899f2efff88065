"""Ambulances on the road and in the air, and patients' travel."""

from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from pydantic import model_validator

from carbon.activities.fields.catalogue_words import CHARGED_TOO, Blend, FuelName, FuelWord, VehicleFuel
from carbon.activities.fields.common import AnyDistance, Control, Distance, Duration, Mass, Purpose, Volume
from carbon.activities.fields.consumption import Consumption
from carbon.activities.fields.field_words import Word
from carbon.activities.fields.rates import FuelBurn
from carbon.activities.fields.reader import about
from carbon.activities.framework.base import Activity
from carbon.activities.framework.demands import Context, Demand, Method, with_upstream
from carbon.activities.methods.combustion import DIESEL, fuel_assumed, fuel_chain
from carbon.activities.methods.home import at_home
from carbon.activities.methods.road import (
    Car,
    burned,
    car_findings,
    carried,
    check_burned,
    check_car,
    check_consumption,
    driven,
    required_stages,
    unused,
    vehicle_distance,
)
from carbon.activities.methods.vans import check_van, van_demands
from carbon.core.errors import CarbonError
from carbon.core.quantities import Amount, Rate
from carbon.core.sentences import say
from carbon.core.units.scales import unit


class Ambulance(Activity):
    """Road ambulances, by distance driven: by their fuel if a consumption is given, otherwise as a large van.

    Source: Scope 3 Technical Guidance (2013), fuel-based and distance-based methods; own vehicles are scope 1.

    >>> Ambulance(distance="10 000 km", fuel="diesel", consumption="13 l/100km").fuel
    'diesel'
    """

    kind: Literal["ambulance"] = "ambulance"
    amounts: ClassVar = (("distance",),)
    required: ClassVar = ("combustion",)
    expected: ClassVar = ("wtt",)
    examples: ClassVar = ("ambulance 10000 km --consumption '13 l/100km' --region GB --period 2019",)

    distance: Annotated[Distance | None, about("Distance driven by the ambulances [km].")] = None
    fuel: Annotated[str | None, FuelWord(CHARGED_TOO), about("Fuel of the ambulances; diesel, with a finding, if not given.")] = None
    blend: Annotated[Blend | None, about("Blend of the ambulances' fuel.")] = None
    consumption: Annotated[
        Consumption | None,
        about("Fuel that the ambulances use per distance [l/km]; without it the factor of a van of 1.74 to 3.5 t is used."),
    ] = None
    control: Control = "owned"

    def model_post_init(self, context: object) -> None:
        """Check that there is a factor for such a van, or a consumption of its fuel."""
        super().model_post_init(context)
        check_van(self.fuel or DIESEL, self.consumption)

    def method(self, one: Amount, context: Context) -> Method:
        """Return combustion and upstream by fuel, or what a large van burns or is charged with."""
        fuel, assumed = self.fuel or DIESEL, fuel_assumed(self.fuel)
        if self.consumption:
            found = burned(fuel, self.blend, self.consumption, one, context)
            return replace(found, findings=[*found.findings, *assumed])
        demands = van_demands(fuel, "class_3", vehicle_distance(one), context)
        return Method(demands, [*unused(self, "blend"), *assumed], required=required_stages(demands))


class AmbulanceFlight(Activity):
    """Ambulance helicopters and aircraft, from flight time and fuel per hour, or from their fuel.

    Source: IPCC 2006 Guidelines vol. 2, section 3.6 (fuel-based method).

    >>> AmbulanceFlight(duration="790 h", consumption="300 l/h").type
    'helicopter'
    """

    kind: Literal["ambulance_flight"] = "ambulance_flight"
    amounts: ClassVar = (("duration",), ("volume",), ("mass",))
    required: ClassVar = ("combustion",)
    expected: ClassVar = ("wtt",)
    examples: ClassVar = ("ambulance_flight 790 h --consumption '300 l/h' --region GB --period 2019",)

    duration: Annotated[Duration | None, about("Flight time, with consumption [h].")] = None
    volume: Annotated[Volume | None, about("Volume of fuel burned in flight, if known [l].")] = None
    mass: Annotated[Mass | None, about("Mass of fuel burned in flight, if known [kg].")] = None
    consumption: Annotated[FuelBurn | None, about("Fuel per flight hour [l/h, kg/h].")] = None
    type: Annotated[str, Word("type", ("helicopter", "aeroplane")), about("Type of aircraft: helicopter or aeroplane.")] = "helicopter"
    fuel: Annotated[FuelName, about("Fuel of the helicopter or aeroplane, such as jet_kerosene or aviation_gasoline.")] = "jet_kerosene"
    purpose: Purpose = "service"

    def model_post_init(self, context: object) -> None:
        """Check that flight hours come with a fuel burn."""
        super().model_post_init(context)
        if self.duration is not None and self.consumption is None:
            message = say("flight hours need consumption, the fuel burned per hour. Write it as consumption='300 l/h'.")
            raise CarbonError(message, code="field_missing")

    def method(self, one: Amount, context: Context) -> Method:
        """Return combustion and upstream of the fuel."""
        if self.consumption is None or one.dimension != "duration":
            return Method(fuel_chain(self.fuel, one, engine={"sector": "aviation"}))
        used = self._used(one, self.consumption)
        return Method(
            fuel_chain(
                self.fuel,
                used,
                engine={"sector": "aviation"},
                step=say("{one} × {consumption} = {used}", one=one, consumption=self.consumption, used=used),
            )
        )

    def _used(self, one: Amount, consumption: Rate) -> Amount:
        return Amount(consumption.value * one.to(consumption.per), consumption.unit)


_MODE = Word("mode", ("taxi", "own_car", "bus", "train"))


class PatientTravel(Activity):
    """Patients' travel to and from care, paid or refunded by the organisation.

    Taxis, buses and trains that the organisation pays for are purchased services (3.1); patients' own cars are visitors (3.9).
    Source: Scope 3 Technical Guidance (2013), categories 1 and 9.

    >>> PatientTravel(distance="180 km", mode="own_car").mode
    'own_car'
    """

    kind: Literal["patient_travel"] = "patient_travel"
    amounts: ClassVar = (("distance",),)
    required: ClassVar = ("combustion",)
    expected: ClassVar = ("wtt",)
    examples: ClassVar = ("patient_travel 180 km --mode own_car --region GB --period 2019",)

    distance: Annotated[
        AnyDistance | None, about("Distance driven by the car or taxi [km], or travelled by patients on a bus or train [pkm].")
    ] = None
    mode: Annotated[str, _MODE, about("Means of transport of the patients.")]
    fuel: Annotated[str, VehicleFuel("road.car", "fuel"), about("Fuel of the patient's own car, or of the taxi with consumption.")] = (
        "unknown"
    )
    size: Annotated[str, Word("size", ("small", "medium", "large", "average")), about("Size of the patient's own car.")] = "average"
    consumption: Annotated[Consumption | None, about("Fuel that the car or taxi of the patient uses per distance, if known [l/km].")] = None
    blend: Annotated[Blend | None, about("Blend of the patient's fuel; with consumption.")] = None
    purpose: Purpose = "service"

    @model_validator(mode="before")
    @classmethod
    def _purpose_of_mode(cls, given: object) -> object:
        """Own cars are booked as visitors and everything else as a service, unless a purpose is given."""
        if isinstance(given, dict) and "purpose" not in given:
            return given | {"purpose": "visitors" if _MODE.within(given) == "own_car" else "service"}
        return given

    def model_post_init(self, context: object) -> None:
        """Check the car, and that cars and taxis are given by distance driven where it matters."""
        super().model_post_init(context)
        check_burned(self.distance, self.consumption)
        check_consumption(self.fuel, self.consumption)
        if self.mode == "own_car":
            check_car(self.fuel, self.consumption)
            if self.distance is not None and self.distance.dimension == "passenger_distance":
                raise CarbonError(
                    say("{distance} is passenger-distance; an own car is given by the distance driven, in km.", distance=self.distance),
                    code="dimension",
                )

    def method(self, one: Amount, context: Context) -> Method:
        """Return the demands of the mode."""
        if self.consumption:
            return burned(self.fuel, self.blend, self.consumption, one, context)
        if self.mode == "own_car":
            return driven(Car(self.fuel, self.size), one, context, [*car_findings(self), *unused(self, "blend")])
        key, words = {
            "taxi": ("road.taxi", {"type": "regular"}),
            "bus": ("road.bus", {"type": "average_local"}),
            "train": ("rail.passenger", {"type": "national"}),
        }[self.mode]
        amount = Amount(unit(one.unit).scale, "vkm") if self.mode == "taxi" and one.dimension == "distance" else carried(one)
        demands = at_home(with_upstream(Demand(key, "combustion", amount, dict(words))), context.region)
        return Method(demands, unused(self, "fuel", "blend"))
