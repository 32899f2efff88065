"""The report as a workbook whose figures are live: GWP → factors → lines → tables → summary, each a formula of the one before."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from carbon.reporting import explained
from carbon.reporting.breakdown import Chart, charts, in_view
from carbon.reporting.content import Section, Table, sections, title
from carbon.reporting.exported import products
from carbon.reporting.facts import Cell, Facts
from carbon.reporting.language.words import Words
from carbon.reporting.vocabulary import BASES, KEYS, STAGES, TITLES, gas_name, label, subscripts

_LONGEST = 32_000
"""Letters that a cell holds."""
_NAME = 31
"""Letters that the name of a sheet holds."""
_FIRST = 3
"""Row of the first factor, under the heads and the GWP [from 0]."""


class Book:
    """A workbook in the making: its formats, names of its sheets, and a way to write text that is never a formula.

    Parameters: path; facts; words.
    """

    def __init__(self, path: Path, facts: Facts, words: Words) -> None:
        options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "nan_inf_to_errors": True}
        self.file = xlsxwriter.Workbook(str(path), options)
        self.facts, self.words = facts, words
        self.bold = self.file.add_format({"bold": True})
        self.head = self.file.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        self.big = self.file.add_format({"bold": True, "font_size": 16})
        self.wrap = self.file.add_format({"text_wrap": True, "valign": "top"})
        self.whole = self.file.add_format({"num_format": "#,##0"})
        self.tonnes = self.file.add_format({"num_format": "#,##0.0"})
        self.exact = self.file.add_format({"num_format": "0.######E+00"})
        self.share = self.file.add_format({"num_format": "0.0%"})

    def sheet(self, english: str, widths: Iterable[float]) -> Any:
        """Return a new sheet with the widths of its columns; its name is in the reader's language."""
        made = self.file.add_worksheet(self.name(english))
        for number, width in enumerate(widths):
            made.set_column(number, number, width)
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

    def row(self, sheet: Any, number: int, cells: Iterable[object], style: Any = None) -> None:
        """Write a row of texts."""
        for column, value in enumerate(cells):
            self.text(sheet, number, column, value, style)


def workbook(facts: Facts, words: Words, path: Path, extras: dict[str, Any]) -> None:
    """Write the report as a workbook.

    Parameters: facts; words; path; extras, what further analysis gives.
    """
    book = Book(path, facts, words)
    front = book.sheet("Summary", (46, 18, 18, 18, 18, 60))
    drawn = [chart for chart in charts(facts, words) if chart.key in ("source", "scope", "category", "site", "gas", "month")]
    places = {chart.key: _table(book, chart) for chart in drawn}
    _lines(book, "source", "Lines")
    _lines(book, "site", "Lines by site")
    _lines(book, "month", "Lines by month")
    _factors(book)
    _told(book, sections(facts, words, extras)[2:])
    _summary(book, front, drawn, places)
    book.file.close()


def _summary(book: Book, sheet: Any, drawn: list[Chart], places: dict[str, int]) -> None:
    """What a board reads: the verdict, the total as a live sum, what it adds, and two charts."""
    facts, words = book.facts, book.words
    book.text(sheet, 0, 0, title(facts, words), book.big)
    book.text(sheet, 1, 0, " · ".join(part for part in (facts.organisation, facts.name, facts.period) if part))
    book.text(sheet, 2, 0, facts.notice)
    book.text(sheet, 4, 0, words("Full total"), book.bold)
    last = max(len(facts.cells["source"]), 1) + 1
    formula = f"=SUM({book.ref('Lines')}$K$2:$K${last})/1000"
    sheet.write_formula(4, 1, formula, book.tonnes, (facts.total_kg or 0.0) / 1000)
    book.text(sheet, 4, 2, subscripts(words("t CO2e")))
    row = _verdict_rows(book, sheet, 6)
    for text, kg, _ in explained.bridge(facts, words):
        book.text(sheet, row, 0, text)
        sheet.write_number(row, 1, kg / 1000, book.tonnes)
        row += 1
    for place, chart in enumerate(chart for chart in drawn if chart.key in ("source", "scope", "gas")):
        sheet.insert_chart(row + 2 + 22 * place, 0, _chart(book, chart, places[chart.key]), {"x_scale": 1.6, "y_scale": 1.35})


def _verdict_rows(book: Book, sheet: Any, row: int) -> int:
    words = book.words
    for verdict in book.facts.verdicts:
        book.text(sheet, row, 0, verdict.name, book.bold)
        book.text(sheet, row, 1, words("Met") if verdict.met else words("Not met"), book.bold)
        book.text(sheet, row, 5, explained.perimeter(words, verdict))
        for offset, (text, value) in enumerate(((words("Published"), verdict.expected), (words("Same perimeter here"), verdict.found)), 1):
            book.text(sheet, row + offset, 0, text)
            sheet.write_number(row + offset, 1, value, book.tonnes)
            book.text(sheet, row + offset, 2, verdict.unit)
        row += 4
    return row


def _chart(book: Book, chart: Chart, rows: int) -> Any:
    """A native chart of a table: bars, stacked by scope where it is by source."""
    stacked = chart.key == "source"
    made = book.file.add_chart({"type": "bar", "subtype": "stacked"} if stacked else {"type": "bar"})
    name = book.name(TITLES[chart.key])
    for column, scope, colour in ((2, 1, "#B5451F"), (3, 2, "#B8860B"), (4, 3, "#1F6F78")) if stacked else ((1, 0, "#3F5F8A"),):
        made.add_series(
            {
                "name": book.words("Scope {n}", n=scope) if stacked else subscripts(book.words("t CO2e")),
                "categories": [name, 1, 0, rows, 0],
                "values": [name, 1, column, rows, column],
                "fill": {"color": colour},
                "gap": 40,
            }
        )
    made.set_title({"name": f"{book.words(TITLES[chart.key])}, {subscripts(book.words('t CO2e'))}"})
    made.set_y_axis({"reverse": True})
    made.set_legend({"position": "bottom"} if stacked else {"none": True})
    return made


def _table(book: Book, chart: Chart) -> int:
    """A table of one key whose figures are sums over the lines; returns its number of rows."""
    words, key, stacked = book.words, chart.key, chart.key == "source"
    sheet = book.sheet(TITLES[key], (44, 14, 14, 14, 14, 12))
    heads = [words(KEYS[key]), subscripts(words("t CO2e")), *(words("Scope {n}", n=n) for n in (1, 2, 3) if stacked), words("Share")]
    book.row(sheet, 0, heads, book.head)
    share = len(heads) - 1
    for number, bar in enumerate(chart.bars, 1):
        book.text(sheet, number, 0, bar.label)
        sheet.write_formula(number, 1, f"={_sum(book, key, bar.id)}/1000", book.tonnes, bar.kg / 1000)
        for column, (scope, kg) in enumerate(bar.parts, 2):
            sheet.write_formula(number, column, f"={_sum(book, key, bar.id, scope)}/1000", book.tonnes, kg / 1000)
        whole = f"$B${len(chart.bars) + 2}"
        sheet.write_formula(number, share, f"=IF({whole}=0,0,B{number + 1}/{whole})", book.share, bar.share)
    end = len(chart.bars) + 1
    book.text(sheet, end, 0, words("Total"), book.bold)
    for column in range(1, share):
        letter = xl_col_to_name(column)
        value = sum(bar.kg if column == 1 else bar.parts[column - 2][1] for bar in chart.bars) / 1000
        sheet.write_formula(end, column, f"=SUM({letter}2:{letter}{end})", book.tonnes, value)
    sheet.freeze_panes(1, 1)
    return len(chart.bars)


_SHEETS = {"site": "Lines by site", "month": "Lines by month"}
_COLUMNS = {"scope": "B", "category": "C"}
"""Columns of the lines that a sum asks; labels are asked by their number in column L, since a name may hold signs of a pattern."""


def _sum(book: Book, key: str, value: str, scope: int | None = None) -> str:
    """A sum over the lines of one value of a key."""
    facts, lines = book.facts, book.ref(_SHEETS.get(key, "Lines"))
    count = max(len(facts.cells[key if key in _SHEETS else "source"]), 1) + 1
    if key == "gas":
        letter = xl_col_to_name(_GAS + list(facts.gases).index(value))
        return f"SUM({lines}${letter}$2:${letter}${count})"
    wanted = (value or "0") if key in _COLUMNS else str(_numbers(facts, key)[value])
    column = _COLUMNS.get(key, "L")
    more = f",{lines}$B$2:$B${count},{scope}" if scope else ""
    return f"SUMIFS({lines}$K$2:$K${count},{lines}${column}$2:${column}${count},{wanted}{more})"


_GAS = 12
"""Column of the first gas in the lines [from 0]."""


def _numbers(facts: Facts, key: str) -> dict[str, int]:
    """Label → its number."""
    return {name: number for number, name in enumerate(dict.fromkeys(cell.label for cell in facts.cells[key]))}


def _lines(book: Book, key: str, english: str) -> None:
    """Lines of one key: amount × factor = kg CO2e in the report's view, and kg CO2e of each gas."""
    facts, words = book.facts, book.words
    sheet = book.sheet(english, (30, 7, 9, 30, 14, 30, 16, 12, 14, 8, 16, 7, *(14 for _ in facts.gases)))
    heads = [
        words(KEYS[key]), words("Scope"), words("Category"), words("Stage"), words("View"), words("Factor"), words("Amount"), words("Unit"),
        subscripts(words("kg CO2e per unit")), words("Counts"), subscripts(words("kg CO2e")), words("No."),
        *(gas_name(words, gas) for gas in facts.gases),
    ]  # fmt: skip
    book.row(sheet, 0, heads, book.head)
    numbers = _numbers(facts, key)
    for number, cell in enumerate(facts.cells[key], 1):
        _line(book, sheet, number, key, cell, numbers[cell.label])
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(facts.cells[key]), 1), len(heads) - 1)


def _line(book: Book, sheet: Any, row: int, key: str, cell: Cell, number: int) -> None:
    facts, words = book.facts, book.words
    post = facts.postings[cell.posting]
    source = facts.sources[post.source]
    counts = int(in_view(post, facts.basis))
    book.text(sheet, row, 0, label(words, key, cell.label, dict(facts.sites)))
    sheet.write_number(row, 1, post.scope)
    sheet.write_number(row, 2, post.category or 0)
    book.text(sheet, row, 3, words(STAGES.get(post.stage, post.stage)))
    book.text(sheet, row, 4, words(BASES[post.basis]) if post.basis in BASES else post.basis or "")
    book.text(sheet, row, 5, source.id)
    book.text(sheet, row, 7, source.unit)
    sheet.write_number(row, 9, counts)
    sheet.write_number(row, 11, number)
    if cell.hidden:
        _hidden(book, sheet, row, cell, counts)
        return
    place = post.source + _FIRST
    per = xl_rowcol_to_cell(place, _FACTOR_GAS + len(facts.gases))
    sheet.write_number(row, 6, cell.amount)
    sheet.write_formula(row, 8, f"={book.ref('Emission factors')}{per}", None, cell.kg / cell.amount if cell.amount else 0)
    sheet.write_formula(row, 10, f"=G{row + 1}*I{row + 1}*J{row + 1}", book.whole, cell.kg * counts)
    for column, gas in enumerate(facts.gases):
        if gas in source.gases:
            mass, weight = (
                book.ref("Emission factors") + xl_rowcol_to_cell(line, _FACTOR_GAS + column, row_abs=True) for line in (place, 1)
            )
            value = cell.amount * source.gases[gas] * facts.weights[gas] * counts
            sheet.write_formula(row, _GAS + column, f"=$G{row + 1}*$J{row + 1}*{mass}*{weight}", book.whole, value)


def _hidden(book: Book, sheet: Any, row: int, cell: Cell, counts: int) -> None:
    """A line whose amount and factor are not shown: its products alone."""
    sheet.write_number(row, 10, cell.kg * counts, book.whole)
    for number, kg in products(book.facts, cell):
        sheet.write_number(row, _GAS + number, kg * counts, book.whole)


_FACTOR_GAS = 2
"""Column of the first gas among the factors [from 0]."""


def _factors(book: Book) -> None:
    """Factors with their gases and citations; the second row is the GWP, which may be changed."""
    facts, words = book.facts, book.words
    cited = ("Publisher", "Publication", "Place in it", "Licence", "Region", "Year", "Status", "How it was derived")
    sheet = book.sheet("Emission factors", (48, 12, *(14 for _ in facts.gases), 16, 26, 40, 40, 30, 10, 8, 14, 40))
    heads = [words("Factor"), words("Unit"), *(f"kg {gas_name(words, gas)}" for gas in facts.gases), subscripts(words("kg CO2e per unit"))]
    book.row(sheet, 0, [*heads, *(words(name) for name in cited)], book.head)
    book.text(sheet, 1, 0, f"GWP: {facts.gwp_set}", book.bold)
    first, last = xl_col_to_name(_FACTOR_GAS), xl_col_to_name(_FACTOR_GAS + max(len(facts.gases), 1) - 1)
    for column, gas in enumerate(facts.gases):
        sheet.write_number(1, _FACTOR_GAS + column, facts.weights[gas], book.bold)
    for number, source in enumerate(facts.sources, _FIRST):
        book.text(sheet, number, 0, source.id)
        book.text(sheet, number, 1, source.unit)
        after = _FACTOR_GAS + len(facts.gases)
        if not source.closed:
            for column, gas in enumerate(facts.gases):
                sheet.write_number(number, _FACTOR_GAS + column, source.gases.get(gas, 0.0))
            value = sum(kg * facts.weights.get(gas, 0.0) for gas, kg in source.gases.items())
            formula = f"=SUMPRODUCT({first}{number + 1}:{last}{number + 1},${first}$2:${last}$2)"
            sheet.write_formula(number, after, formula, None, value)
        told = (
            source.publisher,
            f"{source.title} {source.edition}".strip(),
            source.locator,
            source.licence,
            source.region,
            source.year or "",
        )
        for column, text in enumerate((*told, source.status, source.derivation), after + 1):
            book.text(sheet, number, column, text)
    sheet.freeze_panes(2, 1)


def _told(book: Book, told: list[Section]) -> None:
    """All that is text on one sheet, section under section; factors have a sheet of their own."""
    sheet, row = book.sheet("Data quality and findings", (70, 24, 30, 30, 30, 40)), 0
    for section in told:
        book.text(sheet, row, 0, section.title, book.big)
        for sentence in section.sentences:
            row += 1
            book.text(sheet, row, 0, sentence)
        for table in section.tables:
            if table.title != book.words("Emission factors"):
                row = _printed(book, sheet, row + 2, table)
        row += 3


def _printed(book: Book, sheet: Any, row: int, table: Table) -> int:
    """A table as text under its title; returns its last row."""
    book.text(sheet, row, 0, table.title, book.bold)
    book.row(sheet, row + 1, table.columns, book.head)
    for number, cells in enumerate(table.rows, row + 2):
        book.row(sheet, number, cells, book.wrap)
    return row + 1 + len(table.rows)
