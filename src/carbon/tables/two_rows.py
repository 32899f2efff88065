"""A header of two rows: units under headings, or headings of groups over those of their columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, time, timedelta
from itertools import pairwise

from carbon.core.errors import Finding
from carbon.core.sentences import say
from carbon.core.units.scales import is_ambiguous, is_spelling
from carbon.tables.grid import Cell, Grid, is_empty, text_of

NUMBER = re.compile(r"[+\-\u2212(]?[$€£]?[\d.,'\u2019\s\u00a0\u202f]*\d[\d.,'\u2019\s\u00a0\u202f]*%?\)?(?:\s*(?:[^\W\d]{1,4}|[$€£]))?")
"""A number as people write it, with a unit of a few letters behind it."""
_BRACKETS = re.compile(r"[(\[].*[)\]]")
_TIME = re.compile(r"(19|20)\d\d|\d{1,2}[:.]\d{2}|\d{4}-\d\d(-\d\d)?")
_BELOW = 20
"""Rows below a header that tell what its columns hold."""


def header_rows(grid: Grid, first: int, filled: Sequence[int]) -> tuple[int, ...]:
    """Return the rows of a header of which one row is found: with the headings of groups above it, or what stands for each column below.

    Parameters: grid; first, the row; filled, rows that are not empty.
    """
    at = filled.index(first)
    above = filled[at - 1] if at and filled[at - 1] == first - 1 else None
    if above is not None and is_heading(grid.rows[above]) and _is_group(grid, above, first, filled[at + 1 :]):
        return (above, first)
    second = filled[at + 1] if at + 1 < len(filled) else None
    if second == first + 1 and _is_second(grid, first, second, filled[at + 2 :]):
        return (first, second)
    return (first,)


def is_heading(cells: Sequence[Cell]) -> bool:
    """Return whether a row may head columns: it has words, and no number but years, days and times, which head columns of time."""
    texts = [cell for cell in cells if not is_empty(cell)]
    words = [cell for cell in texts if _is_word(cell)]
    return bool(words) and all(cell in words or is_time(cell) for cell in texts)


def _is_word(cell: Cell) -> bool:
    return isinstance(cell, str) and not NUMBER.fullmatch(cell.strip())


def is_time(cell: Cell) -> bool:
    """Return whether a cell is a year, a day or a time, as they head columns."""
    return isinstance(cell, date | time | timedelta) or _TIME.fullmatch(text_of(cell)) is not None


def joined_names(parts: list[list[str]]) -> list[str]:
    """Return the headings of columns from the texts of their rows; one over several columns holds for each that is named below it.

    >>> joined_names([["Site", "El", ""], ["", "2018", "2019"]])
    ['Site', 'El 2018', 'El 2019']
    """
    for upper, lower in pairwise(parts):
        last = ""
        for column, text in enumerate(upper):
            # A heading with nothing below it is of its own column alone.
            last = (text if lower[column] else "") if text else last
            upper[column] = text or (last if lower[column] else "")
    return [" ".join(dict.fromkeys(part[column] for part in parts if part[column])) for column in range(len(parts[0]))]


def _is_group(grid: Grid, above: int, first: int, below: Sequence[int]) -> bool:
    """Whether the row above holds the headings of groups: it names a column that has no name of its own, or tells equal names apart."""
    upper, lower = texts_of_rows(grid, above, first)
    if sum(map(bool, upper)) < 2:
        return False
    alone = [column for column, text in enumerate(upper) if text and not lower[column]]
    spanned = any(lower[column] and not upper[column] for column in range(len(upper)))
    used = any(_filled(grid, below, column) for column in alone)
    return (spanned and used) or (_twice(lower) and not _twice(joined_names([upper, lower])))


def _is_second(grid: Grid, first: int, second: int, below: Sequence[int]) -> bool:
    """Whether the row under the header heads columns too: words over numbers, units, or parts of a heading above."""
    upper, lower = texts_of_rows(grid, first, second)
    cells = {column: cell for column, cell in enumerate(grid.rows[second]) if not is_empty(cell)}
    times = [column for column, cell in cells.items() if is_time(cell)]
    if any(column not in times and not _is_word(cell) for column, cell in cells.items()):
        return False
    if _twice(upper):
        # Equal headings are no header; with the row below they may be.
        return not _twice(joined_names([upper, lower]))
    spanned = [column for column in cells if not upper[column]]
    if times:
        # Years are amounts too, but not in a row without a name under headings that stand over several columns.
        labels = [column for column, text in enumerate(upper) if text and not lower[column] and _filled(grid, below, column)]
        return bool(spanned and labels) and not any(_numeric(grid, below, column) for column in labels)
    numeric = {column for column in range(len(lower)) if _numeric(grid, below, column)}
    if not numeric & cells.keys():
        return False
    return bool(numeric & {*spanned}) or all(_is_unit(text) for text in lower if text)


def said_of_words(grid: Grid, header: Sequence[int], below: Sequence[int]) -> Iterator[Finding]:
    """Yield the question of a row below the header with words where all others hold numbers: it may head the columns too.

    Parameters: grid; header rows; below, the rows of the table.
    """
    if len(header) > 1 or len(below) < 2 or below[0] != header[-1] + 1 or not is_heading(grid.rows[below[0]]):
        return
    lower = {column: text_of(cell) for column, cell in enumerate(grid.rows[below[0]]) if not is_empty(cell)}
    rest = below[1 : _BELOW + 1]
    over = [text for column, text in lower.items() if _numeric(grid, rest, column)]
    again = any(text_of(_cell(grid, row, column)) == text for row in below[1:] for column, text in lower.items())
    # One cell that is no number is refused with its row.
    if len(over) < 2 or again:
        return
    message = say(
        "row {row} holds words where the rows below it hold numbers, such as '{text}'; it was read as a row. If it heads the columns too, "
        "write header = {rows}; if it is a note, delete it.",
        row=below[0] + 1,
        text=over[0][:60],
        rows=[header[0] + 1, below[0] + 1],
    )
    yield Finding("header_suspected", "warning", message, grid.name, below[0] + 1)


def texts_of_rows(grid: Grid, *rows: int) -> list[list[str]]:
    """Return the texts of rows, all as long as the longest of them."""
    width = max(len(grid.rows[row]) for row in rows)
    return [[text_of(cell) for cell in grid.rows[row]] + [""] * (width - len(grid.rows[row])) for row in rows]


def _twice(names: Sequence[str]) -> bool:
    filled = [name for name in names if name]
    return len(set(filled)) < len(filled)


def _cell(grid: Grid, row: int, column: int) -> Cell:
    return grid.rows[row][column] if column < len(grid.rows[row]) else None


def _filled(grid: Grid, below: Sequence[int], column: int) -> bool:
    return any(not is_empty(_cell(grid, row, column)) for row in below[:_BELOW])


def _numeric(grid: Grid, below: Sequence[int], column: int) -> bool:
    """Whether a column mostly holds numbers."""
    cells = [cell for row in below[:_BELOW] if not is_empty(cell := _cell(grid, row, column))]
    numbers = [cell for cell in cells if isinstance(cell, int | float) or (isinstance(cell, str) and NUMBER.fullmatch(cell.strip()))]
    return bool(cells) and len(numbers) >= 0.6 * len(cells)


def _is_unit(text: str) -> bool:
    return bool(_BRACKETS.fullmatch(text)) or is_spelling(text) or is_ambiguous(text)
