"""Soils: drained peat, and carbon that mineral soils lose or gain."""

from math import prod
from typing import Annotated, ClassVar, Literal

from carbon.activities.fields.common import Area, Control, Duration, Text
from carbon.activities.fields.field_words import Word
from carbon.activities.fields.ratios import Share
from carbon.activities.fields.reader import about
from carbon.activities.framework.demands import Context, Demand, Method
from carbon.activities.methods.land_carbon import IN_TOTAL, carbon_demands, carbon_findings
from carbon.activities.methods.land_states import CLIMATES, CROPLAND, LandState, State
from carbon.activities.methods.operating_time import Timed, time_findings
from carbon.activities.methods.own_factors import TakesFactor, evidence_findings, own_factor_demand
from carbon.activities.methods.parameters import parameter
from carbon.activities.methods.soil_nitrogen import direct_demand, leached_demands, wetness
from carbon.core.errors import CarbonError, Finding
from carbon.core.quantities import Amount
from carbon.core.sentences import say

CONDITIONS = {
    ("forest", "boreal"): ("nutrient_poor", "nutrient_rich"),
    ("grassland", "temperate"): ("nutrient_poor", "deep_drained", "shallow_drained"),
    ("rewetted", "boreal"): ("nutrient_poor", "nutrient_rich"),
    ("rewetted", "temperate"): ("nutrient_poor", "nutrient_rich"),
}
"""Use and climate of organic soils that are told apart further."""

TRANSITION = 20.0
"""Years in which mineral soil reaches its new carbon: 2006 IPCC Guidelines vol. 4, eq. 2.25, D."""

SOILS = ("high_activity_clay", "low_activity_clay", "sandy", "spodic", "volcanic", "wetland")

_DRAINED = ("cropland", "grassland", "forest", "peat_extraction")

_AREA_TIME = ("area", "duration")

_ONE_YEAR = Amount(1.0, "a")

_KEY = "land_use.organic_soil"

_NO_METHANE = "CH4 of the land between the ditches"

_METHANE_MISSING = Finding(
    "gases_missing",
    "warning",
    say(
        "CH4 of the land between the ditches is not included: the table prints none for tropical peat extraction. "
        "Add it as a row of kind generic with factor=."
    ),
)


class OrganicSoil(TakesFactor, Timed):
    """Carbon dioxide, methane and nitrous oxide from drained or rewetted peat and other organic soils, tier 1.

    Carbon that leaves dissolved in water is counted as CO2. Methane = area × (1 − share of ditches) × factor of the land + area × share
    of ditches × factor of the ditches. Rewetted soil has no ditches and no nitrous oxide; carbon that it takes up is a removal, excluded
    from totals. Source: 2013 Supplement to the 2006 IPCC Guidelines: Wetlands, ch. 2 and 3, eq. 2.2 and 2.6, Tables 2.1 to 2.5 and 3.1
    to 3.3.

    >>> OrganicSoil(area="12 ha", use="cropland", climate="boreal").duration
    Amount(value=1.0, unit='a')
    """

    kind: Literal["organic_soil"] = "organic_soil"
    amounts: ClassVar = (_AREA_TIME,)
    products: ClassVar = {_AREA_TIME: ("ha", "a", "ha_year")}
    required: ClassVar = ("process",)
    derived: ClassVar = ("factor_evidence", "period_years")
    cites: ClassVar = ("factor",)
    positionals: ClassVar = ("area",)
    examples: ClassVar = ("organic_soil '12 ha' --use cropland --climate boreal",)

    area: Annotated[Area | None, about("Drained or rewetted area [ha].")] = None
    duration: Annotated[
        Duration,
        about("Time that the soil emits [a]; the length of the period, or one year for a year, a single day or no period, if not given."),
    ] = _ONE_YEAR
    use: Annotated[str, Word("use", (*_DRAINED, "rewetted")), about("Use of the drained soil; rewetted is soil that is wet again.")]
    climate: Annotated[str, Word("climate", ("boreal", "temperate", "tropical")), about("Climate of the organic soil.")]
    condition: Annotated[
        str | None,
        Word("condition", tuple(dict.fromkeys(word for words in CONDITIONS.values() for word in words))),
        about(
            "Nutrients and drainage: for forest in boreal climates, and for rewetted soil in boreal and temperate ones, nutrient_poor "
            "or nutrient_rich; for grassland in temperate climates nutrient_poor, deep_drained or shallow_drained."
        ),
    ] = None
    ditches: Annotated[
        Share | None, about("Share of the area that is ditch, such as '3%'; 2 to 5% by the table of its use and climate if not given.")
    ] = None
    factor: Annotated[
        Text | None,
        about("Your own CO2 factor, such as '25 t CO2/ha_year', for the soil and the carbon that leaves dissolved in water."),
    ] = None
    control: Control = "owned"

    def model_post_init(self, context: object) -> None:
        """Check the condition and the factor of your own."""
        super().model_post_init(context)
        known = CONDITIONS.get((self.use, self.climate), ())
        if (self.condition or "") not in (known or ("",)):
            said = say("{use} in a {climate} climate", use=self.use, climate=self.climate)
            message = (
                say("{said} needs condition, one of {known}.", said=said, known=", ".join(known))
                if known
                else say("{said} has one factor. Leave condition out.", said=said)
            )
            raise CarbonError(message, code="field_missing" if known else "field_contradicts", field="condition")
        if self.use == "rewetted" and self.ditches is not None:
            message = say("the ditches of rewetted soil are part of it. Leave ditches out.")
            raise CarbonError(message, code="field_contradicts", field="ditches")
        if self.factor:
            own_factor_demand(self.factor, Amount(1.0, "ha_year"), "process", self.evidence)

    def method(self, one: Amount, context: Context) -> Method:
        """Return the three gases of a hectare-year."""
        place = {"use": self.use, "climate": self.climate} | ({"condition": self.condition} if self.condition else {})
        if self.use == "rewetted":
            return self._rewetted(one, place)
        carbon, evidence = self._carbon(one, place)
        methane, said = self._methane(one, place)
        missing = self.use == "peat_extraction" and self.climate == "tropical"
        found = [IN_TOTAL, *([_METHANE_MISSING] if missing else ()), *said, *time_findings(self.period_years), *evidence]
        nitrous = Demand(_KEY, "process", one, place | {"part": "n2o"})
        return Method([*carbon, nitrous, *methane[missing:]], found, left_out=(_NO_METHANE,) if missing else ())

    def _rewetted(self, one: Amount, place: dict[str, str]) -> Method:
        """CO2 of the soil or its removal, of what leaves it dissolved, and CH4: Tables 3.1 to 3.3."""
        methane, times = Demand(_KEY, "process", one, place | {"part": "methane"}), time_findings(self.period_years)
        if self.factor:
            own, evidence = self._carbon(one, place)
            return Method([*own, methane], [IN_TOTAL, *times, *evidence])
        stock = parameter("rewetted", " ".join(word for word in (self.climate, self.condition) if word), "carbon")
        lost = Amount(one.to("ha_year") * stock.value, "t")
        soil = carbon_demands(lost, say("{value:g} t C per hectare and year ({citation})", value=stock.value, citation=stock.citation))
        dissolved = Demand(_KEY, "process", one, {"climate": self.climate, "part": "dissolved_rewetted"})
        gained = carbon_findings(lost) if lost.value < 0 else []
        return Method([*(soil if lost.value else ()), dissolved, methane], [IN_TOTAL, *gained, *times])

    def _carbon(self, one: Amount, place: dict[str, str]) -> tuple[list[Demand], list[Finding]]:
        """CO2 by your own factor, or of the soil and of what leaves it dissolved in water."""
        if self.factor:
            own = own_factor_demand(self.factor, one, "process", self.evidence)
            return [own], evidence_findings(self.evidence, say("the CO2 of the soil"))
        soil = Demand(_KEY, "process", one, place | {"part": "soil"})
        return [soil, Demand(_KEY, "process", one, {"climate": self.climate, "part": "dissolved"})], []

    def _methane(self, one: Amount, place: dict[str, str]) -> tuple[list[Demand], list[Finding]]:
        """CH4 of the land between the ditches, and of the ditches: eq. 2.6."""
        share, said = self._share_of_ditches()
        land = Demand(_KEY, "process", Amount(one.value * (1.0 - share), one.unit), place | {"part": "methane"})
        ditches = Demand(_KEY, "process", Amount(one.value * share, one.unit), place | {"part": "ditches"})
        return [land, ditches] if share else [land], said

    def _share_of_ditches(self) -> tuple[float, list[Finding]]:
        """As given, or that of the table with the finding that says so."""
        if self.ditches is not None:
            return self.ditches, []
        share = parameter("ditches", "tropical" if self.climate == "tropical" else self.use, "share")
        return share.value / 100.0, [share.finding(say("share of the area taken by ditches"), "ditches=")]


class SoilCarbonChange(Timed):
    """Carbon that mineral soil loses or gains after its use or management changed, tier 1.

    A year's loss = reference stock × (factors before − factors after) ÷ 20; the nitrous oxide of the nitrogen set free is added. A
    gain is a removal, excluded from totals. Source: 2006 IPCC Guidelines vol. 4, eq. 2.25, Tables 2.3, 5.5 (2019), 6.2; eq. 11.8.

    >>> SoilCarbonChange(area="3 ha", climate="cool_moist", soil="sandy", before="grassland", after="annual_crop no_till").soil
    'sandy'
    """

    kind: Literal["soil_carbon_change"] = "soil_carbon_change"
    amounts: ClassVar = (_AREA_TIME,)
    products: ClassVar = {_AREA_TIME: ("ha", "a", "ha_year")}
    positionals: ClassVar = ("area",)
    required: ClassVar = ("process",)
    examples: ClassVar = ("soil_carbon_change '3 ha' --climate cool_moist --soil sandy --before grassland --after 'annual_crop no_till'",)

    area: Annotated[Area | None, about("Area that changed within the last 20 years [ha].")] = None
    duration: Annotated[
        Duration,
        about("Time that is accounted for [a]; the length of the period, or one year for a year, a single day or no period, if not given."),
    ] = _ONE_YEAR
    climate: Annotated[str, Word("climate", CLIMATES), about("Climate of the mineral soil.")]
    soil: Annotated[str, Word("soil", SOILS), about("Type of mineral soil.")]
    before: Annotated[
        State, about("Use and management before the change, such as 'grassland' or 'annual_crop no_till manured'; forest is native.")
    ]
    after: Annotated[State, about("Use and management after the change, such as 'annual_crop reduced_tillage low_input'.")]
    control: Control = "owned"

    def model_post_init(self, context: object) -> None:
        """Check that the time lies within the transition."""
        super().model_post_init(context)
        if self.duration.to("a") > TRANSITION:
            message = say(
                "duration {duration} is more than the {transition:g} years in which soil reaches its new carbon.",
                duration=self.duration,
                transition=TRANSITION,
            )
            raise CarbonError(
                say("{message} Write {transition:g} years at most.", message=message, transition=TRANSITION),
                code="number_invalid",
                field="duration",
            )

    def method(self, one: Amount, context: Context) -> Method:
        """Return the carbon lost in a hectare-year and its nitrogen, or the carbon gained."""
        stock = parameter("soil", f"{self.climate} {self.soil}", "carbon")
        shares = [self._share(state) for state in (self.before, self.after)]
        lost = Amount(one.to("ha_year") * stock.value * (shares[0] - shares[1]) / TRANSITION, "t")
        step = say(
            "{stock:g} t C/ha × ({share_before:.6g} − {share_after:.6g}) ÷ {transition:g} years ({citation})",
            stock=stock.value,
            share_before=shares[0],
            share_after=shares[1],
            transition=TRANSITION,
            citation=stock.citation,
        )
        return Method([*carbon_demands(lost, step), *self._nitrogen(lost)], [*carbon_findings(lost), *time_findings(self.period_years)])

    def _share(self, state: LandState) -> float:
        """Share of the reference stock that soil in a state holds."""
        return prod(parameter("soil_factor", self.climate, name).value for name in state.factors)

    def _nitrogen(self, lost: Amount) -> list[Demand]:
        if lost.value <= 0:
            return []
        ratio = parameter("soil_carbon_to_nitrogen", "cropland" if self.before.use in CROPLAND else "forest_or_grassland", "ratio")
        nitrogen, climate = Amount(lost.to("kg") / ratio.value, "kg"), wetness(self.climate)
        step = say(
            "÷ {ratio:g} = {nitrogen:.6g} kg N set free ({citation})", ratio=ratio.value, nitrogen=nitrogen.value, citation=ratio.citation
        )
        return [direct_demand(nitrogen, climate, "organic", step), *leached_demands(nitrogen, climate)]
