"""Readings of a meter: their periods neither overlap nor leave days open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from carbon.core.errors import Finding
from carbon.core.periods import Period
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
        found += [*_overlaps(meter, group), *_gaps(meter, group, period)]
    return found


def _overlaps(meter: str, group: Sequence[tuple[Period, Placed]]) -> list[Finding]:
    """Each reading against the one that reaches furthest before it."""
    # What is zero, as a bill that was credited, counts nothing twice.
    counted = [reading for reading in group if reading[1].activity.amount[0]]
    if not counted:
        return []
    found, (furthest, first) = list[Finding](), counted[0]
    for reading, placed in counted[1:]:
        if reading.start <= furthest.end:
            message = f"meter '{meter}': {reading} overlaps with {furthest} of {first}; these days count twice. Correct a period."
            found.append(Finding("meter_overlap", "warning", message, placed.file, placed.row, "period"))
        if reading.end > furthest.end:
            furthest, first = reading, placed
    return found


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
    message = f"meter '{meter}' has no reading for {', '.join(str(gap) for gap in gaps)} of {period}. Missing is not zero: add the rows."
    return [Finding("meter_gap", "warning", message, group[0][1].file, None, "period")]
