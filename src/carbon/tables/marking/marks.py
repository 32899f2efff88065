"""A copy of a workbook with marks: coloured cells with comments, and a sheet that lists them with links."""

from __future__ import annotations

import warnings
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from carbon.core.errors import CarbonError
from carbon.core.extras import missing_extra
from carbon.core.sentences import say
from carbon.tables.comments import AUTHOR
from carbon.tables.marking.kept import lost_parts
from carbon.tables.marking.listing import Mark, Words, write_listing
from carbon.tables.outputs import check_output, written_aside

FILLS = {"error": "FFF8B4AB", "warning": "FFFFE2A8", "info": "FFD6E8F7"}
"""The colour of a cell by its worst mark."""
_ORDER = ("error", "warning", "info")
_LONGEST = 1500
"""Letters of a comment; more is read on the list."""
_HEADERS_WITHIN = 60
_BEGINS = "— carbon —"
"""What stands before the findings in a comment: a person's own comment is above it, and an earlier check's findings are below."""


def write_marked(source: Path, target: Path, marks: Sequence[Mark], words: Words) -> list[str]:
    """Write a copy of a workbook with marks, and return what the copy could not keep, in words.

    Parameters: source, an XLSX or XLSM file, which stays as it is; target; marks; words of the list's sheet.
    Raises: CarbonError for a target that is the source, another type of file, and a file that cannot be read or written.
    """
    _check(source, target)
    book, said = _loaded(source)
    _without_earlier(book)
    addresses = [_place(book, mark) for mark in marks]
    by_cell: dict[tuple[str, str], list[Mark]] = defaultdict(list)
    for mark, address in zip(marks, addresses, strict=True):
        if mark.sheet and address:
            by_cell[mark.sheet, address].append(mark)
    for (sheet, address), found in by_cell.items():
        _colour(book[sheet][address], found, words)
    write_listing(book, [(mark, address) for mark, address in zip(marks, addresses, strict=True)], words, FILLS)
    book.properties.identifier = "carbon-checked"
    with written_aside(target) as aside:
        book.save(aside)
        return [*lost_parts(source, aside), *said]


def _check(source: Path, target: Path) -> None:
    if source.suffix.casefold() not in (".xlsx", ".xlsm"):
        raise CarbonError(
            say("{source_name}: findings are written into XLSX. Save the workbook as .xlsx first.", source_name=source.name),
            code="file_type",
            field="output",
        )
    if target.suffix.casefold() != source.suffix.casefold():
        raise CarbonError(
            say("{target_name}: name the copy {stem}{suffix}.", target_name=target.name, stem=target.stem, suffix=source.suffix),
            code="file_type",
            field="output",
        )
    check_output(target, [source])


def _loaded(source: Path) -> tuple[Any, list[str]]:
    """The workbook, and what openpyxl says that it leaves out."""
    try:
        import openpyxl
    except ModuleNotFoundError as error:
        raise missing_extra(say("writing findings into a workbook"), "openpyxl", "excel") from error
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            book = openpyxl.load_workbook(source, keep_vba=source.suffix.casefold() == ".xlsm", rich_text=True)
        except Exception as error:  # openpyxl raises what its parsers raise: KeyError, ValueError, BadZipFile …
            reason = " ".join(str(error).split()).rstrip(".") or type(error).__name__
            raise CarbonError(
                say("{source_name} cannot be copied: {reason}. Open it and save it again.", source_name=source.name, reason=reason),
                code="file_broken",
            ) from error
    said = dict.fromkeys(str(item.message) for item in caught if "not supported" in str(item.message))
    return book, [f"{text.split(' is not')[0][0].lower()}{text.split(' is not')[0][1:]}" for text in said]


def _without_earlier(book: Any) -> None:
    """Take the marks of an earlier check away: what was mended since must not look wrong."""
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    for sheet in book.worksheets:
        for cell in [cell for row in sheet.iter_rows() for cell in row if cell.comment and _BEGINS in cell.comment.text]:
            own = cell.comment.text.partition(_BEGINS)[0].rstrip()
            cell.comment = Comment(own, cell.comment.author) if own else None
            if cell.fill.fgColor.rgb in FILLS.values():
                cell.fill = PatternFill()


def _place(book: Any, mark: Mark) -> str | None:
    """The address of the cell that a mark is about; A1 for a whole sheet."""
    if mark.sheet is None or mark.sheet not in book.sheetnames:
        return None
    if mark.row is None:
        return "A1"
    sheet = book[mark.sheet]
    column = _column(sheet, mark.column) if mark.column else None
    if column is None:
        filled = (cell.column for cell in sheet[mark.row] if cell.value not in (None, ""))
        column = next(filled, 1)
    return str(sheet.cell(mark.row, column).coordinate)


def _column(sheet: Any, header: str) -> int | None:
    for row in sheet.iter_rows(min_row=1, max_row=min(sheet.max_row, _HEADERS_WITHIN)):
        for cell in row:
            if isinstance(cell.value, str) and cell.value.strip() == header:
                return int(cell.column)
    return None


def _colour(cell: Any, marks: Sequence[Mark], words: Words) -> None:
    """Colour a cell by its worst mark and say them all; its other looks and a comment of the person stay."""
    from openpyxl.cell.cell import MergedCell
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    if isinstance(cell, MergedCell):
        return
    worst = min((mark.severity for mark in marks), key=_ORDER.index)
    if any(mark.row is not None for mark in marks):
        cell.fill = PatternFill("solid", fgColor=FILLS[worst])
    ordered = sorted(marks, key=lambda mark: _ORDER.index(mark.severity))
    own, author = (f"{cell.comment.text}\n\n", cell.comment.author) if cell.comment else ("", AUTHOR)
    text = f"{own}{_BEGINS}\n" + "\n\n".join(f"{words.severities[mark.severity]}: {mark.text}{_times(mark)}" for mark in ordered)
    text = text if len(text) <= _LONGEST else f"{text[:_LONGEST]} …"
    cell.comment = Comment(clean(text), author, width=380, height=40 + 18 * (len(text) // 50 + text.count("\n") + 1))


def _times(mark: Mark) -> str:
    return f" (× {mark.count})" if mark.count > 1 else ""


def clean(text: str) -> str:
    """Return a text without the characters that XML does not hold."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    return str(ILLEGAL_CHARACTERS_RE.sub(" ", text))
