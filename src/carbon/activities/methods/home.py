"""A country's own factors first: a question in its own words, then in the words of the country's publisher, then with stand-ins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from carbon.activities.fields.words import HomeWords, home_words
from carbon.activities.framework.demands import Demand
from carbon.core.errors import Finding
from carbon.core.sentences import joined, say

OWN, IN_ITS_WORDS, AT_HOME, ANYWHERE = 1, 2, 3, 4
"""Rungs: factors of your own; the region's, in the words of its publisher; the region's, as the question stands; all, with stand-ins."""


def at_home(
    demands: Sequence[Demand],
    place: str,
    said: Mapping[str, str] | None = None,
    numbers: Mapping[str, float] | None = None,
    *,
    infrastructure: bool = False,
) -> list[Demand]:
    """Return demands of one chain, asked of the region's own factors before those of others.

    Stages that the region's publisher leaves out are asked of stand-ins, with the finding of a stand-in.

    Parameters: demands, the first of which decides where the chain is answered; place, the region asked; said, the words that the
    user wrote, where they are fewer than the demands' qualifiers; numbers that bands are read off, such as kilometres; infrastructure,
    whether the making of vehicle and way is asked too, which is optional in categories 4, 6 and 7.

    >>> from carbon.core.quantities import Amount
    >>> flown = Demand("air.passenger", "combustion", Amount(1.0, "pkm"), {"haul": "long_haul"})
    >>> at_home([flown], "US", {}, {"kilometres": 3974.0})[1].qualifiers
    {'band': 'long'}
    """
    words = demands[0].qualifiers if said is None else said
    rest = [replace(demand, rung=ANYWHERE) for demand in demands]
    if infrastructure:
        demands = [*demands, replace(demands[0], stage="infrastructure", uplift=None, notes=())]
    row = home_words(demands[0].key, place, words, numbers or {})
    found = list[Demand]()
    if row:
        found += [_kept(demand, OWN, "own", number) for number, demand in enumerate(demands)]
        found += [_in_its_words(demand, row, words, number) for number, demand in enumerate(demands)]
    found += [_kept(demand, AT_HOME, "home", number) for number, demand in enumerate(demands)]
    return [*found, *rest]


def _kept(demand: Demand, rung: int, within: str, number: int) -> Demand:
    """A demand of a rung; those after the first may be answered by a stand-in."""
    return replace(demand, within=within, rung=rung, otherwise=demand if number else _kept_within(demand.otherwise, within))


def _kept_within(demand: Demand | None, within: str) -> Demand | None:
    return replace(demand, within=within, otherwise=_kept_within(demand.otherwise, within)) if demand else None


def _in_its_words(demand: Demand, row: HomeWords, words: Mapping[str, str], number: int) -> Demand:
    takes = {name: words[name] if value == "*" else value for name, value in row.takes.items()}
    asked = replace(demand, key=row.takes_key or demand.key, qualifiers=takes, notes=_told(row, takes, words), otherwise=None)
    return replace(asked, within="home", rung=IN_ITS_WORDS, otherwise=demand if number else None)


def _told(row: HomeWords, takes: Mapping[str, str], words: Mapping[str, str]) -> tuple[Finding, ...]:
    """What the publisher's words leave open: a choice made for the user, and words that it does not tell apart."""
    lost = [f"{name}={value}" for name, value in words.items() if name not in row.asked and name not in takes and value not in _USUAL]
    taken = ", ".join(f"{name}={value}" for name, value in takes.items()) or row.takes_key
    found = (
        [Finding("home_words", "info", say("{taken} of {region} is taken: {note}", taken=taken, region=row.region, note=row.note))]
        if row.note
        else []
    )
    if lost:
        message = say(
            "the factors of {region} do not distinguish {lost}; {taken} is taken.",
            region=row.region,
            lost=joined(lost, say(" and ")),
            taken=taken,
        )
        found.append(Finding("technology_gap", "warning", message))
    return tuple(found)


_USUAL = ("average", "average_laden", "none", "all_hgvs", "unknown", "")


def word_taken(field: str, given: str | None, usual: str, other: str) -> tuple[str, list[Finding]]:
    """Return the word of a field, the usual one where none was given, with the finding that says so.

    Parameters: field; given; usual word; other, one that may be written.

    >>> word_taken("type", None, "regular", "black_cab")[0]
    'regular'
    """
    if given is not None:
        return given, []
    message = say(
        "no {field} given; {usual} is assumed. Write {field}={other}, or {field}={usual}, to say which.",
        field=field,
        usual=usual,
        other=other,
    )
    return usual, [Finding("default_assumed", "info", message)]
