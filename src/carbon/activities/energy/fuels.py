"""Combustion of fuels."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from carbon.activities.fields.amounts import FuelEnergy, FuelVolume, Mass
from carbon.activities.fields.common import Control, Text, Word
from carbon.activities.fields.listed import Listed, words
from carbon.activities.fields.ratios import Shares
from carbon.activities.framework.base import Activity
from carbon.activities.framework.demands import Context, Method
from carbon.activities.methods.blends import stated_parts
from carbon.activities.methods.combustion import SECTORS, blend_name, fuel_chain, fuel_method, fuel_name
from carbon.activities.methods.own_properties import CARBON, DENSITY, GROSS, NET, Own, carbon_demand, met, own_properties, used
from carbon.core.errors import CarbonError, Finding
from carbon.core.quantities import Amount, Rate

_KINDS = ("use", "type", "origin", "feedstock", "land_use", "supply", "wood", "moisture", "season", "supplier")
"""Fields that tell sorts of a fuel apart, in its upstream too; each is the qualifier of its name."""
_ENGINES = ("sector", "industry", "gas_zone", "engine", "technology")
"""Fields of where it is burned: they change combustion alone."""


class Fuel(Activity):
    """A fuel burned in a boiler, engine or vehicle.

    Parameters
    ----------
    fuel: its name in the catalogue, as diesel, heating_oil, natural_gas, hvo.
    volume, mass, energy: how much [l, m3, scf], [kg], [kWh_net or kWh_gross]; exactly one.
    blend: which blend, as average, mineral, b7, e10; without it the average at the pump. A blend of a standard is burned as its parts.
    sector: where it is burned, for factors that depend on it.
    industry: who burns it, as cement or petroleum_refining, for carbon factors of a national inventory (GB).
    gas_zone: local distribution zone of natural gas, as north_thames (GB).
    use: of coal, who burns it: industrial, electricity_generation, domestic, commercial; of others vehicle, off_road.
    type, origin, feedstock, land_use: which sort, as residual of processed_fuel_oil, used_cooking_oil of biodiesel.
    supply, wood, moisture, season, supplier: which sort, as europe of natural_gas, hardwood of black_liquor, winter of e85.
    engine, technology: what burns it, as two_stroke of petrol.
    density: own density [kg/l, kg/m3].
    net_calorific_value, gross_calorific_value: own heating values [MJ/kg, kWh/m3].
    carbon_content: own carbon, all of it oxidised [kg/kg, kg/GJ_net]; it takes the place of the published CO2.

    Source: IPCC 2006 Guidelines vol. 2, eq. 2.1 (fuel × factor on one heating-value basis).

    >>> Fuel(fuel="diesel", volume="40 L").volume
    Amount(value=40.0, unit='l')
    """

    kind: Literal["fuel"] = "fuel"
    amounts: ClassVar = (("volume",), ("mass",), ("energy",))
    required: ClassVar = ("combustion",)
    expected: ClassVar = ("wtt",)
    derived: ClassVar = ("property_evidence",)
    keeps_unit: ClassVar = True
    examples: ClassVar = (
        "fuel 40 l --fuel diesel --region GB --period 2019",
        "fuel 1000 l --fuel diesel --density '0.82 kg/l' --net-calorific-value '43 MJ/kg' --region DE --period 2022",
        "diesel 40 L",
    )

    fuel: Text
    volume: FuelVolume | None = None
    mass: Mass | None = None
    energy: FuelEnergy | None = None
    blend: Text | None = None
    sector: Annotated[str, Word("sector", SECTORS)] | None = None
    industry: Annotated[str, Listed("fuel", "industry")] | None = None
    gas_zone: Annotated[str, Listed("fuel", "gas_zone")] | None = None
    use: Annotated[str, Listed("fuel", "use")] | None = None
    type: Annotated[str, Listed("fuel", "type")] | None = None
    origin: Annotated[str, Listed("fuel", "origin")] | None = None
    feedstock: Annotated[str, Listed("fuel", "feedstock")] | None = None
    land_use: Annotated[str, Listed("fuel", "land_use")] | None = None
    supply: Annotated[str, Listed("fuel", "supply")] | None = None
    wood: Annotated[str, Listed("fuel", "wood")] | None = None
    moisture: Annotated[str, Listed("fuel", "moisture")] | None = None
    season: Annotated[str, Listed("fuel", "season")] | None = None
    supplier: Annotated[str, Listed("fuel", "supplier", open=True)] | None = None
    engine: Annotated[str, Listed("fuel", "engine")] | None = None
    technology: Annotated[str, Listed("fuel", "technology")] | None = None
    density: Annotated[Rate, DENSITY] | None = None
    net_calorific_value: Annotated[Rate, NET] | None = None
    gross_calorific_value: Annotated[Rate, GROSS] | None = None
    carbon_content: Annotated[Rate, CARBON] | None = None
    control: Control = "owned"

    @property
    def property_evidence(self) -> str | None:
        """What own properties rest on: a part of the question where there are any."""
        return self.evidence if self._own(None) else None

    @property
    def idle(self) -> frozenset[str]:
        """The evidence of own properties, where there are none."""
        return frozenset() if self._own(None) else frozenset({"property_evidence"})

    def _own(self, evidence: str | None) -> Own | None:
        names = ("density", "net_calorific_value", "gross_calorific_value", "carbon_content")
        return own_properties({name: getattr(self, name) for name in names}, evidence)

    def method(self, one: Amount, context: Context) -> Method:
        """Return combustion and upstream of the fuel, of each part of a stated blend."""
        sort, engine = (words(**{name: getattr(self, name) for name in names}) for names in (_KINDS, _ENGINES))
        own = self._own(self.evidence)
        if own is None:
            return fuel_method(self.fuel, one, self.blend, context, sort=sort, engine=engine)
        return self._by_own(own, one, context, sort, engine)

    def _by_own(self, own: Own, one: Amount, context: Context, sort: Mapping[str, str], engine: Mapping[str, str]) -> Method:
        """The user's own properties come first; a blend has them as a whole."""
        if stated_parts(fuel_name(self.fuel), blend_name(self.blend), context):
            message = f"own properties are those of one fuel, and {self.blend} is burned as its parts. Leave out blend or the properties."
            raise CarbonError(message, code="fields_contradict", field="blend")
        amount, step = met(one, own)
        chain = fuel_chain(self.fuel, amount, self.blend, sort=sort, engine=engine, step=step)
        findings = [used(one, own, amount)]
        if own.carbon:
            chain[0] = carbon_demand(amount, own, biogenic=_is_biogenic(chain[0].key, context), step=step)
            text = "CO2 is by carbon_content; CH4 and N2O of combustion are not in it."
            findings.append(Finding("gases_missing", "info", text))
        return Method(chain, findings)


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
        engine = words(sector=self.sector)
        chains = [fuel_chain(fuel, part, _unmixed(fuel), engine=engine, step=f"{share:.6g} {fuel}") for fuel, share, part in parts]
        return Method([demand for chain in chains for demand in chain])


_FOSSIL_PART = {"diesel": "mineral", "petrol": "mineral"}
"""Fuels whose average at the pump holds biofuel already: the fossil part of a blend is the fuel without it."""


def _unmixed(fuel: str) -> str | None:
    return _FOSSIL_PART.get(fuel.strip().casefold())


def _is_biogenic(key: str, context: Context) -> bool:
    """Whether the carbon of a fuel is biogenic: its factors give biogenic CO2 and no other."""
    found = context.catalogue.by_key(key) if context.catalogue else []
    factors = [factor for _, factor in found if factor.stages == ("combustion",)]
    gases = {gas for factor in factors for form in factor.forms for gas, mass in form.gases.items() if mass}
    return "co2_biogenic" in gases and "co2" not in gases
