"""What a finding tells a person who fills in a workbook: its sheets, in place of the files and entries of a folder."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path

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
    column = book.columns.get(sheet, {}).get(finding.column or "", finding.column)
    return replace(finding, message=_said(finding.message, book), file=file, column=column)


def _said(value: str, book: BookWords) -> str:
    """A sentence, and the sentences in it, in the words of a workbook."""
    if not isinstance(value, Sentence):
        return value
    values: dict[str, Value] = {name: _said(part, book) if isinstance(part, str) else part for name, part in value.values}
    other = instead().get(value.template)
    return made_of(
        other or value.template,
        values | {"own": book.own, "organisation": book.organisation, "contracts": book.contracts} if other else values,
    )


@cache
def instead() -> dict[str, str]:
    """Return what is said elsewhere → what is said of a workbook, which may name the sheets {own}, {organisation} and {contracts}."""
    text = files(__package__).joinpath("in_book.csv").read_text(encoding="utf-8")
    return {row["said"]: row["in_a_workbook"] for row in csv.DictReader(text.splitlines())}
