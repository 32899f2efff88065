"""What a reader must know of the factor that was taken: where it differs from what was asked, and what its publication says of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from functools import lru_cache

from carbon.core.errors import Finding
from carbon.core.regions import lineage, region
from carbon.core.sentences import Sentence, joined, say, term
from carbon.core.store.read import store
from carbon.factors.model import EmissionFactor, Form
from carbon.factors.policy import Policy
from carbon.factors.ranking import gap, unmet
from carbon.factors.wanted import Candidate, Wanted, encloses, part_of_year, stand_in_rule


def gaps(factor: EmissionFactor, wanted: Wanted, policy: Policy, at_home: str) -> Iterator[Finding]:
    """Yield each gap between what was asked and what was found: region, time, technology, stage, gases, status.

    Parameters: factor; wanted; policy; at_home, what is missing in the region asked, in words.
    """
    name = factor.id
    if wanted.region != factor.region:
        yield from _region_gap(factor, wanted, at_home)
    if wanted.year:
        yield from _time_gap(factor, wanted.year, policy)
    if rest := unmet(factor, wanted):
        yield Finding("technology_gap", "warning", say("{name} is not specific to {rest}.", name=name, rest=", ".join(rest)))
    if len(factor.stages) > 1:
        others = joined(map(term, factor.stages[1:]), say(" and "))
        message = say(
            "the factor covers {others} too, and all of it is booked under {stage}: {name}.",
            others=others,
            stage=term(factor.stage),
            name=name,
        )
        yield Finding("stage_not_split", "info", message)
    if co2_alone(factor) and factor.stage not in ("release", "process"):
        yield Finding("gases_missing", "info", say("the source gives CO2 only, so CH4 and N2O are not counted: {name}.", name=name))
    yield from caveats_of(factor)
    yield from _of_its_publication(factor, wanted)


def co2_alone(factor: EmissionFactor) -> bool:
    """Return whether the source gives CO2 and no other gas, so that CH4 and N2O of a fuel are missing.

    Parameters: factor.
    """
    return factor.per_gas and set(factor.forms[0].gases) - {"co2_biogenic"} == {"co2"}


def other_values(beside: Iterable[Candidate], taken: Candidate, name: str) -> tuple[str, ...]:
    """Return the other values of a qualifier that candidates of the same edition and year have which are otherwise as the one taken.

    Parameters: beside, candidates of the same key and stage; taken, the candidate; name of the qualifier, which it has.
    """
    edition, own = (taken.publication, taken.region, taken.year), taken.qualifiers
    alike = (item.qualifiers for item in beside if (item.publication, item.region, item.year) == edition)
    found = {said[name] for said in alike if name in said and {**said, name: own[name]} == own}
    return tuple(sorted(found - {own[name]}))


def cited(factor: EmissionFactor, form: Form) -> str:
    """Return where a factor is printed: publisher, title, and table and row of a form.

    Parameters: factor; form of it, the one that was used.
    """
    return ", ".join(part for part in (factor.publication.publisher, factor.publication.title, form.locator) if part)


def _region_gap(factor: EmissionFactor, wanted: Wanted, at_home: str) -> Iterator[Finding]:
    if factor.region not in lineage(wanted.region):
        yield Finding(
            "region_stand_in",
            "warning",
            say("{at_home}; that of {region} stands in as a proxy: {name}.", at_home=at_home, region=factor.region, name=factor.id),
        )
    elif stand_in_rule(wanted.key) == "any":
        yield Finding(
            "region_wider",
            "info",
            say("{at_home}; that for {region} is taken: {name}.", at_home=at_home, region=factor.region, name=factor.id),
        )
    elif region(factor.region).kind != "market":
        message = say(
            "{at_home}; that of {region} is taken, which may differ several times. Give a factor of your own, or a "
            "region that has one. Taken: {name}.",
            at_home=at_home,
            region=factor.region,
            name=factor.id,
        )
        yield Finding("region_wider", "warning", message)


def _time_gap(factor: EmissionFactor, year: int, policy: Policy) -> Iterator[Finding]:
    if factor.year is None:
        message = say("the source does not say which years the figure is for; it is used for {year}: {name}.", year=year, name=factor.id)
        yield Finding("factor_undated", "warning", message)
    elif (between := gap(factor, year)) and factor.any_year:
        text = say(
            "the publisher prints the same figure in every edition held here, so that of {year} is used for {asked}: {name}.",
            year=_nearest(factor, year),
            asked=year,
            name=factor.id,
        )
        yield Finding("vintage_gap", "info", text)
    elif between:
        years = say("1 year") if between == 1 else say("{count} years", count=between)
        text = say("the figure is of {year}, {years} from {asked}", year=_nearest(factor, year), years=years, asked=year)
        beyond = (
            say(", more than the {max_year_gap} of the policy", max_year_gap=policy.max_year_gap) if between > policy.max_year_gap else ""
        )
        yield Finding(
            "vintage_gap", "info" if between == 1 else "warning", say("{text}{beyond}: {name}.", text=text, beyond=beyond, name=factor.id)
        )


def _nearest(factor: EmissionFactor, year: int) -> int | None:
    """The year nearest to one that is asked, of those that a factor holds for."""
    return factor.last_year if factor.last_year is not None and year > factor.last_year else factor.year


def _of_its_publication(factor: EmissionFactor, wanted: Wanted) -> Iterator[Finding]:
    """What must be known of where the factor stands: an edition held in part, a second compilation, an estimate, a copy."""
    name = factor.id
    if factor.publication.partial:
        message = say("only a part of {title} is held; what is not in it is answered by other editions.", title=factor.publication.title)
        yield Finding("edition_partial", "info", message)
    if factor.publication.compilation and wanted.key.startswith("electricity"):
        yield Finding(
            "compilation_named",
            "info",
            say(
                "{name} is of {publisher}: {compilation}.",
                name=name,
                publisher=factor.publication.publisher,
                compilation=factor.publication.compilation,
            ),
        )
    if factor.status == "estimate":
        yield Finding("factor_estimated", "info", say("{name} is an estimate: {derivation}.", name=name, derivation=factor.derivation))
    if factor.status == "second_hand":
        message = say(
            "{name} was not read in the publisher's own document: {derivation}. Check it there before you publish it.",
            name=name,
            derivation=factor.derivation,
        )
        yield Finding("factor_second_hand", "info", message)


def parts_found(factor: EmissionFactor, wanted: Wanted, parts: list[str]) -> Iterator[Finding]:
    """Yield that a figure is not of the part of the year that the activity is of.

    Parameters: factor taken; wanted; parts of the year that its layer has figures of.
    """
    part = part_of_year(factor)
    if part and wanted.year and not encloses(part, wanted.part):
        message = say("the figure holds in {part} alone, and the period is not in it: {name}.", part=part, name=factor.id)
        yield Finding("part_of_year", "warning", message)
    elif parts and not part:
        message = say(
            "{key} of {region} changed within {year}: there are figures of {parts}. The period is in none of them, so it takes another; "
            "give an amount for each of them.",
            key=wanted.key,
            region=factor.region,
            year=wanted.year,
            parts=joined(parts, say(" and ")),
        )
        yield Finding("part_of_year", "info", message)


def gwp_clash(factor: EmissionFactor, gwp_set: str) -> Finding | None:
    """Return the finding that a factor known only as CO2e was made with another GWP set, or None.

    Parameters: factor; gwp_set of the result.
    """
    if factor.per_gas or factor.gwp_set in (None, gwp_set):
        return None
    made = say("a GWP set that the source does not state") if factor.gwp_set == "unstated" else factor.gwp_set
    message = say(
        "the figure is CO2e by {made}; it cannot be restated in {gwp_set} and is used unchanged: {name}.",
        made=made,
        gwp_set=gwp_set,
        name=factor.id,
    )
    return Finding("gwp_set_differs", "warning", message)


def gas_gap(factor: EmissionFactor, gwp_set: str) -> Finding | None:
    """Return what a factor without its gases leaves open: a clash of GWP sets, or that the gases are not known.

    Parameters: factor; gwp_set of the result.
    """
    if factor.per_gas:
        return None
    unsplit = Finding(
        "gases_not_split", "info", say("the source gives CO2e only, so the mass of each gas is not known: {name}.", name=factor.id)
    )
    return gwp_clash(factor, gwp_set) or unsplit


def caveats_of(factor: EmissionFactor) -> Iterator[Finding]:
    """Yield the caveats of a factor: a row of `emission_factors/caveats.csv` each, of a qualifier, stage or note.

    Parameters: factor.
    """
    for publications, qualifier, value, caveat in _rows(factor.key):
        said = {"stage": factor.stage, "note": factor.note}.get(qualifier) or factor.qualifiers.get(qualifier, "")
        if fnmatchcase(said, value) and fnmatchcase(factor.publication.name, publications):
            yield Finding("factor_caveat", "warning", say("{caveat}: {name}.", caveat=Sentence(caveat, caveat), name=factor.id))


@lru_cache(maxsize=512)
def _rows(key: str) -> tuple[tuple[str, str, str, str], ...]:
    return tuple(store().rows("SELECT publications, qualifier, value, caveat FROM caveat WHERE key = ?", key))
