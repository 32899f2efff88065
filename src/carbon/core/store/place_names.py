"""Names of places made alike, so that Côte d’Ivoire, "Cote d'Ivoire" and COTE D'IVOIRE are one name."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping

from carbon.core.patterns import pattern

_LEFT_OUT = pattern(r"[.'\u2019\u02bc`´]")
_BETWEEN = pattern(r"[^\w]+|_")
_ALIKE = {"saint": "st", "sankt": "st", "and": "", "och": "", "et": "", "the": "", "und": ""}


def folded_place(name: str) -> str:
    """Return a name of a place without accents, capitals, marks and small words.

    >>> folded_place("Côte d’Ivoire"), folded_place("U.S."), folded_place("Trinidad & Tobago") == folded_place("trinidad and tobago")
    ('cote divoire', 'us', True)
    """
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(sign))
    words = (_ALIKE.get(word, word) for word in _BETWEEN.split(_LEFT_OUT.sub("", plain)))
    return " ".join(word for word in words if word) or plain.strip()


_SORTS = frozenset(("lan", "lans", "region", "regionen", "county", "landskapet", "land", "province", "lansstyrelsen", "stat"))
"""Words that say of what sort a part of a country is, and are left out of its name: Skåne län, Region Skåne."""


def district_names(folded: str) -> tuple[str, ...]:
    """Return the folded names under which a part of a country may be listed: as written, and without its sort and the genitive's s.

    >>> district_names("region skane"), district_names("norrbottens lan")
    (('region skane', 'skane'), ('norrbottens lan', 'norrbottens', 'norrbotten'))
    """
    bare = " ".join(word for word in folded.split() if word not in _SORTS)
    return tuple(dict.fromkeys(name for name in (folded, bare, bare.removesuffix("s")) if name))


def districts(rows: Iterable[Mapping[str, str]]) -> list[tuple[str, str]]:
    """Return (folded name or code, country) of the parts of countries.

    Parameters: rows, with code, name and country.
    """
    names = ((folded_place(row[column]), row["country"]) for row in rows for column in ("code", "name"))
    return sorted(set(names))


def region_names(regions: Iterable[Mapping[str, str]], others: Iterable[Mapping[str, str]]) -> list[tuple[str, str, str]]:
    """Return (folded name, codes, name as it is written); several codes, with ; between, where the name has to be asked.

    A code means itself, a name of `others` what its row says, before the names of the regions' own columns.
    Parameters: regions, with code and names; others, with name and region.
    """
    found: dict[str, tuple[str, str]] = {}
    regions = list(regions)
    for row in regions:
        found.setdefault(folded_place(row["code"]), (row["code"], row["code"]))
    for row in sorted(others, key=lambda row: -row["region"].count(";")):
        found.setdefault(folded_place(row["name"]), (row["region"], row["name"]))
    for row in regions:
        for column in ("english", "swedish", "french"):
            if row[column]:
                found.setdefault(folded_place(row[column]), (row["code"], row[column]))
    return [(folded, codes, name) for folded, (codes, name) in found.items()]
