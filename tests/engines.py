"""Every engine that a table may come in: how one is made, and how its rows are read."""

from __future__ import annotations

from datetime import date
from math import fsum, isclose

import pandas as pd
import polars as pl
import pyarrow as pa

import carbon


def polars_lazy(columns):
    return pl.DataFrame(columns).lazy()


def pandas_frame(columns):
    return pd.DataFrame(columns)


OPEN = []
"""Connections of this run: a relation of older versions does not keep its own open."""


def duckdb_connection():
    import duckdb

    OPEN.append(duckdb.connect())
    return OPEN[-1]


def duckdb_relation(columns):
    return duckdb_connection().from_arrow(pa.table(columns))


def dask_frame(columns):
    import dask.dataframe as dd

    return dd.from_pandas(pd.DataFrame(columns), npartitions=2)


def spark_frames(session):
    return lambda columns: session.createDataFrame(pa.table(columns))


EAGER = {"polars": pl.DataFrame, "pandas": pandas_frame, "pyarrow": pa.table}
LAZY = {"polars lazy": polars_lazy, "duckdb": duckdb_relation, "dask": dask_frame}
ALL = EAGER | LAZY


def read_once(table):
    """The cells of a table of any engine, in memory: whoever reads several columns of a lazy one has its engine work once."""
    if isinstance(table, pl.LazyFrame):
        table = table.collect()
    if hasattr(table, "compute"):
        table = table.compute()
    if hasattr(table, "toArrow"):
        table = table.toArrow()
    if hasattr(table, "order") and hasattr(table, "pl"):
        table = table.pl()
    return pl.from_arrow(table) if isinstance(table, pa.Table) else table


def cells(table, name):
    """The column of a table of any engine, as a list with None for what is empty."""
    table = read_once(table)
    values = table[name].to_list() if isinstance(table, pl.DataFrame) else table[name].tolist()
    return [None if value is None or value is pd.NA or value != value else value for value in values]


LEDGER = {
    "row": [0, 1, 2, 3, 4, 5, 6, 7],
    "commodity": ["diesel", "petrol", "diesl", None, "diesel", "diesel", "electricity", "diesel"],
    "qty": [40.0, 1.0, 2.0, 3.0, None, -4.0, 5.0, 0.1],
    "uom": ["l", "m3", "l", "l", "l", "l", "MWh", "kg"],
    "country": ["GB", "SE", "GB", "GB", "GB", "SE", "SE", None],
    "day": [date(2019, 3, 1)] * 4 + [date(2018, 12, 31)] * 4,
    "site": ["a", "b", "a", "b", "a", "b", None, "a"],
}
MAPPED = {"kind": "commodity", "amount": "qty", "unit": "uom", "region": "country", "period": "day", "site": "site"}
UNANSWERED = (2, 3, 4, 5)
"""Rows of the ledger that have no answer."""


def assert_numbers_of_scalars(table):
    """The ledger in a lazy engine: rows equal to the scalar to the last bit, sums to 1e-12, the same kind of table out."""
    result = carbon.calculate(table, **MAPPED)
    out = result.to_frame()
    assert type(out) is type(table)
    out = read_once(out)
    found = dict(zip(cells(out, "row"), cells(out, "co2e_kg"), strict=True))
    columns = (LEDGER[name] for name in ("commodity", "qty", "uom", "country", "day"))
    for row, (what, qty, uom, place, day) in enumerate(zip(*columns, strict=True)):
        expected = None if row in UNANSWERED else carbon.calculate(what, (qty, uom), region=place, period=day).co2e_kg
        assert found[row] == expected
    total = fsum(value for value in found.values() if value is not None)
    assert isclose(result.co2e_kg, total, rel_tol=1e-12)
    for keys in (("site",), ("scope", "site"), ("commodity", "factor_id"), ("gas",)):
        assert isclose(fsum(result.by(*keys)["co2e_kg"].to_list()), total, rel_tol=1e-12)
    assert (result.rows, result.unanswered) == (8, len(UNANSWERED))
