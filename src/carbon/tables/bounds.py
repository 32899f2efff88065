"""Columns of DuckDB whose bounds are not to be trusted."""

from __future__ import annotations

from typing import Any


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
