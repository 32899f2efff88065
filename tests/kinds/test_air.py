"""Flights: distance rules, closed airports, fuel tables and seat areas, against published examples."""

from __future__ import annotations

from math import isclose

import pytest

import carbon
from carbon.activities.methods.airports import airport, great_circle
from carbon.activities.methods.flight_methods import Point, detour, fuel_burned

AR5 = carbon.Policy(gwp_set="ar5_100")
SEATS = "economy=188; premium_economy=21; business=48; first=0"
TABLE = "5000 nautical_miles=54102 kg; 5500 nautical_miles=59157 kg"
"""Boeing 787-9, landing and take-off cycle (1 727 kg) and climb, cruise and descent (52 375, 57 430 kg) together."""


@pytest.mark.parametrize(
    ("cabin", "combustion", "upstream", "both"),
    [
        # Travel Impact Model 1.9.1, 'Example emission estimation', ZRH-SFO, step 5: kg CO2e a passenger.
        ("economy", 501.703, 101.697, 603.4),
        ("premium_economy", 752.555, 152.546, 905.101),
        ("business", 2006.812, 406.788, 2413.6),
    ],
)
def test_the_example_of_the_travel_impact_model(cabin, combustion, upstream, both):
    flight = carbon.FlightFuel(
        distance="5058.9 nautical_miles", fuel_table=TABLE, seats=SEATS, body="wide", cabin=cabin, fuel_factor="travel_impact_model"
    )
    result = carbon.calculate(flight)
    assert isclose(result.where(stage="combustion").co2e_kg, combustion, rel_tol=3e-5)
    assert isclose(result.where(stage="wtt").co2e_kg, upstream, rel_tol=3e-5)
    assert isclose(result.co2e_kg, both, rel_tol=3e-5)


def test_the_great_circle_of_the_example():
    """Travel Impact Model 1.9.1: ZRH-SFO 9 369 km (another earth radius, 0.1 %)."""
    assert isclose(great_circle(airport("ZRH"), airport("SFO")), 9369, rel_tol=1e-3)


def test_fuel_between_and_beyond_the_rows_of_a_table():
    """Travel Impact Model 1.9.1: 5 250 nautical miles between 5 000 (52 375 kg) and 5 500 (57 430 kg) burn 54 902.5 kg."""
    table = (Point(5000, 52375), Point(5500, 57430))
    assert fuel_burned(table, 5250) == 54902.5
    assert fuel_burned(table, 6000) == 62485
    assert fuel_burned(table, 4500) == 47320


def test_the_non_co2_effect_of_fuel_is_a_line_or_a_finding():
    fields = {"fuel_burned": "1 t", "seats": "economy=100", "region": "GB", "period": 2024}
    by_catalogue = carbon.calculate(carbon.FlightFuel(**fields), policy=AR5)
    assert by_catalogue.where(stage="non_co2").co2e_kg == pytest.approx(0.7 * by_catalogue.where(stage="combustion").gases_kg()["co2"])
    by_model = carbon.calculate(carbon.FlightFuel(**fields, fuel_factor="travel_impact_model"))
    assert "non_co2_missing" in {item.code for item in by_model.findings}


@pytest.mark.parametrize(
    ("kilometres", "icao"),
    # ICAO Carbon Emissions Calculator Methodology, version 10 (2017), section 4.2.
    [(300, 50), (549, 50), (551, 100), (5499, 100), (5501, 125)],
)
def test_what_is_added_to_the_great_circle(kilometres, icao):
    assert detour(kilometres, "icao") == icao
    assert detour(kilometres, "iso_14083") == 95
    assert detour(kilometres, "uk") == 0


def test_a_detour_and_an_uplift_exclude_each_other(tmp_path):
    """LLA-ARN with 95 km, on the UK factor without its 8 %; on an own factor per km really flown, as it is."""
    way = great_circle(airport("LLA"), airport("ARN"))
    fields = {"origin": "LLA", "destination": "ARN", "cabin": "economy", "region": "GB", "period": 2024}
    usual = carbon.calculate(carbon.Flight(**fields), policy=AR5)
    iso = carbon.calculate(carbon.Flight(**fields, distance_method="iso_14083"), policy=AR5)
    assert isclose(iso.co2e_kg, usual.co2e_kg * (way + 95) / way / 1.08, rel_tol=1e-12)
    assert "uplift_removed" in {item.code for item in iso.findings}
    path = tmp_path / "own.csv"
    path.write_text("key,stages,unit,mass,co2,locator\nair.passenger_flown,combustion+wtt,pkm,kg,0.1,airline\n", encoding="utf-8")
    own = carbon.Catalogue.read(path) | carbon.catalogue()
    exact = carbon.calculate(carbon.Flight(**fields, distance_method="iso_14083"), catalogue=own, policy=carbon.Policy(non_co2=False))
    assert isclose(exact.co2e_kg, (way + 95) * 0.1, rel_tol=1e-12)
    assert "uplift_removed" not in {item.code for item in exact.findings}


def test_each_leg_has_its_own_detour():
    """ARN-LHR-JFK: 100 km on the first leg, 125 on the second."""
    flight = carbon.Flight(origin="ARN", via="LHR", destination="JFK", distance_method="icao", region="GB", period=2024)
    steps = [step for _, line in carbon.calculate(flight).plan.lines for step in line.steps]
    assert any("ARN–LHR" in step and "+ 100 km (icao)" in step for step in steps)
    assert any("LHR–JFK" in step and "+ 125 km (icao)" in step for step in steps)


def test_a_closed_airport_is_known_to_the_past():
    past = carbon.calculate(carbon.Flight(origin="TXL", destination="ARN", region="SE", period=2019))
    assert past.complete
    with pytest.raises(carbon.CarbonError, match=r"TXL \(Berlin Tegel Airport\) closed on 2020-11-08, before 2022. Write BER") as caught:
        carbon.calculate("flight", origin="TXL", destination="ARN", period=2022)
    assert caught.value.code == "airport_closed"
    carbon.Flight(origin="TXL", destination="ARN", period=2020)
    undated = carbon.calculate(carbon.Flight(origin="ARN", destination="THF"))
    assert "THF closed on 2008-10-30, and no period is given. Write period=, or TXL." in {item.message for item in undated.findings}


def test_a_distance_goes_before_airports_and_both_are_compared():
    near = carbon.calculate(carbon.Flight(origin="LLA", destination="ARN", distance="750 km", region="GB", period=2024))
    alone = carbon.calculate(carbon.Flight(distance="750 km", region="GB", period=2024))
    assert near.co2e_kg == alone.co2e_kg
    assert "distance_disagrees" not in {item.code for item in near.findings}
    far = carbon.calculate(carbon.Flight(origin="LLA", destination="ARN", distance="1400 km", region="GB", period=2024))
    messages = {item.code: item.message for item in far.findings}
    assert messages["distance_disagrees"] == (
        "distance differs by more than 20% from LLA–ARN (great circle 689 km); the distance given is used. Correct it, or leave it out."
    )


def test_a_round_trip_by_distance_is_twice_as_far():
    once = carbon.calculate("flight", "700 km", cabin="economy", region="GB", period=2024)
    twice = carbon.calculate("flight", "700 km", cabin="economy", round_trip=True, region="GB", period=2024)
    assert isclose(twice.co2e_kg, 2 * once.co2e_kg, rel_tol=1e-12)


@pytest.mark.parametrize(
    ("kind", "fields", "code", "message"),
    [
        ("flight", {"origin": "LLA", "distance": "700 km"}, "airport_missing", "origin is LLA, and destination is not given. Give both"),
        (
            "flight",
            {"distance": "700 km", "distance_method": "icao"},
            "fields_contradict",
            "Give origin and destination instead of distance",
        ),
        ("flight_fuel", {"seats": "economy=9"}, "field_missing", "give fuel_table, with the way flown, or fuel_burned"),
        ("flight_fuel", {"seats": "economy=9", "fuel_table": TABLE}, "field_missing", "fuel_table needs the way flown"),
        ("flight_fuel", {"seats": "economy=9", "fuel_table": "9 km=1 kg"}, "table_invalid", "Write two rows or more"),
        ("flight_fuel", {"seats": "economy=9", "fuel_burned": "1 t", "load_factor": 0}, "number_impossible", "nobody is on board"),
        (
            "flight_fuel",
            {"seats": "economy=9", "fuel_burned": "1 t", "cabin": "first"},
            "fields_contradict",
            "cabin is first, but seats has none",
        ),
        ("flight_fuel", {"seats": "econ=9", "fuel_burned": "1 t"}, "seats_invalid", "econ=9 is not a cabin with seats"),
        ("flight_fuel", {"seats": "economy=0", "fuel_burned": "1 t"}, "seats_invalid", "are none"),
    ],
)
def test_what_cannot_be_flown(kind, fields, code, message):
    with pytest.raises(carbon.CarbonError) as caught:
        carbon.calculate(kind, **fields)
    assert message in str(caught.value)
    assert caught.value.code == code
