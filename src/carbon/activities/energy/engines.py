"""Methane and nitrous oxide of engines off the road, by the fuel they burn, beside the CO2 of that fuel."""

from typing import Annotated, ClassVar, Literal

from carbon.activities.fields.common import Control, FuelVolume
from carbon.activities.fields.field_words import Word
from carbon.activities.fields.listed import Listed, completed, words
from carbon.activities.fields.reader import about
from carbon.activities.framework.base import Activity
from carbon.activities.framework.demands import Context, Demand, Method
from carbon.core.quantities import Amount

_KEYS = {"ship": "exhaust.sea", "aircraft": "exhaust.air", "locomotive": "exhaust.rail"}
VEHICLES = (
    "agricultural_equipment",
    "airport_equipment",
    "construction_equipment",
    "industrial_equipment",
    "lawn_and_garden_equipment",
    "logging_equipment",
    "railroad_equipment",
    "recreational_equipment",
    *_KEYS,
)


class EngineExhaust(Activity):
    """CH4 and N2O of off-road engines whose CO2 is calculated from their fuel.

    The CO2 of the fuel is not included: add it as kind fuel.
    Source: US EPA Emission Factors Hub, table 5 (Mobile Combustion CH4 and N2O for Non-Road Vehicles).

    >>> EngineExhaust(volume="10 us_gallon", vehicle="construction_equipment", fuel="diesel").vehicle
    'construction_equipment'
    """

    kind: Literal["engine_exhaust"] = "engine_exhaust"
    amounts: ClassVar = (("volume",),)
    required: ClassVar = ("combustion",)
    examples: ClassVar = ("engine_exhaust 100 us_gallon --vehicle construction_equipment --fuel diesel --region US --period 2025",)

    volume: Annotated[FuelVolume | None, about("Fuel that the engines burned [l].")] = None
    vehicle: Annotated[str, Word("vehicle", VEHICLES), about("Type of machine, ship or aircraft that burned the fuel.")]
    fuel: Annotated[
        str | None,
        Listed("exhaust.non_road exhaust.sea exhaust.air exhaust.rail", "fuel"),
        about("Fuel of the engine: diesel, petrol or lpg; fuel_oil for ships; jet_kerosene or aviation_gasoline for aircraft."),
    ] = None
    technology: Annotated[
        str | None, Listed("exhaust.non_road exhaust.sea", "technology"), about("Two-stroke or four-stroke, for petrol engines.")
    ] = None
    type: Annotated[str | None, Listed("exhaust.non_road", "type"), about("off_road_truck, for trucks on a farm or a building site.")] = (
        None
    )
    control: Control = "owned"

    def method(self, one: Amount, context: Context) -> Method:
        """Return CH4 and N2O of the fuel burned."""
        key = _KEYS.get(self.vehicle, "exhaust.non_road")
        kind = None if self.vehicle in _KEYS else self.vehicle
        asked = words(vehicle=kind, fuel=self.fuel, technology=self.technology, type=self.type)
        return Method([Demand(key, "combustion", one, completed(key, asked))])
