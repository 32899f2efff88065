"""Findings that a lock keeps in words of an older version, which no file of a language has: told by their code and values."""

from __future__ import annotations

from carbon.core.sentences import Sentence
from carbon.reporting.language.words import Words


def message(words: Words, code: str, text: str) -> str:
    """Return the message of a finding; of one in words that the language has not, what its code means, and its values.

    Parameters: words; code; text.

    >>> from carbon.core.sentences import say
    >>> message(Words("sv"), "columns_used", say("used once: {used}", used="id"))
    'Kolumner i tabellerna som har lästs som fält (id)'
    """
    return words.sentence(text) if has(words, text) else f"{words.finding(code)} ({values(words, text)})"


def has(words: Words, text: str) -> bool:
    """Return whether a language has a text: its template and those of its parts, or no template.

    Parameters: words; text.
    """
    if words.language == "en" or not isinstance(text, Sentence):
        return True
    # A word without a translation is a name, as of a field, and stays; a lock keeps sentences in older words.
    known = " " not in text.template or words.has(text.template)
    return known and all(has(words, value) for _, value in text.values if isinstance(value, str))


def values(words: Words, text: str) -> str:
    """Return the values of a sentence in the language, one after the other.

    Parameters: words; text.
    """
    given = [value for _, value in text.values] if isinstance(text, Sentence) else [text]
    told = (words.sentence(value) if isinstance(value, str) else words.significant(value) for value in given if value is not None)
    return ", ".join(filter(None, told))
