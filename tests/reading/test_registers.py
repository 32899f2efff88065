"""Registers and load profiles of files: no reading is counted as use, whatever its row lacks, and no interval is lost at midnight."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from math import fsum
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carbon.core.errors import CarbonError
from carbon.core.units.scales import scale
from carbon.reading.joining import read_file
from carbon.reading.mapping import TableMapping
from carbon.reading.trial import trial_of

METER = {"region": "SE", "kind": "electricity", "reading": "register"}
COLUMNS = {"period": "Dag", "amount": "Visar"}


def read(lines, *, columns=COLUMNS, **mapping):
    with TemporaryDirectory() as folder:
        path = Path(folder) / "m.csv"
        path.write_text("\n".join([*lines, ""]), encoding="utf-8")
        return read_file(path, TableMapping(**{**METER, **mapping, "columns": columns}))


def kwh(found):
    return [item.amount[0] * scale(item.amount[1][0], "kWh") for item in found.activities]


def refused(found):
    return [(item.finding.code, item.finding.row) for item in found.refused]


def test_a_reading_without_its_day_is_not_counted_as_use():
    found = read(["Dag;Visar", "2018-12-31;1000", ";1200", "2019-12-31;1500"], unit="kWh")
    assert (kwh(found), refused(found)) == ([500.0], [("register_undated", 3)])
    (message,) = [item.finding.message for item in found.refused]
    assert message == (
        "the meter shows 1 200, and nothing says when. Write the day of the reading in its row; if no column has the days, write "
        'period = "2019", or the period that they are of: they are then read in the order of the file.'
    )
    assert found.refused[0].finding.column == "Dag"


def test_readings_without_days_are_refused_and_with_one_period_read_in_their_order():
    lines, columns = ["Visar", "1000", "1200", "1500"], {"amount": "Visar"}
    found = read(lines, columns=columns, unit="kWh")
    assert (kwh(found), refused(found)) == ([], [("register_undated", row) for row in (2, 3, 4)])
    found = read(lines, columns=columns, unit="kWh", period="2019")
    assert (kwh(found), refused(found)) == ([200.0, 300.0], [])


def test_readings_in_two_units_meet_in_one_and_those_that_cannot_are_refused():
    found = read(["Dag;Visar", "2018-12-31;900 kWh", "2019-06-30;1 MWh", "2019-12-31;2 MWh"])
    assert (kwh(found), refused(found)) == (pytest.approx([100.0, 1000.0]), [])
    found = read(["Dag;Visar", "2018-12-31;900 kWh", "2019-06-30;1000 m3", "2019-12-31;1200 m3"], kind="natural gas")
    assert (found.activities[0].amount, refused(found)) == ((200.0, ("m3",)), [("register_units", 3)])
    assert found.refused[0].finding.message == (
        "the meter shows '1000 m3', and '900 kWh' in row 2: one is not in the unit of the other, so the use between is not known. Write "
        "both in one unit."
    )


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(1, 40), st.integers(0, 500), st.sampled_from(["kWh", "MWh", "GJ"]), st.booleans()), min_size=1, max_size=9
    ),
    st.randoms(use_true_random=False),
)
def test_the_use_is_what_lies_between_readings_with_a_day(steps, random):
    """In any order of rows and in any unit the use is the last dated reading less the first; a reading without a day is refused."""
    day, shown, rows, dated = date(2018, 12, 31), 1000.0, ["2018-12-31;1000 kWh"], [1000.0]
    for days, used, unit, known in steps:
        day, shown = day + timedelta(days=days), shown + used
        rows.append(f"{day if known else ''};{shown * scale('kWh', unit)!r} {unit}")
        dated += [shown] if known else []
    found = read(["Dag;Visar", *random.sample(rows, len(rows))])
    assert fsum(kwh(found)) == pytest.approx(dated[-1] - dated[0], abs=1e-6)
    assert [code for code, _ in refused(found)] == ["register_undated"] * sum(not known for *_, known in steps)


POWER = {"region": "SE", "kind": "electricity", "reading": "power"}


@pytest.mark.parametrize(("hour", "minute"), [(0, 0), (23, 0), (23, 30)])
def test_a_load_profile_of_a_workbook_has_its_midnights(hour, minute, tmp_path):
    """A spreadsheet holds midnight as a day without a time: 4 kW in each of 200 quarters of an hour are 200 kWh."""
    first, book = datetime(2024, 1, 1, hour, minute, tzinfo=UTC).replace(tzinfo=None), openpyxl.Workbook()
    book.active.append(["Tid", "Effekt kW"])
    for number in range(200):
        book.active.append([first + timedelta(minutes=15 * number), 4.0])
    book.save(tmp_path / "load.xlsx")
    found = read_file(tmp_path / "load.xlsx", TableMapping(**POWER, columns={"period": "Tid", "amount": "Effekt kW"}))
    assert (fsum(kwh(found)), refused(found)) == (200.0, [])
    (said,) = [item.message for item in found.notes if item.code == "power_read"]
    assert said == "the amounts are power; each was taken as the mean of its interval (15 minutes in 200 rows), which makes 200 kWh in all."


def test_a_total_of_the_day_beside_its_midnight_is_no_interval():
    quarters = [
        f"{datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=15 * number):%Y-%m-%d %H:%M};4".replace(" 00:00", "")
        for number in range(96)
    ]
    found = read(["Dag;Visar", *quarters, "2024-01-01;384"], reading="power", unit="kW", sums="count")
    assert fsum(kwh(found)) <= 96
    assert ("power_unread", 98) in refused(found)


@pytest.mark.parametrize("wish", ["ask", "leave out"])
def test_the_sum_of_a_load_profile_is_treated_as_any_sum(wish):
    """Three quarters of an hour of 4 kW are 3 kWh; the row below adds up the kW and has no interval."""
    lines = ["Dag;Visar;Not", "2024-01-01 23:15;4;", "2024-01-01 23:30;4;", "2024-01-01 23:45;4;", ";12;Summa"]
    found = read(lines, reading="power", unit="kW", sums=wish)
    assert kwh(found) == [1.0, 1.0, 1.0]
    assert refused(found) == ([("sum_row", 5)] if wish == "ask" else [])
    assert [item.code for item in found.notes if item.code.startswith("sum_label")] == []
    assert any("which makes 3 kWh in all." in item.message for item in found.notes)


def test_power_that_is_refused_is_in_no_total_that_is_told():
    found = read(["Dag;Visar", "2024-01-01 23:15;1.234", "2024-01-01 23:30;5.678"], reading="power", unit="kW")
    assert (kwh(found), [code for code, _ in refused(found)]) == ([], ["number_ambiguous"] * 2)
    assert [item.code for item in found.notes if item.code == "power_read"] == []


def test_a_profile_whose_intervals_are_stamped_where_they_end_has_its_last_one_too():
    """96 quarters of an hour from 00:15 to 24:00, at 4 kW: 96 kWh."""
    rows = [f"2024-01-01 {place // 4:02}:{place % 4 * 15:02};4" for place in range(1, 97)]
    found = read(["Dag;Visar", *rows], reading="power", unit="kW")
    assert (fsum(kwh(found)), refused(found)) == (pytest.approx(96.0), [])
    apart = [f"2024-01-01;{row.partition(' ')[2]}" for row in rows]
    found = read(["Dag;Tid;Visar", *apart], reading="power", unit="kW", time="Tid")
    assert (fsum(kwh(found)), refused(found)) == (pytest.approx(96.0), [])


ODOMETER = ["Datum;Fordon;Liter;Mätarställning (km)", "2024-01-02;ABC;40;10000", "2024-01-09;ABC;42;10600", "2024-01-16;ABC;41;11150"]


def proposed(tmp_path, *lines):
    path = tmp_path / "t.csv"
    path.write_text("\n".join([*lines, ""]), encoding="utf-8")
    (trial,) = trial_of(path, TableMapping())
    return trial.proposal


def test_an_odometer_is_no_distance(tmp_path):
    found = proposed(tmp_path, *ODOMETER)
    assert found.entries["columns"] == {"period": "Datum", "amount": "Liter"}
    (why,) = [column.why for column in found.columns if column.name == "Mätarställning (km)"]
    assert why.startswith("it is what an odometer shows, and not a distance; to count what lies between two readings, write amount = ")
    # As it says: 600 and 550 km.
    columns = {"period": "Datum", "amount": "Mätarställning (km)", "meter": "Fordon"}
    assert [item.amount for item in read(ODOMETER, columns=columns, kind="car_travel").activities] == [(600.0, ("km",)), (550.0, ("km",))]


@pytest.mark.parametrize("wish", ["register", "power"])
def test_readings_under_another_field_are_refused_and_not_counted_as_they_stand(wish):
    with pytest.raises(CarbonError, match=f'^reading = "{wish}" is said of the column amount, and no column is mapped to it') as error:
        read(ODOMETER, columns={"period": "Datum", "distance": "Mätarställning (km)"}, kind="car_travel", reading=wish)
    assert error.value.code == "mapping_invalid"


@pytest.mark.parametrize("units", [("kWh", "MWh"), ("m3", "kWh")])
def test_one_thing_in_two_units_is_asked_about_and_not_counted_twice(units, tmp_path):
    """Two columns of gas in other units hold one amount; those of two kinds or of two years are read side by side."""
    lines = [f"Månad;Naturgas [{units[0]}];Naturgas [{units[1]}]", "2024-01;1000;11", "2024-02;1200;13"]
    found = proposed(tmp_path, *lines)
    assert "melt" not in found.entries
    assert "amount" not in found.entries["columns"]
    assert any("fit alike. Write one of them in columns, or both in melt." in text for text in found.open)
    assert "melt" in proposed(tmp_path, lines[0].replace("Naturgas", "El", 1), *lines[1:]).entries


def test_power_below_zero_is_in_no_total_and_taken_off_nothing():
    lines = ["Dag;Visar;Mätare", "2024-06-01 10:00;10;A", "2024-06-01 11:00;-4;A", "2024-06-01 12:00;8;A"]
    found = read(lines, columns=COLUMNS | {"meter": "Mätare"}, reading="power", unit="kW")
    assert (kwh(found), refused(found)) == ([10.0, 8.0], [("amount_negative", 3)])
    assert any("which makes 18 kWh in all." in item.message for item in found.notes)
