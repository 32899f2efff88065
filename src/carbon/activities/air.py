"""Flights: by airports or by distance; non-CO2 effects are a line of their own."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any, ClassVar, Literal

from carbon.activities.base import Activity, Context, Demand, Method
from carbon.activities.fields import Flag, PassengerDistance, Passengers, Purpose, Word
from carbon.activities.flight_methods import DISTANCE_METHODS, detour, flown_demand, is_off_route, legs_between
from carbon.activities.routes import Code, Codes, closed_findings, flight_stops
from carbon.core.errors import CarbonError, Finding
from carbon.core.quantities import Amount

HAULS = ("domestic", "short_haul", "long_haul", "international")
CABINS = ("average", "economy", "premium_economy", "business", "first")
DOMESTIC_KM, SHORT_HAUL_KM = 463.0, 3700.0
"""Upper ends of the bands of the UK factors [km]: methodology paper 2019, section 8, and rules of this library."""
_EDGE = 0.05
_SERVED = {"domestic": ("average",), "short_haul": ("average", "economy", "business")}


class Flight(Activity):
    """Travel by scheduled flight.

    Parameters
    ----------
    origin, destination: IATA codes; the great-circle distance of each leg is used.
    via: IATA codes of stops, each leg with its own haul.
    round_trip: whether the same way is flown back.
    distance: how far each passenger flies one way [km], or their passenger-distance together [pkm]; it goes before airports.
    passengers: how many [passenger].
    cabin: average, economy, premium_economy, business, first.
    haul: domestic, short_haul, long_haul, international; without it read off each leg's distance.
    distance_method: uk (great circle; the published factors hold 8 % for detours), iso_14083 (great circle + 95 km a leg), icao
        (+ 50, 100 or 125 km a leg). The last two ask for `air.passenger_flown`, else take the 8 % out of the published factor.

    Non-CO2 effects are a line of their own; Policy(non_co2=False), or --no-non-co2, leaves them out.
    Source: UK Government GHG conversion factors, methodology paper 2019, section 8 (bands, cabins, uplift, non-CO2); ISO 14083:2023;
    ICAO Carbon Emissions Calculator Methodology, version 10 (2017), section 4.2.

    >>> Flight(origin="LLA", destination="ARN", cabin="economy", passengers=2, round_trip=True).origin
    'LLA'
    """

    kind: Literal["flight"] = "flight"
    amounts: ClassVar = (("passengers", "distance"), ("passengers",))
    products: ClassVar = {("passengers", "distance"): ("passenger", "km", "pkm")}
    positionals: ClassVar = ("origin", "destination")
    required: ClassVar = ("combustion",)
    expected: ClassVar = ("wtt",)
    derived: ClassVar = ("band", "off_route")
    banded: ClassVar = ("band", "off_route")
    examples: ClassVar = (
        "flight LLA ARN --cabin economy --passengers 2 --round-trip",
        "flight ARN JFK --via LHR --cabin business --distance-method iso_14083 --region SE --period 2024",
    )

    origin: Code | None = None
    destination: Code | None = None
    via: Codes = ()
    round_trip: Flag = False
    distance: PassengerDistance | None = None
    passengers: Passengers = Amount(1.0, "passenger")
    cabin: Annotated[str, Word("cabin", CABINS)] | None = None
    haul: Annotated[str, Word("haul", HAULS)] | None = None
    distance_method: Annotated[str, Word("distance_method", DISTANCE_METHODS)] = "uk"
    purpose: Purpose = "business_travel"

    def model_post_init(self, context: Any) -> None:
        """Check that there is a way to fly."""
        super().model_post_init(context)
        if self.distance is None and not (self.origin and self.destination):
            raise CarbonError("flight has no way. Give origin and destination, or distance.", code="amount_missing")
        if self.distance is not None and self.distance.dimension == "passenger_distance" and not self.haul:
            raise CarbonError(f"{self.distance} of all passengers together has no haul. Give haul, as short_haul.", code="field_missing")
        if self.distance is not None and self.distance_method != "uk":
            raise CarbonError(
                f"distance_method {self.distance_method} adds to the great circle between airports. "
                "Give origin and destination instead of distance, or leave distance_method out.",
                code="fields_contradict",
                field="distance_method",
            )
        flight_stops(self)

    @property
    def band(self) -> tuple[str, bool] | None:
        """Haul of a given distance, and whether it lies within 5 % of a band's edge; None for airports."""
        if self.distance is None or self.haul:
            return None
        kilometres = self.distance.to("km")
        return haul_of(kilometres), near_edge(kilometres)

    @property
    def off_route(self) -> bool | None:
        """Whether a distance differs from that of the airports given with it by more than 20 %; None where one of them is missing."""
        if self.distance is None or self.distance.dimension != "distance" or not (self.origin and self.destination):
            return None
        return is_off_route(self.distance.to("km"), self._great_circle())

    def method(self, one: Amount, context: Context) -> Method:
        """Return combustion, upstream and non-CO2 for each haul that is flown."""
        if self.distance is not None:
            return self._by_distance(one, context)
        legs = legs_between(flight_stops(self))
        steps = [f"{way}: great-circle distance {kilometres:,.1f} km" for way, kilometres in legs]
        demands, findings = list[Demand](), closed_findings(self)
        for way, kilometres in legs:
            haul = self.haul or haul_of(kilometres)
            demands += self._leg(way, kilometres, haul, self._cabin(haul, findings), one, context)
            findings += edge_findings(way, kilometres) if not self.haul and near_edge(kilometres) else []
        return Method(demands, findings, steps)

    def _leg(self, way: str, kilometres: float, haul: str, cabin: str, one: Amount, context: Context) -> list[Demand]:
        """Demands of one leg; a rule that adds to the great circle wants a factor per km really flown."""
        added, words = detour(kilometres, self.distance_method), haul.replace("_", " ")
        flown = Amount((kilometres + added) * self._trips * one.to("passenger"), "pkm")
        more = f" + {added:g} km ({self.distance_method})" if added else ""
        step = f"{way}: {kilometres:,.1f} km{more} × {self._trips} = {flown.value:,.1f} pkm, {words}"
        found = [replace(demand, chain=way) for demand in leg_demands(flown, haul, cabin, context, step)]
        return [flown_demand(demand) for demand in found] if added else found

    @property
    def _trips(self) -> int:
        return 2 if self.round_trip else 1

    def _by_distance(self, one: Amount, context: Context) -> Method:
        findings = closed_findings(self)
        haul, edge = (self.haul, False) if self.haul else self.band or ("long_haul", False)
        if edge:
            findings.append(_edge_finding(f"a distance near {DOMESTIC_KM:g} or {SHORT_HAUL_KM:g} km"))
        if self.off_route:
            way = "–".join(code for code in (self.origin, *self.via, self.destination) if code)
            message = (
                f"distance differs by more than 20 % from {way} (great circle {self._great_circle():,.0f} km); "
                "the distance given is used. Correct it, or leave it out."
            )
            findings.append(Finding("distance_disagrees", "warning", message))
        flown = Amount(one.value * self._trips, one.unit)
        step = f"{one} × {self._trips} = {flown}" if self.round_trip else ""
        return Method(leg_demands(flown, haul, self._cabin(haul, findings), context, step), findings)

    def _great_circle(self) -> float:
        return sum(kilometres for _, kilometres in legs_between(flight_stops(self)))

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
