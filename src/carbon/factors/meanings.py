"""Rows of the taxonomy for a word as it was written: its marks and ending are those of the word that a row is for."""

from __future__ import annotations

from functools import lru_cache

from carbon.core.endings import swedish_singulars
from carbon.core.store.read import store
from carbon.core.written import phrase, spells, written_words


def spelt(query: str, text: str, *given: str) -> tuple[str, ...]:
    """Return the first column of rows whose word a text spells; where none does, of the Swedish words that it is the plural of.

    Parameters: query, for a value, a word and its language, whose last condition is the phrase; text; given, its other conditions.
    """
    found = [str(row[0]) for row in store().rows(query, *given, phrase(text)) if spells(text, *row[1:])]
    singulars = () if found else swedish_singulars(text)
    rows = ((one, row) for one in singulars for row in store().rows(query, *given, phrase(one)) if row[2] == "sv")
    return tuple(dict.fromkeys([*found, *(str(row[0]) for one, row in rows if spells(one, *row[1:]))]))


def meanings(key: str, qualifier: str, text: str) -> tuple[str, ...]:
    """Return the values of a qualifier of a key that an everyday word stands for, that of preference first.

    >>> meanings("air.passenger", "cabin", "coach")
    ('economy',)
    """
    query = "SELECT value, word, language FROM meaning WHERE key = ? AND qualifier = ? AND phrase = ? ORDER BY rowid"
    return spelt(query, text, key, qualifier)


_TITLES = ("en", "sv", "fr")


def titled(text: str, where: str, *given: str) -> tuple[str, ...]:
    """Return the values whose names in the taxonomy, in one of its three languages, a text spells.

    Parameters: text; where, the condition on the rows; given, what it compares with.
    """
    asked = phrase(text)
    rows = store().rows(f"SELECT value, english, swedish, french FROM qualifier WHERE {where} ORDER BY rowid", *given)
    named = ((value, name, language) for value, *names in rows for name, language in zip(names, _TITLES, strict=True))
    return tuple(dict.fromkeys(str(value) for value, name, language in named if asked == phrase(name) and spells(text, name, language)))


@lru_cache(maxsize=4096)
def means_by_word(text: str) -> tuple[tuple[str, ...], ...]:
    """Return for each word of a text its phrase and what it is in the index's own language: nötkött is beef."""
    return tuple((word, *_synonyms(written)) for word, written in written_words(text))


def means(text: str) -> tuple[str, ...]:
    """Return the phrase of a text and what it is as a whole in the index's own language."""
    return (phrase(text), *_synonyms(text))


@lru_cache(maxsize=4096)
def _synonyms(text: str) -> tuple[str, ...]:
    return tuple(map(phrase, spelt("SELECT means, written, language FROM synonym WHERE phrase = ? ORDER BY rowid", text)))
