"""How sure a factor is: as its publisher states, or by a published default of its kind; and how well it fits what was asked."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from math import exp
from typing import NamedTuple

from carbon.activities.methods.parameters import Parameter, items, parameter
from carbon.analysis.ledger import Answer, Line
from carbon.analysis.pedigree import GAP, Scores, sigma
from carbon.analysis.shapes import Z
from carbon.core.errors import CarbonError
from carbon.core.regions import lineage
from carbon.core.sentences import joined, say, term
from carbon.core.spread import BOUNDS, Spread, parse_spread, ranged
from carbon.factors.model import EmissionFactor

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
    return _default(line.factor.key, line.stage, gas, str(line.factor.qualifiers.get("sector", "")))


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


@lru_cache(maxsize=8192)
def _default(key: str, stage: str, gas: str, sector: str) -> Judged | None:
    for item, name in _places(key, stage, gas, sector):
        try:
            found = parameter(_FAMILY, item, name)
        except CarbonError:
            continue
        note = say(": {note}", note=found.note) if found.note else ""
        source = say("{citation}{note} ({item}, {name})", citation=found.citation, note=note, item=item, name=name)
        return Judged(_spread_of(found), source, default=True)
    return None


def _spread_of(found: Parameter) -> Spread:
    """A spread as it is published: half widths in %, a number of times up and down, or a default between two bounds in its unit."""
    low, high = found.lowest or 0.0, found.highest or 0.0
    if found.unit == "%":
        return ranged(-low / 100.0, high / 100.0)
    if found.unit == "times":
        return ranged(1.0 - 1.0 / found.value, found.value - 1.0)
    return ranged(1.0 - low / found.value, high / found.value - 1.0)


def _places(key: str, stage: str, gas: str, sector: str) -> Iterator[tuple[str, str]]:
    """Where a default stands, the nearest first: what is burnt by gas and sector, then the key by stage, then its family."""
    family = f"{key.split('.', maxsplit=1)[0]}.*"
    known = items(_FAMILY)
    places = [(key, f"{gas} sector={sector}"), (key, gas), (family, gas)] if stage == "combustion" else []
    return ((item, name) for item, name in (*places, (key, stage), (key, "*"), (family, "*")) if item in known)


class Fit(NamedTuple):
    """How a factor fits what was asked: its spread, an estimate; what does not fit in words; what errs as one with it; and how the gaps
    were read as scores.
    """

    spread: Spread
    words: str
    key: tuple[str, ...]
    derivation: str


def match_spread(answer: Answer, line: Line) -> Fit | None:
    """Return the spread that a factor of another place, time or technology adds; None where it is of those asked.

    The gaps are scored as data of an activity are, and make a lognormal spread around the mean. All factors of one key that stand in
    for one place err together in it.

    Parameters: answer; line of it.
    Source: both the reading of a gap as a score and the factor of a score are estimates; emission_factors/parameters/pedigree.csv has the
    derivation of each.
    """
    factor, asked = line.factor, answer.question
    average = any(finding.code == "technology_gap" and factor.id in finding.message for finding in answer.findings)
    defined = factor.publication.name == _DEFINED
    away = factor.region != asked.region and not defined
    return _fit(_Gaps(factor.key, asked.region, factor.region, away, 0 if defined else _years(factor, asked.year), average))


class _Gaps(NamedTuple):
    """What lies between a factor and what was asked: alike for many questions, whose fit is read once.

    Parameters: key of the factor; asked and found, the places; away, whether one is not the other; years, None for an undated factor;
    average, whether the factor is one of several technologies.
    """

    key: str
    asked: str
    found: str
    away: bool
    years: int | None
    average: bool


def _years(factor: EmissionFactor, asked: int | None) -> int | None:
    """How many years lie between a factor and what was asked; None where it is undated."""
    if factor.any_year or asked is None:
        return 0
    if factor.year is None:
        return None
    last = factor.last_year if factor.last_year is not None else factor.year
    return max(factor.year - asked, asked - last, 0)


@lru_cache(maxsize=4096)
def _fit(between: _Gaps) -> Fit | None:
    gaps = {"time": _time(between.years), "geography": _geography(between), "technology": _technology(between)}
    scores = {name: score for name, (score, _) in gaps.items()}
    width = sigma(Scores(1, 1, scores["time"], scores["geography"], scores["technology"]))
    if not width:
        return None
    words = joined((gaps[name][1] for name in ("geography", "time", "technology") if gaps[name][1]), ", ")
    low, high = 1.0 - exp(-(width**2) / 2.0 - Z * width), exp(-(width**2) / 2.0 + Z * width) - 1.0
    read = joined((say("{name} {score}", name=term(name), score=score) for name, score in scores.items() if score > 1), ", ")
    derivation = say("estimate by the scores {scores}: {gaps}", scores=read, gaps=words)
    return Fit(Spread(low, high), words, ("match", between.key, between.found, between.asked, words), derivation)


@cache
def _gap(indicator: str, name: str) -> int:
    return int(parameter(GAP, indicator, name).value)


def _geography(between: _Gaps) -> tuple[int, str]:
    """The place asked, a larger area around it, or another country that stands in."""
    asked, found = between.asked, between.found
    if not between.away:
        return 1, ""
    if found in lineage(asked):
        return _gap("geography", "wider_area"), say("{found} for {asked}", found=found, asked=asked)
    return _gap("geography", "stand_in"), say("{found} stands in for {asked}", found=found, asked=asked)


def _time(years: int | None) -> tuple[int, str]:
    """The gap in five classes; an undated factor is in the last."""
    if years is None:
        return _gap("time", "undated"), say("undated")
    score = next((score for score in (5, 4, 3, 2) if years >= _gap("time", str(score))), 1)
    return score, say("{gap} years old", gap=years) if score > 1 else ""


def _technology(between: _Gaps) -> tuple[int, str]:
    """The technology asked, or an average of several in its place."""
    return (_gap("technology", "average"), say("not specific to what was asked")) if between.average else (1, "")
