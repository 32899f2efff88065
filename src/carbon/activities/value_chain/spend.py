"""Spend: money times the emissions of a sector per money."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Annotated, Any, ClassVar, Literal

from carbon.activities.fields.fields import Purpose, Share, Text, Word
from carbon.activities.fields.readers import Money
from carbon.activities.framework.base import Activity, Context, Demand, Method
from carbon.activities.methods.recipes import worded
from carbon.core.errors import CarbonError, Finding
from carbon.core.quantities import Amount
from carbon.core.regions import lineage

PRICE_BASES = ("purchaser", "producer", "basic")
CLASSIFICATIONS = ("naics_2017", "base_carbone", "figaro", "upphandlingsmyndigheten")
MARGINS = ("with", "without")


class Spend(Activity):
    """Goods or services bought, by what they cost: spend-based method.

    Parameters
    ----------
    money: what was paid, with its currency [SEK, EUR, USD …]; the year of the prices is that of `period`.
    sector: code or name of the sector in the classification, as 541512.
    classification: naics_2017 (US EPA supply chain), base_carbone (ADEME), figaro (NACE industries of Sweden) or
        upphandlingsmyndigheten (public buyers in Sweden); without it read off the sector.
    margins: with, or without the emissions of the trade and transport between maker and buyer, which are then asked apart.
    vat: the rate of value added tax that the money includes, 25 % or 0; it is taken out.
    price_basis: prices the money is in: purchaser (as paid), producer or basic (before trade and transport margins).
    margin: margins and taxes on products that come on top of producer or basic prices, as a share of them.

    Money of another year is deflated by consumer prices, of another currency converted by the mean rate of the factor's price year.
    Source: Scope 3 Technical Guidance (2013), formula 1.5; System of National Accounts 2008, 6.49–6.69 (price bases).

    >>> Spend(money="1250 SEK", sector="541512", vat="25 %", period=2022).vat
    0.25
    """

    kind: Literal["spend"] = "spend"
    amounts: ClassVar = (("money",),)
    required: ClassVar = ("production",)
    examples: ClassVar = ("spend 1000 USD --sector 541512 --vat 0 --region US --period 2022",)

    money: Money | None = None
    sector: Text
    classification: Annotated[str, Word("classification", CLASSIFICATIONS)] | None = None
    margins: Annotated[str, Word("margins", MARGINS)] = "with"
    vat: Share | None = None
    price_basis: Annotated[str, Word("price_basis", PRICE_BASES)] = "purchaser"
    margin: Share | None = None
    purpose: Purpose = "goods"

    def model_post_init(self, context: Any) -> None:
        """Check that the price has a year, and that margins go with prices that lack them."""
        super().model_post_init(context)
        if self.period is None:
            message = "spend has no year, and prices change. Write period=2022, the year the money was paid in."
            raise CarbonError(message, code="price_year_missing", field="period")
        if self.margin is not None and self.price_basis == "purchaser":
            message = "purchaser prices include margins already. Leave margin out, or write price_basis=producer."
            raise CarbonError(message, code="fields_contradict", field="margin")

    def method(self, one: Amount, context: Context) -> Method:
        """Return the demand of the sector per money, without tax and in purchaser prices."""
        steps, findings = list[str](), list[Finding]()
        net = self._without_vat(one, steps, findings)
        paid = self._at_purchaser_prices(net, steps, findings)
        return Method([sector_demand(paid, self.sector, self.classification, context, margins=self.margins)], findings, steps)

    def _without_vat(self, one: Amount, steps: list[str], findings: list[Finding]) -> Amount:
        if self.vat is None:
            message = "no vat given; the money is taken as without it. Write vat='25 %' if it is in, or vat=0."
            findings.append(Finding("vat_assumed", "info", message))
            return one
        if not self.vat:
            return one
        net = Amount(one.value / (1.0 + self.vat), one.unit)
        steps.append(f"{one} ÷ (1 + {self.vat:g} value added tax) = {net}")
        return net

    def _at_purchaser_prices(self, net: Amount, steps: list[str], findings: list[Finding]) -> Amount:
        """Factors are per purchaser price, those of figaro per basic price: money of other prices lacks margins of trade and transport."""
        known = self.classification or classification_of(self.sector)
        if self.price_basis in ("purchaser", _BASES.get(known)):
            return net
        if self.margin is None:
            message = f"the money is in {self.price_basis} prices, factors are per purchaser price. Write margin=, as '20 %'."
            findings.append(Finding("price_basis_differs", "warning", message))
            return net
        paid = Amount(net.value * (1.0 + self.margin), net.unit)
        steps.append(f"{net} × (1 + {self.margin:g} margins) = {paid} in purchaser prices")
        return paid


def sector_demand(
    money: Amount, sector: str, classification: str | None, context: Context, step: str = "", margins: str = "with"
) -> Demand:
    """Return the demand of a sector per money: of the region, else of the country whose economy the classification describes.

    Parameters: money per unit of the activity; sector, its code, its name or a word for it; classification, or None to read it off the
    sector; context; step in words; margins, with or without those of trade and transport.
    """
    said = {"sector": sector} | ({"classification": classification} if classification else {})
    words = said | ({"part": "without_margins"} if margins == "without" else {})
    homes = [_HOMES[classification]] if classification else _nearest_homes(context.region)
    demand = worded(Demand("spend", "production", money, words, step=step), context, *homes)
    known = demand.qualifiers.get("classification") or classification_of(sector)
    home = _HOMES[known]
    demand = replace(demand, qualifiers=demand.qualifiers | {"classification": known})
    message = f"no sector factors of this region; those of {home} ({known}) stand in as a proxy. Add own ones to factors.csv."
    return replace(demand, otherwise=replace(demand, region=home, otherwise_finding=Finding("region_stand_in", "warning", message)))


_HOMES = {"naics_2017": "US", "base_carbone": "FR", "figaro": "SE", "upphandlingsmyndigheten": "SE"}
"""Classification → the country whose economy its factors describe."""
_BASES = {"figaro": "basic"}
"""Classification → the prices that its factors are per, where they are not purchaser prices."""


def _nearest_homes(place: str) -> list[str]:
    """The countries whose sectors are asked, in order: in Europe France before the US."""
    return ["FR", "US"] if "europe" in lineage(place) else ["US", "FR"]


_NACE = re.compile(r"[A-U]\d\d.*")


def classification_of(sector: str) -> str:
    """Return the classification that a sector is written in: digits are NAICS, a letter and digits NACE, names Base Carbone's.

    >>> classification_of("541512")
    'naics_2017'
    """
    if _NACE.fullmatch(sector):
        return "figaro"
    return "naics_2017" if sector.isdigit() else "base_carbone"
