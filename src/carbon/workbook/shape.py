"""The shape of the workbook: sectors, sheets and columns, read from the TOML files beside this one."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from carbon.core.errors import CarbonError, did_you_mean
from carbon.core.sentences import say

VERSION = 1
"""The version of the template; a workbook of another one is refused by name."""
LANGUAGES = ("sv", "en")
YEAR = 2025
"""The year that the examples show: what the lists offer has an answer for it, or says that it has none."""


@dataclass(frozen=True)
class Limit:
    """Choices that have no answer together, which the note of the column says.

    Parameters: words of the column, empty for a cell left empty; of, field → words of the other columns that they do not go with; note,
    the sentence.
    """

    words: tuple[str, ...]
    of: Mapping[str, tuple[str, ...]]
    note: str


@dataclass(frozen=True)
class Column:
    """A column of a sheet.

    Parameters: field it fills; header, note and example, as a person reads them; width [characters]; form, `text` or `number`;
    required; choices, the words it offers: a list of words, `all` of its field, `sites`, qualifiers of a key of the catalogue, or none;
    counted, whether its sum stands above the table; own_factor, words for which no figure is held; limits, what the words do not go with.
    """

    field: str
    header: str
    note: str
    example: str
    width: int
    form: str
    required: bool
    choices: tuple[str, ...] | str | Mapping[str, str]
    counted: bool
    own_factor: tuple[str, ...] = ()
    limits: tuple[Limit, ...] = ()


@dataclass(frozen=True)
class Subject:
    """A sheet of activities.

    Parameters: key, the name of its file; name and guide, as a person reads them; source, what the footprint calls its rows: the `sheet`
    or the field that names each row; constants, fields that hold for all its rows; columns.
    """

    key: str
    name: str
    guide: str
    source: str
    constants: Mapping[str, str]
    columns: tuple[Column, ...]

    def column(self, field: str) -> Column | None:
        """Return the column of a field."""
        return next((column for column in self.columns if column.field == field), None)


def sectors() -> dict[str, tuple[str, ...]]:
    """Return sector → the keys of its sheets.

    >>> sectors()["office"][0]
    'energy'
    """
    return {name: tuple(keys) for name, keys in _toml("sectors.toml").items()}


def subjects(sector: str, language: str) -> list[Subject]:
    """Return the sheets of a sector.

    Raises: CarbonError for an unknown sector or language.
    """
    known = sectors()
    if sector not in known:
        raise CarbonError(
            say("sector '{sector}' is unknown.{near}", sector=sector, near=did_you_mean(sector, known)), code="argument", field="sector"
        )
    if language not in LANGUAGES:
        raise CarbonError(
            say("language '{language}' is unknown.{near}", language=language, near=did_you_mean(language, LANGUAGES)),
            code="argument",
            field="language",
        )
    return [subject(key, language) for key in known[sector]]


def contract_sheet(language: str) -> Subject:
    """Return the sheet of contracts for electricity, which stands in each workbook after those of activities."""
    return subject("contracts", language)


@cache
def subject(key: str, language: str) -> Subject:
    """Return one sheet in a language."""
    given = _toml(f"subjects/{key}.toml")
    words = given[language]
    columns = tuple(_column(entry, language) for entry in given["columns"])
    return Subject(key, words["name"], words["guide"], given["source"], given.get("constants", {}), columns)


def _column(entry: Mapping[str, Any], language: str) -> Column:
    """A column as its sheet gives it, over what the sheets share."""
    shared = _toml("columns.toml").get(entry["field"], {})
    both = shared | entry
    words = shared.get(language, {}) | entry.get(language, {})
    choices = both.get("choices", ())
    limits = tuple(_limit(limit, language) for limit in both.get("limits", ()))
    return Column(
        entry["field"],
        words["header"],
        " ".join((words["note"], *(limit.note for limit in limits))),
        words["example"],
        both.get("width", 16),
        both.get("form", "text"),
        both.get("required", False),
        tuple(choices) if isinstance(choices, list) else choices,
        both.get("counted", entry["field"] == "amount"),
        tuple(both.get("own_factor", ())),
        limits,
    )


def _limit(given: Mapping[str, Any], language: str) -> Limit:
    return Limit(tuple(given["words"]), {field: tuple(words) for field, words in given["of"].items()}, given[language])


@cache
def texts(language: str) -> dict[str, Any]:
    """Return the other texts of the workbook in a language: titles, the sheet of the organisation, messages of drop-downs."""
    found: dict[str, Any] = _toml("texts.toml")[language]
    return found


@cache
def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))
