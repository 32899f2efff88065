"""Airports of the index: those in use, those closed since, and codes that were renamed."""

from __future__ import annotations

from collections.abc import Iterable

from carbon.core.errors import CarbonError

_CLOSED_AIRPORT = ("name", "city", "country", "latitude", "longitude", "closed", "successor")


def airports_of(closed: list[dict[str, str]], renamed: list[dict[str, str]]) -> Iterable[list[object]]:
    """Return the rows of all airports: those closed or renamed since stand on tickets of the past.

    Parameters: closed and renamed, the rows of their files.
    Raises: CarbonError `missing_dependency` where airportsdata is not installed.
    """
    try:
        import airportsdata
    except ImportError as error:
        raise CarbonError(
            "the index of emission factors is made from a checkout, which needs airportsdata; run pip install airportsdata",
            code="missing_dependency",
        ) from error
    known = {
        code: [row["name"], row["city"], row["country"], row["lat"], row["lon"], "", ""] for code, row in airportsdata.load("IATA").items()
    }
    for row in closed:
        known[row["iata"]] = [row[name] for name in _CLOSED_AIRPORT]
    for row in renamed:
        # A code that was given to another airport since stays that airport's.
        known.setdefault(row["iata"], [*known[row["now"]][:6], row["now"], row["since"]])
    for code, values in sorted(known.items()):
        yield [code, *values, *([""] * (8 - len(values)))]
