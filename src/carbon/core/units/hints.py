"""The unit that a misspelling was meant for: never one of another size, as MJ for kJ would be."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from carbon.core.errors import nearest
from carbon.core.sentences import say

_HOLDERS = frozenset(
    (
        *("pallet", "pallets", "pall", "pallar", "eur-pall", "palette", "paletten", "palettes", "drum", "drums", "fat", "dunk", "dunkar"),
        *("bag", "bags", "big bag", "sack", "sacks", "säck", "säckar", "box", "boxes", "carton", "cartons", "kartong", "kartonger"),
        *("kolli", "container", "containers", "tank", "tanks", "full tank", "skip", "skips", "truckload", "truckloads", "lorryload"),
    )
)
"""What things come in: each holds what it holds."""
_REAMS = frozenset(("ream", "reams", "ris", "rame", "rames", "ries"))
_TIMES = frozenset(("year", "yr", "a", "år", "an", "jahr", "month", "mån", "månad", "mois", "monat", "day", "dag", "dygn", "jour", "tag"))


def no_unit(spelling: str) -> str | None:
    """Return what to write for something that is no unit and is written as one; None for any other.

    Parameters: spelling.

    >>> no_unit("MWh/år")
    'it is a rate, and an amount is of its whole period. Write MWh, with the period that it is of.'
    """
    word = spelling.strip().casefold()
    above, _, below = spelling.strip().partition("/")
    mass, _, element = spelling.strip().partition(" ")
    if word in _HOLDERS:
        return say("it has no size of its own. Write what it holds, in kg, l or m3.")
    if word in _REAMS:
        return say("a ream is 500 sheets, of A4 at 80 g/m2 2.5 kg. Write the kg.")
    if above and below.strip().casefold() in _TIMES:
        return say("it is a rate, and an amount is of its whole period. Write {unit}, with the period that it is of.", unit=above.strip())
    if mass in ("g", "kg", "t") and element in ("N", "P", "K", "C", "S"):
        return say("it is the mass of one element. Write {unit}; of a fertiliser, nitrogen='5 kg' is its nitrogen.", unit=mass)
    return None


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
