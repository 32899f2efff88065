"""Rows that a proposal cannot read for a reason that no question of it names: a person who answers all questions must be through."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from carbon.core.sentences import say
from carbon.engine.asking.questions import ReadRows
from carbon.reading.prepared import Prepared

_MANY = 4
"""A reason concerns the table where it is that of one row in so many; a cell that is wrong is named by the calculation."""
_ASKED = frozenset(
    ["kind_missing", "unit_missing", "number_ambiguous", "date_ambiguous", "kind_unknown", "word_unknown", "airport_unknown", "sum_row"]
)
"""Reasons that have a question of their own: what the rows are, units, styles, and words that are not known."""


def unanswered(prepared: Prepared, read: ReadRows, questions: Collection[str]) -> list[str]:
    """Return what is asked of rows that are not read, each reason once with its rows.

    Parameters: prepared; read; questions that are asked already. Where it is not known what the rows are, nothing else is.
    """
    named = {text.partition(":")[0] for text in questions}
    if "kind" in named:
        return []
    left = [item for item in read.refused if item.finding.code not in _ASKED and (item.finding.column or "") not in named]
    if named & {"amount", "mass", "distance", "passengers"}:
        left = [item for item in left if item.finding.code != "amount_missing"]
    counts = Counter((item.finding.code, item.finding.column) for item in left)
    first = {(item.finding.code, item.finding.column): item for item in reversed(left)}
    return [
        say(
            "{rows} cannot be read, the first in row {row}: {message}",
            rows=say("1 row") if count == 1 else say("{count} rows", count=count),
            row=prepared.row_numbers[first[reason].row],
            message=first[reason].finding.message,
        )
        for reason, count in counts.items()
        if count * _MANY >= len(prepared.row_numbers)
    ]
