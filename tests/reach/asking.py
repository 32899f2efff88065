"""Questions that should choose a factor: made of its key, qualifiers, region, year and unit, by the ways of `ways.csv`."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from carbon.activities.framework.base import Activity
from carbon.activities.framework.kinds import kinds, make
from carbon.core.errors import CarbonError
from carbon.factors.model import EmissionFactor, Form
from carbon.factors.wanted import part_of_year

WAYS = Path(__file__).with_name("ways.csv")
ITSELF = "*"
"""Value of a qualifier that the kind asks by itself, as the part of an upstream."""
LONG_AGO = 1980
"""A year before all dated factors: an undated one answers it."""


class Way(NamedTuple):
    """A kind that asks the factors of a key, and what its fields are given.

    In the column `fields`, `$name` is a qualifier of the factor, `$key` the last part of its key, `$unit` one unit of it; a qualifier
    that is not named goes to the field of its own name, `*` to none; `$first name` is the first year of a band. `=value` says that the kind has no factor of the key in its answer,
    and it is the value that must come out: a released gas is weighed by the GWP set and no publisher's factor.
    """

    key: str
    kind: str
    fields: dict[str, str]


class Asked(NamedTuple):
    """A question by a typed kind, or the reason why there is none; by_value, whether the value alone must come out."""

    activity: Activity | None
    cause: str = ""
    reason: str = ""
    by_value: bool = False


@cache
def ways() -> tuple[Way, ...]:
    """Return the ways of `ways.csv`."""
    with WAYS.open(encoding="utf-8", newline="") as file:
        return tuple(Way(row["key"], row["kind"], _pairs(row["fields"])) for row in csv.DictReader(file))


def _pairs(text: str) -> dict[str, str]:
    pairs = (part.split("=", 1) for part in text.split(";") if part.strip())
    return {name.strip(): value.strip() for name, value in pairs}


@cache
def ways_of(key: str) -> tuple[Way, ...]:
    """Return the ways to the factors of a key: those of its own name, else those of its family."""
    own = tuple(way for way in ways() if way.key == key)
    return own or tuple(way for way in ways() if way.key.endswith(".*") and key.startswith(way.key[:-1]))


def questions(factor: EmissionFactor, form: Form) -> Iterator[Asked]:
    """Return the questions that may choose a form of a factor, the most natural first.

    Parameters: factor; form, one of its unit forms.
    """
    for way in ways_of(factor.key):
        for period in _periods(factor):
            yield _question(way, factor, form, period)


def _periods(factor: EmissionFactor) -> list[int | str | None]:
    """The part of a year or the year it is valid in, and the year its figures describe; an undated factor holds always."""
    if factor.year is None:
        return [None, LONG_AGO]
    if part := part_of_year(factor):
        return [part]
    figures = [int(factor.data_year[:4])] if factor.data_year[:4].isdigit() else []
    return list(dict.fromkeys([factor.year, *figures]))


def _question(way: Way, factor: EmissionFactor, form: Form, period: int | str | None) -> Asked:
    cls, fields = kinds()[way.kind], dict(way.fields)
    by_value = bool(fields.pop("", ""))
    words = _words(factor, form)
    wanted = [value[1:] for value in fields.values() if value.startswith("$")]
    named = {*(name.removeprefix("first ") for name in wanted), *(name for name, value in fields.items() if value == ITSELF)}
    left = {name: value for name, value in factor.qualifiers.items() if name not in named and name not in fields}
    for name in wanted:
        if name not in words:
            return Asked(None, "no field", f"the factor has no {name}")
    for name in left:
        if name not in cls.model_fields:
            return Asked(None, "no field", f"{way.kind} has no field {name}")
    given = {name: words[value[1:]] if value.startswith("$") else value for name, value in fields.items() if value != ITSELF}
    if not any(name in {name for names in cls.amounts for name in names} for name in given):
        given["amount"] = f"1 {form.unit}"
    # What is made, vehicles and ways, is counted only where it is asked for.
    if "infrastructure" in cls.model_fields:
        given["infrastructure"] = "yes"
    try:
        return Asked(make(cls, {**given, **left, "region": factor.region, "period": period}), by_value=by_value)
    except CarbonError as error:
        return Asked(None, "refused", str(error))


def _words(factor: EmissionFactor, form: Form) -> dict[str, str]:
    """What stands for `$name`: qualifiers, the first year of bands of years, key and unit."""
    bands = {
        f"first {name}": str(int(year[0]) - value.startswith("<"))
        for name, value in factor.qualifiers.items()
        if (year := _years_in(value))
    }
    return {**factor.qualifiers, **bands, "key": factor.key.rpartition(".")[2], "unit": f"1 {form.unit}"}


def _years_in(text: str) -> list[str]:
    return re.findall(r"\b(?:19|20)\d\d", text.replace("_", " "))
