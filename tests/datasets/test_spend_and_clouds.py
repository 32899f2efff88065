"""Spend of Swedish industries (FIGARO) and regions of a cloud, against printed numbers."""

import pytest

import carbon

AR5 = carbon.Policy(gwp_set="ar5_100")


def codes(result):
    return {finding.code for finding in result.findings}


# FIGARO 26ed, results/figaro_emission_factors_26ed.csv, rows 2023,SE,…: kg CO2e per 1 000 EUR, total of scopes 1, 2 and 3 upstream.
@pytest.mark.parametrize(("sector", "per_keur"), [("A01", 1042.06), ("F", 174.06), ("G47", 89.25), ("C26", 146.83)])
def test_an_industry_of_sweden_by_its_nace_code(sector, per_keur):
    given = {"sector": sector, "classification": "figaro", "vat": 0, "price_basis": "basic"}
    found = carbon.calculate("spend", "1000 EUR", region="SE", period=2023, policy=AR5, **given)
    assert found.co2e_kg == pytest.approx(per_keur, abs=0.006)
    assert {"price_basis_differs", "factor_second_hand"} <= codes(found)


def test_an_invoice_at_purchaser_prices_is_said_to_differ_once():
    found = carbon.calculate("spend", "1000 EUR", sector="A01", vat=0, region="SE", period=2023, policy=AR5)
    said = [finding.message for finding in found.findings if finding.code == "price_basis_differs"]
    assert len(said) == 1
    assert "is per money at basic prices; what is paid holds trade and transport margins too" in said[0]


def test_another_country_takes_swedish_industries_as_a_proxy():
    found = carbon.calculate("spend", "1000 EUR", sector="C26", vat=0, region="NO", period=2023)
    assert "region_stand_in" in codes(found)


# Carbon free energy for Google Cloud regions, data/yearly: 2024 line 15, 39.32; 2019 line 19, 479 gCO2eq/kWh.
@pytest.mark.parametrize(("region", "year", "grams"), [("europe-north1", 2024, 39.32), ("us-central1", 2019, 479)])
def test_a_region_of_a_cloud_takes_its_own_grid(region, year, grams):
    found = carbon.calculate("data_centre", "10 MWh", pue=1.1, cloud_region=region, period=year)
    assert found.co2e_kg == pytest.approx(10_000 * 1.1 * grams / 1000)
    assert "region_missing" not in codes(found)


def test_a_region_of_a_cloud_that_is_missing_in_a_year_takes_the_country_and_says_so():
    found = carbon.calculate("data_centre", "10 MWh", pue=1.1, cloud_region="europe-north2", period=2022)
    assert found.co2e_kg == carbon.calculate("data_centre", "10 MWh", pue=1.1, region="SE", period=2022).co2e_kg
    assert "cloud_region_missing" in codes(found)


def test_a_region_of_a_cloud_in_another_country_is_refused():
    with pytest.raises(carbon.CarbonError, match="cloud region us-central1 lies in US, and region says SE. Leave region out."):
        carbon.calculate("data_centre", "10 MWh", pue=1.1, cloud_region="us-central1", region="SE", period=2019)
    assert carbon.calculate("data_centre", "1 MWh", pue=1, cloud_region="us-central1", region="US", period=2019).co2e_kg == pytest.approx(
        479
    )
