"""Investments: the worked examples of the Scope 3 Technical Guidance, PCAF's attribution, projections beside the total."""

from __future__ import annotations

from math import isclose

import pytest
from pydantic import ValidationError

import carbon

AR5 = carbon.Policy(gwp_set="ar5_100")


def total(rows, **settings):
    return carbon.calculate(rows, policy=AR5, **settings)


def test_equity_comes_to_the_guidance():
    """Technical Guidance (2013), example 15.1, pages 142-143: 493 000 t."""
    held = [("120 kt", 0.40), ("200 kt", 0.15), ("1600 kt", 0.25), ("60 kt", 0.25)]
    result = total([carbon.Investment(emissions=f"{emitted} CO2e", share=share, evidence="report") for emitted, share in held])
    assert isclose(result.co2e_kg, 493_000e3, rel_tol=1e-12)
    assert result.by("scope", "category").rows() == [(3, 15, pytest.approx(493_000e3))]


def sectors(tmp_path, values, unit="USD"):
    path = tmp_path / "own.csv"
    rows = [f"spend,classification=naics_2017; sector={code},production,world,{unit},kg,{value},example" for code, value in values.items()]
    path.write_text("key,qualifiers,stages,region,unit,mass,co2e,locator\n" + "\n".join(rows), encoding="utf-8")
    return carbon.Catalogue.read(path)


def test_average_data_comes_to_the_guidance(tmp_path):
    """Technical Guidance, example 15.2, page 145, in kg: the last one is printed as 900 000, and its own numbers come to 990 000."""
    catalogue = sectors(tmp_path, {1: 0.6, 2: 0.5, 3: 3.0, 4: 2.0, 5: 1.5})
    held = [(3e6, 0.05, 1), (7.5e6, 0.15, 2), (1.15e6, 0.20, 3), (5.5e6 * 0.6, 0.10, 4), (5.5e6 * 0.4, 0.10, 5)]
    rows = [carbon.Investment(revenue=f"{money} USD", share=share, sector=str(sector), period=2013) for money, share, sector in held]
    result = total(rows, catalogue=catalogue)
    assert result.row_kg().tolist() == pytest.approx([90_000, 562_500, 690_000, 660_000, 330_000], rel=1e-12)
    assert isclose(result.co2e_kg, 90_000 + 562_500 + 690_000 + 660_000 + 330_000, rel_tol=1e-12)


def test_project_finance_comes_to_the_guidance():
    """Technical Guidance, example 15.3, page 148: 26 833 t."""
    lent = [
        ("200 kt", "1 MUSD", "20 MUSD"),
        ("10 kt", "5 MUSD", "50 MUSD"),
        ("250 kt", "3 MUSD", "60 MUSD"),
        ("30 kt", "10 MUSD", "90 MUSD"),
    ]
    rows = [
        carbon.Investment(emissions=f"{emitted} CO2e", outstanding=part, value=whole, asset_class="project_finance", evidence="report")
        for emitted, part, whole in lent
    ]
    assert isclose(total(rows).co2e_kg, 26_833e3, rel_tol=2e-5)


def test_project_costs_come_to_the_guidance(tmp_path):
    """Technical Guidance, example 15.4, pages 150-151: 434 + 260 + 75 + 6 750 = 7 519 t."""
    catalogue = sectors(tmp_path, {1: 310e3, 2: 325e3, 3: 500e3, 4: 9e6}, "MUSD")
    built = [(20, 0.07, 1), (8, 0.10, 2), (3, 0.05, 3), (15, 0.05, 4)]
    rows = [
        carbon.Investment(revenue=f"{cost} MUSD", share=share, sector=str(sector), asset_class="project_finance", period=2013)
        for cost, share, sector in built
    ]
    assert isclose(total(rows, catalogue=catalogue).co2e_kg, 7_519e3, rel_tol=1e-12)


@pytest.mark.parametrize(("years", "published_kt"), [(30, 31_500), (60, 63_000)])
def test_projected_emissions_come_to_the_guidance_and_stand_in_no_total(years, published_kt):
    """Technical Guidance, example 15.5, page 152: 31 500 000 and 63 000 000 t, reported apart from scope 3."""
    plant = carbon.Investment(
        emissions="7000 kt CO2e", share="15 %", asset_class="project_finance", lifetime=f"{years} years", evidence="plan"
    )
    result = total(plant)
    assert isclose(result.outside_totals("projected").co2e_kg, published_kt * 1e6, rel_tol=1e-12)
    assert isclose(result.co2e_kg, 7_000e6 * 0.15, rel_tol=1e-12)
    assert isclose(result.total_kg("market"), 7_000e6 * 0.15, rel_tol=1e-12)


@pytest.mark.parametrize(
    ("asset_class", "what"),
    [
        ("listed_equity", "enterprise value including cash"),
        ("business_loan", "total equity and debt"),
        ("project_finance", "total equity and debt of the project"),
        ("sovereign", "gross domestic product adjusted for purchasing power"),
    ],
)
def test_attribution_by_asset_class(asset_class, what):
    """PCAF Standard part A (2022), 5.1, 5.2, 5.3 and 5.7: outstanding amount ÷ what the class is measured by."""
    loan = carbon.Investment(emissions="1000 t CO2e", outstanding="5 MSEK", value="100 MSEK", asset_class=asset_class, evidence="report")
    result = total(loan)
    assert isclose(result.co2e_kg, 50_000, rel_tol=1e-12)
    assert what in result.explain()


def test_a_mortgage_by_hand():
    """PCAF, 5.5: half of the value is lent; 100 m2 × 90 kWh gas × 50 % at UK 2019 0.18385 kg CO2e/kWh gross (row 54)."""
    home = carbon.FinancedBuilding(
        area="100 m2", energy="natural_gas=90 kWh_gross", outstanding="1 MSEK", value="2 MSEK", region="GB", period=2019
    )
    result = carbon.calculate(home, gwp_set="ar4_100")
    assert isclose(result.where(stage="combustion").co2e_kg, 100 * 90 * 0.5 * 0.18385, rel_tol=4e-4)
    assert result.by("category")["category"].to_list() == [15]


def test_a_motor_loan_by_hand():
    """PCAF, 5.6: a quarter of the value is lent; 12 000 km at UK 2019 0.17061 kg CO2e/km (medium diesel car)."""
    car = carbon.FinancedVehicle(distance="12000 km", fuel="diesel", size="medium", share="25 %", region="GB", period=2019)
    result = carbon.calculate(car, gwp_set="ar4_100")
    assert isclose(result.where(stage="combustion").co2e_kg, 3000 * 0.17061, rel_tol=4e-4)
    assert result.by("category")["category"].to_list() == [15]


@pytest.mark.parametrize("kind", [carbon.FinancedBuilding, carbon.FinancedVehicle])
def test_what_is_reported_of_a_financed_asset(kind):
    """PCAF, 5.4 to 5.6, scores 1 and 2: outstanding ÷ value at origination × reported emissions; 1 of 4 million × 40 t."""
    asset = kind(emissions="40 t CO2e", outstanding="1 MSEK", value="4 MSEK", data_quality="1", evidence="declaration 2023")
    result = total(asset)
    assert isclose(result.co2e_kg, 10_000, rel_tol=1e-12)
    assert result.by("scope", "category").rows() == [(3, 15, pytest.approx(10_000))]
    assert "declaration 2023" in result.explain()
    # One attribution: an investment of the same share comes to the same.
    held = carbon.Investment(emissions="40 t CO2e", outstanding="1 MSEK", value="4 MSEK", evidence="declaration 2023")
    assert total(held).co2e_kg == result.co2e_kg
    bare = total(kind(emissions="40 t CO2e", share="25 %"))
    assert "what is reported has no evidence" in " ".join(finding.message for finding in bare.findings)


@pytest.mark.parametrize(
    ("kind", "fields", "code", "words"),
    [
        ("financed_building", {"area": "9 m2"}, "field_missing", "area needs energy per m2"),
        ("financed_building", {"emissions": "9 t CO2e", "energy": "electricity=4 kWh"}, "fields_contradict", "emissions need none"),
        ("financed_vehicle", {"emissions": "9 t CO2e", "fuel": "diesel"}, "fields_contradict", "emissions are reported already"),
        ("financed_vehicle", {"emissions": "9 t CO2e", "distance": "9 km"}, "amount_twice", "both given"),
    ],
)
def test_what_is_reported_is_not_calculated_again(kind, fields, code, words):
    with pytest.raises(carbon.CarbonError) as caught:
        carbon.calculate(kind, share=0.5, **fields)
    assert words in str(caught.value)
    assert caught.value.code == code


def test_data_quality_is_weighted_by_what_is_outstanding():
    """PCAF Standard part A (2022), ch. 6: Σ outstanding × score ÷ Σ outstanding; 3 × score 1 and 1 × score 5 give 2."""
    held = [("3 MSEK", "1"), ("1 MSEK", "5")]
    rows = [
        carbon.Investment(emissions="1 t CO2e", outstanding=part, value="10 MSEK", data_quality=score, evidence="report")
        for part, score in held
    ]
    assert carbon.portfolio_quality(rows) == 2.0


@pytest.mark.parametrize(
    ("fields", "code", "words"),
    [
        ({}, "attribution_missing", "Write share, or outstanding and value"),
        ({"share": 0.1, "outstanding": "1 SEK", "value": "2 SEK"}, "attribution_missing", "share and outstanding both give"),
        ({"outstanding": "1 SEK"}, "field_missing", "The value is the enterprise value including cash"),
        ({"outstanding": "1 SEK", "value": "2 EUR"}, "currency_differs", "Write one currency"),
        ({"outstanding": "3 SEK", "value": "2 SEK"}, "share_invalid", "is more than the value"),
        ({"outstanding": "3 SEK", "value": "0 SEK"}, "value_zero", "value is 0"),
        ({"share": 0.1, "lifetime": "30 years"}, "fields_contradict", "Leave lifetime out"),
        ({"share": 1.5}, "share_invalid", "Write 0 to 1"),
        ({"share": 0.1, "data_quality": "6"}, "word_unknown", "data_quality '6' is unknown"),
    ],
)
def test_bad_investments_say_what_to_write(fields, code, words):
    with pytest.raises((ValidationError, carbon.CarbonError)) as raised:
        carbon.Investment(emissions="1 t CO2e", **fields)
    inner = raised.value if isinstance(raised.value, carbon.CarbonError) else raised.value.errors()[0]["ctx"]["error"]
    assert inner.code == code
    assert words in str(inner)
