"""The lines of a workbook: amount × factor = kg CO2e, each a formula of the factors, and these of their gases and the GWP."""

from __future__ import annotations

from typing import Any

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from carbon.core.places import place_said
from carbon.reporting.breakdown import in_view
from carbon.reporting.exported import products
from carbon.reporting.facts import Cell, Facts
from carbon.reporting.lines import work
from carbon.reporting.sheets import Book
from carbon.reporting.vocabulary import BASES, KEYS, STAGES, STATUSES, gas_name, label, subscripts, unit

_FIRST = 3
"""Row of the first factor, under the heads and the GWP [from 0]."""
GAS = 12
"""Column of the first gas in the lines [from 0]."""
_HEAD = 31
"""Height of a head of two lines [points]."""

_FIGURES = {1, 2, 6, 8, 9, 10, 11}
"""Columns of figures in the lines, before those of the gases [from 0]."""
_NARROW, _WIDE = 30, 56
"""Widths that the ids of factors have at least and at most [letters]."""


def _ids(facts: Facts) -> int:
    """The width of a column of factors: their ids whole, where they are not very long."""
    return min(max((len(source.id) for source in facts.sources), default=_NARROW), _WIDE)


def numbers(facts: Facts, key: str) -> dict[str, int]:
    """Label → its number."""
    return {name: number for number, name in enumerate(dict.fromkeys(cell.label for cell in facts.cells[key]))}


def lines(book: Book, key: str, english: str) -> None:
    """Lines of one key: amount × factor = kg CO2e in the report's view, and kg CO2e of each gas."""
    facts, words = book.facts, book.words
    sheet = book.sheet(english, (30, 7, 9, 30, 16, _ids(facts), 16, 22, 14, 8, 16, 7, *(14 for _ in facts.gases)))
    heads = [
        words(KEYS[key]), words("Scope"), words("Category"), words("Stage"), words("View"), words("Factor"), words("Amount"), words("Unit"),
        subscripts(words("kg CO2e per unit")), words("Counts"), subscripts(words("kg CO2e")), words("No."),
        *(gas_name(words, gas) for gas in facts.gases),
    ]  # fmt: skip
    book.row(sheet, 0, heads, book.head, (book.number_head, _FIGURES | {*range(GAS, len(heads))}))
    sheet.set_row(0, _HEAD)
    sheet.repeat_rows(0)
    known = numbers(facts, key)
    for number, cell in enumerate(facts.cells[key], 1):
        _line(book, sheet, number, key, cell, known[cell.label])
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(facts.cells[key]), 1), len(heads) - 1)


def _line(book: Book, sheet: Any, row: int, key: str, cell: Cell, number: int) -> None:
    facts, words = book.facts, book.words
    post = facts.postings[cell.posting]
    source = facts.sources[post.source]
    counts = int(in_view(post, facts.basis))
    book.text(sheet, row, 0, label(words, key, cell.label, dict(facts.sites)))
    sheet.write_number(row, 1, post.scope)
    sheet.write_number(row, 2, post.category or 0, book.of_scope_3)
    book.text(sheet, row, 3, words(STAGES.get(post.stage, post.stage)), book.unit)
    book.text(sheet, row, 4, words(BASES[post.basis]) if post.basis in BASES else post.basis or "")
    book.text(sheet, row, 5, source.id)
    book.text(sheet, row, 7, unit(words, source.unit), book.unit)
    sheet.write_number(row, 9, counts)
    sheet.write_number(row, 11, number)
    if cell.hidden:
        _hidden(book, sheet, row, cell, counts)
        return
    place = post.source + _FIRST
    per = xl_rowcol_to_cell(place, _FACTOR_GAS + len(facts.gases))
    sheet.write_number(row, 6, cell.amount, book.digits(cell.amount))
    each = cell.kg / cell.amount if cell.amount else 0
    sheet.write_formula(row, 8, f"={book.ref('Emission factors')}{per}", book.digits(each), each)
    sheet.write_formula(row, 10, f"=G{row + 1}*I{row + 1}*J{row + 1}", book.whole, cell.kg * counts)
    for column, gas in enumerate(facts.gases):
        if gas in source.gases:
            mass, weight = (
                book.ref("Emission factors") + xl_rowcol_to_cell(line, _FACTOR_GAS + column, row_abs=True) for line in (place, 1)
            )
            value = cell.amount * source.gases[gas] * facts.weights[gas] * counts
            sheet.write_formula(row, GAS + column, f"=$G{row + 1}*$J{row + 1}*{mass}*{weight}", book.whole, value)


def _hidden(book: Book, sheet: Any, row: int, cell: Cell, counts: int) -> None:
    """A line whose amount and factor are not shown: its products alone."""
    sheet.write_number(row, 10, cell.kg * counts, book.whole)
    for number, kg in products(book.facts, cell):
        sheet.write_number(row, GAS + number, kg * counts, book.whole)


_FACTOR_GAS = 2
"""Column of the first gas among the factors [from 0]."""


def factors(book: Book) -> None:
    """Factors with their gases and citations; the second row is the GWP, which may be changed."""
    facts, words = book.facts, book.words
    cited = ("Publisher", "Publication", "Place in it", "Licence", "Region", "Year", "Status", "How it was derived")
    sheet = book.sheet("Emission factors", (_ids(facts), 22, *(14 for _ in facts.gases), 16, 26, 40, 40, 30, 10, 8, 14, 40))
    heads = [words("Factor"), words("Unit"), *(f"kg {gas_name(words, gas)}" for gas in facts.gases), subscripts(words("kg CO2e per unit"))]
    book.row(sheet, 0, [*heads, *(words(name) for name in cited)], book.head, (book.number_head, range(_FACTOR_GAS, len(heads))))
    sheet.set_row(0, _HEAD)
    sheet.repeat_rows(0, 1)
    book.text(sheet, 1, 0, f"GWP: {facts.gwp_set}", book.bold)
    first, last = xl_col_to_name(_FACTOR_GAS), xl_col_to_name(_FACTOR_GAS + max(len(facts.gases), 1) - 1)
    for column, gas in enumerate(facts.gases):
        sheet.write_number(1, _FACTOR_GAS + column, facts.weights[gas], book.bold)
    for number, source in enumerate(facts.sources, _FIRST):
        book.text(sheet, number, 0, source.id)
        book.text(sheet, number, 1, unit(words, source.unit))
        after = _FACTOR_GAS + len(facts.gases)
        if not source.closed:
            for column, gas in enumerate(facts.gases):
                if gas in source.gases:
                    sheet.write_number(number, _FACTOR_GAS + column, source.gases[gas], book.digits(source.gases[gas]))
            value = sum(kg * facts.weights.get(gas, 0.0) for gas, kg in source.gases.items())
            formula = f"=SUMPRODUCT({first}{number + 1}:{last}{number + 1},${first}$2:${last}$2)"
            sheet.write_formula(number, after, formula, book.digits(value), value)
        told = (
            source.publisher,
            work(words, source.title, source.edition),
            place_said(source.locator),
            source.licence,
            source.region,
            source.year or "",
        )
        status = words(STATUSES.get(source.status, source.status))
        for column, text in enumerate((*told, status, source.derivation), after + 1):
            book.text(sheet, number, column, words.data(text) if isinstance(text, str) else text, book.unit)
    sheet.freeze_panes(2, 1)
    # A derivation may be long: on paper it ends with its column.
    sheet.print_area(0, 0, _FIRST + max(len(facts.sources), 1) - 1, len(heads) + len(cited) - 1)
