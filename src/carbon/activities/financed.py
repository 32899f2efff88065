"""Property and vehicles that loans finance: the lender's share of what they emit."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from carbon.activities.base import Activity, Context, Method
from carbon.activities.fields import AmountOf, Distance, Purpose, Share, Text, Word
from carbon.activities.investments import SCORES, attribution
from carbon.activities.readers import Money
from carbon.activities.recipes import EnergyRecipe, energy_demands, main_stages
from carbon.activities.road import CAR_SIZES, Car, car_demands, check_car, required_stages, vehicle_distance
from carbon.core.quantities import Amount

_PROPERTY, _VEHICLE = "property's value at origination", "vehicle's value at origination"


class FinancedBuilding(Activity):
    """Mortgages and commercial real estate: our share of a building's energy.

    Parameters
    ----------
    area: floor space of the buildings [m2].
    energy: per m2 and year, as 'electricity=40 kWh; natural_gas=90 kWh_gross'.
    share: our share of the building's value at origination,
    outstanding, value: or what is outstanding and the property's value at origination.
    data_quality: PCAF score, 1 to 5.

    Source: PCAF Standard part A (2022), 5.4 (commercial real estate) and 5.5 (mortgages).

    >>> FinancedBuilding(area="100 m2", energy="electricity=40 kWh", outstanding="1 MSEK", value="2 MSEK").purpose
    'investment'
    """

    kind: Literal["financed_building"] = "financed_building"
    amounts: ClassVar = (("area",),)
    examples: ClassVar = ("financed_building 100 m2 --energy 'natural_gas=90 kWh_gross' --share '50 %' --region GB --period 2024",)

    area: Annotated[Amount, AmountOf(("area",))] | None = None
    energy: EnergyRecipe
    share: Share | None = None
    outstanding: Money | None = None
    value: Money | None = None
    data_quality: Annotated[str, Word("data_quality", SCORES)] | None = None
    purpose: Purpose = "investment"

    def model_post_init(self, context: Any) -> None:
        """Check the share."""
        super().model_post_init(context)
        attribution(self.share, self.outstanding, self.value, _PROPERTY)

    def method(self, one: Amount, context: Context) -> Method:
        """Return our share of the energy."""
        part = attribution(self.share, self.outstanding, self.value, _PROPERTY)
        demands = energy_demands(self.energy, one.to("m2") * part)
        return Method(demands, steps=[f"{one} × {part:.6g} of the property is ours"], required=main_stages(demands))


class FinancedVehicle(Activity):
    """Motor vehicle loans: our share of what a car emits.

    Parameters
    ----------
    distance: distance driven in the period [km].
    fuel, size: as of car_travel.
    share: our share of the vehicle's value at origination,
    outstanding, value: or what is outstanding and the vehicle's value at origination.
    data_quality: PCAF score, 1 to 5.

    Source: PCAF Standard part A (2022), 5.6 (motor vehicle loans).

    >>> FinancedVehicle(distance="12000 km", fuel="diesel", share="25 %").share
    0.25
    """

    kind: Literal["financed_vehicle"] = "financed_vehicle"
    amounts: ClassVar = (("distance",),)
    examples: ClassVar = ("financed_vehicle 12000 km --fuel diesel --size medium --share '25 %' --region GB --period 2019",)

    distance: Distance | None = None
    fuel: Text = "unknown"
    size: Annotated[str, Word("size", CAR_SIZES)] = "average"
    share: Share | None = None
    outstanding: Money | None = None
    value: Money | None = None
    data_quality: Annotated[str, Word("data_quality", SCORES)] | None = None
    purpose: Purpose = "investment"

    def model_post_init(self, context: Any) -> None:
        """Check the car and the share."""
        super().model_post_init(context)
        check_car(self.fuel, None)
        attribution(self.share, self.outstanding, self.value, _VEHICLE)

    def method(self, one: Amount, context: Context) -> Method:
        """Return our share of the car's stages."""
        part = attribution(self.share, self.outstanding, self.value, _VEHICLE)
        driven = vehicle_distance(one)
        demands = car_demands(Car(self.fuel, self.size), Amount(driven.value * part, driven.unit))
        return Method(demands, steps=[f"{one} × {part:.6g} of the vehicle is ours"], required=required_stages(demands))
