"""Where the table of a grid begins and ends: titles above, one or several header rows, notes below."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import NamedTuple

from carbon.core.errors import CarbonError, Finding
from carbon.core.sentences import joined, say
from carbon.tables.grid import Cell, Grid, is_blank, is_empty, letters, text_of
from carbon.tables.second_table import said_of_second, second_header
from carbon.tables.side_tables import check_side
from carbon.tables.two_rows import NUMBER, header_rows, is_heading, joined_names, said_of_words, texts_of_rows

_LOOKED_AT = 60
"""Rows by which the usual width of a table is found."""
_NOTE = re.compile(
    r"\s*(?:\*|\d\)|note|source|obs|anm|källa|kommentar|remark|quelle|anmerkung|hinweis|generated|exported|utskrif)", re.IGNORECASE
)


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


def place_table(grid: Grid, given: Sequence[int] | None = None, *, whole: bool = False) -> Placed:
    """Return where the table of a grid stands.

    Parameters: grid; given, the numbers of its header rows as a person counts them, found without it; whole, whether its columns are known
    to be of one table.
    Raises: CarbonError for a grid without a header, for two equal headers, and for a header row that is not there.
    """
    filled = _filled(grid.rows)
    if not filled:
        raise CarbonError(say("{grid_name} is empty. Write a header row and rows of activity.", grid_name=grid.name), code="table_empty")
    header = _given(grid, given) if given else (filled[0],) if grid.ready else found_header(grid, filled)
    side = () if whole else tuple(check_side(grid, header[-1], _below(filled, header)))
    names = _names(grid, header)
    parts = _parted(grid, header, names, filled)
    reasons = (
        (parts.above, say("it stands above the header")),
        (parts.again, say("it repeats the header")),
        (parts.notes, say("it is a note below the table")),
        (parts.second, say("it belongs to a second table below")),
    )
    beside = sorted((row, why) for rows, why in reasons for row in rows)
    findings = [*_said(grid, header, () if given else parts.above), *_left(grid, [*parts.again, *parts.notes])]
    findings += [*said_of_second(grid, parts.second), *side]
    findings += () if given or grid.ready else said_of_words(grid, header, parts.body)
    return Placed(header, names, tuple(parts.body), tuple(beside), tuple(findings))


class _Parts(NamedTuple):
    """The filled rows of a grid but for its header: above it, those of the table, the header once more, notes below, and a second table."""

    above: Sequence[int]
    body: Sequence[int]
    again: Sequence[int]
    notes: Sequence[int]
    second: Sequence[int]


def _parted(grid: Grid, header: Sequence[int], names: Sequence[str], filled: Sequence[int]) -> _Parts:
    above, below = filled[: bisect_left(filled, header[0])], _below(filled, header)
    begins = None if grid.ready else second_header(grid, names, below)
    second = [] if begins is None else below[bisect_left(below, begins) :]
    first = below[: len(below) - len(second)]
    again = _again(grid, names, first)
    rows = [row for row in first if row not in set(again)] if again else first
    # What a format that knows its columns holds below them is a row.
    notes = [] if grid.ready else _notes(grid, rows, len([name for name in names if name]))
    return _Parts(above, rows[: len(rows) - len(notes)], again, notes, second)


def _below(filled: Sequence[int], header: Sequence[int]) -> Sequence[int]:
    return filled[bisect_right(filled, header[-1]) :]


def _filled(rows: Sequence[Sequence[Cell]]) -> list[int]:
    """The rows that hold anything: a text in the first cell mostly tells it, so that the others need no look."""
    return [row for row, cells in enumerate(rows) if (cells and type(cells[0]) is str and cells[0].strip()) or not is_blank(cells)]


def _again(grid: Grid, names: Sequence[str], below: Sequence[int]) -> list[int]:
    """The rows that are the header once more; the first cell mostly tells of a row that it is not."""
    first, rows = names[0] if names else "", grid.rows
    return [
        row for row in below if (cells := rows[row]) and (type(cells[0]) is not str or cells[0].strip() == first) and _repeats(cells, names)
    ]


def _repeats(cells: Sequence[Cell], names: Sequence[str]) -> bool:
    """Whether a row is the header once more, as on each page of a print."""
    return bool(names) and all(text_of(cell) == name for cell, name in zip(cells, names, strict=False)) and len(cells) >= len(names)


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


def found_header(grid: Grid, filled: Sequence[int]) -> tuple[int, ...]:
    """Return the rows of the header: the first that is nearly as wide as the table; a title is not."""
    counts = {row: sum(not is_empty(cell) for cell in grid.rows[row]) for row in filled[:_LOOKED_AT]}
    usual = Counter(count for count in counts.values() if count > 1)
    width = max(usual, key=lambda count: (usual[count], count), default=1)
    first = filled[0]
    if counts[first] < ceil(0.75 * width):
        wide = [row for share in (0.75, 0.5) for row in counts if counts[row] >= max(2, ceil(share * width)) and is_heading(grid.rows[row])]
        first = next(iter(wide), first)
    return header_rows(grid, _below_a_record(grid, counts, width, first), filled)


_RECORD = 3
"""Rows of headings and values that stand above a table, at most, and rows that the table below has at least."""


def _below_a_record(grid: Grid, counts: Mapping[int, int], width: int, first: int) -> int:
    """The header of a table below a record of the file itself: other headings with one or two rows of values, wider than all that follows.

    Meters are exported so: whose the meter is, from when to when and in which unit, and below it times with their values.
    """
    rows = [row for row in counts if row >= first]
    for place in range(2, min(_RECORD + 1, len(rows) - _RECORD)):
        row, above, below = rows[place], rows[:place], rows[place + 1 :]
        narrow = counts[row] == width and all(counts[other] > width for other in above) and all(counts[other] <= width for other in below)
        together = rows[place] - first == place
        if narrow and together and is_heading(grid.rows[row]) and all(_is_measured(grid.rows[other]) for other in below):
            return row
    return first


def _is_measured(cells: Sequence[Cell]) -> bool:
    """Whether each filled cell of a row is a time or a number, and none a name."""
    return all(text_of(cell).lstrip("+-")[:1].isdigit() for cell in cells if not is_empty(cell))


def _names(grid: Grid, header: Sequence[int]) -> tuple[str, ...]:
    names = joined_names(texts_of_rows(grid, *header))
    unnamed = [column for column, name in enumerate(names) if not name]
    below = grid.rows[header[-1] + 1 :] if unnamed else ()
    used = {column for cells in below for column in unnamed if column < len(cells) and not is_empty(cells[column])}
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
        if len(cells) != 1 or not isinstance(cells[0], str) or NUMBER.fullmatch(cells[0].strip()):
            break
        found.append(row)
    while found and not _begins_notes(grid, found[-1]):
        found.pop()
    return found


def _begins_notes(grid: Grid, row: int) -> bool:
    text = next(str(cell) for cell in grid.rows[row] if not is_empty(cell))
    return all(is_empty(cell) for cell in grid.rows[row - 1]) or bool(_NOTE.match(text))


def _said(grid: Grid, header: Sequence[int], above: Sequence[int]) -> list[Finding]:
    if not above and len(header) == 1:
        return []
    numbers = [row + 1 for row in header]
    wanted = say("header = {numbers}", numbers=numbers[0]) if len(numbers) == 1 else say("header = {numbers}", numbers=numbers)
    rows = (
        say("row {numbers} was", numbers=numbers[0])
        if len(numbers) == 1
        else say("rows {first} and {last} were", first=numbers[0], last=numbers[-1])
    )
    first = _first(grid, above[0]) if above else ""
    one = say("; above it '{first}' and so on is not a header", first=first)
    several = say("; above them '{first}' and so on is not a header", first=first)
    title = "" if not above else one if len(numbers) == 1 else several
    message = say(
        "{rows} taken as the header{title}. Write {wanted} to confirm it, or name another row.", rows=rows, title=title, wanted=wanted
    )
    return [Finding("header_found", "info", message, grid.name, numbers[0])]


def _left(grid: Grid, rows: Sequence[int]) -> list[Finding]:
    if not rows:
        return []
    first, numbers = min(rows), ", ".join(str(row + 1) for row in sorted(rows)[:5])
    more = say(" and {count} more", count=len(rows) - 5) if len(rows) > 5 else ""
    one = say("row {numbers} is not part of the table and was left out", numbers=numbers)
    several = say("rows {numbers}{more} are not part of the table and were left out", numbers=numbers, more=more)
    message = say("{said}, such as '{first}'.", said=one if len(rows) == 1 else several, first=_first(grid, first))
    return [Finding("rows_beside_table", "info", message, grid.name, first + 1)]


def _first(grid: Grid, row: int) -> str:
    return next(text_of(cell) for cell in grid.rows[row] if not is_empty(cell))[:60]
