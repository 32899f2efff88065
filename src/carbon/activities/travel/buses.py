"""Travel by bus, and contracted bus traffic."""

from typing import Annotated, ClassVar, Literal

from carbon.activities.fields.catalogue_words import CHARGED_TOO, Blend, FuelWord
from carbon.activities.fields.common import Control, Distance, Flag, PassengerDistance, Passengers, Purpose
from carbon.activities.fields.consumption import Consumption
from carbon.activities.fields.listed import Listed
from carbon.activities.fields.reader import about
from carbon.activities.framework.base import Activity
from carbon.activities.framework.demands import Context, Demand, Method, with_upstream
from carbon.activities.methods.home import at_home, word_taken
from carbon.activities.methods.road import burned, check_consumption
from carbon.core.quantities import Amount


class Bus(Activity):
    """Travel by bus as a passenger.

    Source: Scope 3 Technical Guidance (2013), category 6, distance-based method.

    >>> Bus(distance="100 km", passengers=3, type="coach").type
    'coach'
    """

    kind: Literal["bus"] = "bus"
    amounts: ClassVar = (("passengers", "distance"),)
    products: ClassVar = {("passengers", "distance"): ("passenger", "km", "pkm")}
    positionals: ClassVar = ("amount",)
    required: ClassVar = ("combustion",)
    expected: ClassVar = ("wtt",)
    examples: ClassVar = ("bus 100 km --type coach --region GB --period 2019",)

    distance: Annotated[
        PassengerDistance | None, about("Distance that each bus passenger travels [km], or the passenger-distance of all together [pkm].")
    ] = None
    passengers: Annotated[Passengers, about("Number of passengers on the bus [passenger].")] = Amount(1.0, "passenger")
    type: Annotated[
        str | None,
        Listed("road.bus", "type", kind="bus"),
        about(
            "Type of bus: average_local, local_not_london, local_london or coach, or a type that the region publishes (average_local if "
            "not given)."
        ),
    ] = None
    fuel: Annotated[
        str | None,
        Listed("road.bus", "fuel", more=("electricity", "natural_gas")),
        about("Fuel of the bus, where the region's factors differ by it, as in France."),
    ] = None
    area: Annotated[
        str | None,
        Listed("road.bus", "area"),
        about("Size of the town that the bus runs in, where the region's factors differ by it, as in France."),
    ] = None
    infrastructure: Annotated[
        Flag, about("Whether making the bus and its infrastructure is counted too, where the region publishes it (optional in category 6).")
    ] = False
    purpose: Purpose = "business_travel"

    def method(self, one: Amount, context: Context) -> Method:
        """Return combustion and upstream per passenger-km."""
        taken, said = word_taken("type", self.type, "average_local", "coach")
        words = {"type": taken}
        more = {name: value for name, value in (("fuel", self.fuel), ("area", self.area)) if value}
        asked = with_upstream(Demand("road.bus", "combustion", one, words | more))
        return Method(at_home(asked, context.region, infrastructure=self.infrastructure), said)


class ContractedBus(Activity):
    """Bus services run by a contractor for the organisation, from the distance driven and the consumption.

    Source: Scope 3 Technical Guidance (2013), category 1 and 4, fuel-based method.

    >>> ContractedBus(distance="1 000 km", fuel="hvo", consumption="38 l/100km").consumption
    Rate(value=0.38, unit='l', per='km')
    """

    kind: Literal["contracted_bus"] = "contracted_bus"
    amounts: ClassVar = (("distance",),)
    required: ClassVar = ("combustion",)
    expected: ClassVar = ("wtt",)
    examples: ClassVar = ("contracted_bus 1000 km --fuel diesel --consumption '38 l/100km' --region GB --period 2019",)

    distance: Annotated[Distance | None, about("Distance that the contractor's buses drive [km].")] = None
    fuel: Annotated[str, FuelWord(CHARGED_TOO), about("Fuel of the buses, such as diesel, hvo, biodiesel, biogas or electricity.")]
    consumption: Annotated[Consumption, about("Fuel or electricity that the buses use per distance [l/km, Nm3/km, kWh/km].")]
    blend: Annotated[Blend | None, about("Blend of the buses' fuel.")] = None
    control: Control = "purchased"
    purpose: Purpose = "service"

    def model_post_init(self, context: object) -> None:
        """Check that the consumption is of the fuel."""
        super().model_post_init(context)
        check_consumption(self.fuel, self.consumption)

    def method(self, one: Amount, context: Context) -> Method:
        """Return combustion and upstream of the fuel the buses use."""
        return burned(self.fuel, self.blend, self.consumption, one, context)
