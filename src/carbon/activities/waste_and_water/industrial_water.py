"""Waste water of industry by what is made, or by its oxygen demand: methane and nitrous oxide of its treatment and of what is let out."""

from typing import Annotated, ClassVar, Literal

from carbon.activities.fields.common import Control, Mass, Purpose, Volume
from carbon.activities.fields.field_words import Word
from carbon.activities.fields.ratios import Share
from carbon.activities.fields.reader import about
from carbon.activities.framework.base import Activity
from carbon.activities.framework.demands import Context, Demand, Method
from carbon.activities.methods.parameters import Parameter, parameter
from carbon.core.errors import CarbonError, Finding
from carbon.core.quantities import Amount
from carbon.core.sentences import joined, say, term

INDUSTRIES = (
    "alcohol_refining",
    "beer_and_malt",
    "coffee",
    "dairy_products",
    "fish_processing",
    "iron_and_steel",
    "meat_and_poultry",
    "nitrogen_fertiliser",
    "organic_chemicals",
    "petroleum_refineries",
    "plastics_and_resins",
    "pulp_and_paper",
    "starch",
    "sugar_refining",
    "vegetable_oils",
    "vegetables_fruits_juices",
    "wine_and_vinegar",
)
"""Industries of Table 6.9 of 2006 and Table 6.12 of the 2019 Refinement that have a default."""
TREATMENTS = ("aerobic_plant", "anaerobic_reactor", "shallow_lagoon", "deep_lagoon", "untreated")
_FAMILY = "waste_water"
_AEROBIC = {"part": "treatment", "system": "secondary"}


class IndustrialWasteWater(Activity):
    """Waste water that an industry treats itself or discharges, tier 1.

    Methane = oxygen demand × ((1 − sludge) × factor of the system × (1 − captured) + (1 − organics removed) × factor of the discharge);
    nitrous oxide of aerobic plants = nitrogen × factor. Source: 2019 Refinement of the IPCC Guidelines vol. 5, eq. 6.4 to 6.6 and
    6.11, Tables 6.8, 6.8A and 6.12; 2006 Guidelines, Table 6.9.

    >>> IndustrialWasteWater(mass="1000 t", industry="starch", system="anaerobic_reactor", captured="90%").captured
    0.9
    """

    kind: Literal["industrial_waste_water"] = "industrial_waste_water"
    amounts: ClassVar = (("mass",), ("volume",), ("oxygen_demand",))
    required: ClassVar = ("process",)
    examples: ClassVar = ("industrial_waste_water --mass '1000 t' --industry starch --system anaerobic_reactor --captured 0.9",)

    mass: Annotated[Mass | None, about("Product made, with industry [t].")] = None
    volume: Annotated[Volume | None, about("Waste water, with industry, instead of mass [m3].")] = None
    oxygen_demand: Annotated[Mass | None, about("Chemical oxygen demand of the waste water, instead of mass or volume [kg].")] = None
    industry: Annotated[
        str | None,
        Word("industry", INDUSTRIES),
        about("Industry that the waste water comes from; tables give its water per tonne, oxygen demand and nitrogen."),
    ] = None
    system: Annotated[str, Word("system", TREATMENTS), about("How the waste water of the industry is treated.")]
    sludge: Annotated[Share, about("Share of the industry's oxygen demand that is removed as sludge and treated elsewhere.")] = 0.0
    captured: Annotated[Share, about("Share of the methane of treatment that the industry burns.")] = 0.0
    discharge: Annotated[
        str | None,
        Word("discharge", ("water", "flowing_water", "still_water")),
        about(
            "Where the water goes after treatment: water (any), flowing_water or "
            "still_water. Without it, emissions after discharge are left out."
        ),
    ] = None
    organics_removed: Annotated[
        Share | None, about("Share of the oxygen demand that treatment keeps from the receiving water; required with discharge.")
    ] = None
    control: Control = "owned"
    purpose: Purpose = "waste"

    def model_post_init(self, context: object) -> None:
        """Check that it is known what is in the water and what treatment keeps back."""
        super().model_post_init(context)
        if self.oxygen_demand is None and self.industry is None:
            message = say("the content of the water is not known. Write industry, such as starch, or oxygen_demand, such as '5 t'.")
            raise CarbonError(message, code="field_missing", field="industry")
        if self.discharge and self.organics_removed is None and self.system != "untreated":
            message = say("discharge needs organics_removed, the share that treatment keeps from the water outside, such as '85%'.")
            raise CarbonError(message, code="field_missing", field="organics_removed")
        if self.system == "untreated" and (self.sludge or self.captured or self.organics_removed or not self.discharge):
            message = say("untreated water needs discharge alone, such as water. Leave sludge, captured and organics_removed out.")
            raise CarbonError(message, code="fields_contradict", field="discharge")

    def method(self, one: Amount, context: Context) -> Method:
        """Return the gases of the water of one unit.

        Raises: CarbonError where the tables print no water or no oxygen demand of the industry.
        """
        organics, findings, steps = self._contents(one, "organics", "oxygen_demand")
        demands = [*self._treatment(organics), *self._effluent(organics)]
        left = [] if self.discharge else ["methane of what is let out: write discharge"]
        if self.system != "aerobic_plant":
            return Method(demands, findings, steps, left_out=tuple(left))
        try:
            nitrogen, more, also = self._contents(one, "nitrogen", "oxygen_demand")
        except CarbonError:
            return Method(demands, findings, steps, left_out=(*left, "nitrous oxide: no table has the nitrogen"))
        demands.append(Demand("water.domestic_nitrogen", "process", Amount(nitrogen, "kg"), _AEROBIC))
        return Method(demands, [*findings, *more], [*steps, *also], left_out=tuple(left))

    def _contents(self, one: Amount, name: str, instead: str) -> tuple[float, list[Finding], list[str]]:
        """Kilograms of what the water of one unit holds; of a product by the tables, with the findings that they were taken."""
        if self.oxygen_demand is not None:
            if name == "nitrogen":
                raise CarbonError(say("nitrogen is not known of an oxygen demand"), code="field_missing")
            return one.to("kg"), [], []
        parts = [self._figure(name, instead)]
        if self.mass is not None:
            parts.insert(0, self._figure("water", instead))
        amount = one.to("t" if self.mass is not None else "m3")
        total = amount
        for part in parts:
            total *= part.value
        what = term(str(self.industry))
        step = say(
            "{one} × {parts} = {total:.6g} kg {name}",
            one=one,
            parts=joined((say("{value:g} {unit}", value=part.value, unit=part.unit) for part in parts), " × "),
            total=total,
            name=name,
        )
        return (
            total,
            [part.finding(joined((part.note, " (", what, ")")), say("{instead}=, such as '5 t',", instead=instead)) for part in parts],
            [step],
        )

    def _figure(self, name: str, instead: str) -> Parameter:
        try:
            return parameter(_FAMILY, str(self.industry), name)
        except CarbonError as error:
            message = say(
                "the IPCC publishes no {name} of {industry}. Write {instead}, such as '5 t', in place of mass.",
                name=name,
                industry=term(str(self.industry)),
                instead=instead,
            )
            raise CarbonError(message, code="field_missing", field=instead) from error

    def _treatment(self, organics: float) -> list[Demand]:
        if self.system == "untreated":
            return []
        kept = organics * (1.0 - self.sludge) * (1.0 - self.captured)
        step = say(
            "{organics:.6g} kg oxygen demand × (1 − {sludge:g} sludge) × (1 − {captured:g} captured)",
            organics=organics,
            sludge=self.sludge,
            captured=self.captured,
        )
        words = {"part": "treatment", "system": self.system}
        return [Demand("water.industrial_organics", "process", Amount(kept, "kg"), words, step=step)]

    def _effluent(self, organics: float) -> list[Demand]:
        if not self.discharge:
            return []
        removed = self.organics_removed or 0.0
        words = {"part": "effluent", "discharge": self.discharge}
        step = say("{organics:.6g} kg oxygen demand × (1 − {removed:g} removed)", organics=organics, removed=removed)
        return [Demand("water.industrial_organics", "process", Amount(organics * (1.0 - removed), "kg"), words, step=step)]
