"""Emissions of an asset: by its energy, by a factor, or as another reports them, and the share of them that is ours."""

from __future__ import annotations

from carbon.activities.fields.recipes import Recipe
from carbon.activities.framework.demands import Method
from carbon.activities.methods.own_factors import evidence_findings, own_factor_demand, reported_demand
from carbon.activities.methods.recipes import energy_demands, main_stages
from carbon.core.errors import CarbonError
from carbon.core.quantities import Amount
from carbon.core.sentences import joined, say


def check_account(emissions: Amount | None, energy: Recipe, factor: str | None, kind: str) -> None:
    """Raise when emissions, energy and factor stand for the same, or nothing stands for it.

    Parameters: emissions that are reported; energy and factor per unit; kind, for the error.
    """
    given = [name for name, value in (("emissions", emissions), ("energy", energy), ("factor", factor)) if value]
    if len(given) > 1:
        message = say("{given} cover the same emissions. Write one of them.", given=joined(given, say(" and ")))
        raise CarbonError(message, code="fields_contradict", field=given[-1])
    if not given and emissions is None:
        message = say(
            "{kind} has no emissions. Give energy, such as 'electricity=120 kWh', factor, such as '45 kg CO2e/m2', or emissions.", kind=kind
        )
        raise CarbonError(message, code="field_missing", field="energy")


def account(one: Amount, energy: Recipe, factor: str | None, evidence: str | None, share: float) -> Method:
    """Return the demands of an asset: by its energy, by a factor, or as it is reported.

    Parameters: one unit of the activity; energy and factor per unit; evidence of a factor or report; share that is ours.
    """
    ours = Amount(one.value * share, one.unit)
    steps = [say("{one} × {share:.6g} share", one=one, share=share)] if share != 1 else []
    if energy:
        base = "m2" if one.dimension == "area" else "piece"
        demands = energy_demands(energy, ours.to(base))
        return Method(demands, steps=steps, required=main_stages(demands))
    if factor:
        return Method([own_factor_demand(factor, ours, "process", evidence)], evidence_findings(evidence, say("the factor")), steps)
    return Method([reported_demand(ours, "process", evidence)], evidence_findings(evidence, say("what another reports")), steps)


def area_share(own: Amount | None, total: Amount | None, occupancy: float = 1.0) -> float:
    """Return our share of a building: own area ÷ (total area × occupancy).

    Parameters: own, total area [m2]; occupancy, share of the building that is let.
    Raises: CarbonError when one of the areas is missing, the occupancy is 0, or our part is larger than what is let.
    Source: Scope 3 Technical Guidance (2013), formulas 8.2 and 14.2.

    >>> round(area_share(Amount(200, "m2"), Amount(2000, "m2"), 0.75), 4)
    0.1333
    """
    if own is None and total is None:
        return 1.0
    if own is None or total is None:
        missing = "own_area" if own is None else "total_area"
        raise CarbonError(
            say("{missing} is not given. Give own_area and total_area, or neither.", missing=missing), code="field_missing", field=missing
        )
    let = total.to("m2") * occupancy
    if not let:
        raise CarbonError(
            say("occupancy or total_area is 0: nothing is let. Write the share that is let, such as 0.75."), code="occupancy_zero"
        )
    if own.to("m2") > let:
        message = say("own_area {own} is more than what is let, {let:g} m2. Correct own_area, total_area or occupancy.", own=own, let=let)
        raise CarbonError(message, code="share_invalid", field="own_area")
    return own.to("m2") / let
