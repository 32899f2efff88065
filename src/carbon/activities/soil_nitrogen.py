"""Nitrous oxide of nitrogen on soils: direct, and of what leaves through the air or through water."""

from __future__ import annotations

from carbon.activities.base import Demand
from carbon.activities.parameters import Parameter, parameter
from carbon.core.quantities import Amount

KEY = "agriculture.nitrogen"


def direct_demand(nitrogen: Amount, climate: str | None, source: str, step: str = "") -> Demand:
    """Return the demand of the nitrous oxide that rises where the nitrogen lies.

    Parameters: nitrogen per unit of the activity [kg]; climate, wet, dry or None; source, synthetic or organic: manure, residues and
    the soil's own nitrogen have one factor; step in words.
    Source: 2019 Refinement of the IPCC Guidelines vol. 4, eq. 11.1 and Table 11.1.

    >>> direct_demand(Amount(1.0, "kg"), "wet", "organic").qualifiers["type"]
    'organic'
    """
    words = {"part": "direct"} | ({"climate": climate} if climate else {}) | ({"type": source} if climate == "wet" else {})
    return Demand(KEY, "process", nitrogen, words, step=step)


def indirect_demand(part: str, nitrogen: Amount, share: Parameter, climate: str | None = None) -> Demand:
    """Return the demand of the nitrous oxide of nitrogen that goes elsewhere.

    Parameters: part, volatilised or leached; nitrogen per unit of the activity [kg]; share of it that goes [%]; climate.
    Source: 2019 Refinement of the IPCC Guidelines vol. 4, eq. 10.28, 10.29, 11.9, 11.10 and Table 11.3.
    """
    lost = Amount(nitrogen.value * share.value / 100.0, "kg")
    words = {"part": part} | ({"climate": climate} if climate and part == "volatilised" else {})
    return Demand(KEY, "process", lost, words, step=f"{share.value:g} % of the nitrogen {part} ({share.citation})")


def leached_demands(nitrogen: Amount, climate: str | None, source: str = "organic") -> list[Demand]:
    """Return the demand of what is leached from soils; of dry climates none, since nothing is leached there."""
    return [] if climate == "dry" else [indirect_demand("leached", nitrogen, parameter("nitrogen", source, "leached"))]


def wetness(climate: str) -> str:
    """Return whether a climate of the IPCC's ten zones is wet or dry.

    >>> wetness("cool_moist"), wetness("boreal_dry")
    ('wet', 'dry')
    """
    return "dry" if climate.endswith("_dry") else "wet"
