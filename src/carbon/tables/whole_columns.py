"""What the columns of a large table show as a whole, counted by its engine: styles of numbers, names of sums, meters that only rise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from carbon.tables.collect import collected

LOOKED_AT = 2_000_000
"""Rows of a large table in which sums and registers are looked for."""
_DIGITS = r"(\d[\d.,]*)"
_SHAPES = {
    "comma": r"^\d[\d.]*\.\d{3},\d*$|^\d{1,3}(?:\.\d{3}){2,}$|^0+,\d+$|^\d+,(?:\d{1,2}|\d{4,})?$|^\d{4,},\d{3}$",
    "point": r"^\d[\d,]*,\d{3}\.\d*$|^\d{1,3}(?:,\d{3}){2,}$|^0+\.\d+$|^\d+\.(?:\d{1,2}|\d{4,})?$|^\d{4,}\.\d{3}$",
    "open_comma": r"^[1-9]\d{0,2},\d{3}$",
    "open_point": r"^[1-9]\d{0,2}\.\d{3}$",
    "whole": r"^\d{4,}$",
}


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


def texts_of(table: Any) -> list[str]:
    """Return the names of the columns of text of a lazy table."""
    import polars as pl

    return [name for name, dtype in table.collect_schema().items() if dtype == pl.String]


def number_shapes(table: Any, column: str) -> Mapping[str, tuple[int, str]]:
    """Return how many cells of a column of text show each shape of a number, with the first of them.

    Parameters: lazy table; column.
    """
    import polars as pl

    cells = pl.col(column).str.strip_chars()
    digits = cells.str.extract(_DIGITS, 1)
    fits = {name: digits.str.contains(pattern) for name, pattern in _SHAPES.items()}
    counts = [fit.sum().alias(name) for name, fit in fits.items()] + [
        cells.filter(fit).first().alias(f"{name}_first") for name, fit in fits.items()
    ]
    found = collected(table.select(counts)).row(0, named=True)
    return {name: (int(found[name] or 0), str(found[f"{name}_first"] or "")) for name in _SHAPES}


def in_style(table: Any, column: str, decimal: str) -> Any:
    """Return a lazy table whose column of text has its numbers in plain digits: what is of thousands goes, the decimals get a point.

    Parameters: lazy table; column; decimal, the sign before the decimals.
    """
    import polars as pl

    other = "." if decimal == "," else ","
    cells = pl.col(column).str.strip_chars()
    rest = r"(?:\s*[^\d.,'\s].*)?$"
    grouped = rf"^[+-]?\d{{1,3}}(?:[{other} \x{{00a0}}\x{{202f}}']?\d{{3}})*(?:[{decimal}]\d*)?{rest}"
    number = rf"{grouped}|^[+-]?\d+(?:[{decimal}]\d*)?{rest}"
    head, tail = cells.str.extract(r"^([+-]?[\d.,'\s]*\d)", 1), cells.str.extract(r"^[+-]?[\d.,'\s]*\d(.*)$", 1)
    plain = head.str.replace_all(rf"[{other}'\s\x{{00a0}}\x{{202f}}]", "").str.replace(decimal, ".", literal=True) + tail.fill_null("")
    return table.with_columns(pl.when(cells.str.contains(number)).then(plain).otherwise(cells).alias(column))


def labelled_rows(table: Any, columns: Sequence[str], pattern: str, amount: str) -> list[Labelled]:
    """Return the rows with a text that calls them a sum, at most a thousand, in their order.

    Parameters: lazy table; columns of text; pattern of such texts; amount, a column of numbers or of text in plain digits.
    """
    import polars as pl

    if not columns:
        return []
    value = pl.col(amount).cast(pl.String).str.strip_chars().cast(pl.Float64, strict=False)
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

    value = pl.col(amount).cast(pl.String).str.strip_chars().cast(pl.Float64, strict=False)
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
