"""What pumps and fuel cards call a fuel is that fuel, in a question, a cell and a field; the number of octane is no amount."""

from __future__ import annotations

import pytest

import carbon

# Name → the fuel and blend it is, written before it was read (docs/words.md says where from).
NAMES = {
    "Diesel MK1": ("diesel", None),
    "Diesel MK 1": ("diesel", None),
    "MK1-diesel": ("diesel", None),
    "Dieselbränsle": ("diesel", None),
    "Bensin 95": ("petrol", None),
    "Bensin 95 E10": ("petrol", "e10"),
    "Bensin 98 E5": ("petrol", "e5"),
    "Blyfri 95": ("petrol", None),
    "Etanol E85": ("e85", None),
    "HVO-diesel": ("hvo", None),
    "HVO 100": ("hvo", None),
    "RME100": ("biodiesel", None),
    "Super E10": ("petrol", "e10"),
    "SP95-E10": ("petrol", "e10"),
    "Sans plomb 95": ("petrol", None),
    "Unleaded petrol": ("petrol", None),
}


@pytest.mark.parametrize(("name", "meant"), NAMES.items())
def test_a_name_at_the_pump_is_its_fuel(name, meant):
    fuel, blend = meant
    wanted = carbon.calculate("fuel", "40 l", fuel=fuel, blend=blend, region="SE", period=2022)
    for found in (
        carbon.calculate(name, "40 l", region="SE", period=2022),
        carbon.calculate("fuel", "40 l", fuel=name, region="SE", period=2022),
        carbon.calculate([{"kind": name, "amount": "40 l", "region": "SE", "period": "2022"}]),
    ):
        assert found.co2e_kg == wanted.co2e_kg is not None


def test_octane_is_not_an_amount_and_an_amount_is_not_octane():
    asked = {"region": "SE", "period": 2022}
    assert carbon.calculate("bensin", "95 l", **asked).co2e_kg == pytest.approx(
        carbon.calculate("bensin 95", "40 l", **asked).co2e_kg * 95 / 40
    )


@pytest.mark.parametrize("name", ["Diesel HVO30", "Diesel B0", "Bensin 95 E20", "Biogas 100", "Dieselfri"])
def test_a_grade_that_is_not_listed_is_asked_about(name):
    """Its share of biofuel is another: the average must not answer for it."""
    with pytest.raises(carbon.CarbonError):
        carbon.calculate(name, "40 l", region="SE", period=2022)
