"""Certificates sold of own electricity: that part of the power is claimed by others, and is split off."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum

from carbon.activities.energy.generation import OwnElectricity
from carbon.core.errors import CarbonError, Finding
from carbon.core.formatting import number
from carbon.core.quantities import parse_amount
from carbon.core.sentences import say
from carbon.inventory.parts import CertificatesSold
from carbon.inventory.portions import Portion, kwh


def without_sold(portions: Sequence[Portion], sold: Sequence[CertificatesSold]) -> tuple[list[Portion], list[Finding]]:
    """Return portions with own electricity split into what is still the organisation's claim and what was sold.

    Parameters: portions; sold, in order.
    Source: GHG Protocol Scope 2 Guidance (2015), ch. 5 and 6: whoever sells the certificates cannot claim the power.
    """
    found, findings = list(portions), list[Finding]()
    for entry in sold:
        try:
            found = _split(found, entry, findings)
        except CarbonError as error:
            findings.append(Finding("certificates_sold_invalid", "error", say("certificates_sold: {error}", error=error), "inventory.toml"))
    return found, findings


def _split(portions: list[Portion], entry: CertificatesSold, findings: list[Finding]) -> list[Portion]:
    energy, made = parse_amount(entry.energy).to("kWh"), fsum(kwh(portion) for portion in portions if _unsold(portion, entry))
    if energy > made:
        message = say(
            "certificates of {sold} kWh are sold, and own electricity comes to {made} kWh; only what is used "
            "here is split. Power sold with its certificates is not a row.",
            sold=number(energy),
            made=number(made),
        )
        findings.append(Finding("certificates_sold_exceed", "warning", message, "inventory.toml"))
    share = min(energy / made, 1.0) if made else 0.0
    split = [_parts(portion, share) if _unsold(portion, entry) else [portion] for portion in portions]
    return [part for parts in split for part in parts]


def _unsold(portion: Portion, entry: CertificatesSold) -> bool:
    """Whether own electricity is still claimed and lies in the entry's vintage, sites and sources."""
    activity = portion.activity
    return (
        isinstance(activity, OwnElectricity)
        and not activity.certificates_sold
        and (entry.vintage is None or (activity.period is not None and entry.vintage.contains(activity.period)))
        and (entry.sites is None or activity.site in entry.sites)
        and (entry.sources is None or activity.source in entry.sources)
    )


def _parts(portion: Portion, share: float) -> list[Portion]:
    gone = portion.activity.model_copy(update={"certificates_sold": True})
    parts = [portion._replace(activity=gone, share=portion.share * share), portion._replace(share=portion.share * (1.0 - share))]
    return [part for part in parts if part.share > 0]
