"""A result under another GWP set: the plan's masses weighed anew, no row calculated again."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TypeVar

from carbon.core.errors import CarbonError
from carbon.core.sentences import say
from carbon.engine.answering.answer import unweighed, weighed
from carbon.engine.answering.lines import Solution
from carbon.engine.result.emissions import Emissions
from carbon.factors.policy import Policy

R = TypeVar("R", bound=Emissions)


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
    policy = replace(result.plan.policy, gwp_set=gwp_set)
    old = result.plan.policy
    if policy == old:
        return result
    answers = tuple(answer._replace(solution=_weighed_anew(answer.solution, old, policy)) for answer in result.plan.answers)
    lacking = unweighed((line for _, line in result.plan.lines), policy.gwp_set)
    if absent := [name for name in lacking if any(name in answer.missing for answer in answers)]:
        raise CarbonError(
            say("{gwp_set} has no GWP of {absent}. Choose a set that has, as ar6_100.", gwp_set=gwp_set, absent=", ".join(absent)),
            code="gwp_missing",
        )
    return replace(result, plan=replace(result.plan, answers=answers, policy=policy, stored_gwp=None))


def _weighed_anew(solution: Solution, old: Policy, new: Policy) -> Solution:
    """A solution with what another GWP set says of its gases, and no longer what the first said."""
    gone = unweighed(solution.lines, old.gwp_set)
    findings = tuple(finding for finding in solution.findings if finding.code not in _CODES)
    missing = tuple(name for name in solution.missing if name not in gone)
    return weighed(replace(solution, missing=missing, told=(partial(tuple, findings),)), new)


_CODES = ("gwp_set_differs", "gwp_missing", "gwp_not_counted")
