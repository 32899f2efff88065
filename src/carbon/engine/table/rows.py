"""Rows that stay in their table: its engine counts, sums and joins them, and they come into memory only for who needs each one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from carbon.engine.plan.input_columns import InputColumns
from carbon.engine.plan.output_columns import LABELS
from carbon.engine.plan.plan import Plan
from carbon.engine.plan.rows import LabelledAmount, Portions, Tally
from carbon.engine.table.scan import Scan
from carbon.engine.table.sums import scan_amounts, scan_sums
from carbon.tables.engines import key_table
from carbon.tables.results import Added, with_results


@dataclass(frozen=True, eq=False)
class TableRows:
    """The rows of a table, eager or lazy.

    Parameters: scan, the table and the combinations of its plan; labels, input columns and labels by name, of a lazy table the names alone.
    """

    scan: Scan
    labels: Mapping[str, Sequence[Any]]

    @property
    def more(self) -> InputColumns:
        """None: every column of a table is a label."""
        return InputColumns()

    @property
    def like(self) -> object:
        """The table itself."""
        return self.scan.table.native

    @property
    def portions(self) -> Portions:
        """The rows as arrays.

        Raises: CarbonError `lazy` for a lazy table.
        """
        return self.scan.portions

    def tally(self, plan: Plan) -> Tally:
        """Return how much is asked of each question, from one pass over the table."""
        return self.scan.tally(plan)

    def sums(self, plan: Plan, keys: Sequence[str], basis: str) -> dict[str, list[Any]]:
        """Return the columns of a table of sums, computed where the rows are."""
        return scan_sums(self.scan, plan, keys, basis)

    def amounts_by(self, plan: Plan, labels: Sequence[str]) -> list[LabelledAmount]:
        """Return the summed amount of each combination of labels and question that occurs."""
        if labels:
            known = self.scan.known_amounts
            return known.get(tuple(labels)) or known.setdefault(tuple(labels), scan_amounts(self.scan, labels))
        tally = self.tally(plan)
        return [((), question, tally.amounts[question]) for question, count in enumerate(tally.portions) if count]

    def frame(self, plan: Plan, findings: Mapping[int, Sequence[str]]) -> Any:
        """Return the table in its own library with the columns of a result: the plan is joined where the rows live."""
        known, table = self.scan.known, self.scan.table
        found = plan.combination_output
        labels = {name: known.columns[name] for name in LABELS if name in known.columns}
        order = plan.output.added(list(table.types))
        added = Added(order, known.single_multiplier.tolist(), found.numbers, found.words, found.refused.tolist(), labels)
        beside = key_table(known.keys, known.cells, added.columns())
        return with_results(table, known.keys, known.amount, beside, added)
