"""How much is asked of each question and by how many rows: all that totals and findings need to know of the rows."""

from __future__ import annotations

from dataclasses import dataclass

from carbon.core.errors import Finding
from carbon.core.kernel import Floats, Indices


@dataclass(frozen=True)
class Tally:
    """Rows, summed.

    Parameters: amounts, of each question, shape (k,); portions, rows of each question, shape (k,); rows of the input; unanswered
    rows; refused, a finding for each problem of rows that could not be read, with its count and first row.
    """

    amounts: Floats
    portions: Indices
    rows: int
    unanswered: int
    refused: tuple[Finding, ...] = ()

    @property
    def asked(self) -> bool:
        """Whether any row asks anything."""
        return bool(self.portions.any())
