"""Files → named columns of cells, with the row numbers a person sees: CSV in any usual dialect, XLSX, ODS, XLS, Parquet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from carbon.core.errors import CarbonError, Finding, nearest
from carbon.core.sentences import say
from carbon.tables import sie
from carbon.tables.delimited import read_delimited
from carbon.tables.espi import read_espi
from carbon.tables.grid import Grid, address, is_blank, is_empty, text_of
from carbon.tables.header import found_header, place_table
from carbon.tables.long_cells import without_long_cells
from carbon.tables.row_marks import marked_rows
from carbon.tables.side_tables import EACH, named_area, side_tables, within
from carbon.tables.suffixes import WORKBOOKS

SUFFIXES = (".csv", ".tsv", ".txt", ".parquet", *WORKBOOKS, *sie.SUFFIXES, ".xml")


@dataclass(frozen=True)
class Table:
    """Named columns of cells; `row_numbers` are those of the file.

    Parameters: name, the file, with its sheet as book.xlsx#Feb; columns; row_numbers; findings; header, the numbers of its rows;
    beside, filled rows that are no row of the table, each with the reason; area, its columns, where others stand beside it; titles, the
    filled cells above the header, each with its address.
    """

    name: str
    columns: dict[str, list[Any]]
    row_numbers: list[int]
    findings: tuple[Finding, ...] = field(default=())
    header: tuple[int, ...] = (1,)
    beside: tuple[tuple[int, str], ...] = ()
    area: str = ""
    titles: tuple[tuple[str, str], ...] = ()

    def records(self) -> Iterator[dict[str, Any]]:
        """Yield each row as column → cell."""
        names = list(self.columns)
        for cells in zip(*self.columns.values(), strict=True):
            yield dict(zip(names, cells, strict=True))


def read_cells(path: Path) -> Table:
    """Return the table of a file, of a workbook that of its first sheet; see `read_tables`."""
    return read_tables(path)[0]


def read_tables(path: Path, sheet: str | None = None, header: Sequence[int] | None = None, area: str | None = None) -> list[Table]:
    """Return the tables of a file; empty rows are left out, empty cells are ''.

    Parameters: path of a file, with a sheet as book.xlsx#Feb; sheet of a workbook, the first without it, `*` for all; header, the
    numbers of its header rows, found without it; area, its columns, as E:G, `*` for each of several tables that stand side by side.
    Raises: CarbonError for a missing file (naming the nearest), an unknown type, a file that cannot be read, or two equal headers.
    """
    path, named = split_sheet(path)
    if named and sheet and named != sheet:
        raise CarbonError(
            say(
                "{path_name}: sheet '{named}' and sheet '{sheet}' are both named. Write one.", path_name=path.name, named=named, sheet=sheet
            ),
            code="argument",
            field="sheet",
        )
    grids = _grids(path, sheet or named)
    return [_table(grid, header, part) for grid in grids for part in (areas(grid, header) if area == EACH else (area,))]


def split_sheet(path: Path) -> tuple[Path, str | None]:
    """Return the file and the sheet of a path.

    >>> split_sheet(Path("book.xlsx#Feb"))[1]
    'Feb'
    """
    name, sign, sheet = path.name.partition("#")
    if not sign or path.exists():
        return path, None
    # Files and sheets may hold the sign too: the split is where a file is.
    parts = path.name.split("#")
    splits = [("#".join(parts[:place]), "#".join(parts[place:])) for place in range(len(parts) - 1, 0, -1)]
    name, sheet = next(((file, rest) for file, rest in splits if file and path.with_name(file).is_file()), (name, sheet))
    return path.with_name(name), sheet or None


def _grids(path: Path, sheet: str | None) -> list[Grid]:
    _check_there(path)
    suffix = path.suffix.casefold()
    if suffix not in SUFFIXES:
        raise CarbonError(
            say(
                "{path_name}: files of type '{suffix}' are not read. Save it as CSV, XLSX, ODS or Parquet.",
                path_name=path.name,
                suffix=suffix,
            ),
            code="file_type",
        )
    if suffix in WORKBOOKS:
        # Here, because a CSV needs nothing of what unpacks workbooks.
        from carbon.tables.workbook import read_sheets

        return read_sheets(path, sheet)
    if sheet:
        raise CarbonError(
            say("{path_name} has no sheets. Leave sheet '{sheet}' out.", path_name=path.name, sheet=sheet), code="argument", field="sheet"
        )
    readers = {".parquet": _from_parquet, ".xml": read_espi} | dict.fromkeys(sie.SUFFIXES, sie.read_sie)
    return [readers.get(suffix, read_delimited)(path)]


def _check_there(path: Path) -> None:
    if path.is_dir():
        there = min(path.glob("*.csv"), default=path / "table.csv")
        raise CarbonError(
            say("{path} is a folder. Name a file in it, as {example}.", path=path, example=there),
            code="file_missing",
            field="path",
        )
    if not path.is_file():
        here = [item.name for item in path.parent.iterdir()] if path.parent.is_dir() else []
        near = nearest(path.name, here)
        raise CarbonError(
            say("{path} is not there.{near}", path=path, near=say(" Nearest: {near}.", near=", ".join(near)) if near else ""),
            code="file_missing",
            field="path",
        )


def areas(grid: Grid, header: Sequence[int] | None) -> Sequence[str | None]:
    """Return the areas of the tables that stand side by side in a grid, None for the whole of it where there is one."""
    filled = [row for row, cells in enumerate(grid.rows) if not is_blank(cells)]
    if not filled:
        return (None,)
    last = header[-1] - 1 if header else found_header(grid, filled)[-1]
    found = side_tables(grid, last, [row for row in filled if row > last]) if last < len(grid.rows) else []
    return [named_area(*block) for block in found] or (None,)


def _table(grid: Grid, header: Sequence[int] | None, area: str | None = None) -> Table:
    grid = without_long_cells(within(grid, area))
    place = place_table(grid, header, whole=area is not None)
    names, rows = place.names, [grid.rows[row] for row in place.body]
    findings = [*grid.findings, *place.findings, *_of_body(grid, place.body)]
    longer = [(row, cells) for row, cells in zip(place.body, rows, strict=True) if len(cells) > len(names)]
    for row, cells in longer:
        if any(not is_empty(cell) for cell in cells[len(names) :]):
            message = say(
                "the row has {cells} cells, the header {headings}. Quote a cell that holds the separator.",
                cells=len(cells),
                headings=len(names),
            )
            findings.append(Finding("row_too_long", "error", message, grid.name, row + 1))
    columns = dict(_columns(names, rows))
    numbers = [row + 1 for row in place.body]
    beside = tuple((row + 1, why) for row, why in place.beside)
    header = tuple(row + 1 for row in place.header)
    return Table(grid.name, columns, numbers, tuple(findings), header, beside, area or "", tuple(_titles(grid, place.header[0])))


def _titles(grid: Grid, header: int) -> Iterator[tuple[str, str]]:
    """The filled cells above the header."""
    for row, cells in enumerate(grid.rows[:header]):
        yield from ((address(row, column), text_of(cell)) for column, cell in enumerate(cells) if not is_empty(cell))


def _of_body(grid: Grid, body: Sequence[int]) -> Iterator[Finding]:
    """What must be known of the table's own rows; a total above the header may be empty or hidden."""
    rows = set(body)
    yield from marked_rows(grid, body)
    if places := [address(*place) for place in grid.empty_formulas if place[0] in rows]:
        more = say(" and {count} more", count=len(places) - _SHOWN) if len(places) > _SHOWN else ""
        message = say(
            "formulas without a stored value, read as empty: {places}{more}. Open the file, let it calculate, save it.",
            places=", ".join(places[:_SHOWN]),
            more=more,
        )
        yield Finding("formula_without_value", "warning", message, grid.name)


_SHOWN = 5
"""Addresses that are named."""


def _columns(names: Sequence[str], rows: Sequence[Sequence[Any]]) -> Iterator[tuple[str, list[Any]]]:
    """Columns of cells without spaces around texts; an empty cell is ''."""
    width = len(names)
    whole = [cells if len(cells) == width else [*cells[:width], *[""] * (width - len(cells))] for cells in rows]
    for name, column in zip(names, zip(*whole, strict=True) if whole else [()] * width, strict=True):
        if name:
            if set(map(type, column)) == {str}:
                yield name, list(map(str.strip, column))
                continue
            # An empty cell that is no text is None or NaN, which alone differs from itself.
            yield name, [cell.strip() if type(cell) is str else "" if cell is None or cell != cell else cell for cell in column]  # noqa: PLR0124


def _from_parquet(path: Path) -> Grid:
    import polars as pl

    try:
        data = pl.read_parquet(path)
    except (pl.exceptions.PolarsError, OSError, ValueError) as error:
        reason = next(iter(str(error).strip().splitlines()), "").rstrip(".") or type(error).__name__
        raise CarbonError(
            say("{path_name} cannot be read: {reason}. Open it and save it again.", path_name=path.name, reason=reason), code="file_broken"
        ) from error
    if not data.columns:
        raise CarbonError(say("{path_name} is empty. Write a header row and rows of activity.", path_name=path.name), code="table_empty")
    return Grid(path.name, [list(data.columns), *data.iter_rows()], ready=True)
