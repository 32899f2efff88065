"""Frames → files: CSV, Parquet, XLSX; written aside and renamed, so that no half file stays."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from carbon.core.errors import CarbonError


def write_frame(table: Any, path: Path) -> None:
    """Write an eager frame to a file by its suffix.

    Parameters: table, of any library that narwhals knows; path.
    Raises: CarbonError for a type that is not written or a folder that is not there.
    """
    import narwhals as nw

    data = nw.from_native(table, eager_only=True).to_polars()
    writers = {".csv": data.write_csv, ".parquet": data.write_parquet, ".xlsx": data.write_excel}
    writer = writers.get(path.suffix.casefold())
    if writer is None:
        raise CarbonError(f"{path.name}: files of type '{path.suffix}' are not written. Known: {', '.join(writers)}.", code="file_type")
    if not path.parent.is_dir():
        raise CarbonError(f"folder {path.parent} is not there. Make it first.", code="file_missing")
    aside = path.with_name(f".{path.stem}.part{path.suffix}")
    try:
        writer(aside)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
