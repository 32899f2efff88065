"""Electric bicycles and scooters, own, hired or shared."""

from typing import Annotated, ClassVar, Literal

from carbon.activities.fields.common import Distance, Duration, Purpose, RegionField
from carbon.activities.fields.field_words import Word
from carbon.activities.fields.rates import RateOf
from carbon.activities.fields.ratios import LossRate
from carbon.activities.fields.reader import about
from carbon.activities.framework.base import Activity
from carbon.activities.framework.demands import Context, Method
from carbon.activities.methods.passenger_modes import BY_TIME, VEHICLES, ridden_demands
from carbon.activities.methods.road import burned, vehicle_distance
from carbon.activities.methods.vehicle_chains import Charge
from carbon.core.errors import CarbonError
from carbon.core.quantities import Amount, Rate
from carbon.core.sentences import say


class Micromobility(Activity):
    """Riding an electric bicycle or an electric kick scooter, by distance; a hoverboard, by time.

    Making the vehicle is a line of its own (stage infrastructure), optional in category 6 and 7. The drives of an operator
    who collects and charges shared scooters are van_travel. A bicycle without a motor needs no row.
    Source: ADEME, Base Carbone V23.6, elements 28331, 28329 and 28330; Scope 3 Technical Guidance (2013), categories 6 and 7.

    >>> Micromobility(distance="300 km", vehicle="electric_bicycle", consumption="1 kWh/100km").vehicle
    'electric_bicycle'
    """

    kind: Literal["micromobility"] = "micromobility"
    amounts: ClassVar = (("distance",), ("duration",))
    required: ClassVar = ("combustion",)
    expected: ClassVar = ("infrastructure",)
    examples: ClassVar = (
        "micromobility 300 km --vehicle electric_bicycle --region FR",
        "micromobility 300 km --vehicle electric_scooter --consumption '2 kWh/100km' --region SE --period 2019",
    )

    distance: Annotated[Distance | None, about("Distance ridden [km].")] = None
    duration: Annotated[Duration | None, about("Time ridden on a hoverboard [h].")] = None
    vehicle: Annotated[str, Word("vehicle", (*VEHICLES, *BY_TIME)), about("Type of electric vehicle.")]
    consumption: Annotated[
        Rate | None,
        RateOf(("energy",), "distance"),
        about(
            "Electricity used per distance, charging losses included [kWh/km]; without it the "
            "factor per km published for France, whose electricity is low in CO2."
        ),
    ] = None
    charging_region: Annotated[RegionField | None, about("Region where it is charged, if not where it is ridden; with consumption.")] = None
    loss_rate: Annotated[
        LossRate | None,
        about("Your own losses of the grid that it is charged from; with consumption: '5%' of what is used, or '5% of generation'."),
    ] = None
    purpose: Purpose = "business_travel"

    def model_post_init(self, context: object) -> None:
        """Check that a charging region has something to charge."""
        super().model_post_init(context)
        by_time = self.vehicle in BY_TIME
        if (by_time and self.distance) or (not by_time and self.duration):
            asked, written = ("a duration", "2 h") if by_time else ("a distance", "40 km")
            message = say("{vehicle} needs {asked}, as {written}.", vehicle=self.vehicle, asked=asked, written=written)
            raise CarbonError(message, code="fields_contradict", field="vehicle")
        given = "charging_region" if self.charging_region else "loss_rate"
        if getattr(self, given) and self.consumption is None:
            message = say(
                "{given} needs consumption: the published factor per km holds its own electricity. Write '1 kWh/100km'.", given=given
            )
            raise CarbonError(message, code="field_missing", field="consumption")

    def method(self, one: Amount, context: Context) -> Method:
        """Return the electricity of the ride and the vehicle's part."""
        ride, made = ridden_demands(self.vehicle, Amount(one.to("h"), "h") if self.vehicle in BY_TIME else vehicle_distance(one))
        if self.consumption is None:
            return Method([ride, made])
        charged = burned("electricity", None, self.consumption, one, context, Charge(self.charging_region, self.loss_rate))
        return Method([*charged.demands, made], required=charged.required)
