"""What a finding of a workbook says to write, as columns and words of its sheets: `Class: Economy` for cabin=economy."""

from __future__ import annotations

from collections.abc import Callable

from carbon.cli.as_options import rewritten
from carbon.cli.language import told
from carbon.core.errors import Finding
from carbon.core.sentences import say
from carbon.inventory.footprint import Footprint
from carbon.workbook.in_book import BookWords


def teller(found: Footprint) -> Callable[[Finding], str]:
    """Return what says a finding in the language that is printed, and of a workbook in the words of its sheets.

    Parameters: found.
    """
    book = found.book
    return (lambda finding: told(finding.message)) if book is None else lambda finding: as_columns(told(finding.message), finding, book)


def as_columns(message: str, finding: Finding, book: BookWords) -> str:
    """Return a message whose next step names columns and words of a workbook in place of fields of Python.

    Parameters: message; finding that it is of, in whose file the sheet stands; book. A field that the sheet has no column for stays.

    >>> book = BookWords("b.xlsx", "Organisation", {}, {"Air": {"cabin": "Class"}}, {"Air": {"cabin": {"economy": "Economy"}}})
    >>> as_columns("no cabin given. Write cabin=economy.", Finding("cabin_assumed", "info", "", "b.xlsx#Air"), book)
    'no cabin given. Write Class: Economy.'
    """
    _, _, sheet = (finding.file or "").partition(f"{book.name}#")
    first, _, rest = message.partition(": ")
    if finding.column and rest and first in book.columns.get(sheet, {}):
        message = rest  # The column is named before the message.

    def field(name: str, value: str) -> str | None:
        if name == "factor" and sheet != book.own:
            return _row(book, book.own, name, value)
        return _cell(book, sheet, name, value)

    return rewritten(message, field, lambda kind, name, value: _row(book, book.sheets.get(kind, ""), name, value))


def _cell(book: BookWords, sheet: str, name: str, value: str) -> str | None:
    """A column with the word of its list, of the sheet or, where none is named, of the only one that has it; None for no column."""
    having = [sheet] if sheet else [each for each, columns in book.columns.items() if name in columns]
    header, word = book.columns.get(having[0], {}).get(name) if len(having) == 1 else None, value.strip("'")
    offered = book.labels.get(having[0], {}).get(name, {}) if header is not None else {}
    if header is None or (word and offered and not sheet and word not in offered):
        return None  # The only column of that field may be of another kind: a type of train is no type of aircraft.
    return f"{header}: {offered.get(word, word)}" if word else f"'{header}'"


def _row(book: BookWords, sheet: str, name: str, value: str) -> str | None:
    """A row of another sheet, with one of its cells."""
    cell = _cell(book, sheet, name, value)
    return told(say("the row on the sheet '{sheet}' with {cell}", sheet=sheet, cell=cell)) if cell else None
