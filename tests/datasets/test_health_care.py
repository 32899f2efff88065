"""Figures of hospitals: the numbers of the abstracts, whose they are, and that nothing of them is taken for another waste."""

from __future__ import annotations

import pytest

import carbon


@pytest.mark.parametrize(("treatment", "printed"), [("combustion", 1074), ("autoclave", 569)])
@pytest.mark.parametrize("word", ["clinical waste", "smittförande avfall", "DASRI"])
def test_waste_of_hospitals_by_its_treatment(word, treatment, printed):
    """Rizan and others 2021, abstract: kg CO2e per t."""
    result = carbon.calculate("waste", "2 t", material=word, treatment=treatment, region="GB", period=2023)
    assert result.co2e_kg == pytest.approx(2 * printed)
    assert "factor_second_hand" in {finding.code for finding in result.findings}


def test_france_keeps_its_own_figure_of_health_care_waste():
    """Base Carbone, element 34713: 943 kg CO2e per t."""
    result = carbon.calculate("clinical waste", "1 t", treatment="combustion", region="FR", period=2023)
    assert result.co2e_kg == pytest.approx(943)


def test_a_treatment_that_one_waste_alone_has_says_which_waste_is_meant():
    result = carbon.calculate("waste", "1 t", treatment="autoclave", region="SE", period=2023)
    (message,) = [finding.message for finding in result.findings if finding.code == "waste_type_assumed"]
    assert "health care waste is assumed" in message


def test_laundry_by_mass_and_by_item():
    """John and others 2024, abstract: 0.5080 kg CO2e/kg of laundry, 0.225 per item-use."""
    by_mass, by_item = (carbon.calculate("hospital laundry", amount, region="GB", period=2021) for amount in ("100 kg", "100 pieces"))
    assert (by_mass.co2e_kg, by_item.co2e_kg) == (pytest.approx(50.8), pytest.approx(22.5))


@pytest.mark.parametrize("word", ["disposable gloves", "engångshandskar", "gants jetables"])
def test_gloves_by_the_piece(word):
    """Rizan, Reed and Bhutta 2021: 0.026 kg CO2e for one glove."""
    assert carbon.calculate(word, "1000 pieces", region="GB", period=2021).co2e_kg == pytest.approx(26)


def test_what_only_france_prints_is_a_proxy_elsewhere_and_says_so():
    """Base Carbone, element 34712: 844 kg CO2e per t of hazardous industrial waste burned; Britain prints none."""
    for region in ("SE", "GB"):
        result = carbon.calculate("hazardous waste", "1 t", treatment="combustion", region=region, period=2023)
        assert result.co2e_kg == pytest.approx(844)
        assert any(finding.code == "region_stand_in" and "FR" in finding.message for finding in result.findings)
    glass = carbon.calculate("waste", "1 t", material="glass", treatment="landfill", region="SE", period=2023)
    assert all("FR" not in finding.message for finding in glass.findings)
