"""Everyday words, and the kind and fields that each stands for."""

from __future__ import annotations

import re
from functools import cache

from carbon.core.errors import CarbonError
from carbon.core.patterns import pattern
from carbon.core.plain import phrase
from carbon.core.sentences import say
from carbon.core.store.read import store
from carbon.factors.named import activities
from carbon.factors.vocabulary import means, parted

_REFRIGERANT = pattern(r"(?:r|hf[aco]|hcfc|cfc|pfc|hfe)[\s_-]?\d", re.IGNORECASE)
"""The name of a refrigerant begins with the letters of its family and a digit, such as R-449A and HFO-1234ze(E)."""
_SIGNED = pattern(r"\s*[^\w\s]")
"""A word with a sign before it, such as #diesel."""
_SHORTEST = 3
"""Letters from which a word may be the first of a dish's name [characters]."""


@cache
def word(text: str) -> tuple[str, dict[str, str]] | None:
    """Return kind and preset fields of an everyday word, or None; capitals, accents, plurals and how words are joined do not matter.

    The words of the taxonomy take precedence over names of the catalogue: fuels, materials, refrigerants, food, waste.

    >>> word("diesel")
    ('fuel', {'fuel': 'diesel'})
    >>> word("natural_gas") == word("Natural Gas") == word("natural-gas")
    True
    >>> word("Zinc"), word("beef"), word("marine gas oil")
    (('material', {'material': 'Zinc'}), ('food', {'product': 'beef'}), ('fuel', {'fuel': 'marine_gas_oil'}))
    """
    return _listed(text) or _named(text)


def _listed(text: str) -> tuple[str, dict[str, str]] | None:
    query = "SELECT kind, preset FROM word WHERE phrase = ? ORDER BY word = ? DESC, rowid"
    row = store().row(query, phrase(text), text.strip().casefold())
    if row is None:
        return None
    pairs = (part.split("=", 1) for part in row[1].split(";") if part.strip())
    return row[0], {name.strip(): value.strip() for name, value in pairs}


def _named(text: str) -> tuple[str, dict[str, str]] | None:
    """The kind whose catalogue calls something so."""
    asked = phrase(text)
    if asked in fuels():
        return "fuel", {"fuel": fuels()[asked]}
    if _is_called("material", "material", parted("material", {"material": asked})["material"]):
        return "material", {"material": text.strip()}
    if _REFRIGERANT.match(text.strip()):
        return "refrigerant", {"gas": text.strip()}
    if _is_food(asked):
        return "food", {"product": text.strip()}
    return ("waste", {"material": text.strip()}) if _is_called("waste", "material", asked) else None


@cache
def fuels() -> dict[str, str]:
    """Return phrase → fuel of each fuel of the catalogue, such as `wood chip` → `wood_chips`."""
    keys = [row[0] for row in store().rows("SELECT DISTINCT key FROM activity WHERE key LIKE 'fuel.%' ORDER BY key")]
    return {phrase(key.removeprefix("fuel.")): key.removeprefix("fuel.") for key in keys}


def _is_called(key: str, qualifier: str, asked: str) -> bool:
    if store().row("SELECT 1 FROM meaning WHERE key = ? AND qualifier = ? AND phrase = ?", key, qualifier, asked):
        return True
    return any(asked == activity.phrases.get(qualifier) or asked in activity.names for activity in activities(key))


def _is_food(asked: str) -> bool:
    """Whether some food is called so, or begins so: what it is exactly is asked when it is calculated."""
    heads = means(asked) if len(asked) >= _SHORTEST else ()
    return any(
        asked in activity.names or any(f"{activity.phrases['product']} ".startswith(f"{head} ") for head in heads)
        for activity in activities("food")
    )


def named(text: str, kind: str, field: str) -> str:
    """Return what a field of a kind is called in the catalogue, where it was written as an everyday word.

    Parameters: text, such as paper; kind, such as material; field, such as material.

    >>> named("papper", "material", "material"), named("concrete", "material", "material")
    ('paper_and_board_paper', 'concrete')
    """
    found = _listed(text)
    return found[1].get(field, text) if found and found[0] == kind else text


def fuel_of(text: str, blend: str | None) -> tuple[str, str | None]:
    """Return fuel and blend as the catalogue calls them.

    Parameters: text, the fuel as written; blend, or None.

    >>> fuel_of("Red diesel", None), fuel_of("E10", None), fuel_of("wood chip", None)
    (('heating_oil', None), ('petrol', 'e10'), ('wood_chips', None))
    """
    if _SIGNED.match(text):
        raise CarbonError(
            say("fuel '{text}' begins with a sign. Write the fuel without it, such as diesel.", text=text),
            code="word_unknown",
            field="fuel",
        )
    if meant := store().row("SELECT value FROM meaning WHERE key = 'fuel' AND qualifier = 'fuel' AND phrase = ?", phrase(text)):
        return str(meant[0]), blend
    found = _listed(text)
    if phrase(text) in fuels() or not found or found[0] != "fuel":
        return fuels().get(phrase(text), text.strip().casefold().replace(" ", "_")), blend
    return found[1].get("fuel", text), blend or found[1].get("blend")
