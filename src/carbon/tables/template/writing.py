"""A workbook for people → an XLSX file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from carbon.core.errors import CarbonError
from carbon.core.sentences import say
from carbon.tables.grid import letters
from carbon.tables.outputs import written_aside
from carbon.tables.template.front import sites_formula, write_head, write_overview
from carbon.tables.template.parts import Book
from carbon.tables.template.sheet import write_sheet
from carbon.tables.template.styles import Styles

_LISTS = "lists"


def write_book(book: Book, path: Path) -> None:
    """Write a workbook, aside first, so that no half file stays.

    Raises: CarbonError for another type than .xlsx and for a folder that is not there.
    """
    import xlsxwriter

    if path.suffix.casefold() != ".xlsx":
        raise CarbonError(
            say("{path_name}: the template is written as XLSX. Name it {stem}.xlsx.", path_name=path.name, stem=path.stem),
            code="file_type",
            field="output",
        )
    with written_aside(path) as aside:
        file = xlsxwriter.Workbook(str(aside))
        _write(file, book)
        file.close()


def _write(file: Any, book: Book) -> None:
    styles = Styles(file)
    overview, head = file.add_worksheet(book.overview.name), file.add_worksheet(book.head.name)
    sheets = [file.add_worksheet(part.name) for part in book.sheets]
    lists = _write_lists(file, book) | sites_formula(book.head)
    write_overview(overview, book, styles)
    write_head(head, book.head, styles, lists, book.said.not_listed)
    for sheet, part in zip(sheets, book.sheets, strict=True):
        write_sheet(sheet, part, styles, book.said, lists, book.overview.name)
    _write_mapping(file, book)
    for name, value in book.properties.items():
        file.set_custom_property(name, value)
    overview.activate()


def _write_lists(file: Any, book: Book) -> dict[tuple[str, ...] | str, str]:
    """Write each drop-down once into a hidden sheet; the formula of its cells by its choices."""
    sheet = file.add_worksheet(_LISTS)
    sheet.hide()
    columns = [column.choices for part in book.sheets for column in part.columns]
    wanted = dict.fromkeys([*(choices for choices in columns if choices and not isinstance(choices, str))])
    wanted |= dict.fromkeys(field.choices for field in book.head.fields if field.choices)
    found: dict[tuple[str, ...] | str, str] = {}
    for place, choices in enumerate(wanted):
        for row, text in enumerate(choices):
            sheet.write_string(row, place, text)
        found[choices] = f"={_LISTS}!${letters(place)}$1:${letters(place)}${len(choices)}"
    return found


def _write_mapping(file: Any, book: Book) -> None:
    """Write how the workbook is read into a hidden sheet, a line a cell: it is read by that and not by the looks."""
    sheet = file.add_worksheet(book.mapping_sheet)
    sheet.set_column(0, 0, 120)
    sheet.very_hidden()
    for row, line in enumerate(book.mapping):
        sheet.write_string(row, 0, line)
