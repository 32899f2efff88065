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
)
"""Crops of Table 11.1A that have all figures; rye and other cereals are `grain`."""
