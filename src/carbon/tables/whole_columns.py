"""A large table, looked at by its engine: some rows that stand for all, names of sums, meters that only rise, words of a column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from carbon.tables.engines import Opened
from carbon.tables.grid import text_of
from carbon.tables.keys import collected

LOOKED_AT = 2_000_000
"""Rows of a large table in which sums and registers are looked for."""
_IN_MEMORY, _IN_FILES = ("DF ",), ("Parquet SCAN", "Csv SCAN", "Ipc SCAN")
"""How polars describes a table that is there, or in files, with nothing to be worked out before a row is read."""


class Sample(NamedTuple):
    """Some rows of a table as a table of its own; in_memory, whether all of them are there; whole, whether these are all."""

    table: Opened
    in_memory: bool
    whole: bool


class Labelled(NamedTuple):
    """A row whose text calls it a sum: its number counted from 0, column and text, its amount, and the sum of all amounts up to it."""

    row: int
    column: str
    text: str
    amount: float | None
    so_far: float


class Rising(NamedTuple):
    """A meter whose readings never fall: its key, how many readings, the first and the last."""

    key: tuple[Any, ...]
    readings: int
    first: float
    last: float


def sample(table: Opened, count: int) -> Sample | None:
    """Return some rows of a table: evenly spread in memory, the first of files; None where an engine might work out all rows for them.

    Parameters: table; count, of rows at the least, where there are so many.
    """
    import narwhals as nw
    import polars as pl

    native: Any = table.data.to_native()
    described = native.explain(optimized=False) if isinstance(native, pl.LazyFrame) else ""
    if described.startswith(_IN_MEMORY):
        every = max(native.select(pl.len()).collect().item() // count, 1)
        return Sample(_of(table, nw.from_native(native.gather_every(every))), in_memory=True, whole=every == 1)
    if described.startswith(_IN_FILES):
        first = native.head(count)
        rows = collected(first.select(pl.len())).item()
        return Sample(_of(table, nw.from_native(first)), in_memory=False, whole=rows < count)
    return None


def _of(table: Opened, data: Any) -> Opened:
    return Opened(table.native, data, table.library, table.eager)


def texts_of(table: Any) -> list[str]:
    """Return the names of the columns of text of a lazy table."""
    import polars as pl

    return [name for name, dtype in table.collect_schema().items() if dtype == pl.String]


def labelled_rows(table: Any, columns: Sequence[str], pattern: str, amount: str) -> list[Labelled]:
    """Return the rows with a text that calls them a sum, at most a thousand, in their order.

    Parameters: lazy table; columns of text; pattern of such texts; amount, a column of numbers or of text in plain digits.
    """
    import polars as pl

    if not columns:
        return []
    value = _numbers(table, amount)
    says = [pl.col(name).str.contains(pattern).fill_null(value=False) for name in columns]
    text = pl.coalesce(*(pl.when(say).then(pl.col(name)) for say, name in zip(says, columns, strict=True)))
    place = pl.coalesce(*(pl.when(say).then(pl.lit(name)) for say, name in zip(says, columns, strict=True)))
    rows = (
        table.head(LOOKED_AT)
        .with_row_index("__row")
        .select(
            pl.col("__row").cast(pl.Int64),
            place.alias("__column"),
            text.alias("__text"),
            value.alias("__amount"),
            value.fill_null(0).cum_sum().alias("__sum"),
        )
    )
    return [Labelled(*row) for row in collected(rows.filter(pl.col("__column").is_not_null()).head(1000)).iter_rows()]


def never_falling(table: Any, keys: Sequence[str], amount: str, least: int) -> list[Rising]:
    """Return the meters of which many readings, in the order of the file, never fall and nearly all rise; at most ten.

    Parameters: lazy table; keys, columns that tell meters apart; amount; least, so many readings.
    """
    import polars as pl

    value = _numbers(table, amount)
    steps = value.drop_nulls().diff()
    sums = [
        value.count().alias("n"),
        (steps < 0).sum().alias("falls"),
        (steps > 0).sum().alias("rises"),
        value.first().alias("a"),
        value.last().alias("z"),
    ]
    head = table.head(LOOKED_AT)
    found = head.group_by(list(keys), maintain_order=True).agg(sums) if keys else head.select(sums)
    found = collected(found.filter((pl.col("n") >= least) & (pl.col("falls") == 0) & (pl.col("rises") >= pl.col("n") * 0.9 - 1)).head(10))
    return [Rising(tuple(row[name] for name in keys), row["n"], row["a"], row["z"]) for row in found.iter_rows(named=True)]


def distinct(table: Any, column: str, most: int) -> list[str]:
    """Return the distinct texts of a column, none where there are more than some."""
    import polars as pl

    found = collected(table.select(pl.col(column).cast(pl.String).str.strip_chars().unique()).head(most + 1))[column].drop_nulls().to_list()
    return found if len(found) <= most else []


def repeated(table: Any, column: str) -> tuple[str, int] | None:
    """Return a text that stands in several cells of a column, and how many cells repeat an earlier one; None where none does.

    Parameters: lazy table, of which the first rows are looked at; column. Empty cells repeat nothing.
    """
    import polars as pl

    cells = table.head(LOOKED_AT).select(pl.col(column).cast(pl.String).str.strip_chars().alias("text"))
    counts = cells.filter(pl.col("text").str.len_chars() > 0).group_by("text").len().filter(pl.col("len") > 1)
    found = collected(counts.select(pl.col("text").min(), (pl.col("len") - 1).sum())).row(0)
    return (found[0], int(found[1])) if found[1] else None


def first_rows(table: Any, count: int) -> dict[str, list[Any]]:
    """Return the first rows of a lazy table as column → cells."""
    rows: dict[str, list[Any]] = collected(table.head(count)).to_dict(as_series=False)
    return rows


def with_prefix(table: Any, column: str, prefix: str) -> Any:
    """Return a lazy table whose column of codes is in capitals behind a prefix."""
    import polars as pl

    cells = pl.col(column).str.strip_chars().str.to_uppercase()
    return table.with_columns(pl.when(cells.str.len_chars() > 0).then(pl.lit(prefix) + cells).otherwise(cells).alias(column))


def frame_of(columns: Mapping[str, Sequence[Any]]) -> Any:
    """Return a lazy table of columns of cells: numbers where a column holds nothing else, else the texts that a CSV of it holds.

    Parameters: columns, name → cells; an empty cell is ''.
    """
    import polars as pl

    return pl.LazyFrame([_series(name, cells) for name, cells in columns.items()])


def _series(name: str, cells: Sequence[Any]) -> Any:
    import polars as pl

    types = set(map(type, cells))
    if types == {str}:
        return pl.Series(name, cells, dtype=pl.String)
    if types <= {int, float}:
        return pl.Series(name, cells, dtype=pl.Float64, strict=False)
    return pl.Series(name, [cell if type(cell) is str else text_of(cell) for cell in cells], dtype=pl.String)


_NUMBER = r"^([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)(?:\s*[^\d\s.,].*)?$"


def _numbers(table: Any, column: str) -> Any:
    """A column of numbers, or of text in plain digits, as numbers; a unit behind the digits is left out."""
    import polars as pl

    dtype = table.collect_schema()[column]
    if dtype.is_float() or dtype.is_integer():
        return pl.col(column).cast(pl.Float64)
    return pl.col(column).cast(pl.String).str.strip_chars().str.extract(_NUMBER, 1).cast(pl.Float64, strict=False)


def held_numbers(table: Any, column: str) -> Any:
    """Return a lazy table whose column of text in plain digits is read as numbers once, for all that is asked of it.

    Parameters: lazy table, of rows that are in memory; column.
    """
    return collected(table.with_columns(_numbers(table, column))).lazy()
