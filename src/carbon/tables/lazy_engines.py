"""What DuckDB, dask and Spark need that polars does not: their own form of a small table, and columns without false bounds."""

from __future__ import annotations

from typing import Any

from carbon.core.errors import CarbonError
from carbon.core.sentences import say
from carbon.tables.keys import PREFIX


def in_engine_of(native: Any, library: str, beside: Any, data: Any) -> Any:
    """Return a small table in the engine of a large one that it is joined to; a cluster sends it to every worker.

    Parameters: native, the large table as it came; library of it; beside, the small table (polars); data, the large one with its keys
    (narwhals), whose types the keys of the small one take.
    Raises: CarbonError for an engine that is not known.
    """
    if library == "duckdb":
        carbon_plan = beside.to_arrow()  # noqa: F841 - the query reads it by its name
        return native.query(f"{PREFIX}input", "SELECT * FROM carbon_plan")
    if library == "dask":
        from dask.dataframe import from_pandas

        small = from_pandas(beside.to_pandas(), npartitions=1)  # type: ignore[no-untyped-call]
        meta = data.to_native().dtypes
        return small.astype({name: meta[name] for name in beside.columns if name in meta})
    if library == "pyspark":
        from pyspark.sql.functions import broadcast

        return broadcast(native.sparkSession.createDataFrame(beside.to_arrow()))
    raise CarbonError(
        say("lazy frames of {library} are not calculated. Known: polars, duckdb, dask, pyspark.", library=library), code="subject"
    )


def without_bounds(frame: Any) -> Any:
    """Return the same DuckDB relation and the same values, each float worked out anew: what lies next to it towards itself.

    A Parquet file keeps NaN out of the smallest and largest value of a column. DuckDB takes them for the bounds of NaN too and leaves
    out what asks for it (duckdb issue 25521), so that an amount that is not a number would be summed. What is worked out has no bounds.

    Parameters: frame, of narwhals.
    """
    import narwhals as nw

    names = [_quoted(name) for name, dtype in frame.collect_schema().items() if dtype.is_float()]
    if not names:
        return frame
    same = ", ".join(f"nextafter({name}, {name}) AS {name}" for name in names)
    return nw.from_native(frame.to_native().project(f"* REPLACE ({same})"))


def _quoted(name: str) -> str:
    """A name as SQL writes it."""
    return '"' + name.replace('"', '""') + '"'
