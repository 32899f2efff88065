"""Distinct combinations of a table's cells, and which question each asks: the bridge from rows to questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import fsum
from typing import Any

import numpy as np

from carbon.core.errors import Finding
from carbon.core.kernel import Floats, Indices
from carbon.engine.asking.questions import Refused
from carbon.engine.plan.plan_numbers import PlanNumbers
from carbon.tables.engines import AmountColumn
from carbon.tables.keys import Key


@dataclass(frozen=True)
class Combinations:
    """What the rows of a table ask, each distinct combination of cells once.

    Parameters
    ----------
    keys: columns whose cells make a combination.
    amount: where the amounts stand.
    columns: field → column of the whole table, labels too.
    cells: the cells of each combination, in the order of `keys`.
    portion, question, multiple: combination and question of each portion, and how many amounts of the question one amount of
        the row is (2 for two passengers, a share of days for a period over two years).
    refused: combinations that cannot be read; `row` is the number of the combination.
    """

    keys: tuple[Key, ...]
    amount: AmountColumn
    columns: Mapping[str, str]
    cells: tuple[tuple[Any, ...], ...]
    portion: Indices
    question: Indices
    multiple: Floats
    refused: tuple[Refused, ...] = ()
    constants: Mapping[str, Any] = field(default_factory=dict)

    @property
    def by_value(self) -> bool:
        """Whether the amount itself chooses a factor, as the distance of a flight, and is part of the combination."""
        return self.amount.column is None and "amount" in self.columns

    @cached_property
    def portions(self) -> Indices:
        """Number of portions of each combination; 0 where it cannot be read."""
        return np.bincount(self.portion, minlength=len(self.cells))

    @cached_property
    def one_multiple(self) -> Floats:
        """Multiple of each combination with one portion; 1 elsewhere."""
        found = np.ones(len(self.cells))
        single = self.portions[self.portion] == 1
        found[self.portion[single]] = self.multiple[single]
        return found

    def answered(self, plan: PlanNumbers) -> Any:
        """Return which combinations have a full answer, shape (combinations,) of booleans."""
        found = self.portions > 0
        if len(plan.answers):
            found[self.portion[~plan.answered[self.question]]] = False
        return found

    def values(self, plan: PlanNumbers, per_question: Floats) -> Floats:
        """Return the value per amount of a row for each combination, to be multiplied by `one_multiple` × amount.

        Parameters: plan; per_question, shape (k,). NaN where there is no full answer.
        """
        found = np.full(len(self.cells), np.nan)
        found[self.portion] = per_question[self.question]
        for number in np.flatnonzero(self.portions > 1).tolist():
            parts = np.flatnonzero(self.portion == number)
            shares = self.multiple[parts] * per_question[self.question[parts]]
            # What one year gives and the other does not is the sum of what is given.
            given = shares[~np.isnan(shares)]
            found[number] = fsum(given.tolist()) if given.size else np.nan
        return np.where(self.answered(plan), found, np.nan)

    def words(self, per_question: Sequence[Sequence[str]]) -> list[str | None]:
        """Return the words of the questions of each combination, each once; None where it asks none."""
        found: list[dict[str, None]] = [{} for _ in self.cells]
        for place, question in zip(self.portion.tolist(), self.question.tolist(), strict=True):
            found[place] |= dict.fromkeys(per_question[question])
        return ["; ".join(words) or None for words in found]


def is_linear(name: str, column: str, amount: AmountColumn, constants: Mapping[str, Any]) -> bool:
    """Return whether a field enters linearly: it is the amount, or a measured column of a product.

    A measured field is a column and, of one unit, a constant too.
    """
    return amount.column is not None and (name == "amount" or (name in constants and column in (amount.column, *amount.times)))


def combinations_of(plan: PlanNumbers) -> Combinations:
    """Return the combinations of a plan that was made from a table."""
    found = plan.combinations
    assert isinstance(found, Combinations)
    return found


def not_in_plan(count: int, row: int | None = None) -> Finding:
    """Return the finding of rows whose combination of cells no plan has answered."""
    message = "the plan has no answer to these cells. Make a plan of this table, or leave plan= out."
    return Finding("not_in_plan", "error", message, None, row, None, count)
