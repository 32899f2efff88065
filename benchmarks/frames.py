"""Ten million rows: totals and rows by this library, and by hand in polars, DuckDB, pandas and numpy with ready coefficients."""

from __future__ import annotations

import duckdb
import numpy as np
import polars as pl
from data import GASES, GIVEN, KEYS, coefficients, ledger, parquet
from measure import Row, alternating, in_process

import carbon
from carbon.factors.catalogue import Catalogue

ROWS = 10_000_000
_VALUES = ("co2e_kg", *GASES)


def join_first(table: pl.LazyFrame, ready: pl.DataFrame) -> pl.DataFrame:
    """Totals by site as a person writes them: join, multiply, group."""
    sums = [(pl.col("qty") * pl.col(f"{name}_of_one")).sum().alias(name) for name in _VALUES]
    return table.join(ready.lazy(), on=KEYS, how="left").group_by("site").agg(sums).collect(engine="streaming")


def reduce_first(table: pl.LazyFrame, ready: pl.DataFrame) -> pl.DataFrame:
    """Totals by site the other way: group by site and keys, join, multiply, group."""
    sums = [(pl.col("qty") * pl.col(f"{name}_of_one")).sum().alias(name) for name in _VALUES]
    part = table.group_by("site", *KEYS).agg(pl.col("qty").sum())
    return part.join(ready.lazy(), on=KEYS, how="left").group_by("site").agg(sums).collect(engine="streaming")


def rows_by_hand(table: pl.LazyFrame, ready: pl.DataFrame) -> pl.DataFrame:
    """CO2e and three gases of each row, in the order of the input."""
    values = [(pl.col("qty") * pl.col(f"{name}_of_one")).alias(name) for name in _VALUES]
    joined = table.join(ready.lazy(), on=KEYS, how="left", maintain_order="left").with_columns(values)
    return joined.select(pl.exclude("^.*_of_one$")).collect()


def by_hand_in_duckdb(table: pl.DataFrame, ready: pl.DataFrame) -> object:
    """Totals by site in SQL."""
    ledger_table, plan = table.to_arrow(), ready.to_arrow()
    connection = duckdb.connect()
    connection.register("ledger_table", ledger_table)
    connection.register("plan", plan)
    sums = ", ".join(f"sum(qty * {name}_of_one) AS {name}" for name in _VALUES)
    return connection.sql(f"SELECT site, {sums} FROM ledger_table LEFT JOIN plan USING ({', '.join(KEYS)}) GROUP BY site").fetchall()


def totals() -> list[Row]:
    """Totals by site with gases, warm and cold, beside hand-written queries."""
    table = ledger(ROWS)
    plan = carbon.plan(table, **GIVEN)
    ready, lazy = coefficients(plan), table.lazy()
    times = alternating(
        {
            "join": lambda: join_first(lazy, ready),
            "reduce": lambda: reduce_first(lazy, ready),
            "duckdb": lambda: by_hand_in_duckdb(table, ready),
            "warm": lambda: carbon.calculate(lazy, plan=plan).by("site"),
            "gases": lambda: carbon.calculate(lazy, plan=plan).by("site", "gas"),
            "eager": lambda: carbon.calculate(table, plan=plan).by("site"),
            "cold": lambda: carbon.calculate(lazy, catalogue=Catalogue(carbon.catalogue().layers), **GIVEN).by("site"),
        }
    )
    best = min(times["join"], times["reduce"])
    name = "best polars by hand"
    return [
        Row("totals by hand, polars, join first", times["join"], ROWS),
        Row("totals by hand, polars, reduce first", times["reduce"], ROWS),
        Row("totals by hand, DuckDB", times["duckdb"], ROWS, name, best),
        Row("totals by site, warm plan, lazy frame", times["warm"], ROWS, name, best, "≤ 1.25 ×"),
        Row("totals by site, warm plan, eager frame", times["eager"], ROWS, name, best, "≤ 1.25 ×"),
        Row("totals by site and gas, warm plan", times["gases"], ROWS, name, best),
        Row("totals by site, cold: 10 000 questions answered from nothing", times["cold"], ROWS, name, best, "≤ 2 ×"),
    ]


def rows() -> list[Row]:
    """Each row with CO2e and gases."""
    table = ledger(ROWS)
    plan = carbon.plan(table, **GIVEN)
    ready = coefficients(plan)
    small, few = table[:1_000_000].to_pandas(), ready.to_pandas()
    random = np.random.default_rng(1)
    amounts, questions, values = table["qty"].to_numpy(), random.integers(0, 10_000, ROWS), random.random(10_000)
    times = alternating(
        {
            "hand": lambda: rows_by_hand(table.lazy(), ready),
            "frame": lambda: carbon.calculate(table, plan=plan).to_frame(),
            "numpy": lambda: np.bincount(questions, weights=amounts * values[questions], minlength=10_000),
            "pandas": lambda: small.merge(few, on=KEYS, how="left").eval("qty * co2e_kg_of_one"),
        }
    )
    return [
        Row("rows by hand, polars", times["hand"], ROWS),
        Row("rows, warm plan", times["frame"], ROWS, "polars by hand", times["hand"], "≤ 1.5 ×"),
        Row("numpy multiply and bincount, keys numbered already", times["numpy"], ROWS),
        Row("rows by hand, pandas merge (1 000 000 rows)", times["pandas"], 1_000_000),
    ]


_STREAM = """
import sys; sys.path.insert(0, "benchmarks")
import polars as pl, carbon
from data import GIVEN
lazy = pl.scan_parquet({path!r})
{work}
"""
_TOTALS = 'carbon.calculate(lazy, **GIVEN).by("site")'
_SINK = "carbon.calculate(lazy, **GIVEN).to_frame().sink_parquet({out!r})"


def streaming(sizes: tuple[int, ...] = (10_000_000, 100_000_000)) -> list[Row]:
    """Parquet to totals and to Parquet, each in a process of its own."""
    found = []
    for size in sizes:
        path = str(parquet(size))
        for name, work in (("totals by site", _TOTALS), ("rows to Parquet", _SINK.format(out=f"{path}.out"))):
            runs = sorted(in_process(_STREAM.format(path=path, work=work)) for _ in range(3))
            found.append(
                Row(
                    f"{size:,} rows of Parquet: {name}".replace(",", " "),
                    runs[1][0],
                    size,
                    memory=max(run[1] for run in runs),
                    aim="≤ 2 GB",
                )
            )
    return found
