"""Units that stand in a heading: 'Stroom [kWh]', 'MWh', 'kBtu (thousand Btu)', 'Förbrukning kWh'."""

from __future__ import annotations

import re

from carbon.core.errors import CarbonError
from carbon.core.units.scales import Unit, is_ambiguous, is_spelling, unit

_BRACKETS = re.compile(r"[\[(]\s*([^\[\]()]+?)\s*[\])]")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
"""A year beside the unit: MWh 2024."""
_SHORTEST = 2
"""Letters of a unit that stands without brackets: a single one may be anything."""
_THINGS = frozenset(("piece", "passenger", "vehicle"))
"""Units whose words name things: under Unit, Traveller and Vehicle stand their numbers and names as often as how many they are."""
_ONE = frozenset(
    "anställd ansatt employee cylinder flaska bottle natt night resa trip måltid meal inhaler device".split()  # noqa: SIM905 - words
)
"""Words for one thing: a heading that is one of them names the thing, as Anställd, and not how many there are, as Anställda."""
_PIECES = frozenset(["st", "styck", "stk", "pcs", "pieces", "stück"])
"""Words for pieces that name nothing else."""


def unit_in_heading(heading: str) -> Unit | None:
    """Return the unit that a heading states, None where it states none.

    >>> [found.name for text in ("Stroom [kWh]", "MWh", "kBtu (thousand Btu)", "Energy, MWh") if (found := unit_in_heading(text))]
    ['kWh', 'MWh', 'kBtu', 'MWh']
    >>> unit_in_heading("MWh 2024").name, unit_in_heading("Förbrukning 2024, kWh").name
    ('MWh', 'kWh')
    >>> [unit_in_heading(text) for text in ("Amount", "Unit", "Resenär", "Vehicle", "Fuel l/100 km", "Dagar per vecka", "Anställd")]
    [None, None, None, None, None, None, None]
    """
    if rate_in_heading(heading):
        return None
    inside = [known for text in _BRACKETS.findall(heading) if (known := _known(re.sub(r"^(?:in|en|i|em) ", "", text)))]
    if inside:
        return inside[-1]
    outside = _YEAR.sub(" ", _BRACKETS.sub(" ", heading)).strip(" ,:-")
    whole = None if outside.casefold() in _ONE else _known(outside)
    words = re.split(r"[\s,;:_/]+", outside)
    found, word = (whole, outside) if whole else (_known(words[-1]) if len(words) > 1 else None, words[-1])
    return None if found and found.name in _THINGS and word.casefold() not in _PIECES else found


_PER = re.compile(r"(?P<of>[^\s\[(/]*)\s*(?P<sign>/|\b(?:per|pro|par)\b)\s*(?P<many>\d+\s*)?(?P<per>[^\W\d_]+[23²³]?)")
_MONTHS = frozenset(["month", "months", "månad", "mån", "monat", "mois"])
_MONTH = 730.0
"""Hours of a month, which is no unit: it has 28 to 31 days."""
_SQUARE = {"²": "2", "³": "3"}


def rate_in_heading(heading: str) -> tuple[str, float | None] | None:
    """Return what a heading states its numbers are for one of, the m2 of kWh/m2, and the hours of a time; None for an amount itself.

    >>> [found[0] for text in ("kWh/m2", "Fuel (l/100 km)", "km/år", "l/mil", "Days per week") if (found := rate_in_heading(text))]
    ['m2', '100 km', 'år', 'mil', 'week']
    >>> [rate_in_heading(text) for text in ("Verbrauch / kWh", "Vikt/kg", "El per byggnad (kWh)", "tur/retur")]
    [None, None, None, None]
    """
    for found in _PER.finditer(heading):
        per = "".join(_SQUARE.get(sign, sign) for sign in found["per"])
        # Before a stroke stands a unit, or the stroke parts a name from its unit.
        if found["sign"] != "/" or _known(found["of"]) or found["of"] in ("l", "g"):
            known = _known(per)
            if per.casefold() in _MONTHS:
                return f"{found['many'] or ''}{found['per']}", _MONTH
            if known or is_ambiguous(per):
                return f"{found['many'] or ''}{found['per']}", known.scale if known and known.dimension == "duration" else None
    return None


def mass_of_one(heading: str) -> str:
    """Return the unit of mass that a heading gives for one of something that is counted; empty where it gives none.

    >>> [mass_of_one(text) for text in ("Kg per flaska", "Vikt (kg) per cylinder", "Kg per år", "l per flaska", "kg")]
    ['kg', 'kg', '', '', '']
    """
    found = _MASS_OF_ONE.fullmatch(heading.strip())
    per = _known(found["per"]) if found else None
    mass = _known(found["mass"].casefold()) if found else None
    return mass.name if mass and mass.dimension == "mass" and per and per.dimension == "pieces" else ""


_MASS_OF_ONE = re.compile(r"(?:.*?[\s\[(])?(?P<mass>[^\W\d_]+)[\])]?\s*(?:/|\bper\b|\bpro\b)\s*(?P<per>[^\W\d_]+)")


def _known(text: str) -> Unit | None:
    if (len(text) < _SHORTEST and text not in ("t", "l", "L")) or not is_spelling(text):
        return None
    try:
        return unit(text)
    except CarbonError:
        return None
