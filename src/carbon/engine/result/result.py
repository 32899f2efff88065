"""What a calculation found, as numbers: amounts × plan, totals, rows and completeness."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from math import fsum
from typing import Any, Self, TypeVar

import numpy as np

from carbon.core.booking import BESIDE
from carbon.core.errors import Finding
from carbon.core.gases import kyoto
from carbon.core.kernel import Floats, Indices, amount_sums, row_values
from carbon.engine.answering.compilations import compilation_findings
from carbon.engine.answering.left_out import state
from carbon.engine.answering.lines import Line
from carbon.engine.asking.questions import Refused
from carbon.engine.plan.plan import Plan
from carbon.engine.plan.tally import Tally
from carbon.engine.result.deferred import Deferred, Later
from carbon.engine.table.scan import Portions, Scan


@dataclass(frozen=True)
class Result:
    """Amounts, questions and plan of a calculation.

    Parameters
    ----------
    plan: questions and lines.
    amounts, row_question, row: amount, question and input row of each portion, shape (n,).
    labels: input columns and labels by name, each of the length of the input.
    rows: number of input rows.
    refused: input rows that could not be read.
    notes: findings about the calculation as a whole.
    like: the input frame, so that tables come back in the same library.
    basis: the scope 2 view of the total: location, or market after `view("market")`.
    scan: the table whose rows they are, while it is calculated by its own engine; rows of a lazy one never come into memory.
    """

    plan: Plan
    amounts: Deferred[Floats] = Deferred[Floats]()  # noqa: RUF009 - a descriptor is made once for the class
    row_question: Deferred[Indices] = Deferred[Indices]()  # noqa: RUF009 - a descriptor is made once for the class
    row: Deferred[Indices] = Deferred[Indices]()  # noqa: RUF009 - a descriptor is made once for the class
    rows: Deferred[int] = Deferred[int]()  # noqa: RUF009 - a descriptor is made once for the class
    refused: Deferred[tuple[Refused, ...]] = Deferred[tuple[Refused, ...]]()  # noqa: RUF009 - a descriptor is made once for the class
    labels: Mapping[str, Sequence[Any]] = field(default_factory=dict)
    notes: tuple[Finding, ...] = ()
    like: Any = None
    basis: str = "location"
    scan: Scan | None = None

    @property
    def deferred(self) -> bool:
        """Whether the rows are still in their table, and totals come from its engine."""
        return self.scan is not None and isinstance(self.__dict__["_amounts"], Later)

    def with_plan(self, plan: Plan, basis: str | None = None) -> Self:
        """Return the same rows with another plan of the same questions.

        Parameters: plan; basis of the view, where it changes.
        """
        if self.deferred and self.scan is not None:
            return from_scan(type(self), plan, self.scan, notes=self.notes, labels=self.labels, like=self.like, basis=basis or self.basis)
        return replace(self, plan=plan, basis=basis or self.basis)

    @cached_property
    def tally(self) -> Tally:
        """Amounts and rows of each question, and what was refused."""
        if self.deferred and self.scan is not None:
            return self.scan.tally(self.plan)
        questions = len(self.plan.answers)
        sums = amount_sums(self.amounts, self.row_question, questions)
        counts = np.bincount(self.row_question, minlength=questions)
        return Tally(sums, counts, self.rows, self._unanswered_rows, tuple(item.finding for item in self.refused))

    @property
    def question_amounts(self) -> Floats:
        """Summed amount of each question, shape (k,)."""
        return self.tally.amounts

    def total_kg(self, basis: str = "location") -> float | None:
        """Return the total [kg CO2e] in the location or market view; None when no line was answered."""
        if not self._any_answered:
            return None
        return fsum((self.question_amounts * self.plan.question_co2e[basis]).tolist())

    @property
    def co2e_kg(self) -> float | None:
        """Total in the location view [kg CO2e], as a float."""
        return self.total_kg()

    def gases_kg(self, basis: str = "location") -> dict[str, float]:
        """Return kg of each gas, biogenic CO2 and the pseudo-gas co2e among them."""
        table = self.question_amounts[:, None] * self.plan.question_gases(basis)
        return {gas: fsum(table[:, number].tolist()) for number, gas in enumerate(self.plan.gases)}

    def row_kg(self, basis: str = "location") -> Floats:
        """Return kg CO2e of each input row, shape (rows,); NaN for a row without answer."""
        values = row_values(self.amounts, self.row_question, self.plan.question_co2e[basis])
        values = np.where(self.plan.answered[self.row_question], values, np.nan) if len(self.plan.answers) else values
        if self._one_portion_a_row:
            return values
        return self._to_rows(values)

    def row_gases_kg(self, basis: str = "location") -> Floats:
        """Return kg of each gas of each portion, shape (n, g), gases as in `plan.gases`."""
        return row_values(self.amounts, self.row_question, self.plan.question_gases(basis))

    @property
    def _any_answered(self) -> bool:
        return bool(len(self.plan.answers)) and bool(self.plan.answered.any()) and self.tally.asked

    @cached_property
    def _one_portion_a_row(self) -> bool:
        return self.row.size == self.rows and bool((self.row == np.arange(self.rows)).all())

    def _to_rows(self, values: Floats) -> Floats:
        totals: Floats = np.bincount(self.row, weights=values, minlength=self.rows).astype(np.float64, copy=False)
        totals[np.bincount(self.row, minlength=self.rows) == 0] = np.nan
        return totals

    @property
    def _unanswered_rows(self) -> int:
        open_rows = set(self.row[~self.plan.answered[self.row_question]].tolist()) if self.amounts.size else set()
        return len(open_rows | {item.row for item in self.refused})

    @property
    def unanswered(self) -> int:
        """Number of input rows without a full answer, those that could not be read among them."""
        return self.tally.unanswered

    @property
    def complete(self) -> bool:
        """Whether every row has a full answer."""
        return self.unanswered == 0 and self._any_answered

    @cached_property
    def complete_but_for(self) -> tuple[str, ...]:
        """What the answers do not hold, in words: stages, gases and splits that no factor gives; empty where all is there."""
        counts = self.tally.portions.tolist()
        asked = (answer for answer, count in zip(self.plan.answers, counts, strict=True) if count)
        return tuple(dict.fromkeys(part for answer in asked for part in answer.left_out))

    @property
    def completeness(self) -> str:
        """In words: complete, complete but for something, or incomplete."""
        return state(self.complete, self.unanswered, self.rows, self.complete_but_for)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, each distinct problem once with its count, errors first."""
        counts = self.tally.portions.tolist()
        found: dict[Finding, int] = {}
        for finding in (*self.notes, *self.tally.refused, *compilation_findings(self._lines)):
            found[finding] = found.get(finding, 0) + finding.count
        for answer, count in zip(self.plan.answers, counts, strict=True):
            for finding in answer.findings if count else ():
                found[finding] = found.get(finding, 0) + count
        order = {"error": 0, "warning": 1, "info": 2}
        merged = [replace(finding, count=count) for finding, count in found.items()]
        return tuple(sorted(merged, key=lambda finding: order[finding.severity]))

    @cached_property
    def _lines(self) -> list[Line]:
        """The lines of the questions that some row asks."""
        asked = self.tally.portions > 0
        lines = self.plan.lines
        return [line for question, line in zip(lines.question.tolist(), lines.shared, strict=True) if asked[question]]

    @property
    def contents(self) -> str:
        """What a total contains: scopes, basis, upstream, non-CO2, other gases, GWP set."""
        policy = self.plan.policy
        lines = [line for line in self._lines if line.basis not in BESIDE]
        scopes = sorted({line.booking.scope for line in lines})
        stages = {stage for line in lines for stage in line.factor.stages}
        others = dict.fromkeys(gas for line in lines for gas in line.form.gases if not kyoto(gas))
        parts = [
            f"{self.basis}, in no total" if self.basis in BESIDE else "",
            " + ".join(f"s{scope}{f' ({self.basis})' if scope == 2 else ''}" for scope in scopes) or "no line",
            "upstream in" if "wtt" in stages else "upstream out",
            "non-CO2 in" if "non_co2" in stages else "no non-CO2" if policy.non_co2 else "non-CO2 out",
            f"{', '.join(others)} {'in' if policy.other_gases else 'beside'}" if others else "",
            policy.gwp_set,
        ]
        return ", ".join(part for part in parts if part)

    def take(self, rows: Sequence[int]) -> Self:
        """Return the result of some input rows, in their order."""
        place = {old: new for new, old in enumerate(rows)}
        kept = np.isin(self.row, list(place))
        labels = {name: [values[old] for old in rows] for name, values in self.labels.items()}
        refused = tuple(replace(item, row=place[item.row]) for item in self.refused if item.row in place)
        new_rows = np.array([place[old] for old in self.row[kept].tolist()], dtype=np.intp)
        return replace(
            self,
            amounts=self.amounts[kept],
            row_question=self.row_question[kept],
            row=new_rows,
            rows=len(place),
            labels=labels,
            refused=refused,
            like=None,
            scan=None,
        )


R = TypeVar("R", bound=Result)


def from_scan(cls: type[R], plan: Plan, scan: Scan, **fields: Any) -> R:
    """Return the result of a table that stays where it is; its arrays are made when they are asked for.

    Parameters: cls, the class of the result; plan; scan; fields of the result.
    """
    made: list[Portions] = []

    def portion(number: int) -> Any:
        if not made:
            made.append(scan.portions(plan))
        return made[0][number]

    amounts, row_question, row, refused = (Later(partial(portion, number)) for number in range(4))
    rows: Any = Later(lambda: scan.tally(plan).rows)
    deferred: dict[str, Any] = {"amounts": amounts, "row_question": row_question, "row": row, "refused": refused, "rows": rows}
    return cls(plan=plan, scan=scan, **deferred, **fields)
