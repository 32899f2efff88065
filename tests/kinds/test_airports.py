"""Codes of airports that were renamed, codes of cities, and cabins as tickets spell them."""

from __future__ import annotations

import contextlib

import pytest

import carbon
from carbon.activities.methods.airports import airport
from carbon.core.store.read import store


@pytest.mark.parametrize(
    ("old", "new", "before", "after"), [("KIV", "RMO", 2019, 2025), ("TSE", "NQZ", 2019, 2021), ("FRU", "BSZ", 2024, 2026)]
)
def test_a_renamed_code_is_the_airport_of_today(old, new, before, after):
    assert airport(old)[3:6] == airport(new)[3:6]
    said = {period: carbon.calculate("flight", origin=old, destination="ARN", region="SE", period=period) for period in (before, after)}
    assert "airport_renamed" not in {finding.code for finding in said[before].findings}
    messages = [finding.message for finding in said[after].findings if finding.code == "airport_renamed"]
    assert messages
    assert messages[0].startswith(f"{old} is called {new}")
    assert messages[0].endswith(f"Write {new}.")


def test_an_airport_and_its_old_code_are_one_place():
    with pytest.raises(carbon.CarbonError, match="origin and destination are both KIV"):
        carbon.calculate("flight", origin="KIV", destination="RMO")


@pytest.mark.parametrize(
    ("code", "names"), [("LON", "LHR"), ("NYC", "EWR"), ("PAR", "ORY"), ("ROM", "FCO"), ("MIL", "LIN"), ("STO", "BMA")]
)
def test_the_code_of_a_city_lists_its_airports(code, names):
    with pytest.raises(carbon.CarbonError, match=f"airport '{code}' is the code of .*which has several. Write one of them: .*{names}"):
        carbon.calculate("flight", origin=code, destination="JFK")


def test_every_code_of_a_city_names_airports_that_are_known_and_is_none_itself():
    for code, airports in store().rows("SELECT code, airports FROM city_code"):
        assert store().row("SELECT iata FROM airport WHERE iata = ?", code) is None
        assert all(airport(iata) for iata in airports.split())


@pytest.mark.parametrize("code", ["XXX", "QQQ", "ZZY"])
def test_an_unknown_code_is_given_no_neighbour_by_its_letters(code):
    with pytest.raises(carbon.CarbonError) as caught:
        airport(code)
    assert (
        str(caught.value)
        == f"airport '{code}' is unknown. Write the three-letter IATA code of the ticket, such as LLA, or a city for its airports."
    )


@pytest.mark.parametrize(
    ("written", "cabin"),
    [
        ("Business Class", "business"),
        ("C", "business"),
        ("affärsklass", "business"),
        ("Coach", "economy"),
        ("Y", "economy"),
        ("Economy Class", "economy"),
        ("Premium", "premium_economy"),
        ("premium-economy", "premium_economy"),
        ("F", "first"),
        ("première classe", "first"),
    ],
)
def test_cabins_as_tickets_spell_them(written, cabin):
    assert carbon.Flight(origin="ARN", destination="JFK", cabin=written).cabin == cabin


@pytest.mark.parametrize("kind", ["car_travel", "motorcycle", "van_travel", "lorry_travel", "contracted_bus", "taxi", "ambulance"])
def test_grams_per_km_are_refused_with_both_readings(kind):
    with pytest.raises(carbon.CarbonError) as caught:
        carbon.calculate(kind, "100 km", fuel="diesel", consumption="120 g/km", region="GB", period=2019)
    said = str(caught.value)
    assert "'120 g/km' may be the car's CO2 or a mass of fuel" in said
    assert "'120 g CO2/km'" in said
    assert "'120 g fuel/km'" in said


def test_co2_per_km_is_taken_as_a_factor_of_the_exhaust_alone():
    found = carbon.calculate("car_travel", "100 km", fuel="petrol", consumption="120 g CO2/km", region="GB", period=2019)
    assert found.co2e_kg == pytest.approx(12.0, rel=1e-12)
    assert "stage_missing" in {finding.code for finding in found.findings}
    per_mile = carbon.calculate("car_travel", "100 mi", fuel="petrol", consumption="200 g CO2/mi", region="GB", period=2019)
    assert per_mile.co2e_kg == pytest.approx(20.0, rel=1e-12)


def test_a_mass_of_fuel_is_read_where_it_says_so_or_can_be_nothing_else():
    of_fuel = carbon.CarTravel(distance="100 km", fuel="petrol", consumption="5 kg fuel/100km")
    assert carbon.CarTravel.model_validate(of_fuel.model_dump()).consumption == of_fuel.consumption
    assert carbon.CarTravel(distance="100 km", fuel="cng", consumption="4 kg/100km").consumption.unit == "kg"
    with pytest.raises(carbon.CarbonError, match="may be the car's CO2 or a mass of fuel"):
        carbon.calculate("car_travel", "100 km", fuel="diesel", consumption="4 kg/100km")
    exhaust = carbon.CarTravel(distance="100 km", consumption="120 g CO2/km")
    assert carbon.CarTravel.model_validate(exhaust.model_dump()).consumption == exhaust.consumption


def test_passengers_share_a_car_and_the_car_is_whole_without_them():
    """UK 2019, rows 1106 and 3095: average petrol car; a quarter is one passenger's share."""
    whole = carbon.calculate("car_travel", "100 km", fuel="petrol", region="GB", period=2019)
    share = carbon.calculate("car_travel", "100 km", fuel="petrol", passengers=4, region="GB", period=2019)
    assert share.co2e_kg == pytest.approx(whole.co2e_kg / 4, rel=1e-12)
    assert "1 vkm ÷ 4 passengers = 0.25 vkm, the share of one" in str(share.explain())
    assert "passenger_share" in {finding.code for finding in share.findings}
    assert "passenger_share" not in {finding.code for finding in whole.findings}
    taxi = carbon.calculate("taxi", "12 km", passengers=2, region="GB", period=2019)
    assert taxi.co2e_kg == pytest.approx(carbon.calculate("taxi", "12 km", region="GB", period=2019).co2e_kg / 2, rel=1e-12)
    with pytest.raises(carbon.CarbonError, match="Write occupancy for the persons in the car"):
        carbon.calculate("car_travel", "100 pkm", passengers=2)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Luleå", "LLA"),
        ("Malmö", "MMX"),
        ("Zürich", "ZRH"),
        ("MALMÖ", "MMX"),
        ("Lulea\u030a", "LLA"),
        ("Düsseldorf", "DUS"),
        ("Göteborg", "GOT"),
        ("Gothenburg", "GOT"),
        ("gothembourg", None),
        ("Wien", "VIE"),
        ("Vienna", "VIE"),
        ("Vienne", "VIE"),
        ("Helsingfors", "HEL"),
        ("Tammerfors", "TMP"),
        ("Åbo", "TKU"),
        ("Genève", "GVA"),
        ("Belgrade", "BEG"),
        ("Kiruna", "KRN"),
        ("Sundsvall", "SDL"),
        ("Lulea Airport", "LLA"),
        ("Kastrup", "CPH"),
        ("Arlanda", "ARN"),
        ("Stockholm Arlanda", "ARN"),
        ("Göteborg Landvetter", "GOT"),
        ("Köpenhamn Kastrup", "CPH"),
        ("Gardermoen", "OSL"),
        ("Paris CDG", "CDG"),
        ("New York JFK", "JFK"),
        ("Stockholm Landvetter", None),
        ("Paris LHR", None),
    ],
)
def test_a_city_with_one_airport_is_read_whatever_its_language_and_accents(written, code):
    if code is None:
        with pytest.raises(carbon.CarbonError, match="Write the three-letter IATA code"):
            airport(written)
    else:
        assert airport(written).iata == code


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("Stockholm", ("ARN", "BMA", "NYO")),
        ("Londres", ("LHR", "STN")),
        ("São Paulo", ("GRU", "CGH")),
        ("Köpenhamn", ("CPH", "RKE")),
        ("Kiev", ("KBP", "IEV")),
        ("Birmingham", ("BHM", "BHX", "US", "GB")),
        ("Valencia", ("VLC", "VLN", "ES", "VE")),
        ("Naples", ("NAP", "APF")),
        ("Florence", ("FLR",)),
        ("Istanbul", ("IST", "SAW")),
        ("Petersburg", ("PSG", "LED")),
        ("Congo", ("COX",)),
        ("Georgia", ("ABY",)),
        ("Kennedy", ("JFK", "ASX")),
    ],
)
def test_a_city_with_several_airports_or_in_several_countries_is_asked_about(written, named):
    """Naples, Florida, Petersburg, Alaska and Congo Town, the Bahamas are never taken in silence."""
    with pytest.raises(carbon.CarbonError, match="Write .*code") as caught:
        airport(written)
    assert all(name in str(caught.value) for name in named)
    assert caught.value.code == "airport_unknown"


def test_a_city_is_named_in_a_finding_and_its_number_is_that_of_the_code():
    by_city = carbon.calculate("flight", origin="Göteborg", destination="Luleå", region="SE", period=2024)
    by_code = carbon.calculate("flight", origin="GOT", destination="LLA", region="SE", period=2024)
    assert by_city.co2e_kg == by_code.co2e_kg
    said = [finding.message for finding in by_city.findings if finding.code == "airport_by_city"]
    assert said == [
        "airport 'Göteborg' is read as GOT (Gothenburg-Landvetter Airport, SE). Write the code if it was another.",
        "airport 'Luleå' is read as LLA (Lulea Airport, SE). Write the code if it was another.",
    ]
    assert "airport_by_city" not in {finding.code for finding in by_code.findings}


def test_an_airport_by_its_own_name_is_said():
    """Each name that is read so is of one airport alone, and of none by its city or region; the finding says which."""
    result = carbon.calculate("flight", origin="Landvetter", destination="Luleå", region="SE", period=2024)
    assert "airport 'Landvetter' is read as GOT (Gothenburg-Landvetter Airport, SE). Write the code if it was another." in [
        finding.message for finding in result.findings
    ]
    assert result.co2e_kg == carbon.calculate("flight", origin="GOT", destination="LLA", region="SE", period=2024).co2e_kg


def test_stops_may_be_cities_with_commas_between():
    assert carbon.Flight(origin="LLA", destination="JFK", via="Göteborg, San Francisco").via == ("Göteborg", "San Francisco")
    assert carbon.Flight(origin="LLA", destination="JFK", via="arn lhr").via == ("ARN", "LHR")


def test_no_city_is_read_as_an_airport_of_another():
    """Whatever is written as some airport's own city is that airport, or a question."""
    open_airports = "SELECT iata, city FROM airport WHERE closed = '' AND successor = '' AND city <> '' ORDER BY iata"
    read = [(iata, city, _read(city)) for iata, city in store().rows(open_airports)]
    assert [(iata, city, found) for iata, city, found in read if found not in (None, iata, city.upper())] == []
    assert sum(found is not None for *_, found in read) > 5000


def _read(city):
    with contextlib.suppress(carbon.CarbonError):
        return airport(city).iata


def test_every_name_of_a_city_is_of_a_city_that_has_an_airport():
    cities = {tuple(row) for row in store().rows("SELECT city, country FROM airport")}
    named = [tuple(row) for row in store().rows("SELECT city, country FROM city_name")]
    assert named
    assert set(named) <= cities


def test_a_city_that_no_airport_has_is_asked_for_its_code():
    with pytest.raises(carbon.CarbonError, match="Write the three-letter IATA code of the ticket"):
        airport("Ingenstans")
