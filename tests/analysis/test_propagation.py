"""Rules of error propagation against the guidelines' own numbers and by hand."""

import csv
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carbon.analysis.pedigree import GAP, INDICATORS, Scores, factor, parse_scores, sigma, spread
from carbon.analysis.propagation import TrendLine, correlated_sum, independent_sum, product, trend_uncertainty
from carbon.core.errors import CarbonError

ROOT = Path(__file__).parents[2]
POSITIVE = st.floats(0.1, 1e6)
SHARES = st.floats(0.0, 1.0)


def test_a_sum_of_independent_and_of_correlated_quantities():
    # 100 ± 10 % + 50 ± 20 %: √(10² + 10²) / 150 and (10 + 10) / 150
    assert independent_sum([100, 50], [0.1, 0.2]) == pytest.approx(math.sqrt(200) / 150)
    assert correlated_sum([100, 50], [0.1, 0.2]) == pytest.approx(20 / 150)


def test_a_product_of_activity_and_factor():
    # IPCC 2006 vol. 1, equation 3.1
    assert product([0.05, 0.10]) == pytest.approx(0.1118033988749895)


@given(st.lists(st.tuples(POSITIVE, SHARES), min_size=1, max_size=8))
def test_correlated_is_never_less_than_independent(pairs):
    values, shares = zip(*pairs, strict=True)
    assert correlated_sum(values, shares) >= independent_sum(values, shares) - 1e-12


def test_the_same_factor_error_in_two_years_cancels_and_activity_errors_do_not():
    # One source that does not move: sensitivity A is 0, B is 1, so 5 % activity gives 5 % × √2.
    assert trend_uncertainty([TrendLine(100.0, 100.0, 0.0, 0.3)]) == pytest.approx(0.0, abs=1e-12)
    assert trend_uncertainty([TrendLine(100.0, 100.0, 0.05, 0.3)]) == pytest.approx(0.05 * math.sqrt(2))


def test_trend_of_two_sources_by_hand():
    # Base 100 + 100, then 150 + 100. Sensitivities of the first source: B = 150/200 = 0.75,
    # A = ((250 + 1.5) − (200 + 1)) / 201 × 100 − (250 − 200)/200 × 100 = 0.124378… points per per cent.
    lines = [TrendLine(100.0, 150.0, 0.1, 0.2), TrendLine(100.0, 100.0, 0.0, 0.0)]
    type_a = ((251.5 - 201.0) / 201.0 - 0.25) * 100
    assert trend_uncertainty(lines) == pytest.approx(math.hypot(type_a * 0.2, 0.75 * 0.1 * math.sqrt(2)))


def test_pedigree_scores_by_hand():
    # Reliability 2 (1.05), completeness 2 (1.02), time 3 (1.1), geography 2 (1.01), technology 3 (1.2)
    scores = parse_scores("2; 2; 3; 2; 3")
    by_hand = 0.5 * math.sqrt(sum(math.log(x) ** 2 for x in (1.05, 1.02, 1.1, 1.01, 1.2)))
    assert sigma(scores) == pytest.approx(by_hand)
    assert sigma(scores, basic=1.05) == pytest.approx(0.5 * math.sqrt((2 * by_hand) ** 2 + math.log(1.05) ** 2))
    assert spread(Scores(1, 1, 1, 1, 1)) == (0.0, 0.0, "median", "")


def test_each_of_the_25_factors_is_labelled_an_estimate_with_its_row():
    rows = {(name, score): factor(name, score) for name in INDICATORS for score in range(1, 6)}
    assert len(rows) == 25
    for (name, score), found in rows.items():
        assert found.note.startswith("estimate: by the judgement of experts"), (name, score)
        assert found.note.endswith("read second hand")
        assert found.locator.startswith("pedigree_matrix/data.py, version_1, ")
        assert found.locator.endswith(f"score {score}")
    # Read from the package pedigree-matrix 0.2.2, data.py, version_1.
    assert [rows["geography", score].value for score in range(1, 6)] == [1.0, 1.01, 1.02, 1.02, 1.1]
    assert [rows["technology", score].value for score in range(1, 6)] == [1.0, 1.0, 1.2, 1.5, 2.0]
    assert [rows["reliability", score].value for score in range(1, 6)] == [1.0, 1.05, 1.1, 1.2, 1.5]
    assert [rows["completeness", score].value for score in range(1, 6)] == [1.0, 1.02, 1.05, 1.1, 1.2]
    assert [rows["time", score].value for score in range(1, 6)] == [1.0, 1.03, 1.1, 1.2, 1.5]


def test_each_reading_of_a_gap_is_labelled_an_estimate():
    with (ROOT / "emission_factors" / "parameters" / "pedigree.csv").open(encoding="utf-8") as file:
        gaps = [row for row in csv.DictReader(file) if row["family"] == GAP]
    assert {(row["item"], row["name"]): float(row["value"]) for row in gaps} == {
        ("time", "2"): 3, ("time", "3"): 6, ("time", "4"): 10, ("time", "5"): 15, ("time", "undated"): 5,
        ("geography", "wider_area"): 2, ("geography", "stand_in"): 4, ("technology", "average"): 3,
    }  # fmt: skip
    assert all(row["note"].startswith("estimate: ") and row["source"] and row["locator"] for row in gaps)


@pytest.mark.parametrize("text", ["1;2;3", "1;2;3;4;6", "0;1;1;1;1", "good", "1;2;3;4;5;1"])
def test_a_wrong_pedigree_says_what_to_write(text):
    with pytest.raises(CarbonError, match=r"is not a pedigree. Write five scores from 1 \(best\) to 5, as '1; 2; 3; 2; 1'"):
        parse_scores(text)
