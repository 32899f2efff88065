"""The sheet that lists all marks of a workbook, each with a link to its cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_WIDTHS = (12, 30, 100, 26, 9)


@dataclass(frozen=True)
class Mark:
    """Something to say about a place of a workbook.

    Parameters: severity; text; code; sheet, or None for the whole workbook; row, counted from 1, or None for the whole sheet; column, its
    header, or None for the row; count, how often it was found.
    """

    severity: str
    text: str
    code: str
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    count: int = 1


@dataclass(frozen=True)
class Words:
    """What the list is called and says, in a language: name of the sheet, title, headers, and severity → word."""

    sheet: str
    title: str
    headers: tuple[str, str, str, str, str]
    severities: Mapping[str, str]
    nothing: str
    whole: str


def write_listing(book: Any, placed: Sequence[tuple[Mark, str | None]], words: Words, fills: Mapping[str, str]) -> None:
    """Add the list as the first sheet; one of an earlier check is replaced.

    Parameters: book of openpyxl; placed, marks with the address of each cell; words; fills, severity → colour.
    """
    from openpyxl.styles import Alignment, Font, PatternFill

    if words.sheet in book.sheetnames:
        del book[words.sheet]
    sheet = book.create_sheet(words.sheet, 0)
    book.active = 0
    for other in book.worksheets[1:]:
        other.sheet_view.tabSelected = False
    _text(sheet.cell(1, 1), words.title).font = Font(name="Calibri", bold=True, size=16, color="FF1F4E4A")
    _text(sheet.cell(2, 1), _summary(placed, words))
    for column, (header, width) in enumerate(zip(words.headers, _WIDTHS, strict=True), start=1):
        cell = _text(sheet.cell(4, column), header)
        cell.font, cell.fill = Font(name="Calibri", bold=True, color="FFFFFFFF"), PatternFill("solid", fgColor="FF1F4E4A")
        sheet.column_dimensions[cell.column_letter].width = width
    for row, (mark, address) in enumerate(placed, start=5):
        _text(sheet.cell(row, 1), words.severities[mark.severity]).fill = PatternFill("solid", fgColor=fills[mark.severity])
        _link(sheet.cell(row, 2), mark, address, words)
        _text(sheet.cell(row, 3), mark.text).alignment = Alignment(wrap_text=True, vertical="top")
        _text(sheet.cell(row, 4), mark.code)
        sheet.cell(row, 5).value = mark.count
        sheet.row_dimensions[row].height = 15.5 * (len(mark.text) // 95 + 1)
        for column in (1, 2, 4, 5):
            sheet.cell(row, column).alignment = Alignment(vertical="top", wrap_text=True)
    sheet.freeze_panes = "A5"
    sheet.auto_filter.ref = f"A4:E{max(5, 4 + len(placed))}"
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _summary(placed: Sequence[tuple[Mark, str | None]], words: Words) -> str:
    counts = {severity: sum(mark.severity == severity for mark, _ in placed) for severity in words.severities}
    return ", ".join(f"{words.severities[severity]}: {count}" for severity, count in counts.items() if count) or words.nothing


def _link(cell: Any, mark: Mark, address: str | None, words: Words) -> None:
    from openpyxl.styles import Font
    from openpyxl.worksheet.hyperlink import Hyperlink

    if mark.sheet is None:
        _text(cell, words.whole)
        return
    _text(cell, f"{mark.sheet}!{address}" if mark.row and address else mark.sheet)
    if address:
        quoted = mark.sheet.replace("'", "''")
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{quoted}'!{address}")
        cell.font = Font(name="Calibri", color="FF0B5FA5", underline="single")


def _text(cell: Any, text: str) -> Any:
    """Write text that stays text: what begins as a formula is none."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    cell.value = ILLEGAL_CHARACTERS_RE.sub(" ", text)
    cell.data_type = "s"
    cell.quotePrefix = text[:1] in "=+-@"
    return cell
