"""A dearer cabin is never cheaper, on any haul and in any edition; what is not sold is the next lower cabin, and said."""

from __future__ import annotations

import pytest

import carbon
from carbon.activities.methods.hauls import CABINS

SOLD = [name for name in CABINS if name != "average"]


@pytest.mark.parametrize("haul", ["domestic", "short_haul", "long_haul"])
@pytest.mark.parametrize("year", [2016, 2019, 2023, 2025])
def test_a_dearer_cabin_is_never_cheaper(haul, year):
    found = [carbon.calculate("flight", distance="1000 pkm", haul=haul, cabin=cabin, region="GB", period=year).co2e_kg for cabin in SOLD]
    assert found == sorted(found)


@pytest.mark.parametrize(
    ("cabin", "haul", "taken", "severity"),
    [
        ("first", "short_haul", "business", "warning"),
        ("premium_economy", "short_haul", "economy", "warning"),
        ("economy", "domestic", "average", "info"),
    ],
)
def test_a_cabin_that_is_not_sold_is_the_next_lower_one(cabin, haul, taken, severity):
    asked = {"distance": "1000 pkm", "haul": haul, "region": "GB", "period": 2023}
    result = carbon.calculate("flight", cabin=cabin, **asked)
    (said,) = [finding for finding in result.findings if finding.code == "cabin_not_served"]
    assert (said.severity, f"the factor of the {taken} passenger is used" in said.message) == (severity, True)
    if taken != "average":
        assert result.co2e_kg == carbon.calculate("flight", cabin=taken, **asked).co2e_kg


def test_losses_that_a_charged_car_lacks_are_said():
    charged = carbon.calculate("car_travel", distance="450 km", fuel="battery_electric", region="SE", period=2023)
    assert "transmission of car travel" in charged.complete_but_for
    home = carbon.calculate("car_travel", distance="450 km", fuel="battery_electric", region="GB", period=2023)
    assert not [part for part in home.complete_but_for if part.startswith("transmission")]


def test_a_network_by_its_city_is_refused_with_those_of_the_city():
    with pytest.raises(carbon.CarbonError, match=r"network 'paris' has no factor\. With 'paris' in it: .*75_paris"):
        carbon.calculate("district_heating", "10 MWh", network="Paris", region="FR", period=2023)
