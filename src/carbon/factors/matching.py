"""Choosing an emission factor: the rules, the winner, and why every other candidate lost.

A candidate has the wanted key and the wanted stage as its main stage. It is rejected when a qualifier, the region or the time
rules it out. Of the rest the smallest rank wins; the parts of the rank are, in order:

1. layer          own factors before shipped ones
2. technology     all wanted qualifiers met, before a less specific factor
3. kin            the edition that answered the first stage of the chain, before another
4. region         the region, then what it lies in, then the policy's stand-ins
5. sector         of a fuel, a factor of the sector where it is burned, before one of all sectors
6. named          publications that the policy names, within its largest gap of years, before others
7. chain          an edition that has every stage of the chain in this region, before one that lacks some; of what changes from
                  year to year, a factor without a year last
8. superseded     of one publisher, a factor of the very year before that of an older edition
9. stage split    a factor of the one stage before one that covers several
10. time          valid at the time; then the smallest gap; then undated; then beyond the policy's largest gap; of one gap, the
                  part of the year that the activity lies in, then the whole year, then another part
11. gases         per gas; then CO2e in the policy's GWP set; then CO2 only, or CO2e in another set
12. source        the policy's order of publications
13. order         the order of the index, which never changes for the same data
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from carbon.core.errors import Finding
from carbon.core.sentences import joined, say, term
from carbon.core.units.scales import unit
from carbon.core.units.words import unit_said
from carbon.factors.catalogue import Catalogue, recalled
from carbon.factors.conversion import convert
from carbon.factors.gaps import gaps, other_values, parts_found
from carbon.factors.matches import Fit, Match, Rejected
from carbon.factors.model import Conversion, EmissionFactor
from carbon.factors.policy import Policy
from carbon.factors.ranking import (
    COMPILATION,
    Edition,
    Rank,
    Standing,
    current,
    edition,
    other_part,
    rank,
    standing,
    strange_losses,
    too_new,
    too_old,
    unfit,
    unmet,
    way,
)
from carbon.factors.reasons import aged, loss, obstacle, unless
from carbon.factors.wanted import Candidate, Wanted, assumed, part_of_year

__all__ = ["Match", "Rejected", "Wanted", "closest", "match", "rejected"]


def given(factor: EmissionFactor) -> Match:
    """Return a factor that was named by its id, in its primary form.

    Parameters: factor.
    """
    form = factor.forms[0]
    wanted = Wanted(factor.key, tuple(sorted(factor.qualifiers.items())), factor.stage, factor.region, factor.year, form.unit)
    return Match(wanted, factor, Conversion(form, unit(form.unit).scale), why="named by its id")


def match(catalogue: Catalogue, wanted: Wanted, policy: Policy) -> Match | None:
    """Return the factor that meets what is wanted best, or None; found once for each question of a catalogue.

    Parameters: catalogue; wanted; policy.
    Source: rules in this module's docstring; GHG Protocol Scope 3 Standard, ch. 7 (data quality: technology, time, geography).
    """
    found: Match | None = recalled(catalogue.matches, (wanted, policy), lambda: _match(catalogue, wanted, policy))
    return found


def _match(catalogue: Catalogue, wanted: Wanted, policy: Policy) -> Match | None:
    stale: Rank | None = None
    for at, layer, candidate in _ranked(catalogue, wanted, policy):
        if stale and (at.technology, at.region) != (stale.technology, stale.region):
            # Another country's blend, or a mean of all networks, must not slip in for one that is only too old.
            return None
        factor = catalogue.layers[layer].factor(candidate.number)
        conversion = convert(factor, wanted.unit, wanted.place, wanted.year)
        if conversion is not None and too_old(candidate, wanted, policy):
            stale = stale or at
        elif conversion is not None:
            return Match(wanted, factor, conversion, partial(_told, catalogue, wanted, policy, layer, candidate, conversion))
    return None


def _told(
    catalogue: Catalogue, wanted: Wanted, policy: Policy, layer: int, taken: Candidate, conversion: Conversion
) -> tuple[Finding, ...]:
    """What a reader must know of the candidate that was taken."""
    factor = catalogue.layers[layer].factor(taken.number)
    return (
        *conversion.findings,
        *gaps(factor, wanted, policy, _at_home(catalogue, factor, wanted, policy)),
        *parts_found(factor, wanted, _parts(catalogue, layer, factor, wanted, policy)),
        *_assumed(catalogue, layer, taken, wanted),
    )


def _assumed(catalogue: Catalogue, layer: int, taken: Candidate, wanted: Wanted) -> Iterator[Finding]:
    """What was taken for a qualifier that nobody gave, where the same edition has other figures for other values of it."""
    for name in assumed(wanted.key) & taken.qualifiers.keys() - dict(wanted.qualifiers).keys():
        beside = (item for at, item in catalogue.all_candidates(wanted.key, wanted.stage) if at == layer)
        place = (layer, wanted.key, wanted.stage, taken.number, name)
        if others := recalled(catalogue.others, place, partial(other_values, beside, taken, name)):
            message = say(
                "no {name} was given and {value} is assumed; there are figures for {others}. Write {name}= to choose.",
                name=name,
                value=taken.qualifiers[name],
                others=joined(others[:_SHOWN], ", "),
            )
            yield Finding("default_assumed", "info", message)


_SHOWN = 4
"""Other values of a qualifier that a finding names."""


def _parts(catalogue: Catalogue, layer: int, factor: EmissionFactor, wanted: Wanted, policy: Policy) -> list[str]:
    """The parts of the year that a layer has factors of, which meet the question as the one taken does."""
    beside = [place.candidate for place in _fit(catalogue, wanted, policy) if place.layer == layer]
    return sorted({part_of_year(item) for item in beside if item.region == factor.region and item.year == wanted.year} - {""})


def _at_home(catalogue: Catalogue, factor: EmissionFactor, wanted: Wanted, policy: Policy) -> str:
    """What is missing in the region asked, in words: a factor of the key, of the stage, of the words or of the time."""
    if factor.region == wanted.region:
        return ""
    stages = catalogue.stages(wanted.key, wanted.region)
    if wanted.stage in stages:
        words = ", ".join(f"{name}={value}" for name, value in wanted.qualifiers)
        when = say(" that holds in {year}", year=wanted.year) if wanted.year else ""
        return say(
            "{region} has factors of {wanted_key}, but none{words} per {wanted_unit}{when}{unless}",
            region=wanted.region,
            wanted_key=wanted.key,
            words=say(" for {words}", words=words) if words else "",
            wanted_unit=unit_said(wanted.unit),
            when=when,
            unless=unless((item for _, item in catalogue.all_candidates(wanted.key, wanted.stage)), wanted, policy),
        )
    if not stages:
        return say("no factor for {region}", region=wanted.region)
    return say("{region} has no {stage} factor of {wanted_key}", region=wanted.region, stage=term(wanted.stage), wanted_key=wanted.key)


def rejected(catalogue: Catalogue, wanted: Wanted, policy: Policy) -> list[Rejected]:
    """Return every other candidate of the key and stage with the reason why it was not taken; those that came near stand last."""
    taken = match(catalogue, wanted, policy)
    fit = _ranked(catalogue, wanted, policy)
    ranked = {(layer, candidate.number): place for place, layer, candidate in fit}
    winner = next((place for spot, place in ranked.items() if taken and _same(catalogue, spot, taken)), None)
    out, lost = list[Rejected](), list[tuple[Rank, Rejected]]()
    for layer, candidate in catalogue.all_candidates(wanted.key, wanted.stage):
        place = ranked.get((layer, candidate.number))
        if place is None or place != winner:
            factor = catalogue.layers[layer].factor(candidate.number)
            if place is None:
                out.append(Rejected(factor, obstacle(candidate, wanted, policy) or say("is not what is asked")))
            else:
                lost.append((place, Rejected(factor, loss(place, winner, factor, wanted))))
    return [*out, *(item for _, item in sorted(lost, key=lambda pair: pair[0]))]


def closest(catalogue: Catalogue, wanted: Wanted, policy: Policy) -> Rejected | None:
    """Return, where nothing meets what is wanted, the candidate that came nearest and why it was not taken.

    Parameters: catalogue; wanted; policy.
    """
    for place, layer, candidate in _ranked(catalogue, wanted, policy):
        factor = catalogue.layers[layer].factor(candidate.number)
        old = aged(factor, wanted, policy) if too_old(candidate, wanted, policy) else ""
        return Rejected(factor, old or loss(place, None, factor, wanted))
    others = catalogue.all_candidates(wanted.key, wanted.stage)
    if not others:
        return None
    layer, candidate = min(others, key=lambda item: (_distance(item[1], wanted, policy), item[0], item[1].number))
    factor = catalogue.layers[layer].factor(candidate.number)
    return Rejected(factor, obstacle(candidate, wanted, policy) or say("is not what is asked"))


def _distance(candidate: Candidate, wanted: Wanted, policy: Policy) -> tuple[int, bool, int, int]:
    """How far off a candidate is that is ruled out: qualifiers asked otherwise or not spoken of, another region, those left open, years."""
    asked, named = wanted.asked, dict(wanted.qualifiers)
    differing = [name for name, value in candidate.qualifiers.items() if asked.get(name) != value]
    otherwise, unspoken = sum(name in named for name in differing), len(unmet(candidate, wanted))
    years = abs(candidate.year - wanted.year) if candidate.year and wanted.year else 0
    return otherwise + unspoken, candidate.region not in way(wanted, policy), len(differing) - otherwise, years


def _same(catalogue: Catalogue, spot: tuple[int, int], taken: Match) -> bool:
    layer, number = spot
    return catalogue.layers[layer].factor(number).id == taken.factor.id


def _ranked(catalogue: Catalogue, wanted: Wanted, policy: Policy) -> list[Fit]:
    """What can be taken, best first; the unit of an amount changes nothing in it, so it is ranked once for all units."""
    place = (wanted._replace(unit=""), policy)
    found: list[Fit] = recalled(catalogue.ranked, place, lambda: _rank_all(catalogue, wanted, policy))
    return found


def _rank_all(catalogue: Catalogue, wanted: Wanted, policy: Policy) -> list[Fit]:
    """What fits, and where it stands, is found once for all years; the year decides what is too new, and the order."""
    whole = _whole(catalogue, wanted, policy)
    fitting = [place for place in _fit(catalogue, wanted, policy) if _in_time(place.candidate, wanted, policy)]
    of_the_year = current(fitting, wanted)
    found = [Fit(rank(place, wanted, policy, whole, of_the_year), place.layer, place.candidate) for place in fitting]
    return sorted(found, key=lambda item: item.rank)


def _in_time(candidate: Candidate, wanted: Wanted, policy: Policy) -> bool:
    return not (too_new(candidate, wanted.year, policy) or other_part(candidate, wanted) or strange_losses(candidate, wanted))


def _whole(catalogue: Catalogue, wanted: Wanted, policy: Policy) -> frozenset[Edition]:
    """The editions that have every stage of the chain, in one factor or in several."""
    if not wanted.together:
        return frozenset()
    asked = frozenset((wanted.stage, *wanted.together))
    place = ("whole", wanted.key, wanted.qualifiers, asked, wanted.region, policy)
    found: frozenset[Edition] = recalled(catalogue.fit, place, lambda: _with_all(catalogue, wanted, policy, asked))
    return found


def _with_all(catalogue: Catalogue, wanted: Wanted, policy: Policy, asked: frozenset[str]) -> frozenset[Edition]:
    found = [place.candidate for stage in asked for place in _fit(catalogue, wanted._replace(stage=stage), policy)]
    stages = dict[Edition, set[str]]()
    for item in found:
        stages.setdefault(edition(item), set()).update(item.stages)
    return frozenset(place for place, has in stages.items() if has.issuperset(asked))


def _fit(catalogue: Catalogue, wanted: Wanted, policy: Policy) -> list[Standing]:
    """Only candidates of the regions asked, and of qualifiers that may fit, are read."""
    place = (wanted.key, wanted.qualifiers, wanted.stage, wanted.region, policy)
    found: list[Standing] = recalled(catalogue.fit, place, lambda: list(_standing(catalogue, wanted, policy)))
    return found


def _standing(catalogue: Catalogue, wanted: Wanted, policy: Policy) -> Iterator[Standing]:
    places = way(wanted, policy)
    for layer, candidate in catalogue.candidates(wanted.key, wanted.stage, places, wanted.asked, _declared(policy)):
        if unfit(candidate, wanted, policy) is None:
            yield standing(layer, candidate, wanted, policy)


def _declared(policy: Policy) -> tuple[str, ...]:
    return tuple(f"{COMPILATION}={name}" for name in policy.compilations) if policy.sources else ()
