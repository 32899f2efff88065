"""Food by product, and by the average of food and drink where nothing is known of the product."""

from typing import Annotated, ClassVar, Literal

from carbon.activities.fields.catalogue_words import EverydayWord
from carbon.activities.fields.common import AmountOf, Purpose
from carbon.activities.fields.reader import about
from carbon.activities.framework.base import Activity
from carbon.activities.framework.demands import Context, Demand, Method
from carbon.activities.methods.products import PRODUCTS_OF, proxied, worded
from carbon.core.errors import Finding
from carbon.core.quantities import Amount
from carbon.core.sentences import say

AVERAGE = "food_and_drink"
"""The average of food and drink, as the UK factors name it."""


class Food(Activity):
    """Food and drink bought, by product.

    Source: Scope 3 Technical Guidance (2013), formula 1.4 (average-data method).

    >>> Food(mass="120 kg", product="beef").product
    'beef'
    """

    kind: Literal["food"] = "food"
    amounts: ClassVar = (("mass",), ("pieces",))
    required: ClassVar = ("production",)
    examples: ClassVar = ("food 120 kg --region GB --period 2024",)

    mass: Annotated[Amount | None, AmountOf(("mass",)), about("Mass of the food as bought [kg].")] = None
    pieces: Annotated[
        Amount | None, AmountOf(("pieces",), counts=("meal",)), about("Number of portions or meals, instead of a mass [piece].")
    ] = None
    product: Annotated[
        str | None,
        EverydayWord("food", "product"),
        about(
            "Name of the food, or an everyday word for it; the average of food and drink if not given. A word "
            "that fits many dishes, such as beef, is refused with the lowest and highest of them."
        ),
    ] = None
    purpose: Purpose = "goods"

    def method(self, one: Amount, context: Context) -> Method:
        """Return the production of the product; of average food and drink where none is given."""
        if self.product:
            asked = worded(Demand("food", "production", one, {"product": self.product}), context, PRODUCTS_OF)
            return Method([proxied(asked)])
        message = say("no product given; the average of food and drink is used. Write product=, such as product=beef_minced_steak_raw.")
        average = Demand("material", "production", one, {"material": AVERAGE})
        return Method([average], [Finding("food_average", "warning", message)])
