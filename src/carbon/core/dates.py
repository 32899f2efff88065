"""Days, months and parts of years as people write them: first and last day of each; text that is more than that is refused."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta

from carbon.core.patterns import pattern

Span = tuple[date, date]
"""First and last day, both included."""

_MONTHS = (
    "jan january januari januar janvier",
    "feb february februari februar fév février fevrier",
    "mar march mars märz",
    "apr april avr avril",
    "may maj mai",
    "jun june juni juin",
    "jul july juli juil juillet",
    "aug august augusti août aout",
    "sep sept september septembre",
    "oct okt october oktober octobre",
    "nov november novembre",
    "dec dez december dezember déc décembre decembre",
)
"""Names and short names of the months in English, Swedish, German and French."""
MONTH_OF = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split()}
"""Name of a month in small letters → its number."""
_NAME = "|".join(sorted(MONTH_OF, key=len, reverse=True))
_TIME = r"(?:[T ](?P<time>\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?)\s?(?:Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?"
_PART_MONTHS = {"Q": 3, "K": 3, "H": 6}


def read_span(text: str) -> Span:
    """Return the first and last day of a year, half-year, quarter, month, ISO week or day; only a time of day may follow a day.

    Raises: ValueError for everything else.

    >>> [day.isoformat() for day in read_span("March 2024")]
    ['2024-03-01', '2024-03-31']
    """
    for form, reader in _READERS:
        if match := form.fullmatch(text):
            return reader(match)
    raise ValueError(text)


def ends_at_midnight(text: str) -> bool:
    """Return whether an ISO 8601 time is the first instant of its day, so that a period up to it ends the day before.

    >>> ends_at_midnight("2025-01-01T00:00:00Z"), ends_at_midnight("2025-01-01")
    (True, False)
    """
    match = _DAY.fullmatch(text)
    return bool(match and match["time"] and "T" in text and not match["time"].replace(":", "").replace(",", ".").strip("0."))


def month(year: int, number: int, months: int = 1) -> Span:
    """Return the first and last day of some months of a year."""
    # It brings names of months in every locale, which few calculations ask for.
    import calendar

    last = number + months - 1
    return date(year, number, 1), date(year, last, calendar.monthrange(year, last)[1])


def _day(match: re.Match[str]) -> Span:
    if match["time"]:
        # 24:00 is the end of the day.
        datetime.fromisoformat(f"2000-01-01T{match['time'].replace(',', '.')[:15].replace('24:00', '00:00', 1)}")
    return _one(int(match["year"]), int(match["month"]), int(match["day"]))


def _one(year: int, number: int, day: int) -> Span:
    return date(year, number, day), date(year, number, day)


def _week(match: re.Match[str]) -> Span:
    first = date.fromisocalendar(int(match["year"]), int(match["week"]), 1)
    return first, first + timedelta(days=6)


def _part(match: re.Match[str]) -> Span:
    months = _PART_MONTHS[match["part"].upper()]
    return month(int(match["year"]), months * (int(match["number"]) - 1) + 1, months)


def _named(match: re.Match[str]) -> Span:
    number = MONTH_OF[match["name"].casefold()]
    day = match.groupdict().get("day")
    return _one(int(match["year"]), number, int(day)) if day else month(int(match["year"]), number)


def _compile(text: str) -> re.Pattern[str]:
    return pattern(text, re.IGNORECASE | re.ASCII)


_DAY = _compile(rf"(?P<year>\d{{4}})-(?P<month>\d{{2}})-(?P<day>\d{{2}}){_TIME}")
_YEAR = r"(?P<year>\d{4})"
_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Span]], ...] = (
    (_compile(_YEAR), lambda match: month(int(match["year"]), 1, 12)),
    (_compile(rf"{_YEAR}-(?P<month>\d{{2}})"), lambda match: month(int(match["year"]), int(match["month"]))),
    (_DAY, _day),
    (_compile(rf"{_YEAR}(?P<month>\d{{2}})(?P<day>\d{{2}})(?P<time>)"), _day),
    (_compile(rf"{_YEAR}[- ]?(?P<part>[QK])(?P<number>[1-4])"), _part),
    (_compile(rf"(?P<part>[QK])(?P<number>[1-4])[- ]?{_YEAR}"), _part),
    (_compile(rf"{_YEAR}[- ]?(?P<part>H)(?P<number>[12])"), _part),
    (_compile(rf"(?P<part>H)(?P<number>[12])[- ]?{_YEAR}"), _part),
    (_compile(rf"{_YEAR}-?W(?P<week>\d{{2}})"), _week),
    (_compile(rf"(?P<name>{_NAME})\.?[ -]{_YEAR}"), _named),
    (_compile(rf"{_YEAR}[ -](?P<name>{_NAME})\.?"), _named),
    (_compile(rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|\.)?[ -](?P<name>{_NAME})\.?,?[ -]{_YEAR}"), _named),
    (_compile(rf"(?P<name>{_NAME})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? {_YEAR}"), _named),
)
