"""What the styles of an XLSX file say of cells: a number printed as per cent, text that is struck through, the colour of a cell."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

from carbon.tables.guard import elements

_PART = "xl/styles.xml"
_BUILT_IN_PERCENT = frozenset(["9", "10"])
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_SECTIONS = frozenset(["numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs"])
_OFF = ("0", "false")
_WHITE = ("FFFFFFFF", "00FFFFFF", "FFFFFF")


class CellStyles(NamedTuple):
    """Numbers of the cell styles that print per cent and that strike through, and style → colour of those that fill a cell."""

    percent: frozenset[str]
    struck: frozenset[str]
    colours: dict[str, str]

    @property
    def stated(self) -> frozenset[str]:
        """The styles that say something of a cell's value, whatever its colour."""
        return self.percent | self.struck


def cell_styles(path: Path, packed: ZipFile) -> CellStyles:
    """Return what the styles of an XLSX file say.

    Raises: CarbonError for a file that is broken.
    """
    if _PART not in packed.namelist():
        return CellStyles(frozenset(), frozenset(), {})
    reader = _Reader()
    for name, given in elements(path, packed, _PART):
        reader.start(name, given)
    return CellStyles(frozenset(reader.percent), frozenset(reader.struck), reader.colours)


class _Reader:
    """Follows the elements of the part of styles: fonts and fills are numbered in their order, and so are the styles that name them."""

    def __init__(self) -> None:
        self.percent, self.struck, self.colours = set[str](), set[str](), dict[str, str]()
        self._section = ""
        self._formats = set(_BUILT_IN_PERCENT)
        self._fonts, self._fills, self._styles = -1, -1, -1
        self._lines, self._fill_colours = set[str](), dict[str, str]()
        self._solid = False

    def start(self, name: str, given: Mapping[str, str]) -> None:
        name = name.rpartition(":")[2]
        if name in _SECTIONS:
            self._section = name
        elif name == "numFmt" and "%" in _QUOTED.sub("", given.get("formatCode", "")):
            self._formats.add(given.get("numFmtId", ""))
        elif self._section == "fonts":
            self._font(name, given)
        elif self._section == "fills":
            self._fill(name, given)
        elif self._section == "cellXfs" and name == "xf":
            self._style(given)

    def _font(self, name: str, given: Mapping[str, str]) -> None:
        self._fonts += name == "font"
        if name == "strike" and given.get("val") not in _OFF:
            self._lines.add(str(self._fonts))

    def _fill(self, name: str, given: Mapping[str, str]) -> None:
        self._fills += name == "fill"
        self._solid = given.get("patternType") == "solid" if name == "patternFill" else self._solid
        if name == "fgColor" and self._solid and given.get("rgb") not in _WHITE and given.get("theme") != "0":
            self._fill_colours[str(self._fills)] = " ".join(f"{key}={value}" for key, value in sorted(given.items()))

    def _style(self, given: Mapping[str, str]) -> None:
        self._styles += 1
        number = str(self._styles)
        if given.get("numFmtId") in self._formats:
            self.percent.add(number)
        if given.get("fontId") in self._lines:
            self.struck.add(number)
        if colour := self._fill_colours.get(given.get("fillId", "")):
            self.colours[number] = colour
