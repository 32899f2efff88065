"""Travel by car and motorcycle, and what is reimbursed for it."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from carbon.activities.fields.amounts import AnyDistance, Distance
from carbon.activities.fields.common import Flag, Purpose, RegionField, Text, Word
from carbon.activities.fields.consumption import Consumption
from carbon.activities.fields.listed import Listed
from carbon.activities.fields.ratios import Share
from carbon.activities.fields.readers import Money, Occupancy, PriceOf, Sharers, money_of, share_findings, shared_way, undated
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
    vehicle_distance,
)
from carbon.core.errors import CarbonError
from carbon.core.quantities import Amount, Rate


class CarTravel(Activity):
    """Travel by car, by distance driven.

    Parameters
    ----------
    distance: distance driven by the car [km], or passenger-distance [pkm] with `occupancy`.
    fuel: diesel, petrol, hybrid, plug_in_hybrid, battery_electric, cng, lpg, unknown; with `consumption`, any fuel.
    size: small, medium, large, average.
    segment: instead of a size, the market segment: mini, supermini, lower_medium, upper_medium, executive, luxury, sports,
        dual_purpose_4x4, mpv; or one of the region's publisher.
    infrastructure: whether the making of the car is counted too, where the region's publisher gives it (optional in category 6).
    technology, trip: where the region's factors tell cars apart by them, as France's do: battery_electric, hybride_full_prius …, with
        a segment; short_distance, long_distance or mixed, of a passenger-distance.
    occupancy: persons in the car, of a passenger-distance [1 or more].
    passengers: persons who share the car, of a distance driven [passenger]; the answer is then the share of one of them, the car's
        emissions ÷ passengers. Without it the answer is the whole car, whoever is in it.
    consumption: fuel or electricity per distance [l/km, Nm3/km, kWh/km]; then the fuel's factor is used, not the car's.
    blend: blend of the fuel, with `consumption`.
    electric_share: of a plug-in hybrid, share of its distance driven on electricity; without it the published mean.
    charging_region: where it is charged, if not where it is driven.

    Passenger-km ÷ occupancy = vehicle-km; vehicle-km ÷ passengers = the share of one. Own cars in service are purchased travel (scope
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

    distance: AnyDistance | None = None
    fuel: Annotated[str, Listed("road.car", "fuel", open=True)] = "unknown"
    size: Annotated[str, Word("size", CAR_SIZES)] = "average"
    segment: Annotated[str, Listed("road.car", "segment", more=CAR_SEGMENTS)] | None = None
    technology: Annotated[str, Listed("road.car", "technology")] | None = None
    trip: Annotated[str, Listed("road.car", "trip")] | None = None
    occupancy: Occupancy | None = None
    passengers: Sharers | None = None
    infrastructure: Flag = False
    consumption: Consumption | None = None
    blend: Text | None = None
    electric_share: Share | None = None
    charging_region: RegionField | None = None
    purpose: Purpose = "business_travel"

    def model_post_init(self, context: Any) -> None:
        """Check that there is a factor for such a car, and that its fields agree."""
        super().model_post_init(context)
        check_car(self.fuel, self.consumption)
        check_charging(self.fuel, self.charging_region, self.electric_share)
        if self.segment and self.size != "average":
            raise CarbonError(
                f"size {self.size} and segment {self.segment} are both given. Write one of them.", code="fields_contradict", field="segment"
            )
        self._check_occupancy()

    def _check_occupancy(self) -> None:
        """Persons in the car matter to what is travelled by persons, and only to that."""
        shared = self.distance is not None and self.distance.dimension == "passenger_distance"
        if shared and self.passengers is not None:
            raise CarbonError(
                f"{self.distance} counts each person already, and passengers {self.passengers:g} divides a distance driven. "
                "Write occupancy for the persons in the car, or the distance in km.",
                code="fields_contradict",
                field="passengers",
            )
        if shared and self.trip:
            # A publisher's factor per passenger-km of a trip holds the persons in its cars.
            return
        if shared and self.occupancy is None:
            raise CarbonError(
                f"{self.distance} is passenger-distance of a car with an unknown number of persons. "
                "Give occupancy, as 1.5, or the distance driven, in km.",
                code="field_missing",
                field="occupancy",
            )
        if self.occupancy is not None and not shared:
            raise CarbonError(
                f"{self.distance} is driven by the car whoever is in it, and occupancy {self.occupancy:g} is for passenger-distance. "
                "Write the distance in pkm, or leave occupancy out.",
                code="fields_contradict",
                field="occupancy",
            )

    def method(self, one: Amount, context: Context) -> Method:
        """Return the car's stages, or the fuel's where a consumption is given."""
        way, steps = self._way(one)
        if self.consumption:
            found = burned(self.fuel, self.blend, self.consumption, way, self.charging_region)
        else:
            car = Car(self.fuel, self.size, self.segment, self.electric_share, self.charging_region, self.trip, self.technology)
            found = driven(car._replace(infrastructure=self.infrastructure), way, context, car_findings(self))
        return Method(found.demands, [*found.findings, *share_findings(self.passengers)], steps, found.required)

    def _way(self, one: Amount) -> tuple[Amount, list[str]]:
        """The distance that is counted, and how it follows from the distance given."""
        if self.occupancy is not None:
            way = Amount(one.to("pkm") / self.occupancy, "vkm")
            return way, [f"{one} ÷ {self.occupancy:g} persons in the car = {way}"]
        return shared_way(vehicle_distance(one), self.passengers)


class Motorcycle(Activity):
    """Travel by motorcycle, by distance driven.

    Parameters
    ----------
    distance: distance driven [km].
    size: small (to 125 cc), medium (125 to 500 cc), large (over 500 cc), average.
    infrastructure: whether the making of the motorcycle is counted too, where the region's publisher gives it (optional in category 6).
    trip, vehicle: where the region's factors tell them apart, as France's: urban, rural or mixed; one of their vehicles.
    fuel, consumption, blend: where its fuel is known [l/km].

    Source: Scope 3 Technical Guidance (2013), category 6, distance-based method.

    >>> Motorcycle(distance="120 km", size="small").size
    'small'
    """

    kind: Literal["motorcycle"] = "motorcycle"
    amounts: ClassVar = (("distance",),)
    required: ClassVar = ("combustion",)
    expected: ClassVar = ("wtt",)
    examples: ClassVar = ("motorcycle 120 km --size small --region GB --period 2019",)

    distance: Distance | None = None
    size: Annotated[str, Word("size", CAR_SIZES)] = "average"
    trip: Annotated[str, Word("trip", ("urban", "rural", "mixed"))] | None = None
    vehicle: Annotated[str, Listed("road.motorcycle", "vehicle")] | None = None
    infrastructure: Flag = False
    fuel: Text = "petrol"
    consumption: Consumption | None = None
    blend: Text | None = None
    purpose: Purpose = "business_travel"

    def model_post_init(self, context: Any) -> None:
        """Check the consumption against the distance and the fuel."""
        super().model_post_init(context)
        check_burned(self.distance, self.consumption)
        check_consumption(self.fuel, self.consumption)

    def method(self, one: Amount, context: Context) -> Method:
        """Return combustion and upstream by distance, or by fuel."""
        if self.consumption:
            return burned(self.fuel, self.blend, self.consumption, one)
        words = {"size": self.size}
        asked = with_upstream(Demand("road.motorcycle", "combustion", vehicle_distance(one), words))
        more = {name: value for name, value in (("vehicle", self.vehicle), ("trip", self.trip)) if value}
        return Method(at_home(asked, context.region, words | more, infrastructure=self.infrastructure))


class MileageClaim(Activity):
    """Travel by an employee's own car, by the money reimbursed for it.

    Parameters
    ----------
    reimbursement: money paid out for mileage [SEK, EUR, GBP …].
    rate: paid per distance [money/km], as '25 SEK/10km'.
    fuel, size: of the car, as for car_travel.

    Money ÷ rate = distance driven. Source: Scope 3 Technical Guidance (2013), category 6, distance-based method.

    >>> MileageClaim(reimbursement="4 500 GBP", rate="0.45 GBP/mile").rate
    Rate(value=0.45, unit='GBP', per='mi')
    """

    kind: Literal["mileage_claim"] = "mileage_claim"
    amounts: ClassVar = (("reimbursement",),)
    required: ClassVar = ("combustion",)
    expected: ClassVar = ("wtt",)
    examples: ClassVar = ("mileage_claim 4500 GBP --rate '0.45 GBP/mi' --fuel diesel --region GB --period 2019",)

    reimbursement: Money | None = None
    rate: Annotated[Rate, PriceOf(("distance", "vehicle_distance"), "0.45 GBP/mi")]
    fuel: Annotated[str, Listed("road.car", "fuel", open=True)] = "unknown"
    size: Annotated[str, Word("size", CAR_SIZES)] = "average"
    purpose: Purpose = "business_travel"

    def model_post_init(self, context: Any) -> None:
        """Check the car, and that money and rate are in one currency."""
        super().model_post_init(context)
        check_car(self.fuel, None)
        if self.reimbursement is not None:
            money_of(self.reimbursement, self.rate, "rate")

    def method(self, one: Amount, context: Context) -> Method:
        """Return the stages of the car for the distance that the money stands for."""
        way = vehicle_distance(money_of(one, self.rate, "rate"))
        found = driven(Car(self.fuel, self.size), way, context, [*car_findings(self), *undated(context.year, "rate")])
        return Method(found.demands, found.findings, [f"{one} ÷ {self.rate} = {way}"], found.required)
