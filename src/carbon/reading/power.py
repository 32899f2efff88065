"""Load profiles: the mean power of each interval, as grid companies write it, becomes energy by the length of the interval."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import groupby, pairwise

from carbon.core.errors import CarbonError, Finding
from carbon.core.formatting import number
from carbon.core.instants import moment_of
from carbon.core.sentences import joined, say
from carbon.core.units.scales import scale, unit
from carbon.reading.prepared import Prepared, number_in
from carbon.reading.registers import OF_ONE, check_amount

_HOUR = 3600
_LONGEST = _HOUR
"""Seconds of an interval, at most: a mean of more is no load profile, but a peak or a subscribed power."""
_STRETCH = 24
"""Steps of one length in a row from which they are a stretch of its own, and no chance of gaps."""


def treat_power(table: Prepared, wish: str | None) -> Prepared:
    """Return the table with power turned into energy where the mapping says that the amounts are power.

    Parameters: table; wish, what the mapping says of the amounts.
    """
    if wish != "power":
        return table
    check_amount(table, wish)
    lengths, cells, units = _lengths(table), list(table.cells["amount"]), table.values("unit")
    refused, total, used = dict[int, Finding](), 0.0, Counter[float]()
    for place, (cell, spelled, hours) in enumerate(zip(cells, units, lengths, strict=True)):
        if place in table.refused:
            continue
        kilowatts, problem = _kilowatts(cell, spelled)
        if kilowatts is not None and hours is None:
            problem = say(
                "nothing says through which time this power ran. Map the first and the last time of the interval to period, or the "
                "column of times to time; intervals of up to an hour are read."
            )
        if problem:
            refused[place] = Finding("power_unread", "error", problem, table.name, table.row_numbers[place], table.columns["amount"])
        elif kilowatts is not None and hours is not None:
            cells[place] = f"{kilowatts * hours:.15g} kWh"
            if kilowatts >= 0:
                total += kilowatts * hours
                used[hours] += 1
    kept = {name: value for name, value in table.cells.items() if name != "unit"} | {"amount": cells}
    constants = {name: value for name, value in table.constants.items() if name != "unit"}
    return replace(table, cells=kept, constants=constants).refusing(refused).said(*_said(table, used, total))


def _said(table: Prepared, used: Counter[float], total: float) -> list[Finding]:
    if not used:
        return []
    shown = (say("{minutes} minutes in {count} rows", minutes=number(hours * 60), count=count) for hours, count in used.most_common())
    message = say(
        "the amounts are power; each was taken as the mean of its interval ({intervals}), which makes {total} kWh in all.",
        intervals=joined(shown, ", "),
        total=number(total),
    )
    return [Finding("power_read", "info", message, column=table.columns["amount"])]


def _kilowatts(cell: str, beside: str) -> tuple[float | None, str]:
    """The power of a cell, with its own unit or the one beside it; or why it is none."""
    value, spelled = number_in(cell), cell.partition(" ")[2] or beside
    if value is None:
        return None, ""
    try:
        if unit(spelled).dimension == "power":
            return value * scale(spelled, "kW"), ""
    except CarbonError:
        pass
    return None, say(
        'reading = "power" is for kW, and \'{cell}\' is not. Write unit = "kW" or the one it is, or leave reading out.', cell=cell
    )


def _lengths(table: Prepared) -> list[float | None]:
    """The hours of each row's interval: from its two times, else from the steps between the times of its meter."""
    periods = _with_midnights(table.values("period"))
    meters = list(zip(*(table.values(name) for name in OF_ONE), strict=True))
    times: dict[tuple[str, ...], list[datetime]] = {}
    for text, meter in zip(periods, meters, strict=True):
        times.setdefault(meter, []).extend(moment for moment in [_moment(text)] if moment)
    known = {meter: _steps(moments) for meter, moments in times.items()}
    found = (_between(text) if "/" in text else known[meter].get(_moment(text)) for text, meter in zip(periods, meters, strict=True))
    return [hours if hours is not None and 0 < hours * _HOUR <= _LONGEST else None for hours in found]


def _steps(times: Sequence[datetime]) -> Mapping[datetime | None, float]:
    """The hours from each time of a meter to its next one; where a time is not there or the last, from the one before.

    The length of an interval is that of most rows. A meter may change it, as from hours to quarters of an hour: then each length holds in
    its own stretch, and a time beside no stretch has none.
    """
    moments = sorted(set(times))
    steps = _seconds(moments)
    if not steps or _of_two(times, moments, steps):
        return {}
    runs = [(step, len(list(same))) for step, same in groupby(steps)]
    several = len({step for step, count in runs if count >= _STRETCH and step <= _LONGEST}) > 1
    usual = None if several else _usual(steps)
    lengths = [_length(step, count, usual) for step, count in runs for _ in range(count)]
    both = zip(moments, [None, *lengths], [*lengths, None], strict=True)
    return {moment: (before or 0.0) if after is None else after for moment, before, after in both}


def _length(step: int, count: int, usual: int | None) -> float | None:
    """The hours of a step; 0 where it may be of another interval, and None for a gap.

    Parameters: step [s]; count of such steps in a row; usual, the step of all intervals, None where a meter has several.
    """
    if step == usual or (usual is None and count >= _STRETCH):
        return step / _HOUR
    return None if count == 1 or step > _LONGEST else 0.0


def _of_two(times: Sequence[datetime], moments: Sequence[datetime], steps: Sequence[int]) -> bool:
    """Whether times of two rows stand farther apart than times do there: two meters of other intervals that no column tells apart."""
    double = {moment for moment, count in Counter(times).items() if count > 1}
    apart = _usual(_seconds(sorted(double)))
    return (
        apart is not None and apart <= _LONGEST and apart != _usual([steps[at] for at, time in enumerate(moments[:-1]) if time in double])
    )


def _seconds(moments: Sequence[datetime]) -> list[int]:
    return [round((after - before).total_seconds()) for before, after in pairwise(moments)]


def _usual(steps: Sequence[int]) -> int | None:
    return Counter(steps).most_common(1)[0][0] if steps else None


def _between(text: str) -> float | None:
    found = moment_of(text)
    return (found.end - found.start).total_seconds() / _HOUR if found and found.end else None


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_AT_MIDNIGHT = re.compile(r".*[ T]00:00(?::00)?(?:[+-].*|Z)?")


def _with_midnights(periods: list[str]) -> list[str]:
    """Periods with the time of those at midnight, which a spreadsheet writes as a day alone; none where another midnight has its time."""
    counts = Counter(periods)
    days, times = ({text: counts[text] for text in counts if test(text)} for test in (_DAY.fullmatch, _is_time))
    # A day that stands oftener than any time does is of a total beside it.
    if not days or not times or max(days.values()) > max(times.values()) or any(map(_AT_MIDNIGHT.fullmatch, times)):
        return periods
    return [f"{text} 00:00" if text in days else text for text in periods]


def _is_time(text: str) -> bool:
    return ":" in text


def _moment(text: str) -> datetime | None:
    """A time of a day, UTC where it states none; None for a day or month without one, and for an interval."""
    found = moment_of(text) if "/" not in text else None
    return None if found is None else found.start if found.stated else found.start.replace(tzinfo=UTC)
