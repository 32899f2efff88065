"""Types of the public names, for editors and type checkers: written by tools/public_stub.py, never by hand.

A kind of activity takes what a person writes (`distance="1 200 km"`, `period=2019`), and has what was read (`Amount`, `Period`).
"""

from collections.abc import Mapping
from datetime import date
from typing import Literal, TypedDict, Unpack

from carbon._api.calculating import calculate as calculate, plan as plan
from carbon._api.constants import constant as constant
from carbon._api.factors import factor as factor, match as match, search as search
from carbon.activities.fields.consumption import Exhaust
from carbon.activities.framework.base import Activity as Activity
from carbon.activities.freight.chains import Element
from carbon.activities.methods.flight_methods import Point
from carbon.activities.methods.land_states import LandState
from carbon.activities.value_chain.investments import portfolio_quality as portfolio_quality
from carbon.analysis.break_even import break_even_distance as break_even_distance
from carbon.analysis.comparison import compare as compare
from carbon.analysis.freezing import freeze as freeze
from carbon.analysis.goal_verdicts import goals as goals
from carbon.analysis.scenarios import scenario as scenario
from carbon.analysis.thawing import thaw as thaw, verify as verify
from carbon.analysis.uncertainty import uncertainty as uncertainty
from carbon.analysis.updating import update as update
from carbon.analysis.years import series as series
from carbon.core.errors import CarbonError as CarbonError, Finding as Finding
from carbon.core.periods import Period
from carbon.core.quantities import Amount as Amount, Quantity, Rate
from carbon.core.spread import Spread
from carbon.engine.plan.plan import Plan as Plan
from carbon.engine.result.emissions import Emissions as Emissions
from carbon.factors.catalogue import Catalogue as Catalogue, catalogue as catalogue
from carbon.factors.index_layer import publications as publications
from carbon.factors.policy import Policy as Policy
from carbon.inventory.inventory import Inventory as Inventory
from carbon.reporting.make import report as report
from carbon.reporting.starting import start_inventory as start_inventory

__version__: str

__all__ = [
    "__version__",
    "Activity",
    "Ambulance",
    "AmbulanceFlight",
    "Amount",
    "AnaestheticGas",
    "AvoidedElectricity",
    "AvoidedEmissions",
    "AvoidedTravel",
    "BiomassBurning",
    "Bus",
    "CapitalGood",
    "CarTravel",
    "CarbonError",
    "CarbonateUse",
    "Catalogue",
    "CementProduction",
    "CombinedHeatAndPower",
    "Commuting",
    "ContractedBus",
    "CropResidues",
    "DataCentre",
    "DeviceUse",
    "DigitalCareVisit",
    "DigitalMeeting",
    "DirectLine",
    "DistrictCooling",
    "DistrictHeating",
    "DomesticWasteWater",
    "Electricity",
    "Emissions",
    "EndOfLife",
    "EngineExhaust",
    "FarmProduct",
    "Ferry",
    "Fertiliser",
    "FieldWork",
    "FinancedBuilding",
    "FinancedVehicle",
    "Finding",
    "FireSuppression",
    "Fleet",
    "Flight",
    "FlightFuel",
    "Food",
    "Franchise",
    "Freight",
    "Fuel",
    "FuelBlend",
    "FuelPurchase",
    "GasBalance",
    "GasServicing",
    "Generic",
    "GlassProduction",
    "Homeworking",
    "HotelStay",
    "HybridProduct",
    "IndustrialProcess",
    "IndustrialWasteWater",
    "Inhaler",
    "Inventory",
    "Investment",
    "LandUseChange",
    "LeasedAsset",
    "Livestock",
    "LorryTravel",
    "ManagedSoil",
    "Manure",
    "Material",
    "MedicalCarbonDioxide",
    "Micromobility",
    "MileageClaim",
    "Motorcycle",
    "NitrousOxide",
    "OrganicSoil",
    "OwnElectricity",
    "PatientTravel",
    "Plan",
    "Policy",
    "ProcessGas",
    "Processing",
    "ProductUse",
    "PublicTransport",
    "Rail",
    "Refrigerant",
    "RefrigerantScreening",
    "Removal",
    "ReportedEmissions",
    "RiceCultivation",
    "Service",
    "SharedFreight",
    "SoilAmendment",
    "SoilCarbonChange",
    "SoldFuel",
    "SoldGas",
    "Spend",
    "Steam",
    "Storage",
    "SupplierProduct",
    "Switchgear",
    "Taxi",
    "TransportChain",
    "VanTravel",
    "VehicleExhaust",
    "Waste",
    "WasteWater",
    "WaterSupply",
    "break_even_distance",
    "calculate",
    "catalogue",
    "compare",
    "constant",
    "factor",
    "freeze",
    "goals",
    "match",
    "plan",
    "portfolio_quality",
    "publications",
    "report",
    "scenario",
    "search",
    "series",
    "start_inventory",
    "thaw",
    "uncertainty",
    "update",
    "verify",
]

class _Common(TypedDict, total=False):
    id: str | None
    period: Period | int | date | str | None
    site: str | None
    source: str | None
    entity: str | None
    lease: str | None
    meter: str | None
    quality: str | None
    uncertainty: Spread | str | None
    evidence: str | None
    note: str | None
    region: str | None
    control: str
    purpose: str

class Ambulance(Activity):
    """Road ambulances, by distance driven: by their fuel if a consumption is given, otherwise as a large van.

    Parameters
    ----------
    distance: Distance driven by the ambulances [km].
    fuel: Fuel of the ambulances; diesel, with a finding, if not given.
    blend: Blend of the ambulances' fuel.
    consumption: Fuel that the ambulances use per distance [l/km]; without it the factor of a van of 1.74 to 3.5 t is used.
    """

    kind: Literal["ambulance"]
    distance: Amount | None
    fuel: str | None
    blend: str | None
    consumption: Rate | Exhaust | None
    def __init__(
        self,
        *,
        distance: Amount | Quantity | tuple[float, str] | str | None = ...,
        fuel: str | None = ...,
        blend: str | None = ...,
        consumption: Rate | Exhaust | str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class AmbulanceFlight(Activity):
    """Ambulance helicopters and aircraft, from flight time and fuel per hour, or from their fuel.

    Parameters
    ----------
    duration: Flight time, with consumption [h].
    volume: Volume of fuel burned in flight, if known [l].
    mass: Mass of fuel burned in flight, if known [kg].
    consumption: Fuel per flight hour [l/h, kg/h].
    type: Type of aircraft: helicopter or aeroplane.
    fuel: Fuel of the helicopter or aeroplane, such as jet_kerosene or aviation_gasoline.
    """

    kind: Literal["ambulance_flight"]
    duration: Amount | None
    volume: Amount | None
    mass: Amount | None
    consumption: Rate | None
    type: str
    fuel: str
    def __init__(
        self,
        *,
        duration: Amount | Quantity | tuple[float, str] | str | None = ...,
        volume: Amount | Quantity | tuple[float, str] | str | None = ...,
        mass: Amount | Quantity | tuple[float, str] | str | None = ...,
        consumption: Rate | str | None = ...,
        type: str = ...,
        fuel: str = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class AnaestheticGas(Activity):
    """A volatile anaesthetic, by bottles bought or by its use.

    Parameters
    ----------
    agent: Volatile anaesthetic.
    volume: Volume of the liquid agent [ml].
    mass: Mass of the liquid agent [kg].
    bottles: Number of bottles, with bottle_volume [piece].
    bottle_volume: Liquid agent in one bottle [ml].
    fresh_gas_flow: Flow of fresh gas while the agent is used [l/min]; with concentration and duration.
    concentration: Agent in the fresh gas [vol%]; with fresh_gas_flow and duration.
    duration: Time that the agent is used [min]; with fresh_gas_flow and concentration.
    opening_stock: Agent in store at the beginning of the period, for a balance [kg, ml or bottles].
    purchased: Agent bought in the period, for a balance [kg, ml or bottles].
    returned: Unopened bottles sent back, for a balance [kg, ml or bottles].
    closing_stock: Agent in store at the end of the period, for a balance [kg, ml or bottles].
    collected: Share of the agent that reaches a capture unit.
    destroyed: Share of the captured agent that is destroyed or recovered for reuse.
    """

    kind: Literal["anaesthetic_gas"]
    agent: str
    volume: Amount | None
    mass: Amount | None
    bottles: Amount | None
    bottle_volume: Amount | None
    fresh_gas_flow: Amount | None
    concentration: Amount | None
    duration: Amount | None
    opening_stock: Amount | None
    purchased: Amount | None
    returned: Amount | None
    closing_stock: Amount | None
    collected: float | None
    destroyed: float | None
    def __init__(
        self,
        *,
        agent: str,
        volume: Amount | Quantity | tuple[float, str] | str | None = ...,
        mass: Amount | Quantity | tuple[float, str] | str | None = ...,
        bottles: Amount | Quantity | tuple[float, str] | str | float | None = ...,
        bottle_volume: Amount | Quantity | tuple[float, str] | str | None = ...,
        fresh_gas_flow: Amount | Quantity | tuple[float, str] | str | float | None = ...,
        concentration: Amount | Quantity | tuple[float, str] | str | float | None = ...,
        duration: Amount | Quantity | tuple[float, str] | str | None = ...,
        opening_stock: Amount | Quantity | tuple[float, str] | str | float | None = ...,
        purchased: Amount | Quantity | tuple[float, str] | str | float | None = ...,
        returned: Amount | Quantity | tuple[float, str] | str | float | None = ...,
        closing_stock: Amount | Quantity | tuple[float, str] | str | float | None = ...,
        collected: float | int | str | None = ...,
        destroyed: float | int | str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class AvoidedElectricity(Activity):
    """Grid electricity that is saved, or replaced by electricity generated and sold: avoided emissions, excluded from totals.

    Parameters
    ----------
    energy: Electricity saved, or fed into the grid [kWh].
    """

    kind: Literal["avoided_electricity"]
    energy: Amount | None
    def __init__(
        self,
        *,
        energy: Amount | Quantity | tuple[float, str] | str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class AvoidedEmissions(Activity):
    """Emissions that others are claimed to avoid through your products, exports or projects, excluded from totals.

    Parameters
    ----------
    emissions: Emissions avoided against the stated comparison [kg CO2e].
    comparison: What would have happened otherwise.
    """

    kind: Literal["avoided_emissions"]
    emissions: Amount | None
    comparison: str
    def __init__(
        self,
        *,
        comparison: str,
        emissions: Amount | Quantity | tuple[float, str] | str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class AvoidedTravel(Activity):
    """Travel that digital meetings, visits or other measures replace: avoided emissions, excluded from totals.

    Parameters
    ----------
    trips: Number of one person's trips that are replaced [piece]; out and back are one trip if the distance covers both.
    distance: Distance that each trip would have been [km], or all trips together [pkm].
    mode: Means of transport that is replaced.
    fuel: Fuel of the car that is replaced.
    occupancy: Number of people in the car that is replaced; 1, with a finding, if not given.
    replaced: Share of the trips that would really have been made, 0 to 1.
    """

    kind: Literal["avoided_travel"]
    trips: Amount
    distance: Amount | None
    mode: str
    fuel: str
    occupancy: float | None
    replaced: float
    def __init__(
        self,
        *,
        mode: str,
        trips: Amount | Quantity | tuple[float, str] | str | float = ...,
        distance: Amount | Quantity | tuple[float, str] | str | None = ...,
        fuel: str = ...,
        occupancy: float | int | str | None = ...,
        replaced: float | int | str = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class BiomassBurning(Activity):
    """Gases from vegetation burning in the open: stubble, savanna, heath, forest.

    Parameters
    ----------
    mass: Dry matter on the burned area [t].
    area: Area burned, with load or stand, instead of mass [ha].
    load: Dry matter per area [t/ha].
    vegetation: Type of vegetation; savanna includes grassland, and crop_residue is assumed if a crop is given.
    stand: Stand of forest, shrub, grass or peat, such as boreal_forest: tables then give what burns per hectare, or the share that burns, and its gases.
    crop: Crop whose residues burn, rice included: Table 2.6 then gives the share that burns.
    burned: Share of the dry matter that burns, if crop or savanna do not give it.
    gases: Gases per kg burned, such as 'ch4_biogenic=4.7 g; n2o=0.26 g'; from Table 2.5 for crop residues and savanna.
    """

    kind: Literal["biomass_burning"]
    mass: Amount | None
    area: Amount | None
    load: Rate | None
    vegetation: str | None
    stand: str | None
    crop: str | None
    burned: float | None
    gases: tuple[tuple[str, Amount], ...]
    def __init__(
        self,
        *,
        mass: Amount | Quantity | tuple[float, str] | str | None = ...,
        area: Amount | Quantity | tuple[float, str] | str | float | None = ...,
        load: Rate | str | None = ...,
        vegetation: str | None = ...,
        stand: str | None = ...,
        crop: str | None = ...,
        burned: float | int | str | None = ...,
        gases: tuple[tuple[str, Amount], ...] | Mapping[str, object] | list[str] | str = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class Bus(Activity):
    """Travel by bus as a passenger.

    Parameters
    ----------
    distance: Distance that each bus passenger travels [km], or the passenger-distance of all together [pkm].
    passengers: Number of passengers on the bus [passenger].
    type: Type of bus: average_local, local_not_london, local_london or coach, or a type that the region publishes (average_local if not given).
    fuel: Fuel of the bus, where the region's factors differ by it, as in France.
    area: Size of the town that the bus runs in, where the region's factors differ by it, as in France.
    infrastructure: Whether making the bus and its infrastructure is counted too, where the region publishes it (optional in category 6).
    """

    kind: Literal["bus"]
    distance: Amount | None
    passengers: Amount
    type: str | None
    fuel: str | None
    area: str | None
    infrastructure: bool
    def __init__(
        self,
        *,
        distance: Amount | Quantity | tuple[float, str] | str | None = ...,
        passengers: Amount | Quantity | tuple[float, str] | str | float = ...,
        type: str | None = ...,
        fuel: str | None = ...,
        area: str | None = ...,
        infrastructure: bool | str = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class CapitalGood(Activity):
    """A capital good acquired: average-product method, or the supplier's factor.

    Parameters
    ----------
    factor_unit: Unit of the factor, when factor is a bare number, as in lists with a column for each: kg CO2e/kg.
    quantity: How many, how heavy or how large [piece, kg, m2]; for some goods what they cost [EUR].
    product: Name of the good in the catalogue, such as tablet_mini or parking_area_classic.
    boundary: Which of several factors with the same name, such as beton_arme; required only if there are several.
    group: Part of the catalogue: equipment, building or material.
    factor: Your own factor for the good, such as 320 kg CO2e/piece.
    """

    kind: Literal["capital_good"]
    factor_unit: str | None
    quantity: Amount | None
    product: str | None
    boundary: str | None
    group: str
    factor: str | None
    def __init__(
        self,
        *,
        factor_unit: str | None = ...,
        quantity: Amount | Quantity | tuple[float, str] | str | None = ...,
        product: str | None = ...,
        boundary: str | None = ...,
        group: str = ...,
        factor: str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class CarTravel(Activity):
    """Travel by car, by distance driven.

    Parameters
    ----------
    distance: Distance driven by the car [km], or passenger-distance with occupancy [pkm].
    fuel: Fuel of the car; the average of all cars, with a finding, if not given. With consumption, any fuel.
    size: Size of the car.
    segment: Market segment of the car, instead of a size, or one that the region publishes.
    technology: Drive of the car, where the region's factors differ by it, as in France: battery_electric, hybride_full_prius and so on, with a segment.
    trip: Length of the trip, where the region's factors differ by it: short_distance, long_distance or mixed, for a passenger-distance.
    occupancy: Number of people in the car, for a passenger-distance, 1 or more [passenger].
    passengers: Number of people who share the car, for a distance driven [passenger]. The result is then the share of one of them; without it, the whole car.
    infrastructure: Whether making the car is counted too, where the region publishes it (optional in category 6).
    consumption: Fuel or electricity that the car uses per distance [l/km, Nm3/km, kWh/km]. The factor of the fuel is then used instead of the car's.
    blend: Blend of the car's fuel; with consumption.
    electric_share: Share of the distance that a plug-in hybrid drives on electricity; the published average if not given.
    charging_region: Region where the car is charged, if not where it is driven.
    loss_rate: Your own losses of the grid that the car is charged from: '5%' of what is used, or '5% of generation'.
    """

    kind: Literal["car_travel"]
    distance: Amount | None
    fuel: str
    size: str
    segment: str | None
    technology: str | None
    trip: str | None
    occupancy: float | None
    passengers: float | None
    infrastructure: bool
    consumption: Rate | Exhaust | None
    blend: str | None
    electric_share: float | None
    charging_region: str | None
    loss_rate: str | None
    def __init__(
        self,
        *,
        distance: Amount | Quantity | tuple[float, str] | str | None = ...,
        fuel: str = ...,
        size: str = ...,
        segment: str | None = ...,
        technology: str | None = ...,
        trip: str | None = ...,
        occupancy: float | int | str | None = ...,
        passengers: float | int | str | None = ...,
        infrastructure: bool | str = ...,
        consumption: Rate | Exhaust | str | None = ...,
        blend: str | None = ...,
        electric_share: float | int | str | None = ...,
        charging_region: str | None = ...,
        loss_rate: str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class CarbonateUse(Activity):
    """CO2 of carbonates that are heated or dissolved: flue-gas cleaning, ceramics, water treatment, soda.

    Parameters
    ----------
    mass: Pure carbonate used [t].
    carbonate: Mineral that is heated or dissolved, such as limestone or soda_ash.
    calcined: Share of the carbonate that gives off its CO2; all of it if not given.
    """

    kind: Literal["carbonate_use"]
    mass: Amount | None
    carbonate: str
    calcined: float
    def __init__(
        self,
        *,
        carbonate: str,
        mass: Amount | Quantity | tuple[float, str] | str | None = ...,
        calcined: float | int | str = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class CementProduction(Activity):
    """CO2 of the carbonates in cement clinker; the kiln's fuel is accounted for separately.

    Parameters
    ----------
    clinker: Clinker produced [t].
    cement: Cement produced from your own clinker, with clinker_share, instead of clinker [t].
    clinker_share: Share of clinker in the cement.
    lime_content: CaO from carbonate in the clinker; 0.65, the default of the factor, if not given.
    """

    kind: Literal["cement_production"]
    clinker: Amount | None
    cement: Amount | None
    clinker_share: float | None
    lime_content: float | None
    def __init__(
        self,
        *,
        clinker: Amount | Quantity | tuple[float, str] | str | None = ...,
        cement: Amount | Quantity | tuple[float, str] | str | None = ...,
        clinker_share: float | int | str | None = ...,
        lime_content: float | int | str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class CombinedHeatAndPower(Activity):
    """Fuel of a combined heat and power plant, allocated to the heat or the power that is used.

    Parameters
    ----------
    fuel: Fuel that the plant burns, such as natural_gas.
    volume: Volume of fuel that the plant burned in the period [l, m3]; give volume, mass or energy.
    mass: Mass of fuel that the plant burned in the period [kg]; give volume, mass or energy.
    energy: Energy of the fuel that the plant burned in the period [kWh_net, kWh_gross]; give volume, mass or energy.
    blend: Blend of the plant's fuel, such as average or mineral.
    sector: Sector of the plant, for factors that depend on where the fuel is burned.
    heat_output: Heat that the plant produced in the period [kWh].
    power_output: Electricity that the plant produced in the period [kWh].
    output: Which output is being accounted for: heat or power.
    taken: Share of that output which is used here; all of it if not given.
    method_of_allocation: How the fuel is divided between heat and power: efficiency (fuel of separate production; taken if not given), energy, exergy (ability to do work) or one_third_two_thirds.
    heat_efficiency: Efficiency of separate heat production, for the efficiency method; 80% if not given.
    power_efficiency: Efficiency of separate power production, for the efficiency method; 35% if not given.
    heat_temperature: Temperature of the heat delivered, for the exergy method [°C].
    ambient_temperature: Temperature of the surroundings, for the exergy method [°C].
    """

    kind: Literal["combined_heat_and_power"]
    fuel: str
    volume: Amount | None
    mass: Amount | None
    energy: Amount | None
    blend: str | None
    sector: str | None
    heat_output: Amount
    power_output: Amount
    output: str
    taken: float
    method_of_allocation: str | None
    heat_efficiency: float | None
    power_efficiency: float | None
    heat_temperature: float | None
    ambient_temperature: float
    def __init__(
        self,
        *,
        fuel: str,
        heat_output: Amount | Quantity | tuple[float, str] | str,
        power_output: Amount | Quantity | tuple[float, str] | str,
        output: str,
        volume: Amount | Quantity | tuple[float, str] | str | None = ...,
        mass: Amount | Quantity | tuple[float, str] | str | None = ...,
        energy: Amount | Quantity | tuple[float, str] | str | None = ...,
        blend: str | None = ...,
        sector: str | None = ...,
        taken: float | int | str = ...,
        method_of_allocation: str | None = ...,
        heat_efficiency: float | int | str | None = ...,
        power_efficiency: float | int | str | None = ...,
        heat_temperature: float | int | str | None = ...,
        ambient_temperature: float | int | str = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class Commuting(Activity):
    """Travel of employees between home and work.

    Parameters
    ----------
    employees: Number of employees who travel this way [employee].
    days: Days a week that each employee travels [day].
    weeks: Weeks a year that each employee travels [week].
    distance: One-way distance from home to work [km], or all travel of all employees together [pkm].
    one_way: Whether the distance to work is one way, and is travelled twice a day (yes), or all that is travelled in a day, there and back (no); one way, with a finding, if not given.
    mode: Means of transport to work.
    mix: Means of transport with their shares of the distance, instead of one mode, such as 'car=60%; bus=30%; bicycle=10%'.
    fuel: Fuel of the employees' cars.
    size: Size of the employees' cars.
    occupancy: Number of people in each car, 1 or more; 1, with a finding, if not given [passenger].
    consumption: Fuel or electricity that the employees' cars use per distance [l/km, kWh/km].
    blend: Blend of the employees' fuel; with consumption.
    charging_region: Region where electric cars of employees are charged, if not where they are driven.
    loss_rate: Your own losses of the grid that employees' cars are charged from: '5%' of what is used, or '5% of generation'.
    """

    kind: Literal["commuting"]
    employees: Amount
    days: Amount
    weeks: Amount
    distance: Amount | None
    one_way: bool | None
    mode: str | None
    mix: tuple[tuple[str, float], ...] | None
    fuel: str
    size: str
    occupancy: float | None
    consumption: Rate | Exhaust | None
    blend: str | None
    charging_region: str | None
    loss_rate: str | None
    def __init__(
        self,
        *,
        employees: Amount | Quantity | tuple[float, str] | str | float = ...,
        days: Amount | Quantity | tuple[float, str] | str | float = ...,
        weeks: Amount | Quantity | tuple[float, str] | str | float = ...,
        distance: Amount | Quantity | tuple[float, str] | str | None = ...,
        one_way: bool | str | None = ...,
        mode: str | None = ...,
        mix: tuple[tuple[str, float], ...] | Mapping[str, object] | list[str] | str | None = ...,
        fuel: str = ...,
        size: str = ...,
        occupancy: float | int | str | None = ...,
        consumption: Rate | Exhaust | str | None = ...,
        blend: str | None = ...,
        charging_region: str | None = ...,
        loss_rate: str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class ContractedBus(Activity):
    """Bus services run by a contractor for the organisation, from the distance driven and the consumption.

    Parameters
    ----------
    distance: Distance that the contractor's buses drive [km].
    fuel: Fuel of the buses, such as diesel, hvo, biodiesel, biogas or electricity.
    consumption: Fuel or electricity that the buses use per distance [l/km, Nm3/km, kWh/km].
    blend: Blend of the buses' fuel.
    """

    kind: Literal["contracted_bus"]
    distance: Amount | None
    fuel: str
    consumption: Rate | Exhaust
    blend: str | None
    def __init__(
        self,
        *,
        fuel: str,
        consumption: Rate | Exhaust | str,
        distance: Amount | Quantity | tuple[float, str] | str | None = ...,
        blend: str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class CropResidues(Activity):
    """Nitrous oxide from the nitrogen in straw, tops and roots left on the field, tier 1.

    Parameters
    ----------
    harvest: Fresh weight harvested [t].
    crop: Crop that was harvested; grain stands for cereals that have no row of their own.
    removed: Share of the residues above ground that is removed, for example as straw for bedding.
    burned: Share of the residues above ground that is burned; the gases of the fire are kind biomass_burning.
    renewed: Share of the area that is ploughed up in the year: 0.25 for leys renewed every fourth year.
    climate: Whether the crop grows in a wet or dry climate; the factors for all climates if not given.
    """

    kind: Literal["crop_residues"]
    harvest: Amount | None
    crop: str
    removed: float
    burned: float
    renewed: float
    climate: str | None
    def __init__(
        self,
        *,
        crop: str,
        harvest: Amount | Quantity | tuple[float, str] | str | None = ...,
        removed: float | int | str = ...,
        burned: float | int | str = ...,
        renewed: float | int | str = ...,
        climate: str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class DataCentre(Activity):
    """Data centres and servers, one's own or another's: electricity of the machines × PUE.

    Parameters
    ----------
    energy: Electricity that the machines used [kWh].
    pue: Power usage effectiveness: electricity of the whole centre ÷ electricity of its machines, 1 or more. Write 1 if energy is read at the centre's own meter.
    cloud_region: Google Cloud region, such as europe-north1. The grid intensity that Google publishes for it is then used by location, and it sets the region.
    loss_rate: Your own losses of the grid that the centre draws on: '5%' of what is used, or '5% of generation'.
    """

    kind: Literal["data_centre"]
    energy: Amount | None
    pue: float
    cloud_region: str | None
    loss_rate: str | None
    def __init__(
        self,
        *,
        pue: float | int | str,
        energy: Amount | Quantity | tuple[float, str] | str | None = ...,
        cloud_region: str | None = ...,
        loss_rate: str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class DeviceUse(Activity):
    """Computers, screens and other devices: number × hours × power.

    Parameters
    ----------
    devices: Number of devices [piece].
    duration: Time that each device is switched on [h].
    power: Power that one device draws while it is on [W].
    loss_rate: Your own losses of the grid that the devices draw on: '5%' of what is used, or '5% of generation'.
    """

    kind: Literal["device_use"]
    devices: Amount | None
    duration: Amount | None
    power: Amount
    loss_rate: str | None
    def __init__(
        self,
        *,
        power: Amount | Quantity | tuple[float, str] | str,
        devices: Amount | Quantity | tuple[float, str] | str | float | None = ...,
        duration: Amount | Quantity | tuple[float, str] | str | None = ...,
        loss_rate: str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class DigitalCareVisit(Activity):
    """Digital care visits: patients and staff meet by video.

    Parameters
    ----------
    visits: Number of visits [piece].
    duration: Length of one visit [h].
    participants: Number of devices in each visit: those of the patient and of the staff; 2, with a finding, if not given.
    power: Power of each device in the visit [W].
    data: Data that each device in the visit sends and receives per hour, such as 1.5 GB/h. Without it the network is left out.
    network_intensity: Electricity that the network of a visit uses per unit of data, such as 0.06 kWh/GB, which is the default.
    device_factor: Share of the emissions from making the devices of the visit, such as 0.01 kg CO2e/participant_hour. Left out if not given.
    """

    kind: Literal["digital_care_visit"]
    visits: Amount | None
    duration: Amount | None
    participants: float | None
    power: Amount
    data: Rate | None
    network_intensity: Rate | None
    device_factor: str | None
    def __init__(
        self,
        *,
        power: Amount | Quantity | tuple[float, str] | str,
        visits: Amount | Quantity | tuple[float, str] | str | float | None = ...,
        duration: Amount | Quantity | tuple[float, str] | str | None = ...,
        participants: float | int | str | None = ...,
        data: Rate | str | None = ...,
        network_intensity: Rate | str | None = ...,
        device_factor: str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class DigitalMeeting(Activity):
    """Video meetings: participants × hours × electricity of device and network.

    Parameters
    ----------
    participants: Number of people who connect [passenger].
    duration: Length of the meeting [h].
    power: Power of each participant's device [W].
    data: Data that each participant sends and receives per hour, such as 1.5 GB/h. Without it the network is left out.
    network_intensity: Electricity that the network uses per unit of data, such as 0.06 kWh/GB, which is the default (Aslan et al. 2018, for 2015).
    device_factor: Share of the emissions from making the devices, such as 0.01 kg CO2e/participant_hour. Left out if not given.
    """

    kind: Literal["digital_meeting"]
    participants: Amount
    duration: Amount | None
    power: Amount
    data: Rate | None
    network_intensity: Rate | None
    device_factor: str | None
    def __init__(
        self,
        *,
        power: Amount | Quantity | tuple[float, str] | str,
        participants: Amount | Quantity | tuple[float, str] | str | float = ...,
        duration: Amount | Quantity | tuple[float, str] | str | None = ...,
        data: Rate | str | None = ...,
        network_intensity: Rate | str | None = ...,
        device_factor: str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class DirectLine(Activity):
    """Electricity taken straight from a plant of known technology, over a direct line.

    Parameters
    ----------
    energy: Electricity taken over the line [kWh].
    technology: Technology of the plant at the other end of the line, such as photovoltaic or wind_turbine_on_land.
    origin: Where photovoltaic panels were made, such as fabrication_europe; needed only if several are published.
    """

    kind: Literal["direct_line"]
    energy: Amount | None
    technology: str
    origin: str | None
    def __init__(
        self,
        *,
        technology: str,
        energy: Amount | Quantity | tuple[float, str] | str | None = ...,
        origin: str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class DistrictCooling(Activity):
    """Cooling from a district cooling network, or from a supplier's chillers.

    Parameters
    ----------
    energy: Cooling used [kWh].
    network: Name of the cooling network; the national average if not given.
    coefficient_of_performance: Cooling delivered per unit of electricity, for electric chillers, such as 5. The electricity of the grid is then counted.
    """

    kind: Literal["district_cooling"]
    energy: Amount | None
    network: str | None
    coefficient_of_performance: float | None
    def __init__(
        self,
        *,
        energy: Amount | Quantity | tuple[float, str] | str | None = ...,
        network: str | None = ...,
        coefficient_of_performance: float | int | str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class DistrictHeating(Activity):
    """Heat from a district heating network.

    Parameters
    ----------
    energy: Heat used [kWh].
    network: Name of the heating network, such as göteborg; the national average if not given.
    """

    kind: Literal["district_heating"]
    energy: Amount | None
    network: str | None
    def __init__(
        self,
        *,
        energy: Amount | Quantity | tuple[float, str] | str | None = ...,
        network: str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class DomesticWasteWater(Activity):
    """Waste water from the people that a treatment works, tank or latrine serves, tier 1.

    Parameters
    ----------
    people: People served [inhabitant].
    duration: Time that they are served [a]; the length of the period, or one year for a year, a single day or no period, if not given.
    system: How the sewage is treated: primary, secondary and tertiary are works by their last step, septic_field is a tank that drains into soil.
    nitrogen: Nitrogen in the sewage per person, industry on the sewer included [kg/inhabitant_year].
    protein: Protein eaten per person, instead of nitrogen [kg/inhabitant_year].
    oxygen_demand: Biochemical oxygen demand of one person [g/inhabitant_day]; the value of the region if not given.
    industry: What industry in the same sewer adds to that of people, as a share of theirs; 25% where there is a sewer, if not given.
    sludge: Share of the sewage's oxygen demand that is removed as sludge and treated elsewhere.
    captured: Share of the methane of sewage treatment that is burned.
    organics_removed: Share of the organic matter that treatment keeps from the receiving water; the value of the system if not given.
    nitrogen_removed: Share of the nitrogen that treatment keeps from the receiving water; the value of the system if not given.
    discharge: Where the treated sewage goes: water (any), flowing_water or still_water (reservoirs, lakes, estuaries).
    """

    kind: Literal["domestic_waste_water"]
    people: Amount | None
    duration: Amount
    system: str
    nitrogen: Rate | None
    protein: Rate | None
    oxygen_demand: Rate | None
    industry: float | None
    sludge: float
    captured: float
    organics_removed: float | None
    nitrogen_removed: float | None
    discharge: str
    def __init__(
        self,
        *,
        system: str,
        people: Amount | Quantity | tuple[float, str] | str | float | None = ...,
        duration: Amount | Quantity | tuple[float, str] | str = ...,
        nitrogen: Rate | str | None = ...,
        protein: Rate | str | None = ...,
        oxygen_demand: Rate | str | None = ...,
        industry: float | int | str | None = ...,
        sludge: float | int | str = ...,
        captured: float | int | str = ...,
        organics_removed: float | int | str | None = ...,
        nitrogen_removed: float | int | str | None = ...,
        discharge: str = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class Electricity(Activity):
    """Electricity bought from a grid: generation, losses and upstream; location- and market-based.

    Parameters
    ----------
    energy: Electricity used [kWh].
    supply: Name of the contract or supplier, with a factor under electricity.contract or electricity.supplier. Leave it out if nothing is contracted: the residual mix is then used.
    usage: What the electricity is used for, in France, such as use_heating. The location-based factor then reflects the hours of that use.
    usage_method: How ADEME assigns plants to a use; required with usage.
    compilation: Another published set of grid intensities, such as eea (direct emissions) instead of Ember's life cycle; see docs/datasets/grids.md.
    loss_rate: Your own grid losses: '5%' is a share of what is used, '5% of generation' a share of what is generated.
    """

    kind: Literal["electricity"]
    energy: Amount | None
    supply: str | None
    usage: str | None
    usage_method: str | None
    compilation: str | None
    loss_rate: str | None
    def __init__(
        self,
        *,
        energy: Amount | Quantity | tuple[float, str] | str | None = ...,
        supply: str | None = ...,
        usage: str | None = ...,
        usage_method: str | None = ...,
        compilation: str | None = ...,
        loss_rate: str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class EndOfLife(Activity):
    """Sold products and their packaging at the end of their life, by material and treatment.

    Parameters
    ----------
    mass: Mass of the products sold in the period [kg].
    material: What the sold products or their packaging are made of, such as glass or wood, or their code in the List of Waste.
    treatment: How the sold products are treated at the end of their life, such as landfill or combustion.
    treatments: Treatments of the sold products with their shares, instead of one treatment; the shares sum to 1.
    wasted: Share of the sold mass that becomes waste; below 1 for what is eaten or burned.
    """

    kind: Literal["end_of_life"]
    mass: Amount | None
    material: str | None
    treatment: str | None
    treatments: tuple[tuple[str, float], ...] | None
    wasted: float
    def __init__(
        self,
        *,
        mass: Amount | Quantity | tuple[float, str] | str | None = ...,
        material: str | None = ...,
        treatment: str | None = ...,
        treatments: tuple[tuple[str, float], ...] | Mapping[str, object] | list[str] | str | None = ...,
        wasted: float | int | str = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class EngineExhaust(Activity):
    """CH4 and N2O of off-road engines whose CO2 is calculated from their fuel.

    Parameters
    ----------
    volume: Fuel that the engines burned [l].
    vehicle: Type of machine, ship or aircraft that burned the fuel.
    fuel: Fuel of the engine: diesel, petrol or lpg; fuel_oil for ships; jet_kerosene or aviation_gasoline for aircraft.
    technology: Two-stroke or four-stroke, for petrol engines.
    type: off_road_truck, for trucks on a farm or a building site.
    """

    kind: Literal["engine_exhaust"]
    volume: Amount | None
    vehicle: str
    fuel: str | None
    technology: str | None
    type: str | None
    def __init__(
        self,
        *,
        vehicle: str,
        volume: Amount | Quantity | tuple[float, str] | str | None = ...,
        fuel: str | None = ...,
        technology: str | None = ...,
        type: str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class FarmProduct(Activity):
    """Products as they leave the farm or fishing boat: grain, fodder, milk, animals, fish.

    Parameters
    ----------
    mass: Mass sold by the farm, or landed [kg].
    product: Name of the farm product in the catalogue, such as soft_wheat_grain_conventional.
    system: How and where it was grown; required only if several are published.
    """

    kind: Literal["farm_product"]
    mass: Amount | None
    product: str
    system: str | None
    def __init__(
        self,
        *,
        product: str,
        mass: Amount | Quantity | tuple[float, str] | str | None = ...,
        system: str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class Ferry(Activity):
    """Travel by ferry as a passenger.

    Parameters
    ----------
    distance: Distance that each ferry passenger travels [km], or the passenger-distance of all together [pkm].
    passengers: Number of passengers on the ferry [passenger].
    passenger_type: Type of passenger: foot, car (with a car on board) or average.
    vessel: Type of ship, where the region's factors differ by it, as in France for its islands and rivers.
    """

    kind: Literal["ferry"]
    distance: Amount | None
    passengers: Amount
    passenger_type: str
    vessel: str | None
    def __init__(
        self,
        *,
        distance: Amount | Quantity | tuple[float, str] | str | None = ...,
        passengers: Amount | Quantity | tuple[float, str] | str | float = ...,
        passenger_type: str = ...,
        vessel: str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class Fertiliser(Activity):
    """Nitrous oxide from nitrogen spread on soils: direct, and indirect through air and water, tier 1.

    Parameters
    ----------
    nitrogen: Nitrogen spread [kg N].
    mass: Fertiliser, manure or compost spread, with nitrogen_share, instead of nitrogen [kg].
    nitrogen_share: Share of nitrogen in the fertiliser, such as 0.27.
    type: synthetic (mineral fertiliser) or organic (manure, compost, sludge).
    form: Chemical form of synthetic fertiliser, which sets the share that volatilises; the average of all if not given.
    climate: Whether the field is in a wet or dry climate; the factors for all climates if not given.
    rice: Water of a flooded rice field: continuously_flooded, drained (once or more) or unknown.
    volatilised: Your own share of the nitrogen that volatilises, such as '10%' of the 2006 Guidelines; the share of the 2019 Refinement if not given.
    leached: Your own share of the nitrogen that leaches, such as '30%' of the 2006 Guidelines; the share of the 2019 Refinement if not given.
    """

    kind: Literal["fertiliser"]
    nitrogen: Amount | None
    mass: Amount | None
    nitrogen_share: float | None
    type: str
    form: str | None
    climate: str | None
    rice: str | None
    volatilised: float | None
    leached: float | None
    def __init__(
        self,
        *,
        nitrogen: Amount | Quantity | tuple[float, str] | str | None = ...,
        mass: Amount | Quantity | tuple[float, str] | str | None = ...,
        nitrogen_share: float | int | str | None = ...,
        type: str = ...,
        form: str | None = ...,
        climate: str | None = ...,
        rice: str | None = ...,
        volatilised: float | int | str | None = ...,
        leached: float | int | str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class FieldWork(Activity):
    """Fuel for the field work of a crop or for heating a greenhouse, by area, and the making of the machines.

    Parameters
    ----------
    area: Area of the crop in the year [ha].
    crop: Crop of the field work, such as ble_tendre, vignes or serres_chauffees (heated greenhouses).
    place: Part of France, for greenhouses, such as bretagne; the average if not given.
    """

    kind: Literal["field_work"]
    area: Amount | None
    crop: str
    place: str | None
    def __init__(
        self,
        *,
        crop: str,
        area: Amount | Quantity | tuple[float, str] | str | None = ...,
        place: str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class FinancedBuilding(Activity):
    """Mortgages and commercial real estate: your share of a building's energy.

    Parameters
    ----------
    area: Floor space of the financed buildings [m2].
    energy: Energy per m2 and year, such as 'electricity=40 kWh; natural_gas=90 kWh_gross'.
    emissions: Emissions that the building's owner reports for the period, instead of area and energy [kg CO2e].
    share: Your share of the building's value at origination.
    outstanding: Outstanding loan on the building, with value, instead of share [SEK, EUR, USD …].
    value: Value of the building at origination [SEK, EUR, USD …].
    data_quality: PCAF data quality score of the building, 1 (best) to 5.
    """

    kind: Literal["financed_building"]
    area: Amount | None
    energy: tuple[tuple[str, Amount], ...]
    emissions: Amount | None
    share: float | None
    outstanding: Amount | None
    value: Amount | None
    data_quality: str | None
    def __init__(
        self,
        *,
        area: Amount | Quantity | tuple[float, str] | str | None = ...,
        energy: tuple[tuple[str, Amount], ...] | Mapping[str, object] | list[str] | str = ...,
        emissions: Amount | Quantity | tuple[float, str] | str | None = ...,
        share: float | int | str | None = ...,
        outstanding: Amount | Quantity | tuple[float, str] | str | None = ...,
        value: Amount | Quantity | tuple[float, str] | str | None = ...,
        data_quality: str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class FinancedVehicle(Activity):
    """Motor vehicle loans: your share of what a car emits.

    Parameters
    ----------
    distance: Distance that the financed vehicle drives in the period [km].
    emissions: Emissions that the vehicle's owner reports for the period, instead of distance, fuel and size [kg CO2e].
    fuel: Fuel of the financed vehicle.
    size: Size of the financed vehicle.
    share: Your share of the vehicle's value at origination.
    outstanding: Outstanding loan on the vehicle, with value, instead of share [SEK, EUR, USD …].
    value: Value of the vehicle at origination [SEK, EUR, USD …].
    data_quality: PCAF data quality score of the vehicle, 1 (best) to 5.
    """

    kind: Literal["financed_vehicle"]
    distance: Amount | None
    emissions: Amount | None
    fuel: str
    size: str
    share: float | None
    outstanding: Amount | None
    value: Amount | None
    data_quality: str | None
    def __init__(
        self,
        *,
        distance: Amount | Quantity | tuple[float, str] | str | None = ...,
        emissions: Amount | Quantity | tuple[float, str] | str | None = ...,
        fuel: str = ...,
        size: str = ...,
        share: float | int | str | None = ...,
        outstanding: Amount | Quantity | tuple[float, str] | str | None = ...,
        value: Amount | Quantity | tuple[float, str] | str | None = ...,
        data_quality: str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class FireSuppression(Activity):
    """Fire suppression agents: the amount discharged or refilled, or charge × a published rate.

    Parameters
    ----------
    gas: Extinguishing agent, such as hfc_227ea, halon_1301 or co2.
    mass: Agent discharged, leaked or refilled [kg].
    charge: Agent installed in one system, instead of mass [kg].
    count: Number of systems [piece].
    duration: Time that the systems are installed [a]; the length of the period, or one year for a year, a single day or no period, if not given.
    system: Fixed (flooding system) or portable (extinguisher).
    rate: Share of the agent that is lost per year; the published default if not given.
    """

    kind: Literal["fire_suppression"]
    gas: str
    mass: Amount | None
    charge: Amount | None
    count: Amount
    duration: Amount
    system: str | None
    rate: float | None
    def __init__(
        self,
        *,
        gas: str,
        mass: Amount | Quantity | tuple[float, str] | str | None = ...,
        charge: Amount | Quantity | tuple[float, str] | str | None = ...,
        count: Amount | Quantity | tuple[float, str] | str | float = ...,
        duration: Amount | Quantity | tuple[float, str] | str = ...,
        system: str | None = ...,
        rate: float | int | str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class Fleet(Activity):
    """Driving a fleet whose total distance and mix of vehicles are known.

    Parameters
    ----------
    distance: Distance driven by all vehicles of the fleet together [km].
    mix: Fuels with their shares of the distance, such as 'diesel=60%; battery_electric=40%'; the shares sum to 1.
    vehicle: Whether the fleet is cars or vans.
    size: Size of the fleet's cars.
    charging_region: Region where the fleet is charged, if not where it is driven.
    loss_rate: Your own losses of the grid that the fleet is charged from: '5%' of what is used, or '5% of generation'.
    """

    kind: Literal["fleet"]
    distance: Amount | None
    mix: tuple[tuple[str, float], ...]
    vehicle: str
    size: str
    charging_region: str | None
    loss_rate: str | None
    def __init__(
        self,
        *,
        mix: tuple[tuple[str, float], ...] | Mapping[str, object] | list[str] | str,
        distance: Amount | Quantity | tuple[float, str] | str | None = ...,
        vehicle: str = ...,
        size: str = ...,
        charging_region: str | None = ...,
        loss_rate: str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class Flight(Activity):
    """Travel by scheduled flight.

    Parameters
    ----------
    origin: Airport of departure, by IATA code such as ARN. The great-circle distance of each leg is used.
    destination: Airport of arrival, by IATA code such as LLA.
    via: Stops on the way, by IATA code; each leg has its own haul.
    round_trip: Whether the passengers fly the same route back.
    distance: Distance that each passenger flies one way [km], or the passenger-distance of all together [pkm]. It takes precedence over airports.
    passengers: Number of passengers on the flight [passenger].
    cabin: Cabin class; the average passenger, with a finding, if not given.
    haul: Haul of the flight. If not given, the UK definition is used: domestic between UK airports; to or from one of them, short_haul up to 3 700 km, else long_haul. A leg that touches no UK airport is classed by its distance, as a proxy.
    aircraft: Class of aircraft, where the region's factors differ by it, as in France.
    band: Distance band of a passenger-distance in the US: short, medium or long.
    seats: Seats of the aircraft, where the region's factors differ by them, as in France [seat].
    engine: Engine of the aircraft on a short flight, where the region's factors differ by it, as in France: jet or turboprop.
    infrastructure: Whether making the aircraft is counted too, where the region publishes it (optional in category 6).
    distance_method: How the flown distance is found: uk (great circle; the published factors include 8% for detours), iso_14083 (great circle + 95 km per leg) or icao (+ 50, 100 or 125 km per leg). The last two use air.passenger_flown, or else the published factor without its 8%.
    """

    kind: Literal["flight"]
    origin: str | None
    destination: str | None
    via: tuple[str, ...]
    round_trip: bool
    distance: Amount | None
    passengers: Amount
    cabin: str | None
    haul: str | None
    aircraft: str | None
    band: str | None
    seats: float | None
    engine: str | None
    infrastructure: bool
    distance_method: str
    def __init__(
        self,
        *,
        origin: str | None = ...,
        destination: str | None = ...,
        via: tuple[str, ...] | Mapping[str, object] | list[str] | str = ...,
        round_trip: bool | str = ...,
        distance: Amount | Quantity | tuple[float, str] | str | None = ...,
        passengers: Amount | Quantity | tuple[float, str] | str | float = ...,
        cabin: str | None = ...,
        haul: str | None = ...,
        aircraft: str | None = ...,
        band: str | None = ...,
        seats: float | int | str | None = ...,
        engine: str | None = ...,
        infrastructure: bool | str = ...,
        distance_method: str = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class FlightFuel(Activity):
    """Air travel from the fuel of the aircraft, shared among passengers by the area of their seats.

    Parameters
    ----------
    origin: Airport of departure, by IATA code. The fuel of each leg is read from fuel_table at its great-circle distance.
    destination: Airport of arrival, by IATA code; each leg burns its own fuel.
    via: Stops on the way, by IATA code; each leg is read from fuel_table.
    distance: Length of the flight, instead of airports [km].
    round_trip: Whether the same flight is flown back.
    passengers: Number of your own passengers [passenger].
    fuel_table: Fuel of the whole aircraft by distance, from your own source, such as '500 km=4 t; 1000 km=7 t'.
    fuel_burned: Fuel of the whole flight, instead of a table [kg].
    seats: Seats by cabin, such as 'economy=188; premium_economy=21; business=48'.
    body: Whether the aircraft is narrow or wide, which sets the areas of its seats; narrow if not given.
    cabin: Cabin class of your own passengers; economy if not given.
    load_factor: Share of seats that are taken; 84.5% if not given.
    passenger_share: Share of the fuel that belongs to passengers and not to cargo.
    fuel_factor: Factor of the fuel: catalogue (jet kerosene of the factor sets) or travel_impact_model (3.1894 and 0.6465 kg CO2e/kg).
    fuel: Fuel of the aircraft, such as jet_kerosene or aviation_gasoline.
    """

    kind: Literal["flight_fuel"]
    origin: str | None
    destination: str | None
    via: tuple[str, ...]
    distance: Amount | None
    round_trip: bool
    passengers: Amount
    fuel_table: tuple[Point, ...] | None
    fuel_burned: Amount | None
    seats: tuple[tuple[str, float], ...]
    body: str | None
    cabin: str | None
    load_factor: float | None
    passenger_share: float
    fuel_factor: str
    fuel: str
    def __init__(
        self,
        *,
        seats: tuple[tuple[str, float], ...] | Mapping[str, object] | list[str] | str,
        origin: str | None = ...,
        destination: str | None = ...,
        via: tuple[str, ...] | Mapping[str, object] | list[str] | str = ...,
        distance: Amount | Quantity | tuple[float, str] | str | None = ...,
        round_trip: bool | str = ...,
        passengers: Amount | Quantity | tuple[float, str] | str | float = ...,
        fuel_table: tuple[Point, ...] | Mapping[str, object] | list[str] | str | None = ...,
        fuel_burned: Amount | Quantity | tuple[float, str] | str | None = ...,
        body: str | None = ...,
        cabin: str | None = ...,
        load_factor: float | int | str | None = ...,
        passenger_share: float | int | str = ...,
        fuel_factor: str = ...,
        fuel: str = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class Food(Activity):
    """Food and drink bought, by product.

    Parameters
    ----------
    mass: Mass of the food as bought [kg].
    pieces: Number of portions or meals, instead of a mass [piece].
    product: Name of the food, or an everyday word for it; the average of food and drink if not given. A word that fits many dishes, such as beef, is refused with the lowest and highest of them.
    """

    kind: Literal["food"]
    mass: Amount | None
    pieces: Amount | None
    product: str | None
    def __init__(
        self,
        *,
        mass: Amount | Quantity | tuple[float, str] | str | None = ...,
        pieces: Amount | Quantity | tuple[float, str] | str | None = ...,
        product: str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class Franchise(Activity):
    """A franchise that operates under your licence: franchise-specific and average-data method.

    Parameters
    ----------
    factor_unit: Unit of the factor, when factor is a bare number, as in lists with a column for each: kg CO2e/kg.
    area: Floor space of the franchises, with energy or factor per m2 and year [m2].
    pieces: Number of franchises, with energy or factor per franchise and year, instead of an area [piece].
    emissions: Scope 1 and 2 that the franchisee reports, instead of an area or a number [kg CO2e].
    energy: Energy per m2 or franchise and year, such as 'electricity=300 kWh'.
    factor: Emissions per m2 or franchise and year, instead of energy, such as 45 kg CO2e/m2.
    share: Share of the franchisee's business under your licence.
    """

    kind: Literal["franchise"]
    factor_unit: str | None
    area: Amount | None
    pieces: Amount | None
    emissions: Amount | None
    energy: tuple[tuple[str, Amount], ...]
    factor: str | None
    share: float
    def __init__(
        self,
        *,
        factor_unit: str | None = ...,
        area: Amount | Quantity | tuple[float, str] | str | None = ...,
        pieces: Amount | Quantity | tuple[float, str] | str | float | None = ...,
        emissions: Amount | Quantity | tuple[float, str] | str | None = ...,
        energy: tuple[tuple[str, Amount], ...] | Mapping[str, object] | list[str] | str = ...,
        factor: str | None = ...,
        share: float | int | str = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class Freight(Activity):
    """Transport of goods by a carrier: mass × distance.

    Parameters
    ----------
    mass: Mass of the goods, packaging included [t].
    containers: Number of containers, instead of a mass; with load [teu].
    distance: Distance that the goods are carried [km].
    transport_activity: Mass × distance as one number, instead of both [tkm].
    mode: Mode of transport.
    vehicle: Class of lorry, such as all_hgvs or articulated_over_33t; the average load includes empty running. Where the region's factors differ by size and fuel, as in France: rigid or articulated.
    laden: How full the lorry is.
    cooling: Whether the lorry is refrigerated.
    vehicle_class: Class of van: class_1 (up to 1.305 t), class_2 (up to 1.74 t), class_3 (up to 3.5 t) or average.
    fuel: Fuel of the van or, where factors differ by it, of the lorry: diesel, petrol, cng, lpg, battery_electric, unknown.
    payload: Average load on board a van, empty running included [t]. The freight is then counted by the van's kilometres.
    consumption: Fuel or electricity that the van uses per distance; needs payload [l/km, kWh/km].
    charging_region: Region where an electric van is charged, if not where it drives.
    loss_rate: Your own losses of the grid that an electric van is charged from: '5%' of what is used, or '5% of generation'.
    vessel: Type of ship, such as container_ship; of a barge, such as motor_vessel_1000_1499_t.
    size: Size class of the ship, such as 8000_plus_teu; of a lorry in France, such as 12_a_20_tonnes.
    route: Trade route of the ship, where the region's factors differ by it, such as asie_europe_du_nord in France.
    traction: What pulls the train, where the region's factors differ by it: diesel or electric.
    density: Density of goods on a train, where the region's factors differ by it.
    aircraft: Class of aircraft, where the region's factors differ by it.
    seats: Seats of the aircraft, where the region's factors differ by them [seat].
    engine: Engine of the aircraft on a short flight, where the region's factors differ by it: jet or turboprop.
    haul: Haul of air freight; worked out from the distance if not given.
    distance_kind: How the distance was measured: actual, shortest (shortest feasible) or great_circle (air); what the mode's factors are made for if not given.
    load: Mass of goods in one container [t/teu]; 10 t/teu, with a finding, if not given.
    infrastructure: Whether making the vehicles and infrastructure is counted too, where the region publishes it (optional in category 4).
    """

    kind: Literal["freight"]
    mass: Amount | None
    containers: Amount | None
    distance: Amount | None
    transport_activity: Amount | None
    mode: str
    vehicle: str | None
    laden: str | None
    cooling: str | None
    vehicle_class: str | None
    fuel: str | None
    payload: Amount | None
    consumption: Rate | Exhaust | None
    charging_region: str | None
    loss_rate: str | None
    vessel: str | None
    size: str | None
    route: str | None
    traction: str | None
    density: str | None
    aircraft: str | None
    seats: float | None
    engine: str | None
    haul: str | None
    distance_kind: str | None
    load: Rate | None
    infrastructure: bool
    def __init__(
        self,
        *,
        mode: str,
        mass: Amount | Quantity | tuple[float, str] | str | None = ...,
        containers: Amount | Quantity | tuple[float, str] | str | float | None = ...,
        distance: Amount | Quantity | tuple[float, str] | str | None = ...,
        transport_activity: Amount | Quantity | tuple[float, str] | str | None = ...,
        vehicle: str | None = ...,
        laden: str | None = ...,
        cooling: str | None = ...,
        vehicle_class: str | None = ...,
        fuel: str | None = ...,
        payload: Amount | Quantity | tuple[float, str] | str | None = ...,
        consumption: Rate | Exhaust | str | None = ...,
        charging_region: str | None = ...,
        loss_rate: str | None = ...,
        vessel: str | None = ...,
        size: str | None = ...,
        route: str | None = ...,
        traction: str | None = ...,
        density: str | None = ...,
        aircraft: str | None = ...,
        seats: float | int | str | None = ...,
        engine: str | None = ...,
        haul: str | None = ...,
        distance_kind: str | None = ...,
        load: Rate | str | None = ...,
        infrastructure: bool | str = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class Fuel(Activity):
    """A fuel burned in a boiler, engine or vehicle.

    Parameters
    ----------
    fuel: Name of the fuel, such as diesel, heating_oil, natural_gas or hvo.
    volume: Volume burned [l, m3, scf]; give volume, mass or energy.
    mass: Mass burned [kg]; give volume, mass or energy.
    energy: Energy burned, such as net or gross heating value [kWh_net, kWh_gross]; give volume, mass or energy.
    blend: Blend of the fuel, such as average, mineral, b7 or e10; the average at the pump if not given. A blend defined by a standard is calculated as its parts.
    sector: Where the fuel is burned, for factors that depend on it, such as road or residential.
    industry: Industry that burns the fuel, such as cement or petroleum_refining, for the carbon factors of the UK inventory.
    gas_zone: Local distribution zone of natural gas in the UK, such as north_thames.
    use: Who burns it: for coal industrial, electricity_generation, domestic or commercial; for other fuels vehicle or off_road.
    type: Grade of the fuel, such as residual for processed_fuel_oil.
    origin: Raw material of a biofuel, such as used_cooking_oil or tallow for biodiesel.
    feedstock: Crop, oil or waste that a biofuel is made from, such as rapeseed_oil.
    land_use: Scenario of land-use change in a biofuel's factor, in France, such as sans_changement_d_affectation_des_sols (without).
    supply: Where the fuel is supplied from, such as europe for natural_gas.
    wood: Type of wood, such as hardwood for black_liquor.
    moisture: Moisture of a solid biofuel, such as dry_25_humidity.
    season: Season that the fuel is blended for, such as winter for e85.
    supplier: Supplier with a published factor of its own, such as preem.
    engine: Engine that burns the fuel, such as two_stroke for petrol.
    technology: Vehicle or exhaust treatment, for factors that depend on it, such as oxidation_catalyst.
    density: Your own density of the fuel, from a certificate or laboratory [kg/l, kg/m3].
    net_calorific_value: Your own net (lower) heating value of the fuel [MJ/kg, kWh/m3].
    gross_calorific_value: Your own gross (higher) heating value of the fuel [MJ/kg, kWh/m3].
    carbon_content: Your own carbon content of the fuel, all of it assumed to oxidise [kg/kg, kg/GJ_net]. It replaces the published CO2.
    """

    kind: Literal["fuel"]
    fuel: str
    volume: Amount | None
    mass: Amount | None
    energy: Amount | None
    blend: str | None
    sector: str | None
    industry: str | None
    gas_zone: str | None
    use: str | None
    type: str | None
    origin: str | None
    feedstock: str | None
    land_use: str | None
    supply: str | None
    wood: str | None
    moisture: str | None
    season: str | None
    supplier: str | None
    engine: str | None
    technology: str | None
    density: Rate | None
    net_calorific_value: Rate | None
    gross_calorific_value: Rate | None
    carbon_content: Rate | None
    def __init__(
        self,
        *,
        fuel: str,
        volume: Amount | Quantity | tuple[float, str] | str | None = ...,
        mass: Amount | Quantity | tuple[float, str] | str | None = ...,
        energy: Amount | Quantity | tuple[float, str] | str | None = ...,
        blend: str | None = ...,
        sector: str | None = ...,
        industry: str | None = ...,
        gas_zone: str | None = ...,
        use: str | None = ...,
        type: str | None = ...,
        origin: str | None = ...,
        feedstock: str | None = ...,
        land_use: str | None = ...,
        supply: str | None = ...,
        wood: str | None = ...,
        moisture: str | None = ...,
        season: str | None = ...,
        supplier: str | None = ...,
        engine: str | None = ...,
        technology: str | None = ...,
        density: Rate | str | None = ...,
        net_calorific_value: Rate | str | None = ...,
        gross_calorific_value: Rate | str | None = ...,
        carbon_content: Rate | str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class FuelBlend(Activity):
    """A mix of fuels burned together, each by its share: pump blends, co-firing, waste with fossil and biomass parts.

    Parameters
    ----------
    shares: Fuels and their shares, such as 'diesel=0.93; biodiesel=0.07'. They are shares of the volume, mass or energy given, and sum to 1.
    volume: Volume of the mix burned [l]; give volume, mass or energy.
    mass: Mass of the mix burned [kg]; give volume, mass or energy.
    energy: Energy of the mix burned [kWh_net, kWh_gross]; give volume, mass or energy.
    sector: Where the mix is burned, for factors that depend on it.
    """

    kind: Literal["fuel_blend"]
    shares: tuple[tuple[str, float], ...]
    volume: Amount | None
    mass: Amount | None
    energy: Amount | None
    sector: str | None
    def __init__(
        self,
        *,
        shares: tuple[tuple[str, float], ...] | Mapping[str, object] | list[str] | str,
        volume: Amount | Quantity | tuple[float, str] | str | None = ...,
        mass: Amount | Quantity | tuple[float, str] | str | None = ...,
        energy: Amount | Quantity | tuple[float, str] | str | None = ...,
        sector: str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class FuelPurchase(Activity):
    """Fuel burned in your own vehicles or boilers, from the money spent and the price paid.

    Parameters
    ----------
    spend: Money paid for the fuel, with its currency [SEK, EUR, GBP …].
    price: Price of the fuel at that time, with taxes if spend includes them, such as 18.50 SEK/l.
    fuel: Fuel that was bought, such as diesel or petrol.
    blend: Blend of the fuel that was bought, such as b7 or e10; the average at the pump if not given.
    """

    kind: Literal["fuel_purchase"]
    spend: Amount | None
    price: Rate
    fuel: str
    blend: str | None
    def __init__(
        self,
        *,
        price: Rate | str,
        fuel: str,
        spend: Amount | Quantity | tuple[float, str] | str | None = ...,
        blend: str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class GasBalance(Activity):
    """A gas in equipment, by mass balance: what came in and is no longer there has leaked.

    Parameters
    ----------
    gas: Gas or blend of the balance, such as hfc_134a, R-410A or sf6.
    opening_stock: Gas in storage at the beginning of the period [kg].
    purchased: Gas bought or received, also inside new equipment [kg].
    sold: Gas sold, returned or sent away for destruction [kg].
    closing_stock: Gas in storage at the end of the period [kg].
    capacity_added: Full charge of equipment put into use in the period [kg].
    capacity_retired: Full charge of equipment taken out of use in the period [kg].
    mass: Result of the balance, if it was calculated elsewhere [kg].
    """

    kind: Literal["gas_balance"]
    gas: str
    opening_stock: Amount | None
    purchased: Amount | None
    sold: Amount | None
    closing_stock: Amount | None
    capacity_added: Amount | None
    capacity_retired: Amount | None
    mass: Amount | None
    def __init__(
        self,
        *,
        gas: str,
        opening_stock: Amount | Quantity | tuple[float, str] | str | None = ...,
        purchased: Amount | Quantity | tuple[float, str] | str | None = ...,
        sold: Amount | Quantity | tuple[float, str] | str | None = ...,
        closing_stock: Amount | Quantity | tuple[float, str] | str | None = ...,
        capacity_added: Amount | Quantity | tuple[float, str] | str | None = ...,
        capacity_retired: Amount | Quantity | tuple[float, str] | str | None = ...,
        mass: Amount | Quantity | tuple[float, str] | str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class GasServicing(Activity):
    """A gas in equipment, by simplified mass balance: filling new equipment, servicing it, retiring old equipment.

    Parameters
    ----------
    gas: Gas or blend of the equipment that is serviced, such as R-404A.
    filled: Gas used to fill new equipment on site; with capacity_added [kg].
    capacity_added: Full charge of the new equipment [kg]; the difference from filled has escaped.
    serviced: Gas used to service equipment, which replaces what leaked [kg].
    capacity_retired: Full charge of retired equipment; with recovered [kg].
    recovered: Gas recovered from retired equipment [kg]; the difference from its charge has escaped.
    mass: Sum of the gas that escaped, if it was calculated elsewhere [kg].
    """

    kind: Literal["gas_servicing"]
    gas: str
    filled: Amount | None
    capacity_added: Amount | None
    serviced: Amount | None
    capacity_retired: Amount | None
    recovered: Amount | None
    mass: Amount | None
    def __init__(
        self,
        *,
        gas: str,
        filled: Amount | Quantity | tuple[float, str] | str | None = ...,
        capacity_added: Amount | Quantity | tuple[float, str] | str | None = ...,
        serviced: Amount | Quantity | tuple[float, str] | str | None = ...,
        capacity_retired: Amount | Quantity | tuple[float, str] | str | None = ...,
        recovered: Amount | Quantity | tuple[float, str] | str | None = ...,
        mass: Amount | Quantity | tuple[float, str] | str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class Generic(Activity):
    """An amount times a factor that is named by its key or given inline.

    Parameters
    ----------
    factor_unit: Unit of the factor, when factor is a bare number, as in lists with a column for each: kg CO2e/kg.
    quantity: How much, in any unit.
    key: Key of the factor, such as water.supply; see python -m carbon factors.
    qualifiers: Qualifiers that select one factor of the key, such as 'name=value; name=value'.
    factor: The factor itself, instead of a key, for one gas or several: '0.15 kg CO2e/kg', '2.5 kg CO2/l + 0.1 g CH4/l'.
    factor_gwp_set: GWP set that a CO2e factor was calculated with, such as ar5_100; recorded as unstated if not given.
    stage: Life-cycle stage that the factor covers.
    name: What the activity is, such as cement.
    """

    kind: Literal["generic"]
    factor_unit: str | None
    quantity: Amount | None
    key: str | None
    qualifiers: str | None
    factor: str | None
    factor_gwp_set: str | None
    stage: str | None
    name: str | None
    def __init__(
        self,
        *,
        factor_unit: str | None = ...,
        quantity: Amount | Quantity | tuple[float, str] | str | None = ...,
        key: str | None = ...,
        qualifiers: str | None = ...,
        factor: str | None = ...,
        factor_gwp_set: str | None = ...,
        stage: str | None = ...,
        name: str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class GlassProduction(Activity):
    """CO2 of the carbonates in glass; the furnace's fuel is accounted for separately.

    Parameters
    ----------
    mass: Glass melted [t].
    cullet: Share of recycled glass in the batch, which contains no carbonate.
    type: Type of glass, such as float or container_flint; the default for all glass if not given.
    """

    kind: Literal["glass_production"]
    mass: Amount | None
    cullet: float
    type: str | None
    def __init__(
        self,
        *,
        cullet: float | int | str,
        mass: Amount | Quantity | tuple[float, str] | str | None = ...,
        type: str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class Homeworking(Activity):
    """Working from home: heating and equipment that the office would have used.

    Parameters
    ----------
    employees: Number of employees who work at home [employee].
    days: Days a week that each employee works at home [day].
    weeks: Weeks a year that each employee works at home [week].
    hours: Hours a day [h], or all hours of all employees together [employee_hour].
    part: What is counted of the home: heating, office equipment, or both.
    """

    kind: Literal["homeworking"]
    employees: Amount
    days: Amount
    weeks: Amount
    hours: Amount | None
    part: str
    def __init__(
        self,
        *,
        employees: Amount | Quantity | tuple[float, str] | str | float = ...,
        days: Amount | Quantity | tuple[float, str] | str | float = ...,
        weeks: Amount | Quantity | tuple[float, str] | str | float = ...,
        hours: Amount | Quantity | tuple[float, str] | str | float | None = ...,
        part: str = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class HotelStay(Activity):
    """Nights in a hotel.

    Parameters
    ----------
    nights: Rooms × nights [room_night], or guests × nights where the factor is per guest, as in Sweden [guest_night].
    place: Part of the country, where factors differ by it, such as london.
    """

    kind: Literal["hotel_stay"]
    nights: Amount | None
    place: str | None
    def __init__(
        self,
        *,
        nights: Amount | Quantity | tuple[float, str] | str | float | None = ...,
        place: str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class HybridProduct(Activity):
    """A product bought, from the supplier's data and secondary data for the rest: hybrid method.

    Parameters
    ----------
    quantity: How much is bought [kg, piece …]; the other fields are per one unit of per.
    per: Unit that the other fields are given per, such as piece, kg or t.
    supplier_factor: The supplier's own scope 1 and 2 for this product, such as 0.25 kg CO2e/piece.
    energy: Energy that the supplier uses, instead of supplier_factor, such as 'electricity=0.42 kWh; natural_gas=0.21 kWh_net'.
    materials: Materials that go into the product, such as 'cotton=0.4 kg; polymer=0.2 kg'.
    transport: Transport of the materials to the supplier, such as 'road=0.5 tkm'.
    waste: Waste of the supplier, such as 'plastics/landfill=0.01 kg'.
    rest_factor: All other upstream emissions from a database, without the supplier's own scope 1, 2 and waste, such as 5.6 kg CO2e/piece.
    """

    kind: Literal["hybrid_product"]
    quantity: Amount | None
    per: str
    supplier_factor: str | None
    energy: tuple[tuple[str, Amount], ...]
    materials: tuple[tuple[str, Amount], ...]
    transport: tuple[tuple[str, Amount], ...]
    waste: tuple[tuple[str, Amount], ...]
    rest_factor: str | None
    def __init__(
        self,
        *,
        per: str,
        quantity: Amount | Quantity | tuple[float, str] | str | None = ...,
        supplier_factor: str | None = ...,
        energy: tuple[tuple[str, Amount], ...] | Mapping[str, object] | list[str] | str = ...,
        materials: tuple[tuple[str, Amount], ...] | Mapping[str, object] | list[str] | str = ...,
        transport: tuple[tuple[str, Amount], ...] | Mapping[str, object] | list[str] | str = ...,
        waste: tuple[tuple[str, Amount], ...] | Mapping[str, object] | list[str] | str = ...,
        rest_factor: str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class IndustrialProcess(Activity):
    """Process gases from making metals, chemicals, lime and other products, by tier 1 factors; fuels are accounted for separately.

    Parameters
    ----------
    mass: Product made [t]; for lubricant_use and reducing_agent the mass used.
    product: Product or process, such as lime, steel, aluminium, ammonia or nitric_acid.
    route: Process route or grade, such as high_calcium for lime, electric_arc for steel or prebake_point_feed_modern for aluminium; required if the product has several.
    """

    kind: Literal["industrial_process"]
    mass: Amount | None
    product: str
    route: str | None
    def __init__(
        self,
        *,
        product: str,
        mass: Amount | Quantity | tuple[float, str] | str | None = ...,
        route: str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class IndustrialWasteWater(Activity):
    """Waste water that an industry treats itself or discharges, tier 1.

    Parameters
    ----------
    mass: Product made, with industry [t].
    volume: Waste water, with industry, instead of mass [m3].
    oxygen_demand: Chemical oxygen demand of the waste water, instead of mass or volume [kg].
    industry: Industry that the waste water comes from; tables give its water per tonne, oxygen demand and nitrogen.
    system: How the waste water of the industry is treated.
    sludge: Share of the industry's oxygen demand that is removed as sludge and treated elsewhere.
    captured: Share of the methane of treatment that the industry burns.
    discharge: Where the water goes after treatment: water (any), flowing_water or still_water. Without it, emissions after discharge are left out.
    organics_removed: Share of the oxygen demand that treatment keeps from the receiving water; required with discharge.
    """

    kind: Literal["industrial_waste_water"]
    mass: Amount | None
    volume: Amount | None
    oxygen_demand: Amount | None
    industry: str | None
    system: str
    sludge: float
    captured: float
    discharge: str | None
    organics_removed: float | None
    def __init__(
        self,
        *,
        system: str,
        mass: Amount | Quantity | tuple[float, str] | str | None = ...,
        volume: Amount | Quantity | tuple[float, str] | str | None = ...,
        oxygen_demand: Amount | Quantity | tuple[float, str] | str | None = ...,
        industry: str | None = ...,
        sludge: float | int | str = ...,
        captured: float | int | str = ...,
        discharge: str | None = ...,
        organics_removed: float | int | str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class Inhaler(Activity):
    """Metered-dose inhalers, by their propellant: all of it is emitted, except what is returned and destroyed.

    Parameters
    ----------
    inhalers: Number of inhalers dispensed or used [piece].
    propellant_mass: Propellant in one inhaler [g]; the value of its class if not given.
    propellant: Gas of the inhaler; hfc_134a, with a finding, if not given.
    type: Class of inhaler, which gives the propellant mass if that is not given.
    collected: Share of the propellant that comes back inside returned inhalers.
    destroyed: Share of the returned propellant that is destroyed or recovered.
    """

    kind: Literal["inhaler"]
    inhalers: Amount | None
    propellant_mass: Amount | None
    propellant: str | None
    type: str | None
    collected: float | None
    destroyed: float | None
    def __init__(
        self,
        *,
        inhalers: Amount | Quantity | tuple[float, str] | str | float | None = ...,
        propellant_mass: Amount | Quantity | tuple[float, str] | str | None = ...,
        propellant: str | None = ...,
        type: str | None = ...,
        collected: float | int | str | None = ...,
        destroyed: float | int | str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class Investment(Activity):
    """Equity, bonds, business loans, project finance and sovereign debt: your share of the investee's emissions.

    Parameters
    ----------
    emissions: Scope 1 and 2 (or 3) that the investee reports for the period [kg CO2e].
    revenue: Revenue or project cost of the investee, with sector, instead of emissions [SEK, EUR, USD …].
    asset_class: Class of asset, which sets what the outstanding amount is divided by.
    share: Your share of the equity, or of the project's cost.
    outstanding: Outstanding amount of the investment or loan, with value, instead of share [SEK, EUR, USD …].
    value: Value of the whole: enterprise value including cash, equity and debt, or gross domestic product, by asset class [SEK, EUR, USD …].
    sector: Sector of the investee, for revenue, by code or name in the classification of the region.
    classification: Classification that the investee's sector belongs to; worked out from the sector if not given.
    scopes: Which of the investee's scopes the emissions are.
    data_quality: PCAF data quality score of the investment, 1 (verified) to 5 (estimated by sector).
    lifetime: Lifetime of a project financed for the first time in this period, by its sponsor or first lender [a]. Its projected emissions are reported separately.
    """

    kind: Literal["investment"]
    emissions: Amount | None
    revenue: Amount | None
    asset_class: str
    share: float | None
    outstanding: Amount | None
    value: Amount | None
    sector: str | None
    classification: str | None
    scopes: str
    data_quality: str | None
    lifetime: Amount | None
    def __init__(
        self,
        *,
        emissions: Amount | Quantity | tuple[float, str] | str | None = ...,
        revenue: Amount | Quantity | tuple[float, str] | str | None = ...,
        asset_class: str = ...,
        share: float | int | str | None = ...,
        outstanding: Amount | Quantity | tuple[float, str] | str | None = ...,
        value: Amount | Quantity | tuple[float, str] | str | None = ...,
        sector: str | None = ...,
        classification: str | None = ...,
        scopes: str = ...,
        data_quality: str | None = ...,
        lifetime: Amount | Quantity | tuple[float, str] | str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class LandUseChange(Activity):
    """Carbon in the trees and plants that a change of land use removes, tier 1.

    Parameters
    ----------
    area: Area converted [ha].
    biomass_before: Dry matter of plants and roots just before the change [t/ha].
    biomass_after: Dry matter of plants and roots just after the change [t/ha].
    carbon_fraction: Share of carbon in the dry matter, such as 0.5; the IPCC's values for forests are in Table 4.3.
    change: Type of change with a published factor for plants and soil together, such as direct_land_use_change_crop_to_raincoated_soils (sealed), instead of biomass.
    booked: Share that is booked in this period: all of it in the year of the change, or 0.05 where a standard spreads it over 20 years.
    """

    kind: Literal["land_use_change"]
    area: Amount | None
    biomass_before: Rate | None
    biomass_after: Rate | None
    carbon_fraction: float | None
    change: str | None
    booked: float
    def __init__(
        self,
        *,
        area: Amount | Quantity | tuple[float, str] | str | float | None = ...,
        biomass_before: Rate | str | None = ...,
        biomass_after: Rate | str | None = ...,
        carbon_fraction: float | int | str | None = ...,
        change: str | None = ...,
        booked: float | int | str = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class LeasedAsset(Activity):
    """A leased building, vehicle or machine outside scope 1 and 2: average-data, asset-specific and lessor-specific method.

    Parameters
    ----------
    factor_unit: Unit of the factor, when factor is a bare number, as in lists with a column for each: kg CO2e/kg.
    area: Leased floor space, with energy or factor per m2 and year [m2].
    pieces: Number of assets, with energy or factor per asset and year, instead of an area; 1 for a whole building [piece].
    emissions: Scope 1 and 2 that the lessor or lessee reports, instead of an area or a number [kg CO2e].
    direction: upstream (you lease it, category 8) or downstream (you own it and lease it out, category 13).
    energy: Energy per m2 or asset and year, such as 'electricity=120 kWh; natural_gas=80 kWh_gross'.
    factor: Emissions per m2 or asset and year, instead of energy, such as 45 kg CO2e/m2.
    own_area: Your own floor space in a building without sub-meters. Your share is own_area ÷ (total_area × occupancy) [m2].
    total_area: Floor space of the whole building without sub-meters [m2].
    occupancy: Share of the building that is let.
    """

    kind: Literal["leased_asset"]
    factor_unit: str | None
    area: Amount | None
    pieces: Amount | None
    emissions: Amount | None
    direction: str
    energy: tuple[tuple[str, Amount], ...]
    factor: str | None
    own_area: Amount | None
    total_area: Amount | None
    occupancy: float
    def __init__(
        self,
        *,
        factor_unit: str | None = ...,
        area: Amount | Quantity | tuple[float, str] | str | None = ...,
        pieces: Amount | Quantity | tuple[float, str] | str | float | None = ...,
        emissions: Amount | Quantity | tuple[float, str] | str | None = ...,
        direction: str = ...,
        energy: tuple[tuple[str, Amount], ...] | Mapping[str, object] | list[str] | str = ...,
        factor: str | None = ...,
        own_area: Amount | Quantity | tuple[float, str] | str | None = ...,
        total_area: Amount | Quantity | tuple[float, str] | str | None = ...,
        occupancy: float | int | str = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class Livestock(Activity):
    """Methane from the digestion of farm animals, tier 1.

    Parameters
    ----------
    animals: Average number of animals kept over the time [animal].
    duration: Time that the animals are kept [a]; the length of the period, or one year for a year, a single day or no period, if not given.
    animal: Species or group of animals.
    zone: Part of the world, for cattle and buffalo; worked out from the region if not given.
    productivity: Productivity of the herd, for cattle outside North America, Europe and Oceania (average of both if not given) and for sheep, goats and pigs (worked out from the region if not given).
    """

    kind: Literal["livestock"]
    animals: Amount | None
    duration: Amount
    animal: str
    zone: str | None
    productivity: str | None
    def __init__(
        self,
        *,
        animal: str,
        animals: Amount | Quantity | tuple[float, str] | str | float | None = ...,
        duration: Amount | Quantity | tuple[float, str] | str = ...,
        zone: str | None = ...,
        productivity: str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class LorryTravel(Activity):
    """Driving a lorry, by distance.

    Parameters
    ----------
    distance: Distance driven by the lorry, empty running included [km].
    vehicle: Class of lorry: rigid or articulated, by gross weight.
    laden: How full the lorry is on average, such as 50_laden.
    cooling: Whether the lorry's load is refrigerated.
    empty_running: Share of the distance driven empty; laden is then the load on the rest.
    fuel: Fuel of the lorry; with consumption. Diesel, with a finding, if not given.
    consumption: Fuel that the lorry uses per distance, if known [l/km].
    blend: Blend of the lorry's fuel; with consumption.
    """

    kind: Literal["lorry_travel"]
    distance: Amount | None
    vehicle: str
    laden: str
    cooling: str
    empty_running: float | None
    fuel: str | None
    consumption: Rate | Exhaust | None
    blend: str | None
    def __init__(
        self,
        *,
        distance: Amount | Quantity | tuple[float, str] | str | None = ...,
        vehicle: str = ...,
        laden: str = ...,
        cooling: str = ...,
        empty_running: float | int | str | None = ...,
        fuel: str | None = ...,
        consumption: Rate | Exhaust | str | None = ...,
        blend: str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class ManagedSoil(Activity):
    """Nitrous oxide from nitrogen on soils and from drained organic soils, by the factors of France.

    Parameters
    ----------
    nitrogen: Nitrogen spread, left or dropped on the soil [kg].
    area: Area of drained organic soil, instead of nitrogen [ha].
    practice: What brings the nitrogen or drains the soil, such as mineral_fertilizers_spreading or crop_residue.
    """

    kind: Literal["managed_soil"]
    nitrogen: Amount | None
    area: Amount | None
    practice: str
    def __init__(
        self,
        *,
        practice: str,
        nitrogen: Amount | Quantity | tuple[float, str] | str | None = ...,
        area: Amount | Quantity | tuple[float, str] | str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class Manure(Activity):
    """Methane and nitrous oxide of manure, by the mass of the animals or by what one excretes.

    Parameters
    ----------
    animals: Average number of animals whose manure it is [animal].
    weight: Weight of one animal [kg]; tables then give its nitrogen and volatile solids.
    nitrogen: Nitrogen that one animal excretes, instead of a weight [kg/animal_year].
    volatile_solids: Volatile solids that one animal excretes, instead of a weight [kg/animal_year].
    duration: Time that the manure is produced [a]; the length of the period, or one year for a year, a single day or no period, if not given.
    animal: Species or group of animals whose manure it is; poultry is the average of all poultry.
    system: How the manure is stored or treated: slurry has a natural crust, deep_bedding lasts over a month, burned is use as fuel.
    climate: Climate of the place where the manure is stored, which sets its methane.
    zone: Part of the world, for figures from tables; worked out from the region if not given.
    productivity: Productivity of the animals, in Latin America, Asia, Africa, the Middle East and the Indian subcontinent.
    retention: How long slurry or a pit holds the manure.
    volatilised: Your own share of the manure's nitrogen that volatilises, such as '20%'; the share of the system if not given.
    leached: Your own share of the manure's nitrogen that leaches, such as '20%'; the share of the system if not given.
    """

    kind: Literal["manure"]
    animals: Amount | None
    weight: Amount | None
    nitrogen: Rate | None
    volatile_solids: Rate | None
    duration: Amount
    animal: str
    system: str
    climate: str
    zone: str | None
    productivity: str | None
    retention: str | None
    volatilised: float | None
    leached: float | None
    def __init__(
        self,
        *,
        animal: str,
        system: str,
        climate: str,
        animals: Amount | Quantity | tuple[float, str] | str | float | None = ...,
        weight: Amount | Quantity | tuple[float, str] | str | None = ...,
        nitrogen: Rate | str | None = ...,
        volatile_solids: Rate | str | None = ...,
        duration: Amount | Quantity | tuple[float, str] | str = ...,
        zone: str | None = ...,
        productivity: str | None = ...,
        retention: str | None = ...,
        volatilised: float | int | str | None = ...,
        leached: float | int | str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class Material(Activity):
    """A material bought, by mass or by the unit of its factor: average-data method.

    Parameters
    ----------
    mass: Mass of the material [kg].
    volume: Volume of the material, with density, instead of a mass [m3].
    pieces: Number of pieces made of the material, where a factor is per piece [piece].
    area: Area of what is made of the material, where a factor is per m2 [m2].
    length: Length of what is made of the material, where a factor is per m [m].
    material: Name of the material, or an everyday word, such as concrete, glass, paper or recycled aluminium.
    origin: Origin of the material: primary_material_production (virgin), closed_loop_source (recycled), open_loop_source or re_used; primary if not given.
    density: Density of the material, for a volume, from the product's data sheet [kg/m3].
    boundary: System boundary, where factors of one material differ by it.
    route: Production route, where factors of one material differ by it.
    step: Production step, where factors of one material differ by it.
    """

    kind: Literal["material"]
    mass: Amount | None
    volume: Amount | None
    pieces: Amount | None
    area: Amount | None
    length: Amount | None
    material: str
    origin: str | None
    density: Rate | None
    boundary: str | None
    route: str | None
    step: str | None
    def __init__(
        self,
        *,
        material: str,
        mass: Amount | Quantity | tuple[float, str] | str | None = ...,
        volume: Amount | Quantity | tuple[float, str] | str | None = ...,
        pieces: Amount | Quantity | tuple[float, str] | str | None = ...,
        area: Amount | Quantity | tuple[float, str] | str | None = ...,
        length: Amount | Quantity | tuple[float, str] | str | None = ...,
        origin: str | None = ...,
        density: Rate | str | None = ...,
        boundary: str | None = ...,
        route: str | None = ...,
        step: str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class MedicalCarbonDioxide(Activity):
    """Carbon dioxide used in endoscopy, surgery and cryotherapy: all of it is emitted.

    Parameters
    ----------
    mass: Mass of CO2 used [kg].
    volume: Volume of CO2 used [l], at the temperature given and 1 atm.
    cylinders: Number of CO2 cylinders used, with cylinder_mass or cylinder_volume [piece].
    cylinder_mass: Mass of CO2 in one cylinder [kg].
    cylinder_volume: Volume of CO2 in one cylinder [l].
    temperature: Temperature at which the volume of CO2 is measured [°C]; 25 if not given.
    origin: fossil (a by-product of industry, the usual case; taken if not given) or biogenic (from fermentation, reported separately from the scopes).
    """

    kind: Literal["medical_co2"]
    mass: Amount | None
    volume: Amount | None
    cylinders: Amount | None
    cylinder_mass: Amount | None
    cylinder_volume: Amount | None
    temperature: str | None
    origin: str | None
    def __init__(
        self,
        *,
        mass: Amount | Quantity | tuple[float, str] | str | None = ...,
        volume: Amount | Quantity | tuple[float, str] | str | None = ...,
        cylinders: Amount | Quantity | tuple[float, str] | str | float | None = ...,
        cylinder_mass: Amount | Quantity | tuple[float, str] | str | None = ...,
        cylinder_volume: Amount | Quantity | tuple[float, str] | str | None = ...,
        temperature: str | None = ...,
        origin: str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class Micromobility(Activity):
    """Riding an electric bicycle or an electric kick scooter, by distance; a hoverboard, by time.

    Parameters
    ----------
    distance: Distance ridden [km].
    duration: Time ridden on a hoverboard [h].
    vehicle: Type of electric vehicle.
    consumption: Electricity used per distance, charging losses included [kWh/km]; without it the factor per km published for France, whose electricity is low in CO2.
    charging_region: Region where it is charged, if not where it is ridden; with consumption.
    loss_rate: Your own losses of the grid that it is charged from; with consumption: '5%' of what is used, or '5% of generation'.
    """

    kind: Literal["micromobility"]
    distance: Amount | None
    duration: Amount | None
    vehicle: str
    consumption: Rate | None
    charging_region: str | None
    loss_rate: str | None
    def __init__(
        self,
        *,
        vehicle: str,
        distance: Amount | Quantity | tuple[float, str] | str | None = ...,
        duration: Amount | Quantity | tuple[float, str] | str | None = ...,
        consumption: Rate | str | None = ...,
        charging_region: str | None = ...,
        loss_rate: str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class MileageClaim(Activity):
    """Travel in an employee's own car, from the money reimbursed for it.

    Parameters
    ----------
    reimbursement: Money paid out for mileage, with its currency [SEK, EUR, GBP …].
    rate: Reimbursement per distance, such as 25 SEK/10km.
    fuel: Fuel of the employee's car.
    size: Size of the employee's car.
    """

    kind: Literal["mileage_claim"]
    reimbursement: Amount | None
    rate: Rate
    fuel: str
    size: str
    def __init__(
        self,
        *,
        rate: Rate | str,
        reimbursement: Amount | Quantity | tuple[float, str] | str | None = ...,
        fuel: str = ...,
        size: str = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class Motorcycle(Activity):
    """Travel by motorcycle, by distance driven.

    Parameters
    ----------
    distance: Distance driven by the motorcycle [km].
    size: Size of the motorcycle: small (up to 125 cc), medium (125 to 500 cc), large (over 500 cc) or average.
    trip: Type of trip, where the region's factors differ by it, as in France.
    vehicle: Type of two-wheeler, where the region's factors differ by it, as in France.
    infrastructure: Whether making the motorcycle is counted too, where the region publishes it (optional in category 6).
    fuel: Fuel of the motorcycle; with consumption.
    consumption: Fuel that the motorcycle uses per distance [l/km].
    blend: Blend of the motorcycle's fuel; with consumption.
    """

    kind: Literal["motorcycle"]
    distance: Amount | None
    size: str
    trip: str | None
    vehicle: str | None
    infrastructure: bool
    fuel: str
    consumption: Rate | Exhaust | None
    blend: str | None
    def __init__(
        self,
        *,
        distance: Amount | Quantity | tuple[float, str] | str | None = ...,
        size: str = ...,
        trip: str | None = ...,
        vehicle: str | None = ...,
        infrastructure: bool | str = ...,
        fuel: str = ...,
        consumption: Rate | Exhaust | str | None = ...,
        blend: str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class NitrousOxide(Activity):
    """Nitrous oxide used as medical gas, less what is collected and destroyed.

    Parameters
    ----------
    mass: Mass of N2O used, also the N2O in Entonox [kg].
    volume: Volume of gas used [l], at the temperature given and 1 atm.
    cylinders: Number of cylinders used, with cylinder_mass or cylinder_volume [piece].
    cylinder_mass: Mass of N2O in one cylinder [kg].
    cylinder_volume: Volume of gas in one cylinder [l].
    opening_stock: In store at the beginning of the period, for a balance [kg, l or cylinders].
    purchased: Bought in the period, for a balance [kg, l or cylinders].
    returned: Full cylinders sent back, for a balance; the supplier vents what is left in part-used ones [kg, l or cylinders].
    closing_stock: In store at the end of the period, for a balance [kg, l or cylinders].
    product: pure, or entonox (50/50 by volume, so half the volume is N2O).
    temperature: Temperature at which the volume of N2O is measured [°C]; 25 if not given.
    collected: Share of the used N2O that reaches the destruction unit.
    destroyed: Share of the collected N2O that the unit destroys.
    """

    kind: Literal["nitrous_oxide"]
    mass: Amount | None
    volume: Amount | None
    cylinders: Amount | None
    cylinder_mass: Amount | None
    cylinder_volume: Amount | None
    opening_stock: Amount | None
    purchased: Amount | None
    returned: Amount | None
    closing_stock: Amount | None
    product: str
    temperature: str | None
    collected: float | None
    destroyed: float | None
    def __init__(
        self,
        *,
        mass: Amount | Quantity | tuple[float, str] | str | None = ...,
        volume: Amount | Quantity | tuple[float, str] | str | None = ...,
        cylinders: Amount | Quantity | tuple[float, str] | str | float | None = ...,
        cylinder_mass: Amount | Quantity | tuple[float, str] | str | None = ...,
        cylinder_volume: Amount | Quantity | tuple[float, str] | str | None = ...,
        opening_stock: Amount | Quantity | tuple[float, str] | str | float | None = ...,
        purchased: Amount | Quantity | tuple[float, str] | str | float | None = ...,
        returned: Amount | Quantity | tuple[float, str] | str | float | None = ...,
        closing_stock: Amount | Quantity | tuple[float, str] | str | float | None = ...,
        product: str = ...,
        temperature: str | None = ...,
        collected: float | int | str | None = ...,
        destroyed: float | int | str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class OrganicSoil(Activity):
    """Carbon dioxide, methane and nitrous oxide from drained or rewetted peat and other organic soils, tier 1.

    Parameters
    ----------
    factor_unit: Unit of the factor, when factor is a bare number, as in lists with a column for each: kg CO2e/kg.
    area: Drained or rewetted area [ha].
    duration: Time that the soil emits [a]; the length of the period, or one year for a year, a single day or no period, if not given.
    use: Use of the drained soil; rewetted is soil that is wet again.
    climate: Climate of the organic soil.
    condition: Nutrients and drainage: for forest in boreal climates, and for rewetted soil in boreal and temperate ones, nutrient_poor or nutrient_rich; for grassland in temperate climates nutrient_poor, deep_drained or shallow_drained.
    ditches: Share of the area that is ditch, such as '3%'; 2 to 5% by the table of its use and climate if not given.
    factor: Your own CO2 factor, such as '25 t CO2/ha_year', for the soil and the carbon that leaves dissolved in water.
    """

    kind: Literal["organic_soil"]
    factor_unit: str | None
    area: Amount | None
    duration: Amount
    use: str
    climate: str
    condition: str | None
    ditches: float | None
    factor: str | None
    def __init__(
        self,
        *,
        use: str,
        climate: str,
        factor_unit: str | None = ...,
        area: Amount | Quantity | tuple[float, str] | str | float | None = ...,
        duration: Amount | Quantity | tuple[float, str] | str = ...,
        condition: str | None = ...,
        ditches: float | int | str | None = ...,
        factor: str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class OwnElectricity(Activity):
    """Electricity from sun, wind or water, generated and used by the organisation itself.

    Parameters
    ----------
    energy: Electricity generated and used on site [kWh], without what is sold to the grid.
    technology: What generates it: solar, wind or hydro. Electricity from your own fuel is kind fuel or combined_heat_and_power.
    certificates_sold: Whether its certificates of origin were sold. If so, it takes the residual mix in the market-based view.
    """

    kind: Literal["own_electricity"]
    energy: Amount | None
    technology: str
    certificates_sold: bool
    def __init__(
        self,
        *,
        energy: Amount | Quantity | tuple[float, str] | str | None = ...,
        technology: str = ...,
        certificates_sold: bool | str = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class PatientTravel(Activity):
    """Patients' travel to and from care, paid or refunded by the organisation.

    Parameters
    ----------
    distance: Distance driven by the car or taxi [km], or travelled by patients on a bus or train [pkm].
    mode: Means of transport of the patients.
    fuel: Fuel of the patient's own car, or of the taxi with consumption.
    size: Size of the patient's own car.
    consumption: Fuel that the car or taxi of the patient uses per distance, if known [l/km].
    blend: Blend of the patient's fuel; with consumption.
    """

    kind: Literal["patient_travel"]
    distance: Amount | None
    mode: str
    fuel: str
    size: str
    consumption: Rate | Exhaust | None
    blend: str | None
    def __init__(
        self,
        *,
        mode: str,
        distance: Amount | Quantity | tuple[float, str] | str | None = ...,
        fuel: str = ...,
        size: str = ...,
        consumption: Rate | Exhaust | str | None = ...,
        blend: str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class ProcessGas(Activity):
    """A gas fed to a process, as in etching, chamber cleaning or magnesium casting: what is not used up or destroyed escapes.

    Parameters
    ----------
    gas: Gas or blend fed to the process, such as nf3, sf6 or pfc_14.
    mass: Gas bought or fed [kg].
    heel: Share that stays in the container and goes back: 0 for gas fed, usually 0.1 for gas bought.
    used: Share that the process transforms; none if not given.
    collected: Share of the exhaust that passes an abatement unit.
    destroyed: Share of the gas passing the unit that is destroyed.
    byproducts: Gases formed per kg fed, such as 'pfc_14=90 g; pfc_116=1 g'; defaults by industry are in Tables 6.3 to 6.5.
    byproducts_destroyed: Share of the by-products passing the unit that is destroyed; same as destroyed if not given.
    """

    kind: Literal["process_gas"]
    gas: str
    mass: Amount | None
    heel: float
    used: float | None
    collected: float | None
    destroyed: float | None
    byproducts: tuple[tuple[str, Amount], ...]
    byproducts_destroyed: float | None
    def __init__(
        self,
        *,
        gas: str,
        mass: Amount | Quantity | tuple[float, str] | str | None = ...,
        heel: float | int | str = ...,
        used: float | int | str | None = ...,
        collected: float | int | str | None = ...,
        destroyed: float | int | str | None = ...,
        byproducts: tuple[tuple[str, Amount], ...] | Mapping[str, object] | list[str] | str = ...,
        byproducts_destroyed: float | int | str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class Processing(Activity):
    """Processing of sold intermediate products by customers: site-specific and average-data method.

    Parameters
    ----------
    factor_unit: Unit of the factor, when factor is a bare number, as in lists with a column for each: kg CO2e/kg.
    quantity: Intermediate products sold [kg, piece …]; energy, waste and gases are per one unit of per.
    per: Unit that energy, waste and gases are given per, such as t.
    energy: Energy that the customer uses per unit, such as 'natural_gas=70 kWh_gross; electricity=40 kWh'.
    waste: Waste of the customer per unit, such as 'plastics/landfill=1 kg'.
    gases: Process emissions and leakage per unit, such as 'co2=5 kg'.
    factor: Average emissions of the process, instead of energy, waste and gases, such as 1.5 kg CO2e/kg.
    share: Share of the processing that is allocated to your product.
    """

    kind: Literal["processing"]
    factor_unit: str | None
    quantity: Amount | None
    per: str | None
    energy: tuple[tuple[str, Amount], ...]
    waste: tuple[tuple[str, Amount], ...]
    gases: tuple[tuple[str, Amount], ...]
    factor: str | None
    share: float
    def __init__(
        self,
        *,
        factor_unit: str | None = ...,
        quantity: Amount | Quantity | tuple[float, str] | str | None = ...,
        per: str | None = ...,
        energy: tuple[tuple[str, Amount], ...] | Mapping[str, object] | list[str] | str = ...,
        waste: tuple[tuple[str, Amount], ...] | Mapping[str, object] | list[str] | str = ...,
        gases: tuple[tuple[str, Amount], ...] | Mapping[str, object] | list[str] | str = ...,
        factor: str | None = ...,
        share: float | int | str = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class ProductUse(Activity):
    """Use of sold products over their whole life.

    Parameters
    ----------
    factor_unit: Unit of the factor, when factor is a bare number, as in lists with a column for each: kg CO2e/kg.
    sold: Number of products sold in the period [piece].
    uses: Uses of each product over its life [use]; energy, gases and factor are then per use.
    lifetime: Years that each product is used, instead of uses [a]; energy, gases and factor are then per year.
    energy: Energy per use or year, such as 'electricity=1.3 kWh; petrol=0.06 l'.
    gases: Leakage per use or year, such as 'hfc_134a=5 g'.
    factor: Emissions per use or year, instead of energy and gases, such as 0.3 kg CO2e/use or 12 kg CO2e/year.
    share: Share of the uses that this scenario describes, or share of the final product that is yours (for an intermediate product).
    phase: direct (the product itself takes energy: required) or indirect (such as washing clothes: optional).
    """

    kind: Literal["product_use"]
    factor_unit: str | None
    sold: Amount | None
    uses: Amount | None
    lifetime: Amount | None
    energy: tuple[tuple[str, Amount], ...]
    gases: tuple[tuple[str, Amount], ...]
    factor: str | None
    share: float
    phase: str
    def __init__(
        self,
        *,
        factor_unit: str | None = ...,
        sold: Amount | Quantity | tuple[float, str] | str | float | None = ...,
        uses: Amount | Quantity | tuple[float, str] | str | float | None = ...,
        lifetime: Amount | Quantity | tuple[float, str] | str | None = ...,
        energy: tuple[tuple[str, Amount], ...] | Mapping[str, object] | list[str] | str = ...,
        gases: tuple[tuple[str, Amount], ...] | Mapping[str, object] | list[str] | str = ...,
        factor: str | None = ...,
        share: float | int | str = ...,
        phase: str = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class PublicTransport(Activity):
    """Travel by public transport, by one mode or a known mix.

    Parameters
    ----------
    distance: Distance that each passenger travels by public transport [km], or the passenger-distance of all together [pkm].
    passengers: Number of passengers on public transport [passenger].
    mode: Mode of public transport.
    mix: Modes with their shares of the distance, instead of one mode, such as 'bus=60%; underground=40%'.
    """

    kind: Literal["public_transport"]
    distance: Amount | None
    passengers: Amount
    mode: str | None
    mix: tuple[tuple[str, float], ...] | None
    def __init__(
        self,
        *,
        distance: Amount | Quantity | tuple[float, str] | str | None = ...,
        passengers: Amount | Quantity | tuple[float, str] | str | float = ...,
        mode: str | None = ...,
        mix: tuple[tuple[str, float], ...] | Mapping[str, object] | list[str] | str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class Rail(Activity):
    """Travel by train, tram or metro as a passenger.

    Parameters
    ----------
    distance: Distance that each rail passenger travels [km], or the passenger-distance of all together [pkm].
    passengers: Number of passengers on the train [passenger].
    type: Type of train, such as national, international, light_rail or underground; high_speed and others where the region publishes them (national if not given).
    route: Route of a train in the US: northeast_corridor or other.
    area: Size of the town, for urban trains in France.
    operator: Train company with a factor of its own.
    infrastructure: Whether making the train and its infrastructure is counted too, where the region publishes it (optional in category 6).
    """

    kind: Literal["rail"]
    distance: Amount | None
    passengers: Amount
    type: str | None
    route: str | None
    area: str | None
    operator: str | None
    infrastructure: bool
    def __init__(
        self,
        *,
        distance: Amount | Quantity | tuple[float, str] | str | None = ...,
        passengers: Amount | Quantity | tuple[float, str] | str | float = ...,
        type: str | None = ...,
        route: str | None = ...,
        area: str | None = ...,
        operator: str | None = ...,
        infrastructure: bool | str = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class Refrigerant(Activity):
    """A refrigerant or other gas that leaked: the amount refilled at service, or lost from a vessel.

    Parameters
    ----------
    gas: Gas or blend that leaked, such as hfc_134a or R-410A. A blend is split into its components.
    mass: Mass that leaked [kg]; for equipment that is kept full, the mass refilled over the year.
    weighing: Weight of the gas: that of the GWP set, or the CO2e that the region's publisher prints for it (GB, US), whatever the set.
    part: Part of a published blend: its gases inside the Kyoto Protocol, or those outside; with weighing=published.
    """

    kind: Literal["refrigerant"]
    gas: str
    mass: Amount | None
    weighing: str
    part: str | None
    def __init__(
        self,
        *,
        gas: str,
        mass: Amount | Quantity | tuple[float, str] | str | None = ...,
        weighing: str = ...,
        part: str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class RefrigerantScreening(Activity):
    """Refrigerant lost from equipment, from its charge and a published rate: a screening, where there are no service records.

    Parameters
    ----------
    gas: Gas or blend in the equipment, such as hfc_134a or R-410A.
    equipment: Type of refrigeration or air conditioning, which gives the default leak rate.
    charge: Full charge of one piece of equipment [kg].
    count: Number of pieces of equipment [piece].
    duration: Time in operation [a]; the length of the period, or one year for a year, a single day or no period, if not given.
    phase: Stage of life: operation (leaks over time), installation (filled on site) or disposal (what remains and is not recovered).
    rate: Share of the charge that is lost per year in operation, or once at installation; the published default if not given.
    remaining: Share of the charge that is still inside at disposal.
    recovered: Share of the remaining gas that is recovered at disposal.
    """

    kind: Literal["refrigerant_screening"]
    gas: str
    equipment: str
    charge: Amount | None
    count: Amount
    duration: Amount
    phase: str
    rate: float | None
    remaining: float | None
    recovered: float | None
    def __init__(
        self,
        *,
        gas: str,
        equipment: str,
        charge: Amount | Quantity | tuple[float, str] | str | None = ...,
        count: Amount | Quantity | tuple[float, str] | str | float = ...,
        duration: Amount | Quantity | tuple[float, str] | str = ...,
        phase: str = ...,
        rate: float | int | str | None = ...,
        remaining: float | int | str | None = ...,
        recovered: float | int | str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class Removal(Activity):
    """Carbon dioxide taken out of the air and stored, excluded from totals.

    Parameters
    ----------
    mass: CO2 removed from the air [kg].
    method_of: How the CO2 is removed.
    storage: How long the CO2 stays stored [a].
    """

    kind: Literal["removal"]
    mass: Amount | None
    method_of: str
    storage: Amount | None
    def __init__(
        self,
        *,
        method_of: str,
        mass: Amount | Quantity | tuple[float, str] | str | None = ...,
        storage: Amount | Quantity | tuple[float, str] | str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class ReportedEmissions(Activity):
    """Emissions of a supplier, waste contractor, lessor, franchisee or investee, and your share of them.

    Parameters
    ----------
    emissions: Emissions that the other party reports: its scope 1 and 2, or those of a product [kg CO2e].
    share: Share of the reported emissions that is allocated to you, 0 to 1.
    reported_gwp_set: GWP set that the reported emissions were calculated with, such as ar5_100.
    stage: Life-cycle stage that the reported emissions cover.
    """

    kind: Literal["reported_emissions"]
    emissions: Amount | None
    share: float
    reported_gwp_set: str | None
    stage: str
    def __init__(
        self,
        *,
        emissions: Amount | Quantity | tuple[float, str] | str | None = ...,
        share: float | int | str = ...,
        reported_gwp_set: str | None = ...,
        stage: str = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class RiceCultivation(Activity):
    """Methane from rice, tier 1: area × days × daily factor × scaling for water, the time before the season and amendments.

    Parameters
    ----------
    factor_unit: Unit of the factor, when factor is a bare number, as in lists with a column for each: kg CO2e/kg.
    area: Area harvested; write one row for each harvest of the year [ha].
    duration: Days from planting to harvest [d]; those of its zone in Table 5.11A, 102 to 139, if not given.
    water: Water of the field in the season: single_drainage, multiple_drainage (alternate wetting and drying), irrigated if that is unknown, upland (no methane) and so on.
    before: Water of the field before the season; dry_under_180_days, with a finding, if not given.
    amendments: What is worked into a hectare, such as 'straw=5 t; compost=2 t': straw (within 30 days before), early_straw, compost, farmyard_manure, green_manure; straw by dry weight.
    zone: Part of the world whose daily factor is used; worked out from the region if not given.
    factor: Your own daily factor, such as 0.9 kg CH4_biogenic/ha_day.
    """

    kind: Literal["rice_cultivation"]
    factor_unit: str | None
    area: Amount | None
    duration: Amount | None
    water: str
    before: str | None
    amendments: tuple[tuple[str, Amount], ...]
    zone: str | None
    factor: str | None
    def __init__(
        self,
        *,
        water: str,
        factor_unit: str | None = ...,
        area: Amount | Quantity | tuple[float, str] | str | float | None = ...,
        duration: Amount | Quantity | tuple[float, str] | str | None = ...,
        before: str | None = ...,
        amendments: tuple[tuple[str, Amount], ...] | Mapping[str, object] | list[str] | str = ...,
        zone: str | None = ...,
        factor: str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class Service(Activity):
    """Services bought, by number: meals, electronic messages, web pages; laundry by mass; maintenance by what it costs.

    Parameters
    ----------
    quantity: Number of services [piece]; of a laundry the mass washed [kg]; for maintenance what it costs [EUR].
    product: Service in the catalogue, such as meal, 1_email, hospital_laundry or various_maintenance.
    type: What is served in a meal, such as moyen (average), vegetarien or classique_avec_boeuf.
    """

    kind: Literal["service"]
    quantity: Amount | None
    product: str
    type: str | None
    def __init__(
        self,
        *,
        product: str,
        quantity: Amount | Quantity | tuple[float, str] | str | float | None = ...,
        type: str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class SharedFreight(Activity):
    """The share of one load in the fuel of a vehicle or service that carried other loads too.

    Parameters
    ----------
    mass: Mass of your own load [t].
    distance: Distance that your own load is carried [km].
    transport_activity: Transport activity of your own load, instead of mass and distance [tkm].
    fuel: Fuel of the vehicle; electricity for a van or lorry that is charged; diesel, with a finding, if not given.
    blend: Blend of the vehicle's fuel.
    fuel_used: Fuel of the whole operation, empty running included [l, kg, kWh].
    total_activity: Transport activity of all loads in the operation together [tkm].
    """

    kind: Literal["shared_freight"]
    mass: Amount | None
    distance: Amount | None
    transport_activity: Amount | None
    fuel: str | None
    blend: str | None
    fuel_used: Amount
    total_activity: Amount
    def __init__(
        self,
        *,
        fuel_used: Amount | Quantity | tuple[float, str] | str,
        total_activity: Amount | Quantity | tuple[float, str] | str,
        mass: Amount | Quantity | tuple[float, str] | str | None = ...,
        distance: Amount | Quantity | tuple[float, str] | str | None = ...,
        transport_activity: Amount | Quantity | tuple[float, str] | str | None = ...,
        fuel: str | None = ...,
        blend: str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class SoilAmendment(Activity):
    """CO2 from lime and urea spread on soils.

    Parameters
    ----------
    mass: Lime or urea spread [t].
    material: What is spread: limestone, dolomite or urea.
    """

    kind: Literal["soil_amendment"]
    mass: Amount | None
    material: str
    def __init__(
        self,
        *,
        material: str,
        mass: Amount | Quantity | tuple[float, str] | str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class SoilCarbonChange(Activity):
    """Carbon that mineral soil loses or gains after its use or management changed, tier 1.

    Parameters
    ----------
    area: Area that changed within the last 20 years [ha].
    duration: Time that is accounted for [a]; the length of the period, or one year for a year, a single day or no period, if not given.
    climate: Climate of the mineral soil.
    soil: Type of mineral soil.
    before: Use and management before the change, such as 'grassland' or 'annual_crop no_till manured'; forest is native.
    after: Use and management after the change, such as 'annual_crop reduced_tillage low_input'.
    """

    kind: Literal["soil_carbon_change"]
    area: Amount | None
    duration: Amount
    climate: str
    soil: str
    before: LandState
    after: LandState
    def __init__(
        self,
        *,
        climate: str,
        soil: str,
        before: LandState | str,
        after: LandState | str,
        area: Amount | Quantity | tuple[float, str] | str | float | None = ...,
        duration: Amount | Quantity | tuple[float, str] | str = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class SoldFuel(Activity):
    """Fuels and feedstocks sold: what their users burn, without upstream.

    Parameters
    ----------
    fuel: Name of the fuel sold, such as diesel or natural_gas.
    volume: Volume of fuel sold [l, m3]; give volume, mass or energy.
    mass: Mass of fuel sold [kg]; give volume, mass or energy.
    energy: Energy of the fuel sold [kWh_net, kWh_gross]; give volume, mass or energy.
    blend: Blend of the fuel sold, such as b7 or e10.
    burned: Share of the fuel sold that is burned; plastics feedstock, for example, is not.
    """

    kind: Literal["sold_fuel"]
    fuel: str
    volume: Amount | None
    mass: Amount | None
    energy: Amount | None
    blend: str | None
    burned: float
    def __init__(
        self,
        *,
        fuel: str,
        volume: Amount | Quantity | tuple[float, str] | str | None = ...,
        mass: Amount | Quantity | tuple[float, str] | str | None = ...,
        energy: Amount | Quantity | tuple[float, str] | str | None = ...,
        blend: str | None = ...,
        burned: float | int | str = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class SoldGas(Activity):
    """Products that contain a greenhouse gas, or form it in use: refrigeration, fire extinguishers, aerosols.

    Parameters
    ----------
    charge: Mass of the gas in one product [kg].
    sold: Number of products with the gas sold in the period [piece].
    gas: Gas or blend in the products, such as hfc_134a, sf6 or R-410A. A blend is split into its components.
    released: Share of the gas that is released over the life of the product; all of it if not given.
    """

    kind: Literal["sold_gas"]
    charge: Amount | None
    sold: Amount | None
    gas: str
    released: float | None
    def __init__(
        self,
        *,
        gas: str,
        charge: Amount | Quantity | tuple[float, str] | str | None = ...,
        sold: Amount | Quantity | tuple[float, str] | str | float | None = ...,
        released: float | int | str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class Spend(Activity):
    """Goods or services bought, from what they cost: spend-based method.

    Parameters
    ----------
    money: Money paid, with its currency [SEK, EUR, USD …]; the price year is that of the period.
    sector: Sector, by code or name in the classification of the region.
    classification: Classification of sectors: naics_2017 (US EPA supply chain), base_carbone (ADEME), figaro (NACE industries of Sweden) or upphandlingsmyndigheten (public buyers in Sweden); worked out from the sector if not given.
    margins: With or without the emissions of trade and transport between producer and buyer; without them they are calculated separately.
    vat: Rate of value added tax included in the money, such as 25%, or 0; it is taken out.
    price_basis: Prices that the money is in: purchaser (as paid), producer or basic (before trade and transport margins).
    margin: Margins and product taxes that are added to producer or basic prices, as a share of them.
    """

    kind: Literal["spend"]
    money: Amount | None
    sector: str
    classification: str | None
    margins: str
    vat: float | None
    price_basis: str
    margin: float | None
    def __init__(
        self,
        *,
        sector: str,
        money: Amount | Quantity | tuple[float, str] | str | None = ...,
        classification: str | None = ...,
        margins: str = ...,
        vat: float | int | str | None = ...,
        price_basis: str = ...,
        margin: float | int | str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class Steam(Activity):
    """Steam or process heat, bought or made, from a published factor or from the fuel of its boiler.

    Parameters
    ----------
    energy: Heat in the steam [kWh].
    fuel: Fuel of the boiler. Without it a published factor is used: for steam, else for heat made on site, else for district heat.
    blend: Blend of the boiler's fuel.
    efficiency: Heat output ÷ fuel input of the boiler; 0.8, as published, if not given.
    heating_value: Whether the efficiency refers to the net or gross heating value; the custom of the country and fuel if not given.
    """

    kind: Literal["steam"]
    energy: Amount | None
    fuel: str | None
    blend: str | None
    efficiency: float | None
    heating_value: str | None
    def __init__(
        self,
        *,
        energy: Amount | Quantity | tuple[float, str] | str | None = ...,
        fuel: str | None = ...,
        blend: str | None = ...,
        efficiency: float | int | str | None = ...,
        heating_value: str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class Storage(Activity):
    """Goods stored by others: site-specific and average-data method of distribution.

    Parameters
    ----------
    factor_unit: Unit of the factor, when factor is a bare number, as in lists with a column for each: kg CO2e/kg.
    volume: Volume of the goods stored [m3], with duration and a factor per m3 and day.
    duration: Time that the goods are stored [day].
    facilities: Number of facilities, with their energy for the period, instead of volume and duration [piece].
    factor: Emissions of storage per volume and day, such as 0.01 kg CO2e/m3_day.
    energy: Energy of one facility for the period, such as 'electricity=10000 kWh; natural_gas=1000 kWh_gross'.
    own_volume: Volume of your own goods in the facility; with total_volume it gives your share of the energy [m3].
    total_volume: Volume of all goods in the facility [m3].
    """

    kind: Literal["storage"]
    factor_unit: str | None
    volume: Amount | None
    duration: Amount | None
    facilities: Amount | None
    factor: str | None
    energy: tuple[tuple[str, Amount], ...]
    own_volume: Amount | None
    total_volume: Amount | None
    def __init__(
        self,
        *,
        factor_unit: str | None = ...,
        volume: Amount | Quantity | tuple[float, str] | str | None = ...,
        duration: Amount | Quantity | tuple[float, str] | str | None = ...,
        facilities: Amount | Quantity | tuple[float, str] | str | float | None = ...,
        factor: str | None = ...,
        energy: tuple[tuple[str, Amount], ...] | Mapping[str, object] | list[str] | str = ...,
        own_volume: Amount | Quantity | tuple[float, str] | str | None = ...,
        total_volume: Amount | Quantity | tuple[float, str] | str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class SupplierProduct(Activity):
    """A product bought, from the supplier's own cradle-to-gate factor: supplier-specific method.

    Parameters
    ----------
    factor_unit: Unit of the factor, when factor is a bare number, as in lists with a column for each: kg CO2e/kg.
    quantity: How much is bought, in the unit of the supplier's factor.
    factor: Factor of the supplier for one gas or several, such as 0.15 kg CO2e/kg.
    factor_gwp_set: GWP set that the supplier's CO2e factor was calculated with, such as ar5_100.
    boundary: What the supplier's factor covers.
    product: What the product is.
    """

    kind: Literal["supplier_product"]
    factor_unit: str | None
    quantity: Amount | None
    factor: str
    factor_gwp_set: str | None
    boundary: str
    product: str | None
    def __init__(
        self,
        *,
        factor: str,
        factor_unit: str | None = ...,
        quantity: Amount | Quantity | tuple[float, str] | str | None = ...,
        factor_gwp_set: str | None = ...,
        boundary: str = ...,
        product: str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class Switchgear(Activity):
    """SF6 or another insulating gas in electrical equipment: the amount refilled, or charge × a published rate.

    Parameters
    ----------
    gas: Insulating gas of the switchgear, such as sf6.
    mass: Insulating gas refilled or lost [kg].
    charge: Gas inside one piece of switchgear, instead of mass [kg].
    count: Number of pieces of switchgear [piece].
    duration: Time that the switchgear is in use [a]; the length of the period, or one year for a year, a single day or no period, if not given.
    type: sealed_pressure (medium voltage, never refilled) or closed_pressure (high voltage, refilled).
    phase: Stage of life: operation, or disposal (what remains and is not recovered).
    rate: Share of the gas that is lost per year; the published default for Europe if not given.
    recovered: Share of the gas still inside that is recovered at disposal.
    """

    kind: Literal["switchgear"]
    gas: str
    mass: Amount | None
    charge: Amount | None
    count: Amount
    duration: Amount
    type: str | None
    phase: str
    rate: float | None
    recovered: float | None
    def __init__(
        self,
        *,
        gas: str = ...,
        mass: Amount | Quantity | tuple[float, str] | str | None = ...,
        charge: Amount | Quantity | tuple[float, str] | str | None = ...,
        count: Amount | Quantity | tuple[float, str] | str | float = ...,
        duration: Amount | Quantity | tuple[float, str] | str = ...,
        type: str | None = ...,
        phase: str = ...,
        rate: float | int | str | None = ...,
        recovered: float | int | str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class Taxi(Activity):
    """Travel by taxi.

    Parameters
    ----------
    distance: Distance driven by the taxi [km, vkm], or passenger-distance [pkm].
    type: Type of taxi (regular if not given).
    passengers: Number of people who share the taxi, for a distance driven [passenger]. The result is then the share of one of them.
    fuel: Fuel of the taxi; with consumption. Diesel, with a finding, if not given.
    consumption: Fuel or electricity that the taxi uses per distance, if known [l/km, kWh/km].
    blend: Blend of the taxi's fuel; with consumption.
    """

    kind: Literal["taxi"]
    distance: Amount | None
    type: str | None
    passengers: float | None
    fuel: str | None
    consumption: Rate | Exhaust | None
    blend: str | None
    def __init__(
        self,
        *,
        distance: Amount | Quantity | tuple[float, str] | str | None = ...,
        type: str | None = ...,
        passengers: float | int | str | None = ...,
        fuel: str | None = ...,
        consumption: Rate | Exhaust | str | None = ...,
        blend: str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class TransportChain(Activity):
    """A transport chain for goods: several legs with hubs between them.

    Parameters
    ----------
    mass: Mass of the goods moved through the chain [t].
    legs: Legs and hubs in order, such as 'road 120 km; hub factor=1.2 kg CO2e/t; sea 8000 km vessel=container_ship'. A leg takes the fields of freight, a region, and a factor per tkm; a hub takes a factor per t, or freight.hub from your own factors.
    """

    kind: Literal["transport_chain"]
    mass: Amount | None
    legs: tuple[Element, ...]
    def __init__(
        self,
        *,
        legs: tuple[Element, ...] | Mapping[str, object] | list[str] | str,
        mass: Amount | Quantity | tuple[float, str] | str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class VanTravel(Activity):
    """Driving a van, by distance.

    Parameters
    ----------
    distance: Distance driven by the van [km].
    vehicle_class: Class of van: class_1 (up to 1.305 t), class_2 (up to 1.74 t), class_3 (up to 3.5 t), or the average.
    fuel: Fuel of the van, in France hydrogen by origin too; with consumption, any fuel; diesel, with a finding, if not given.
    consumption: Fuel or electricity that the van uses per distance [l/km, kWh/km].
    blend: Blend of the van's fuel; with consumption.
    charging_region: Region where the van is charged, if not where it is driven.
    loss_rate: Your own losses of the grid that the van is charged from: '5%' of what is used, or '5% of generation'.
    infrastructure: Whether the making of the van is counted too, where the region's publisher gives it (optional in category 6).
    """

    kind: Literal["van_travel"]
    distance: Amount | None
    vehicle_class: str
    fuel: str | None
    consumption: Rate | Exhaust | None
    blend: str | None
    charging_region: str | None
    loss_rate: str | None
    infrastructure: bool
    def __init__(
        self,
        *,
        distance: Amount | Quantity | tuple[float, str] | str | None = ...,
        vehicle_class: str = ...,
        fuel: str | None = ...,
        consumption: Rate | Exhaust | str | None = ...,
        blend: str | None = ...,
        charging_region: str | None = ...,
        loss_rate: str | None = ...,
        infrastructure: bool | str = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class VehicleExhaust(Activity):
    """CH4 and N2O of road vehicles whose CO2 is calculated from their fuel.

    Parameters
    ----------
    distance: Distance driven by vehicles whose fuel is counted elsewhere [km].
    vehicle: Class of road vehicle.
    fuel: Fuel of the road vehicle.
    model_year: Model year of the vehicle, for petrol and diesel.
    """

    kind: Literal["vehicle_exhaust"]
    distance: Amount | None
    vehicle: str
    fuel: str
    model_year: float | None
    def __init__(
        self,
        *,
        distance: Amount | Quantity | tuple[float, str] | str | None = ...,
        vehicle: str = ...,
        fuel: str = ...,
        model_year: float | int | str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class Waste(Activity):
    """Waste from your operations, by material and treatment: waste-type-specific and average-data method.

    Parameters
    ----------
    mass: Mass of the waste [kg].
    material: What the waste is, such as glass, wood or paper_and_board_mixed, or its code in the List of Waste, such as 20 01 08; unsorted commercial waste if not given.
    treatment: How all of the waste is treated, such as landfill, combustion, closed_loop, composting or anaerobic_digestion.
    treatments: Treatments with their shares, instead of one treatment, such as 'landfill=25%; combustion=75%'; the shares sum to 1.
    digestate: How the digestate of anaerobic digestion is spread, in the US: dry (cured) or wet.
    """

    kind: Literal["waste"]
    mass: Amount | None
    material: str | None
    treatment: str | None
    treatments: tuple[tuple[str, float], ...] | None
    digestate: str | None
    def __init__(
        self,
        *,
        mass: Amount | Quantity | tuple[float, str] | str | None = ...,
        material: str | None = ...,
        treatment: str | None = ...,
        treatments: tuple[tuple[str, float], ...] | Mapping[str, object] | list[str] | str | None = ...,
        digestate: str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class WasteWater(Activity):
    """Waste water treated by others.

    Parameters
    ----------
    volume: Volume discharged [m3]; the volume supplied, if only that is metered.
    oxygen_demand: Chemical oxygen demand that treatment removes, in France, for its methane [kg].
    nitrogen: Nitrogen that reaches the works, in France, for its nitrous oxide [kg].
    """

    kind: Literal["waste_water"]
    volume: Amount | None
    oxygen_demand: Amount | None
    nitrogen: Amount | None
    def __init__(
        self,
        *,
        volume: Amount | Quantity | tuple[float, str] | str | None = ...,
        oxygen_demand: Amount | Quantity | tuple[float, str] | str | None = ...,
        nitrogen: Amount | Quantity | tuple[float, str] | str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class WaterSupply(Activity):
    """Water supplied through the mains.

    Parameters
    ----------
    volume: Volume of water supplied [m3].
    """

    kind: Literal["water_supply"]
    volume: Amount | None
    def __init__(
        self,
        *,
        volume: Amount | Quantity | tuple[float, str] | str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...
