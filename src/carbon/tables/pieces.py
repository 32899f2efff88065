"""Results larger than memory → files, piece by piece: each written aside and renamed, so that an interruption loses nothing."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from carbon.core.errors import CarbonError
from carbon.core.patterns import pattern
from carbon.core.sentences import say
from carbon.tables.formulas import harmless_table
from carbon.tables.scan import file_type, scan

PIECE_ROWS = 4_000_000
"""Rows of a piece: a second or two of work, and a few hundred megabytes of memory."""
_WRITTEN = (".parquet", ".csv")
_PIECE = pattern(r"\.?part-\d+\.\w+(\.aside)?")
"""The names of pieces in a folder, also of one that was being written."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the input that becomes one file: a whole CSV, or a slice of a Parquet file."""

    file: Path
    start: int
    rows: int | None

    def table(self) -> Any:
        """Return the lazy table of the piece."""
        whole = scan([self.file])
        return whole if self.rows is None else whole.slice(self.start, self.rows)


def pieces_of(files: Sequence[Path]) -> list[Piece]:
    """Return the pieces of files: Parquet is cut by rows, a CSV is one piece, since its rows cannot be found without reading all."""
    import polars as pl

    found = []
    for file in files:
        if file_type(file) != ".parquet":
            found.append(Piece(file, 0, None))
            continue
        rows = pl.scan_parquet(file).select(pl.len()).collect().item()
        found += [Piece(file, start, min(PIECE_ROWS, rows - start)) for start in range(0, rows, PIECE_ROWS)]
    return found


def stamp_of(files: Sequence[Path], fingerprint: str) -> str:
    """Return what tells one run from another: the plan, and name, size and time of each input file."""
    states = [[str(file), file.stat().st_size, file.stat().st_mtime_ns] for file in files]
    return json.dumps([fingerprint, PIECE_ROWS, states])


def check_target(target: Path) -> None:
    """Raise when results cannot be written to a path: an unknown type, or a folder that is not there."""
    if target.suffix.casefold() not in (*_WRITTEN, ""):
        raise CarbonError(
            say(
                "{target_name}: files of type '{suffix}' are not written. Known: {known}, or a folder.",
                target_name=target.name,
                suffix=target.suffix,
                known=", ".join(_WRITTEN),
            ),
            code="file_type",
        )
    if not target.parent.is_dir():
        raise CarbonError(say("folder {parent} does not exist. Create it first.", parent=target.parent), code="file_missing")


def write_pieces(tables: Sequence[Any], target: Path, stamp: str) -> Iterator[int]:
    """Write lazy tables to a file, or to a folder with one file each; yield the number of each piece when it is there.

    Parameters: tables, one per piece, in order; target, OUT.parquet, OUT.csv, or a folder for one file a piece; stamp, of
    `stamp_of`: pieces of an earlier run with the same stamp are kept.
    Raises: CarbonError when a piece cannot be written, as on a full disk; what was there before stays as it was.
    """
    folder = target if not target.suffix else target.with_name(f".{target.name}.pieces")
    suffix = target.suffix.casefold() or ".parquet"
    # The note stands beside the folder, so that the folder holds tables only and is read whole by any engine.
    note = folder.with_name(f".{folder.name.lstrip('.')}.run")
    _same_run(folder, note, stamp)
    paths = [folder / f"part-{number:05d}{suffix}" for number in range(len(tables))]
    for number, (path, table) in enumerate(zip(paths, tables, strict=True)):
        if not path.exists():
            write_lazy(table, path)
        yield number
    if target.suffix:
        _merge(paths, target)
        shutil.rmtree(folder)
        note.unlink()


def _same_run(folder: Path, note: Path, stamp: str) -> None:
    """Pieces of another run are of other numbers: they go; a folder with anything else in it is left alone.

    The note alone proves nothing: who deletes the folder and makes another of its name leaves the note behind.
    """
    if folder.exists() and not folder.is_dir():
        raise CarbonError(say("{folder} is a file. Name a folder, or a file ending in .parquet or .csv.", folder=folder), code="file_type")
    there = list(folder.iterdir()) if folder.is_dir() else []
    if there and not (note.exists() and all(_PIECE.fullmatch(item.name) for item in there)):
        raise CarbonError(say("folder {folder} is not empty and holds no earlier run. Name another.", folder=folder), code="folder_taken")
    if there and note.read_text(encoding="utf-8") != stamp:
        shutil.rmtree(folder)
    folder.mkdir(exist_ok=True)
    note.write_text(stamp, encoding="utf-8")


def write_lazy(table: Any, path: Path) -> None:
    """Write a lazy polars table aside, streamed, and rename it.

    Parameters: table; path, .parquet or .csv.
    Raises: CarbonError when it cannot be written or read; no half file stays.
    """
    import polars as pl

    aside = path.with_name(f".{path.name}.aside")
    try:
        if path.suffix.casefold() == ".csv":
            harmless_table(table).sink_csv(aside)
        else:
            table.sink_parquet(aside, compression="zstd", compression_level=1)
        aside.replace(path)
    except (pl.exceptions.PolarsError, OSError) as error:
        reason = str(error).strip().splitlines()[0]
        raise CarbonError(
            say(
                "{path_name} cannot be written: {reason}. Nothing half is left; the earlier pieces are kept.",
                path_name=path.name,
                reason=reason,
            ),
            code="write",
        ) from error
    finally:
        aside.unlink(missing_ok=True)


def _merge(paths: Sequence[Path], target: Path) -> None:
    import polars as pl

    if len(paths) == 1:
        paths[0].replace(target)
        return
    scanned = pl.scan_parquet(list(paths)) if target.suffix.casefold() == ".parquet" else pl.scan_csv(list(paths), infer_schema=False)
    write_lazy(scanned, target)
