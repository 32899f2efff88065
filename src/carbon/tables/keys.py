"""Columns as keys: what an engine groups and joins by, without nulls and in a type that every engine has.

Lazy polars tables are grouped and joined by keys as one number, in a third of the time of columns of text. Two independent hashes of
64 bits tell combinations apart; where two share the first, the keys are compared. A row whose second hash differs has no answer.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from functools import reduce
from operator import xor
from typing import Any, Literal

from carbon.core.errors import CarbonError
from carbon.core.sentences import say
from carbon.tables.refusals import unreadable
from carbon.tables.runs import RUNS, day_of, number_of_run, run_of, sql_run

PREFIX = "__carbon_"
"""Names of columns that stand in a table while it is calculated; an input must not have them."""
PLAIN_NUMBER = r"^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$"
"""Text that every engine reads as the same number as `core.written`."""
EMPTY = "__carbon_empty"
"""What an empty cell is among amounts of text, where a plain number is ''."""
_NO_NUMBER = -1.0e300
_NO_YEAR = -1_000_000


@dataclass(frozen=True, slots=True)
class Key:
    """A column whose distinct values are asked about.

    Parameters: column; form, how an engine sees it: `text`, `number`, `flag`, `year` of a date, or `odd`: text that is no plain
    number, such as '40 L' in a column of amounts; cuts, of a date the days within years on which factors change, as 20210801: a date then
    stands for the run of days between two of them.
    """

    column: str
    form: str
    cuts: tuple[int, ...] = ()


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


def _run(values: Any, cuts: tuple[int, ...], dtype: Any) -> Any:
    """The year of a date, or the number of its run of days where years are cut."""
    import narwhals as nw

    year = values.dt.year().cast(nw.Int64)
    if not cuts:
        return year
    days, limits = values, list[Any](map(day_of, cuts))
    if dtype == nw.Datetime and dtype.time_zone is None:
        limits = [datetime.combine(day, time()) for day in limits]
    elif dtype != nw.Date:
        # A time of a zone is compared with no plain day: its year, month and day are, at three times the price.
        days, limits = year * 10_000 + values.dt.month().cast(nw.Int64) * 100 + values.dt.day().cast(nw.Int64), list(cuts)
    number = year * RUNS
    for limit in limits:
        number = number + (days >= limit).cast(nw.Int64)
    return number


def expression(key: Key, dtype: Any = None) -> Any:
    """Return the narwhals expression of a key; an empty cell has a value of its own, since null joins nothing in SQL.

    Parameters: key; dtype of its column.
    """
    import narwhals as nw

    values = nw.col(key.column)
    if key.form == "number":
        number = values.cast(nw.Float64)
        # pandas writes NaN for an empty cell.
        return nw.when(~number.is_nan()).then(number).fill_null(_NO_NUMBER)
    if key.form == "flag":
        return nw.when(values).then(nw.lit(1)).otherwise(nw.lit(0)).cast(nw.Int64) - values.is_null().cast(nw.Int64)
    if key.form == "year":
        return _run(values, key.cuts, dtype).fill_null(_NO_YEAR)
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
        return None if value == _NO_YEAR else run_of(int(value), key.cuts) if key.cuts else int(value)
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
        return _NO_YEAR if given is None else number_of_run(given, key.cuts)
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
        return f"COALESCE({sql_run(column, key.cuts)}, {_NO_YEAR})"
    return f"COALESCE(CAST({column} AS {text}), '')"


HASH, CHECK, CHECKED, NUMBER = (f"{PREFIX}{name}" for name in ("hash", "check", "checked", "number"))


_FEW = 8
"""So many columns are joined as they are; of more the number alone is joined, and each is taken by it."""


_SEEDS = {HASH: 1, CHECK: 1_000_001}


def collected(data: Any) -> Any:
    """Return a lazy polars frame as a frame, computed in pieces.

    Parameters: data.
    Raises: CarbonError `file_broken` for a file that cannot be read to its end: a lazy table is only read here.
    """
    import polars as pl

    try:
        return data.collect(engine="streaming")
    except (pl.exceptions.ComputeError, OSError) as error:
        raise unreadable(data, error) from error


def _hashes(names: Sequence[str]) -> dict[str, Any]:
    """The two hashes of key columns; each column has a seed of its own, so that equal words in two columns do not cancel out."""
    import polars as pl

    return {
        hashed: reduce(xor, (pl.col(name).hash(seed=seed + place) for place, name in enumerate(names))) for hashed, seed in _SEEDS.items()
    }


def grouped(data: Any, names: Sequence[str], sums: Sequence[Any], known: Any = None) -> Any:
    """Return sums by distinct combination of key columns, as a polars frame.

    Parameters: data, a lazy polars frame; names of key columns; sums, expressions; known, combinations: only others are read off the rows.
    """
    import polars as pl

    hashed = data.with_columns(**_hashes(names))
    first = [pl.col(name).first() for name in names] if known is None else []
    found = collected(hashed.group_by(HASH).agg(*first, *sums, pl.col(CHECK).min(), pl.col(CHECK).max().alias(CHECKED)))
    if not found[CHECK].equals(found[CHECKED]):
        return collected(data.group_by(*names).agg(*sums))
    if known is not None:
        found = _named(found, hashed, names, known)
    return found.drop(HASH, CHECK, CHECKED)


def _named(found: Any, hashed: Any, names: Sequence[str], known: Any) -> Any:
    """The combinations of hashes: those known by both, the rest read off the rows."""
    import polars as pl

    keys = known.select(names).with_columns(**_hashes(names))
    new = found.join(keys, on=[HASH, CHECK], how="anti")
    if new.height:
        rows = hashed.select(*names, HASH, CHECK).filter(pl.col(HASH).is_in(new[HASH].implode()))
        more = collected(rows.group_by(HASH, CHECK).agg(pl.col(name).first() for name in names))
        keys = pl.concat([keys, more.select(keys.columns)])
    return found.join(keys, on=[HASH, CHECK], how="left")


def met(data: Any, names: Sequence[str], beside: Any, amount: str, order: Literal["none", "left"]) -> Any:
    """Return a lazy polars frame with a small table joined to it by their key columns.

    Parameters: data; names of the key columns; beside, a polars frame of distinct combinations; amount, the column that is emptied where
    no combination is met; order, `left` where the rows must keep theirs.
    """
    import polars as pl

    values = [name for name in beside.columns if name not in names]
    if len(values) <= _FEW:
        return _joined(data, names, beside, (amount,), order)
    number = pl.int_range(beside.height, dtype=pl.get_index_type()).alias(NUMBER)
    numbered = _joined(data, names, beside.select(*names, number), (amount, NUMBER), order)
    return numbered.with_columns(**{name: taken(beside[name], pl.col(NUMBER)) for name in values})


def _joined(data: Any, names: Sequence[str], beside: Any, emptied: Sequence[str], order: Literal["none", "left"]) -> Any:
    import polars as pl

    small = beside.with_columns(**_hashes(names)).rename({CHECK: CHECKED})
    if small[HASH].n_unique() < small.height:
        return data.join(beside.lazy(), on=list(names), how="left", maintain_order=order)
    both = data.with_columns(**_hashes(names)).join(small.drop(names).lazy(), on=HASH, how="left", maintain_order=order)
    return both.with_columns(pl.when(pl.col(CHECK) == pl.col(CHECKED)).then(name).alias(name) for name in emptied)


def taken(values: Any, number: Any) -> Any:
    """Return the expression of values by their number: a join that carries the number alone costs a third of one that carries them.

    Parameters: values, a polars column; number, expression of their numbers, null where there is none.
    """
    return number.map_batches(values.gather, return_dtype=values.dtype, is_elementwise=True)
