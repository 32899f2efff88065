"""The report as a Word document: the annex of an environmental report, with headings, tables and charts of bars."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import ceil
from pathlib import Path
from typing import Any

from carbon.core.errors import CarbonError
from carbon.core.formatting import unbroken
from carbon.core.sentences import say
from carbon.reporting.content import Section, Table, line_table, named, sections, title
from carbon.reporting.facts import Facts
from carbon.reporting.further import Extras
from carbon.reporting.language.words import Words

_NO_SIGN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What an XML document cannot hold."""
_BAR = 22
"""Blocks of the longest bar [characters]."""
_TEAL, _HAIR, _DARK = "1F6F78", "BFC7C3", "14595F"
"""Colours of bars, of the lines between rows, and of headings."""
_SPELLING = {"en": "en-GB", "sv": "sv-SE"}
"""How Word names the languages."""


def document(facts: Facts, words: Words, path: Path, extras: Extras) -> None:
    """Write the report as a Word document.

    Parameters: facts; words; path; extras, what further analysis gives.
    Raises: CarbonError where python-docx is not installed.
    """
    try:
        import docx
    except ImportError as error:
        message = say("a .docx needs python-docx. Install it with pip install 'carbon-accounting[docx]'.")
        raise CarbonError(message, code="missing_dependency", field="path") from error
    made = docx.Document()
    made.core_properties.title, made.core_properties.language = _text(title(facts, words))[:255], words.language
    made.core_properties.identifier = "carbon-report"
    made.core_properties.author = _text(facts.organisation)[:255]
    _page(made, words.language, docx)
    made.add_heading(_text(title(facts, words)), 0)
    made.add_paragraph(_text(named(facts)))
    if facts.notice:
        made.add_paragraph(_text(facts.notice), style="Quote")
    for section in sections(facts, words, extras):
        _section(made, section, docx)
    made.add_heading(_text(line_table(facts, words).title), 1)
    _table(made, line_table(facts, words), docx)
    made.save(str(path))


def _page(made: Any, language: str, docx: Any) -> None:
    """A4 with margins of 2 cm and numbers of the pages, a plain typeface, and the language that the text is in."""
    sheet = made.sections[0]
    sheet.page_width, sheet.page_height = docx.shared.Mm(210), docx.shared.Mm(297)
    sheet.left_margin = sheet.right_margin = sheet.top_margin = sheet.bottom_margin = docx.shared.Mm(20)
    made.styles["Normal"].font.name = "Calibri"
    made.styles["Normal"].font.size = docx.shared.Pt(10)
    for name in ("Title", "Heading 1", "Heading 2"):
        made.styles[name].font.color.rgb = docx.shared.RGBColor.from_string(_DARK)
    # Word reads over the text in this language; else each Swedish word is a mistake in English.
    for mark in made.styles.element.iter(docx.oxml.ns.qn("w:lang")):
        mark.set(docx.oxml.ns.qn("w:val"), _SPELLING.get(language, language))
    _numbered(sheet.footer.paragraphs[0], docx)


def _numbered(paragraph: Any, docx: Any) -> None:
    """The number of the page, as a field that Word fills."""
    paragraph.alignment = docx.enum.text.WD_ALIGN_PARAGRAPH.RIGHT
    field = _mark("w:fldSimple", docx, instr="PAGE")
    run = docx.oxml.OxmlElement("w:r")
    run.append(docx.oxml.OxmlElement("w:t"))
    run[0].text = "1"
    field.append(run)
    paragraph._p.append(field)  # noqa: SLF001 - the library has no fields


def _section(made: Any, section: Section, docx: Any) -> None:
    made.add_heading(_text(section.title), 1)
    for sentence in section.sentences:
        # A heading and what is said under it stay with the first table.
        made.add_paragraph(_text(sentence)).paragraph_format.keep_with_next = bool(section.tables)
    for table in section.tables:
        if table.title:
            made.add_heading(_text(table.title), 2)
        _table(made, table, docx)


def _table(made: Any, table: Table, docx: Any) -> None:
    """A table whose head is repeated on each page; a chart has a last column of bars."""
    heads = [*table.columns, *([""] if table.bars else [])]
    grid = made.add_table(rows=1, cols=len(heads), style="Normal Table")
    grid.autofit = False
    _ruled(grid, docx)
    widths = [docx.shared.Mm(width) for width in _widths(table, len(heads))]
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = width
    _cells(grid.rows[0], heads, table, widths, docx)
    _repeat(grid.rows[0], docx)
    for number, row in enumerate(table.rows):
        bar = ["█" * round(part * _BAR) or "▏" for part in table.bars[number : number + 1]] or ([""] if table.bars else [])
        _cells(grid.add_row(), [*row, *bar], table, widths, docx)
    if _lines(table, _widths(table, len(heads))) <= _TOGETHER:
        for line in grid.rows[:-1]:
            for cell in line.cells:
                cell.paragraphs[0].paragraph_format.keep_with_next = True
    made.add_paragraph()


_WHOLE, _BARS = 170.0, 46.0
"""Widths of the text and of a column of bars [mm]."""
_FIGURES, _WORD, _LETTER, _SIDES = (20.0, 34.0), 34.0, 1.65, 4.5
"""Widths of a column of figures at least and at most, of a word at most, of a letter, and of a cell's margins [mm]."""
_TOGETHER = 24
"""Lines of text of a table that is not parted between two pages."""
_SHORT, _LONG = 14, 48
"""Letters of a column of words that count at least and at most for its width."""


def _widths(table: Table, columns: int) -> list[float]:
    """Figures and bars take what they need, words share the rest by the longest text of each column."""
    longest = [max(len(row[number]) for row in (table.columns, *table.rows)) for number in range(len(table.columns))]
    figures = {number: min(max(_SIDES + _LETTER * longest[number], _FIGURES[0]), _FIGURES[1]) for number in table.numbers}
    fixed = figures | ({columns - 1: _BARS} if table.bars else {})
    wanted = {number: min(max(length, _SHORT), _LONG) for number, length in enumerate(longest) if number not in fixed}
    least = {number: _word(table, number) for number in wanted}
    room = max(_WHOLE - sum(fixed.values()) - sum(least.values()), 0.0)
    words = {number: least[number] + room * part / sum(wanted.values()) for number, part in wanted.items()}
    return [(fixed | words)[number] for number in range(columns)]


def _lines(table: Table, widths: Sequence[float]) -> int:
    """About how many lines of text a table takes."""
    rooms = [max((width - _SIDES) / _LETTER, 1.0) for width in widths]
    return sum(max((ceil(len(cell) / room) for cell, room in zip(row, rooms, strict=False)), default=1) for row in table.rows)


def _word(table: Table, number: int) -> float:
    """The width that the longest word of a column needs: a word is broken where it is too long for any column alone."""
    longest = max(len(word) for row in (table.columns, *table.rows) for word in row[number].split(" "))
    return min(_SIDES + _LETTER * longest, _WORD)


def _cells(row: Any, texts: list[str], table: Table, widths: list[Any], docx: Any) -> None:
    row._tr.get_or_add_trPr().append(_mark("w:cantSplit", docx, val="true"))  # noqa: SLF001 - the library has no other way to a whole row
    head = row._index == 0  # noqa: SLF001 - the library has no other name for the place of a row
    total = bool(table.bars) and row._index > len(table.bars)  # noqa: SLF001 - as above
    for number, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
        cell.width = widths[number]
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after = paragraph.paragraph_format.space_before = docx.shared.Pt(1.5)
        run = paragraph.add_run(_text(text))
        run.font.size, run.bold = docx.shared.Pt(8.5), head or total
        if number in table.numbers:
            paragraph.alignment = docx.enum.text.WD_ALIGN_PARAGRAPH.RIGHT
        if table.bars and not head and number == len(texts) - 1:
            run.font.color.rgb, run.font.size = docx.shared.RGBColor.from_string(_TEAL), docx.shared.Pt(6)
            if text.startswith("█"):
                # Shading closes the gaps that a typeface leaves between blocks.
                run._element.get_or_add_rPr().append(_mark("w:shd", docx, val="clear", fill=_TEAL))  # noqa: SLF001 - as above


def _ruled(grid: Any, docx: Any) -> None:
    """Lines above, below and between rows, and none between columns."""
    borders = docx.oxml.OxmlElement("w:tblBorders")
    for side, size, colour in (("top", "8", "auto"), ("bottom", "8", "auto"), ("insideH", "4", _HAIR)):
        borders.append(_mark(f"w:{side}", docx, val="single", sz=size, space="0", color=colour))
    grid._tbl.tblPr.append(borders)  # noqa: SLF001 - as above, for borders


def _mark(name: str, docx: Any, **values: str) -> Any:
    found = docx.oxml.OxmlElement(name)
    for key, value in values.items():
        found.set(docx.oxml.ns.qn(f"w:{key}"), value)
    return found


def _repeat(row: Any, docx: Any) -> None:
    row._tr.get_or_add_trPr().append(_mark("w:tblHeader", docx, val="true"))  # noqa: SLF001 - the library has no other way to a head that is repeated


def _text(text: str) -> str:
    return unbroken(_NO_SIGN.sub("\N{REPLACEMENT CHARACTER}", text))
