"""Regions: countries and groups, their names, and the way up from a country to the world."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from functools import cache, lru_cache
from typing import NamedTuple

from carbon.core.errors import CarbonError
from carbon.core.lists import either
from carbon.core.postal import zip_subregions
from carbon.core.sentences import say
from carbon.core.store.place_names import district_names, folded_place
from carbon.core.store.read import store

WORLD = "world"


class Region(NamedTuple):
    """A country or group: code, English name, parents (nearest first), currency, and its kind.

    The kind is `country`, `grid` (a part of one), `group`, `market` (where one residual mix of power holds) or `world`.
    """

    code: str
    english: str
    parents: tuple[str, ...]
    currency: str
    kind: str


@lru_cache(maxsize=8192)
def region(name: str) -> Region:
    """Return a region by its code of two or three letters, its name in one of twelve languages, or a ZIP code of the US.

    Raises: CarbonError `region_ambiguous` naming the candidates of a name that several bear, `region_unknown` naming the nearest.

    >>> region("Sverige").code, region("UK").code, region("California").code, region("US ZIP 10001").code
    ('SE', 'GB', 'US-CA', 'US-NYCW')
    """
    codes = ";".join(zip_subregions(name)) or _codes(folded_place(name))
    if ";" in codes:
        raise CarbonError(
            say("region '{name}' is ambiguous. Write {choice}.", name=name, choice=_choice(codes)), code="region_ambiguous", field="region"
        )
    if not codes:
        folded = folded_place(name)
        told = _in_country(folded) or _part_of_country(folded) or _near(folded)
        near = told or say(" Write a code of two letters, as SE, a country's name, or world.")
        raise CarbonError(say("region '{name}' is unknown.{near}", name=name, near=near), code="region_unknown", field="region")
    return _of_code(codes)


def is_region(name: str) -> bool:
    """Return whether a name is a region, or one of several of that name, without looking for the nearest of one that is not.

    >>> is_region("Norrland"), is_region("Sverige"), is_region("TX")
    (False, True, False)
    """
    try:
        return bool(zip_subregions(name) or _codes(folded_place(name)))
    except CarbonError:
        return False


def _codes(folded: str) -> str:
    # One row: to read the thousands of names takes longer than the rest of a quick calculation's questions to the index.
    row = store().row("SELECT codes FROM region_name WHERE folded = ?", folded)
    return str(row[0]) if row else ""


def _of_code(code: str) -> Region:
    row = store().row("SELECT code, english, parents, currency, kind FROM region WHERE code = ?", code)
    assert row is not None
    parents = tuple(part.strip() for part in row[2].split(";") if part.strip())
    return Region(row[0], row[1], parents, row[3], row[4])


@lru_cache(maxsize=8192)
def lineage(code: str) -> tuple[str, ...]:
    """Return the region and everything it lies in, nearest first, the world last.

    >>> lineage("SE")[0], lineage("SE")[-1]
    ('SE', 'world')
    """
    found: list[str] = []
    waiting = [code]
    while waiting:
        step = waiting.pop(0)
        if step not in found and step != WORLD:
            found.append(step)
            waiting += region(step).parents
    return (*found, WORLD)


def step_among(place: object, codes: Collection[str]) -> str | None:
    """Return the first of a place and of what it lies in that is among some codes; None where none is, or it is no region.

    Parameters: place, the name or code of a region as it was written, or None; codes.

    >>> step_among("Sweden", {"SE", "NO"}), step_among("Sweden", {"GB"}), step_among("nowhere", {"GB"})
    ('SE', None, None)
    """
    try:
        way = lineage(region(str(place)).code) if place else ()
    except CarbonError:
        # What is no region is refused where regions are read.
        return None
    return next((code for code in way if code in codes), None)


def _choice(codes: str) -> str:
    return either(f"{code} ({_of_code(code).english})" for code in codes.split(";"))


_TOWN_MOST = 3
"""Countries that a message names for a town."""


def _in_country(folded: str) -> str:
    """Return ' It is a town; write …' with the countries that have an airport in a town of that name, those with most first."""
    codes = [code for code, _ in Counter(_towns().get(folded, ())).most_common(_TOWN_MOST)]
    return say(" It is a town. Write its country: {choice}.", choice=_choice(";".join(codes))) if codes else ""


def _part_of_country(folded: str) -> str:
    """Return ' It is a part of a country; write …' for a county, a Land or a region that no factor is of."""
    names = district_names(folded)
    found = (row[0] for name in names for row in store().rows("SELECT country FROM district WHERE folded = ?", name))
    codes = list(dict.fromkeys(found))[:_TOWN_MOST]
    return say(" It is a part of a country. Write its country: {choice}.", choice=_choice(";".join(codes))) if codes else ""


@cache
def _towns() -> dict[str, list[str]]:
    """Folded name of a town → the country of each of its airports."""
    found: dict[str, list[str]] = {}
    for towns, country in store().rows("SELECT city, country FROM airport UNION ALL SELECT name, country FROM city_name"):
        for town in {folded_place(town) for town in towns.split("/")}:
            found.setdefault(town, []).append(country)
    return found


_COMMON = frozenset(("republic", "islands", "island", "states", "united", "north", "south", "northern", "southern", "guinea"))
"""Words that many places share, so that they make none near to another."""
_SPELT = 0.82
"""How alike two names are that differ by a slip of the pen."""


def _near(folded: str) -> str:
    """Return ' Nearest: …' with places whose names share a telling word or are the same but for a letter."""
    from difflib import get_close_matches

    words = {word for word in folded.split() if len(word) > 3} - _COMMON
    sharing = [known for known in _names() if words & set(known.split())]
    misspelt = [known for known in get_close_matches(folded, _names(), cutoff=_SPELT) if known[0] == folded[0]] if len(folded) > 4 else []
    codes = dict.fromkeys(_names()[known][0] for known in (*misspelt, *sharing))
    hits = [f"{_of_code(code).english} ({code})" for code in codes if ";" not in code][:3]
    return say(" Nearest: {hits}.", hits=", ".join(hits)) if hits else ""


@cache
def _names() -> dict[str, tuple[str, str]]:
    """Folded name → codes and the name as it is written."""
    return {folded: (codes, name) for folded, codes, name in store().rows("SELECT * FROM region_name ORDER BY folded")}
