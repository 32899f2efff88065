"""Numbers as people write them: `1 234,5` is read, `1,234` is refused because it has two readings."""

from __future__ import annotations

import math
from typing import Any

from carbon.core.errors import CarbonError
from carbon.core.patterns import pattern
from carbon.core.sentences import say

LARGEST = 1e100
"""The largest amount and the largest factor: products and sums of them stay finite in float64."""
NEGATIVE = "Emissions are gross: take a credit note off the amount of the row it corrects, so that no row is below zero."
"""What is to be done with a negative amount."""
_SPACES = str.maketrans("", "", " \u00a0\u2009\u202f'")
_GROUPED_SPACES = pattern(r"[+-]?\d{1,3}([ \u00a0\u2009\u202f']\d{3})+([.,]\d+)?")
_PLAIN = pattern(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
_DECIMAL_COMMA = pattern(r"[+-]?\d+,\d+")
_TWO_READINGS = pattern(r"[+-]?[1-9]\d{0,2},\d{3}")
_COMMA_GROUPS = pattern(r"[+-]?\d{1,3}(,\d{3})+\.\d+|[+-]?\d{1,3}(,\d{3}){2,}")
_POINT_GROUPS = pattern(r"[+-]?\d{1,3}(\.\d{3})+,\d+|[+-]?\d{1,3}(\.\d{3}){2,}")


def parse_number(text: str) -> float:
    """Return the number that a person wrote, in any unambiguous notation.

    Raises: CarbonError `number_ambiguous` for `1,234`, `number_invalid` for what is not a finite number.

    >>> parse_number("1 234,5"), parse_number("1,234.5"), parse_number("12e3")
    (1234.5, 1234.5, 12000.0)
    """
    text = text.strip().replace("\u2212", "-")
    if _PLAIN.fullmatch(text):
        return _finite(float(text), text)
    if _TWO_READINGS.fullmatch(text):
        raise CarbonError(
            say(
                "'{text}' has two readings: {text_2} (thousands) or {text_3} (decimal comma). Write {text_2} or {text_3}.",
                text=text,
                text_2=text.replace(",", ""),
                text_3=text.replace(",", "."),
            ),
            code="number_ambiguous",
        )
    return _finite(float(_normalised(text)), text)


def number_of(given: Any) -> float:
    """Return a number that was given as text or as a number.

    Raises: CarbonError as `parse_number`, and `number_invalid` for what is neither, and for a whole number that is too large.

    >>> number_of("1 234,5"), number_of(7)
    (1234.5, 7.0)
    """
    if isinstance(given, str):
        return parse_number(given)
    try:
        return float(given)
    except OverflowError as error:
        raise CarbonError(say("the number has more than 308 digits. Write it with another unit."), code="number_invalid") from error
    except (TypeError, ValueError) as error:
        raise CarbonError(say("{given} is not a number. Write it as 1234.5.", given=repr(given)), code="number_invalid") from error


def check_size(value: float, what: str, field: str | None = None) -> None:
    """Refuse a number whose products and sums may be infinite.

    Parameters: value; what it is, in words; field, the name of an argument.
    Raises: CarbonError `overflow`.

    >>> check_size(1e6, "1e6 l")
    """
    if not abs(value) <= LARGEST:
        raise CarbonError(
            say(
                "{what} is too large: it is more than {largest:g}, the most that is calculated with. Correct it.",
                what=what,
                largest=LARGEST,
            ),
            code="overflow",
            field=field,
        )


def is_missing(value: object) -> bool:
    """Return whether a cell is empty: None, or the NaN that dataframes put for it.

    >>> is_missing(float("nan")), is_missing(0.0)
    (True, False)
    """
    return value is None or (isinstance(value, float) and math.isnan(value))


def _normalised(text: str) -> str:
    if _GROUPED_SPACES.fullmatch(text):
        return text.translate(_SPACES).replace(",", ".")
    if _DECIMAL_COMMA.fullmatch(text):
        return text.replace(",", ".")
    if _COMMA_GROUPS.fullmatch(text):
        return text.replace(",", "")
    if _POINT_GROUPS.fullmatch(text):
        return text.replace(".", "").replace(",", ".")
    raise CarbonError(say("'{text}' is not a number. Write it as 1234.5 or 1 234,5.", text=text), code="number_invalid")


def _finite(value: float, text: str) -> float:
    if not math.isfinite(value):
        raise CarbonError(say("'{text}' is not a finite number. Leave the cell empty if it is unknown.", text=text), code="number_invalid")
    return value
