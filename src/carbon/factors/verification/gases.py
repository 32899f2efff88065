"""A check of published refrigerants: a gas weighs its GWP, a blend the sum of its components."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from carbon.core.gases import gwp, kyoto
from carbon.core.store.read import store
from carbon.factors.model import EmissionFactor
from carbon.factors.verification.limits import Problem

_ROUNDING = 1.0
_UNWEIGHED = 10.0
"""Largest weight of a component that a GWP set leaves out: hydrocarbons, ethers and HFOs lie below."""


def released(factor: EmissionFactor) -> Iterator[Problem]:
    """Yield what is wrong with a released gas or blend: its printed CO2e must be what its GWP set says.

    Parameters: factor; one of another key than `gas` is passed over, and so is a gas that the set does not weigh.
    Source: compositions of ANSI/ASHRAE Standard 34-2019, Table 4-2; GWP of the IPCC assessment reports.
    """
    printed = factor.forms[0].published_co2e
    if factor.key != "gas" or printed is None or factor.gwp_set is None:
        return
    shares, weights = _components(factor), gwp(factor.gwp_set)
    if not shares:
        yield Problem(factor.id, "gas", "no composition of this blend is known")
        return
    weighed = {gas: share for gas, share in shares.items() if gas in weights}
    expected = sum(share * weights[gas] for gas, share in weighed.items())
    unweighed = sum(shares.values()) - sum(weighed.values())
    if weighed and abs(printed - expected) > _ROUNDING + _UNWEIGHED * unweighed:
        text = f"{printed:g} kg CO2e per kg, its components come to {expected:.4g} in {factor.gwp_set}"
        yield Problem(factor.id, "gas", text)


def _components(factor: EmissionFactor) -> dict[str, float]:
    """Gas → share by mass; of a part of a blend only the gases in it."""
    if "gas" in factor.qualifiers:
        return {factor.qualifiers["gas"]: 1.0}
    part = factor.qualifiers.get("part")
    shares = _blends().get(factor.qualifiers.get("blend", ""), {})
    kept = {gas: share for gas, share in shares.items() if part is None or kyoto(gas) == (part == "kyoto")}
    # A blend without any gas of the part: the part is 0.
    return kept or dict.fromkeys(shares, 0.0)


@cache
def _blends() -> dict[str, dict[str, float]]:
    """Blend as a controlled word (`r_410a`) → gas → share."""
    found: dict[str, dict[str, float]] = {}
    for blend, gas, share in store().rows("SELECT blend, gas, share FROM blend_component"):
        found.setdefault(blend.casefold().replace("-", "_"), {})[gas] = float(share)
    return found
