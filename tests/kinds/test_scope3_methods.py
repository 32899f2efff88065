"""Each calculation method of the Scope 3 Technical Guidance has a kind and a test: those of categories 3, 4, 6, 7 and 9 here."""

from __future__ import annotations

import re
from math import isclose
from pathlib import Path

import pytest

import carbon
from carbon.activities.framework.kinds import kinds

AR5 = carbon.Policy(gwp_set="ar5_100")
ROOT = Path(__file__).parents[2]


def own(tmp_path, *rows):
    path = tmp_path / "own.csv"
    head = "key,qualifiers,stages,region,unit,mass,co2e,gwp_set,locator\n"
    path.write_text(head + "".join(f"{row},ar5_100,illustrative\n" for row in rows), encoding="utf-8")
    return carbon.Catalogue.read(path)


def test_category_3_comes_to_the_guidance(tmp_path):
    """Example 3.1, pages 46-47: electricity of five countries, upstream 740 000 kg; its losses, printed as 404 175, come to 404 175."""
    grids = {"AU": (500_000, 0.12, 0.8, 0.10), "CA": (600_000, 0.10, 0.4, 0.13), "IN": (400_000, 0.15, 0.8, 0.15)}
    grids |= {"US": (5_500_000, 0.10, 0.5, 0.10), "TR": (200_000, 0.05, 0.4, 0.12)}
    rows = []
    for place, (_, upstream, burned, lost) in grids.items():
        rows += [
            f"electricity.grid,,generation,{place},kWh,kg,{burned}",
            f"electricity.grid,,transmission,{place},kWh,kg,{burned * lost!r}",
            f"electricity.grid,part=generation,wtt,{place},kWh,kg,{upstream}",
        ]
    used = [carbon.Electricity(energy=f"{energy} kWh", region=place) for place, (energy, *_) in grids.items()]
    found = carbon.calculate(used, catalogue=own(tmp_path, *rows), policy=AR5).where(category=3)
    assert isclose(found.where(stage="wtt").co2e_kg, 740_000, rel_tol=1e-12)
    heat = 50_000 * 0.15 * 0.05
    assert isclose(found.where(stage="transmission").co2e_kg, 404_175 - heat, rel_tol=2e-3)


def test_fuel_of_carriers_comes_to_the_guidance(tmp_path):
    """Example 4.1, page 56: 220 000 l × 3 kg = 660 000 kg; 50 kg of R-410A leak, there at a round 2 000."""
    catalogue = own(tmp_path, "fuel.diesel,,combustion,world,l,kg,3")
    rows = [
        carbon.Fuel(fuel="diesel", volume=f"{volume} l", control="purchased", purpose="freight_in") for volume in (50_000, 80_000, 90_000)
    ]
    result = carbon.calculate(rows, catalogue=catalogue, policy=AR5)
    assert isclose(result.co2e_kg, 660_000, rel_tol=1e-12)
    assert result.by("scope", "category").rows() == [(3, 4, result.co2e_kg)]


@pytest.mark.parametrize(("purpose", "category"), [("freight_in", 4), ("freight_out", 9)])
def test_freight_by_distance_comes_to_the_guidance(purpose, category):
    """Examples 4.2, page 62 (800 + 3 000 + 1 200 = 5 000 kg), and 9.1, page 105 (4 t × 2 000 km × 0.2 = 1 600 kg)."""
    legs = [("2 t", 2000, 0.2), ("1 t", 3000, 1.0), ("6 t", 4000, 0.05), ("4 t", 2000, 0.2)]
    rows = [
        carbon.TransportChain(mass=mass, legs=f"road {length} km factor={value} kg CO2e/tkm", purpose=purpose, evidence="database")
        for mass, length, value in legs
    ]
    result = carbon.calculate(rows, policy=AR5)
    assert result.row_kg().tolist() == pytest.approx([800, 3000, 1200, 1600], rel=1e-12)
    assert result.by("category")["category"].to_list() == [category]


@pytest.mark.parametrize(("purpose", "category"), [("freight_in", 4), ("freight_out", 9)])
def test_storage_by_site_comes_to_the_guidance(tmp_path, purpose, category):
    """Example 4.5, page 69: 2 062.5 + 3 125 = 5 187.5 kg."""
    catalogue = own(tmp_path, "electricity.grid,,generation,world,kWh,kg,0.8", "fuel.natural_gas,,combustion,world,kWh,kg,0.25")
    sites = [(10_000, 1_000, "100 m3", "400 m3"), (15_000, 2_000, "200 m3", "800 m3")]
    rows = [
        carbon.Storage(
            facilities=1, energy=f"electricity={power} kWh; natural_gas={gas} kWh", own_volume=ours, total_volume=all_, purpose=purpose
        )
        for power, gas, ours, all_ in sites
    ]
    result = carbon.calculate(rows, catalogue=catalogue, policy=AR5)
    assert result.row_kg().tolist() == pytest.approx([2062.5, 3125], rel=1e-12)
    assert result.by("category")["category"].to_list() == [category]


def test_storage_by_average_data_comes_to_the_guidance():
    """Example 4.6, page 71: 80 + 160 = 240 kg."""
    rows = [
        carbon.Storage(volume="4000 m3", duration="2 days", factor=f"{value} kg CO2e/m3_day", evidence="study") for value in (0.01, 0.02)
    ]
    assert isclose(carbon.calculate(rows, policy=AR5).co2e_kg, 240, rel_tol=1e-12)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: carbon.Storage(facilities=1), "Give energy, such as 'electricity=120 kWh'"),
        (
            lambda: carbon.Storage(facilities=1, energy="electricity=1 kWh", own_volume="9 m3", total_volume="4 m3"),
            "is more than total_volume",
        ),
        (lambda: carbon.Storage(facilities=1, energy="electricity=1 kWh", own_volume="9 m3"), "total_volume is not given"),
    ],
)
def test_bad_storage_says_what_to_write(call, words):
    with pytest.raises(ValueError, match=re.escape(words)):
        call()


def test_business_travel_by_distance_comes_to_the_guidance(tmp_path):
    """Example 6.1, pages 85-86: cars 250 + 4 000 + 13 333.33 kg = 17 583.33 kg; flights 500 000 + 1 800 000 + 6 000 000 kg."""
    catalogue = own(
        tmp_path,
        "road.car,fuel=hybrid; size=average,combustion,world,vkm,kg,1",
        "road.car,fuel=petrol; size=average,combustion,world,vkm,kg,2",
        "road.car,fuel=diesel; size=average,combustion,world,vkm,kg,4",
        "air.passenger,haul=long_haul; cabin=average,combustion,world,pkm,kg,5",
        "air.passenger,haul=short_haul; cabin=average,combustion,world,pkm,kg,6",
    )
    driven = [("hybrid", 10 / 2 * 50), ("petrol", 20 / 2 * 200), ("diesel", 100 / 3 * 100)]
    cars = [carbon.CarTravel(distance=f"{km!r} km", fuel=fuel) for fuel, km in driven]
    flown = [(10, 10_000, "long_haul"), (20, 15_000, "short_haul"), (100, 12_000, "long_haul")]
    flights = [carbon.Flight(distance=f"{km} km", passengers=people, haul=haul) for people, km, haul in flown]
    settings = {"catalogue": catalogue, "policy": carbon.Policy(gwp_set="ar5_100", non_co2=False)}
    assert isclose(carbon.calculate(cars, **settings).co2e_kg, 17_583.33, rel_tol=1e-6)
    result = carbon.calculate([*cars, *flights], **settings)
    assert isclose(result.co2e_kg, 8_317_583.33, rel_tol=1e-9)
    assert result.by("category")["category"].to_list() == [6]


@pytest.mark.parametrize(
    ("activity", "category"),
    [
        (carbon.CarTravel(distance="1000 km", fuel="diesel", consumption="6 l/100km"), 6),
        (
            carbon.FuelPurchase(
                spend="120 EUR", price="2 EUR/l", fuel="diesel", purpose="business_travel", control="purchased", period=2019
            ),
            6,
        ),
        (carbon.Commuting(distance="500 km", mode="car", fuel="diesel", consumption="6 l/100km", occupancy=1), 7),
    ],
    ids=lambda value: value.kind if isinstance(value, carbon.Activity) else None,
)
def test_fuel_based_travel_and_commuting_by_hand(tmp_path, activity, category):
    """Categories 6 and 7 by fuel, as category 4: 60 l × 3 kg; the price of formula 4.2, the consumption of 4.3."""
    result = carbon.calculate(activity, catalogue=own(tmp_path, "fuel.diesel,,combustion,world,l,kg,3"), policy=AR5)
    assert isclose(result.co2e_kg, 180, rel_tol=1e-12)
    assert result.by("category")["category"].to_list() == [category]


COMMUTES = (
    "rail.passenger,type=national,combustion,world,pkm,kg,0.1",
    "road.car,fuel=unknown; size=average,combustion,world,vkm,kg,0.2",
    "road.bus,type=average_local,combustion,world,pkm,kg,0.1",
)


def test_commuting_by_survey_comes_to_the_guidance(tmp_path):
    """Example 7.1, page 90: 8 640 km by rail × 0.1 + 11 040 km by car × 0.2 = 3 072 kg."""
    answers = [("train", 5, 10), ("train", 4, 10), ("car", 1, 15), ("car", 5, 20)]
    rows = [
        carbon.Commuting(employees=1, days=days, weeks=48, distance=f"{km} km", mode=mode, **({"occupancy": 1} if mode == "car" else {}))
        for mode, days, km in answers
    ]
    result = carbon.calculate(rows, catalogue=own(tmp_path, *COMMUTES), policy=AR5)
    assert isclose(result.co2e_kg, 3_072, rel_tol=1e-12)
    assert result.by("category")["category"].to_list() == [7]


def test_commuting_by_average_data_comes_to_the_guidance(tmp_path):
    """Example 7.2, pages 92-93: 2 350 000 + 4 230 000 + 0 + 117 500 = 6 697 500 kg, of 10 000 employees on 235 days."""
    groups = [("train", 5000, 10), ("car", 3000, 15), ("walking", 1500, 1), ("bus", 500, 5)]
    rows = [
        carbon.Commuting(employees=people, days=5, weeks=47, distance=f"{km} km", mode=mode, **({"occupancy": 1} if mode == "car" else {}))
        for mode, people, km in groups
    ]
    assert isclose(carbon.calculate(rows, catalogue=own(tmp_path, *COMMUTES), policy=AR5).co2e_kg, 6_697_500, rel_tol=1e-12)


def test_the_list_of_methods_names_kinds_and_tests_that_exist():
    """Every category has its methods, every method a kind that is there and a test that is there."""
    text = (ROOT / "docs" / "kinds_checks" / "scope3_methods.md").read_text(encoding="utf-8")
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if re.match(r"\| \d", line)]
    assert {int(row[0]) for row in rows} == set(range(1, 16))
    for row in rows:
        assert set(re.findall(r"`(\w+)`", row[2])) <= set(kinds()), row
        file, name = row[3].strip("`").split(".")
        assert f"def {name}(" in (ROOT / "tests" / "kinds" / f"{file}.py").read_text(encoding="utf-8"), row
