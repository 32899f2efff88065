"""Use of sold products: energy over their life, fuels sold, and gases they hold."""

from typing import Annotated, ClassVar, Literal

from carbon.activities.fields.catalogue_words import Blend, FuelName
from carbon.activities.fields.common import AmountOf, Control, Duration, FuelEnergy, FuelVolume, Mass, Purpose, Text
from carbon.activities.fields.field_words import Word
from carbon.activities.fields.ratios import Share
from carbon.activities.fields.reader import about
from carbon.activities.fields.recipes import EnergyRecipe, GasRecipe
from carbon.activities.framework.base import Activity
from carbon.activities.framework.demands import Context, Method
from carbon.activities.methods.combustion import fuel_method
from carbon.activities.methods.own_factors import TakesFactor, evidence_findings, own_factor_demand
from carbon.activities.methods.recipes import energy_demands, gas_demands, main_stages
from carbon.activities.methods.release import GasOrBlend, released
from carbon.core.errors import CarbonError, Finding
from carbon.core.quantities import Amount
from carbon.core.sentences import say

Sold = Annotated[Amount, AmountOf(("pieces",), "piece", ("device", "cylinder", "inhaler"))]
Uses = Annotated[Amount, AmountOf(("uses",), "use")]


class ProductUse(TakesFactor):
    """Use of sold products over their whole life.

    The whole life is booked in the year of sale, in the region where the products are used.
    Source: Scope 3 Technical Guidance (2013), formulas 11.1, 11.4 and 11.5, boxes 11.1 and 11.2.

    >>> ProductUse(sold=11500, uses=1000, energy="electricity=1.3 kWh").control
    'sold'
    """

    kind: Literal["product_use"] = "product_use"
    amounts: ClassVar = (("uses", "sold"), ("lifetime", "sold"))
    products: ClassVar = {("uses", "sold"): ("use", "piece", "use"), ("lifetime", "sold"): ("a", "piece", "a")}
    positionals: ClassVar = ("sold",)
    derived: ClassVar = ("factor_evidence",)
    cites: ClassVar = ("factor",)
    examples: ClassVar = ("product_use 11500 --uses 1000 --energy 'electricity=1.3 kWh' --region GB --period 2024",)

    sold: Annotated[Sold | None, about("Number of products sold in the period [piece].")] = None
    uses: Annotated[Uses | None, about("Uses of each product over its life [use]; energy, gases and factor are then per use.")] = None
    lifetime: Annotated[
        Duration | None, about("Years that each product is used, instead of uses [a]; energy, gases and factor are then per year.")
    ] = None
    energy: Annotated[EnergyRecipe, about("Energy per use or year, such as 'electricity=1.3 kWh; petrol=0.06 l'.")] = ()
    gases: Annotated[GasRecipe, about("Leakage per use or year, such as 'hfc_134a=5 g'.")] = ()
    factor: Annotated[
        Text | None, about("Emissions per use or year, instead of energy and gases, such as 0.3 kg CO2e/use or 12 kg CO2e/year.")
    ] = None
    share: Annotated[
        Share,
        about("Share of the uses that this scenario describes, or share of the final product that is yours (for an intermediate product)."),
    ] = 1.0
    phase: Annotated[
        str,
        Word("phase", ("direct", "indirect")),
        about("direct (the product itself takes energy: required) or indirect (such as washing clothes: optional)."),
    ] = "direct"
    control: Control = "sold"
    purpose: Purpose = "product_use"

    def model_post_init(self, context: object) -> None:
        """Check that the life is given once, and what a use takes."""
        if self.uses is not None and self.lifetime is not None:
            message = say("uses and lifetime are both given. Write uses with energy per use, or lifetime with energy per year.")
            raise CarbonError(message, code="amount_twice", field="lifetime")
        super().model_post_init(context)
        if bool(self.energy or self.gases) == bool(self.factor):
            message = say("product_use needs either energy per use, such as 'electricity=1.3 kWh', or factor, such as '0.3 kg CO2e/use'.")
            raise CarbonError(message, code="fields_contradict" if self.factor else "field_missing", field="energy")
        if self.factor:
            own_factor_demand(self.factor, self.one(), "use", self.evidence)

    def method(self, one: Amount, context: Context) -> Method:
        """Return energy and gases of one use or year."""
        findings = [_INDIRECT] if self.phase == "indirect" else []
        steps = [say("{one} × {share:g} share", one=one, share=self.share)] if self.share != 1 else []
        if self.factor:
            ours = Amount(one.value * self.share, one.unit)
            demand = own_factor_demand(self.factor, ours, "use", self.evidence)
            return Method([demand], [*findings, *evidence_findings(self.evidence, say("the factor per use"))], steps)
        times = one.to("a" if one.dimension == "duration" else "use") * self.share
        demands = [*energy_demands(self.energy, times), *gas_demands(self.gases, times)]
        return Method(demands, findings, steps, required=main_stages(demands))


_INDIRECT = Finding("indirect_use", "info", say("indirect use is optional in category 11. Say in the report that it is included."))


class SoldFuel(Activity):
    """Fuels and feedstocks sold: what their users burn, without upstream.

    Upstream emissions are already in the seller's own scope 1, 2 and 3.
    Source: Scope 3 Technical Guidance (2013), formula 11.2.

    >>> SoldFuel(fuel="diesel", volume="1000 m3").control
    'sold'
    """

    kind: Literal["sold_fuel"] = "sold_fuel"
    amounts: ClassVar = (("volume",), ("mass",), ("energy",))
    required: ClassVar = ("combustion",)
    examples: ClassVar = ("sold_fuel 1000 m3 --fuel diesel --region GB --period 2024",)

    fuel: Annotated[FuelName, about("Name of the fuel sold, such as diesel or natural_gas.")]
    volume: Annotated[FuelVolume | None, about("Volume of fuel sold [l, m3]; give volume, mass or energy.")] = None
    mass: Annotated[Mass | None, about("Mass of fuel sold [kg]; give volume, mass or energy.")] = None
    energy: Annotated[FuelEnergy | None, about("Energy of the fuel sold [kWh_net, kWh_gross]; give volume, mass or energy.")] = None
    blend: Annotated[Blend | None, about("Blend of the fuel sold, such as b7 or e10.")] = None
    burned: Annotated[Share, about("Share of the fuel sold that is burned; plastics feedstock, for example, is not.")] = 1.0
    control: Control = "sold"
    purpose: Purpose = "product_use"

    def method(self, one: Amount, context: Context) -> Method:
        """Return the combustion of what is burned."""
        burned = Amount(one.value * self.burned, one.unit)
        step = say("{one} × {burned:g} burned", one=one, burned=self.burned) if self.burned != 1 else ""
        found = fuel_method(self.fuel, burned, self.blend, context, step=step)
        return Method([demand for demand in found.demands if demand.stage == "combustion"], found.findings)


class SoldGas(Activity):
    """Products that contain a greenhouse gas, or form it in use: refrigeration, fire extinguishers, aerosols.

    Source: Scope 3 Technical Guidance (2013), formula 11.3 (100% where the share is unknown).

    >>> SoldGas(charge="150 g", sold=1000, gas="hfc_134a").gas
    'hfc_134a'
    """

    kind: Literal["sold_gas"] = "sold_gas"
    amounts: ClassVar = (("charge", "sold"),)
    products: ClassVar = {("charge", "sold"): ("kg", "piece", "kg")}
    positionals: ClassVar = ("sold",)
    required: ClassVar = ("release",)
    examples: ClassVar = ("sold_gas 1000 --charge '150 g' --gas R-410A --released '80%'",)

    charge: Annotated[Mass | None, about("Mass of the gas in one product [kg].")] = None
    sold: Annotated[Sold | None, about("Number of products with the gas sold in the period [piece].")] = None
    gas: Annotated[
        GasOrBlend, about("Gas or blend in the products, such as hfc_134a, sf6 or R-410A. A blend is split into its components.")
    ]
    released: Annotated[Share | None, about("Share of the gas that is released over the life of the product; all of it if not given.")] = (
        None
    )
    control: Control = "sold"
    purpose: Purpose = "product_use"

    def method(self, one: Amount, context: Context) -> Method:
        """Return the gas that escapes."""
        share = 1.0 if self.released is None else self.released
        message = say("no released share given; all of the charge is assumed to be released. Write released=, such as '80%'.")
        findings = [Finding("release_assumed", "info", message)] if self.released is None else []
        return released(self.gas, one.to("kg") * share, [say("{one} × {share:g} released", one=one, share=share)], findings)
