"""Where the table of a grid begins and ends: titles above, one or several header rows, notes below."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import pairwise
from math import ceil

from carbon.core.errors import CarbonError, Finding
from carbon.core.sentences import joined, say
from carbon.core.units.scales import unit
from carbon.tables.grid import Cell, Grid, is_empty, letters, text_of
from carbon.tables.second_table import said_of_second, second_header

_LOOKED_AT = 60
"""Rows by which the usual width of a table is found."""
_NUMBER = re.compile(r"[+\-\u2212(]?[\d.,'\u2019\s\u00a0\u202f]*\d[\d.,'\u2019\s\u00a0\u202f]*%?\)?(?:\s*[^\W\d]{1,4})?")
_NOTE = re.compile(
    r"\s*(?:\*|\d\)|note|source|obs|anm|källa|kommentar|remark|quelle|anmerkung|hinweis|generated|exported|utskrif)", re.IGNORECASE
)
_BRACKETS = re.compile(r"[(\[].*[)\]]")


@dataclass(frozen=True)
class Placed:
    """Where a table stands in its grid, rows counted from 0.

    Parameters: header rows; names of the columns; body, its rows; beside, filled rows that are no row of it, each with the reason.
    """

    header: tuple[int, ...]
    names: tuple[str, ...]
    body: tuple[int, ...]
    beside: tuple[tuple[int, str], ...]
    findings: tuple[Finding, ...]


def place_table(grid: Grid, given: Sequence[int] | None = None) -> Placed:
    """Return where the table of a grid stands.

    Parameters: grid; given, the numbers of its header rows as a person counts them, found without it.
    Raises: CarbonError for a grid without a header, for two equal headers, and for a header row that is not there.
    """
    filled = [row for row, cells in enumerate(grid.rows) if any(not is_empty(cell) for cell in cells)]
    if not filled:
        raise CarbonError(say("{grid_name} is empty. Write a header row and rows of activity.", grid_name=grid.name), code="table_empty")
    header = _given(grid, given) if given else (filled[0],) if grid.ready else _found(grid, filled)
    names = _names(grid, header)
    above = [(row, "it stands above the header") for row in filled if row < header[0]]
    below = [row for row in filled if row > header[-1]]
    second = None if grid.ready else second_header(grid, names, below)
    other = [row for row in below if second is not None and row >= second]
    below = below[: len(below) - len(other)]
    again = [row for row in below if _repeats(grid.rows[row], names)]
    # What a format that knows its columns holds below them is a row.
    notes = [] if grid.ready else _notes(grid, [row for row in below if row not in again], len([name for name in names if name]))
    beside = [*above, *((row, "it repeats the header") for row in again), *((row, "it is a note below the table") for row in notes)]
    beside += [(row, "it is of a second table below") for row in other]
    body = tuple(row for row in below if row not in {*again, *notes})
    findings = [*_said(grid, header, above if not given else ()), *_left(grid, [*again, *notes]), *said_of_second(grid, other)]
    return Placed(header, names, body, tuple(sorted(beside)), tuple(findings))


def _repeats(cells: Sequence[Cell], names: Sequence[str]) -> bool:
    """Whether a row is the header once more, as on each page of a print."""
    return all(text_of(cell) == name for cell, name in zip(cells, names, strict=False)) and len(cells) >= len(names)


def _given(grid: Grid, given: Sequence[int]) -> tuple[int, ...]:
    rows = tuple(number - 1 for number in given)
    for row in rows:
        if not 0 <= row < len(grid.rows) or all(is_empty(cell) for cell in grid.rows[row]):
            raise CarbonError(
                say("{grid_name}: header = {row} names an empty row. Name the row of the headings.", grid_name=grid.name, row=row + 1),
                code="header",
                field="header",
            )
    return rows


def _found(grid: Grid, filled: Sequence[int]) -> tuple[int, ...]:
    """The first row that is nearly as wide as the table; a title is not."""
    counts = {row: sum(not is_empty(cell) for cell in grid.rows[row]) for row in filled[:_LOOKED_AT]}
    usual = Counter(count for count in counts.values() if count > 1)
    width = max(usual, key=lambda count: (usual[count], count), default=1)
    first = filled[0]
    if counts[first] < ceil(0.75 * width):
        wide = [
            row for share in (0.75, 0.5) for row in counts if counts[row] >= max(2, ceil(share * width)) and _is_heading(grid.rows[row])
        ]
        first = next(iter(wide), first)
    second = next((row for row in filled if row > first), None)
    return (first, second) if second == first + 1 and _is_second(grid, first, second, filled) else (first,)


def _is_heading(cells: Sequence[Cell]) -> bool:
    """Whether a row may head columns: it has words, and no number but years, days and times, which head columns of time."""
    texts = [cell for cell in cells if not is_empty(cell)]
    words = [cell for cell in texts if isinstance(cell, str) and not _NUMBER.fullmatch(cell.strip())]
    return bool(words) and all(cell in words or _is_time(cell) for cell in texts)


def _is_time(cell: Cell) -> bool:
    if isinstance(cell, date | time | timedelta):
        return True
    text = text_of(cell)
    return bool(re.fullmatch(r"(19|20)\d\d|\d{1,2}[:.]\d{2}|\d{4}-\d\d(-\d\d)?", text))


def _is_second(grid: Grid, first: int, second: int, filled: Sequence[int]) -> bool:
    """Whether the row under the header heads columns too: words over numbers, units or parts of a heading above."""
    upper, lower = grid.rows[first], grid.rows[second]
    if not _is_heading(lower) or any(_is_time(cell) for cell in lower if not is_empty(cell)):
        return False
    below = [grid.rows[row] for row in filled if row > second][:20]
    numeric = [column for column in range(len(lower)) if _is_numeric(below, column)]
    if not any(not is_empty(lower[column]) for column in numeric):
        return False
    texts = {column: text_of(cell) for column, cell in enumerate(lower) if not is_empty(cell)}
    spanned = [column for column in texts if column >= len(upper) or is_empty(upper[column])]
    return bool(spanned and set(spanned) & set(numeric)) or all(_is_unit(text) for text in texts.values())


def _is_numeric(rows: Sequence[Sequence[Cell]], column: int) -> bool:
    cells = [row[column] for row in rows if column < len(row) and not is_empty(row[column])]
    numbers = [cell for cell in cells if isinstance(cell, int | float) or (isinstance(cell, str) and _NUMBER.fullmatch(cell.strip()))]
    return bool(cells) and len(numbers) >= 0.6 * len(cells)


def _is_unit(text: str) -> bool:
    if _BRACKETS.fullmatch(text):
        return True
    try:
        return bool(unit(text).name)
    except CarbonError as error:
        return error.code == "unit_ambiguous"


def _names(grid: Grid, header: Sequence[int]) -> tuple[str, ...]:
    width = max(len(grid.rows[row]) for row in header)
    parts = [[text_of(cell) for cell in grid.rows[row]] + [""] * (width - len(grid.rows[row])) for row in header]
    for upper, lower in pairwise(parts):
        last = ""
        for column in range(width):
            last = upper[column] or last
            # A heading over several columns holds for each that is named below it.
            upper[column] = upper[column] or (last if lower[column] else "")
    names = [" ".join(dict.fromkeys(part[column] for part in parts if part[column])) for column in range(width)]
    used = {
        column
        for cells in grid.rows[header[-1] + 1 :]
        for column, cell in enumerate(cells[:width])
        if not names[column] and not is_empty(cell)
    }
    names = [f"column {letters(column)}" if column in used else name for column, name in enumerate(names)]
    if twice := sorted({name for name in names if name and names.count(name) > 1}):
        places = joined((letters(column) for column, name in enumerate(names) if name == twice[0]), say(" and "))
        message = say(
            "{grid_name}: column '{twice}' stands twice in the header ({places}). Rename one.",
            grid_name=grid.name,
            twice=twice[0],
            places=places,
        )
        raise CarbonError(message, code="column_twice")
    return tuple(names)


def _notes(grid: Grid, rows: Sequence[int], width: int) -> list[int]:
    """Rows at the end that hold one text alone, after an empty row or with the words of a note; with few columns none is told apart."""
    found = list[int]()
    for row in reversed(rows if width > 2 else ()):
        cells = [cell for cell in grid.rows[row] if not is_empty(cell)]
        if len(cells) != 1 or not isinstance(cells[0], str) or _NUMBER.fullmatch(cells[0].strip()):
            break
        found.append(row)
    while found and not _begins_notes(grid, found[-1]):
        found.pop()
    return found


def _begins_notes(grid: Grid, row: int) -> bool:
    text = next(str(cell) for cell in grid.rows[row] if not is_empty(cell))
    return all(is_empty(cell) for cell in grid.rows[row - 1]) or bool(_NOTE.match(text))


def _said(grid: Grid, header: Sequence[int], above: Sequence[tuple[int, str]]) -> list[Finding]:
    if not above and len(header) == 1:
        return []
    numbers = [row + 1 for row in header]
    wanted = say("header = {numbers}", numbers=numbers[0]) if len(numbers) == 1 else say("header = {numbers}", numbers=numbers)
    rows = (
        say("row {numbers} was", numbers=numbers[0])
        if len(numbers) == 1
        else say("rows {numbers} and {numbers_2} were", numbers=numbers[0], numbers_2=numbers[-1])
    )
    title = (
        say(
            "; above {more} '{first}' and so on is not a header",
            more="it" if len(numbers) == 1 else "them",
            first=_first(grid, above[0][0]),
        )
        if above
        else ""
    )
    message = say(
        "{rows} taken as the header{title}. Write {wanted} to confirm it, or name another row.", rows=rows, title=title, wanted=wanted
    )
    return [Finding("header_found", "info", message, grid.name, numbers[0])]


def _left(grid: Grid, rows: Sequence[int]) -> list[Finding]:
    if not rows:
        return []
    first, numbers = min(rows), ", ".join(str(row + 1) for row in sorted(rows)[:5])
    more = say(" and {count} more", count=len(rows) - 5) if len(rows) > 5 else ""
    said = (
        say("row {numbers} is not a row", numbers=numbers)
        if len(rows) == 1
        else say("rows {numbers}{more} are no rows", numbers=numbers, more=more)
    )
    message = say(
        "{said} of the table and {more} left out, as '{first}'.",
        said=said,
        more="was" if len(rows) == 1 else "were",
        first=_first(grid, first),
    )
    return [Finding("rows_beside_table", "info", message, grid.name, first + 1)]


def _first(grid: Grid, row: int) -> str:
    return next(text_of(cell) for cell in grid.rows[row] if not is_empty(cell))[:60]
