"""Choosing an emission factor: the rules, the winner, and why every other candidate lost.

A candidate has the wanted key and the wanted stage as its main stage. It is rejected when a qualifier, the region or the time
rules it out. Of the rest the smallest rank wins; the parts of the rank are, in order:

1. layer          own factors before shipped ones
2. technology     all wanted qualifiers met, before a less specific factor
3. home           only for keys whose stand-ins come last (national blends): the own region and its groups before the world
                  and other countries
4. stage split    a factor of the one stage before one that covers several
5. region         the region, then what it lies in, then the policy's stand-ins
6. time           valid at the time; then the smallest gap; then undated; then beyond the policy's largest gap
7. gases          per gas; then CO2e in the policy's GWP set; then CO2 only, or CO2e in another set
8. source         the policy's order of publications
9. order          the order of the index, which never changes for the same data
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from carbon.core.errors import Finding
from carbon.core.regions import lineage
from carbon.factors.catalogue import Catalogue
from carbon.factors.conversion import Conversion, convert
from carbon.factors.keys import defaults, stand_in_rule
from carbon.factors.model import EmissionFactor
from carbon.factors.policy import Policy

_UNDATED, _BEYOND_GAP = 1, 2


class Wanted(NamedTuple):
    """What is asked for: key, qualifiers, stage, region, year (None: the newest) and the unit of the amount."""

    key: str
    qualifiers: tuple[tuple[str, str], ...]
    stage: str
    region: str
    year: int | None
    unit: str

    def __str__(self) -> str:
        words = ", ".join(f"{name}={value}" for name, value in self.qualifiers)
        return f"{self.key}{' (' + words + ')' if words else ''}, {self.stage}, {self.region}, {self.year or 'newest'}, per {self.unit}"


class Rank(NamedTuple):
    """Why one candidate goes before another: compared from the first part to the last."""

    layer: int
    technology: int
    home: int
    stage_split: int
    region: int
    time: tuple[int, int]
    gases: int
    source: int
    order: int


class Rejected(NamedTuple):
    """A candidate that was not taken, and why."""

    factor: EmissionFactor
    reason: str


@dataclass(frozen=True, slots=True)
class Match:
    """The factor taken, how its unit was met, why it won, and what a reader must know of it."""

    wanted: Wanted
    factor: EmissionFactor
    conversion: Conversion
    reason: str
    findings: tuple[Finding, ...]

    def __str__(self) -> str:
        form = self.conversion.form
        gases = ", ".join(f"{gas} {mass:.6g}" for gas, mass in form.gases.items())
        return f"{self.factor.id}: {gases} kg/{form.unit}; {self.reason}; {self.factor.citation}"


def match(catalogue: Catalogue, wanted: Wanted, policy: Policy, covering: str | None = None) -> Match | None:
    """Return the factor that meets what is wanted best, or None.

    Parameters: catalogue; wanted; policy; covering, a further stage that the factor must cover.
    Source: rules in this module's docstring; GHG Protocol Scope 3 Standard, ch. 7 (data quality: technology, time, geography).
    """
    for rank, factor in _ranked(catalogue, wanted, policy):
        if covering and covering not in factor.stages:
            continue
        conversion = convert(factor, wanted.unit, wanted.region, wanted.year)
        if conversion is not None:
            findings = (*conversion.findings, *_findings(factor, wanted, rank, policy))
            return Match(wanted, factor, conversion, _reason(factor, wanted, rank), findings)
    return None


def rejected(catalogue: Catalogue, wanted: Wanted, policy: Policy) -> list[Rejected]:
    """Return every other candidate of the key and stage with the reason why it was not taken."""
    taken = match(catalogue, wanted, policy)
    ranked = list(_ranked(catalogue, wanted, policy))
    winner = next((rank for rank, factor in ranked if taken and factor is taken.factor), None)
    found = [Rejected(factor, reason) for _, factor, reason in _ruled_out(catalogue, wanted, policy)]
    for rank, factor in ranked:
        if taken is None or factor is not taken.factor:
            found.append(Rejected(factor, _loss(rank, winner, factor, wanted)))
    return found


def _ranked(catalogue: Catalogue, wanted: Wanted, policy: Policy) -> list[tuple[Rank, EmissionFactor]]:
    """Only what can be taken is looked at: the regions of the way, and groups whose qualifiers fit."""
    by_region, found = catalogue.candidates(wanted.key, wanted.stage), []
    asked = defaults(wanted.key) | dict(wanted.qualifiers)
    for place in _way(wanted, policy):
        for group in by_region.get(place, ()):
            if all(asked.get(name) == value for name, value in group.qualifiers.items()):
                found += [
                    (_rank(layer, order, factor, wanted, policy), factor)
                    for order, layer, factor in group.members
                    if _obstacle(factor, wanted, policy) is None
                ]
    return sorted(found, key=lambda item: item[0])


def _ruled_out(catalogue: Catalogue, wanted: Wanted, policy: Policy) -> Iterator[tuple[int, EmissionFactor, str]]:
    for layer, factor in catalogue.by_key(wanted.key):
        if factor.stage == wanted.stage and (reason := _obstacle(factor, wanted, policy)):
            yield layer, factor, reason


def _obstacle(factor: EmissionFactor, wanted: Wanted, policy: Policy) -> str | None:
    """The first rule that forbids this candidate, in words."""
    asked, usual = dict(wanted.qualifiers), defaults(wanted.key)
    for name, value in factor.qualifiers.items():
        want = asked.get(name) or usual.get(name)
        if want != value:
            return f"is for {name} {value}, wanted {want or 'none'}"
    if factor.region not in _way(wanted, policy):
        return f"is for {factor.region}, which does not stand in for {wanted.region}"
    if wanted.year and factor.year and factor.year > wanted.year and not policy.future_factors:
        return f"is valid from {factor.valid_from}, after {wanted.year}"
    return None


def _way(wanted: Wanted, policy: Policy) -> tuple[str, ...]:
    """Regions asked, in order: the region, what it lies in, the policy's stand-ins."""
    if wanted.region == "world":
        return tuple(dict.fromkeys(("world", *policy.stand_ins)))
    near = lineage(wanted.region)
    # Power is made where it is used: no country's generation or losses stand in for another's.
    bound = stand_in_rule(wanted.key) == "none" or wanted.stage in ("generation", "transmission")
    return near if bound else tuple(dict.fromkeys((*near, *policy.stand_ins)))


def _rank(layer: int, order: int, factor: EmissionFactor, wanted: Wanted, policy: Policy) -> Rank:
    way = _way(wanted, policy)
    home = stand_in_rule(wanted.key) == "last" and factor.region not in lineage(wanted.region)[:-1]
    publication = factor.publication.name
    return Rank(
        layer,
        len(_unmet(factor, wanted)),
        int(home),
        int(len(factor.stages) > 1),
        way.index(factor.region),
        _time(factor, wanted, policy),
        _gases(factor, policy),
        policy.sources.index(publication) if publication in policy.sources else len(policy.sources),
        order,
    )


def _time(factor: EmissionFactor, wanted: Wanted, policy: Policy) -> tuple[int, int]:
    if factor.year is None:
        return (_UNDATED, 0)
    if wanted.year is None:
        return (0, -factor.year)
    gap = abs(_gap(factor, wanted.year))
    return (0 if gap <= policy.max_year_gap else _BEYOND_GAP, gap)


def _gap(factor: EmissionFactor, year: int) -> int:
    """Years from the factor's valid time to the activity; 0 inside it."""
    assert factor.year is not None
    last = int(factor.valid_to[:4]) if factor.valid_to else factor.year
    return 0 if factor.year <= year <= last else (year - last if year > last else factor.year - year)


def _unmet(factor: EmissionFactor, wanted: Wanted) -> list[str]:
    usual = defaults(wanted.key)
    return [f"{name}={value}" for name, value in wanted.qualifiers if name not in factor.qualifiers and usual.get(name) != value]


def _gases(factor: EmissionFactor, policy: Policy) -> int:
    if _complete_gases(factor):
        return 0
    return 1 if not factor.per_gas and factor.gwp_set == policy.gwp_set else 2


def _complete_gases(factor: EmissionFactor) -> bool:
    """Whether a factor gives its gases one by one and more of them than CO2."""
    gases = set(factor.forms[0].gases) - {"co2_biogenic"}
    return factor.per_gas and gases != {"co2"}


def _reason(factor: EmissionFactor, wanted: Wanted, rank: Rank) -> str:
    parts = [f"region {factor.region}"]
    parts.append(f"valid {factor.year}" if factor.year else "undated")
    parts.append("covers " + " + ".join(factor.stages) if rank.stage_split else f"stage {factor.stage} alone")
    if wanted.qualifiers:
        parts.append("specific" if not rank.technology else "not specific to " + ", ".join(_unmet(factor, wanted)))
    return ", ".join(parts)


def _loss(rank: Rank, winner: Rank | None, factor: EmissionFactor, wanted: Wanted) -> str:
    if winner is None or rank < winner:
        units = ", ".join(form.unit for form in factor.forms)
        return f"is per {units}, which {wanted.unit} cannot meet"
    part = next(name for name in Rank._fields if getattr(rank, name) != getattr(winner, name))
    details = {
        "region": f"is for {factor.region}",
        "home": f"is for {factor.region}, not of {wanted.region} itself",
        "time": f"is of {factor.year}" if factor.year else "is undated",
        "stage_split": f"covers {' + '.join(factor.stages)}",
        "technology": "is not specific to " + ", ".join(_unmet(factor, wanted)),
        "gases": "does not give all gases",
    }
    return f"loses on {part.replace('_', ' ')}: {details.get(part, 'stands later')}"


def _findings(factor: EmissionFactor, wanted: Wanted, rank: Rank, policy: Policy) -> Iterator[Finding]:
    """What a reader must know of the factor taken; each gap between what was asked and what was found."""
    name = factor.id
    if wanted.region not in (factor.region, "world"):
        yield _region_finding(factor, wanted)
    if wanted.year and factor.year is None:
        yield Finding("factor_undated", "warning", f"{name} carries no valid time; used for {wanted.year}.")
    elif wanted.year and (gap := _gap(factor, wanted.year)):
        severity = "info" if gap == 1 else "warning"
        text = f"{name} is of {factor.year}, {gap} year{'s' if gap > 1 else ''} from {wanted.year}"
        beyond = f", more than the {policy.max_year_gap} of the policy" if gap > policy.max_year_gap else ""
        yield Finding("vintage_gap", severity, f"{text}{beyond}.")  # type: ignore[arg-type]
    if rank.technology:
        yield Finding("technology_gap", "warning", f"{name} is not specific to {', '.join(_unmet(factor, wanted))}.")
    if rank.stage_split:
        rest = " and ".join(factor.stages[1:])
        yield Finding("stage_not_split", "info", f"{name} covers {rest} too; all of it is booked under {factor.stage}.")
    if factor.per_gas and not _complete_gases(factor) and factor.stage not in ("release", "process"):
        yield Finding("gases_missing", "info", f"{name} gives CO2 only; CH4 and N2O are not in it.")
    if factor.status == "estimate":
        yield Finding("factor_estimated", "info", f"{name} is an estimate: {factor.derivation}.")


def _region_finding(factor: EmissionFactor, wanted: Wanted) -> Finding:
    if factor.region in lineage(wanted.region):
        return Finding("region_wider", "info", f"no factor for {wanted.region}; {factor.id} is for {factor.region}.")
    return Finding("region_stand_in", "warning", f"no factor for {wanted.region}; {factor.id} of {factor.region} stands in as a proxy.")
