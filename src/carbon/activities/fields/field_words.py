"""Everyday words for the values of fields with a few controlled words: ekonomi, affärsklass and première for cabins."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from carbon.core.plain import phrase
from carbon.core.store.read import store


@lru_cache(maxsize=1024)
def values_of(field: str, text: str, words: Collection[str]) -> tuple[str, ...]:
    """Return the controlled words that an everyday word, in English, Swedish or French, stands for in a field.

    Parameters: field; text as written; words that the field takes.

    >>> values_of("cabin", "Ekonomi", ("economy", "business"))
    ('economy',)
    """
    asked = phrase(text)
    if not asked:
        return ()
    rows = store().rows("SELECT DISTINCT value FROM meaning WHERE qualifier = ? AND phrase = ?", field, asked)
    named = store().rows("SELECT value, english, swedish, french FROM qualifier WHERE qualifier = ?", field)
    found = [value for (value,) in rows] + [value for value, *names in named if asked in map(phrase, names)]
    return tuple(dict.fromkeys(value for value in found if value in words))
