"""A sheet or file as a grid of cells at their addresses, before anything is known of its table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from carbon.core.errors import Finding

Cell = str | int | float | date | time | timedelta | None
"""What a file states of a cell: text, a number, a day or a time; '' or None where it is empty."""


@dataclass(frozen=True)
class Grid:
    """The cells of one sheet or file, the first row of the file first.

    Parameters: name, the file, with its sheet as book.xlsx#Feb; rows of cells; merged, (first row, first column, last row, last
    column) of cells that are one; findings about the whole; ready, whether the format itself states that the first row is the
    header; empty_formulas, addresses of formulas without a stored value; hidden_rows; struck_rows, of which a filled cell is struck
    through; coloured_rows, row → its colour, where its filled cells have one. Rows and columns are counted from 0.
    """

    name: str
    rows: Sequence[Sequence[Cell]]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    findings: tuple[Finding, ...] = field(default=())
    ready: bool = False
    empty_formulas: tuple[tuple[int, int], ...] = ()
    hidden_rows: tuple[int, ...] = ()
    struck_rows: tuple[int, ...] = ()
    coloured_rows: Mapping[int, str] = field(default_factory=dict)


def text_of(cell: object) -> str:
    """Return a cell as the text a CSV of it holds, so that all formats are read alike.

    >>> text_of(40.0), text_of(0.5), text_of(date(2019, 1, 31)), text_of(None)
    ('40', '0.5', '2019-01-31', '')
    """
    if isinstance(cell, str):
        return cell.strip()
    if cell is None or cell != cell:  # noqa: PLR0124 - NaN
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < _EXACT else repr(cell)
    if isinstance(cell, datetime):
        return _moment(cell)
    return cell.isoformat(timespec="auto")[:8].removesuffix(":00") if isinstance(cell, time) else str(cell)


_EXACT = 1e15
"""Whole numbers below it are printed by all their digits."""


def _moment(cell: datetime) -> str:
    if cell.time() == time():
        return cell.date().isoformat() if cell.tzinfo is None else cell.isoformat(" ")
    return cell.isoformat(" ", "auto" if cell.second or cell.microsecond else "minutes")


def is_empty(cell: object) -> bool:
    """Return whether a cell holds nothing."""
    return cell is None or cell != cell or (isinstance(cell, str) and not cell.strip())  # noqa: PLR0124 - NaN


def is_blank(cells: Sequence[object]) -> bool:
    """Return whether all cells of a row are empty.

    >>> is_blank(["", None, " "]), is_blank(["", 0])
    (True, False)
    """
    return cells.count("") == len(cells) or all(map(is_empty, cells))


def letters(column: int) -> str:
    """Return the letters of a column counted from 0, as a spreadsheet names it.

    >>> letters(0), letters(27)
    ('A', 'AB')
    """
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def address(row: int, column: int) -> str:
    """Return the address of a cell, both counted from 0.

    >>> address(2, 1)
    'B3'
    """
    return f"{letters(column)}{row + 1}"
