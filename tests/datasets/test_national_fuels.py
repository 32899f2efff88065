"""Fuels of Australia and New Zealand: the printed figure per unit, of its edition and use, and one energy content for both forms."""

from __future__ import annotations

import pytest

import carbon


@pytest.mark.parametrize(
    ("fuel", "amount", "year", "sector", "kg"),
    [
        # Ministry for the Environment, Measuring emissions, Table 3.2 and its flat files: kg CO2e per unit.
        ("natural_gas", "1000 kWh_gross", 2023, "commercial", 193.531416),
        ("natural_gas", "1000 kWh_gross", 2024, "manufacturing", 194.52643),
        ("natural_gas", "1 GJ_gross", 2025, "commercial", 54.20775879),
        ("natural_gas", "1000 kWh_gross", 2026, "commercial", 195.43),
        ("diesel", "100 l", 2024, "commercial", 267.8493439),
        ("diesel", "100 l", 2025, "road", 268.0680605),
        ("petrol", "100 l", 2023, "road", 245.517095),
        ("lpg", "100 kg", 2026, "manufacturing", 296.632),
        ("heating_oil", "100 l", 2025, "commercial", 297.0880948),
        ("fuel_oil", "100 l", 2023, "manufacturing", 299.6972838),
        ("lignite", "1 t", 2025, "commercial", 1430.266751),
    ],
)
def test_new_zealand(fuel, amount, year, sector, kg):
    found = carbon.calculate("fuel", amount, fuel=fuel, sector=sector, region="NZ", period=year, gwp_set="ar5_100")
    assert found.by("stage")["co2e_kg"][0] == pytest.approx(kg, rel=2e-6)


@pytest.mark.parametrize(
    ("state", "printed"), [("NSW", 0.68), ("ACT", 0.68), ("VIC", 0.79), ("QLD", 0.73), ("SA", 0.25), ("WA", 0.53), ("TAS", 0.12)]
)
def test_australian_states_of_2023(state, printed):
    """NGA Factors 2023, Table 1, scope 2."""
    assert carbon.calculate("electricity", "1 kWh", region=f"AU-{state}", period=2023).co2e_kg == pytest.approx(printed)


@pytest.mark.parametrize("year", [2023, 2024, 2025])
@pytest.mark.parametrize(
    ("fuel", "heat", "factor"), [("diesel", 38.6, 70.2), ("lpg", 25.7, 60.6), ("heating_oil", 37.3, 69.73), ("fuel_oil", 39.7, 73.84)]
)
def test_australian_fuels_are_energy_content_by_factor_in_each_edition(fuel, heat, factor, year):
    """Tables 5 and 8 of the editions of 2023 to 2026 print the same GJ per kl and kg CO2e per GJ."""
    found = carbon.calculate("fuel", "1000 l", fuel=fuel, region="AU", period=year)
    assert found.by("stage")["co2e_kg"][0] == pytest.approx(heat * factor, rel=1e-9)
