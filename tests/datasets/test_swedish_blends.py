"""Swedish petrol and diesel of 2020 to 2026, estimated from the reduction duty: the arithmetic of the derivation, step by step."""

from __future__ import annotations

import pytest

import carbon

LEVELS = {2020: (0.21, 0.042), 2022: (0.305, 0.078), 2023: (0.305, 0.078), 2026: (0.10, 0.10)}
"""Energimyndigheten, Greenhouse gas reduction mandate, table of levels: diesel, petrol."""
FOSSIL = {"diesel": 95.1, "petrol": 93.3}
"""Energimyndigheten 2016, table of fuels delivered: Diesel MK3 and Alkylatbensin MK1 [g CO2e/MJ, well to wheel]."""
BIOFUEL = {"diesel": 16.4, "petrol": 30.8}
"""HVO100 sold in 2021; ED95 of 2016 [g CO2e/MJ]."""
BURNED = {"diesel": 2540 / (9800 * 3.6 / 1000), "petrol": 2360 / (9100 * 3.6 / 1000)}
"""SPBI: g CO2/l ÷ MJ/l."""
HEAT = {"diesel": 35.5, "petrol": 31.7}
"""Energimyndigheten 2016 [MJ/l]."""


def by_stage(fuel: str, year: int) -> dict[str, float]:
    result = carbon.calculate(carbon.Fuel(fuel=fuel, volume="1000 l", region="SE", period=year))
    assert result.complete
    assert {finding.code for finding in result.findings} >= {"factor_estimated"}
    return {row["stage"]: row["co2e_kg"] for row in result.by("stage").to_dicts()}


@pytest.mark.parametrize("fuel", FOSSIL)
@pytest.mark.parametrize("year", LEVELS)
def test_the_blend_of_a_year_follows_from_the_duty(fuel, year):
    reduction = LEVELS[year][fuel == "petrol"]
    whole = (1 - reduction) * FOSSIL[fuel]
    biofuel = reduction / (1 - BIOFUEL[fuel] / FOSSIL[fuel])
    burned = (1 - biofuel) * BURNED[fuel]
    stages = by_stage(fuel, year)
    assert stages["combustion"] == pytest.approx(burned * HEAT[fuel], rel=1e-5)
    assert stages["wtt"] == pytest.approx((whole - burned) * HEAT[fuel], rel=1e-5)


@pytest.mark.parametrize(("fuel", "printed"), [("diesel", 0.0899), ("petrol", 0.0873)])
def test_the_total_of_2024_is_the_published_one(fuel, printed):
    """Boverket 02.07.000: kg CO2e per MJ."""
    result = carbon.calculate(carbon.Fuel(fuel=fuel, energy="1000 kWh_net", region="SE", period=2024))
    assert result.co2e_kg == pytest.approx(3600 * printed, rel=1e-4)


def test_a_year_whose_duty_changed_takes_its_mean():
    """2025: 6 % to June, 10 % from July; 2021: 21 % for seven months, 26 % for five."""
    total = sum(by_stage("diesel", 2025).values())
    assert total == pytest.approx((1 - 0.08) * 95.1 * 35.5, rel=1e-5)
    total = sum(by_stage("diesel", 2021).values())
    assert total == pytest.approx((1 - (7 * 0.21 + 5 * 0.26) / 12) * 95.1 * 35.5, rel=1e-5)
