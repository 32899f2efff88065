"""Activities of rows → distinct questions and amounts; combinations that differ in their unit alone ask in families."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from carbon.activities.framework.base import Activity
from carbon.activities.framework.labels import LABELS
from carbon.core.errors import CarbonError, Finding
from carbon.core.periods import Period
from carbon.core.units.scales import Unit, unit
from carbon.engine.asking.question import Question
from carbon.factors.catalogue import Catalogue
from carbon.factors.wanted import part_asked


@dataclass(eq=False)
class Asked:
    """The rows of a calculation as numbers and references: what the kernel and the plan need.

    `row` is the input row of each portion: a period over two years makes two portions of one row.
    """

    questions: list[Question] = field(default_factory=list)
    templates: list[Activity] = field(default_factory=list)
    amounts: list[float] = field(default_factory=list)
    row_question: list[int] = field(default_factory=list)
    row: list[int] = field(default_factory=list)


_Key = tuple[type[Activity], tuple[str, ...], tuple[str, ...], int | None, tuple[object, ...], str]
"""What tells one question from another: kind, units, the fields of its amount, year, those that choose a factor, part of the year."""
_Said = tuple[type[Activity], tuple[str, ...], tuple[str, ...], Period | None, tuple[object, ...]]
"""What is said of all years of a period, which tells its questions: kind, units, the fields of its amount, period, what chooses factors."""
_Year = tuple[int | None, float, str]
"""A year of a period, the share of the period's days that lie in it, and the part of the year that is asked."""


def ask(activities: Sequence[Activity], catalogue: Catalogue | None = None) -> Asked:
    """Return the distinct questions of activities, with the amount and question of each portion.

    Parameters: activities, in row order; catalogue, which knows the parts of years that factors hold in.
    """
    numbers: dict[_Key, int] = {}
    templates: list[Activity] = []
    getters: dict[type[Activity], Callable[[Activity], tuple[object, ...]]] = {}
    known: dict[_Said, Sequence[tuple[int, float]]] = {}
    amounts, questions, rows = list[float](), list[int](), list[int]()
    for row, activity in enumerate(activities):
        cls, form = type(activity), activity.amount_form
        value, units = activity.amount_of(form)
        fields = (getters.get(cls) or getters.setdefault(cls, cls.question_getter()))(activity)
        said = (cls, units, form, activity.period, fields)
        found = known.get(said)
        if found is None:
            found = known[said] = list[tuple[int, float]]()
            for year, share, part in _years(activity.period, activity.region, cls.burns(), catalogue):
                number = numbers.setdefault((cls, units, form, year, fields, part), len(templates))
                if number == len(templates):
                    templates.append(activity)
                found.append((number, share))
        for number, share in found:
            amounts.append(value * share if share != 1.0 else value)
            questions.append(number)
            rows.append(row)
    return Asked(
        [Question(cls.kind_name(), units, form, year, fields, part) for cls, units, form, year, fields, part in numbers],
        templates,
        amounts,
        questions,
        rows,
    )


def _years(period: Period | None, region: str | None, burns: bool, catalogue: Catalogue | None) -> Sequence[_Year]:
    """The years of a period, with the share of its days and the part of the year that lies in each."""
    if period is None or period.start.year == period.end.year:
        found: Sequence[tuple[int | None, float]] = ((period.start.year if period else None, 1.0),)
    else:
        found = period.by_year()
    windows = catalogue.windows if catalogue else ()
    return [(year, share, part_asked(period, year, region, burns, windows) if windows else "") for year, share in found]


class LabelColumns(Mapping[str, list[Any]]):
    """The labels of activities as columns, made when they are first asked for; those that no activity has are left out.

    Parameters: activities, in row order.
    """

    def __init__(self, activities: Sequence[Activity]) -> None:
        self._activities = activities

    @cached_property
    def _columns(self) -> dict[str, list[Any]]:
        columns = {name: [getattr(activity, name) for activity in self._activities] for name in LABELS}
        return {name: values for name, values in columns.items() if any(value is not None for value in values)}

    def __getitem__(self, name: str) -> list[Any]:
        return self._columns[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def __len__(self) -> int:
        return len(self._columns)


class Refused(NamedTuple):
    """A row that could not be read, with its finding: it stays, is named, and makes a total incomplete."""

    row: int
    finding: Finding


@dataclass(eq=False)
class ReadRows:
    """Activities with the input row each came from, and the rows that could not be read."""

    activities: list[Activity] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    credits: list[tuple[int, Mapping[str, object]]] = field(default_factory=list)
    """Rows below zero, with their fields: they are refused too, until `credits` takes them off what they correct."""
    notes: list[Finding] = field(default_factory=list)
    customs: list[tuple[int, Finding]] = field(default_factory=list)
    """Rows whose units were read by the custom of their region, with the finding that says so."""
    noted: Mapping[int, Sequence[str]] = field(default_factory=dict)
    """Row → codes of what is said of how its cells were read."""


class Family(NamedTuple):
    """A combination that is read, and its siblings with the unit of each."""

    first: int
    siblings: list[tuple[int, str]]


def families(cells: Sequence[tuple[object, ...]], place: int | None) -> list[Family]:
    """Return the combinations in families of one dimension.

    Parameters: cells of each combination; place of the unit among them, None where the unit is not a column or the amount has its own.
    """
    if place is None:
        return [Family(number, []) for number in range(len(cells))]
    known, units = dict[object, Family](), dict[object, Unit | None]()
    for number, row in enumerate(cells):
        spelling = row[place]
        if spelling not in units:
            units[spelling] = _unit(spelling)
        found = units[spelling]
        if found is None:
            known[number] = Family(number, [])
            continue
        key = (found.dimension, row[:place], row[place + 1 :])
        family = known.get(key)
        if family is None:
            known[key] = Family(number, [])
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
        refused, customs = [*rows.refused, *more.refused], [*rows.customs, *more.customs]
        rows = ReadRows([*rows.activities, *more.activities], [*rows.rows, *more.rows], refused, customs=customs)
    asked = ask(rows.activities, catalogue)
    asked.row = [rows.rows[place] for place in asked.row]
    siblings = {family.first: family.siblings for family in found if family.first in shared}
    rows.customs += [(other, said) for row, said in rows.customs for other, _ in siblings.get(row, ())]
    return rows, _joined(asked, siblings)


def _numbered(read: ReadRows, numbers: Sequence[int]) -> ReadRows:
    refused = [Refused(numbers[item.row], item.finding) for item in read.refused]
    customs = [(numbers[row], said) for row, said in read.customs]
    return ReadRows(read.activities, [numbers[row] for row in read.rows], refused, customs=customs)


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
