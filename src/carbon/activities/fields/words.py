"""What words mean: those listed for kinds and fuels, those of two meanings, and what a country's publisher calls a question."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from carbon.core.endings import consumed, swedish_singulars
from carbon.core.errors import CarbonError
from carbon.core.patterns import pattern
from carbon.core.regions import WORLD, lineage, step_among
from carbon.core.sentences import Sentence, say, whole
from carbon.core.store.read import store
from carbon.core.written import phrase, spells
from carbon.factors.meanings import meanings

_SIGNED = pattern(r"\s*[^\w\s]")
"""A word with a sign before it, such as #diesel."""


@lru_cache(maxsize=8192)
def listed_word(text: str) -> tuple[str, dict[str, str]] | None:
    """Return kind and preset fields of a word of the taxonomy, or None.

    >>> listed_word("diesel"), listed_word("Zinc")
    (('fuel', {'fuel': 'diesel'}), None)
    """
    query = "SELECT kind, preset, word, language FROM word WHERE phrase = ? ORDER BY word = ? DESC, rowid"
    rows = store().rows(query, phrase(text), text.strip().casefold())
    row = next((row for row in rows if spells(text, *row[2:])), None) or _of_swedish_plural(text)
    return (row[0], _pairs(row[1])) if row else _of_consumption(text)


def _of_consumption(text: str) -> tuple[str, dict[str, str]] | None:
    """What a compound says is consumed; gasförbrukning has two meanings, as gas has, and is not read."""
    stem = consumed(text)
    found = listed_word(stem) if stem and not is_doubtful(stem) else None
    return found if found and found[0] in ("fuel", "electricity", "district_heating", "district_cooling", "water_supply") else None


def _of_swedish_plural(text: str) -> tuple[str, ...] | None:
    """Kind, preset, word and language of the Swedish word that a text is the plural of; None of any other."""
    query = "SELECT kind, preset, word, language FROM word WHERE phrase = ? AND language = 'sv' ORDER BY rowid"
    found = ((one, row) for one in swedish_singulars(text) for row in store().rows(query, phrase(one)))
    return next((row for one, row in found if spells(one, *row[2:])), None)


@cache
def fuels() -> dict[str, str]:
    """Return phrase → fuel of each fuel of the catalogue, such as `wood chip` → `wood_chips`."""
    keys = [row[0] for row in store().rows("SELECT DISTINCT key FROM activity WHERE key LIKE 'fuel.%' ORDER BY key")]
    return {phrase(key.removeprefix("fuel.")): key.removeprefix("fuel.") for key in keys}


def named(text: str, kind: str, field: str) -> str:
    """Return what a field of a kind is called in the catalogue, where it was written as an everyday word.

    Parameters: text, such as paper; kind, such as material; field, such as material.

    >>> named("papper", "material", "material"), named("concrete", "material", "material")
    ('paper_and_board_paper', 'concrete')
    """
    found = listed_word(text)
    return found[1].get(field, text) if found and found[0] == kind else text


@lru_cache(maxsize=8192)
def fuel_of(text: str, blend: str | None) -> tuple[str, str | None]:
    """Return fuel and blend as the catalogue calls them.

    Parameters: text, the fuel as written; blend, or None.

    >>> fuel_of("Red diesel", None), fuel_of("E10", None), fuel_of("wood chip", None)
    (('heating_oil', None), ('petrol', 'e10'), ('wood_chips', None))
    """
    if _SIGNED.match(text):
        raise CarbonError(
            say("fuel '{text}' begins with a sign. Write the fuel without it, such as diesel.", text=text),
            code="word_unknown",
            field="fuel",
        )
    if meant := meanings("fuel", "fuel", text):
        return meant[0], blend
    found = listed_word(text)
    if phrase(text) in fuels() or not found or found[0] != "fuel":
        return fuels().get(phrase(text), text.strip().casefold().replace(" ", "_")), blend
    return found[1].get("fuel", text), blend or found[1].get("blend")


_ANYWHERE = "*"


class _TwoMeanings(NamedTuple):
    """A row of `two_meanings.csv`: the word, where it has both meanings, each meaning, and the word that has it alone."""

    word: str
    places: frozenset[str]
    meaning: str
    write: str
    other: str
    write_other: str


def ask_meaning(field: str, text: object, place: object) -> None:
    """Refuse a word that means two things in the language of a place, with both and the word for each.

    Parameters: field, `kind` or the name of a field; text, as it was written; place, the region, or None.
    Raises: CarbonError `word_ambiguous`.

    >>> ask_meaning("kind", "car", "GB")
    >>> ask_meaning("kind", "glass", "Sweden")
    Traceback (most recent call last):
    carbon.core.errors.CarbonError: 'glass' has two meanings in SE: the material; or ice cream (Swedish). Write 'glas' or 'ice cream'.
    """
    found = _asked_about(field, text, place)
    if found is None:
        return
    where = "" if _ANYWHERE in found.places else step_among(place, found.places)
    message = say(
        "'{word}' has two meanings{where}: {meaning}; or {other}. {next_step}",
        word=str(text).strip(),
        where=say(" in {region}", region=where) if where else "",
        meaning=whole(found.meaning),
        other=whole(found.other),
        next_step=_next_step(found),
    )
    raise CarbonError(message, code="word_ambiguous", field=field)


def two_meanings(text: str, place: object) -> tuple[str, str] | None:
    """Return the two that a word for an activity means in a place, as words or kinds; the second is empty where no word means it.

    Parameters: text, the word; place, the region, or None.

    >>> two_meanings("glass", "SE"), two_meanings("glass", "GB")
    (('glas', 'ice cream'), None)
    """
    found = _asked_about("kind", text, place)
    return (found.write, found.write_other) if found else None


def is_doubtful(text: str) -> bool:
    """Return whether a word for an activity means two things in the language of some place.

    >>> is_doubtful("glass"), is_doubtful("diesel")
    (True, False)
    """
    return _row_of("kind", text) is not None


def decided(two: tuple[str, str], given: Mapping[str, object]) -> bool:
    """Return whether a field that is given says which of two meanings it is: both are one kind, and differ in that field alone.

    Parameters: two, of `two_meanings`; given, the fields.
    """
    (kind, _, first), (other, _, second) = (written.partition(";") for written in two)
    field = first.partition("=")[0]
    return kind == other and bool(given.get(field)) and field == second.partition("=")[0]


def _asked_about(field: str, text: object, place: object) -> _TwoMeanings | None:
    found = _row_of(field, text) if isinstance(text, str) else None
    return found if found and (_ANYWHERE in found.places or step_among(place, found.places)) else None


@lru_cache(maxsize=8192)
def _row_of(field: str, text: str) -> _TwoMeanings | None:
    """The row of a word, or of the one that it is the Swedish plural of: oljor means what olja does."""
    for one in (text, *swedish_singulars(text)):
        rows = [row for row in _of_two_meanings().get((field, phrase(one)), ()) if spells(one, row.word)]
        said = one.strip().casefold()
        if exact := next((row for row in rows if row.word == said), None):
            return exact
        # Swedish gasol is listed, and no careless gasöl.
        if rows and not store().row("SELECT 1 FROM word WHERE word = ?", said):
            return rows[0]
    return None


def _next_step(found: _TwoMeanings) -> Sentence:
    if not found.write_other:
        return say("Write {write}, or give factor= for the other.", write=_written(found.write))
    return say("Write {write} or {other}.", write=_written(found.write), other=_written(found.write_other))


def _written(text: str) -> str:
    """A word, or a kind and the field that says what is meant."""
    kind, _, preset = text.partition(";")
    return say("kind {kind} with {preset}", kind=kind, preset=preset) if preset else f"'{kind}'"


@cache
def _of_two_meanings() -> dict[tuple[str, str], list[_TwoMeanings]]:
    found: dict[tuple[str, str], list[_TwoMeanings]] = {}
    for word, fields, regions, *said in store().rows("SELECT word, fields, regions, meaning, write, other, write_other FROM two_meanings"):
        for name in fields.split():
            found.setdefault((name, phrase(word)), []).append(_TwoMeanings(word.casefold(), frozenset(regions.split()), *said))
    return found


class HomeWords(NamedTuple):
    """What a question is called by the publisher of a region: a row of `home_words.csv`.

    Parameters: region; asked, what the question must say: name → word, or name → `from..below` of a number; takes_key and takes, what
    is asked of the publisher; note, what a reader must know of the choice.
    """

    region: str
    asked: dict[str, str]
    takes_key: str
    takes: dict[str, str]
    note: str

    def fits(self, words: Mapping[str, str], numbers: Mapping[str, float]) -> bool:
        """Return whether a question with these words and numbers is meant."""
        return all(_meets(bounds, words.get(name), numbers.get(name)) for name, bounds in self.asked.items())


def home_words(key: str, place: str, words: Mapping[str, str], numbers: Mapping[str, float]) -> HomeWords | None:
    """Return what a question is called by the publisher of the region, or None where it has no words of its own.

    Parameters: key; place, the region asked; words and numbers of the question.
    """
    homes = [step for step in lineage(place) if step != WORLD]
    return next((row for home in homes for row in _home_rows(key) if row.region == home and row.fits(words, numbers)), None)


@lru_cache(maxsize=8192)
def _home_rows(key: str) -> tuple[HomeWords, ...]:
    sql = "SELECT region, asked, takes_key, takes, note FROM home_word WHERE key = ? ORDER BY rowid"
    return tuple(HomeWords(row[0], _pairs(row[1]), row[2], _pairs(row[3]), row[4]) for row in store().rows(sql, key))


def _pairs(text: str) -> dict[str, str]:
    pairs = (part.split("=", 1) for part in text.split(";") if part.strip())
    return {name.strip(): value.strip() for name, value in pairs}


def _meets(wanted: str, word: str | None, number: float | None) -> bool:
    if ".." not in wanted:
        return word is not None if wanted == "*" else word == wanted
    low, _, high = wanted.partition("..")
    return number is not None and float(low or -math.inf) <= number < float(high or math.inf)


def band_start(key: str, name: str, number: float) -> float:
    """Return where the band of a number begins: nothing between there and the number changes what is asked of any publisher.

    Parameters: key; name of the number, such as kilometres; number.

    >>> band_start("air.passenger", "kilometres", 720.0)
    500.0
    """
    return max((end for row in _home_rows(key) for end in edges(row, name) if end <= number), default=0.0)


def edges(row: HomeWords, name: str) -> tuple[float, ...]:
    """Return the ends of the band of a number that a row is for."""
    return tuple(float(end) for end in row.asked.get(name, "").split("..") if end)
