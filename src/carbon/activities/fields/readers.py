"""Types of fields that more than one subject needs: mixes of shares, prices, counts that cannot be zero."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from carbon.activities.fields.common import AmountOf
from carbon.activities.fields.field_words import Word
from carbon.activities.fields.ratios import SharesOf
from carbon.activities.fields.reader import FieldSchema, Reader
from carbon.core.errors import CarbonError, Finding
from carbon.core.quantities import Amount, Rate, parse_rate
from carbon.core.sentences import say
from carbon.core.units.dimensions import CURRENCIES
from carbon.core.units.scales import unit
from carbon.core.written import parse_number

Mix = tuple[tuple[str, float], ...]
"""Names with their shares, which sum to 1."""


@dataclass(frozen=True, eq=False)
class MixOf(Reader[Mix]):
    """Shares of a whole, such as 'diesel=60%; petrol=40%', which sum to 1; `words` limits the names of the parts."""

    name: str
    words: tuple[str, ...] = ()

    def read(self, given: object) -> Mix:
        """Return the parts with their shares, in the order given."""
        pairs = self._shares.read(tuple(given.items()) if isinstance(given, Mapping) else given)
        return tuple((self._part(part), share) for part, share in pairs)

    @property
    def _shares(self) -> SharesOf:
        first, second, *_ = (*self.words, "a", "b")
        return SharesOf(f"{first}=60%; {second}=40%")

    def _part(self, given: str) -> str:
        text = given.casefold().replace(" ", "_").replace("-", "_")
        return Word(f"part of {self.name}", self.words).read(given) if self.words else text

    @property
    def known(self) -> tuple[str, ...]:
        """The names that a part may have."""
        return self.words

    def plain(self, value: Mix) -> str:
        """Return the shares as text."""
        return "; ".join(f"{part}={share!r}" for part, share in value)

    def schema(self) -> FieldSchema:
        """Return the JSON Schema: a string of pairs, with the names that a part may have."""
        return self._shares.schema() | ({"words": list(self.words)} if self.words else {})


@dataclass(frozen=True, eq=False)
class PriceOf(Reader[Rate]):
    """Money per amount, such as 18.50 SEK/l; `per` are the dimensions of the lower part."""

    per: tuple[str, ...]
    example: str

    def read(self, given: object) -> Rate:
        """Return the price, checked for its currency, what it is per, and that it is more than zero."""
        try:
            rate = given if isinstance(given, Rate) else parse_rate(str(given))
            over, under = unit(rate.unit).dimension, unit(rate.per).dimension
        except CarbonError as error:
            if error.code not in ("unit_missing", "amount_invalid"):
                raise
            raise CarbonError(
                say("price '{given}' has no currency. Write it as '{example}'.", given=given, example=self.example), code="currency_missing"
            ) from None
        if over not in CURRENCIES or under not in self.per:
            raise CarbonError(
                say(
                    "{rate} is {over} per {under}; a price is money per amount, as '{example}'.",
                    rate=rate,
                    over=over,
                    under=under,
                    example=self.example,
                ),
                code="dimension",
            )
        if not rate.value > 0 or not math.isfinite(rate.value):
            raise CarbonError(
                say("price {rate} is not above zero. Write the price paid, as '{example}'.", rate=rate, example=self.example),
                code="rate_invalid",
            )
        return rate

    def schema(self) -> FieldSchema:
        """Return the JSON Schema: a string."""
        text = f"money per {' or '.join(self.per)}, as '{self.example}'"
        return {"type": "string", "description": text, "examples": [self.example]}


@dataclass(frozen=True, eq=False)
class NumberFrom(Reader[float]):
    """A number from `least` on, as the persons in a car."""

    name: str
    least: float
    reason: str

    def read(self, given: object) -> float:
        """Return the number."""
        value = float(given) if isinstance(given, int | float) else parse_number(str(given).strip())
        if not value >= self.least or not math.isfinite(value):
            raise CarbonError(
                say(
                    "{name} {given} is impossible: {reason}. Write {least:g} or more.",
                    name=self.name,
                    given=given,
                    reason=self.reason,
                    least=self.least,
                ),
                code="number_impossible",
            )
        return value

    def schema(self) -> FieldSchema:
        """Return the JSON Schema: a number."""
        return {"type": "number", "minimum": self.least}


def money_of(spent: Amount, price: Rate, name: str) -> Amount:
    """Return how much one unit of money buys at a price.

    Parameters: spent, one unit of money; price; name of the price's field, for the error.
    Raises: CarbonError `currency_differs` when they are in two currencies.

    >>> money_of(Amount(1.0, "SEK"), Rate(20.0, "SEK", "l"), "price")
    Amount(value=0.05, unit='l')
    """
    if spent.dimension != unit(price.unit).dimension:
        raise CarbonError(
            say("money is {spent_unit}, and {name} is {price}. Write both in one currency.", spent_unit=spent.unit, name=name, price=price),
            code="currency_differs",
            field=name,
        )
    return Amount(spent.to(price.unit) / price.value, price.per)


def undated(year: int | None, name: str) -> list[Finding]:
    """Return `price_undated` when a price has no year: prices, blends and factors must be of one time.

    Parameters: year of the activity; name of the price's field.
    """
    if year is not None:
        return []
    return [Finding("price_undated", "warning", say("{name} has no year. Give period, the year it was paid in, such as 2019.", name=name))]


Money = Annotated[Amount, AmountOf(CURRENCIES)]


def shared_way(way: Amount, passengers: float | None) -> tuple[Amount, list[str]]:
    """Return one passenger's part of a distance driven, and the step to it; the whole distance where no passengers are given.

    Parameters: way [vkm]; passengers who share the vehicle.
    Source: GHG Protocol Scope 3 Technical Guidance (2013), category 6 and 7 (vehicle distance ÷ passengers).
    """
    if passengers is None:
        return way, []
    part = Amount(way.value / passengers, way.unit)
    return part, [say("{way} ÷ {passengers:g} passengers = {part}, the share of one", way=way, passengers=passengers, part=part)]


def share_findings(passengers: float | None) -> list[Finding]:
    """Return the finding that the answer is one passenger's share, not the vehicle."""
    if passengers is None or passengers == 1:
        return []
    text = say("the share of one of {passengers:g} passengers; leave passengers out for the whole vehicle.", passengers=passengers)
    return [Finding("passenger_share", "info", text)]


Sharers = Annotated[float, NumberFrom("passengers", 1.0, "at least one person is in the vehicle")]
Occupancy = Annotated[float, NumberFrom("occupancy", 1.0, "at least one person is in the vehicle")]
