"""Travel by train."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from carbon.activities.fields.amounts import PassengerDistance, Passengers
from carbon.activities.fields.common import Flag, Purpose, Text
from carbon.activities.fields.listed import Listed
from carbon.activities.framework.base import Activity
from carbon.activities.framework.demands import Context, Demand, Method, with_upstream
from carbon.activities.methods.home import at_home
from carbon.core.quantities import Amount

TYPES = ("national", "international", "light_rail", "underground", "commuter", "diesel")
"""Types of most publishers; the catalogue has more of some."""


class Rail(Activity):
    """Travel by train, tram or metro as a passenger.

    Parameters
    ----------
    passengers: how many [passenger].
    distance: how far each travels [km], or their passenger-distance together [pkm].
    type: national, international, light_rail, underground, commuter, diesel; high_speed, regional, suburban, urban, cable_car where the
        region's publisher has them.
    route, area: of a train of the US: northeast_corridor, other; of one in a French town: its size.
    operator: a company with a factor of its own.
    infrastructure: whether the making of vehicles and ways is counted too, where the region's publisher gives it (optional in category 6).

    Source: Scope 3 Technical Guidance (2013), category 6, distance-based method.

    >>> Rail(distance="1 240 km", passengers=2).type
    'national'
    """

    kind: Literal["rail"] = "rail"
    amounts: ClassVar = (("passengers", "distance"),)
    products: ClassVar = {("passengers", "distance"): ("passenger", "km", "pkm")}
    required: ClassVar = ("combustion",)
    expected: ClassVar = ("wtt",)
    examples: ClassVar = ("rail 640 km --passengers 2 --region GB --period 2019",)

    distance: PassengerDistance | None = None
    passengers: Passengers = Amount(1.0, "passenger")
    type: Annotated[str, Listed("rail.passenger", "type", more=TYPES, kind="rail")] = "national"
    route: Annotated[str, Listed("rail.passenger", "route")] | None = None
    area: Annotated[str, Listed("rail.passenger", "area")] | None = None
    operator: Text | None = None
    infrastructure: Flag = False
    purpose: Purpose = "business_travel"

    def method(self, one: Amount, context: Context) -> Method:
        """Return the running of the train (fuel or electricity) and its upstream."""
        words = {"type": self.type} | ({"operator": self.operator.casefold()} if self.operator else {})
        more = {name: value for name, value in (("route", self.route), ("area", self.area)) if value}
        asked = with_upstream(Demand("rail.passenger", "combustion", one, words | more))
        return Method(at_home(asked, context.region, infrastructure=self.infrastructure))
