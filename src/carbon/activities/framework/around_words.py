"""What may stand around the word of an activity: signs, as the # of a row that is commented out, the word for its kind, and an amount."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TypeVar

from carbon.activities.fields.words import is_doubtful
from carbon.core.units.scales import is_spelling

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


def amount_around(text: str, known: Collection[str]) -> tuple[str, str] | None:
    """Return the known word in a text, and the amount or the unit that is written before or after it; None where there is none.

    Parameters: text; known, the words of activities.

    >>> known = {"diesel", "el"}
    >>> amount_around("diesel 40 L", known), amount_around("100 kWh el", known), amount_around("kWh el", known)
    (('diesel', '40 L'), ('el', '100 kWh'), ('el', 'kWh'))
    """
    parts = text.split()
    if len(parts) > _PARTS:
        return None
    for count in range(len(parts) - 1, 0, -1):
        for word, amount in ((parts[:count], parts[count:]), (parts[-count:], parts[:-count])):
            if _is_amount(amount) and ("_".join(word).casefold() in known or " ".join(word).casefold() in known):
                return " ".join(word), " ".join(amount)
    return None


_PARTS = 12
"""Words of the longest text that is looked through."""


def _is_amount(parts: Sequence[str]) -> bool:
    """Whether parts begin with a number, or are a unit."""
    return parts[0][0].isdigit() or (len(parts) == 1 and is_spelling(parts[0]))
