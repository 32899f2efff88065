"""Spend: money times the emissions of a sector per money."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from carbon.activities.fields.catalogue_words import EverydayWord
from carbon.activities.fields.common import Purpose
from carbon.activities.fields.field_words import Word
from carbon.activities.fields.ratios import Share
from carbon.activities.fields.reader import about
from carbon.activities.fields.readers import Money
from carbon.activities.framework.base import Activity
from carbon.activities.framework.demands import Context, Method
from carbon.activities.methods.spend_sectors import CLASSIFICATIONS, PRICE_BASES_OF, classification_of, sector_demand, sector_example
from carbon.core.errors import CarbonError, Finding
from carbon.core.quantities import Amount
from carbon.core.sentences import say

PRICE_BASES = ("purchaser", "producer", "basic")
MARGINS = ("with", "without")


def _sector_asked(given: Mapping[str, object]) -> str:
    """What to give for a sector that is missing: one of the region's own classification."""
    place = given.get("region")
    return say(
        "Give sector=, the code or name of what was bought, such as {example}.", example=sector_example(str(place) if place else None)
    )


class Spend(Activity):
    """Goods or services bought, from what they cost: spend-based method.

    Money of another year is deflated by consumer prices; another currency is converted at the mean rate of the factor's price year.
    Source: Scope 3 Technical Guidance (2013), formula 1.5; System of National Accounts 2008, 6.49–6.69 (price bases).

    >>> Spend(money="1250 SEK", sector="541512", vat="25%", period=2022).vat
    0.25
    """

    kind: Literal["spend"] = "spend"
    amounts: ClassVar = (("money",),)
    required: ClassVar = ("production",)
    asked: ClassVar = {"sector": _sector_asked}
    examples: ClassVar = ("spend 1000 USD --sector 541512 --vat 0 --region US --period 2022",)

    money: Annotated[Money | None, about("Money paid, with its currency [SEK, EUR, USD …]; the price year is that of the period.")] = None
    sector: Annotated[str, EverydayWord("spend", "sector"), about("Sector, by code or name in the classification of the region.")]
    classification: Annotated[
        str | None,
        Word("classification", CLASSIFICATIONS),
        about(
            "Classification of sectors: naics_2017 (US EPA supply chain), base_carbone (ADEME), figaro (NACE industries of "
            "Sweden) or upphandlingsmyndigheten (public buyers in Sweden); worked out from the sector if not given."
        ),
    ] = None
    margins: Annotated[
        str,
        Word("margins", MARGINS),
        about(
            "With or without the emissions of trade and transport between producer and buyer; without them they are calculated separately."
        ),
    ] = "with"
    vat: Annotated[Share | None, about("Rate of value added tax included in the money, such as 25%, or 0; it is taken out.")] = None
    price_basis: Annotated[
        str,
        Word("price_basis", PRICE_BASES),
        about("Prices that the money is in: purchaser (as paid), producer or basic (before trade and transport margins)."),
    ] = "purchaser"
    margin: Annotated[Share | None, about("Margins and product taxes that are added to producer or basic prices, as a share of them.")] = (
        None
    )
    purpose: Purpose = "goods"

    def model_post_init(self, context: object) -> None:
        """Check that the price has a year, and that margins go with prices that lack them."""
        super().model_post_init(context)
        if self.period is None:
            message = say("spend needs a year, because prices change. Write period=2022, the year the money was paid in.")
            raise CarbonError(message, code="price_year_missing", field="period")
        if self.margin is not None and self.price_basis == "purchaser":
            message = say("purchaser prices include margins already. Leave margin out, or write price_basis=producer.")
            raise CarbonError(message, code="fields_contradict", field="margin")

    def method(self, one: Amount, context: Context) -> Method:
        """Return the demand of the sector per money, without tax and in purchaser prices."""
        steps, findings = list[str](), list[Finding]()
        net = self._without_vat(one, steps, findings)
        paid = self._at_purchaser_prices(net, steps, findings)
        return Method([sector_demand(paid, self.sector, self.classification, context, margins=self.margins)], findings, steps)

    def _without_vat(self, one: Amount, steps: list[str], findings: list[Finding]) -> Amount:
        if self.vat is None:
            message = say("no vat given; the money is assumed to exclude it. Write vat='25%' if it is included, or vat='0%'.")
            findings.append(Finding("vat_assumed", "info", message))
            return one
        if not self.vat:
            return one
        net = Amount(one.value / (1.0 + self.vat), one.unit)
        steps.append(say("{one} ÷ (1 + {vat:g} value added tax) = {net}", one=one, vat=self.vat, net=net))
        return net

    def _at_purchaser_prices(self, net: Amount, steps: list[str], findings: list[Finding]) -> Amount:
        """Factors are per purchaser price, those of figaro per basic price: money of other prices lacks margins of trade and transport."""
        known = self.classification or classification_of(self.sector)
        if self.price_basis in ("purchaser", PRICE_BASES_OF.get(known)):
            return net
        if self.margin is None:
            message = say(
                "the money is in {price_basis} prices, factors are per purchaser price. Write margin=, such as '20%'.",
                price_basis=self.price_basis,
            )
            findings.append(Finding("price_basis_differs", "warning", message))
            return net
        paid = Amount(net.value * (1.0 + self.margin), net.unit)
        steps.append(say("{net} × (1 + {margin:g} margins) = {paid} in purchaser prices", net=net, margin=self.margin, paid=paid))
        return paid
