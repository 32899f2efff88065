"""Money meets a factor per money of another year and currency: shown steps, or the sentence that says what to give."""

from __future__ import annotations

from collections.abc import Iterator

from carbon.core.errors import CarbonError, Finding
from carbon.core.prices import MoneyStep, money_steps
from carbon.core.sentences import say
from carbon.core.units.dimensions import CURRENCIES
from carbon.core.units.scales import unit
from carbon.factors.model import Conversion, EmissionFactor


def money(factor: EmissionFactor, amount_unit: str, place: str, year: int | None) -> Conversion | str:
    """Return how money meets a factor per money, or why it cannot, as the rest of a sentence about the factor.

    The amount is in prices of the activity's year, as paid without VAT; the form in the amount's own currency is met first.

    Parameters: factor; amount_unit, a currency's unit; place, the region's code; year of the activity, whose prices the amount is in.
    Source: GHG Protocol, Technical Guidance for Calculating Scope 3 Emissions (2013), category 1, spend-based method.
    """
    currency = unit(amount_unit).dimension
    forms = sorted((form for form in factor.forms if form.dimension in CURRENCIES), key=lambda form: form.dimension != currency)
    if not forms:
        units = ", ".join(form.unit for form in factor.forms)
        return say("is per {units}, and {unit} cannot be converted to it", units=units, unit=amount_unit)
    form = forms[0]
    try:
        steps = _steps(factor, currency, form.dimension, place, year)
    except CarbonError as error:
        year_of = say(" of {year}", year=factor.price_year) if factor.price_year else ""
        return say("is per {unit}{year}: {why}", unit=form.unit, year=year_of, why=error)
    total = unit(amount_unit).scale
    for step in steps:
        total *= step.ratio
    late = tuple(_late(step.gap) for step in steps if step.gap)
    return Conversion(form, total, tuple(step.text for step in steps), (*_findings(factor), *late))


def _late(gap: str) -> Finding:
    return Finding(
        "price_index_last_known", "warning", say("{gap}. Give the amount in prices of a year that is known, as period=.", gap=gap)
    )


def _steps(factor: EmissionFactor, currency: str, target: str, place: str, year: int | None) -> tuple[MoneyStep, ...]:
    """Without a price year the factor's prices are those of the amount, and only the currency is exchanged."""
    target_year = factor.price_year or year
    if factor.price_year is None and currency == target:
        return ()
    if year is None or target_year is None:
        raise CarbonError(
            say("the year of the {currency} is not known. Give period=, as 2019", currency=currency), code="price_year_missing"
        )
    return money_steps(currency, year, target, target_year, place)


def _findings(factor: EmissionFactor) -> Iterator[Finding]:
    if factor.price_year is None:
        message = say("{name} does not say the year of its prices; the amount is not deflated.", name=factor.id)
        yield Finding("price_year_missing", "warning", message)
    if factor.price_basis in ("producer", "basic"):
        message = say(
            "{name} is per money at {price_basis} prices; what is paid holds trade and transport margins too.",
            name=factor.id,
            price_basis=factor.price_basis,
        )
        yield Finding("price_basis_differs", "warning", message)
    if factor.vat == "included":
        message = say("{name} is per money with VAT; the amount is taken without it.", name=factor.id)
        yield Finding("price_basis_differs", "warning", message)
