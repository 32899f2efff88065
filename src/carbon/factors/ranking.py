"""What rules a candidate out, and the rank of those that are left; the rules stand in `matching`, their words in `reasons`."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Literal, NamedTuple

from carbon.core.regions import lineage
from carbon.factors.model import EmissionFactor
from carbon.factors.policy import OWN, Policy
from carbon.factors.wanted import Candidate, Kin, Wanted, ages, defaults, distance_in_year, said, stand_in_rule

_UNDATED, _BEYOND_GAP = 1, 2
_NO_YEAR = 2
BURNED_IN = "sector"
"""The qualifier of where a fuel is burned: it refines a factor and does not make another of it. The carbon of a fuel and its blend are of a
country, so that the nearest region's factor goes first, and among its own the one that tells sectors apart."""
COMPILATION = "compilation"
"""The qualifier of a second compilation of what another publication answers by default."""
Edition = tuple[str, str]
"""A publication and a region in it."""
Series = tuple[str, str, int]
"""The editions of a publisher for a region and for words that are met alike: they replace one another there."""


class Rank(NamedTuple):
    """Why one candidate takes precedence over another: compared from the first part to the last."""

    layer: int
    technology: int
    kin: int
    region: int
    sector: int
    named: int
    chain: int
    superseded: int
    stage_split: int
    time: tuple[int, int, int]
    gases: int
    source: int
    order: int


def way(wanted: Wanted, policy: Policy) -> tuple[str, ...]:
    """Return the regions asked, in order: the region, what it lies in, the policy's stand-ins."""
    return _way(wanted.key, wanted.stage, wanted.region, policy.stand_ins)


@lru_cache(maxsize=4096)
def _way(key: str, stage: str, place: str, stand_ins: tuple[str, ...]) -> tuple[str, ...]:
    near = lineage(place)
    # Power is made where it is used: no country's generation or losses stand in for another's.
    bound = stand_in_rule(key) == "none" or stage in ("generation", "transmission")
    return near if bound else tuple(dict.fromkeys((*near, *stand_ins)))


def strange_losses(candidate: Candidate | EmissionFactor, wanted: Wanted) -> bool:
    """Return whether a candidate is kg lost of other power than the chain's: what is lost is of the power that was made for it."""
    if wanted.kin is None or (wanted.stage != "transmission" and ("part", "transmission") not in wanted.qualifiers):
        return False
    publication = candidate.publication if isinstance(candidate, Candidate) else candidate.publication.name
    return not publication.startswith(OWN) and (publication, candidate.region) != wanted.kin[:2]


class Unfit(NamedTuple):
    """What rules a candidate out in every year: a qualifier or the region that it is for, or words that it does not say it is for.

    Parameters: rule, `is_for`, `unsaid` or `region`; name and value of the qualifier.
    """

    rule: Literal["is_for", "unsaid", "region"]
    name: str = ""
    value: str = ""


def unfit(candidate: Candidate | EmissionFactor, wanted: Wanted, policy: Policy) -> Unfit | None:
    """Return the first rule that forbids this candidate in every year; None where none does. `reasons.obstacle` puts it in words."""
    asked, named = wanted.asked, dict(wanted.qualifiers)
    differing = [pair for pair in candidate.qualifiers.items() if asked.get(pair[0]) != pair[1] and not declared(candidate, policy, pair)]
    if differing:
        # What was asked otherwise says more than what was not asked at all.
        return Unfit("is_for", *min(differing, key=lambda pair: pair[0] not in named))
    for name, value in wanted.qualifiers:
        if name not in candidate.qualifiers and (name, value) in said(wanted.key):
            return Unfit("unsaid", name, value)
    return None if candidate.region in way(wanted, policy) else Unfit("region")


def too_new(candidate: Candidate | EmissionFactor, year: int | None, policy: Policy) -> bool:
    """Return whether a candidate holds only after the year that is asked."""
    return bool(year and candidate.year and candidate.year > year and not candidate.any_year and not policy.future_factors)


def too_old(candidate: Candidate, wanted: Wanted, policy: Policy) -> bool:
    """Return whether what a candidate describes changes from year to year, and the year asked is further than the policy allows.

    What the user brings is never too old.
    """
    if wanted.year is None or candidate.year is None or gap(candidate, wanted.year) <= policy.max_year_gap:
        return False
    rule = "no" if candidate.publication.startswith(OWN) else ages(wanted.key)
    return rule == "yes" or rule in {f"{name}={value}" for name, value in candidate.qualifiers.items()}


def other_part(candidate: Candidate | EmissionFactor, wanted: Wanted) -> bool:
    """Return whether a shipped candidate is of a part of a year that the activity is not in; what the user brings answers all the same."""
    name = candidate.publication if isinstance(candidate, Candidate) else candidate.publication.name
    return not name.startswith(OWN) and distance_in_year(candidate, wanted.part) > 0


class Standing(NamedTuple):
    """A candidate that nothing rules out in every year, and what of its rank is the same in all of them.

    Parameters: layer; candidate; technology to source, as in `Rank`; publisher, region and technology of its series.
    """

    layer: int
    candidate: Candidate
    technology: int
    region: int
    sector: int
    stage_split: int
    gases: int
    source: int
    series: Series


def standing(layer: int, candidate: Candidate, wanted: Wanted, policy: Policy) -> Standing:
    """Return where a candidate stands whatever the year is.

    Parameters: layer; candidate; wanted; policy.
    """
    technology, sources = len(unmet(candidate, wanted)), policy.sources
    return Standing(
        layer,
        candidate,
        technology,
        way(wanted, policy).index(candidate.region),
        len(untold_sector(candidate, wanted)),
        int(len(candidate.stages) > 1),
        _gases(candidate, policy),
        sources.index(candidate.publication) if candidate.publication in sources else len(sources),
        (candidate.publication.rpartition("-")[0], candidate.region, technology),
    )


def rank(
    place: Standing,
    wanted: Wanted,
    policy: Policy,
    whole: frozenset[Edition] = frozenset(),
    current: frozenset[Series] = frozenset(),
) -> Rank:
    """Return the rank of a candidate that nothing rules out.

    Parameters: place, where it stands in every year; wanted; policy; whole, the editions that have every stage of the chain; current, the
    publishers that have a factor of the very year.
    """
    candidate = place.candidate
    time = (*_time(candidate, wanted.year, policy), distance_in_year(candidate, wanted.part))
    return Rank(
        place.layer,
        place.technology,
        _kin(candidate, wanted.kin),
        place.region,
        place.sector,
        int(place.source == len(policy.sources) or time[0] == _BEYOND_GAP),
        _chain(candidate, wanted, whole),
        int(place.series in current and not _of_the_year(candidate, wanted)),
        place.stage_split,
        time,
        place.gases,
        place.source,
        candidate.number,
    )


def declared(candidate: Candidate | EmissionFactor, policy: Policy, pair: tuple[str, str]) -> bool:
    """Return whether a qualifier is the name of a compilation of grid intensities that the policy takes.

    Parameters: candidate; policy; pair, name and value of the qualifier.
    """
    return pair[0] == COMPILATION and pair[1] in policy.compilations and pair in candidate.qualifiers.items()


def edition(candidate: Candidate) -> Edition:
    """Return the edition and region of a candidate: stages that share both can be of one chain."""
    return candidate.publication, candidate.region


def current(places: Iterable[Standing], wanted: Wanted) -> frozenset[Series]:
    """Return the series that have a candidate of the very year: an older edition of theirs is no better for being split by stage."""
    return frozenset(place.series for place in places if wanted.year and _of_the_year(place.candidate, wanted))


def _of_the_year(candidate: Candidate, wanted: Wanted) -> bool:
    """Whether a candidate holds in the year asked, as undated ones and constants do in any."""
    return wanted.year is None or candidate.year is None or candidate.any_year or gap(candidate, wanted.year) == 0


def _chain(candidate: Candidate, wanted: Wanted, whole: frozenset[Edition]) -> int:
    """An edition with every stage of the chain first; of what changes from year to year, a factor that states no year last."""
    if candidate.year is None and wanted.year and not candidate.publication.startswith(OWN) and ages(wanted.key) == "yes":
        return _NO_YEAR
    return int(bool(whole) and edition(candidate) not in whole)


def _kin(candidate: Candidate, kin: Kin | None) -> int:
    """How far a candidate is from the first stage of its chain: the same edition and year, the same edition, another."""
    if kin is None or edition(candidate) != kin[:2]:
        return 2
    return int(candidate.valid_from != kin.valid_from)


def _time(candidate: Candidate, year: int | None, policy: Policy) -> tuple[int, int]:
    if candidate.year is None:
        return (_UNDATED, 0)
    if year is None:
        return (_BEYOND_GAP if candidate.partial else 0, -candidate.year)
    between = abs(gap(candidate, year))
    return (0 if between <= policy.max_year_gap or candidate.any_year else _BEYOND_GAP, between)


def gap(candidate: Candidate | EmissionFactor, year: int) -> int:
    """Return the years from the time that a dated factor is matched by to the activity; 0 inside it."""
    assert candidate.year is not None
    last = candidate.last_year or candidate.year
    return 0 if candidate.year <= year <= last else (year - last if year > last else candidate.year - year)


def unmet(candidate: Candidate | EmissionFactor, wanted: Wanted) -> list[str]:
    """Return the wanted qualifiers that a factor does not speak of and that make another factor of it."""
    return [pair for pair in _unspoken(candidate, wanted) if not _is_sector(pair, wanted)]


def untold_sector(candidate: Candidate | EmissionFactor, wanted: Wanted) -> list[str]:
    """Return the sector that burns a fuel, where it is wanted and the factor is for all sectors alike; else nothing."""
    return [pair for pair in _unspoken(candidate, wanted) if _is_sector(pair, wanted)]


def _is_sector(pair: str, wanted: Wanted) -> bool:
    return pair.startswith(f"{BURNED_IN}=") and wanted.key.startswith("fuel.")


def _unspoken(candidate: Candidate | EmissionFactor, wanted: Wanted) -> list[str]:
    usual = defaults(wanted.key)
    return [f"{name}={value}" for name, value in wanted.qualifiers if name not in candidate.qualifiers and usual.get(name) != value]


def _gases(candidate: Candidate, policy: Policy) -> int:
    if candidate.all_gases:
        return 0
    return 1 if not candidate.per_gas and candidate.gwp_set == policy.gwp_set else 2
