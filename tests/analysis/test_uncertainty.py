"""Draws of a total: factors err together, rows do not, and what states nothing is said."""

import math

import numpy as np
import pytest

import carbon
from carbon.analysis.spreads import amount_spreads, factor_spreads, parts
from carbon.analysis.uncertainty import first_order, lognormal, uncertainty
from carbon.core.errors import CarbonError
from carbon.core.spread import Spread


def diesel(**fields):
    return {"kind": "diesel", "amount": "100 l", "region": "GB", "period": 2019} | fields


def test_parts_sum_to_the_total():
    result = carbon.calculate([diesel(), diesel(kind="electricity", amount="1 MWh")])
    assert math.fsum(part.kg for part in parts(result)) == pytest.approx(result.co2e_kg, rel=1e-12)


def test_nine_hundred_rows_of_one_factor_err_together_in_the_factor_and_apart_in_the_amounts():
    one = carbon.calculate([diesel(uncertainty="±10 %")])
    many = carbon.calculate([diesel(amount=f"{100 / 900} l", uncertainty="±10 %") for _ in range(900)])
    certain = {"draws": 20_000, "seed": 3}
    assert uncertainty(one, **certain).relative == pytest.approx(0.10, rel=0.03)
    assert uncertainty(many, **certain).relative == pytest.approx(0.10 / 30, rel=0.03)
    # The factor's own error is the same for one row and for 900.
    sure = carbon.calculate([diesel(amount=f"{100 / 900} l") for _ in range(900)])
    assert uncertainty(sure, otherwise=Spread(0.05, 0.05), draws=20_000).relative == pytest.approx(
        uncertainty(carbon.calculate([diesel()]), otherwise=Spread(0.05, 0.05), draws=20_000).relative, rel=1e-9
    )


def test_draws_agree_with_the_first_order_rule():
    rows = [diesel(uncertainty="±10 %"), diesel(kind="petrol", uncertainty="±20 %"), diesel(amount="40 l")]
    result = carbon.calculate(rows)
    drawn = uncertainty(result, draws=40_000, seed=5, otherwise=Spread(0.04, 0.04))
    assert drawn.relative == pytest.approx(first_order(result, Spread(0.04, 0.04)), rel=0.03)
    assert np.mean(drawn.draws) == pytest.approx(result.co2e_kg, rel=0.005)


def test_bounds_of_the_guidelines_are_read_per_gas():
    # IPCC 2006 vol. 2, Table 2.4: diesel oil 74 100 kg CO2/TJ, 95 % between 72 600 and 74 800.
    result = carbon.calculate("diesel", "1 TJ_net", sector="commercial")
    found = {gas: spread for (name, gas), spread in factor_spreads(result).items() if name.startswith("ipcc-2006")}
    assert found["co2"] == pytest.approx((1 - 72_600 / 74_100, 74_800 / 74_100 - 1))


def test_an_interval_contains_its_share_of_the_draws_and_the_seed_repeats_them():
    result = carbon.calculate([diesel(uncertainty="±40 %")])
    first, second = (uncertainty(result, draws=5_000, seed=7) for _ in range(2))
    assert (first.draws == second.draws).all()
    low, high = first.interval(0.9)
    assert np.mean((first.draws > low) & (first.draws < high)) == pytest.approx(0.9, abs=0.002)
    assert (first.draws > 0).all(), "large uncertainties are lognormal: never below zero"


def test_a_lognormal_has_the_stated_interval():
    middle, sigma = lognormal(Spread(0.667, 2.33))
    assert math.exp(middle - 1.959963984540054 * sigma) == pytest.approx(1 - 0.667)
    assert math.exp(middle + 1.959963984540054 * sigma) == pytest.approx(1 + 2.33)
    assert lognormal(Spread(1.5, 1.5)) == (0.0, math.log(2.5) / 1.959963984540054)


def test_quality_scores_are_a_spread_and_a_stated_uncertainty_goes_before_them():
    scored = carbon.calculate([diesel(quality="1; 1; 1; 1; 5")])
    assert amount_spreads(scored)[0] == pytest.approx((0.5, 1.0))
    both = carbon.calculate([diesel(quality="1; 1; 1; 1; 5", uncertainty="±10 %")])
    assert amount_spreads(both)[0] == pytest.approx((0.1, 0.1))


def test_what_states_no_uncertainty_is_said():
    text = str(uncertainty(carbon.calculate([diesel()])))
    assert "factors of 0% of it state an uncertainty, the rest count as known" in text
    assert "seed 1" in text


def test_the_largest_cause_comes_first():
    result = carbon.calculate([diesel(uncertainty="±5 %"), diesel(kind="petrol", uncertainty="±30 %")])
    table = uncertainty(result).by()
    assert table["variance_share"].sum() == pytest.approx(1.0)
    assert table["variance_share"][0] == pytest.approx(table["variance_share"].max())


def test_wrong_questions_are_sentences():
    result = carbon.calculate([diesel()])
    with pytest.raises(CarbonError, match="99 draws are too few for a 95 % interval. Use 100 or more."):
        uncertainty(result, draws=99)
    with pytest.raises(CarbonError, match="level 95 is no probability. Write one between 0 and 1, as 0.95."):
        uncertainty(result).interval(95)
    with pytest.raises(CarbonError, match="no row has an answer"):
        uncertainty(carbon.calculate([diesel(kind="fuel", fuel="unobtainium")]))
