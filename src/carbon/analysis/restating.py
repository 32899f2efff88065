"""A result under another GWP set: the plan's masses weighed anew, no row calculated again."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from carbon.core.errors import CarbonError
from carbon.core.gases import gwp
from carbon.engine.result import Result

R = TypeVar("R", bound=Result)


def with_gwp_set(result: R, gwp_set: str) -> R:
    """Return the result weighed with another GWP set.

    What was published only as CO2e keeps the set it was made with.
    Parameters: result; gwp_set, a set's name.
    Raises: CarbonError for an unknown set, or a gas of the result that the set does not have.

    >>> import carbon
    >>> gas = carbon.calculate("nitrous_oxide", "1 kg", gwp_set="ar5_100")
    >>> with_gwp_set(gas, "ar6_100").co2e_kg
    273.0
    """
    weights = gwp(gwp_set)
    absent = sorted(name for name in result.plan.gases if name not in weights)
    if absent:
        raise CarbonError(f"{gwp_set} has no GWP of {', '.join(absent)}. Choose a set that has, as ar6_100.", code="gwp_missing")
    policy = replace(result.plan.policy, gwp_set=gwp_set)
    return replace(result, plan=replace(result.plan, policy=policy))
