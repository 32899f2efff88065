"""Sectors: the demand of a sector per money, and the classification that a sector is written in."""

from __future__ import annotations

from dataclasses import replace

from carbon.activities.framework.demands import Context, Demand
from carbon.activities.methods.products import worded
from carbon.core.errors import Finding
from carbon.core.patterns import pattern
from carbon.core.quantities import Amount
from carbon.core.regions import lineage, step_among
from carbon.core.sentences import say

CLASSIFICATIONS = ("naics_2017", "base_carbone", "figaro", "upphandlingsmyndigheten")


def sector_demand(
    money: Amount, sector: str, classification: str | None, context: Context, step: str = "", margins: str = "with"
) -> Demand:
    """Return the demand of a sector per money: of the region, else of the country whose economy the classification describes.

    Parameters: money per unit of the activity; sector, its code, its name or a word for it; classification, or None to read it off the
    sector; context; step in words; margins, with or without those of trade and transport.
    """
    said = {"sector": sector} | ({"classification": classification} if classification else {})
    words = said | ({"part": "without_margins"} if margins == "without" else {})
    homes = [_HOMES[classification]] if classification else _nearest_homes(context.region)
    demand = worded(Demand("spend", "production", money, words, step=step), context, *homes)
    known = demand.qualifiers.get("classification") or classification_of(sector)
    home = _HOMES[known]
    demand = replace(demand, qualifiers=demand.qualifiers | {"classification": known})
    message = say(
        "{place} has no factor of this sector; that of {home} ({known}) is used as a proxy. Add your own to factors.csv.",
        place=context.region,
        home=home,
        known=known,
    )
    return replace(demand, otherwise=replace(demand, region=home, otherwise_finding=Finding("region_stand_in", "warning", message)))


_HOMES = {"naics_2017": "US", "base_carbone": "FR", "figaro": "SE", "upphandlingsmyndigheten": "SE"}
"""Classification → the country whose economy its factors describe."""

PRICE_BASES_OF = {"figaro": "basic"}
"""Classification → the prices that its factors are per, where they are not purchaser prices."""


def sector_example(place: str | None) -> str:
    """Return a sector of the classification that answers for a place: its code, and a word for it.

    Parameters: place, a region as it was written, or None.

    >>> sector_example("Sweden"), sector_example("FR"), sector_example(None)
    ('J62_63 or it-tjänster', 'meubles', '541512 or advertising')
    """
    return _EXAMPLES.get(step_among(place, _EXAMPLES) or "", "541512 or advertising")


_EXAMPLES = {"SE": "J62_63 or it-tjänster", "FR": "meubles"}
"""Country → a sector of its own classification; elsewhere that of the US answers to English words."""


def _nearest_homes(place: str) -> list[str]:
    """The countries whose sectors are asked, in order: in Europe France before the US."""
    return ["FR", "US"] if "europe" in lineage(place) else ["US", "FR"]


_NACE = pattern(r"[A-U]\d\d.*")


def classification_of(sector: str) -> str:
    """Return the classification that a sector is written in: digits are NAICS, a letter and digits NACE, names Base Carbone's.

    >>> classification_of("541512")
    'naics_2017'
    """
    if _NACE.fullmatch(sector):
        return "figaro"
    return "naics_2017" if sector.isdigit() else "base_carbone"
