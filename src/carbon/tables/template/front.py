"""The first sheets: what to do and all totals, and the organisation with its sites."""

from __future__ import annotations

from typing import Any

from carbon.tables.comments import AUTHOR
from carbon.tables.template.parts import LAST_ROW, SITES, Book, Head, HeadField
from carbon.tables.template.sheet import PROTECTION, filled_formula, open_formula, sum_formulas
from carbon.tables.template.styles import Styles

FIRST_HEAD_ROW = 4
"""The row of the first line of the organisation's sheet, counted from 0."""
_MOST_SITES = 300


def write_overview(sheet: Any, book: Book, styles: Styles) -> None:
    """Write the first sheet: what to do, and the sheets with their totals; every total is a formula."""
    content = book.overview
    widest = max((len(sum_formulas(part)) for part in book.sheets), default=1)
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 2, 15)
    sheet.set_column(3, 2 + widest, 17)
    sheet.set_row(0, 30)
    sheet.write_string(0, 0, content.title, styles["title"])
    row = 2
    for text in content.intro:
        row = _write_wide(sheet, row, text, styles["wrapped"])
    sheet.write_string(row + 1, 0, content.commands, styles["heading"])
    row += 2
    for text in content.steps:
        sheet.merge_range(row, 0, row, 6, text, styles["code"])
        row += 1
    _write_totals(sheet, row + 1, book, styles, widest)
    sheet.protect("", {"format_columns": True, "format_rows": True, "format_cells": True})
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _write_wide(sheet: Any, row: int, text: str, look: Any) -> int:
    sheet.merge_range(row, 0, row, 6, text, look)
    sheet.set_row(row, 20)
    return row + 1


def _write_totals(sheet: Any, row: int, book: Book, styles: Styles, widest: int) -> None:
    *names, sums = book.overview.columns
    sheet.set_row(row, 32)
    for place, name in enumerate(names):
        sheet.write_string(row, place, name, styles["optional"])
    if widest > 1:
        sheet.merge_range(row, 3, row, 2 + widest, sums, styles["optional"])
    else:
        sheet.write_string(row, 3, sums, styles["optional"])
    for number, part in enumerate(book.sheets, start=row + 1):
        sheet.write_url(number, 0, f"internal:'{part.name}'!A6", styles["link"], part.name)
        sheet.write_formula(number, 1, f"={filled_formula(part, part.name)}", styles["count"], 0)
        left = open_formula(part, part.name)
        if left:
            sheet.write_formula(number, 2, f"={left}", styles["count"], 0)
            sheet.conditional_format(number, 2, number, 2, {"type": "cell", "criteria": ">", "value": 0, "format": styles["open"]})
        else:
            sheet.write_blank(number, 2, None, styles["count"])
        for place, (formula, unit) in enumerate(sum_formulas(part, part.name)):
            sheet.write_formula(number, 3 + place, f"={formula}", styles.of_unit(unit, "sum"), 0)


def write_head(sheet: Any, head: Head, styles: Styles, lists: dict[tuple[str, ...] | str, str], said: tuple[str, str]) -> None:
    """Write the sheet of the organisation.

    Parameters: sheet of xlsxwriter; head; styles; lists, drop-down → the formula of its cells; said, of what is not in a list.
    """
    for place, column in enumerate(head.sites):
        sheet.set_column(place, place, column.width, styles["cell"])
    for row in range(head.sites_row):
        sheet.set_row(row, None, styles["row"])
    sheet.set_row(0, 30, styles["row"])
    sheet.write_string(0, 0, head.title, styles["title"])
    sheet.write_string(1, 0, head.guide, styles["guide"])
    for place, name in enumerate(head.values):
        sheet.write_string(FIRST_HEAD_ROW - 1, place, name, styles["optional"])
    for row, field in enumerate(head.fields, start=FIRST_HEAD_ROW):
        _write_line(sheet, row, field, styles, lists, said)
    row = head.sites_row - 1
    sheet.write_string(row - 2, 0, head.sites_title, styles["heading"])
    sheet.write_string(row - 1, 0, head.sites_guide, styles["guide"])
    for place, column in enumerate(head.sites):
        sheet.write_string(row, place, column.header, styles["required" if column.required else "optional"])
        sheet.write_comment(row, place, column.note, {"author": AUTHOR, "x_scale": 1.6, "font_size": 9})
    sheet.freeze_panes(FIRST_HEAD_ROW, 1)
    sheet.protect("", PROTECTION)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _write_line(
    sheet: Any, row: int, field: HeadField, styles: Styles, lists: dict[tuple[str, ...] | str, str], said: tuple[str, str]
) -> None:
    sheet.write_string(row, 0, field.header, styles["required" if field.required else "optional"])
    if field.given:
        sheet.write_string(row, 1, field.given, styles["value"])
    else:
        sheet.write_blank(row, 1, None, styles["value"])
    sheet.write_string(row, 2, field.note, styles["guide"])
    if field.choices:
        rule = {
            "validate": "list",
            "source": lists[field.choices],
            "error_type": "warning",
            "error_title": said[0],
            "error_message": said[1],
        }
        sheet.data_validation(row, 1, row, 1, rule)


def sites_formula(head: Head) -> dict[tuple[str, ...] | str, str]:
    """Return the drop-down of sites: the cells of the organisation's sheet where a person writes them."""
    first = head.sites_row + 1
    return {SITES: f"='{head.name}'!$A${first}:$A${min(first + _MOST_SITES, LAST_ROW)}"}
