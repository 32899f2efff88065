"""Credit notes of a table: a row below zero is taken off the rows that it corrects, never off a total."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import time, timedelta

from carbon.activities.fields.common import AmountOf
from carbon.activities.framework.base import Activity
from carbon.activities.framework.describing import field_reader
from carbon.core.errors import CarbonError, Finding
from carbon.core.instants import moment_of
from carbon.core.quantities import Amount
from carbon.core.sentences import joined, say
from carbon.engine.asking.base_units import base_of
from carbon.engine.asking.questions import ReadRows, Refused
from carbon.engine.asking.rows import read_activity
from carbon.factors.catalogue import Catalogue

_ADVICE = say("Name the row that it corrects, by its id, in a column corrects, or take it off the amount of that row.")
_FED_IN = say(
    "an amount below zero at a time of day is no credit note: of power it is what was fed into the grid, and is not taken off what was "
    "used. Take such rows out of the file, unless one corrects another row."
)
_DAY = timedelta(days=1)
_MINUS = "-\u2212"
_WHOLE = 1e-12
"""Share of an amount that is rounding: 0.1 + 0.2 less 0.3 is nothing."""


def net_credits(found: ReadRows, file: str | None, numbers: Sequence[int], catalogue: Catalogue | None = None) -> ReadRows:
    """Return rows with their credit notes taken off: of the row named in `corrects`, else of rows of one meter or source that ask the same.

    A credit note stays as a row of zero, and no row goes below zero: what cannot be netted stays refused, with what to do. So does a
    reading below zero of a time of day, as of a meter that power goes through both ways.

    Parameters: found, rows as they were read; file and numbers, their places; catalogue, whose own factors may bring words.
    Source: GHG Protocol Corporate Standard (2004), ch. 8 (gross emissions); a credit corrects an amount and is not an emission.
    """
    if not found.credits:
        return found
    known, refused = _Corrected(found.activities), {item.row: item for item in found.refused}
    fed_in = _fed_in(found.credits)
    for position, fields in found.credits:
        number = numbers[position]
        if position in fed_in:
            refused[position] = _told(refused[position], _FED_IN)
            continue
        credit = _turned(fields, catalogue)
        if not isinstance(credit, Activity):
            continue
        outcome = _taken_off(found, known, credit, fields.get("corrects"), position, numbers)
        if isinstance(outcome, str):
            refused[position] = _told(refused[position], outcome)
            continue
        known.add(len(found.activities), credit)
        found.activities.append(_less(credit, 1.0))
        found.rows.append(position)
        del refused[position]
        words = say("a credit of {said} is taken off {outcome}.", said=_said(credit), outcome=joined(outcome, ", "))
        found.notes.append(Finding("credit_netted", "info", words, file, number))
    found.refused = list(refused.values())
    order = sorted(range(len(found.rows)), key=found.rows.__getitem__)
    found.activities, found.rows = [found.activities[place] for place in order], [found.rows[place] for place in order]
    return found


def _fed_in(notes: Sequence[tuple[int, Mapping[str, object]]]) -> set[int]:
    """Places of rows below zero that are readings within a day and name no row; a day may be written with a midnight behind it."""
    named = {position: moment_of(str(fields.get("period") or "")) for position, fields in notes if not fields.get("corrects")}
    read = {position: found for position, found in named.items() if found and (found.end is None or found.end - found.start < _DAY)}
    return set(read) if any(found.start.time() != time() for found in read.values()) else set()


class _Corrected:
    """Places of the rows that a credit note may correct, by id and by what they ask of which meter or source: no note looks at all rows."""

    def __init__(self, activities: Sequence[Activity]) -> None:
        self._by_id: dict[str, list[int]] = {}
        self._alike: dict[object, list[int]] = {}
        for place, activity in enumerate(activities):
            self.add(place, activity)

    def add(self, place: int, row: Activity) -> None:
        """Add a row at its place among the activities."""
        if row.id:
            self._by_id.setdefault(row.id, []).append(place)
        for label in ("meter", "source"):
            if getattr(row, label):
                self._alike.setdefault(_asked(row, label), []).append(place)

    def of_id(self, name: str) -> Sequence[int]:
        """Return the places of the rows of an id."""
        return self._by_id.get(name, ())

    def alike(self, row: Activity, label: str) -> Sequence[int]:
        """Return the places of the rows of the same meter or source, site and year that ask the same."""
        return self._alike.get(_asked(row, label), ()) if getattr(row, label) else ()


def _asked(row: Activity, label: str) -> object:
    return label, getattr(row, label), row.site, _year(row), type(row), type(row).question_getter()(row)


def _told(item: Refused, why: str) -> Refused:
    return Refused(item.row, replace(item.finding, message=say("{why} {advice}", why=why, advice=_ADVICE)))


def _turned(fields: Mapping[str, object], catalogue: Catalogue | None) -> Activity | CarbonError:
    """The activity of a credit note, its amount above zero."""
    positive = {name: _positive(value) if _is_negative(value) else value for name, value in fields.items()}
    return read_activity(positive, catalogue)[0]


def _is_negative(value: object) -> bool:
    if isinstance(value, str):
        return value[:1] in _MINUS and value[1:2].isdigit()
    return isinstance(value, int | float) and value < 0


def _positive(value: object) -> object:
    return value[1:] if isinstance(value, str) else -value if isinstance(value, int | float) else value


def _taken_off(
    found: ReadRows, known: _Corrected, credit: Activity, corrects: object, position: int, numbers: Sequence[int]
) -> list[str] | str:
    """Take a credit off the rows it corrects; which they were, or why it cannot be."""
    places = _of_id(found, known, credit, str(corrects)) if corrects else _alike(found, known, credit, position)
    if not places:
        return _of_nothing(credit, corrects)
    rest_of_it, there = _size(credit), sum(_size(found.activities[place]) for place in places)
    if rest_of_it > there * (1.0 + _WHOLE):
        rows = joined((say("row {numbers}", numbers=numbers[found.rows[place]]) for place in places), say(" and "))
        return say("the credit of {said} is more than what is in {rows}.", said=_said(credit), rows=rows)
    said = list[str]()
    for place in places:
        row = found.activities[place]
        share = min(1.0, rest_of_it / _size(row)) if _size(row) else 0.0
        if share <= _WHOLE:
            continue
        rest_of_it -= share * _size(row)
        found.activities[place] = less = _less(row, share if share < 1.0 - _WHOLE else 1.0)
        name = f" (id {row.id})" if row.id else ""
        said.append(
            say(
                "row {row}{name}, which was {before} and is {after}",
                row=numbers[found.rows[place]],
                name=name,
                before=_said(row),
                after=_said(less),
            )
        )
    return said or [say("rows that are zero already")]


def _of_nothing(credit: Activity, corrects: object) -> str:
    """Why a credit corrects no row."""
    if corrects:
        named = say("no row has the id '{corrects}' and is {credit} in such a unit", corrects=corrects, credit=credit.kind_name())
    else:
        named = say("no other row is of its kind, meter or source, and year")
    return say("the credit of {said} corrects nothing here: {named}.", said=_said(credit), named=named)


def _of_id(found: ReadRows, known: _Corrected, credit: Activity, name: str) -> list[int]:
    """The row of an id, where it is measured as the credit is."""
    return [place for place in known.of_id(name) if _measured_as(found.activities[place], credit)]


def _alike(found: ReadRows, known: _Corrected, credit: Activity, position: int) -> list[int]:
    """Rows of the same meter, or else the same source, that ask the same of the same year: of the same period first, then the nearest."""
    rows = found.activities

    def far(place: int) -> tuple[bool, bool, int]:
        at = found.rows[place]
        return rows[place].period != credit.period, at > position, abs(at - position)

    places = known.alike(credit, "meter" if credit.meter else "source")
    return sorted((place for place in places if _measured_as(rows[place], credit) and rows[place].amount[0]), key=far)


def _measured_as(row: Activity, credit: Activity) -> bool:
    return type(row) is type(credit) and _measure(row) == _measure(credit)


def _year(activity: Activity) -> tuple[int, int] | None:
    return (activity.period.start.year, activity.period.end.year) if activity.period else None


def _measure(activity: Activity) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The fields that the amount is the product of, and the base units they are measured in."""
    form = activity.amount_form
    return form, base_of(type(activity), form, activity.amount_of(form)[1]).units


def _size(activity: Activity) -> float:
    """The amount in base units."""
    form = activity.amount_form
    value, units = activity.amount_of(form)
    return value * base_of(type(activity), form, units).ratio


def _less(activity: Activity, share: float) -> Activity:
    """The activity without a share of its amount."""
    name = activity.amount_form[0]
    amount: Amount = getattr(activity, name)
    return activity.model_copy(update={name: Amount(amount.value * (1.0 - share), amount.unit)})


def _said(activity: Activity) -> str:
    """The amount in words, a product as its fields."""
    names = [name for name in activity.amount_form if isinstance(field_reader(type(activity), name), AmountOf)]
    return joined((getattr(activity, name).sentence for name in names), " × ")
