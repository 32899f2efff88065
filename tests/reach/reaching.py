"""Whether a factor is reached by a question of a typed kind, and comes out at its printed value."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from carbon.core.errors import CarbonError
from carbon.core.gases import gas, gwp
from carbon.engine.answering.lines import Line
from carbon.engine.result.emissions import Emissions
from carbon.engine.roads.activities import emissions_of
from carbon.factors.catalogue import Catalogue
from carbon.factors.model import EmissionFactor, Form
from carbon.factors.policy import Policy
from carbon.factors.verification.rounding import half_digit, rounding
from reach.asking import Asked, questions

NEAREST = ("value", "unit", "stage", "other factor", "no answer", "refused", "no field", "no kind")
"""Causes why a factor is not reached, the one that came nearest first."""


class Outcome(NamedTuple):
    """Whether a form of a factor is reached; if not, the cause, one of NEAREST, and its particulars; named, whether the policy must name
    its publication among its sources.
    """

    reached: bool
    cause: str = ""
    detail: str = ""
    named: bool = False


def outcome(factor: EmissionFactor, form: Form, catalogue: Catalogue) -> Outcome:
    """Return whether any question reaches a form of a factor; of several failures the one that came nearest.

    Parameters: factor; form, one of its unit forms; catalogue.
    """
    failures = list[Outcome]()
    usual = policy_of(factor)
    for policy in (usual, replace(usual, sources=(factor.publication.name,))):
        for asked in questions(factor, form):
            found = _answered(asked, factor, form, catalogue, policy)
            if found.reached:
                return found._replace(named=policy is not usual)
            failures.append(found)
    return min(failures, key=lambda item: NEAREST.index(item.cause)) if failures else Outcome(False, "no kind", factor.key)


def _answered(asked: Asked, factor: EmissionFactor, form: Form, catalogue: Catalogue, policy: Policy) -> Outcome:
    if asked.activity is None:
        return Outcome(False, asked.cause, asked.reason)
    try:
        result = emissions_of([asked.activity], catalogue, policy)
    except (CarbonError, ValueError) as error:
        return Outcome(False, "refused", str(error))
    return _by_value(result, factor, form, policy) if asked.by_value else _by_factor(result, factor, form, policy)


def _by_factor(result: Emissions, factor: EmissionFactor, form: Form, policy: Policy) -> Outcome:
    lines = [line for _, line in result.plan.lines]
    mine = [line for line in lines if line.factor.id == factor.id]
    if not mine:
        return _lost(factor, lines, result)
    same = [line for line in mine if line.form.unit == form.unit]
    if not same:
        return Outcome(False, "unit", f"{mine[0].form.unit} for {form.unit}")
    line = same[0]
    # Where a method asks a part of a unit, or several, the value of one unit is what must come out.
    ours = sum(mass * gwp(policy.gwp_set).get(gas, 0.0) for gas, mass in line.gases.items()) / line.scale
    return _printed(ours, form, policy)


def _by_value(result: Emissions, factor: EmissionFactor, form: Form, policy: Policy) -> Outcome:
    """The gases of a blend weighed by the publisher's set; of a part, those inside or outside the Kyoto Protocol."""
    if not result.complete:
        return _lost(factor, [], result)
    whole, inside = (sum(_weighed(result, policy, kyoto)) for kyoto in (False, True))
    part = factor.qualifiers.get("part")
    ours = inside if part == "kyoto" else whole - inside if part == "non_kyoto" else whole
    return _printed(ours, form, policy)


def _weighed(result: Emissions, policy: Policy, kyoto_alone: bool) -> list[float]:
    weights = gwp(policy.gwp_set)
    lines = [line for _, line in result.plan.lines]
    return [mass * weights.get(name, 0.0) for line in lines for name, mass in line.gases.items() if not kyoto_alone or gas(name).kyoto]


def _printed(ours: float, form: Form, policy: Policy) -> Outcome:
    printed = form.published_co2e
    if printed is None or abs(ours - printed) <= _slack(form, policy) + 1e-9 * abs(printed):
        return Outcome(True)
    return Outcome(False, "value", f"{ours:.8g} for the printed {printed:.8g} kg/{form.unit}")


def _slack(form: Form, policy: Policy) -> float:
    """What the rounding of the printed digits may cost; a GWP printed as 14 may be 13.64, as a blend's part is."""
    whole = form.published.get("co2e", "")
    return max(
        rounding(form, policy.gwp_set), half_digit(whole) if len(form.published) == 1 and form.unit == "kg" and whole.isdigit() else 0.0
    )


def _lost(factor: EmissionFactor, lines: list[Line], result: Emissions) -> Outcome:
    """What was chosen instead, or why nothing was."""
    if rivals := [line for line in lines if line.factor.key == factor.key and factor.stages[0] in line.factor.stages]:
        return Outcome(False, "other factor", rivals[0].factor.id)
    if lines:
        return Outcome(False, "stage", f"{factor.stages[0]} is not asked")
    return Outcome(False, "no answer", "; ".join(note.message for note in result.findings if note.severity == "error"))


def policy_of(factor: EmissionFactor) -> Policy:
    """Return the policy of the publisher: its GWP set, where it states one."""
    try:
        return Policy(gwp_set=factor.gwp_set or factor.publication.gwp_set or Policy().gwp_set)
    except CarbonError:
        return Policy()
