"""Freight: tonne-kilometres by road, rail, sea, air and inland waterway."""

from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from carbon.activities.fields.catalogue_words import CatalogueWord
from carbon.activities.fields.common import AmountOf, Distance, Flag, Mass, Purpose, RegionField, TransportActivity
from carbon.activities.fields.consumption import Consumption
from carbon.activities.fields.field_words import Word
from carbon.activities.fields.listed import Listed
from carbon.activities.fields.rates import RateOf
from carbon.activities.fields.ratios import LossRate
from carbon.activities.fields.reader import about
from carbon.activities.fields.readers import NumberFrom
from carbon.activities.fields.words import band_start, home_words
from carbon.activities.framework.base import Activity
from carbon.activities.framework.demands import Context, Method
from carbon.activities.methods.combustion import DIESEL, fuel_assumed
from carbon.activities.methods.freight_legs import DISTANCE_KINDS, MODES, WORD_NAMES, Leg, check_leg, leg_demands, leg_findings
from carbon.activities.methods.hauls import HAUL_BY_DISTANCE, HAUL_UNKNOWN, HAULS, haul_of, near_edge, near_home_edge
from carbon.activities.methods.road import burned, check_charging, required_stages
from carbon.activities.methods.vans import COOLING, LADEN, LORRIES, VAN_CLASSES, check_van, van_demands
from carbon.activities.methods.vehicle_chains import Charge
from carbon.core.errors import CarbonError, Finding
from carbon.core.quantities import Amount, Rate
from carbon.core.regions import WORLD
from carbon.core.sentences import joined, say

Containers = Annotated[Amount, AmountOf(("containers",), "teu")]
Load = Annotated[Rate, RateOf(("mass",), "containers")]


class Freight(Activity):
    """Transport of goods by a carrier: mass × distance.

    Inbound transport is category 4 (freight_in), as is outbound transport that you pay for; what others pay for is freight_out.
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

    mass: Annotated[Mass | None, about("Mass of the goods, packaging included [t].")] = None
    containers: Annotated[Containers | None, about("Number of containers, instead of a mass; with load [teu].")] = None
    distance: Annotated[Distance | None, about("Distance that the goods are carried [km].")] = None
    transport_activity: Annotated[TransportActivity | None, about("Mass × distance as one number, instead of both [tkm].")] = None
    mode: Annotated[str, Word("mode", MODES), about("Mode of transport.")]
    vehicle: Annotated[
        str | None,
        Listed("freight.road freight.van", "vehicle", more=LORRIES),
        about(
            "Class of lorry, such as all_hgvs or articulated_over_33t; the average load includes empty running. "
            "Where the region's factors differ by size and fuel, as in France: rigid or articulated."
        ),
    ] = None
    laden: Annotated[str | None, Word("laden", LADEN), about("How full the lorry is.")] = None
    cooling: Annotated[str | None, Word("cooling", COOLING), about("Whether the lorry is refrigerated.")] = None
    vehicle_class: Annotated[
        str | None,
        Word("vehicle_class", VAN_CLASSES),
        about("Class of van: class_1 (up to 1.305 t), class_2 (up to 1.74 t), class_3 (up to 3.5 t) or average."),
    ] = None
    fuel: Annotated[
        str | None,
        CatalogueWord("freight.{mode}", "fuel", unless="payload"),
        about("Fuel of the van or, where factors differ by it, of the lorry: diesel, petrol, cng, lpg, battery_electric, unknown."),
    ] = None
    payload: Annotated[
        Mass | None, about("Average load on board a van, empty running included [t]. The freight is then counted by the van's kilometres.")
    ] = None
    consumption: Annotated[
        Consumption | None, about("Fuel or electricity that the van uses per distance; needs payload [l/km, kWh/km].")
    ] = None
    charging_region: Annotated[RegionField | None, about("Region where an electric van is charged, if not where it drives.")] = None
    loss_rate: Annotated[
        LossRate | None,
        about("Your own losses of the grid that an electric van is charged from: '5%' of what is used, or '5% of generation'."),
    ] = None
    vessel: Annotated[
        str | None,
        CatalogueWord("freight.{mode}", "vessel"),
        about("Type of ship, such as container_ship; of a barge, such as motor_vessel_1000_1499_t."),
    ] = None
    size: Annotated[
        str | None,
        CatalogueWord("freight.{mode}", "size"),
        about("Size class of the ship, such as 8000_plus_teu; of a lorry in France, such as 12_a_20_tonnes."),
    ] = None
    route: Annotated[
        str | None,
        Listed("freight.sea", "route"),
        about("Trade route of the ship, where the region's factors differ by it, such as asie_europe_du_nord in France."),
    ] = None
    traction: Annotated[
        str | None,
        Word("traction", ("diesel", "electric")),
        about("What pulls the train, where the region's factors differ by it: diesel or electric."),
    ] = None
    density: Annotated[
        str | None,
        Word("density", ("dense", "average", "light")),
        about("Density of goods on a train, where the region's factors differ by it."),
    ] = None
    aircraft: Annotated[
        str | None, Listed("freight.air", "aircraft"), about("Class of aircraft, where the region's factors differ by it.")
    ] = None
    seats: Annotated[
        float | None,
        NumberFrom("seats", 1.0, "an aircraft of passengers has a seat"),
        about("Seats of the aircraft, where the region's factors differ by them [seat]."),
    ] = None
    engine: Annotated[
        str | None,
        Word("engine", ("jet", "turboprop")),
        about("Engine of the aircraft on a short flight, where the region's factors differ by it: jet or turboprop."),
    ] = None
    haul: Annotated[str | None, Word("haul", HAULS), about("Haul of air freight; worked out from the distance if not given.")] = None
    distance_kind: Annotated[
        str | None,
        Word("distance_kind", DISTANCE_KINDS),
        about(
            "How the distance was measured: actual, shortest (shortest feasible) or "
            "great_circle (air); what the mode's factors are made for if not given."
        ),
    ] = None
    load: Annotated[Load | None, about("Mass of goods in one container [t/teu]; 10 t/teu, with a finding, if not given.")] = None
    infrastructure: Annotated[
        Flag,
        about("Whether making the vehicles and infrastructure is counted too, where the region publishes it (optional in category 4)."),
    ] = False
    purpose: Purpose = "freight_in"

    def model_post_init(self, context: object) -> None:
        """Check that the amount is given once, and that the fields are of the mode."""
        super().model_post_init(context)
        if self.mass is not None and self.containers is not None:
            raise CarbonError(
                say("mass and containers are both given. Write one of them; load is the mass in a container."), code="amount_twice"
            )
        if self.load is not None and self.containers is None:
            raise CarbonError(
                say("load applies to containers, but none are given. Write containers, or leave load out."),
                code="fields_contradict",
                field="load",
            )
        if self.transport_activity is not None and self.mode == "air" and not self.haul and not self._known_at_home:
            raise CarbonError(
                say("transport_activity by air has no distance to work out a haul from. Give haul, such as long_haul."),
                code="field_missing",
                field="haul",
            )
        check_leg(self._leg)
        self._check_van()

    def _check_van(self) -> None:
        """Raise where a van's figures are given for another mode, or its consumption without the load it moves."""
        given = [name for name in ("payload", "consumption", "charging_region", "loss_rate") if getattr(self, name) is not None]
        if given and self.mode != "van":
            message = say(
                "{given} applies to freight by van, but mode is {mode}. Write mode=van, or leave it out.",
                given=joined(given, say(" and ")),
                mode=self.mode,
            )
            raise CarbonError(message, code="fields_contradict", field=given[0])
        if given and self.payload is None:
            message = say(
                "{given} needs payload, the mean load on board, such as '300 kg': kilometres are tonne-km ÷ load.",
                given=joined(given, say(" and ")),
            )
            raise CarbonError(message, code="field_missing", field="payload")
        if self.payload is not None:
            check_van(self.fuel or DIESEL, self.consumption)
            check_charging(self.fuel or DIESEL, Charge(self.charging_region, self.loss_rate))
            if not self.payload.value:
                raise CarbonError(
                    say("payload is 0, so no goods are moved. Write the mean load on board."), code="value_zero", field="payload"
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
            text = say("a distance lies within 5% of a haul's edge, where the published factor jumps; haul= sets the haul.")
            findings.append(Finding("band_edge", "info", text))
        load = Amount(self.load.value, self.load.unit).to("t") / Amount(1.0, self.load.per).to("teu") if self.load else None
        return Method(leg_demands(self._leg, one, context, load=load), findings)

    def _by_van(self, one: Amount, payload: Amount, context: Context) -> Method:
        """The kilometres of a van that carries a mean load, such as van_travel."""
        driven = Amount(one.to("tkm") / payload.to("t"), "vkm")
        step = say("{one} ÷ {payload} on board = {driven}", one=one, payload=payload, driven=driven)
        charge = Charge(self.charging_region, self.loss_rate)
        if self.consumption is not None:
            found = burned(self.fuel, None, self.consumption, driven, context, charge)
            return replace(found, steps=[step, *found.steps])
        demands = van_demands(self.fuel or DIESEL, self.vehicle_class or "average", driven, context, charge)
        return Method(demands, fuel_assumed(self.fuel), [step], required=required_stages(demands))
