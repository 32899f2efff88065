"""Emissions: the result of every calculation, ready to be summed, grouped, filtered, explained and written."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import Any, Self

from carbon.core.booking import BESIDE
from carbon.core.errors import CarbonError
from carbon.core.formatting import mass
from carbon.engine.plan.postings import Postings
from carbon.engine.result.explain import explanation
from carbon.engine.result.grouping import filtered, grouped, joined
from carbon.engine.result.intensity import per, with_shares
from carbon.engine.result.output import result_frame
from carbon.engine.result.record import as_record
from carbon.engine.result.result import Result
from carbon.tables.frames import frame


@dataclass(frozen=True)
class Emissions(Result):
    """Emissions of rows of activity: what `calculate` returns, for one row and for a million.

    Parameters: as Result. Made by `calculate`, not by hand.
    """

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

    @property
    def gases(self) -> dict[str, Any]:
        """Mass of each gas in the location view, as pint quantities."""
        return {gas: _mass(value) for gas, value in self.gases_kg().items()}

    def by(self, *keys: str, basis: str = "location", shares: bool = False) -> Any:
        """Return kg CO2e by one or more keys, as a table of the input's library (polars without one).

        Parameters: keys among source, site, scope, category, stage, gas, kind, region, period, month, factor_id, basis or any
        input column; basis, location or market; shares, whether each row's part of the sum is a column too, 0 to 1.
        Raises: CarbonError naming the nearest key.
        """
        if shares and "basis" in keys:
            message = "location and market are two views of one scope 2 and have no sum, so no shares. Leave basis out of the keys."
            raise CarbonError(message, code="basis_sum", field="shares")
        cells = grouped(self, keys, basis)
        return frame(with_shares(cells) if shares else cells, like=self.like)

    def per(self, amount: Any, basis: str = "location") -> Any:
        """Return the emissions per one unit of an amount, as a pint quantity; None when nothing was answered.

        Parameters: amount, what they are divided by, as "1 200 000 passengers", "12 500 m2", "430 FTE", (12, "MSEK"); basis,
        location or market.
        Raises: CarbonError for an unknown unit, and for an amount that is not above zero.

        >>> import carbon
        >>> flown = carbon.calculate("nitrous_oxide", "2 t")
        >>> round(flown.per("1 000 employees").to("kg/employee").magnitude, 6)
        546.0
        """
        found = per(self, amount, basis)
        if found is None:
            return None
        # pint takes 0.3 s to load, so only a caller who asks for a quantity pays for it.
        from carbon.core.units.registry import quantity

        return quantity(found[0], "kg") / quantity(1.0, found[1].unit)

    def view(self, basis: str) -> Self:
        """Return the result in one scope 2 view: the other's lines are left out and every total is of this one."""
        kept = [
            replace(line, basis=None) if keep else None for keep, (_, line) in zip(self.plan.in_view(basis), self.plan.lines, strict=True)
        ]
        lines = Postings.picked((question, line) for (question, _), line in zip(self.plan.lines, kept, strict=True) if line)
        return self.with_plan(replace(self.plan, lines=lines), basis)

    def beside(self, what: str) -> Self:
        """Return what stands beside the totals as a result of its own, never part of another.

        Parameters: what, avoided, removal or projected.
        Raises: CarbonError naming the three.
        Source: Scope 3 Standard (2011), 9.5; Corporate Standard ch. 8.
        """
        if what not in BESIDE:
            raise CarbonError(f"'{what}' does not stand beside the totals. Known: {', '.join(BESIDE)}.", code="basis_unknown")
        lines = Postings.picked((question, replace(line, basis=None)) for question, line in self.plan.lines if line.basis == what)
        return replace(self, plan=replace(self.plan, lines=lines), basis=what)

    def where(self, **wanted: Any) -> Self:
        """Return the part of the result whose keys equal the values (or are among a list of them).

        Parameters: wanted, key=value of line keys (scope, category, stage, factor_id, basis) or row labels (source, site …).

        Examples: result.where(scope=1), result.where(source=["Air", "Train"]).
        """
        return filtered(self, wanted)

    def __getitem__(self, row: int) -> Self:
        """Return one input row as a result of its own; its total is that row's value to the last bit."""
        number = range(self.rows)[row]
        return self.take([number])

    def __add__(self, other: Emissions) -> Self:
        """Return both results as one; both must use one GWP set."""
        return joined(self, other)

    def explain(self, row: int | None = None) -> str:
        """Return the numbers used, step by step with their citations, of one row or of all questions.

        Parameters: row, an input row; without it, every question with its summed amount.
        """
        return explanation(self if row is None else self[row])

    def to_dict(self) -> dict[str, Any]:
        """Return the result as plain values, in the shape that `--format json` prints."""
        return as_record(self)

    def to_json(self, indent: int | None = None) -> str:
        """Return the result as JSON text."""
        return json.dumps(self.to_dict(), indent=indent, ensure_ascii=False)

    def to_frame(self) -> Any:
        """Return the input's columns with `co2e_kg` and kg of each gas added, one row per input row.

        Raises: CarbonError when the input has a column of such a name already.
        """
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
