"""Conditions on values: the value itself, or a bound such as '< 500 km'."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from carbon.core.errors import CarbonError
from carbon.core.numbers import parse_number
from carbon.core.quantities import parse_amount
from carbon.core.sentences import say
from carbon.core.units.scales import scale

_BOUND = re.compile(r"\s*(?P<sign><=|>=|<|>|≤|≥)\s*(?P<bound>.+)")
_SIGNS: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    "≤": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "≥": operator.ge,
}


def admitted(values: Sequence[str | None], wanted: str, what: str, name: str) -> Any:
    """Return which values a condition admits, shape (n,) of booleans; a missing value meets no bound.

    Parameters: values; wanted, a value or a bound; what the condition belongs to and name of the column, for errors.
    Raises: CarbonError for a bound without a number, and one on values that are no numbers.

    >>> admitted(["410", "620.5", None], "< 500 km", "trains", "leg_km").tolist()
    [True, False, False]
    """
    match = _BOUND.fullmatch(wanted)
    if match is None:
        return np.array([value == wanted for value in values], dtype=bool)
    bound, unit = _number(match["bound"], what, name)
    compare = _SIGNS[match["sign"]]
    return np.array([value is not None and compare(_value(value, unit, what, name), bound) for value in values], dtype=bool)


def is_bound(wanted: str) -> bool:
    """Return whether a condition is a bound, and no value.

    Parameters: wanted.
    """
    return _BOUND.fullmatch(wanted) is not None


def _number(text: str, what: str, name: str) -> tuple[float, str]:
    """Number and unit of a bound; a bare number has none."""
    try:
        return parse_number(text), ""
    except CarbonError:
        pass
    try:
        amount = parse_amount(text)
    except CarbonError as error:
        message = say(
            "measure '{what}': {name} is compared with '{text}', which is no number: {why}", what=what, name=name, text=text, why=error
        )
        raise CarbonError(message, code="bound_invalid", field=name) from None
    return amount.value, amount.unit


def _value(text: str, unit: str, what: str, name: str) -> float:
    """A value in the bound's unit; a bare number is in it already."""
    try:
        return parse_number(text)
    except CarbonError:
        pass
    try:
        amount = parse_amount(text)
        return amount.value * scale(amount.unit, unit) if unit else amount.value
    except CarbonError:
        message = say(
            "measure '{what}': {name} '{text}' is no number that can be compared. Name its values instead.", what=what, name=name, text=text
        )
        raise CarbonError(message, code="bound_invalid", field=name) from None
