"""Types of the public names, for editors and type checkers: written by tools/public_stub.py, never by hand.

A kind of activity takes what a person writes (`distance="1 200 km"`, `period=2019`), and has what was read (`Amount`, `Period`).
"""

from collections.abc import Mapping
from datetime import date
from typing import Literal, TypedDict, Unpack

from carbon._api.calculating import calculate as calculate, constant as constant, plan as plan
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
from carbon.analysis.thawing import thaw as thaw, verify as verify
from carbon.analysis.uncertainty import uncertainty as uncertainty
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
    "match",
    "plan",
    "portfolio_quality",
    "publications",
    "search",
    "thaw",
    "uncertainty",
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
    """Road ambulances, by distance driven; with a consumption by their fuel, else as a large van."""

    kind: Literal["ambulance"]
    distance: Amount | None
    fuel: str
    blend: str | None
    consumption: Rate | Exhaust | None
    def __init__(
        self,
        *,
        distance: Amount | Quantity | tuple[float, str] | str | None = ...,
        fuel: str = ...,
        blend: str | None = ...,
        consumption: Rate | Exhaust | str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class AmbulanceFlight(Activity):
    """Ambulance helicopters and aircraft, by flight time and fuel burn, or by fuel."""

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
    """A volatile anaesthetic, by bottles bought or by its use."""

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
    """Power of the grid that is saved, or replaced by power made and sold: avoided emissions, in no total."""

    kind: Literal["avoided_electricity"]
    energy: Amount | None
    def __init__(
        self,
        *,
        energy: Amount | Quantity | tuple[float, str] | str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class AvoidedEmissions(Activity):
    """Emissions that others avoid through our products, exports or projects, as they are claimed: in no total."""

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
    """Travel that digital meetings, visits or other measures replace: avoided emissions, in no total."""

    kind: Literal["avoided_travel"]
    trips: Amount
    distance: Amount | None
    mode: str
    fuel: str
    occupancy: float
    replaced: float
    def __init__(
        self,
        *,
        mode: str,
        trips: Amount | Quantity | tuple[float, str] | str | float = ...,
        distance: Amount | Quantity | tuple[float, str] | str | None = ...,
        fuel: str = ...,
        occupancy: float | int | str = ...,
        replaced: float | int | str = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class BiomassBurning(Activity):
    """Gases of vegetation that burns in the open: stubble, savanna, heath, forest."""

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
    """Travel by bus as a passenger."""

    kind: Literal["bus"]
    distance: Amount | None
    passengers: Amount
    type: str
    fuel: str | None
    area: str | None
    infrastructure: bool
    def __init__(
        self,
        *,
        distance: Amount | Quantity | tuple[float, str] | str | None = ...,
        passengers: Amount | Quantity | tuple[float, str] | str | float = ...,
        type: str = ...,
        fuel: str | None = ...,
        area: str | None = ...,
        infrastructure: bool | str = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class CapitalGood(Activity):
    """A capital good acquired: average-product method, or the supplier's factor."""

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
    """Travel by car, by distance driven."""

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
        **common: Unpack[_Common],
    ) -> None: ...

class CarbonateUse(Activity):
    """CO2 of carbonates that are heated or dissolved: flue-gas cleaning, ceramics, water treatment, soda."""

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
    """CO2 of the carbonates in cement clinker; the kiln's fuel is accounted for apart."""

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
    """Fuel of a plant that makes heat and power, allocated to the heat or the power that is used."""

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
    method_of_allocation: str
    heat_efficiency: float
    power_efficiency: float
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
        method_of_allocation: str = ...,
        heat_efficiency: float | int | str = ...,
        power_efficiency: float | int | str = ...,
        heat_temperature: float | int | str | None = ...,
        ambient_temperature: float | int | str = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class Commuting(Activity):
    """Travel of employees between home and work."""

    kind: Literal["commuting"]
    employees: Amount
    days: Amount
    weeks: Amount
    distance: Amount | None
    mode: str | None
    mix: tuple[tuple[str, float], ...] | None
    fuel: str
    size: str
    occupancy: float | None
    consumption: Rate | Exhaust | None
    blend: str | None
    charging_region: str | None
    def __init__(
        self,
        *,
        employees: Amount | Quantity | tuple[float, str] | str | float = ...,
        days: Amount | Quantity | tuple[float, str] | str | float = ...,
        weeks: Amount | Quantity | tuple[float, str] | str | float = ...,
        distance: Amount | Quantity | tuple[float, str] | str | None = ...,
        mode: str | None = ...,
        mix: tuple[tuple[str, float], ...] | Mapping[str, object] | list[str] | str | None = ...,
        fuel: str = ...,
        size: str = ...,
        occupancy: float | int | str | None = ...,
        consumption: Rate | Exhaust | str | None = ...,
        blend: str | None = ...,
        charging_region: str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class ContractedBus(Activity):
    """Bus traffic run by a contractor for the organisation, by distance driven and consumption."""

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
    """Nitrous oxide of the nitrogen in straw, tops and roots that stay on the field, tier 1."""

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
    """Data centres and servers, one's own or another's: electricity of the machines × PUE."""

    kind: Literal["data_centre"]
    energy: Amount | None
    pue: float
    cloud_region: str | None
    def __init__(
        self,
        *,
        pue: float | int | str,
        energy: Amount | Quantity | tuple[float, str] | str | None = ...,
        cloud_region: str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class DeviceUse(Activity):
    """Computers, screens and other devices: number × hours × power."""

    kind: Literal["device_use"]
    devices: Amount | None
    duration: Amount | None
    power: Amount
    def __init__(
        self,
        *,
        power: Amount | Quantity | tuple[float, str] | str,
        devices: Amount | Quantity | tuple[float, str] | str | float | None = ...,
        duration: Amount | Quantity | tuple[float, str] | str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class DigitalCareVisit(Activity):
    """Digital care visits: patients and staff meet by video."""

    kind: Literal["digital_care_visit"]
    visits: Amount | None
    duration: Amount | None
    participants: float
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
        participants: float | int | str = ...,
        data: Rate | str | None = ...,
        network_intensity: Rate | str | None = ...,
        device_factor: str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class DigitalMeeting(Activity):
    """Video meetings: participants × hours × electricity of device and network."""

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
    """Electricity that comes straight from a plant of known technology, over a line of its own."""

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
    """Cold from a district cooling network, or from a supplier's chillers."""

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
    """Heat from a district heating network."""

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
    """Waste water of the people that a works, tank or latrine serves, tier 1."""

    kind: Literal["domestic_waste_water"]
    people: Amount | None
    duration: Amount
    system: str
    nitrogen: Rate | None
    protein: Rate | None
    oxygen_demand: Rate | None
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
        sludge: float | int | str = ...,
        captured: float | int | str = ...,
        organics_removed: float | int | str | None = ...,
        nitrogen_removed: float | int | str | None = ...,
        discharge: str = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class Electricity(Activity):
    """Electricity bought from a grid: generation, losses and upstream; location- and market-based."""

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
    """Sold products and their packaging at the end of their life, by material and treatment."""

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
    """CH4 and N2O of engines off the road, where the CO2 is calculated from their fuel."""

    kind: Literal["engine_exhaust"]
    volume: Amount | None
    vehicle: str
    fuel: str
    technology: str | None
    type: str | None
    def __init__(
        self,
        *,
        vehicle: str,
        volume: Amount | Quantity | tuple[float, str] | str | None = ...,
        fuel: str = ...,
        technology: str | None = ...,
        type: str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class FarmProduct(Activity):
    """Products of farms and fishing boats as they leave them: grain, fodder, milk, animals, fish."""

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
    """Travel by ferry as a passenger."""

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
    """Nitrous oxide of nitrogen spread on soils: direct, and indirect through the air and through water, tier 1."""

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
    """Fuel of the field work of a crop or of the heating of a greenhouse, by area, and the making of the machines."""

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
    """Mortgages and commercial real estate: our share of a building's energy."""

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
    """Motor vehicle loans: our share of what a car emits."""

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
    """Agents of fire suppression: what was discharged or refilled, or charge × a published rate."""

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
    """Driving a fleet whose total distance and mix of vehicles are known."""

    kind: Literal["fleet"]
    distance: Amount | None
    mix: tuple[tuple[str, float], ...]
    vehicle: str
    size: str
    charging_region: str | None
    def __init__(
        self,
        *,
        mix: tuple[tuple[str, float], ...] | Mapping[str, object] | list[str] | str,
        distance: Amount | Quantity | tuple[float, str] | str | None = ...,
        vehicle: str = ...,
        size: str = ...,
        charging_region: str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class Flight(Activity):
    """Travel by scheduled flight."""

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
    """Travel by air by the fuel of the aircraft, shared out among passengers by the area of their seats."""

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
    body: str
    cabin: str
    load_factor: float
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
        body: str = ...,
        cabin: str = ...,
        load_factor: float | int | str = ...,
        passenger_share: float | int | str = ...,
        fuel_factor: str = ...,
        fuel: str = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class Food(Activity):
    """Food and drink bought, by product."""

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
    """A franchise that operates under our licence: franchise-specific and average-data method."""

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
    """Carriage of goods by a carrier: mass × distance."""

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
    """A fuel burned in a boiler, engine or vehicle."""

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
    """A mix of fuels burned together, each by its share: blends of the pump, co-firing, waste of fossil and biomass parts."""

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
    """Fuel burned in own vehicles or boilers, by the money spent and the price paid."""

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
    """A gas in equipment by mass balance: what came in and is no longer there has leaked."""

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
    """A gas in equipment by the simplified mass balance: filling of new, servicing and retiring of old equipment."""

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
    """An amount times a factor that is named by its key or given inline."""

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
    """CO2 of the carbonates in glass; the furnace's fuel is accounted for apart."""

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
    """Work at home: heating and equipment that the office would have had."""

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
    """Nights in a hotel."""

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
    """A product bought, by what its supplier knows and secondary data for the rest: hybrid method."""

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
    """Gases of making metals, chemicals, lime and other products, by tier 1 factors; fuels are accounted for apart."""

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
    """Waste water that an industry treats itself or lets out, tier 1."""

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
    """Metered-dose inhalers, by the propellant inside: all of it reaches the air, but for what is returned and destroyed."""

    kind: Literal["inhaler"]
    inhalers: Amount | None
    propellant_mass: Amount | None
    propellant: str
    type: str | None
    collected: float | None
    destroyed: float | None
    def __init__(
        self,
        *,
        inhalers: Amount | Quantity | tuple[float, str] | str | float | None = ...,
        propellant_mass: Amount | Quantity | tuple[float, str] | str | None = ...,
        propellant: str = ...,
        type: str | None = ...,
        collected: float | int | str | None = ...,
        destroyed: float | int | str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class Investment(Activity):
    """Equity, bonds, business loans, project finance and sovereign debt: our share of the investee's emissions."""

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
    """Carbon of the trees and plants that a change of land use removes, tier 1."""

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
    """A leased building, vehicle or machine outside scope 1 and 2: average-data, asset-specific and lessor-specific method."""

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
    """Methane of the digestion of farm animals, tier 1."""

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
    """Driving a lorry, by distance."""

    kind: Literal["lorry_travel"]
    distance: Amount | None
    vehicle: str
    laden: str
    cooling: str
    empty_running: float | None
    fuel: str
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
        fuel: str = ...,
        consumption: Rate | Exhaust | str | None = ...,
        blend: str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class ManagedSoil(Activity):
    """Nitrous oxide of nitrogen on soils and of drained organic soils, by the factors of France."""

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
    """Methane and nitrous oxide of manure, by the mass of the animals or by what one excretes."""

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
    """A material bought, by mass, or by what its factor is per: average-data method."""

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
    """Carbon dioxide of endoscopy, surgery and cryotherapy: all of it is let out."""

    kind: Literal["medical_co2"]
    mass: Amount | None
    volume: Amount | None
    cylinders: Amount | None
    cylinder_mass: Amount | None
    cylinder_volume: Amount | None
    temperature: str
    origin: str
    def __init__(
        self,
        *,
        mass: Amount | Quantity | tuple[float, str] | str | None = ...,
        volume: Amount | Quantity | tuple[float, str] | str | None = ...,
        cylinders: Amount | Quantity | tuple[float, str] | str | float | None = ...,
        cylinder_mass: Amount | Quantity | tuple[float, str] | str | None = ...,
        cylinder_volume: Amount | Quantity | tuple[float, str] | str | None = ...,
        temperature: str = ...,
        origin: str = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class Micromobility(Activity):
    """Riding an electric bicycle or an electric kick scooter, by distance."""

    kind: Literal["micromobility"]
    distance: Amount | None
    vehicle: str
    consumption: Rate | None
    charging_region: str | None
    def __init__(
        self,
        *,
        vehicle: str,
        distance: Amount | Quantity | tuple[float, str] | str | None = ...,
        consumption: Rate | str | None = ...,
        charging_region: str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class MileageClaim(Activity):
    """Travel by an employee's own car, by the money reimbursed for it."""

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
    """Travel by motorcycle, by distance driven."""

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
    """Nitrous oxide used as medical gas, less what is collected and destroyed."""

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
    temperature: str
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
        temperature: str = ...,
        collected: float | int | str | None = ...,
        destroyed: float | int | str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class OrganicSoil(Activity):
    """Carbon dioxide and nitrous oxide of drained peat and other organic soils, tier 1."""

    kind: Literal["organic_soil"]
    area: Amount | None
    duration: Amount
    use: str
    climate: str
    condition: str | None
    factor: str | None
    def __init__(
        self,
        *,
        use: str,
        climate: str,
        area: Amount | Quantity | tuple[float, str] | str | float | None = ...,
        duration: Amount | Quantity | tuple[float, str] | str = ...,
        condition: str | None = ...,
        factor: str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class OwnElectricity(Activity):
    """Electricity of sun, wind or water, made and used by the organisation itself."""

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
    """Patients' travel to and from care, paid or refunded by the organisation."""

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
    """A gas fed to a process, as in etching, cleaning of chambers or magnesium casting: what is neither used up nor destroyed escapes."""

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
    """Processing of sold intermediate products by customers: site-specific and average-data method."""

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
    """Use of sold products over their whole life."""

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
    """Travel by public transport, by one mode or a known mix."""

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
    """Travel by train, tram or metro as a passenger."""

    kind: Literal["rail"]
    distance: Amount | None
    passengers: Amount
    type: str
    route: str | None
    area: str | None
    operator: str | None
    infrastructure: bool
    def __init__(
        self,
        *,
        distance: Amount | Quantity | tuple[float, str] | str | None = ...,
        passengers: Amount | Quantity | tuple[float, str] | str | float = ...,
        type: str = ...,
        route: str | None = ...,
        area: str | None = ...,
        operator: str | None = ...,
        infrastructure: bool | str = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class Refrigerant(Activity):
    """A refrigerant or other gas that leaked: what a service refilled, or what a vessel lost."""

    kind: Literal["refrigerant"]
    gas: str
    mass: Amount | None
    def __init__(
        self,
        *,
        gas: str,
        mass: Amount | Quantity | tuple[float, str] | str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class RefrigerantScreening(Activity):
    """Refrigerant lost from equipment, by its charge and a published rate: a screening, for want of service records."""

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
    """Carbon dioxide taken out of the air and stored: in no total."""

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
    """Emissions of a supplier, waste contractor, lessor, franchisee or investee, and the share of them that is ours."""

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
    """Methane of rice, tier 1: area × days × daily factor × scaling by water, by the time before and by amendments."""

    kind: Literal["rice_cultivation"]
    area: Amount | None
    duration: Amount | None
    water: str
    before: str
    amendments: tuple[tuple[str, Amount], ...]
    zone: str | None
    factor: str | None
    def __init__(
        self,
        *,
        water: str,
        area: Amount | Quantity | tuple[float, str] | str | float | None = ...,
        duration: Amount | Quantity | tuple[float, str] | str | None = ...,
        before: str = ...,
        amendments: tuple[tuple[str, Amount], ...] | Mapping[str, object] | list[str] | str = ...,
        zone: str | None = ...,
        factor: str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class Service(Activity):
    """Services bought, by number: meals, electronic messages, web pages; maintenance by what it costs."""

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
    """A load's part of the fuel of a vehicle or service that carried other loads too."""

    kind: Literal["shared_freight"]
    mass: Amount | None
    distance: Amount | None
    transport_activity: Amount | None
    fuel: str
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
        fuel: str = ...,
        blend: str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class SoilAmendment(Activity):
    """CO2 of lime and urea spread on soils."""

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
    """Carbon that mineral soil loses or gains after its use or management changed, tier 1."""

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
    """Fuels and feedstocks sold: what their users burn, without upstream."""

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
    """Products that hold a greenhouse gas, or form it in use: refrigeration, fire extinguishers, aerosols."""

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
    """Goods or services bought, by what they cost: spend-based method."""

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
    """Steam or process heat bought or made, by a published factor or by the fuel of its boiler."""

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
    """Goods stored by others: site-specific and average-data method of distribution."""

    kind: Literal["storage"]
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
    """A product bought, by the supplier's own cradle-to-gate factor: supplier-specific method."""

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
    """SF6 or another insulating gas of electrical equipment: what was refilled, or charge × a published rate."""

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
    """Travel by taxi."""

    kind: Literal["taxi"]
    distance: Amount | None
    type: str
    passengers: float | None
    fuel: str
    consumption: Rate | Exhaust | None
    blend: str | None
    def __init__(
        self,
        *,
        distance: Amount | Quantity | tuple[float, str] | str | None = ...,
        type: str = ...,
        passengers: float | int | str | None = ...,
        fuel: str = ...,
        consumption: Rate | Exhaust | str | None = ...,
        blend: str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class TransportChain(Activity):
    """A journey of goods in several legs with hubs between them."""

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
    """Driving a van, by distance."""

    kind: Literal["van_travel"]
    distance: Amount | None
    vehicle_class: str
    fuel: str
    consumption: Rate | Exhaust | None
    blend: str | None
    charging_region: str | None
    def __init__(
        self,
        *,
        distance: Amount | Quantity | tuple[float, str] | str | None = ...,
        vehicle_class: str = ...,
        fuel: str = ...,
        consumption: Rate | Exhaust | str | None = ...,
        blend: str | None = ...,
        charging_region: str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...

class VehicleExhaust(Activity):
    """CH4 and N2O of vehicles on the road, where the CO2 is calculated from their fuel."""

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
    """Waste of one's operations, by material and treatment: waste-type-specific and average-data method."""

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
    """Waste water treated by others."""

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
    """Water supplied through the mains."""

    kind: Literal["water_supply"]
    volume: Amount | None
    def __init__(
        self,
        *,
        volume: Amount | Quantity | tuple[float, str] | str | None = ...,
        **common: Unpack[_Common],
    ) -> None: ...
