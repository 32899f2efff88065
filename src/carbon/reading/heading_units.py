"""Units that stand in a heading: 'Stroom [kWh]', 'MWh', 'kBtu (thousand Btu)', 'Förbrukning kWh'."""

from __future__ import annotations

import re

from carbon.core.errors import CarbonError
from carbon.core.units.scales import Unit, is_spelling, unit

_BRACKETS = re.compile(r"[\[(]\s*([^\[\]()]+?)\s*[\])]")
_SHORTEST = 2
"""Letters of a unit that stands without brackets: a single one may be anything."""
_THINGS = frozenset(("piece", "passenger", "vehicle"))
"""Units whose words name things: under Unit, Traveller and Vehicle stand their numbers and names as often as how many they are."""
_PIECES = frozenset(["st", "styck", "stk", "pcs", "pieces", "stück"])
"""Words for pieces that name nothing else."""


def unit_in_heading(heading: str) -> Unit | None:
    """Return the unit that a heading states, None where it states none.

    >>> [found.name for text in ("Stroom [kWh]", "MWh", "kBtu (thousand Btu)", "Energy, MWh") if (found := unit_in_heading(text))]
    ['kWh', 'MWh', 'kBtu', 'MWh']
    >>> [unit_in_heading(text) for text in ("Amount", "Unit", "Resenär", "Vehicle")]
    [None, None, None, None]
    """
    inside = [known for text in _BRACKETS.findall(heading) if (known := _known(re.sub(r"^(?:in|en|i|em) ", "", text)))]
    if inside:
        return inside[-1]
    outside = _BRACKETS.sub(" ", heading).strip(" ,:-")
    whole = _known(outside)
    words = re.split(r"[\s,;:_/]+", outside)
    found, word = (whole, outside) if whole else (_known(words[-1]) if len(words) > 1 else None, words[-1])
    return None if found and found.name in _THINGS and word.casefold() not in _PIECES else found


def _known(text: str) -> Unit | None:
    if (len(text) < _SHORTEST and text not in ("t", "l", "L")) or not is_spelling(text):
        return None
    try:
        return unit(text)
    except CarbonError:
        return None
