"""Rows of a table that cannot be calculated: counted by problem, or given back one by one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from carbon.tables.engines import AMOUNT, PLACE, RAW, ROW, ROWS, AmountColumn, Opened, joined, raw_amount, to_polars
from carbon.tables.keys import PREFIX, Key, collected

PROBLEM, OPEN = (f"{PREFIX}{name}" for name in ("problem", "open"))
FIRST_ROWS = 5
"""So many rows are named with each finding."""


def problems(table: Opened, keys: Sequence[Key], amount: AmountColumn, beside: Any) -> Any:
    """Return the rows without a usable amount or answer, counted by problem, with the first of them where rows have an order.

    Parameters: table; keys; amount; beside, key columns, `PLACE` and a column OPEN: 1 where the combination has no answer.
    Columns of the answer: PROBLEM (`amount_missing`, `amount_negative`, `overflow`, `number_invalid`, `open`, `not_in_plan`), `PLACE`,
    ROWS, `smallest` amount, `first` rows.
    """
    import narwhals as nw

    ordered, data = _numbered(table, keys, amount, beside)
    data = data.with_columns(**{RAW: raw_amount(amount)})
    of_row = nw.when(nw.col(OPEN) == 1).then(nw.lit("open")).otherwise(amount_word())
    word = nw.when(nw.col(PLACE).is_null()).then(nw.lit("not_in_plan")).otherwise(of_row)
    bad = nw.col(AMOUNT).is_null() | nw.col(PLACE).is_null() | (nw.col(OPEN) == 1)
    data = data.filter(bad).with_columns(**{PROBLEM: word})
    return _by_problem(data, ordered)


def amount_word() -> Any:
    """Return the expression of what is wrong with an amount that cannot be used, from the column RAW."""
    import narwhals as nw

    raw = nw.col(RAW)
    large = nw.when(raw < float("inf")).then(nw.lit("overflow")).otherwise(nw.lit("number_invalid"))
    signed = nw.when(raw < 0).then(nw.lit("amount_negative")).otherwise(large)
    return nw.when(raw.is_null() | raw.is_nan()).then(nw.lit("amount_missing")).otherwise(signed)


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

    place = nw.when(nw.col(PROBLEM) == "open").then(nw.col(PLACE)).otherwise(nw.lit(-1)).cast(nw.Int64)
    data = data.with_columns(**{PLACE: place})
    if not ordered:
        sums = [nw.len().alias(ROWS), nw.col(RAW).min().alias("smallest")]
        found = to_polars(data.select(PROBLEM, PLACE, RAW).group_by(PROBLEM, PLACE).agg(*sums))
        return found.with_columns(first=pl.lit(None, pl.List(pl.Int64))).sort(PROBLEM, PLACE)
    row = pl.col(ROW).cast(pl.Int64)
    groups = data.to_native().group_by(PROBLEM, PLACE)
    firsts = [pl.len().alias(ROWS), pl.col(RAW).min().alias("smallest"), row.bottom_k(FIRST_ROWS).sort().alias("first")]
    return collected(groups.agg(firsts)).sort(PROBLEM, PLACE)


def rejected(table: Opened, keys: Sequence[Key], amount: AmountColumn, beside: Any, words: Mapping[str, str]) -> Any:
    """Return the rows without an answer, numbered, with the code and message of what is wrong, as a lazy polars frame.

    Parameters: table of polars; keys; amount; beside, key columns, PLACE, and `finding_code` and `finding_message` of combinations
    without an answer; words, code → message of an amount that cannot be used, and `not_in_plan`.
    """
    import polars as pl

    numbered = _numbered(table, keys, amount, beside, "left")[1].with_columns(**{RAW: raw_amount(amount)})
    data = numbered.with_columns(**{PROBLEM: amount_word()}).to_native()
    code = pl.when(pl.col(PLACE).is_null()).then(pl.lit("not_in_plan")).otherwise(pl.coalesce("finding_code", PROBLEM))
    bad = data.filter(pl.col(AMOUNT).is_null() | pl.col(PLACE).is_null() | pl.col("finding_code").is_not_null())
    said = bad.with_columns(
        code.alias("finding_code"), pl.coalesce("finding_message", code.replace_strict(dict(words), default=None)).alias("finding_message")
    )
    kept = [name for name in table.types if not name.startswith("finding_")]
    # A streamed join gives its rows in any order; who corrects them reads them in that of the file.
    return said.select(pl.col(ROW).alias("row"), *kept, "finding_code", "finding_message").sort("row")
