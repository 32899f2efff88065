"""Emissions that somebody else has calculated: suppliers, waste contractors, lessors, franchisees, investees."""

from typing import Annotated, ClassVar, Literal

from carbon.activities.fields.common import Purpose, Stage, Text
from carbon.activities.fields.own_factors import MassCO2e
from carbon.activities.fields.ratios import Share
from carbon.activities.fields.reader import about
from carbon.activities.framework.base import Activity
from carbon.activities.framework.demands import Context, Method
from carbon.activities.methods.own_factors import evidence_findings, reported_demand
from carbon.core.gases import gwp
from carbon.core.quantities import Amount
from carbon.core.sentences import say


class ReportedEmissions(Activity):
    """Emissions of a supplier, waste contractor, lessor, franchisee or investee, and your share of them.

    Source: Scope 3 Technical Guidance (2013), formulas 5.1 (waste), 8.3 (lessor), 14.1 (franchise); allocation: Scope 3 Standard ch. 8.

    >>> ReportedEmissions(emissions="120 t CO2e", share="25%", purpose="waste", evidence="report 2023").share
    0.25
    """

    kind: Literal["reported_emissions"] = "reported_emissions"
    amounts: ClassVar = (("emissions",),)
    derived: ClassVar = ("factor_evidence",)
    examples: ClassVar = ("reported_emissions 120 t CO2e --share '25%' --purpose waste --evidence 'contractor report 2023'",)

    emissions: Annotated[
        MassCO2e | None, about("Emissions that the other party reports: its scope 1 and 2, or those of a product [kg CO2e].")
    ] = None
    share: Annotated[Share, about("Share of the reported emissions that is allocated to you, 0 to 1.")] = 1.0
    reported_gwp_set: Annotated[Text | None, about("GWP set that the reported emissions were calculated with, such as ar5_100.")] = None
    stage: Annotated[Stage, about("Life-cycle stage that the reported emissions cover.")] = "process"
    purpose: Purpose = "goods"

    def model_post_init(self, context: object) -> None:
        """Check the GWP set's name."""
        super().model_post_init(context)
        if self.reported_gwp_set:
            gwp(self.reported_gwp_set)

    def method(self, one: Amount, context: Context) -> Method:
        """Return the share of the emissions."""
        ours = Amount(one.value * self.share, one.unit)
        step = say("{one} × {share:g} share", one=one, share=self.share) if self.share != 1 else ""
        demand = reported_demand(ours, self.stage, self.evidence, self.reported_gwp_set, step)
        return Method([demand], evidence_findings(self.evidence, say("what another reports")))
