"""The words that a column offers, and what each is called in a language.

What is offered comes from the registry of kinds and the catalogue; its name from the vocabulary, or from `labels.csv` where a heading
wants another name than the vocabulary's first. A label that a field does not read itself is written into the workbook's own mapping.
Where no figure is held for a word, or none for the template's year, its label says so.
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
from carbon.factors.policy import Policy
from carbon.workbook.shape import YEAR, Column, Subject, subjects, texts


def offered(subject: Subject, column: Column, language: str) -> dict[str, str]:
    """Return label → word of each choice of a column, in their order; empty where a column offers none.

    Parameters: subject, the sheet; column; language of the labels.
    """
    return {_marked(column, word, language): word for word in _offered(subject, column)}


def _marked(column: Column, word: str, language: str) -> str:
    """The label, and that the word needs an own factor, or for which years figures are held."""
    shown = label(column.field, word, language)
    if word in column.own_factor:
        return str(texts(language)["own_factor"]).format(label=shown)
    if isinstance(column.choices, Mapping) and (years := _years(column.field, tuple(sorted(column.choices.items()))).get(word)):
        return str(texts(language)["ends"]).format(label=shown, first=years[0], last=years[1])
    return shown


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
    return tuple(sorted({word for word, _, _ in _held(field, given)}))


@cache
def _years(field: str, given: tuple[tuple[str, str], ...]) -> dict[str, tuple[int, int]]:
    """Word → first and last year that its figures answer, of the words whose figures end before the template's year."""
    held: dict[str, list[tuple[int | None, int | None]]] = {}
    for word, first, last in _held(field, given):
        held.setdefault(word, []).append((first, last))
    ends = {word: _span(years) for word, years in held.items()}
    return {word: span for word, span in ends.items() if span and span[1] < YEAR}


def _span(years: list[tuple[int | None, int | None]]) -> tuple[int, int] | None:
    """The first year of figures, and the last that the policy lets them stand in for; None where some hold in any year."""
    firsts, lasts = [first for first, _ in years if first], [last for _, last in years if last]
    return (min(firsts), max(lasts) + Policy().max_year_gap) if len(firsts) == len(lasts) == len(years) else None


@cache
def _held(field: str, given: tuple[tuple[str, str], ...]) -> tuple[tuple[str, int | None, int | None], ...]:
    """The value of a qualifier, first and last year of each shipped factor of a key."""
    wanted = dict(given)
    rows = store().rows(
        "SELECT DISTINCT activity.qualifiers, factor.region, factor.year, factor.last_year "
        "FROM activity JOIN factor ON factor.activity = activity.number WHERE key = ?",
        wanted.pop("key"),
    )
    region = wanted.pop("region", None)
    words = [(json.loads(row[0]), row[2], row[3]) for row in rows if region in (None, row[1])]
    return tuple((found[field], first, last) for found, first, last in words if field in found and wanted.items() <= found.items())


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


def labels_of(sector: str, language: str, sheet: str) -> dict[str, dict[str, str]]:
    """Return field → label → word of the drop-downs of a sheet, but those of kinds and units, which take more than their labels.

    Parameters: sector; language; sheet, its name.
    """
    parts = [part for part in subjects(sector, language) if part.name == sheet]
    columns = [(part, column) for part in parts for column in part.columns if column.field not in ("kind", "unit")]
    found = {column.field: offered(part, column, language) for part, column in columns}
    return {field: labels for field, labels in found.items() if labels}


def understood(kind: str, field: str, text: str) -> bool:
    """Return whether a field of a kind reads a text, whatever it means; a field that reads nothing itself takes any.

    >>> understood("car_travel", "control", "Andras"), understood("car_travel", "control", "leased_in")
    (False, True)
    """
    reader = field_reader(kinds()[kind], field) if kind in kinds() and field in kinds()[kind].model_fields else None
    try:
        return reader is None or reader.read(text) is not None
    except CarbonError:
        return False


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
