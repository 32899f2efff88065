"""Travel by bus, and contracted bus traffic."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from carbon.activities.fields.amounts import Distance, PassengerDistance, Passengers
from carbon.activities.fields.common import Control, Flag, Purpose, Text
from carbon.activities.fields.consumption import Consumption
from carbon.activities.fields.listed import Listed
from carbon.activities.framework.base import Activity
from carbon.activities.framework.demands import Context, Demand, Method, with_upstream
from carbon.activities.methods.home import at_home
from carbon.activities.methods.road import burned, check_consumption
from carbon.core.quantities import Amount


class Bus(Activity):
    """Travel by bus as a passenger.

    Parameters
    ----------
    passengers: how many [passenger].
    distance: how far each travels [km], or their passenger-distance together [pkm].
    type: average_local, local_not_london, local_london, coach; or another of the region's publisher.
    fuel, area: where the region's factors tell buses apart by them, as France's do: diesel, ngv, electric …; the size of the town.
    infrastructure: whether the making of vehicles and ways is counted too, where the region's publisher gives it (optional in category 6).

    Source: Scope 3 Technical Guidance (2013), category 6, distance-based method.

    >>> Bus(distance="100 km", passengers=3).type
    'average_local'
    """

    kind: Literal["bus"] = "bus"
    amounts: ClassVar = (("passengers", "distance"),)
    products: ClassVar = {("passengers", "distance"): ("passenger", "km", "pkm")}
    positionals: ClassVar = ("amount",)
    required: ClassVar = ("combustion",)
    expected: ClassVar = ("wtt",)
    examples: ClassVar = ("bus 100 km --type coach --region GB --period 2019",)

    distance: PassengerDistance | None = None
    passengers: Passengers = Amount(1.0, "passenger")
    type: Annotated[str, Listed("road.bus", "type", kind="bus")] = "average_local"
    fuel: Annotated[str, Listed("road.bus", "fuel", more=("electricity", "natural_gas"))] | None = None
    area: Annotated[str, Listed("road.bus", "area")] | None = None
    infrastructure: Flag = False
    purpose: Purpose = "business_travel"

    def method(self, one: Amount, context: Context) -> Method:
        """Return combustion and upstream per passenger-km."""
        words = {"type": self.type}
        more = {name: value for name, value in (("fuel", self.fuel), ("area", self.area)) if value}
        asked = with_upstream(Demand("road.bus", "combustion", one, words | more))
        return Method(at_home(asked, context.region, infrastructure=self.infrastructure))


class ContractedBus(Activity):
    """Bus traffic run by a contractor for the organisation, by distance driven and consumption.

    Parameters
    ----------
    distance: distance driven by the buses [km].
    fuel: diesel, hvo, biodiesel, biogas, electricity …
    consumption: per distance [l/km, Nm3/km, kWh/km].
    blend: blend of the fuel.

    Source: Scope 3 Technical Guidance (2013), category 1 and 4, fuel-based method.

    >>> ContractedBus(distance="1 000 km", fuel="hvo", consumption="38 l/100km").consumption
    Rate(value=0.38, unit='l', per='km')
    """

    kind: Literal["contracted_bus"] = "contracted_bus"
    amounts: ClassVar = (("distance",),)
    required: ClassVar = ("combustion",)
    expected: ClassVar = ("wtt",)
    examples: ClassVar = ("contracted_bus 1000 km --fuel diesel --consumption '38 l/100km' --region GB --period 2019",)

    distance: Distance | None = None
    fuel: Text
    consumption: Consumption
    blend: Text | None = None
    control: Control = "purchased"
    purpose: Purpose = "service"

    def model_post_init(self, context: Any) -> None:
        """Check that the consumption is of the fuel."""
        super().model_post_init(context)
        check_consumption(self.fuel, self.consumption)

    def method(self, one: Amount, context: Context) -> Method:
        """Return combustion and upstream of the fuel the buses use."""
        return burned(self.fuel, self.blend, self.consumption, one)
