"""The layout of a sheet of an ODS file, as `layout` has it for XLSX; rows and columns that repeat are counted, not unrolled."""

from __future__ import annotations

from pathlib import Path

from carbon.core.sentences import say
from carbon.tables.grid import address
from carbon.tables.guard import MOST_CELLS, open_packed, parse_part, too_large
from carbon.tables.layout import Layout

_MANY = 1000
"""More empty rows than these are the end of the sheet, more equal filled ones a bomb."""
_VALUES = ("office:value", "office:string-value", "office:date-value", "office:time-value", "office:boolean-value")


def ods_layout(path: Path, sheet: str) -> Layout:
    """Return the layout of a sheet of an ODS file.

    Raises: CarbonError for a file that is broken or too large to be held.
    """
    with open_packed(path) as packed:
        reader = _TableReader(path, sheet)
        parse_part(path, packed, "content.xml", reader.start, reader.end)
    return reader.layout


class _TableReader:
    def __init__(self, path: Path, sheet: str) -> None:
        self.path, self.sheet, self.layout = path, sheet, Layout()
        self._inside = False
        self._row, self._rows, self._column, self._columns, self._listed = 0, 1, 0, 1, 0
        self._formula = self._valued = self._commented = False
        self._style, self._struck, self._filled = "", set[str](), dict[str, str]()

    def start(self, name: str, given: dict[str, str]) -> None:
        if name.startswith("style:"):
            self._style_entry(name, given)
        elif name == "table:table":
            self._inside, self._row, self._listed = given.get("table:name") == self.sheet, 0, 0
        elif not self._inside:
            return
        elif name == "table:table-column":
            self._column_entry(given)
        elif name == "table:table-row":
            self._column, self._rows = 0, int(given.get("table:number-rows-repeated", "1"))
            if given.get("table:visibility", "visible") != "visible" and self._rows < _MANY:
                self.layout.hidden_rows += range(self._row, self._row + self._rows)
        elif name in ("table:table-cell", "table:covered-table-cell"):
            self._columns = int(given.get("table:number-columns-repeated", "1"))
            self._style = given.get("table:style-name", "")
            self._formula, self._valued = "table:formula" in given, any(value in given for value in _VALUES)
            if given.get("office:value-type") == "percentage":
                cells = range(self._column, self._column + min(self._columns, _MANY))
                self.layout.percent |= {(row, column) for row in range(self._row, self._row + min(self._rows, _MANY)) for column in cells}
        else:
            self._content(name)

    def end(self, name: str, _: object) -> None:
        if not self._inside:
            return
        if name == "office:annotation":
            self._commented = False
        elif name in ("table:table-cell", "table:covered-table-cell"):
            self._end_cell()
        elif name == "table:table-row":
            self._row += self._rows
        elif name == "table:table":
            self._inside = False

    def _content(self, name: str) -> None:
        """What a cell holds: a text, or a comment, whose text is none of the cell."""
        if name == "office:annotation":
            self._commented = True
            self.layout.comments.append(address(self._row, self._column))
        elif name == "text:p" and not self._commented:
            self._valued = True

    def _style_entry(self, name: str, given: dict[str, str]) -> None:
        """A style of the document: those of cells stand before the sheets."""
        if name == "style:style":
            self._style = given.get("style:name", "")
        if given.get("style:text-line-through-style", "none") != "none":
            self._struck.add(self._style)
        colour = given.get("fo:background-color", "transparent")
        if name == "style:table-cell-properties" and colour not in ("transparent", "#ffffff"):
            self._filled[self._style] = colour

    def _column_entry(self, given: dict[str, str]) -> None:
        times = int(given.get("table:number-columns-repeated", "1"))
        if given.get("table:visibility", "visible") != "visible" and times < _MANY:
            self.layout.hidden_columns += range(self._listed, self._listed + times)
        self._listed += times

    def _end_cell(self) -> None:
        layout = self.layout
        if self._formula and not self._valued:
            layout.formulas.add((self._row, self._column))
        here = [(row, self._column) for row in range(self._row, self._row + min(self._rows, _MANY))] if self._valued else []
        layout.struck.update(here if self._style in self._struck else ())
        layout.colours.update(dict.fromkeys(here, self._filled[self._style]) if self._style in self._filled else {})
        if self._valued:
            layout.cells += self._rows * self._columns
            layout.height = max(layout.height, self._row + self._rows)
            layout.width = max(layout.width, self._column + self._columns)
            if layout.height * layout.width > MOST_CELLS:
                raise too_large(
                    self.path, say("its sheet reaches over {height} rows × {width} columns", height=layout.height, width=layout.width)
                )
        self._column += self._columns
