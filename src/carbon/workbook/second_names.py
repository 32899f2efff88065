"""What sources and sites of a workbook are called in the other language: by the template, and sites by the person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from carbon.tables.grid import text_of
from carbon.workbook.own_mapping import BookMapping, SheetMapping
from carbon.workbook.shape import LANGUAGES, Subject, subject, subjects
from carbon.workbook.sheets import Placed
from carbon.workbook.words import offered

SECOND = "second_name"
"""The column of the table of sites that says what a site is called in the other language."""


def second_names(
    mapping: BookMapping, placed: Iterable[tuple[SheetMapping, Placed]], sites: dict[str, dict[str, object]]
) -> dict[str, dict[str, str]]:
    """Return the entry `[names]`: the other language → source or site → what it is called there.

    Parameters: mapping of the workbook; placed, its sheets with rows; sites, the entry `[sites]`, whose second names are taken out.
    """
    other = next(language for language in LANGUAGES if language != mapping.language)
    known = {part.name: part for part in subjects(mapping.sector, mapping.language)}
    found = dict[str, str]()
    for entry, table in placed:
        if table.rows and (part := known.get(entry.sheet)):
            found.update(_of_sheet(part, entry, table, mapping.language, other))
    found.update({name: str(text) for name, site in sites.items() if (text := site.pop(SECOND, None)) is not None})
    return {other: found} if found else {}


def _of_sheet(part: Subject, entry: SheetMapping, table: Placed, language: str, other: str) -> Iterator[tuple[str, str]]:
    """The source of all rows of a sheet, or of each word that its rows chose."""
    theirs = subject(part.key, other)
    if "source" in entry.constants:
        yield entry.constants["source"], theirs.name
        return
    mine, same = part.column(part.source), theirs.column(part.source)
    if mine is None or same is None or "source" not in entry.columns:
        return
    labels = {word: label for label, word in offered(theirs, same, other).items()}
    words = {label.casefold(): word for label, word in offered(part, mine, language).items()}
    place = table.columns[entry.columns["source"]]
    for text in dict.fromkeys(text_of(cells[place]).strip() for cells in table.rows if place < len(cells)):
        if (label := labels.get(words.get(text.casefold(), ""))) is not None:
            yield text, label
