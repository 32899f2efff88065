"""Contracts are allocated first: rows of electricity are split into portions by how they were bought."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum

from carbon.activities.base import Activity
from carbon.activities.energy import Electricity
from carbon.core.errors import CarbonError, Finding
from carbon.core.numbers import parse_number
from carbon.core.quantities import Amount, parse_amount
from carbon.inventory.settings import Contract


def with_supply(
    activities: Sequence[Activity], rows: Sequence[int], contracts: Sequence[Contract]
) -> tuple[list[Activity], list[int], list[Finding]]:
    """Return activities and rows with electricity split by contract; what no contract covers takes the residual mix.

    Parameters: activities; rows, the input row of each; contracts, in order.
    Source: GHG Protocol Scope 2 Guidance (2015), ch. 7: instrument energy may not exceed consumption.
    """
    portions, findings = list(zip(activities, rows, strict=True)), list[Finding]()
    for contract in contracts:
        try:
            portions = _split(portions, contract, findings)
        except CarbonError as error:
            findings.append(Finding("contract_invalid", "error", f"contract '{contract.name}': {error}", "inventory.toml"))
    return [activity for activity, _ in portions], [row for _, row in portions], findings


def _split(portions: list[tuple[Activity, int]], contract: Contract, findings: list[Finding]) -> list[tuple[Activity, int]]:
    covered = [activity for activity, _ in portions if _open(activity, contract)]
    consumption = fsum(_kwh(activity) for activity in covered)
    share = _share(contract, consumption)
    if share > 1.0:
        message = f"contract '{contract.name}' is for {share:.0%} of the {consumption:,.0f} kWh used; only what is used counts."
        findings.append(Finding("contract_exceeds", "error", message, "inventory.toml"))
        share = 1.0
    found = list[tuple[Activity, int]]()
    for activity, row in portions:
        found += [(part, row) for part in _parts(activity, share, contract.name)] if _open(activity, contract) else [(activity, row)]
    return found


def _open(activity: Activity, contract: Contract) -> bool:
    """Whether a row's electricity is not yet under a contract and lies within this one's sites and sources."""
    return (
        isinstance(activity, Electricity)
        and activity.supply is None
        and (contract.sites is None or activity.site in contract.sites)
        and (contract.sources is None or activity.source in contract.sources)
    )


def _share(contract: Contract, consumption: float) -> float:
    if (contract.energy is None) == (contract.share is None):
        raise CarbonError("give energy or share, one of them.", code="contract_invalid")
    if contract.share is not None:
        text = contract.share.strip()
        return parse_number(text.rstrip("%")) / (100.0 if text.endswith("%") else 1.0)
    energy = parse_amount(contract.energy).to("kWh")
    return energy / consumption if consumption else float(energy > 0) * 2.0


def _parts(activity: Activity, share: float, name: str) -> list[Activity]:
    assert isinstance(activity, Electricity)
    assert activity.energy is not None
    value, unit = activity.energy
    parts = list[Activity]()
    if share > 0:
        parts.append(activity.model_copy(update={"supply": name, "energy": Amount(value * share, unit)}))
    if share < 1:
        parts.append(activity.model_copy(update={"energy": Amount(value * (1 - share), unit)}))
    return parts


def _kwh(activity: Activity) -> float:
    assert isinstance(activity, Electricity)
    return activity.energy.to("kWh") if activity.energy else 0.0
