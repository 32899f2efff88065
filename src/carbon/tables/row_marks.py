"""What a person marked rows with that no cell holds: hidden, struck through, a colour of its own. It is said, and the rows are read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from carbon.core.errors import Finding
from carbon.core.formatting import shortened
from carbon.core.sentences import Sentence, say
from carbon.tables.grid import Grid

_FEW = 4
"""A colour stands out where at most one row in so many has it: of rows in turn half have one."""


def marked_rows(grid: Grid, body: Sequence[int]) -> Iterator[Finding]:
    """Yield what is said of rows of a table that are marked.

    Parameters: grid; body, the rows of the table.
    """
    rows = set(body)
    if hidden := [row for row in grid.hidden_rows if row in rows]:
        message = say("hidden {said} read as any other. Delete what should not count.", said=_were(hidden))
        yield Finding("rows_hidden", "warning", message, grid.name)
    if struck := [row for row in grid.struck_rows if row in rows]:
        message = say("struck through, {said} read as any other. Delete what should not count.", said=_were(struck))
        yield Finding("rows_struck", "warning", message, grid.name, struck[0] + 1)
    colours = Counter(colour for row, colour in grid.coloured_rows.items() if row in rows)
    few = {colour for colour, times in colours.items() if times * _FEW <= len(rows)}
    if coloured := [row for row in sorted(grid.coloured_rows) if row in rows and grid.coloured_rows[row] in few]:
        message = say("{said} read as any other, whatever its colour means. Delete what should not count.", said=_were(coloured))
        yield Finding("rows_coloured", "info", message, grid.name, coloured[0] + 1)


def _were(rows: Sequence[int]) -> Sentence:
    return say("row {ranges} was", ranges=_ranges(rows)) if len(rows) == 1 else say("rows {ranges} were", ranges=_ranges(rows))


def _ranges(rows: Sequence[int]) -> str:
    """Rows counted from 0, as a person counts them: 5-9, 12."""
    parts, start = list[str](), 0
    for place in range(1, len(rows) + 1):
        if place == len(rows) or rows[place] != rows[place - 1] + 1:
            first, last = rows[start] + 1, rows[place - 1] + 1
            parts.append(str(first) if first == last else f"{first}-{last}")
            start = place
    return shortened(", ".join(parts))
