"""Fuels that are burned."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from carbon.activities.fields.catalogue_words import Blend, FuelName
from carbon.activities.fields.common import Control, FuelEnergy, FuelVolume, Mass
from carbon.activities.fields.field_words import Word
from carbon.activities.fields.listed import Listed
from carbon.activities.fields.reader import about
from carbon.activities.fields.words import ask_meaning, fuel_of
from carbon.activities.framework.base import Activity
from carbon.activities.framework.demands import Context, Method
from carbon.activities.methods.blends import stated_parts
from carbon.activities.methods.combustion import SECTORS, blend_name, fuel_chain, fuel_method
from carbon.activities.methods.own_properties import CARBON, DENSITY, GROSS, NET, PROPERTIES, Own, carbon_demand, met, own_properties, used
from carbon.core.errors import CarbonError, Finding
from carbon.core.quantities import Amount, Rate
from carbon.core.sentences import say

_KINDS = ("use", "type", "origin", "feedstock", "land_use", "supply", "wood", "moisture", "season", "supplier")
"""Fields that tell sorts of a fuel apart, in its upstream too; each is the qualifier of its name."""
_ENGINES = ("sector", "industry", "gas_zone", "engine", "technology")
"""Fields of where it is burned: they change combustion alone."""


class Fuel(Activity):
    """A fuel burned in a boiler, engine or vehicle.

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

    fuel: Annotated[FuelName, about("Name of the fuel, such as diesel, heating_oil, natural_gas or hvo.")]
    volume: Annotated[FuelVolume | None, about("Volume burned [l, m3, scf]; give volume, mass or energy.")] = None
    mass: Annotated[Mass | None, about("Mass burned [kg]; give volume, mass or energy.")] = None
    energy: Annotated[
        FuelEnergy | None, about("Energy burned, such as net or gross heating value [kWh_net, kWh_gross]; give volume, mass or energy.")
    ] = None
    blend: Annotated[
        Blend | None,
        about(
            "Blend of the fuel, such as average, mineral, b7 or e10; the average at the pump if "
            "not given. A blend defined by a standard is calculated as its parts."
        ),
    ] = None
    sector: Annotated[
        str | None, Word("sector", SECTORS), about("Where the fuel is burned, for factors that depend on it, such as road or residential.")
    ] = None
    industry: Annotated[
        str | None,
        Listed("fuel", "industry"),
        about("Industry that burns the fuel, such as cement or petroleum_refining, for the carbon factors of the UK inventory."),
    ] = None
    gas_zone: Annotated[
        str | None, Listed("fuel", "gas_zone"), about("Local distribution zone of natural gas in the UK, such as north_thames.")
    ] = None
    use: Annotated[
        str | None,
        Listed("fuel", "use"),
        about("Who burns it: for coal industrial, electricity_generation, domestic or commercial; for other fuels vehicle or off_road."),
    ] = None
    type: Annotated[str | None, Listed("fuel", "type"), about("Grade of the fuel, such as residual for processed_fuel_oil.")] = None
    origin: Annotated[
        str | None, Listed("fuel", "origin"), about("Raw material of a biofuel, such as used_cooking_oil or tallow for biodiesel.")
    ] = None
    feedstock: Annotated[
        str | None, Listed("fuel", "feedstock"), about("Crop, oil or waste that a biofuel is made from, such as rapeseed_oil.")
    ] = None
    land_use: Annotated[
        str | None,
        Listed("fuel", "land_use"),
        about("Scenario of land-use change in a biofuel's factor, in France, such as sans_changement_d_affectation_des_sols (without)."),
    ] = None
    supply: Annotated[str | None, Listed("fuel", "supply"), about("Where the fuel is supplied from, such as europe for natural_gas.")] = (
        None
    )
    wood: Annotated[str | None, Listed("fuel", "wood"), about("Type of wood, such as hardwood for black_liquor.")] = None
    moisture: Annotated[str | None, Listed("fuel", "moisture"), about("Moisture of a solid biofuel, such as dry_25_humidity.")] = None
    season: Annotated[str | None, Listed("fuel", "season"), about("Season that the fuel is blended for, such as winter for e85.")] = None
    supplier: Annotated[
        str | None, Listed("fuel", "supplier", open=True), about("Supplier with a published factor of its own, such as preem.")
    ] = None
    engine: Annotated[str | None, Listed("fuel", "engine"), about("Engine that burns the fuel, such as two_stroke for petrol.")] = None
    technology: Annotated[
        str | None,
        Listed("fuel", "technology"),
        about("Vehicle or exhaust treatment, for factors that depend on it, such as oxidation_catalyst."),
    ] = None
    density: Annotated[Rate | None, DENSITY, about("Your own density of the fuel, from a certificate or laboratory [kg/l, kg/m3].")] = None
    net_calorific_value: Annotated[Rate | None, NET, about("Your own net (lower) heating value of the fuel [MJ/kg, kWh/m3].")] = None
    gross_calorific_value: Annotated[Rate | None, GROSS, about("Your own gross (higher) heating value of the fuel [MJ/kg, kWh/m3].")] = None
    carbon_content: Annotated[
        Rate | None,
        CARBON,
        about("Your own carbon content of the fuel, all of it assumed to oxidise [kg/kg, kg/GJ_net]. It replaces the published CO2."),
    ] = None
    control: Control = "owned"

    @property
    def property_evidence(self) -> str | None:
        """What own properties rest on: a part of the question where there are any."""
        return self.evidence if self._own(None) else None

    @property
    def idle(self) -> frozenset[str]:
        """The evidence of own properties, where there are none."""
        return frozenset() if self._own(None) else frozenset({"property_evidence"})

    @property
    def asks_as_given(self) -> bool:
        """Whether the fuel is neither shared among the parts of a blend nor converted by own properties."""
        return self._own(None) is None and fuel_of(self.fuel, blend_name(self.blend))[1] is None

    def _own(self, evidence: str | None) -> Own | None:
        given = {name: rate for name in PROPERTIES if (rate := getattr(self, name))}
        return own_properties(given, evidence) if given else None

    def method(self, one: Amount, context: Context) -> Method:
        """Return combustion and upstream of the fuel, of each part of a stated blend."""
        sort, engine = ({name: word for name in names if (word := getattr(self, name))} for names in (_KINDS, _ENGINES))
        own = self._own(self.evidence)
        if own is None:
            return fuel_method(self.fuel, one, self.blend, context, sort=sort, engine=engine)
        return self._by_own(own, one, context, sort, engine)

    def _by_own(self, own: Own, one: Amount, context: Context, sort: Mapping[str, str], engine: Mapping[str, str]) -> Method:
        """The user's own properties come first; a blend has them as a whole."""
        ask_meaning("fuel", self.fuel, context.region)
        name, blend = fuel_of(self.fuel, blend_name(self.blend))
        if stated_parts(name, blend, context):
            message = say(
                "own properties describe one fuel, but {blend} is calculated as its parts. Leave out blend or the properties.",
                blend=self.blend or blend,
            )
            raise CarbonError(message, code="fields_contradict", field="blend")
        amount, step = met(one, own)
        chain = fuel_chain(self.fuel, amount, blend, sort=sort, engine=engine, step=step)
        findings = [used(one, own, amount)]
        if own.carbon:
            chain[0] = carbon_demand(amount, own, biogenic=_is_biogenic(chain[0].key, context), step=step)
            text = say("CO2 is calculated from carbon_content; CH4 and N2O of combustion are not included.")
            findings += [Finding("gases_missing", "info", text), *_carbon_assumed(self.fuel, chain[1].key, context)]
        return Method(chain, findings)


def _carbon_assumed(fuel: str, key: str, context: Context) -> list[Finding]:
    """What is said of the carbon of a fuel that no factor is of: it may be of plants."""
    if context.catalogue is None or context.catalogue.by_key(key):
        return []
    message = say(
        "nothing says whether the carbon of {fuel} is fossil or of plants; it is counted as fossil. Of plants, write a fuel that is, such "
        "as wood_chips, biodiesel or bioethanol.",
        fuel=fuel,
    )
    return [Finding("carbon_assumed", "warning", message, column="fuel")]


def _is_biogenic(key: str, context: Context) -> bool:
    """Whether the carbon of a fuel is biogenic: its factors give biogenic CO2 and no other."""
    found = context.catalogue.by_key(key) if context.catalogue else []
    factors = [factor for _, factor in found if factor.stages == ("combustion",)]
    gases = {gas for factor in factors for form in factor.forms for gas, mass in form.gases.items() if mass}
    return "co2_biogenic" in gases and "co2" not in gases
