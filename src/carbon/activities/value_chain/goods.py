"""Purchased goods: materials by mass, a supplier's own factor, and the hybrid of both."""

from typing import Annotated, ClassVar, Literal

from carbon.activities.fields.catalogue_words import EverydayWord
from carbon.activities.fields.common import AmountOf, GoodsAmount, Purpose, Quantity, Text
from carbon.activities.fields.field_words import Word
from carbon.activities.fields.listed import Listed, words
from carbon.activities.fields.rates import RateOf
from carbon.activities.fields.reader import about
from carbon.activities.fields.recipes import EnergyRecipe, FreightRecipe, MaterialRecipe, WasteRecipe
from carbon.activities.framework.base import Activity
from carbon.activities.framework.demands import Context, Method
from carbon.activities.methods.own_factors import TakesFactor, check_counted, evidence_findings, own_factor_demand
from carbon.activities.methods.recipes import energy_demands, freight_demands, main_stages, material_demand, material_demands, waste_demands
from carbon.core.errors import CarbonError, Finding
from carbon.core.gases import gwp
from carbon.core.quantities import Amount, Rate
from carbon.core.sentences import say
from carbon.factors.identity import inline_factor

BOUNDARIES = ("cradle_to_gate", "cradle_to_grave", "gate_to_gate")


class Material(Activity):
    """A material bought, by mass or by the unit of its factor: average-data method.

    Recycled content is included in the factor of the material that contains it (recycled content method); nothing is credited.
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

    mass: Annotated[Amount | None, AmountOf(("mass",)), about("Mass of the material [kg].")] = None
    volume: Annotated[Amount | None, AmountOf(("volume",)), about("Volume of the material, with density, instead of a mass [m3].")] = None
    pieces: Annotated[
        Amount | None,
        AmountOf(("pieces",), counts=("device",)),
        about("Number of pieces made of the material, where a factor is per piece [piece]."),
    ] = None
    area: Annotated[Amount | None, AmountOf(("area",)), about("Area of what is made of the material, where a factor is per m2 [m2].")] = (
        None
    )
    length: Annotated[
        Amount | None, AmountOf(("distance",)), about("Length of what is made of the material, where a factor is per m [m].")
    ] = None
    material: Annotated[
        str,
        EverydayWord("material", "material"),
        about("Name of the material, or an everyday word, such as concrete, glass, paper or recycled aluminium."),
    ]
    origin: Annotated[
        str | None,
        EverydayWord("material", "origin", main=False),
        about(
            "Origin of the material: primary_material_production (virgin), "
            "closed_loop_source (recycled), open_loop_source or re_used; primary if not "
            "given."
        ),
    ] = None
    density: Annotated[
        Rate | None, RateOf(("mass",), "volume"), about("Density of the material, for a volume, from the product's data sheet [kg/m3].")
    ] = None
    boundary: Annotated[
        str | None, Listed("material", "boundary"), about("System boundary, where factors of one material differ by it.")
    ] = None
    route: Annotated[str | None, Listed("material", "route"), about("Production route, where factors of one material differ by it.")] = None
    step: Annotated[str | None, Listed("material", "step"), about("Production step, where factors of one material differ by it.")] = None
    purpose: Purpose = "goods"

    def model_post_init(self, context: object) -> None:
        """Check that a volume has its density, and that nothing else has."""
        super().model_post_init(context)
        if (self.volume is None) != (self.density is None):
            message = say(
                "a volume of {material} needs its density, such as density='2400 kg/m3' of the data sheet. Or give its mass.",
                material=self.material,
            )
            spare = say("density is that of a volume. Give volume, or leave density out.")
            raise CarbonError(message if self.density is None else spare, code="field_missing", field="density")

    def method(self, one: Amount, context: Context) -> Method:
        """Return the production of the material."""
        asked = words(material=self.material, origin=self.origin, boundary=self.boundary, route=self.route, step=self.step)
        if self.density is None:
            return Method([material_demand(asked, one, context)])
        mass = Amount(one.to(self.density.per) * self.density.value, self.density.unit)
        return Method(
            [material_demand(asked, mass, context, step=say("{one} × {density} = {mass}", one=one, density=self.density, mass=mass))]
        )


class SupplierProduct(TakesFactor):
    """A product bought, from the supplier's own cradle-to-gate factor: supplier-specific method.

    Source: Scope 3 Technical Guidance (2013), formula 1.1.

    >>> SupplierProduct(quantity="200 t", factor="0.15 kg CO2e/kg", evidence="EPD 2023").boundary
    'cradle_to_gate'
    """

    kind: Literal["supplier_product"] = "supplier_product"
    amounts: ClassVar = (("quantity",),)
    required: ClassVar = ("production",)
    derived: ClassVar = ("factor_evidence",)
    examples: ClassVar = ("supplier_product 200 t --factor '0.15 kg CO2e/kg' --evidence 'EPD 2023'",)

    quantity: Annotated[Quantity | None, about("How much is bought, in the unit of the supplier's factor.")] = None
    factor: Annotated[Text, about("Factor of the supplier for one gas or several, such as 0.15 kg CO2e/kg.")]
    factor_gwp_set: Annotated[Text | None, about("GWP set that the supplier's CO2e factor was calculated with, such as ar5_100.")] = None
    boundary: Annotated[str, Word("boundary", BOUNDARIES), about("What the supplier's factor covers.")] = "cradle_to_gate"
    product: Annotated[Text | None, about("What the product is.")] = None
    purpose: Purpose = "goods"

    def model_post_init(self, context: object) -> None:
        """Check factor, GWP set and unit."""
        super().model_post_init(context)
        if self.factor_gwp_set:
            gwp(self.factor_gwp_set)
        if self.quantity is not None:
            own_factor_demand(self.factor, self.quantity, "production", self.evidence, self.factor_gwp_set)

    def method(self, one: Amount, context: Context) -> Method:
        """Return the production by the supplier's factor."""
        demand = own_factor_demand(self.factor, one, "production", self.evidence, self.factor_gwp_set)
        return Method([demand], [*evidence_findings(self.evidence, say("the supplier's factor")), *_boundary_findings(self.boundary)])


def _boundary_findings(boundary: str) -> list[Finding]:
    if boundary == "cradle_to_grave":
        message = say("the factor is cradle to grave: its use and end of life are in categories 11 and 12 as well. Ask for cradle to gate.")
        return [Finding("boundary_wider", "warning", message)]
    if boundary == "gate_to_gate":
        message = say("the factor is gate to gate: what the supplier bought is left out. Use hybrid_product to add it.")
        return [Finding("boundary_narrower", "warning", message)]
    return []


class HybridProduct(Activity):
    """A product bought, from the supplier's data and secondary data for the rest: hybrid method.

    Transport from the supplier to you is category 4 and has rows of its own.
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

    quantity: Annotated[GoodsAmount | None, about("How much is bought [kg, piece …]; the other fields are per one unit of per.")] = None
    per: Annotated[Text, about("Unit that the other fields are given per, such as piece, kg or t.")]
    supplier_factor: Annotated[Text | None, about("The supplier's own scope 1 and 2 for this product, such as 0.25 kg CO2e/piece.")] = None
    energy: Annotated[
        EnergyRecipe,
        about("Energy that the supplier uses, instead of supplier_factor, such as 'electricity=0.42 kWh; natural_gas=0.21 kWh_net'."),
    ] = ()
    materials: Annotated[MaterialRecipe, about("Materials that go into the product, such as 'cotton=0.4 kg; polymer=0.2 kg'.")] = ()
    transport: Annotated[FreightRecipe, about("Transport of the materials to the supplier, such as 'road=0.5 tkm'.")] = ()
    waste: Annotated[WasteRecipe, about("Waste of the supplier, such as 'plastics/landfill=0.01 kg'.")] = ()
    rest_factor: Annotated[
        Text | None,
        about("All other upstream emissions from a database, without the supplier's own scope 1, 2 and waste, such as 5.6 kg CO2e/piece."),
    ] = None
    purpose: Purpose = "goods"

    def model_post_init(self, context: object) -> None:
        """Check that there is something to sum, that nothing is counted twice, and that all is per the same unit."""
        super().model_post_init(context)
        if not (self.supplier_factor or self.energy or self.materials or self.transport or self.waste or self.rest_factor):
            raise CarbonError(
                say("hybrid_product has nothing to add up. Give supplier_factor, materials or another part."), code="field_missing"
            )
        if self.rest_factor and self.materials:
            message = say("materials and rest_factor both cover the supplier's upstream. Write one of them.")
            raise CarbonError(message, code="fields_contradict", field="rest_factor")
        if self.supplier_factor and self.energy:
            message = say("supplier_factor and energy both cover the supplier's own emissions. Write one of them.")
            raise CarbonError(message, code="fields_contradict", field="energy")
        for name, factor in (("supplier_factor", self.supplier_factor), ("rest_factor", self.rest_factor)):
            if factor:
                self._check_unit(name, inline_factor(factor, "production", None, self.evidence).forms[0].unit)
        if self.quantity is not None:
            self._check_unit("quantity", self.quantity.unit)

    def _check_unit(self, name: str, given: str) -> None:
        if Amount(1.0, given).dimension != Amount(1.0, self.per).dimension:
            raise CarbonError(
                say("{name} is per {given}, and per is {per}. Write all in one dimension.", name=name, given=given, per=self.per),
                code="dimension",
                field=name,
            )
        check_counted(given, self.per)

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
        return Method(demands, evidence_findings(self.evidence, say("what the supplier says")), required=main_stages(demands))
