"""Combinations of a table that differ in the unit of their amount alone: one is read, the others ask the same in their own unit."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from carbon.activities.framework.base import Activity
from carbon.core.errors import CarbonError
from carbon.core.units.scales import Unit, unit
from carbon.engine.asking.question import Question
from carbon.engine.asking.questions import Asked, Refused, ask
from carbon.engine.asking.rows import ReadRows


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


def ask_families(found: Sequence[Family], read: Callable[[Sequence[int]], ReadRows]) -> tuple[ReadRows, Asked]:
    """Return what was read, and what all combinations ask; rows are the numbers of combinations.

    Siblings of a combination that is refused, or of a kind where the size of the amount chooses factors, are read themselves.

    Parameters: found, of `families`; read, from numbers of combinations to their activities, rows being places among the numbers.
    """
    first = [family.first for family in found]
    rows = _numbered(read(first), first)
    shared = {row for activity, row in zip(rows.activities, rows.rows, strict=True) if _shares(activity)}
    alone = [number for family in found if family.first not in shared for number, _ in family.siblings]
    if alone:
        more = _numbered(read(alone), alone)
        rows = ReadRows([*rows.activities, *more.activities], [*rows.rows, *more.rows], [*rows.refused, *more.refused])
    asked = ask(rows.activities)
    asked.row = np.array(rows.rows, dtype=np.intp)[asked.row]
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
    amounts, rows, places = asked.amounts.tolist(), asked.row.tolist(), asked.row_question.tolist()
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
    order = np.argsort(rows, kind="stable")
    return Asked(
        questions,
        templates,
        np.array(amounts, dtype=np.float64)[order],
        np.array(places, dtype=np.intp)[order],
        np.array(rows, dtype=np.intp)[order],
    )


def _in_units(question: Question, units: tuple[str, ...]) -> Question:
    kind, _, form, year, fields = question
    return Question(kind, units, form, year, fields)
