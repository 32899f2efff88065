"""A workbook in the making: formats, sheets, and text that is never a formula."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from decimal import Decimal
from math import floor, log10
from pathlib import Path
from typing import Any

import xlsxwriter

from carbon.reporting.content import Section, Table
from carbon.reporting.facts import Facts
from carbon.reporting.language.words import Words

_LONGEST = 32_000
"""Letters that a cell holds."""
_NAME = 31
"""Letters that the name of a sheet holds."""
_LINE = 105
"""Letters of a line over the five columns of the summary."""
_TEXT = (70, 24, 30, 30, 30, 40)
"""Widths of the columns of a sheet of text."""
_WIDE = 1.05
"""Widths of a column that a letter takes, with room for words that go to the next line."""
_A4 = 9
"""The number that the file format has for A4."""
_DIGITS = 4
"""Digits of a number that are shown at least."""
_FEW = 6
"""Digits of a number that are shown as they are."""
_SMALL = 1e-6
"""A share too small for its digit."""
_TENTH = 0.095
"""What one decimal shows as a tenth [t]."""
_DECIMALS = 10
"""Decimals of a number that are shown at most; a smaller one is shown by powers of ten."""


class Book:
    """A workbook in the making: its formats, names of its sheets, and a way to write text that is never a formula.

    Parameters: path; facts; words.
    """

    def __init__(self, path: Path, facts: Facts, words: Words) -> None:
        options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "nan_inf_to_errors": True}
        self.file = xlsxwriter.Workbook(str(path), options)
        self.file.set_properties({"comments": "carbon-report"})
        self.facts, self.words = facts, words
        self.bold = self.file.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self.unit = self.file.add_format({"indent": 1})
        self.sum = self.file.add_format({"bold": True, "top": 1})
        self.head = self.file.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        self.number_head = self.file.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top", "align": "right"})
        self.big = self.file.add_format({"bold": True, "font_size": 16})
        self.wrap = self.file.add_format({"text_wrap": True, "valign": "top"})
        self.top = self.file.add_format({"valign": "top"})
        self.beside = self.file.add_format({"text_wrap": True, "valign": "top", "align": "left", "indent": 1})
        self.right = self.file.add_format({"align": "right", "valign": "top", "indent": 1})
        self.right_head = self.file.add_format(
            {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top", "align": "right", "indent": 1}
        )
        self.of_scope_3 = self.file.add_format({"num_format": "0;-0;", "valign": "top"})
        self.whole = self.file.add_format({"num_format": "#,##0", "valign": "top"})
        shown = [f"#,##0.{'0' * count}".rstrip(".") for count in range(_DECIMALS + 1)]
        self.by_decimals = [self.file.add_format({"num_format": form, "valign": "top"}) for form in shown]
        self.sums = [self.file.add_format({"bold": True, "top": 1, "num_format": form}) for form in shown]
        self.exact = self.file.add_format({"num_format": "0.######E+00", "valign": "top"})
        before = "".join(f'"{sign}"' for sign in words.locale.percent[:-1])
        part = f"0.0{before}%"
        self.signed = self.file.add_format({"num_format": f"+{part};\N{MINUS SIGN}{part};{part}"})
        # A part that is there, however small, is not nothing: as the page says it.
        self.share = self.file.add_format({"num_format": f'[>=0.0005]{part};[>0]"{words.share(_SMALL)}";{part}'})

    def digits(self, value: float) -> Any:
        """Return the format that shows a number of few digits as it is, and four digits at least of another; its cell keeps them all."""
        decimals = max(_DIGITS - 1 - floor(log10(abs(value))), 0) if value else 0
        if decimals and float(f"{value:.{_FEW}g}") == value:
            decimals = -int(Decimal(f"{value:.{_FEW}g}").normalize().as_tuple().exponent)
        return self.by_decimals[max(decimals, 0)] if decimals <= _DECIMALS else self.exact

    def tonnes(self, kilograms: float, *, total: bool = False) -> Any:
        """Return the format of tonnes: one decimal, and of less than a tenth as many as show two digits.

        Parameters: kilograms, what the cell holds, in kg; total, whether it is a sum under a line.
        """
        size = abs(kilograms / 1000)
        decimals = min(1 - floor(log10(size)), _DECIMALS) if 0.0 < size < _TENTH else 1
        return (self.sums if total else self.by_decimals)[decimals]

    def sheet(self, english: str, widths: Iterable[float]) -> Any:
        """Return a new sheet with the widths of its columns; its name is in the reader's language."""
        made = self.file.add_worksheet(self.name(english))
        for number, width in enumerate(widths):
            made.set_column(number, number, width)
        made.set_landscape()
        made.set_paper(_A4)
        made.fit_to_pages(1, 0)
        made.set_footer("&L&A&R&P / &N", {"scale_with_doc": False})
        return made

    def name(self, english: str) -> str:
        """The name of a sheet in the reader's language."""
        return self.words(english)[:_NAME].strip("' ")

    def ref(self, english: str) -> str:
        """A sheet's name as a formula has it."""
        return "'" + self.name(english).replace("'", "''") + "'!"

    @staticmethod
    def text(sheet: Any, row: int, column: int, value: object, style: Any = None) -> None:
        """Write text as text, whatever it begins with."""
        sheet.write_string(row, column, str(value)[:_LONGEST], style)

    def wide(self, sheet: Any, row: int, value: str, style: Any = None) -> None:
        """Write a long text over the five columns of the summary, in as many lines as it needs."""
        sheet.merge_range(row, 0, row, 4, "", style or self.wrap)
        self.text(sheet, row, 0, value, style or self.wrap)
        sheet.set_row(row, 15 * (1 + len(value) // _LINE))

    @staticmethod
    def tall(sheet: Any, row: int, cells: Iterable[tuple[str, float]]) -> None:
        """Give a row the height of its longest text: (text, width of its column [letters])."""
        lines = max(1 + int(len(text) * _WIDE / width) for text, width in cells)
        if lines > 1:
            sheet.set_row(row, 15 * lines)

    def paragraph(self, sheet: Any, row: int, value: str) -> None:
        """Write a sentence over the columns of a sheet of text, in as many lines as it needs."""
        sheet.merge_range(row, 0, row, len(_TEXT) - 1, "", self.wrap)
        self.text(sheet, row, 0, value, self.wrap)
        sheet.set_row(row, 15 * (1 + len(value) // int(sum(_TEXT) * 0.95)))

    def row(
        self, sheet: Any, number: int, cells: Iterable[object], style: Any = None, other: tuple[Any, Collection[int]] = (None, ())
    ) -> None:
        """Write a row of texts; other, the style of some columns, as of figures."""
        for column, value in enumerate(cells):
            self.text(sheet, number, column, value, other[0] if column in other[1] else style)


def told(book: Book, parts: list[Section]) -> None:
    """Write all that is text on one sheet, section under section; factors have a sheet of their own.

    Parameters: book; parts, the sections.
    """
    sheet, row = book.sheet("Data quality and findings", _TEXT), 0
    for section in parts:
        book.text(sheet, row, 0, section.title, book.big)
        for sentence in section.sentences:
            row += 1
            book.paragraph(sheet, row, sentence)
        for table in section.tables:
            if table.title != book.words("Emission factors"):
                row = _printed(book, sheet, row + 2, table)
        row += 3


def _printed(book: Book, sheet: Any, row: int, table: Table) -> int:
    """A table as text under its title; returns its last row."""
    book.text(sheet, row, 0, table.title, book.bold)
    book.row(sheet, row + 1, table.columns, book.head, (book.right_head, table.numbers))
    for number, cells in enumerate(table.rows, row + 2):
        book.row(sheet, number, cells, book.wrap, (book.right, table.numbers))
        book.tall(sheet, number, zip(cells, _TEXT, strict=False))
    return row + 1 + len(table.rows)
