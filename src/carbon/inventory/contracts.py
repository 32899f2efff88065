"""Contractual instruments are allocated first: rows of electricity are split into portions by how they were bought."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum

from carbon.activities.energy.purchased import Electricity
from carbon.core.booking import book
from carbon.core.errors import CarbonError, Finding
from carbon.core.formatting import number
from carbon.core.periods import Period
from carbon.core.quantities import parse_amount
from carbon.core.regions import WORLD, lineage
from carbon.core.sentences import joined, say
from carbon.core.written import parse_number
from carbon.engine.asking.alike import replica
from carbon.inventory.parts import Contract
from carbon.inventory.portions import Portion, kwh

_SCOPE = 2
RESIDUAL = "residual"
"""The supply of electricity that no instrument may cover."""
_ORDER = ("certificates", "contract", "supplier_rate")
"""Which instrument takes electricity before which; what none takes has the residual mix, and without one the location factor."""


def with_supply(portions: Sequence[Portion], contracts: Sequence[Contract]) -> tuple[list[Portion], list[Finding]]:
    """Return portions with electricity split by instrument: certificates, then contracts, then supplier rates.

    Parameters: portions; contracts, in the order in which instruments of one kind are used.
    Source: GHG Protocol Scope 2 Guidance (2015), table 6.3 (order) and table 7.1 (same market and vintage, never more than is used).
    """
    found, findings = list(portions), list[Finding]()
    if contracts:
        found = [part for portion in found for part in _by_year(portion)]
    names = set[str]()
    for contract in sorted(contracts, key=lambda item: _ORDER.index(item.kind)):
        try:
            _check_name(contract, names)
            found = _split(found, contract, findings)
        except CarbonError as error:
            findings.append(
                Finding(
                    "contract_invalid",
                    "error",
                    say("contract '{name}': {error}", name=contract.name, error=error),
                    "inventory.toml",
                )
            )
    return found, findings


def _split(portions: list[Portion], contract: Contract, findings: list[Finding]) -> list[Portion]:
    """Give rows that name the instrument what they ask, and each open portion within its reach the same share of the rest."""
    findings += _unstated(contract)
    named = fsum(kwh(item) for item in portions if _names(item, contract))
    used = fsum(kwh(item) for item in portions if _open(item, contract))
    if not named and not used:
        message = say(
            "contract '{name}' covers nothing: no electricity {reach} is open to it.",
            name=contract.name,
            reach=_reach(contract),
        )
        findings.append(Finding("contract_unused", "warning", message, "inventory.toml"))
        return portions
    # A share is one of what is open: rows that name the contract are beside it.
    limit = _energy(contract, used) + (named if contract.energy is None else 0.0)
    findings += _of_rest(contract, limit - named, used, fsum(kwh(item) for item in portions if _taken(item, contract)))
    if limit > named + used or named > limit:
        findings.append(_exceeded(contract, limit, named + used, named))
    claimed = min(limit / named, 1.0) if named else 0.0
    shared = min(max(limit - named, 0.0) / used, 1.0) if used else 0.0
    return [part for portion in portions for part in _shared_out(portion, contract, claimed, shared)]


def _shared_out(portion: Portion, contract: Contract, claimed: float, shared: float) -> Sequence[Portion]:
    """The parts of a row: the share that was claimed of one that names the instrument, that of the rest of one within its reach."""
    if _names(portion, contract):
        return _parts(portion, claimed, contract.name, RESIDUAL)
    return _parts(portion, shared, contract.name, None) if _open(portion, contract) else [portion]


def _taken(portion: Portion, contract: Contract) -> bool:
    """Whether electricity within an instrument's reach is under another one already."""
    activity = portion.activity
    others = (None, RESIDUAL, contract.name)
    return isinstance(activity, Electricity) and activity.supply not in others and _within(portion, contract)


def _of_rest(contract: Contract, energy: float, used: float, taken: float) -> list[Finding]:
    """What is said of a share below the whole where other instruments came first: it may be meant of all that is used."""
    if contract.share is None or not taken or not energy < used:
        return []
    message = say(
        "contract '{name}': its share is {energy} kWh, one of the {used} kWh {reach} that the contracts before it left, and not "
        "of all {whole} kWh. If it is one of all, write energy.",
        name=contract.name,
        energy=number(energy),
        used=number(used),
        reach=_reach(contract),
        whole=number(used + taken),
    )
    return [Finding("contract_share_of_rest", "warning", message, "inventory.toml")]


def _check_name(contract: Contract, names: set[str]) -> None:
    """Each instrument has its own name, by which rows and factors know it."""
    if contract.name == RESIDUAL:
        message = say("'{name}' means electricity that no contract covers. Give the contract another name.", name=RESIDUAL)
        raise CarbonError(message, code="contract_invalid")
    if contract.name in names:
        raise CarbonError(
            say("the name stands twice and the second is not used. Give each instrument its own name."), code="contract_invalid"
        )
    names.add(contract.name)


def _exceeded(contract: Contract, energy: float, used: float, named: float) -> Finding:
    if named > energy:
        message = say(
            "contract '{name}' is for {stated} kWh, and rows name it for {named} kWh {reach}; the rest "
            "of them takes the residual mix. Correct energy, or the column supply.",
            name=contract.name,
            stated=number(energy),
            named=number(named),
            reach=_reach(contract),
        )
    else:
        message = say(
            "contract '{name}' is for {energy:.0%} of the {used} kWh used {reach}; only what is used "
            "counts. Correct energy or share; power that was not used cannot be claimed.",
            name=contract.name,
            energy=energy / used,
            used=number(used),
            reach=_reach(contract),
        )
    return Finding("contract_exceeds", "error", message, "inventory.toml")


def _by_year(portion: Portion) -> list[Portion]:
    """Electricity over several years in portions of one year each, by days: an instrument has a vintage."""
    period = portion.activity.period
    if not isinstance(portion.activity, Electricity) or period is None or period.start.year == period.end.year:
        return [portion]
    parts = list[Portion]()
    for year, share in period.by_year():
        first, last = Period(period.start.replace(year=year, month=1, day=1), period.end.replace(year=year, month=12, day=31))
        inside = Period(max(first, period.start), min(last, period.end))
        parts.append(portion._replace(activity=portion.activity.model_copy(update={"period": inside}), share=portion.share * share))
    return parts


def _open(portion: Portion, contract: Contract) -> bool:
    """Whether electricity of scope 2 is not yet under an instrument and lies within this one's reach."""
    activity = portion.activity
    if not isinstance(activity, Electricity) or activity.supply is not None:
        return False
    bought = book("generation", activity.control, str(activity.purpose)).scope == _SCOPE
    return bought and _within(portion, contract)


def _names(portion: Portion, contract: Contract) -> bool:
    """Whether a row says itself that it is bought by this instrument."""
    return isinstance(portion.activity, Electricity) and portion.activity.supply == contract.name and _within(portion, contract)


def _within(portion: Portion, contract: Contract) -> bool:
    """Whether a row lies in an instrument's market, vintage, sites and sources."""
    activity = portion.activity
    return (
        (contract.market is None or contract.market in lineage(activity.region or WORLD))
        and (contract.vintage is None or (activity.period is not None and contract.vintage.contains(activity.period)))
        and (contract.sites is None or activity.site in contract.sites)
        and (contract.sources is None or activity.source in contract.sources)
    )


def _reach(contract: Contract) -> str:
    """Where and when an instrument may be used, in words."""
    parts = [
        say("in {market}", market=contract.market) if contract.market else "",
        say("of {vintage}", vintage=contract.vintage) if contract.vintage else "",
        say("at {sites}", sites=joined(contract.sites, ", ")) if contract.sites else "",
        say("of source {sources}", sources=joined(contract.sources, ", ")) if contract.sources else "",
    ]
    return joined((part for part in parts if part), " ") or say("in the inventory")


def _energy(contract: Contract, used: float) -> float:
    """Energy of an instrument [kWh]: as written, or its share of what is open to it."""
    if (contract.energy is None) == (contract.share is None):
        raise CarbonError(say("give energy or share, one of them."), code="contract_invalid")
    if contract.share is None:
        size, of = parse_amount(contract.energy).to("kWh"), 1.0
    else:
        text = contract.share.strip()
        size, of = parse_number(text.rstrip("%")) / (100.0 if text.endswith("%") else 1.0), used
    if not size > 0:
        raise CarbonError(say("energy or share must be more than 0. Correct it, or take the contract out."), code="contract_invalid")
    return size * of


def _parts(portion: Portion, share: float, name: str, rest: str | None) -> list[Portion]:
    """A portion in two: what an instrument covers, and the rest with its own supply."""
    parts = list[Portion]()
    for supply, part in ((name, share), (rest, 1.0 - share)):
        if part > 0:
            activity = replica(portion.activity, {"supply": supply})
            parts.append(portion._replace(activity=activity, share=portion.share * part))
    return parts


def _unstated(contract: Contract) -> list[Finding]:
    """What the quality criteria ask of an instrument and the inventory does not say."""
    asked = {"market": contract.market, "vintage": contract.vintage, "evidence": contract.evidence}
    missing = [name for name, value in asked.items() if not value]
    if not missing:
        return []
    message = say(
        "contract '{name}' states no {missing}; the quality criteria of the Scope 2 Guidance (table "
        "7.1) cannot be checked. Add them to inventory.toml.",
        name=contract.name,
        missing=joined(missing, say(" and no ")),
    )
    return [Finding("contract_criteria", "info", message, "inventory.toml")]
