"""Distinct combinations of a table's cells, and which question each asks: the bridge from rows to questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import fsum

import numpy as np

from carbon.core.arrays import Bools, Floats, Indices
from carbon.core.errors import CarbonError, Finding
from carbon.core.sentences import say
from carbon.engine.asking.questions import Refused
from carbon.tables.engines import AmountColumn
from carbon.tables.keys import Key


@dataclass(frozen=True, eq=False)
class Combinations:
    """What the rows of a table ask, each distinct combination of cells once.

    Parameters
    ----------
    keys: columns whose cells make a combination.
    amount: where the amounts stand.
    columns: field → column of the whole table, labels too.
    cells: the cells of each combination, in the order of `keys`.
    portion_combination, portion_question: the combination and the question of each portion, combinations in their order.
    multiplier: of each portion, how many amounts of the question one amount of the row is (2 for two passengers, a share of days for a
        period over two years).
    refused: combinations that cannot be read; `row` is the number of the combination.
    noted: what is said of how the cells of a combination were read, as a unit by the custom of its region.
    """

    keys: tuple[Key, ...]
    amount: AmountColumn
    columns: Mapping[str, str]
    cells: tuple[tuple[object, ...], ...]
    portion_combination: Indices
    portion_question: Indices
    multiplier: Floats
    refused: tuple[Refused, ...] = ()
    constants: Mapping[str, object] = field(default_factory=dict)
    noted: tuple[Refused, ...] = ()

    @property
    def by_value(self) -> bool:
        """Whether the amount itself chooses a factor, as the distance of a flight, and is part of the combination."""
        return self.amount.column is None and "amount" in self.columns

    @cached_property
    def portion_counts(self) -> Indices:
        """Number of portions of each combination; 0 where it cannot be read."""
        return np.bincount(self.portion_combination, minlength=len(self.cells))

    @cached_property
    def first_portion(self) -> Indices:
        """The first portion of each combination: those of one stand together."""
        return np.searchsorted(self.portion_combination, np.arange(len(self.cells))).astype(np.intp)

    @cached_property
    def single_multiplier(self) -> Floats:
        """Multiplier of each combination with one portion; 1 elsewhere."""
        found = np.ones(len(self.cells))
        single = self.portion_counts[self.portion_combination] == 1
        found[self.portion_combination[single]] = self.multiplier[single]
        return found

    def answered(self, answered: Bools) -> Bools:
        """Return which combinations have a full answer, shape (combinations,) of booleans.

        Parameters: answered, which questions have one, shape (k,).
        """
        found = self.portion_counts > 0
        if len(answered):
            found[self.portion_combination[~answered[self.portion_question]]] = False
        return found

    def values(self, per_question: Floats) -> Floats:
        """Return the value per amount of a row for each combination, to be multiplied by `single_multiplier` × amount.

        Parameters: per_question, shape (k,). NaN where nothing is asked.
        """
        found = np.full(len(self.cells), np.nan)
        found[self.portion_combination] = per_question[self.portion_question]
        for number, parts in self._of_several_portions.items():
            shares = self.multiplier[parts] * per_question[self.portion_question[parts]]
            # What one year gives and the other does not is the sum of what is given.
            given = shares[~np.isnan(shares)]
            found[number] = fsum(given.tolist()) if given.size else np.nan
        return found

    def words(self, per_question: Sequence[Sequence[str]]) -> list[str | None]:
        """Return the words of the questions of each combination, each once; None where it asks none.

        Parameters: per_question, words of each question.
        """
        asked = ["; ".join(words) or None for words in per_question]
        found: list[str | None] = [None] * len(self.cells)
        for place, question in zip(self.portion_combination.tolist(), self.portion_question.tolist(), strict=True):
            found[place] = asked[question]
        for number, parts in self._of_several_portions.items():
            words = dict.fromkeys(word for question in self.portion_question[parts].tolist() for word in per_question[question])
            found[number] = "; ".join(words) or None
        return found

    @cached_property
    def _of_several_portions(self) -> dict[int, list[int]]:
        """The portions of each combination that has more than one."""
        found: dict[int, list[int]] = {}
        for portion in np.flatnonzero(self.portion_counts[self.portion_combination] > 1).tolist():
            found.setdefault(int(self.portion_combination[portion]), []).append(portion)
        return found


def is_linear(name: str, column: str, amount: AmountColumn, constants: Mapping[str, object]) -> bool:
    """Return whether a field enters linearly: it is the amount, or a measured column of a product.

    A measured field is a column and, of one unit, a constant too.
    """
    return amount.column is not None and (name == "amount" or (name in constants and column in (amount.column, *amount.others)))


def of_table(combinations: Combinations | None) -> Combinations:
    """Return the combinations of a plan.

    Raises: CarbonError for a plan that was made of activities and no table.
    """
    if combinations is None:
        raise CarbonError(say("the plan was made of activities and says nothing of columns. Make it of a table."), code="plan")
    return combinations


def not_in_plan() -> Finding:
    """Return the finding of a row whose combination of cells no plan has answered."""
    message = say("the plan has no answer to these cells. Make a plan of this table, or leave plan= out.")
    return Finding("not_in_plan", "error", message)
