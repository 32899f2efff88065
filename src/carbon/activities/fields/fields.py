"""Types of the fields of activities: amounts of one dimension, shares, rates, controlled words."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, get_args

from pydantic_core import core_schema

from carbon.core.booking import CONTROLS, PURPOSES, STAGES
from carbon.core.errors import CarbonError, did_you_mean
from carbon.core.numbers import NEGATIVE, check_size, number_of, parse_number
from carbon.core.periods import Period, parse_day, parse_period, parse_year_start
from carbon.core.quantities import Amount, Rate, parse_amount, parse_rate
from carbon.core.regions import region
from carbon.core.spread import Spread, parse_spread
from carbon.core.units.dimensions import DIMENSIONS
from carbon.core.units.scales import unit

_TRUE, _FALSE = ("true", "yes", "1", "ja", "oui"), ("false", "no", "0", "nej", "non", "")


@dataclass(frozen=True)
class Reader:
    """A type of field: reads what a person wrote, or says what to write instead."""

    def read(self, given: Any) -> Any:
        """Return the value of what was written."""
        raise NotImplementedError

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema of the field."""
        return {"type": "string"}

    def plain(self, value: Any) -> Any:
        """Return a value as text that is read back to the last bit."""
        return _plain(value)

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> core_schema.CoreSchema:
        text = core_schema.plain_serializer_function_ser_schema(self.plain)
        return core_schema.no_info_plain_validator_function(self.read, serialization=text)

    def __get_pydantic_json_schema__(self, core: Any, handler: Any) -> dict[str, Any]:
        return self.schema()


def _plain(value: Any) -> Any:
    """A value as text that is read back to the last bit."""
    if isinstance(value, Amount):
        return f"{value.value!r} {value.unit}"
    if isinstance(value, Rate):
        return f"{value.value!r} {value.unit}/{value.per}"
    return str(value) if isinstance(value, Period | Spread) else value


@dataclass(frozen=True)
class AmountOf(Reader):
    """An amount of one of some dimensions; `bare` is the unit of a number written without one."""

    dimensions: tuple[str, ...]
    bare: str | None = None

    def read(self, given: Any) -> Amount:
        """Return the amount, checked for dimension, sign and finiteness."""
        if isinstance(given, Amount):
            return _checked(given, self.dimensions)
        if self.bare and (isinstance(given, int | float) or (isinstance(given, str) and _is_number(given))):
            return _checked(Amount(number_of(given), self.bare), self.dimensions)
        if isinstance(given, int | float) or (isinstance(given, str) and _is_number(given)):
            example = f"{str(given).strip()} {DIMENSIONS[self.dimensions[0]]}"
            raise CarbonError(f"'{given}' has no unit. Write the number with its unit, as '{example}'.", code="unit_missing")
        return _checked(parse_amount(given, self.dimensions), self.dimensions)

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema: a string, with its dimensions named."""
        text = f"amount of {' or '.join(self.dimensions)}, as '{_example(self.dimensions)}'"
        return {"type": "string", "description": text, "dimensions": list(self.dimensions)}


@dataclass(frozen=True)
class RateOf(Reader):
    """A rate, as 38 l/100km: dimensions of the upper part, dimension of the lower."""

    of: tuple[str, ...]
    per: str

    @property
    def example(self) -> str:
        """A rate of this kind, to be written instead."""
        usual = {"area": "4 t/ha", "distance": "38 l/100km" if "volume" in self.of else "20 kWh/100km"}
        return usual.get(self.per, f"40 {DIMENSIONS[self.of[0]]}/{DIMENSIONS[self.per]}")

    def read(self, given: Any) -> Rate:
        """Return the rate, checked for both dimensions and sign; 15 km/l is the same rate the other way round."""
        rate = self._upright(given if isinstance(given, Rate) else parse_rate(str(given), self.example))
        over, under = unit(rate.unit).dimension, unit(rate.per).dimension
        if over not in self.of or under not in (self.per, f"vehicle_{self.per}"):
            wanted = f"{' or '.join(self.of)} per {self.per}"
            raise CarbonError(f"{rate} is {over} per {under}; wanted is {wanted}, as {self.example}.", code="dimension")
        if rate.value < 0:
            raise CarbonError(f"{rate} is negative. Write a rate of zero or more.", code="amount_negative")
        check_size(rate.value, str(rate))
        return rate

    def _upright(self, rate: Rate) -> Rate:
        if unit(rate.per).dimension not in self.of or unit(rate.unit).dimension not in (self.per, f"vehicle_{self.per}"):
            return rate
        if not rate.value > 0:
            raise CarbonError(
                f"{rate} is not above zero. Write how far one {rate.per} goes, or a rate as {self.example}.", code="rate_invalid"
            )
        return Rate(1.0 / rate.value, rate.per, rate.unit)

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema: a string."""
        return {"type": "string", "description": f"{' or '.join(self.of)} per {self.per}, as '{self.example}'"}


@dataclass(frozen=True)
class Word(Reader):
    """One of a few controlled words."""

    name: str
    words: tuple[str, ...]

    def read(self, given: Any) -> str:
        """Return the word in its own spelling."""
        text = str(given).strip().casefold().replace(" ", "_").replace("-", "_")
        if text not in self.words:
            raise CarbonError(f"{self.name} '{given}' is unknown.{did_you_mean(text, self.words)}", code="word_unknown")
        return text

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema: a string of these words."""
        return {"type": "string", "enum": list(self.words)}


@dataclass(frozen=True)
class ShareOf(Reader):
    """A share from 0 to 1, in per cent, or as one's own part of a total."""

    def read(self, given: Any) -> float:
        """Return the share as a number from 0 to 1.

        >>> ShareOf().read("24 %"), ShareOf().read("1200 of 5000 m2"), ShareOf().read("1 200 / 5 000")
        (0.24, 0.24, 0.24)
        """
        text = str(given).strip()
        if found := _PART.fullmatch(text):
            return _part(found, text)
        value = parse_number(text.rstrip("%")) / (100.0 if text.endswith("%") else 1.0)
        if not 0 <= value <= 1:
            raise CarbonError(f"{given} is not a share. Write 0 to 1, or 0 % to 100 %.", code="share_invalid")
        return value

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema: a number from 0 to 1."""
        return {"type": "number", "minimum": 0, "maximum": 1}


_PART = re.compile(r"(?P<own>\d[\d.,\s\u00a0\u202f]*)(?P<unit>[^\d\s/%][^\s/%]*)?\s*(?:/|\b(?:of|av|von|sur)\b)\s*(?P<total>\d[^/%]*)")
"""Own part of a total, as 1200 of 5000 m2."""


def _part(found: re.Match[str], text: str) -> float:
    """Own ÷ total, both in one unit; a unit that stands once is that of both."""
    last = re.fullmatch(r"(?P<number>\d[\d.,\s\u00a0\u202f]*)(?P<unit>.*)", found["total"].strip())
    own, total = parse_number(found["own"].strip()), parse_number(last["number"].strip()) if last else 0.0
    units = [name.strip() for name in (found["unit"] or "", last["unit"] if last else "") if name.strip()]
    known = [unit(name) for name in units]
    if len({item.dimension for item in known}) > 1:
        raise CarbonError(
            f"the share '{text}' is of two dimensions. Write own and total in one unit, as '1200 of 5000 m2'.", code="dimension"
        )
    ratio = known[0].scale / known[1].scale if len(known) > 1 else 1.0
    if total <= 0 or own * ratio > total:
        raise CarbonError(
            f"'{text}' is not a share: the part is more than the total. Write own of total, as '1200 of 5000 m2'.", code="share_invalid"
        )
    return own * ratio / total


@dataclass(frozen=True)
class TrueOrFalse(Reader):
    """Yes or no, in three languages."""

    def read(self, given: Any) -> bool:
        """Return the truth of a word."""
        text = str(given).strip().casefold()
        if text not in _TRUE + _FALSE:
            raise CarbonError(f"'{given}' is neither true nor false. Write true or false.", code="flag_invalid")
        return text in _TRUE

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema: a boolean."""
        return {"type": "boolean"}


@dataclass(frozen=True)
class PeriodText(Reader):
    """A period, as 2019, 2019-03 or two days."""

    def read(self, given: Any) -> Period:
        """Return the period."""
        return given if isinstance(given, Period) else parse_period(given)


@dataclass(frozen=True)
class DayText(Reader):
    """A day, as 2019-03-31."""

    def read(self, given: Any) -> date:
        """Return the day."""
        return parse_day(given)

    def plain(self, value: date) -> str:
        """Return the day as text."""
        return value.isoformat()


@dataclass(frozen=True)
class YearStart(Reader):
    """The day a financial year starts, as 07-01."""

    def read(self, given: Any) -> str:
        """Return month and day."""
        return parse_year_start(given)


@dataclass(frozen=True)
class RegionName(Reader):
    """A region by code or name."""

    def read(self, given: Any) -> str:
        """Return the region's code."""
        return region(str(given)).code


@dataclass(frozen=True)
class SpreadText(Reader):
    """How sure an amount is, as ±20 %."""

    def read(self, given: Any) -> Spread:
        """Return the spread."""
        return given if isinstance(given, Spread) else parse_spread(str(given))


@dataclass(frozen=True)
class Label(Reader):
    """Text without spaces around it; an empty one is none."""

    def read(self, given: Any) -> str | None:
        """Return the text."""
        return None if given is None else str(given).strip() or None


def _checked(amount: Amount, dimensions: tuple[str, ...]) -> Amount:
    if amount.dimension not in dimensions:
        wanted = " or ".join(name.replace("_", " ") for name in dimensions)
        raise CarbonError(
            f"{amount} is {amount.dimension.replace('_', ' ')}; wanted is {wanted}, as in {_example(dimensions)}.",
            code="dimension",
        )
    if not math.isfinite(amount.value):
        raise CarbonError(f"{amount} is not a finite number. Leave the cell empty if it is unknown.", code="number_invalid")
    if amount.value < 0:
        raise CarbonError(f"{amount} is negative. {NEGATIVE}", code="amount_negative")
    check_size(amount.value, str(amount))
    return amount


def _example(dimensions: tuple[str, ...]) -> str:
    return " or ".join(f"40 {DIMENSIONS[name]}" for name in dimensions[:4])


def _is_number(text: str) -> bool:
    return bool(text.strip()) and not any(letter.isalpha() or letter in "%€£$" for letter in text)


def reader_of(annotation: Any) -> Reader | None:
    """Return the reader in a field's type, also inside `… | None`."""
    for part in (annotation, *get_args(annotation)):
        for item in (part, *getattr(part, "__metadata__", ())):
            if isinstance(item, Reader):
                return item
    return None


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
Share = Annotated[float, ShareOf()]
Flag = Annotated[bool, TrueOrFalse()]
DayField = Annotated[date, DayText()]
PeriodField = Annotated[Period, PeriodText()]
RegionField = Annotated[str, RegionName()]
Text = Annotated[str, Label()]
Uncertainty = Annotated[Spread, SpreadText()]
Control = Annotated[str, Word("control", CONTROLS)]
Purpose = Annotated[str, Word("purpose", tuple(PURPOSES))]
Lease = Annotated[str, Word("lease", ("operating", "finance"))]
Stage = Annotated[str, Word("stage", STAGES)]
