"""Amounts side by side: of several kinds or years, as El [kWh] beside Gas [m3], and of months, days or times; their melt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from carbon.core.sentences import joined, say
from carbon.reading.dates import is_period
from carbon.reading.fits import Fit, kind_words
from carbon.reading.heading_units import unit_in_heading
from carbon.reading.looks import MOST, Look, is_month
from carbon.reading.no_amount import is_money, no_amount
from carbon.reading.registers import says_register
from carbon.reading.settled import without_registers

_LEAST = 2
_SIDE_BY_SIDE = 3
"""Columns of months, days or times that stand together, at least."""
_YEAR = re.compile(r"(?:19|20)\d\d")


def kinds_beside(looks: Mapping[str, Look]) -> dict[str, dict[str, str]]:
    """Return the columns of numbers whose headings say what they are of → the fields that each states; none where there is one alone.

    Where no heading says a kind, those of one unit that each say another year, as MWh 2022 and MWh 2023, are years of one thing.
    Columns of one kind and year in two units, as El [kWh] and El [MWh], hold one amount twice: they are asked about as any that are alike.
    Parameters: looks, column → what its cells look like.
    """
    numbers = [name for name, look in looks.items() if look.number >= 0.5 and not is_money(name, look) and not no_amount(name, look)]
    numbers = without_registers(numbers)
    if 0 < sum(map(says_register, numbers)) < len(numbers):
        # What a meter shows beside the use of another thing: one reading holds for both of no melt.
        return {}
    every = {name: _stated(name) for name in numbers}
    found = {name: stated for name, stated in every.items() if "kind" in stated} or _years_of_a_unit(every)
    told = {(given.get("kind"), given.get("period")) for given in found.values()}
    return found if len(found) >= _LEAST and len(told) == len(found) else {}


def says_kinds(stated: Mapping[str, Mapping[str, str]]) -> bool:
    """Return whether columns side by side say of what kind each is.

    Parameters: stated, column → the fields that its heading states.
    """
    return any("kind" in given for given in stated.values())


def _years_of_a_unit(every: Mapping[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    found = {name: given for name, given in every.items() if given.keys() == {"period", "unit"}}
    return found if len({given["unit"] for given in found.values()}) == 1 else {}


def _stated(heading: str) -> dict[str, str]:
    """The kind, year and unit of a heading, as far as it says them."""
    words, unit = kind_words(heading), unit_in_heading(heading)
    bare = re.sub(r"[\[(].*?[\])]", " ", heading).strip()
    period = bare if is_period(bare) else next((word for word in reversed(bare.split()) if is_period(word)), None)
    period = f"{bare} YEAR" if period is None and unit and is_month(bare) else period
    return ({"kind": words[0]} if words else {}) | ({"period": period} if period else {}) | ({"unit": unit.name} if unit else {})


def stated_beside(fits: Mapping[str, Fit | None], looks: Mapping[str, Look]) -> dict[str, dict[str, str]]:
    """Return the columns of amounts of several kinds; none where another column is of kinds, or of amounts alone."""
    found = kinds_beside(looks)
    kept = {*without_registers(list(fits))}
    others = {fit.field for name, fit in fits.items() if fit and name not in found and name in kept}
    return {} if {"kind", "amount"} & others else found


def left_beside(fits: Mapping[str, Fit | None], looks: Mapping[str, Look]) -> Iterator[str]:
    """Yield what is asked of columns of numbers beside those of kinds, of which nothing says what they are."""
    numbers = [name for name, fit in fits.items() if fit is None and looks[name].number >= MOST]
    names = [name for name in numbers if not is_money(name, looks[name]) and not no_amount(name, looks[name])]
    if names:
        yield say(
            "{names}: nothing says what these numbers measure. Write them in melt with their kind, or leave them out.",
            names=joined(map(repr, names), say(" and ")),
        )


def reasons_beside(side: Sequence[str], beside: Mapping[str, object]) -> Mapping[str, str]:
    """Return column → why it is one of several that hold amounts."""
    stated = say("its heading says what it measures; it stands beside columns of other kinds or years")
    return dict.fromkeys(beside, stated) | dict.fromkeys(side, say("it stands beside columns of other months, days or times"))


def side_by_side(names: Sequence[str], looks: Mapping[str, Look]) -> list[str]:
    """Return columns of numbers whose headings are months, days or times, one beside the other."""
    best, run = list[str](), list[str]()
    for name in names:
        heads = is_period(name) or is_month(name) or re.fullmatch(r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?", name)
        run = [*run, name] if heads and (looks[name].number >= 0.5 or not looks[name].filled) else []
        best = run if len(run) > len(best) else best
    return best if len(best) >= (_LEAST if all(map(_YEAR.fullmatch, best)) else _SIDE_BY_SIDE) else []


def melt_of(side: Sequence[str], columns: Mapping[str, Any], months: str | None = None) -> dict[str, Any]:
    """Return the melt of columns of years, months, days or times, {} without such.

    Parameters: side, the columns; columns, field → column; months, a column of months without their year.
    """
    if not side:
        return {}
    entry = {"first": side[0], "last": side[-1]}
    if re.fullmatch(r"\d{1,2}[:.]\d{2}.*", side[0]):
        day = columns.get("period")
        name = re.sub(r" \[.*\]$", "", day) if isinstance(day, str) else None
        return {"melt": entry | {"text": f"{{{name}}} {{}}" if name else "{}"}}
    if months and all(map(_YEAR.fullmatch, side)):
        return {"melt": entry | {"text": f"{{{months}}} {{}}"}}
    return {"melt": entry | ({"text": "{} YEAR"} if is_month(side[0]) else {})}
