"""Emissions: the result of every calculation, ready to be summed, grouped, filtered, explained and written."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import fsum
from typing import Any, Generic, Self

from carbon.core.arrays import Floats, np
from carbon.core.errors import CarbonError, Finding
from carbon.core.formatting import mass
from carbon.core.kernel import row_values, total
from carbon.core.renamed import renamed
from carbon.core.sentences import say
from carbon.engine.asking.questions import Refused
from carbon.engine.plan.plan import BASES, Plan
from carbon.engine.plan.rows import Rows, Tally
from carbon.engine.result.explain import explanation
from carbon.engine.result.findings import absent, at_first_rows, contents, merged_findings, row_findings, state
from carbon.engine.result.grouping import filtered, grouped, joined, taken_rows, unknown_basis
from carbon.engine.result.intensity import with_shares
from carbon.engine.result.memory_sums import row_sums
from carbon.engine.result.notebook import notebook_html
from carbon.engine.result.quantities import AsQuantities
from carbon.engine.result.record import ResultRecord, as_record
from carbon.engine.result.stored import StoredEmissions, stored
from carbon.engine.result.views import outside, viewed
from carbon.tables.frames import frame, records
from carbon.tables.types import FrameT_co, SumsT_co


@dataclass(frozen=True, eq=False, repr=False)
class Emissions(AsQuantities, Generic[FrameT_co, SumsT_co]):
    """Emissions of rows of activity: what `calculate` returns, for one row and for a million.

    A result is a value: reading it in any order changes nothing. It equals only itself, so it can be the key of a dict; compare two
    results by `plan.fingerprint` and their totals.

    Parameters: plan, questions and lines; input, the rows, in memory or in their table; notes, findings about the calculation as a whole;
    basis, the scope 2 view of the total: location, or market after `view("market")`. Made by `calculate`, not by hand.

    >>> import carbon
    >>> result = carbon.calculate("diesel", "40 L", region="GB", period=2019)
    >>> result.total_kg() == result.co2e_kg, sorted(result.gases_kg())[:2], result.row_kg().size, result.row_gases_kg().shape
    (True, ['ch4_fossil', 'co2'], 1, (1, 5))
    >>> result.by("scope").height, result.where(scope=1).total_kg() < result.total_kg(), result.view("market").basis
    (2, True, 'market')
    >>> result.outside_totals("avoided").co2e_kg, result.to_frame()["scopes"].to_list(), result.to_dict()["rows"]
    (0.0, ['1; 3'], 1)
    >>> both = sum([result, result])
    >>> len(both), [row.co2e_kg == result.co2e_kg for row in both]
    (2, [True, True])
    >>> Emissions.from_json(result.to_json()).co2e_kg == result.co2e_kg, result.explain().splitlines()[0]
    (True, 'fuel: 40 l, GB, 2019')
    """

    plan: Plan
    input: Rows
    notes: tuple[Finding, ...] = ()
    basis: str = "location"

    @cached_property
    def tally(self) -> Tally:
        """Amounts and rows of each question, and what was refused."""
        return self.input.tally(self.plan)

    @cached_property
    def known_sums(self) -> dict[tuple[tuple[str, ...], str], dict[str, list[Any]]]:
        """Tables of sums that were asked for, by keys and basis: kept, so that they are the same bits each time."""
        return {}

    @property
    def rows(self) -> int:
        """Number of input rows."""
        return self.tally.rows

    @property
    def labels(self) -> Mapping[str, Sequence[Any]]:
        """Input columns and labels by name; a lazy table has the names only."""
        return self.input.labels

    @property
    def refused(self) -> tuple[Refused, ...]:
        """Input rows that could not be read, each with its finding."""
        return self.input.portions.refused

    @property
    def question_amounts(self) -> Floats:
        """Summed amount of each question [its own unit], shape (k,)."""
        return np.array(self.tally.amounts, dtype=np.float64)

    def total_kg(self, basis: str = "location") -> float | None:
        """Return the total [kg CO2e] in the location or market view; None when no line was answered."""
        if not self._any_answered:
            return None
        if basis not in BASES:
            raise unknown_basis(basis)
        return total(self.tally.amounts, self.plan.question_kg[basis])

    @property
    def co2e_kg(self) -> float | None:
        """Total in the location view [kg CO2e], as a float."""
        return self.total_kg()

    def gases_kg(self, basis: str = "location") -> dict[str, float]:
        """Return the mass of each gas [kg], including biogenic CO2 and the pseudo-gas co2e."""
        table = self.question_amounts[:, None] * self.plan.question_gases(basis)
        return {gas: fsum(table[:, number].tolist()) for number, gas in enumerate(self.plan.gases)}

    def row_kg(self, basis: str = "location") -> Floats:
        """Return kg CO2e of each input row, shape (rows,); NaN for a row without answer."""
        if basis not in BASES:
            raise unknown_basis(basis)
        portions = self.input.portions
        values = row_values(portions.amounts, portions.row_question, self.plan.answered_co2e(basis))
        return row_sums(portions, self.rows, values)

    def row_gases_kg(self, basis: str = "location") -> Floats:
        """Return kg of each gas of each portion, shape (n, g), gases as in `plan.gases`."""
        portions = self.input.portions
        return row_values(portions.amounts, portions.row_question, self.plan.question_gases(basis))

    @property
    def _any_answered(self) -> bool:
        return any(answer.answered for answer in self.plan.answers) and any(self.tally.portions)

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
        return absent(self.plan, self.tally)

    @property
    def completeness(self) -> str:
        """In words: complete, complete but for something, or incomplete."""
        return state(self.complete, self.unanswered, self.rows, self.complete_but_for)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, each distinct problem once with its count and, of an unanswered row or a cell, its first place; errors first."""
        return at_first_rows(self.plan, self.input, self.tally.rows, merged_findings(self.plan, self.tally, self.notes))

    @property
    def contents(self) -> str:
        """What a total contains: scopes, basis, upstream, non-CO2, other gases, GWP set."""
        return contents(self.plan, self.tally, self.basis)

    def by(self, *keys: str, basis: str = "location", shares: bool = False) -> SumsT_co:
        """Return kg CO2e by one or more keys, as a table of the input's library (polars without one).

        Parameters: keys among source, site, scope, category, stage, gas, kind, region, period, month, factor_id, basis or any
        input column; basis, location or market; shares, whether to add a column with each row's share of the sum [0 to 1].
        Raises: CarbonError for an unknown key or basis, naming the nearest, and for shares of two views.
        """
        if shares and "basis" in keys:
            message = say("location and market are two views of one scope 2 and have no sum, so no shares. Leave basis out of the keys.")
            raise CarbonError(message, code="basis_sum", field="shares")
        cells = grouped(self, keys, basis)
        found: SumsT_co = frame(with_shares(cells) if shares else cells, like=self.input.like)
        return found

    def view(self, basis: str) -> Self:
        """Return the result in one scope 2 view: lines of the other view are left out, and every total is of this one."""
        return viewed(self, basis)

    def outside_totals(self, what: str) -> Self:
        """Return what is reported separately from the totals as a result of its own, never part of another.

        Parameters: what, avoided, removal or projected.
        Raises: CarbonError for any other word.
        Source: Scope 3 Standard (2011), 9.5; Corporate Standard ch. 8.
        """
        return outside(self, what)

    beside = renamed(outside_totals, "Emissions.beside", "Emissions.outside_totals", "0.1.0")

    def where(self, **wanted: object) -> Self:
        """Return the part of the result whose keys equal the values (or are among a list of them).

        Parameters: wanted, key=value of line keys (scope, category, stage, factor_id, basis) or row labels (source, site …).
        """
        return filtered(self, wanted)

    def __getitem__(self, row: int) -> Self:
        """Return one input row as a result of its own; its total is that row's value to the last bit."""
        number = range(self.rows)[row]
        return taken_rows(self, [number])

    def __len__(self) -> int:
        return self.rows

    def __iter__(self) -> Iterator[Self]:
        return (self[row] for row in range(self.rows))

    def __add__(self, other: Emissions | int) -> Self:
        """Return both results as one; both must use one GWP set. 0 adds nothing, since Python's `sum` begins with it."""
        if isinstance(other, Emissions):
            return joined(self, other)
        return self if isinstance(other, int) and other == 0 else NotImplemented

    __radd__ = __add__

    def explain(self, row: int | None = None) -> str:
        """Return the numbers used, step by step with their citations, of one row or of all questions.

        Parameters: row, an input row; without it, every question with its summed amount.
        """
        return explanation(self if row is None else self[row])

    def to_dict(self, *, rows: bool = False) -> ResultRecord:
        """Return the result as plain values, in the shape of `--format json`; with rows, those of `to_frame` are added as `table`."""
        record = as_record(self)
        if rows:
            record["table"] = records(self.to_frame())
        return record

    def to_json(self, indent: int | None = None, *, rows: bool = False) -> str:
        """Return the result as JSON text; parameters as `to_dict`, and the indent of a level [spaces]."""
        return json.dumps(self.to_dict(rows=rows), indent=indent, ensure_ascii=False)

    @staticmethod
    def from_json(text: str) -> StoredEmissions:
        """Return the totals, lines and findings that `to_json` wrote; a lock (`carbon.freeze`) keeps the plan and the rows too.

        Raises: CarbonError for a text that is not a result, is of another version, or was changed.
        """
        return stored(text)

    def to_frame(self) -> FrameT_co:
        """Return the input's columns with those of the result added, one row per input row; docs/frames.md lists them.

        Raises: CarbonError when the input has a column of such a name already.
        """
        of_rows = row_findings(self.notes, self.input.labels) if any(note.row is not None for note in self.notes) else {}
        found: FrameT_co = self.input.frame(self.plan, of_rows)
        return found

    def __repr__(self) -> str:
        return f"<Emissions {self}>"

    _repr_html_ = notebook_html

    def __str__(self) -> str:
        total = self.co2e_kg
        if total is None:
            return f"no answer ({self.unanswered} of {self.rows} rows unanswered)"
        partial = "" if self.complete else f"; {self.completeness}"
        return f"{mass(total)} CO2e ({self.contents}{partial})"
