"""Rows in memory: amounts, questions and labels as arrays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from carbon.core.kernel import amount_sums
from carbon.engine.asking.questions import Refused
from carbon.engine.plan.plan import Plan
from carbon.engine.plan.rows import LabelledAmount, Portions, Rows, Tally, together
from carbon.engine.result.memory_sums import amounts_of, sums_of


@dataclass(frozen=True, eq=False)
class MemoryRows:
    """The rows of activities, or of a table that was taken into memory.

    Parameters: portions, the rows as arrays; count of input rows; labels, input columns and labels by name, each of that length; like, the
    input frame, so that tables come back in the same library.
    """

    portions: Portions
    count: int
    labels: Mapping[str, Sequence[Any]] = field(default_factory=dict)
    like: object = None

    def tally(self, plan: Plan) -> Tally:
        """Return how much is asked of each question, and by how many rows."""
        amounts, row_question, row, refused = self.portions
        questions = len(plan.answers)
        sums = amount_sums(amounts, row_question, questions)
        counts = np.bincount(row_question, minlength=questions)
        open_rows = set(row[~plan.answered[row_question]].tolist()) if amounts.size else set()
        unanswered = len(open_rows | {item.row for item in refused})
        first = np.flatnonzero(np.diff(row, prepend=-1))
        asked = together(row_question, first, np.diff(first, append=row.size), np.ones(first.size, dtype=np.intp))
        return Tally(sums, counts, self.count, unanswered, tuple(item.finding for item in refused), asked)

    def sums(self, plan: Plan, keys: Sequence[str], basis: str) -> dict[str, list[Any]]:
        """Return the columns of a table of sums."""
        return sums_of(plan, keys, basis, lambda labels: self.amounts_by(plan, labels))

    def amounts_by(self, plan: Plan, labels: Sequence[str]) -> list[LabelledAmount]:
        """Return the summed amount of each combination of labels and question that occurs."""
        return amounts_of(self.portions, self.labels, self.count, len(plan.answers), labels)

    def frame(self, plan: Plan, findings: Mapping[int, Sequence[str]]) -> Any:
        """Return the input frame, or the labels of activities, with the columns of a result."""
        # Only whoever writes rows pays for loading what makes them.
        from carbon.engine.result.memory_frame import memory_frame

        return memory_frame(self.portions, self.labels, self.count, self.like, plan.output, findings)


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
    still = tuple(replace(item, row=place[item.row]) for item in refused if item.row in place)
    return MemoryRows(Portions(amounts[kept], row_question[kept], renumbered, still), len(place), labels)


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
    return MemoryRows(portions, rows_of_one + rows_of_other, labels)
