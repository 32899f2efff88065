"""A finding counts rows: each row once, however many questions it asks."""

from __future__ import annotations

from collections import Counter

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

import carbon

PERIODS = ["2023", "2023-08-01/2024-07-31", "2022-07-01/2024-06-30", "2024-02", "2023-12-31/2024-01-01"]
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "kind": st.sampled_from(["electricity", "natural_gas"]),
            "amount": st.sampled_from([0.0, 1.0, 2500.5]),
            "unit": st.just("kWh"),
            "period": st.sampled_from(PERIODS),
            "region": st.sampled_from(["GB", "US", "SE", "IN"]),
        }
    ),
    min_size=1,
    max_size=12,
)


def by_row(rows):
    """Code of a finding → how many rows have it, each asked alone; some findings are about several rows."""
    return Counter(code for row in rows for code in {finding.code for finding in carbon.calculate([row]).findings})


def distinct(result):
    """Code → count, of codes with one message: several messages of one code may speak of the same row."""
    messages = Counter(finding.code for finding in result.findings)
    return {finding.code: finding.count for finding in result.findings if messages[finding.code] == 1}


@given(ROWS)
def test_each_row_is_counted_once_by_every_road(rows):
    wanted = by_row(rows)
    for result in (
        carbon.calculate(rows),
        carbon.calculate(pl.DataFrame(rows), map_names=True),
        carbon.calculate(pl.LazyFrame(rows), map_names=True),
    ):
        counts = distinct(result)
        assert {code: counts[code] for code in counts if code in wanted} == {
            code: count for code, count in wanted.items() if code in counts
        }


def test_a_row_of_two_years_is_one_row():
    row = {"kind": "electricity", "amount": 100.0, "unit": "kWh", "period": "2023-08-01/2024-07-31", "region": "GB"}
    result = carbon.calculate([row] * 3)
    assert {(finding.code, finding.count) for finding in result.findings} == {("residual_mix_missing", 3), ("gwp_set_differs", 3)}
