"""Conditions on values: the value itself, or a bound such as '< 500 km'."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from math import isclose
from typing import Any

import numpy as np

from carbon.core.errors import CarbonError
from carbon.core.quantities import Amount, parse_amount, parse_rate
from carbon.core.sentences import say
from carbon.core.units.scales import scale
from carbon.core.written import parse_number

_BOUND = re.compile(r"\s*(?P<sign><=|>=|<|>|≤|≥)\s*(?P<bound>.+)")
_SIGNS: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    "≤": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "≥": operator.ge,
}


def admitted(values: Sequence[str | None], wanted: str, what: str, name: str, *, typed: bool = False) -> Any:
    """Return which values a condition admits, shape (n,) of booleans; a value that is missing or cannot be compared meets no bound.

    Parameters: values; wanted, a value or a bound; what the condition belongs to and name of the column, for errors; typed, whether these
    are values of a field, of which 0 and 0.0, true and True, 0.33 l/km and 33 l/100km are one: labels are what is written.
    Raises: CarbonError for a bound without a number.

    >>> admitted(["410", "620.5", None], "< 500 km", "trains", "leg_km").tolist()
    [True, False, False]
    >>> admitted(["0.33 l/km", "0.34 l/km"], "33 l/100km", "buses", "consumption", typed=True).tolist()
    [True, False]
    """
    match = _BOUND.fullmatch(wanted)
    if match is None:
        if not typed:
            return np.array([value == wanted for value in values], dtype=bool)
        number = _read(wanted)
        return np.array([value is not None and _same(value, wanted, number) for value in values], dtype=bool)
    bound, unit = _number(match["bound"], what, name)
    compare = _SIGNS[match["sign"]]
    found = [None if value is None else _in(value, unit) for value in values]
    # What is the bound itself but for rounding is on it.
    met = [number is not None and compare(bound if _alike(number, bound) else number, bound) for number in found]
    return np.array(met, dtype=bool)


def comparable(values: Sequence[str | None], wanted: str, what: str, name: str) -> Any:
    """Return which values a bound can be compared with, shape (n,) of booleans.

    Parameters: values; wanted, the bound; what and name, as for `admitted`.
    """
    match = _BOUND.fullmatch(wanted)
    unit = "" if match is None else _number(match["bound"], what, name)[1]
    return np.array([value is not None and (match is None or _in(value, unit) is not None) for value in values], dtype=bool)


def refuse_bound(value: str, wanted: str, what: str, name: str) -> None:
    """Raise the error of a value that a bound cannot be compared with.

    Parameters: value; wanted, the bound; what and name, as for `admitted`.
    Raises: CarbonError, always.
    """
    if _read(value) is None:
        message = say(
            "measure '{what}': {name} '{text}' is no number that can be compared. Name its values instead.",
            what=what,
            name=name,
            text=value,
        )
    else:
        message = say(
            "measure '{what}': {name} '{text}' cannot be compared with '{wanted}'. Write the bound in its unit.",
            what=what,
            name=name,
            text=value,
            wanted=wanted,
        )
    raise CarbonError(message, code="bound_invalid", field=name)


def _same(value: str, wanted: str, number: Amount | float | None) -> bool:
    """Whether a value of a field is the one that is written."""
    if value == wanted:
        return True
    if number is None:
        return value in ("True", "False") and value.lower() == wanted.strip().lower()
    own = _read(value)
    if isinstance(number, Amount):
        return isinstance(own, Amount) and _alike(_in(value, number.unit), number.value)
    return isinstance(own, float) and _alike(own, number)


def _alike(one: float | None, other: float) -> bool:
    return one is not None and isclose(one, other, rel_tol=1e-12)


def is_bound(wanted: str) -> bool:
    """Return whether a condition is a bound, and no value.

    Parameters: wanted.
    """
    return _BOUND.fullmatch(wanted) is not None


def _number(text: str, what: str, name: str) -> tuple[float, str]:
    """Number and unit of a bound; a bare number has none."""
    found = _read(text)
    if isinstance(found, float):
        return found, ""
    if found is not None:
        return found.value, found.unit
    try:
        amount = parse_amount(text)
    except CarbonError as error:
        message = say(
            "measure '{what}': {name} is compared with '{text}', which is no number: {why}", what=what, name=name, text=text, why=error
        )
        raise CarbonError(message, code="bound_invalid", field=name) from None
    return amount.value, amount.unit


@lru_cache(maxsize=4096)
def _read(text: str) -> Amount | float | None:
    """A number, an amount or a rate as it is written; None for other words."""
    for read in (parse_number, parse_amount, _rate):
        try:
            return read(text)
        except CarbonError:
            pass
    return None


def _rate(text: str) -> Amount:
    found = parse_rate(text)
    return Amount(found.value, f"{found.unit}/{found.per}")


def _in(text: str, unit: str) -> float | None:
    """A value in the bound's unit, None where it has no such; a bare number is in it already."""
    found = _read(text)
    if found is None or isinstance(found, float):
        return found
    if not unit:
        return found.value
    own, wanted = found.unit.split("/"), unit.split("/")
    try:
        scales = [scale(one, other) for one, other in zip(own, wanted, strict=True)]
    except (CarbonError, ValueError):
        return None
    return found.value * scales[0] / (scales[1] if len(scales) > 1 else 1.0)
