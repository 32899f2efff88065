"""Mileage that is paid for in money: the distance follows from the rate."""

from typing import Annotated, ClassVar, Literal

from carbon.activities.fields.catalogue_words import VehicleFuel
from carbon.activities.fields.common import Purpose
from carbon.activities.fields.field_words import Word
from carbon.activities.fields.reader import about
from carbon.activities.fields.readers import Money, PriceOf, money_of, undated
from carbon.activities.framework.base import Activity
from carbon.activities.framework.demands import Context, Method
from carbon.activities.methods.road import (
    CAR_SIZES,
    Car,
    car_findings,
    check_car,
    driven,
    vehicle_distance,
)
from carbon.core.quantities import Amount, Rate
from carbon.core.sentences import say


class MileageClaim(Activity):
    """Travel in an employee's own car, from the money reimbursed for it.

    Money ÷ rate = distance driven. Source: Scope 3 Technical Guidance (2013), category 6, distance-based method.

    >>> MileageClaim(reimbursement="4 500 GBP", rate="0.45 GBP/mile").rate
    Rate(value=0.45, unit='GBP', per='mi')
    """

    kind: Literal["mileage_claim"] = "mileage_claim"
    amounts: ClassVar = (("reimbursement",),)
    required: ClassVar = ("combustion",)
    expected: ClassVar = ("wtt",)
    examples: ClassVar = ("mileage_claim 4500 GBP --rate '0.45 GBP/mi' --fuel diesel --region GB --period 2019",)

    reimbursement: Annotated[Money | None, about("Money paid out for mileage, with its currency [SEK, EUR, GBP …].")] = None
    rate: Annotated[
        Rate, PriceOf(("distance", "vehicle_distance"), "0.45 GBP/mi"), about("Reimbursement per distance, such as 25 SEK/10km.")
    ]
    fuel: Annotated[str, VehicleFuel("road.car", "fuel"), about("Fuel of the employee's car.")] = "unknown"
    size: Annotated[str, Word("size", CAR_SIZES), about("Size of the employee's car.")] = "average"
    purpose: Purpose = "business_travel"

    def model_post_init(self, context: object) -> None:
        """Check the car, and that money and rate are in one currency."""
        super().model_post_init(context)
        check_car(self.fuel, None)
        if self.reimbursement is not None:
            money_of(self.reimbursement, self.rate, "rate")

    def method(self, one: Amount, context: Context) -> Method:
        """Return the stages of the car for the distance that the money stands for."""
        way = vehicle_distance(money_of(one, self.rate, "rate"))
        found = driven(Car(self.fuel, self.size), way, context, [*car_findings(self), *undated(context.year, "rate")])
        return Method(found.demands, found.findings, [say("{one} ÷ {rate} = {way}", one=one, rate=self.rate, way=way)], found.required)
