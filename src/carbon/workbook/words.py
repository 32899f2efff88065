"""The words that a column offers, and what each is called in a language.

What is offered comes from the registry of kinds and the catalogue; its name from the vocabulary, or from `labels.csv` where a heading
wants another name than the vocabulary's first. A label that a field does not read itself is written into the workbook's own mapping.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from carbon.activities.framework.base import Activity
from carbon.activities.framework.describing import field_reader
from carbon.activities.framework.kinds import kinds, resolve
from carbon.core.errors import CarbonError
from carbon.core.store.read import store
from carbon.core.units.scales import unit
from carbon.workbook.shape import Column, Subject


def offered(subject: Subject, column: Column, language: str) -> dict[str, str]:
    """Return label → word of each choice of a column, in their order; empty where a column offers none.

    Parameters: subject, the sheet; column; language of the labels.
    """
    return {label(column.field, word, language): word for word in _offered(subject, column)}


def _offered(subject: Subject, column: Column) -> tuple[str, ...]:
    if isinstance(column.choices, Mapping):
        return _of_catalogue(column.field, tuple(sorted(column.choices.items())))
    if column.choices == "all":
        return _all_of(kinds()[subject.constants["kind"]], column.field)
    return column.choices if isinstance(column.choices, tuple) else ()


def _all_of(cls: type[Activity], field: str) -> tuple[str, ...]:
    """All words that a field of a kind takes."""
    reader = field_reader(cls, field)
    return tuple(reader.schema()["enum"]) if reader else ()


@cache
def _of_catalogue(field: str, given: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """The values that a qualifier has in the shipped factors of a key, as the heat networks of a country."""
    wanted = dict(given)
    rows = store().rows(
        "SELECT DISTINCT activity.qualifiers, factor.region FROM activity JOIN factor ON factor.activity = activity.number WHERE key = ?",
        wanted.pop("key"),
    )
    region = wanted.pop("region", None)
    words = [json.loads(row[0]) for row in rows if region in (None, row[1])]
    return tuple(sorted({found[field] for found in words if field in found and wanted.items() <= found.items()}))


@cache
def label(field: str, word: str, language: str) -> str:
    """Return what a word is called in a language.

    >>> label("kind", "district_heating", "sv"), label("cabin", "business", "sv"), label("unit", "kWh", "sv")
    ('Fjärrvärme', 'Affärsklass', 'kWh')
    """
    found = _labels().get((field, word), {}).get(language) or (_of_vocabulary(word, language) if field == "kind" else None)
    if found:
        return found
    return word.replace("_", " ").title() if field == "network" else word


def _of_vocabulary(word: str, language: str) -> str | None:
    """The first word of a language that means the same, with a capital."""
    cls, preset = resolve(word)
    if language == "en" and word == cls.kind_name():
        return word.replace("_", " ").capitalize()
    pairs = ";".join(f"{name}={value}" for name, value in preset.items())
    query = "SELECT word FROM word WHERE kind = ? AND preset = ? AND language = ? ORDER BY rowid"
    row = store().row(query, cls.kind_name(), pairs, language)
    return str(row[0]).capitalize() if row else None


@cache
def _labels() -> dict[tuple[str, str], dict[str, str]]:
    text = files(__package__).joinpath("labels.csv").read_text(encoding="utf-8")
    return {(row["field"], row["value"]): row for row in csv.DictReader(text.splitlines())}


def unread(subject: Subject, column: Column, given: Mapping[str, str]) -> dict[str, str]:
    """Return label → word of the labels that the field of a sheet would not read as that word by itself.

    Parameters: subject; column; given, label → word.
    """
    return {text: word for text, word in given.items() if not _reads(subject, column.field, text, word)}


def _reads(subject: Subject, field: str, text: str, word: str) -> bool:
    if text == word:
        return True
    try:
        if field == "kind":
            return resolve(text) == resolve(word)
        if field == "unit":
            return unit(text) == unit(word)
        reader = field_reader(kinds()[subject.constants["kind"]], field) if "kind" in subject.constants else None
        return reader is not None and reader.read(text) == reader.read(word)
    except CarbonError:
        return False
