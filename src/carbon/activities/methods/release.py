"""Gases that reach the air: a pure gas, or a blend resolved to its components."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Annotated

from carbon.activities.fields.reader import FieldSchema, Reader
from carbon.activities.framework.demands import Demand, Method
from carbon.core.errors import CarbonError, Finding, did_you_mean
from carbon.core.gases import gas
from carbon.core.quantities import Amount
from carbon.core.sentences import say
from carbon.core.store.read import store
from carbon.factors.identity import release_factor


class GasName(Reader[str]):
    """A gas or a blend of gases by name, formula or refrigerant number, such as hfc_134a or R-410A."""

    def read(self, given: object) -> str:
        """Return the gas's id or the blend's name."""
        return gas_or_blend(str(given).strip())

    def schema(self) -> FieldSchema:
        """Return the JSON Schema: a string."""
        return {"type": "string", "description": "gas or blend, such as hfc_134a or R-410A", "examples": ["hfc_134a", "R-410A", "sf6"]}


GasOrBlend = Annotated[str, GasName()]


@cache
def blends() -> dict[str, str]:
    """Return plain name → blend: r410a → R-410A."""
    return {_plain(row[0]): row[0] for row in store().rows("SELECT DISTINCT blend FROM blend_component")}


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.casefold())


@lru_cache(maxsize=8192)
def gas_or_blend(name: str) -> str:
    """Return the id of a gas or the name of a blend.

    Raises: CarbonError `gas_unknown` naming the nearest, or saying that a substance is not a greenhouse gas.

    >>> gas_or_blend("R410a"), gas_or_blend("R-134a")
    ('R-410A', 'hfc_134a')
    """
    if _plain(name) in blends():
        return blends()[_plain(name)]
    try:
        return gas(name).gas
    except CarbonError as error:
        if error.code != "gas_unknown":
            raise
        hint = say("{near} Write it as hfc_134a, R-410A or sf6.", near=_near(name))
        raise CarbonError(say("gas or blend '{name}' is unknown.{hint}", name=name, hint=hint), code="gas_unknown") from None


def _near(name: str) -> str:
    if re.match(r"r[\s_-]*\d", name.casefold()):
        return did_you_mean(name.upper(), blends().values())
    known = [row[0] for row in store().rows("SELECT gas FROM gas")]
    return did_you_mean(re.sub(r"[\s-]+", "_", name.casefold()), [*known, *blends().values()])


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

    Each component is released, also one that no set weighs: what that means for the total is said where gases are weighed.
    """
    return Method([_component(name, part, mass) for part in components(name)], list(findings), list(steps))


def as_published(name: str, mass: float, part: str | None = None) -> Method:
    """Return the demand of a gas or blend that reaches the air at the CO2e that a publisher prints for it, whatever the GWP set.

    Parameters: name of gas or blend; mass emitted per unit of the activity's amount [kg]; part of a blend, kyoto or non_kyoto.
    """
    word = name.casefold().replace("-", "_")
    words = {"blend" if components(name) != ((name, 1.0),) else "gas": word} | ({"part": part} if part else {})
    return Method([Demand("gas", "release", Amount(mass, "kg"), words)])


def _component(name: str, part: tuple[str, float], mass: float) -> Demand:
    component, share = part
    words = {"gas": component} if component == name else {"gas": component, "blend": name}
    step = "" if component == name else say("{name} is {share:.4g} {component} by mass", name=name, share=share, component=component)
    return Demand("gas", "release", Amount(mass * share, "kg"), words, factor=release_factor(component), step=step)
