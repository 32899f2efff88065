"""Rows that may be the same emissions twice: a finding each, and the total stands."""

from __future__ import annotations

import pytest

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
