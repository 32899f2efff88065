"""Units that stand in a heading: 'Stroom [kWh]', 'MWh', 'kBtu (thousand Btu)', 'Förbrukning kWh'."""

from __future__ import annotations

import re

from carbon.core.errors import CarbonError
from carbon.core.units.scales import Unit, unit

_BRACKETS = re.compile(r"[\[(]\s*([^\[\]()]+?)\s*[\])]")
_SHORTEST = 2
"""Letters of a unit that stands without brackets: a single one may be anything."""


def unit_in_heading(heading: str) -> Unit | None:
    """Return the unit that a heading states, None where it states none.

    >>> [found.name for text in ("Stroom [kWh]", "MWh", "kBtu (thousand Btu)", "Energy, MWh") if (found := unit_in_heading(text))]
    ['kWh', 'MWh', 'kBtu', 'MWh']
    >>> unit_in_heading("Amount") is None
    True
    """
    inside = [known for text in _BRACKETS.findall(heading) if (known := _known(text.removeprefix("in ")))]
    if inside:
        return inside[-1]
    outside = _BRACKETS.sub(" ", heading).strip(" ,:-")
    whole = _known(outside)
    words = re.split(r"[\s,;:_/]+", outside)
    return whole or (_known(words[-1]) if len(words) > 1 else None)


def _known(text: str) -> Unit | None:
    if len(text) < _SHORTEST and text not in ("t", "l", "L"):
        return None
    try:
        return unit(text)
    except CarbonError:
        return None
