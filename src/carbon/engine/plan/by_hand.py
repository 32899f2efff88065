"""A plan as tables for who works by hand: its lines, the keys to join with kg per amount and words, and the SQL that does it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from carbon.core.errors import CarbonError, did_you_mean
from carbon.core.sentences import say
from carbon.core.written import LARGEST
from carbon.engine.plan.combinations import Combinations, of_table
from carbon.engine.plan.output_columns import combination_columns, output_columns
from carbon.tables.engines import AmountColumn
from carbon.tables.keys import engine_value, sql_key

if TYPE_CHECKING:
    from carbon.engine.plan.plan import Plan


class Dialect(NamedTuple):
    """The words of a database for a number, for text, and for whether a number is none, and what it quotes names with."""

    double: str
    text: str
    no_number: str
    quote: str


DIALECTS = {
    "duckdb": Dialect("DOUBLE", "VARCHAR", "isnan", '"'),
    "spark": Dialect("DOUBLE", "STRING", "isnan", "`"),
    "bigquery": Dialect("FLOAT64", "STRING", "IS_NAN", "`"),
}
_OF_ONE = "_per_amount"


def line_columns(plan: Plan) -> dict[str, list[Any]]:
    """Return the lines of a plan as columns: question, factor, booking, and kg of each gas and CO2e per unit of the amount.

    Parameters: plan.
    """
    lines = [line for _, line in plan.lines]
    answers = [plan.answers[question] for question, _ in plan.lines]
    table: dict[str, list[Any]] = {
        "question": [question for question, _ in plan.lines],
        "kind": [answer.question.kind for answer in answers],
        "unit": [answer.unit for answer in answers],
        "stage": [line.stage for line in lines],
        "scope": [line.booking.scope for line in lines],
        "category": [line.booking.category for line in lines],
        "basis": [line.basis for line in lines],
        "factor_id": [line.factor.id for line in lines],
        "publication": [line.factor.publication.title for line in lines],
        "locator": [line.form.locator for line in lines],
        "scale": [line.scale for line in lines],
    }
    for number, gas in enumerate(plan.gases):
        table[f"{gas}_kg_per_unit"] = plan.coefficients[:, number].tolist()
    return table | {"co2e_kg_per_unit": plan.co2e_per_unit.tolist()}


def key_columns(plan: Plan, basis: str = "location") -> dict[str, list[Any]]:
    """Return the plan of a table as the columns to join.

    They are `key_0` …, `multiplier` (amounts of the question per amount of a row), `…_per_amount` for the amount, CO2e and each gas, the
    words of the question, and `refused`: 1 where the cells cannot be read.

    Parameters: plan, made from a table; basis, location or market.
    Raises: CarbonError for a plan of activities, which has no keys.
    """
    known = of_table(plan.combinations)
    found = combination_columns(known, output_columns(plan, basis))
    columns: dict[str, list[object]] = {
        f"key_{place}": [engine_value(key, cells[place]) for cells in known.cells] for place, key in enumerate(known.keys)
    }
    columns["multiplier"] = known.single_multiplier.tolist()
    for name, values in found.numbers.items():
        columns[f"{name}{_OF_ONE}"] = [None if value != value else value for value in values.tolist()]  # noqa: PLR0124 - NaN
    return columns | found.words | {"refused": found.refused.astype(int).tolist()}


def sql(plan: Plan, table: str, plan_table: str = "plan", dialect: str = "duckdb") -> str:
    """Return the SQL that calculates a table by the plan: one left join, and one multiplication for each value.

    The table's own columns are followed by those of every exit; a column of the input that has one of their names is named in the query.

    Parameters: plan, made from a table; names of the table and of the plan's own (`key_columns`); dialect, duckdb, spark or bigquery.
    Raises: CarbonError for an unknown dialect, or amounts of text, which SQL cannot read as people write them.
    """
    if dialect not in DIALECTS:
        raise CarbonError(
            say("SQL dialect '{dialect}' is unknown.{near}", dialect=dialect, near=did_you_mean(dialect, DIALECTS)),
            code="dialect",
            field="dialect",
        )
    known = of_table(plan.combinations)
    if known.amount.text:
        raise CarbonError(say("amounts of text have units of their own. Give the plan a column of numbers."), code="amount_text")
    said = DIALECTS[dialect]
    keys = " AND ".join(
        f"{sql_key(key, _column(key.column, said), said.double, said.text)} = p.key_{place}" for place, key in enumerate(known.keys)
    )
    values = ",\n  ".join(_selected(plan, known, said))
    return f"SELECT t.*,\n  {values}\nFROM {table} AS t LEFT JOIN {plan_table} AS p ON {keys or 'TRUE'}"


def _column(name: str, said: Dialect) -> str:
    return f"t.{said.quote}{name}{said.quote}"


def _selected(plan: Plan, known: Combinations, said: Dialect) -> list[str]:
    """The columns of every exit, as expressions of the joined tables."""
    columns = plan.output
    factors = _factors(known.amount, said)
    product, usable = " * ".join(factors), _usable(factors)
    own = {*known.columns.values(), *(key.column for key in known.keys)}
    found = []
    for name in columns.added(sorted(own)):
        if name in columns.numbers:
            found.append(f"CASE WHEN {usable} THEN {product} END * p.multiplier * p.{name}{_OF_ONE} AS {name}")
        elif name == "findings":
            found.append(f"{_findings(factors, usable, said)} AS {name}")
        elif name in columns.words:
            found.append(f"CASE WHEN {usable} THEN p.{name} END AS {name}")
        elif name in known.columns:
            found.append(f"{_column(known.columns[name], said)} AS {name}")
    return found


def _factors(amount: AmountColumn, said: Dialect) -> list[str]:
    columns = [name for name in (amount.column, *amount.others) if name is not None]
    return [f"CAST({_column(name, said)} AS {said.double})" for name in columns] or ["1.0"]


def _usable(factors: list[str]) -> str:
    # NaN and infinity times 0 are not 0. DuckDB leaves out a comparison with infinity where the bounds of a Parquet file answer it.
    finite = " AND ".join(f"{factor} >= 0 AND {factor} * 0.0 = 0.0" for factor in factors)
    return f"{finite} AND {' * '.join(factors)} <= {LARGEST!r}"


def _findings(factors: list[str], usable: str, said: Dialect) -> str:
    """The codes of a row: of its cells, or of an amount that cannot be used."""
    missing = " OR ".join(f"{factor} IS NULL OR {said.no_number}({factor})" for factor in factors)
    negative = " OR ".join(f"{factor} < 0" for factor in factors)
    finite = " AND ".join(f"{factor} * 0.0 = 0.0" for factor in factors)
    return (
        f"CASE WHEN p.multiplier IS NULL THEN 'not_in_plan' WHEN p.refused = 1 THEN p.findings WHEN {usable} THEN p.findings "
        f"WHEN {missing} THEN 'amount_missing' WHEN {negative} THEN 'amount_negative' "
        f"WHEN {finite} THEN 'overflow' ELSE 'number_invalid' END"
    )
