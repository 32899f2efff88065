"""Gases that a GWP set does not weigh: which count 0 beside a finding and which leave a question unanswered; and upstream by weight."""

from __future__ import annotations

from math import fsum

from carbon.activities.methods.parameters import items, parameter
from carbon.core.errors import Finding
from carbon.core.gases import gwp, gwp_citation, gwp_sets_with
from carbon.core.quantities import Amount
from carbon.core.sentences import say
from carbon.core.units.scales import unit
from carbon.engine.answering.lines import Line, Solution
from carbon.factors.matches import Match
from carbon.factors.policy import Policy

WEAK = "weak_gas"
"""The family of gases that count 0 where a set does not weigh them, each with a GWP that is published elsewhere."""


def not_counted(gas: str, solution: Solution, gwp_set: str) -> Finding | None:
    """Return the finding that a gas counts 0, with the largest value that is published for it; None where it is too much for that.

    Parameters: gas; solution that it is of; gwp_set, the one that lacks it.
    """
    if gas in items(WEAK):
        most = parameter(WEAK, gas, "gwp")
        value, source = most.value, most.citation
    else:
        found = _largest(gas)
        if found is None or not _slight(gas, found[0], solution, gwp_set):
            return None
        value, source = found
    message = say(
        "{gwp_set} has no GWP of {gas}, so its mass is kept and counts 0. Another source gives {value:g} kg CO2e "
        "per kg ({source}); write gwp_set='{gwp_set} + {gas}={value:g}' to count it.",
        gwp_set=gwp_set,
        gas=gas,
        value=value,
        source=source,
    )
    return Finding("gwp_not_counted", "warning", message)


def _largest(gas: str) -> tuple[float, str] | None:
    """The largest value of any set, and where it stands."""
    values = [(gwp(name)[gas], gwp_citation(name, gas)) for name in gwp_sets_with(gas)]
    return max(values, default=None)


def _slight(gas: str, value: float, solution: Solution, gwp_set: str) -> bool:
    """Whether a gas adds at most a twentieth to what the set does weigh, at some value of its GWP."""
    weights = gwp(gwp_set)
    masses = [(name, mass) for line in solution.lines for name, mass in line.gases.items()]
    known = fsum(mass * weights.get(name, 0.0) for name, mass in masses)
    return fsum(mass * value for name, mass in masses if name == gas) <= _SLIGHT * known


_SLIGHT = 0.05


def no_weight(gas: str, gwp_set: str) -> Finding:
    """Return the finding of a gas that a set does not weigh and that adds too much to count 0: which sets weigh it.

    Parameters: gas; gwp_set, the one that lacks it.
    """
    others = ", ".join(gwp_sets_with(gas))
    where = say("Choose a set that has: {others}", others=others) if others else say("No set has")
    message = say(
        "{gwp_set} has no GWP of {gas}. {where}, or give your own: gwp_set='{gwp_set} + {gas}=VALUE'.",
        gwp_set=gwp_set,
        gas=gas,
        where=where,
    )
    return Finding("gwp_missing", "error", message)


def upstream_within(line: Line, amount: Amount, other: Match | None, policy: Policy) -> Finding | None:
    """Return the finding that says by how much scope 1 may be too high, by another publication's upstream; None where none is known.

    Parameters: line; amount of the demand; other, the upstream of the same fuel alone; policy, for its GWP set.
    """
    if other is None:
        return None
    form, met = other.conversion.form, other.conversion.met
    upstream = amount.value * met / unit(form.unit).scale * _co2e(form.gases, policy)
    whole = _co2e(line.gases, policy)
    if not 0 < upstream < whole:
        return None
    text = say(
        "{name} holds upstream, and scope 1 may be too high by it: by {other} about {upstream:.0%} of it belongs to category 3.",
        name=line.factor.id,
        other=other.factor.id,
        upstream=upstream / whole,
    )
    return Finding("scope_1_holds_upstream", "warning", text)


def _co2e(gases: dict[str, float], policy: Policy) -> float:
    weights = gwp(policy.gwp_set)
    return fsum(mass * weights.get(gas, 0.0) for gas, mass in gases.items())
