"""Money over years and currencies: worked by hand from the two tables, and the sentences where that cannot be done."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import carbon
from carbon.core.prices import money_steps, price_region
from carbon.factors.matching import Wanted, match, rejected

HEADER = "key,qualifiers,stages,region,valid_from,unit,mass,co2,price_year,price_basis,vat,locator\n"
SECTOR = "spend,classification=own; sector=test,production,world,,USD,kg,0.5,2022,purchaser,,table 1\n"


def own(tmp_path, *rows):
    path = tmp_path / "own.csv"
    path.write_text(HEADER + "".join(rows), encoding="utf-8")
    return carbon.Catalogue.read(path)


def wanted(unit="SEK", region="SE", year=2019):
    return Wanted("spend", (("classification", "own"), ("sector", "test")), "production", region, year, unit)


def total(steps):
    ratio = 1.0
    for step in steps:
        ratio *= step.ratio
    return ratio


def test_hundred_kronor_of_2019_are_dollars_of_2022():
    """Inflation of Sweden 2020 0.4973673189 %, 2021 2.163197364 %, 2022 8.369290989 % (World Bank); 10.629575 SEK and
    1.0530486 USD per EUR, means of 2022 (ECB): 100 × 1.004973673189 × 1.02163197364 × 1.08369290989 ÷ 10.629575 × 1.0530486.
    """
    by_hand = 100 * 1.004973673189 * 1.02163197364 * 1.08369290989 / 10.629575 * 1.0530486
    assert by_hand == pytest.approx(11.02269795, rel=1e-8)
    assert 100 * total(money_steps("SEK", 2019, "USD", 2022, "SE")) == pytest.approx(by_hand, rel=1e-12)


def test_prices_go_backwards_too():
    """1 EUR of France 2023 in prices of 2021: ÷ (1.0522236722 × 1.0487836)."""
    forth, back = money_steps("EUR", 2021, "EUR", 2023, "FR"), money_steps("EUR", 2023, "EUR", 2021, "FR")
    assert total(forth) * total(back) == pytest.approx(1.0, rel=1e-15)
    assert total(forth) > 1.0


@given(st.integers(1995, 2024), st.integers(1995, 2024), st.integers(1995, 2024))
def test_a_chain_of_years_is_its_parts(first, middle, last):
    whole = total(money_steps("SEK", first, "SEK", last, "SE"))
    parts = total(money_steps("SEK", first, "SEK", middle, "SE")) * total(money_steps("SEK", middle, "SEK", last, "SE"))
    assert whole == pytest.approx(parts, rel=1e-12)


def test_money_follows_the_prices_of_where_it_is_spent_or_of_its_home():
    assert price_region("SEK", "SE") == "SE"
    assert price_region("EUR", "FR") == "FR"
    assert price_region("EUR", "SE") == "euro_area"
    assert price_region("USD", "world") == "US"
    assert price_region("USD", "US-RFCW") == "US"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("SEK", 2031, "USD", 2022, "SE"), "consumer prices of SE are known for 1990 to 2024, not for 2025. Give the amount in prices"),
        (
            ("SEK", 1990, "USD", 1990, "SE"),
            "the yearly exchange rate of USD is known for 1999 to 2025, not for 1990. Give the amount in EUR",
        ),
        (("XAF", 2020, "EUR", 2021, "SE"), "no consumer prices of XA are known. Give the amount in another currency"),
        (("XAF", 2020, "EUR", 2020, "SE"), "the yearly exchange rate of XAF is not known. Give the amount in EUR or USD"),
    ],
)
def test_what_is_not_known_is_said(arguments, message):
    with pytest.raises(carbon.CarbonError, match=message):
        money_steps(*arguments)


def test_an_amount_meets_a_factor_of_another_year_and_currency_in_shown_steps(tmp_path):
    """0.5 kg/USD of 2022 × 11.0227 USD = 5.511 kg for 100 SEK of 2019; 100 kSEK a thousand times that."""
    catalogue = own(tmp_path, SECTOR)
    taken = match(catalogue, wanted(), carbon.Policy())
    assert 100 * taken.conversion.met * 0.5 == pytest.approx(5.511348975, rel=1e-8)
    assert taken.conversion.steps[0].startswith("consumer prices of SE 2019 → 2022: × 1.11264 (World Bank")
    assert taken.conversion.steps[1].startswith("SEK → USD at the mean rate of 2022: × 0.0990678 (European Central Bank")
    assert taken.conversion.findings == ()


def test_money_that_cannot_be_converted_says_what_to_give(tmp_path):
    catalogue = own(tmp_path, SECTOR)
    undated = rejected(catalogue, wanted(year=None), carbon.Policy())[0].reason
    assert undated == "is per USD of 2022: the year of the SEK is not known. Give period=, as 2019"
    beyond = rejected(catalogue, wanted(year=2031), carbon.Policy())[0].reason
    assert "consumer prices of SE are known for 1990 to 2024" in beyond
    assert rejected(catalogue, wanted(unit="kg"), carbon.Policy())[0].reason == "is per USD, and kg cannot be converted to it"


def test_prices_of_another_kind_are_findings(tmp_path):
    catalogue = own(tmp_path, SECTOR.replace("purchaser,", "basic,included"))
    messages = [
        finding.message for finding in match(catalogue, wanted(), carbon.Policy()).findings if finding.code == "price_basis_differs"
    ]
    assert "at basic prices; what is paid holds trade and transport margins too" in messages[0]
    assert "per money with VAT; the amount is taken without it" in messages[1]


def test_without_a_price_year_nothing_is_deflated(tmp_path):
    catalogue = own(tmp_path, SECTOR.replace(",2022,", ",,"))
    taken = match(catalogue, wanted(), carbon.Policy())
    assert taken.conversion.met == pytest.approx(1.1194745 / 10.589081, rel=1e-12)  # the mean rates of 2019 alone
    assert "price_year_missing" in {finding.code for finding in taken.findings}
    same = match(catalogue, wanted(unit="USD", year=None), carbon.Policy())
    assert same.conversion.met == 1.0
