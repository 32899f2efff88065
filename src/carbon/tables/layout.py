"""What a workbook states of its cells beside their values: percent, lines through them, colours, what is hidden, errors, formulas."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from carbon.core.sentences import say
from carbon.tables.cell_styles import CellStyles, cell_styles
from carbon.tables.comments import commented_cells
from carbon.tables.grid import letters
from carbon.tables.guard import MOST_CELLS, elements, open_packed, parse_part, too_large

_COLOURED = 8_000_000
"""Bytes of an unpacked sheet up to which the colours of its rows are looked at: headers have one in most files, and the search is slow."""


@dataclass
class Layout:
    """Addresses are (row, column), counted from 0, those of comments as a person reads them; `formulas` are those that give a value; a
    sheet of values alone is not measured.
    """

    percent: set[tuple[int, int]] = field(default_factory=set)
    struck: set[tuple[int, int]] = field(default_factory=set)
    colours: dict[tuple[int, int], str] = field(default_factory=dict)
    errors: set[tuple[int, int]] = field(default_factory=set)
    formulas: set[tuple[int, int]] = field(default_factory=set)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    height: int = 0
    width: int = 0
    cells: int = 0
    external: bool = False
    macros: bool = False


def xlsx_layout(path: Path, sheet: str) -> Layout:
    """Return the layout of a sheet of an XLSX file.

    Raises: CarbonError for a file that is broken or too large to be held.
    """
    with open_packed(path) as packed:
        part = parts_of(path, packed).get(sheet)
        if part is None:
            return Layout()
        styles = cell_styles(path, packed)
        coloured = styles.colours if packed.getinfo(part).file_size < _COLOURED else {}
        reader = _SheetReader(path, styles)
        if not _is_plain(packed, part, styles.stated.union(coloured)):
            parse_part(path, packed, part, reader.start)
        reader.layout.comments = commented_cells(path, packed, part)
        reader.layout.external = any("externalLinks/" in name for name in packed.namelist())
        reader.layout.macros = any(name.endswith("vbaProject.bin") for name in packed.namelist())
    return reader.layout


def parts_of(path: Path, packed: ZipFile) -> dict[str, str]:
    """Return sheet → the part of an XLSX file that holds it.

    Raises: CarbonError for a file that is broken.
    """
    sheets = [given for name, given in elements(path, packed, "xl/workbook.xml") if name == "sheet"]
    targets = {given.get("Id"): given.get("Target", "") for name, given in elements(path, packed, "xl/_rels/workbook.xml.rels")}
    named = {given.get("name", ""): targets.get(_relation(given)) or "" for given in sheets}
    parts = {name: target.lstrip("/") if target.startswith("/") else f"xl/{target}" for name, target in named.items() if target}
    return {name: part for name, part in parts.items() if part in packed.namelist()}


def _relation(given: object) -> str | None:
    assert isinstance(given, dict)
    return next((value for name, value in given.items() if name.rpartition(":")[2] == "id" and ":" in name), None)


def _is_plain(packed: ZipFile, part: str, styles: frozenset[str]) -> bool:
    """Whether a part states nothing but values and is of a usual size: a search of its bytes shows it ten times as fast as a parser."""
    rest, width, row, begun = b"", 0, _USUAL, False
    shares = re.compile(b' s="(?:%s)"' % "|".join(sorted(styles)).encode()) if styles else None
    try:
        with packed.open(part) as stream:
            while piece := stream.read(_PIECE):
                piece = rest + piece
                if not begun and (b"='" in piece or b"<row" not in piece or b":row" in piece):
                    return False
                begun = True
                if any(sign in piece for sign in _STATED) or (shares and shares.search(piece)):
                    return False
                width = _width(piece, width)
                row = max(row, *map(int, _FAR_ROW.findall(piece)), 0)
                # An element that two pieces share is looked at with the second.
                rest = piece[-_SHARED:]
    except (BadZipFile, zlib.error, OSError, EOFError, RuntimeError, NotImplementedError):
        return False
    return 0 < width * row <= MOST_CELLS


def _width(piece: bytes, width: int) -> int:
    """The columns up to a piece, given those up to the one before: most pieces hold none that is wider, which one search shows."""
    wider = re.compile(b' r="(?:[A-Z]{2}|[%c-Z])' % (65 + width)) if width < _LETTERS else _COLUMN
    found = set(_COLUMN.findall(piece)) if wider.search(piece) else set()
    return max([width, *(_column_of(name.decode()) + 1 for name in found)])


_PIECE = 1 << 22
_SHARED = 200
"""Bytes of the attributes of a cell, at most."""
_USUAL = 99_999
"""Rows with fewer than six digits are not looked for."""
_STATED = (b"<f>", b"<f ", b"<f/", b"hidden=", b' t="e', b"<!DOCTYPE")
_LETTERS = 26
"""Columns with a name of one letter."""
_COLUMN = re.compile(rb' r="([A-Z]+)')
_FAR_ROW = re.compile(rb' r="[A-Z]*(\d{6,})"')


class _SheetReader:
    """Follows the elements of a sheet in their order; cells without an address stand beside the one before."""

    def __init__(self, path: Path, styles: CellStyles) -> None:
        self.path, self.styles, self.layout = path, styles, Layout()
        self._row, self._column = -1, -1
        self._valued = False

    def start(self, name: str, given: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        if name == "c":
            self._cell(given)
        elif name == "f" and self._valued:
            self.layout.formulas.add((self._row, self._column))
        elif name == "row":
            self._begin_row(given)
        elif name == "col" and given.get("hidden") in ("1", "true"):
            first, last = int(given["min"]) - 1, min(int(given["max"]), 16_384)
            self.layout.hidden_columns += range(first, last)

    def _begin_row(self, given: dict[str, str]) -> None:
        self._row = int(given["r"]) - 1 if "r" in given else self._row + 1
        self._column = -1
        if given.get("hidden") in ("1", "true"):
            self.layout.hidden_rows.append(self._row)

    def _cell(self, given: dict[str, str]) -> None:
        place = given.get("r")
        self._column = _column_of(place) if place else self._column + 1
        layout, here = self.layout, (self._row, self._column)
        if style := given.get("s"):
            self._styled(style, here)
        if given.get("t") == "e":
            layout.errors.add(here)
        # A formula may give an empty text, which is a value.
        self._valued = given.get("t") != "str"
        layout.cells += 1
        layout.height = max(layout.height, self._row + 1)
        layout.width = max(layout.width, self._column + 1)
        if layout.height * layout.width > MOST_CELLS:
            where = say(
                "a cell in use at {letters}{row} makes a sheet of {height} rows × {width} columns",
                letters=letters(self._column),
                row=self._row + 1,
                height=layout.height,
                width=layout.width,
            )
            raise too_large(self.path, say("{where}, of which {cells} cells up to there are used", where=where, cells=layout.cells))

    def _styled(self, style: str, here: tuple[int, int]) -> None:
        layout, styles = self.layout, self.styles
        if style in styles.percent:
            layout.percent.add(here)
        if style in styles.struck:
            layout.struck.add(here)
        if colour := styles.colours.get(style):
            layout.colours[here] = colour


def _column_of(place: str) -> int:
    column = 0
    for sign in place:
        if sign.isdigit():
            break
        column = column * 26 + ord(sign) - 64
    return column - 1
