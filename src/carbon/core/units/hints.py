"""The unit that a misspelling was meant for: never one of another size, as MJ for kJ would be."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from carbon.core.errors import nearest

_PREFIXES = ("nano", "micro", "milli", "centi", "deci", "deca", "deka", "hecto", "kilo", "mega", "giga", "tera", "peta")
_LONG = 5
"""Letters from which a spelling is a word: in shorter ones a single letter is the size."""


def near_units(spelling: str, known: Mapping[str, tuple[str, str, float]], dimensions: Collection[str] = ()) -> list[str]:
    """Return the spellings of the one unit that a misspelling is nearest to, best first.

    Parameters: spelling; known, spelling → (name, dimension, scale); dimensions that the unit may have, any if empty.

    >>> near_units("kilogrms", {"kilograms": ("kg", "mass", 1.0), "milligrams": ("mg", "mass", 1e-6)})
    ['kilograms']
    """
    word = spelling.strip().casefold()
    allowed = [name for name, (_, dimension, _) in known.items() if not dimensions or dimension in dimensions]
    hits = [name for name in nearest(word, allowed) if _alike(word, name.casefold())]
    return [name for name in hits if known[name][1:] == known[hits[0]][1:]]


def _alike(word: str, name: str) -> bool:
    if min(len(word), len(name)) < _LONG:
        return len(name) > 1 and len(word) == len(name) + 1 and word.startswith(name)
    return _prefix(word) == _prefix(name) and word[0] == name[0]


def _prefix(word: str) -> str:
    return next((prefix for prefix in _PREFIXES if word.startswith(prefix)), "")
