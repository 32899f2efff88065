"""From what a person types to activities of the index: names in three languages, beginnings of words, typos forgiven."""

from __future__ import annotations

import difflib
import re
from typing import NamedTuple

from carbon.core.errors import slips
from carbon.core.store.read import store
from carbon.core.written import phrase, plain

_WEIGHTS = "0, 0, 0, 0, 6.0, 3.0, 1.0"
"""Of the columns of the search: a key's names before those of its qualifiers before a publisher's own."""
_MOST = 300
_NEVER = 1_000_000
_SHORT = 3
"""Letters up to which a word is looked up as a whole [characters]."""
_LONG = 12
"""Letters for which a second slip is forgiven [characters]."""
_LIKE = 0.7
"""Least likeness of a word and what it was corrected to, 0 to 1: one letter of four may differ."""


class Found(NamedTuple):
    """An activity of the index by its number, or a released gas by its name."""

    activity: int | None
    gas: str | None


def find(text: str) -> list[Found]:
    """Return the activities and gases that a text names, best first.

    Whole words take precedence over beginnings of words; where no row holds all words, the rarest of them is taken. A word that is unknown
    is taken as the one that it may be a slip of, and left out where it is none: nothing is found that shares no word with the text.

    Parameters: text, in English, Swedish or French.

    >>> find("sevofluran")[0].gas
    'sevoflurane'
    """
    return list(graded(text))


def graded(text: str) -> dict[Found, int]:
    """Return what `find` does with the grade of each: those of one grade say what was asked alike, and differ in what else they say.

    Parameters: text.
    """
    words = re.findall(r"[^\W_]+", plain(text))
    if not words:
        return {}
    read = [word if _is_known(word) else _corrected(word) for word in words]
    known = [word for word in read if word]
    whole = _ranked(known) if len(known) == len(words) else {}
    meant = _meant(text)
    if whole or meant:
        return whole | {item: len(whole) for item in meant if item not in whole}
    return _ranked(sorted(known, key=_count)[:1]) if known else {}


def _meant(text: str) -> list[Found]:
    """The activities whose value an everyday word stands for, as försäkring for an industry that its publisher calls by another name."""
    sql = """SELECT DISTINCT activity.number FROM meaning JOIN activity ON activity.key = meaning.key
             AND activity.qualifiers ->> ('$."' || qualifier || '"') = value WHERE phrase = ? ORDER BY meaning.rowid, activity.number"""
    return [Found(number, None) for (number,) in store().rows(sql, phrase(text))]


class _Row(NamedTuple):
    """A row of the search: what it is of, the last part of its key, and the words of its qualifiers that are not usual."""

    found: Found
    leaf: str
    special: str


def _ranked(words: list[str]) -> dict[Found, int]:
    """What holds all words whole, then where words begin with them, with its grade; in each the plain and usual before the special."""
    graded = [((end, *_beside(row, words)), row.found) for end in ("", "*") for row in _query(words, end)]
    grades = {grade: number for number, grade in enumerate(sorted({grade for grade, _ in graded}))}
    found = dict[Found, int]()
    for grade, item in sorted(graded, key=lambda pair: pair[0]):
        found.setdefault(item, grades[grade])
    return found


def _beside(row: _Row, words: list[str]) -> tuple[bool, bool, int]:
    """What a row is beside what was asked: another key, waste of it rather than it, words of qualifiers that nobody asked for."""
    named = set(re.findall(r"[^\W_]+", plain(row.special)))
    elsewhere = not set(plain(row.leaf).split()) <= set(words)
    return elsewhere, elsewhere and row.leaf == "waste", len(named - set(words))


def _group(word: str, end: str) -> str:
    """A word or what it means in the index's own words: nötkött is beef."""
    means = [row[0] for row in store().rows("SELECT means FROM synonym WHERE word = ?", word)]
    return "(" + " OR ".join([f'"{word}"{_end(word, end)}', *(f'"{phrase}"' for phrase in means)]) + ")"


def _end(word: str, end: str) -> str:
    """A short word is looked up as a whole: it is no beginning of Italy, and el none of electronics."""
    return end if len(word) > _SHORT else ""


def _query(words: list[str], end: str) -> list[_Row]:
    asked = " AND ".join(_group(word, end) for word in words)
    sql = f"SELECT activity, gas, leaf, special FROM search WHERE search MATCH ? ORDER BY bm25(search, {_WEIGHTS}) LIMIT {_MOST}"
    return [_Row(Found(activity, gas), leaf, special) for activity, gas, leaf, special in store().rows(sql, asked)]


def _count(word: str) -> int:
    """How many rows hold a word: the rarest says most, where no row holds all."""
    found = store().row("SELECT count(*) FROM search WHERE search MATCH ?", _group(word, "*"))
    count = int(found[0]) if found else 0
    return count or _NEVER


def _is_known(word: str) -> bool:
    known = store().row("SELECT 1 FROM synonym WHERE word = ?", word)
    return known is not None or store().row("SELECT 1 FROM search WHERE search MATCH ? LIMIT 1", f'"{word}"{_end(word, "*")}') is not None


def _corrected(word: str) -> str | None:
    """The word of the index that one it does not know is a slip of; None where it is of none."""
    grams = {word[place : place + 3] for place in range(len(word) - 2)}
    if not grams:
        return None
    asked = " OR ".join(f'"{gram}"' for gram in sorted(grams))
    near = [row[0] for row in store().rows("SELECT word FROM spelling WHERE spelling MATCH ? ORDER BY rank LIMIT 60", asked)]
    near += [row[0] for row in store().rows("SELECT word FROM synonym WHERE substr(word, 1, 2) = ?", word[:2])]
    # A slip is seldom in the first letter.
    alike = [other for other in near if other[0] == word[0] and slips(word, other) <= 1 + len(word) // _LONG]
    best = difflib.get_close_matches(word, alike, n=1, cutoff=_LIKE)
    return best[0] if best else None
