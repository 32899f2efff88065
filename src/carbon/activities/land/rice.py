"""Methane of flooded rice: days under water, the water's regime, and what is worked into the soil."""

from math import fsum
from typing import Annotated, ClassVar, Literal

from carbon.activities.fields.common import Area, Control, Duration, Text
from carbon.activities.fields.field_words import Word
from carbon.activities.fields.reader import about
from carbon.activities.fields.recipes import Recipe, RecipeOf
from carbon.activities.framework.demands import Context, Demand, Method
from carbon.activities.methods.animal_zones import zone_among
from carbon.activities.methods.own_factors import TakesFactor, evidence_findings, own_factor_demand
from carbon.activities.methods.parameters import Parameter, parameter
from carbon.core.errors import CarbonError, Finding, did_you_mean
from carbon.core.quantities import Amount
from carbon.core.sentences import say, term

WATER = (
    "continuously_flooded",
    "single_drainage",
    "multiple_drainage",
    "irrigated",
    "regular_rainfed",
    "drought_prone",
    "deep_water",
    "rainfed_or_deep_water",
    "upland",
)
BEFORE = ("dry_under_180_days", "dry_over_180_days", "dry_over_365_days", "flooded", "unknown")
_BEFORE = "dry_under_180_days"
AMENDMENTS = ("straw", "early_straw", "compost", "farmyard_manure", "green_manure")
ZONES = ("world", "africa", "east_asia", "southeast_asia", "south_asia", "europe", "north_america", "south_america")
EXPONENT = 0.59
"""Of the amendments: 2019 Refinement vol. 4, eq. 5.3 (0.54 to 0.64)."""
_LONGEST = 366.0
"""Days of a season, at the most."""
_SUBREGIONS = {
    "africa": ("northern_africa", "sub_saharan_africa"),
    "east_asia": ("eastern_asia",),
    "southeast_asia": ("south_eastern_asia",),
    "south_asia": ("southern_asia",),
    "europe": ("eastern_europe", "northern_europe", "southern_europe", "western_europe", "europe"),
    "north_america": ("northern_america", "north_america"),
    "south_america": ("south_america",),
}
_ZONE_OF = {part: zone for zone, parts in _SUBREGIONS.items() for part in parts}


class RiceCultivation(TakesFactor):
    """Methane from rice, tier 1: area × days × daily factor × scaling for water, the time before the season and amendments.

    Nitrous oxide of what is spread is kind fertiliser. Source: 2019 Refinement of the IPCC Guidelines vol. 4, eq. 5.1 to 5.3, Tables 5.11
    to 5.14.

    >>> RiceCultivation(area="10 ha", duration="113 d", water="multiple_drainage", amendments="straw=5 t").water
    'multiple_drainage'
    """

    kind: Literal["rice_cultivation"] = "rice_cultivation"
    amounts: ClassVar = (("duration", "area"), ("area",))
    products: ClassVar = {("duration", "area"): ("d", "ha", "ha_day")}
    required: ClassVar = ("process",)
    derived: ClassVar = ("factor_evidence",)
    cites: ClassVar = ("factor",)
    examples: ClassVar = ("rice_cultivation 10 ha --duration '113 d' --water multiple_drainage --amendments 'straw=5 t' --zone south_asia",)

    area: Annotated[Area | None, about("Area harvested; write one row for each harvest of the year [ha].")] = None
    duration: Annotated[
        Duration | None, about("Days from planting to harvest [d]; those of its zone in Table 5.11A, 102 to 139, if not given.")
    ] = None
    water: Annotated[
        str,
        Word("water", WATER),
        about(
            "Water of the field in the season: single_drainage, multiple_drainage (alternate wetting "
            "and drying), irrigated if that is unknown, upland (no methane) and so on."
        ),
    ]
    before: Annotated[
        str | None, Word("before", BEFORE), about("Water of the field before the season; dry_under_180_days, with a finding, if not given.")
    ] = None
    amendments: Annotated[
        Recipe,
        RecipeOf("amendments", ("mass",), "straw=5 t; compost=2 t"),
        about(
            "What is worked into a hectare, such as 'straw=5 t; compost=2 t': straw (within 30 days "
            "before), early_straw, compost, farmyard_manure, green_manure; straw by dry weight."
        ),
    ] = ()
    zone: Annotated[
        str | None, Word("zone", ZONES), about("Part of the world whose daily factor is used; worked out from the region if not given.")
    ] = None
    factor: Annotated[Text | None, about("Your own daily factor, such as 0.9 kg CH4_biogenic/ha_day.")] = None
    control: Control = "owned"

    def model_post_init(self, context: object) -> None:
        """Check the season, amendments, and that the factor is given once, in its unit and of biogenic methane."""
        super().model_post_init(context)
        if self.duration is not None and self.duration.to("d") > _LONGEST:
            message = say(
                "duration {duration} is more than a year. Write the days of one harvest, and a row for each harvest.",
                duration=self.duration,
            )
            raise CarbonError(message, code="number_invalid", field="duration")
        if odd := next((name for name, _ in self.amendments if name not in AMENDMENTS), None):
            raise CarbonError(
                say("amendment '{odd}' is unknown.{near}", odd=odd, near=did_you_mean(odd, AMENDMENTS)),
                code="word_unknown",
                field="amendments",
            )
        if self.factor and self.zone:
            message = say("factor and zone {zone} both give the daily factor. Write one of them.", zone=self.zone)
            raise CarbonError(message, code="fields_contradict", field="factor")
        if self.factor:
            demand = own_factor_demand(self.factor, Amount(1.0, "ha_day"), "process", self.evidence)
            if demand.factor and "ch4_fossil" in demand.factor.forms[0].gases:
                message = say(
                    "methane of rice is biogenic, and factor '{factor}' says fossil. Write CH4_biogenic in it.", factor=self.factor
                )
                raise CarbonError(message, code="gas_invalid", field="factor")

    def method(self, one: Amount, context: Context) -> Method:
        """Return the methane of a hectare-day."""
        water, before = parameter("rice_water", self.water, "scaling"), parameter("rice_before", self.before or _BEFORE, "scaling")
        amended = (1.0 + fsum(self._straw())) ** EXPONENT
        zone, read = (self.zone, []) if self.zone else rice_zone(context.region)
        grown, season = self._season(one, zone)
        scaled = Amount(grown.value * water.value * before.value * amended, grown.unit)
        steps = [
            say(
                "{one} × {water:g} water × {before:g} before × {amended:.6g} amendments = {scaled}",
                one=grown,
                water=water.value,
                before=before.value,
                amended=amended,
                scaled=scaled,
            ),
            say("{citation}; {locator}; eq. 5.3", citation=water.citation, locator=before.locator),
        ]
        notes = [*season, *([] if self.before else [_before_assumed(before)])]
        if self.factor:
            own = own_factor_demand(self.factor, scaled, "process", self.evidence)
            said = [*read, *notes] if season else notes
            return Method([own], [*said, *evidence_findings(self.evidence, say("the daily factor"))], steps)
        return Method([Demand("agriculture.rice", "process", scaled, {"zone": zone})], [*notes, *read], steps)

    def _season(self, one: Amount, zone: str) -> tuple[Amount, list[Finding]]:
        """Hectare-days, where no days are given by those of the zone, and the finding that says so."""
        if self.duration is not None:
            return one, []
        days = parameter("rice_season", zone, "days")
        return Amount(one.to("ha") * days.value, "ha_day"), [days.finding(say("days from planting to harvest"), "duration=")]

    def _straw(self) -> list[float]:
        """What each amendment counts as, in tonnes of straw on a hectare."""
        return [mass.to("t") * parameter("rice_amendment", name, "conversion").value for name, mass in self.amendments]


def rice_zone(region: str) -> tuple[str, list[Finding]]:
    """Return the zone of rice that a region lies in, and the finding that it was read off; the world where none is known.

    >>> rice_zone("IT")[0], rice_zone("IN")[0], rice_zone("AU")[0]
    ('europe', 'south_asia', 'world')
    """
    found = zone_among(_ZONE_OF, region) or "world"
    message = say("zone {found} worked out from region {region}. Write zone= to set another.", found=term(found), region=region)
    return found, [Finding("zone_assumed", "info", message)]


def _before_assumed(scaling: Parameter) -> Finding:
    message = say(
        "no water before the season given; dry for less than 180 days is assumed ({locator}). Write before=, such as flooded.",
        locator=scaling.locator,
    )
    return Finding("before_assumed", "info", message)
