"""The types of tables and the libraries they are of, by name: none of them is loaded to ask what a value is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeAlias

Table: TypeAlias = "pl.DataFrame"
"""A table that is made without one of the user's to make it like."""
LazyTable: TypeAlias = "pl.LazyFrame"


LIBRARIES = ("polars", "pandas", "pyarrow", "modin", "cudf", "duckdb", "dask", "pyspark")
"""Where the tables that are read come from: the first name of the module of their class."""


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
