"""Which questions of two years are one activity: a contract of a year is followed by the next year's."""

from __future__ import annotations

from carbon.analysis.ledger import Question, asked_fields
from carbon.core.patterns import pattern

_SUPPLY = "supply"
_YEAR = pattern(r"(?:19|20)\d\d")


def alike(asked: Question, basis: str) -> tuple[object, ...]:
    """Return the fields by which a question of one year is met by one of another.

    What supplies power says nothing of the grid it is taken from; in the market view "wind 2018" is followed by "wind 2019".

    Parameters: asked, a question; basis, location or market.
    """
    named = asked_fields(asked)
    if not named.get(_SUPPLY):
        return asked.fields
    supply = _YEAR.sub("", str(named[_SUPPLY])).strip() if basis == "market" else None
    return tuple({**named, _SUPPLY: supply}.values())
