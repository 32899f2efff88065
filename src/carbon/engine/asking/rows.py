"""Cells of a table → activities: what asks the same, or the same in another unit, is read once; what cannot be read is a finding."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from carbon.activities.framework.base import Activity
from carbon.core.errors import CarbonError, Finding
from carbon.core.sentences import say
from carbon.core.units.scales import Unit, unit
from carbon.engine.asking.alike import RowsAlike
from carbon.engine.asking.question import Question
from carbon.engine.asking.questions import Asked, Refused, ask
from carbon.factors.catalogue import Catalogue

Cells = Mapping[str, Sequence[object]]
"""Field → its cells, one of each row; an empty one is None or ''."""


@dataclass
class ReadRows:
    """Activities with the input row each came from, and the rows that could not be read."""

    activities: list[Activity] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    credits: list[tuple[int, Mapping[str, object]]] = field(default_factory=list)
    """Rows below zero, with their fields: they are refused too, until `credits` takes them off what they correct."""
    notes: list[Finding] = field(default_factory=list)


def read_rows(
    cells: Cells,
    constants: Mapping[str, object],
    numbers: Sequence[int],
    *,
    columns: Mapping[str, str] | None = None,
    file: str | None = None,
    catalogue: Catalogue | None = None,
) -> ReadRows:
    """Return the activities of rows of cells; a row that cannot be read becomes a finding and stops no other.

    Parameters: cells of each field; constants, field → value for all rows; numbers, one of each row, and file, its place for findings;
    columns, field → name of its column, where it is another; catalogue, whose own factors may bring words.
    """
    found, alike = ReadRows(), RowsAlike(cells, constants, len(numbers), catalogue)
    for position, outcome in enumerate(alike.read()):
        if isinstance(outcome, Activity):
            found.activities.append(outcome)
            found.rows.append(position)
            if counts := _counts(type(outcome)):
                found.notes += _empty_counts(outcome, counts, alike.fields(position), cells, (file, numbers[position]), columns or {})
            continue
        name = (columns or {}).get(outcome.field or "", outcome.field) if outcome.field in cells else None
        found.refused.append(Refused(position, Finding(outcome.code, "error", outcome.sentence, file, numbers[position], name)))
        if outcome.code == "amount_negative":
            found.credits.append((position, alike.fields(position)))
    return found


def _empty_counts(
    activity: Activity,
    counts: Sequence[str],
    given: Mapping[str, object],
    cells: Cells,
    place: tuple[str | None, int],
    columns: Mapping[str, str],
) -> Iterable[Finding]:
    """A count that has a column and no value in this row is 1, and the row says so: an empty cell may have been forgotten."""
    for name in counts:
        if name in cells and name not in given:
            text = say(
                "{name} is empty; {amount_default} is counted. Write the number.", name=name, amount_default=activity.amount_default(name)
            )
            yield Finding("count_empty", "info", text, *place, columns.get(name, name))


@cache
def _counts(cls: type[Activity]) -> tuple[str, ...]:
    """The fields that an amount of a kind is multiplied by, and that are 1 where they are not given; a time has its own default."""
    names = (name for form in cls.amounts if len(form) > 1 for name in form if name != "duration")
    return tuple(name for name in dict.fromkeys(names) if cls.amount_default(name) is not None)


@dataclass
class Family:
    """A combination that is read, and its siblings with the unit of each."""

    first: int
    siblings: list[tuple[int, str]] = field(default_factory=list)


def families(cells: Sequence[tuple[object, ...]], place: int | None) -> list[Family]:
    """Return the combinations in families of one dimension.

    Parameters: cells of each combination; place of the unit among them, None where the unit is not a column or the amount has its own.
    """
    if place is None:
        return [Family(number) for number in range(len(cells))]
    known, units = dict[object, Family](), dict[object, Unit | None]()
    for number, row in enumerate(cells):
        spelling = row[place]
        if spelling not in units:
            units[spelling] = _unit(spelling)
        found = units[spelling]
        if found is None:
            known[number] = Family(number)
            continue
        key = (found.dimension, row[:place], row[place + 1 :])
        family = known.get(key)
        if family is None:
            known[key] = Family(number)
        else:
            family.siblings.append((number, found.name))
    return list(known.values())


def _unit(spelling: object) -> Unit | None:
    """The unit; one that cannot be read is refused with its own words, by who reads the combination."""
    try:
        return unit(spelling) if isinstance(spelling, str) else None
    except CarbonError:
        return None


def ask_families(
    found: Sequence[Family], read: Callable[[Sequence[int]], ReadRows], catalogue: Catalogue | None = None
) -> tuple[ReadRows, Asked]:
    """Return what was read, and what all combinations ask; rows are the numbers of combinations.

    Siblings of a combination that is refused, or of a kind where the size of the amount chooses factors, are read themselves.

    Parameters: found, of `families`; read, from numbers of combinations to their activities, rows being places among the
    numbers; catalogue.
    """
    first = [family.first for family in found]
    rows = _numbered(read(first), first)
    shared = {row for activity, row in zip(rows.activities, rows.rows, strict=True) if _shares(activity)}
    alone = [number for family in found if family.first not in shared for number, _ in family.siblings]
    if alone:
        more = _numbered(read(alone), alone)
        rows = ReadRows([*rows.activities, *more.activities], [*rows.rows, *more.rows], [*rows.refused, *more.refused])
    asked = ask(rows.activities, catalogue)
    asked.row = [rows.rows[place] for place in asked.row]
    return rows, _joined(asked, {family.first: family.siblings for family in found if family.first in shared})


def _numbered(read: ReadRows, numbers: Sequence[int]) -> ReadRows:
    refused = [Refused(numbers[item.row], item.finding) for item in read.refused]
    return ReadRows(read.activities, [numbers[row] for row in read.rows], refused)


def _shares(activity: Activity) -> bool:
    return not set(type(activity).derived) - activity.idle and len(activity.amount_form) == 1


def _joined(asked: Asked, siblings: Mapping[int, Sequence[tuple[int, str]]]) -> Asked:
    """The siblings ask what their first asks, each in its own unit."""
    questions, templates = asked.questions, asked.templates
    numbers = {(number, question.units): number for number, question in enumerate(questions)}
    names: dict[str, tuple[str, ...]] = {}
    amounts, rows, places = list(asked.amounts), list(asked.row), list(asked.row_question)
    for row, place, amount in list(zip(rows, places, amounts, strict=True)):
        for other, name in siblings.get(row, ()):
            units = names.setdefault(name, (name,))
            number = numbers.get((place, units))
            if number is None:
                number = numbers[place, units] = len(questions)
                questions.append(_in_units(questions[place], units))
                templates.append(templates[place])
            rows.append(other)
            places.append(number)
            amounts.append(amount)
    # The portions of a combination stand together, in the order of the combinations.
    order = sorted(range(len(rows)), key=rows.__getitem__)
    return Asked(questions, templates, [amounts[at] for at in order], [places[at] for at in order], [rows[at] for at in order])


def _in_units(question: Question, units: tuple[str, ...]) -> Question:
    return question._replace(units=units)
