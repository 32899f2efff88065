"""Runs of days between changes of factors: each date stands for the run that it lies in, however many changes there are."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from carbon.core.periods import parse_period
from carbon.tables.runs import number_of_run, run_of

FIRST = date(2018, 1, 1)
SPAN = 8 * 365


def number(day: date) -> int:
    return day.year * 10_000 + day.month * 100 + day.day


@given(st.sets(st.integers(1, SPAN), min_size=1, max_size=40), st.integers(0, SPAN))
@example({*range(1, SPAN)}, 1500)
def test_a_date_lies_in_its_run_and_no_change_does(changes: set[int], at: int) -> None:
    """Also of an own factor for each day of eight years, which change nearly three thousand times."""
    cuts = tuple(number(FIRST + timedelta(days=days)) for days in sorted(changes))
    day = FIRST + timedelta(days=at)
    run = parse_period(run_of(number_of_run(f"{day}/{day}", cuts), cuts))
    assert run.start <= day <= run.end
    assert run.start.year == run.end.year == day.year
    assert not [cut for cut in cuts if number(run.start) < cut <= number(run.end)]
