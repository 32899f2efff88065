"""Periods of activity: a year, a month, a day or two dates; a period over two years is split by days."""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from carbon.core.errors import CarbonError

_YEAR, _MONTH, _DAY = re.compile(r"\d{4}"), re.compile(r"(\d{4})-(\d{2})"), re.compile(r"\d{4}-\d{2}-\d{2}")
_QUARTER = re.compile(r"(\d{4})-?[QqKk]([1-4])")


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
        if self == _year(self.start.year):
            return str(self.start.year)
        if self == _month(self.start.year, self.start.month):
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
def parse_period(value: str | int | date) -> Period:
    """Return the period a person wrote: 2019, "2019-03", "2019-Q1", "2019-03-31", "2019-01-01/2019-03-31" or a date.

    Raises: CarbonError `period_invalid`.

    >>> str(parse_period("2019-02").end)
    '2019-02-28'
    """
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return Period(value, value)
    text = str(value).strip()
    try:
        return _parse(text)
    except ValueError as error:
        raise CarbonError(
            f"'{text}' is not a period. Write a year 2019, a month 2019-03, a day 2019-03-31 or two days 2019-01-01/2019-03-31.",
            code="period_invalid",
            field="period",
        ) from error


def _parse(text: str) -> Period:
    if _YEAR.fullmatch(text):
        return _year(int(text))
    if match := _MONTH.fullmatch(text):
        return _month(int(match[1]), int(match[2]))
    if match := _QUARTER.fullmatch(text):
        first = 3 * int(match[2]) - 2
        return Period(_month(int(match[1]), first).start, _month(int(match[1]), first + 2).end)
    if "/" in text:
        first_day, last_day = (_parse(part.strip()) for part in text.split("/", 1))
        if last_day.end < first_day.start:
            raise ValueError("the last day is before the first")
        return Period(first_day.start, last_day.end)
    day = date.fromisoformat(text[:10] if _DAY.match(text) else text)
    return Period(day, day)


def _year(year: int) -> Period:
    return Period(date(year, 1, 1), date(year, 12, 31))


def _month(year: int, month: int) -> Period:
    first = date(year, month, 1)
    return Period(first, first + timedelta(days=calendar.monthrange(year, month)[1] - 1))
