"""Workbooks (XLSX, XLSM, ODS, XLS) → grids of their sheets, with what the format states of each cell; macros and links are never run."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from carbon.core.errors import CarbonError, Finding, did_you_mean
from carbon.core.formatting import shortened
from carbon.core.sentences import joined, say
from carbon.tables.grid import Cell, Grid, address, is_empty, letters
from carbon.tables.guard import broken, open_packed, too_large
from carbon.tables.layout import Layout, xlsx_layout
from carbon.tables.ods_layout import ods_layout

ALL = "*"
_LARGEST_XLS = 200_000_000
"""Bytes of the older format, which is read whole."""
_SHOWN = 5
ERROR = "#ERROR"
"""What stands for a cell in which a formula failed."""


class Sheet(NamedTuple):
    """A sheet of a workbook: its name, whether it is hidden, and whether it holds cells."""

    name: str
    hidden: bool


def sheets_of(path: Path) -> list[Sheet]:
    """Return the sheets of a workbook in their order; charts are none.

    Raises: CarbonError for a file that cannot be read.
    """
    with _opened(path) as book:
        return _sheets(book)


def read_sheets(path: Path, wanted: str | None) -> list[Grid]:
    """Return the grids of the wanted sheets: one by name, all with `*`, the first that is not hidden without a wish.

    Raises: CarbonError for a file that cannot be read, a sheet that is not there and a sheet larger than memory.
    """
    with _opened(path) as book:
        sheets = _sheets(book)
        chosen = _chosen(path, sheets, wanted)
        grids = [_grid(path, book, sheet) for sheet in chosen]
    if wanted is None and grids:
        grids[0] = _with(grids[0], unread_sheets(path, [sheet.name for sheet in chosen]))
    return [grid for grid in grids if grid.rows or wanted != ALL]


def _opened(path: Path) -> Any:
    import python_calamine

    if path.suffix.casefold() == ".xls":
        if path.stat().st_size > _LARGEST_XLS:
            raise too_large(path, say("it has {size:.0f} MB", size=path.stat().st_size / 1e6))
    else:
        open_packed(path).close()
    try:
        return python_calamine.CalamineWorkbook.from_path(path)
    except python_calamine.PasswordError as error:
        raise CarbonError(
            say("{path_name} is protected by a password. Save a copy without one.", path_name=path.name), code="file_broken"
        ) from error
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise _refused(path, error) from error


def _refused(path: Path, error: Exception) -> CarbonError:
    reason = " ".join(str(error).split()).rstrip(".")
    return too_large(path, say("it states more cells than are held")) if reason.startswith("Cell limit") else broken(path, reason)


def _sheets(book: Any) -> list[Sheet]:
    import python_calamine as calamine

    return [
        Sheet(item.name, item.visible != calamine.SheetVisibleEnum.Visible)
        for item in book.sheets_metadata
        if item.typ == calamine.SheetTypeEnum.WorkSheet
    ]


def _chosen(path: Path, sheets: Sequence[Sheet], wanted: str | None) -> list[Sheet]:
    if not sheets:
        raise CarbonError(say("{path_name} has no sheet with cells.", path_name=path.name), code="table_empty")
    if wanted == ALL:
        return list(sheets)
    if wanted is None:
        return [next((sheet for sheet in sheets if not sheet.hidden), sheets[0])]
    found = [sheet for sheet in sheets if sheet.name == wanted] or [
        sheet for sheet in sheets if sheet.name.strip().casefold() == wanted.strip().casefold()
    ]
    if not found:
        hint = did_you_mean(wanted, [sheet.name for sheet in sheets])
        raise CarbonError(
            say("{path_name} has no sheet '{wanted}'.{hint}", path_name=path.name, wanted=wanted, hint=hint),
            code="sheet_missing",
            field="sheet",
        )
    return found[:1]


def _grid(path: Path, book: Any, sheet: Sheet) -> Grid:
    import python_calamine as calamine

    name = f"{path.name}#{sheet.name}"
    suffix = path.suffix.casefold()
    layout = Layout() if suffix == ".xls" else ods_layout(path, sheet.name) if suffix == ".ods" else xlsx_layout(path, sheet.name)
    try:
        found = book.get_sheet_by_name(sheet.name)
        rows: list[list[Cell]] = found.to_python(skip_empty_area=False)
        merged = tuple((*first, *last) for first, last in (found.merged_cell_ranges or ()))
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise _refused(path, error) from error
    rows = rows if any(not is_empty(cell) for row in rows for cell in row) else []
    _state(rows, layout)
    findings = list(_findings(name, rows, layout, sheet))
    findings += _filled_down(name, rows, merged)
    empty = tuple(place for place in sorted(layout.formulas) if place[0] >= len(rows) or is_empty(_at(rows[place[0]], place[1])))
    struck = tuple(sorted({row for row, column in layout.struck if row < len(rows) and not is_empty(_at(rows[row], column))}))
    hidden = tuple(sorted(set(layout.hidden_rows)))
    return Grid(name, rows, merged, tuple(findings), False, empty, hidden, struck, _coloured(rows, layout))


def _coloured(rows: list[list[Cell]], layout: Layout) -> dict[int, str]:
    """Row → its colour, where all of its filled cells have the same."""
    found = dict[int, str]()
    for row in {row for row, _ in layout.colours if row < len(rows)}:
        colours = {layout.colours.get((row, column)) for column, cell in enumerate(rows[row]) if not is_empty(cell)}
        colour = colours.pop() if len(colours) == 1 else None
        found |= {row: colour} if colour else {}
    return found


def _state(rows: list[list[Cell]], layout: Layout) -> None:
    """Write what only the layout knows into the cells: a share printed as per cent, a formula that failed."""
    for row, column in layout.percent:
        value = rows[row][column] if row < len(rows) and column < len(rows[row]) else None
        if isinstance(value, int | float) and not isinstance(value, bool):
            rows[row][column] = f"{value * 100:.15g} %"
    for row, column in layout.errors:
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = ERROR


def _findings(name: str, rows: list[list[Cell]], layout: Layout, sheet: Sheet) -> Iterator[Finding]:
    if sheet.hidden:
        yield Finding("sheet_hidden", "warning", say("the sheet is hidden; it was read as any other."), name)
    if columns := [
        letters(column)
        for column in sorted(set(layout.hidden_columns))
        if any(len(row) > column and not is_empty(row[column]) for row in rows)
    ]:
        yield Finding("columns_hidden", "info", say("hidden columns {columns} were read as any other.", columns=", ".join(columns)), name)
    if layout.comments:
        message = say(
            "cells with comments, which are not read: {cells}. Look whether they say what a number leaves out.",
            cells=shortened(", ".join(layout.comments)),
        )
        yield Finding("cells_commented", "warning", message, name)
    if layout.external:
        yield Finding("external_links", "info", say("the workbook takes values from other files; those last stored in it were read."), name)
    if layout.macros:
        yield Finding("macros_not_run", "info", say("the workbook holds macros, which were not run."), name)


def _at(cells: list[Cell], column: int) -> Cell:
    return cells[column] if column < len(cells) else None


def _filled_down(name: str, rows: list[list[Cell]], merged: Sequence[tuple[int, int, int, int]]) -> list[Finding]:
    """A text over several rows of one column holds for each of them; a number does not: it would count several times."""
    filled, numbers = list[str](), list[str]()
    for first, left, last, right in merged:
        if left != right or first == last or first >= len(rows) or is_empty(rows[first][left]):
            continue
        value, place = rows[first][left], f"{address(first, left)}:{address(last, left)}"
        if not isinstance(value, str):
            numbers.append(place)
            continue
        filled.append(place)
        for row in rows[first + 1 : last + 1]:
            if any(not is_empty(cell) for cell in row):
                row[left] = value
    said = [
        Finding(
            "cells_merged",
            "info",
            say("merged cells were read as their text in each row: {filled}.", filled=shortened(", ".join(filled))),
            name,
        )
    ]
    held = say(
        "merged cells hold one number, which was read in their first row: {numbers}. Divide it over the rows.",
        numbers=shortened(", ".join(numbers)),
    )
    return [*(said if filled else []), *([Finding("number_merged", "warning", held, name)] if numbers else [])]


def unread_sheets(path: Path, read: Collection[str]) -> list[Finding]:
    """Return the finding that names the sheets with cells that were not read; none where all were.

    Parameters: path of the workbook; read, the names of those that were.
    """
    with _opened(path) as book:
        filled = [sheet for sheet in _sheets(book) if sheet.name not in read and book.get_sheet_by_name(sheet.name).height]
    if not filled:
        return []
    names = joined((say("{sheet_name} (hidden)", sheet_name=sheet.name) if sheet.hidden else sheet.name for sheet in filled), ", ")
    message = say(
        "sheets that were not read: {names}. Name one with sheet = \"{name}\" (--sheet '{name}'), or read all with "
        "sheets = \"*\" (--sheet '*').",
        names=names,
        name=filled[0].name,
    )
    return [Finding("sheets_not_read", "warning", message, path.name)]


def _with(grid: Grid, findings: Sequence[Finding]) -> Grid:
    return replace(grid, findings=(*grid.findings, *findings))
