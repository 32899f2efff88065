"""Bought and made energy, blends of fuels, combined heat and power: published figures and hand computations."""

from __future__ import annotations

from math import fsum, isclose

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import carbon
from carbon.activities.fields.listed import values
from carbon.activities.methods.networks import network_words
from refusals import assert_refused
from ways import every_way

AR4 = carbon.Policy(gwp_set="ar4_100")
PLANT = {"fuel": "natural_gas", "energy": "100 MWh_net", "heat_output": "50 MWh", "power_output": "30 MWh", "region": "GB", "period": 2019}


def stage(result, name):
    return result.where(stage=name).co2e_kg


def test_steam_of_a_boiler_comes_to_the_published_factor():
    """US EPA Emission Factors Hub 2025, Table 7: 66.33 kg CO2, 1.25 g CH4, 0.125 g N2O per mmBtu of steam, natural gas at 80 %."""
    boiler = carbon.Steam(
        energy="1 mmBtu", fuel="natural_gas", efficiency="80 %", heating_value="gross", region="US", period=2025, control="owned"
    )
    published = carbon.Steam(energy="1 mmBtu", region="US", period=2025)
    made = carbon.calculate(boiler).where(scope=1).gases_kg()
    bought = carbon.calculate(published).gases_kg()
    assert isclose(bought["co2"], 66.33, rel_tol=1e-12)
    assert isclose(made["co2"], bought["co2"], rel_tol=1e-4)
    assert isclose(made["ch4_fossil"], bought["ch4_fossil"], rel_tol=1e-9)
    assert isclose(made["n2o"], bought["n2o"], rel_tol=1e-9)


def test_steam_is_scope_2_bought_and_scope_1_made():
    """UK 2019, rows 54 and 2703: 10 MWh ÷ 0.85 × (0.18385 + 0.02391) kg CO2e/kWh gross."""
    fields = {"energy": "10 MWh", "fuel": "natural_gas", "efficiency": 0.85, "heating_value": "gross", "region": "GB", "period": 2019}
    bought = carbon.calculate(carbon.Steam(**fields), policy=AR4)
    made = carbon.calculate(carbon.Steam(**fields, control="owned"), policy=AR4)
    assert isclose(bought.where(scope=2).co2e_kg, 10_000 / 0.85 * 0.18385, rel_tol=4e-4)
    assert isclose(bought.where(scope=3, category=3).co2e_kg, 10_000 / 0.85 * 0.02391, rel_tol=1e-9)
    assert isclose(made.where(scope=1).co2e_kg, bought.where(scope=2).co2e_kg, rel_tol=1e-12)


def test_steam_without_a_factor_takes_that_of_heat_and_says_so():
    """UK 2019, 'Onsite heat and steam', 0.17606 and upstream 0.02516 kg CO2e/kWh."""
    result = carbon.calculate(carbon.Steam(energy="1 MWh", region="GB", period=2019), policy=AR4)
    assert isclose(stage(result, "generation"), 176.06, rel_tol=2e-4)
    assert isclose(stage(result, "wtt"), 25.16, rel_tol=1e-9)
    assert "steam_by_heat" in {finding.code for finding in result.findings}


def test_cooling_by_network_and_by_chillers():
    """Umeå Energi 2022: 33 g CO2/kWh of district cooling. Chillers: 100 MWh ÷ 5 × 42.34 g/kWh (Ember, Sweden 2019)."""
    network = carbon.DistrictCooling(energy="1 MWh", network="Umeå", region="SE", period=2022)
    chillers = carbon.DistrictCooling(energy="100 MWh", coefficient_of_performance=5, region="SE", period=2019)
    assert isclose(carbon.calculate(network).co2e_kg, 33.0, rel_tol=1e-9)
    assert isclose(carbon.calculate(chillers).co2e_kg, 20_000 * 0.04234, rel_tol=1e-9)


def test_own_power_and_its_certificates():
    """Scope 2 Guidance (2015), section 6.3: with its certificates sold, own power takes the residual mix: 338.53 g/kWh (Ei, Nordic 2019)."""
    kept = carbon.calculate(carbon.OwnElectricity(energy="10 MWh", region="SE", period=2019))
    sold = carbon.calculate(carbon.OwnElectricity(energy="10 MWh", region="SE", period=2019, certificates_sold=True))
    assert (kept.total_kg("location"), kept.total_kg("market")) == (0.0, 0.0)
    assert sold.total_kg("location") == 0.0
    assert isclose(sold.total_kg("market"), 3385.3, rel_tol=1e-9)
    assert "certificates_sold" in {finding.code for finding in sold.findings}


def test_a_blend_is_the_sum_of_its_parts():
    """UK 2019, rows 158 and 435: 930 l mineral diesel × 2.68697, 70 l biodiesel × 0.03178 kg CO2e/l and 2.49 kg biogenic CO2/l."""
    blend = carbon.FuelBlend(shares="diesel=0.93; biodiesel=7 %", volume="1000 l", region="GB", period=2019)
    result = carbon.calculate(blend, policy=AR4)
    assert isclose(stage(result, "combustion"), 930 * 2.68697 + 70 * 0.03178, rel_tol=4e-4)
    assert isclose(result.gases_kg()["co2_biogenic"], 70 * 2.49, rel_tol=1e-9)
    assert set(result.by("scope")["scope"]) == {1, 3}


def test_waste_burned_is_fossil_and_biogenic():
    """IPCC 2006 vol. 2, Table 2.4: 91.7 t CO2/TJ of the fossil, 100 t CO2/TJ of the biomass fraction."""
    blend = carbon.FuelBlend(shares="municipal_waste_fossil=0.45; municipal_waste_biomass=0.55", energy="10 TJ_net", period=2019)
    gases = carbon.calculate(blend).gases_kg()
    assert isclose(gases["co2"], 10 * 0.45 * 91_700, rel_tol=1e-9)
    assert isclose(gases["co2_biogenic"], 10 * 0.55 * 100_000, rel_tol=1e-9)


@pytest.mark.parametrize(
    ("fields", "heat"),
    [
        # GHG Protocol CHP tool (2006), efficiency method: (H/eH) / (H/eH + P/eP), eH 0.8, eP 0.35.
        ({}, (50 / 0.8) / (50 / 0.8 + 30 / 0.35)),
        ({"heat_efficiency": 0.9, "power_efficiency": 0.5}, (50 / 0.9) / (50 / 0.9 + 30 / 0.5)),
        # appendix II, energy content; appendix I, work potential: heat of 90 °C at 25 °C holds 1 − 298.15/363.15 work.
        ({"method_of_allocation": "energy"}, 50 / 80),
        ({"method_of_allocation": "exergy", "heat_temperature": 90}, 50 * (65 / 363.15) / (50 * (65 / 363.15) + 30)),
        # Defra/DECC GHG Conversion Factors (2012), Annex 2: 1 to 2 per kWh of heat and electricity.
        ({"method_of_allocation": "one_third_two_thirds"}, 50 / (50 + 2 * 30)),
    ],
    ids=["efficiency", "efficiency given", "energy", "exergy", "1 to 2"],
)
def test_combined_heat_and_power(fields, heat):
    """UK 2019, row 58: 0.20428 kg CO2e/kWh net of natural gas; heat and power together are all of the fuel."""
    parts = {name: carbon.calculate(carbon.CombinedHeatAndPower(**PLANT, **fields, output=name), policy=AR4) for name in ("heat", "power")}
    assert isclose(parts["heat"].where(scope=2).co2e_kg, 100_000 * 0.20428 * heat, rel_tol=4e-4)
    whole = carbon.calculate(carbon.Fuel(fuel="natural_gas", energy="100 MWh_net", region="GB", period=2019), policy=AR4)
    assert isclose(fsum(part.co2e_kg for part in parts.values()), whole.co2e_kg, rel_tol=1e-12)


def test_heat_taken_from_a_plant_is_a_share_of_its_heat():
    all_of_it = carbon.calculate(carbon.CombinedHeatAndPower(**PLANT, output="heat")).co2e_kg
    a_fifth = carbon.calculate(carbon.CombinedHeatAndPower(**PLANT, output="heat", taken="20 %")).co2e_kg
    assert isclose(a_fifth, all_of_it / 5, rel_tol=1e-12)


CASES = [
    ("fuel_blend", {"shares": "diesel=0.93; biodiesel=0.06", "volume": "1 l"}, "shares_invalid", "sum to 0.99, not 1"),
    ("fuel_blend", {"shares": "diesel", "volume": "1 l"}, "shares_invalid", "cannot be read as shares. Write them as diesel=0.93"),
    ("fuel_blend", {"shares": "hvo=0.5; hvo=0.5", "volume": "1 l"}, "shares_invalid", "names a part twice"),
    ("steam", {"energy": "1 MWh", "efficiency": 0.9}, "field_missing", "steam from a boiler needs fuel"),
    ("steam", {"energy": "1 MWh", "fuel": "lpg", "efficiency": 0}, "share_invalid", "0 is not an efficiency"),
    ("district_cooling", {"energy": "1 MWh", "network": "a", "coefficient_of_performance": 3}, "field_contradicts", "Write one of them"),
    ("district_cooling", {"energy": "1 MWh", "coefficient_of_performance": 0}, "number_invalid", "0 is not above zero"),
    ("chp", PLANT | {"output": "heat", "energy": "10 MWh_net"}, "output_impossible", "is more than 10 MWh_net of fuel can give"),
    ("chp", PLANT | {"output": "heat", "method_of_allocation": "exergy"}, "field_missing", "exergy needs heat_temperature"),
    ("chp", PLANT | {"output": "heat", "heat_output": "0 kWh", "power_output": "0 kWh"}, "output_missing", "are both 0"),
    ("chp", PLANT, "field_missing", "combined_heat_and_power needs output"),
    ("own_electricity", {"energy": "1 MWh", "technology": "diesel"}, "word_unknown", "technology 'diesel' is unknown"),
]


@pytest.mark.parametrize(("word", "fields", "code", "message"), CASES, ids=[f"{case[0]}-{case[2]}-{n}" for n, case in enumerate(CASES)])
def test_what_cannot_be(word, fields, code, message):
    assert_refused(word, fields, code, message)


@pytest.mark.parametrize(
    ("word", "fields"),
    [
        ("fuel_blend", {"amount": "1000 l", "shares": "diesel=0.93; biodiesel=0.07", "region": "GB", "period": "2019"}),
        ("steam", {"amount": "10 MWh", "fuel": "natural_gas", "efficiency": "0.85", "region": "GB", "period": "2019"}),
        ("fjärrkyla", {"amount": "1 MWh", "network": "umeå", "region": "SE", "period": "2022"}),
        ("kraftvärme", {name: str(value) for name, value in PLANT.items()} | {"output": "power"}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_way_gives_the_same(word, fields, tmp_path, capsys):
    totals = every_way(word, fields, tmp_path, capsys)
    assert totals["python"] > 0
    assert len(set(totals.values())) == 1, totals


@given(st.floats(1, 60), st.floats(1, 60), st.sampled_from(["efficiency", "energy", "one_third_two_thirds"]))
def test_allocation_shares_sum_to_one(heat, power, method):
    plant = PLANT | {"energy": "1000 MWh_net", "heat_output": (heat, "MWh"), "power_output": (power, "MWh")}
    shares = [carbon.CombinedHeatAndPower(**plant, method_of_allocation=method, output=name).share_of_output for name in ("heat", "power")]
    assert isclose(fsum(shares), 1.0, rel_tol=1e-12)
    assert all(0 < share < 1 for share in shares)


def test_heat_and_power_of_a_table_are_checked_against_the_fuel_of_each_row():
    """What the plant made is compared with the row's own fuel, not with one unit of it: two plants are possible, the third is not."""
    plants = [("3000", "1000", "800"), ("2000", "500", "400"), ("100", "500", "400")]
    fuel, heat, power = zip(*plants, strict=True)
    table = pl.DataFrame(
        {"fuel": map(float, fuel), "u": ["MWh_gross"] * 3, "h": [f"{x} MWh" for x in heat], "p": [f"{x} MWh" for x in power]}
    )
    given = {"fuel": carbon.constant("natural_gas"), "output": carbon.constant("heat"), "region": carbon.constant("GB"), "period": 2019}
    kind = carbon.constant("combined_heat_and_power")
    result = carbon.calculate(table, kind=kind, amount="fuel", unit="u", heat_output="h", power_output="p", **given)
    plain = {"fuel": "natural_gas", "output": "heat", "region": "GB", "period": 2019}
    expected = [
        carbon.calculate(
            "combined_heat_and_power", (float(x), "MWh_gross"), heat_output=f"{y} MWh", power_output=f"{z} MWh", **plain
        ).co2e_kg
        for x, y, z in plants[:2]
    ]
    assert result.to_frame()["co2e_kg"].to_list() == [*expected, None]
    errors = [finding.message for finding in result.findings if finding.severity == "error"]
    assert errors == ["900 000 kWh of heat and power is more than 100 MWh_gross of fuel can give. Check both."]


@pytest.mark.parametrize("key", ["heat.district", "cooling.district"])
def test_every_shipped_network_is_found_by_its_own_name(key):
    names = sorted(values(key, "network").values())
    assert len(names) > 20
    assert [network_words(key, name)["network"] for name in names] == names
    assert [network_words(key, name.replace("_", "-").upper())["network"] for name in names] == names


# Base Carbone V23.6, elements 36452 and 36357: the town as it is printed, without the number of the department; kWh × printed.
@pytest.mark.parametrize(
    ("kind", "network", "kg"),
    [
        (carbon.DistrictCooling, "Montpellier, Port Marianne/Odysseum", 1000 * 0.023),
        (carbon.DistrictHeating, "NUITS-SAINT-GEORGES, Réseau de la commune de Nuits Saint Georges", 1000 * 0.146),
    ],
)
def test_a_french_network_is_found_by_the_name_its_publisher_prints(kind, network, kg):
    result = carbon.calculate(kind(energy="1 MWh", network=network, region="FR", period="2021"))
    assert isclose(result.co2e_kg, kg, rel_tol=1e-9)


def test_a_network_that_is_not_shipped_keeps_its_name():
    assert network_words("heat.district", "Ö-Vik") == {"network": "ö-vik"}
