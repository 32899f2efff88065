"""Finding factors by words: distinct activities are searched, typos forgiven, then their factors listed."""

from __future__ import annotations

import json
import re

from carbon.core.errors import nearest
from carbon.core.regions import lineage
from carbon.core.store.read import store
from carbon.factors.catalogue import catalogue
from carbon.factors.model import EmissionFactor

_SHORT = 2


def search_factors(text: str, place: str | None, limit: int) -> list[EmissionFactor]:
    """Return factors whose key and qualifiers match the words, best first, nearest region and newest first.

    Parameters: text; place, a region code or None for all; limit.
    """
    found = list[EmissionFactor]()
    for key, qualifiers in _activities(text):
        same = [factor for factor in catalogue().layers[0].by_key(key) if factor.qualifiers == qualifiers]
        found += sorted(same, key=lambda factor: _order(factor, place))
        if len(found) > 20 * limit:
            break
    if place:
        near = lineage(place)
        found = [factor for factor in found if factor.region in near]
    return found[:limit]


def _order(factor: EmissionFactor, place: str | None) -> tuple[int, int]:
    near = lineage(place) if place else ()
    return (near.index(factor.region) if factor.region in near else len(near), -(factor.year or 0))


def _activities(text: str) -> list[tuple[str, dict[str, str]]]:
    words = re.findall(r"\w+", text.casefold())
    rows = _query(words) or _query([_corrected(word) for word in words])
    return [(key, json.loads(qualifiers)) for key, qualifiers in rows]


def _query(words: list[str]) -> list[tuple[str, str]]:
    if not words:
        return []
    asked = " ".join(f'"{word}"*' for word in words)
    return [(row[0], row[1]) for row in store().rows("SELECT key, qualifiers FROM search WHERE search MATCH ? ORDER BY rank", asked)]


def _corrected(word: str) -> str:
    """The nearest word of the index, for a word that it does not know."""
    known = {part for (names,) in store().rows("SELECT names FROM search") for part in re.findall(r"\w+", names.casefold())}
    if len(word) <= _SHORT or any(item.startswith(word) for item in known):
        return word
    return next(iter(nearest(word, known, 1)), word)
