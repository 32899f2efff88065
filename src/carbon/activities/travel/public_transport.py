"""Modes of passenger transport that have one factor per passenger-km, and travel by a mix of them."""

from typing import Annotated, ClassVar, Literal

from carbon.activities.fields.common import PassengerDistance, Passengers, Purpose
from carbon.activities.fields.field_words import Word
from carbon.activities.fields.reader import about
from carbon.activities.fields.readers import Mix, MixOf
from carbon.activities.framework.base import Activity
from carbon.activities.framework.demands import Context, Method
from carbon.activities.methods.passenger_modes import MODES, carried_demands
from carbon.activities.methods.road import carried
from carbon.core.errors import CarbonError
from carbon.core.quantities import Amount
from carbon.core.sentences import say


class PublicTransport(Activity):
    """Travel by public transport, by one mode or a known mix.

    Source: Scope 3 Technical Guidance (2013), category 6, distance-based method and, with mix, average-data method.

    >>> PublicTransport(distance="1 000 pkm", mix="bus=60%; train=40%").mix
    (('bus', 0.6), ('train', 0.4))
    """

    kind: Literal["public_transport"] = "public_transport"
    amounts: ClassVar = (("passengers", "distance"),)
    products: ClassVar = {("passengers", "distance"): ("passenger", "km", "pkm")}
    required: ClassVar = ("combustion",)
    expected: ClassVar = ("wtt",)
    examples: ClassVar = ("public_transport 1000 pkm --mix 'bus=60%; underground=40%' --region GB --period 2019",)

    distance: Annotated[
        PassengerDistance | None,
        about("Distance that each passenger travels by public transport [km], or the passenger-distance of all together [pkm]."),
    ] = None
    passengers: Annotated[Passengers, about("Number of passengers on public transport [passenger].")] = Amount(1.0, "passenger")
    mode: Annotated[str | None, Word("mode", tuple(MODES)), about("Mode of public transport.")] = None
    mix: Annotated[
        Mix | None,
        MixOf("mix", tuple(MODES)),
        about("Modes with their shares of the distance, instead of one mode, such as 'bus=60%; underground=40%'."),
    ] = None
    purpose: Purpose = "business_travel"

    def model_post_init(self, context: object) -> None:
        """Check that there is a mode or a mix."""
        super().model_post_init(context)
        if (self.mode is None) == (self.mix is None):
            raise CarbonError(
                say("give either mode, such as bus, or mix, such as 'bus=60%; train=40%'."), code="field_missing", field="mode"
            )

    def method(self, one: Amount, context: Context) -> Method:
        """Return the running of each mode and its upstream."""
        way, modes = carried(one), self.mix if self.mix is not None else ((self.mode or "", 1.0),)
        parts = [(mode, Amount(way.value * share, way.unit)) for mode, share in modes if share]
        return Method([demand for mode, part in parts for demand in carried_demands(mode, part, context)])
