"""Agriculture: methane of animals, nitrous oxide of nitrogen on soils, CO2 of lime and urea."""

from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from carbon.activities.fields.common import Control, Duration, Head, Mass
from carbon.activities.fields.field_words import Word
from carbon.activities.fields.ratios import Efficiency, Share
from carbon.activities.fields.reader import about
from carbon.activities.framework.base import Activity
from carbon.activities.framework.demands import Context, Demand, Method
from carbon.activities.methods.animal_zones import ZONES, zone_of
from carbon.activities.methods.operating_time import Timed, time_findings
from carbon.activities.methods.soil_nitrogen import check_lost, direct_demand, leached_demands, lost_demand
from carbon.core.errors import CarbonError, Finding
from carbon.core.quantities import Amount
from carbon.core.sentences import say, term

ANIMALS = (
    "dairy_cattle",
    "other_cattle",
    "buffalo",
    "sheep",
    "goats",
    "camels",
    "horses",
    "mules_and_asses",
    "deer",
    "alpacas",
    "llamas",
    "ostrich",
    "pigs",
)
_BY_ZONE = ANIMALS[:3]
_BY_PRODUCTIVITY = ("sheep", "goats", "pigs")
_HIGH = ZONES[:4]
"""Zones whose tier 1 default is that of high productivity: note to Table 10.10 of the 2019 Refinement."""


_DIGESTION = Finding("word_narrowed", "info", say("livestock is the methane of digestion alone; manure is counted by kind manure."))


class Livestock(Timed):
    """Methane from the digestion of farm animals, tier 1.

    Manure is not included. Source: 2006 IPCC Guidelines vol. 4, eq. 10.19 and Table 10.10; 2019 Refinement, Tables 10.10 and 10.11.

    >>> Livestock(animals=50, animal="dairy_cattle", region="SE").duration
    Amount(value=1.0, unit='a')
    """

    kind: Literal["livestock"] = "livestock"
    amounts: ClassVar = (("animals", "duration"),)
    products: ClassVar = {("animals", "duration"): ("animal", "a", "animal_year")}
    required: ClassVar = ("process",)
    examples: ClassVar = ("livestock 50 animals --animal dairy_cattle --region SE --period 2023",)

    animals: Annotated[Head | None, about("Average number of animals kept over the time [animal].")] = None
    duration: Annotated[
        Duration,
        about(
            "Time that the animals are kept [a]; the length of the period, or one year for a year, a single day or no period, if not given."
        ),
    ] = Amount(1.0, "a")
    animal: Annotated[str, Word("animal", ANIMALS), about("Species or group of animals.")]
    zone: Annotated[
        str | None, Word("zone", ZONES), about("Part of the world, for cattle and buffalo; worked out from the region if not given.")
    ] = None
    productivity: Annotated[
        str | None,
        Word("productivity", ("high", "low")),
        about(
            "Productivity of the herd, for cattle outside North America, Europe and Oceania (average of both if "
            "not given) and for sheep, goats and pigs (worked out from the region if not given)."
        ),
    ] = None
    control: Control = "owned"

    def model_post_init(self, context: object) -> None:
        """Check that a zone and a productivity go with animals that have them."""
        super().model_post_init(context)
        if self.zone and self.animal not in _BY_ZONE:
            raise CarbonError(
                say("{animal} have one factor for all zones. Leave zone out.", animal=term(self.animal)), code="field_contradicts"
            )
        if self.productivity and self.animal not in ("dairy_cattle", "other_cattle", *_BY_PRODUCTIVITY):
            message = say("{animal} have one factor for both productivities. Leave productivity out.", animal=term(self.animal))
            raise CarbonError(message, code="field_contradicts", field="productivity")

    def method(self, one: Amount, context: Context) -> Method:
        """Return the methane of an animal-year.

        Raises: CarbonError where the zone of animals cannot be read off the region.
        """
        said = [*time_findings(self.period_years), _DIGESTION]
        if self.animal not in _BY_ZONE:
            words, assumed = self._productivity(context.region)
            return Method([Demand("agriculture.enteric", "process", one, {"animal": self.animal} | words)], [*said, *assumed])
        zone, findings = (self.zone, []) if self.zone else zone_of(context.region)
        words = {"animal": self.animal, "zone": zone} | ({"productivity": self.productivity} if self.productivity else {})
        if self.productivity and zone in _HIGH:
            message = say("cattle of {zone} have one factor for both productivities. Leave productivity out.", zone=term(zone))
            raise CarbonError(message, code="field_contradicts", field="productivity")
        return Method([Demand("agriculture.enteric", "process", one, words)], [*said, *findings])

    def _productivity(self, region: str) -> tuple[dict[str, str], list[Finding]]:
        """The productivity that sheep, goats and pigs are told apart by, with the finding that it was taken from the region."""
        if self.animal not in _BY_PRODUCTIVITY:
            return {}, []
        if self.productivity:
            return {"productivity": self.productivity}, []
        try:
            taken = "high" if zone_of(region)[0] in _HIGH else "low"
        except CarbonError:
            taken = "high"
        text = say(
            "no productivity given; that of {animal} in {region} is assumed to be {taken} (2019 Refinement, Table 10.10). "
            "Write productivity, high or low.",
            animal=self.animal,
            region=region,
            taken=term(taken),
        )
        return {"productivity": taken}, [Finding("productivity_assumed", "info", text)]


class Fertiliser(Activity):
    """Nitrous oxide from nitrogen spread on soils: direct, and indirect through air and water, tier 1.

    Indirect = nitrogen × share volatilised × factor + nitrogen × share leached × factor; in dry climates nothing is leached unless
    a share is given (irrigated land). CO2 of urea is kind soil_amendment.
    Source: 2019 Refinement of the IPCC Guidelines vol. 4, eq. 11.1, 11.9, 11.10, Tables 11.1 and 11.3.

    >>> Fertiliser(mass="1000 kg", nitrogen_share=0.27).type
    'synthetic'
    """

    kind: Literal["fertiliser"] = "fertiliser"
    # A bare mass is what is in the bag, and asks for its nitrogen: read as nitrogen it would count three or four times as much.
    amounts: ClassVar = (("mass",), ("nitrogen",))
    decided_by: ClassVar = ("nitrogen_share",)
    required: ClassVar = ("process",)
    examples: ClassVar = ("fertiliser --nitrogen '1000 kg'", "fertiliser --mass '10 t' --nitrogen-share 0.27 --climate wet")

    nitrogen: Annotated[Mass | None, about("Nitrogen spread [kg N].")] = None
    mass: Annotated[Mass | None, about("Fertiliser, manure or compost spread, with nitrogen_share, instead of nitrogen [kg].")] = None
    nitrogen_share: Annotated[Efficiency | None, about("Share of nitrogen in the fertiliser, such as 0.27.")] = None
    type: Annotated[
        str, Word("type", ("synthetic", "organic")), about("synthetic (mineral fertiliser) or organic (manure, compost, sludge).")
    ] = "synthetic"
    form: Annotated[
        str | None,
        Word("form", ("urea", "ammonium", "nitrate", "ammonium_nitrate")),
        about("Chemical form of synthetic fertiliser, which sets the share that volatilises; the average of all if not given."),
    ] = None
    climate: Annotated[
        str | None,
        Word("climate", ("wet", "dry")),
        about("Whether the field is in a wet or dry climate; the factors for all climates if not given."),
    ] = None
    rice: Annotated[
        str | None,
        Word("rice", ("continuously_flooded", "drained", "unknown")),
        about("Water of a flooded rice field: continuously_flooded, drained (once or more) or unknown."),
    ] = None
    volatilised: Annotated[
        Share | None,
        about(
            "Your own share of the nitrogen that volatilises, such as '10%' of the 2006 "
            "Guidelines; the share of the 2019 Refinement if not given."
        ),
    ] = None
    leached: Annotated[
        Share | None,
        about(
            "Your own share of the nitrogen that leaches, such as '30%' of the 2006 "
            "Guidelines; the share of the 2019 Refinement if not given."
        ),
    ] = None
    control: Control = "owned"

    def model_post_init(self, context: object) -> None:
        """Check that fertiliser comes with its nitrogen, and that no more is lost than there is."""
        super().model_post_init(context)
        check_lost(self.volatilised, self.leached)
        if self.form and (self.type == "organic" or self.volatilised is not None):
            message = say("form sets the volatilised share of synthetic fertiliser. Leave form out, or leave type and volatilised out.")
            raise CarbonError(message, code="fields_contradict", field="form")
        if (self.mass is None) != (self.nitrogen_share is None):
            raise CarbonError(
                say("mass of fertiliser needs nitrogen_share, the nitrogen in it, such as 0.27; or write the nitrogen alone as nitrogen."),
                code="field_missing",
                field="nitrogen_share",
            )

    def method(self, one: Amount, context: Context) -> Method:
        """Return the direct and the two indirect emissions."""
        nitrogen = Amount(one.to("kg") * (self.nitrogen_share or 1.0), "kg")
        step = (
            say("{one} × {nitrogen_share:g} = {value:.6g} kg N", one=one, nitrogen_share=self.nitrogen_share, value=nitrogen.value)
            if self.nitrogen_share
            else ""
        )
        volatilised = lost_demand("volatilised", nitrogen, self.volatilised, ("nitrogen", self.form or self.type), self.climate)
        if self.form:
            volatilised = replace(volatilised, notes=())
        direct = direct_demand(nitrogen, self.climate, self.type, step)
        if self.rice:
            direct = replace(direct, qualifiers={"part": "direct", "rice": self.rice})
        return Method([direct, volatilised, *leached_demands(nitrogen, self.climate, self.type, self.leached, "leached")])


class SoilAmendment(Activity):
    """CO2 from lime and urea spread on soils.

    Source: 2006 IPCC Guidelines vol. 4, eq. 11.12 and 11.13.

    >>> SoilAmendment(mass="10 t", material="limestone").material
    'limestone'
    """

    kind: Literal["soil_amendment"] = "soil_amendment"
    amounts: ClassVar = (("mass",),)
    required: ClassVar = ("process",)
    examples: ClassVar = ("soil_amendment 10 t --material limestone",)

    mass: Annotated[Mass | None, about("Lime or urea spread [t].")] = None
    material: Annotated[str, Word("material", ("limestone", "dolomite", "urea")), about("What is spread: limestone, dolomite or urea.")]
    control: Control = "owned"

    def method(self, one: Amount, context: Context) -> Method:
        """Return the CO2 of the carbon in it."""
        return Method([Demand("agriculture.soil_amendment", "process", one, {"material": self.material})])
