"""Airports and the great-circle distance between them, offline."""

from __future__ import annotations

from functools import cache
from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

from carbon.core.errors import CarbonError, did_you_mean
from carbon.core.store.read import store

EARTH_RADIUS_KM = 6371.0088
"""Mean radius of WGS84 [km] (IUGG R1)."""


class Airport(NamedTuple):
    """An airport: IATA code, name, city, country, position [degrees]; the day it closed (ISO date, empty while open) and its successor."""

    iata: str
    name: str
    city: str
    country: str
    latitude: float
    longitude: float
    closed: str = ""
    successor: str = ""


@cache
def airport(code: str) -> Airport:
    """Return an airport by its IATA code.

    Raises: CarbonError `airport_unknown` naming the nearest codes or the airports of a city of that name.

    >>> airport("lla").country
    'SE'
    """
    row = store().row("SELECT * FROM airport WHERE iata = ?", code.strip().upper())
    if row is None:
        raise CarbonError(f"airport '{code}' is unknown.{_near(code.strip())}", code="airport_unknown")
    return Airport(*row)


def _near(text: str) -> str:
    named = store().rows("SELECT iata, name FROM airport WHERE city LIKE ? OR name LIKE ? LIMIT 4", text, f"{text}%")
    if named:
        return " Write its IATA code: " + ", ".join(f"{iata} ({name})" for iata, name in named) + "."
    codes = [row[0] for row in store().rows("SELECT iata FROM airport WHERE iata LIKE ?", f"{text[:1].upper()}%")]
    return did_you_mean(text.upper(), codes) if len(text) == 3 else " Write a three-letter IATA code, as LLA."


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
