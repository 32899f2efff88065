"""The report as a workbook whose figures are live: GWP → factors → lines → tables → summary, each a formula of the one before."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from carbon.reporting import explained
from carbon.reporting.breakdown import Chart, charts, shown
from carbon.reporting.content import alerts, named, sections, title
from carbon.reporting.facts import Facts
from carbon.reporting.further import Extras
from carbon.reporting.in_short import in_short
from carbon.reporting.language.words import Words
from carbon.reporting.sheet_lines import factors, lines
from carbon.reporting.sheet_tables import chart_of, table
from carbon.reporting.sheets import Book, told
from carbon.reporting.vocabulary import BASES, subscripts, unit


def workbook(facts: Facts, words: Words, path: Path, extras: Extras) -> None:
    """Write the report as a workbook.

    Parameters: facts; words; path; extras, what further analysis gives.
    """
    book = Book(path, facts, words)
    front = book.sheet("Summary", (46, 18, 18, 18, 18))
    # A board prints the summary on one page, its charts whole.
    front.set_portrait()
    front.fit_to_pages(1, 1)
    drawn = [shown(chart) for chart in charts(facts, words)]
    places = {chart.key: table(book, chart) for chart in drawn}
    lines(book, "source", "Lines")
    lines(book, "site", "Lines by site")
    lines(book, "month", "Lines by month")
    factors(book)
    told(book, sections(facts, words, extras)[2:])
    _summary(book, front, drawn, places, extras)
    book.file.close()


def _summary(book: Book, sheet: Any, drawn: list[Chart], places: dict[str, int], extras: Extras) -> None:
    """What a board reads: the verdict, the total as a live sum, what it adds, and two charts."""
    facts, words = book.facts, book.words
    book.text(sheet, 0, 0, title(facts, words), book.big)
    book.text(sheet, 1, 0, named(facts))
    book.wide(sheet, 2, facts.notice)
    book.text(sheet, 4, 0, words("Full total"), book.bold)
    last = max(len(facts.cells["source"]), 1) + 1
    if facts.total_kg is None:
        book.text(sheet, 4, 1, words("No answer"), book.bold)
    else:
        _tonnes(book, sheet, 4, f"=SUM({book.ref('Lines')}$I$2:$I${last})/1000", facts.total_kg)
    row = _verdict_rows(book, sheet, _told(book, sheet, _beneath_total(book, sheet, 5, last), extras) + 1)
    if steps := explained.bridge(facts, words):
        book.text(sheet, row, 0, words("What the full total adds"), book.bold)
        row += 1
    for text, kg, kind in steps:
        book.text(sheet, row, 0, text, book.sum if kind == "sum" else None)
        sheet.write_number(row, 1, kg / 1000, book.tonnes(kg, total=kind == "sum"))
        row += 1
    for place, chart in enumerate(chart for chart in drawn if chart.key in ("source", "scope", "gas")):
        sheet.insert_chart(row + 2 + 22 * place, 0, chart_of(book, chart, places[chart.key]), {"x_scale": 1.6, "y_scale": 1.35})


def _tonnes(book: Book, sheet: Any, row: int, formula: str, kg: float) -> None:
    """Write a live total with its unit."""
    sheet.write_formula(row, 1, formula, book.tonnes(kg), kg / 1000)
    book.text(sheet, row, 2, subscripts(book.words("t CO2e")), book.unit)


def _beneath_total(book: Book, sheet: Any, row: int, last: int) -> int:
    """Write the other view of scope 2, and what is not in the total; returns the next row."""
    facts, words = book.facts, book.words
    if explained.other_view(facts, words):
        other, kg = ("market", facts.market_kg) if facts.basis == "location" else ("location", facts.location_kg)
        book.text(sheet, row, 0, words("Full total, {view}", view=words(BASES[other])), book.bold)
        hidden = any(cell.hidden and facts.postings[cell.posting].basis == other for cell in facts.cells["source"])
        # A line whose amount and factor are not shown counts in one view alone: the sum of the other one is then a plain number.
        _tonnes(book, sheet, row, f"={(kg or 0.0) / 1000!r}" if hidden else _other_formula(book, other, last), kg or 0.0)
        book.wide(sheet, row + 1, words("Another view of the same electricity; the two are never added."))
        row += 2
    for text in alerts(facts, words):
        book.wide(sheet, row, text, book.bold)
        row += 1
    return row


def _told(book: Book, sheet: Any, row: int, extras: Extras) -> int:
    """Write how certain the total is, and the report in short; returns the next row."""
    sure = extras.get("certainty")
    for text in (*([sure.whole] if sure else []), *in_short(book.facts, book.words, extras)):
        book.wide(sheet, row, text)
        row += 1
    return row


def _other_formula(book: Book, other: str, last: int) -> str:
    """Lines that are in both views, and those of the other one, which count nothing in this one."""
    sheet = book.ref("Lines")
    view, amount, factor, kg = (f"{sheet}${column}$2:${column}${last}" for column in "EFHI")
    return f'=SUMPRODUCT(({view}="")*{kg}+({view}="{book.words(BASES[other])}")*{amount}*{factor})/1000'


def _verdict_rows(book: Book, sheet: Any, row: int) -> int:
    words = book.words
    for verdict in book.facts.verdicts:
        book.text(sheet, row, 0, verdict.name, book.bold)
        sheet.set_row(row, 15 * (1 + len(verdict.name) // 42))
        book.text(sheet, row, 1, words("Met") if verdict.met else words("Not met"), book.bold)
        book.text(sheet, row + 3, 0, words("Difference"))
        sheet.write_number(row + 3, 1, verdict.difference, book.signed)
        book.wide(sheet, row + 4, f"{words('Perimeter:')} {explained.perimeter(words, verdict)}")
        for offset, (text, value) in enumerate(((words("Published"), verdict.expected), (words("Same perimeter here"), verdict.found)), 1):
            book.text(sheet, row + offset, 0, text)
            sheet.write_number(row + offset, 1, value, book.digits(value) if abs(value) < 1 else book.tonnes(value * 1000))
            book.text(sheet, row + offset, 2, unit(words, verdict.unit), book.unit)
        row += 6
    return row
