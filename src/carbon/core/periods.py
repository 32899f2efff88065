"""Periods of activity: a year, a month, a day or two dates; a period over two years is split by days."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from carbon.core.dates import Span, ends_at_midnight, month, read_span
from carbon.core.errors import CarbonError
from carbon.core.patterns import pattern
from carbon.core.sentences import say

_BETWEEN = pattern(r"(?<!\s)(?:\s*(?:/|\.{2,3}|[\u2013\u2014])\s*|\s+(?:-|to|until|through|till|bis|au)\s+)", re.IGNORECASE)
"""What stands between the first and the last day of a range. It begins at the first of its spaces: else each is tried."""
_FINANCIAL = pattern(r"(?:FY\s?)?(?P<first>\d{4})\s?[/\u2013-]\s?(?P<last>\d{4}|\d{2})|FY\s?'?(?P<named>\d{4}|\d{2})", re.IGNORECASE)
_TWO_YEARS = pattern(r"\d{4}\D+\d{4}")
_YEAR_START = pattern(r"\d{2}-\d{2}", re.ASCII)


class Period(NamedTuple):
    """First and last day of an activity, both included."""

    start: date
    end: date

    @property
    def days(self) -> int:
        """Number of days [d]."""
        return (self.end - self.start).days + 1

    @property
    def year(self) -> int:
        """The year of the first day; see `by_year` for a period over several."""
        return self.start.year

    def __str__(self) -> str:
        if self == month(self.start.year, 1, 12):
            return str(self.start.year)
        if self == month(self.start.year, self.start.month):
            return f"{self.start:%Y-%m}"
        return str(self.start) if self.start == self.end else f"{self.start}/{self.end}"

    def contains(self, other: Period) -> bool:
        """Return whether the other period lies inside this one."""
        return self.start <= other.start and other.end <= self.end

    def by_year(self) -> list[tuple[int, float]]:
        """Return (year, share of days); the shares sum to 1.

        >>> parse_period("2018-12-31/2019-01-01").by_year()
        [(2018, 0.5), (2019, 0.5)]
        """
        years = range(self.start.year, self.end.year + 1)
        inside = [(min(self.end, date(y, 12, 31)) - max(self.start, date(y, 1, 1))).days + 1 for y in years]
        return [(year, days / self.days) for year, days in zip(years, inside, strict=True)]


@lru_cache(maxsize=4096)
def parse_period(value: str | float | date, year_start: str | None = None) -> Period:
    """Return the period a person wrote: 2019, "2019-03", "2019-Q1", "March 2019", "2019-03-31", two days with /, to, .. or – between.

    Parameters: value; year_start, the day the financial year starts as "07-01", by which "2024/25" is read.
    Raises: CarbonError `period_invalid`.

    >>> str(parse_period("2019-02").end), str(parse_period("2024-07-01 to 2025-06-30"))
    ('2019-02-28', '2024-07-01/2025-06-30')
    >>> str(parse_period("2024/25", "07-01"))
    '2024-07-01/2025-06-30'
    """
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return Period(value, value)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = str(value).strip()
    if financial := _financial_year(text):
        return _from_start(text, *financial, year_start)
    try:
        return Period(*_range(text))
    except ValueError as error:
        raise CarbonError(
            say(
                "'{text}' is not a period. Write a year 2019, a month 2019-03, a day 2019-03-31 or two days 2019-01-01/2019-03-31.",
                text=text,
            ),
            code="period_invalid",
            field="period",
        ) from error


def parse_day(value: str | date) -> date:
    """Return the day a person wrote.

    Raises: CarbonError `period_invalid` for what is not a day, and for a longer period.

    >>> parse_day("2019-03-31").isoformat()
    '2019-03-31'
    """
    period = parse_period(value)
    if period.days > 1:
        raise CarbonError(say("'{value}' is not a day. Write it as 2019-03-31.", value=value), code="period_invalid", field="period")
    return period.start


def parse_year_start(text: str) -> str:
    """Return the day on which a financial year starts, as month and day.

    Raises: CarbonError `year_start_invalid`.

    >>> parse_year_start("07-01")
    '07-01'
    """
    day = str(text).strip()
    # A financial year starts on a day that every year has: not on 29 February.
    if not _YEAR_START.fullmatch(day) or not _is_span(f"2019-{day}"):
        raise CarbonError(
            say("'{text}' is not a start of a financial year. Write month and day, as 07-01.", text=text),
            code="year_start_invalid",
            field="financial_year",
        )
    return day


def _range(text: str) -> Span:
    parts = _BETWEEN.split(text)
    if len(parts) == 1:
        return read_span(text)
    first, last = (read_span(part) for part in parts)
    end = last[1] - timedelta(days=1) if all("T" in part for part in parts) and ends_at_midnight(parts[1]) else last[1]
    if end < first[0]:
        raise ValueError("the last day is before the first")
    return first[0], end


def _financial_year(text: str) -> tuple[int, bool] | None:
    """The first year of a financial year, and whether two years say which: 2024/25 does, FY2024 does not; 2011-12 is a month."""
    match = _FINANCIAL.fullmatch(text)
    if match is None or _is_span(text):
        return None
    if match["named"]:
        return int(match["named"]) + (0 if len(match["named"]) == 4 else 2000), False
    first, last = int(match["first"]), match["last"]
    return (first, True) if int(last) == (first + 1) % 10 ** len(last) else None


def _is_span(text: str) -> bool:
    try:
        read_span(text)
    except ValueError:
        return False
    return True


def _from_start(text: str, first: int, plain: bool, year_start: str | None) -> Period:
    """A financial year by the day it starts.

    Parameters: text; first year; plain, whether the text names both years; year_start, or None where it is not known.
    """
    if year_start is not None and plain:
        start, following = (date.fromisoformat(f"{year}-{year_start}") for year in (first, first + 1))
        return Period(start, following - timedelta(days=1))
    if not plain:
        said = say("a financial year that starts or ends in {first}. Write", first=first)
    elif _TWO_YEARS.fullmatch(text):
        said = say(
            "one financial year or two calendar years. Write {year}-01-01/{next_year}-12-31 for two years; for one, write",
            year=first,
            next_year=first + 1,
        )
    else:
        said = say("a financial year, and its first day is not known. Write")
    setting = say(', or set financial_year = "07-01" under [inventory]') if plain else ""
    raise CarbonError(
        say(
            "'{text}' is {said} its first and last day, as {year}-07-01/{next_year}-06-30{setting}.",
            text=text,
            said=said,
            year=first,
            next_year=first + 1,
            setting=setting,
        ),
        code="period_invalid",
        field="period",
    )
