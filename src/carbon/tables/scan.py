"""Files larger than memory → lazy tables: Parquet and CSV, compressed too, one file, a folder or a pattern of them."""

from __future__ import annotations

import glob
import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from carbon.core.errors import CarbonError, nearest
from carbon.core.sentences import say

SCANNED = (".parquet", ".csv", ".tsv", ".csv.gz", ".csv.zst", ".tsv.gz", ".tsv.zst")


def files_of(text: str) -> list[Path]:
    """Return the files of a path, folder or pattern, sorted by name.

    Parameters: text, as ledger.parquet, ledger/ or ledger/2019-*.csv.gz.
    Raises: CarbonError when there is none, or files of two types.
    """
    path, found = Path(text), _found(text)
    if not found:
        raise _none(text, path)
    if len({file_type(item).partition(".gz")[0].partition(".zst")[0] for item in found}) > 1:
        raise CarbonError(
            say(
                "{text} holds files of several types. Name one, as {path_name}/*{file_type}.",
                text=text,
                path_name=path.name,
                file_type=file_type(found[0]),
            ),
            code="file_type",
        )
    return found


def _found(text: str) -> list[Path]:
    path = Path(text)
    if path.is_dir():
        return [item for item in sorted(path.rglob("*")) if item.is_file() and file_type(item) and not item.name.startswith(".")]
    if any(sign in text for sign in "*?["):
        return [Path(item) for item in sorted(glob.glob(text, recursive=True)) if file_type(Path(item))]  # noqa: PTH207 - absolute patterns
    return [path] if path.is_file() else []


def _none(text: str, path: Path) -> CarbonError:
    """The error of a path without a table, with the nearest name where one is near."""
    types = ", ".join(SCANNED)
    if path.is_dir():
        message = say("folder {text} holds no table. Types that are read: {types}.", text=text, types=types)
    else:
        near = nearest(path.name, [item.name for item in path.parent.iterdir()] if path.parent.is_dir() else [])
        hint = say(" Nearest: {near}.", near=", ".join(near)) if near else say(" Types that are read: {types}.", types=types)
        message = say("{text} is not a file, folder or pattern of tables.{hint}", text=text, hint=hint)
    return CarbonError(message, code="file_missing", field="path")


def file_type(path: Path) -> str:
    """Return the type of a file by its name, as .csv.gz; '' when it is not scanned.

    >>> file_type(Path("ledger.csv.gz"))
    '.csv.gz'
    """
    name = path.name.casefold()
    return next((suffix for suffix in sorted(SCANNED, key=len, reverse=True) if name.endswith(suffix)), "")


def scan(files: list[Path]) -> Any:
    """Return the lazy polars table of files; cells of CSV stay text, so that no number is guessed.

    Parameters: files of one type, with the same columns.
    Raises: CarbonError `file_broken` for a file that cannot be read, `column_twice` for two equal headers.
    """
    import polars as pl

    try:
        if file_type(files[0]) == ".parquet":
            return _checked(pl.scan_parquet(files), files)
        header = _header(files[0])
        separator = max(";,\t", key=header.count)
        names = [name.strip().strip('"') for name in header.strip().split(separator)]
        if twice := sorted({name for name in names if names.count(name) > 1}):
            raise CarbonError(
                say("{name}: column '{twice}' stands twice in the header. Rename one.", name=files[0].name, twice=twice[0]),
                code="column_twice",
            )
        return _checked(pl.scan_csv(files, separator=separator, infer_schema=False), files)
    except (pl.exceptions.PolarsError, OSError, EOFError) as error:
        raise broken(files, error) from error


def row_count(path: Path) -> int:
    """Return the rows that a Parquet file states at its end.

    Raises: CarbonError `file_broken`.
    """
    import polars as pl

    with read_errors([path]):
        return int(scan([path]).select(pl.len()).collect().item())


def _checked(table: Any, files: list[Path]) -> Any:
    if not table.collect_schema().names():
        raise CarbonError(say("{name} is empty. Write a header row and rows of activity.", name=files[0].name), code="table_empty")
    return table


def broken(files: list[Path], error: Exception) -> CarbonError:
    """Return the error of files that cannot be read to their end.

    Parameters: files; error of the reader, of which the first line is told.
    """
    names = files[0].name if len(files) == 1 else say("one of {first} … {last}", first=files[0].name, last=files[-1].name)
    reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
    return CarbonError(
        say("{names} cannot be read: {reason}. Write it anew, or leave it out.", names=names, reason=reason), code="file_broken"
    )


@contextmanager
def read_errors(files: list[Path]) -> Iterator[None]:
    """Turn what a reader says of broken files into one sentence; a lazy table is only read when it is asked.

    Parameters: files.
    Raises: CarbonError `file_broken`.
    """
    import polars as pl

    try:
        yield
    except (pl.exceptions.PolarsError, OSError) as error:
        raise broken(files, error) from error
    except CarbonError as error:
        if error.code != "file_broken" or not isinstance(error.__cause__, Exception):
            raise
        raise broken(files, error.__cause__) from error


def _header(path: Path) -> str:
    if file_type(path).endswith(".gz"):
        with gzip.open(path, "rt", encoding="utf-8-sig") as stream:
            return stream.readline()
    if file_type(path).endswith(".zst"):
        import polars as pl

        first = pl.scan_csv(path, has_header=False, separator="\x01", infer_schema=False, quote_char=None).head(1).collect()
        return str(first.item())
    with path.open(encoding="utf-8-sig", errors="replace") as stream:
        return stream.readline()
