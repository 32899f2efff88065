"""Tables of any engine, eager or lazy: opened, counted by key, joined with a small table, and summed where they live."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from carbon.core.errors import CarbonError
from carbon.tables.keys import PLAIN_NUMBER, PREFIX, Key, engine_type, engine_value, expression

AMOUNT, RAW, ROWS, GOOD, PLACE, ROW = (f"{PREFIX}{name}" for name in ("amount", "raw", "rows", "good", "place", "row"))
FIRST_ROWS = 5
"""So many rows are named with each finding."""


@dataclass(frozen=True)
class Opened:
    """A table of any library, ready for an engine.

    Parameters: native, as it came; data, the lazy narwhals frame of its columns; library; eager, whether its rows are there.
    """

    native: Any
    data: Any
    library: str
    eager: bool

    @property
    def types(self) -> Mapping[str, Any]:
        """Column → type of narwhals."""
        return dict(self.data.collect_schema())


@dataclass(frozen=True, slots=True)
class AmountColumn:
    """Where amounts stand: a column of numbers, of text, or none, where each row counts once.

    Parameters: column; text, whether it holds text; times, further columns of numbers that it is multiplied by (mass × distance).
    """

    column: str | None
    text: bool = False
    times: tuple[str, ...] = ()


def opened(table: Any) -> Opened:
    """Return a table ready for its engine; eager ones are counted by polars, lazy ones where they live.

    Raises: CarbonError for columns of one name, or named as the library's own.
    """
    import narwhals as nw

    try:
        frame = narwhal(table)
        library = frame.implementation.value
        eager = isinstance(frame, nw.DataFrame)
        if not eager:
            data = frame
        elif library == "polars":
            data = nw.from_native(table.lazy())
        else:
            data = nw.from_native(frame.to_polars().lazy())
        names = data.collect_schema().names()
    except (nw.exceptions.DuplicateError, ValueError) as error:
        reason = " ".join(str(error).split())
        raise CarbonError(f"the table cannot be read: {reason}. Give each column one name.", code="column_twice") from error
    if reserved := [name for name in names if name.startswith(PREFIX)]:
        raise CarbonError(f"column '{reserved[0]}' has a name that the calculation needs. Rename it.", code="column_reserved")
    return Opened(table, data, library, eager)


def narwhal(table: Any) -> Any:
    """Return a table as narwhals sees it."""
    import narwhals as nw

    with warnings.catch_warnings():
        # narwhals announces a package for dask that is not published yet.
        warnings.filterwarnings("ignore", "Dask support is moving", FutureWarning)
        return nw.from_native(table)


def amount_column(table: Opened, name: str | None) -> AmountColumn:
    """Return how the amounts of a column are read: as numbers, or as text of which some may name a unit.

    Parameters: table; name of the column, None where each row counts once.
    Raises: CarbonError for a column of dates or flags.
    """
    import narwhals as nw

    if name is None:
        return AmountColumn(None)
    dtype = table.types[name]
    if dtype.is_numeric() or dtype == nw.Unknown:
        return AmountColumn(name)
    if dtype in (nw.String, nw.Object, nw.Categorical, nw.Enum):
        return AmountColumn(name, text=True)
    raise CarbonError(
        f"column '{name}' holds {dtype} and no amounts. Choose a column of numbers, or of text as '40 L'.", code="column_type"
    )


def product_column(table: Opened, names: Sequence[str]) -> AmountColumn:
    """Return the amounts that are the product of columns of numbers.

    Parameters: table; names of the columns, in the order they are multiplied.
    Raises: CarbonError for a column that holds no numbers.
    """
    import narwhals as nw

    for name in names:
        if not (table.types[name].is_numeric() or table.types[name] == nw.Unknown):
            raise CarbonError(
                f"column '{name}' holds {table.types[name]}, and a unit given with it is of numbers. Leave the unit out.",
                code="column_type",
            )
    first, *times = names
    return AmountColumn(first, times=tuple(times))


def amount_expression(amount: AmountColumn) -> Any:
    """Return amounts as float64, null where there is none, or a negative or infinite one."""
    import narwhals as nw

    if amount.column is None:
        return nw.lit(1.0)
    values = raw_amount(amount)
    return nw.when((values >= 0) & (values < float("inf"))).then(values)


def raw_amount(amount: AmountColumn) -> Any:
    """Return amounts as they stand, as float64; text with a unit counts as one of what it says."""
    import narwhals as nw

    if amount.column is None:
        return nw.lit(1.0)
    if not amount.text:
        return _product([nw.col(name).cast(nw.Float64) for name in (amount.column, *amount.times)])
    text = nw.col(amount.column).cast(nw.String).str.strip_chars()
    plain = text.str.contains(PLAIN_NUMBER)
    number = nw.when(plain).then(text).cast(nw.Float64)
    return nw.when(plain).then(number).otherwise(nw.when(text != "").then(nw.lit(1.0)))


def _product(columns: Sequence[Any]) -> Any:
    """The product of columns; negative where one of them is: two negative numbers make no amount."""
    import narwhals as nw

    first, *times = columns
    if not times:
        return first
    product, negative = first, first < 0
    for column in times:
        product, negative = product * column, negative | (column < 0)
    return nw.when(negative).then(product.abs() * -1.0).otherwise(product)


def keyed(table: Opened, keys: Sequence[Key], amount: AmountColumn) -> Any:
    """Return the table with key columns and amounts beside its own."""
    added = {name: expression(key) for name, key in zip(key_names(keys), keys, strict=True)}
    return table.data.with_columns(**added, **{AMOUNT: amount_expression(amount)})


def key_names(keys: Sequence[Key]) -> list[str]:
    """Return the names of key columns in the engine."""
    return [f"{PREFIX}key{number}" for number in range(len(keys))]


def counted(table: Opened, keys: Sequence[Key], amount: AmountColumn) -> Any:
    """Return the distinct combinations of keys with summed amount, rows and rows of a usable amount, as a polars frame.

    Its order is that of the keys' values, so that the same data give the same plan in every engine.
    """
    import narwhals as nw

    names = key_names(keys)
    data = keyed(table, keys, amount).select(*names, AMOUNT)
    sums = [nw.col(AMOUNT).sum(), nw.col(AMOUNT).count().alias(GOOD), nw.len().alias(ROWS)]
    if not names:
        found = to_polars(data.select(*sums))
        return found.filter(found[ROWS] > 0)
    return to_polars(data.group_by(*names).agg(*sums)).sort(names)


def to_polars(data: Any) -> Any:
    """Return a narwhals lazy frame as a polars frame, computed by its engine."""
    import polars as pl

    native = data.to_native()
    if isinstance(native, pl.LazyFrame):
        return native.collect(engine="streaming")
    return data.collect("polars").to_native()


def key_table(keys: Sequence[Key], cells: Sequence[Sequence[Any]], values: Mapping[str, Any]) -> Any:
    """Return the small table that is joined: key columns and a column for each value.

    Parameters: keys; cells, one row of cells per combination; values, name → column.
    """
    import polars as pl

    columns = {
        name: pl.Series(name, [engine_value(key, row[place]) for row in cells], engine_type(key))
        for place, (name, key) in enumerate(zip(key_names(keys), keys, strict=True))
    }
    table = pl.DataFrame(columns | {name: pl.Series(name, column) for name, column in values.items()})
    return table.with_columns(pl.col(pl.Float64).fill_nan(None))


def joined(table: Opened, keys: Sequence[Key], amount: AmountColumn, beside: Any, order: Literal["none", "left"] = "none") -> Any:
    """Return the table, keyed, with a small table joined to it.

    Parameters: table; keys; amount; beside, of `key_table`; order, `left` where the rows must keep theirs (polars).
    """
    import narwhals as nw
    import polars as pl

    data = keyed(table, keys, amount)
    if not keys:
        return data.with_columns(**{name: nw.lit(beside[name][0]).cast(_number_or_text(beside[name])) for name in beside.columns})
    names = key_names(keys)
    native = data.to_native()
    if isinstance(native, pl.LazyFrame):
        return nw.from_native(native.join(beside.lazy(), on=names, how="left", maintain_order=order))
    return data.join(narwhal(_of_engine(table, data, beside)), on=names, how="left")


def _number_or_text(column: Any) -> Any:
    import narwhals as nw
    import polars as pl

    return nw.String if column.dtype == pl.String else nw.Int64 if column.dtype.is_integer() else nw.Float64


def _of_engine(table: Opened, data: Any, beside: Any) -> Any:
    """A small table in the engine of a large one; a cluster sends it to every worker."""
    if table.library == "duckdb":
        carbon_plan = beside.to_arrow()  # noqa: F841 - the query reads it by its name
        return table.native.query(f"{PREFIX}input", "SELECT * FROM carbon_plan")
    if table.library == "dask":
        from dask.dataframe import from_pandas

        small = from_pandas(beside.to_pandas(), npartitions=1)  # type: ignore[no-untyped-call]
        meta = data.to_native().dtypes
        return small.astype({name: meta[name] for name in beside.columns if name in meta})
    if table.library == "pyspark":
        from pyspark.sql.functions import broadcast

        return broadcast(table.native.sparkSession.createDataFrame(beside.to_arrow()))
    raise CarbonError(f"lazy frames of {table.library} are not calculated. Known: polars, duckdb, dask, pyspark.", code="subject")


def summed(data: Any, labels: Mapping[str, Any], values: Sequence[str]) -> Any:
    """Return the sums of amount × value by labels, as a polars frame sorted by them.

    Parameters: data, of `joined`; labels, name → expression; values, columns per amount. `<value>_count` counts the rows that have it.
    """
    import narwhals as nw

    sums = [nw.col(name).sum() for name in values]
    counts = [nw.col(name).count().alias(f"{name}_count") for name in values]
    products = [(nw.col(AMOUNT) * nw.col(name)).alias(name) for name in values]
    data = data.select(*(part.alias(name) for name, part in labels.items()), *products)
    found = to_polars(data.group_by(*labels).agg(*sums, *counts))
    return found.sort(list(labels), nulls_last=True)


def problems(table: Opened, keys: Sequence[Key], amount: AmountColumn, beside: Any) -> Any:
    """Return the rows without a usable amount or answer, counted by problem, with the first of them where rows have an order.

    Parameters: table; keys; amount; beside, key columns, `PLACE` and a column `open`: 1 where the combination has no answer.
    Columns of the answer: problem (`amount_missing`, `amount_negative`, `number_invalid`, `open`, `not_in_plan`), `PLACE`, ROWS,
    `smallest` amount, `first` rows.
    """
    import narwhals as nw

    ordered, data = _numbered(table, keys, amount, beside)
    data = data.with_columns(**{RAW: raw_amount(amount)})
    raw = nw.col(RAW)
    word = (
        nw.when(nw.col(PLACE).is_null())
        .then(nw.lit("not_in_plan"))
        .otherwise(
            nw.when(nw.col("open") == 1)
            .then(nw.lit("open"))
            .otherwise(
                nw.when(raw.is_null() | raw.is_nan())
                .then(nw.lit("amount_missing"))
                .otherwise(nw.when(raw < 0).then(nw.lit("amount_negative")).otherwise(nw.lit("number_invalid")))
            )
        )
    )
    bad = nw.col(AMOUNT).is_null() | nw.col(PLACE).is_null() | (nw.col("open") == 1)
    data = data.filter(bad).with_columns(problem=word)
    return _by_problem(data, ordered)


def _numbered(
    table: Opened, keys: Sequence[Key], amount: AmountColumn, beside: Any, order: Literal["none", "left"] = "none"
) -> tuple[bool, Any]:
    """Number the rows of an engine that keeps their order, before they are joined."""
    import narwhals as nw

    if table.eager or table.library == "polars":
        numbered = nw.from_native(table.data.to_native().with_row_index(ROW))
        table = Opened(table.native, numbered, table.library, table.eager)
        return True, joined(table, keys, amount, beside, order)
    return False, joined(table, keys, amount, beside)


def _by_problem(data: Any, ordered: bool) -> Any:
    import narwhals as nw
    import polars as pl

    place = nw.when(nw.col("problem") == "open").then(nw.col(PLACE)).otherwise(nw.lit(-1)).cast(nw.Int64)
    data = data.with_columns(**{PLACE: place})
    if not ordered:
        sums = [nw.len().alias(ROWS), nw.col(RAW).min().alias("smallest")]
        found = to_polars(data.select("problem", PLACE, RAW).group_by("problem", PLACE).agg(*sums))
        return found.with_columns(first=pl.lit(None, pl.List(pl.Int64))).sort("problem", PLACE)
    row = pl.col(ROW).cast(pl.Int64)
    groups = data.to_native().group_by("problem", PLACE)
    firsts = [pl.len().alias(ROWS), pl.col(RAW).min().alias("smallest"), row.bottom_k(FIRST_ROWS).sort().alias("first")]
    return groups.agg(firsts).collect(engine="streaming").sort("problem", PLACE)


def label_expression(table: Opened, key: str, column: str | None) -> Any:
    """Return the expression of a label: a column, the month of a date, or none where the table has no such label.

    Parameters: table; key, as site or month; column it stands in.
    Raises: CarbonError for the month of a column that holds no dates.
    """
    import narwhals as nw

    if column is None:
        return nw.lit(None).cast(nw.String)
    dtype = table.types[column]
    if key == "month":
        if dtype not in (nw.Date, nw.Datetime):
            raise CarbonError(
                f"column '{column}' holds {dtype} and no dates, so it has no months. Group by '{column}'.", code="key_unknown"
            )
        return nw.col(column).dt.to_string("%Y-%m")
    return nw.col(column).cast(nw.String) if key == "period" else nw.col(column)


def placed_sums(data: Any, labels: Mapping[str, Any]) -> Any:
    """Return summed amounts by labels and combination, as a polars frame sorted by them.

    Parameters: data, of `joined` with PLACE; labels, name → expression.
    """
    import narwhals as nw

    part = data.select(PLACE, AMOUNT, *(shown.alias(name) for name, shown in labels.items()))
    part = part.filter(~nw.col(AMOUNT).is_null() & ~nw.col(PLACE).is_null())
    return to_polars(part.group_by(*labels, PLACE).agg(nw.col(AMOUNT).sum())).sort(*labels, PLACE, nulls_last=True)


def long_sums(sums: Any, labels: Sequence[str], lines: Mapping[str, Sequence[Any]]) -> Any:
    """Return sums by labels and cut of amounts that are summed by combination already.

    Parameters: sums, of `placed_sums`; labels; lines, columns PLACE, cut, co2e and mass per amount.
    """
    import polars as pl

    types = {PLACE: pl.Int64, "cut": pl.Int64, "co2e": pl.Float64, "mass": pl.Float64}
    met = sums.lazy().with_columns(pl.col(PLACE).cast(pl.Int64)).join(pl.LazyFrame(dict(lines), types), on=PLACE, how="inner")
    kilograms = [(pl.col(AMOUNT) * pl.col(name)).sum().alias(name) for name in ("co2e", "mass")]
    return met.group_by(*labels, "cut").agg(kilograms).sort(*labels, "cut", nulls_last=True).collect()


def with_results(
    table: Opened, keys: Sequence[Key], amount: AmountColumn, beside: Any, numbers: Sequence[str], texts: Sequence[str]
) -> Any:
    """Return the table in its own library with results added: amount × times × value for numbers, words as they are.

    Parameters: table; keys; amount; beside, of `key_table`, with a column `times`; numbers and texts, its columns to add.
    Raises: CarbonError `column_exists` naming the column that is there already.
    """
    import narwhals as nw

    for name in (*numbers, *texts):
        if name in table.types:
            raise CarbonError(f"the input has a column '{name}' already. Rename it before.", code="column_exists", field=name)
    inner = {name: f"{PREFIX}{name}" for name in beside.columns if not name.startswith(PREFIX)}
    once = bool((beside["times"] == 1.0).all())
    data = joined(table, keys, amount, beside.rename(inner), "left")
    base = nw.col(AMOUNT) if once else nw.col(AMOUNT) * nw.col(inner["times"])
    # Rows without a usable amount have no factor either: what is not calculated names none.
    shown = [
        nw.when(~nw.col(AMOUNT).is_null() & ~nw.col(inner["co2e_kg"]).is_null()).then(nw.col(inner[name])).alias(name) for name in texts
    ]
    data = data.with_columns(*((base * nw.col(inner[name])).alias(name) for name in numbers), *shown)
    if not table.eager or table.library == "polars":
        found = data.select(*table.types, *numbers, *texts).to_native()
        return found.collect() if table.eager else found
    return _beside(table.native, to_polars(data.select(*numbers, *texts)))


def _beside(native: Any, added: Any) -> Any:
    import narwhals as nw

    data = nw.from_native(native, eager_only=True)
    space = nw.get_native_namespace(data)
    texts = [name for name, dtype in added.schema.items() if not dtype.is_numeric()]
    numbers = [name for name in added.columns if name not in texts]
    series = [nw.new_series(name, added[name].to_numpy(), nw.Float64, backend=space).fill_nan(None) for name in numbers]
    series += [nw.new_series(name, added[name].to_list(), nw.String, backend=space) for name in texts]
    return data.with_columns(*series).to_native()


def rejected(table: Opened, keys: Sequence[Key], amount: AmountColumn, beside: Any, words: Mapping[str, str]) -> Any:
    """Return the rows without an answer, numbered, with the code and message of what is wrong, as a lazy polars frame.

    Parameters: table of polars; keys; amount; beside, key columns, PLACE, and `finding_code` and `finding_message` of combinations
    without an answer; words, code → message of an amount that cannot be used, and `not_in_plan`.
    """
    import polars as pl

    data = _numbered(table, keys, amount, beside, "left")[1].with_columns(**{RAW: raw_amount(amount)}).to_native()
    raw = pl.col(RAW)
    missing = pl.when(raw.is_null() | raw.is_nan()).then(pl.lit("amount_missing"))
    of_amount = missing.when(raw < 0).then(pl.lit("amount_negative")).otherwise(pl.lit("number_invalid"))
    code = pl.when(pl.col(PLACE).is_null()).then(pl.lit("not_in_plan")).otherwise(pl.coalesce("finding_code", of_amount))
    bad = data.filter(pl.col(AMOUNT).is_null() | pl.col(PLACE).is_null() | pl.col("finding_code").is_not_null())
    said = bad.with_columns(
        code.alias("finding_code"), pl.coalesce("finding_message", code.replace_strict(dict(words), default=None)).alias("finding_message")
    )
    kept = [name for name in table.types if not name.startswith("finding_")]
    # A streamed join gives its rows in any order; who corrects them reads them in that of the file.
    return said.select(pl.col(ROW).alias("row"), *kept, "finding_code", "finding_message").sort("row")
