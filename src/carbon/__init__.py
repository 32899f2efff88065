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
    "_api": ("calculate", "constant", "factor", "match", "plan", "search"),
    "core.errors": ("CarbonError", "Finding"),
    "core.quantities": ("Amount",),
    "engine.emissions": ("Emissions",),
    "engine.plan": ("Plan",),
    "factors.catalogue": ("Catalogue", "catalogue", "publications"),
    "factors.policy": ("Policy",),
    "analysis.comparison": ("compare",),
    "analysis.break_even": ("break_even_distance",),
    "analysis.uncertainty": ("uncertainty",),
    "inventory.inventory": ("Inventory",),
    "activities.base": ("Activity",),
    "activities.agriculture": ("Fertiliser", "Livestock", "SoilAmendment"),
    "activities.air": ("Flight",),
    "activities.assets": ("Franchise", "LeasedAsset"),
    "activities.capital": ("CapitalGood",),
    "activities.claims": ("AvoidedElectricity", "AvoidedEmissions", "AvoidedTravel", "Removal"),
    "activities.burning": ("BiomassBurning",),
    "activities.crops": ("CropResidues",),
    "activities.digital": ("DataCentre", "DeviceUse", "DigitalCareVisit", "DigitalMeeting"),
    "activities.downstream": ("Processing",),
    "activities.farm": ("FarmProduct", "FieldWork", "ManagedSoil"),
    "activities.food": ("Food",),
    "activities.goods": ("HybridProduct", "Material", "SupplierProduct"),
    "activities.financed": ("FinancedBuilding", "FinancedVehicle"),
    "activities.investments": ("Investment", "portfolio_quality"),
    "activities.reported": ("ReportedEmissions",),
    "activities.sold_products": ("ProductUse", "SoldFuel", "SoldGas"),
    "activities.services": ("Service",),
    "activities.spend": ("Spend",),
    "activities.storage": ("Storage",),
    "activities.waste": ("EndOfLife", "Waste"),
    "activities.sewage": ("DomesticWasteWater",),
    "activities.water": ("WasteWater", "WaterSupply"),
    "activities.buses": ("Bus", "ContractedBus"),
    "activities.cars": ("CarTravel", "MileageClaim", "Motorcycle"),
    "activities.commuting": ("Commuting",),
    "activities.emergency": ("Ambulance", "AmbulanceFlight", "PatientTravel"),
    "activities.energy": ("DistrictCooling", "DistrictHeating", "Electricity", "Steam"),
    "activities.fleet": ("Fleet", "LorryTravel", "VanTravel"),
    "activities.engines": ("EngineExhaust",),
    "activities.exhaust": ("VehicleExhaust",),
    "activities.flight_fuel": ("FlightFuel",),
    "activities.freight": ("Freight",),
    "activities.fuel_purchase": ("FuelPurchase",),
    "activities.fuels": ("Fuel", "FuelBlend"),
    "activities.generation": ("CombinedHeatAndPower", "DirectLine", "OwnElectricity"),
    "activities.generic": ("Generic",),
    "activities.industrial_water": ("IndustrialWasteWater",),
    "activities.inhalers": ("Inhaler",),
    "activities.land": ("LandUseChange", "OrganicSoil", "SoilCarbonChange"),
    "activities.leakage": ("FireSuppression", "RefrigerantScreening", "Switchgear"),
    "activities.lodging": ("Homeworking", "HotelStay"),
    "activities.logistics": ("SharedFreight", "TransportChain"),
    "activities.manure": ("Manure",),
    "activities.medical": ("AnaestheticGas", "MedicalCarbonDioxide", "NitrousOxide"),
    "activities.micromobility": ("Micromobility",),
    "activities.process": ("CarbonateUse", "CementProduction", "GlassProduction", "IndustrialProcess", "ProcessGas"),
    "activities.public_transport": ("PublicTransport",),
    "activities.rail": ("Rail",),
    "activities.refrigerants": ("GasBalance", "GasServicing", "Refrigerant"),
    "activities.rice": ("RiceCultivation",),
    "activities.sea": ("Ferry",),
    "activities.taxi": ("Taxi",),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}

__all__ = ["__version__", *sorted(_HOME)]  # noqa: PLE0604 - the names are those of _HOMES


def __getattr__(name: str) -> Any:
    """Load a public name when it is first used, so that `import carbon` costs nothing."""
    if name not in _HOME:
        raise AttributeError(f"module 'carbon' has no attribute '{name}'")
    value = getattr(importlib.import_module(f"carbon.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
