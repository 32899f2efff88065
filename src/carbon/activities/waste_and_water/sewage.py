"""Domestic waste water by the people it comes from: methane and nitrous oxide of its treatment and of what is let out."""

from math import prod
from typing import Annotated, ClassVar, Literal

from carbon.activities.fields.common import AmountOf, Control, Duration, Purpose
from carbon.activities.fields.field_words import Word
from carbon.activities.fields.rates import RateOf
from carbon.activities.fields.ratios import Share
from carbon.activities.fields.reader import about
from carbon.activities.framework.demands import Context, Demand, Method
from carbon.activities.methods.operating_time import Timed, time_findings
from carbon.activities.methods.parameters import Parameter, parameter
from carbon.core.errors import CarbonError, Finding
from carbon.core.quantities import Amount, Rate
from carbon.core.regions import lineage
from carbon.core.sentences import joined, say, term
from carbon.core.store.read import store
from carbon.core.subregions import subregion

WORKS, LAGOONS = ("primary", "secondary", "tertiary"), ("anaerobic_reactor", "shallow_lagoon", "deep_lagoon")
ALONE = ("septic_tank", "septic_field", "latrine", "communal_latrine", "wet_latrine", "untreated")
"""Systems without a sewer, which industry does not use."""
NITRIFYING = (*WORKS, "septic_field")
"""Systems that Table 6.8A has nitrous oxide of; of the others it is none."""
DAYS = 365.0
_TIME = ("people", "duration")
_FAMILY = "waste_water"
Load = Annotated[Rate, RateOf(("mass",), "inhabitant_time")]


class DomesticWasteWater(Timed):
    """Waste water from the people that a treatment works, tank or latrine serves, tier 1.

    Methane = people × oxygen demand × 1.25 for industry in the sewer × ((1 − sludge) × factor of the system × (1 − captured) +
    (1 − organics removed) × factor of the discharge); nitrous oxide = nitrogen × (factor of the system + (1 − nitrogen removed) ×
    factor of the effluent). Nitrogen of protein = × 0.16 × that of households × that of food not eaten × 1.25 for industry.
    Electricity and chemicals of the works are separate activities. Source: 2019 Refinement of the IPCC Guidelines vol. 5, eq. 6.1 to
    6.3 and 6.7 to 6.10, Tables 6.3, 6.6B, 6.8A, 6.10A and 6.10C; 2006 Guidelines, Table 6.4.

    >>> DomesticWasteWater(people=5000, system="tertiary", protein="33 kg/inhabitant_year", region="SE").discharge
    'water'
    """

    kind: Literal["domestic_waste_water"] = "domestic_waste_water"
    amounts: ClassVar = (_TIME,)
    products: ClassVar = {_TIME: ("inhabitant", "a", "inhabitant_year")}
    positionals: ClassVar = ("people",)
    required: ClassVar = ("process",)
    examples: ClassVar = ("domestic_waste_water 5000 --system tertiary --protein '33 kg/inhabitant_year' --region SE --period 2023",)

    people: Annotated[Amount | None, AmountOf(("inhabitants",), "inhabitant"), about("People served [inhabitant].")] = None
    duration: Annotated[
        Duration,
        about("Time that they are served [a]; the length of the period, or one year for a year, a single day or no period, if not given."),
    ] = Amount(1.0, "a")
    system: Annotated[
        str,
        Word("system", (*WORKS, *LAGOONS, *ALONE)),
        about(
            "How the sewage is treated: primary, secondary and tertiary are works by "
            "their last step, septic_field is a tank that drains into soil."
        ),
    ]
    nitrogen: Annotated[Load | None, about("Nitrogen in the sewage per person, industry on the sewer included [kg/inhabitant_year].")] = (
        None
    )
    protein: Annotated[Load | None, about("Protein eaten per person, instead of nitrogen [kg/inhabitant_year].")] = None
    oxygen_demand: Annotated[
        Load | None, about("Biochemical oxygen demand of one person [g/inhabitant_day]; the value of the region if not given.")
    ] = None
    industry: Annotated[
        Share | None,
        about("What industry in the same sewer adds to that of people, as a share of theirs; 25% where there is a sewer, if not given."),
    ] = None
    sludge: Annotated[Share, about("Share of the sewage's oxygen demand that is removed as sludge and treated elsewhere.")] = 0.0
    captured: Annotated[Share, about("Share of the methane of sewage treatment that is burned.")] = 0.0
    organics_removed: Annotated[
        Share | None,
        about("Share of the organic matter that treatment keeps from the receiving water; the value of the system if not given."),
    ] = None
    nitrogen_removed: Annotated[
        Share | None, about("Share of the nitrogen that treatment keeps from the receiving water; the value of the system if not given.")
    ] = None
    discharge: Annotated[
        str,
        Word("discharge", ("water", "flowing_water", "still_water")),
        about("Where the treated sewage goes: water (any), flowing_water or still_water (reservoirs, lakes, estuaries)."),
    ] = "water"
    control: Control = "owned"
    purpose: Purpose = "waste"

    def model_post_init(self, context: object) -> None:
        """Check that nitrogen is said once, and that it is known what treatment keeps back."""
        super().model_post_init(context)
        if (self.nitrogen is None) == (self.protein is None):
            message = say("nitrous oxide needs nitrogen in the water, such as '5 kg/inhabitant_year', or protein eaten. Write one of them.")
            raise CarbonError(message, code="field_missing" if self.nitrogen is None else "fields_contradict", field="nitrogen")
        for name in ("organics_removed", "nitrogen_removed"):
            if self.system in LAGOONS and getattr(self, name) is None:
                message = say("no table says what {system} removes. Write {name}, such as '40%'.", system=term(self.system), name=name)
                raise CarbonError(message, code="field_missing", field=name)
        if self.industry is not None and self.system in ALONE:
            message = say("{system} has no sewer that industry is on. Leave industry out.", system=term(self.system))
            raise CarbonError(message, code="fields_contradict", field="industry")
        if self.system == "untreated" and (self.sludge or self.captured):
            raise CarbonError(say("untreated water gives no sludge and no gas. Leave sludge and captured out."), code="fields_contradict")

    def method(self, one: Amount, context: Context) -> Method:
        """Return the gases of a person and year.

        Raises: CarbonError where the region has no oxygen demand or no nitrogen per protein.
        """
        years, (industry, added) = one.to("inhabitant_year"), self._industry("organics")
        demand, findings = self._oxygen_demand(context.region)
        organics = Amount(demand * years * industry, "kg")
        share, step, more = self._nitrogen(context.region)
        nitrogen = Amount(share * years, "kg")
        steps = [
            say(
                "{one}: oxygen demand {demand:.6g} kg × {industry:g} industry = {value:.6g} kg",
                one=one,
                demand=demand * years,
                industry=industry,
                value=organics.value,
            ),
            step,
        ]
        return Method(
            [*self._treatment(organics, nitrogen), *self._effluent(organics, nitrogen)],
            [*time_findings(self.period_years), *findings, *added, *more],
            steps,
        )

    def _treatment(self, organics: Amount, nitrogen: Amount) -> list[Demand]:
        """Methane and nitrous oxide of the system; untreated water has none."""
        words = {"part": "treatment", "system": self.system}
        step = say(
            "{value:.6g} kg oxygen demand × (1 − {sludge:g} sludge) × (1 − {captured:g} captured)",
            value=organics.value,
            sludge=self.sludge,
            captured=self.captured,
        )
        kept = Amount(organics.value * (1.0 - self.sludge) * (1.0 - self.captured), "kg")
        methane = [Demand("water.domestic_organics", "process", kept, words, step=step)] if self.system != "untreated" else []
        nitrous = [Demand("water.domestic_nitrogen", "process", nitrogen, words)] if self.system in NITRIFYING else []
        return [*methane, *nitrous]

    def _effluent(self, organics: Amount, nitrogen: Amount) -> list[Demand]:
        """Methane and nitrous oxide of what leaves treatment with the water."""
        places = {"organics": {"discharge": self.discharge}, "nitrogen": {}}
        demands = []
        for what, mass in (("organics", organics), ("nitrogen", nitrogen)):
            removed, citation, told = self._removed(what)
            step = say(
                "{value:.6g} kg {what} × (1 − {removed:g} removed) ({citation})",
                value=mass.value,
                what=term(what),
                removed=removed,
                citation=citation,
            )
            words = {"part": "effluent"} | places[what]
            left = Amount(mass.value * (1.0 - removed), "kg")
            demands.append(Demand(f"water.domestic_{what}", "process", left, words, step=step, notes=told))
        return demands

    def _removed(self, what: str) -> tuple[float, str, tuple[Finding, ...]]:
        """Share that treatment keeps from the water outside, where it stands, and the finding that it is the table's."""
        given = getattr(self, f"{what}_removed")
        if given is not None:
            return given, say("given"), ()
        found = parameter(_FAMILY, self.system, f"{what}_removed")
        told = found.finding(say("{what} that treatment removes", what=term(what)), f"{what}_removed=")
        return found.value / 100.0, found.citation, (told,)

    def _industry(self, what: str) -> tuple[float, list[Finding]]:
        """What industry in the sewer multiplies the load of people by, with the finding that it is the table's; without a sewer 1."""
        if self.industry is not None:
            return 1.0 + self.industry, []
        found = parameter(_FAMILY, "alone" if self.system in ALONE else "sewer", f"industry_{what}")
        if self.system in ALONE:
            return found.value, []
        return found.value, [
            found.finding(say("{what} of people × industry in the sewer", what=term(what)), say("industry=, such as '0%',"))
        ]

    def _oxygen_demand(self, region: str) -> tuple[float, list[Finding]]:
        """Oxygen demand of a person and year [kg], with the finding that it is the region's."""
        if self.oxygen_demand is not None:
            return _yearly(self.oxygen_demand), []
        found = _of_region(region, "oxygen_demand", say("oxygen_demand, such as '60 g/inhabitant_day'"))
        said = found.finding(say("oxygen demand of a person and day"), say("oxygen_demand=, such as '60 g/inhabitant_day',"))
        return Amount(found.value, found.unit).to("kg") * DAYS, [said]

    def _nitrogen(self, region: str) -> tuple[float, str, list[Finding]]:
        """Nitrogen of a person and year [kg], how it was found in words, and what was assumed."""
        if self.nitrogen is not None:
            return _yearly(self.nitrogen), say("nitrogen {nitrogen} (given)", nitrogen=self.nitrogen), []
        instead = say("nitrogen in the water, such as '5 kg/inhabitant_year', in place of protein")
        factors = [parameter(_FAMILY, "protein", "nitrogen").value / 100.0]
        factors += [_of_region(region, name, instead).value for name in ("household_nitrogen", "unconsumed_nitrogen")]
        industry, added = self._industry("nitrogen")
        factors.append(industry)
        total = prod(factors, start=_yearly(self.protein)) if self.protein is not None else 0.0
        step = say(
            "{protein} protein × {factors} = {total:.6g} kg nitrogen (eq. 6.10)",
            protein=self.protein,
            factors=joined((say("{factor:g}", factor=factor) for factor in factors), " × "),
            total=total,
        )
        return total, step, added


def _yearly(rate: Rate) -> float:
    """Mass of a person and year [kg]."""
    return Amount(rate.value, rate.unit).to("kg") / Amount(1.0, rate.per).to("inhabitant_year")


def _of_region(region: str, name: str, instead: str) -> Parameter:
    """The figure of a region, or of the larger one it lies in."""
    sql = "SELECT DISTINCT item FROM parameter WHERE family = ? AND name = ?"
    known = {row[0] for row in store().rows(sql, _FAMILY, name)}
    places = (name for place in lineage(region) for name in (place, subregion(place)))
    place = next((name for name in places if name in known), None)
    if place is None:
        message = say(
            "no {name} of region {region} is known; known are {known}. Write {instead}.",
            name=term(name),
            region=region,
            known=", ".join(sorted(known)),
            instead=instead,
        )
        raise CarbonError(message, code="field_missing")
    return parameter(_FAMILY, place, name)
