"""Words of which one is to be chosen, as a sentence lists them."""

from __future__ import annotations

from collections.abc import Iterable

from carbon.core.sentences import Sentence, joined, say


def either(parts: Iterable[str]) -> Sentence:
    """Return words of which one is to be chosen, as a list in a sentence.

    Parameters: parts, one or more.

    >>> either(["l", "kg", "kWh"]), either(["kg"])
    ('l, kg or kWh', 'kg')
    """
    *first, last = parts
    return joined((joined(first, ", "), last), say(" or ")) if first else joined((last,))
