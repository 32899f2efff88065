"""A result is a value: reading it in any order, any number of times, changes nothing, to the last bit."""

from __future__ import annotations

import numpy as np
import pandas as pd
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import carbon
from engines import LEDGER, MAPPED, cells, duckdb_relation, read_once

WHERE = {"region": "SE", "period": 2019}
TABLES = {"polars": pl.DataFrame, "pandas": pd.DataFrame, "polars lazy": lambda data: pl.DataFrame(data).lazy()}
TWO_YEARS = {
    "kind": ["diesel", "electricity", "diesel"],
    "amount": [40.1, 0.3, 7.7],
    "unit": ["l", "MWh", "kg"],
    "period": ["2018-07-03/2019-06-30", "2019", "2018"],
    "site": ["a", "b", "a"],
}
MAKERS = {
    **{name: (lambda make=make: carbon.calculate(make(LEDGER), **MAPPED)) for name, make in TABLES.items()},
    "two years": lambda: carbon.calculate(pl.DataFrame(TWO_YEARS), map_names=True, region="GB"),
    "objects": lambda: carbon.calculate(
        [
            {"kind": "diesel", "amount": "0.1 l", "source": "cars", **WHERE},
            {"kind": "electricity", "amount": "3 MWh", "source": "power", "site": "a", **WHERE},
            {"kind": "diesel", "amount": "0.2 l", "source": "cars", **WHERE, "period": "2018-07-03/2019-06-30"},
        ]
    ),
    "one": lambda: carbon.calculate("sevoflurane", "250 ml", **WHERE),
}


def shown(table):
    """A table of any library as plain values, floats to the last bit."""
    table = read_once(table)
    return {name: [value.hex() if isinstance(value, float) else str(value) for value in cells(table, name)] for name in table.columns}


READINGS = {
    "explain one": lambda result: result.explain(0),
    "explain": lambda result: result.explain(),
    "one row": lambda result: (result[0].co2e_kg, result[0].explain()),
    "where a label": lambda result: result.where(site="a").total_kg("market"),
    "where a kind": lambda result: (result.where(kind="fuel").co2e_kg, result.where(kind="fuel").rows),
    "where a scope": lambda result: shown(result.where(scope=1).by("scope")),
    "sum": lambda result: ((result + result).co2e_kg, (result + result).rows),
    "by site": lambda result: shown(result.by("site")),
    "by kind and gas": lambda result: shown(result.by("kind", "gas")),
    "by basis": lambda result: shown(result.by("scope", "basis")),
    "by month": lambda result: shown(result.by("month", "factor_id")),
    "market": lambda result: (result.view("market").co2e_kg, shown(result.view("market").by("scope"))),
    "frame": lambda result: shown(result.to_frame()),
    "json": lambda result: result.to_json(),
    "rows": lambda result: [value.hex() for value in result.row_kg().tolist()],
    "row gases": lambda result: result.row_gases_kg().tolist(),
    "findings": lambda result: result.findings,
    "refused": lambda result: result.refused,
    "words": lambda result: (str(result), repr(result), result.complete, result.completeness, result.unanswered),
}


def read(result, name):
    """What a reading says; a lazy table has no rows in memory, and says so each time."""
    try:
        return READINGS[name](result)
    except carbon.CarbonError as error:
        return str(error)


@pytest.mark.parametrize("name", MAKERS)
def test_each_reading_leaves_every_other_as_it_was(name):
    """Forwards and backwards, so that each is read after every other."""
    alone = {reading: read(MAKERS[name](), reading) for reading in READINGS}
    for order in (list(READINGS), list(reversed(READINGS))):
        result = MAKERS[name]()
        assert {reading: read(result, reading) for reading in order} == alone
        assert {reading: read(result, reading) for reading in order} == alone, "read a second time"


@pytest.mark.slow
@pytest.mark.parametrize("name", MAKERS)
def test_whichever_reading_is_first_leaves_every_other_as_it_was(name):
    alone = {reading: read(MAKERS[name](), reading) for reading in READINGS}
    for first in READINGS:
        result = MAKERS[name]()
        read(result, first)
        assert {reading: read(result, reading) for reading in READINGS} == alone, first


@settings(max_examples=25)
@given(st.sampled_from(sorted(MAKERS)), st.lists(st.sampled_from(sorted(READINGS)), min_size=2, max_size=8))
def test_readings_in_any_order_change_nothing(name, order):
    result = MAKERS[name]()
    for reading in order:
        assert read(result, reading) == read(MAKERS[name](), reading), (order, reading)


def test_comparing_two_results_leaves_both_as_they_were():
    one, other = MAKERS["polars"](), MAKERS["pandas"]()
    before = shown(one.to_frame()), shown(other.to_frame())
    carbon.compare(one, other).by("cause")
    carbon.uncertainty(one, draws=200)
    assert (shown(one.to_frame()), shown(other.to_frame())) == before


def test_a_relation_of_duckdb_is_read_again_and_again():
    result = carbon.calculate(duckdb_relation(LEDGER), **MAPPED)
    first = sorted(zip(cells(result.to_frame(), "row"), cells(result.to_frame(), "factor_ids"), strict=True))
    result.where(scope=1).by("site")
    result.to_json()
    assert sorted(zip(cells(result.to_frame(), "row"), cells(result.to_frame(), "factor_ids"), strict=True)) == first


def test_a_result_may_be_a_key():
    result = MAKERS["polars"]()
    assert {result: 1}[result] == 1
    assert result == result
    assert result != MAKERS["polars"]()


def test_the_older_name_of_what_is_outside_the_totals_warns():
    result = MAKERS["one"]()
    with pytest.warns(DeprecationWarning, match="is named Emissions.outside_totals"):
        assert result.beside("avoided").co2e_kg == result.outside_totals("avoided").co2e_kg


@pytest.mark.parametrize("make", [pl.DataFrame, lambda data: pl.DataFrame(data).lazy()], ids=["eager", "lazy"])
def test_sums_of_many_rows_are_the_same_bits_each_time(make):
    """An engine adds on several threads in any order: a sum of a million rows moves in its last bits from pass to pass."""
    random = np.random.default_rng(1)
    count = 600_000
    data = {
        "qty": random.random(count) * 100,
        "site": random.integers(0, 5, count),
        "place": np.array(["GB", "SE"])[random.integers(0, 2, count)],
    }
    result = carbon.calculate(make(data), kind="diesel", amount="qty", unit=carbon.constant("l"), region="place", period=2019, site="site")
    for reading in (lambda: shown(result.by("site")), lambda: shown(result.by("site", "factor_id", "gas")), result.to_json):
        assert reading() == reading() == reading()
