"""Property and vehicles that loans finance: the lender's share of what they emit."""

from typing import Annotated, ClassVar, Literal

from carbon.activities.fields.catalogue_words import VehicleFuel
from carbon.activities.fields.common import AmountOf, Distance, Purpose
from carbon.activities.fields.field_words import Word
from carbon.activities.fields.own_factors import MassCO2e
from carbon.activities.fields.ratios import Share
from carbon.activities.fields.reader import about
from carbon.activities.fields.readers import Money
from carbon.activities.fields.recipes import EnergyRecipe
from carbon.activities.framework.base import Activity
from carbon.activities.framework.demands import Context, Method
from carbon.activities.methods.attribution import SCORES, attribution
from carbon.activities.methods.own_factors import evidence_findings, reported_demand
from carbon.activities.methods.recipes import energy_demands, main_stages
from carbon.activities.methods.road import CAR_SIZES, Car, car_demands, check_car, required_stages, vehicle_distance
from carbon.core.errors import CarbonError
from carbon.core.quantities import Amount
from carbon.core.sentences import say

_PROPERTY, _VEHICLE = "property's value at origination", "vehicle's value at origination"


class FinancedBuilding(Activity):
    """Mortgages and commercial real estate: your share of a building's energy.

    Source: PCAF Standard part A (2022), 5.4 (commercial real estate) and 5.5 (mortgages).

    >>> FinancedBuilding(area="100 m2", energy="electricity=40 kWh", outstanding="1 MSEK", value="2 MSEK").purpose
    'investment'
    """

    kind: Literal["financed_building"] = "financed_building"
    amounts: ClassVar = (("area",), ("emissions",))
    derived: ClassVar = ("factor_evidence",)
    cites: ClassVar = ("emissions",)
    examples: ClassVar = (
        "financed_building 100 m2 --energy 'natural_gas=90 kWh_gross' --share '50%' --region GB --period 2024",
        "financed_building 40 t CO2e --share '50%' --evidence 'energy declaration 2023' --data-quality 1",
    )

    area: Annotated[Amount | None, AmountOf(("area",)), about("Floor space of the financed buildings [m2].")] = None
    energy: Annotated[EnergyRecipe, about("Energy per m2 and year, such as 'electricity=40 kWh; natural_gas=90 kWh_gross'.")] = ()
    emissions: Annotated[
        MassCO2e | None, about("Emissions that the building's owner reports for the period, instead of area and energy [kg CO2e].")
    ] = None
    share: Annotated[Share | None, about("Your share of the building's value at origination.")] = None
    outstanding: Annotated[Money | None, about("Outstanding loan on the building, with value, instead of share [SEK, EUR, USD …].")] = None
    value: Annotated[Money | None, about("Value of the building at origination [SEK, EUR, USD …].")] = None
    data_quality: Annotated[str | None, Word("data_quality", SCORES), about("PCAF data quality score of the building, 1 (best) to 5.")] = (
        None
    )
    purpose: Purpose = "investment"

    def model_post_init(self, context: object) -> None:
        """Check the share, and that the area has its energy."""
        super().model_post_init(context)
        attribution(self.share, self.outstanding, self.value, _PROPERTY)
        if (self.area is None) == bool(self.energy):
            message = say(
                "area needs energy per m2, such as 'electricity=40 kWh', and emissions need none. Write area with energy, or emissions."
            )
            raise CarbonError(message, code="fields_contradict" if self.energy else "field_missing", field="energy")

    def method(self, one: Amount, context: Context) -> Method:
        """Return our share of the energy, or of what is reported."""
        part = attribution(self.share, self.outstanding, self.value, _PROPERTY)
        if self.emissions is not None:
            return _reported(one, part, self.evidence, say("the property"))
        demands = energy_demands(self.energy, one.to("m2") * part)
        return Method(demands, steps=[say("{one} × {part:.6g} of the property is ours", one=one, part=part)], required=main_stages(demands))


class FinancedVehicle(Activity):
    """Motor vehicle loans: your share of what a car emits.

    Source: PCAF Standard part A (2022), 5.6 (motor vehicle loans).

    >>> FinancedVehicle(distance="12000 km", fuel="diesel", share="25%").share
    0.25
    """

    kind: Literal["financed_vehicle"] = "financed_vehicle"
    amounts: ClassVar = (("distance",), ("emissions",))
    derived: ClassVar = ("factor_evidence",)
    cites: ClassVar = ("emissions",)
    examples: ClassVar = (
        "financed_vehicle 12000 km --fuel diesel --size medium --share '25%' --region GB --period 2019",
        "financed_vehicle 2 t CO2e --share '25%' --evidence 'fuel cards 2023' --data-quality 2",
    )

    distance: Annotated[Distance | None, about("Distance that the financed vehicle drives in the period [km].")] = None
    emissions: Annotated[
        MassCO2e | None, about("Emissions that the vehicle's owner reports for the period, instead of distance, fuel and size [kg CO2e].")
    ] = None
    fuel: Annotated[str, VehicleFuel("road.car", "fuel"), about("Fuel of the financed vehicle.")] = "unknown"
    size: Annotated[str, Word("size", CAR_SIZES), about("Size of the financed vehicle.")] = "average"
    share: Annotated[Share | None, about("Your share of the vehicle's value at origination.")] = None
    outstanding: Annotated[Money | None, about("Outstanding loan on the vehicle, with value, instead of share [SEK, EUR, USD …].")] = None
    value: Annotated[Money | None, about("Value of the vehicle at origination [SEK, EUR, USD …].")] = None
    data_quality: Annotated[str | None, Word("data_quality", SCORES), about("PCAF data quality score of the vehicle, 1 (best) to 5.")] = (
        None
    )
    purpose: Purpose = "investment"

    def model_post_init(self, context: object) -> None:
        """Check the car and the share."""
        super().model_post_init(context)
        check_car(self.fuel, None)
        attribution(self.share, self.outstanding, self.value, _VEHICLE)
        if self.emissions is not None and (self._given("fuel") or self._given("size")):
            message = say("fuel and size choose a factor per km, and emissions are reported already. Leave them out, or give a distance.")
            raise CarbonError(message, code="fields_contradict", field="emissions")

    def method(self, one: Amount, context: Context) -> Method:
        """Return our share of the car's stages, or of what is reported."""
        part = attribution(self.share, self.outstanding, self.value, _VEHICLE)
        if self.emissions is not None:
            return _reported(one, part, self.evidence, say("the vehicle"))
        driven = vehicle_distance(one)
        demands = car_demands(Car(self.fuel, self.size), Amount(driven.value * part, driven.unit), context)
        return Method(
            demands, steps=[say("{one} × {part:.6g} of the vehicle is ours", one=one, part=part)], required=required_stages(demands)
        )


def _reported(one: Amount, part: float, evidence: str | None, what: str) -> Method:
    """Our share of emissions that somebody else has calculated: scores 1 and 2 of PCAF."""
    demand = reported_demand(Amount(one.value * part, one.unit), "process", evidence)
    return Method(
        [demand],
        evidence_findings(evidence, say("what is reported")),
        [say("{one} × {part:.6g} of {what} is ours", one=one, part=part, what=what)],
        (demand.stage,),
    )
