"""A plan for who joins it by hand: a small table of keys and kg per amount, and the SQL that meets it."""

from __future__ import annotations

from typing import Any

import numpy as np

from carbon.core.errors import CarbonError, did_you_mean
from carbon.core.gases import gas_column
from carbon.core.numbers import LARGEST
from carbon.engine.plan.combinations import Combinations, combinations_of
from carbon.engine.plan.plan_numbers import PlanNumbers
from carbon.tables.keys import engine_value, sql_key

DIALECTS = {"duckdb": ("DOUBLE", "VARCHAR"), "spark": ("DOUBLE", "STRING"), "bigquery": ("FLOAT64", "STRING")}


def key_columns(plan: PlanNumbers, basis: str = "location") -> dict[str, list[Any]]:
    """Return the plan of a table as the columns to join: `key_0` …, `times`, and kg per amount of CO2e and each gas.

    Parameters: plan, made from a table; basis, location or market.
    Raises: CarbonError for a plan of activities, which has no keys.
    """
    known = _known(plan)
    columns: dict[str, list[Any]] = {
        f"key_{place}": [engine_value(key, cells[place]) for cells in known.cells] for place, key in enumerate(known.keys)
    }
    gases, given = plan.question_gases(basis), plan.gas_given(basis)
    numbers = {"co2e_kg": known.values(plan, plan.question_co2e[basis])}
    for place, gas in enumerate(plan.gases):
        numbers[gas_column(gas)] = known.values(plan, np.where(given[:, place], gases[:, place], np.nan))
    columns["times"] = known.one_multiple.tolist()
    for name, values in numbers.items():
        columns[f"{name}_per_amount"] = [None if value != value else value for value in values.tolist()]  # noqa: PLR0124 - NaN
    return columns


def sql(plan: PlanNumbers, table: str, plan_table: str = "plan", dialect: str = "duckdb") -> str:
    """Return the SQL that calculates a table by the plan: one left join, and one multiplication for each value.

    Parameters: plan, made from a table; names of the table and of the plan's own (`key_columns`); dialect, duckdb, spark or bigquery.
    Raises: CarbonError for an unknown dialect, or amounts of text, which SQL cannot read as people write them.
    """
    if dialect not in DIALECTS:
        raise CarbonError(f"SQL dialect '{dialect}' is unknown.{did_you_mean(dialect, DIALECTS)}", code="dialect", field="dialect")
    known = _known(plan)
    if known.amount.text:
        raise CarbonError("amounts of text have units of their own. Give the plan a column of numbers.", code="amount_text")
    double, text = DIALECTS[dialect]
    quote = '"' if dialect == "duckdb" else "`"
    columns = [name for name in (known.amount.column, *known.amount.times) if name is not None]
    factors = [f"CAST(t.{quote}{name}{quote} AS {double})" for name in columns] or ["1.0"]
    # NaN and infinity times 0 are not 0. DuckDB leaves out a comparison with infinity where the bounds of a Parquet file answer it.
    usable = " AND ".join(f"{factor} >= 0 AND {factor} * 0.0 = 0.0" for factor in factors) + f" AND {' * '.join(factors)} <= {LARGEST!r}"
    good = f"CASE WHEN {usable} THEN {' * '.join(factors)} END * p.times"
    names = [name for name in key_columns(plan) if name.endswith("_per_amount")]
    values = ",\n  ".join(f"{good} * p.{name} AS {name.removesuffix('_per_amount')}" for name in names)
    keys = " AND ".join(
        f"{sql_key(key, f't.{quote}{key.column}{quote}', double, text)} = p.key_{place}" for place, key in enumerate(known.keys)
    )
    return f"SELECT t.*,\n  {values}\nFROM {table} AS t LEFT JOIN {plan_table} AS p ON {keys or 'TRUE'}"


def _known(plan: PlanNumbers) -> Combinations:
    if plan.combinations is None:
        raise CarbonError("the plan was made of activities and has no columns to join. Make it of a table.", code="plan")
    return combinations_of(plan)
