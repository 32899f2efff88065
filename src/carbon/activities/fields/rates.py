"""Types of fields that are rates: an amount per another, such as 38 l/100km."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from carbon.activities.fields.reader import FieldSchema, Reader, V
from carbon.core.errors import CarbonError
from carbon.core.lists import either
from carbon.core.quantities import Rate, parse_rate
from carbon.core.sentences import say
from carbon.core.units.dimensions import DIMENSIONS
from carbon.core.units.scales import unit
from carbon.core.written import LARGEST, too_large


@dataclass(frozen=True, eq=False)
class AnyRate(Reader[V]):
    """What is read as a rate, such as 38 l/100km: dimensions of the upper part, dimension of the lower."""

    of: tuple[str, ...]
    per: str

    @property
    def example(self) -> str:
        """A rate of this kind, to be written instead."""
        usual = {"area": "4 t/ha", "distance": "38 l/100km" if "volume" in self.of else "20 kWh/100km"}
        return usual.get(self.per, f"40 {DIMENSIONS[self.of[0]]}/{DIMENSIONS[self.per]}")

    def rate(self, given: object) -> Rate:
        """Return the rate, checked for both dimensions and sign; 15 km/l is the same rate the other way round."""
        rate = self._upright(given if isinstance(given, Rate) else parse_rate(str(given), self.example))
        if unit(rate.per).dimension != f"vehicle_{self.per}" or unit(rate.unit).dimension not in self.of:
            check_dimensions(rate, self.of, (self.per,), self.example)
        if rate.value < 0:
            raise CarbonError(say("{rate} is negative. Write a rate of zero or more.", rate=rate), code="amount_negative")
        if not abs(rate.value) <= LARGEST:
            raise too_large(rate)
        return rate

    def _upright(self, rate: Rate) -> Rate:
        if unit(rate.per).dimension not in self.of or unit(rate.unit).dimension not in (self.per, f"vehicle_{self.per}"):
            return rate
        if not rate.value > 0:
            raise CarbonError(
                say(
                    "{rate} is not above zero. Write how far one {per} goes, or a rate as {example}.",
                    rate=rate,
                    per=rate.per,
                    example=self.example,
                ),
                code="rate_invalid",
            )
        return Rate(1.0 / rate.value, rate.per, rate.unit)

    def schema(self) -> FieldSchema:
        """Return the JSON Schema: a string."""
        return {"type": "string", "description": f"{' or '.join(self.of)} per {self.per}, as '{self.example}'", "examples": [self.example]}


class RateOf(AnyRate[Rate]):
    """A rate, such as 38 l/100km."""

    def read(self, given: object) -> Rate:
        """Return the rate, checked for both dimensions and sign."""
        return self.rate(given)


def check_dimensions(rate: Rate, over: tuple[str, ...], per: tuple[str, ...], example: str) -> None:
    """Refuse a rate of other dimensions.

    Parameters: rate; over and per, the dimensions that its upper and lower part may have; example of such a rate.
    Raises: CarbonError `dimension`.
    """
    found, under = unit(rate.unit).dimension, unit(rate.per).dimension
    if found not in over or under not in per:
        wanted = say("{over} per {per}", over=either(over), per=either(per))
        raise CarbonError(
            say(
                "{rate} is {over} per {under}; expected {wanted}, as {example}.",
                rate=rate,
                over=found,
                under=under,
                wanted=wanted,
                example=example,
            ),
            code="dimension",
        )


FuelBurn = Annotated[Rate, RateOf(("volume", "mass"), "duration")]
