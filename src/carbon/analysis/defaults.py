"""How sure a factor is: as its publisher states, or by a published default of its kind; and how well it fits what was asked."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from math import exp
from typing import NamedTuple

from carbon.activities.methods.parameters import items, parameter
from carbon.analysis.ledger import Answer, Line
from carbon.analysis.pedigree import Scores, sigma
from carbon.analysis.shapes import Z
from carbon.core.errors import CarbonError
from carbon.core.regions import lineage
from carbon.core.spread import BOUNDS, Spread, parse_spread, ranged

_FAMILY = "uncertainty"
_DEFINED = "definition"
"""The publication of factors that are so by definition: a kilogram of a released gas is a kilogram of it."""
_CERTAIN = Spread(0.0, 0.0)


class Judged(NamedTuple):
    """A spread and where it comes from; default says that the factor's own publisher does not state it."""

    spread: Spread
    source: str
    default: bool


def factor_spread(line: Line, gas: str) -> Judged | None:
    """Return how sure a line's factor is of one gas, or None where neither it nor a default says so.

    Parameters: line; gas.
    Source: the defaults and their citations stand in emission_factors/parameters/uncertainty.csv.
    """
    stated = _stated(line, gas)
    if stated is not None:
        return Judged(stated, line.factor.publication.title, default=False)
    if line.factor.publication.name == _DEFINED:
        return Judged(_CERTAIN, "by definition", default=False)
    return _default(line.factor.key, line.stage, gas)


def _stated(line: Line, gas: str) -> Spread | None:
    for part in (part.strip() for part in line.factor.uncertainty.split(";") if part.strip()):
        bounds = BOUNDS.fullmatch(part)
        if bounds is None:
            return parse_spread(part)
        name, low, high = bounds.groups()
        published = line.factor.forms[0].published.get(gas)
        if name == gas and published and float(published):
            value = float(published)
            below, above = 1.0 - float(low) / value, float(high) / value - 1.0
            # A sink's bounds lie the other way round.
            return ranged(below, above) if value > 0 else ranged(-above, -below)
    return None


@cache
def _default(key: str, stage: str, gas: str) -> Judged | None:
    for item, name in _places(key, stage, gas):
        try:
            found = parameter(_FAMILY, item, name)
        except CarbonError:
            continue
        low, high = -(found.lowest or 0.0) / 100.0, (found.highest or 0.0) / 100.0
        return Judged(ranged(low, high), f"{found.citation} ({item}, {name})", default=True)
    return None


def _places(key: str, stage: str, gas: str) -> Iterator[tuple[str, str]]:
    """Where a default stands, the nearest first: what is burnt by gas, then the key by stage, then its family."""
    family = f"{key.split('.', maxsplit=1)[0]}.*"
    known = items(_FAMILY)
    places = [(key, gas), (family, gas)] if stage == "combustion" else []
    return ((item, name) for item, name in (*places, (key, stage), (key, "*"), (family, "*")) if item in known)


class Fit(NamedTuple):
    """How a factor fits what was asked: its spread, what does not fit in words, and what errs as one with it."""

    spread: Spread
    words: str
    key: tuple[str, ...]


def match_spread(answer: Answer, line: Line) -> Fit | None:
    """Return the spread that a factor of another place, time or technology adds; None where it is of those asked.

    The gaps are scored as data of an activity are, and make a lognormal spread around the mean. All factors of one key that stand in
    for one place err together in it.

    Parameters: answer; line of it.
    Source: scores of Weidema and Wesnæs (1996), Table 1; uncertainty factors as in `pedigree`.
    """
    place, time, technology = _geography(answer, line), _time(answer, line), _technology(answer, line)
    if (place[0], time[0], technology[0]) == (1, 1, 1):
        return None
    width = sigma(Scores(1, 1, time[0], place[0], technology[0]))
    if not width:
        return None
    words = ", ".join(word for _, word in (place, time, technology) if word)
    low, high = 1.0 - exp(-(width**2) / 2.0 - Z * width), exp(-(width**2) / 2.0 + Z * width) - 1.0
    return Fit(Spread(low, high), words, ("match", line.factor.key, line.factor.region, answer.question.region, words))


def _geography(answer: Answer, line: Line) -> tuple[int, str]:
    """1 the place asked, 2 a larger area around it, 4 another country that stands in."""
    asked, found = answer.question.region, line.factor.region
    if found == asked or line.factor.publication.name == _DEFINED:
        return 1, ""
    if found in lineage(asked):
        return 2, f"{found} for {asked}"
    return 4, f"{found} stands in for {asked}"


def _time(answer: Answer, line: Line) -> tuple[int, str]:
    """1 within three years, 2 six, 3 ten, 4 fifteen, 5 older or undated."""
    factor, asked = line.factor, answer.question.year
    if factor.any_year or asked is None or factor.publication.name == _DEFINED:
        return 1, ""
    if factor.year is None:
        return 5, "undated"
    last = factor.last_year if factor.last_year is not None else factor.year
    gap = max(factor.year - asked, asked - last, 0)
    score = next((score for score, years in enumerate((3, 6, 10, 15), start=1) if gap < years), 5)
    return score, f"{gap} years old" if score > 1 else ""


def _technology(answer: Answer, line: Line) -> tuple[int, str]:
    """1 the technology asked, 3 an average of several in its place."""
    gap = any(finding.code == "technology_gap" and line.factor.id in finding.message for finding in answer.findings)
    return (3, "not specific to what was asked") if gap else (1, "")
