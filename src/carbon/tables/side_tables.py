"""Tables side by side on a sheet: parted by an empty column, each with headings of its own, and each read by its columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from carbon.core.errors import CarbonError, Finding
from carbon.core.sentences import joined, say
from carbon.tables.grid import Grid, is_empty, letters, text_of

EACH = "*"
"""The area of each of several tables."""
_LEAST = 2
"""Headings of a table, at least."""
_AREA = re.compile(r"\s*([A-Za-z]{1,3})\s*:\s*([A-Za-z]{1,3})\s*")


def area_of(text: str) -> tuple[int, int]:
    """Return the first and the last column, counted from 0, of an area as E:G.

    Raises: CarbonError for a text that is none.

    >>> area_of("E:G")
    (4, 6)
    """
    found = _AREA.fullmatch(text)
    first, last = map(_number, found.groups()) if found else (1, 0)
    if first > last:
        message = say("area = '{area}' is not columns of a sheet. Write the first and the last one, as area = \"E:G\".", area=text)
        raise CarbonError(message, code="area", field="area")
    return first, last


def _number(name: str) -> int:
    number = 0
    for letter in name.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


def named_area(first: int, last: int) -> str:
    """Return an area as a person writes it."""
    return f"{letters(first)}:{letters(last)}"


def within(grid: Grid, area: str | None) -> Grid:
    """Return the cells of an area of a grid, at their addresses; all without one."""
    if area is None:
        return grid
    first, last = area_of(area)
    rows = [[cell if first <= column <= last else None for column, cell in enumerate(cells)] for cells in grid.rows]
    return replace(grid, rows=rows, merged=tuple(item for item in grid.merged if first <= item[1] <= last))


def side_tables(grid: Grid, header: int, body: Sequence[int]) -> list[tuple[int, int]]:
    """Return the columns of each table, where several stand side by side; nothing where there is one.

    They are parted by columns without a cell and have two headings at least; one heading stands in two of them, or each holds numbers and
    some rows are of one alone.
    Parameters: grid; header, the last row of the header; body, filled rows below.
    """
    rows = [grid.rows[header], *(grid.rows[row] for row in body)]
    blocks = [block for block in _runs(_used(rows)) if sum(map(bool, _headings(grid, header, block))) >= _LEAST]
    if len(blocks) < _LEAST or grid.ready:
        return []
    names = [name for block in blocks for name in {*_headings(grid, header, block)} if name]
    ragged = any(sum(_holds(grid.rows[row], block) for block in blocks) == 1 for row in body)
    counted = all(any(_numbers(grid.rows[row], block) for row in body) for block in blocks)
    return blocks if len({*names}) < len(names) or (ragged and counted) else []


def _used(rows: Sequence[Sequence[object]]) -> list[int]:
    """The columns that hold a cell; each is looked at down to its first one."""
    empty = set(range(max(map(len, rows))))
    used = list[int]()
    for cells in rows:
        found = [column for column in empty if column < len(cells) and not is_empty(cells[column])]
        used += found
        empty.difference_update(found)
        if not empty:
            break
    return sorted(used)


def _runs(columns: Sequence[int]) -> Iterator[tuple[int, int]]:
    start = 0
    for place in range(1, len(columns) + 1):
        if place == len(columns) or columns[place] != columns[place - 1] + 1:
            yield columns[start], columns[place - 1]
            start = place


def _headings(grid: Grid, header: int, block: tuple[int, int]) -> list[str]:
    return [text_of(cell) for cell in grid.rows[header][block[0] : block[1] + 1]]


def _numbers(cells: Sequence[object], block: tuple[int, int]) -> bool:
    return any(isinstance(cell, int | float) or str(cell or "")[:1].isdigit() for cell in cells[block[0] : block[1] + 1])


def _holds(cells: Sequence[object], block: tuple[int, int]) -> bool:
    return any(not is_empty(cell) for cell in cells[block[0] : block[1] + 1])


def check_side(grid: Grid, header: int, body: Sequence[int]) -> Iterator[Finding]:
    """Yield the warning of tables side by side, which are read as one table whose columns are all named.

    Parameters: grid; header, the last row of the header; body, filled rows below.
    Raises: CarbonError where a heading stands in two of them, so that they cannot be one table.
    """
    blocks = side_tables(grid, header, body)
    if not blocks:
        return
    names = [name for block in blocks for name in {*_headings(grid, header, block)} if name]
    shown = joined((_said(grid, header, block) for block in blocks), say(" and "))
    way = say(
        'Read each by itself: write area = "{first}" for one (--area {first}), and area = "{second}" in a further [[tables]] entry of the '
        "file; or move it to a sheet of its own.",
        first=named_area(*blocks[0]),
        second=named_area(*blocks[1]),
    )
    if len({*names}) < len(names):
        message = say("{grid_name}: tables stand side by side: {tables}. {way}", grid_name=grid.name, tables=shown, way=way)
        raise CarbonError(message, code="tables_beside", field="area")
    message = say("tables may stand side by side: {tables}; they were read as one. {way}", tables=shown, way=way)
    yield Finding("tables_beside", "warning", message, grid.name, header + 1)


def _said(grid: Grid, header: int, block: tuple[int, int]) -> str:
    names = [name for name in _headings(grid, header, block) if name]
    return say("{area} ({headings})", area=named_area(*block), headings=", ".join(names)[:60])
