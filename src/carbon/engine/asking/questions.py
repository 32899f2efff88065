"""Rows → distinct questions, amounts and labels."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np

from carbon.activities.framework.base import Activity
from carbon.activities.framework.labels import LABELS
from carbon.core.errors import Finding
from carbon.core.kernel import Floats, Indices
from carbon.engine.asking.question import Question


@dataclass
class Asked:
    """The rows of a calculation as numbers and references: what the kernel and the plan need.

    `row` is the input row of each portion: a period over two years makes two portions of one row.
    """

    questions: list[Question] = field(default_factory=list)
    templates: list[Activity] = field(default_factory=list)
    amounts: Floats = field(default_factory=lambda: np.empty(0))
    row_question: Indices = field(default_factory=lambda: np.empty(0, dtype=np.intp))
    row: Indices = field(default_factory=lambda: np.empty(0, dtype=np.intp))


_Key = tuple[type[Activity], tuple[str, ...], tuple[str, ...], int | None, tuple[object, ...]]
"""What tells one question from another: kind, units, the fields of its amount, year, and the fields that choose a factor."""


def ask(activities: Sequence[Activity]) -> Asked:
    """Return the distinct questions of activities, with the amount and question of each portion.

    Parameters: activities, in row order.
    """
    numbers: dict[_Key, int] = {}
    templates: list[Activity] = []
    getters: dict[type[Activity], Callable[[Activity], tuple[object, ...]]] = {}
    amounts, questions, rows = list[float](), list[int](), list[int]()
    for row, activity in enumerate(activities):
        cls, form, period = type(activity), activity.amount_form, activity.period
        value, units = activity.amount_of(form)
        fields = getters.get(cls) or getters.setdefault(cls, cls.question_getter())
        if period is None or period.start.year == period.end.year:
            portions: Iterable[tuple[int | None, float]] = ((period.start.year if period else None, 1.0),)
        else:
            portions = period.by_year()
        for year, share in portions:
            key = (cls, units, form, year, fields(activity))
            number = numbers.get(key)
            if number is None:
                number = numbers[key] = len(templates)
                templates.append(activity)
            amounts.append(value * share if share != 1.0 else value)
            questions.append(number)
            rows.append(row)
    return Asked(
        [Question(cls.kind_name(), units, form, year, fields) for cls, units, form, year, fields in numbers],
        templates,
        np.array(amounts, dtype=np.float64),
        np.array(questions, dtype=np.intp),
        np.array(rows, dtype=np.intp),
    )


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


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that could not be read, with its finding: it stays, is named, and makes a total incomplete."""

    row: int
    finding: Finding
