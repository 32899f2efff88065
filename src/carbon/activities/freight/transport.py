"""Freight: tonne-kilometres by road, rail, sea, air and inland waterway."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any, ClassVar, Literal

from carbon.activities.fields.amounts import AmountOf, Distance, Mass, RateOf, TransportActivity
from carbon.activities.fields.common import Flag, Purpose, RegionField, Text, Word
from carbon.activities.fields.consumption import Consumption
from carbon.activities.fields.listed import Listed
from carbon.activities.fields.readers import NumberFrom
from carbon.activities.framework.base import Activity
from carbon.activities.framework.demands import Context, Method
from carbon.activities.methods.freight_legs import DISTANCE_KINDS, MODES, WORD_NAMES, Leg, check_leg, leg_demands, leg_findings
from carbon.activities.methods.hauls import HAUL_BY_DISTANCE, HAUL_UNKNOWN, HAULS, haul_of, near_edge, near_home_edge
from carbon.activities.methods.home import band_start, home_words
from carbon.activities.methods.road import burned, check_charging, required_stages
from carbon.activities.methods.vans import COOLING, LADEN, LORRIES, VAN_CLASSES, check_van, van_demands
from carbon.core.errors import CarbonError, Finding
from carbon.core.quantities import Amount, Rate
from carbon.core.regions import WORLD

Containers = Annotated[Amount, AmountOf(("containers",), "teu")]
Load = Annotated[Rate, RateOf(("mass",), "containers")]


class Freight(Activity):
    """Carriage of goods by a carrier: mass × distance.

    Parameters
    ----------
    mass: mass of the goods with their packaging [t].
    distance: how far they are carried [km].
    transport_activity: instead of both, their product [tkm].
    containers: instead of a mass, containers × distance [teu]; with `load`.
    mode: road, van, rail, sea, air, inland_waterway.
    vehicle, laden, cooling: of a lorry, as for lorry_travel; the mean load includes empty running. Where the region's factors tell lorries
        apart by size and fuel, as France's do: vehicle rigid or articulated, with size, as 12_a_20_tonnes, and fuel.
    vehicle_class, fuel: of a van: class_1, class_2, class_3, average; diesel, petrol, cng, lpg, unknown.
    payload: of a van, goods on board as a mean, empty running included [t]; it is then counted by its kilometres.
    consumption: of a van, with payload: fuel or electricity per distance [l/km, kWh/km].
    charging_region: where an electric van is charged, if not where it drives.
    vessel, size: of a ship, as container_ship, 8000_plus_teu; of a barge, as motor_vessel_1000_1499_t, pushboat_over_880_kw.
    route: of a ship, where the region's factors tell routes apart, as asie_europe_du_nord of France's.
    traction, density: of a train, where the region's factors tell them apart, as France's: diesel, electric; of the goods: dense,
        average, light.
    aircraft, seats, engine: of air freight, where the region's factors tell aircraft apart: as for flight.
    haul: of air freight: domestic, short_haul, long_haul, international; without it read off the distance.
    distance_kind: actual, shortest (feasible), great_circle (air); without it what the mode's factors are made for.
    infrastructure: whether the making of vehicles and ways is counted too, where the region's publisher gives it (optional in category 4).
    load: goods in a container [t/teu]; without it 10 t/teu, with a finding.

    Inbound carriage is category 4 (freight_in), as is outbound that the organisation pays for; what others pay is freight_out.
    Source: ISO 14083:2023, 5.4.2; GLEC Framework v3; Scope 3 Technical Guidance (2013), category 4, distance-based method.

    >>> Freight(mass="12 t", distance="300 km", mode="rail").amount
    (3600.0, ('t', 'km'))
    """

    kind: Literal["freight"] = "freight"
    amounts: ClassVar = (("mass", "distance"), ("containers", "distance"), ("transport_activity",))
    products: ClassVar = {("mass", "distance"): ("t", "km", "tkm"), ("containers", "distance"): ("teu", "km", "teukm")}
    positionals: ClassVar = ("mass", "distance")
    required: ClassVar = ("combustion",)
    expected: ClassVar = ("wtt",)
    derived: ClassVar = ("band",)
    banded: ClassVar = ("band",)
    examples: ClassVar = (
        "freight '12 t' '300 km' --mode rail --region GB --period 2019",
        "freight '300 kg' '40 km' --mode van --fuel battery_electric --payload '400 kg' --region SE --period 2019",
        "freight --containers 2 --distance '8000 km' --mode sea --load '12 t/teu' --region GB --period 2024",
    )

    mass: Mass | None = None
    containers: Containers | None = None
    distance: Distance | None = None
    transport_activity: TransportActivity | None = None
    mode: Annotated[str, Word("mode", MODES)]
    vehicle: Annotated[str, Listed("freight.road freight.van", "vehicle", more=LORRIES)] | None = None
    laden: Annotated[str, Word("laden", LADEN)] | None = None
    cooling: Annotated[str, Word("cooling", COOLING)] | None = None
    vehicle_class: Annotated[str, Word("vehicle_class", VAN_CLASSES)] | None = None
    fuel: Text | None = None
    payload: Mass | None = None
    consumption: Consumption | None = None
    charging_region: RegionField | None = None
    vessel: Text | None = None
    size: Text | None = None
    route: Annotated[str, Listed("freight.sea", "route")] | None = None
    traction: Annotated[str, Word("traction", ("diesel", "electric"))] | None = None
    density: Annotated[str, Word("density", ("dense", "average", "light"))] | None = None
    aircraft: Annotated[str, Listed("freight.air", "aircraft")] | None = None
    seats: Annotated[float, NumberFrom("seats", 1.0, "an aircraft of passengers has a seat")] | None = None
    engine: Annotated[str, Word("engine", ("jet", "turboprop"))] | None = None
    haul: Annotated[str, Word("haul", HAULS)] | None = None
    distance_kind: Annotated[str, Word("distance_kind", DISTANCE_KINDS)] | None = None
    load: Load | None = None
    infrastructure: Flag = False
    purpose: Purpose = "freight_in"

    def model_post_init(self, context: Any) -> None:
        """Check that the amount is given once, and that the fields are of the mode."""
        super().model_post_init(context)
        if self.mass is not None and self.containers is not None:
            raise CarbonError(
                "mass and containers are both given. Write one of them; load is the mass in a container.", code="amount_twice"
            )
        if self.load is not None and self.containers is None:
            raise CarbonError(
                "load is of containers, and none are given. Write containers, or leave load out.", code="fields_contradict", field="load"
            )
        if self.transport_activity is not None and self.mode == "air" and not self.haul and not self._known_at_home:
            raise CarbonError(
                "transport_activity by air has no distance to read a haul off. Give haul, as long_haul.", code="field_missing", field="haul"
            )
        check_leg(self._leg)
        self._check_van()

    def _check_van(self) -> None:
        """Raise where a van's figures are given for another mode, or its consumption without the load it moves."""
        given = [name for name in ("payload", "consumption", "charging_region") if getattr(self, name) is not None]
        if given and self.mode != "van":
            message = f"{' and '.join(given)} is of freight by van, and mode is {self.mode}. Write mode=van, or leave it out."
            raise CarbonError(message, code="fields_contradict", field=given[0])
        if given and self.payload is None:
            message = f"{' and '.join(given)} needs payload, the mean load on board, as '300 kg': kilometres are tonne-km ÷ load."
            raise CarbonError(message, code="field_missing", field="payload")
        if self.payload is not None:
            check_van(self.fuel or "diesel", self.consumption)
            check_charging(self.fuel or "diesel", self.charging_region)
            if not self.payload.value:
                raise CarbonError(
                    "payload is 0, and so no goods are moved. Write the mean load on board.", code="value_zero", field="payload"
                )

    @property
    def band(self) -> tuple[str, bool, float | None] | None:
        """Of a distance by air: its haul, whether it lies near a band's edge, and where its band begins [km]; None for other modes."""
        if self.mode != "air" or self.haul or self.distance is None:
            return None
        kilometres = self.distance.to("km")
        leg = self._said._replace(kilometres=kilometres)
        edge = near_home_edge("freight.air", self.region or WORLD, leg.said, leg.numbers)
        if edge is None:
            return haul_of(kilometres), near_edge(kilometres), None
        return haul_of(kilometres), edge, band_start("freight.air", "kilometres", kilometres)

    @property
    def _known_at_home(self) -> bool:
        """Whether the region's own publisher has a factor that needs no haul."""
        leg = self._said
        return home_words("freight.air", self.region or WORLD, leg.said, leg.numbers) is not None

    @property
    def _said(self) -> Leg:
        words = tuple((name, str(getattr(self, name))) for name in WORD_NAMES if getattr(self, name) is not None)
        return Leg(self.mode, words, self.distance_kind, infrastructure=self.infrastructure)

    @property
    def _leg(self) -> Leg:
        if self.band is None:
            unknown = self.mode == "air" and not self.haul
            return self._said._replace(notes=(HAUL_UNKNOWN,)) if unknown else self._said
        haul, _, start = self.band
        return self._said._replace(haul=haul, kilometres=start, notes=(HAUL_BY_DISTANCE,))

    def method(self, one: Amount, context: Context) -> Method:
        """Return combustion, upstream and, in the air, the non-CO2 effect of one tonne-km."""
        if self.payload is not None:
            return self._by_van(one, self.payload, context)
        findings = list(leg_findings(self._leg))
        if self.band and self.band[1]:
            text = "a distance lies within 5 % of a haul's edge, where the published factor jumps; haul= sets the haul."
            findings.append(Finding("band_edge", "info", text))
        load = Amount(self.load.value, self.load.unit).to("t") / Amount(1.0, self.load.per).to("teu") if self.load else None
        return Method(leg_demands(self._leg, one, context, load=load), findings)

    def _by_van(self, one: Amount, payload: Amount, context: Context) -> Method:
        """The kilometres of a van that carries a mean load, as van_travel."""
        driven = Amount(one.to("tkm") / payload.to("t"), "vkm")
        step = f"{one} ÷ {payload} on board = {driven}"
        if self.consumption is not None:
            found = burned(self.fuel or "diesel", None, self.consumption, driven, self.charging_region)
            return replace(found, steps=[step, *found.steps])
        demands = van_demands(self.fuel or "diesel", self.vehicle_class or "average", driven, context, self.charging_region)
        return Method(demands, steps=[step], required=required_stages(demands))
