"""Food by product, and by the average of food and drink where nothing is known of the product."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from carbon.activities.base import Activity, Context, Demand, Method
from carbon.activities.fields import AmountOf, Purpose, Text
from carbon.activities.recipes import proxied
from carbon.core.errors import Finding
from carbon.core.quantities import Amount

AVERAGE = "food_and_drink"
"""The average of food and drink, as the UK factors name it."""


class Food(Activity):
    """Food and drink bought, by product.

    Parameters
    ----------
    mass: mass of the food as bought [kg].
    pieces: or portions and meals [piece].
    product: its name in the catalogue; without it, or where it has no factor, the average of food and drink.

    Source: Scope 3 Technical Guidance (2013), formula 1.4 (average-data method).

    >>> Food(mass="120 kg", product="beef").product
    'beef'
    """

    kind: Literal["food"] = "food"
    amounts: ClassVar = (("mass",), ("pieces",))
    required: ClassVar = ("production",)
    examples: ClassVar = ("food 120 kg --region GB --period 2024",)

    mass: Annotated[Amount, AmountOf(("mass",))] | None = None
    pieces: Annotated[Amount, AmountOf(("pieces",))] | None = None
    product: Text | None = None
    purpose: Purpose = "goods"

    def method(self, one: Amount, context: Context) -> Method:
        """Return the production of the product, else of average food and drink."""
        what = f"no factor of {self.product}" if self.product else "no product given"
        message = f"{what}; the average of food and drink is used. See python -m carbon factors '{self.product or 'beef'}'."
        average = Demand(
            "material", "production", one, {"material": AVERAGE}, otherwise_finding=Finding("food_average", "warning", message)
        )
        if not self.product:
            return Method([average], [Finding("food_average", "warning", message)])
        return Method([proxied(Demand("food", "production", one, {"product": self.product}), average)])
