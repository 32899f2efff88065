"""Gases that reach the air: a pure gas, or a blend resolved to its components."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any

from carbon.activities.base import Demand, Method
from carbon.activities.fields import Reader
from carbon.core.errors import CarbonError, Finding, did_you_mean
from carbon.core.gases import gas, gwp_sets_with
from carbon.core.quantities import Amount
from carbon.core.store.read import store
from carbon.factors.identity import release_factor

_PREFIXES = ("hfc_", "hcfc_", "cfc_", "hfo_", "pfc_")
_SAME_AS = {"r_744": "co2", "r_290": "propane", "r_600": "butane", "r_600a": "isobutane", "r_1270": "propylene", "r_7146": "sf6"}
"""ASHRAE 34 numbers of refrigerants whose gas carries another name here."""
_UNLISTED = {"r_717": "ammonia", "ammonia": "ammonia", "r_718": "water", "r_729": "air", "r_728": "nitrogen"}
"""Refrigerants that are no greenhouse gases of any assessment report."""


@dataclass(frozen=True)
class GasName(Reader):
    """A gas or a blend of gases by name, formula or refrigerant number, as hfc_134a or R-410A."""

    def read(self, given: Any) -> str:
        """Return the gas's id or the blend's name."""
        return gas_or_blend(str(given).strip())

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema: a string."""
        return {"type": "string", "description": "gas or blend, as hfc_134a or R-410A"}


GasOrBlend = Annotated[str, GasName()]


@cache
def blends() -> dict[str, str]:
    """Return plain name → blend: r410a → R-410A."""
    return {_plain(row[0]): row[0] for row in store().rows("SELECT DISTINCT blend FROM blend_component")}


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.casefold())


@cache
def gas_or_blend(name: str) -> str:
    """Return the id of a gas or the name of a blend.

    Raises: CarbonError `gas_unknown` naming the nearest, or saying that a substance is no greenhouse gas.

    >>> gas_or_blend("R410a"), gas_or_blend("R-134a")
    ('R-410A', 'hfc_134a')
    """
    if _plain(name) in blends():
        return blends()[_plain(name)]
    text = re.sub(r"^r_?(?=\d)", "r_", re.sub(r"[\s-]+", "_", name.casefold()))
    if text in _UNLISTED:
        raise CarbonError(f"{_UNLISTED[text]} has no GWP: it is no greenhouse gas. Leave the row out.", code="gas_without_gwp")
    tries = [_SAME_AS.get(text, text), name]
    if text.startswith("r_"):
        tries += [prefix + text.removeprefix("r_") for prefix in _PREFIXES]
    for spelling in tries:
        try:
            return gas(spelling).gas
        except CarbonError:
            continue
    raise CarbonError(f"gas or blend '{name}' is unknown.{_near(name, text)} Write it as hfc_134a, R-410A or sf6.", code="gas_unknown")


def _near(name: str, text: str) -> str:
    known = [row[0] for row in store().rows("SELECT gas FROM gas")]
    return did_you_mean(name.upper(), blends().values()) if text.startswith("r_") else did_you_mean(text, [*known, *blends().values()])


def components(name: str) -> tuple[tuple[str, float], ...]:
    """Return (gas, share by mass) of a blend; of a gas, itself.

    Source: ANSI/ASHRAE Standard 34-2019, Table 4-2 (emission_factors/gases/blends.csv).

    >>> components("R-410A")
    (('hfc_125', 0.5), ('hfc_32', 0.5))
    """
    found = store().rows("SELECT gas, share FROM blend_component WHERE blend = ? ORDER BY gas", name)
    return tuple((row[0], row[1]) for row in found) or ((name, 1.0),)


def released(name: str, mass: float, steps: Iterable[str] = (), findings: Iterable[Finding] = ()) -> Method:
    """Return the demands of a gas or blend that reaches the air.

    Parameters: name of gas or blend; mass emitted per unit of the activity's amount [kg]; steps before it; findings.

    A component that no assessment report gives a GWP is left out with a finding; a blend of nothing else is unanswered.
    """
    parts = components(name)
    weighed = [part for part in parts if gwp_sets_with(part[0])] or list(parts)
    notes = [_unweighed(name, part) for part in parts if part not in weighed]
    return Method([_component(name, part, mass) for part in weighed], [*findings, *notes], list(steps))


def _component(name: str, part: tuple[str, float], mass: float) -> Demand:
    component, share = part
    words = {"gas": component} if component == name else {"gas": component, "blend": name}
    step = "" if component == name else f"{name} is {share:.4g} {component} by mass"
    return Demand("gas", "release", Amount(mass * share, "kg"), words, factor=release_factor(component), step=step)


def _unweighed(name: str, part: tuple[str, float]) -> Finding:
    component, share = part
    message = f"{name} holds {share:.1%} {component}, which no assessment report gives a GWP; that part is not in the total."
    return Finding("gas_without_gwp", "warning", message)
