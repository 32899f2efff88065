"""Investments and loans: the investor's share of what the investee emits."""

from collections.abc import Iterable
from dataclasses import replace
from math import fsum
from typing import Annotated, ClassVar, Literal, Protocol

from carbon.activities.fields.catalogue_words import EverydayWord
from carbon.activities.fields.common import AmountOf, Purpose
from carbon.activities.fields.field_words import Word
from carbon.activities.fields.own_factors import MassCO2e
from carbon.activities.fields.ratios import Share
from carbon.activities.fields.reader import about
from carbon.activities.fields.readers import Money
from carbon.activities.framework.base import Activity
from carbon.activities.framework.demands import Context, Demand, Method
from carbon.activities.methods.attribution import SCORES, attribution
from carbon.activities.methods.own_factors import evidence_findings, reported_demand
from carbon.activities.methods.spend_sectors import CLASSIFICATIONS, sector_demand, sector_example
from carbon.core.errors import CarbonError, Finding
from carbon.core.quantities import Amount
from carbon.core.sentences import say

ASSET_CLASSES = {
    "listed_equity": say("enterprise value including cash"),
    "business_loan": say("total equity and debt (listed: enterprise value including cash)"),
    "project_finance": say("total equity and debt of the project"),
    "sovereign": say("gross domestic product adjusted for purchasing power"),
}
"""What the outstanding amount is divided by (PCAF Standard part A, second edition 2022, 5.1, 5.2, 5.3, 5.7)."""


class Investment(Activity):
    """Equity, bonds, business loans, project finance and sovereign debt: your share of the investee's emissions.

    Source: Scope 3 Technical Guidance (2013), formulas 15.1 to 15.4; PCAF Standard part A (2022), 5.1 to 5.3 and 5.7.

    >>> Investment(emissions="120 kt CO2e", share="40%", evidence="report 2023").purpose
    'investment'
    """

    kind: Literal["investment"] = "investment"
    amounts: ClassVar = (("emissions",), ("revenue",))
    derived: ClassVar = ("factor_evidence",)
    cites: ClassVar = ("emissions",)
    examples: ClassVar = (
        "investment 200 kt CO2e --outstanding '1 MUSD' --value '20 MUSD' --asset-class project_finance --evidence 'report 2023'",
    )

    emissions: Annotated[MassCO2e | None, about("Scope 1 and 2 (or 3) that the investee reports for the period [kg CO2e].")] = None
    revenue: Annotated[
        Money | None, about("Revenue or project cost of the investee, with sector, instead of emissions [SEK, EUR, USD …].")
    ] = None
    asset_class: Annotated[
        str, Word("asset_class", tuple(ASSET_CLASSES)), about("Class of asset, which sets what the outstanding amount is divided by.")
    ] = "listed_equity"
    share: Annotated[Share | None, about("Your share of the equity, or of the project's cost.")] = None
    outstanding: Annotated[
        Money | None, about("Outstanding amount of the investment or loan, with value, instead of share [SEK, EUR, USD …].")
    ] = None
    value: Annotated[
        Money | None,
        about(
            "Value of the whole: enterprise value including cash, equity and debt, or "
            "gross domestic product, by asset class [SEK, EUR, USD …]."
        ),
    ] = None
    sector: Annotated[
        str | None,
        EverydayWord("spend", "sector"),
        about("Sector of the investee, for revenue, by code or name in the classification of the region."),
    ] = None
    classification: Annotated[
        str | None,
        Word("classification", CLASSIFICATIONS),
        about("Classification that the investee's sector belongs to; worked out from the sector if not given."),
    ] = None
    scopes: Annotated[str, Word("scopes", ("1", "2", "1+2", "3", "1+2+3")), about("Which of the investee's scopes the emissions are.")] = (
        "1+2"
    )
    data_quality: Annotated[
        str | None,
        Word("data_quality", SCORES),
        about("PCAF data quality score of the investment, 1 (verified) to 5 (estimated by sector)."),
    ] = None
    lifetime: Annotated[
        Amount | None,
        AmountOf(("duration",)),
        about(
            "Lifetime of a project financed for the first time in this period, by its sponsor or "
            "first lender [a]. Its projected emissions are reported separately."
        ),
    ] = None
    purpose: Purpose = "investment"

    def model_post_init(self, context: object) -> None:
        """Check share, sector and lifetime."""
        super().model_post_init(context)
        attribution(self.share, self.outstanding, self.value, ASSET_CLASSES[self.asset_class])
        if self.revenue is not None and not self.sector:
            raise CarbonError(
                say("revenue needs the investee's sector. Give sector, such as {example}.", example=sector_example(self.region)),
                code="field_missing",
                field="sector",
            )
        if self.lifetime is not None and self.asset_class != "project_finance":
            message = say(
                "lifetime applies to project_finance, but asset_class is {asset_class}. Leave lifetime out.", asset_class=self.asset_class
            )
            raise CarbonError(message, code="fields_contradict", field="lifetime")

    def method(self, one: Amount, context: Context) -> Method:
        """Return our share of the year, and beside it of a project's life."""
        part = attribution(self.share, self.outstanding, self.value, ASSET_CLASSES[self.asset_class])
        demands = [self._demand(Amount(one.value * part, one.unit), None, context)]
        ours = say("the equity") if self.share is not None else ASSET_CLASSES[self.asset_class]
        steps = [say("{one} × {part:.6g} of {what} is ours", one=one, part=part, what=ours)]
        if self.lifetime is not None:
            years = self.lifetime.to("a")
            demands.append(
                self._demand(
                    Amount(one.value * part * years, one.unit), "projected", context, say("× {years:g} years of the project", years=years)
                )
            )
        return Method(demands, self._findings(), steps, required=(demands[0].stage,))

    def _demand(self, ours: Amount, basis: str | None, context: Context, step: str = "") -> Demand:
        if self.emissions is not None:
            return replace(reported_demand(ours, "process", self.evidence, step=step), basis=basis)
        return replace(sector_demand(ours, self.sector or "", self.classification, context, step), basis=basis)

    def _findings(self) -> list[Finding]:
        if self.emissions is not None:
            return evidence_findings(self.evidence, say("what the investee reports"))
        message = say("sector factors include everything upstream of the investee, not only its scope 1 and 2; say so in the report.")
        return [Finding("boundary_wider", "info", message)]


class Scored(Protocol):
    """What the score of a portfolio is read off: investments, financed buildings and vehicles have it."""

    @property
    def data_quality(self) -> str | None:
        """The score, 1 to 5."""

    @property
    def outstanding(self) -> Amount | None:
        """What is outstanding, in money."""


def portfolio_quality(investments: Iterable[Scored]) -> float | None:
    """Return the data quality of a portfolio: scores weighted by what is outstanding; None where nothing is scored.

    Parameters: investments and loans with data_quality and outstanding, all in one currency.
    Raises: CarbonError when they are in several currencies.
    Source: PCAF Standard part A (2022), ch. 6, weighted data quality score.

    >>> portfolio_quality([Investment(emissions="1 t CO2e", outstanding="3 SEK", value="9 SEK", data_quality="2")])
    2.0
    """
    scored = [(item.outstanding, item.data_quality) for item in investments if item.data_quality and item.outstanding is not None]
    units = {outstanding.unit for outstanding, _ in scored}
    if len(units) > 1:
        message = say("outstanding amounts are in {units}. Write all in one currency.", units=", ".join(sorted(units)))
        raise CarbonError(message, code="currency_differs", field="outstanding")
    whole = fsum(outstanding.value for outstanding, _ in scored)
    return fsum(outstanding.value * int(quality) for outstanding, quality in scored) / whole if whole else None
