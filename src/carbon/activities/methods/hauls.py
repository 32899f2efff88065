"""Hauls and cabins of flights as the UK set defines them: by where the airports lie, elsewhere by distance as a proxy."""

from __future__ import annotations

from typing import NamedTuple

from carbon.activities.fields.words import edges, home_words
from carbon.activities.methods.airports import Airport
from carbon.core.errors import Finding
from carbon.core.sentences import say, term

HAULS = ("domestic", "short_haul", "long_haul", "international")
CABINS = ("average", "economy", "premium_economy", "business", "first")
DOMESTIC_KM, SHORT_HAUL_KM = 463.0, 3700.0
"""Upper ends of the bands of the UK factors [km]: methodology paper 2019, section 8, and rules of this library."""
UNITED_KINGDOM = "GB"
_EDGE = 0.05
_SERVED = {"domestic": ("average",), "short_haul": ("average", "economy", "business")}


class Haul(NamedTuple):
    """The haul of a leg by the UK set, with its distance [km] and what is said of it.

    Parameters: name; kilometres; ends of the bands that the distance was held against; notes; at_home_edge, whether the distance lies
    near the end of a band of the region's own publisher.
    """

    name: str
    kilometres: float | None
    ends: tuple[float, ...] = ()
    notes: tuple[Finding, ...] = ()
    at_home_edge: bool = False


def haul_of(kilometres: float) -> str:
    """Return the haul of a distance alone: under 463 km domestic, to 3 700 km short haul, else long haul.

    >>> haul_of(688)
    'short_haul'
    """
    if kilometres < DOMESTIC_KM:
        return "domestic"
    return "short_haul" if kilometres <= SHORT_HAUL_KM else "long_haul"


def haul_between(origin: Airport, destination: Airport, kilometres: float) -> Haul:
    """Return the haul of a leg: within the UK domestic; to or from the UK short haul to 3 700 km, else long haul; elsewhere a proxy.

    Parameters: origin, destination; kilometres of the great circle.
    Source: UK Government GHG conversion factors, methodology paper 2019, section 8.

    >>> from carbon.activities.methods.airports import airport
    >>> haul_between(airport("LHR"), airport("EDI"), 534).name, haul_between(airport("LHR"), airport("CDG"), 348).name
    ('domestic', 'short_haul')
    """
    at_ends = (origin.country == UNITED_KINGDOM) + (destination.country == UNITED_KINGDOM)
    if at_ends == 2:
        return Haul("domestic", kilometres)
    if at_ends == 1:
        return Haul("short_haul" if kilometres <= SHORT_HAUL_KM else "long_haul", kilometres, (SHORT_HAUL_KM,))
    haul = haul_of(kilometres)
    message = say(
        "{origin}–{destination} touches no UK airport; {haul} of the UK set stands in by its distance, "
        "{kilometres:,.0f} km. Write haul= to choose another.",
        origin=origin.iata,
        destination=destination.iata,
        haul=term(haul),
        kilometres=kilometres,
    )
    return Haul(haul, kilometres, (DOMESTIC_KM, SHORT_HAUL_KM), (Finding("haul_proxy", "info", message),))


HAUL_BY_DISTANCE = Finding(
    "haul_proxy",
    "info",
    say(
        "no airports given; the haul is worked out from the distance: under {domestic_km:g} km domestic, up to "
        "{short_haul_km:g} km short, else long. Write haul= or the airports.",
        domestic_km=DOMESTIC_KM,
        short_haul_km=SHORT_HAUL_KM,
    ),
)


HAUL_UNKNOWN = Finding(
    "haul_assumed", "info", say("no haul and no distance given; where factors by haul are asked, long haul is assumed. Write haul=.")
)


def near_edge(kilometres: float, ends: tuple[float, ...] = (DOMESTIC_KM, SHORT_HAUL_KM)) -> bool:
    """Return whether a distance lies within 5% of the end of a band, where the factor jumps."""
    return any(abs(kilometres - edge) <= _EDGE * edge for edge in ends)


def edge_note(what: str) -> Finding:
    """Return the finding that a leg or distance lies near the end of a band.

    Parameters: what, in words.
    """
    message = say("{what} lies within 5% of a distance band's edge, where the published factor jumps; haul= sets the band.", what=what)
    return Finding("band_edge", "info", message)


def cabin_of(cabin: str | None, haul: str) -> tuple[str, tuple[Finding, ...]]:
    """Return the cabin that the UK set has a factor for, and what is said of it: short flights know fewer.

    Parameters: cabin that was given; haul.

    >>> cabin_of("first", "short_haul")[0], cabin_of("premium_economy", "short_haul")[0], cabin_of("first", "domestic")[0]
    ('business', 'economy', 'average')
    """
    if cabin is None:
        return "average", (Finding("cabin_assumed", "info", say("no cabin given; the average passenger is assumed. Write cabin=economy.")),)
    if cabin in _SERVED.get(haul, CABINS):
        return cabin, ()
    served = _SERVED[haul]
    # Who asks for more than is sold sits in the next lower cabin: never cheaper than one who asked for that.
    taken = max((name for name in served if CABINS.index(name) < CABINS.index(cabin)), key=CABINS.index)
    message = say(
        "{cabin} is not published for {haul} flights; the factor of the {taken} passenger is used.",
        cabin=term(cabin),
        haul=term(haul),
        taken=term(taken),
    )
    return taken, (Finding("cabin_not_served", "info" if len(served) == 1 else "warning", message),)


def near_home_edge(key: str, place: str, said: dict[str, str], numbers: dict[str, float]) -> bool | None:
    """Return whether a distance lies near the end of a band of the region's own publisher; None where it has no words of its own.

    Parameters: key; place, the region asked; said, words of the flight; numbers of it, the kilometres among them.
    """
    row = home_words(key, place, said, numbers)
    return near_edge(numbers["kilometres"], edges(row, "kilometres")) if row else None
