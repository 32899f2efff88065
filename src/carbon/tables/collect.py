"""A lazy polars table, computed."""

from __future__ import annotations

from typing import Any

from carbon.tables.refusals import unreadable


def collected(data: Any) -> Any:
    """Return a lazy polars frame as a frame, computed in pieces.

    Parameters: data.
    Raises: CarbonError `file_broken` for a file that cannot be read to its end: a lazy table is only read here.
    """
    import polars as pl

    try:
        return data.collect(engine="streaming")
    except (pl.exceptions.ComputeError, OSError) as error:
        raise unreadable(data, error) from error
