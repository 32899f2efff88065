"""What a result asks of its rows, wherever they are: in memory, or in a table that calculates them itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, Protocol

from carbon.core.arrays import Floats, Indices, np
from carbon.core.errors import Finding
from carbon.engine.asking.questions import Refused
from carbon.engine.plan.input_columns import InputColumns
from carbon.engine.plan.plan import Plan

LabelledAmount = tuple[tuple[Any, ...], int, float]
"""Values of some labels, number of a question, and the summed amount that was asked with both."""


class Tally(NamedTuple):
    """Rows, summed.

    Parameters: amounts, of each question; portions, number of portions that ask each question; rows of the input;
    unanswered rows; refused, a finding for each problem of rows that could not be read, with its count and first row; together, the
    questions that a row of several portions asks, and the number of such rows.
    """

    amounts: Sequence[float]
    portions: Sequence[int]
    rows: int
    unanswered: int
    refused: tuple[Finding, ...] = ()
    together: tuple[tuple[tuple[int, ...], int], ...] = ()


class Portions(NamedTuple):
    """The rows as arrays: amount, question and input row of each portion, shape (n,), and the input rows without one.

    A row is one portion; a period over two years makes two of it.
    """

    amounts: Floats
    row_question: Indices
    row: Indices
    refused: tuple[Refused, ...]


def together(questions: Indices, first: Indices, portions: Indices, rows: Indices) -> tuple[tuple[tuple[int, ...], int], ...]:
    """Return the questions that are asked by rows of several portions, with the number of such rows.

    Parameters: questions of each portion, shape (n,); first portion, number of portions and of rows of each group of rows, shape (g,).
    """
    found: dict[tuple[int, ...], int] = {}
    for count in sorted(set(portions[(portions > 1) & (rows > 0)].tolist())):
        groups = np.flatnonzero((portions == count) & (rows > 0))
        asked, place = np.unique(questions[first[groups, None] + np.arange(count)], axis=0, return_inverse=True)
        times = np.bincount(place.ravel(), weights=rows[groups]).astype(np.intp)
        found.update(zip(map(tuple, asked.tolist()), times.tolist(), strict=True))
    return tuple(found.items())


class Rows(Protocol):
    """The rows of a result. None of these changes them, and each gives the same every time it is asked."""

    @property
    def labels(self) -> Mapping[str, Sequence[Any]]:
        """Input columns and labels by name; of a lazy table the names alone."""

    @property
    def more(self) -> InputColumns:
        """Columns of the input that are no label, by which rows are grouped and which exits show."""

    @property
    def like(self) -> object:
        """The input frame, so that tables come back in its library; None without one."""

    @property
    def portions(self) -> Portions:
        """The rows as arrays.

        Raises: CarbonError `lazy` for a lazy table, whose rows are not in memory.
        """

    def tally(self, plan: Plan) -> Tally:
        """Return how much is asked of each question, and by how many rows."""

    def sums(self, plan: Plan, keys: Sequence[str], basis: str) -> dict[str, list[Any]]:
        """Return the columns of a table of sums: keys, `co2e_kg` and, with the key gas, `kg`."""

    def amounts_by(self, plan: Plan, labels: Sequence[str]) -> list[LabelledAmount]:
        """Return the summed amount of each combination of labels and question that occurs."""

    def frame(self, plan: Plan, findings: Mapping[int, Sequence[str]]) -> Any:
        """Return the input's columns with those of a result added, one row per input row.

        Parameters: plan; findings, row → codes of findings that name it beside those of its question.
        """
