"""Power of a load profile times the length of its interval: each row is right, or it is refused with what to do, and none is guessed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from math import fsum

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carbon.reading.power import treat_power
from carbon.reading.prepared import Prepared

START = datetime(2024, 1, 1, tzinfo=UTC)
HOUR, QUARTER = 60, 15


def profile(*stretches, start=START):
    """(time, minutes, kW) of stretches of (minutes, rows), one after the other, each row stamped where it begins."""
    rows, at = [], start
    for minutes, count in stretches:
        for number in range(count):
            rows.append((at, minutes, 1.0 + number % 7))
            at += timedelta(minutes=minutes)
    return rows


def table(rows, meters=None):
    cells = {
        "amount": [f"{power}" for _, _, power in rows],
        "period": [at if type(at) is str else f"{at:%Y-%m-%d %H:%M}" for at, *_ in rows],
    }
    cells |= {"meter": meters} if meters else {}
    columns = {"amount": "Effekt", "period": "Tid", "meter": "Mätare"}
    return Prepared("t.csv", cells, cells, columns, {"unit": "kW"}, range(2, len(rows) + 2))


def energies(prepared):
    """kWh of each row, None where it was refused."""
    read = treat_power(prepared, "power")
    return [None if place in read.refused else float(cell.split()[0]) for place, cell in enumerate(read.cells["amount"])], read


def true(rows):
    return [minutes / 60 * power for _, minutes, power in rows]


def test_a_meter_that_changes_from_hours_to_quarters():
    """240 hours, then 960 quarters of an hour: most rows are quarters, and the hours stay hours."""
    rows = profile((HOUR, 240), (QUARTER, 960))
    found, read = energies(table(rows))
    assert found == pytest.approx(true(rows))
    (said,) = [item.message for item in read.findings if item.code == "power_read"]
    assert "15 minutes in 960 rows, 60 minutes in 240 rows" in said


def test_rows_out_of_order_with_a_gap_and_an_hour_that_the_clock_repeats():
    rows = profile((HOUR, 100), (HOUR, 50), start=START)
    rows = [*rows[:60], *rows[63:], rows[20]]
    found, _ = energies(table(rows[::-1]))
    assert found == pytest.approx(true(rows[::-1]))


def test_two_meters_of_other_intervals_are_told_apart_or_refused():
    hours, quarters = profile((HOUR, 48)), profile((QUARTER, 192))
    rows = [*hours, *quarters]
    found, _ = energies(table(rows, ["a"] * 48 + ["b"] * 192))
    assert found == pytest.approx(true(rows))
    found, read = energies(table(rows))
    assert set(found) == {None}
    assert {item.code for item in read.refused.values()} == {"power_unread"}
    assert fsum(energies(table([*hours, *hours]))[0]) == pytest.approx(2 * fsum(true(hours))), "two meters of one interval are summed"


@pytest.mark.parametrize("period", ["2024-01", "2024-01-05", ""])
def test_a_row_without_a_time_has_no_interval(period):
    """A total of the month between quarters of an hour is no quarter of an hour."""
    rows = [*profile((QUARTER, 96)), (period, 0, 5000.0)]
    found, _ = energies(table(rows))
    assert found == pytest.approx([*true(rows[:-1]), None])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from([5, 10, 15, 20, 30, 60]), st.integers(30, 60)), min_size=1, max_size=4), st.randoms(), st.data())
def test_each_row_is_right_or_refused(stretches, random, data):
    """Whole profiles are right to the last row; of one with gaps no row is wrong."""
    rows = profile(*stretches)
    order = random.sample(range(len(rows)), len(rows))
    found, _ = energies(table([rows[place] for place in order]))
    assert found == pytest.approx([true(rows)[place] for place in order])
    edges, start = set(), 0
    for _, count in stretches:
        edges |= {*range(start, start + 13), *range(start + count - 13, start + count)}
        start += count
    lost = data.draw(st.sets(st.sampled_from(range(len(rows))), max_size=5)) - edges
    kept = [row for place, row in enumerate(rows) if place not in lost]
    found, _ = energies(table(kept))
    assert [
        (given, right) for given, right in zip(found, true(kept), strict=True) if given is not None and given != pytest.approx(right)
    ] == []
