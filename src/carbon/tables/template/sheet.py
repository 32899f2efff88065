"""A sheet of activities: title, totals, example and locked headers over the rows that a person fills."""

from __future__ import annotations

from typing import Any

from carbon.tables.comments import AUTHOR
from carbon.tables.grid import letters
from carbon.tables.template.parts import EXAMPLE_ROW, HEADER_ROW, LAST_ROW, BookColumn, BookSheet, Said
from carbon.tables.template.styles import Styles

PROTECTION = {
    "sort": True,
    "autofilter": True,
    "insert_rows": True,
    "delete_rows": True,
    "insert_columns": True,
    "format_cells": True,
    "format_columns": True,
    "format_rows": True,
}
"""What a person may do on a sheet whose headers are locked (there is no password)."""
_FIRST_SUM = 2
OWN_COLUMNS, LAST_COLUMN = 5, 16_383
"""Headers that a person may write beside those of the template; the last column of a sheet, counted from 0."""


def write_sheet(sheet: Any, content: BookSheet, styles: Styles, said: Said, lists: dict[tuple[str, ...] | str, str], overview: str) -> None:
    """Write a sheet of activities.

    Parameters: sheet of xlsxwriter; content; styles; said; lists, drop-down → the formula of its cells; overview, the name of that sheet.
    """
    for place, column in enumerate(content.columns):
        look = "number" if column.number else "text" if column.text else "cell"
        sheet.set_column(place, place, column.width, styles[look])
    _open_to_the_end(sheet, len(content.columns), styles["cell"])
    _write_top(sheet, content, styles, said, overview)
    for place in range(len(content.columns), len(content.columns) + OWN_COLUMNS):
        sheet.write_blank(HEADER_ROW - 1, place, None, styles["own"])
    for place, column in enumerate(content.columns):
        _write_header(sheet, place, column, styles)
        _add_rules(sheet, place, column, content, styles, said, lists)
    sheet.autofilter(HEADER_ROW - 1, 0, LAST_ROW - 1, len(content.columns) - 1)
    sheet.freeze_panes(HEADER_ROW, 1)
    sheet.protect("", PROTECTION)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEADER_ROW - 1)


def _open_to_the_end(sheet: Any, first: int, look: Any) -> None:
    """Excel deletes a row of a locked sheet only where all its cells are open, to the last column.

    xlsxwriter would make a record of each of the 16 384 columns and look in each of them for a cell of each row, which takes longer
    than all else of a workbook: one record serves them all, and the sheet ends where its cells end.
    """
    known = getattr(sheet, "col_info", None)
    sheet.set_column(first, LAST_COLUMN if known is None else first, None, look)
    if known is not None:
        known.update(dict.fromkeys(range(first + 1, LAST_COLUMN + 1), known[first]))


def _write_top(sheet: Any, content: BookSheet, styles: Styles, said: Said, overview: str) -> None:
    """Rows over the header: locked, and no rows of the table."""
    for row, height in enumerate((26, 20, 18, 18, 34)):
        sheet.set_row(row, height, styles["row"])
    sheet.write_string(0, 0, content.name, styles["title"])
    sheet.write_url(0, len(content.columns) - 1, f"internal:'{overview}'!A1", styles["link"], said.back)
    sheet.write_string(1, 0, content.guide, styles["guide"])
    sheet.write_string(2, 0, said.filled, styles["label"])
    sheet.write_formula(2, 1, f"={filled_formula(content)}", styles["total"], 0)
    for place, (formula, unit) in enumerate(sum_formulas(content)):
        sheet.write_formula(2, _FIRST_SUM + place, f"={formula}", styles.of_unit(unit, "total"), 0)
    for place, column in enumerate(content.columns):
        shown = f"{said.example}: {column.example}" if place == 0 else column.example
        sheet.write_string(EXAMPLE_ROW - 1, place, shown, styles["example"])


def _write_header(sheet: Any, place: int, column: BookColumn, styles: Styles) -> None:
    sheet.write_string(HEADER_ROW - 1, place, column.header, styles["required" if column.required else "optional"])
    shown = f"{column.note}\n\n{column.example}" if column.example else column.note
    sheet.write_comment(HEADER_ROW - 1, place, shown, {"author": AUTHOR, "x_scale": 2.2, "y_scale": 1.4, "font_size": 9})


def _add_rules(
    sheet: Any, place: int, column: BookColumn, content: BookSheet, styles: Styles, said: Said, lists: dict[tuple[str, ...] | str, str]
) -> None:
    """Drop-downs, a warning where a number is wanted, and a colour where a row lacks what it needs."""
    span = (HEADER_ROW, place, LAST_ROW - 1, place)
    if column.choices:
        title, text = said.not_listed
        rule = {"validate": "list", "source": lists[column.choices], "error_type": "warning", "error_title": title, "error_message": text}
        sheet.data_validation(*span, rule)
    elif column.number:
        title, text = said.no_number
        rule = {"validate": "decimal", "criteria": "between", "error_type": "warning", "error_title": title, "error_message": text}
        sheet.data_validation(*span, rule | {"minimum": -1e15, "maximum": 1e15})
    here = f"${letters(place)}{HEADER_ROW + 1}"
    if column.required:
        formula = f'=AND({_joined(content, row_only=True)}<>"",{here}="")'
        sheet.conditional_format(*span, {"type": "formula", "criteria": formula, "format": styles["open"]})
    if column.number:
        formula = f"=IF(ISNUMBER({here}),{here}<>INT({here}),FALSE)"
        sheet.conditional_format(*span, {"type": "formula", "criteria": formula, "format": styles["decimals"]})


def _span(place: int, sheet: str) -> str:
    name = f"'{sheet}'!" if sheet else ""
    return f"{name}${letters(place)}${HEADER_ROW + 1}:${letters(place)}${LAST_ROW}"


def _joined(content: BookSheet, sheet: str = "", row_only: bool = False) -> str:
    """The cells of a row put together: empty where nobody wrote anything."""
    places = range(min(len(content.columns), 5))
    cells = [f"${letters(place)}{HEADER_ROW + 1}" for place in places] if row_only else [_span(place, sheet) for place in places]
    return "&".join(cells)


def filled_formula(content: BookSheet, sheet: str = "") -> str:
    """Return the formula that counts the rows a person has filled; with the sheet's name it can stand on another."""
    return f'SUMPRODUCT(--({_joined(content, sheet)}<>""))'


def open_formula(content: BookSheet, sheet: str = "") -> str | None:
    """Return the formula that counts filled rows without an amount; None where rows need none."""
    place = content.counted
    if place is None or not content.columns[place].required:
        return None
    return f'SUMPRODUCT(({_joined(content, sheet)}<>"")*({_span(place, sheet)}=""))'


def sum_formulas(content: BookSheet, sheet: str = "") -> list[tuple[str, str]]:
    """Return the formula of each sum of the sheet, with its unit."""
    place = content.counted
    if place is None:
        return []
    amounts = _span(place, sheet)
    if content.units is None:
        return [(f"SUM({amounts})", content.columns[place].unit or "")]
    units = content.columns[content.units].choices
    return [(f'SUMIF({_span(content.units, sheet)},"{unit}",{amounts})', unit) for unit in units]
