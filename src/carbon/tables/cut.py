"""A large workbook or Parquet file cut to some of its rows, as a file of its own: one reader looks at it in a second."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from re import compile as pattern
from tempfile import TemporaryDirectory
from typing import IO, NamedTuple
from zipfile import BadZipFile, ZipFile

from carbon.core.errors import CarbonError
from carbon.tables.layout import parts_of
from carbon.tables.scan import row_count, scan

LARGE = 8_000_000
"""Bytes of an unpacked sheet, from which it is cut."""
FIRST, LAST = 10_000, 1_000
"""Rows that are kept: of a sheet the first and the last, where sums and notes stand; of a Parquet file, which has none, the first."""
_PIECE = 1 << 22
_HELD = 64_000_000
"""Bytes of the first rows, at most."""
_ROW = pattern(rb"<row[ >]")
_NUMBERED = pattern(rb'<row r="(\d+)"')
_END = b"</sheetData>"


class _UncutError(Exception):
    """A sheet is not of the form that is cut."""


class Cut(NamedTuple):
    """A file to be looked at, and its rows that are not there: sheet → numbers of the first and the last; '' for a file without sheets."""

    path: Path
    gaps: Mapping[str, tuple[int, int]]


@contextmanager
def cut(path: Path) -> Iterator[Cut]:
    """Yield a file with the rows by which it is looked at: itself, where it is not large or not of a form that can be cut.

    Parameters: path, without its sheet. What is wrong with a file is told by its reader.
    """
    cutters = {".xlsx": _cut_workbook, ".xlsm": _cut_workbook, ".parquet": _cut_parquet}
    cutter = cutters.get(path.suffix.casefold())
    if cutter is None or not path.is_file():
        yield Cut(path, {})
        return
    with TemporaryDirectory() as folder:
        target = Path(folder) / path.name
        try:
            gaps = cutter(path, target)
        except (_UncutError, CarbonError, BadZipFile, zlib.error, OSError, EOFError, RuntimeError, NotImplementedError, KeyError):
            gaps = {}
        yield Cut(target if gaps else path, gaps)


def _cut_parquet(path: Path, target: Path) -> Mapping[str, tuple[int, int]]:
    count = row_count(path)
    if count <= 2 * FIRST:
        return {}
    scan([path]).head(FIRST).collect().write_parquet(target)
    # The names of the columns are row 1.
    return {"": (FIRST + 2, count + 1)}


def _cut_workbook(path: Path, target: Path) -> Mapping[str, tuple[int, int]]:
    gaps = dict[str, tuple[int, int]]()
    with ZipFile(path) as packed:
        if all(part.file_size < LARGE for part in packed.infolist() if "/worksheets/" in part.filename):
            return gaps
        sheets = {part: name for name, part in parts_of(path, packed).items()}
        with ZipFile(target, "w") as written:
            for part in packed.infolist():
                name = part.filename
                with packed.open(part) as source, written.open(name, "w", force_zip64=True) as copy:
                    if name in sheets and part.file_size >= LARGE:
                        if gap := _cut_sheet(source, copy):
                            gaps[sheets[name]] = gap
                    elif name.endswith((".xml", ".rels")):
                        _copy(source, copy, source.read(_PIECE))
    return gaps


def _copy(source: IO[bytes], copy: IO[bytes], piece: bytes) -> None:
    while piece:
        copy.write(piece)
        piece = source.read(_PIECE)


def _cut_sheet(source: IO[bytes], copy: IO[bytes]) -> tuple[int, int] | None:
    """Copy the first and the last rows of a sheet, and return the numbers of those between; None where it is copied whole.

    Raises: _UncutError for a sheet whose rows are not numbered, not closed or too long to be held.
    """
    head, starts = source.read(_PIECE), list[int]()
    while len(starts := [found.start() for found in _ROW.finditer(head)]) <= FIRST and (piece := source.read(_PIECE)):
        head += piece
        if not starts or len(head) > _HELD:
            raise _UncutError
    if len(starts) <= FIRST:
        copy.write(head)
        return None
    head, tail = head[: starts[FIRST]], head[starts[FIRST] :]
    first = _NUMBERED.match(tail)
    while piece := source.read(_PIECE):
        # Two pieces hold the last rows, and what follows them.
        tail = tail[-_PIECE:] + piece
    rows = list(_NUMBERED.finditer(tail, 0, max(tail.rfind(_END), 0)))[-LAST:]
    if first is None or not rows:
        raise _UncutError
    copy.write(head + tail[rows[0].start() :])
    gap = int(first[1]), int(rows[0][1]) - 1
    return gap if gap[0] <= gap[1] else None
