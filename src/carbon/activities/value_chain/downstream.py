"""Processing of sold intermediate products by others."""

from typing import Annotated, ClassVar, Literal

from carbon.activities.fields.common import GoodsAmount, Purpose, Text
from carbon.activities.fields.ratios import Share
from carbon.activities.fields.reader import about
from carbon.activities.fields.recipes import EnergyRecipe, GasRecipe, WasteRecipe
from carbon.activities.framework.demands import Context, Method
from carbon.activities.methods.own_factors import TakesFactor, evidence_findings, own_factor_demand
from carbon.activities.methods.recipes import energy_demands, gas_demands, main_stages, waste_demands
from carbon.core.errors import CarbonError
from carbon.core.quantities import Amount
from carbon.core.sentences import say


class Processing(TakesFactor):
    """Processing of sold intermediate products by customers: site-specific and average-data method.

    What a customer reports as emissions is kind `reported_emissions` with purpose processing.
    Source: Scope 3 Technical Guidance (2013), formulas 10.1 and 10.2; allocation: Scope 3 Standard ch. 8.

    >>> Processing(quantity="1000 kg", factor="1.5 kg CO2e/kg", evidence="industry average").purpose
    'processing'
    """

    kind: Literal["processing"] = "processing"
    amounts: ClassVar = (("quantity",),)
    derived: ClassVar = ("factor_evidence",)
    cites: ClassVar = ("factor",)
    examples: ClassVar = (
        "processing 50 t --per t --energy 'natural_gas=70 kWh_gross; electricity=40 kWh' --region GB --period 2024",
        "processing 1000 kg --factor '1.5 kg CO2e/kg' --evidence 'industry average'",
    )

    quantity: Annotated[
        GoodsAmount | None, about("Intermediate products sold [kg, piece …]; energy, waste and gases are per one unit of per.")
    ] = None
    per: Annotated[Text | None, about("Unit that energy, waste and gases are given per, such as t.")] = None
    energy: Annotated[
        EnergyRecipe, about("Energy that the customer uses per unit, such as 'natural_gas=70 kWh_gross; electricity=40 kWh'.")
    ] = ()
    waste: Annotated[WasteRecipe, about("Waste of the customer per unit, such as 'plastics/landfill=1 kg'.")] = ()
    gases: Annotated[GasRecipe, about("Process emissions and leakage per unit, such as 'co2=5 kg'.")] = ()
    factor: Annotated[
        Text | None, about("Average emissions of the process, instead of energy, waste and gases, such as 1.5 kg CO2e/kg.")
    ] = None
    share: Annotated[Share, about("Share of the processing that is allocated to your product.")] = 1.0
    purpose: Purpose = "processing"

    def model_post_init(self, context: object) -> None:
        """Check that there is one account of the processing, per a unit that fits."""
        super().model_post_init(context)
        site = bool(self.energy or self.waste or self.gases)
        if site == bool(self.factor):
            message = say(
                "processing needs either energy, waste or gases of the customer, or the factor of the process, such as '1.5 kg CO2e/kg'."
            )
            raise CarbonError(message, code="field_missing" if not site else "fields_contradict", field="factor")
        if site and not self.per:
            raise CarbonError(
                say("the unit of energy, waste and gases is missing. Write per=, as per=t."), code="field_missing", field="per"
            )
        if self.quantity is not None and self.factor:
            own_factor_demand(self.factor, self.quantity, "process", self.evidence)
        if self.quantity is not None and self.per and self.quantity.dimension != Amount(1.0, self.per).dimension:
            raise CarbonError(
                say("quantity is {quantity}, and per is {per}. Write one dimension.", quantity=self.quantity, per=self.per),
                code="dimension",
                field="per",
            )

    def method(self, one: Amount, context: Context) -> Method:
        """Return energy, waste and gases of the processing, or its factor."""
        steps = [say("{one} × {share:g} share", one=one, share=self.share)] if self.share != 1 else []
        if self.factor:
            ours = Amount(one.value * self.share, one.unit)
            demand = own_factor_demand(self.factor, ours, "process", self.evidence)
            return Method([demand], evidence_findings(self.evidence, say("the factor of the process")), steps)
        times = one.to(str(self.per)) * self.share
        demands = [*energy_demands(self.energy, times), *waste_demands(self.waste, times, context), *gas_demands(self.gases, times)]
        return Method(demands, steps=steps, required=main_stages(demands))
