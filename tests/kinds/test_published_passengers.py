"""Published worked examples of hotels, rail, public transport, ferries, commuting and work at home."""

from __future__ import annotations

from math import isclose

import pytest

import carbon
from published import Example, agrees, catalogue

DIRECT = "Transport Direct, 'Kilograms of CO2 per passenger kilometre', assumptions of 6 May 2008"
TRANSPORT_CO2 = "MaaS Global, transport-co2, README 'Usage examples' and model.py"
TRAIN = "rail.passenger,type=national,combustion,pkm,"
COACH = ("road.bus,type=coach,combustion,pkm,0.0891",)

EXAMPLES = [
    Example(
        "emissions.dev, API documentation, 'Calculate Hotel Emissions': 3 nights, 1 room, 31.5 kg",
        carbon.HotelStay(nights=3),
        "94.5",
        factors=("hotel.night,,use,room_night,31.5",),
    ),
    Example(
        "Duplisea, TESAcarbon, README: 5 nights, 1 200 km by air, 40 km by car, 15 meals; factors in R/carbon.r, meals at a half",
        [
            carbon.HotelStay(nights=5),
            carbon.Flight(distance="1200 km", haul="short_haul"),
            carbon.CarTravel(distance="40 km", fuel="petrol", size="large"),
            carbon.Generic(
                quantity="1 piece", factor="11.4 kg CO2/piece", name="a journey by air, whatever its length", evidence="carbon.r"
            ),
            carbon.Generic(quantity="15 pieces", factor="8.1 kg CO2/piece", name="meals", evidence="carbon.r"),
        ],
        "0.542304",
        "t",
        (
            "hotel.night,,use,room_night,64",
            "air.passenger,haul=short_haul; cabin=average,combustion,pkm,0.06507",
            "road.car,fuel=petrol; size=large,combustion,vkm,0.283",
        ),
    ),
    Example(
        f"{DIRECT}, London to Birmingham return, 212 miles, coach",
        carbon.Bus(distance="212 pmi", type="coach"),
        "30.4",
        factors=COACH,
    ),
    Example(
        f"{DIRECT}, Southampton to Aberdeen return, 1 063 miles, coach",
        carbon.Bus(distance="1063 pmi", type="coach"),
        "152.4",
        factors=COACH,
    ),
    Example(
        f"{DIRECT}, Southampton to Aberdeen return, 1 063 miles, train",
        carbon.Rail(distance="1063 mi"),
        "103.0",
        factors=(f"{TRAIN}0.0602",),
    ),
    Example(f"{DIRECT}, London to Bristol return, 363 km, train", carbon.Rail(distance="363 km"), "21.8", factors=(f"{TRAIN}0.06",)),
    Example(
        "Green Ration Book, 'Carbon Footprint of Train Travel', after Monbiot, Heat (2006): London to Manchester, 290 km, 18 g",
        carbon.Rail(distance="290 km"),
        "5.2",
        factors=(f"{TRAIN}0.018",),
    ),
    Example(
        "Klimatkoll 2021 (Chalmers), 'Tågresa Stockholm–Göteborg': 900 km, 0.16 MJ per seat and km, 0.55 passengers a seat, 13 g/MJ",
        carbon.Rail(distance="900 km"),
        "3.4",
        factors=(f"{TRAIN}{0.16 / 0.55 * 0.013!r}",),
    ),
    Example(
        f"{TRANSPORT_CO2}: light rail of 2 184 g/km with 156 persons, 100 km",
        carbon.Rail(distance="100 km", type="light_rail"),
        "1400.0",
        "g",
        ("rail.passenger,type=light_rail,combustion,pkm,0.014",),
    ),
    Example(
        "Thrust Carbon, 'How to Calculate Emissions from a Ferry Journey' (2021): 2 on foot, 50 nautical miles, UK 2020 factor",
        carbon.Ferry(distance="50 nautical_miles", passengers=2, passenger_type="foot", region="GB", period=2020),
        "3.47",
        stage="combustion",
        gwp_set="ar4_100",
    ),
    Example(
        "Ethical Traveller, 'Ferry green?', first in The Irish Times, 7 March 2009: Dublin to Holyhead, 100 km × 0.12 kg",
        carbon.Ferry(distance="100 km"),
        "12",
        factors=("sea.ferry,passenger_type=average,combustion,pkm,0.12",),
    ),
    Example(
        "Carbon Independent, 'Sources: ferry': Ullapool to Stornoway, 50 miles × 0.20 kg",
        carbon.Ferry(distance="50 mi", passenger_type="foot"),
        "10",
        factors=("sea.ferry,passenger_type=foot,combustion,pmi,0.2",),
    ),
    Example(
        "Carbon Independent, 'Sources: ferry': Mersey ferries, 48 kg/km ÷ 74.7 passengers, a mile",
        carbon.Ferry(distance="1 mi", passenger_type="foot"),
        "1.03",
        factors=(f"sea.ferry,passenger_type=foot,combustion,pkm,{48 / 74.7!r}",),
    ),
    Example(
        "hexl, 'Commute CO2 footprint by mode', example: 15 km one way by car, 5 days, 48 weeks, 0.171 kg/km",
        carbon.Commuting(employees=1, days=5, weeks=48, distance="15 km", mode="car", occupancy=1),
        "1231.2",
        factors=("road.car,fuel=unknown; size=average,combustion,vkm,0.171",),
    ),
]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example.source[:40]} {example.printed}")
def test_published_examples(example, tmp_path):
    assert agrees(example.ours(tmp_path), example.printed), example.source


def test_five_rooms_of_the_lodging_model(tmp_path):
    """Brighter Planet, lodging model, feature 'Lodging Emissions Calculations': 11.24496 kg a night, 56.22478 for 5 rooms or 5 nights.

    Five times the rounding of one night is 0.000025 kg.
    """
    own = catalogue(tmp_path, "hotel.night,,use,room_night,11.24496")
    assert isclose(carbon.calculate(carbon.HotelStay(nights=5), catalogue=own, gwp_set="ar5_100").co2e_kg, 56.22478, abs_tol=2.5e-5)
