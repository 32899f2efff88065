"""Times of day: two readings of one day are of different hours, and one hour of autumn comes twice."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

_TIME = re.compile(r"\d[T ]\d{1,2}:\d{2}")


class Moment(NamedTuple):
    """The first instant of a reading, and its last where it is given; in UTC where an offset is stated, else by the clock on the wall."""

    start: datetime
    end: datetime | None

    @property
    def stated(self) -> bool:
        """Whether the offset to UTC is stated."""
        return self.start.tzinfo is not None

    def __str__(self) -> str:
        return self.start.isoformat(" ", "minutes")


@lru_cache(maxsize=65536)
def moment_of(text: str) -> Moment | None:
    """Return the moment of a period that has times of day; None for days, months and years.

    >>> str(moment_of("2023-01-01T01:00+01:00")), moment_of("2023-01-01")
    ('2023-01-01 00:00+00:00', None)
    """
    if not _TIME.search(text):
        return None
    try:
        parts = [_instant(part.strip()) for part in text.split("/")]
    except ValueError:
        return None
    if len(parts) > 2 or len({part.tzinfo is None for part in parts}) > 1:
        return None
    return Moment(parts[0], parts[1] if len(parts) > 1 else None)


def _instant(text: str) -> datetime:
    day = timedelta(days=1) if "24:00" in text else timedelta()
    found = datetime.fromisoformat(re.sub(r"24:00(:00)?", "00:00", text).replace(" UTC", "Z").replace(" GMT", "Z")) + day
    return found.astimezone(UTC) if found.tzinfo else found


def in_repeated_hour(moment: datetime) -> bool:
    """Return whether a time on the wall may be one of the hour that comes twice: the clocks of Europe and North America go back.

    Source: Directive 2000/84/EC, art. 3 (the last Sunday of October, 01:00 UTC); 15 U.S.C. 260a (the first Sunday of November, 02:00).
    """
    day = moment.date()
    europe = day == _last_sunday(day.year, 10) and 0 <= moment.hour <= 3
    america = day == _first_sunday(day.year, 11) and 1 <= moment.hour < 2
    return europe or america


def _last_sunday(year: int, month: int) -> date:
    last = date(year, month, 31)
    return last - timedelta(days=(last.weekday() + 1) % 7)


def _first_sunday(year: int, month: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(6 - first.weekday()) % 7)
