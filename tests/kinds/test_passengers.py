"""Rail, ferry, public transport, hotels, commuting and work at home: published factors by hand, survey rows, bad input."""

from __future__ import annotations

from math import fsum, isclose

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import carbon
from carbon.cli.main import main

AR4 = carbon.Policy(gwp_set="ar4_100")
AR5 = carbon.Policy(gwp_set="ar5_100")


@pytest.mark.parametrize(
    ("activity", "name", "policy", "expected"),
    [
        # UK Government conversion factors, flat file, Factors by Category: kg CO2e per unit; edition and row named.
        (carbon.Ferry(distance="100 km", passengers=3, passenger_type="foot", region="GB", period=2019), "combustion", AR4, 5.6214),  # 3606
        (carbon.Ferry(distance="100 pkm", region="GB", period=2019), "combustion", AR4, 11.2863),  # 3614
        (carbon.Rail(distance="100 km", type="underground", region="GB", period=2019), "combustion", AR4, 3.084),  # 4310
        # ADEME, Base Carbone V23.6, elements 28331 and 28329: kg CO2e per km
        (carbon.Micromobility(distance="1000 km", vehicle="electric_bicycle", region="FR"), "combustion", AR5, 2.23),
        (carbon.Micromobility(distance="1000 km", vehicle="electric_bicycle", region="FR"), "infrastructure", AR5, 8.72),
        (carbon.Micromobility(distance="1000 km", vehicle="electric_scooter", region="SE"), "infrastructure", AR5, 22.9),
        # 2 kWh/100 km × Ember's Swedish grid of 2019, 42.34 g/kWh
        (
            carbon.Micromobility(distance="1000 km", vehicle="electric_scooter", consumption="2 kWh/100km", region="SE", period=2019),
            "generation",
            AR5,
            0.8468,
        ),
        (carbon.HotelStay(nights=3, region="FR", period=2024), "use", AR5, 3 * 6.7),  # 2024, 7411
        # 12 employees × 2 days × 44 weeks × 8 h = 8 448 employee-hours (2024, 8688)
        (
            carbon.Homeworking(employees=12, days=2, weeks=44, hours="8 h", region="GB", period=2024),
            "use",
            AR5,
            8448 * 0.33378,
        ),
        (carbon.Homeworking(hours="8448 employee_hour", part="heating", region="GB", period=2024), "use", AR5, 8448 * 0.30234),  # 8687
        # 60 km by local bus (4290) and 40 km underground (4310)
        (
            carbon.PublicTransport(distance="100 pkm", mix="bus=60 %; underground=40 %", region="GB", period=2019),
            "combustion",
            AR4,
            60 * 0.10471 + 40 * 0.03084,
        ),
        # 40 employees × 4 days × 46 weeks × 12 km × 2 = 176 640 pkm; ÷ 1.2 persons = 147 200 vkm at 0.18084 (1106)
        (
            carbon.Commuting(
                employees=40, days=4, weeks=46, distance="12 km", mode="car", fuel="petrol", occupancy=1.2, region="GB", period=2019
            ),
            "combustion",
            AR4,
            147_200 * 0.18084,
        ),
        # 50 km × 2 ÷ 2 persons = 50 vkm, 3 litres at 6 l/100km (142)
        (
            carbon.Commuting(distance="50 km", mode="car", fuel="diesel", consumption="6 l/100km", occupancy=2, region="GB", period=2019),
            "combustion",
            AR4,
            3 * 2.59411,
        ),
        (carbon.Commuting(distance="1000 pkm", mode="bus", region="GB", period=2019), "combustion", AR4, 104.71),  # 4290, both ways in it
        (carbon.Commuting(distance="10 km", mode="motorcycle", region="GB", period=2019), "combustion", AR4, 20 * 0.11551),  # 1186
    ],
    ids=lambda value: value.kind if isinstance(value, carbon.Activity) else None,
)
def test_the_published_factor_times_the_amount(activity, name, policy, expected):
    result = carbon.calculate(activity, policy=policy)
    assert result.complete
    assert isclose(result.where(stage=name).co2e_kg, expected, rel_tol=4e-4)


def test_the_commute_of_the_office_for_national_statistics(tmp_path):
    """ONS, 'The commute' (2020): 349 g CO2e a mile, 21 miles there and back, one day a week, 46 weeks = 337 kg a year."""
    path = tmp_path / "ons.csv"
    path.write_text(
        "key,qualifiers,stages,unit,mass,co2e,gwp_set,locator\nroad.car,,combustion,vkm,g,216.85854,ar4_100,349 g a mile\n",
        encoding="utf-8",
    )
    own = carbon.Catalogue.read(path)
    row = carbon.Commuting(employees=1, days=1, weeks=46, distance="10.5 mi", mode="car", occupancy=1, period=2020)
    assert isclose(carbon.calculate(row, catalogue=own, policy=AR4).co2e_kg, 337, abs_tol=0.5)


def test_nobody_burns_fuel_on_a_bicycle():
    result = carbon.calculate(carbon.Commuting(distance="5 km", mode="bicycle", region="SE", period=2019))
    assert result.co2e_kg == 0
    assert result.complete


def test_a_mix_with_electric_bicycles():
    """Half of 1 000 pkm at 2.23 + 8.72 g/km (ADEME, element 28331), half on foot."""
    mixed = carbon.Commuting(distance="1000 pkm", mix="electric_bicycle=50 %; walking=50 %", region="FR")
    assert isclose(carbon.calculate(mixed).co2e_kg, 0.5 * (2.23 + 8.72), rel_tol=1e-12)
    alone = carbon.calculate(carbon.Commuting(distance="1000 pkm", mode="electric_scooter", region="SE"))
    assert isclose(alone.co2e_kg, 2.0 + 22.9, rel_tol=1e-12)
    assert alone.by("category")["category"].to_list() == [7]


def test_commuting_is_category_7_and_hotels_are_category_6():
    def category(activity):
        return set(carbon.calculate(activity).by("scope", "category").select("scope", "category").rows())

    assert category(carbon.Commuting(distance="5 km", mode="bus", region="GB", period=2019)) == {(3, 7)}
    assert category(carbon.Homeworking(hours="8 h", region="GB", period=2024)) == {(3, 7)}
    assert category(carbon.HotelStay(nights=1, region="GB", period=2024)) == {(3, 6)}


def test_no_factor_for_homeworking_is_older_than_2022():
    result = carbon.calculate(carbon.Homeworking(hours="8 h", region="GB", period=2019))
    assert result.co2e_kg is None
    assert "no factor for homeworking" in result.findings[0].message


def test_a_guest_night_is_no_room_night():
    """Sweden: 6.8 kg a guest night (Klimatsmart Semester); a room night takes the UK value as a proxy, with a warning."""
    guests = carbon.calculate("hotel", "12 guest_night", region="SE", period=2019)
    rooms = carbon.calculate("hotel", "12 room_night", region="SE", period=2019)
    assert isclose(guests.co2e_kg, 12 * 6.8, rel_tol=1e-12)
    assert "region_stand_in" in {item.code for item in rooms.findings}


@given(st.integers(1, 500), st.integers(1, 7), st.integers(1, 52), st.floats(0.5, 80))
def test_a_survey_row_is_its_passenger_kilometres(employees, days, weeks, kilometres):
    row = carbon.Commuting(employees=employees, days=days, weeks=weeks, distance=(kilometres, "km"), mode="train", region="GB", period=2019)
    travelled = 2 * employees * days * weeks * kilometres
    together = carbon.Commuting(distance=(travelled, "pkm"), mode="train", region="GB", period=2019)
    assert isclose(carbon.calculate(row).co2e_kg, carbon.calculate(together).co2e_kg, rel_tol=1e-12)


def test_a_mix_is_the_sum_of_its_modes():
    mixed = carbon.calculate(carbon.Commuting(distance="10 km", mix="car=50 %; coach=30 %; walking=20 %", region="GB", period=2019))
    parts = {"car": "5 km", "coach": "3 km", "walking": "2 km"}
    alone = [carbon.calculate(carbon.Commuting(distance=way, mode=mode, region="GB", period=2019)).co2e_kg for mode, way in parts.items()]
    assert isclose(mixed.co2e_kg, fsum(alone), rel_tol=1e-12)


@pytest.mark.parametrize(
    ("kind", "fields", "code", "message"),
    [
        (
            "commuting",
            {"distance": "5 km"},
            "field_missing",
            "give either mode, such as car, or mix, such as 'car=60%; bus=40%'.",
        ),
        ("commuting", {"distance": "5 km", "mode": "car", "mix": "car=1"}, "field_missing", "give either mode"),
        (
            "commuting",
            {"distance": "5 km", "mode": "car", "days": 8, "employees": 1, "weeks": 1},
            "number_impossible",
            "days is 8, and a week has 7. Give the days of travel in a week in days",
        ),
        (
            "commuting",
            {"distance": "5 km", "mode": "car", "weeks": 60, "employees": 1, "days": 1},
            "number_impossible",
            "weeks is 60, and a year has at most 53",
        ),
        ("commuting", {"distance": "5 km", "mode": "car", "occupancy": 0}, "number_impossible", "occupancy 0 is impossible"),
        ("commuting", {"distance": "5 km", "mode": "bus", "fuel": "diesel"}, "fields_contradict", "fuel is of cars, and travel is by bus"),
        ("commuting", {"distance": "5 pkm", "mode": "bus", "employees": 3}, "amount_twice", "5 pkm counts all employees together"),
        ("commuting", {"distance": "5 km", "mode": "trian"}, "word_unknown", "mode 'trian' is unknown. Nearest: train"),
        ("micromobility", {"distance": "5 km", "vehicle": "bicycle"}, "word_unknown", "vehicle 'bicycle' is unknown"),
        (
            "micromobility",
            {"distance": "5 km", "vehicle": "electric_bicycle", "charging_region": "FR"},
            "field_missing",
            "charging_region needs consumption",
        ),
        ("public_transport", {"distance": "5 km"}, "field_missing", "give either mode, such as bus, or mix"),
        ("homeworking", {"hours": "5 employee_hour", "days": 2}, "amount_twice", "counts all days together"),
        ("hotel_stay", {"nights": "3 km"}, "dimension", "3 km is distance; expected room nights or nights"),
    ],
)
def test_bad_rows_are_named(kind, fields, code, message):
    with pytest.raises(carbon.CarbonError) as caught:
        carbon.calculate(kind, **fields)
    assert message in str(caught.value)
    assert caught.value.code == code


def test_a_survey_as_frame_and_as_file(tmp_path, capsys):
    survey = pl.DataFrame(
        {
            "employees": [40, 3, 10],
            "days": [4.0, 5.0, 9.0],
            "weeks": [46, 44, 44],
            "distance": ["12 km", "8 km", "3 km"],
            "mode": ["car", "bus", "bus"],
        }
    )
    result = carbon.calculate(survey, kind="commuting", map_names=True, region="GB", period=2019)
    assert result.unanswered == 1
    assert [(item.code, item.row) for item in result.findings if item.severity == "error"] == [("number_impossible", 2)]
    first = carbon.Commuting(employees=40, days=4, weeks=46, distance="12 km", mode="car", region="GB", period=2019)
    assert result.row_kg()[0] == carbon.calculate(first).co2e_kg
    path = tmp_path / "survey.csv"
    survey.write_csv(path)
    assert main(["calculate", str(path), "--set", "kind=commuting", "--set", "region=GB", "--set", "period=2019"]) == 1
    assert "3 rows read = 2 answered + 1 unanswered" in capsys.readouterr().out
