"""What is said of a cell names the first row that has it, in a list, in a table and in a folder alike."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import carbon

ROWS = [
    {"kind": "diesel", "amount": "40 l", "region": "GB", "period": "2019"},
    {"kind": "thing", "amount": "3 kg", "factor": "2 kg/kg"},
    {"kind": "coke", "amount": "3 l", "region": "US", "period": "2022"},
]
NAMES = ("kind", "amount", "region", "period", "factor")


def of_list(rows):
    return carbon.calculate(rows)


def of_table(rows):
    frame = pl.DataFrame({name: [row.get(name) for row in rows] for name in NAMES}, schema=dict.fromkeys(NAMES, pl.String))
    return carbon.calculate(frame, **{name: name for name in NAMES})


@pytest.mark.parametrize("road", [of_list, of_table])
@given(order=st.lists(st.integers(0, 2), min_size=2, max_size=8))
def test_an_error_and_what_names_a_column_say_their_first_row(road, order):
    found = road([ROWS[number] for number in order])
    said = {finding.code: finding for finding in found.findings}
    for code, number, column in (("gas_assumed", 1, "factor"), ("factor_missing", 2, None)):
        if number in order:
            assert (said[code].row, said[code].column, said[code].count) == (order.index(number), column, order.count(number))
        else:
            assert code not in said


def test_one_activity_has_no_row():
    (finding,) = (item for item in carbon.calculate("thing", "3 kg", factor="2 kg/kg").findings if item.code == "gas_assumed")
    assert finding.row is None
