"""Flights: by airports or by distance; non-CO2 effects are a line of their own."""

from __future__ import annotations

import itertools
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator

from carbon.activities.airports import airport, great_circle
from carbon.activities.base import Activity, Context, Demand, Method
from carbon.activities.fields import Flag, PassengerDistance, Passengers, Purpose, Word
from carbon.core.errors import CarbonError, Finding
from carbon.core.quantities import Amount

HAULS = ("domestic", "short_haul", "long_haul", "international")
CABINS = ("average", "economy", "premium_economy", "business", "first")
DOMESTIC_KM, SHORT_HAUL_KM = 463.0, 3700.0
"""Upper ends of the bands of the UK factors [km]: methodology paper 2019, section 8, and rules of this library."""
_EDGE = 0.05
_SERVED = {"domestic": ("average",), "short_haul": ("average", "economy", "business")}


def _code(given: Any) -> str:
    return airport(str(given)).iata


def _codes(given: Any) -> tuple[str, ...]:
    if isinstance(given, str):
        given = [part for part in given.replace(",", " ").replace(";", " ").split() if part]
    return tuple(_code(part) for part in given)


Code = Annotated[str, BeforeValidator(_code)]


class Flight(Activity):
    """Travel by scheduled flight.

    Parameters
    ----------
    origin, destination: IATA codes; the great-circle distance of each leg is used.
    via: IATA codes of stops, each leg with its own haul.
    round_trip: whether the same way is flown back.
    distance: instead of airports, how far each passenger flies [km], or their passenger-distance together [pkm].
    passengers: how many [passenger].
    cabin: average, economy, premium_economy, business, first.
    haul: domestic, short_haul, long_haul, international; without it read off each leg's distance.

    The UK factors used hold an 8 % uplift for detours already; none is added.
    Source: UK Government GHG conversion factors, methodology paper 2019, section 8 (bands, cabins, uplift, non-CO2).

    >>> Flight(origin="LLA", destination="ARN", cabin="economy", passengers=2, round_trip=True).origin
    'LLA'
    """

    kind: Literal["flight"] = "flight"
    amounts: ClassVar = (("passengers", "distance"), ("passengers",))
    products: ClassVar = {("passengers", "distance"): ("passenger", "km", "pkm")}
    positionals: ClassVar = ("origin", "destination")
    required: ClassVar = ("combustion",)
    expected: ClassVar = ("wtt",)
    derived: ClassVar = ("band",)
    banded: ClassVar = ("band",)
    examples: ClassVar = ("flight LLA ARN --cabin economy --passengers 2 --round-trip",)

    origin: Code | None = None
    destination: Code | None = None
    via: Annotated[tuple[str, ...], BeforeValidator(_codes)] = ()
    round_trip: Flag = False
    distance: PassengerDistance | None = None
    passengers: Passengers = Amount(1.0, "passenger")
    cabin: Annotated[str, Word("cabin", CABINS)] | None = None
    haul: Annotated[str, Word("haul", HAULS)] | None = None
    purpose: Purpose = "business_travel"

    def model_post_init(self, context: Any) -> None:
        """Check that there is a way to fly."""
        super().model_post_init(context)
        if self.distance is None and not (self.origin and self.destination):
            raise CarbonError("flight has no way. Give origin and destination, or distance.", code="amount_missing")
        if self.distance is not None and self.distance.dimension == "passenger_distance" and not self.haul:
            raise CarbonError(f"{self.distance} of all passengers together has no haul. Give haul, as short_haul.", code="field_missing")
        if self.distance is not None and self.origin:
            raise CarbonError("airports and distance are both given. Write one of them.", code="amount_twice")
        stops = [self.origin, *self.via, self.destination]
        if self.distance is None and any(one == other for one, other in itertools.pairwise(stops)):
            raise CarbonError(f"origin and destination are both {self.origin}. Write two airports.", code="same_airport")

    @property
    def band(self) -> tuple[str, bool] | None:
        """Haul of a given distance, and whether it lies within 5 % of a band's edge; None for airports."""
        if self.distance is None or self.haul:
            return None
        kilometres = self.distance.to("km")
        return haul_of(kilometres), near_edge(kilometres)

    def method(self, one: Amount, context: Context) -> Method:
        """Return combustion, upstream and non-CO2 for each haul that is flown."""
        if self.distance is not None:
            return self._by_distance(one, context)
        legs = self._legs()
        trips = 2 if self.round_trip else 1
        steps = [f"{way}: great-circle distance {kilometres:,.1f} km" for way, kilometres in legs]
        demands, findings = list[Demand](), list[Finding]()
        for way, kilometres in legs:
            haul = self.haul or haul_of(kilometres)
            flown = Amount(kilometres * trips * one.to("passenger"), "pkm")
            step = f"{way}: {kilometres:,.1f} km × {trips} = {flown.value:,.1f} pkm, {haul.replace('_', ' ')}"
            demands += leg_demands(flown, haul, self._cabin(haul, findings), context, step)
            findings += edge_findings(way, kilometres) if not self.haul and near_edge(kilometres) else []
        return Method(demands, findings, steps)

    def _by_distance(self, one: Amount, context: Context) -> Method:
        findings = list[Finding]()
        haul, edge = (self.haul, False) if self.haul else self.band or ("long_haul", False)
        if edge:
            findings.append(_edge_finding(f"a distance near {DOMESTIC_KM:g} or {SHORT_HAUL_KM:g} km"))
        return Method(leg_demands(one, haul, self._cabin(haul, findings), context), findings)

    def _legs(self) -> list[tuple[str, float]]:
        stops = [airport(code) for code in (self.origin, *self.via, self.destination) if code]
        return [(f"{a.iata}–{b.iata}", great_circle(a, b)) for a, b in itertools.pairwise(stops)]

    def _cabin(self, haul: str, findings: list[Finding]) -> str:
        """The cabin that a factor exists for: short flights know fewer."""
        if self.cabin is None:
            findings.append(Finding("cabin_assumed", "info", "no cabin given; the average passenger is assumed. Write cabin=economy."))
            return "average"
        served = _SERVED.get(haul, CABINS)
        if self.cabin not in served:
            message = f"no {self.cabin.replace('_', ' ')} on {haul.replace('_', ' ')} flights; the average passenger is used."
            findings.append(Finding("cabin_not_served", "info", message))
            return "average"
        return self.cabin


def haul_of(kilometres: float) -> str:
    """Return the band of a leg: under 463 km domestic, to 3 700 km short haul, else long haul.

    >>> haul_of(688)
    'short_haul'
    """
    if kilometres < DOMESTIC_KM:
        return "domestic"
    return "short_haul" if kilometres <= SHORT_HAUL_KM else "long_haul"


def near_edge(kilometres: float) -> bool:
    """Return whether a distance lies within 5 % of the end of a band, where the factor jumps."""
    return any(abs(kilometres - edge) <= _EDGE * edge for edge in (DOMESTIC_KM, SHORT_HAUL_KM))


def edge_findings(way: str, kilometres: float) -> list[Finding]:
    """Return the finding that a leg lies near the end of a band."""
    return [_edge_finding(f"{way} ({kilometres:,.0f} km)")]


def _edge_finding(what: str) -> Finding:
    message = f"{what} lies within 5 % of a distance band's edge, where the published factor jumps; haul= sets the band."
    return Finding("band_edge", "info", message)


def leg_demands(flown: Amount, haul: str, cabin: str, context: Context, step: str = "") -> list[Demand]:
    """Return the demands of passenger-kilometres of one haul and cabin.

    Parameters: flown per unit of the activity [pkm]; haul; cabin; context, for the policy; step in words.
    """
    words = {"haul": haul, "cabin": cabin}
    uplift = "air.non_co2" if context.policy.non_co2 else None
    return [
        Demand("air.passenger", "combustion", flown, words, uplift=uplift, step=step),
        Demand("air.passenger", "wtt", flown, words, step=step),
    ]
