"""Read the UK Government's flat file: the official workbook, or the same as one long CSV table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from edition import Refused, open_sheet, read_long_table

SHEET = "Factors by Category"
_HEADER_ROW = 6
"""The header of the sheet since 2023; data begins below it."""
_COLUMNS = {
    "Level 1": "level1", "Level 2": "level2", "Level 3": "level3", "Level 4": "level4", "Column Text": "column_text",
    "UOM": "activity_unit", "GHG/Unit": "published_ghg_label",
}  # fmt: skip
_LONG = (*_COLUMNS.values(), "value", "file", "excel_row")
_VALUE = "GHG Conversion Factor"
_GAS = re.compile(r"kg (CO2e of )?(?P<gas>CO2e|CO2|CH4|N2O)( per unit)?")

_ENERGY = ("kWh", "`")
"""Energy per distance; in two rows of 2020 and 2021 the label is a stray backtick."""


class Cell(NamedTuple):
    """One published value: its headings, the unit it is per, its gas ('' where it is energy), and its row."""

    level1: str
    level2: str
    level3: str
    level4: str
    column: str
    unit: str
    gas: str
    value: str
    row: int


def read_flat_file(path: Path, edition: str) -> tuple[str, list[Cell]]:
    """Return the name of the publisher's file, and every value in it.

    Parameters: path of the workbook or of a long CSV table; edition, the year.
    Raises: Refused naming sheet, cell, value and what was expected.
    """
    if path.suffix == ".csv":
        rows = read_long_table(path, edition, _LONG)
        return rows[0]["file"], [_cell(row, row["value"], int(row["excel_row"])) for row in rows]
    return path.name, list(_cells(open_sheet(path, SHEET), edition))


def _cells(sheet: Any, edition: str) -> Iterator[Cell]:
    places = _header(sheet, edition)
    for number, cells in enumerate(sheet.iter_rows(min_row=_HEADER_ROW + 1), start=_HEADER_ROW + 1):
        value = cells[places["value"]]
        if value.value in (None, ""):
            # Rows without a number stand for what other tables print in a notes column.
            continue
        if not isinstance(value.value, int | float):
            raise Refused(f"{SHEET}!{value.coordinate}: '{value.value}' is not a number; expected kg or kWh per unit, or an empty cell.")
        row = {name: str(cells[place].value or "").strip() for name, place in places.items() if name != "value"}
        yield _cell(row, repr(value.value), number)


def _header(sheet: Any, edition: str) -> dict[str, int]:
    """Return our name → place of every column that is needed."""
    titles = [str(cell.value or "").strip() for cell in sheet[_HEADER_ROW]]
    missing = [title for title in _COLUMNS if title not in titles]
    if missing:
        raise Refused(f"{SHEET} row {_HEADER_ROW}: no column {', '.join(missing)}; it has {', '.join(filter(None, titles))}.")
    wanted = f"{_VALUE} {edition}"
    if wanted not in titles:
        held = next((title for title in titles if title.startswith(_VALUE)), "no such column")
        raise Refused(f"{SHEET} row {_HEADER_ROW}: expected the column '{wanted}', found '{held}'. Give the edition that the file is of.")
    return {name: titles.index(title) for title, name in _COLUMNS.items()} | {"value": titles.index(wanted)}


def _cell(row: dict[str, str], value: str, number: int) -> Cell:
    label = row["published_ghg_label"]
    found = _GAS.fullmatch(label)
    if not found and not label.startswith(_ENERGY):
        raise Refused(f"{SHEET} row {number}: '{label}' names no gas; expected kg CO2e, 'kg CO2e of CO2 per unit' or kWh.")
    headings = (row[name] for name in ("level1", "level2", "level3", "level4", "column_text", "activity_unit"))
    return Cell(*headings, found["gas"] if found else "", value, number)
