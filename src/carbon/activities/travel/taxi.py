"""Travel by taxi."""

from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from carbon.activities.fields.catalogue_words import CHARGED_TOO, Blend, FuelWord
from carbon.activities.fields.common import AnyDistance, Purpose
from carbon.activities.fields.consumption import Consumption
from carbon.activities.fields.field_words import Word
from carbon.activities.fields.reader import about
from carbon.activities.fields.readers import Sharers, share_findings, shared_way
from carbon.activities.framework.base import Activity
from carbon.activities.framework.demands import Context, Demand, Method, with_upstream
from carbon.activities.methods.combustion import DIESEL, unused_fuel
from carbon.activities.methods.home import at_home, word_taken
from carbon.activities.methods.road import burned, check_burned, check_consumption, unused, vehicle_distance
from carbon.core.errors import CarbonError
from carbon.core.quantities import Amount
from carbon.core.sentences import say


class Taxi(Activity):
    """Travel by taxi.

    Source: Scope 3 Technical Guidance (2013), category 6, distance-based method.

    >>> Taxi(distance="12 km", type="black_cab").type
    'black_cab'
    """

    kind: Literal["taxi"] = "taxi"
    amounts: ClassVar = (("distance",),)
    required: ClassVar = ("combustion",)
    expected: ClassVar = ("wtt",)
    examples: ClassVar = ("taxi 12 km --region GB --period 2019",)

    distance: Annotated[AnyDistance | None, about("Distance driven by the taxi [km, vkm], or passenger-distance [pkm].")] = None
    type: Annotated[str | None, Word("type", ("regular", "black_cab")), about("Type of taxi (regular if not given).")] = None
    passengers: Annotated[
        Sharers | None,
        about("Number of people who share the taxi, for a distance driven [passenger]. The result is then the share of one of them."),
    ] = None
    fuel: Annotated[
        str | None, FuelWord(CHARGED_TOO), about("Fuel of the taxi; with consumption. Diesel, with a finding, if not given.")
    ] = None
    consumption: Annotated[Consumption | None, about("Fuel or electricity that the taxi uses per distance, if known [l/km, kWh/km].")] = (
        None
    )
    blend: Annotated[Blend | None, about("Blend of the taxi's fuel; with consumption.")] = None
    purpose: Purpose = "business_travel"

    def model_post_init(self, context: object) -> None:
        """Check that a consumption goes with the distance driven."""
        super().model_post_init(context)
        check_burned(self.distance, self.consumption)
        check_consumption(self.fuel or DIESEL, self.consumption)
        if self.passengers is not None and self.distance is not None and self.distance.dimension == "passenger_distance":
            raise CarbonError(
                say(
                    "{distance} counts each person already, and passengers {passengers:g} divides a distance driven. Leave "
                    "passengers out, or write the distance in km.",
                    distance=self.distance,
                    passengers=self.passengers,
                ),
                code="fields_contradict",
                field="passengers",
            )

    def method(self, one: Amount, context: Context) -> Method:
        """Return combustion and upstream per vehicle- or passenger-km."""
        way, steps = shared_way(vehicle_distance(one), self.passengers)
        findings = share_findings(self.passengers)
        if self.consumption:
            found = burned(self.fuel, self.blend, self.consumption, way, context)
            return replace(found, findings=[*found.findings, *findings], steps=steps)
        taken, said = word_taken("type", self.type, "regular", "black_cab")
        asked = with_upstream(Demand("road.taxi", "combustion", way, {"type": taken}))
        return Method(at_home(asked, context.region), [*findings, *said, *unused(self, *unused_fuel(self.fuel))], steps)
