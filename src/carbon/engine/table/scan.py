"""A table that is calculated where it lives: counted by its own engine, and made into arrays only for who needs each row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np

from carbon.core.arrays import Floats, Indices
from carbon.core.errors import CarbonError, Finding
from carbon.core.kernel import amount_sums
from carbon.core.sentences import say
from carbon.core.written import LARGEST, NEGATIVE
from carbon.engine.asking.questions import Refused
from carbon.engine.plan.combinations import Combinations, not_in_plan
from carbon.engine.plan.plan import Plan
from carbon.engine.plan.rows import LabelledAmount, Portions, Tally, together
from carbon.tables.engines import AMOUNT, GOOD, PLACE, RAW, ROWS, Opened, counted, joined, key_names, key_table, raw_amount, to_polars
from carbon.tables.problems import FIRST_ROWS, OPEN, problems
from carbon.tables.sums import label_expression, placed_sums
from carbon.tables.types import Table

AMOUNT_WORDS = {
    "amount_missing": "the amount is empty. Empty is not zero: fill it or remove the row.",
    "amount_negative": f"the amount is negative, as {{:g}}. {NEGATIVE}",
    "overflow": f"the amount is {{:g}}, more than {LARGEST:g}, the most that is calculated with. Correct it.",
    "number_invalid": "the amount is not a finite number. Leave the cell empty if it is unknown.",
}


@dataclass(frozen=True, eq=False)
class Scan:
    """A table that is calculated where it lives.

    Parameters: table; columns, label → column; known, the combinations of a plan; counts, of the table's own combinations, where
    they are known already.
    """

    table: Opened
    columns: Mapping[str, str]
    known: Combinations
    counts: Table | None = None

    def tally(self, plan: Plan) -> Tally:
        """Return how much is asked of each question, from one pass over the table."""
        known, (place, amount, good, rows) = self.known, self.located
        inside = place >= 0
        sums, uses = np.zeros(len(known.cells)), np.zeros(len(known.cells), dtype=np.intp)
        sums[place[inside]], uses[place[inside]] = amount[inside], good[inside]
        answered = np.zeros(place.size, dtype=bool)
        answered[inside] = known.answered(plan.answered)[place[inside]]
        unanswered = int(rows[~answered].sum() + (rows - good)[answered].sum())
        questions = len(plan.answers)
        return Tally(
            amount_sums(sums[known.portion_combination] * known.multiplier, known.portion_question, questions).tolist(),
            np.bincount(known.portion_question, weights=uses[known.portion_combination], minlength=questions).astype(np.intp).tolist(),
            int(rows.sum()),
            unanswered,
            (*self._noted(uses), *(self._findings() if self._troubled(place, good, rows) else ())),
            together(known.portion_question, known.first_portion, known.portion_counts, uses),
        )

    @cached_property
    def located(self) -> tuple[Indices, Floats, Indices, Indices]:
        """Combination, summed amount, usable rows and rows of each combination that is in the table; -1 is in no plan."""
        known = self.known
        counts = counted(self.table, known.keys, known.amount) if self.counts is None else self.counts
        if known.keys:
            beside = key_table(known.keys, known.cells, {PLACE: np.arange(len(known.cells))})
            counts = counts.join(beside, on=key_names(known.keys), how="left", maintain_order="left")
        else:
            counts = counts.with_columns(**{PLACE: np.zeros(counts.height, dtype=np.int64)})
        place = counts[PLACE].fill_null(-1).to_numpy().astype(np.intp)
        amount, good, rows = (counts[name].fill_null(0).to_numpy() for name in (AMOUNT, GOOD, ROWS))
        return place, amount, good, rows

    def _noted(self, uses: Indices) -> Iterator[Finding]:
        """What is said of how cells were read, each once with the count of its rows."""
        counts = Counter[Finding]()
        for item in self.known.noted:
            counts[item.finding] += int(uses[item.row])
        return (replace(finding, count=count) for finding, count in counts.items() if count)

    def _troubled(self, place: Indices, good: Indices, rows: Indices) -> bool:
        refused = np.isin(place, [item.row for item in self.known.refused])
        return bool((place < 0).any() or refused.any() or (good < rows).any())

    def _findings(self) -> tuple[Finding, ...]:
        """Each distinct problem once: however many rows have it, the findings stay few."""
        known = self.known
        by_place = {item.row: item.finding for item in known.refused}
        found: dict[Finding, Finding] = {}
        for word, place, rows, smallest, first in problems(self.table, known.keys, known.amount, self._open()).iter_rows():
            finding = self._finding(word, by_place.get(place), smallest, known.amount.column)
            at = first[0] if first else None
            earlier = found.get(finding)
            more = replace(finding, row=at, count=rows, rows=tuple(first or ()))
            found[finding] = more if earlier is None else _merged(earlier, more)
        return tuple(found.values())

    def _open(self) -> object:
        known = self.known
        refused = np.zeros(len(known.cells), dtype=np.int64)
        refused[[item.row for item in known.refused]] = 1
        return key_table(known.keys, known.cells, {PLACE: np.arange(len(known.cells)), OPEN: refused})

    @staticmethod
    def _finding(word: str, refused: Finding | None, smallest: float | None, column: str | None) -> Finding:
        if word == "not_in_plan":
            return not_in_plan()
        if refused is not None:
            return replace(refused, row=None)
        return Finding(word, "error", AMOUNT_WORDS[word].format(smallest), None, None, column)

    @cached_property
    def known_amounts(self) -> dict[tuple[str, ...], list[LabelledAmount]]:
        """Amounts by labels and question that were asked for: they are the same bits each time."""
        return {}

    def label_expressions(self, keys: Sequence[str]) -> dict[str, object]:
        """Return key → expression of some labels of the table."""
        return {key: label_expression(self.table, key, self.columns.get("period" if key == "month" else key)) for key in keys}

    def placed(self, labels: Mapping[str, object]) -> Any:
        """Return summed amounts by labels and combination, from one pass over the table."""
        known = self.known
        beside = key_table(known.keys, known.cells, {PLACE: np.arange(len(known.cells))})
        return placed_sums(joined(self.table, known.keys, known.amount, beside), labels)

    @cached_property
    def portions(self) -> Portions:
        """Return the rows as arrays.

        Raises: CarbonError for a lazy frame, whose rows are not in memory.
        """
        if not self.table.eager:
            raise CarbonError(
                say("the rows of a lazy frame are not in memory. Use by(), to_frame() or totals, or .collect() the frame before."),
                code="lazy",
            )
        known = self.known
        beside = key_table(known.keys, known.cells, {PLACE: np.arange(len(known.cells))})
        table = joined(self.table, known.keys, known.amount, beside, "left").with_columns(**{RAW: raw_amount(known.amount)})
        rows = to_polars(table.select(PLACE, AMOUNT, RAW))
        place = rows[PLACE].fill_null(-1).to_numpy().astype(np.intp)
        amounts = rows[AMOUNT].fill_null(np.nan).to_numpy()
        counts = np.append(known.portion_counts, 0)[place]
        counts[np.isnan(amounts)] = 0
        row = np.repeat(np.arange(place.size), counts)
        # The first portion of each row's combination, and the place of each portion within its row.
        first = np.append(known.first_portion, 0)[place]
        portion = first[row] + np.arange(row.size) - np.repeat(np.cumsum(counts) - counts, counts)
        refused = self._refused(np.flatnonzero(counts == 0), place, rows[RAW].to_numpy())
        return Portions(amounts[row] * known.multiplier[portion], known.portion_question[portion], row, refused)

    def _refused(self, open_rows: Indices, place: Indices, raw: Floats) -> tuple[Refused, ...]:
        by_place, found = {item.row: item.finding for item in self.known.refused}, []
        for row in open_rows.tolist():
            value = raw[row]
            word = "not_in_plan" if place[row] < 0 else "amount_missing" if value is None or value != value else "number_invalid"  # noqa: PLR0124
            if word == "number_invalid":
                word = "amount_negative" if value < 0 else "overflow" if value < np.inf else word
            finding = self._finding(word, by_place.get(int(place[row])), value, self.known.amount.column)
            found.append(Refused(row, replace(finding, row=row)))
        return tuple(found)


def _merged(one: Finding, other: Finding) -> Finding:
    rows = tuple(sorted((*one.rows, *other.rows))[:FIRST_ROWS])
    return replace(one, row=rows[0] if rows else None, rows=rows, count=one.count + other.count)
