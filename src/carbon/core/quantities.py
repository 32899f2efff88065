"""Amounts with a unit, as people and programs give them: "40 L", (40, "L"), a pint quantity."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple, Protocol, Self, TypeAlias

from carbon.core.errors import CarbonError, Finding
from carbon.core.patterns import pattern
from carbon.core.sentences import Sentence, say
from carbon.core.units.scales import scale, unit
from carbon.core.units.words import unit_said
from carbon.core.written import number_of, parse_number

_NUMBER = pattern(r"[+\-\u2212]?[\d.,](?:[\d.,'\s\u00a0\u2009\u202f]*[\d.,])?(?:[eE][+-]?\d+)?")
_POINT_OF_TWO = pattern(r"[+-]?[1-9]\d{0,2}\.\d{3}(?![\d.,])")
"""A number whose point may stand between thousands."""
LONGEST = 200
"""Characters of an amount or a rate: what is longer is none."""
_MPG = pattern(r"(?P<count>[\d.,\s]+?)\s*(?:mpg|miles? per gallon)[\s_(]*(?P<gallon>us|uk|imp|imperial)?\)?", re.IGNORECASE)
_GALLONS = {"us": "us_gallon", "uk": "imperial_gallon", "imp": "imperial_gallon", "imperial": "imperial_gallon"}
_RATE = pattern(r"(?P<top>.+?)\s*(?:/|\bper\b)\s*(?P<count>[\d ]*)\s*(?P<unit>[^\d\s].*)")


class Amount(NamedTuple):
    """A number with the name of its unit.

    >>> Amount(40.0, "l").dimension
    'volume'
    """

    value: float
    unit: str

    def to(self, target: str) -> float:
        """Return the number in another unit of the same dimension.

        >>> Amount(1.5, "t").to("kg")
        1500.0
        """
        return self.value * scale(self.unit, target)

    @property
    def dimension(self) -> str:
        """The name of the unit's dimension, such as `mass` or `passenger_distance`."""
        return unit(self.unit).dimension

    def __str__(self) -> str:
        return f"{self.value:,.10g} {self.unit}".replace(",", " ")

    @property
    def sentence(self) -> Sentence:
        """The amount as part of a sentence, with its number written in the reader's language."""
        return Sentence(str(self), "{value:,.10g} {unit}", (("value", self.value), ("unit", unit_said(self.unit))))


class Quantity(Protocol):
    """What is used of a pint quantity: a number with its unit. pint itself is loaded where one is made."""

    @property
    def magnitude(self) -> float:
        """The number."""

    @property
    def units(self) -> object:
        """The unit."""

    def to(self, unit: str, /) -> Self:
        """Return the quantity in another unit."""

    def m_as(self, unit: str, /) -> float:
        """Return the number in another unit."""

    def __add__(self, other: Self, /) -> Self: ...
    def __sub__(self, other: Self, /) -> Self: ...
    def __mul__(self, other: float, /) -> Self: ...
    def __truediv__(self, other: float, /) -> Self: ...
    def __lt__(self, other: Self, /) -> bool: ...
    def __gt__(self, other: Self, /) -> bool: ...


class Rate(NamedTuple):
    """An amount per one unit of another, as 0.38 l per km."""

    value: float
    unit: str
    per: str

    def __str__(self) -> str:
        return f"{self.value:.6g} {self.unit}/{self.per}"

    @property
    def sentence(self) -> Sentence:
        """The rate in a sentence."""
        return Sentence(
            str(self), "{value:.6g} {unit}/{per}", (("value", self.value), ("unit", unit_said(self.unit)), ("per", unit_said(self.per)))
        )


AmountLike: TypeAlias = str | tuple[float, str] | Amount | Quantity
"""What a person or program writes for an amount."""


def parse_amount(given: object, dimensions: tuple[str, ...] = ()) -> Amount:
    """Return an amount from text, a (number, unit) pair, an Amount or a pint quantity.

    Parameters: given; dimensions, those that the hint for an unknown unit may name.
    Raises: CarbonError for a number or unit that cannot be read, and for a missing unit.

    >>> parse_amount("1 234,5 kWh")
    Amount(value=1234.5, unit='kWh')
    """
    if isinstance(given, str):
        return _parse_text(given, dimensions)
    if isinstance(given, (tuple, list)) and len(given) == 2:
        value, spelling = given
        return Amount(_number_beside(value, str(spelling)), unit(str(spelling), dimensions).name)
    if hasattr(given, "magnitude") and hasattr(given, "units"):
        return Amount(float(given.magnitude), unit(str(given.units)).name)
    raise CarbonError(say("'{given}' has no unit. Write the number with its unit, as '40 l'.", given=given), code="unit_missing")


def _number_beside(value: object, spelling: str) -> float:
    """The number of a pair; one that has the unit beside it behind it too is read, and one that has another is refused by both names."""
    if type(value) is float:
        return value
    try:
        return number_of(value)
    except CarbonError as error:
        match = _NUMBER.match(value.strip()) if isinstance(value, str) and len(value) <= LONGEST else None
        own = value.strip()[match.end() :].strip() if match and isinstance(value, str) else ""
        if error.code != "number_invalid" or not own or not own[0].isalpha() or not _is_unit(own):
            raise
        if match and isinstance(value, str) and _is_one_unit(own, spelling):
            return number_of(value.strip()[: match.end()])
        message = say(
            "'{value}' is in {own}, and the unit beside it is {spelling}. Write the number in {spelling}, without a unit.",
            value=value,
            own=own,
            spelling=spelling,
        )
        raise CarbonError(message, code="unit_contradicts", field="amount") from None


def _is_one_unit(first: str, second: str) -> bool:
    try:
        return unit(first) == unit(second)
    except CarbonError:
        return False


def _is_unit(text: str) -> bool:
    """Whether a text is a unit, be it an ambiguous one: the O of 4O is not."""
    try:
        unit(text)
    except CarbonError as error:
        return error.code != "unit_unknown"
    return True


@lru_cache(maxsize=8192)
def _parse_text(text: str, dimensions: tuple[str, ...] = ()) -> Amount:
    stripped = _not_too_long(text.strip(), "amount_invalid")
    match = _NUMBER.match(stripped)
    if match is None:
        raise CarbonError(say("'{text}' is not an amount. Write a number and a unit, as '40 l'.", text=text), code="amount_invalid")
    number, spelling = match[0], stripped[match.end() :].strip()
    if not spelling:
        raise CarbonError(
            say("'{text}' has no unit. Write the number with its unit, as '{number} l'.", text=text, number=text.strip()),
            code="unit_missing",
        )
    return Amount(parse_number(number), unit(spelling, dimensions).name)


def _not_too_long(text: str, code: str) -> str:
    if len(text) > LONGEST:
        raise CarbonError(
            say(
                "'{text}…' has {count} characters and is not an amount. Write a number and a unit, as '40 l'.",
                text=text[:20],
                count=len(text),
            ),
            code=code,
        )
    return text


@lru_cache(maxsize=2048)
def parse_rate(text: str, example: str = "38 l/100km") -> Rate:
    """Return a rate such as '38 l/100km' or '0.5 kWh per km'.

    Parameters: text; example, a rate of the kind that is wanted, for the error.
    Raises: CarbonError.

    >>> parse_rate("38 l/100 km")
    Rate(value=0.38, unit='l', per='km')
    """
    stripped = _not_too_long(text.strip(), "rate_invalid")
    if miles := _MPG.fullmatch(stripped):
        return _per_gallon(miles["count"], (miles["gallon"] or "").casefold())
    match = _RATE.fullmatch(stripped)
    if match is None:
        raise CarbonError(say("'{text}' is not a rate. Write it as '{example}'.", text=text, example=example), code="rate_invalid")
    top = _parse_text(match["top"])
    count = parse_number(match["count"]) if match["count"].strip() else 1.0
    if not count:
        raise CarbonError(say("'{text}' is a rate per nothing. Write it as '{example}'.", text=text, example=example), code="rate_invalid")
    return Rate(top.value / count, top.unit, unit(match["unit"]).name)


def _per_gallon(count: str, gallon: str) -> Rate:
    if not gallon:
        miles = count.strip()
        raise CarbonError(
            say(
                "'{miles} mpg' is ambiguous: a gallon is 3.785 l in the US, 4.546 l in the UK. Write '{miles} mpg US' or '{miles} mpg UK'.",
                miles=miles,
            ),
            code="unit_ambiguous",
        )
    return Rate(parse_number(count), "mi", _GALLONS[gallon])


def point_read(fields: Mapping[str, object]) -> tuple[Finding, ...]:
    """Return a finding for each text that may have thousands where the point is read as the decimal sign, such as `12.500 l`.

    A column of a file shows its style and is asked about; a single number is calculated with, and says how it was read.
    Parameters: fields of one activity, as they were written.

    >>> [finding.column for finding in point_read({"amount": "12.500 l", "distance": "0.125 km", "mass": 1.125})]
    ['amount']
    """
    texts = [(name, value) for name, value in fields.items() if isinstance(value, str) and "." in value]
    read = ((name, found.group()) for name, value in texts if (found := _POINT_OF_TWO.match(value.strip())))
    return tuple(
        Finding(
            "point_read",
            "warning",
            say(
                "'{text}' is read as {value}: the point is the decimal sign. Write {thousands} if thousands are meant.",
                text=text,
                value=f"{float(text):g}",
                thousands=text.replace(".", " "),
            ),
            column=name,
        )
        for name, text in read
    )
