"""Flights: by airports or by distance; non-CO2 effects are a line of their own."""

import itertools
from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from carbon.activities.fields.common import Flag, PassengerDistance, Passengers, Purpose
from carbon.activities.fields.field_words import Word
from carbon.activities.fields.listed import Listed
from carbon.activities.fields.reader import about
from carbon.activities.fields.readers import NumberFrom
from carbon.activities.fields.words import band_start, home_words
from carbon.activities.framework.base import Activity
from carbon.activities.framework.demands import Context, Demand, Method
from carbon.activities.methods.flight_methods import (
    DISTANCE_METHODS,
    detour,
    distance_disagrees,
    flown_demand,
    is_off_route,
    leg_demands,
    legs_between,
    uplift_of,
)
from carbon.activities.methods.hauls import (
    CABINS,
    DOMESTIC_KM,
    HAUL_BY_DISTANCE,
    HAULS,
    SHORT_HAUL_KM,
    Haul,
    cabin_of,
    edge_note,
    haul_between,
    haul_of,
    near_edge,
    near_home_edge,
)
from carbon.activities.methods.home import IN_ITS_WORDS, at_home
from carbon.activities.methods.routes import Code, Codes, flight_stops, stop_findings
from carbon.core.errors import CarbonError, Finding
from carbon.core.quantities import Amount
from carbon.core.regions import WORLD
from carbon.core.sentences import joined, say, term


class Flight(Activity):
    """Travel by scheduled flight.

    A region with its own flight factors uses them: the US by EPA's distance bands, France by ADEME's seats and distance.
    Non-CO2 effects have a line of their own; Policy(non_co2=False), or --no-non-co2, leaves them out.
    Source: UK Government GHG conversion factors, methodology paper 2019, section 8 (hauls, cabins, uplift, non-CO2); US EPA
    Emission Factors Hub, Table 10; ADEME, Base Carbone V23.6, elements 43741 to 43774; ISO 14083:2023; ICAO Carbon Emissions
    Calculator Methodology, version 10 (2017), section 4.2.

    >>> Flight(origin="LLA", destination="ARN", cabin="economy", passengers=2, round_trip=True).origin
    'LLA'
    """

    kind: Literal["flight"] = "flight"
    amounts: ClassVar = (("passengers", "distance"), ("passengers",))
    products: ClassVar = {("passengers", "distance"): ("passenger", "km", "pkm")}
    positionals: ClassVar = ("origin", "destination")
    required: ClassVar = ("combustion",)
    expected: ClassVar = ("wtt",)
    derived: ClassVar = ("read_off", "off_route")
    banded: ClassVar = ("read_off", "off_route")
    examples: ClassVar = (
        "flight LLA ARN --cabin economy --passengers 2 --round-trip",
        "flight ARN JFK --via LHR --cabin business --distance-method iso_14083 --region SE --period 2024",
    )

    origin: Annotated[
        Code | None, about("Airport of departure, by IATA code such as ARN. The great-circle distance of each leg is used.")
    ] = None
    destination: Annotated[Code | None, about("Airport of arrival, by IATA code such as LLA.")] = None
    via: Annotated[Codes, about("Stops on the way, by IATA code; each leg has its own haul.")] = ()
    round_trip: Annotated[Flag, about("Whether the passengers fly the same route back.")] = False
    distance: Annotated[
        PassengerDistance | None,
        about(
            "Distance that each passenger flies one way [km], or the passenger-distance "
            "of all together [pkm]. It takes precedence over airports."
        ),
    ] = None
    passengers: Annotated[Passengers, about("Number of passengers on the flight [passenger].")] = Amount(1.0, "passenger")
    cabin: Annotated[
        str | None,
        Listed("air.passenger", "cabin", more=CABINS, own=False),
        about("Cabin class; the average passenger, with a finding, if not given."),
    ] = None
    haul: Annotated[
        str | None,
        Word("haul", HAULS),
        about(
            "Haul of the flight. If not given, the UK definition is used: domestic between UK airports; to or from one of them, "
            "short_haul up to 3 700 km, else long_haul. A leg that touches no UK airport is classed by its distance, as a proxy."
        ),
    ] = None
    aircraft: Annotated[
        str | None, Listed("air.passenger", "aircraft"), about("Class of aircraft, where the region's factors differ by it, as in France.")
    ] = None
    band: Annotated[
        str | None, Listed("air.passenger", "band"), about("Distance band of a passenger-distance in the US: short, medium or long.")
    ] = None
    seats: Annotated[
        float | None,
        NumberFrom("seats", 1.0, "an aircraft of passengers has a seat"),
        about("Seats of the aircraft, where the region's factors differ by them, as in France [seat]."),
    ] = None
    engine: Annotated[
        str | None,
        Word("engine", ("jet", "turboprop")),
        about("Engine of the aircraft on a short flight, where the region's factors differ by it, as in France: jet or turboprop."),
    ] = None
    infrastructure: Annotated[
        Flag, about("Whether making the aircraft is counted too, where the region publishes it (optional in category 6).")
    ] = False
    distance_method: Annotated[
        str,
        Word("distance_method", DISTANCE_METHODS),
        about(
            "How the flown distance is found: uk (great circle; the published factors include 8% for "
            "detours), iso_14083 (great circle + 95 km per leg) or icao (+ 50, 100 or 125 km per leg). The "
            "last two use air.passenger_flown, or else the published factor without its 8%."
        ),
    ] = "uk"
    purpose: Purpose = "business_travel"

    def model_post_init(self, context: object) -> None:
        """Check that there is a way to fly."""
        super().model_post_init(context)
        if self.distance is None and not (self.origin and self.destination):
            raise CarbonError(say("flight needs a route. Give origin and destination, or distance."), code="amount_missing")
        together = self.distance is not None and self.distance.dimension == "passenger_distance"
        if together and not self.haul and home_words("air.passenger", self.region or WORLD, self._said, self._numbers) is None:
            raise CarbonError(
                say("{distance} of all passengers together has no haul. Give haul, such as short_haul.", distance=self.distance),
                code="field_missing",
            )
        if self.distance is not None and self.distance_method != "uk":
            raise CarbonError(
                say(
                    "distance_method {distance_method} adds to the great circle between airports. Give origin and "
                    "destination instead of distance, or leave distance_method out.",
                    distance_method=self.distance_method,
                ),
                code="fields_contradict",
                field="distance_method",
            )
        flight_stops(self)

    @property
    def read_off(self) -> tuple[str, bool, float | None] | None:
        """Of a given distance: its haul, whether it lies within 5% of a band's edge, and where its band begins [km]; else None."""
        if self.distance is None or self.distance.dimension == "passenger_distance" or self.haul:
            return None
        kilometres = self.distance.to("km")
        edge = near_home_edge("air.passenger", self.region or WORLD, self._said, self._numbers | {"kilometres": kilometres})
        if edge is None:
            return haul_of(kilometres), near_edge(kilometres), None
        return haul_of(kilometres), edge, band_start("air.passenger", "kilometres", kilometres)

    @property
    def off_route(self) -> bool | None:
        """Whether a distance differs from that of the airports given with it by more than 20%; None where one of them is missing."""
        if self.distance is None or self.distance.dimension != "distance" or not (self.origin and self.destination):
            return None
        return is_off_route(self.distance.to("km"), self._great_circle())

    def method(self, one: Amount, context: Context) -> Method:
        """Return combustion, upstream and non-CO2 for each leg that is flown."""
        if self.distance is not None:
            return self._by_distance(one, context)
        stops = flight_stops(self)
        steps, demands = list[str](), list[Demand]()
        for (way, kilometres), ends in zip(legs_between(stops), itertools.pairwise(stops), strict=True):
            steps.append(say("{way}: great-circle distance {kilometres:,.1f} km", way=way, kilometres=kilometres))
            haul = Haul(self.haul, kilometres) if self.haul else haul_between(*ends, kilometres)
            if near_edge(kilometres, haul.ends):
                haul = haul._replace(notes=(*haul.notes, edge_note(say("{way} ({kilometres:,.0f} km)", way=way, kilometres=kilometres))))
            home = near_home_edge("air.passenger", context.region, self._said, self._numbers | {"kilometres": kilometres})
            demands += self._leg(way, haul._replace(at_home_edge=bool(home)), one, context)
        return Method(demands, stop_findings(self), steps)

    def _leg(self, way: str, haul: Haul, one: Amount, context: Context) -> list[Demand]:
        """Demands of one leg; a rule that adds to the great circle wants a factor per km really flown."""
        kilometres = haul.kilometres or 0.0
        added, words = detour(kilometres, self.distance_method), term(haul.name)
        flown = Amount((kilometres + added) * self._trips * one.to("passenger"), "pkm")
        more = say(" + {added:g} km ({distance_method})", added=added, distance_method=self.distance_method) if added else ""
        step = say(
            "{way}: {kilometres:,.1f} km{more} × {trips} = {value:,.1f} pkm, {words}",
            way=way,
            kilometres=kilometres,
            more=more,
            trips=self._trips,
            value=flown.value,
            words=words,
        )
        found = [replace(demand, chain=way) for demand in self._flown(flown, haul, context, step)]
        return [flown_demand(demand, uplift_of(demand, context.region)) for demand in found] if added else found

    def _flown(self, flown: Amount, haul: Haul, context: Context, step: str) -> list[Demand]:
        """Demands of passenger-kilometres: of the region's own factors in their words, else of the UK set by haul and cabin."""
        cabin, notes = cabin_of(self.cabin, haul.name)
        numbers = self._numbers | ({"kilometres": haul.kilometres} if haul.kilometres is not None else {})
        asked = leg_demands(flown, haul.name, cabin, context, step, (*notes, *haul.notes, *self._not_told()))
        found = at_home(asked, context.region, self._said, numbers, infrastructure=self.infrastructure)
        if not haul.at_home_edge:
            return found
        edge = edge_note(say("the distance"))
        return [replace(demand, notes=(*demand.notes, edge)) if demand.rung == IN_ITS_WORDS else demand for demand in found]

    @property
    def _said(self) -> dict[str, str]:
        """What was written of the flight, in words that a country's own bands may know."""
        given = {"haul": self.haul, "cabin": self.cabin, "aircraft": self.aircraft, "engine": self.engine, "band": self.band}
        return {name: value for name, value in given.items() if value}

    @property
    def _numbers(self) -> dict[str, float]:
        return {"seats": self.seats} if self.seats else {}

    def _not_told(self) -> tuple[Finding, ...]:
        """Of factors by haul: what was written of the aircraft does not change them."""
        given = [name for name in ("aircraft", "seats", "engine", "band") if getattr(self, name)]
        if not given:
            return ()
        message = say("the factors by haul do not distinguish aircraft; {given} is ignored.", given=joined(given, say(" and ")))
        return (Finding("technology_gap", "warning", message),)

    @property
    def _trips(self) -> int:
        return 2 if self.round_trip else 1

    def _by_distance(self, one: Amount, context: Context) -> Method:
        findings = stop_findings(self)
        if self.off_route:
            way = "–".join(code for code in (self.origin, *self.via, self.destination) if code)
            findings.append(distance_disagrees(way, self._great_circle()))
        flown = Amount(one.value * self._trips, one.unit)
        step = say("{one} × {trips} = {flown}", one=one, trips=self._trips, flown=flown) if self.round_trip else ""
        return Method(self._flown(flown, self._haul_of_distance(), context, step), findings)

    def _haul_of_distance(self) -> Haul:
        """The haul of a distance: as written, by the airports given with it, or read off it as a proxy."""
        if self.read_off is None:
            return Haul(self.haul or "long_haul", None)
        name, edge, start = self.read_off
        haul, noted = Haul(name, start, notes=(HAUL_BY_DISTANCE,)), edge
        if self.origin and not self.via:
            origin, destination = flight_stops(self)
            haul = haul_between(origin, destination, self.distance.to("km") if self.distance else 0.0)._replace(kilometres=start)
            noted = edge and bool(haul.ends)
        if not noted:
            return haul._replace(at_home_edge=edge)
        where = say("a distance near {domestic_km:g} or {short_haul_km:g} km", domestic_km=DOMESTIC_KM, short_haul_km=SHORT_HAUL_KM)
        return haul._replace(notes=(*haul.notes, edge_note(where)), at_home_edge=edge)

    def _great_circle(self) -> float:
        return sum(kilometres for _, kilometres in legs_between(flight_stops(self)))
