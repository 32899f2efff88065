"""Rows in memory: amounts, questions and labels as arrays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from carbon.core.arrays import np
from carbon.core.kernel import amount_sums
from carbon.engine.asking.questions import Refused
from carbon.engine.plan.input_columns import InputColumns
from carbon.engine.plan.plan import Plan
from carbon.engine.plan.rows import LabelledAmount, Portions, Rows, Tally, together
from carbon.engine.result.memory_sums import amounts_of, sums_of


class PlainRows(NamedTuple):
    """The rows of activities as they were asked, in plain numbers: what `Portions` has as arrays."""

    amounts: Sequence[float]
    row_question: Sequence[int]
    row: Sequence[int]
    refused: tuple[Refused, ...]

    def arrays(self) -> Portions:
        """Return the rows as arrays."""
        numbers, rows = np.array(self.row_question, dtype=np.intp), np.array(self.row, dtype=np.intp)
        return Portions(np.array(self.amounts, dtype=np.float64), numbers, rows, self.refused)


class Origin(NamedTuple):
    """Where rows were read: file and number of each row, and of each file the column that a field was read from."""

    places: Sequence[tuple[str, int]]
    columns: Mapping[str, Mapping[str, str]]


def origin_of(labels: Mapping[str, Sequence[Any]], columns: Mapping[str, Mapping[str, str]]) -> Origin | None:
    """Return where rows stand whose labels hold their file and row; None for rows of no file.

    Parameters: labels; columns, file → field → column.
    """
    return Origin(list(zip(labels["file"], labels["row"], strict=True)), columns) if {"file", "row"} <= labels.keys() else None


@dataclass(frozen=True, eq=False)
class MemoryRows:
    """The rows of activities, or of a table that was taken into memory.

    Parameters: held, the rows as arrays, or as they were asked; count of input rows; labels, input columns and labels by name, each of
    that length; like, the input frame, so that tables come back in the same library; more, columns of the input that are neither, by
    which rows are grouped too; origin, the files that the rows were read from; said, row → codes of what is said of how its words and
    numbers were read.
    """

    held: Portions | PlainRows
    count: int
    labels: Mapping[str, Sequence[Any]] = field(default_factory=dict)
    like: object = None
    more: InputColumns = field(default_factory=InputColumns)
    origin: Origin | None = None
    said: Mapping[int, Sequence[str]] = field(default_factory=dict)

    @cached_property
    def portions(self) -> Portions:
        """The rows as arrays."""
        return self.held.arrays() if isinstance(self.held, PlainRows) else self.held

    def tally(self, plan: Plan) -> Tally:
        """Return how much is asked of each question, and by how many rows."""
        questions = len(plan.answers)
        if isinstance(self.held, PlainRows) and _each_once(self.held, questions):
            return self._tally_of_one_each(self.held, plan)
        amounts, row_question, row, refused = self.portions
        sums = amount_sums(amounts, row_question, questions)
        counts = np.bincount(row_question, minlength=questions)
        open_rows = set(row[~plan.answered[row_question]].tolist()) if amounts.size else set()
        unanswered = len(open_rows | {item.row for item in refused})
        first = np.flatnonzero(np.diff(row, prepend=-1))
        asked = together(row_question, first, np.diff(first, append=row.size), np.ones(first.size, dtype=np.intp))
        return Tally(sums.tolist(), counts.tolist(), self.count, unanswered, tuple(item.finding for item in refused), asked)

    def _tally_of_one_each(self, held: PlainRows, plan: Plan) -> Tally:
        """Each question is asked by a row of its own, as that of one activity is: the amounts are the sums."""
        unanswered = {row for row, answer in zip(held.row, plan.answers, strict=True) if not answer.answered}
        unanswered |= {item.row for item in held.refused}
        return Tally(held.amounts, [1] * len(held.amounts), self.count, len(unanswered), tuple(item.finding for item in held.refused))

    def sums(self, plan: Plan, keys: Sequence[str], basis: str) -> dict[str, list[Any]]:
        """Return the columns of a table of sums."""
        return sums_of(plan, keys, basis, lambda labels: self.amounts_by(plan, labels))

    def amounts_by(self, plan: Plan, labels: Sequence[str]) -> list[LabelledAmount]:
        """Return the summed amount of each combination of labels and question that occurs."""
        return amounts_of(self.portions, columns_of(self, labels), self.count, len(plan.answers), labels)

    def frame(self, plan: Plan, findings: Mapping[int, Sequence[str]]) -> Any:
        """Return the input frame, or the labels of activities, with the columns of a result."""
        # Only whoever writes rows pays for loading what makes them.
        from carbon.engine.result.memory_frame import memory_frame

        said = {row: (*findings.get(row, ()), *self.said.get(row, ())) for row in {*findings, *self.said}}
        return memory_frame(self.portions, self.labels, self.more, self.like, plan.output, said, self.count)


def columns_of(rows: Rows, names: Sequence[str]) -> Mapping[str, Sequence[Any]]:
    """Return the labels of rows, with those further columns of the input that are named.

    Parameters: rows; names.
    """
    wanted = [name for name in names if name in rows.more and name not in rows.labels]
    return {**rows.labels, **{name: rows.more[name] for name in wanted}} if wanted else rows.labels


def _each_once(held: PlainRows, questions: int) -> bool:
    """Whether each question is asked by one row, and each row asks one: then there is nothing to sum."""
    once = len(held.row_question) == questions and len(set(held.row)) == questions
    return once and list(held.row_question) == list(range(questions))


def taken(rows: Rows, numbers: Sequence[int]) -> MemoryRows:
    """Return some input rows, in the order of their numbers.

    Parameters: rows; numbers of input rows, each once.
    Raises: CarbonError for a lazy table, whose rows are not in memory.
    """
    amounts, row_question, row, refused = rows.portions
    place = {old: new for new, old in enumerate(numbers)}
    kept = np.isin(row, list(place))
    labels = {name: [values[old] for old in numbers] for name, values in rows.labels.items()}
    renumbered = np.array([place[old] for old in row[kept].tolist()], dtype=np.intp)
    still = tuple(item._replace(row=place[item.row]) for item in refused if item.row in place)
    origin = rows.origin if isinstance(rows, MemoryRows) else None
    there = Origin([origin.places[old] for old in numbers], origin.columns) if origin else None
    portions = Portions(amounts[kept], row_question[kept], renumbered, still)
    said = {place[old]: codes for old, codes in _said(rows).items() if old in place}
    return MemoryRows(portions, len(place), labels, more=rows.more.taken(numbers), origin=there, said=said)


def _said(rows: Rows) -> Mapping[int, Sequence[str]]:
    return rows.said if isinstance(rows, MemoryRows) else {}


def both(one: Rows, rows_of_one: int, questions_of_one: int, other: Rows, rows_of_other: int) -> MemoryRows:
    """Return the rows of two results, of the first and then of the second.

    Parameters: one and its numbers of rows and questions; other and its number of rows.
    Raises: CarbonError for a lazy table, whose rows are not in memory.
    """
    first, second = one.portions, other.portions
    portions = Portions(
        np.concatenate([first.amounts, second.amounts]),
        np.concatenate([first.row_question, second.row_question + questions_of_one]),
        np.concatenate([first.row, second.row + rows_of_one]),
        (*first.refused, *(Refused(item.row + rows_of_one, item.finding) for item in second.refused)),
    )
    names = dict.fromkeys((*one.labels, *other.labels))
    none_of_one, none_of_other = [None] * rows_of_one, [None] * rows_of_other
    labels = {name: [*one.labels.get(name, none_of_one), *other.labels.get(name, none_of_other)] for name in names}
    more = one.more.followed_by(other.more, rows_of_one, rows_of_other)
    said = {**_said(one), **{row + rows_of_one: codes for row, codes in _said(other).items()}}
    return MemoryRows(portions, rows_of_one + rows_of_other, labels, more=more, said=said)
