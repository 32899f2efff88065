"""A cell of a million characters is no cell of a person: it is a quote that never closes, or a whole file; its row is refused."""

from __future__ import annotations

from dataclasses import replace

from carbon.core.errors import Finding
from carbon.core.sentences import say
from carbon.tables.grid import Cell, Grid, address

LONGEST = 1_000_000
"""Characters of a cell that is carried along; what a field takes is less."""
MOST = 32_767
"""The most characters of a cell of a spreadsheet, which the message names."""
_SHOWN = 20


def without_long_cells(grid: Grid) -> Grid:
    """Return a grid whose cells are of a length that every later step can look at; each row that loses a text is an error.

    Parameters: grid.
    """
    try:
        # Rows of texts alone, as all of a CSV are, are measured at once.
        if max(map(len, map("".join, grid.rows)), default=0) <= LONGEST:  # type: ignore[arg-type]
            return grid
    except TypeError:
        pass
    long = [
        (row, column)
        for row, cells in enumerate(grid.rows)
        for column, cell in enumerate(cells)
        if type(cell) is str and len(cell) > LONGEST
    ]
    if not long:
        return grid
    rows: list[list[Cell]] = [list(cells) for cells in grid.rows]
    findings = []
    for row, column in long:
        text = str(rows[row][column])
        message = say(
            "{name}: the cell has {count} characters, from '{value}…'. Write at most {longest}, the most of a spreadsheet.",
            name=address(row, column),
            count=len(text),
            value=text[:_SHOWN],
            longest=MOST,
        )
        findings.append(Finding("cell_too_long", "error", message, grid.name, row + 1))
        rows[row][column] = f"{text[:_SHOWN]}…"
    return replace(grid, rows=rows, findings=(*grid.findings, *findings))
