"""Investments and loans: worked examples of the standard of PCAF and of others, with their inputs and their results."""

from __future__ import annotations

import pytest

import carbon
from carbon.activities.value_chain.investments import portfolio_quality


@pytest.mark.parametrize(
    ("emitted", "outstanding", "value", "asset_class", "published_t", "printed_to"),
    [
        # PCAF Standard part A, second edition (2022), 5.7, table 5-20: 1 MUSD lent, gross domestic product at purchasing power in MUSD.
        pytest.param("61451586 t", "1 MUSD", "579762 MUSD", "sovereign", 106, 0.5, id="PCAF: Singapore, 106 t"),
        pytest.param("42654105 t", "1 MUSD", "469182 MUSD", "sovereign", 91, 0.5, id="PCAF: Hong Kong, 91 t"),
        # ESG Advising, 'Financed emissions example' (5 May 2025): a utility of 10 Mt and 100 MUSD of debt.
        pytest.param("10 Mt", "20 MUSD", "100 MUSD", "business_loan", 2e6, 1, id="ESG Advising: bank A, 2 Mt"),
        pytest.param("10 Mt", "30 MUSD", "100 MUSD", "business_loan", 3e6, 1, id="ESG Advising: bank B, 3 Mt"),
        pytest.param("10 Mt", "50 MUSD", "100 MUSD", "business_loan", 5e6, 1, id="ESG Advising: bondholders, 5 Mt"),
    ],
)
def test_attribution_comes_to_the_published_example(emitted, outstanding, value, asset_class, published_t, printed_to):
    held = carbon.Investment(
        emissions=f"{emitted} CO2e", outstanding=outstanding, value=value, asset_class=asset_class, evidence="the example's own figure"
    )
    assert carbon.calculate(held).co2e_kg / 1000 == pytest.approx(published_t, abs=printed_to, rel=0)


LOANS = [(522_425, 3), (187_449, 5), (82_778, 1), (108_997, 1), (67_556, 2), (54_762, 5)]
"""PCAF Standard part A (2022), ch. 6, box 8: two loans to oil and gas, four to cattle farming; outstanding amount, data quality score."""


@pytest.mark.parametrize(("loans", "published"), [(LOANS, 3.03), (LOANS[:2], 3.53)])
def test_data_quality_comes_to_the_published_example(loans, published):
    """PCAF, box 8: 3.03 for all loans, 3.53 for oil and gas; 108 997 stands as 108 977 in its denominator, which changes no digit."""
    lent = [
        carbon.Investment(
            emissions="1 kt CO2e", outstanding=f"{amount} EUR", value="1 MEUR", asset_class="business_loan", data_quality=f"{score}"
        )
        for amount, score in loans
    ]
    assert portfolio_quality(lent) == pytest.approx(published, abs=0.005, rel=0)
