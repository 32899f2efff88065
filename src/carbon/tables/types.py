"""The types of tables, for type checkers: no library of tables is loaded for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    import polars as pl

Table: TypeAlias = "pl.DataFrame"
"""A table that is made without one of the user's to make it like."""


class Frame(Protocol):
    """A table of polars, pandas, pyarrow, DuckDB, Dask or Spark: what all of them have, and words and activities have not."""

    @property
    def columns(self) -> object:
        """The names of the columns."""
