"""Vans, lorries, and fleets of several kinds of vehicle."""

from typing import Annotated, ClassVar, Literal

from carbon.activities.fields.catalogue_words import CHARGED_TOO, Blend, FuelWord, VehicleFuel
from carbon.activities.fields.common import Control, Distance, Flag, RegionField
from carbon.activities.fields.consumption import Consumption
from carbon.activities.fields.field_words import Word
from carbon.activities.fields.ratios import LossRate, Share
from carbon.activities.fields.reader import about
from carbon.activities.fields.readers import Mix, MixOf
from carbon.activities.framework.base import Activity
from carbon.activities.framework.demands import Context, Demand, Method, with_upstream
from carbon.activities.methods.combustion import DIESEL, fuel_assumed, unused_fuel
from carbon.activities.methods.home import at_home
from carbon.activities.methods.road import (
    CAR_FUELS,
    CAR_SIZES,
    Car,
    burned,
    car_demands,
    check_charging,
    check_consumption,
    required_stages,
    unused,
    vehicle_distance,
)
from carbon.activities.methods.vans import COOLING, LADEN, LORRIES, VAN_CLASSES, VAN_FUELS, check_van, van_demands
from carbon.activities.methods.vehicle_chains import CHARGED, Charge
from carbon.core.errors import CarbonError
from carbon.core.quantities import Amount
from carbon.core.sentences import say


class VanTravel(Activity):
    """Driving a van, by distance.

    Own vans are scope 1; vans of others are `control=purchased` with a purpose.
    Source: GHG Protocol Corporate Standard, ch. 4 (mobile combustion); UK Government conversion factors, delivery vehicles.

    >>> VanTravel(distance="8 000 km", vehicle_class="class_2").vehicle_class
    'class_2'
    """

    kind: Literal["van_travel"] = "van_travel"
    amounts: ClassVar = (("distance",),)
    required: ClassVar = ("combustion",)
    expected: ClassVar = ("wtt",)
    examples: ClassVar = ("van_travel 8000 km --vehicle-class class_2 --fuel diesel --region GB --period 2019",)

    distance: Annotated[Distance | None, about("Distance driven by the van [km].")] = None
    vehicle_class: Annotated[
        str,
        Word("vehicle_class", VAN_CLASSES),
        about("Class of van: class_1 (up to 1.305 t), class_2 (up to 1.74 t), class_3 (up to 3.5 t), or the average."),
    ] = "average"
    fuel: Annotated[
        str | None,
        VehicleFuel("road.van", "fuel"),
        about("Fuel of the van, in France hydrogen by origin too; with consumption, any fuel; diesel, with a finding, if not given."),
    ] = None
    consumption: Annotated[Consumption | None, about("Fuel or electricity that the van uses per distance [l/km, kWh/km].")] = None
    blend: Annotated[Blend | None, about("Blend of the van's fuel; with consumption.")] = None
    charging_region: Annotated[RegionField | None, about("Region where the van is charged, if not where it is driven.")] = None
    loss_rate: Annotated[
        LossRate | None,
        about("Your own losses of the grid that the van is charged from: '5%' of what is used, or '5% of generation'."),
    ] = None
    infrastructure: Annotated[
        Flag, about("Whether the making of the van is counted too, where the region's publisher gives it (optional in category 6).")
    ] = False
    control: Control = "owned"

    def model_post_init(self, context: object) -> None:
        """Check that there is a factor for such a van."""
        super().model_post_init(context)
        check_van(self.fuel or DIESEL, self.consumption)
        check_charging(self.fuel or DIESEL, Charge(self.charging_region, self.loss_rate))

    def method(self, one: Amount, context: Context) -> Method:
        """Return what the van burns or is charged with."""
        charge = Charge(self.charging_region, self.loss_rate)
        if self.consumption:
            return burned(self.fuel, self.blend, self.consumption, one, context, charge)
        way, made = vehicle_distance(one), self.infrastructure
        demands = van_demands(self.fuel or DIESEL, self.vehicle_class, way, context, charge, infrastructure=made)
        return Method(demands, [*unused(self, "blend"), *fuel_assumed(self.fuel)], required=required_stages(demands))


class LorryTravel(Activity):
    """Driving a lorry, by distance.

    Own lorries are scope 1. Source: UK Government conversion factors, delivery vehicles, HGV by percentage laden.

    >>> LorryTravel(distance="1 000 km", laden="50_laden", empty_running="30%").empty_running
    0.3
    """

    kind: Literal["lorry_travel"] = "lorry_travel"
    amounts: ClassVar = (("distance",),)
    required: ClassVar = ("combustion",)
    expected: ClassVar = ("wtt",)
    examples: ClassVar = ("lorry_travel 1000 km --vehicle all_rigids --laden 50_laden --region GB --period 2019",)

    distance: Annotated[Distance | None, about("Distance driven by the lorry, empty running included [km].")] = None
    vehicle: Annotated[str, Word("vehicle", LORRIES), about("Class of lorry: rigid or articulated, by gross weight.")] = "all_hgvs"
    laden: Annotated[str, Word("laden", LADEN), about("How full the lorry is on average, such as 50_laden.")] = "average_laden"
    cooling: Annotated[str, Word("cooling", COOLING), about("Whether the lorry's load is refrigerated.")] = "none"
    empty_running: Annotated[Share | None, about("Share of the distance driven empty; laden is then the load on the rest.")] = None
    fuel: Annotated[
        str | None, FuelWord(CHARGED_TOO), about("Fuel of the lorry; with consumption. Diesel, with a finding, if not given.")
    ] = None
    consumption: Annotated[Consumption | None, about("Fuel that the lorry uses per distance, if known [l/km].")] = None
    blend: Annotated[Blend | None, about("Blend of the lorry's fuel; with consumption.")] = None
    control: Control = "owned"

    def model_post_init(self, context: object) -> None:
        """Check that the load is stated once."""
        super().model_post_init(context)
        check_consumption(self.fuel or DIESEL, self.consumption)
        if self.empty_running is not None and (self.laden in ("average_laden", "0_laden") or self.consumption):
            already = (
                say("consumption {consumption}", consumption=self.consumption)
                if self.consumption
                else say("laden={laden}", laden=self.laden)
            )
            raise CarbonError(
                say(
                    "empty_running {empty_running:g} is in {already} already. Write laden=50_laden, or leave empty_running out.",
                    empty_running=self.empty_running,
                    already=already,
                ),
                code="fields_contradict",
                field="empty_running",
            )

    def method(self, one: Amount, context: Context) -> Method:
        """Return combustion and upstream, of the laden and of the empty distance."""
        if self.consumption:
            return burned(self.fuel, self.blend, self.consumption, one, context)
        distance, empty = vehicle_distance(one), self.empty_running or 0.0
        parts = ((self.laden, 1.0 - empty), ("0_laden", empty))
        ways = [(laden, Amount(distance.value * share, distance.unit)) for laden, share in parts if share]
        demands = [demand for laden, way in ways for demand in self._demands(laden, way, context)]
        return Method(demands, unused(self, *unused_fuel(self.fuel)))

    def _demands(self, laden: str, way: Amount, context: Context) -> list[Demand]:
        words = {"vehicle": self.vehicle, "laden": laden, "cooling": self.cooling}
        return at_home(with_upstream(Demand("road.lorry", "combustion", way, words, chain=laden)), context.region)


class Fleet(Activity):
    """Driving a fleet whose total distance and mix of vehicles are known.

    Own and leased fleets are scope 1 (combustion) and 2 (electricity).
    Source: Scope 3 Technical Guidance (2013), category 6 and 7, average-data method (mix of modes).

    >>> Fleet(distance="90 000 km", mix="diesel=60%; petrol=40%").mix
    (('diesel', 0.6), ('petrol', 0.4))
    """

    kind: Literal["fleet"] = "fleet"
    amounts: ClassVar = (("distance",),)
    required: ClassVar = ("combustion",)
    expected: ClassVar = ("wtt",)
    examples: ClassVar = ("fleet 90000 km --mix 'diesel=60%; battery_electric=40%' --region GB --period 2019",)

    distance: Annotated[Distance | None, about("Distance driven by all vehicles of the fleet together [km].")] = None
    mix: Annotated[
        Mix,
        MixOf("mix", CAR_FUELS),
        about("Fuels with their shares of the distance, such as 'diesel=60%; battery_electric=40%'; the shares sum to 1."),
    ]
    vehicle: Annotated[str, Word("vehicle", ("car", "van")), about("Whether the fleet is cars or vans.")] = "car"
    size: Annotated[str, Word("size", CAR_SIZES), about("Size of the fleet's cars.")] = "average"
    charging_region: Annotated[RegionField | None, about("Region where the fleet is charged, if not where it is driven.")] = None
    loss_rate: Annotated[
        LossRate | None,
        about("Your own losses of the grid that the fleet is charged from: '5%' of what is used, or '5% of generation'."),
    ] = None
    control: Control = "owned"

    def model_post_init(self, context: object) -> None:
        """Check that vans have van fuels and no car's size."""
        super().model_post_init(context)
        if self.vehicle == "van" and self.size != "average":
            raise CarbonError(
                say("size {size} applies to cars, but vehicle is van. Leave size out.", size=self.size),
                code="fields_contradict",
                field="size",
            )
        if self.vehicle == "van" and (odd := [fuel for fuel, _ in self.mix if fuel not in VAN_FUELS]):
            raise CarbonError(
                say("mix has vans on {odd}; known are {van_fuels}.", odd=odd[0], van_fuels=", ".join(VAN_FUELS)),
                code="word_unknown",
                field="mix",
            )
        given = [name for name in ("charging_region", "loss_rate") if getattr(self, name) is not None]
        if given and not any(share and fuel in CHARGED for fuel, share in self.mix):
            message = say(
                "{given} is of vehicles that are charged, and mix has none. Write a share of battery_electric, or leave it out.",
                given=given[0],
            )
            raise CarbonError(message, code="fields_contradict", field=given[0])

    def method(self, one: Amount, context: Context) -> Method:
        """Return the demands of each part of the mix."""
        distance, demands, charge = vehicle_distance(one), list[Demand](), Charge(self.charging_region, self.loss_rate)
        for fuel, share in self.mix:
            way = Amount(distance.value * share, distance.unit)
            if not share:
                continue
            if self.vehicle == "van":
                demands += van_demands(fuel, "average", way, context, charge, fuel)
            else:
                demands += car_demands(Car(fuel, self.size, charge=charge), way, context, fuel)
        return Method(demands, required=required_stages(demands))
