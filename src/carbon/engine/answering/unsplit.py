"""How much of a factor that covers combustion and upstream may be upstream: scope 1 is too high by so much."""

from __future__ import annotations

from math import fsum

from carbon.core.errors import Finding
from carbon.core.gases import gwp
from carbon.core.quantities import Amount
from carbon.core.sentences import say
from carbon.core.units.scales import unit
from carbon.engine.answering.lines import Line
from carbon.factors.matches import Match
from carbon.factors.policy import Policy


def holds_upstream(line: Line) -> bool:
    """Return whether a line of scope 1 holds the upstream of its fuel, which belongs to category 3.

    Parameters: line.
    Source: GHG Protocol Scope 3 Standard, table 5.4 (category 3, upstream emissions of purchased fuels).
    """
    return line.booking.scope == 1 and line.stage == "combustion" and "wtt" in line.factor.stages


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
        "{name} holds upstream, and scope 1 may be too high by it: by {name_2} about {upstream:.0%} of it belongs to category 3.",
        name=line.factor.id,
        name_2=other.factor.id,
        upstream=upstream / whole,
    )
    return Finding("scope_1_holds_upstream", "warning", text)


def _co2e(gases: dict[str, float], policy: Policy) -> float:
    weights = gwp(policy.gwp_set)
    return fsum(mass * weights.get(gas, 0.0) for gas, mass in gases.items())
