"""Amounts under a heading that says they are for each year, square metre or kilometre: they count as they stand, which is said."""

from __future__ import annotations

from collections.abc import Iterator

from carbon.activities.framework.field_facts import field_facts
from carbon.core.errors import CarbonError, Finding
from carbon.core.formatting import number
from carbon.core.periods import parse_period
from carbon.core.sentences import say
from carbon.reading.heading_units import rate_in_heading
from carbon.reading.prepared import Prepared

_NEAR = 0.11
"""Months have 28 to 31 days, and years a day more now and then."""
_DAY = 24


def with_rates(table: Prepared, *, multiplied: bool) -> Prepared:
    """Return the table with what is said of its amounts that are for one of something.

    Parameters: table; multiplied, whether they were multiplied by how many there are.
    """
    return table if multiplied else table.said(*_rates(table))


def _rates(table: Prepared) -> Iterator[Finding]:
    for name in ("amount", *sorted(field_facts().measured)):
        column = table.columns.get(name) if not table.series else None
        if column is None or (rate := rate_in_heading(column)) is None:
            continue
        spelling, hours = rate
        if hours is None:
            message = say(
                "the heading says that the numbers are for each {unit}, and they were read as the amounts themselves. If so, multiply them "
                "in the file.",
                unit=spelling,
            )
            yield Finding("rate_in_heading", "warning", message, column=column)
        elif (found := _other_length(table, hours)) is not None:
            place, days = found
            message = say(
                "the heading says that the numbers are for each {unit}, and the period of row {row} has {days} days; they were read as the "
                'amounts of the whole period. Write the period that they are for (period = "2024" above columns), or multiply them in '
                "the file.",
                unit=spelling,
                row=table.row_numbers[place],
                days=number(days),
            )
            yield Finding("rate_in_heading", "warning", message, None, table.row_numbers[place], column)


def _other_length(table: Prepared, hours: float) -> tuple[int, int] | None:
    """The first row whose period is not of so many hours, and its days."""
    lengths = {text: _days(text) for text in set(table.values("period"))}
    for place, text in enumerate(table.values("period")):
        days = lengths[text]
        if days and abs(days * _DAY / hours - 1) > _NEAR:
            return place, days
    return None


def _days(text: str) -> int | None:
    try:
        period = parse_period(text) if text else None
    except CarbonError:
        return None
    return None if period is None else (period.end - period.start).days + 1
