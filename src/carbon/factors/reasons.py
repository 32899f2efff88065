"""In words: why a factor was taken, and why another was not."""

from __future__ import annotations

from collections.abc import Iterable

from carbon.core.sentences import joined, say
from carbon.factors.conversion import obstacle as unit_obstacle
from carbon.factors.model import EmissionFactor
from carbon.factors.policy import Policy
from carbon.factors.ranking import Rank, Unfit, gap, other_part, strange_losses, too_new, unfit, unmet, untold_sector
from carbon.factors.wanted import Candidate, Wanted, part_of_year, stage_name


def reason(factor: EmissionFactor, wanted: Wanted) -> str:
    """Return why a factor was taken: region, time, stages, technology."""
    parts: list[str] = [say("region {region}", region=factor.region), _when(factor), _covered(factor)]
    if wanted.qualifiers:
        rest = [*unmet(factor, wanted), *untold_sector(factor, wanted)]
        parts.append(say("not specific to {rest}", rest=", ".join(rest)) if rest else say("specific"))
    return joined(parts, ", ")


def _covered(factor: EmissionFactor) -> str:
    if len(factor.stages) == 1:
        return say("stage {stage} alone", stage=stage_name(factor.stage))
    return say("covers {stages}", stages=joined(map(stage_name, factor.stages), " + "))


def _when(factor: EmissionFactor) -> str:
    if factor.year is None:
        return say("undated")
    if part := part_of_year(factor):
        return say("valid {part}", part=part)
    if (factor.valid_from or "").startswith(str(factor.year)):
        return say("valid {year}", year=factor.year)
    return say("data of {year}", year=factor.year)


def obstacle(candidate: Candidate | EmissionFactor, wanted: Wanted, policy: Policy) -> str | None:
    """Return the first rule that forbids a candidate, in words; None where none does.

    Parameters: candidate; wanted; policy.
    """
    if found := unfit(candidate, wanted, policy):
        return _unfit(found, candidate, wanted)
    if too_new(candidate, wanted.year, policy):
        return say("is of {year}, after {wanted}", year=candidate.year, wanted=wanted.year)
    if other_part(candidate, wanted):
        return say("is of {part}, and the activity does not lie in it", part=part_of_year(candidate))
    if strange_losses(candidate, wanted):
        return say("is of the losses of other power than this chain's")
    return None


def _unfit(found: Unfit, candidate: Candidate | EmissionFactor, wanted: Wanted) -> str:
    name, value = found.name, found.value
    if found.rule == "is_for":
        return say("is for {name} {value}, {asked}", name=name, value=value, asked=_instead(name, wanted.asked.get(name)))
    if found.rule == "unsaid":
        return say("does not say that it is for {name} {value}", name=name, value=value)
    return say("is for {region}, which does not stand in for {wanted}", region=candidate.region, wanted=wanted.region)


def _instead(name: str, asked: str | None) -> str:
    return say("not {asked}", asked=asked) if asked else say("and no {name} was given", name=name)


def loss(rank: Rank, winner: Rank | None, factor: EmissionFactor, wanted: Wanted) -> str:
    """Return why a candidate that nothing rules out was not taken: its unit, or the first part of the rank that is worse."""
    if winner is None or rank < winner:
        return unit_obstacle(factor, wanted.unit, wanted.place, wanted.year)
    part = next(name for name in Rank._fields if getattr(rank, name) != getattr(winner, name))
    rest, untold = ", ".join(unmet(factor, wanted)), ", ".join(untold_sector(factor, wanted))
    dated = say("loses on time: is of {year}", year=factor.year) if factor.year else say("loses on time: is undated")
    reasons = {
        "layer": say("loses on layer: stands later"),
        "technology": say("loses on technology: is not specific to {rest}", rest=rest),
        "kin": say("loses on kin: is not of the edition that answered the first stage of the chain"),
        "region": say("loses on region: is for {region}", region=factor.region),
        "sector": say("loses on sector: does not tell apart {sectors}", sectors=untold),
        "named": say("loses on named: is not of a publication that the policy names"),
        "chain": say("loses on chain: is of an edition that lacks a stage of the chain"),
        "superseded": say("loses on superseded: is of {year}, and its publisher has one of {asked}", year=factor.year, asked=wanted.year),
        "stage_split": say("loses on stage split: {covers}", covers=_covered(factor)),
        "time": dated,
        "gases": say("loses on gases: does not give all gases"),
        "source": say("loses on source: stands later"),
        "order": say("loses on order: stands later"),
    }
    return reasons[part]


def aged(factor: EmissionFactor, wanted: Wanted, policy: Policy) -> str:
    """Return why a factor is too old for what changes from year to year, and what to do.

    Parameters: factor; wanted; policy.
    """
    years = gap(factor, wanted.year or 0)
    return say(
        "is of {year}, {years} years from {wanted}, and {key} changes from year to year: the policy allows {allowed} years (max_year_gap)",
        year=factor.last_year,
        years=years,
        wanted=wanted.year,
        key=wanted.key,
        allowed=policy.max_year_gap,
    )


def unless(candidates: Iterable[Candidate], wanted: Wanted, policy: Policy) -> str:
    """Return the words that would let the region's own factors of the time answer, as ", unless use=vehicle is written"; else nothing.

    Parameters: candidates of the key and stage; wanted; policy.
    """
    asked, found = dict(wanted.qualifiers), set[str]()
    for item in candidates:
        out = unfit(item, wanted, policy) if item.region == wanted.region and item.year else None
        near = out is not None and gap(item, wanted.year or item.year or 0) == 0 and not too_new(item, wanted.year, policy)
        if out is not None and near and out.rule == "is_for" and out.name not in asked:
            found.add(f"{out.name}={out.value}")
    return say(", unless {words} is written", words=joined(sorted(found)[:_WORDS], say(" or "))) if found else ""


_WORDS = 3
"""Words that would let a factor answer, at the most that are named."""
