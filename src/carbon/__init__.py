"""Carbon accounting: activities in any unit → emissions per gas → CO2e, with the factor, the source and the reason of each line.

>>> import carbon
>>> result = carbon.calculate("diesel", "40 L", region="GB", period=2019)
>>> round(result.co2e_kg, 2) > 100
True
"""

from __future__ import annotations

import importlib
from typing import Any

__version__ = "0.1.0"

_HOMES = {
    "_api.calculating": ("calculate", "constant", "plan"),
    "_api.factors": ("factor", "match", "search"),
    "core.errors": ("CarbonError", "Finding"),
    "core.quantities": ("Amount",),
    "engine.result.emissions": ("Emissions",),
    "engine.plan.plan": ("Plan",),
    "factors.catalogue": ("Catalogue", "catalogue", "publications"),
    "factors.policy": ("Policy",),
    "analysis.comparison": ("compare",),
    "analysis.break_even": ("break_even_distance",),
    "analysis.freezing": ("freeze",),
    "analysis.goal_verdicts": ("goals",),
    "analysis.updating": ("update",),
    "analysis.years": ("series",),
    "analysis.scenarios": ("scenario",),
    "analysis.thawing": ("thaw", "verify"),
    "analysis.uncertainty": ("uncertainty",),
    "inventory.inventory": ("Inventory",),
    "reporting.make": ("report",),
    "activities.framework.base": ("Activity",),
    "activities.land.agriculture": ("Fertiliser", "Livestock", "SoilAmendment"),
    "activities.travel.air": ("Flight",),
    "activities.value_chain.assets": ("Franchise", "LeasedAsset"),
    "activities.value_chain.capital": ("CapitalGood",),
    "activities.value_chain.claims": ("AvoidedElectricity", "AvoidedEmissions", "AvoidedTravel", "Removal"),
    "activities.land.burning": ("BiomassBurning",),
    "activities.land.crops": ("CropResidues",),
    "activities.digital.data_centres": ("DataCentre", "DeviceUse"),
    "activities.digital.meetings": ("DigitalCareVisit", "DigitalMeeting"),
    "activities.value_chain.downstream": ("Processing",),
    "activities.land.farm": ("FarmProduct", "FieldWork", "ManagedSoil"),
    "activities.value_chain.food": ("Food",),
    "activities.value_chain.goods": ("HybridProduct", "Material", "SupplierProduct"),
    "activities.value_chain.financed": ("FinancedBuilding", "FinancedVehicle"),
    "activities.value_chain.investments": ("Investment", "portfolio_quality"),
    "activities.value_chain.reported": ("ReportedEmissions",),
    "activities.value_chain.sold_products": ("ProductUse", "SoldFuel", "SoldGas"),
    "activities.value_chain.services": ("Service",),
    "activities.value_chain.spend": ("Spend",),
    "activities.freight.storage": ("Storage",),
    "activities.waste_and_water.waste": ("EndOfLife", "Waste"),
    "activities.waste_and_water.sewage": ("DomesticWasteWater",),
    "activities.waste_and_water.water": ("WasteWater", "WaterSupply"),
    "activities.travel.buses": ("Bus", "ContractedBus"),
    "activities.travel.cars": ("CarTravel", "MileageClaim", "Motorcycle"),
    "activities.travel.commuting": ("Commuting",),
    "activities.travel.emergency": ("Ambulance", "AmbulanceFlight", "PatientTravel"),
    "activities.energy.purchased": ("DistrictCooling", "DistrictHeating", "Electricity", "Steam"),
    "activities.travel.fleet": ("Fleet", "LorryTravel", "VanTravel"),
    "activities.energy.engines": ("EngineExhaust",),
    "activities.travel.exhaust": ("VehicleExhaust",),
    "activities.travel.flight_fuel": ("FlightFuel",),
    "activities.freight.transport": ("Freight",),
    "activities.energy.fuel_purchase": ("FuelPurchase",),
    "activities.energy.fuels": ("Fuel", "FuelBlend"),
    "activities.energy.generation": ("CombinedHeatAndPower", "DirectLine", "OwnElectricity"),
    "activities.value_chain.generic": ("Generic",),
    "activities.waste_and_water.industrial_water": ("IndustrialWasteWater",),
    "activities.gases.inhalers": ("Inhaler",),
    "activities.land.land_use": ("LandUseChange",),
    "activities.land.soils": ("OrganicSoil", "SoilCarbonChange"),
    "activities.gases.leakage": ("FireSuppression", "RefrigerantScreening", "Switchgear"),
    "activities.travel.lodging": ("Homeworking", "HotelStay"),
    "activities.freight.chains": ("SharedFreight", "TransportChain"),
    "activities.land.manure": ("Manure",),
    "activities.gases.medical": ("AnaestheticGas", "MedicalCarbonDioxide", "NitrousOxide"),
    "activities.travel.micromobility": ("Micromobility",),
    "activities.industry.processes": ("CarbonateUse", "CementProduction", "GlassProduction", "IndustrialProcess", "ProcessGas"),
    "activities.travel.public_transport": ("PublicTransport",),
    "activities.travel.rail": ("Rail",),
    "activities.gases.refrigerants": ("GasBalance", "GasServicing", "Refrigerant"),
    "activities.land.rice": ("RiceCultivation",),
    "activities.travel.sea": ("Ferry",),
    "activities.travel.taxi": ("Taxi",),
}
_RENAMED: dict[str, tuple[str, str]] = {}
"""Old name → (new name, version that has it): it warns for one minor version. See CONTRIBUTING.md."""
_HOME = {name: home for home, names in _HOMES.items() for name in names}

__all__ = ["__version__", *sorted(_HOME)]  # noqa: PLE0604 - the names are those of _HOMES


def __getattr__(name: str) -> Any:
    """Load a public name when it is first used, so that `import carbon` costs nothing."""
    if name in _RENAMED:
        from carbon.core.renamed import warn_renamed

        new, since = _RENAMED[name]
        warn_renamed(f"carbon.{name}", f"carbon.{new}", since)
        return getattr(importlib.import_module("carbon"), new)
    if name not in _HOME:
        raise AttributeError(f"module 'carbon' has no attribute '{name}'")
    value = getattr(importlib.import_module(f"carbon.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
