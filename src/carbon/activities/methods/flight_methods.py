"""How far and with how much fuel a flight is flown: the distance rules of the standards, the demands of a leg, and fuel tables."""

from __future__ import annotations

import itertools
import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from carbon.activities.fields.reader import Reader
from carbon.activities.framework.demands import Context, Demand
from carbon.activities.methods.airports import Airport, great_circle
from carbon.activities.methods.hauls import UNITED_KINGDOM
from carbon.activities.methods.home import IN_ITS_WORDS
from carbon.activities.methods.parameters import items, parameter
from carbon.core.errors import CarbonError, Finding
from carbon.core.quantities import Amount, parse_amount
from carbon.core.regions import lineage
from carbon.core.sentences import say

ISO_DETOUR_KM = 95.0
"""Added to the great circle of each leg [km]: ISO 14083:2023, 5.4.4, distance adjustment of air transport."""
ICAO_STEPS_KM = ((550.0, 50.0), (5500.0, 100.0), (math.inf, 125.0))
"""Great circle up to [km] and what is added [km]: ICAO Carbon Emissions Calculator Methodology, version 10 (2017), section 4.2."""
UK_UPLIFT = 1.08
"""Detours and delays that published UK factors hold: UK Government conversion factors, methodology paper 2019, section 8."""
DISTANCE_METHODS = ("uk", "iso_14083", "icao")

SEAT_AREA = {
    "narrow": {"economy": 1.0, "premium_economy": 1.0, "business": 1.5, "first": 1.5},
    "wide": {"economy": 1.0, "premium_economy": 1.5, "business": 4.0, "first": 5.0},
}
"""Floor area of a seat against one in economy: IATA RP 1726, as in Travel Impact Model 1.9.1, 'Seating class factors'."""
TRAVEL_IMPACT_MODEL = {"combustion": "3.1894 kg CO2e/kg", "wtt": "0.6465 kg CO2e/kg"}
"""CO2e of a kg of Jet A burned and made: Travel Impact Model 1.9.1, 'CORSIA and ISO' (ISO 14083 heating value × CORSIA intensity)."""
TRAVEL_IMPACT_MODEL_SOURCE = "Travel Impact Model 1.9.1, table 'CORSIA and ISO' (Google, 2024)"

_OFF_ROUTE = 0.20


def detour(kilometres: float, method: str) -> float:
    """Return what a rule adds to the great circle of one leg [km].

    Parameters: kilometres of the great circle; method, one of DISTANCE_METHODS.

    >>> detour(689, "iso_14083"), detour(689, "icao"), detour(689, "uk")
    (95.0, 100.0, 0.0)
    """
    if method == "iso_14083":
        return ISO_DETOUR_KM
    return next(added for end, added in ICAO_STEPS_KM if kilometres <= end) if method == "icao" else 0.0


def legs_between(stops: Sequence[Airport]) -> list[tuple[str, float]]:
    """Return the name and great-circle distance [km] of each leg of a journey."""
    return [(f"{a.iata}–{b.iata}", great_circle(a, b)) for a, b in itertools.pairwise(stops)]


def is_off_route(given: float, route: float) -> bool:
    """Return whether a distance given differs from that of the airports by more than 20%."""
    return abs(given - route) > _OFF_ROUTE * route


def distance_disagrees(way: str, route: float) -> Finding:
    """Return the finding of a distance that `is_off_route`.

    Parameters: way, the airports in words; route, the great circle between them [km].
    """
    message = say(
        "distance differs by more than 20% from {way} (great circle {great_circle:,.0f} km); the distance given "
        "is used. Correct it, or leave it out.",
        way=way,
        great_circle=route,
    )
    return Finding("distance_disagrees", "warning", message)


def flown_demand(demand: Demand, uplift: float = UK_UPLIFT) -> Demand:
    """Return a demand on distance really flown: a factor made for that, else a published one with its uplift taken out.

    A detour in km and a percentage uplift exclude each other.

    Parameters: demand; uplift that the publisher's factors hold, 1 for none.
    """
    flown = replace(demand, key="air.passenger_flown", notes=())
    taken_out = say("the {percent:.0f}% for detours is taken out of the published factor", percent=(uplift - 1) * 100)
    text = say(
        "no factor air.passenger_flown (per passenger-km really flown); {taken_out}.",
        taken_out=taken_out if uplift > 1 else say("the published factor is used"),
    )
    step = (
        say("{step} ÷ {uplift:g}, the uplift that the factor holds for detours", step=demand.step, uplift=uplift)
        if uplift > 1
        else demand.step
    )
    amount = Amount(demand.amount.value / uplift, demand.amount.unit)
    other = flown_demand(demand.otherwise) if demand.otherwise else None
    note = Finding("uplift_removed", "info", text)
    return replace(flown, otherwise=replace(demand, amount=amount, step=step, otherwise_finding=note, otherwise=other))


def uplift_of(demand: Demand, place: str) -> float:
    """Return what the factors that a demand asks hold for detours: those of the region's publisher, else the UK set's.

    Parameters: demand; place, the region of the activity.
    """
    home = next((step for step in lineage(place) if step in items("flight_uplift")), UNITED_KINGDOM)
    return parameter("flight_uplift", home if demand.rung == IN_ITS_WORDS else UNITED_KINGDOM, "detours").value


def leg_demands(flown: Amount, haul: str, cabin: str, context: Context, step: str = "", notes: tuple[Finding, ...] = ()) -> list[Demand]:
    """Return the demands of passenger-kilometres of one haul and cabin.

    Parameters: flown per unit of the activity [pkm]; haul; cabin; context, for the policy; step in words; notes on haul and cabin.
    """
    words = {"haul": haul, "cabin": cabin}
    uplift = "air.non_co2" if context.policy.non_co2 else None
    return [
        Demand("air.passenger", "combustion", flown, words, uplift=uplift, step=step, notes=notes),
        Demand("air.passenger", "wtt", flown, words, step=step),
    ]


class Point(NamedTuple):
    """A row of a fuel table: distance flown [km] and fuel burned by the whole aircraft [kg]."""

    kilometres: float
    kilograms: float


class FuelTable(Reader[tuple[Point, ...]]):
    """Fuel by distance of one aircraft, such as '500 km=4 t; 1000 km=7 t'."""

    def read(self, given: object) -> tuple[Point, ...]:
        """Return the rows by rising distance."""
        if isinstance(given, tuple):
            return given
        pairs = [item.split("=") for item in str(given).split(";") if item.strip()]
        if len(pairs) < 2 or any(len(pair) != 2 for pair in pairs):
            raise CarbonError(
                say("fuel_table '{given}' cannot be read. Write two rows or more, such as '500 km=4000 kg; 1000 km=7000 kg'.", given=given),
                code="table_invalid",
            )
        points = sorted(Point(parse_amount(way.strip()).to("km"), parse_amount(fuel.strip()).to("kg")) for way, fuel in pairs)
        if any(one.kilometres == other.kilometres for one, other in itertools.pairwise(points)):
            raise CarbonError(
                say("fuel_table '{given}' has a distance twice. Write each distance once.", given=given), code="table_invalid"
            )
        return tuple(points)

    def plain(self, value: tuple[Point, ...]) -> str:
        """Return the table as text."""
        return "; ".join(f"{point.kilometres!r} km={point.kilograms!r} kg" for point in value)


def fuel_burned(table: Sequence[Point], kilometres: float) -> float:
    """Return the fuel of a flight [kg]: linear between the rows of a table, and beyond its ends along its last rows.

    Source: Travel Impact Model 1.9.1, 'Flight level CO2 estimates' (interpolation and extrapolation).

    >>> fuel_burned((Point(500, 4000), Point(1000, 7000)), 750)
    5500.0
    """
    place = min(max(bisect_left([point.kilometres for point in table], kilometres), 1), len(table) - 1)
    below, above = table[place - 1], table[place]
    slope = (above.kilograms - below.kilograms) / (above.kilometres - below.kilometres)
    return below.kilograms + slope * (kilometres - below.kilometres)


def seat_share(seats: Sequence[tuple[str, float]], body: str, cabin: str, load_factor: float) -> float:
    """Return a passenger's share of the passengers' fuel: the area of the seat ÷ that of all occupied seats.

    Parameters: seats, cabin and number of each; body, narrow or wide; cabin of the passenger; load_factor, share of seats taken.
    Source: Travel Impact Model 1.9.1, 'Breakdown from flight level to individual level'.

    >>> round(1 / seat_share((("economy", 188), ("premium_economy", 21), ("business", 48)), "wide", "economy", 1.0), 1)
    411.5
    """
    area = SEAT_AREA[body]
    return area[cabin] / (math.fsum(area[name] * number for name, number in seats) * load_factor)
