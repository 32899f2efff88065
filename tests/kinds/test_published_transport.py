"""Published worked examples of freight, flights and cars."""

from __future__ import annotations

from math import isclose

import pytest

import carbon
from carbon.activities.methods.airports import airport, great_circle
from published import Example, agrees

ILEAP = "SINE Foundation and Smart Freight Centre, iLEAP Technical Specifications 0.1.0 (2024), 'Example HTTP Calls'"
RECIPES = "Kent & Medway, NHS Emission Quantification Recipe Book, v1.0 22/23, chapter 04"
TRANSPORT_CO2 = "MaaS Global, transport-co2, README 'Usage examples' and model.py"
AIRMILES = "AirMilesCalc, 'End-to-end CO₂ emissions calculation' (2026)"
LITRES = ("fuel.petrol,,combustion,l,2.19585", "fuel.diesel,,combustion,l,2.59411")

EXAMPLES = [
    Example(
        f"{ILEAP}: 87 kg × 423 km, 36.801 tkm, first leg",
        carbon.TransportChain(mass="87 kg", legs="road 423 km factor=0.1 kg CO2e/tkm"),
        "3.6801",
    ),
    Example(
        f"{ILEAP}: and 321 km, 27.927 tkm, both legs",
        carbon.TransportChain(mass="87 kg", legs="road 423 km factor=0.1 kg CO2e/tkm; road 321 km factor=0.17 kg CO2e/tkm"),
        "8.42769",
    ),
    Example(
        "hexl, 'Freight shipping CO2 calculator', example: 1 000 kg × 5 000 km by sea, 0.016 kg/tkm",
        carbon.Freight(mass="1000 kg", distance="5000 km", mode="sea"),
        "80",
        factors=("freight.sea,,combustion,tkm,0.016",),
    ),
    Example(
        f"{AIRMILES}, step 3: London to New York, 5 555 km × 0.150 kg, economy",
        carbon.Flight(distance="5555 km", haul="long_haul", cabin="economy"),
        "833",
        factors=("air.passenger,haul=long_haul; cabin=economy,combustion,pkm,0.150",),
    ),
    Example(
        "Transport Direct, assumptions of 6 May 2008: Exeter to Liverpool return, 742 km × 0.1753 kg by air",
        carbon.Flight(distance="742 km", haul="domestic"),
        "130",
        factors=("air.passenger,haul=domestic; cabin=average,combustion,pkm,0.1753",),
    ),
    Example(
        f"{RECIPES}, equation 4.4: 10 000 GBP at 1.2578 and 20 000 GBP at 1.3117 GBP/l",
        [
            carbon.FuelPurchase(spend="10000 GBP", price="1.2578 GBP/l", fuel="petrol", period=2019),
            carbon.FuelPurchase(spend="20000 GBP", price="1.3117 GBP/l", fuel="diesel", period=2019),
        ],
        "57.01",
        "t",
        LITRES,
    ),
    Example(
        "US EPA, equivalencies calculator, passenger vehicles per year: 8.81 kg/gallon, 11 856 miles, 19.7 miles a gallon, CO2 0.971",
        carbon.CarTravel(distance="11856 mi", fuel="petrol", consumption=f"{1 / 19.7!r} us_gal/mi"),
        "5.46",
        "t",
        (f"fuel.petrol,,combustion,us_gal,{8.81 / 0.971!r}",),
    ),
    Example(
        f"{TRANSPORT_CO2}: small car of 168 g/km with 1.5 persons, 100 km",
        carbon.CarTravel(distance="100 pkm", occupancy=1.5, size="small"),
        "11200.0",
        "g",
        ("road.car,fuel=unknown; size=small,combustion,vkm,0.168",),
    ),
    Example(
        f"{TRANSPORT_CO2}: with 3 persons",
        carbon.CarTravel(distance="100 pkm", occupancy=3, size="small"),
        "5600.0",
        "g",
        ("road.car,fuel=unknown; size=small,combustion,vkm,0.168",),
    ),
]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example.source[-30:]} {example.printed}")
def test_published_examples(example, tmp_path):
    assert agrees(example.ours(tmp_path), example.printed), example.source


def test_the_great_circle_of_london_and_new_york():
    """AirMilesCalc: 5 555 km on the ellipsoid; 5 540 km on the sphere of mean radius, 0.3 % less."""
    assert isclose(great_circle(airport("LHR"), airport("JFK")), 5555, rel_tol=3e-3)


def test_litres_of_fuel_cards_are_not_what_is_printed(tmp_path):
    """Recipe book, equation 4.5, prints 30.33 t for 20 000 l × 2.19585 + 10 000 l × 2.59411 kg, which come to 69.86 t."""
    litres = [carbon.Fuel(fuel="petrol", volume="20000 l"), carbon.Fuel(fuel="diesel", volume="10000 l")]
    ours = Example(f"{RECIPES}, equation 4.5", litres, "69.86", "t", LITRES).ours(tmp_path)
    assert agrees(ours, "69.86")
    assert not agrees(ours, "30.33")
