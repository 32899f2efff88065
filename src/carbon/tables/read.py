"""Files → rows of text cells, with the row numbers a person sees: CSV in any usual dialect, XLSX, Parquet."""

from __future__ import annotations

import csv
import io
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from carbon.core.errors import CarbonError, Finding, nearest

SUFFIXES = (".csv", ".tsv", ".txt", ".xlsx", ".parquet")


@dataclass(frozen=True)
class Table:
    """Named columns of cells; `row_numbers` are those of the file, the header being row 1."""

    name: str
    columns: dict[str, list[Any]]
    row_numbers: list[int]
    findings: tuple[Finding, ...] = field(default=())

    def records(self) -> Iterator[dict[str, Any]]:
        """Yield each row as column → cell."""
        names = list(self.columns)
        for cells in zip(*self.columns.values(), strict=True):
            yield dict(zip(names, cells, strict=True))


def read_cells(path: Path, sheet: str | None = None) -> Table:
    """Return the table of a file; empty rows are left out, empty cells are ''.

    Parameters: path of a CSV, XLSX or Parquet file; sheet of an XLSX, the first without it.
    Raises: CarbonError for a missing file (naming the nearest), an unknown type, a file that cannot be read, or two equal headers.
    """
    if path.is_dir():
        raise CarbonError(f"{path} is a folder. Name a file in it, as {path / 'table.csv'}.", code="file_missing", field="path")
    if not path.is_file():
        here = [item.name for item in path.parent.iterdir()] if path.parent.is_dir() else []
        near = nearest(path.name, here)
        raise CarbonError(f"{path} is not there.{' Nearest: ' + ', '.join(near) + '.' if near else ''}", code="file_missing", field="path")
    suffix = path.suffix.casefold()
    if suffix not in SUFFIXES:
        raise CarbonError(f"{path.name}: files of type '{suffix}' are not read. Save it as CSV, XLSX or Parquet.", code="file_type")
    if suffix in (".xlsx", ".parquet"):
        return _from_frame(path, sheet)
    return _from_csv(path)


def _from_csv(path: Path) -> Table:
    text, findings = _decoded(path)
    rows = list(csv.reader(io.StringIO(text, newline=""), _dialect(text)))
    header = [name.strip() for name in rows[0]] if rows else []
    _check_header(header, path)
    body = [(number, cells) for number, cells in enumerate(rows[1:], start=2) if any(cell.strip() for cell in cells)]
    for number, cells in body:
        if len(cells) > len(header) and any(cell.strip() for cell in cells[len(header) :]):
            message = f"the row has {len(cells)} cells, the header {len(header)}. Quote a cell that holds the separator."
            findings.append(Finding("row_too_long", "error", message, path.name, number))
    columns = {name: [cells[place].strip() if place < len(cells) else "" for _, cells in body] for place, name in enumerate(header)}
    return Table(path.name, columns, [number for number, _ in body], tuple(findings))


def _decoded(path: Path) -> tuple[str, list[Finding]]:
    raw = path.read_bytes()
    try:
        # Excel's "Unicode text" begins with a mark of UTF-16.
        return raw.decode("utf-16" if raw.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8-sig"), []
    except UnicodeDecodeError:
        message = "the file is not UTF-8; it was read as Latin-1 (Windows). Check å ä ö, or save it as UTF-8."
        return raw.decode("cp1252", errors="replace"), [Finding("encoding_assumed", "warning", message, path.name)]


def _dialect(text: str) -> type[csv.Dialect]:
    """The separator is the one of ; , tab that stands most often in the header."""
    header = text.split("\n", 1)[0]

    class Found(csv.excel):
        delimiter = max(";,\t", key=header.count)

    return Found


def _check_header(header: list[str], path: Path) -> None:
    twice = sorted({name for name in header if name and header.count(name) > 1})
    if twice:
        raise CarbonError(f"{path.name}: column '{twice[0]}' stands twice in the header. Rename one.", code="column_twice")
    if not any(header):
        raise CarbonError(f"{path.name} is empty. Write a header row and rows of activity.", code="table_empty")


def _from_frame(path: Path, sheet: str | None) -> Table:
    import polars as pl
    from fastexcel import FastExcelError

    try:
        if path.suffix.casefold() == ".parquet":
            data = pl.read_parquet(path)
        else:
            data = pl.read_excel(path, sheet_name=sheet) if sheet else pl.read_excel(path)
    except (pl.exceptions.PolarsError, FastExcelError, OSError, ValueError) as error:
        reason = next(iter(str(error).strip().splitlines()), "").rstrip(".") or type(error).__name__
        raise CarbonError(f"{path.name} cannot be read: {reason}. Open it and save it again.", code="file_broken") from error
    columns = {name: ["" if cell is None else cell for cell in data[name].to_list()] for name in data.columns}
    return Table(path.name, columns, list(range(2, data.height + 2)))
