"""Manure that is stored, treated or dropped on pasture: methane, and nitrous oxide direct, through the air and through water."""

from typing import Annotated, ClassVar, Literal

from carbon.activities.fields.common import Control, Duration, Head, Mass
from carbon.activities.fields.field_words import Word
from carbon.activities.fields.rates import RateOf
from carbon.activities.fields.ratios import Share
from carbon.activities.fields.reader import about
from carbon.activities.framework.demands import Context, Demand, Method
from carbon.activities.methods.animal_zones import ZONES, zone_of
from carbon.activities.methods.land_states import CLIMATES
from carbon.activities.methods.manure_systems import (
    BY_HEAD,
    LIQUID,
    MANURE_ANIMALS,
    NITROGEN_BY_HEAD,
    POULTRY,
    RETENTIONS,
    SYSTEMS,
    SYSTEMS_OF,
    Excreted,
    Kept,
    as_given,
    capacity,
    check_productivity,
    conversion,
    excreted,
    nitrogen_of_heads,
    nitrogen_system,
    of_weight,
    productivity_note,
    zone_or_other,
)
from carbon.activities.methods.operating_time import Timed, time_findings
from carbon.activities.methods.parameters import parameter
from carbon.activities.methods.soil_nitrogen import check_lost, leached_demands, lost_demand, wetness
from carbon.core.errors import CarbonError, Finding
from carbon.core.quantities import Amount, Rate
from carbon.core.sentences import joined, say, term

Excretion = Annotated[Rate, RateOf(("mass",), "animal_time")]
_GRAZING = dict.fromkeys(("sheep", "goats", "horses", "mules_and_asses", "camels", *BY_HEAD), "sheep_and_others")
_BURNED = "the burning of manure as fuel beyond its methane: write kind fuel for it"


class Manure(Timed):
    """Methane and nitrous oxide of manure, by the mass of the animals or by what one excretes.

    Methane = volatile solids × factor, and where the table prints none volatile solids × B0 × conversion × 0.67 kg/m3; nitrous oxide =
    nitrogen × factor + nitrogen × share volatilised × factor + nitrogen × share leached × factor; both factors of what is on pasture or
    in the air are those of wet or dry climates; from pasture in dry climates nothing is leached. For liquid manure with a cover the
    methane is that without one; for deer, reindeer, ostriches, rabbits and fur animals it is counted per head. A herd with several systems
    is a row for each; what is spread on fields is fertiliser.
    Source: 2019 Refinement of the IPCC Guidelines vol. 4, eq. 10.22 to 10.30; Tables 10.13A to 10.16, 10.17, 10.19, 10.21,
    10.22, 11.1, 11.3.

    >>> Manure(animals=50, weight="600 kg", animal="dairy_cattle", system="slurry", climate="cool_moist", region="SE").system
    'slurry'
    """

    kind: Literal["manure"] = "manure"
    amounts: ClassVar = (("weight", "animals", "duration"), ("animals", "duration"))
    # Tonnes of animals, kept for a year; or animals.
    products: ClassVar = {
        ("weight", "animals", "duration"): ("t", "animal", "a", "t"),
        ("animals", "duration"): ("animal", "a", "animal_year"),
    }
    required: ClassVar = ("process",)
    examples: ClassVar = (
        "manure 50 animals --weight '600 kg' --animal dairy_cattle --system slurry --climate cool_moist --region SE --period 2023",
        (
            "manure 50 animals --nitrogen '117 kg/animal_year' --volatile-solids '1.6 t/animal_year' --animal dairy_cattle "
            "--system slurry --climate cool_moist --period 2023"
        ),
    )

    animals: Annotated[Head | None, about("Average number of animals whose manure it is [animal].")] = None
    weight: Annotated[Mass | None, about("Weight of one animal [kg]; tables then give its nitrogen and volatile solids.")] = None
    nitrogen: Annotated[Excretion | None, about("Nitrogen that one animal excretes, instead of a weight [kg/animal_year].")] = None
    volatile_solids: Annotated[
        Excretion | None, about("Volatile solids that one animal excretes, instead of a weight [kg/animal_year].")
    ] = None
    duration: Annotated[
        Duration,
        about(
            "Time that the manure is produced [a]; the length of the period, or one "
            "year for a year, a single day or no period, if not given."
        ),
    ] = Amount(1.0, "a")
    animal: Annotated[
        str, Word("animal", MANURE_ANIMALS), about("Species or group of animals whose manure it is; poultry is the average of all poultry.")
    ]
    system: Annotated[
        str,
        Word("system", SYSTEMS),
        about("How the manure is stored or treated: slurry has a natural crust, deep_bedding lasts over a month, burned is use as fuel."),
    ]
    climate: Annotated[str, Word("climate", CLIMATES), about("Climate of the place where the manure is stored, which sets its methane.")]
    zone: Annotated[
        str | None, Word("zone", ZONES), about("Part of the world, for figures from tables; worked out from the region if not given.")
    ] = None
    productivity: Annotated[
        str | None,
        Word("productivity", ("high", "low")),
        about("Productivity of the animals, in Latin America, Asia, Africa, the Middle East and the Indian subcontinent."),
    ] = None
    retention: Annotated[str | None, Word("retention", RETENTIONS), about("How long slurry or a pit holds the manure.")] = None
    volatilised: Annotated[
        Share | None,
        about("Your own share of the manure's nitrogen that volatilises, such as '20%'; the share of the system if not given."),
    ] = None
    leached: Annotated[
        Share | None, about("Your own share of the manure's nitrogen that leaches, such as '20%'; the share of the system if not given.")
    ] = None
    control: Control = "owned"

    def model_post_init(self, context: object) -> None:
        """Check that the animal's manure is kept that way, and that what one excretes is said once."""
        super().model_post_init(context)
        self._check_excretion()
        check_lost(self.volatilised, self.leached)
        if self.retention and self.system not in LIQUID:
            message = say(
                "retention is that of liquid manure: {liquid}. Leave it out for {system}.",
                liquid=", ".join(LIQUID),
                system=term(self.system),
            )
            raise CarbonError(message, code="field_contradicts", field="retention")
        known = SYSTEMS_OF[self.animal]
        if self.system not in known:
            message = say(
                "no factor for {animal} for {system}. Write one of {known}.",
                animal=term(self.animal),
                system=term(self.system),
                known=", ".join(known),
            )
            raise CarbonError(message, code="field_contradicts")

    def _check_excretion(self) -> None:
        """What an animal excretes is read off its weight, or both parts of it are given."""
        if self.animal in BY_HEAD:
            self._check_head()
            return
        parts = {"nitrogen": self.nitrogen, "volatile_solids": self.volatile_solids}
        given = joined((name for name, rate in parts.items() if rate is not None), say(" and "))
        lacking = joined((name for name, rate in parts.items() if rate is None), say(" and "))
        for table in (name for name in ("weight", "zone") if given and getattr(self, name) is not None):
            message = say(
                "what an animal excretes is given ({given}), and {table} takes it from tables. Leave {table} out, or leave {given} out.",
                given=given,
                table=table,
            )
            raise CarbonError(message, code="fields_contradict", field=table)
        if self.weight is None and lacking:
            message = say(
                "what an animal excretes is not known. Write weight, such as '600 kg', or {lacking}, such as '100 kg/animal_year'.",
                lacking=lacking,
            )
            raise CarbonError(message, code="field_missing", field="volatile_solids" if given else "weight")

    def _check_head(self) -> None:
        """Of an animal whose methane is printed by the head, the weight is asked where its nitrogen hangs on it, and no more."""
        by_weight = self.animal not in NITROGEN_BY_HEAD and self.nitrogen is None
        tables = ("volatile_solids", "zone", "productivity", *(() if by_weight else ("weight",)))
        if given := [name for name in tables if getattr(self, name) is not None]:
            message = say(
                "the IPCC counts the manure of {animal} per head, in all zones. Leave {fields} out.",
                animal=term(self.animal),
                fields=joined(given, say(" and ")),
            )
            raise CarbonError(message, code="field_contradicts", field=given[0])
        if by_weight and self.weight is None:
            message = say(
                "what an animal excretes is not known. Write weight, such as '600 kg', or {lacking}, such as '100 kg/animal_year'.",
                lacking="nitrogen",
            )
            raise CarbonError(message, code="field_missing", field="weight")

    def method(self, one: Amount, context: Context) -> Method:
        """Return methane and nitrous oxide of a tonne of animals in a year, or of an animal.

        Raises: CarbonError where the zone cannot be read off the region.
        """
        if self.animal in BY_HEAD:
            return self._of_heads(one)
        (solids, nitrogen), findings = self._excreted(one, context)
        methane = self._methane(solids, zone_or_other(self.zone, context.region))
        said = [*time_findings(self.period_years), *findings]
        if self.system == "burned":
            return Method([methane], said, left_out=(_BURNED,))
        return Method([methane, *self._nitrous(nitrogen)], said)

    def _of_heads(self, one: Amount) -> Method:
        """Methane by the head, and nitrous oxide of the nitrogen that is given or that tables print by the head or the weight."""
        heads = one if self.weight is None else Amount(one.to("t") / self.weight.to("t"), "animal_year")
        methane = Demand("agriculture.manure_animals", "process", heads, {"animal": self.animal})
        if self.nitrogen is not None:
            nitrogen = as_given("nitrogen", self.nitrogen, one)
        elif self.animal in NITROGEN_BY_HEAD:
            nitrogen = nitrogen_of_heads(self.animal, heads)
        else:
            nitrogen = of_weight("nitrogen", parameter("manure", self.animal, "nitrogen"), one)
        return Method([methane, *self._nitrous(nitrogen)], time_findings(self.period_years))

    def _nitrous(self, nitrogen: Excreted) -> list[Demand]:
        """Nitrous oxide of nitrogen that is kept: direct, and what leaves through the air and through water."""
        direct = Demand("agriculture.manure_nitrogen", "process", nitrogen.mass, self._direct, step=nitrogen.step)
        return [direct, *self._indirect(nitrogen.mass)]

    def _methane(self, solids: Excreted, zone: str) -> Demand:
        """Methane of the volatile solids: by Table 10.14, or by its equation where it prints none."""
        kept = Kept(self.animal, self.system, self.climate, self.productivity, self.retention)
        if kept.printed:
            words = {"animal": self._family, "system": self.system, "climate": self.climate}
            low = {"productivity": "low"} if self.productivity == "low" else {}
            return Demand("agriculture.manure", "process", solids.mass, words | low, step=solids.step)
        formed, share = capacity(kept, zone), conversion(kept)
        volume = Amount(solids.mass.to("kg") * formed.value * share.value / 100.0, "m3")
        step = say(
            "{step} × {capacity:g} m3 ({capacity_citation}) × {conversion:g}% ({conversion_citation})",
            step=solids.step,
            capacity=formed.value,
            capacity_citation=formed.citation,
            conversion=share.value,
            conversion_citation=share.citation,
        )
        return Demand("agriculture.manure_methane", "process", volume, step=step)

    def _excreted(self, one: Amount, context: Context) -> tuple[tuple[Excreted, ...], list[Finding]]:
        """Volatile solids and nitrogen: as given for an animal, or by the table of its zone."""
        if self.volatile_solids is not None and self.nitrogen is not None:
            return (as_given("volatile solids", self.volatile_solids, one), as_given("nitrogen", self.nitrogen, one)), []
        zone, findings = (self.zone, []) if self.zone else zone_of(context.region)
        check_productivity(zone, self.productivity)
        rates = {what: excreted(self.animal, zone, self.productivity, what.replace(" ", "_")) for what in ("volatile solids", "nitrogen")}
        said = [*findings, *productivity_note(zone, self.productivity)]
        return tuple(of_weight(what, rate, one) for what, rate in rates.items()), said

    @property
    def _family(self) -> str:
        """The row of the tables that print one for all poultry, and one for all animals but cattle, pigs and poultry."""
        return "poultry" if self.animal in POULTRY else "horses" if self.animal in BY_HEAD else self.animal

    @property
    def _direct(self) -> dict[str, str]:
        """What chooses the factor of direct nitrous oxide: on pasture the animal, and of cattle, pigs and poultry the climate."""
        if self.system != "pasture":
            return {"system": nitrogen_system(self.system)}
        grazing, wet = _GRAZING.get(self.animal, "cattle_pigs_poultry"), wetness(self.climate)
        known = {"climate": wet} if wet and self.animal not in _GRAZING else {}
        return {"system": self.system, "grazing": grazing} | known

    def _indirect(self, nitrogen: Amount) -> list[Demand]:
        """What leaves through the air and through water: of stored manure by its system, of pasture as of organic nitrogen on soils."""
        pasture = self.system == "pasture"
        place = ("nitrogen", "organic") if pasture else ("manure", f"{self._family} {nitrogen_system(self.system)}")
        wet = wetness(self.climate)
        volatilised = lost_demand("volatilised", nitrogen, self.volatilised, place, wet)
        if pasture:
            return [volatilised, *leached_demands(nitrogen, wet, given=self.leached, instead="leached")]
        return [volatilised, lost_demand("leached", nitrogen, self.leached, place)]
