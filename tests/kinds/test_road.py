"""Cars, vans, lorries, fleets, mileage and fuel by money: published factors by hand, and what contradicts itself."""

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


def stage(activity, name, policy=AR4):
    result = carbon.calculate(activity, policy=policy)
    assert result.complete, result.findings
    return result.where(stage=name).co2e_kg


@pytest.mark.parametrize(
    ("activity", "expected"),
    [
        # UK Government conversion factors 2019, flat file, Factors by Category: kg CO2e per km, row named.
        (carbon.Motorcycle(distance="100 km", region="GB", period=2019), 11.551),  # row 1186
        (carbon.VanTravel(distance="100 km", vehicle_class="class_2", region="GB", period=2019), 19.455),  # row 1250
        (carbon.VanTravel(distance="100 km", vehicle_class="class_3", fuel="petrol", region="GB", period=2019), 38.46),  # row 1314
        (carbon.LorryTravel(distance="100 km", vehicle="all_rigids", region="GB", period=2019), 81.867),  # row 1538
        # half laden for 70 km and empty for 30 km: rows 1522 and 1514
        (
            carbon.LorryTravel(distance="100 km", vehicle="all_rigids", laden="50_laden", empty_running=0.3, region="GB", period=2019),
            70 * 0.80664 + 30 * 0.67897,
        ),
        (carbon.CarTravel(distance="100 km", fuel="petrol", segment="supermini", region="GB", period=2019), 15.538),  # row 594
        # 100 passenger-km with 1.6 persons in the car are 62.5 vehicle-km: row 1098
        (carbon.CarTravel(distance="100 pkm", occupancy=1.6, fuel="diesel", region="GB", period=2019), 62.5 * 0.17336),
        # 100 passenger-km with 2 persons in the car are 50 vehicle-km, 3 litres at 6 l/100km: row 142
        (
            carbon.CarTravel(distance="100 pkm", occupancy=2, fuel="diesel", consumption="6 l/100km", region="GB", period=2019),
            3 * 2.59411,
        ),
        # 45 GBP at 0.45 GBP a mile are 100 miles: row 1138
        (carbon.MileageClaim(reimbursement="45 GBP", rate="0.45 GBP/mi", region="GB", period=2019), 160.9344 * 0.1771),
        # 150 GBP at 1.50 GBP a litre are 100 litres: row 142
        (carbon.FuelPurchase(spend="150 GBP", price="1.50 GBP/l", fuel="diesel", region="GB", period=2019), 259.411),
        # 60 km diesel and 40 km petrol: rows 1098 and 1106
        (carbon.Fleet(distance="100 km", mix="diesel=60 %; petrol=40 %", region="GB", period=2019), 60 * 0.17336 + 40 * 0.18084),
    ],
    ids=lambda value: value.kind if isinstance(value, carbon.Activity) else None,
)
def test_combustion_comes_to_the_published_factor(activity, expected):
    assert isclose(stage(activity, "combustion"), expected, rel_tol=4e-4)


def test_a_van_is_charged_with_the_published_electricity():
    """UK 2025, row 3435: class II battery electric van 0.29614 kWh/km; where the UK's own rows per km are not asked, on the grid."""
    van = carbon.VanTravel(distance="100 km", vehicle_class="class_2", fuel="battery_electric", region="DE", period=2025)
    power = carbon.Electricity(energy="29.614 kWh", region="DE", period=2025)
    assert isclose(stage(van, "generation", AR5), stage(power, "generation", AR5), rel_tol=1e-12)


def test_a_car_is_charged_where_it_is_said_to_be():
    at_home = carbon.CarTravel(distance="100 km", fuel="battery_electric", region="GB", period=2019)
    abroad = carbon.CarTravel(distance="100 km", fuel="battery_electric", charging_region="SE", region="GB", period=2019)
    assert {line.factor.region for _, line in carbon.calculate(abroad).plan.lines} == {"SE"}
    assert {line.factor.region for _, line in carbon.calculate(at_home).plan.lines} == {"GB"}


def test_the_electric_share_of_a_plug_in_hybrid():
    """40 km electric at 0.2171 kWh/km (UK 2019), 60 km as a hybrid at 0.11473 kg CO2e/km (UK 2019, row 1114)."""
    car = carbon.CarTravel(distance="100 km", fuel="plug_in_hybrid", electric_share="40 %", region="GB", period=2019)
    assert isclose(stage(car, "combustion"), 60 * 0.11473, rel_tol=4e-4)
    assert isclose(stage(car, "generation"), 40 * 0.2171 * 0.2556, rel_tol=4e-4)


def test_one_part_of_a_fleet_covers_no_stage_of_another():
    """In Sweden the petrol car's factor covers its upstream; the upstream of a hybrid is asked all the same."""
    parts = {"diesel": 0.5, "hybrid": 0.5}
    mixed = carbon.calculate(carbon.Fleet(distance="100 km", mix=parts, region="SE", period=2019))
    alone = [carbon.calculate(carbon.CarTravel(distance="50 km", fuel=fuel, region="SE", period=2019)) for fuel in parts]
    assert isclose(mixed.co2e_kg, fsum(item.co2e_kg for item in alone), rel_tol=1e-12)


@given(st.lists(st.integers(1, 50), min_size=1, max_size=4))
def test_a_fleet_is_the_sum_of_its_parts(weights):
    fuels = ("diesel", "petrol", "battery_electric", "unknown")[: len(weights)]
    shares = {fuel: weight / sum(weights) for fuel, weight in zip(fuels, weights, strict=True)}
    fleet = carbon.calculate(carbon.Fleet(distance="1000 km", mix=shares, region="GB", period=2019))
    parts = [
        carbon.calculate(carbon.CarTravel(distance=(1000 * share, "km"), fuel=fuel, region="GB", period=2019))
        for fuel, share in shares.items()
    ]
    assert isclose(fleet.co2e_kg, fsum(part.co2e_kg for part in parts), rel_tol=1e-9)


@pytest.mark.parametrize(
    ("kind", "fields", "code", "message"),
    [
        ("car_travel", {"amount": "9 pkm"}, "field_missing", "9 pkm is passenger-distance of a car with an unknown number of persons"),
        ("car_travel", {"amount": "9 pkm", "occupancy": 0}, "number_impossible", "occupancy 0 is impossible: at least one person"),
        ("car_travel", {"amount": "9 km", "occupancy": 2}, "fields_contradict", "Write the distance in pkm, or leave occupancy out"),
        (
            "car_travel",
            {"amount": "9 km", "fuel": "diesel", "charging_region": "SE"},
            "fields_contradict",
            "a car on diesel is not charged",
        ),
        (
            "car_travel",
            {"amount": "9 km", "fuel": "diesel", "electric_share": 0.5},
            "fields_contradict",
            "electric_share is for fuel=plug_in_",
        ),
        ("car_travel", {"amount": "9 km", "size": "small", "segment": "mini"}, "fields_contradict", "size small and segment mini are both"),
        (
            "car_travel",
            {"amount": "9 km", "fuel": "battery_electric", "consumption": "6 l/100km"},
            "fields_contradict",
            "fuel is battery_electric, but consumption 0.06 l/km is for a fuel. Write it in kWh",
        ),
        ("van_travel", {"amount": "9 km", "fuel": "coal"}, "word_unknown", "van fuel 'coal' has no factor per km. Use one of diesel"),
        (
            "lorry_travel",
            {"amount": "9 km", "empty_running": 0.3},
            "fields_contradict",
            "empty_running 0.3 is in laden=average_laden already",
        ),
        (
            "fleet",
            {"amount": "9 km", "mix": "diesel=60 %; petrol=30 %"},
            "shares_invalid",
            "the shares of 'diesel=60 %; petrol=30 %' sum to 0.9, not 1",
        ),
        ("fleet", {"amount": "9 km", "mix": "diesel=60 %; diesel=40 %"}, "shares_invalid", "names a part twice"),
        ("fleet", {"amount": "9 km", "mix": "disel=1"}, "word_unknown", "part of mix 'disel' is unknown. Nearest: diesel"),
        ("fleet", {"amount": "9 km", "mix": "diesel"}, "shares_invalid", "Write them as diesel=60%; petrol=40%"),
        ("mileage_claim", {"amount": "9 SEK", "rate": "0.45 GBP/mi"}, "currency_differs", "Write both in one currency"),
        ("mileage_claim", {"amount": "9 SEK", "rate": "0 SEK/km"}, "rate_invalid", "is not above zero"),
        ("fuel_purchase", {"amount": "9 SEK", "fuel": "diesel", "price": "18/l"}, "currency_missing", "price '18/l' has no currency"),
        ("fuel_purchase", {"amount": "9 SEK", "fuel": "diesel", "price": "18 SEK/km"}, "dimension", "a price is money per amount"),
    ],
)
def test_contradictions_are_named(kind, fields, code, message):
    given_fields = dict(fields)
    with pytest.raises(carbon.CarbonError) as caught:
        carbon.calculate(kind, given_fields.pop("amount"), **given_fields)
    assert message in str(caught.value)
    assert caught.value.code == code


def test_a_price_without_a_year_is_said():
    result = carbon.calculate("fuel_purchase", "90 GBP", fuel="diesel", price="1.50 GBP/l", region="GB")
    assert [item.message for item in result.findings if item.code == "price_undated"] == [
        "price has no year. Give period, the year it was paid in, such as 2019."
    ]


def test_leased_and_leased_out_vehicles_are_booked_by_control():
    def booked(control):
        lorry = carbon.LorryTravel(distance="9 km", control=control, region="GB", period=2019)
        rows = carbon.calculate(lorry).by("stage", "scope", "category").rows()
        return {row[0]: row[1:3] for row in rows}

    assert booked("leased_in") == {"combustion": (1, None), "wtt": (3, 3)}
    assert booked("leased_out") == {"combustion": (3, 13), "wtt": (3, 13)}


def test_a_frame_and_a_file_say_what_python_says(tmp_path, capsys):
    table = pl.DataFrame({"kind": ["fleet", "van", "car_travel"], "way": [100.0, 50.0, 10.0], "mix": ["diesel=1", None, None]})
    result = carbon.calculate(table, kind="kind", amount="way", unit="km", mix="mix", region="GB", period=2019)
    assert result.complete
    one = carbon.calculate(carbon.Fleet(distance="100 km", mix="diesel=1", region="GB", period=2019))
    assert result.row_kg()[0] == one.co2e_kg
    path = tmp_path / "fleet.csv"
    table.write_csv(path)
    assert main(["calculate", str(path), "--map", "amount=way", "--set", "unit=km", "--set", "region=GB", "--set", "period=2019"]) == 0
    assert "3 rows read = 3 answered" in capsys.readouterr().out


def test_methane_and_nitrous_oxide_by_distance():
    """US EPA Emission Factors Hub 2025, table 3: petrol car of 2010, 0.0071 g CH4 and 0.0046 g N2O a mile."""
    car = carbon.VehicleExhaust(distance="12 000 mi", fuel="petrol", model_year=2010, region="US", period=2025)
    gases = carbon.calculate(car).gases_kg()
    assert isclose(gases["ch4_fossil"], 0.0852, rel_tol=1e-12)
    assert isclose(gases["n2o"], 0.0552, rel_tol=1e-12)
    assert "co2" not in gases


def test_the_group_of_a_model_year():
    """US EPA Emission Factors Hub 2025, table 4: diesel cars of 1983 to 2006 are one group."""
    of_1990 = carbon.VehicleExhaust(distance="1 mi", fuel="diesel", model_year=1990, region="US", period=2025)
    assert {line.factor.qualifiers["model_year"] for _, line in carbon.calculate(of_1990).plan.lines} == {"1983-2006"}
    before = carbon.VehicleExhaust(distance="1 mi", fuel="diesel", model_year=1990, region="US", period=2021)
    assert {line.factor.qualifiers["model_year"] for _, line in carbon.calculate(before).plan.lines} == {"1983-1995"}
    newer = carbon.calculate(carbon.VehicleExhaust(distance="1 mi", fuel="petrol", model_year=2024, region="US", period=2025))
    assert "no exhaust factor for model year 2024; that of 2022 is used." in {item.message for item in newer.findings}


def test_a_car_of_1991_is_in_the_group_printed_as_1984_93():
    """US EPA Emission Factors Hub 2021, table 3: petrol cars 1984-93, 0.0704 g CH4 a mile (E124); petrol lorries <1981, 0.4604 (E187)."""
    car = carbon.VehicleExhaust(distance="1000 mi", fuel="petrol", model_year=1991, region="US", period=2021)
    assert isclose(carbon.calculate(car).gases_kg()["ch4_fossil"], 1000 * 0.0704 / 1000, rel_tol=1e-12)
    lorry = carbon.VehicleExhaust(distance="1000 mi", vehicle="heavy_duty", fuel="petrol", model_year=1970, region="US", period=2021)
    assert isclose(carbon.calculate(lorry).gases_kg()["ch4_fossil"], 1000 * 0.4604 / 1000, rel_tol=1e-12)


def test_first_and_last_year_of_every_shipped_group_find_it():
    groups = [factor for _, factor in carbon.catalogue().by_key("exhaust.road") if "model_year" in factor.qualifiers]
    assert len(groups) > 300
    for factor in groups:
        is_found_by_its_years(factor)


def is_found_by_its_years(factor):
    """A group of one year takes precedence over a longer one that holds it."""
    words = factor.qualifiers
    first, _, last = words["model_year"].removeprefix("to_").partition("-")
    for year in {int(first), int(last or first)}:
        one = carbon.VehicleExhaust(
            distance="1 mi", vehicle=words["vehicle"], fuel=words["fuel"], model_year=year, region="US", period=factor.year
        )
        result = carbon.calculate(one)
        taken = {line.factor.qualifiers["model_year"] for _, line in result.plan.lines}
        assert taken in ({words["model_year"]}, {str(year)}), (factor.id, year)
        assert "technology_gap" not in {item.code for item in result.findings}, (factor.id, year)
        assert result.complete, (factor.id, year)


@pytest.mark.parametrize(
    ("fields", "code", "message"),
    [
        ({}, "field_missing", "exhaust of a car on petrol depends on its age. Give model_year, such as 2010"),
        ({"vehicle": "bus", "fuel": "petrol"}, "word_unknown", "no exhaust factor is known for a bus on petrol"),
        ({"model_year": 12}, "number_impossible", "model_year 12 is impossible: no vehicle is that old"),
    ],
)
def test_exhaust_needs_what_its_factors_depend_on(fields, code, message):
    with pytest.raises(carbon.CarbonError) as caught:
        carbon.calculate("vehicle_exhaust", "9 km", **fields)
    assert message in str(caught.value)
    assert caught.value.code == code


def test_an_electric_ambulance_is_charged_and_not_free():
    """UK 2025, row 3441: class III battery electric van 0.38984 kWh/km; combustion of such a van is printed as 0."""
    ambulance = carbon.Ambulance(distance="100 km", fuel="battery_electric", region="DE", period=2025)
    power = carbon.Electricity(energy="38.984 kWh", region="DE", period=2025)
    assert isclose(stage(ambulance, "generation", AR5), stage(power, "generation", AR5), rel_tol=1e-12)
    with pytest.raises(carbon.CarbonError, match="van fuel 'hvo' has no factor per km"):
        carbon.calculate("ambulance", "100 km", fuel="hvo")
