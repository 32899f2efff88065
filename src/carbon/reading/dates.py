"""Days of a column in one form: found from all its cells where that has one reading, or given as DD-MM-YYYY."""

from __future__ import annotations

import re
from collections.abc import Sequence
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
_PARTED = re.compile(
    r"(?P<first>\d{1,2})(?P<sign>[./-])(?P<second>\d{1,2})(?P=sign)(?P<year>\d{4}|\d{2})(?P<time>[ T,]+\d{1,2}[:.]\d{2}.*)?"
)
_YEAR_FIRST = re.compile(r"\d{4}(?P<sign>[./])\d{1,2}(?P=sign)\d{1,2}")
_SERIAL = re.compile(r"\d{5}(?:\.0*)?")
_FLOAT_YEAR = re.compile(r"(?:19|20)\d{2}\.0+")
_SHORT_MONTH = re.compile(r"[^\W\d]{3,}\.?[-/ ']\d{2}")
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


def form_of(cells: Sequence[str], column: str) -> str | None:
    """Return the form of a column's days, None where each cell has one reading by itself.

    Parameters: cells, distinct texts; column, its name.
    Raises: CarbonError `date_ambiguous` for days of which the first number may be the day or the month in every row.
    """
    found = [match for cell in cells if (match := _PARTED.fullmatch(cell.strip()))]
    if not found:
        return None
    sign, long = found[0]["sign"], len(found[0]["year"]) == 4
    day_first = [match for match in found if int(match["first"]) > 12]
    month_first = [match for match in found if int(match["second"]) > 12]
    if day_first and month_first:
        message = say(
            "column '{column}' holds days of two forms, as {day_first} and {month_first}. Write them in one.",
            column=column,
            day_first=day_first[0][0],
            month_first=month_first[0][0],
        )
        raise CarbonError(message, code="date_ambiguous", field="period")
    year = "YYYY" if long else "YY"
    if month_first:
        return f"MM{sign}DD{sign}{year}"
    if day_first or sign == ".":
        # With dots the day comes first wherever people write so.
        return f"DD{sign}MM{sign}{year}"
    sample = found[0][0]
    forms = [f"{column} [{first}{sign}{second}{sign}{year}]" for first, second in (("DD", "MM"), ("MM", "DD"))]
    message = say(
        "column '{column}': in '{sample}', as in each other row, the first number may be the day or the month. "
        'Write period = "{forms}" or period = "{forms_2}".',
        column=column,
        sample=sample,
        forms=forms[0],
        forms_2=forms[1],
    )
    raise CarbonError(message, code="date_ambiguous", field="period")


def iso_column(cells: Sequence[str], column: str, form: str | None, beside: Sequence[str] = ()) -> list[str]:
    """Return the cells of a column of periods with the days in them as ISO 8601.

    Parameters: cells; column, its name; form, as DD-MM-YYYY, found without it; beside, cells of a column of the same form, as the last
    days beside the first.
    Raises: CarbonError as `form_of` and `pattern_of`.
    """
    distinct = list(dict.fromkeys(cells))
    known: dict[str, str] = {}
    if form:
        pattern_of(form)
        known = {text: read_day(text, form) for text in distinct}
    else:
        form = form_of([*distinct, *dict.fromkeys(beside)], column)
        known = {text: _found(text, form) for text in distinct}
    return [known[text] for text in cells]


def _found(text: str, form: str | None) -> str:
    """A cell in the form of its column, or in one that has one reading by itself."""
    text = text.strip()
    if form and (match := _PARTED.fullmatch(text)):
        plain = form if len(match["year"]) == 4 else form.replace("YYYY", "YY")
        plain = plain.replace("/", match["sign"]).replace("-", match["sign"]).replace(".", match["sign"])
        time = _clock(match["time"])
        day = read_day(text[: len(text) - len(match["time"] or "")], plain)
        return f"{day} {time}" if time and day[:4].isdigit() else text if match["time"] else day
    if _YEAR_FIRST.fullmatch(text):
        return read_day(text, "YYYY/MM/DD".replace("/", "." if "." in text else "/"))
    if _FLOAT_YEAR.fullmatch(text):
        return text[:4]
    if _SERIAL.fullmatch(text) and _SERIALS[0] <= float(text) <= _SERIALS[1]:
        return (_EPOCH + timedelta(days=int(float(text)))).isoformat()
    if _SHORT_MONTH.fullmatch(text):
        sign = text[-3]
        return read_day(text, f"MMM{sign}YY")
    return text


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
