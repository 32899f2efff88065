"""What a word that is no kind means in a measure: an everyday word as diesel is a kind with a field."""

from __future__ import annotations

from carbon.activities.framework.kinds import resolve
from carbon.core.errors import CarbonError, did_you_mean
from carbon.core.sentences import joined, say


def kind_hint(text: str, known: list[str]) -> str:
    """Return what to write for a kind that no row has: the field that an everyday word stands for, else the nearest.

    Parameters: text, as it was written; known, the kinds that rows have.

    >>> print(kind_hint("diesel", ["fuel", "flight"]).strip())
    'diesel' is of kind 'fuel'. Write where = { fuel = "diesel" }.
    """
    try:
        cls, fields = resolve(text)
    except CarbonError:
        return did_you_mean(text, known)
    kind = cls.kind_name()
    if kind not in known or kind == text:
        return did_you_mean(text, known)
    if not fields:
        return say(" '{text}' is of kind '{kind}'. Write kinds = [\"{kind}\"].", text=text, kind=kind)
    entries = joined((say('{name} = "{value}"', name=name, value=value) for name, value in fields.items()), ", ")
    return say(" '{text}' is of kind '{kind}'. Write where = {{ {entries} }}.", text=text, kind=kind, entries=entries)
