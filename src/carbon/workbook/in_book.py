"""What a finding tells a person who fills in a workbook: its sheets, in place of the files and entries of a folder."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from string import Formatter
from typing import NamedTuple

from carbon.core.errors import Finding
from carbon.core.sentences import Sentence, Value, made_of
from carbon.workbook.opening import mapping_of
from carbon.workbook.words import labels_of

OF_A_MAPPING = ("columns_used", "value_unused", "name_unused")
"""Findings that say what a mapping holds: that of a workbook is the template's, and no person wrote it."""
_OF_A_FOLDER = "inventory.toml"
_OWN = "generic"
"""The kind of the sheet of own factors."""


@dataclass(frozen=True)
class BookWords:
    """What a filled workbook calls things.

    Parameters: name of the file; organisation, the sheet of the organisation; sheets, kind → the sheet of it; columns, sheet → field →
    header; labels, sheet → field → word → what the drop-down calls it; contracts, the sheet of contracts.
    """

    name: str
    organisation: str
    sheets: Mapping[str, str]
    columns: Mapping[str, Mapping[str, str]]
    labels: Mapping[str, Mapping[str, Mapping[str, str]]]
    contracts: str = ""

    @property
    def own(self) -> str:
        """The sheet of own factors."""
        return self.sheets.get(_OWN, "")


def words_of(path: Path) -> BookWords:
    """Return what a workbook of the template calls its sheets, columns and words.

    Parameters: path.
    """
    book = mapping_of(path)
    sheets = {kind: entry.sheet for entry in book.tables if (kind := entry.constants.get("kind"))}
    contracts = book.contracts.sheet if book.contracts else ""
    labels = {entry.sheet: _by_word(labels_of(book.sector, book.language, entry.sheet)) for entry in book.tables}
    return BookWords(path.name, book.organisation.sheet, sheets, {entry.sheet: entry.columns for entry in book.tables}, labels, contracts)


def _by_word(offered: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    return {field: {word: label for label, word in words.items()} for field, words in offered.items()}


def in_book(finding: Finding, book: BookWords) -> Finding:
    """Return a finding as it is told to a person who has a workbook and no folder.

    Parameters: finding; book.

    >>> book = BookWords("b.xlsx", "Organisation", {}, {}, {})
    >>> from carbon.core.sentences import say
    >>> unknown = say("site '{site}' is not declared in inventory.toml.{near}", site="A", near="")
    >>> in_book(Finding("site_unknown", "warning", unknown), book).message
    "site 'A' is not in the list on the sheet 'Organisation'. Add it to that list, or write the name that stands there."
    """
    file = book.name if finding.file == _OF_A_FOLDER else finding.file
    _, _, sheet = (finding.file or "").partition(f"{book.name}#")
    cell = _Cell.of(book, sheet, finding.column or "")
    return replace(finding, message=_said(finding.message, cell), file=file, column=cell.column or finding.column)


class _Cell(NamedTuple):
    """The cell that a finding is of, in the words of its sheet.

    Parameters: names, what sentences may name: the column, the words that its drop-down lists, and sheets; headers, field → header; labels,
    word → what a drop-down of the sheet calls it, first of the column itself.
    """

    names: Mapping[str, str]
    headers: Mapping[str, str]
    labels: Mapping[str, str]

    @classmethod
    def of(cls, book: BookWords, sheet: str, column: str) -> _Cell:
        """Return the cell of a column on a sheet, given by its field or its header; either may be empty."""
        headers, offered = book.columns.get(sheet, {}), book.labels.get(sheet, {})
        field = next((name for name, header in headers.items() if column in (name, header)), "")
        sheets = {"own": book.own, "organisation": book.organisation, "contracts": book.contracts}
        here = {"column": headers.get(field, ""), "listed": ", ".join(offered.get(field, {}).values())}
        labels = {word: label for words in offered.values() for word, label in words.items()} | dict(offered.get(field, {}))
        return cls({**sheets, **{name: text for name, text in here.items() if text}}, headers, labels)

    @property
    def column(self) -> str:
        """The header of its column."""
        return self.names.get("column", "")

    def called(self, text: str) -> str:
        """Return what the sheet calls a word, or each word of a list; the name of a field is its header."""
        if text in self.headers:
            return self.headers[text]
        return ", ".join(self.labels.get(word, word) for word in text.split(", "))


def _said(value: str, cell: _Cell) -> str:
    """A sentence, and the sentences in it, in the words of a workbook; what is written as field=value stays for its column to be named."""
    if not isinstance(value, Sentence):
        return cell.called(value)
    if value in cell.headers:
        return cell.headers[value]
    written = {name for pair in _WRITTEN.findall(value.template) for name in pair}
    values: dict[str, Value] = {
        name: _said(part, cell) if isinstance(part, str) and (name not in written or (isinstance(part, Sentence) and part.values)) else part
        for name, part in value.values
    }
    other = instead().get(value.template)
    if other is None or not _named_in(other) <= values.keys() | cell.names.keys():
        return made_of(value.template, values)
    return made_of(other, {**values, **cell.names})


_WRITTEN = re.compile(r"\{(\w+)\}=(?:'?\{(\w+)\})?")


def _named_in(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


@cache
def instead() -> dict[str, str]:
    """Return what is said elsewhere → what is said of a workbook.

    It may name the sheets {own}, {organisation} and {contracts}, and of a cell its {column} and the words that are {listed} there.
    """
    text = files(__package__).joinpath("in_book.csv").read_text(encoding="utf-8")
    return {row["said"]: row["in_a_workbook"] for row in csv.DictReader(text.splitlines())}
