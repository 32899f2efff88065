"""Travel by car and motorcycle, and what is reimbursed for it."""

from typing import Annotated, ClassVar, Literal

from carbon.activities.fields.catalogue_words import CHARGED_TOO, Blend, FuelWord, VehicleFuel
from carbon.activities.fields.common import AnyDistance, Distance, Flag, Purpose, RegionField
from carbon.activities.fields.consumption import Consumption
from carbon.activities.fields.field_words import Word
from carbon.activities.fields.listed import Listed
from carbon.activities.fields.ratios import LossRate, Share
from carbon.activities.fields.reader import about
from carbon.activities.fields.readers import Occupancy, Sharers, share_findings, shared_way
from carbon.activities.framework.base import Activity
from carbon.activities.framework.demands import Context, Demand, Method, with_upstream
from carbon.activities.methods.home import at_home
from carbon.activities.methods.road import (
    CAR_SEGMENTS,
    CAR_SIZES,
    Car,
    burned,
    car_findings,
    check_burned,
    check_car,
    check_charging,
    check_consumption,
    driven,
    unused,
    vehicle_distance,
)
from carbon.activities.methods.vehicle_chains import Charge
from carbon.core.errors import CarbonError
from carbon.core.quantities import Amount
from carbon.core.sentences import say


class CarTravel(Activity):
    """Travel by car, by distance driven.

    Passenger-km ÷ occupancy = vehicle-km; vehicle-km ÷ passengers = the share of one. Own cars on duty are purchased travel (scope
    3.6); leased cars are `control=leased_in` (scope 1).
    Source: Scope 3 Technical Guidance (2013), category 6, distance-based and fuel-based methods.

    >>> CarTravel(distance="1200 km", fuel="diesel", size="medium").size
    'medium'
    """

    kind: Literal["car_travel"] = "car_travel"
    amounts: ClassVar = (("distance",),)
    required: ClassVar = ("combustion",)
    expected: ClassVar = ("wtt",)
    examples: ClassVar = (
        "car_travel 1200 km --fuel diesel --size medium --region GB --period 2019",
        "car_travel 1200 pkm --occupancy 1.5 --fuel petrol --segment supermini --region GB --period 2024",
    )

    distance: Annotated[AnyDistance | None, about("Distance driven by the car [km], or passenger-distance with occupancy [pkm].")] = None
    fuel: Annotated[
        str,
        VehicleFuel("road.car", "fuel"),
        about("Fuel of the car; the average of all cars, with a finding, if not given. With consumption, any fuel."),
    ] = "unknown"
    size: Annotated[str, Word("size", CAR_SIZES), about("Size of the car.")] = "average"
    segment: Annotated[
        str | None,
        Listed("road.car", "segment", more=CAR_SEGMENTS),
        about("Market segment of the car, instead of a size, or one that the region publishes."),
    ] = None
    technology: Annotated[
        str | None,
        Listed("road.car", "technology"),
        about(
            "Drive of the car, where the region's factors differ by it, as in France: "
            "battery_electric, hybride_full_prius and so on, with a segment."
        ),
    ] = None
    trip: Annotated[
        str | None,
        Listed("road.car", "trip"),
        about(
            "Length of the trip, where the region's factors differ by it: short_distance, long_distance or mixed, for a passenger-distance."
        ),
    ] = None
    occupancy: Annotated[Occupancy | None, about("Number of people in the car, for a passenger-distance, 1 or more [passenger].")] = None
    passengers: Annotated[
        Sharers | None,
        about(
            "Number of people who share the car, for a distance driven [passenger]. The "
            "result is then the share of one of them; without it, the whole car."
        ),
    ] = None
    infrastructure: Annotated[
        Flag, about("Whether making the car is counted too, where the region publishes it (optional in category 6).")
    ] = False
    consumption: Annotated[
        Consumption | None,
        about(
            "Fuel or electricity that the car uses per distance [l/km, Nm3/km, kWh/km]. "
            "The factor of the fuel is then used instead of the car's."
        ),
    ] = None
    blend: Annotated[Blend | None, about("Blend of the car's fuel; with consumption.")] = None
    electric_share: Annotated[
        Share | None, about("Share of the distance that a plug-in hybrid drives on electricity; the published average if not given.")
    ] = None
    charging_region: Annotated[RegionField | None, about("Region where the car is charged, if not where it is driven.")] = None
    loss_rate: Annotated[
        LossRate | None,
        about("Your own losses of the grid that the car is charged from: '5%' of what is used, or '5% of generation'."),
    ] = None
    purpose: Purpose = "business_travel"

    def model_post_init(self, context: object) -> None:
        """Check that there is a factor for such a car, and that its fields agree."""
        super().model_post_init(context)
        check_car(self.fuel, self.consumption)
        check_charging(self.fuel, Charge(self.charging_region, self.loss_rate), self.electric_share)
        if self.segment and self.size != "average":
            raise CarbonError(
                say("size {size} and segment {segment} are both given. Write one of them.", size=self.size, segment=self.segment),
                code="fields_contradict",
                field="segment",
            )
        self._check_occupancy()

    def _check_occupancy(self) -> None:
        """Persons in the car matter to what is travelled by persons, and only to that."""
        shared = self.distance is not None and self.distance.dimension == "passenger_distance"
        if shared and self.passengers is not None:
            message = say(
                "{distance} counts each person already, and passengers {passengers:g} divides a distance driven. Write "
                "occupancy for the persons in the car, or the distance in km.",
                distance=self.distance,
                passengers=self.passengers,
            )
            raise CarbonError(message, code="fields_contradict", field="passengers")
        if shared and self.trip:
            # A publisher's factor per passenger-km of a trip holds the persons in its cars.
            return
        if shared and self.occupancy is None:
            message = say(
                "{distance} is passenger-distance of a car with an unknown number of persons. Give occupancy, such as "
                "1.5, or the distance driven, in km.",
                distance=self.distance,
            )
            raise CarbonError(message, code="field_missing", field="occupancy")
        if self.occupancy is not None and not shared:
            message = say(
                "{distance} is driven by the car whoever is in it, and occupancy {occupancy:g} is for "
                "passenger-distance. Write the distance in pkm, or leave occupancy out.",
                distance=self.distance,
                occupancy=self.occupancy,
            )
            raise CarbonError(message, code="fields_contradict", field="occupancy")

    def method(self, one: Amount, context: Context) -> Method:
        """Return the car's stages, or the fuel's where a consumption is given."""
        way, steps = self._way(one)
        charge = Charge(self.charging_region, self.loss_rate)
        if self.consumption:
            found = burned(self.fuel, self.blend, self.consumption, way, context, charge)
        else:
            car = Car(self.fuel, self.size, self.segment, self.electric_share, charge, self.trip, self.technology)
            found = driven(car._replace(infrastructure=self.infrastructure), way, context, car_findings(self))
        findings = [*found.findings, *share_findings(self.passengers), *unused(self, "blend")]
        return Method(found.demands, findings, steps, found.required)

    def _way(self, one: Amount) -> tuple[Amount, list[str]]:
        """The distance that is counted, and how it follows from the distance given."""
        if self.occupancy is not None:
            way = Amount(one.to("pkm") / self.occupancy, "vkm")
            return way, [say("{one} ÷ {occupancy:g} persons in the car = {way}", one=one, occupancy=self.occupancy, way=way)]
        return shared_way(vehicle_distance(one), self.passengers)


class Motorcycle(Activity):
    """Travel by motorcycle, by distance driven.

    Source: Scope 3 Technical Guidance (2013), category 6, distance-based method.

    >>> Motorcycle(distance="120 km", size="small").size
    'small'
    """

    kind: Literal["motorcycle"] = "motorcycle"
    amounts: ClassVar = (("distance",),)
    required: ClassVar = ("combustion",)
    expected: ClassVar = ("wtt",)
    examples: ClassVar = ("motorcycle 120 km --size small --region GB --period 2019",)

    distance: Annotated[Distance | None, about("Distance driven by the motorcycle [km].")] = None
    size: Annotated[
        str,
        Word("size", CAR_SIZES),
        about("Size of the motorcycle: small (up to 125 cc), medium (125 to 500 cc), large (over 500 cc) or average."),
    ] = "average"
    trip: Annotated[
        str | None, Word("trip", ("urban", "rural", "mixed")), about("Type of trip, where the region's factors differ by it, as in France.")
    ] = None
    vehicle: Annotated[
        str | None,
        Listed("road.motorcycle", "vehicle"),
        about("Type of two-wheeler, where the region's factors differ by it, as in France."),
    ] = None
    infrastructure: Annotated[
        Flag, about("Whether making the motorcycle is counted too, where the region publishes it (optional in category 6).")
    ] = False
    fuel: Annotated[str, FuelWord(CHARGED_TOO), about("Fuel of the motorcycle; with consumption.")] = "petrol"
    consumption: Annotated[Consumption | None, about("Fuel that the motorcycle uses per distance [l/km].")] = None
    blend: Annotated[Blend | None, about("Blend of the motorcycle's fuel; with consumption.")] = None
    purpose: Purpose = "business_travel"

    def model_post_init(self, context: object) -> None:
        """Check the consumption against the distance and the fuel."""
        super().model_post_init(context)
        check_burned(self.distance, self.consumption)
        check_consumption(self.fuel, self.consumption)

    def method(self, one: Amount, context: Context) -> Method:
        """Return combustion and upstream by distance, or by fuel."""
        if self.consumption:
            return burned(self.fuel, self.blend, self.consumption, one, context)
        words = {"size": self.size}
        asked = with_upstream(Demand("road.motorcycle", "combustion", vehicle_distance(one), words))
        more = {name: value for name, value in (("vehicle", self.vehicle), ("trip", self.trip)) if value}
        demands = at_home(asked, context.region, words | more, infrastructure=self.infrastructure)
        return Method(demands, unused(self, "fuel", "blend"))
