"""Money over years and currencies: chained consumer prices and yearly mean exchange rates, each with its source."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from carbon.core.errors import CarbonError
from carbon.core.formatting import number
from carbon.core.regions import WORLD, lineage, region
from carbon.core.sentences import say
from carbon.core.store.read import store

EURO = "EUR"
_PRICES_OF = {EURO: "euro_area"}
"""Where a currency's prices are taken from when its ISO 4217 code does not begin with a country's."""


class MoneyStep(NamedTuple):
    """One step of a conversion of money: what it is multiplied by, and the step in words with its source."""

    ratio: float
    text: str
    gap: str = ""
    """Of prices whose index is not published yet: what was taken instead, in words."""


def money_steps(currency: str, year: int, target: str, target_year: int, place: str) -> tuple[MoneyStep, ...]:
    """Return the steps from money of one year to money of another year and currency.

    The money is brought to the target's year by the consumer prices of where it is spent, and exchanged at that year's mean rate.

    Parameters
    ----------
    currency, year: of the money, as SEK of 2019.
    target, target_year: of what it shall become, as USD of 2022.
    place: where the money is spent; its consumer prices are used if the currency is its own, else those of the currency's home.

    Raises: CarbonError `price_missing` or `rate_missing` naming the years that are known.
    Source: GHG Protocol, Technical Guidance for Calculating Scope 3 Emissions (2013), category 1, spend-based method (inflation and
    exchange rates); consumer prices World Bank FP.CPI.TOTL.ZG; rates European Central Bank, yearly means.

    >>> [step.text.split(" (")[0] for step in money_steps("SEK", 2021, "EUR", 2022, "SE")]
    ['consumer prices of SE 2021 → 2022: × 1.08369', 'SEK → EUR at the mean rate of 2022: × 0.0940771']
    """
    steps = []
    if year != target_year:
        steps.append(_deflated(price_region(currency, place), year, target_year))
    if currency != target:
        steps.append(_exchanged(currency, target, target_year))
    return tuple(steps)


@lru_cache(maxsize=8192)
def price_region(currency: str, place: str) -> str:
    """Return whose consumer prices money of a currency follows: the place's own, else the home of the currency.

    >>> price_region("SEK", "SE"), price_region("EUR", "SE"), price_region("USD", "US-RFCW")
    ('SE', 'euro_area', 'US')
    """
    for code in lineage(place)[:-1] if place != WORLD else ():
        if region(code).currency == currency and _inflation(code):
            return code
    return _PRICES_OF.get(currency, currency[:2])


_MOST_YEARS = 3
"""So many years after its last index a place's prices may be taken as of that index."""


def _deflated(place: str, year: int, target_year: int) -> MoneyStep:
    """Chain the yearly inflation of the years between; prices of the few years after the last index are taken as of its year."""
    rates = _inflation(place)
    newest = max(rates, default=0)
    if rates and newest < max(year, target_year) <= newest + _MOST_YEARS:
        known = _deflated(place, min(year, newest), min(target_year, newest)) if min(year, target_year) < newest else MoneyStep(1.0, "")
        late = max(year, target_year)
        gap = say(
            "consumer prices of {place} are known to {newest}; those of {late} are taken as of {newest}",
            place=place,
            newest=newest,
            late=late,
        )
        return MoneyStep(known.ratio, known.text or gap, gap)
    first, last = sorted((year, target_year))
    missing = [number_ for number_ in range(first + 1, last + 1) if number_ not in rates]
    if missing:
        raise CarbonError(_no_prices(place, missing[0], rates), code="price_missing")
    chain = 1.0
    for step in range(first + 1, last + 1):
        chain *= 1.0 + rates[step][0] / 100.0
    ratio = chain if target_year > year else 1.0 / chain
    text = say(
        "consumer prices of {place} {year} → {target_year}: × {ratio} ({rates})",
        place=place,
        year=year,
        target_year=target_year,
        ratio=number(ratio),
        rates=rates[last][1],
    )
    return MoneyStep(ratio, text)


def _no_prices(place: str, year: int, known: dict[int, tuple[float, str]]) -> str:
    if not known:
        return say(
            "no consumer prices of {place} are known. Give the amount in another currency or in prices of the factor's year.", place=place
        )
    return say(
        "consumer prices of {place} are known for {least} to {most}, not for {year}. Give the amount in prices "
        "of a year that is known, as period=.",
        place=place,
        least=min(known),
        most=max(known),
        year=year,
    )


def _exchanged(currency: str, target: str, year: int) -> MoneyStep:
    ratio = _per_euro(target, year) / _per_euro(currency, year)
    source = "European Central Bank, mean of the daily reference rates"
    return MoneyStep(
        ratio,
        say(
            "{currency} → {target} at the mean rate of {year}: × {ratio} ({source})",
            currency=currency,
            target=target,
            year=year,
            ratio=number(ratio),
            source=source,
        ),
    )


def _per_euro(currency: str, year: int) -> float:
    if currency == EURO:
        return 1.0
    rates = _rates(currency)
    if year in rates:
        return rates[year]
    known = (
        say("is known for {least} to {most}, not for {year}", least=min(rates), most=max(rates), year=year)
        if rates
        else say("is not known")
    )
    raise CarbonError(
        say("the yearly exchange rate of {currency} {known}. Give the amount in EUR or USD.", currency=currency, known=known),
        code="rate_missing",
    )


@cache
def _inflation(place: str) -> dict[int, tuple[float, str]]:
    rows = store().rows("SELECT year, inflation, source, locator FROM consumer_price WHERE region = ?", place)
    return {year: (inflation, f"{source}, {locator.rsplit(',', 1)[0]}") for year, inflation, source, locator in rows}


@cache
def _rates(currency: str) -> dict[int, float]:
    return dict(store().rows("SELECT year, per_eur FROM exchange_rate WHERE currency = ?", currency))
