"""What several public functions read alike."""

from __future__ import annotations

from carbon.core.errors import CarbonError
from carbon.core.sentences import say
from carbon.factors.policy import Policy


def chosen_policy(policy: Policy | None, gwp_set: str | None) -> Policy:
    """Return the policy that is asked for: given, or the usual one with a GWP set.

    Parameters: policy; gwp_set, the name of a set.
    Raises: CarbonError where both are given.
    """
    if policy is not None and gwp_set is not None:
        raise CarbonError(say("policy and gwp_set are both given. Write Policy(gwp_set=…)."), code="policy_twice", field="gwp_set")
    return policy or (Policy(gwp_set=gwp_set) if gwp_set else Policy())
