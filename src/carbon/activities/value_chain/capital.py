"""Capital goods: buildings, machines, vehicles and equipment, all of it in the year they are acquired."""

from typing import Annotated, ClassVar, Literal

from carbon.activities.fields.common import GOODS_DIMENSIONS, AmountOf, Purpose, Text
from carbon.activities.fields.field_words import Word
from carbon.activities.fields.listed import Listed, completed, words
from carbon.activities.fields.reader import about
from carbon.activities.framework.demands import Context, Demand, Method
from carbon.activities.methods.own_factors import TakesFactor, evidence_findings, own_factor_demand
from carbon.activities.methods.products import PRODUCTS_OF, proxied, worded
from carbon.activities.methods.recipes import material_demand
from carbon.core.errors import CarbonError
from carbon.core.quantities import Amount
from carbon.core.sentences import say
from carbon.core.units.dimensions import CURRENCIES

GROUPS = ("equipment", "building", "material")
CapitalAmount = Annotated[Amount, AmountOf((*GOODS_DIMENSIONS, *CURRENCIES), counts=("device",))]


class CapitalGood(TakesFactor):
    """A capital good acquired: average-product method, or the supplier's factor.

    Cradle-to-gate emissions are booked in full in the year of acquisition, never spread over the life. The spend-based and hybrid
    methods are the kinds spend and hybrid_product with purpose capital.
    Source: Scope 3 Technical Guidance (2013), category 2 and box 2.1.

    >>> CapitalGood(quantity="10 pieces", factor="320 kg CO2e/piece", evidence="EPD").purpose
    'capital'
    """

    kind: Literal["capital_good"] = "capital_good"
    amounts: ClassVar = (("quantity",),)
    required: ClassVar = ("production",)
    derived: ClassVar = ("factor_evidence",)
    cites: ClassVar = ("factor",)
    examples: ClassVar = (
        "capital_good 10 pieces --factor '320 kg CO2e/piece' --product screen --evidence 'EPD 2023'",
        "capital_good 10 pieces --product tablet_mini --region FR --period 2024",
        "capital_good 12 t --group material --product metals --region GB --period 2024",
    )

    quantity: Annotated[
        CapitalAmount | None, about("How many, how heavy or how large [piece, kg, m2]; for some goods what they cost [EUR].")
    ] = None
    product: Annotated[
        str | None,
        Listed("equipment building", "product", open=True, kind="capital_good", unless="factor"),
        about("Name of the good in the catalogue, such as tablet_mini or parking_area_classic."),
    ] = None
    boundary: Annotated[
        str | None,
        Listed("equipment building material", "boundary"),
        about("Which of several factors with the same name, such as beton_arme; required only if there are several."),
    ] = None
    group: Annotated[str, Word("group", GROUPS), about("Part of the catalogue: equipment, building or material.")] = "equipment"
    factor: Annotated[Text | None, about("Your own factor for the good, such as 320 kg CO2e/piece.")] = None
    purpose: Purpose = "capital"

    def model_post_init(self, context: object) -> None:
        """Check that there is a way to a factor, and that its unit fits."""
        super().model_post_init(context)
        if not (self.product or self.factor):
            message = say("capital_good needs a product or a factor. Write product=, or factor='320 kg CO2e/piece'.")
            raise CarbonError(message, code="field_missing", field="product")
        if self.factor and self.quantity is not None:
            own_factor_demand(self.factor, self.quantity, "production", self.evidence)

    def method(self, one: Amount, context: Context) -> Method:
        """Return the production of the good."""
        if self.factor:
            demand = own_factor_demand(self.factor, one, "production", self.evidence)
            return Method([demand], evidence_findings(self.evidence, say("the factor")))
        asked = words(product=self.product, boundary=self.boundary)
        if self.group == "material":
            return Method([material_demand(words(material=self.product, boundary=self.boundary), one, context)])
        wanted = Demand(self.group, "production", one, completed(self.group, asked))
        return Method([proxied(worded(wanted, context, PRODUCTS_OF))])
