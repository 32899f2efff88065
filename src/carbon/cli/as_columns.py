"""What a finding of a workbook says to write, as columns and words of its sheets: `Class: Economy` for cabin=economy."""

from __future__ import annotations

from collections.abc import Callable

from carbon.cli.as_options import rewritten
from carbon.cli.language import told, told_of
from carbon.core.errors import Finding
from carbon.core.sentences import say
from carbon.engine.asking.mapping import known_fields
from carbon.inventory.footprint import Footprint
from carbon.workbook.in_book import BookWords


def teller(found: Footprint) -> Callable[[Finding], str]:
    """Return what says a finding in the language that is printed, and of a workbook in the words of its sheets.

    Parameters: found.
    """
    book = found.book
    return told_of if book is None else lambda finding: as_columns(told_of(finding), finding, book)


def as_columns(message: str, finding: Finding, book: BookWords) -> str:
    """Return a message whose next step names columns and words of a workbook in place of fields of Python.

    Parameters: message; finding that it is of, in whose file the sheet stands; book. A field that the sheet has no column for stays.

    >>> book = BookWords("b.xlsx", "Organisation", {}, {"Air": {"cabin": "Class"}}, {"Air": {"cabin": {"economy": "Economy"}}})
    >>> as_columns("no cabin given. Write cabin=economy.", Finding("cabin_assumed", "info", "", "b.xlsx#Air"), book)
    'no cabin given. Write Class: Economy.'
    """
    _, _, sheet = (finding.file or "").partition(f"{book.name}#")
    first, _, rest = message.partition(": ")
    if finding.column and rest and (first in known_fields() or first == finding.column):
        message = rest  # The column is named before the message.

    def field(name: str, value: str) -> str | None:
        if name == "factor" and sheet != book.own:
            return _row(book, book.own, name, value)
        return (_cell(book, sheet, name, value) if sheet else _of_any(book, name, value)) or _added(name, value)

    return rewritten(message, field, lambda kind, name, value: _row(book, book.sheets.get(kind, ""), name, value))


def _of_any(book: BookWords, name: str, value: str) -> str | None:
    """The column where no sheet is named: each sheet may call it otherwise."""
    found = dict.fromkeys(_cell(book, sheet, name, value, certain=False) for sheet, columns in book.columns.items() if name in columns)
    return " / ".join(filter(None, found)) or None


def _cell(book: BookWords, sheet: str, name: str, value: str, *, certain: bool = True) -> str | None:
    """A column of a sheet with the word of its list; None for no column.

    Where the sheet is not certain, a word that its list lacks is of another kind: a type of train is no type of aircraft.
    """
    header, word = book.columns.get(sheet, {}).get(name), value.strip("'")
    offered = book.labels.get(sheet, {}).get(name, {})
    word = word if word in offered else word.replace(" %", "%")  # As a language writes it.
    if header is None or (word and offered and not certain and word not in offered):
        return None
    return f"{header}: {offered.get(word, word)}" if word else f"'{header}'"


def _added(name: str, value: str) -> str | None:
    """A field that the template has no column for: a column of that name is read, wherever a person adds it; None for what is no field."""
    if name not in known_fields():
        return None
    written = f"{name}: {value}" if value else f"'{name}'"
    return told(say("{written} (in a column with that header, which you add)", written=written))


def _row(book: BookWords, sheet: str, name: str, value: str) -> str | None:
    """A row of another sheet, with one of its cells."""
    cell = _cell(book, sheet, name, value)
    return told(say("the row on the sheet '{sheet}' with {cell}", sheet=sheet, cell=cell)) if cell else None
