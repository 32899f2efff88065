"""Airports and the great-circle distance between them, offline."""

from __future__ import annotations

from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

from carbon.activities.methods.cities import code_of_city
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


@lru_cache(maxsize=8192)
def airport(text: str) -> Airport:
    """Return an airport by its IATA code, or by the name of a city that has one airport.

    Raises: CarbonError `airport_unknown` naming the airports of a city that has several.

    >>> airport("lla").country, airport("Luleå").iata
    ('SE', 'LLA')
    """
    row = store().row("SELECT * FROM airport WHERE iata = ?", text.strip().upper())
    return Airport(*row) if row else airport(code_of_city(text.strip()))


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
