"""From what a person types to activities of the index: names in three languages, beginnings of words, typos forgiven."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable
from typing import NamedTuple

from carbon.core.store.read import store
from carbon.core.store.search_index import plain

_WEIGHTS = "0, 0, 0, 0, 6.0, 3.0, 1.0"
"""Of the columns of the search: a key's names before those of its qualifiers before a publisher's own."""
_MOST = 300
_SHORTEST = 3
"""Letters of a word that counts where not all words are found."""
_LIKE = 0.7
"""Least likeness of a word and what it was corrected to, 0 to 1: one letter of four may differ."""


class Found(NamedTuple):
    """An activity of the index by its number, or a released gas by its name."""

    activity: int | None
    gas: str | None


def find(text: str) -> list[Found]:
    """Return the activities and gases that a text names, best first.

    Whole words go before beginnings of words, all words before some of them; a word that is unknown is taken as the most like it.

    Parameters: text, in English, Swedish or French.

    >>> find("sevofluran")[0].gas
    'sevoflurane'
    """
    words = re.findall(r"[^\W_]+", plain(text))
    if not words:
        return []
    known = [word if _is_known(word) else _corrected(word) for word in words]
    found = _ranked(" AND ".join, known) or _ranked(" OR ".join, [word for word in known if len(word) >= _SHORTEST])
    return [item.found for item in sorted(found, key=lambda item: not set(plain(item.leaf).split()) <= set(known))]


class _Row(NamedTuple):
    """A row of the search: what it is of, and the last part of its key."""

    found: Found
    leaf: str


def _ranked(together: Callable[[list[str]], str], words: list[str]) -> list[_Row]:
    """Rows that hold the words whole, then those where words begin with them."""
    ends = ("", "*") if words else ()
    return list(dict.fromkeys(row for end in ends for row in _query(together([_group(word, end) for word in words]))))


def _group(word: str, end: str) -> str:
    """A word or what it means in the index's own words: nötkött is beef."""
    means = [row[0] for row in store().rows("SELECT means FROM synonym WHERE word = ?", word)]
    return "(" + " OR ".join([f'"{word}"{end}', *(f'"{phrase}"' for phrase in means)]) + ")"


def _query(asked: str) -> list[_Row]:
    sql = f"SELECT activity, gas, leaf FROM search WHERE search MATCH ? ORDER BY bm25(search, {_WEIGHTS}) + special LIMIT {_MOST}"
    return [_Row(Found(activity, gas), leaf) for activity, gas, leaf in store().rows(sql, asked)]


def _is_known(word: str) -> bool:
    known = store().row("SELECT 1 FROM synonym WHERE word = ?", word)
    return known is not None or store().row("SELECT 1 FROM search WHERE search MATCH ? LIMIT 1", f'"{word}"*') is not None


def _corrected(word: str) -> str:
    """The word of the index that is most like one that it does not know; the word itself where none is."""
    grams = {word[place : place + 3] for place in range(len(word) - 2)}
    if not grams:
        return word
    asked = " OR ".join(f'"{gram}"' for gram in sorted(grams))
    near = [row[0] for row in store().rows("SELECT word FROM spelling WHERE spelling MATCH ? ORDER BY rank LIMIT 60", asked)]
    near += [row[0] for row in store().rows("SELECT word FROM synonym WHERE substr(word, 1, 2) = ?", word[:2])]
    # A slip is seldom in the first letter.
    same = [other for other in near if other[0] == word[0]]
    best = difflib.get_close_matches(word, same, n=1, cutoff=_LIKE) or difflib.get_close_matches(word, near, n=1, cutoff=_LIKE)
    return best[0] if best else word
