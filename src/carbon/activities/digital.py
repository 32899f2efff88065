"""Digital meetings and digital care visits: the electricity they use."""

from __future__ import annotations

from typing import ClassVar, Literal

from carbon.activities.base import Activity, Context, Method
from carbon.activities.energy import grid_chain, market_demands
from carbon.activities.fields import Duration, Passengers, Power
from carbon.core.quantities import Amount


class DigitalMeeting(Activity):
    """Video meetings: participants × hours × the power of device and network.

    Parameters
    ----------
    participants: how many connect [passenger]; a number.
    duration: how long [h].
    power: of device and network for each participant [W].

    Making the devices is not included. What travel the meetings replace is avoided emissions and stands in no total.
    Source: Scope 3 Technical Guidance (2013), category 1, average-data method on grid electricity.

    >>> DigitalMeeting(participants=8, duration="1.5 h", power="60 W").power
    Amount(value=60.0, unit='W')
    """

    kind: Literal["digital_meeting"] = "digital_meeting"
    amounts: ClassVar = (("participants", "duration"),)
    products: ClassVar = {("participants", "duration"): ("passenger", "h", "participant_hour")}
    positionals: ClassVar = ("duration",)
    required: ClassVar = ("generation",)
    expected: ClassVar = ("transmission", "wtt")
    examples: ClassVar = ("digital_meeting 1.5 h --participants 8 --power '60 W' --region GB --period 2019",)

    participants: Passengers = Amount(1.0, "passenger")
    duration: Duration | None = None
    power: Power

    def method(self, one: Amount, context: Context) -> Method:
        """Return the electricity of one participant-hour from the grid."""
        used = Amount(one.to("participant_hour") * self.power.to("kW"), "kWh")
        step = f"{one} × {self.power} = {used.value:g} kWh"
        return Method([*market_demands(used, None), *grid_chain(used, step=step)])
