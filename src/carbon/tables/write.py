"""Frames → files: CSV, Parquet, XLSX; written aside and renamed, so that no half file stays."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from carbon.core.errors import CarbonError
from carbon.core.sentences import say
from carbon.tables.formulas import harmless_table
from carbon.tables.outputs import written_aside

if TYPE_CHECKING:
    import polars as pl


def write_frame(table: Any, path: Path) -> None:
    """Write an eager frame to a file by its suffix; text in CSV that a spreadsheet would run gets an apostrophe, in XLSX it is text.

    Parameters: table, of any library that narwhals knows; path.
    Raises: CarbonError for a type that is not written, a folder that is not there, and a disk that is full; the old file stays.
    """
    import narwhals as nw
    import polars as pl
    from xlsxwriter.exceptions import FileCreateError

    data = nw.from_native(table, eager_only=True).to_polars()
    writers = {".csv": harmless_table(data).write_csv, ".parquet": data.write_parquet, ".xlsx": _told_apart(data).write_excel}
    writer = writers.get(path.suffix.casefold())
    if writer is None:
        raise CarbonError(
            say(
                "{path_name}: files of type '{suffix}' are not written. Known: {known}.",
                path_name=path.name,
                suffix=path.suffix,
                known=", ".join(writers),
            ),
            code="file_type",
        )
    with written_aside(path) as aside:
        try:
            writer(aside)
        except (pl.exceptions.PolarsError, FileCreateError) as error:
            raise OSError(" ".join(str(error).split()).rstrip(".")) from error


def _told_apart(data: pl.DataFrame) -> pl.DataFrame:
    """Headers that differ in capitals only are one header to Excel, which then takes no row at all: the later ones get a number."""
    taken, names = {name.lower() for name in data.columns}, dict[str, str]()
    seen = set[str]()
    for name in data.columns:
        number, shown = 1, name
        while shown.lower() in seen or (number > 1 and shown.lower() in taken):
            number += 1
            shown = f"{name} ({number})"
        seen.add(shown.lower())
        names[name] = shown
    return data.rename(names)
