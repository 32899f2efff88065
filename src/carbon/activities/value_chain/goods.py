"""Purchased goods: materials by mass, a supplier's own factor, and the hybrid of both."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from carbon.activities.fields.amounts import AmountOf, GoodsAmount, Quantity, RateOf
from carbon.activities.fields.common import Purpose, Text, Word
from carbon.activities.fields.listed import Listed, words
from carbon.activities.framework.base import Activity
from carbon.activities.framework.demands import Context, Method
from carbon.activities.methods.own_factors import TakesFactor, evidence_findings, own_factor_demand
from carbon.activities.methods.recipes import (
    EnergyRecipe,
    FreightRecipe,
    MaterialRecipe,
    WasteRecipe,
    energy_demands,
    freight_demands,
    main_stages,
    material_demand,
    material_demands,
    waste_demands,
)
from carbon.core.errors import CarbonError, Finding
from carbon.core.gases import gwp
from carbon.core.quantities import Amount, Rate
from carbon.factors.identity import inline_factor

BOUNDARIES = ("cradle_to_gate", "cradle_to_grave", "gate_to_gate")


class Material(Activity):
    """A material bought, by mass, or by what its factor is per: average-data method.

    Parameters
    ----------
    mass: mass of the material [kg].
    volume: or its volume [m3], with `density`.
    pieces, area, length: or how much of what is made of it [piece], [m2], [m], where a factor is per that.
    material: its name in the catalogue or an everyday word, as concrete, glass, paper, recycled aluminium.
    origin: primary_material_production (virgin), closed_loop_source (recycled), open_loop_source, re_used; without it primary.
    density: of a volume [kg/m3], as the product's data sheet states it.
    boundary, route, step: what tells factors of one material apart, as the catalogue lists them.

    Recycled content is in the factor of the material that contains it (recycled content method); nothing is credited.
    Source: Scope 3 Technical Guidance (2013), formula 1.4, and "Accounting for emissions from recycling", circumstance A.

    >>> Material(mass="2 t", material="concrete").purpose
    'goods'
    """

    kind: Literal["material"] = "material"
    amounts: ClassVar = (("mass",), ("volume",), ("pieces",), ("area",), ("length",))
    required: ClassVar = ("production",)
    examples: ClassVar = (
        "material 2 t --material concrete --region GB --period 2024",
        "material 10 m3 --material concrete --density '2400 kg/m3' --region GB --period 2024",
    )

    mass: Annotated[Amount, AmountOf(("mass",))] | None = None
    volume: Annotated[Amount, AmountOf(("volume",))] | None = None
    pieces: Annotated[Amount, AmountOf(("pieces",))] | None = None
    area: Annotated[Amount, AmountOf(("area",))] | None = None
    length: Annotated[Amount, AmountOf(("distance",))] | None = None
    material: Text
    origin: Text | None = None
    density: Annotated[Rate, RateOf(("mass",), "volume")] | None = None
    boundary: Annotated[str, Listed("material", "boundary")] | None = None
    route: Annotated[str, Listed("material", "route")] | None = None
    step: Annotated[str, Listed("material", "step")] | None = None
    purpose: Purpose = "goods"

    def model_post_init(self, context: Any) -> None:
        """Check that a volume has its density, and that nothing else has."""
        super().model_post_init(context)
        if (self.volume is None) != (self.density is None):
            message = f"a volume of {self.material} needs its density, as density='2400 kg/m3' of the data sheet. Or give its mass."
            spare = "density is that of a volume. Give volume, or leave density out."
            raise CarbonError(message if self.density is None else spare, code="field_missing", field="density")

    def method(self, one: Amount, context: Context) -> Method:
        """Return the production of the material."""
        asked = words(material=self.material, origin=self.origin, boundary=self.boundary, route=self.route, step=self.step)
        if self.density is None:
            return Method([material_demand(asked, one, context)])
        mass = Amount(one.to(self.density.per) * self.density.value, self.density.unit)
        return Method([material_demand(asked, mass, context, step=f"{one} × {self.density} = {mass}")])


class SupplierProduct(TakesFactor):
    """A product bought, by the supplier's own cradle-to-gate factor: supplier-specific method.

    Parameters
    ----------
    quantity: how much is bought, in the unit of the factor.
    factor: the supplier's factor, one gas or several, as '0.15 kg CO2e/kg'.
    factor_unit: unit of the factor where factor is a number alone, as the two columns of a list: 'kg CO2e/kg'.
    factor_gwp_set: the GWP set a CO2e factor was made with.
    boundary: cradle_to_gate, cradle_to_grave, gate_to_gate: what the factor covers.
    product: what it is.

    Source: Scope 3 Technical Guidance (2013), formula 1.1.

    >>> SupplierProduct(quantity="200 t", factor="0.15 kg CO2e/kg", evidence="EPD 2023").boundary
    'cradle_to_gate'
    """

    kind: Literal["supplier_product"] = "supplier_product"
    amounts: ClassVar = (("quantity",),)
    required: ClassVar = ("production",)
    derived: ClassVar = ("factor_evidence",)
    examples: ClassVar = ("supplier_product 200 t --factor '0.15 kg CO2e/kg' --evidence 'EPD 2023'",)

    quantity: Quantity | None = None
    factor: Text
    factor_gwp_set: Text | None = None
    boundary: Annotated[str, Word("boundary", BOUNDARIES)] = "cradle_to_gate"
    product: Text | None = None
    purpose: Purpose = "goods"

    def model_post_init(self, context: Any) -> None:
        """Check factor, GWP set and unit."""
        super().model_post_init(context)
        if self.factor_gwp_set:
            gwp(self.factor_gwp_set)
        if self.quantity is not None:
            own_factor_demand(self.factor, self.quantity, "production", self.evidence, self.factor_gwp_set)

    def method(self, one: Amount, context: Context) -> Method:
        """Return the production by the supplier's factor."""
        demand = own_factor_demand(self.factor, one, "production", self.evidence, self.factor_gwp_set)
        return Method([demand], [*evidence_findings(self.evidence, "the supplier's factor"), *_boundary_findings(self.boundary)])


def _boundary_findings(boundary: str) -> list[Finding]:
    if boundary == "cradle_to_grave":
        message = "the factor is cradle to grave: its use and end of life are in categories 11 and 12 as well. Ask for cradle to gate."
        return [Finding("boundary_wider", "warning", message)]
    if boundary == "gate_to_gate":
        message = "the factor is gate to gate: what the supplier bought is left out. Use hybrid_product to add it."
        return [Finding("boundary_narrower", "warning", message)]
    return []


class HybridProduct(Activity):
    """A product bought, by what its supplier knows and secondary data for the rest: hybrid method.

    Parameters
    ----------
    quantity: how much is bought; everything below is per one unit of it, in the unit of `per`.
    per: the unit that the other fields are per, as piece, kg, t.
    supplier_factor: the supplier's own scope 1 and 2 for this product, as '0.25 kg CO2e/piece'.
    energy: or the supplier's energy, as 'electricity=0.42 kWh; natural_gas=0.21 kWh_net'.
    materials: material inputs, as 'cotton=0.4 kg; polymer=0.2 kg'.
    transport: transport of the inputs to the supplier, as 'road=0.5 tkm'.
    waste: waste of the supplier, as 'plastics/landfill=0.01 kg'.
    rest_factor: all other upstream from a database, without the supplier's own scope 1, 2 and waste, as '5.6 kg CO2e/piece'.

    Transport from the supplier to us is category 4 and has rows of its own.
    Source: Scope 3 Technical Guidance (2013), formulas 1.2 and 1.3.

    >>> HybridProduct(quantity="12000 pieces", per="piece", materials="cotton=0.4 kg", evidence="supplier B").per
    'piece'
    """

    kind: Literal["hybrid_product"] = "hybrid_product"
    amounts: ClassVar = (("quantity",),)
    derived: ClassVar = ("factor_evidence",)
    examples: ClassVar = (
        "hybrid_product 500 kg --per kg --supplier-factor '0.25 kg CO2e/kg' --materials 'glass=1.1 kg' --region GB --period 2024",
    )

    quantity: GoodsAmount | None = None
    per: Text
    supplier_factor: Text | None = None
    energy: EnergyRecipe = ()
    materials: MaterialRecipe = ()
    transport: FreightRecipe = ()
    waste: WasteRecipe = ()
    rest_factor: Text | None = None
    purpose: Purpose = "goods"

    def model_post_init(self, context: Any) -> None:
        """Check that there is something to sum, that nothing is counted twice, and that all is per the same unit."""
        super().model_post_init(context)
        if not (self.supplier_factor or self.energy or self.materials or self.transport or self.waste or self.rest_factor):
            raise CarbonError("hybrid_product has nothing to sum. Give supplier_factor, materials or another part.", code="field_missing")
        if self.rest_factor and self.materials:
            message = "materials and rest_factor both stand for what is upstream of the supplier. Write one of them."
            raise CarbonError(message, code="fields_contradict", field="rest_factor")
        if self.supplier_factor and self.energy:
            message = "supplier_factor and energy both stand for the supplier's own emissions. Write one of them."
            raise CarbonError(message, code="fields_contradict", field="energy")
        for name, factor in (("supplier_factor", self.supplier_factor), ("rest_factor", self.rest_factor)):
            if factor:
                self._check_unit(name, inline_factor(factor, "production", None, self.evidence).forms[0].unit)
        if self.quantity is not None:
            self._check_unit("quantity", self.quantity.unit)

    def _check_unit(self, name: str, given: str) -> None:
        if Amount(1.0, given).dimension != Amount(1.0, self.per).dimension:
            raise CarbonError(f"{name} is per {given}, and per is {self.per}. Write all in one dimension.", code="dimension", field=name)

    def method(self, one: Amount, context: Context) -> Method:
        """Return the supplier's own emissions, inputs, their transport, waste, and the rest."""
        times = one.to(self.per)
        factors = [factor for factor in (self.supplier_factor, self.rest_factor) if factor]
        demands = [
            *(own_factor_demand(factor, one, "production", self.evidence) for factor in factors),
            *energy_demands(self.energy, times),
            *material_demands(self.materials, times, context),
            *freight_demands(self.transport, times),
            *waste_demands(self.waste, times, context),
        ]
        return Method(demands, evidence_findings(self.evidence, "what the supplier says"), required=main_stages(demands))
