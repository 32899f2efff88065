"""A country's own factors of travel and freight come before a stand-in's, in the words of its publisher."""

from __future__ import annotations

from math import isclose

import pytest

import carbon
from carbon.activities.framework.demands import Context
from carbon.activities.methods.airports import airport, great_circle
from carbon.activities.methods.home import AT_HOME, IN_ITS_WORDS, at_home
from carbon.core.store.read import store

MILE = 1.609344
PRINTED = 1.5e-3
"""ADEME prints totals of three digits, and gases that come to them within their rounding."""
AR5 = carbon.Policy(gwp_set="ar5_100")
ADEME = carbon.Policy(gwp_set="ar5_100_split")


def total(result, *stages):
    """Kg CO2e of some stages, or of all."""
    return sum(line["co2e_kg"] for line in result.to_dict()["lines"] if not stages or line["stage"] in stages)


def publishers(result, stage="combustion"):
    return {line.factor.publication.name.split("-")[0] for _, line in result.plan.lines if line.stage == stage}


def codes(result):
    return {finding.code for finding in result.findings}


def asked(word, *amounts, region, period, policy=AR5, **fields):
    return carbon.calculate(word, *amounts, region=region, period=period, policy=policy, **fields)


def leg(origin, destination):
    return great_circle(airport(origin), airport(destination))


# UK Government conversion factors 2024, flat file: rows 4414 to 4431 (with and without RF), 4526 to 4533 (WTT): kg CO2e per pkm.
@pytest.mark.parametrize(
    ("way", "cabin", "with_rf", "upstream"),
    [(("LHR", "EDI"), "economy", 0.27257, 0.0335), (("LHR", "EDI"), None, 0.27257, 0.0335), (("LHR", "CDG"), "economy", 0.18287, 0.02249)],
)
def test_haul_by_where_the_airports_lie(way, cabin, with_rf, upstream):
    given = {"cabin": cabin} if cabin else {}
    found = asked("flight", origin=way[0], destination=way[1], region="GB", period=2024, **given)
    assert isclose(total(found), leg(*way) * (with_rf + upstream), rel_tol=1e-4)
    assert "haul_proxy" not in codes(found)


def test_a_leg_that_touches_no_uk_airport_is_a_proxy_by_distance():
    found = asked("flight", origin="LLA", destination="ARN", cabin="economy", region="SE", period=2019)
    said = next(finding.message for finding in found.findings if finding.code == "haul_proxy")
    assert said.startswith("LLA–ARN touches no UK airport; short haul of the UK set stands in by its distance, 689 km.")
    assert publishers(found) == {"uk"}
    assert "haul_proxy" in codes(asked("flight", "700 km", cabin="economy", region="GB", period=2019))
    assert "haul_proxy" not in codes(asked("flight", "700 km", cabin="economy", haul="short_haul", region="GB", period=2019))


# US EPA Emission Factors Hub 2025, Table 10: kg CO2, g CH4, g N2O per passenger-mile of short, medium and long flights.
@pytest.mark.parametrize(
    ("way", "printed"),
    [(("JFK", "BOS"), (0.207, 0.0064, 0.0066)), (("ORD", "DEN"), (0.129, 0.0006, 0.0041)), (("JFK", "LAX"), (0.163, 0.0006, 0.0052))],
)
def test_american_flights_take_the_bands_of_miles(way, printed):
    found = asked("flight", origin=way[0], destination=way[1], region="US", period=2025)
    co2, ch4, n2o = printed
    assert isclose(total(found, "combustion"), leg(*way) / MILE * (co2 + ch4 * 28 / 1000 + n2o * 265 / 1000), rel_tol=1e-6)
    assert publishers(found) == {"epa"}
    assert publishers(asked("flight", origin="JFK", destination="LAX", region="US-CA", period=2025)) == {"epa"}


# ADEME, Base Carbone V23.6, elements 43743 and 43749: combustion, contrails, upstream, making of the aircraft: kg CO2e per pkm.
@pytest.mark.parametrize(
    ("way", "seats", "element"),
    [(("CDG", "NCE"), 180, (0.101, 0.101, 0.0222, 0.000372)), (("CDG", "JFK"), 200, (0.08, 0.08, 0.0176, 0.000294))],
)
def test_french_flights_take_seats_and_distance(way, seats, element):
    found = asked("flight", origin=way[0], destination=way[1], seats=seats, region="FR", period=2023, policy=ADEME, infrastructure=True)
    assert isclose(total(found), leg(*way) * sum(element), rel_tol=PRINTED)
    assert publishers(found, "non_co2") == {"ademe"}
    assert "home_words" not in codes(found)
    assert "home_words" in codes(asked("flight", origin=way[0], destination=way[1], region="FR", period=2023))


def test_a_cabin_that_the_publisher_does_not_tell_apart_is_said():
    found = asked("flight", origin="CDG", destination="JFK", cabin="business", seats=200, region="FR", period=2023)
    assert any("do not distinguish cabin=business" in finding.message for finding in found.findings)


# Publisher's numbers: ADEME, Base Carbone V23.6, kg CO2e per unit, combustion and upstream.
@pytest.mark.parametrize(
    ("word", "amounts", "fields", "printed"),
    [
        ("freight", (), {"mode": "rail", "mass": "1 t", "distance": "1000 km"}, 1000 * (0.00472 + 0.00254)),  # element 43728
        (
            "freight",
            (),
            {"mode": "rail", "mass": "1 t", "distance": "1000 km", "traction": "diesel", "density": "light"},
            30.3 + 7.87,
        ),  # 43730
        ("freight", (), {"mode": "road", "mass": "1 t", "distance": "1000 km"}, 1000 * (0.0538 + 0.0179)),  # element 43647
        (
            "freight",
            (),
            {"mode": "road", "mass": "1 t", "distance": "1000 km", "vehicle": "rigid", "size": "12_a_20_tonnes"},
            1000 * (0.119 + 0.0398),
        ),
        ("freight", (), {"mode": "van", "mass": "1 t", "distance": "100 km", "fuel": "petrol"}, 100 * (0.562 + 0.181)),
        ("freight", (), {"mode": "sea", "mass": "1 t", "distance": "1000 km"}, 1000 * (0.0078 + 0.00067)),
        ("bus", ("100 pkm",), {"type": "coach"}, 100 * (0.0255 + 0.00764)),  # element 43740
        ("bus", ("100 pkm",), {"fuel": "electricity"}, 100 * (0 + 0.0095)),  # element 28003
        ("bus", ("100 pkm",), {}, 100 * 0.129),  # element 28000
        ("motorcycle", ("100 km",), {"size": "small"}, 100 * (0.0529 + 0.0166)),  # element 43779
        ("motorcycle", ("100 km",), {"vehicle": "cyclomoteur_urbain"}, 100 * (0.0545 + 0.0175)),  # element 43777
        ("rail", ("1000 pkm",), {"type": "TGV"}, 1000 * 0.0023),  # element of TGV 2022
        ("rail", ("1000 pkm",), {"type": "TER"}, 1000 * 0.0229),  # element 43255
        ("rail", ("1000 pkm",), {"type": "RER", "infrastructure": True}, 1000 * (0.0066 + 0.00318)),  # element 43254
        ("car_travel", ("100 pkm",), {"fuel": "diesel", "trip": "mixed"}, 100 * 0.0697),
    ],
)
def test_french_factors_answer_in_their_own_words(word, amounts, fields, printed):
    found = asked(word, *amounts, region="FR", period=2023, policy=ADEME, **fields)
    stages = ("combustion",) if fields.get("trip") else ()
    assert isclose(total(found, *stages), printed, rel_tol=PRINTED)
    assert "region_stand_in" not in codes(found)


# US EPA Emission Factors Hub 2025, Tables 8 and 10: kg CO2, g CH4, g N2O.
@pytest.mark.parametrize(
    ("word", "amounts", "fields", "units", "printed"),
    [
        ("freight", (), {"mode": "air", "transport_activity": "1000 short_ton_mile"}, 1000, (1.086, 0.0, 0.0334)),
        ("freight", (), {"mode": "inland_waterway", "transport_activity": "1000 short_ton_mile"}, 1000, (0.077, 0.031, 0.002)),
        (
            "freight",
            (),
            {"mode": "sea", "vessel": "waterborne_craft", "transport_activity": "1000 short_ton_mile"},
            1000,
            (0.077, 0.031, 0.002),
        ),
    ],
)
def test_american_factors_answer_in_their_own_words(word, amounts, fields, units, printed):
    found = asked(word, *amounts, region="US", period=2025, **fields)
    co2, ch4, n2o = printed
    assert isclose(total(found, "combustion"), units * (co2 + ch4 * 28 / 1000 + n2o * 265 / 1000), rel_tol=1e-9)
    assert publishers(found) == {"epa"}


def test_a_container_ship_from_america_is_not_a_barge():
    found = asked("freight", mode="sea", mass="1 t", distance="1000 km", region="US", period=2024)
    assert publishers(found) == {"uk"}
    assert "region_stand_in" in codes(found)


# UK Government conversion factors 2024: combustion, electricity for EVs, T&D for EVs, WTT of one car [kg CO2e/km].
@pytest.mark.parametrize(
    ("fuel", "size", "printed"),
    [("plug_in_hybrid", "average", 0.13786), ("battery_electric", "large", 0.04525 + 0.004 + 0.01088)],
)
def test_a_charged_car_takes_the_rows_of_one_edition(fuel, size, printed):
    found = asked("car_travel", "1000 km", fuel=fuel, size=size, region="GB", period=2024)
    assert isclose(total(found), 1000 * printed, rel_tol=1e-3)
    assert {line.factor.publication.name for _, line in found.plan.lines} <= {"uk-2024"}


def test_abroad_the_upstream_of_the_charge_is_counted_once():
    """UK 2023, row 2524: 0.26212 kWh (net) of fuel per km of a medium plug-in hybrid; row 3198: 0.10484 kWh of electricity."""
    found = asked("car_travel", "100 km", fuel="plug_in_hybrid", size="medium", region="DE", period=2023)
    upstream = [line.factor.key for _, line in found.plan.lines if line.stage == "wtt"]
    assert "road.car" not in upstream
    assert len(upstream) == len(set(upstream))
    steps = [step for _, line in found.plan.lines for step in line.steps]
    assert any("0.26212 kWh_net/vkm" in step for step in steps)
    assert any("0.10484 kWh/vkm" in step for step in steps)


@pytest.mark.parametrize("region", ["GB", "FR", "SE", "DE", "US", "NO", "JP", "IN", "US-CA"])
@pytest.mark.parametrize("fuel", ["plug_in_hybrid", "battery_electric", "hybrid", "diesel"])
@pytest.mark.parametrize("period", [2016, 2019, 2022, 2025])
def test_no_stage_stands_twice_in_the_chain_of_a_car(region, fuel, period):
    found = asked("car_travel", "100 km", fuel=fuel, region=region, period=period)
    seen = [(line.factor.key.split(".")[0], line.stage) for _, line in found.plan.lines]
    of_cars = [stage for family, stage in seen if family == "road"]
    assert len(of_cars) == len(set(of_cars))
    if fuel == "battery_electric":
        assert not ("generation" in of_cars and ("electricity", "generation") in seen)
    if ("road", "wtt") in seen:
        assert ("electricity", "wtt") not in seen
        assert ("fuel", "wtt") not in seen


def test_own_factors_go_before_the_publisher_of_the_country(tmp_path):
    path = tmp_path / "factors.csv"
    path.write_text(
        "key,qualifiers,stages,region,valid_from,valid_to,unit,co2,locator,publication,licence\n"
        "air.passenger,haul=long_haul; cabin=average,combustion,US,2024-01-01,2025-12-31,pkm,0.5,row 1,ours,own\n",
        encoding="utf-8",
    )
    catalogue = carbon.Catalogue.read(path) | carbon.catalogue()
    found = carbon.calculate("flight", origin="JFK", destination="LAX", region="US", period=2025, catalogue=catalogue)
    assert isclose(total(found, "combustion"), 0.5 * leg("JFK", "LAX"), rel_tol=1e-9)


def test_every_row_of_home_words_asks_for_a_factor_that_is_there():
    """A row that points to no factor would send its question abroad in silence."""
    for key, region, takes_key, takes in store().rows("SELECT key, region, takes_key, takes FROM home_word"):
        wanted = {tuple(part.strip().split("=")) for part in takes.split(";") if part.strip() and not part.strip().endswith("=*")}
        rows = carbon.catalogue().by_key(takes_key or key)
        assert any(wanted <= set(factor.qualifiers.items()) for _, factor in rows if factor.region == region), (key, region, takes)


def test_a_region_without_words_of_its_own_is_asked_at_home_and_then_abroad():
    flight = carbon.Flight(distance="1000 km", region="SE")
    demand = flight.method(flight.one(), carbon_context("SE")).demands[0]
    assert [one.rung for one in at_home([demand], "SE")] == [AT_HOME, AT_HOME + 1]
    assert IN_ITS_WORDS in [one.rung for one in at_home([demand], "US", {}, {"kilometres": 100.0})]


def carbon_context(region):
    return Context(region, 2024, AR5)
