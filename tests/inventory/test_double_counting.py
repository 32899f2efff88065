"""Rows that may be the same emissions twice: a finding each, and the total stands."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import carbon
from carbon.core.periods import Period
from carbon.inventory.contained import contained_periods
from carbon.inventory.double_counting import _overlapping
from carbon.inventory.portions import Placed
from inventories import HEAD, found, make

TOML = HEAD + '\n[[tables]]\npath = "t.csv"\n'
HEADER = "kind,source,site,control,fuel,volume,distance,energy,period,sector,id\n"


def suspicions(folder, *rows):
    result = make(folder, TOML, t_csv=HEADER + "".join(f"{row}\n" for row in rows)).footprint()
    codes = ("row_twice", "fuel_and_distance", "leased_and_claimed", "charging_and_meter")
    assert result.complete
    return [(finding.code, finding.row) for finding in result.findings if finding.code in codes]


LITRES = "fuel,Fleet,depot,owned,diesel,100 l,,,2019-03,,"
KILOMETRES = "car_travel,Fleet,depot,owned,diesel,,1000 km,,2019,,"


def test_the_fuel_and_the_kilometres_of_one_fleet(tmp_path):
    assert suspicions(tmp_path, LITRES, KILOMETRES) == [("fuel_and_distance", 2)]
    result = make(tmp_path, TOML, t_csv=HEADER + LITRES + "\n" + KILOMETRES + "\n").footprint()
    (finding,) = found(result, "fuel_and_distance")
    assert finding.message.startswith("fuel by amount (t.csv row 2) and by distance (t.csv row 3): the same vehicles may be counted twice.")


@pytest.mark.parametrize(
    ("old", "other"),
    [
        ("Fleet", "Boilers"),
        ("depot", "harbour"),
        ("diesel", "petrol"),
    ],
)
def test_another_source_site_or_fuel_is_another_fleet(tmp_path, old, other):
    assert suspicions(tmp_path, LITRES.replace(old, other), KILOMETRES) == []


def test_another_time_or_another_driver_is_another_fleet(tmp_path):
    assert suspicions(tmp_path, LITRES, KILOMETRES.replace("2019", "2019-04")) == []
    assert suspicions(tmp_path, LITRES, KILOMETRES.replace("owned", "purchased")) == []


def test_fuel_for_the_road_meets_cars_of_any_source(tmp_path):
    cards = LITRES.replace("Fleet", "Fuel cards").replace("2019-03,", "2019-03,road")
    assert suspicions(tmp_path, cards, KILOMETRES) == [("fuel_and_distance", 2)]


def test_a_leased_car_that_is_also_claimed_as_business_travel(tmp_path):
    """A leased car is scope 1; the same kilometres in category 6 would be counted twice."""
    leased, claimed = KILOMETRES.replace("owned", "leased_in"), KILOMETRES.replace("owned", "purchased").replace("Fleet", "Claims")
    assert suspicions(tmp_path, leased, claimed) == [("leased_and_claimed", 3)]
    assert suspicions(tmp_path, leased, claimed.replace("1000", "1001")) == []


def test_a_row_twice(tmp_path):
    assert suspicions(tmp_path, LITRES, LITRES) == [("row_twice", 3)]
    assert suspicions(tmp_path, LITRES + "a", LITRES + "b") == []
    assert suspicions(tmp_path, LITRES, LITRES.replace("2019-03", "2019-04")) == []


def test_charged_cars_and_the_meter_of_the_building(tmp_path):
    charged, meter = KILOMETRES.replace("diesel", "battery_electric"), "electricity,El,depot,,,,,1 MWh,2019,,"
    assert suspicions(tmp_path, charged, meter) == [("charging_and_meter", 2)]
    assert suspicions(tmp_path, charged, meter.replace("depot", "harbour")) == []
    assert suspicions(tmp_path, charged.replace("depot", ""), meter) == [("charging_and_meter", 2)]
    assert suspicions(tmp_path, charged.replace("owned", "purchased"), meter) == []


def test_many_rows_of_one_fleet_are_one_finding(tmp_path):
    result = make(tmp_path, TOML, t_csv=HEADER + "".join(f"{LITRES}f{n}\n{KILOMETRES}k{n}\n" for n in range(5))).footprint()
    (finding,) = found(result, "fuel_and_distance")
    assert "by distance (t.csv row 3, t.csv row 5, t.csv row 7 and 2 more)" in finding.message


def test_what_is_excluded_is_not_counted_twice(tmp_path):
    toml = TOML + '\n[[exclusions]]\nwhat = "Mileage"\nreason = "the fuel is counted"\nkinds = ["car_travel"]\n'
    result = make(tmp_path, toml, t_csv=HEADER + LITRES + "\n" + KILOMETRES + "\n").footprint()
    assert not found(result, "fuel_and_distance")


def meters(folder, *rows):
    toml = HEAD + '\n[[tables]]\npath = "t.csv"\nkind = "electricity"\n'
    return make(folder, toml, t_csv="meter,energy,period\n" + "".join(f"{row}\n" for row in rows)).footprint()


def test_readings_of_a_meter_that_overlap(tmp_path):
    result = meters(tmp_path, "M1,10 MWh,2019-01/2019-06", "M1,2 MWh,2019-02", "M1,9 MWh,2019-07/2019-12", "M2,1 MWh,2019")
    assert [(finding.row, finding.message) for finding in found(result, "meter_overlap")] == [
        (3, "meter 'M1': 2019-02 overlaps with 2019-01-01/2019-06-30 of t.csv row 2; these days count twice. Correct a period.")
    ]
    assert not found(result, "meter_gap")


def test_days_that_no_reading_covers(tmp_path):
    result = meters(tmp_path, "M1,10 MWh,2019-11", "M1,10 MWh,2019-02/2019-09")
    (finding,) = found(result, "meter_gap")
    assert finding.message.startswith("meter 'M1' has no reading for 2019-01, 2019-10, 2019-12 of 2019. Missing is not zero: add the rows.")
    assert not found(result, "meter_overlap")


MONTHS = [f"electricity,El,depot,,,,,{100 + month} kWh,2019-{month:02},," for month in range(1, 13)]
YEAR = "electricity,El,depot,,,,,1278 kWh,2019,,"


def contained(folder, *rows):
    (folder / "x").mkdir(exist_ok=True)
    result = make(folder / "x", TOML, t_csv=HEADER + "".join(f"{row}\n" for row in rows)).footprint()
    return [(item.row, item.rows) for item in found(result, "period_contained")], result


def test_a_year_beside_its_months(tmp_path):
    said, result = contained(tmp_path, *MONTHS, YEAR)
    assert said == [(14, (2, 3, 4, 5, 6))]
    (finding,) = found(result, "period_contained")
    assert finding.message.startswith(
        "2019 contains the period of t.csv row 2 (2019-01) to t.csv row 13 (2019-12), 12 rows, which says the same but for the amount"
    )
    # The total stands: a finding takes nothing away.
    assert result.co2e_kg == pytest.approx(contained(tmp_path, *MONTHS)[1].co2e_kg * 2)
    assert contained(tmp_path, *MONTHS)[0] == []
    assert contained(tmp_path, MONTHS[2], YEAR)[0] == [(3, (2,))]


@pytest.mark.parametrize(
    ("old", "other"),
    [("El", "Solar"), ("depot", "harbour"), ("1278 kWh", "0 kWh"), ("2019,,", "2019-12,,"), ("2019,,", "2019-12-20/2020-01-19,,")],
)
def test_another_source_or_site_and_a_row_of_nothing_contain_none(tmp_path, old, other):
    assert contained(tmp_path, *MONTHS, YEAR.replace(old, other))[0] == []


@given(st.lists(st.tuples(st.integers(1, 12), st.integers(0, 11)), min_size=1, max_size=8))
def test_a_period_is_named_where_it_contains_another_and_only_there(spans):
    days = [(date(2019, first, 1), date(2019, min(first + more, 12), 28)) for first, more in spans]
    rows = [
        Placed(carbon.Fuel(fuel="diesel", volume="1 l", period=f"{start}/{end}"), "t.csv", number)
        for number, (start, end) in enumerate(days, start=2)
    ]
    nested = any(a != b and a[0] <= b[0] and b[1] <= a[1] for a in days for b in days)
    assert bool(list(contained_periods(rows))) == nested


_DAYS = st.integers(0, 12)
_PERIODS = st.frozensets(
    st.none() | st.tuples(_DAYS, _DAYS).map(lambda days: Period(*(date(2023, 1, 1 + day) for day in sorted(days)))), max_size=5
)


@given(_PERIODS, _PERIODS)
def test_periods_that_meet_are_those_that_share_a_day_with_another(some, others):
    def meet(one, other):
        return one is None or other is None or (one.start <= other.end and other.start <= one.end)

    assert _overlapping(some, others) == {one for one in some if any(meet(one, other) for other in others)}


SPEND = "kind,source,energy,money,sector,vat,period,entity,id\n"
POWER, MONEY = "electricity,El,10 MWh,,,,2019-03,,", "spend,Bok,,1000 SEK,D35,0,2019,,"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ((POWER, MONEY), [3]),
        ((POWER, MONEY.replace("D35", "K65")), []),
        ((POWER, MONEY.replace(",2019,", ",2018,")), []),
        ((POWER,), []),
        ((MONEY,), []),
    ],
)
def test_money_for_what_is_measured_too(tmp_path, rows, said):
    toml = TOML.replace('period = "2019"', 'period = "2018-01-01/2019-12-31"')
    result = make(tmp_path, toml, t_csv=SPEND + "".join(f"{row}\n" for row in rows)).footprint()
    assert [item.row for item in result.findings if item.code == "spend_and_measured"] == said
