"""Files that are written: never one that is read, aside and renamed, and one sentence when it cannot be done."""

from __future__ import annotations

import gzip
import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from carbon.core.errors import CarbonError
from carbon.core.sentences import say


def check_output(target: Path, inputs: Sequence[Path]) -> None:
    """Refuse to write onto a file that is read, whatever its name: links and hard links too.

    Parameters: target; inputs, files, or folders with all that is in them.
    Raises: CarbonError `output_is_input`.
    """
    if not target.exists():
        return
    files = (file for given in inputs for file in (given.rglob("*") if given.is_dir() else [given]))
    if target.is_file() and any(file.is_file() and file.samefile(target) for file in files):
        message = say("{target} is a file that is read; it would be lost. Name another file with -o.", target=target)
        raise CarbonError(message, code="output_is_input", field="output")


_MARKS = re.compile(rb'"carbon_lock"|content="carbon |"location_kg"|\bfactor_ids?\b|<!-- carbon -->|carbon-(?:report|checked)')
"""What stands in each sort of file that is written: locks, pages, JSON, rows and lines, Markdown, documents and workbooks."""
_LOOKED_AT = 1 << 16
"""Bytes at the beginning and at the end in which it stands."""


def is_output(path: Path) -> bool:
    """Return whether a file is one that this library wrote: by what stands in it, not by its name.

    Parameters: path of a file.
    """
    try:
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as parts:
                names = [name for name in ("docProps/core.xml", "xl/sharedStrings.xml") if name in parts.namelist()]
                return any(_MARKS.search(parts.open(name).read(_LOOKED_AT)) for name in names)
        with path.open("rb") as file:
            begin = file.read(_LOOKED_AT)
            file.seek(max(0, path.stat().st_size - _LOOKED_AT))
            texts = [gzip.GzipFile(fileobj=io.BytesIO(begin)).read1(_LOOKED_AT)] if begin[:2] == b"\x1f\x8b" else [begin, file.read()]
    except (OSError, EOFError, zipfile.BadZipFile, zlib.error):
        return False
    return not begin or any(map(_MARKS.search, texts))


@contextmanager
def written_aside(target: Path) -> Iterator[Path]:
    """Give a file beside the target, which takes its name when it is whole; what a killed run left of it is written over.

    Parameters: target.
    Raises: CarbonError for a folder that is not there, and when it cannot be written; the file that was there stays.
    """
    if not target.parent.is_dir():
        raise CarbonError(say("folder {parent} does not exist. Create it first.", parent=target.parent), code="file_missing")
    aside = target.with_name(f".{target.stem}.part{target.suffix}")
    try:
        yield aside
        aside.replace(target)
    except OSError as error:
        old = say(" The existing file is unchanged.") if target.exists() else ""
        raise CarbonError(
            say("{target_name} cannot be written: {reason}.{old}", target_name=target.name, reason=error.strerror or error, old=old),
            code="write",
            field="output",
        ) from error
    finally:
        aside.unlink(missing_ok=True)


def write_text(text: str, target: Path) -> None:
    """Write a text as UTF-8."""
    with written_aside(target) as aside:
        aside.write_text(text, encoding="utf-8")
