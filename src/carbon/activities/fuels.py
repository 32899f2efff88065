"""Combustion of fuels."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from carbon.activities.base import Activity, Context, Demand, Method
from carbon.activities.fields import Control, FuelEnergy, FuelVolume, Mass, Text, Word
from carbon.activities.ratios import Shares
from carbon.core.quantities import Amount

SECTORS = (
    "energy_industries",
    "manufacturing",
    "commercial",
    "residential",
    "road",
    "off_road",
    "rail",
    "navigation",
    "aviation",
)


class Fuel(Activity):
    """A fuel burned in a boiler, engine or vehicle.

    Parameters
    ----------
    fuel: its name in the catalogue, as diesel, heating_oil, natural_gas, hvo.
    volume, mass, energy: how much [l], [kg], [kWh_net or kWh_gross]; exactly one.
    blend: which blend, as average, mineral, b7; without it the average at the pump.
    sector: where it is burned, for factors that depend on it.

    Source: IPCC 2006 Guidelines vol. 2, eq. 2.1 (fuel × factor on one heating-value basis).

    >>> Fuel(fuel="diesel", volume="40 L").volume
    Amount(value=40.0, unit='l')
    """

    kind: Literal["fuel"] = "fuel"
    amounts: ClassVar = (("volume",), ("mass",), ("energy",))
    required: ClassVar = ("combustion",)
    expected: ClassVar = ("wtt",)
    examples: ClassVar = ("fuel 40 l --fuel diesel --region GB --period 2019", "diesel 40 L")

    fuel: Text
    volume: FuelVolume | None = None
    mass: Mass | None = None
    energy: FuelEnergy | None = None
    blend: Text | None = None
    sector: Annotated[str, Word("sector", SECTORS)] | None = None
    control: Control = "owned"

    def method(self, one: Amount, context: Context) -> Method:
        """Return combustion and upstream of the fuel."""
        return Method(fuel_chain(self.fuel, one, self.blend, sector=self.sector))


class FuelBlend(Activity):
    """A mix of fuels burned together, each by its share: blends of the pump, co-firing, waste of fossil and biomass parts.

    Parameters
    ----------
    shares: fuels and their shares, as 'diesel=0.93; biodiesel=0.07'; of the volume, mass or energy that is given; they sum to 1.
    volume, mass, energy: how much of the mix [l], [kg], [kWh_net or kWh_gross]; exactly one.
    sector: where it is burned, for factors that depend on it.

    CO2 of the biomass parts is biogenic and stands beside the scopes; their CH4 and N2O are inside.
    Source: GHG Protocol Corporate Standard ch. 9; IPCC 2006 Guidelines vol. 2, section 2.3.3.4 (fossil and biomass parts apart).

    >>> FuelBlend(shares="diesel=93 %; biodiesel=7 %", volume="1000 l").shares
    (('diesel', 0.93), ('biodiesel', 0.07))
    """

    kind: Literal["fuel_blend"] = "fuel_blend"
    amounts: ClassVar = (("volume",), ("mass",), ("energy",))
    required: ClassVar = ("combustion",)
    expected: ClassVar = ("wtt",)
    examples: ClassVar = ("fuel_blend 1000 l --shares 'diesel=0.93; biodiesel=0.07' --region GB --period 2019",)

    shares: Shares
    volume: FuelVolume | None = None
    mass: Mass | None = None
    energy: FuelEnergy | None = None
    sector: Annotated[str, Word("sector", SECTORS)] | None = None
    control: Control = "owned"

    def method(self, one: Amount, context: Context) -> Method:
        """Return combustion and upstream of each fuel."""
        parts = [(fuel, share, Amount(one.value * share, one.unit)) for fuel, share in self.shares if share]
        chains = [fuel_chain(fuel, part, _unmixed(fuel), sector=self.sector, step=f"{share:.6g} {fuel}") for fuel, share, part in parts]
        return Method([demand for chain in chains for demand in chain])


_FOSSIL_PART = {"diesel": "mineral", "petrol": "mineral"}
"""Fuels whose average at the pump holds biofuel already: the fossil part of a blend is the fuel without it."""


def _unmixed(fuel: str) -> str | None:
    return _FOSSIL_PART.get(fuel.strip().casefold())


def fuel_chain(fuel: str, amount: Amount, blend: str | None = None, *, sector: str | None = None, step: str = "") -> list[Demand]:
    """Return the demands of burning a fuel: combustion and well-to-tank.

    Parameters: fuel; amount of it per unit of the activity; blend; sector; step in words.
    """
    words = {name: value for name, value in (("blend", blend), ("sector", sector)) if value}
    key = f"fuel.{fuel.strip().casefold().replace(' ', '_')}"
    upstream = {name: value for name, value in words.items() if name != "sector"}
    return [Demand(key, "combustion", amount, words, step=step), Demand(key, "wtt", amount, upstream, step=step)]
