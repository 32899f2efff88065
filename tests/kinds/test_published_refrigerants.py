"""Gases in equipment: worked examples that others have published, with their inputs and their results."""

from __future__ import annotations

import pytest

import carbon

POUND = 0.45359237

# Environment Agency and Defra, 'Calculate the carbon dioxide equivalent quantity of an F gas' (GOV.UK, 16 January 2024), example calculation.
GOV_UK = "GOV.UK: 10 kg of HFC-404A, 39.2 t"
# US EPA GreenChill, 'Profile of an Average U.S. Supermarket's Greenhouse Gas Impacts from Refrigeration Leaks' (2011): R-404A, 3 921.6.
GREENCHILL = "GreenChill: 3 500 lb at 25 % a year, 3 431 400 lb and 1 556 t"
# NetRegs, 'Calculating the equipment charge as CO2 equivalent', example: warming potential of 1 kg of different gases.
NETREGS = "NetRegs: 1 kg"
# cold.world, 'CO2 Äquivalent' (11 January 2018), example for Regulation (EU) 517/2014: a system of 90 kg R-134a.
COLD = "cold.world: 90 kg of R-134a, 128.7 t"
# California Air Resources Board, Documentation of California's GHG Inventory, 1st edition (2007), IPCC 2G1b, SF6 use, 1990.
CALIFORNIA = "California 1990: 65.30 t of SF6, 1 560 714 t"


def leaking(charge):
    return carbon.RefrigerantScreening(gas="R-404A", equipment="medium_large_commercial", charge=charge, rate="25 %")


@pytest.mark.parametrize(
    ("activity", "gwp_set", "published_kg", "printed_to"),
    [
        pytest.param(carbon.Refrigerant(gas="R-404A", mass="10 kg"), "ar4_100", 39.2e3, 50, id=GOV_UK),
        pytest.param(leaking("3500 lb"), "ar4_100", 3_431_400 * POUND, 0.5 * POUND, id=GREENCHILL),
        pytest.param(leaking("3500 lb"), "ar4_100", 1556e3, 500, id=GREENCHILL),
        pytest.param(carbon.Refrigerant(gas="hfc_134a", mass="1 kg"), "ar4_100", 1.43e3, 5, id=f"{NETREGS} of HFC-134a, 1.43 t"),
        pytest.param(carbon.Refrigerant(gas="R-404A", mass="1 kg"), "ar4_100", 3.92e3, 5, id=f"{NETREGS} of R-404A, 3.92 t"),
        pytest.param(carbon.Refrigerant(gas="pfc_14", mass="1 kg"), "ar4_100", 7.39e3, 5, id=f"{NETREGS} of PFC-14, 7.39 t"),
        pytest.param(carbon.Refrigerant(gas="hfc_134a", mass="90 kg"), "ar4_100", 128.7e3, 50, id=COLD),
        # The mass is printed to 0.01 t, which is 120 t CO2e to either side.
        pytest.param(carbon.Switchgear(mass="65.30 t"), "sar_100", 1_560_714e3, 0.005e3 * 23_900, id=CALIFORNIA),
    ],
)
def test_gases_in_equipment_come_to_the_published_example(activity, gwp_set, published_kg, printed_to):
    assert carbon.calculate(activity, gwp_set=gwp_set).co2e_kg == pytest.approx(published_kg, abs=printed_to, rel=0)


def test_the_leaked_mass_comes_to_the_published_example():
    """US EPA GreenChill (2011), as above: 875 pounds leaked a year."""
    leaked = carbon.calculate(leaking("3500 lb"), gwp_set="ar4_100").gases_kg()
    assert sum(leaked.values()) / POUND == pytest.approx(875, rel=1e-12)
