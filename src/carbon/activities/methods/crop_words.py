"""Crops with published figures."""

from __future__ import annotations

CROPS = (
    "winter_wheat",
    "spring_wheat",
    "barley",
    "oats",
    "maize",
    "grain",
    "beans",
    "soybeans",
    "potatoes",
    "grass",
    "grass_clover",
    "legume_forage",
    "forage",
    "other",
    "rye",
    "rice",
    "millet",
    "sorghum",
    "peanuts",
    "alfalfa",
    "hay",
)
"""Crops of Table 11.1A; cereals that it does not name are `grain`."""

LIKE = {
    **dict.fromkeys(("rye", "rice", "millet", "sorghum"), "grain"),
    "peanuts": "other",
    "alfalfa": "legume_forage",
    "hay": "forage",
}
"""Rows of the table that stand for what it prints no figure of: generic grains, the generic value, forages that fix nitrogen or not."""
