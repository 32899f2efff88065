"""Columns as keys: what an engine groups and joins by, without nulls and in a type that every engine has."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from carbon.core.errors import CarbonError
from carbon.core.sentences import say

PREFIX = "__carbon_"
"""Names of columns that stand in a table while it is calculated; an input must not have them."""
PLAIN_NUMBER = r"^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$"
"""Text that every engine reads as the same number as `core.numbers`."""
EMPTY = "__carbon_empty"
"""What an empty cell is among amounts of text, where a plain number is ''."""
_NO_NUMBER = -1.0e300
_NO_YEAR = -1_000_000


@dataclass(frozen=True, slots=True)
class Key:
    """A column whose distinct values are asked about.

    Parameters: column; form, how an engine sees it: `text`, `number`, `flag`, `year` of a date, or `odd`: text that is no plain
    number, as '40 L' in a column of amounts.
    """

    column: str
    form: str


def key_of(column: str, dtype: Any, *, dated: bool = False) -> Key:
    """Return the key of a column by its type.

    Parameters: column; dtype of narwhals; dated, whether a date stands for its year, as in the column of the period.
    Raises: CarbonError for a column of lists, structures or durations.
    """
    import narwhals as nw

    if dated and dtype in (nw.Date, nw.Datetime):
        return Key(column, "year")
    if dtype.is_numeric():
        return Key(column, "number")
    if dtype == nw.Boolean:
        return Key(column, "flag")
    if dtype.is_nested() or dtype == nw.Duration:
        raise CarbonError(
            say("column '{column}' holds {dtype}; a cell must be one value. Choose another column.", column=column, dtype=dtype),
            code="column_type",
        )
    return Key(column, "text")


def expression(key: Key) -> Any:
    """Return the narwhals expression of a key; an empty cell has a value of its own, since null joins nothing in SQL."""
    import narwhals as nw

    values = nw.col(key.column)
    if key.form == "number":
        number = values.cast(nw.Float64)
        # pandas writes NaN for an empty cell.
        return nw.when(~number.is_nan()).then(number).fill_null(_NO_NUMBER)
    if key.form == "flag":
        return nw.when(values).then(nw.lit(1)).otherwise(nw.lit(0)).cast(nw.Int64) - values.is_null().cast(nw.Int64)
    if key.form == "year":
        return values.dt.year().cast(nw.Int64).fill_null(_NO_YEAR)
    text = values.cast(nw.String).fill_null("")
    if key.form == "odd":
        text = text.str.strip_chars()
        odd = nw.when(text == "").then(nw.lit(EMPTY)).otherwise(text)
        return nw.when(text.str.contains(PLAIN_NUMBER)).then(nw.lit("")).otherwise(odd)
    return text


def cell(key: Key, value: Any) -> Any:
    """Return what stood in the input for an engine's value of a key: None for an empty cell.

    >>> cell(Key("year", "number"), 2019.0), cell(Key("fuel", "text"), "")
    (2019, None)
    """
    if key.form == "flag":
        return None if value < 0 else bool(value)
    if key.form == "year":
        return None if value == _NO_YEAR else int(value)
    if key.form == "number":
        if value == _NO_NUMBER:
            return None
        return int(value) if math.isfinite(value) and value == int(value) else float(value)
    return value or None


def engine_value(key: Key, given: Any) -> Any:
    """Return the engine's value of a cell: the other way of `cell`.

    >>> engine_value(Key("year", "number"), 2019), engine_value(Key("fuel", "text"), None)
    (2019.0, '')
    """
    if key.form == "flag":
        return -1 if given is None else int(given)
    if key.form == "year":
        return _NO_YEAR if given is None else int(given)
    if key.form == "number":
        return _NO_NUMBER if given is None else float(given)
    return "" if given is None else str(given)


def engine_type(key: Key) -> Any:
    """Return the polars type of a key's values."""
    import polars as pl

    return {"flag": pl.Int64, "year": pl.Int64, "number": pl.Float64}.get(key.form, pl.String)


def sql_key(key: Key, column: str, double: str, text: str) -> str:
    r"""Return the SQL expression of a key: what `expression` is for narwhals.

    Parameters: key; column, quoted; double and text, the dialect's names of the types.

    >>> sql_key(Key("fuel", "text"), 't."fuel"', "DOUBLE", "VARCHAR")
    'COALESCE(CAST(t."fuel" AS VARCHAR), \'\')'
    """
    if key.form == "number":
        number = f"CAST({column} AS {double})"
        return f"COALESCE(CASE WHEN {number} <> CAST('NaN' AS {double}) THEN {number} END, {_NO_NUMBER!r})"
    if key.form == "flag":
        return f"CASE WHEN {column} THEN 1 WHEN {column} IS NULL THEN -1 ELSE 0 END"
    if key.form == "year":
        return f"COALESCE(EXTRACT(YEAR FROM {column}), {_NO_YEAR})"
    return f"COALESCE(CAST({column} AS {text}), '')"
