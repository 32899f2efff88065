"""Everyday words, and the kind and fields that each stands for."""

from __future__ import annotations

from functools import cache

from carbon.core.plain import phrase
from carbon.core.store.read import store


@cache
def word(text: str) -> tuple[str, dict[str, str]] | None:
    """Return kind and preset fields of an everyday word, or None; capitals, accents, plurals and how words are joined do not matter.

    >>> word("diesel")
    ('fuel', {'fuel': 'diesel'})
    >>> word("natural_gas") == word("Natural Gas") == word("natural-gas")
    True
    """
    query = "SELECT kind, preset FROM word WHERE phrase = ? ORDER BY word = ? DESC, rowid"
    row = store().row(query, phrase(text), text.strip().casefold())
    if row is None:
        return None
    pairs = (part.split("=", 1) for part in row[1].split(";") if part.strip())
    return row[0], {name.strip(): value.strip() for name, value in pairs}


def named(text: str, kind: str, field: str) -> str:
    """Return what a field of a kind is called in the catalogue, where it was written as an everyday word.

    Parameters: text, as paper; kind, as material; field, as material.

    >>> named("papper", "material", "material"), named("concrete", "material", "material")
    ('paper_and_board_paper', 'concrete')
    """
    found = word(text.replace("_", " "))
    return found[1].get(field, text) if found and found[0] == kind else text
