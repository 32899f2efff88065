"""The types of tables, for type checkers: no library of tables is loaded for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeAlias

Table: TypeAlias = "pl.DataFrame"
"""A table that is made without one of the user's to make it like."""
LazyTable: TypeAlias = "pl.LazyFrame"


class Frame(Protocol):
    """A table of polars, pandas, pyarrow, DuckDB, Dask or Spark: what all of them have, and words and activities have not."""

    @property
    def columns(self) -> object:
        """The names of the columns."""


if TYPE_CHECKING:
    import polars as pl
    from typing_extensions import TypeVar

    FrameT_co = TypeVar("FrameT_co", covariant=True, default=object)
    SumsT_co = TypeVar("SumsT_co", covariant=True, default=object)
else:
    from typing import TypeVar

    FrameT_co, SumsT_co = TypeVar("FrameT_co", covariant=True), TypeVar("SumsT_co", covariant=True)
