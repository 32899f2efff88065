"""Tables of any engine, eager or lazy: opened, counted by key, joined with a small table, and summed where they live."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from carbon.core.errors import CarbonError
from carbon.core.sentences import say
from carbon.core.written import LARGEST
from carbon.tables.keys import PLAIN_NUMBER, PREFIX, Key, collected, engine_type, engine_value, expression, grouped, met
from carbon.tables.lazy_engines import in_engine_of, without_bounds
from carbon.tables.refusals import each_once, unreadable

AMOUNT, RAW, ROWS, GOOD, PLACE, ROW = (f"{PREFIX}{name}" for name in ("amount", "raw", "rows", "good", "place", "row"))


@dataclass(frozen=True)
class Opened:
    """A table of any library, ready for an engine.

    Parameters: native, as it came; data, the lazy narwhals frame of its columns; library; eager, whether its rows are there.
    """

    native: Any
    data: Any
    library: str
    eager: bool

    @cached_property
    def types(self) -> Mapping[str, Any]:
        """Column → type of narwhals."""
        return dict(self.data.collect_schema())

    @property
    def texts(self) -> list[str]:
        """The columns of text."""
        import narwhals as nw

        return [name for name, dtype in self.types.items() if dtype == nw.String]


@dataclass(frozen=True, slots=True)
class AmountColumn:
    """Where amounts stand: a column of numbers, of text, or none, where each row counts once.

    Parameters: column; text, whether it holds text; others, further columns of numbers that it is multiplied by (mass × distance).
    """

    column: str | None
    text: bool = False
    others: tuple[str, ...] = ()


def opened(table: Any) -> Opened:
    """Return a table ready for its engine; eager ones are counted by polars, lazy ones where they live.

    Raises: CarbonError for columns of one name, or named as the library's own, a column of several types and a file that is broken.
    """
    import narwhals as nw

    try:
        frame = narwhal(table)
        library = frame.implementation.value
        if library in ("dask", "pyspark"):
            each_once(table)
        eager = isinstance(frame, nw.DataFrame)
        if not eager:
            data = without_bounds(frame) if library == "duckdb" else frame
        elif library == "polars":
            data = nw.from_native(table.lazy())
        else:
            data = nw.from_native(frame.to_polars().lazy())
        names = data.collect_schema().names()
    except CarbonError:
        raise
    except (ValueError, TypeError) as error:
        raise unreadable(table, error) from error
    if reserved := [name for name in names if name.startswith(PREFIX)]:
        raise CarbonError(
            say("column '{reserved}' has a name that the calculation needs. Rename it.", reserved=reserved[0]), code="column_reserved"
        )
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
        say("column '{name}' holds {dtype} and no amounts. Choose a column of numbers, or of text as '40 L'.", name=name, dtype=dtype),
        code="column_type",
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
                say(
                    "column '{name}' holds {types}, and a unit given with it is of numbers. Leave the unit out.",
                    name=name,
                    types=table.types[name],
                ),
                code="column_type",
            )
    first, *others = names
    return AmountColumn(first, others=tuple(others))


def amount_expression(amount: AmountColumn) -> Any:
    """Return amounts as float64, null where there is none, a negative one or one that is too large to be calculated with."""
    import narwhals as nw

    if amount.column is None:
        return nw.lit(1.0)
    values = raw_amount(amount)
    return nw.when((values >= 0) & (values <= LARGEST)).then(values)


def raw_amount(amount: AmountColumn) -> Any:
    """Return amounts as they stand, as float64; text with a unit counts as one of what it says."""
    import narwhals as nw

    if amount.column is None:
        return nw.lit(1.0)
    if not amount.text:
        return _product([nw.col(name).cast(nw.Float64) for name in (amount.column, *amount.others)])
    text = nw.col(amount.column).cast(nw.String).str.strip_chars()
    plain = text.str.contains(PLAIN_NUMBER)
    number = nw.when(plain).then(text).cast(nw.Float64)
    # Text with a unit is one of what it says; an empty cell is one too, where other columns hold the amount, and is refused elsewhere.
    return nw.when(plain).then(number).otherwise(nw.lit(1.0))


def _product(columns: Sequence[Any]) -> Any:
    """The product of columns; negative where one of them is: two negative numbers make no amount."""
    import narwhals as nw

    first, *others = columns
    if not others:
        return first
    product, negative = first, first < 0
    for column in others:
        product, negative = product * column, negative | (column < 0)
    return nw.when(negative).then(product.abs() * -1.0).otherwise(product)


def keyed(table: Opened, keys: Sequence[Key], amount: AmountColumn) -> Any:
    """Return the table with key columns and amounts beside its own."""
    added = {name: expression(key, table.types[key.column]) for name, key in zip(key_names(keys), keys, strict=True)}
    return table.data.with_columns(**added, **{AMOUNT: amount_expression(amount)})


def key_names(keys: Sequence[Key]) -> list[str]:
    """Return the names of key columns in the engine."""
    return [f"{PREFIX}key{number}" for number in range(len(keys))]


def counted(table: Opened, keys: Sequence[Key], amount: AmountColumn, known: Any = None) -> Any:
    """Return the distinct combinations of keys with summed amount, rows and rows of a usable amount, as a polars frame.

    Its order is that of the keys' values, so that the same data give the same plan in every engine.

    Parameters: table; keys; amount; known, combinations of them that were counted before in a part of the table (polars).
    """
    import narwhals as nw
    import polars as pl

    names = key_names(keys)
    data = keyed(table, keys, amount).select(*names, AMOUNT)
    sums = [nw.col(AMOUNT).sum(), nw.col(AMOUNT).count().alias(GOOD), nw.len().alias(ROWS)]
    if not names:
        found = to_polars(data.select(*sums))
        return found.filter(found[ROWS] > 0)
    native = data.to_native()
    if isinstance(native, pl.LazyFrame):
        own = [pl.col(AMOUNT).sum(), pl.col(AMOUNT).count().alias(GOOD), pl.len().alias(ROWS)]
        return grouped(native, names, own, known).sort(names)
    return to_polars(data.group_by(*names).agg(*sums)).sort(names)


def to_polars(data: Any) -> Any:
    """Return a narwhals lazy frame as a polars frame, computed by its engine."""
    import polars as pl

    native = data.to_native()
    if isinstance(native, pl.LazyFrame):
        return collected(native)
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
        return nw.from_native(met(native, names, beside, AMOUNT, order))
    return data.join(narwhal(in_engine_of(table.native, table.library, beside, data)), on=names, how="left")


def _number_or_text(column: Any) -> Any:
    import narwhals as nw
    import polars as pl

    return nw.String if column.dtype == pl.String else nw.Int64 if column.dtype.is_integer() else nw.Float64
