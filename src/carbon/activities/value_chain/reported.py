"""Emissions that somebody else has calculated: suppliers, waste contractors, lessors, franchisees, investees."""

from __future__ import annotations

import re
from typing import Annotated, Any, ClassVar, Literal

from pydantic import model_validator

from carbon.activities.fields.fields import AmountOf, Label, Purpose, Share, Stage, Text
from carbon.activities.framework.base import Activity, Context, Demand, Method
from carbon.core.errors import CarbonError, Finding
from carbon.core.gases import gwp
from carbon.core.numbers import is_missing
from carbon.core.quantities import Amount
from carbon.factors.identity import inline_factor
from carbon.factors.spelling import read_factor

MassCO2e = Annotated[Amount, AmountOf(("co2e",))]
"""Emissions that are known already, written with that word: 120 t CO2e."""


class FactorLabel(Label):
    """A factor as a person wrote it; one that cannot be read, or is below nothing, is refused where it is given."""

    def read(self, given: Any) -> str | None:
        """Return the text, which is a factor."""
        text = super().read(given)
        if text:
            read_factor(text)
        return text


FactorText = Annotated[str, FactorLabel()]
"""A factor of the user's own, as '0.15 kg CO2e/kg'."""


def reported_demand(emissions: Amount, stage: str, evidence: str | None, gwp_set: str | None = None, step: str = "") -> Demand:
    """Return the demand of emissions that are known already: a factor of 1.

    Parameters: emissions per unit of the activity [kg CO2e]; stage they are booked under; evidence, where they stand; gwp_set they
    were made with; step in words.
    """
    return Demand("inline", stage, emissions, factor=inline_factor("1 kg CO2e/kgCO2e", stage, gwp_set, evidence), step=step)


def own_factor_demand(factor: str, quantity: Amount, stage: str, evidence: str | None, gwp_set: str | None = None) -> Demand:
    """Return the demand of a factor that came with the activity, as a supplier's.

    Parameters: factor, as '0.15 kg CO2e/kg'; quantity per unit of the activity; stage; evidence; gwp_set of a CO2e.
    Raises: CarbonError when quantity and factor are of two dimensions.
    """
    given = inline_factor(factor, stage, gwp_set, evidence)
    form = given.forms[0]
    if quantity.dimension != form.dimension:
        dimension = quantity.dimension.replace("_", " ")
        message = f"factor '{factor}' is per {form.unit}, the amount is {dimension}. Write both in one dimension, as per {quantity.unit}."
        raise CarbonError(message, code="dimension", field="factor")
    return Demand("inline", stage, quantity, factor=given)


class TakesFactor(Activity):
    """An activity whose factor may stand in two fields, as it does in two columns of a list: the number, and its unit."""

    factor_unit: Text | None = None

    @model_validator(mode="before")
    @classmethod
    def _join_factor(cls, given: Any) -> Any:
        if not isinstance(given, dict) or is_missing(given.get("factor_unit")):
            return given
        number, spelling = given.get("factor"), str(given["factor_unit"]).strip()
        if is_missing(number):
            raise CarbonError("factor_unit is given without factor. Write factor, as 0.15.", code="field_missing", field="factor")
        if re.search(r"[^\W\d_]{2}", str(number)):
            message = f"factor '{number}' has a unit, and factor_unit '{spelling}' is another. Leave factor_unit out."
            raise CarbonError(message, code="field_contradicts", field="factor_unit")
        return given | {"factor": f"{number} {spelling}", "factor_unit": None}


def evidence_findings(evidence: str | None, what: str) -> list[Finding]:
    """Return the finding that a number of somebody else's has no evidence."""
    if evidence:
        return []
    message = f"{what} has no evidence. Write evidence=, the report, product declaration or letter it stands in."
    return [Finding("evidence_missing", "warning", message)]


class ReportedEmissions(Activity):
    """Emissions of a supplier, waste contractor, lessor, franchisee or investee, and the share of them that is ours.

    Parameters
    ----------
    emissions: what the other one reports, its scope 1 and 2 or a product's [kg CO2e].
    share: the share allocated to us, 0 to 1.
    reported_gwp_set: GWP set it was made with, as ar5_100.
    stage: what it covers; process without it.

    Source: Scope 3 Technical Guidance (2013), formulas 5.1 (waste), 8.3 (lessor), 14.1 (franchise); allocation: Scope 3 Standard ch. 8.

    >>> ReportedEmissions(emissions="120 t CO2e", share="25 %", purpose="waste", evidence="report 2023").share
    0.25
    """

    kind: Literal["reported_emissions"] = "reported_emissions"
    amounts: ClassVar = (("emissions",),)
    derived: ClassVar = ("factor_evidence",)
    examples: ClassVar = ("reported_emissions 120 t CO2e --share '25 %' --purpose waste --evidence 'contractor report 2023'",)

    emissions: MassCO2e | None = None
    share: Share = 1.0
    reported_gwp_set: Text | None = None
    stage: Stage = "process"
    purpose: Purpose = "goods"

    def model_post_init(self, context: Any) -> None:
        """Check the GWP set's name."""
        super().model_post_init(context)
        if self.reported_gwp_set:
            gwp(self.reported_gwp_set)

    @property
    def factor_evidence(self) -> str | None:
        """Where the emissions stand: part of the question, since it is their citation."""
        return self.evidence

    def method(self, one: Amount, context: Context) -> Method:
        """Return the share of the emissions."""
        ours = Amount(one.value * self.share, one.unit)
        step = f"{one} × {self.share:g} share" if self.share != 1 else ""
        demand = reported_demand(ours, self.stage, self.evidence, self.reported_gwp_set, step)
        return Method([demand], evidence_findings(self.evidence, "what another reports"))
