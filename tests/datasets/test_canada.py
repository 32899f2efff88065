"""Fuels of Canada: the numbers typed again from the copies, and what a question of a province, the country and a year is answered with."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

import carbon

FOLDER = Path(__file__).parents[2] / "emission_factors" / "eccc-nir" / "2025"


def read(name):
    return list(csv.DictReader((FOLDER / name).read_text(encoding="utf-8").splitlines()))


ROWS = read("factors.csv")
GAS = {
    "CA-BC": 1966,
    "CA-AB": 1962,
    "CA-SK": 1920,
    "CA-MB": 1915,
    "CA-ON": 1921,
    "CA-QC": 1926,
    "CA-NB": 1919,
    "CA-NS": 1919,
    "CA-PE": 1919,
    "CA-NL": 1919,
    "CA-YT": 1966,
    "CA-NT": 1966,
    "CA-NU": 1966,
    "CA": 1944,
}
"""Table A6.1–1, g CO2 per cubic metre of marketable gas, 2023."""
USERS = {"commercial": (0.037, 0.035), "residential": (0.037, 0.035), "manufacturing": (0.037, 0.033), "energy_industries": (0.490, 0.049)}
"""Table A6.1–3, g CH4 and N2O per cubic metre."""
LIQUIDS = {
    ("butane", ""): (1747, 0.024, 0.108),
    ("propane", ""): (1515, 0.024, 0.108),
    ("propane", "sector=residential"): (1515, 0.027, 0.108),
    ("propane", "sector=road"): (1515, 0.64, 0.028),
    ("propane", "sector=off_road"): (1515, 0.64, 0.087),
    ("heating_oil", "sector=residential"): (2753, 0.026, 0.006),
    ("heating_oil", "sector=commercial"): (2753, 0.026, 0.031),
    ("heating_oil", "sector=manufacturing"): (2753, 0.006, 0.031),
    ("fuel_oil", "sector=manufacturing"): (3156, 0.12, 0.064),
    ("diesel", ""): (2681, 0.078, 0.022),
    ("petrol", ""): (2307, 0.1, 0.02),
}
"""Tables A6.1–5, A6.1–6 and propane of A6.1–15, g per litre."""
PETROL, DIESEL = 2307.3, 2680.5
MOBILE = """
petrol light_duty_vehicle tier_3 0.111 0.007, tier_2 0.14 0.022, tier_1 0.23 0.47, tier_0 0.32 0.66, oxidation_catalyst 0.52 0.2, non_catalytic_control 0.46 0.028
petrol light_duty_truck tier_3 0.111 0.007, tier_2 0.14 0.022, tier_1 0.24 0.58, tier_0 0.21 0.66, oxidation_catalyst 0.43 0.2, non_catalytic_control 0.56 0.028
petrol heavy_duty three_way_catalyst 0.068 0.2, non_catalytic_control 0.29 0.047, uncontrolled 0.49 0.084
petrol motorcycle non_catalytic_control 0.77 0.041, uncontrolled 2.3 0.048
diesel light_duty_vehicle advanced_control 0.051 0.22, moderate_control 0.068 0.21, uncontrolled 0.1 0.16
diesel light_duty_truck advanced_control 0.068 0.22, moderate_control 0.068 0.21, uncontrolled 0.085 0.16
diesel heavy_duty advanced_control 0.11 0.151, moderate_control 0.14 0.082
"""
"""Table A6.1–15, road: fuel, vehicle, then technology with g CH4 and N2O per litre."""
MACHINES = {
    ("petrol", "engine=two_stroke; sector=off_road"): (10.56, 0.013),
    ("petrol", "engine=four_stroke; sector=off_road"): (5.08, 0.064),
    ("diesel", "sector=off_road; technology=under_19_kw"): (0.073, 0.022),
    ("diesel", "sector=off_road; technology=tier_1_to_3"): (0.073, 0.022),
    ("diesel", "sector=off_road; technology=tier_4"): (0.073, 0.227),
}


def gases(row):
    return tuple(float(row[name]) for name in ("co2", "ch4_fossil", "n2o"))


def of(fuel):
    return {(row["key"].removeprefix("fuel."), row["qualifiers"]): gases(row) for row in ROWS if row["key"] == f"fuel.{fuel}"}


def printed():
    """All rows but gas, from the tables above."""
    found = dict(LIQUIDS)
    for line in MOBILE.strip().splitlines():
        fuel, vehicle, rest = line.split(" ", 2)
        for part in rest.split(", "):
            technology, ch4, n2o = part.split()
            found[fuel, f"sector=road; technology={vehicle}_{technology}"] = (0, float(ch4), float(n2o))
    found |= {place: (0, *both) for place, both in MACHINES.items()}
    return {place: (co2 or {"petrol": PETROL, "diesel": DIESEL}[place[0]], *rest) for place, (co2, *rest) in found.items()}


def test_gas_is_the_printed_figure_of_each_province_and_user():
    found = {(row["region"], row["qualifiers"], row["valid_to"][:4]): gases(row) for row in ROWS if row["key"] == "fuel.natural_gas"}
    wanted = {
        (region, f"sector={user}", year): (co2, *both)
        for region, co2 in GAS.items()
        for user, both in USERS.items()
        for year in ("2020", "2023")
        if year == "2023" or region not in ("CA", "CA-NL")
    }
    assert found == wanted


def test_the_other_fuels_are_the_printed_figures():
    found = {
        place: values
        for fuel in sorted({row["key"].removeprefix("fuel.") for row in ROWS} - {"natural_gas"})
        for place, values in of(fuel).items()
    }
    assert found == printed()


def test_what_is_held_and_what_is_left_out_are_all_values():
    left = sum(int(row["values"]) for row in read("unmapped.csv"))
    package = json.loads((FOLDER / "datapackage.json").read_text(encoding="utf-8"))
    assert sum(int(row["values"]) for row in ROWS) + left == package["source_values"]
    assert {row["status"] for row in ROWS} == {"second_hand"}


def combustion(region, year, amount="1000 m3"):
    result = carbon.calculate(
        carbon.Fuel(fuel="natural_gas", region=region, period=year, **amounts(amount)), policy=carbon.Policy(gwp_set="ar5_100")
    )
    return {row["stage"]: row["co2e_kg"] for row in result.by("stage").to_dicts()}["combustion"], {item.code for item in result.findings}


def amounts(amount):
    return {"energy": amount} if "GJ" in amount else {"volume": amount}


@pytest.mark.parametrize(
    ("region", "year", "co2"), [("CA-ON", 2018, 1921), ("CA-ON", 2026, 1921), ("CA-NL", 2022, 1944), ("CA", 2020, 1944)]
)
def test_a_province_answers_for_its_year_and_the_country_for_what_it_lacks(region, year, co2):
    kilograms, codes = combustion(region, year)
    assert kilograms == pytest.approx(co2 + 0.037 * 28 + 0.035 * 265)
    assert "factor_second_hand" in codes
    assert ("vintage_gap" in codes) == (year > 2023)


def test_a_gigajoule_is_gross_and_of_the_heating_value_of_the_same_report():
    kilograms, codes = combustion("CA-ON", 2023, "38.59 GJ")
    assert kilograms == pytest.approx(1921 + 0.037 * 28 + 0.035 * 265)
    assert "heating_value_assumed" in codes


def test_a_factor_of_several_years_says_the_year_nearest_to_the_one_asked():
    result = carbon.calculate(carbon.Fuel(fuel="natural_gas", volume="1 m3", region="CA-ON", period=2025))
    assert next(item.message for item in result.findings if item.code == "vintage_gap").startswith(
        "the figure is of 2023, 2 years from 2025"
    )
