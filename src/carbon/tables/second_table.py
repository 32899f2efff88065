"""A second table below the first: its headings are no row of the first one, and its columns hold other things."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from carbon.core.errors import Finding
from carbon.core.sentences import say
from carbon.tables.grid import Cell, Grid, is_empty, text_of

_LEAST = 2
"""Headings of a table, at least."""


def second_header(grid: Grid, names: Sequence[str], below: Sequence[int]) -> int | None:
    """Return the row in which a second table begins: headings after an empty row, other ones than those of the first, with rows below.

    Headings are short words in each cell, of which one at least stands over numbers and, in the first table, in a column of numbers.
    Parameters: grid; names of the first table's columns; below, its filled rows.
    """
    for place, row in enumerate(below[1:-1], 1):
        if below[place - 1] != row - 1 and _heads(grid, names, below[:place], row, below[place + 1 :]):
            return row
    return None


def _heads(grid: Grid, names: Sequence[str], above: Sequence[int], row: int, under: Sequence[int]) -> bool:
    cells = {column: cell for column, cell in enumerate(grid.rows[row]) if not is_empty(cell)}
    words = [cell for cell in cells.values() if isinstance(cell, str) and not any(sign.isdigit() for sign in cell[:1])]
    if len(cells) < _LEAST or len(words) < len(cells) or all(_named(names, at) == text_of(cell) for at, cell in cells.items()):
        return False
    # What its column holds elsewhere is a value: a row of the table whose number is missing.
    if any(text_of(_cell(grid, other, at)) == text_of(cell) for other in (*above, *under) for at, cell in cells.items()):
        return False
    numbers = [column for column in cells if _is_number(_cell(grid, under[0], column))]
    columns = [[_cell(grid, other, at) for other in above] for at in numbers]
    # In the first table such a column is of numbers, or it has none.
    return any(any(map(_is_number, column)) or all(map(is_empty, column)) for column in columns)


def _named(names: Sequence[str], column: int) -> str:
    return names[column] if column < len(names) else ""


def _cell(grid: Grid, row: int, column: int) -> Cell:
    return grid.rows[row][column] if column < len(grid.rows[row]) else None


def _is_number(cell: Cell) -> bool:
    """Whether a cell holds a number, as such or as text with nothing but digits and their signs."""
    if isinstance(cell, int | float):
        return not isinstance(cell, bool)
    return isinstance(cell, str) and any(sign.isdigit() for sign in cell) and not any(sign.isalpha() for sign in cell)


def said_of_second(grid: Grid, rows: Sequence[int]) -> Iterator[Finding]:
    """Yield the warning of a second table that is not read.

    Parameters: grid; rows of the second table, its headings first.
    """
    if not rows:
        return
    headings = ", ".join(text_of(cell) for cell in grid.rows[rows[0]] if not is_empty(cell))
    message = say(
        "rows {first} to {last} are a second table, with the headings {headings}; they were not read. Read the file once more with "
        "header = {first} for it, or move it to a sheet of its own.",
        first=rows[0] + 1,
        last=rows[-1] + 1,
        headings=headings[:80],
    )
    yield Finding("second_table_not_read", "warning", message, grid.name, rows[0] + 1)
