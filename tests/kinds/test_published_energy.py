"""Published worked examples of fuels, electricity and combined heat and power."""

from __future__ import annotations

import pytest

import carbon
from published import Example, agrees, catalogue

RECIPES = "Kent & Medway, NHS Emission Quantification Recipe Book, v1.0 22/23"
GAS = f"{RECIPES}, chapter 01, equation"
POWER = f"{RECIPES}, chapter 05, equation"


def gas(energy):
    return carbon.Fuel(fuel="natural_gas", energy=f"{energy} kWh_gross", region="GB", period=2019)


def electricity(energy):
    return carbon.Electricity(energy=f"{energy} kWh", region="GB", period=2019)


EXAMPLES = [
    # With the UK Government factors of 2019 that are shipped, the ones the recipe book prints: 0.18385 and 0.2556 kg CO2e/kWh.
    Example(f"{GAS} 1.4: 328 kWh/m2 × 2 778.54 m2", gas(328 * 2778.54), "167.55", "t", stage="combustion", gwp_set="ar4_100"),
    Example(f"{GAS} 1.5", gas(100_000), "18.39", "t", stage="combustion", gwp_set="ar4_100"),
    Example(f"{GAS} 1.6", gas(200_000), "36.77", "t", stage="combustion", gwp_set="ar4_100"),
    Example(f"{POWER} 5.4: 107 kWh/m2 × 2 778.54 m2", electricity(107 * 2778.54), "75.99", "t", stage="generation", gwp_set="ar4_100"),
    Example(f"{POWER} 6.5, 50 000 kWh", electricity(50_000), "12.78", "t", stage="generation", gwp_set="ar4_100"),
    Example(f"{POWER} 5.6", electricity(18_000), "4.60", "t", stage="generation", gwp_set="ar4_100"),
    Example(
        "First TransPennine Express, 'How was this calculated': a day of television, 0.57 kWh × 0.523 kg",
        carbon.Electricity(energy="0.57 kWh"),
        "0.29811",
        factors=("electricity.grid,,generation,kWh,0.523",),
    ),
    Example(
        "Klimatkoll 2021 (Chalmers), 'Uppvärmning lägenhet': 70 m2 × 463 MJ of district heat × 18.1 g",
        carbon.DistrictHeating(energy=f"{70 * 463} MJ"),
        "586621",
        "g",
        ("heat.district,,generation,MJ,0.0181",),
    ),
    Example(
        "Klimatkoll 2021 (Chalmers), 'Uppvärmning med el-element': 140 m2 × 416 MJ of electricity × 13 g",
        carbon.Electricity(energy=f"{140 * 416} MJ"),
        "757120",
        "g",
        ("electricity.grid,,generation,MJ,0.013",),
    ),
]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example.source[-30:]} {example.printed}")
def test_published_examples(example, tmp_path):
    assert agrees(example.ours(tmp_path), example.printed), example.source


def test_certificates_for_all_of_the_power(tmp_path):
    """ESG Passport, 'Scope 2 Emissions Calculation from Electricity' (2026): 50 000 kWh × 0.485 kg, 24.25 t; by market 0 with certificates."""
    own = catalogue(tmp_path, "electricity.grid,,generation,kWh,0.485", "electricity.contract,contract=certificates,generation,kWh,0")
    result = carbon.calculate(carbon.Electricity(energy="50000 kWh", supply="certificates"), catalogue=own, gwp_set="ar5_100")
    assert agrees(result.total_kg("location") / 1000, "24.25")
    assert result.total_kg("market") == 0


def test_a_therm_of_natural_gas():
    """US EPA, equivalencies calculator, revision history, 25 April 2013: 0.005306 t CO2 a therm; with the shipped factor of the hub of 2025."""
    therm = carbon.calculate(carbon.Fuel(fuel="natural_gas", energy="0.1 mmBtu_gross", region="US", period=2025)).where(stage="combustion")
    assert agrees(therm.gases_kg()["co2"] / 1000, "0.005306")


PLANT = {"fuel": "natural_gas", "energy": "200 kWh_net", "heat_output": "100 kWh", "power_output": "60 kWh"}
"""A plant of 30 % electric and 50 % thermal efficiency."""
CARNOT = {"method_of_allocation": "exergy", "ambient_temperature": 0, "heat_temperature": 273.15 / (1 - 0.555) - 273.15}
"""Heat and surroundings of the Carnot factor 0.555."""


@pytest.mark.parametrize(
    ("fields", "power", "heat"),
    [
        # oemof-thermal, tests/test_cogeneration: 200 units of emissions, after Mauch et al. (2010); 'iea' and 'finnish'.
        ({"method_of_allocation": "energy"}, "75.0", "125.0"),
        ({"power_efficiency": 0.525, "heat_efficiency": 0.82}, "96.7551622418879", "103.24483775811208"),
    ],
    ids=["iea", "finnish"],
)
def test_allocated_emissions_of_oemof(fields, power, heat, tmp_path):
    factors = ("fuel.natural_gas,,combustion,kWh_net,1",)
    for output, printed in (("power", power), ("heat", heat)):
        plant = carbon.CombinedHeatAndPower(**PLANT, **fields, output=output)
        assert agrees(Example("oemof-thermal", plant, printed, factors=factors).ours(tmp_path), f"{float(printed):.9f}")


@pytest.mark.parametrize(
    ("fields", "power", "heat"),
    [
        # deflex, allocate_fuel, examples: efficiencies 0.3 and 0.5; 'finnish' with 0.5 and 0.9; 'exergy' with the Carnot factor 0.555.
        ({"power_efficiency": 0.5, "heat_efficiency": 0.9}, "0.519", "0.481"),
        (CARNOT, "0.519", "0.481"),
        ({"method_of_allocation": "energy"}, "0.375", "0.625"),
    ],
    ids=["finnish", "exergy", "iea"],
)
def test_allocated_shares_of_deflex(fields, power, heat):
    shares = {name: carbon.CombinedHeatAndPower(**PLANT, **fields, output=name).share_of_output for name in ("power", "heat")}
    assert agrees(shares["power"], power)
    assert agrees(shares["heat"], heat)
