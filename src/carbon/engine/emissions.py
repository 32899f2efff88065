"""The result of every calculation: amounts × plan, ready to be summed, grouped, filtered, explained and written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from math import fsum
from typing import Any

import numpy as np

from carbon.core.errors import Finding
from carbon.core.formatting import mass
from carbon.core.gases import kyoto
from carbon.core.kernel import Floats, Indices, amount_sums, row_values
from carbon.engine.plan import Plan
from carbon.engine.questions import Refused


@dataclass(frozen=True)
class Emissions:
    """Emissions of rows of activity: what `calculate` returns, for one row and for a million.

    Parameters
    ----------
    plan: questions and lines.
    amounts, row_question, row: amount, question and input row of each portion, shape (n,).
    labels: input columns and labels by name, each of the length of the input.
    rows: number of input rows.
    refused: input rows that could not be read.
    notes: findings about the calculation as a whole.
    like: the input frame, so that tables come back in the same library.
    """

    plan: Plan
    amounts: Floats
    row_question: Indices
    row: Indices
    rows: int
    labels: Mapping[str, Sequence[Any]] = field(default_factory=dict)
    refused: tuple[Refused, ...] = ()
    notes: tuple[Finding, ...] = ()
    like: Any = None

    # -- totals ------------------------------------------------------------------------------------------------------

    @cached_property
    def question_amounts(self) -> Floats:
        """Summed amount of each question, shape (k,)."""
        return amount_sums(self.amounts, self.row_question, len(self.plan.answers))

    def total_kg(self, basis: str = "location") -> float | None:
        """Return the total [kg CO2e] in the location or market view; None when no line was answered."""
        if not self._any_answered:
            return None
        return fsum((self.question_amounts * self.plan.question_co2e[basis]).tolist())

    @property
    def co2e_kg(self) -> float | None:
        """Total in the location view [kg CO2e], as a float."""
        return self.total_kg()

    @property
    def co2e(self) -> Any:
        """Total in the location view, as a pint quantity; None when nothing was answered."""
        return _mass(self.co2e_kg)

    @property
    def total_location(self) -> Any:
        """Total with location-based scope 2, as a pint quantity."""
        return _mass(self.total_kg("location"))

    @property
    def total_market(self) -> Any:
        """Total with market-based scope 2, as a pint quantity; never summed with the other."""
        return _mass(self.total_kg("market"))

    def gases_kg(self, basis: str = "location") -> dict[str, float]:
        """Return kg of each gas, biogenic CO2 and the pseudo-gas co2e among them."""
        table = self.question_amounts[:, None] * self.plan.question_gases(basis)
        return {gas: fsum(table[:, number].tolist()) for number, gas in enumerate(self.plan.gases)}

    @property
    def gases(self) -> dict[str, Any]:
        """Mass of each gas in the location view, as pint quantities."""
        return {gas: _mass(value) for gas, value in self.gases_kg().items()}

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

    # -- completeness ------------------------------------------------------------------------------------------------

    @property
    def _any_answered(self) -> bool:
        return bool(len(self.plan.answers)) and bool(self.plan.answered.any()) and self.amounts.size > 0

    @cached_property
    def _one_portion_a_row(self) -> bool:
        return self.row.size == self.rows and bool((self.row == np.arange(self.rows)).all())

    def _to_rows(self, values: Floats) -> Floats:
        totals: Floats = np.bincount(self.row, weights=values, minlength=self.rows).astype(np.float64, copy=False)
        totals[np.bincount(self.row, minlength=self.rows) == 0] = np.nan
        return totals

    @cached_property
    def unanswered(self) -> int:
        """Number of input rows without a full answer, those that could not be read among them."""
        open_rows = set(self.row[~self.plan.answered[self.row_question]].tolist()) if self.amounts.size else set()
        return len(open_rows | {item.row for item in self.refused})

    @property
    def complete(self) -> bool:
        """Whether every row has a full answer."""
        return self.unanswered == 0 and self._any_answered

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, each distinct problem once with its count, errors first."""
        counts = np.bincount(self.row_question, minlength=len(self.plan.answers)).tolist()
        found: dict[Finding, int] = {}
        for finding in (*self.notes, *(item.finding for item in self.refused)):
            found[finding] = found.get(finding, 0) + 1
        for answer, count in zip(self.plan.answers, counts, strict=True):
            for finding in answer.findings if count else ():
                found[finding] = found.get(finding, 0) + count
        order = {"error": 0, "warning": 1, "info": 2}
        merged = [replace(finding, count=count) for finding, count in found.items()]
        return tuple(sorted(merged, key=lambda finding: order[finding.severity]))

    @property
    def contents(self) -> str:
        """What a total contains: scopes, basis, upstream, non-CO2, GWP set."""
        scopes = sorted({line.booking.scope for _, line in self.plan.lines})
        stages = {line.stage for _, line in self.plan.lines}
        parts = " + ".join(f"s{scope}{' (location)' if scope == 2 else ''}" for scope in scopes) or "no line"
        upstream = "upstream in" if "wtt" in stages or any("wtt" in line.factor.stages for _, line in self.plan.lines) else "upstream out"
        extra = "non-CO2 in" if "non_co2" in stages else ("non-CO2 out" if not self.plan.policy.non_co2 else "no non-CO2")
        others = [gas for gas in self.plan.gases if not kyoto(gas)]
        beside = f"{', '.join(others)} {'in' if self.plan.policy.other_gases else 'beside'}" if others else ""
        return ", ".join(part for part in (parts, upstream, extra, beside, self.plan.policy.gwp_set) if part)

    # -- parts and sums ----------------------------------------------------------------------------------------------

    def by(self, *keys: str, basis: str = "location") -> Any:
        """Return kg CO2e by one or more keys, as a table of the input's library (polars without one).

        Parameters: keys among source, site, scope, category, stage, gas, kind, region, period, month, factor_id, basis or any
        input column; basis, location or market.
        Raises: CarbonError naming the nearest key.
        """
        from carbon.engine.grouping import grouped
        from carbon.tables.frames import frame

        return frame(grouped(self, keys, basis), like=self.like)

    def view(self, basis: str) -> Emissions:
        """Return the result in one scope 2 view: the other's lines are left out and every total is of this one."""
        kept = [
            replace(line, basis=None) if keep else None for keep, (_, line) in zip(self.plan.in_view(basis), self.plan.lines, strict=True)
        ]
        lines = tuple((question, line) for (question, _), line in zip(self.plan.lines, kept, strict=True) if line)
        return replace(self, plan=replace(self.plan, lines=lines))

    def where(self, **wanted: Any) -> Emissions:
        """Return the part of the result whose keys equal the values (or are among a list of them).

        Parameters: wanted, key=value of line keys (scope, category, stage, factor_id, basis) or row labels (source, site …).

        Examples: result.where(scope=1), result.where(source=["Air", "Train"]).
        """
        from carbon.engine.grouping import filtered

        return filtered(self, wanted)

    def __getitem__(self, row: int) -> Emissions:
        """Return one input row as a result of its own; its total is that row's value to the last bit."""
        number = range(self.rows)[row]
        return self.take([number])

    def take(self, rows: Sequence[int]) -> Emissions:
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
        )

    def __add__(self, other: Emissions) -> Emissions:
        """Return both results as one; both must use one GWP set."""
        from carbon.engine.grouping import joined

        return joined(self, other)

    # -- words -------------------------------------------------------------------------------------------------------

    def explain(self, row: int | None = None) -> str:
        """Return the numbers used, step by step with their citations, of one row or of all questions.

        Parameters: row, an input row; without it, every question with its summed amount.
        """
        from carbon.engine.explain import explanation

        return explanation(self if row is None else self[row])

    def to_dict(self) -> dict[str, Any]:
        """Return the result as plain values, in the shape that `--format json` prints."""
        from carbon.engine.record import as_record

        return as_record(self)

    def to_json(self, indent: int | None = None) -> str:
        """Return the result as JSON text."""
        import json

        return json.dumps(self.to_dict(), indent=indent, ensure_ascii=False)

    def to_frame(self) -> Any:
        """Return the input's columns with `co2e_kg` and kg of each gas added, one row per input row.

        Raises: CarbonError when the input has a column of such a name already.
        """
        from carbon.engine.columns import result_frame

        return result_frame(self)

    def __repr__(self) -> str:
        return f"<Emissions {self}>"

    def __str__(self) -> str:
        total = self.co2e_kg
        if total is None:
            return f"no answer ({self.unanswered} of {self.rows} rows unanswered)"
        partial = "" if self.complete else f"; incomplete: {self.unanswered} of {self.rows} rows unanswered"
        return f"{mass(total)} CO2e ({self.contents}{partial})"


def _mass(kilograms: float | None) -> Any:
    if kilograms is None:
        return None
    # pint takes 0.3 s to load, so only a caller who asks for a quantity pays for it.
    from carbon.core.units.registry import quantity

    return quantity(kilograms, "kg")
