"""A day as people write it: in a form, as DD-MM-YYYY, or in one that has one reading by itself."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from carbon.core.dates import MONTH_OF
from carbon.core.errors import CarbonError
from carbon.core.periods import parse_period
from carbon.core.sentences import say

_TOKENS = {
    "YYYY": r"(?P<year>\d{4})",
    "YY": r"(?P<short>\d{2})",
    "MMMM": r"(?P<name>[^\W\d]+)",
    "MMM": r"(?P<name>[^\W\d]+)\.?",
    "MM": r"(?P<month>\d{1,2})",
    "M": r"(?P<month>\d{1,2})",
    "DD": r"(?P<day>\d{1,2})",
    "D": r"(?P<day>\d{1,2})",
    "HH": r"(?P<hour>\d{1,2})",
    "mm": r"(?P<minute>\d{2})",
    "ss": r"(?P<second>\d{2})",
}
_TOKEN = re.compile("|".join(_TOKENS))
PARTED = re.compile(
    r"(?P<first>\d{1,2})(?P<sign>[./-])(?P<second>\d{1,2})(?P=sign)(?P<year>\d{4}|\d{2})(?P<time>[ T,]+\d{1,2}[:.]\d{2}.*)?"
)
_YEAR_FIRST = re.compile(r"\d{4}(?P<sign>[./])\d{1,2}(?P=sign)\d{1,2}")
_SERIAL = re.compile(r"\d{5}(?:\.0*)?")
_FLOAT_YEAR = re.compile(r"(?:19|20)\d{2}\.0+")
_SHORT_MONTH = re.compile(r"[^\W\d]{3,}\.?[-/ ']\d{2}")
_NAMED_MONTH = re.compile(r"(?P<day>\d{1,2})[ ./-]{0,2}(?P<month>[^\W\d_]{3,9})\.?[ ./-]?(?P<year>\d{4})")
"""A day with its month by name, as tickets write it: 14JAN2019."""
_MONTH_YEAR = re.compile(r"(?P<month>0[1-9]|1[0-2])[./-](?P<year>(?:19|20)\d{2})")
"""A month and its year, as 01.2019."""
_EPOCH = date(1899, 12, 30)
"""Day 0 of a spreadsheet's day numbers, from March 1900 on."""
_SERIALS = (20_000, 80_000)
"""Day numbers of 1954 to 2119."""


@lru_cache(maxsize=64)
def pattern_of(form: str) -> re.Pattern[str]:
    """Return the pattern of a form of days, as DD-MM-YYYY or YYYY/MM/DD HH:mm.

    Raises: CarbonError for a form without a year and a month.
    """
    parts, place = list[str](), 0
    for found in _TOKEN.finditer(form):
        parts += [re.escape(form[place : found.start()]), _TOKENS[found[0]]]
        place = found.end()
    text = "".join([*parts, re.escape(form[place:])])
    if not ("YY" in form and "M" in form) or len(set(_TOKEN.findall(form))) != len(_TOKEN.findall(form)):
        message = say(
            "'{form}' is no form of days. Write it of YYYY or YY, MM or MMM, and DD, as DD-MM-YYYY or DD.MM.YYYY HH:mm.", form=form
        )
        raise CarbonError(message, code="date_form", field="period")
    return re.compile(text)


def read_day(text: str, form: str) -> str:
    """Return a day or month in a form as ISO 8601, with its time where the form has one; other text as it stands.

    >>> read_day("31-01-2019", "DD-MM-YYYY"), read_day("Jan-16", "MMM-YY"), read_day("1/2/2019 13:00", "D/M/YYYY HH:mm")
    ('2019-01-31', '2016-01', '2019-02-01 13:00')
    """
    found = pattern_of(form).fullmatch(text.strip())
    if found is None:
        return text
    given = found.groupdict()
    year = int(given["year"]) if given.get("year") else 2000 + int(given["short"])
    month = MONTH_OF.get(given["name"].casefold()) if given.get("name") else int(given["month"])
    if not month or not 1 <= month <= 12:
        return text
    if not given.get("day"):
        return f"{year:04}-{month:02}"
    day = _iso(year, month, int(given["day"]))
    time = f" {int(given['hour']):02}:{given.get('minute') or '00'}" if given.get("hour") else ""
    return f"{day}{time}{':' + given['second'] if given.get('second') else ''}" if day else text


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


LONG = 4
"""Digits of a year with its century."""
_MONTHS = 12
DAY_FIRST, MONTH_FIRST = ("DD", "MM"), ("MM", "DD")
"""Forms of a day, without its year."""


def order_of(match: re.Match[str]) -> tuple[str, str] | None:
    """Return which of day and month comes first in a day; None where it may be either, and where both are the same."""
    if int(match["first"]) > _MONTHS or match["sign"] == ".":
        # With dots the day comes first wherever people write so.
        return DAY_FIRST if int(match["second"]) <= _MONTHS else None
    return MONTH_FIRST if int(match["second"]) > _MONTHS else None


def is_open(match: re.Match[str]) -> bool:
    """Return whether the first number of a day may be the day or the month; of 03/03/2019 both are the same."""
    first, second = int(match["first"]), int(match["second"])
    return order_of(match) is None and first != second and max(first, second) <= _MONTHS


def is_open_day(text: str) -> bool:
    """Return whether text is a day whose first number may be the day or the month.

    >>> is_open_day("03/04/2019"), is_open_day("31/01/2019"), is_open_day("03.04.2019"), is_open_day("03/03/2019")
    (True, False, False, False)
    """
    match = PARTED.fullmatch(text.strip())
    return match is not None and is_open(match)


def found_day(text: str, form: str | None) -> str:
    """Return a cell as ISO 8601: in the form of its column, or in one that has one reading by itself; other text as it stands.

    Parameters: text; form, None where the column shows none.

    >>> found_day("03/04/2019", "MM/DD/YYYY"), found_day("03/04/2019", None), found_day("43555", None), found_day("14JAN2019", None)
    ('2019-03-04', '03/04/2019', '2019-03-31', '2019-01-14')
    """
    text = text.strip()
    if match := PARTED.fullmatch(text):
        return _day_of(text, match, form)
    if _YEAR_FIRST.fullmatch(text):
        return read_day(text, "YYYY/MM/DD".replace("/", "." if "." in text else "/"))
    if _FLOAT_YEAR.fullmatch(text):
        return text[:4]
    if _SERIAL.fullmatch(text) and _SERIALS[0] <= float(text) <= _SERIALS[1]:
        return (_EPOCH + timedelta(days=int(float(text)))).isoformat()
    return _named_month(text)


def _named_month(text: str) -> str:
    """A day or a month with the month by its name, or a month before its year; other text as it stands."""
    if match := _MONTH_YEAR.fullmatch(text):
        return f"{match['year']}-{match['month']}"
    if match := _NAMED_MONTH.fullmatch(text):
        day = read_day(f"{match['day']} {match['month']} {match['year']}", "DD MMM YYYY")
        return day if day[:4] == match["year"] else text
    return read_day(text, f"MMM{text[-3]}YY") if _SHORT_MONTH.fullmatch(text) else text


def _day_of(text: str, match: re.Match[str], form: str | None) -> str:
    """A day with its time: in the form of its column, else as it shows itself; one of two readings stays as it stands."""
    if form is None and is_open(match):
        return text
    # What a column shows of other signs does not turn a day with dots.
    by_itself = form is None or (match["sign"] == "." and "." not in form)
    month_first = order_of(match) == MONTH_FIRST if by_itself or form is None else form.startswith("M")
    parts = MONTH_FIRST if month_first else DAY_FIRST
    plain = match["sign"].join((*parts, "YYYY" if len(match["year"]) == LONG else "YY"))
    time = _clock(match["time"])
    day = read_day(text[: len(text) - len(match["time"] or "")], plain)
    return f"{day} {time}" if time and day[:4].isdigit() else text if match["time"] else day


def _clock(text: str | None) -> str:
    """A time of day as 13:00, '' where it is none."""
    found = re.fullmatch(r"[ T,]*(\d{1,2})[:.](\d{2})([:.]\d{2})?(?:[.,]\d+)?\s*([ap]m)?", text or "", re.IGNORECASE)
    if not found:
        return ""
    hour = int(found[1])
    if found[4]:
        hour = hour % 12 + (12 if found[4].casefold() == "pm" else 0)
    return f"{hour:02}:{found[2]}{(found[3] or '').replace('.', ':')}"


def joined(first: str, last: str) -> str:
    """Return a first and a last day as one period; where one is empty the other, and the problem is told by who reads it.

    >>> joined("2019-01-01", "2019-01-31")
    '2019-01-01/2019-01-31'
    """
    if not first or not last:
        return first or last
    return f"{first.replace(' ', 'T')}/{last.replace(' ', 'T')}"


def is_period(text: str) -> bool:
    """Return whether text is a period as it stands."""
    try:
        parse_period(text)
    except CarbonError:
        return False
    return True
