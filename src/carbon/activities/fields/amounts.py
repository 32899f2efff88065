"""Types of fields that are amounts of one dimension, or rates of one amount per another."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Annotated

from carbon.activities.fields.reader import FieldSchema, Reader, V
from carbon.core.errors import CarbonError
from carbon.core.numbers import NEGATIVE, check_size, number_of
from carbon.core.quantities import Amount, Rate, parse_amount, parse_rate
from carbon.core.sentences import joined, say, term
from carbon.core.units.dimensions import DIMENSIONS
from carbon.core.units.scales import unit


@dataclass(frozen=True)
class AmountOf(Reader[Amount]):
    """An amount of one of some dimensions; `bare` is the unit of a number written without one."""

    dimensions: tuple[str, ...]
    bare: str | None = None

    def read(self, given: object) -> Amount:
        """Return the amount, checked for dimension, sign and finiteness."""
        if isinstance(given, Amount):
            return _checked(given, self.dimensions)
        if self.bare and (isinstance(given, int | float) or (isinstance(given, str) and _is_number(given))):
            return _checked(Amount(number_of(given), self.bare), self.dimensions)
        if isinstance(given, int | float) or (isinstance(given, str) and _is_number(given)):
            example = f"{str(given).strip()} {DIMENSIONS[self.dimensions[0]]}"
            raise CarbonError(
                say("'{given}' has no unit. Write the number with its unit, as '{example}'.", given=given, example=example),
                code="unit_missing",
            )
        return _checked(parse_amount(given, self.dimensions), self.dimensions)

    def schema(self) -> FieldSchema:
        """Return the JSON Schema: a string, with its dimensions named."""
        text = f"amount of {' or '.join(self.dimensions)}, as '{_example(self.dimensions)}'"
        return {
            "type": "string",
            "description": text,
            "examples": [f"40 {DIMENSIONS[self.dimensions[0]]}"],
            "dimensions": list(self.dimensions),
        }


@dataclass(frozen=True)
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
        check_size(rate.value, str(rate))
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
        wanted = say("{over} per {per}", over=joined(over, say(" or ")), per=joined(per, say(" or ")))
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


def _checked(amount: Amount, dimensions: tuple[str, ...]) -> Amount:
    if amount.dimension not in dimensions:
        wanted = joined((term(name) for name in dimensions), say(" or "))
        raise CarbonError(
            say(
                "{amount} is {dimension}; expected {wanted}, as in {example}.",
                amount=amount,
                dimension=term(amount.dimension),
                wanted=wanted,
                example=_example(dimensions),
            ),
            code="dimension",
        )
    if not math.isfinite(amount.value):
        raise CarbonError(
            say("{amount} is not a finite number. Leave the cell empty if it is unknown.", amount=amount), code="number_invalid"
        )
    if amount.value < 0:
        raise CarbonError(say("{amount} is negative. {negative}", amount=amount, negative=NEGATIVE), code="amount_negative")
    check_size(amount.value, str(amount))
    return amount


def _example(dimensions: tuple[str, ...]) -> str:
    return joined((f"40 {DIMENSIONS[name]}" for name in dimensions[:4]), say(" or "))


def _is_number(text: str) -> bool:
    return bool(text.strip()) and not any(letter.isalpha() or letter in "%€£$" for letter in text)


Energy = Annotated[Amount, AmountOf(("energy",))]

FuelEnergy = Annotated[Amount, AmountOf(("energy", "energy_net", "energy_gross"))]

Mass = Annotated[Amount, AmountOf(("mass",))]

Volume = Annotated[Amount, AmountOf(("volume",))]

FuelVolume = Annotated[Amount, AmountOf(("volume", "normal_volume", "standard_volume", "us_standard_volume"))]

Duration = Annotated[Amount, AmountOf(("duration",))]

Power = Annotated[Amount, AmountOf(("power",))]

Distance = Annotated[Amount, AmountOf(("distance", "vehicle_distance"))]

PassengerDistance = Annotated[Amount, AmountOf(("distance", "passenger_distance"))]

AnyDistance = Annotated[Amount, AmountOf(("distance", "vehicle_distance", "passenger_distance"))]

Passengers = Annotated[Amount, AmountOf(("passengers",), "passenger")]

Quantity = Annotated[Amount, AmountOf(tuple(DIMENSIONS))]

FuelBurn = Annotated[Rate, RateOf(("volume", "mass"), "duration")]


TransportActivity = Annotated[Amount, AmountOf(("freight",))]


Area = Annotated[Amount, AmountOf(("area",), "ha")]


Head = Annotated[Amount, AmountOf(("animals",), "animal")]


Employees = Annotated[Amount, AmountOf(("employees",), "employee")]


Days = Annotated[Amount, AmountOf(("duration",), "d")]


Weeks = Annotated[Amount, AmountOf(("duration",), "week")]


GOODS_DIMENSIONS = ("mass", "pieces", "volume", "area", "distance", "duration", "employee_time")


GoodsAmount = Annotated[Amount, AmountOf(GOODS_DIMENSIONS)]


Count = Annotated[Amount, AmountOf(("pieces",), "piece")]
