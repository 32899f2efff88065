"""What a kind takes where nothing was given is said, and a cubic metre of a liquefied gas says what it is of."""

from __future__ import annotations

import pytest

import carbon
from carbon.cli.main import main


def said(result, code):
    return [(finding.severity, str(finding.message)) for finding in result.findings if finding.code == code]


@pytest.mark.parametrize(
    ("kind", "amount", "usual", "other"),
    [
        ("taxi", "100 km", "regular", "black_cab"),
        ("rail", "100 pkm", "national", "light_rail"),
        ("bus", "100 pkm", "average_local", "coach"),
    ],
)
def test_the_usual_type_is_taken_and_said(kind, amount, usual, other):
    left_open = carbon.calculate(kind, amount, region="GB", period=2023)
    ((severity, message),) = said(left_open, "default_assumed")
    assert severity == "info"
    assert usual in message
    for word in (usual, other):
        stated = carbon.calculate(kind, amount, type=word, region="GB", period=2023)
        assert not said(stated, "default_assumed")
        assert (stated.co2e_kg == left_open.co2e_kg) == (word == usual)


def test_an_operator_says_which_train_it_is():
    assert not said(carbon.calculate("rail", "100 pkm", operator="sj", region="SE", period=2019), "default_assumed")


def test_propane_by_the_standard_cubic_foot_is_gas():
    # US EPA, Emission Factors Hub 2025, Table 1, H43, I43, J43: 0.15463 kg CO2, 0.007548 g CH4, 0.00151 g N2O per scf.
    found = carbon.calculate("propane", "100 scf", region="US", period=2025, policy=carbon.Policy(gwp_set="ar5_100"))
    assert found.co2e_kg == pytest.approx(15.463 + 0.0007548 * 28 + 0.000151 * 265)
    assert "propane_gas" in said(found, "word_narrowed")[0][1]


@pytest.mark.parametrize("fuel", ["propane", "butane", "lpg"])
def test_a_cubic_metre_of_a_liquefied_gas_says_that_it_is_liquid(fuel):
    found = carbon.calculate(fuel, "1 m3", region="GB", period=2023)
    assert said(found, "word_narrowed")[0][0] == "warning"
    assert found.co2e_kg == pytest.approx(carbon.calculate(fuel, "1000 l", region="GB", period=2023).co2e_kg)
    assert not said(carbon.calculate(fuel, "1000 l", region="GB", period=2023), "word_narrowed")


@pytest.mark.parametrize(
    ("region", "unit", "megajoules"),
    [
        # List of fuels of the Netherlands, January 2025: 31.65 MJ/Nm3; national parameters of Italy 2018: 35.253 GJ/1000 Sm3;
        # HMN GasNet: 39.6 MJ/Nm3.
        ("NL", "Nm3", 31.65),
        ("IT", "Sm3", 35.253),
        ("DK", "Nm3", 39.6),
    ],
)
def test_gas_by_volume_holds_the_heat_of_its_own_country(region, unit, megajoules):
    found = carbon.calculate("natural_gas", f"100 {unit}", region=region, period=2023)
    energy = carbon.calculate("natural_gas", f"{100 * megajoules} MJ_net", region=region, period=2023)
    assert found.where(stage="combustion").co2e_kg == pytest.approx(energy.where(stage="combustion").co2e_kg)
    assert not said(found, "fuel_property_stand_in")
    # A plain cubic metre is taken at the conditions of the figure, and says so.
    plain = carbon.calculate("natural_gas", "100 m3", region=region, period=2023)
    assert plain.where(stage="combustion").co2e_kg == pytest.approx(found.where(stage="combustion").co2e_kg)
    assert said(plain, "gas_conditions_assumed")


@pytest.mark.parametrize("region", ["DE", "SE", "ES"])
@pytest.mark.parametrize("unit", ["m3", "Nm3", "Sm3"])
def test_the_heat_of_another_countrys_gas_is_a_warning_and_never_that_of_groningen(region, unit):
    found = said(carbon.calculate("natural_gas", f"100 {unit}", region=region, period=2023), "fuel_property_stand_in")
    assert found
    assert all(severity == "warning" for severity, _ in found)
    assert not [message for _, message in found if "those of NL" in message or "those of DK" in message or "those of IT" in message]


def test_a_gwp_set_where_a_gas_was_asked_names_the_option(capsys):
    assert main(["sevoflurane", "250 ml", "--gwp", "ar5_100"]) == 2
    assert "Write --gwp-set ar5_100" in capsys.readouterr().err
