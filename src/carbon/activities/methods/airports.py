"""Airports and the great-circle distance between them, offline."""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import islice
from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

from carbon.core.errors import CarbonError
from carbon.core.plain import plain
from carbon.core.sentences import say
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
        return say(
            "airport '{text}' is the code of {city}, which has several. Write one of them: {listed}.",
            text=text,
            city=city[0],
            listed=listed,
        )
    if len(text) > _CODE and (named := _of_city(text)):
        return say(
            "airport '{text}' is unknown. Write its IATA code: {named}.",
            text=text,
            named=", ".join(f"{iata} ({name})" for iata, name in named),
        )
    return say(
        "airport '{text}' is unknown. Write the three-letter IATA code of the ticket, such as LLA, or a city for its airports.", text=text
    )


_CODE = 3
"""Letters of an IATA code."""
_MOST = 4
"""Airports that a message names."""
_TWO_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
"""How tickets and airports write letters that English has not: Duesseldorf."""


def _of_city(text: str) -> list[tuple[str, str]]:
    """Code and name of the open airports of a city, or whose name begins so, whatever its accents and capitals."""
    asked = _spellings(text)
    rows = store().rows("SELECT iata, name, city FROM airport WHERE closed = ''")
    found = ((iata, name) for iata, name, city in rows if asked & _spellings(city) or _spellings(name, len(text)) & asked)
    return list(islice(found, _MOST))


def _spellings(text: str, length: int | None = None) -> set[str]:
    """A name without accents, and with two letters for one that has a mark: Luleå is Lulea and Luleaa."""
    written = unicodedata.normalize("NFC", text).casefold()
    forms = (plain(written), plain(written.translate(_TWO_LETTERS)))
    return {form[:length] for form in forms}


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
