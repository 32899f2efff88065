"""Swedish heat networks: combustion and upstream as the suppliers print them, g CO2e per kWh."""

from __future__ import annotations

import pytest

import carbon

PRINTED = [
    # supplier's page, table by network: combustion, production and transport of fuel
    ("Boliden", 2019, 14, 18),
    ("Lycksele", 2019, 98, 15),
    ("Skellefteå", 2019, 45, 9),
    ("Ursviken-Skelleftehamn", 2019, 0, 0),
    ("Askersund", 2020, 15.9, 8),
    ("Askersund", 2024, 40.41, 10.05),
    ("Telge", 2023, 44, 4.5),
    ("Linköping", 2022, 86.5, 3.8),
    ("Habo", 2021, 18, 10),
]


@pytest.mark.parametrize(("network", "year", "combustion", "upstream"), PRINTED)
def test_combustion_and_upstream_stand_apart(network, year, combustion, upstream):
    result = carbon.calculate(carbon.DistrictHeating(energy="1 MWh", network=network, region="SE", period=year))
    stages = {row["stage"]: row["co2e_kg"] for row in result.by("stage").to_dicts()}
    assert stages == pytest.approx({"generation": combustion, "wtt": upstream})
    assert result.complete
