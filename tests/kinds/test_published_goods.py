"""Purchased goods and capital goods: worked examples that others have published, with their inputs and their results."""

from __future__ import annotations

import pytest

import carbon
from published import SUITE, Example, agrees

# Gera Services, 'Supply Chain Scope 3 Category 1 Estimator', tips and example: the same purchase by money and by mass.


def own(tmp_path, row):
    path = tmp_path / "own.csv"
    path.write_text(f"key,qualifiers,stages,region,unit,mass,co2e,locator\n{row},example\n", encoding="utf-8")
    return carbon.Catalogue.read(path)


def test_money_spent_on_metals_comes_to_the_published_example(tmp_path):
    """250 000 of currency at 1.05 kg are 262.5 t."""
    catalogue = own(tmp_path, "spend,classification=naics_2017; sector=331110,production,world,USD,kg,1.05")
    bought = carbon.Spend(money="250000 USD", sector="331110", classification="naics_2017", period=2022)
    assert carbon.calculate(bought, catalogue=catalogue).co2e_kg == pytest.approx(262.5e3, abs=50, rel=0)


def test_metals_by_mass_come_to_the_published_example(tmp_path):
    """12 000 kg of virgin steel at 2.1 kg are 25.2 t: by the supplier's factor, and by a material of the user's own set."""
    supplied = carbon.SupplierProduct(quantity="12000 kg", factor="2.1 kg CO2e/kg", evidence="the example's own factor")
    assert carbon.calculate(supplied).co2e_kg == pytest.approx(25.2e3, abs=50, rel=0)
    catalogue = own(tmp_path, "material,material=steel,production,world,kg,kg,2.1")
    bought = carbon.Material(mass="12000 kg", material="steel")
    assert carbon.calculate(bought, catalogue=catalogue).co2e_kg == pytest.approx(25.2e3, abs=50, rel=0)


GOODS = f"{SUITE}, s3-c01-purchased-goods-services"
CAPITAL = f"{SUITE}, s3-c02-capital-goods"

EXAMPLES = [
    Example(
        f"{GOODS}, method 1: a supplier of 60 000 t, 12.5 of 500 million of its revenue",
        carbon.ReportedEmissions(emissions="60000 t CO2e", share=12.5 / 500, purpose="goods", evidence="the example's own figure"),
        "1500",
        "t",
    ),
    Example(
        f"{GOODS}, method 2: 800 t of the supplier, 1 200 t of aluminium × 6.7 t and 300 t of polypropylene × 2.0 t",
        carbon.HybridProduct(
            quantity="1 piece", per="piece", supplier_factor="800 t CO2e/piece", materials="aluminium=1200 t; pp=300 t", evidence="supplier"
        ),
        "9440",
        "t",
        ("material,material=aluminium,production,t,6700", "material,material=pp,production,t,2000"),
    ),
    Example(
        f"{GOODS}, method 3: 5 000 t of steel, 900 t of packaging and 40 t of aluminium",
        [carbon.Material(mass=f"{tonnes} t", material=name) for name, tonnes in (("steel", 5000), ("board", 900), ("aluminium", 40))],
        "12880",
        "t",
        (
            "material,material=steel,production,t,2300",
            "material,material=board,production,t,800",
            "material,material=aluminium,production,t,16500",
        ),
    ),
    *(
        Example(
            f"{CAPITAL}, {place}",
            carbon.CapitalGood(quantity=quantity, product="good", factor=factor, evidence="the example's own figure"),
            printed,
            "t",
        )
        for place, quantity, factor, printed in (
            ("method 1: 400 servers × 1 300 kg", "400 pieces", "1300 kg CO2e/piece", "520"),
            ("method 2: 12 000 m2 of offices × 500 kg", "12000 m2", "500 kg CO2e/m2", "6000"),
            ("FAQ 6: 1 500 laptops × 280 kg", "1500 pieces", "280 kg CO2e/piece", "420"),
        )
    ),
]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example.source[-30:]} {example.printed}")
def test_published_examples(example, tmp_path):
    assert agrees(example.ours(tmp_path), example.printed), example.source
