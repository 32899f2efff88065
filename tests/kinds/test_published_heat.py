"""Published worked examples of steam and district heating."""

from __future__ import annotations

import pytest

import carbon
from published import ATOMIC6, CARBONR, Example, agrees

STEAM = f"{ATOMIC6}/steam_canonical_instance.json"
DARMSTADT = "CO2-Rechner TU Darmstadt (GitHub, Anhilly/co2-rechner-TU-Darmstadt-backend), computationsSubfunctions_test.go"


def steam(fuel, efficiency=None):
    burned = {"efficiency": efficiency} if efficiency else {}
    return carbon.Steam(energy="1000 mmBtu", fuel=fuel, heating_value="gross", region="US", period=2021, **burned)


@pytest.mark.parametrize(
    ("fuel", "efficiency", "co2_kg", "ch4_g", "n2o_g"),
    [
        ("natural_gas", 0.85, "62423.529411764706", "1176.4705882352941", "117.64705882352942"),
        ("lpg", 0.90, "68566.66666666667", "3333.333333333333", "666.6666666666666"),
        ("anthracite", 0.65, "159523.0769230769", "16923.076923076922", "2461.5384615384614"),
        ("bituminous_coal", 0.70, "133257.14285714287", "15714.285714285716", "2285.714285714286"),
        ("sub_bituminous_coal", 0.77, "126194.80519480519", "14285.714285714286", "2077.9220779220777"),
        ("lignite", 0.91, "107384.61538461538", "12087.912087912087", "1758.2417582417581"),
        ("coke", 0.25, "454680.0", "44000.0", "6400.0"),
        ("fuel_oil", 0.88, "85340.90909090909", "3409.090909090909", "681.8181818181819"),
    ],
)
def test_steam_of_a_boiler_by_gas(fuel, efficiency, co2_kg, ch4_g, n2o_g):
    """atomic6ghg, after the US EPA's simplified calculator: 1 000 mmBtu; here with the shipped factors of the hub of 2021."""
    gases = carbon.calculate(steam(fuel, efficiency)).where(stage="generation").gases_kg()
    assert agrees(gases["co2"], f"{float(co2_kg):.6f}"), STEAM
    assert agrees(1000 * gases["ch4_fossil"], f"{float(ch4_g):.6f}")
    assert agrees(1000 * gases["n2o"], f"{float(n2o_g):.6f}")


EXAMPLES = [
    Example(
        f"{STEAM}, Bldg-015: no efficiency given, 75 kg", steam("fuel_oil"), "93750", factors=("fuel.fuel_oil,,combustion,mmBtu_gross,75",)
    ),
    Example(f"{STEAM}, Bldg-016: 81 %, 76 kg", steam("kerosene", 0.81), "93827.16", factors=("fuel.kerosene,,combustion,mmBtu_gross,76",)),
]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example.source[-30:]} {example.printed}")
def test_published_examples(example, tmp_path):
    assert agrees(example.ours(tmp_path), example.printed), example.source


@pytest.mark.parametrize(("kwh", "grams"), [(45_861.284, 6_604_024.854), (59_944.979, 8_632_077.005)])
def test_district_heat_of_a_university(kwh, grams, tmp_path):
    """TU Darmstadt, buildings 1101 and 1103, 1 000 m2: heat by area × 144 g; the heat is printed to 0.001 kWh, 0.072 g to either side."""
    heat = carbon.DistrictHeating(energy=f"{kwh} kWh")
    ours = Example(DARMSTADT, heat, "", "g", ("heat.district,,generation,kWh,0.144",)).ours(tmp_path)
    assert ours == pytest.approx(grams, abs=0.0725, rel=0)


@pytest.mark.parametrize(
    ("activity", "kwh", "printed"),
    [
        (carbon.Electricity(energy="10 kWh", region="GB", period=2025), 10, 1.9553),
        (carbon.DistrictHeating(energy="20 kWh", region="GB", period=2025), 20, 3.6948),
    ],
    ids=["electricity", "district heat"],
)
def test_energy_with_its_losses(activity, kwh, printed, tmp_path):
    """carbonr, UK factors of 2025 that are shipped, without well-to-tank; the gases of a kWh add up to 0.00001 kg more than their printed sum."""
    parts = [Example(CARBONR, activity, "", stage=stage).ours(tmp_path) for stage in ("generation", "transmission")]
    assert sum(parts) == pytest.approx(printed, abs=kwh * 1e-5 + 5e-5, rel=0)
