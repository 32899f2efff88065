"""Spend: price year, currency, value added tax and price basis, by hand from the tables."""

from __future__ import annotations

from math import isclose

import pytest
from pydantic import ValidationError

import carbon
from carbon.core.prices import money_steps

AR5 = carbon.Policy(gwp_set="ar5_100")
# US EPA, Supply Chain Greenhouse Gas Emission Factors v1.3.0, NAICS CO2e table: kg CO2e per 2022 USD, with margins.
SOYBEANS = 0.532  # 111110, row 2


def spent(money, **fields):
    return carbon.calculate(carbon.Spend(money=money, sector="111110", **({"period": 2022, "region": "US"} | fields)), policy=AR5)


def test_spend_of_the_price_year_comes_to_the_published_factor():
    assert isclose(spent("1000 USD", vat=0).co2e_kg, 1000 * SOYBEANS, rel_tol=2e-3)


def test_value_added_tax_is_taken_out():
    assert isclose(spent("1250 USD", vat="25 %").co2e_kg, spent("1000 USD", vat=0).co2e_kg, rel_tol=1e-12)


def test_money_of_another_year_and_currency_is_deflated_and_exchanged():
    """1 SEK of 2023 is deflated to 2022 by Swedish consumer prices and exchanged at the mean rate of 2022."""
    step = 1.0
    for part in money_steps("SEK", 2023, "USD", 2022, "SE"):
        step *= part.ratio
    found = spent("1000 SEK", vat=0, period=2023, region="SE")
    assert "region_stand_in" in {finding.code for finding in found.findings}
    assert isclose(found.co2e_kg, spent("1000 USD", vat=0).co2e_kg * step, rel_tol=1e-9)


def test_producer_prices_take_margins():
    assert isclose(spent("1000 USD", vat=0, price_basis="producer", margin="20 %").co2e_kg, spent("1200 USD", vat=0).co2e_kg, rel_tol=1e-12)
    assert "price_basis_differs" in {finding.code for finding in spent("1000 USD", vat=0, price_basis="basic").findings}


def test_tax_that_is_not_said_is_a_finding():
    assert "vat_assumed" in {finding.code for finding in spent("1000 USD").findings}


@pytest.mark.parametrize(
    ("purpose", "category"), [("goods", 1), ("capital", 2), ("freight_in", 4), ("business_travel", 6), ("freight_out", 9)]
)
def test_spend_is_booked_by_its_purpose(purpose, category):
    """Technical Guidance (2013), spend-based method of categories 1, 2, 4, 6 and 9."""
    assert spent("1000 USD", vat=0, purpose=purpose).by("category")["category"].to_list() == [category]


def test_transport_by_spend_comes_to_the_guidance(tmp_path):
    """Technical Guidance, example 4.4, page 66: 800 + 4 500 + 2 000 = 7 300 kg."""
    path = tmp_path / "own.csv"
    rows = [f"spend,classification=naics_2017; sector={code},production,world,USD,kg,{value},example 4.4" for code, value in
            ((484, 0.04), (481, 0.15), (483, 0.05))]  # fmt: skip
    path.write_text("key,qualifiers,stages,region,unit,mass,co2e,locator\n" + "\n".join(rows), encoding="utf-8")
    paid = [("20000 USD", "484"), ("30000 USD", "481"), ("40000 USD", "483")]
    activities = [carbon.Spend(money=money, sector=sector, vat=0, period=2013, purpose="freight_in") for money, sector in paid]
    result = carbon.calculate(activities, catalogue=carbon.Catalogue.read(path), policy=AR5)
    assert isclose(result.co2e_kg, 7300, rel_tol=1e-12)
    assert result.by("category")["category"].to_list() == [4]


@pytest.mark.parametrize(
    ("fields", "code", "words"),
    [
        ({"money": "1000 USD", "sector": "111110"}, "price_year_missing", "Write period=2022"),
        ({"money": "1000", "sector": "111110", "period": 2022}, "unit_missing", "has no unit"),
        ({"money": "1000 kg", "sector": "111110", "period": 2022}, "dimension", "expected"),
        ({"money": "1 USD", "sector": "1", "period": 2022, "margin": 0.2}, "fields_contradict", "purchaser prices include margins already"),
        ({"money": "1 USD", "sector": "1", "period": 2022, "vat": "250 %"}, "share_invalid", "Write 0 to 1"),
    ],
)
def test_bad_spend_says_what_to_write(fields, code, words):
    with pytest.raises((ValidationError, carbon.CarbonError)) as raised:
        carbon.Spend(**fields)
    inner = raised.value if isinstance(raised.value, carbon.CarbonError) else raised.value.errors()[0]["ctx"]["error"]
    assert inner.code == code
    assert words in str(inner)


def test_money_without_a_currency_is_shown_one():
    with pytest.raises(carbon.CarbonError, match="Write the number with its unit, as '1000 SEK'"):
        carbon.calculate("spend", "1000", sector="111110", period=2022)
