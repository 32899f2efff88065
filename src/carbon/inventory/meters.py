"""Readings of a meter: their periods neither overlap nor leave days open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from carbon.core.errors import Finding
from carbon.core.instants import in_repeated_hour
from carbon.core.periods import Period
from carbon.core.sentences import say
from carbon.inventory.portions import Placed

_DAY = timedelta(days=1)


def meter_findings(rows: Sequence[Placed], period: Period) -> list[Finding]:
    """Return findings on meters whose readings overlap in time, or leave days of the inventory's period open.

    Parameters: rows, activities with their places; period of the inventory.
    """
    readings: dict[tuple[str, str], list[tuple[Period, Placed]]] = {}
    for placed in rows:
        activity = placed.activity
        if activity.meter and activity.period:
            readings.setdefault((activity.kind_name(), activity.meter), []).append((activity.period, placed))
    found = list[Finding]()
    for (_, meter), group in readings.items():
        group.sort(key=lambda reading: reading[0])
        # What is zero, as a bill that was credited, counts nothing twice.
        counted = [reading for reading in group if reading[1].activity.amount[0]]
        timed = bool(counted) and all(placed.moment for _, placed in counted)
        found += [
            *(_instants(meter, [placed for _, placed in counted]) if timed else _overlaps(meter, counted)),
            *_gaps(meter, group, period),
        ]
    return found


def _overlaps(meter: str, counted: Sequence[tuple[Period, Placed]]) -> list[Finding]:
    """Each reading against the one that reaches furthest before it; one finding of the meter."""
    if not counted:
        return []
    twice, (furthest, first) = list[tuple[Placed, str]](), counted[0]
    for reading, placed in counted[1:]:
        if reading.start <= furthest.end:
            twice.append((placed, f"{reading} overlaps with {furthest} of {first}; these days count twice"))
        if reading.end > furthest.end:
            furthest, first = reading, placed
    return _once(meter, twice)


def _once(meter: str, twice: Sequence[tuple[Placed, str]]) -> list[Finding]:
    """One finding for all readings of a meter that count twice, at the first of them."""
    if not twice:
        return []
    placed, why = twice[0]
    more = say(", as do {count} more readings", count=len(twice) - 1) if len(twice) > 1 else ""
    rows = tuple(item.row for item, _ in twice[:5])
    message = say("meter '{meter}': {why}{more}. Correct a period.", meter=meter, why=why, more=more)
    return [Finding("meter_overlap", "warning", message, placed.file, placed.row, "period", len(twice), rows)]


def _instants(meter: str, counted: Sequence[Placed]) -> list[Finding]:
    """Readings by the hour against each other; the hour that comes twice when the clocks go back is no fault."""
    readings = sorted(((_start(placed), placed) for placed in counted), key=lambda reading: (reading[0], reading[1].row))
    twice, repeated = list[tuple[Placed, str]](), list[Placed]()
    known = dict[datetime, Placed]()
    ends, last = readings[0][0], readings[0][1]
    for begin, placed in readings:
        moment = placed.moment
        assert moment is not None
        if begin in known:
            first_again = not moment.stated and in_repeated_hour(begin) and not any(_start(item) == begin for item in repeated)
            if first_again:
                repeated.append(placed)
            else:
                twice.append((placed, f"{moment} is read twice, first in {known[begin]}"))
        elif begin < ends:
            twice.append((placed, f"the reading from {moment} begins before {last} ends"))
        known.setdefault(begin, placed)
        if moment.end and _plain(moment.end, moment.stated) > ends:
            ends, last = _plain(moment.end, moment.stated), placed
    return [*_once(meter, twice), *_repeated(meter, repeated)]


def _start(placed: Placed) -> datetime:
    assert placed.moment is not None
    return _plain(placed.moment.start, placed.moment.stated)


def _plain(moment: datetime, stated: bool) -> datetime:
    """A time that can be compared with those of the same meter; one in UTC without its mark."""
    return moment.replace(tzinfo=None) if stated else moment


def _repeated(meter: str, rows: Sequence[Placed]) -> list[Finding]:
    if not rows:
        return []
    first = rows[0]
    message = say(
        "meter '{meter}': {moment} stands twice, as it does where the clocks go back; both readings were "
        "counted. Write the offset, as 02:00+01:00, to tell them apart.",
        meter=meter,
        moment=first.moment,
    )
    return [Finding("hour_repeated", "info", message, first.file, first.row, "period")]


def _gaps(meter: str, group: Sequence[tuple[Period, Placed]], period: Period) -> list[Finding]:
    """Days of the inventory's period without a reading: missing, which is not zero."""
    gaps, begin = list[Period](), period.start
    for reading, _ in group:
        if reading.start > begin:
            gaps.append(Period(begin, reading.start - _DAY))
        begin = max(begin, reading.end + _DAY)
    if begin <= period.end:
        gaps.append(Period(begin, period.end))
    if not gaps:
        return []
    message = say(
        "meter '{meter}' has no reading for {gaps} of {period}. Missing is not zero: add the rows.",
        meter=meter,
        gaps=", ".join(str(gap) for gap in gaps),
        period=period,
    )
    return [Finding("meter_gap", "warning", message, group[0][1].file, None, "period")]
