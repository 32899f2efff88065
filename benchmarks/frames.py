"""Ten million rows: totals and rows by this library, and by hand in polars, DuckDB, pandas and numpy with ready coefficients.

A query by hand sums what the library sums: CO2e alone, or the gases that the plan has. It is given their coefficients ready.
"""

from __future__ import annotations

from pathlib import Path

import duckdb
import numpy as np
import polars as pl
from data import FOLDER, GIVEN, KEYS, coefficients, gases, ledger, parquet
from measure import Row, alternating, in_process

import carbon
from carbon.engine.plan.output_columns import _gas_column
from carbon.factors.catalogue import Catalogue

ROWS = 10_000_000
FEW = 36
"""Distinct questions of a table that has few."""


def join_first(table: pl.LazyFrame, ready: pl.DataFrame) -> pl.DataFrame:
    """Totals by site as a person writes them: join, multiply, group."""
    names = [name for name in ready.columns if name not in KEYS]
    sums = [(pl.col(name) * pl.col("qty")).sum() for name in names]
    return table.join(ready.lazy(), on=KEYS, how="left").group_by("site").agg(sums).collect(engine="streaming")


def reduce_first(table: pl.LazyFrame, ready: pl.DataFrame) -> pl.DataFrame:
    """Totals by site the other way: group by site and keys, join, multiply, group."""
    part = table.group_by("site", *KEYS).agg(pl.col("qty").sum())
    return join_first(part, ready)


def weighed_after(table: pl.LazyFrame, masses: pl.DataFrame, weights: dict[str, float]) -> pl.DataFrame:
    """Kg and kg CO2e of each gas by site: masses are summed, and two hundred sums a gas are weighed."""
    sums = join_first(table, masses).unpivot(index="site", variable_name="gas", value_name="kg")
    return sums.with_columns(co2e_kg=pl.col("kg") * pl.col("gas").replace_strict(weights))


def rows_by_hand(table: pl.LazyFrame, ready: pl.DataFrame) -> pl.DataFrame:
    """CO2e and the gases of each row, in the order of the input."""
    values = [pl.col(name) * pl.col("qty") for name in ready.columns if name not in KEYS]
    return table.join(ready.lazy(), on=KEYS, how="left", maintain_order="left").with_columns(values).collect()


def by_hand_in_duckdb(table: pl.DataFrame, ready: pl.DataFrame) -> object:
    """Totals by site in SQL."""
    ledger_table, plan = table.to_arrow(), ready.to_arrow()
    connection = duckdb.connect()
    connection.register("ledger_table", ledger_table)
    connection.register("plan", plan)
    sums = ", ".join(f"sum(qty * {name}) AS {name}" for name in ready.columns if name not in KEYS)
    return connection.sql(f"SELECT site, {sums} FROM ledger_table LEFT JOIN plan USING ({', '.join(KEYS)}) GROUP BY site").fetchall()


def by_site(table: pl.DataFrame, plan: carbon.Plan) -> object:
    """CO2e by site, of a lazy frame."""
    return carbon.calculate(table.lazy(), plan=plan).by("site")


def by_site_and_gas(table: pl.DataFrame, plan: carbon.Plan) -> object:
    """Kg and kg CO2e of each gas by site, of a lazy frame."""
    return carbon.calculate(table.lazy(), plan=plan).by("site", "gas")


def each_row(table: pl.DataFrame, plan: carbon.Plan) -> object:
    """The table with CO2e, gases and words of each row."""
    return carbon.calculate(table, plan=plan).to_frame()


def site_by_hand(table: pl.DataFrame, plan: carbon.Plan) -> object:
    """CO2e by site by hand."""
    return join_first(table.lazy(), coefficients(plan).select(*KEYS, "co2e_kg"))


def gases_by_hand(table: pl.DataFrame, plan: carbon.Plan) -> object:
    """CO2e and gases by site by hand."""
    return join_first(table.lazy(), coefficients(plan))


def each_row_by_hand(table: pl.DataFrame, plan: carbon.Plan) -> object:
    """CO2e and gases of each row by hand."""
    return rows_by_hand(table.lazy(), coefficients(plan))


_ALONE = """
import sys; sys.path.insert(0, {here!r})
import polars as pl, carbon, frames
table, plan = pl.read_parquet({path!r}), carbon.Plan.load({plan!r})
frames.{work}(table, plan)
"""


def peak(work: str, plan: carbon.Plan) -> float:
    """Return the peak memory of a work on ten million rows, their table of 0.5 GB within, in a process of its own [MB]."""
    path, saved = parquet(ROWS), FOLDER / "plan.json"
    plan.save(saved)
    return in_process(_ALONE.format(here=str(Path(__file__).parent), path=str(path), plan=str(saved), work=work)).memory


def totals() -> list[Row]:
    """CO2e by site, warm and cold, beside hand-written queries of the same sums."""
    table = ledger(ROWS)
    plan = carbon.plan(table, **GIVEN)
    ready, lazy = coefficients(plan).select(*KEYS, "co2e_kg"), table.lazy()
    times = alternating(
        {
            "join": lambda: join_first(lazy, ready),
            "reduce": lambda: reduce_first(lazy, ready),
            "duckdb": lambda: by_hand_in_duckdb(table, ready),
            "warm": lambda: by_site(table, plan),
            "eager": lambda: carbon.calculate(table, plan=plan).by("site"),
            "cold": lambda: carbon.calculate(lazy, catalogue=Catalogue(carbon.catalogue().layers), **GIVEN).by("site"),
        }
    )
    best, name = min(times["join"], times["reduce"]), "best polars by hand"
    return [
        Row("CO2e by site by hand, polars, join first", times["join"], ROWS, memory=peak("site_by_hand", plan)),
        Row("CO2e by site by hand, polars, reduce first", times["reduce"], ROWS),
        Row("CO2e by site by hand, DuckDB", times["duckdb"], ROWS, name, best),
        Row("CO2e by site, warm plan, lazy frame", times["warm"], ROWS, name, best, "≤ 1.25 ×", peak("by_site", plan)),
        Row("CO2e by site, warm plan, eager frame", times["eager"], ROWS, name, best, "≤ 1.25 ×"),
        Row("CO2e by site, cold: 10 000 questions answered from nothing", times["cold"], ROWS, name, best, "≤ 2 ×"),
    ]


def few() -> list[Row]:
    """CO2e by site of few distinct questions, as most ledgers have, warm and cold."""
    table = ledger(ROWS, FEW)
    plan = carbon.plan(table, **GIVEN)
    ready, lazy = coefficients(plan).select(*KEYS, "co2e_kg"), table.lazy()
    times = alternating(
        {
            "join": lambda: join_first(lazy, ready),
            "reduce": lambda: reduce_first(lazy, ready),
            "warm": lambda: by_site(table, plan),
            "cold": lambda: carbon.calculate(lazy, catalogue=Catalogue(carbon.catalogue().layers), **GIVEN).by("site"),
        }
    )
    best, name = min(times["join"], times["reduce"]), "best polars by hand"
    return [
        Row(f"{FEW} questions: CO2e by site by hand, polars", best, ROWS),
        Row(f"{FEW} questions: CO2e by site, warm plan, lazy frame", times["warm"], ROWS, name, best, "≤ 1.25 ×"),
        Row(f"{FEW} questions: CO2e by site, cold, answered from nothing", times["cold"], ROWS, name, best, "≤ 1.2 ×"),
    ]


def gas_totals() -> list[Row]:
    """Kg and kg CO2e of each gas by site, beside hand-written queries that sum the same gases."""
    table = ledger(ROWS)
    plan = carbon.plan(table, **GIVEN)
    ready, lazy = coefficients(plan), table.lazy()
    masses = ready.drop("co2e_kg")
    weights = {_gas_column(gas): weight for gas, weight in plan.weights.items()}
    times = alternating(
        {
            "join": lambda: join_first(lazy, ready),
            "weighed": lambda: weighed_after(lazy, masses, weights),
            "duckdb": lambda: by_hand_in_duckdb(table, ready),
            "warm": lambda: by_site_and_gas(table, plan),
            "cold": lambda: carbon.calculate(lazy, catalogue=Catalogue(carbon.catalogue().layers), **GIVEN).by("site", "gas"),
        }
    )
    best, name, count = min(times["join"], times["weighed"]), "best polars by hand", len(gases(ready))
    return [
        Row(f"CO2e and {count} gases by site by hand, polars", times["join"], ROWS, memory=peak("gases_by_hand", plan)),
        Row(f"{count} gases by site by hand, polars, weighed after", times["weighed"], ROWS),
        Row(f"CO2e and {count} gases by site by hand, DuckDB", times["duckdb"], ROWS, name, best),
        Row(f"{count} gases and their CO2e by site, warm plan", times["warm"], ROWS, name, best, "≤ 1.25 ×", peak("by_site_and_gas", plan)),
        Row(f"{count} gases and their CO2e by site, cold: 10 000 questions from nothing", times["cold"], ROWS, name, best, "≤ 2 ×"),
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
            "frame": lambda: each_row(table, plan),
            "numpy": lambda: np.bincount(questions, weights=amounts * values[questions], minlength=10_000),
            "pandas": lambda: small.merge(few, on=KEYS, how="left").eval("qty * co2e_kg"),
        }
    )
    hand, count = times["hand"], len(gases(ready))
    return [
        Row(f"rows by hand, polars, CO2e and {count} gases", hand, ROWS, memory=peak("each_row_by_hand", plan)),
        Row(
            f"rows, warm plan, CO2e, {count} gases, words", times["frame"], ROWS, "polars by hand", hand, "≤ 1.5 ×", peak("each_row", plan)
        ),
        Row("numpy multiply and bincount, keys numbered already", times["numpy"], ROWS),
        Row("rows by hand, pandas merge, CO2e (1 000 000 rows)", times["pandas"], 1_000_000),
    ]
