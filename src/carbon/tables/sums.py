"""Sums by labels, computed where the rows live."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from carbon.core.errors import CarbonError
from carbon.core.sentences import say
from carbon.tables.engines import AMOUNT, PLACE, Opened, to_polars


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

    Parameters: sums, of `placed_sums`; labels; lines, columns PLACE, cut and value per amount.
    """
    import polars as pl

    types = {PLACE: pl.Int64, "cut": pl.Int64, "value": pl.Float64}
    met = sums.lazy().with_columns(pl.col(PLACE).cast(pl.Int64)).join(pl.LazyFrame(dict(lines), types), on=PLACE, how="inner")
    return met.group_by(*labels, "cut").agg((pl.col(AMOUNT) * pl.col("value")).sum()).sort(*labels, "cut", nulls_last=True).collect()


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
                say("column '{column}' holds {dtype} and no dates, so it has no months. Group by '{column}'.", column=column, dtype=dtype),
                code="key_unknown",
            )
        return nw.col(column).dt.to_string("%Y-%m")
    return nw.col(column).cast(nw.String) if key == "period" else nw.col(column)
