"""Times of day that stand in a column of their own beside the days: 07:45, 12:00:00 AM, 00-01, or the number of the hour."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from carbon.core.errors import CarbonError, did_you_mean
from carbon.core.sentences import say

_TIME = re.compile(
    r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2}))?\s*(?P<half>[ap]m)?(?:\s*[-–]\s*\d{1,2}[:.]\d{2}.*)?",
    re.IGNORECASE,
)
_HOURS = re.compile(r"(?P<hour>\d{1,2})\s*[-–]\s*\d{1,2}")
_NUMBER = re.compile(r"\d{1,2}")
_DAY = 24


def are_times(texts: Sequence[str]) -> bool:
    """Return whether each text is a time of day written as one: a number alone may be anything."""
    return bool(texts) and all(_TIME.fullmatch(text) or _HOURS.fullmatch(text) for text in texts)


def with_times(days: Sequence[str], times: Sequence[str]) -> list[str]:
    """Return days with the times beside them, each where what it is of begins; what is no time stays beside its day, and is refused there.

    Numbers are those of hours: from 0 to 23 the hour that begins then, from 1 to 24 the one that ends then.

    >>> with_times(["2024-01-01"] * 3, ["00-01", "07:45", "12:00:00 PM"])
    ['2024-01-01 00:00', '2024-01-01 07:45', '2024-01-01 12:00:00']
    >>> with_times(["2024-01-01"] * 2, ["1", "24"])
    ['2024-01-01 00:00', '2024-01-01 23:00']
    """
    distinct = {*times}
    shift = 1 if str(_DAY) in distinct and "0" not in distinct else 0
    known = {text: _time(text, shift) for text in distinct}
    return [f"{day} {known[text]}" if day and text else day for day, text in zip(days, times, strict=True)]


def time_column(name: str, days: Sequence[str], names: Collection[str]) -> str:
    """Return the column of times of a mapping.

    Parameters: name; days, the columns of the period; names of the table's columns.
    Raises: CarbonError for a column that is not there, and beside a first and a last day.
    """
    if name not in names:
        message = say("time: column '{name}' is not in the table.{near}", name=name, near=did_you_mean(name, names))
        raise CarbonError(message, code="column_unknown", field="time")
    if len(days) > 1:
        message = say("time stands beside one column of days, and period has two. Write one of them as the period, or leave time out.")
        raise CarbonError(message, code="mapping_invalid", field="time")
    return name


def _time(text: str, shift: int) -> str:
    if found := _TIME.fullmatch(text):
        hour = int(found["hour"])
        if found["half"]:
            hour = hour % 12 + (12 if found["half"].casefold() == "pm" else 0)
        return f"{hour:02}:{found['minute']}{':' + found['second'] if found['second'] else ''}"
    if found := _HOURS.fullmatch(text):
        return f"{int(found['hour']):02}:00"
    if _NUMBER.fullmatch(text) and 0 <= int(text) - shift < _DAY:
        return f"{int(text) - shift:02}:00"
    return text
