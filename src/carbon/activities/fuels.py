"""Combustion of fuels."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from carbon.activities.base import Activity, Context, Demand, Method
from carbon.activities.fields import Control, FuelEnergy, FuelVolume, Mass, Text, Word
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


def fuel_chain(fuel: str, amount: Amount, blend: str | None = None, *, sector: str | None = None, step: str = "") -> list[Demand]:
    """Return the demands of burning a fuel: combustion and well-to-tank.

    Parameters: fuel; amount of it per unit of the activity; blend; sector; step in words.
    """
    words = {name: value for name, value in (("blend", blend), ("sector", sector)) if value}
    key = f"fuel.{fuel.strip().casefold().replace(' ', '_')}"
    upstream = {name: value for name, value in words.items() if name != "sector"}
    return [Demand(key, "combustion", amount, words, step=step), Demand(key, "wtt", amount, upstream, step=step)]
