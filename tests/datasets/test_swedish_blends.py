"""Swedish petrol and diesel of 2019 to 2026, estimated from the reduction duty: the arithmetic of the derivation, step by step."""

from __future__ import annotations

import pytest

import carbon

PARTS = {
    "2018-07-01/2018-12-31": (0.193, 0.026),
    "2021-01-01/2021-07-31": (0.21, 0.042),
    "2021-08-01/2021-12-31": (0.26, 0.06),
    "2025-01-01/2025-06-30": (0.06, 0.06),
    "2025-07-01/2025-12-31": (0.10, 0.10),
}
"""The duty where it changed within a year: diesel, petrol (Drivkraft Sverige; prop. 2020/21:180; prop. 2023/24:28; Energimyndigheten)."""
LEVELS = {2019: (0.20, 0.026), 2020: (0.21, 0.042), 2022: (0.305, 0.078), 2023: (0.305, 0.078), 2026: (0.10, 0.10)}
"""Energimyndigheten, Greenhouse gas reduction mandate, table of levels; 2019 Act 2017:1201, section 5: diesel, petrol."""
FOSSIL = {"diesel": 95.1, "petrol": 93.3}
"""Energimyndigheten 2016, table of fuels delivered: Diesel MK3 and Alkylatbensin MK1 [g CO2e/MJ, well to wheel]."""
BIOFUEL = {"diesel": 16.4, "petrol": 30.8}
"""HVO100 sold in 2021; ED95 of 2016 [g CO2e/MJ]."""
BURNED = {"diesel": 2540 / (9800 * 3.6 / 1000), "petrol": 2360 / (9100 * 3.6 / 1000)}
"""SPBI: g CO2/l ÷ MJ/l."""
HEAT = {"diesel": 35.5, "petrol": 31.7}
"""Energimyndigheten 2016 [MJ/l]."""


def by_stage(fuel: str, year: int | str) -> dict[str, float]:
    result = carbon.calculate(carbon.Fuel(fuel=fuel, volume="1000 l", region="SE", period=year))
    assert result.complete
    assert {finding.code for finding in result.findings} >= {"factor_estimated"}
    return {row["stage"]: row["co2e_kg"] for row in result.by("stage").to_dicts()}


@pytest.mark.parametrize("fuel", FOSSIL)
@pytest.mark.parametrize(("year", "levels"), [*LEVELS.items(), *PARTS.items()])
def test_the_blend_follows_from_the_duty(fuel, year, levels):
    reduction = levels[fuel == "petrol"]
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


@pytest.mark.parametrize("fuel", FOSSIL)
@pytest.mark.parametrize(("period", "part"), [("2018-09", 0), ("2021-07-31", 1), ("2021-08-01", 2), ("2025-01/2025-03", 3), ("2025-Q4", 4)])
def test_a_period_inside_a_part_of_the_year_takes_that_part(fuel, period, part):
    assert by_stage(fuel, period) == by_stage(fuel, list(PARTS)[part])


def test_the_mean_of_the_year_lies_between_its_parts_and_2018_before_the_duty_keeps_the_blend_of_2016():
    for fuel in FOSSIL:
        before, after, year = (sum(by_stage(fuel, period).values()) for period in ("2021-03", "2021-09", 2021))
        assert after < year < before
        spring, whole = (carbon.calculate("fuel", fuel=fuel, volume="1000 l", region="SE", period=period) for period in ("2018-03", 2018))
        assert spring.co2e_kg == whole.co2e_kg == pytest.approx({"diesel": 2853, "petrol": 2890}[fuel])
