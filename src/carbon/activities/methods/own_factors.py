"""Factors and emissions that come with the activity: a supplier's factor, or what somebody else has calculated."""

import re
from typing import Annotated

from pydantic import model_validator

from carbon.activities.fields.common import Text
from carbon.activities.fields.reader import about
from carbon.activities.framework.base import Activity
from carbon.activities.framework.demands import Demand
from carbon.core.errors import CarbonError, Finding
from carbon.core.quantities import Amount
from carbon.core.sentences import say
from carbon.core.units.scales import counts_alike
from carbon.core.units.words import unit_said
from carbon.core.written import is_missing
from carbon.factors.identity import inline_factor


def reported_demand(emissions: Amount, stage: str, evidence: str | None, gwp_set: str | None = None, step: str = "") -> Demand:
    """Return the demand of emissions that are known already: a factor of 1.

    Parameters: emissions per unit of the activity [kg CO2e]; stage they are booked under; evidence, where they stand; gwp_set they
    were made with; step in words.
    """
    return Demand("inline", stage, emissions, factor=inline_factor("1 kg CO2e/kgCO2e", stage, gwp_set, evidence), step=step)


def own_factor_demand(factor: str, quantity: Amount, stage: str, evidence: str | None, gwp_set: str | None = None) -> Demand:
    """Return the demand of a factor that came with the activity, as a supplier's.

    Parameters: factor, such as '0.15 kg CO2e/kg'; quantity per unit of the activity; stage; evidence; gwp_set of a CO2e.
    Raises: CarbonError when quantity and factor are of two dimensions.
    """
    given = inline_factor(factor, stage, gwp_set, evidence)
    form = given.forms[0]
    if quantity.dimension != form.dimension:
        dimension = quantity.dimension.replace("_", " ")
        message = say(
            "factor '{factor}' is per {form_unit}, the amount is {dimension}. Write both in one dimension, as per {quantity_unit}.",
            factor=factor,
            form_unit=form.unit,
            dimension=dimension,
            quantity_unit=quantity.unit,
        )
        raise CarbonError(message, code="dimension", field="factor")
    check_counted(quantity.unit, form.unit)
    return Demand("inline", stage, quantity, factor=given)


def check_counted(counted: str, per: str) -> None:
    """Refuse an amount of one sort of pieces that meets a factor of another, as visits and meals.

    Parameters: counted, unit of the amount; per, unit of the factor.
    Raises: CarbonError `dimension`.
    """
    if not counts_alike(counted, per):
        message = say(
            "the amount is in {counted} and the factor per {per}. Write both in one unit, or both in pieces if these are the same thing.",
            counted=unit_said(counted),
            per=unit_said(per),
        )
        raise CarbonError(message, code="dimension", field="factor")


class TakesFactor(Activity):
    """An activity whose factor may stand in two fields, as it does in two columns of a list: the number, and its unit."""

    factor_unit: Annotated[
        Text | None, about("Unit of the factor, when factor is a bare number, as in lists with a column for each: kg CO2e/kg.")
    ] = None

    @model_validator(mode="before")
    @classmethod
    def _join_factor(cls, given: object) -> object:
        if not isinstance(given, dict) or is_missing(given.get("factor_unit")):
            return given
        number, spelling = given.get("factor"), str(given["factor_unit"]).strip()
        if is_missing(number):
            raise CarbonError(say("factor_unit is given without factor. Write factor, such as 0.15."), code="field_missing", field="factor")
        if re.search(r"[^\W\d_]{2}", str(number)):
            message = say(
                "factor '{number}' has a unit, and factor_unit '{spelling}' is another. Leave factor_unit out.",
                number=number,
                spelling=spelling,
            )
            raise CarbonError(message, code="field_contradicts", field="factor_unit")
        return given | {"factor": f"{number} {spelling}", "factor_unit": None}


def evidence_findings(evidence: str | None, what: str) -> list[Finding]:
    """Return the finding that a number of somebody else's has no evidence."""
    if evidence:
        return []
    message = say("{what} has no evidence. Write evidence=, the report, product declaration or letter it stands in.", what=what)
    return [Finding("evidence_missing", "warning", message)]
