"""Fuel for vehicles, by the money spent on it."""

from typing import Annotated, ClassVar, Literal

from carbon.activities.fields.catalogue_words import Blend, FuelName
from carbon.activities.fields.common import Control
from carbon.activities.fields.reader import about
from carbon.activities.fields.readers import Money, PriceOf, money_of, undated
from carbon.activities.framework.base import Activity
from carbon.activities.framework.demands import Context, Method
from carbon.activities.methods.combustion import fuel_method
from carbon.core.quantities import Amount, Rate
from carbon.core.sentences import say

_PER = ("volume", "normal_volume", "standard_volume", "mass", "energy", "energy_net", "energy_gross")


class FuelPurchase(Activity):
    """Fuel burned in your own vehicles or boilers, from the money spent and the price paid.

    Money ÷ price = amount of fuel. Source: Scope 3 Technical Guidance (2013), category 6, fuel-based method (fuel spend ÷ price);
    GHG Protocol Corporate Standard, ch. 6 (mobile combustion).

    >>> FuelPurchase(spend="36 000 SEK", price="18 SEK/l", fuel="diesel").price
    Rate(value=18.0, unit='SEK', per='l')
    """

    kind: Literal["fuel_purchase"] = "fuel_purchase"
    amounts: ClassVar = (("spend",),)
    required: ClassVar = ("combustion",)
    expected: ClassVar = ("wtt",)
    examples: ClassVar = ("fuel_purchase 36000 GBP --price '1.50 GBP/l' --fuel diesel --region GB --period 2019",)

    spend: Annotated[Money | None, about("Money paid for the fuel, with its currency [SEK, EUR, GBP …].")] = None
    price: Annotated[
        Rate, PriceOf(_PER, "18.50 SEK/l"), about("Price of the fuel at that time, with taxes if spend includes them, such as 18.50 SEK/l.")
    ]
    fuel: Annotated[FuelName, about("Fuel that was bought, such as diesel or petrol.")]
    blend: Annotated[Blend | None, about("Blend of the fuel that was bought, such as b7 or e10; the average at the pump if not given.")] = (
        None
    )
    control: Control = "owned"

    def model_post_init(self, context: object) -> None:
        """Check that money and price are in one currency."""
        super().model_post_init(context)
        if self.spend is not None:
            money_of(self.spend, self.price, "price")

    def method(self, one: Amount, context: Context) -> Method:
        """Return combustion and upstream of the fuel that the money bought."""
        bought = money_of(one, self.price, "price")
        step = say("{one} ÷ {price} = {bought}", one=one, price=self.price, bought=bought)
        found = fuel_method(self.fuel, bought, self.blend, context, step=step)
        return Method(found.demands, [*undated(context.year, "price"), *found.findings])
