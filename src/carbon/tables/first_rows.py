"""The first rows of a table, where they cost less than all."""

from __future__ import annotations

from typing import Any

from carbon.tables.engines import Opened

_AT_ONCE = ("DF ", "Parquet SCAN", "Csv SCAN", "Ipc SCAN")
"""How polars describes a table that is in memory or in files, with nothing to be worked out before a row is there."""


def first_rows(table: Opened, count: int) -> Opened | None:
    """Return the first rows of a table as a table of its own; None where an engine might work out all rows for them.

    Parameters: table; count.
    """
    import narwhals as nw
    import polars as pl

    native: Any = table.data.to_native()
    if not isinstance(native, pl.LazyFrame) or not native.explain(optimized=False).startswith(_AT_ONCE):
        return None
    return Opened(table.native, nw.from_native(native.head(count)), table.library, table.eager)
