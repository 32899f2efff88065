"""Rows → distinct questions, amounts and labels."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from carbon.activities.framework.base import Activity
from carbon.activities.framework.labels import LABELS
from carbon.core.errors import Finding
from carbon.core.periods import Period
from carbon.engine.asking.question import Question
from carbon.factors.catalogue import Catalogue
from carbon.factors.wanted import part_asked


@dataclass
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
_Year = tuple[int | None, float, str]
"""A year of a period, the share of the period's days that lie in it, and the part of the year that is asked."""


def ask(activities: Sequence[Activity], catalogue: Catalogue | None = None) -> Asked:
    """Return the distinct questions of activities, with the amount and question of each portion.

    Parameters: activities, in row order; catalogue, which knows the parts of years that factors hold in.
    """
    numbers: dict[_Key, int] = {}
    templates: list[Activity] = []
    getters: dict[type[Activity], Callable[[Activity], tuple[object, ...]]] = {}
    years: dict[tuple[Period | None, str | None, bool], Sequence[_Year]] = {}
    amounts, questions, rows = list[float](), list[int](), list[int]()
    for row, activity in enumerate(activities):
        cls, form = type(activity), activity.amount_form
        value, units = activity.amount_of(form)
        fields = (getters.get(cls) or getters.setdefault(cls, cls.question_getter()))(activity)
        when = (activity.period, activity.region, cls.burns())
        for year, share, part in years.get(when) or years.setdefault(when, _years(*when, catalogue)):
            key = (cls, units, form, year, fields, part)
            number = numbers.get(key)
            if number is None:
                number = numbers[key] = len(templates)
                templates.append(activity)
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


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that could not be read, with its finding: it stays, is named, and makes a total incomplete."""

    row: int
    finding: Finding
