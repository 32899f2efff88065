"""What is searched: distinct activities and released gases under all their names, and the words that a typo may have meant."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator

from carbon.core.written import phrase, plain

_NAMES = 400
"""Letters of the publishers' names that are searched: a grid is called by another name in every country."""
_LETTERS = 4
"""Shorter words are not corrected: every word of three letters is near another."""


def fill_search(connection: sqlite3.Connection) -> None:
    """Fill the tables of the search from those of the factors, the taxonomy and the gases."""
    rows = [*_activities(connection), *_gases(connection)]
    connection.executemany("INSERT INTO search VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
    connection.execute("INSERT INTO search (search) VALUES ('optimize')")
    synonyms = connection.execute("SELECT rowid, word, means FROM synonym").fetchall()
    connection.executemany(
        "UPDATE synonym SET word = ?, means = ?, written = ? WHERE rowid = ?",
        [(plain(word), plain(means), word, row) for row, word, means in synonyms],
    )
    # Words in the form that the search itself keeps them: small letters without accents.
    connection.execute("CREATE VIRTUAL TABLE temp.words USING fts5vocab('main', 'search', 'row')")
    words = [(word,) for (word,) in connection.execute("SELECT term FROM temp.words") if len(word) >= _LETTERS and word.isalpha()]
    connection.executemany("INSERT INTO spelling VALUES (?)", words)
    connection.execute("DROP TABLE temp.words")
    _fill_names(connection)


def _fill_names(connection: sqlite3.Connection) -> None:
    """Names in the form that spellings share: of activities as their publishers call them, of their values, and of everyday words."""
    published = connection.execute("SELECT DISTINCT activity, names FROM factor WHERE names <> ''").fetchall()
    names = {(activity, phrase(name)) for activity, text in published for name in (text, *text.split(";"))}
    connection.executemany("INSERT OR IGNORE INTO activity_name VALUES (?, ?)", sorted(names))
    values = {
        (key, qualifier, phrase(value))
        for key, text in connection.execute("SELECT key, qualifiers FROM activity")
        for qualifier, value in json.loads(text).items()
    }
    connection.executemany("INSERT INTO activity_value VALUES (?, ?, ?)", sorted(values))
    for table in ("word", "meaning", "synonym"):
        spoken = connection.execute(f"SELECT rowid, word FROM {table}").fetchall()
        connection.executemany(f"UPDATE {table} SET phrase = ? WHERE rowid = ?", [(phrase(word), row) for row, word in spoken])


def _activities(connection: sqlite3.Connection) -> Iterator[tuple[object, ...]]:
    keys = {key: " ".join(names) for key, *names in connection.execute("SELECT key, english, swedish, french FROM key")}
    labels = {
        (key, name, value): (" ".join(names), usual)
        for key, name, value, usual, *names in connection.execute(
            "SELECT key, qualifier, value, is_default, english, swedish, french FROM qualifier"
        )
    }
    spoken = _words_of_keys(connection)
    sql = """SELECT activity.number, key, qualifiers, group_concat(DISTINCT names) FROM activity
             JOIN factor ON factor.activity = activity.number GROUP BY activity.number"""
    for number, key, qualifiers, published in connection.execute(sql):
        family = key.split(".")[0]
        found = [
            labels.get((key, *pair)) or labels.get((family, *pair)) or (pair[1].replace("_", " "), 0)
            for pair in json.loads(qualifiers).items()
        ]
        special = "; ".join(value for (_, value), (_, usual) in zip(json.loads(qualifiers).items(), found, strict=True) if not usual)
        title = f"{key.replace('.', ' ').replace('_', ' ')} {keys.get(key) or keys.get(family, '')} {spoken.get(key, '')}".rstrip()
        leaf = key.split(".")[-1].replace("_", " ")
        yield number, None, leaf, special, title, " ".join(label for label, _ in found), (published or "")[:_NAMES]


def _words_of_keys(connection: sqlite3.Connection) -> dict[str, str]:
    """Key → the everyday words for it, as bensin for fuel.petrol: the words of a kind that set no more than what the key ends in."""
    found: dict[str, list[str]] = {}
    for word, kind, preset in connection.execute("SELECT word, kind, preset FROM word"):
        _, sign, value = preset.partition("=")
        # A word of several, as tjock eldningsolja, is another thing than each of them.
        if sign and "=" not in value and " " not in word:
            found.setdefault(f"{kind}.{value}", []).append(word)
    return {key: " ".join(words) for key, words in found.items()}


def _gases(connection: sqlite3.Connection) -> Iterator[tuple[object, ...]]:
    """A released gas is its own factor: 1 kg per kg."""
    for gas, name, formula, cas, aliases in connection.execute("SELECT gas, name, formula, cas, aliases FROM gas"):
        yield (
            None,
            gas,
            gas.replace("_", " "),
            "",
            "released gas",
            f"{gas.replace('_', ' ')} {name}",
            f"{formula} {cas} {aliases.replace('_', ' ')}",
        )
