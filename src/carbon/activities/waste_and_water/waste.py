"""Waste by material and treatment: of operations, and of sold products at the end of their life."""

from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from carbon.activities.fields.catalogue_words import EverydayWord, SharesOfWords, WasteMaterial
from carbon.activities.fields.common import Control, Mass, Purpose
from carbon.activities.fields.listed import Listed, words
from carbon.activities.fields.ratios import Share
from carbon.activities.fields.reader import about
from carbon.activities.fields.readers import Mix
from carbon.activities.framework.base import Activity
from carbon.activities.framework.demands import Context, Demand, Method
from carbon.activities.methods.products import proxied
from carbon.activities.methods.recipes import scaled, waste_demand
from carbon.core.errors import CarbonError, Finding
from carbon.core.quantities import Amount
from carbon.core.sentences import say, term
from carbon.factors.vocabulary import spoken

TREATMENT = EverydayWord("waste", "treatment", main=False)
Treatments = Annotated[Mix, SharesOfWords("landfill=25%; combustion=75%", TREATMENT)]
UNSORTED = "mixed waste"
"""What stands for waste of an unknown kind: each publisher has its own average of it."""


class Waste(Activity):
    """Waste from your operations, by material and treatment: waste-type-specific and average-data method.

    Recycling and energy from waste are cut off: the user of the recycled material or energy carries the process, the disposer
    its collection; nothing is credited. What a waste contractor reports is kind `reported_emissions` with purpose waste.
    Source: Scope 3 Technical Guidance (2013), formulas 5.2 and 5.3, and "Accounting for emissions from recycling" (recycled content).

    >>> Waste(mass="40 t", treatments="landfill=25%; combustion=75%").treatments
    (('landfill', 0.25), ('combustion', 0.75))
    """

    kind: Literal["waste"] = "waste"
    amounts: ClassVar = (("mass",),)
    required: ClassVar = ("end_of_life",)
    examples: ClassVar = (
        "waste 2 t --material glass --treatment landfill --region GB --period 2024",
        "waste 40 t --treatments 'landfill=25%; combustion=75%' --region GB --period 2024",
    )

    mass: Annotated[Mass | None, about("Mass of the waste [kg].")] = None
    material: Annotated[
        str | None,
        WasteMaterial("waste", "material"),
        about(
            "What the waste is, such as glass, wood or paper_and_board_mixed, or its code in the List of Waste, such as 20 01 08; "
            "unsorted commercial waste if not given."
        ),
    ] = None
    treatment: Annotated[
        str | None,
        TREATMENT,
        about("How all of the waste is treated, such as landfill, combustion, closed_loop, composting or anaerobic_digestion."),
    ] = None
    treatments: Annotated[
        Treatments | None,
        about("Treatments with their shares, instead of one treatment, such as 'landfill=25%; combustion=75%'; the shares sum to 1."),
    ] = None
    digestate: Annotated[
        str | None,
        Listed("waste", "digestate"),
        about("How the digestate of anaerobic digestion is spread, in the US: dry (cured) or wet."),
    ] = None
    purpose: Purpose = "waste"

    def model_post_init(self, context: object) -> None:
        """Check that there is one account of the treatment."""
        super().model_post_init(context)
        check_treatment(self.treatment, self.treatments, self.material)

    def method(self, one: Amount, context: Context) -> Method:
        """Return the demand of each treatment."""
        demands, more = treated(one, self.material, self.treatment, self.treatments, context), words(digestate=self.digestate)
        return Method([replace(demand, qualifiers=demand.qualifiers | more) for demand in demands])


class EndOfLife(Activity):
    """Sold products and their packaging at the end of their life, by material and treatment.

    Packaging has rows of its own.
    Source: Scope 3 Technical Guidance (2013), formula 12.1.

    >>> EndOfLife(mass="10 t", material="glass", treatments="landfill=90%; combustion=10%").control
    'sold'
    """

    kind: Literal["end_of_life"] = "end_of_life"
    amounts: ClassVar = (("mass",),)
    required: ClassVar = ("end_of_life",)
    examples: ClassVar = ("end_of_life 10 t --material glass --treatments 'landfill=90%; closed_loop=10%' --region GB --period 2024",)

    mass: Annotated[Mass | None, about("Mass of the products sold in the period [kg].")] = None
    material: Annotated[
        str | None,
        WasteMaterial("waste", "material"),
        about("What the sold products or their packaging are made of, such as glass or wood, or their code in the List of Waste."),
    ] = None
    treatment: Annotated[
        str | None, TREATMENT, about("How the sold products are treated at the end of their life, such as landfill or combustion.")
    ] = None
    treatments: Annotated[
        Treatments | None, about("Treatments of the sold products with their shares, instead of one treatment; the shares sum to 1.")
    ] = None
    wasted: Annotated[Share, about("Share of the sold mass that becomes waste; below 1 for what is eaten or burned.")] = 1.0
    control: Control = "sold"
    purpose: Purpose = "end_of_life"

    def model_post_init(self, context: object) -> None:
        """Check that there is one account of the treatment."""
        super().model_post_init(context)
        check_treatment(self.treatment, self.treatments, self.material)

    def method(self, one: Amount, context: Context) -> Method:
        """Return the demand of each treatment of what becomes waste."""
        steps = [say("{one} × {wasted:g} becomes waste", one=one, wasted=self.wasted)] if self.wasted != 1 else []
        return Method(treated(scaled(one, self.wasted), self.material, self.treatment, self.treatments, context), steps=steps)


def check_treatment(treatment: str | None, treatments: Mix | None, material: str | None) -> None:
    """Raise when the treatment is given twice, or not at all, or as the material.

    Parameters: treatment; treatments with their shares; material.
    """
    if treatment and treatments:
        message = say("treatment and treatments are both given. Write one of them.")
        raise CarbonError(message, code="fields_contradict", field="treatment")
    if not treatment and not treatments and material and (meant := spoken("waste", "treatment", material)):
        message = say(
            "material '{material}' is how the waste is treated. Write treatment={treatment}, and as material which waste it is, "
            "such as glass or wood; leave material out for mixed waste of firms.",
            material=material,
            treatment=meant[0],
        )
        raise CarbonError(message, code="word_unknown", field="material")
    if not treatment and not treatments:
        message = say("waste has no treatment. Give treatment=landfill, or treatments='landfill=25%; combustion=75%'.")
        raise CarbonError(message, code="field_missing", field="treatment")


def treated(mass: Amount, material: str | None, treatment: str | None, treatments: Mix | None, context: Context) -> list[Demand]:
    """Return the demands of waste by treatment, each of its share of the mass.

    Parameters: mass per unit of the activity; material, or None for unsorted waste; treatment of all of it, or treatments; context.
    """
    shares = treatments or ((treatment or "", 1.0),)
    return [_treated(mass, material, name, share, context) for name, share in shares if share]


def _treated(mass: Amount, material: str | None, treatment: str, share: float, context: Context) -> Demand:
    part = scaled(mass, share)
    step = say("{mass} × {share:g} to {treatment} = {part}", mass=mass, share=share, treatment=treatment, part=part) if share != 1 else ""
    if material:
        return proxied(waste_demand(material, treatment, part, context, step))
    asked, unsorted = waste_demand(None, treatment, part, context, step), waste_demand(UNSORTED, treatment, part, context, step)
    if alone := asked.qualifiers.get("material"):
        return replace(asked, read_as=_assumed(alone))
    return replace(asked, otherwise=replace(unsorted, otherwise_finding=_assumed(unsorted.qualifiers["material"])))


def _assumed(material: str) -> Finding:
    message = say("no kind of waste given; {what} is assumed. Write material=, such as material=glass.", what=term(material))
    return Finding("waste_type_assumed", "info", message)
