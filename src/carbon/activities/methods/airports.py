"""Airports and the great-circle distance between them, offline."""

from __future__ import annotations

from functools import cache
from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

from carbon.core.errors import CarbonError
from carbon.core.store.read import store

EARTH_RADIUS_KM = 6371.0088
"""Mean radius of WGS84 [km] (IUGG R1)."""


class Airport(NamedTuple):
    """An airport: IATA code, name, city, country, position [degrees]; the day it closed (ISO date, empty while open); its successor, or
    its code of today, and the day that code came (empty where it was not renamed).
    """

    iata: str
    name: str
    city: str
    country: str
    latitude: float
    longitude: float
    closed: str = ""
    successor: str = ""
    renamed: str = ""


@cache
def airport(code: str) -> Airport:
    """Return an airport by its IATA code.

    Raises: CarbonError `airport_unknown` naming the airports of a city of that name or code. A code near by its letters may be of
    another continent, and is not offered.

    >>> airport("lla").country
    'SE'
    """
    row = store().row("SELECT * FROM airport WHERE iata = ?", code.strip().upper())
    if row is None:
        raise CarbonError(_unknown(code.strip()), code="airport_unknown")
    return Airport(*row)


def _unknown(text: str) -> str:
    city = store().row("SELECT city, airports FROM city_code WHERE code = ?", text.upper())
    if city:
        codes = city[1].split()
        names = dict(store().rows(f"SELECT iata, name FROM airport WHERE iata IN ({', '.join('?' * len(codes))})", *codes))
        listed = ", ".join(f"{iata} ({names[iata]})" for iata in codes)
        return f"airport '{text}' is the code of {city[0]}, which has several. Write one of them: {listed}."
    named = store().rows("SELECT iata, name FROM airport WHERE (city LIKE ? OR name LIKE ?) AND closed = '' LIMIT 4", text, f"{text}%")
    if named and len(text) > _CODE:
        return f"airport '{text}' is unknown. Write its IATA code: {', '.join(f'{iata} ({name})' for iata, name in named)}."
    return f"airport '{text}' is unknown. Write the three-letter IATA code of the ticket, such as LLA, or a city for its airports."


_CODE = 3
"""Letters of an IATA code."""


def great_circle(origin: Airport, destination: Airport) -> float:
    """Return the great-circle distance [km] by the haversine formula on the mean radius.

    Source: Sinnott, R. W. (1984), Virtues of the haversine, Sky and Telescope 68(2), 159.

    >>> round(great_circle(airport("LLA"), airport("ARN")))
    689
    """
    first, second = radians(origin.latitude), radians(destination.latitude)
    across = radians(destination.longitude - origin.longitude)
    chord = sin((second - first) / 2) ** 2 + cos(first) * cos(second) * sin(across / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(min(1.0, chord)))
