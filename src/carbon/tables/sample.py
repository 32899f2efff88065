"""Some rows of a table, where they cost less than all: they mostly hold what all rows ask."""

from __future__ import annotations

from typing import Any, NamedTuple

from carbon.tables.collect import collected
from carbon.tables.engines import Opened

_IN_MEMORY, _IN_FILES = ("DF ",), ("Parquet SCAN", "Csv SCAN", "Ipc SCAN")
"""How polars describes a table that is there, or in files, with nothing to be worked out before a row is read."""


class Sample(NamedTuple):
    """Some rows of a table as a table of its own; in_memory, whether all of them are there; whole, whether these are all."""

    table: Opened
    in_memory: bool
    whole: bool


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
