"""The way of a flight: the codes of its airports, its stops, and airports that have closed since."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from typing import Annotated, Protocol

from pydantic import BeforeValidator

from carbon.activities.methods.airports import Airport, airport
from carbon.core.errors import CarbonError, Finding
from carbon.core.periods import Period
from carbon.core.sentences import say


def _code(given: object) -> str:
    """The code, or the city as it was written: a finding then says which airport it was read as."""
    text = str(given).strip()
    code = airport(text).iata
    return code if text.upper() == code else text


def _codes(given: object) -> tuple[str, ...]:
    """Codes with a space or comma between, or cities with a comma or semicolon."""
    return tuple(_code(part) for part in _parts(given) if str(part).strip())


def _parts(given: object) -> Iterable[object]:
    if isinstance(given, str):
        return _PARTS.split(given) if _PARTS.search(given) else given.split()
    return given if isinstance(given, Iterable) else (given,)


_PARTS = re.compile(r"\s*[,;]\s*")


Code = Annotated[str, BeforeValidator(_code)]
Codes = Annotated[tuple[str, ...], BeforeValidator(_codes)]


class Routed(Protocol):
    """What has a route between airports."""

    @property
    def origin(self) -> str | None:
        """The airport of departure."""

    @property
    def destination(self) -> str | None:
        """The airport of arrival."""

    @property
    def via(self) -> tuple[str, ...]:
        """The airports between them."""

    @property
    def period(self) -> Period | None:
        """When it was flown."""


def flight_stops(flight: Routed) -> list[Airport]:
    """Return the airports of a flight in order; none where it is given by distance.

    Parameters: flight, with origin, via, destination and period.
    Raises: CarbonError `same_airport`, `airport_missing`, or `airport_closed` before the flight's period.
    """
    if bool(flight.origin) != bool(flight.destination):
        there, missing = ("origin", "destination") if flight.origin else ("destination", "origin")
        raise CarbonError(
            say(
                "{given} is {airport}, and {missing} is not given. Give both.",
                given=there,
                airport=getattr(flight, there),
                missing=missing,
            ),
            code="airport_missing",
            field=missing,
        )
    stops = [airport(code) for code in (flight.origin, *flight.via, flight.destination) if code]
    for one, other in itertools.pairwise(stops):
        if one.iata == other.iata or one[4:6] == other[4:6]:
            raise CarbonError(say("origin and destination are both {iata}. Write two airports.", iata=one.iata), code="same_airport")
    for stop in stops:
        if stop.closed and flight.period is not None and flight.period.start.isoformat() > stop.closed:
            message = say(
                "{iata} ({name}) closed on {closed}, before {period}. Write {successor}, or the right period.",
                iata=stop.iata,
                name=stop.name,
                closed=stop.closed,
                period=flight.period,
                successor=stop.successor,
            )
            raise CarbonError(message, code="airport_closed")
    return stops


def _by_city(text: str) -> Finding:
    stop = airport(text)
    message = say(
        "airport '{text}' is read as {iata} ({name}, {country}). Write the code if it was another.",
        text=text,
        iata=stop.iata,
        name=stop.name,
        country=stop.country,
    )
    return Finding("airport_by_city", "info", message)


def stop_findings(flight: Routed) -> list[Finding]:
    """Return a finding for each airport that is named by its city, is closed now or was renamed before the flight.

    A flight without a period does not tell when it was.
    """
    found = [_by_city(text) for text in (flight.origin, *flight.via, flight.destination) if text and text != airport(text).iata]
    for stop in flight_stops(flight):
        if stop.closed and flight.period is None:
            text = say(
                "{iata} closed on {closed}, and no period is given. Write period=, or {successor}.",
                iata=stop.iata,
                closed=stop.closed,
                successor=stop.successor,
            )
            found.append(Finding("airport_closed", "warning", text))
        if stop.renamed and (flight.period is None or flight.period.end.isoformat() >= stop.renamed):
            text = say(
                "{iata} is called {successor} ({name}) since {renamed}; its place is used. Write {successor}.",
                iata=stop.iata,
                successor=stop.successor,
                name=stop.name,
                renamed=stop.renamed,
            )
            found.append(Finding("airport_renamed", "info", text))
    return found
