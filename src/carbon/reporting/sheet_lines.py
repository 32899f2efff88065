"""The lines of a workbook: amount × factor = kg CO2e, each a formula of the factors, and these of their gases and the GWP."""

from __future__ import annotations

from typing import Any

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from carbon.core.places import place_said
from carbon.reporting.breakdown import in_view
from carbon.reporting.exported import products
from carbon.reporting.factor_names import place_name, titles
from carbon.reporting.facts import Cell, Facts, Source
from carbon.reporting.language.words import Words
from carbon.reporting.lines import work
from carbon.reporting.sheets import Book
from carbon.reporting.vocabulary import BASES, KEYS, STAGES, STATUSES, gas_name, label, subscripts, unit

_FIRST = 3
"""Row of the first factor, under the heads and the GWP [from 0]."""
GAS = 12
"""Column of the first gas in the lines [from 0]."""
_HEAD = 31
"""Height of a head of two lines [points]."""

_FIGURES = {1, 2, 5, 7, 8, 10, 11}
"""Columns of figures in the lines, before those of the gases [from 0]."""
_WIDTHS = (25, 7, 9, 25, 16, 13, 16, 12, 12, 46, 8, 7)
"""Widths of the columns of the lines before the gases [letters]; the ones that a reader needs come first and are printed."""
_PRINTED = 9
"""The last column of the lines that is printed: what only the formulas need, and the gases, stay on the screen [from 0]."""


def numbers(facts: Facts, key: str) -> dict[str, int]:
    """Label → its number."""
    return {name: number for number, name in enumerate(dict.fromkeys(cell.label for cell in facts.cells[key]))}


def lines(book: Book, key: str, english: str) -> None:
    """Lines of one key: amount × factor = kg CO2e in the report's view, and kg CO2e of each gas."""
    facts, words = book.facts, book.words
    sheet = book.sheet(english, (*_WIDTHS, *(14 for _ in facts.gases)))
    heads = [
        words(KEYS[key]), words("Scope"), words("Category"), words("Stage"), words("View"), words("Amount"), words("Unit"),
        subscripts(words("kg CO2e per unit")), subscripts(words("kg CO2e")), words("Factor"), words("Counts"), words("No."),
        *(gas_name(words, gas) for gas in facts.gases),
    ]  # fmt: skip
    book.row(sheet, 0, heads, book.head, (book.number_head, _FIGURES | {*range(GAS, len(heads))}))
    sheet.set_row(0, _HEAD)
    sheet.repeat_rows(0)
    known, named = numbers(facts, key), titles(facts, words)
    for number, cell in enumerate(facts.cells[key], 1):
        _line(book, sheet, number, key, cell, known[cell.label])
        post = facts.postings[cell.posting]
        name = named[post.source]
        book.text(sheet, number, 9, name, book.beside)
        texts = (
            label(words, key, cell.label, dict(facts.sites)),
            words(STAGES.get(post.stage, post.stage)),
            name,
            unit(words, facts.sources[post.source].unit),
        )
        book.tall(sheet, number, zip(texts, (_WIDTHS[0], _WIDTHS[3] - 2, _WIDTHS[9] - 2, _WIDTHS[6] - 2), strict=True))
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(facts.cells[key]), 1), len(heads) - 1)
    sheet.print_area(0, 0, max(len(facts.cells[key]), 1), _PRINTED)


def _line(book: Book, sheet: Any, row: int, key: str, cell: Cell, number: int) -> None:
    facts, words = book.facts, book.words
    post = facts.postings[cell.posting]
    source = facts.sources[post.source]
    counts = int(in_view(post, facts.basis))
    book.text(sheet, row, 0, label(words, key, cell.label, dict(facts.sites)), book.wrap)
    sheet.write_number(row, 1, post.scope, book.top)
    sheet.write_number(row, 2, post.category or 0, book.of_scope_3)
    book.text(sheet, row, 3, words(STAGES.get(post.stage, post.stage)), book.beside)
    book.text(sheet, row, 4, words(BASES[post.basis]) if post.basis in BASES else post.basis or "", book.wrap)
    book.text(sheet, row, 6, unit(words, source.unit), book.beside)
    sheet.write_number(row, 10, counts, book.top)
    sheet.write_number(row, 11, number, book.top)
    if cell.hidden:
        _hidden(book, sheet, row, cell, counts)
        return
    place = post.source + _FIRST
    per = xl_rowcol_to_cell(place, _PER_UNIT)
    sheet.write_number(row, 5, cell.amount, book.digits(cell.amount))
    each = cell.kg / cell.amount if cell.amount else 0
    sheet.write_formula(row, 7, f"={book.ref('Emission factors')}{per}", book.digits(each), each)
    sheet.write_formula(row, 8, f"=F{row + 1}*H{row + 1}*K{row + 1}", book.whole, cell.kg * counts)
    for column, gas in enumerate(facts.gases):
        if gas in source.gases:
            mass, weight = (
                book.ref("Emission factors") + xl_rowcol_to_cell(line, _FACTOR_GAS + column, row_abs=True) for line in (place, 1)
            )
            value = cell.amount * source.gases[gas] * facts.weights[gas] * counts
            sheet.write_formula(row, GAS + column, f"=$F{row + 1}*$K{row + 1}*{mass}*{weight}", book.whole, value)


def _hidden(book: Book, sheet: Any, row: int, cell: Cell, counts: int) -> None:
    """A line whose amount and factor are not shown: its products alone."""
    sheet.write_number(row, 8, cell.kg * counts, book.whole)
    for number, kg in products(book.facts, cell):
        sheet.write_number(row, GAS + number, kg * counts, book.whole)


_PER_UNIT, _FACTOR_GAS = 2, 9
"""Columns of kg CO2e per unit and of the first gas among the factors [from 0]."""
_FACTORS = (40, 14, 12, 22, 30, 34, 12, 6, 12)
"""Widths of the columns of factors that are printed, up to the first gas [letters]."""
_CITED = ("Publisher", "Publication", "Place in it", "Region", "Year", "Status")
_BEHIND = ("Licence", "How it was derived", "Id")
"""Heads of the columns before the gases, and of those behind them, which may be long and are read in their cells."""


def factors(book: Book) -> None:
    """Factors with their gases and citations; the second row is the GWP, which may be changed."""
    facts, words = book.facts, book.words
    sheet = book.sheet("Emission factors", (*_FACTORS, *(14 for _ in facts.gases), 30, 40, 50))
    heads = [words("Factor"), words("Unit"), subscripts(words("kg CO2e per unit")), *(words(name) for name in _CITED)]
    heads += [*(f"kg {gas_name(words, gas)}" for gas in facts.gases), *(words(name) for name in _BEHIND)]
    figures = {_PER_UNIT, *range(_FACTOR_GAS, _FACTOR_GAS + len(facts.gases))}
    book.row(sheet, 0, heads, book.head, (book.number_head, figures))
    sheet.set_row(0, _HEAD)
    sheet.repeat_rows(0, 1)
    book.text(sheet, 1, 0, f"GWP: {facts.gwp_set}", book.bold)
    for column, gas in enumerate(facts.gases, _FACTOR_GAS):
        sheet.write_number(1, column, facts.weights[gas], book.bold)
    named = titles(facts, words)
    for number, source in enumerate(facts.sources):
        told = _cited(words, source)
        texts = [(0, named[number]), (1, unit(words, source.unit)), *enumerate(told, _PER_UNIT + 1)]
        for column, text in texts:
            book.text(sheet, _FIRST + number, column, text, book.beside if column > _PER_UNIT else book.wrap)
        for column, text in enumerate(
            (words.data(source.licence), words.data(source.derivation), source.id), _FACTOR_GAS + len(facts.gases)
        ):
            book.text(sheet, _FIRST + number, column, text, book.top)
        book.tall(sheet, _FIRST + number, ((text, _FACTORS[column]) for column, text in texts))
        if not source.closed:
            _gases(book, sheet, _FIRST + number, source)
    sheet.freeze_panes(2, 1)
    sheet.print_area(0, 0, _FIRST + max(len(facts.sources), 1) - 1, _FACTOR_GAS - 1)


def _cited(words: Words, source: Source) -> tuple[str, ...]:
    """Where a factor comes from, in the order of its columns."""
    return (
        words.data(source.publisher),
        work(words, source.title, source.edition),
        words.sentence(place_said(source.locator)),
        place_name(words, source.region),
        str(source.year or ""),
        words(STATUSES.get(source.status, source.status)),
    )


def _gases(book: Book, sheet: Any, row: int, source: Source) -> None:
    """Kg of each gas per unit, and the formula of their sum in kg CO2e."""
    facts = book.facts
    first, last = (xl_col_to_name(_FACTOR_GAS + step) for step in (0, max(len(facts.gases), 1) - 1))
    for column, gas in enumerate(facts.gases, _FACTOR_GAS):
        if gas in source.gases:
            sheet.write_number(row, column, source.gases[gas], book.digits(source.gases[gas]))
    value = sum(kg * facts.weights.get(gas, 0.0) for gas, kg in source.gases.items())
    formula = f"=SUMPRODUCT({first}{row + 1}:{last}{row + 1},${first}$2:${last}$2)"
    sheet.write_formula(row, _PER_UNIT, formula, book.digits(value), value)
