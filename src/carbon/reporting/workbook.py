"""The report as a workbook whose figures are live: GWP → factors → lines → tables → summary, each a formula of the one before."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from carbon.reporting import explained
from carbon.reporting.breakdown import Chart, charts
from carbon.reporting.content import sections, title
from carbon.reporting.facts import Facts
from carbon.reporting.further import Extras
from carbon.reporting.language.words import Words
from carbon.reporting.sheet_lines import factors, lines
from carbon.reporting.sheet_tables import chart_of, table
from carbon.reporting.sheets import Book, told
from carbon.reporting.vocabulary import subscripts


def workbook(facts: Facts, words: Words, path: Path, extras: Extras) -> None:
    """Write the report as a workbook.

    Parameters: facts; words; path; extras, what further analysis gives.
    """
    book = Book(path, facts, words)
    front = book.sheet("Summary", (46, 18, 18, 18, 18))
    drawn = [chart for chart in charts(facts, words) if chart.key in ("source", "scope", "category", "site", "gas", "month")]
    places = {chart.key: table(book, chart) for chart in drawn}
    lines(book, "source", "Lines")
    lines(book, "site", "Lines by site")
    lines(book, "month", "Lines by month")
    factors(book)
    told(book, sections(facts, words, extras)[2:])
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
        sheet.insert_chart(row + 2 + 22 * place, 0, chart_of(book, chart, places[chart.key]), {"x_scale": 1.6, "y_scale": 1.35})


def _verdict_rows(book: Book, sheet: Any, row: int) -> int:
    words = book.words
    for verdict in book.facts.verdicts:
        book.text(sheet, row, 0, verdict.name, book.bold)
        book.text(sheet, row, 1, words("Met") if verdict.met else words("Not met"), book.bold)
        sheet.write_number(row, 2, verdict.difference, book.share)
        book.text(sheet, row + 3, 0, f"{words('Perimeter:')} {explained.perimeter(words, verdict)}")
        for offset, (text, value) in enumerate(((words("Published"), verdict.expected), (words("Same perimeter here"), verdict.found)), 1):
            book.text(sheet, row + offset, 0, text)
            sheet.write_number(row + offset, 1, value, book.tonnes)
            book.text(sheet, row + offset, 2, verdict.unit)
        row += 5
    return row
