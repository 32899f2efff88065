"""Words as they are compared everywhere: small letters without accents or marks, singular."""

from __future__ import annotations

import re
import unicodedata

from carbon.core.patterns import pattern

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o"})
_ENDINGS = (("eaux", "eau"), ("aux", "al"), ("ies", "y"))
"""Plurals of English and French that are more than an s, and the singular of each."""
_SILENT = pattern(r"(?<=ch|sh|ss)e$|(?<=[xzo])e$")
"""An e that the plural of English brings (boxes, glasses) and the singular of French has (vache)."""
_WHOLE = 3
"""Words of so few letters are left as they are: gas is not a plural of ga [characters]."""


def plain(text: str) -> str:
    """Return small letters without accents, as the search keeps its words.

    >>> plain("Nötkött"), plain("bœuf")
    ('notkott', 'boeuf')
    """
    parts = unicodedata.normalize("NFKD", text.casefold().translate(_LIGATURES))
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def singular(word: str) -> str:
    """Return a plain word without the plural of English or French; what is not a plural is changed alike on both sides.

    >>> singular("batteries"), singular("tomatoes"), singular("metaux"), singular("glasses"), singular("gas")
    ('battery', 'tomato', 'metal', 'glass', 'gas')
    """
    if len(word) <= _WHOLE or word.endswith("ss"):
        return word
    for plural, single in _ENDINGS:
        if word.endswith(plural):
            return word.removesuffix(plural) + single
    return _SILENT.sub("", word.removesuffix("s"))


def words_of(text: str) -> tuple[str, ...]:
    """Return the plain words of a text, each in the singular; marks, hyphens and underscores part them.

    >>> words_of("Paper_and-board: BOARDS")
    ('paper', 'and', 'board', 'board')
    """
    return tuple(singular(word) for word in re.findall(r"[^\W_]+", plain(text)))


def phrase(text: str) -> str:
    """Return the plain words of a text with one space between them: what two spellings of one name share.

    >>> phrase("Natural Gas") == phrase("natural_gas") == phrase("natural-gas")
    True
    """
    return " ".join(words_of(text))
