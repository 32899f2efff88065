"""Endings of words that say nothing of what is meant: plurals of Swedish, and consumption in five languages."""

from __future__ import annotations

from collections.abc import Iterator

_PLURALS = (("or", "a"), ("lar", "el"), ("rar", "er"), ("ar", ""), ("er", ""))
"""Plurals of Swedish and the end of the singular: resor of resa, cyklar of cykel, servrar of server, bilar of bil, datorer of dator."""


def swedish_singulars(text: str) -> Iterator[str]:
    """Yield what a text may be the Swedish plural of.

    >>> list(swedish_singulars("resor")), list(swedish_singulars("bilar"))
    (['resa'], ['biel', 'bil'])
    """
    said = text.strip().casefold()
    return (said.removesuffix(end) + single for end, single in _PLURALS if said.endswith(end) and len(said) > len(end) + 1)


_CONSUMPTION = ("förbrukning", "verbrauch", "forbruk", "forbrug", "verbruik")
"""Consumption, as the listed words elförbrukning, Stromverbrauch, strømforbruk, elforbrug and waterverbruik end."""


def consumed(text: str) -> str:
    """Return what a compound says is consumed, empty where it is no such compound.

    >>> consumed("Dieselverbrauch"), consumed("Verbrauch"), consumed("Dieselmotor")
    ('diesel', '', '')
    """
    said = text.strip().casefold()
    return next((said.removesuffix(end) for end in _CONSUMPTION if said.endswith(end)), "")
