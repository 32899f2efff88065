"""Travel by taxi."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from carbon.activities.base import Activity, Context, Demand, Method
from carbon.activities.fields import AnyDistance, Consumption, Purpose, Text, Word
from carbon.activities.road import burned, check_burned, check_consumption, vehicle_distance
from carbon.core.quantities import Amount


class Taxi(Activity):
    """Travel by taxi.

    Parameters
    ----------
    distance: distance driven [km or vkm], or passenger-distance [pkm].
    type: regular, black_cab.
    consumption, fuel, blend: as for a car, where the taxi's fuel is known.

    Source: Scope 3 Technical Guidance (2013), category 6, distance-based method.

    >>> Taxi(distance="12 km").type
    'regular'
    """

    kind: Literal["taxi"] = "taxi"
    amounts: ClassVar = (("distance",),)
    required: ClassVar = ("combustion",)
    expected: ClassVar = ("wtt",)
    examples: ClassVar = ("taxi 12 km --region GB --period 2019",)

    distance: AnyDistance | None = None
    type: Annotated[str, Word("type", ("regular", "black_cab"))] = "regular"
    fuel: Text = "diesel"
    consumption: Consumption | None = None
    blend: Text | None = None
    purpose: Purpose = "business_travel"

    def model_post_init(self, context: Any) -> None:
        """Check that a consumption goes with the distance driven."""
        super().model_post_init(context)
        check_burned(self.distance, self.consumption)
        check_consumption(self.fuel, self.consumption)

    def method(self, one: Amount, context: Context) -> Method:
        """Return combustion and upstream per vehicle- or passenger-km."""
        if self.consumption:
            return burned(self.fuel, self.blend, self.consumption, one)
        return Method([Demand("road.taxi", stage, vehicle_distance(one), {"type": self.type}) for stage in ("combustion", "wtt")])
