"""The template: a workbook for a sector in a language, made of the shape and the vocabulary."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from carbon.core.toml_text import toml_lines
from carbon.tables.template.parts import (
    HEADER_ROW,
    SITES,
    Book,
    BookColumn,
    BookSheet,
    Head,
    HeadField,
    Overview,
    Said,
)
from carbon.tables.template.writing import write_book
from carbon.workbook.recognised import MAPPING_SHEET
from carbon.workbook.shape import VERSION, Column, Subject, contract_sheet, subjects, texts
from carbon.workbook.words import label, offered, unread

PROPERTY = "carbon template"
_AS_TYPED = ("period", "meter")
"""Fields that a spreadsheet would change as they are typed."""
_GIVEN = {"gwp_set": "ar6_100", "consolidation": "operational_control"}
_HOME = {"sv": "Sverige", "en": ""}


def write_template(path: str | Path, sector: str = "office", language: str = "en") -> None:
    """Write an empty workbook for a person to fill in; `Inventory.open` reads it.

    Parameters: path of an .xlsx file; sector: region, municipality, office, university or industry; language: sv or en.
    Raises: CarbonError for an unknown sector or language, and a file that cannot be written.
    """
    path = Path(path)
    write_book(book_of(sector, language, path.name), path)


def book_of(sector: str, language: str, name: str = "book.xlsx") -> Book:
    """Return the workbook of a sector in a language.

    Parameters: sector; language; name of the file, as the commands on the first sheet show it.
    """
    parts = subjects(sector, language)
    said = texts(language)
    steps = tuple(text.format(file=name) for text in said["steps"])
    overview = Overview(said["overview"], said["title"], tuple(said["intro"]), said["commands"], steps, tuple(said["subjects"]))
    words = Said(
        said["filled"], said["back"], said["example"], (said["mixed_title"], said["mixed"]), (said["number_title"], said["number"])
    )
    mapping = tuple(toml_lines(mapping_of(parts, sector, language)))
    return Book(
        overview,
        _head(language),
        tuple(_sheet(part, language) for part in (*parts, contract_sheet(language))),
        words,
        MAPPING_SHEET,
        mapping,
        {PROPERTY: str(VERSION), "carbon sector": sector, "carbon language": language},
    )


def _sheet(part: Subject, language: str) -> BookSheet:
    units = next((place for place, column in enumerate(part.columns) if column.field == "unit"), None)
    return BookSheet(part.name, part.guide, tuple(_column(part, column, language) for column in part.columns), units)


def _column(part: Subject, column: Column, language: str) -> BookColumn:
    choices = SITES if column.choices == SITES else tuple(offered(part, column, language))
    unit = part.constants.get("unit") if column.field == "amount" else ""
    return BookColumn(
        column.header,
        column.note,
        column.example,
        column.width,
        column.form == "number",
        column.field in _AS_TYPED,
        column.required,
        choices,
        unit,
        column.counted,
    )


def _head(language: str) -> Head:
    said = texts(language)
    given = said["head"]
    fields = tuple(_head_field(entry, language) for entry in given["fields"])
    sites = tuple(
        BookColumn(entry["header"], entry["note"], "", entry["width"], required=entry["field"] == "name") for entry in given["sites"]
    )
    return Head(
        said["organisation"],
        given["title"],
        given["guide"],
        tuple(given["values"]),
        fields,
        given["sites_title"],
        given["sites_guide"],
        sites,
    )


def _head_field(entry: dict[str, Any], language: str) -> HeadField:
    field = entry["field"]
    choices = tuple(label(field, word, language) for word in entry.get("choices", ()))
    given = _HOME[language] if field == "region" else label(field, _GIVEN[field], language) if field in _GIVEN else ""
    return HeadField(entry["header"], entry["note"], entry.get("required", False), choices, given, entry.get("number", False))


def mapping_of(parts: list[Subject], sector: str, language: str) -> dict[str, Any]:
    """Return what the hidden sheet says: the version, the organisation's labels, and how each sheet is read.

    Parameters: parts, the sheets; sector; language.
    """
    said = texts(language)
    head = said["head"]
    fields = {entry["field"]: entry["header"] for entry in head["fields"]}
    values = {
        entry["field"]: {label(entry["field"], word, language): word for word in entry["choices"]}
        for entry in head["fields"]
        if "choices" in entry
    }
    return {
        "template": VERSION,
        "language": language,
        "sector": sector,
        "beside": [said["overview"], said["findings"]["sheet"], "lists"],
        "organisation": {"sheet": said["organisation"], "fields": fields, "values": values},
        "sites": {"title": head["sites_title"], "columns": {entry["field"]: entry["header"] for entry in head["sites"]}},
        "tables": [_table(part, language) for part in parts],
        "contracts": {name: value for name, value in _table(contract_sheet(language), language).items() if name != "constants"},
    }


def _table(part: Subject, language: str) -> dict[str, Any]:
    columns = {column.field: column.header for column in part.columns}
    if part.source != "sheet":
        columns["source"] = columns[part.source]
    constants = dict(part.constants) | ({"source": part.name} if part.source == "sheet" else {})
    values = {column.field: unread(part, column, offered(part, column, language)) for column in part.columns}
    return {
        "sheet": part.name,
        "header": HEADER_ROW,
        "constants": constants,
        "columns": columns,
        "values": {field: words for field, words in values.items() if words},
    }
