"""Energy that is bought: electricity, district heating and cooling, steam."""

from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from carbon.activities.fields.catalogue_words import Blend, FuelName
from carbon.activities.fields.common import Energy, Text
from carbon.activities.fields.field_words import Word
from carbon.activities.fields.listed import Listed, values, words
from carbon.activities.fields.ratios import Efficiency, LossRate, Positive
from carbon.activities.fields.reader import about
from carbon.activities.framework.base import Activity
from carbon.activities.framework.demands import Context, Demand, Method
from carbon.activities.methods.combustion import as_generation, fuel_method
from carbon.activities.methods.grid import GRID, grid_chain, market_demands
from carbon.activities.methods.networks import NetworkWord, network_words
from carbon.core.errors import CarbonError, Finding
from carbon.core.lists import either
from carbon.core.quantities import Amount
from carbon.core.sentences import say, term


class Electricity(Activity):
    """Electricity bought from a grid: generation, losses and upstream; location- and market-based.

    Losses in your own network are electricity used: a row of its own. Grid losses are in category 3; your own loss rate replaces
    the catalogue's, and is applied to the grid's generation and upstream.
    Source: GHG Protocol Scope 2 Guidance (2015), ch. 4 and 6, table 6.3 (market-based order).

    >>> Electricity(energy="10 MWh", region="SE", period=2019).energy
    Amount(value=10.0, unit='MWh')
    """

    kind: Literal["electricity"] = "electricity"
    amounts: ClassVar = (("energy",),)
    required: ClassVar = ("generation",)
    expected: ClassVar = ("transmission", "wtt")
    examples: ClassVar = ("electricity 10 MWh --region SE --period 2019",)

    energy: Annotated[Energy | None, about("Electricity used [kWh].")] = None
    supply: Annotated[
        Text | None,
        about(
            "Name of the contract or supplier, with a factor under electricity.contract or "
            "electricity.supplier. Leave it out if nothing is contracted: the residual mix is then used."
        ),
    ] = None
    usage: Annotated[
        str | None,
        Listed(GRID, "use"),
        about(
            "What the electricity is used for, in France, such as use_heating. The "
            "location-based factor then reflects the hours of that use."
        ),
    ] = None
    usage_method: Annotated[str | None, Listed(GRID, "method"), about("How ADEME assigns plants to a use; required with usage.")] = None
    compilation: Annotated[
        str | None,
        Listed(GRID, "compilation"),
        about(
            "Another published set of grid intensities, such as eea (direct emissions) "
            "instead of Ember's life cycle; see docs/datasets/grids.md."
        ),
    ] = None
    loss_rate: Annotated[
        LossRate | None, about("Your own grid losses: '5%' is a share of what is used, '5% of generation' a share of what is generated.")
    ] = None

    def model_post_init(self, context: object) -> None:
        """Check that a usage says by which of the two published methods."""
        super().model_post_init(context)
        if (self.usage is None) != (self.usage_method is None):
            methods = either(values(GRID, "method").values())
            raise CarbonError(
                say("usage and usage_method go together. Write both, usage_method as {methods}.", methods=methods), code="field_missing"
            )

    def method(self, one: Amount, context: Context) -> Method:
        """Return generation by location and by market, losses and upstream of both."""
        asked = words(use=self.usage, method=self.usage_method)
        located = [replace(demand, qualifiers=demand.qualifiers | asked) for demand in grid_chain(one, loss_rate=self.loss_rate)]
        compiled = words(compilation=self.compilation)
        located[0] = replace(located[0], qualifiers=located[0].qualifiers | compiled)
        return Method([*market_demands(one, self.supply, compiled), *located])


_NO_NETWORK = Finding(
    "default_assumed",
    "info",
    say(
        "no network given; a factor of no single network is taken, and networks differ several times. Write network= for the one of the "
        "bill."
    ),
)


class DistrictHeating(Activity):
    """Heat from a district heating network.

    Source: GHG Protocol Scope 2 Guidance (2015), ch. 5; Värmemarknadskommittén (splitting combustion and upstream).

    >>> DistrictHeating(energy="61 GWh", network="Luleå").network
    'Luleå'
    """

    kind: Literal["district_heating"] = "district_heating"
    amounts: ClassVar = (("energy",),)
    required: ClassVar = ("generation",)
    expected: ClassVar = ("wtt",)
    examples: ClassVar = ("district_heating 61 GWh --network göteborg --region SE --period 2019",)

    energy: Annotated[Energy | None, about("Heat used [kWh].")] = None
    network: Annotated[
        str | None,
        NetworkWord("heat.district", "network"),
        about("Name of the heating network, such as göteborg; the national average if not given."),
    ] = None

    def method(self, one: Amount, context: Context) -> Method:
        """Return generation, distribution losses where published, and upstream."""
        words = network_words("heat.district", self.network)
        asked = [Demand("heat.district", stage, one, words) for stage in ("generation", "transmission", "wtt")]
        asked.append(Demand("heat.district", "wtt", one, words | {"part": "transmission"}))
        return Method(asked, [] if self.network else [_NO_NETWORK])


class DistrictCooling(Activity):
    """Cooling from a district cooling network, or from a supplier's chillers.

    Source: GHG Protocol Scope 2 Guidance (2015), ch. 5; US EPA, Indirect Emissions from Purchased Electricity (chillers).

    >>> DistrictCooling(energy="100 MWh", coefficient_of_performance=5).energy
    Amount(value=100.0, unit='MWh')
    """

    kind: Literal["district_cooling"] = "district_cooling"
    amounts: ClassVar = (("energy",),)
    required: ClassVar = ("generation",)
    expected: ClassVar = ("wtt",)
    examples: ClassVar = ("district_cooling 100 MWh --coefficient-of-performance 5 --region SE --period 2019",)

    energy: Annotated[Energy | None, about("Cooling used [kWh].")] = None
    network: Annotated[
        str | None, NetworkWord("cooling.district", "network"), about("Name of the cooling network; the national average if not given.")
    ] = None
    coefficient_of_performance: Annotated[
        Positive | None,
        about("Cooling delivered per unit of electricity, for electric chillers, such as 5. The electricity of the grid is then counted."),
    ] = None

    def model_post_init(self, context: object) -> None:
        """Check that there is one way to the emissions."""
        super().model_post_init(context)
        if self.network and self.coefficient_of_performance:
            message = say(
                "network and coefficient_of_performance are both given: the network's factor includes its chillers. Write one of them."
            )
            raise CarbonError(message, code="field_contradicts")

    def method(self, one: Amount, context: Context) -> Method:
        """Return generation and upstream of the network, or of the electricity of the chillers."""
        if self.coefficient_of_performance:
            used = Amount(one.value / self.coefficient_of_performance, one.unit)
            step = say(
                "{one} of cold ÷ {coefficient_of_performance:g} = {value:.6g} {unit} of electricity",
                one=one,
                coefficient_of_performance=self.coefficient_of_performance,
                value=used.value,
                unit=used.unit,
            )
            return Method(grid_chain(used, basis=None, step=step))
        words = network_words("cooling.district", self.network)
        asked = [Demand("cooling.district", stage, one, words) for stage in ("generation", "transmission", "wtt")]
        return Method(asked, [] if self.network else [_NO_NETWORK])


class Steam(Activity):
    """Steam or process heat, bought or made, from a published factor or from the fuel of its boiler.

    Bought steam is scope 2, steam from your own boiler (control=owned, with its fuel) scope 1.
    Source: GHG Protocol Scope 2 Guidance (2015), ch. 5; US EPA Emission Factors Hub, Table 7 (steam: boiler of 80% efficiency).

    >>> Steam(energy="10 MWh", fuel="natural_gas", efficiency=0.85).efficiency
    0.85
    """

    kind: Literal["steam"] = "steam"
    amounts: ClassVar = (("energy",),)
    required: ClassVar = ("generation",)
    expected: ClassVar = ("wtt",)
    examples: ClassVar = (
        "steam 10 MWh --fuel natural_gas --efficiency 0.85 --region GB --period 2019",
        "steam 10 MWh --region US --period 2025",
    )

    energy: Annotated[Energy | None, about("Heat in the steam [kWh].")] = None
    fuel: Annotated[
        FuelName | None,
        about("Fuel of the boiler. Without it a published factor is used: for steam, else for heat made on site, else for district heat."),
    ] = None
    blend: Annotated[Blend | None, about("Blend of the boiler's fuel.")] = None
    efficiency: Annotated[Efficiency | None, about("Heat output ÷ fuel input of the boiler; 0.8, as published, if not given.")] = None
    heating_value: Annotated[
        str | None,
        Word("heating_value", ("net", "gross")),
        about("Whether the efficiency refers to the net or gross heating value; the custom of the country and fuel if not given."),
    ] = None

    def model_post_init(self, context: object) -> None:
        """Check that what is said of a boiler comes with its fuel."""
        super().model_post_init(context)
        if self.fuel is None and (self.efficiency or self.blend or self.heating_value or self.control == "owned"):
            raise CarbonError(say("steam from a boiler needs fuel, such as natural_gas."), code="field_missing")

    def method(self, one: Amount, context: Context) -> Method:
        """Return the boiler's combustion and upstream, or the published factor."""
        if self.fuel is None:
            return Method([_published_heat(one, stage) for stage in ("generation", "wtt")])
        efficiency = self.efficiency or BOILER_EFFICIENCY
        burned = Amount(one.to("kWh") / efficiency, f"kWh_{self.heating_value}" if self.heating_value else "kWh")
        step = say(
            "{one} of heat ÷ {efficiency:g} = {value:.6g} {unit} of {fuel}",
            one=one,
            efficiency=efficiency,
            value=burned.value,
            unit=burned.unit,
            fuel=term(self.fuel),
        )
        found = self._burned(burned, context, step)
        demands = found.demands if self.control in ("owned", "leased_in") else as_generation(found.demands)
        return Method(demands, [*found.findings, *([] if self.efficiency else [_BOILER_ASSUMED])], required=("combustion",))

    def _burned(self, burned: Amount, context: Context, step: str) -> Method:
        """What the boiler burns; the parts of a blend need to know which heating value its efficiency is of."""
        assert self.fuel is not None, "steam of a boiler has its fuel"
        try:
            return fuel_method(self.fuel, burned, self.blend, context, step=step)
        except CarbonError as error:
            if error.code != "unit_wrong" or self.heating_value:
                raise
            message = say(
                "an efficiency of {efficiency:g} may be of the net or the gross heating value, and a blend is shared "
                "among its parts by one of them. Write heating_value=net or heating_value=gross.",
                efficiency=self.efficiency or BOILER_EFFICIENCY,
            )
            raise CarbonError(message, code="field_missing", field="heating_value") from error


def _published_heat(one: Amount, stage: str) -> Demand:
    """The factor of steam, else of heat and steam made on the site, else of district heat."""
    said = Finding("steam_by_heat", "warning", say("no factor for steam here; the factor for heat made on site or from a network is used."))
    district = Demand("heat.district", stage, one, otherwise_finding=said)
    return Demand("heat.steam", stage, one, otherwise=Demand("heat.onsite", stage, one, otherwise=district, otherwise_finding=said))


BOILER_EFFICIENCY = 0.8
"""Heat out per energy of the fuel in: US EPA Emission Factors Hub, Table 7, note (boiler of 80% thermal efficiency)."""
_BOILER_ASSUMED = Finding(
    "efficiency_assumed",
    "info",
    say("no boiler efficiency given; 0.8 (US EPA Emission Factors Hub, Table 7) is used. Write efficiency=."),
)
