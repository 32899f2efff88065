"""Types of fields that more than one subject needs: mixes of shares, prices, counts that cannot be zero."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from carbon.activities.fields import AmountOf, Reader, ShareOf
from carbon.core.errors import CarbonError, Finding, did_you_mean
from carbon.core.numbers import parse_number
from carbon.core.quantities import Amount, Rate, parse_rate
from carbon.core.units.dimensions import CURRENCIES
from carbon.core.units.scales import unit

_SUM_TOLERANCE = 1e-6

Mix = tuple[tuple[str, float], ...]
"""Names with their shares, which sum to 1."""


@dataclass(frozen=True)
class MixOf(Reader):
    """Shares of a whole, as 'diesel=60 %; petrol=40 %'; `words` limits the names."""

    name: str
    words: tuple[str, ...] = ()

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema: a string."""
        return {"type": "string", "description": "names with shares that sum to 1, as 'a=60 %; b=40 %'"}

    def read(self, given: Any) -> Mix:
        """Return the names with their shares, in the order given, checked to sum to 1."""
        pairs = tuple((self._word(name), ShareOf().read(share)) for name, share in self._pairs(given))
        if len({name for name, _ in pairs}) < len(pairs):
            raise CarbonError(f"{self.name} '{given}' names something twice. Write each once.", code="shares_invalid")
        total = math.fsum(share for _, share in pairs)
        if abs(total - 1.0) > _SUM_TOLERANCE:
            raise CarbonError(
                f"shares of {self.name} sum to {total:.6g} ({', '.join(f'{name} {share:g}' for name, share in pairs)}). "
                "Write shares that sum to 1, or to 100 %.",
                code="shares_invalid",
            )
        return pairs

    def plain(self, value: Mix) -> str:
        """Return the shares as text."""
        return "; ".join(f"{name}={share!r}" for name, share in value)

    def _pairs(self, given: Any) -> list[tuple[str, Any]]:
        if isinstance(given, Mapping | tuple):
            return [(str(name), share) for name, share in dict(given).items()]
        found = [tuple(part.strip() for part in item.split("=")) for item in str(given).split(";") if item.strip()]
        if not found or any(len(item) != 2 or not all(item) for item in found):
            raise CarbonError(
                f"{self.name} '{given}' cannot be read. Write name=share; name=share, as a=60 %; b=40 %.", code="shares_invalid"
            )
        return [(item[0], item[1]) for item in found]

    def _word(self, given: str) -> str:
        text = given.strip().casefold().replace(" ", "_").replace("-", "_")
        if self.words and text not in self.words:
            raise CarbonError(f"{self.name} names '{given}', which is unknown.{did_you_mean(text, self.words)}", code="word_unknown")
        return text


@dataclass(frozen=True)
class PriceOf(Reader):
    """Money per amount, as 18.50 SEK/l; `per` are the dimensions of the lower part."""

    per: tuple[str, ...]
    example: str

    def read(self, given: Any) -> Rate:
        """Return the price, checked for its currency, what it is per, and that it is more than zero."""
        try:
            rate = given if isinstance(given, Rate) else parse_rate(str(given))
            over, under = unit(rate.unit).dimension, unit(rate.per).dimension
        except CarbonError as error:
            if error.code not in ("unit_missing", "amount_invalid"):
                raise
            raise CarbonError(f"price '{given}' has no currency. Write it as '{self.example}'.", code="currency_missing") from None
        if over not in CURRENCIES or under not in self.per:
            raise CarbonError(f"{rate} is {over} per {under}; a price is money per amount, as '{self.example}'.", code="dimension")
        if not rate.value > 0 or not math.isfinite(rate.value):
            raise CarbonError(f"price {rate} is not above zero. Write the price paid, as '{self.example}'.", code="rate_invalid")
        return rate

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema: a string."""
        return {"type": "string", "description": f"money per {' or '.join(self.per)}, as '{self.example}'"}


@dataclass(frozen=True)
class NumberFrom(Reader):
    """A number from `least` on, as the persons in a car."""

    name: str
    least: float
    reason: str

    def read(self, given: Any) -> float:
        """Return the number."""
        value = float(given) if isinstance(given, int | float) else parse_number(str(given).strip())
        if not value >= self.least or not math.isfinite(value):
            raise CarbonError(f"{self.name} {given} is impossible: {self.reason}. Write {self.least:g} or more.", code="number_impossible")
        return value

    def schema(self) -> dict[str, Any]:
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
        raise CarbonError(f"money is {spent.unit}, and {name} is {price}. Write both in one currency.", code="currency_differs", field=name)
    return Amount(spent.to(price.unit) / price.value, price.per)


def undated(year: int | None, name: str) -> list[Finding]:
    """Return `price_undated` when a price has no year: prices, blends and factors must be of one time.

    Parameters: year of the activity; name of the price's field.
    """
    if year is not None:
        return []
    return [Finding("price_undated", "warning", f"{name} has no year. Give period, the year it was paid in, as 2019.")]


Money = Annotated[Amount, AmountOf(CURRENCIES)]
Occupancy = Annotated[float, NumberFrom("occupancy", 1.0, "at least one person is in the vehicle")]
