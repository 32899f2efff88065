"""Travel by train."""

from typing import Annotated, ClassVar, Literal

from carbon.activities.fields.catalogue_words import CatalogueWord
from carbon.activities.fields.common import Flag, PassengerDistance, Passengers, Purpose
from carbon.activities.fields.listed import Listed
from carbon.activities.fields.reader import about
from carbon.activities.framework.base import Activity
from carbon.activities.framework.demands import Context, Demand, Method, with_upstream
from carbon.activities.methods.home import at_home, word_taken
from carbon.core.quantities import Amount

TYPES = ("national", "international", "light_rail", "underground", "commuter", "diesel")
"""Types of most publishers; the catalogue has more of some."""


class Rail(Activity):
    """Travel by train, tram or metro as a passenger.

    Source: Scope 3 Technical Guidance (2013), category 6, distance-based method.

    >>> Rail(distance="1 240 km", passengers=2, type="light_rail").type
    'light_rail'
    """

    kind: Literal["rail"] = "rail"
    amounts: ClassVar = (("passengers", "distance"),)
    products: ClassVar = {("passengers", "distance"): ("passenger", "km", "pkm")}
    required: ClassVar = ("combustion",)
    expected: ClassVar = ("wtt",)
    examples: ClassVar = ("rail 640 km --passengers 2 --region GB --period 2019",)

    distance: Annotated[
        PassengerDistance | None, about("Distance that each rail passenger travels [km], or the passenger-distance of all together [pkm].")
    ] = None
    passengers: Annotated[Passengers, about("Number of passengers on the train [passenger].")] = Amount(1.0, "passenger")
    type: Annotated[
        str | None,
        Listed("rail.passenger", "type", more=TYPES, kind="rail"),
        about(
            "Type of train, such as national, international, light_rail or "
            "underground; high_speed and others where the region publishes them (national if not given)."
        ),
    ] = None
    route: Annotated[str | None, Listed("rail.passenger", "route"), about("Route of a train in the US: northeast_corridor or other.")] = (
        None
    )
    area: Annotated[str | None, Listed("rail.passenger", "area"), about("Size of the town, for urban trains in France.")] = None
    operator: Annotated[str | None, CatalogueWord("rail.passenger", "operator"), about("Train company with a factor of its own.")] = None
    infrastructure: Annotated[
        Flag,
        about("Whether making the train and its infrastructure is counted too, where the region publishes it (optional in category 6)."),
    ] = False
    purpose: Purpose = "business_travel"

    def method(self, one: Amount, context: Context) -> Method:
        """Return the running of the train (fuel or electricity) and its upstream."""
        taken, said = word_taken("type", self.type, "national", "light_rail")
        words = {"type": taken} | ({"operator": self.operator.casefold()} if self.operator else {})
        more = {name: value for name, value in (("route", self.route), ("area", self.area)) if value}
        asked = with_upstream(Demand("rail.passenger", "combustion", one, words | more))
        return Method(at_home(asked, context.region, infrastructure=self.infrastructure), [] if self.operator or self.route else said)
