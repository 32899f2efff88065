"""What the program that verifies locks says, as sentences that have other languages.

That program runs alone and knows none; here each of its sentences is met with its template again, and what is none stays as it is.
"""

from __future__ import annotations

import re
from functools import cache

from carbon.core.sentences import Sentence, say, sentence_of, term

_FIELDS = ("section", "now", "stated", "found", "what", "error", "id", "title", "at", "kind", "stage", "place", "row", "key", "value")
_ANY = dict.fromkeys((*_FIELDS, "view", "name", "folder", "number"), "")
_SAID = (
    say("The lock is whole and its totals follow from its rows and factors. This does not show who made it, or that the rows are true."),
    say("the totals cannot be calculated: {error}", **_ANY),
    say("section '{section}' was taken away.", **_ANY),
    say("section '{section}' was added.", **_ANY),
    say("section '{section}' was changed.", **_ANY),
    say("section '{section}' was changed. It now says {now}.", **_ANY),
    say("section '{section}' had {stated} items and has {found}.", **_ANY),
    say("the seal of the whole lock does not belong to its digests: they were changed too."),
    say("the lock names no input files: it was made of a calculation, not of an inventory's folder."),
    say("input file {name} is not in {folder}.", **_ANY),
    say("input file {name} is another than the one that was frozen.", **_ANY),
    say("{what} was changed.", **_ANY),
    say("{what}: factor x scale x GWP is {found} kg CO2e per unit, the lock says {stated}.", **_ANY),
    say("{what}: its numbers are not those of its factor.", **_ANY),
    say("{what}, {view} view: rows and factors come to {found} kg, the lock says {stated}.", **_ANY),
    say("{what}: published is {number}, {found} kg, and the lock uses {stated}.", **_ANY),
    say("the total"),
    say("the total of {key} '{value}'", **_ANY),
    say("the amount of {row}", **_ANY),
    say("factor {id} ({title})", **_ANY),
    say("line {at} ({kind}, {stage}, {id})", **_ANY),
    say("question {at} ({kind})", **_ANY),
    say("row {at} ({place})", **_ANY),
    say("row {row}", **_ANY),
)
_PARTS = ("what", "row", "stage")
"""Fields that hold words of the program too."""
_TERMS = ("view", "key")
"""Fields that hold a word of the vocabulary."""


def sentence(text: str) -> str:
    """Return a sentence of the program with its template and values.

    Parameters: text.

    >>> sentence("the amount of row 3 was changed.").values
    (('what', 'the amount of row 3'),)
    """
    for template, form in _forms():
        if found := form.fullmatch(text):
            values = {name: _part(name, value) for name, value in found.groupdict().items()}
            return sentence_of({"template": template, "values": {name: _plain(value) for name, value in values.items()}})
    return text


def _part(name: str, value: str) -> str:
    return sentence(value) if name in _PARTS else term(value) if name in _TERMS else value


def _plain(value: str) -> object:
    return value.record() if isinstance(value, Sentence) else value


@cache
def _forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each template with what reads its sentence."""
    return tuple((said.template, re.compile(_pattern(said))) for said in _SAID)


def _pattern(said: Sentence) -> str:
    exact = {"view": "location|market", "key": r"\w+", "value": ".*"}
    return re.sub(r"\\\{(\w+)\\\}", lambda found: f"(?P<{found[1]}>{exact.get(found[1], '.+?')})", re.escape(said.template))
