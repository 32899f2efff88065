"""Electric bicycles and scooters, own, hired or shared."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from carbon.activities.fields.amounts import Distance, RateOf
from carbon.activities.fields.common import Purpose, RegionField, Word
from carbon.activities.fields.reader import about
from carbon.activities.framework.base import Activity
from carbon.activities.framework.demands import Context, Method
from carbon.activities.methods.passenger_modes import VEHICLES, ridden_demands
from carbon.activities.methods.road import burned, vehicle_distance
from carbon.core.errors import CarbonError
from carbon.core.quantities import Amount, Rate


class Micromobility(Activity):
    """Riding an electric bicycle or an electric kick scooter, by distance.

    The making of the vehicle is a line of its own (stage infrastructure), optional in category 6 and 7. The drives of an operator
    who collects and charges shared scooters are van_travel. A bicycle without a motor needs no row.
    Source: ADEME, Base Carbone V23.6, elements 28331 and 28329; Scope 3 Technical Guidance (2013), categories 6 and 7.

    >>> Micromobility(distance="300 km", vehicle="electric_bicycle", consumption="1 kWh/100km").vehicle
    'electric_bicycle'
    """

    kind: Literal["micromobility"] = "micromobility"
    amounts: ClassVar = (("distance",),)
    required: ClassVar = ("combustion",)
    expected: ClassVar = ("infrastructure",)
    examples: ClassVar = (
        "micromobility 300 km --vehicle electric_bicycle --region FR",
        "micromobility 300 km --vehicle electric_scooter --consumption '2 kWh/100km' --region SE --period 2019",
    )

    distance: Annotated[Distance | None, about("Distance ridden [km].")] = None
    vehicle: Annotated[str, Word("vehicle", VEHICLES), about("Type of electric two-wheeler.")]
    consumption: Annotated[
        Rate | None,
        RateOf(("energy",), "distance"),
        about(
            "Electricity used per distance, charging losses included [kWh/km]; without it the "
            "factor per km published for France, whose electricity is low in CO2."
        ),
    ] = None
    charging_region: Annotated[RegionField | None, about("Region where it is charged, if not where it is ridden; with consumption.")] = None
    purpose: Purpose = "business_travel"

    def model_post_init(self, context: Any) -> None:
        """Check that a charging region has something to charge."""
        super().model_post_init(context)
        if self.charging_region and self.consumption is None:
            message = "charging_region needs consumption: the published factor per km holds its own electricity. Write '1 kWh/100km'."
            raise CarbonError(message, code="field_missing", field="consumption")

    def method(self, one: Amount, context: Context) -> Method:
        """Return the electricity of the ride and the vehicle's part."""
        ride, made = ridden_demands(self.vehicle, vehicle_distance(one))
        if self.consumption is None:
            return Method([ride, made])
        charged = burned("electricity", None, self.consumption, one, self.charging_region)
        return Method([*charged.demands, made], required=charged.required)
