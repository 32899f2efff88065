"""Types of fields that most kinds have: amounts of a dimension, places and times, text, yes or no."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from carbon.activities.fields.field_words import Word
from carbon.activities.fields.reader import FieldSchema, Reader, about
from carbon.core.booking import CONTROLS, PURPOSES, STAGES
from carbon.core.errors import CarbonError
from carbon.core.lists import either
from carbon.core.periods import Period, parse_day, parse_period, parse_year_start
from carbon.core.quantities import LONGEST, Amount, parse_amount
from carbon.core.regions import region
from carbon.core.sentences import say, term
from carbon.core.spread import Spread, parse_spread
from carbon.core.units.dimensions import COUNTED, DIMENSIONS, HEADS
from carbon.core.units.words import unit_said
from carbon.core.written import LARGEST, NEGATIVE, is_numeric, number_of, too_large

_TRUE, _FALSE = ("true", "yes", "1", "ja", "oui"), ("false", "no", "0", "nej", "non", "")


class TrueOrFalse(Reader[bool]):
    """Yes or no, in three languages."""

    def read(self, given: object) -> bool:
        """Return the truth of a word."""
        text = str(given).strip().casefold()
        if text not in _TRUE + _FALSE:
            raise CarbonError(
                say("'{given}' is neither true nor false. Write yes or no (Ja or Nej, true or false).", given=given), code="flag_invalid"
            )
        return text in _TRUE

    def schema(self) -> FieldSchema:
        """Return the JSON Schema: a boolean."""
        return {"type": "boolean"}


class PeriodText(Reader[Period]):
    """A period, such as 2019, 2019-03 or two days."""

    def read(self, given: object) -> Period:
        """Return the period."""
        if isinstance(given, Period):
            return given
        # Whatever else it is has a text, which is a period or is named as none.
        return parse_period(given if isinstance(given, str | int | float | date) else str(given))


class DayText(Reader[date]):
    """A day, such as 2019-03-31."""

    def read(self, given: object) -> date:
        """Return the day."""
        return parse_day(given if isinstance(given, date) else str(given))

    def plain(self, value: date) -> str:
        """Return the day as text."""
        return value.isoformat()


class YearStart(Reader[str]):
    """The day a financial year starts, such as 07-01."""

    def read(self, given: object) -> str:
        """Return month and day."""
        return parse_year_start(str(given))


class RegionName(Reader[str]):
    """A region by code or name."""

    def read(self, given: object) -> str:
        """Return the region's code."""
        return region(str(given)).code


class SpreadText(Reader[Spread]):
    """How sure an amount is, as ±20%."""

    def read(self, given: object) -> Spread:
        """Return the spread."""
        return given if isinstance(given, Spread) else parse_spread(str(given))


class Label(Reader[str | None]):
    """Text without spaces around it; an empty one is none."""

    def read(self, given: object) -> str | None:
        """Return the text."""
        return None if given is None else str(given).strip() or None


Flag = Annotated[bool, TrueOrFalse()]
DayField = Annotated[date, DayText()]
PeriodField = Annotated[Period, PeriodText()]
RegionField = Annotated[str, RegionName()]
Text = Annotated[str, Label()]
Uncertainty = Annotated[Spread, SpreadText()]
Control = Annotated[
    str,
    Word("control", CONTROLS),
    about("Who owns or controls what emits: owned or leased_in is scope 1 and 2; anything else is scope 3, by purpose."),
]
Purpose = Annotated[
    str, Word("purpose", tuple(PURPOSES)), about("What it is for: sets the scope 3 category of what is not owned, such as business_travel.")
]
Lease = Annotated[str, Word("lease", ("operating", "finance"))]
Stage = Annotated[str, Word("stage", STAGES)]


@dataclass(frozen=True, eq=False)
class AmountOf(Reader[Amount]):
    """An amount of one of some dimensions; `bare` is the unit of a number written without one, `counts` the sorts of pieces it takes."""

    dimensions: tuple[str, ...]
    bare: str | None = None
    counts: tuple[str, ...] = ()

    def read(self, given: object) -> Amount:
        """Return the amount, checked for dimension, sign and finiteness."""
        if isinstance(given, Amount):
            return self._counted(_checked(self._by_head(given), self.dimensions))
        if _is_number(given) and self.bare:
            return _checked(Amount(number_of(given), self.bare), self.dimensions)
        if _is_number(given):
            example = f"{str(given).strip()} {DIMENSIONS[self.dimensions[0]]}"
            message = say("'{given}' has no unit. Write the number with its unit, as '{example}'.", given=given, example=example)
            raise CarbonError(message, code="unit_missing")
        return self._counted(_checked(self._by_head(self._parsed(given)), self.dimensions))

    def _by_head(self, amount: Amount) -> Amount:
        """The amount, where it is of pieces and only animals or people are counted here: each piece is one of them."""
        heads = [name for name in self.dimensions if name in HEADS]
        of_pieces = amount.unit == DIMENSIONS["pieces"] and "pieces" not in self.dimensions
        return Amount(amount.value, DIMENSIONS[heads[0]]) if of_pieces and len(heads) == 1 else amount

    def _parsed(self, given: object) -> Amount:
        """The amount of a text or pair; what is no amount is told by one that the field takes."""
        try:
            return parse_amount(given, self.dimensions)
        except CarbonError as error:
            if error.code not in ("amount_invalid", "unit_missing") or len(str(given)) > LONGEST:
                raise
            if self.bare:
                number_of(given)
            example = _example(self.dimensions[:1])
            message = say("'{text}' is not an amount. Write a number and a unit, such as '{example}'.", text=given, example=example)
            raise CarbonError(message, code="amount_invalid") from None

    def _counted(self, amount: Amount) -> Amount:
        """The amount, where it is of pieces of any sort or of one that is counted here."""
        if amount.unit not in COUNTED or amount.unit in self.counts:
            return amount
        message = say(
            "{unit} is not what is counted here. Write the amount in {wanted}.",
            unit=unit_said(amount.unit),
            wanted=either(map(unit_said, (*self.counts, "piece"))),
        )
        raise CarbonError(message, code="dimension")

    def schema(self) -> FieldSchema:
        """Return the JSON Schema: a string, with its dimensions named."""
        text = f"amount of {' or '.join(self.dimensions)}, as '{_example(self.dimensions)}'"
        return {
            "type": "string",
            "description": text,
            "examples": [f"40 {DIMENSIONS[self.dimensions[0]]}"],
            "dimensions": list(self.dimensions),
        }


def _checked(amount: Amount, dimensions: tuple[str, ...]) -> Amount:
    if amount.dimension not in dimensions:
        wanted = either(term(name) for name in dimensions)
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
    if not amount.value <= LARGEST:
        raise too_large(amount)
    return amount


def _example(dimensions: tuple[str, ...]) -> str:
    return either(f"40 {DIMENSIONS[name]}" for name in dimensions[:4])


def _is_number(given: object) -> bool:
    """Whether a number of any library or a text without a unit is given; true and false are none."""
    if not isinstance(given, str):
        return is_numeric(given)
    return bool(given.strip()) and not any(letter.isalpha() or letter in "%€£$" for letter in given)


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
Quantity = Annotated[Amount, AmountOf(tuple(DIMENSIONS), counts=COUNTED)]
TransportActivity = Annotated[Amount, AmountOf(("freight",))]
Area = Annotated[Amount, AmountOf(("area",), "ha")]
Head = Annotated[Amount, AmountOf(("animals",), "animal")]
Employees = Annotated[Amount, AmountOf(("employees",), "employee")]
Days = Annotated[Amount, AmountOf(("duration",), "d")]
Weeks = Annotated[Amount, AmountOf(("duration",), "week")]


GOODS_DIMENSIONS = ("mass", "pieces", "volume", "area", "distance", "duration", "employee_time")


GoodsAmount = Annotated[Amount, AmountOf(GOODS_DIMENSIONS, counts=COUNTED)]
Devices = Annotated[Amount, AmountOf(("pieces",), "piece", ("device", "cylinder"))]
Cylinders = Annotated[Amount, AmountOf(("pieces",), "piece", ("cylinder",))]
