"""Readings by the hour: instants are compared, the hour of the clock change is named once, and each meter has one finding."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from inventories import HEAD, found, make

TABLE = '\n[[tables]]\npath = "t.csv"\nkind = "electricity"\nunit = "kWh"\nmeter = "m"\n'
STOCKHOLM = ZoneInfo("Europe/Stockholm")


def footprint(tmp_path, periods, amounts=None):
    rows = "".join(f"{period},{amount}\n" for period, amount in zip(periods, amounts or [1] * len(periods), strict=True))
    return make(tmp_path, HEAD.replace("2019", "2023") + TABLE, t_csv=f"period,amount\n{rows}").footprint()


def year(zone):
    begin = datetime(2023, 1, 1, tzinfo=STOCKHOLM).astimezone(UTC)
    return [(begin + timedelta(hours=hour)).astimezone(zone) for hour in range(8760)]


@pytest.mark.parametrize("form", ["%Y-%m-%dT%H:%M:%S%z", "%Y-%m-%d %H:%M"])
def test_a_year_of_correct_hours(form, tmp_path):
    result = footprint(tmp_path, [f"{hour:{form}}" for hour in year(STOCKHOLM)])
    codes = {item.code: item for item in result.findings}
    assert not {"meter_overlap", "row_twice", "meter_gap"} & codes.keys()
    if "%z" in form:
        assert "hour_repeated" not in codes
    else:
        assert codes["hour_repeated"].count == 1
        assert "2023-10-29 02:00" in codes["hour_repeated"].message
    assert (result.rows, result.unanswered) == (8760, 0)


def test_an_hour_that_is_twice_at_one_instant_is_the_only_one_named(tmp_path):
    hours = [f"{hour:%Y-%m-%dT%H:%M:%S%z}" for hour in year(STOCKHOLM)]
    place = hours.index("2023-10-29T02:00:00+0100")
    hours[place] = "2023-10-29T02:00:00+0200"
    (finding,) = found(footprint(tmp_path, hours, range(1, 8761)), "meter_overlap")
    assert (finding.row, finding.count) == (place + 2, 1)
    assert "2023-10-29 00:00+00:00 is read twice, first in t.csv row" in finding.message


def test_many_readings_at_one_instant_are_one_finding(tmp_path):
    (finding,) = found(footprint(tmp_path, ["2023-05-01 13:00"] * 5, range(1, 6)), "meter_overlap")
    assert (finding.count, finding.row) == (4, 3)


def test_hours_that_overlap(tmp_path):
    periods = ["2023-01-01T00:00/2023-01-01T02:00", "2023-01-01T01:00/2023-01-01T03:00", "2023-01-01T03:00/2023-01-01T04:00"]
    (finding,) = found(footprint(tmp_path, periods, [1, 2, 3]), "meter_overlap")
    assert (finding.row, finding.count) == (3, 1)


def test_two_hours_of_the_same_use_are_not_one_row_twice(tmp_path):
    assert not found(footprint(tmp_path, ["2023-01-01 01:00", "2023-01-01 03:00"]), "row_twice")
    assert found(footprint(tmp_path, ["2023-01-01 01:00", "2023-01-01 01:00"]), "row_twice")


def test_days_that_overlap_are_one_finding_of_their_meter(tmp_path):
    periods = ["2023-01-01/2023-01-31", *[f"2023-01-{day:02}" for day in range(1, 21)]]
    (finding,) = found(footprint(tmp_path, periods, range(1, 22)), "meter_overlap")
    assert finding.count == 20
