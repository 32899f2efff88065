"""Everyday words: the kind and fields that each stands for, and what to do with one that no factor is shipped for."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from carbon.activities.fields.waste_codes import is_waste_code
from carbon.activities.fields.words import fuels, listed_word
from carbon.core.patterns import pattern
from carbon.core.sentences import Sentence, say, whole
from carbon.core.store.read import store
from carbon.core.written import phrase, spells
from carbon.factors.meanings import meanings, means
from carbon.factors.named import after, is_called
from carbon.factors.vocabulary import parted, spoken

_REFRIGERANT = pattern(r"(?:r|hf[aco]|hcfc|cfc|pfc|hfe)[\s_-]?\d", re.IGNORECASE)
"""The name of a refrigerant begins with the letters of its family and a digit, such as R-449A and HFO-1234ze(E)."""


_STATES = (
    *("baked", "boiled", "brewed", "canned", "cooked", "cru", "crue", "crunchy", "dried", "drained", "dry", "farmed", "filled"),
    *("fresh", "fried", "frozen", "grilled", "ground", "meat", "or", "peeled", "pitted", "powder", "prepacked", "pulp", "puree"),
    *("raw", "refrigerated", "roasted", "salted", "smoked", "steamed", "whole"),
)
"""Words that begin what stands behind the name of a food: what was done to it, or the part of it that is eaten."""
_SHORTEST = 3
"""Letters from which a word may be the first of a dish's name [characters]."""


@lru_cache(maxsize=8192)
def word(text: str) -> tuple[str, dict[str, str]] | None:
    """Return kind and preset fields of an everyday word, or None; capitals, accents, plurals and how words are joined do not matter.

    The words of the taxonomy take precedence over names of the catalogue: fuels, materials, refrigerants, food, waste. A code of the
    List of Waste is told from other numbers by its spaces, points or asterisk.

    >>> word("diesel")
    ('fuel', {'fuel': 'diesel'})
    >>> word("natural_gas") == word("Natural Gas") == word("natural-gas")
    True
    >>> word("Zinc"), word("beef"), word("marine gas oil")
    (('material', {'material': 'Zinc'}), ('food', {'product': 'beef'}), ('fuel', {'fuel': 'marine_gas_oil'}))
    """
    found = listed_word(text)
    return (found[0], _with_meaning(found, text)) if found else _named(text)


def _with_meaning(meant: tuple[str, dict[str, str]], text: str) -> dict[str, str]:
    """Preset fields; a word that names a thing, and that publishers mean different things by, stands as it was written."""
    kind, preset = meant
    field = next(iter(preset), "")
    if len(preset) != 1 or kind not in _NAMED_BY or not set(meanings(kind, field, text)) - set(preset.values()):
        return preset
    # Of food waste the United States have a factor of their own, which the British name for it would not find.
    return {field: " ".join(_JOINED.split(text.strip().casefold()))}


_JOINED = pattern(r"[\s_-]+")
_NAMED_BY = ("food", "material", "waste")
"""Kinds whose fields are read by the words of their key."""


def _named(text: str) -> tuple[str, dict[str, str]] | None:
    """The kind whose catalogue calls something so."""
    asked = phrase(text)
    if _is_other_word(text, asked):
        return None
    if asked in fuels():
        return "fuel", {"fuel": fuels()[asked]}
    if _is_called("material", "material", phrase(parted("material", {"material": text})["material"])):
        return "material", {"material": text.strip()}
    if _REFRIGERANT.match(text.strip()):
        return "refrigerant", {"gas": text.strip()}
    if _is_food(text, asked):
        return "food", {"product": text.strip()}
    is_waste = _is_called("waste", "material", asked) or (not text.strip().isdigit() and is_waste_code(text))
    return ("waste", {"material": text.strip()}) if is_waste else None


def _is_other_word(text: str, asked: str) -> bool:
    """Whether the words of the taxonomy that share a text's phrase are all other words: Swedish böter, fines, are no Dutch boter."""
    same = "SELECT word, language FROM meaning WHERE phrase = ?1 UNION SELECT written, language FROM synonym WHERE phrase = ?1"
    rows = store().rows(same, asked)
    return bool(rows) and not any(spells(text, *row) for row in rows)


def _is_called(key: str, qualifier: str, asked: str) -> bool:
    if store().row("SELECT 1 FROM meaning WHERE key = ? AND qualifier = ? AND phrase = ?", key, qualifier, asked):
        return True
    return is_called(key, qualifier, asked)


def _is_food(text: str, asked: str) -> bool:
    """Whether some food is called so, or several begin so: which is meant is asked when it is calculated."""
    if spoken("food", "product", text) or is_called("food", "product", asked):
        return True
    return len(asked) >= _SHORTEST and any(_heads(head) for head in means(text))


def _heads(head: str) -> bool:
    """Whether several foods begin with a phrase, or one whose state is all that follows: tea brewed is tea, a marble cake no marble."""
    found = after("food", "product", head)
    return len(found) > 1 or any(not rest or rest.split()[0] in _STATES for rest in found)


def one_food(text: str) -> Sentence | None:
    """Return the sentence that names the one food whose name begins with a text; None where there is none.

    >>> one_food("bacon"), one_food("laptop")
    (" The name of one food begins with it: 'bacon back'. Write that name if you mean it.", None)
    """
    foods = [f"{head} {rest}" for head in means(text) if len(head) >= _SHORTEST for rest in after("food", "product", head)]
    return (
        say(" The name of one food begins with it: '{food}'. Write that name if you mean it.", food=foods[0]) if len(foods) == 1 else None
    )


def next_step(text: str) -> Sentence | None:
    """Return what to do with an everyday word that no factor is shipped for; None of any other.

    >>> next_step("pallets")
    "They are counted by their wood. Write 'timber' with its mass."
    """
    found = _next_steps().get(phrase(text))
    return whole(found) if found else None


def of_account(text: str) -> Sentence | None:
    """Return what to do with an account of a ledger that stands for an industry; None of any other text. Its neighbour is another account.

    >>> of_account("C17"), (of_account("5611") or "")[:22]
    (None, 'If it is an account of')
    """
    if not _ACCOUNT.fullmatch(text):
        return None
    return say(
        "If it is an account of the Swedish BAS chart, read the table with the mapping account-sums-sv, or sie-4 for a SIE file, which put "
        "each account under its industry: docs/exports.md. Else write the code or name of an industry."
    )


_ACCOUNT = pattern(r"[1-9]\d{3}")


@cache
def _next_steps() -> dict[str, str]:
    rows = store().rows("SELECT words, step FROM next_step")
    return {phrase(word): step for words, step in rows for word in words.split("|")}
