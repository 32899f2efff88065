"""Money of a country and a year for which an index or a factor is missing: the nearest known is used and said, or the cause is named."""

import pytest

import carbon
from carbon.core.prices import money_steps

SECTOR = "541512"


def said(result, code):
    return [finding.message for finding in result.findings if finding.code == code]


def spend(year, region="DE", money="1000 EUR"):
    return carbon.calculate("spend", money, sector=SECTOR, region=region, period=year, vat=0)


def test_euros_of_germany_follow_german_prices():
    # World Bank FP.CPI.TOTL.ZG, Germany: 2023 5.946436677 %, 2024 2.256498143 %. ECB mean rate of 2022: 1.0530486 USD per EUR.
    # US EPA Supply Chain GHG Emission Factors v1.3, NAICS 541512, with margins: kg CO2e per 2022 USD, asked of the catalogue.
    factor = carbon.calculate("spend", "1 USD", sector=SECTOR, region="US", period=2022, vat=0).co2e_kg
    result = spend(2024)
    assert result.co2e_kg == pytest.approx(1000 / 1.05946436677 / 1.02256498143 * 1.0530486 * factor, rel=1e-9)
    assert not said(result, "price_index_last_known")


@pytest.mark.parametrize("year", [2025, 2026])
def test_years_after_the_last_index_take_it_and_say_so(year):
    result = spend(year)
    assert result.co2e_kg == pytest.approx(spend(2024).co2e_kg, rel=1e-12)
    [message] = said(result, "price_index_last_known")
    assert message.startswith(f"consumer prices of DE are known to 2024; those of {year} are taken as of 2024. Give the amount in prices")


def test_money_of_the_euro_area_without_a_country_says_its_index_ends():
    assert money_steps("EUR", 2024, "EUR", 2022, "SE")[0].gap.startswith("consumer prices of euro_area are known to 2023; those of 2024")
    assert money_steps("EUR", 2023, "EUR", 2022, "SE")[0].gap == ""
    assert money_steps("EUR", 2025, "EUR", 2024, "DE")[0].ratio == 1.0


def test_the_cause_named_is_that_of_the_factor_asked_last():
    [finding] = [finding for finding in spend(2031).findings if finding.severity == "error"]
    assert "does not stand in" not in finding.message
    with pytest.raises(carbon.CarbonError, match="consumer prices of DE are known for .* to 2024, not for 2025"):
        money_steps("EUR", 2031, "EUR", 2022, "DE")
