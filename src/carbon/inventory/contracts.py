"""Contractual instruments are allocated first: rows of electricity are split into portions by how they were bought."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum

from carbon.activities.energy import Electricity
from carbon.core.errors import CarbonError, Finding
from carbon.core.formatting import number
from carbon.core.numbers import parse_number
from carbon.core.periods import Period
from carbon.core.quantities import parse_amount
from carbon.core.regions import WORLD, lineage
from carbon.inventory.parts import Contract
from carbon.inventory.portions import Portion

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
    for contract in sorted(contracts, key=lambda item: _ORDER.index(item.kind)):
        try:
            found = _split(found, contract, findings)
        except CarbonError as error:
            findings.append(Finding("contract_invalid", "error", f"contract '{contract.name}': {error}", "inventory.toml"))
    return found, findings


def _split(portions: list[Portion], contract: Contract, findings: list[Finding]) -> list[Portion]:
    """Give each open portion within the instrument's reach the same share of it."""
    findings += _unstated(contract)
    used = fsum(_kwh(portion) for portion in portions if _open(portion, contract))
    if not used:
        message = f"contract '{contract.name}' covers nothing: no electricity {_reach(contract)} is open to it."
        findings.append(Finding("contract_unused", "warning", message, "inventory.toml"))
        return portions
    share = _share(contract, used)
    if share > 1.0:
        message = (
            f"contract '{contract.name}' is for {share:.0%} of the {number(used)} kWh used {_reach(contract)}; only what is used counts. "
            "Correct energy or share; power that was not used cannot be claimed."
        )
        findings.append(Finding("contract_exceeds", "error", message, "inventory.toml"))
    split = [_parts(portion, min(share, 1.0), contract.name) if _open(portion, contract) else [portion] for portion in portions]
    return [part for parts in split for part in parts]


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
    """Whether electricity is not yet under an instrument and lies in this one's market, vintage, sites and sources."""
    activity = portion.activity
    return (
        isinstance(activity, Electricity)
        and activity.supply is None
        and (contract.market is None or contract.market in lineage(activity.region or WORLD))
        and (contract.vintage is None or (activity.period is not None and contract.vintage.contains(activity.period)))
        and (contract.sites is None or activity.site in contract.sites)
        and (contract.sources is None or activity.source in contract.sources)
    )


def _reach(contract: Contract) -> str:
    """Where and when an instrument may be used, in words."""
    parts = [
        f"in {contract.market}" if contract.market else "",
        f"of {contract.vintage}" if contract.vintage else "",
        f"at {', '.join(contract.sites)}" if contract.sites else "",
        f"of source {', '.join(contract.sources)}" if contract.sources else "",
    ]
    return " ".join(part for part in parts if part) or "in the inventory"


def _share(contract: Contract, used: float) -> float:
    if (contract.energy is None) == (contract.share is None):
        raise CarbonError("give energy or share, one of them.", code="contract_invalid")
    if contract.share is not None:
        text = contract.share.strip()
        return parse_number(text.rstrip("%")) / (100.0 if text.endswith("%") else 1.0)
    return parse_amount(contract.energy).to("kWh") / used


def _parts(portion: Portion, share: float, name: str) -> list[Portion]:
    parts = list[Portion]()
    if share > 0:
        parts.append(Portion(portion.activity.model_copy(update={"supply": name}), portion.row, portion.share * share))
    if share < 1:
        parts.append(portion._replace(share=portion.share * (1.0 - share)))
    return parts


def _kwh(portion: Portion) -> float:
    """Electricity of a portion [kWh]."""
    value, _ = portion.activity.amount
    return portion.share * value * portion.activity.one().to("kWh")


def _unstated(contract: Contract) -> list[Finding]:
    """What the quality criteria ask of an instrument and the inventory does not say."""
    asked = {"market": contract.market, "vintage": contract.vintage, "evidence": contract.evidence}
    missing = [name for name, value in asked.items() if not value]
    if not missing:
        return []
    message = (
        f"contract '{contract.name}' states no {' and no '.join(missing)}; the quality criteria of the Scope 2 Guidance (table 7.1) "
        "cannot be checked. Add them to inventory.toml."
    )
    return [Finding("contract_criteria", "info", message, "inventory.toml")]
