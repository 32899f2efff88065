"""The report as a Word document: the annex of an environmental report, with headings, tables and charts of bars."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from carbon.core.errors import CarbonError
from carbon.core.sentences import say
from carbon.reporting.content import Section, Table, line_table, sections, title
from carbon.reporting.facts import Facts
from carbon.reporting.further import Extras
from carbon.reporting.language.words import Words

_NO_SIGN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What an XML document cannot hold."""
_BAR = 22
"""Blocks of the longest bar [characters]."""


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
    made.core_properties.author = _text(facts.organisation)[:255]
    _page(made, docx)
    made.add_heading(_text(title(facts, words)), 0)
    made.add_paragraph(_text(" · ".join(part for part in (facts.organisation, facts.name, facts.period) if part)))
    if facts.notice:
        made.add_paragraph(_text(facts.notice), style="Intense Quote")
    for section in sections(facts, words, extras):
        _section(made, section, docx)
    made.add_heading(_text(line_table(facts, words).title), 1)
    _table(made, line_table(facts, words), docx)
    made.save(str(path))


def _page(made: Any, docx: Any) -> None:
    """A4 with margins of 2 cm, and a plain typeface."""
    sheet = made.sections[0]
    sheet.page_width, sheet.page_height = docx.shared.Mm(210), docx.shared.Mm(297)
    sheet.left_margin = sheet.right_margin = sheet.top_margin = sheet.bottom_margin = docx.shared.Mm(20)
    made.styles["Normal"].font.name = "Calibri"
    made.styles["Normal"].font.size = docx.shared.Pt(10)


def _section(made: Any, section: Section, docx: Any) -> None:
    made.add_heading(_text(section.title), 1)
    for sentence in section.sentences:
        made.add_paragraph(_text(sentence))
    for table in section.tables:
        if table.title:
            made.add_heading(_text(table.title), 2)
        _table(made, table, docx)


def _table(made: Any, table: Table, docx: Any) -> None:
    """A table whose head is repeated on each page; a chart has a last column of bars."""
    heads = [*table.columns, *([""] if table.bars else [])]
    grid = made.add_table(rows=1, cols=len(heads), style="Light Shading")
    grid.autofit = False
    widths = [docx.shared.Mm(width) for width in _widths(table, len(heads))]
    _cells(grid.rows[0], heads, table, widths, docx)
    _repeat(grid.rows[0], docx)
    for number, row in enumerate(table.rows):
        bar = ["█" * round(table.bars[number] * _BAR) or "▏"] if table.bars else []
        _cells(grid.add_row(), [*row, *bar], table, widths, docx)
    made.add_paragraph()


_WHOLE, _NUMBER, _BARS = 170.0, 26.0, 46.0
"""Widths of the text, of a column of figures, and of a column of bars [mm]."""


def _widths(table: Table, columns: int) -> list[float]:
    """Figures and bars take what they need, words share the rest; the first column of words counts twice."""
    fixed = dict.fromkeys(table.numbers, _NUMBER) | ({columns - 1: _BARS} if table.bars else {})
    words = [number for number in range(columns) if number not in fixed]
    part = max(_WHOLE - sum(fixed.values()), 40.0) / (len(words) + 1 if len(words) > 1 else 1)
    first = words[0] if len(words) > 1 and len(table.numbers) else -1
    part = part if first >= 0 or len(words) < 2 else max(_WHOLE - sum(fixed.values()), 40.0) / len(words)
    return [fixed.get(number, part * (2 if number == first else 1)) for number in range(columns)]


def _cells(row: Any, texts: list[str], table: Table, widths: list[Any], docx: Any) -> None:
    for number, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
        cell.width = widths[number]
        paragraph = cell.paragraphs[0]
        run = paragraph.add_run(_text(text))
        run.font.size = docx.shared.Pt(8.5)
        if number in table.numbers:
            paragraph.alignment = docx.enum.text.WD_ALIGN_PARAGRAPH.RIGHT
        if table.bars and number == len(texts) - 1:
            run.font.color.rgb, run.font.size = docx.shared.RGBColor(0x1F, 0x6F, 0x78), docx.shared.Pt(6)


def _repeat(row: Any, docx: Any) -> None:
    mark = docx.oxml.OxmlElement("w:tblHeader")
    mark.set(docx.oxml.ns.qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)  # noqa: SLF001 - the library has no other way to a head that is repeated


def _text(text: str) -> str:
    return _NO_SIGN.sub("\N{REPLACEMENT CHARACTER}", text)
