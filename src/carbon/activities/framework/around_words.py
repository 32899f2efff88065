"""What may stand around the word of an activity: signs, as the # of a row that is commented out, and the word for its kind."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from carbon.activities.fields.words import is_doubtful

K = TypeVar("K")

_SIGNS = (
    "".join(letter for letter in map(chr, range(33, 127)) if not letter.isalnum()) + "\u2010\u2011\u2012\u2013\u2014\u2212\u00b7\u2022§¤"
)


def leading_sign(text: str) -> str:
    """Return the signs before the first letter or digit: they may mean that the row is a comment, or is taken off.

    >>> leading_sign("# diesel"), leading_sign("diesel"), leading_sign("?")
    ('#', '', '')
    """
    bare = text.strip().lstrip(_SIGNS)
    # A text of signs alone, as a "?" to be filled in, is an unknown word and nothing that was commented out.
    return text.strip().removesuffix(bare) if bare else ""


def named_twice(text: str, meant: Callable[[str], tuple[K, dict[str, str]] | None]) -> tuple[K, dict[str, str]] | None:
    """Return what a name with a word for its own kind beside it means, as refrigerant R410A: the word of the kind adds nothing.

    Parameters: text; meant, what a text means by itself: its kind and preset fields.
    """
    parts = text.split()
    for place in range(1, len(parts) if len(parts) <= _NAMED_TWICE else 0):
        head, tail = " ".join(parts[:place]), " ".join(parts[place:])
        for general, name in ((head, tail), (tail, head)):
            of, said = meant(general), meant(name)
            if of and not of[1] and said and said[1] and of[0] is said[0] and not is_doubtful(name):
                return said
    return None


_NAMED_TWICE = 5
"""Words of the longest name that is read with its kind beside it."""
