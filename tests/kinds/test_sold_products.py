"""Use of sold products: the worked examples of the Scope 3 Technical Guidance, whole lives, fuels and gases."""

from __future__ import annotations

from math import isclose

import pytest
from pydantic import ValidationError

import carbon

AR5 = carbon.Policy(gwp_set="ar5_100")


@pytest.fixture
def half(tmp_path):
    """Electricity of 0.5 kg CO2e/kWh, as in the examples."""
    path = tmp_path / "own.csv"
    path.write_text("key,stages,region,unit,mass,co2e,gwp_set,locator\nelectricity.grid,generation,world,kWh,kg,0.5,ar5_100,example\n")
    return carbon.Catalogue.read(path)


def test_direct_use_comes_to_the_guidance(half):
    """Technical Guidance (2013), example 11.1, pages 117-118: 7 475 000 + 1 567 500 + 4 000 000 = 13 042 500 kg."""
    sold = [(1000, 11_500, 1.3, 7_475_000), (1100, 1_900, 1.5, 1_567_500), (2000, 20_000, 0.2, 4_000_000)]
    rows = [carbon.ProductUse(uses=uses, sold=number, energy=f"electricity={energy} kWh") for uses, number, energy, _ in sold]
    result = carbon.calculate(rows, catalogue=half, policy=AR5)
    assert result.row_kg().tolist() == pytest.approx([expected for *_, expected in sold], rel=1e-12)
    assert isclose(result.co2e_kg, 13_042_500, rel_tol=1e-12)
    assert result.by("scope", "category").rows() == [(3, 11, pytest.approx(13_042_500))]


def test_indirect_use_comes_to_the_guidance(half):
    """Technical Guidance, example 11.2, page 122: 80 000 + 200 000 + 480 000 = 760 000 kg."""
    washes = [("20 %", 0.40), ("40 %", 0.50), ("40 %", 1.20)]
    rows = [
        carbon.ProductUse(uses=1000, sold=2000, energy=f"electricity={energy} kWh", share=share, phase="indirect")
        for share, energy in washes
    ]
    result = carbon.calculate(rows, catalogue=half, policy=AR5)
    assert isclose(result.co2e_kg, 760_000, rel_tol=1e-12)
    assert "indirect_use" in {finding.code for finding in result.findings}


def test_intermediate_products_come_to_the_guidance():
    """Technical Guidance, example 11.3, page 124: 10 × 300 000 × 0.3 × 20/500 = 36 000 kg."""
    engines = carbon.ProductUse(uses=300_000, sold=10, factor="0.3 kg CO2e/use", share=20 / 500, evidence="flight tests")
    assert isclose(carbon.calculate(engines, policy=AR5).co2e_kg, 36_000, rel_tol=1e-12)


def test_years_and_uses_are_the_same_life(half):
    """Box 11.1: all years of a life are booked in the year of sale."""
    by_use = carbon.ProductUse(uses=2000, sold=50, energy="electricity=1 kWh")
    by_year = carbon.ProductUse(lifetime="10 years", sold=50, energy="electricity=200 kWh")
    one, other = (carbon.calculate(item, catalogue=half, policy=AR5).co2e_kg for item in (by_use, by_year))
    assert isclose(one, other, rel_tol=1e-12)
    assert isclose(one, 50_000, rel_tol=1e-12)


def test_sold_fuels_have_combustion_alone():
    """Technical Guidance, formula 11.2; UK 2019 flat file, row 142: 2.59411 kg CO2e per litre of diesel."""
    fuel = carbon.SoldFuel(fuel="diesel", volume="1000 l", region="GB", period=2019)
    result = carbon.calculate(fuel, policy=carbon.Policy(gwp_set="ar4_100"))
    assert isclose(result.co2e_kg, 2594.11, rel_tol=4e-4)
    assert result.by("category", "stage").rows() == [(11, "combustion", result.co2e_kg)]
    unburned = carbon.calculate(carbon.SoldFuel(fuel="diesel", volume="1000 l", burned="25 %", region="GB", period=2019), gwp_set="ar4_100")
    assert isclose(unburned.co2e_kg, result.co2e_kg / 4, rel_tol=1e-12)


def test_gases_in_products_by_hand():
    """Technical Guidance, formula 11.3: 1 000 × 0.150 kg × 80 % × GWP 1 300 (IPCC AR5, table 8.A.1)."""
    result = carbon.calculate(carbon.SoldGas(charge="150 g", sold=1000, gas="hfc_134a", released="80 %"), policy=AR5)
    assert isclose(result.co2e_kg, 1000 * 0.150 * 0.8 * 1300, rel_tol=1e-12)
    assert result.by("category")["category"].to_list() == [11]


def test_all_of_a_charge_is_released_where_nothing_is_said():
    result = carbon.calculate(carbon.SoldGas(charge="150 g", sold=1000, gas="hfc_134a"), policy=AR5)
    assert isclose(result.co2e_kg, 150 * 1300, rel_tol=1e-12)
    assert "release_assumed" in {finding.code for finding in result.findings}


def test_a_blend_in_products_is_its_components():
    """R-410A is half HFC-32 (GWP 677) and half HFC-125 (3 170) by mass (ASHRAE 34; IPCC AR5): 1 923.5."""
    sold = carbon.SoldGas(charge="150 g", sold=1000, gas="R410a", released="80 %")
    result = carbon.calculate(sold, policy=AR5)
    assert isclose(result.co2e_kg, 1000 * 0.150 * 0.8 * (677 + 3170) / 2, rel_tol=1e-12)
    assert isclose(result.co2e_kg, carbon.calculate(carbon.Refrigerant(gas="R-410A", mass="120 kg"), policy=AR5).co2e_kg, rel_tol=1e-12)
    with pytest.raises(carbon.CarbonError, match="gas or blend 'R-410X' is unknown"):
        carbon.calculate("sold_gas", charge="1 kg", sold=1, gas="R-410X")


def test_leakage_in_use_is_a_gas():
    result = carbon.calculate(carbon.ProductUse(uses=100, sold=10, gases="hfc_134a=2 g"), policy=AR5)
    assert isclose(result.co2e_kg, 100 * 10 * 0.002 * 1300, rel_tol=1e-12)


@pytest.mark.parametrize(
    ("fields", "code", "words"),
    [
        ({"sold": 1, "uses": 1}, "field_missing", "energy per use, such as 'electricity=1.3 kWh'"),
        ({"sold": 1, "uses": 1, "energy": "electricity=1 kWh", "factor": "1 kg CO2e/use"}, "fields_contradict", "needs either"),
        ({"sold": 1, "uses": 1, "lifetime": "1 year", "energy": "electricity=1 kWh"}, "amount_twice", "uses and lifetime are both given"),
        ({"sold": 1, "uses": 1, "factor": "1 kg CO2e/km"}, "dimension", "Write both in one dimension, as per use."),
    ],
)
def test_bad_product_use_says_what_to_write(fields, code, words):
    with pytest.raises((ValidationError, carbon.CarbonError)) as raised:
        carbon.ProductUse(**fields)
    inner = raised.value if isinstance(raised.value, carbon.CarbonError) else raised.value.errors()[0]["ctx"]["error"]
    assert inner.code == code
    assert words in str(inner)
