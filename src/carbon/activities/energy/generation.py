"""Energy that is made: own electricity of sun, wind and water, and combined heat and power."""

from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from carbon.activities.fields.catalogue_words import Blend, FuelName
from carbon.activities.fields.common import Energy, Flag, FuelEnergy, FuelVolume, Mass
from carbon.activities.fields.field_words import Word
from carbon.activities.fields.listed import Listed, completed, words
from carbon.activities.fields.ratios import Celsius, Efficiency, Share
from carbon.activities.fields.reader import about
from carbon.activities.framework.base import Activity
from carbon.activities.framework.demands import Context, Demand, Method
from carbon.activities.methods.combustion import SECTORS, as_generation, fuel_method
from carbon.activities.methods.grid import market_demands
from carbon.activities.methods.home import word_taken
from carbon.activities.methods.parameters import number_taken, parameter
from carbon.activities.methods.products import proxied
from carbon.core.errors import CarbonError, Finding
from carbon.core.quantities import Amount
from carbon.core.sentences import say, term
from carbon.factors.identity import no_emissions

KELVIN = 273.15
_DIVIDED = "efficiency"
"""The way of division where none is given: GHG Protocol, Allocation of GHG Emissions from a CHP Plant (2006), section II."""
_MOST = 1.2
"""Heat and power out per fuel in: more than 1 is possible on a net basis, where flue gas is condensed; more than 1.2 is not."""


class OwnElectricity(Activity):
    """Electricity from sun, wind or water, generated and used by the organisation itself.

    Source: GHG Protocol Scope 2 Guidance (2015), ch. 5 (own generation) and 6.3 (certificates sold: no claim to the power's attributes).

    >>> OwnElectricity(energy="500 MWh", technology="solar", certificates_sold=True).certificates_sold
    True
    """

    kind: Literal["own_electricity"] = "own_electricity"
    amounts: ClassVar = (("energy",),)
    required: ClassVar = ("generation",)
    examples: ClassVar = ("own_electricity 500 MWh --technology solar --certificates-sold --region SE --period 2019",)

    energy: Annotated[Energy | None, about("Electricity generated and used on site [kWh], without what is sold to the grid.")] = None
    technology: Annotated[
        str,
        Word("technology", ("solar", "wind", "hydro")),
        about("What generates it: solar, wind or hydro. Electricity from your own fuel is kind fuel or combined_heat_and_power."),
    ] = "solar"
    certificates_sold: Annotated[
        Flag, about("Whether its certificates of origin were sold. If so, it takes the residual mix in the market-based view.")
    ] = False

    def method(self, one: Amount, context: Context) -> Method:
        """Return no direct emissions by location; by market the same, or the residual mix."""
        why = f"{self.technology} power burns no fuel; the making of its plant is not counted"
        factor = no_emissions("electricity.own", "generation", why)
        own = Demand("electricity.own", "generation", one, basis="location", factor=factor)
        if not self.certificates_sold:
            return Method([own, replace(own, basis="market")])
        message = say("its certificates are sold, so others claim this power; the market-based view uses the residual mix for it.")
        return Method([own, *market_demands(one, None)], [Finding("certificates_sold", "info", message)])


class DirectLine(Activity):
    """Electricity taken straight from a plant of known technology, over a direct line.

    The plant's own factor is used in both views, as long as no certificate of its power is sold. Its upstream includes the making of the
    plant, where the publisher counts it.
    Source: GHG Protocol Scope 2 Guidance (2015), 5.2 and 6.3 (direct line transfers); ADEME, Base Carbone, power by technology.

    >>> DirectLine(energy="2 GWh", technology="hydraulic").technology
    'hydraulic'
    """

    kind: Literal["direct_line"] = "direct_line"
    amounts: ClassVar = (("energy",),)
    required: ClassVar = ("generation",)
    expected: ClassVar = ("wtt",)
    examples: ClassVar = ("direct_line 2 GWh --technology wind_turbine_on_land --region FR --period 2024",)

    energy: Annotated[Energy | None, about("Electricity taken over the line [kWh].")] = None
    technology: Annotated[
        str,
        Listed("electricity.technology", "technology"),
        about("Technology of the plant at the other end of the line, such as photovoltaic or wind_turbine_on_land."),
    ]
    origin: Annotated[
        str | None,
        Listed("electricity.technology", "origin"),
        about("Where photovoltaic panels were made, such as fabrication_europe; needed only if several are published."),
    ] = None

    def method(self, one: Amount, context: Context) -> Method:
        """Return generation in both views, and upstream.

        Raises: CarbonError where a technology has factors of several origins and none is given.
        """
        asked = completed("electricity.technology", words(technology=self.technology, origin=self.origin))
        made = [
            proxied(Demand("electricity.technology", "generation", one, asked, basis=view, chain=view)) for view in ("location", "market")
        ]
        return Method([*made, proxied(Demand("electricity.technology", "wtt", one, asked, chain="location"))])


class CombinedHeatAndPower(Activity):
    """Fuel of a combined heat and power plant, allocated to the heat or the power that is used.

    Share of an output = weight × output ÷ the sum over both. Weights: 1 ÷ efficiency; 1; 1 − T0/T of heat and 1 of power; 1 and 2.
    Bought heat and power are scope 2; all fuel of your own plant is kind fuel in scope 1, whatever it is used for.
    Source: GHG Protocol, Allocation of GHG Emissions from a Combined Heat and Power Plant (2006), sections II and III, appendices I and II;
    Defra/DECC GHG Conversion Factors (2012), Annex 2 (1 to 2 per kWh of heat and electricity).

    >>> plant = {"fuel": "natural_gas", "energy": "100 MWh_net", "heat_output": "50 MWh", "power_output": "30 MWh"}
    >>> round(CombinedHeatAndPower(**plant, output="heat").share_of_output, 4)
    0.4217
    """

    kind: Literal["combined_heat_and_power"] = "combined_heat_and_power"
    amounts: ClassVar = (("volume",), ("mass",), ("energy",))
    bounding: ClassVar = True
    required: ClassVar = ("combustion",)
    expected: ClassVar = ("wtt",)
    examples: ClassVar = (
        "chp 100 MWh_net --fuel natural_gas --heat-output '50 MWh' --power-output '30 MWh' --output heat --region GB --period 2019",
    )

    fuel: Annotated[FuelName, about("Fuel that the plant burns, such as natural_gas.")]
    volume: Annotated[
        FuelVolume | None, about("Volume of fuel that the plant burned in the period [l, m3]; give volume, mass or energy.")
    ] = None
    mass: Annotated[Mass | None, about("Mass of fuel that the plant burned in the period [kg]; give volume, mass or energy.")] = None
    energy: Annotated[
        FuelEnergy | None,
        about("Energy of the fuel that the plant burned in the period [kWh_net, kWh_gross]; give volume, mass or energy."),
    ] = None
    blend: Annotated[Blend | None, about("Blend of the plant's fuel, such as average or mineral.")] = None
    sector: Annotated[
        str | None, Word("sector", SECTORS), about("Sector of the plant, for factors that depend on where the fuel is burned.")
    ] = None
    heat_output: Annotated[Energy, about("Heat that the plant produced in the period [kWh].")]
    power_output: Annotated[Energy, about("Electricity that the plant produced in the period [kWh].")]
    output: Annotated[str, Word("output", ("heat", "power")), about("Which output is being accounted for: heat or power.")]
    taken: Annotated[Share, about("Share of that output which is used here; all of it if not given.")] = 1.0
    method_of_allocation: Annotated[
        str | None,
        Word("method_of_allocation", ("efficiency", "energy", "exergy", "one_third_two_thirds")),
        about(
            "How the fuel is divided between heat and power: efficiency (fuel of separate "
            "production; taken if not given), energy, exergy (ability to do work) or one_third_two_thirds."
        ),
    ] = None
    heat_efficiency: Annotated[
        Efficiency | None, about("Efficiency of separate heat production, for the efficiency method; 80% if not given.")
    ] = None
    power_efficiency: Annotated[
        Efficiency | None, about("Efficiency of separate power production, for the efficiency method; 35% if not given.")
    ] = None
    heat_temperature: Annotated[Celsius | None, about("Temperature of the heat delivered, for the exergy method [°C].")] = None
    ambient_temperature: Annotated[Celsius, about("Temperature of the surroundings, for the exergy method [°C].")] = 25.0

    def model_post_init(self, context: object) -> None:
        """Check that the plant is possible and that the method has its figures."""
        super().model_post_init(context)
        made = self.heat_output.to("kWh") + self.power_output.to("kWh")
        if not made:
            raise CarbonError(say("heat_output and power_output are both 0. Give what the plant made."), code="output_missing")
        if self.energy is not None and made > _MOST * self.energy.value * _kwh(self.energy):
            raise CarbonError(
                say("{made:,.6g} kWh of heat and power is more than {energy} of fuel can give. Check both.", made=made, energy=self.energy),
                code="output_impossible",
            )
        if self.method_of_allocation == "exergy" and (self.heat_temperature is None or self.heat_temperature <= self.ambient_temperature):
            raise CarbonError(say("exergy needs heat_temperature, above that of the surroundings, such as 90."), code="field_missing")

    @property
    def share_of_output(self) -> float:
        """Share of the plant's emissions that belongs to the output."""
        heat, power = self._weights()
        parts = {"heat": self.heat_output.to("kWh") * heat, "power": self.power_output.to("kWh") * power}
        return parts[self.output] / (parts["heat"] + parts["power"])

    def _efficiency(self, output: str) -> tuple[float, list[Finding]]:
        """Efficiency of making an output alone, with the finding that it is the published one."""
        field = f"{output}_efficiency"
        what = say("efficiency of separate production of {output}", output=term(output))
        return number_taken(getattr(self, field), parameter("separate_production", output, "efficiency"), what, field)

    def _told(self) -> list[Finding]:
        """The way of division and the efficiencies that were not given."""
        _, said = word_taken("method_of_allocation", self.method_of_allocation, _DIVIDED, "energy")
        if self.method_of_allocation not in (None, _DIVIDED):
            return said
        return [*said, *self._efficiency("heat")[1], *self._efficiency("power")[1]]

    def _weights(self) -> tuple[float, float]:
        if self.method_of_allocation in (None, _DIVIDED):
            return 1.0 / self._efficiency("heat")[0], 1.0 / self._efficiency("power")[0]
        if self.method_of_allocation == "exergy":
            return 1.0 - (self.ambient_temperature + KELVIN) / ((self.heat_temperature or 0.0) + KELVIN), 1.0
        return (1.0, 1.0) if self.method_of_allocation == "energy" else (1.0, 2.0)

    def method(self, one: Amount, context: Context) -> Method:
        """Return combustion and upstream of the fuel that the output takes."""
        share = self.share_of_output * self.taken
        part = Amount(one.value * share, one.unit)
        name = term(self.method_of_allocation or _DIVIDED)
        step = say(
            "{share_of_output:.6g} of the plant's fuel to {output} ({name} method) × {taken:g} taken = {share:.6g}",
            share_of_output=self.share_of_output,
            output=term(self.output),
            name=name,
            taken=self.taken,
            share=share,
        )
        found = fuel_method(self.fuel, part, self.blend, context, engine=words(sector=self.sector), step=step)
        found = replace(found, findings=[*self._told(), *found.findings])
        return found if self.control in ("owned", "leased_in") else replace(found, demands=as_generation(found.demands))


def _kwh(energy: Amount) -> float:
    """KWh of one unit of a fuel's energy, on whatever heating value."""
    return Amount(1.0, energy.unit).to({"energy": "kWh", "energy_net": "kWh_net", "energy_gross": "kWh_gross"}[energy.dimension])
