"""Purchased goods and capital goods: worked examples that others have published, with their inputs and their results."""

from __future__ import annotations

import pytest

import carbon

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
