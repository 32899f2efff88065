"""Published worked examples of the use of sold products, and of their end of life."""

from __future__ import annotations

import pytest

import carbon
from published import SUITE, Example, agrees

USE = f"{SUITE}, s3-c11-use-of-sold-products, FAQ"
END = f"{SUITE}, s3-c12-eol-sold-products"
POWER = "electricity.grid,,generation,kWh,"

EXAMPLES = [
    Example(
        f"{USE} 1: 120 000 vans × 250 000 km × 9.5 l/100 km × 2.72 kg",
        carbon.ProductUse(sold=120_000, uses=250_000, energy="diesel=0.095 l"),
        "7752000",
        "t",
        ("fuel.diesel,,combustion,l,2.72",),
    ),
    Example(
        f"{USE} 1: one van",
        carbon.ProductUse(sold=1, uses=250_000, energy="diesel=0.095 l"),
        "64.6",
        "t",
        ("fuel.diesel,,combustion,l,2.72",),
    ),
    Example(
        f"{USE} 2: televisions of the EU, 440 000 × 110 kWh × 7 years × 0.23 kg",
        carbon.ProductUse(sold=440_000, lifetime="7 a", energy="electricity=110 kWh"),
        "77924",
        "t",
        (f"{POWER}0.23",),
    ),
    Example(
        f"{USE} 2: televisions of the US, 360 000 × 110 kWh × 7 years × 0.37 kg",
        carbon.ProductUse(sold=360_000, lifetime="7 a", energy="electricity=110 kWh"),
        "102564",
        "t",
        (f"{POWER}0.37",),
    ),
    Example(
        f"{USE} 6: heat pumps, refrigerant of 60 000 × 1.1 kg × 61.5 % × 677",
        carbon.SoldGas(charge="1.1 kg", sold=60_000, gas="hfc_32", released=0.615),
        "2.748E+4",
        "t",
    ),
    Example(
        f"{USE} 6: heat pumps, electricity of 60 000 × 3 500 kWh × 15 years × 0.23 kg",
        carbon.ProductUse(sold=60_000, lifetime="15 a", energy="electricity=3500 kWh"),
        "724500",
        "t",
        (f"{POWER}0.23",),
    ),
    Example(
        "The Prime Calculator, 'Product Lifecycle Calculator Formula', worked example: a laptop, 20 kg a year, 5 years",
        carbon.ProductUse(sold=1, lifetime="5 a", factor="20 kg CO2/year", evidence="the example's own figure"),
        "100",
    ),
    Example(
        f"{END}, FAQ 1: 3 000 t of food, 15 % wasted, 40 % × 0.63 t and 60 % × 0.010 t",
        carbon.EndOfLife(mass="3000 t", material="food", treatments="landfill=40 %; composting=60 %", wasted=0.15),
        "116",
        "t",
        ("waste,material=food; treatment=landfill,end_of_life,t,630", "waste,material=food; treatment=composting,end_of_life,t,10"),
    ),
    Example(
        f"{END}, FAQ 1: 600 t of board, 80 % × 0.021 t and 20 % × 1.00 t",
        carbon.EndOfLife(mass="600 t", material="board", treatments="recycling=80 %; landfill=20 %"),
        "130",
        "t",
        ("waste,material=board; treatment=recycling,end_of_life,t,21", "waste,material=board; treatment=landfill,end_of_life,t,1000"),
    ),
    Example(
        f"{END}, method 1: 5 000 t of cans, 38 % × 0.009 t and 12 % and 50 % × 0.021 t",
        carbon.EndOfLife(mass="5000 t", material="cans", treatments="landfill=38 %; combustion=12 %; recycling=50 %"),
        "82",
        "t",
        (
            "waste,material=cans; treatment=landfill,end_of_life,t,9",
            "waste,material=cans; treatment=combustion,end_of_life,t,21",
            "waste,material=cans; treatment=recycling,end_of_life,t,21",
        ),
    ),
]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example.source[-30:]} {example.printed}")
def test_published_examples(example, tmp_path):
    assert agrees(example.ours(tmp_path), example.printed), example.source


def test_gas_of_a_utility():
    """Suite, use of sold products, FAQ 3: 30 million MMBtu × 53.06 kg are 1.592e9 kg CO2; the factor is the shipped one of the EPA."""
    sold = carbon.calculate(carbon.SoldFuel(fuel="natural_gas", energy="30e6 mmBtu_gross", region="US", period=2025))
    assert agrees(sold.gases_kg()["co2"] / 1e9, "1.592")
    assert set(sold.by("scope", "category").select("scope", "category").rows()) == {(3, 11)}
