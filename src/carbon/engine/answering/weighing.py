"""What a GWP set says of a solution's gases: those it does not weigh, and factors that were made with another set."""

from __future__ import annotations

from collections.abc import Iterable
from math import fsum

from carbon.activities.methods.parameters import items, parameter
from carbon.core.errors import Finding
from carbon.core.gases import gwp, gwp_citation, gwp_sets_with
from carbon.core.sentences import say
from carbon.engine.answering.lines import Line, Solution, gwp_clashes
from carbon.factors.policy import Policy

WEAK = "weak_gas"
"""The family of gases that count 0 where a set does not weigh them, each with a GWP that is published elsewhere."""
_CODES = ("gwp_set_differs", "gwp_missing", "gwp_not_counted")


def weighed(solution: Solution, policy: Policy) -> Solution:
    """Return a solution with what the GWP set says of its gases.

    A weak gas that the set does not weigh, as a hydrocarbon, or a gas that would add little, counts 0 with a finding, and its mass
    stays. Any other gas without a weight leaves the question unanswered: it is missing, and not 0.

    Parameters: solution; policy.
    Source: US EPA, GHG Emission Factors Hub (2025), Table 12, and UK Government conversion factors (2025), Refrigerant & other, Blends:
    blends are weighed without the components that have no GWP. The values of weak gases stand in
    emission_factors/parameters/weak_gases.csv.
    """
    absent = unweighed(solution.lines, policy.gwp_set)
    clashes = [finding for line in solution.lines if (finding := gwp_clashes(line, policy.gwp_set))]
    notes = {gas: _not_counted(gas, solution, policy.gwp_set) for gas in absent}
    findings = [*clashes, *(note or _missing(gas, policy.gwp_set) for gas, note in notes.items())]
    if not findings:
        return solution
    missing = tuple(gas for gas, note in notes.items() if note is None)
    return solution._replace(findings=(*solution.findings, *dict.fromkeys(findings)), missing=(*solution.missing, *missing))


def weighed_anew(solution: Solution, old: Policy, new: Policy) -> Solution:
    """Return a solution with what another GWP set says of its gases, and no longer what the first said.

    Parameters: solution; old and new policy.
    """
    gone = unweighed(solution.lines, old.gwp_set)
    findings = tuple(finding for finding in solution.findings if finding.code not in _CODES)
    return weighed(solution._replace(findings=findings, missing=tuple(name for name in solution.missing if name not in gone)), new)


def unweighed(lines: Iterable[Line], gwp_set: str) -> list[str]:
    """Return the gases of some lines that a set does not weigh, in alphabetical order.

    Parameters: lines; gwp_set.
    """
    weights = gwp(gwp_set)
    unknown = [gases for line in lines if not weights.keys() >= (gases := line.form.gases).keys()]
    return sorted({gas for gases in unknown for gas, mass in gases.items() if gas not in weights and mass})


def _not_counted(gas: str, solution: Solution, gwp_set: str) -> Finding | None:
    """The finding that a gas counts 0, with the largest value that is published for it; None where it is too much for that."""
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


def _missing(gas: str, gwp_set: str) -> Finding:
    others = ", ".join(gwp_sets_with(gas))
    where = say("Choose a set that has: {others}", others=others) if others else say("No set has")
    message = say(
        "{gwp_set} has no GWP of {gas}. {where}, or give your own: gwp_set='{gwp_set} + {gas}=VALUE'.",
        gwp_set=gwp_set,
        gas=gas,
        where=where,
    )
    return Finding("gwp_missing", "error", message)
