"""Travel by ferry."""

from typing import Annotated, ClassVar, Literal

from carbon.activities.fields.common import PassengerDistance, Passengers, Purpose
from carbon.activities.fields.field_words import Word
from carbon.activities.fields.listed import Listed
from carbon.activities.fields.reader import about
from carbon.activities.framework.base import Activity
from carbon.activities.framework.demands import Context, Demand, Method, with_upstream
from carbon.activities.methods.home import at_home
from carbon.activities.methods.road import carried
from carbon.core.quantities import Amount


class Ferry(Activity):
    """Travel by ferry as a passenger.

    Source: Scope 3 Technical Guidance (2013), category 6, distance-based method.

    >>> Ferry(distance="230 km", passenger_type="foot").passenger_type
    'foot'
    """

    kind: Literal["ferry"] = "ferry"
    amounts: ClassVar = (("passengers", "distance"),)
    products: ClassVar = {("passengers", "distance"): ("passenger", "km", "pkm")}
    required: ClassVar = ("combustion",)
    expected: ClassVar = ("wtt",)
    examples: ClassVar = ("ferry 230 km --passenger-type foot --region GB --period 2019",)

    distance: Annotated[
        PassengerDistance | None, about("Distance that each ferry passenger travels [km], or the passenger-distance of all together [pkm].")
    ] = None
    passengers: Annotated[Passengers, about("Number of passengers on the ferry [passenger].")] = Amount(1.0, "passenger")
    passenger_type: Annotated[
        str, Word("passenger_type", ("foot", "car", "average")), about("Type of passenger: foot, car (with a car on board) or average.")
    ] = "average"
    vessel: Annotated[
        str | None,
        Listed("sea.ferry", "vessel"),
        about("Type of ship, where the region's factors differ by it, as in France for its islands and rivers."),
    ] = None
    purpose: Purpose = "business_travel"

    def method(self, one: Amount, context: Context) -> Method:
        """Return the fuel of the ship and its upstream."""
        words = {"passenger_type": self.passenger_type} | ({"vessel": self.vessel} if self.vessel else {})
        return Method(at_home(with_upstream(Demand("sea.ferry", "combustion", carried(one), words)), context.region))
