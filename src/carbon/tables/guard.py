"""Packed workbooks: opened only where their parts are of a size that fixed memory holds, and read by a parser that follows nothing."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from xml.parsers import expat

from carbon.core.errors import CarbonError
from carbon.core.sentences import say

LARGEST_PART = 1_500_000_000
"""Bytes of one unpacked part."""
LARGEST_TEXTS = 300_000_000
"""Bytes of the unpacked texts, which are held in memory."""
MOST_CELLS = 12_000_000
"""Cells from A1 to the last one in use, filled or not."""
_PIECE = 1 << 20

Start = Callable[[str, dict[str, str]], Any]


def open_packed(path: Path) -> zipfile.ZipFile:
    """Return the parts of a packed workbook.

    Raises: CarbonError `file_broken` for what is not a workbook, `file_too_large` where its parts unpack to more than is held.
    """
    try:
        packed = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError) as error:
        raise broken(path, say("it is not a workbook, or it is protected by a password")) from error
    for part in packed.infolist():
        limit = LARGEST_TEXTS if part.filename.endswith("sharedStrings.xml") else LARGEST_PART
        if part.file_size > limit:
            raise too_large(path, say("its part {filename} unpacks to {size:.0f} MB", filename=part.filename, size=part.file_size / 1e6))
    return packed


def too_large(path: Path, why: str) -> CarbonError:
    """Return the error of a workbook that is not opened for its size."""
    return CarbonError(
        say("{path_name} is not opened: {why}. Save the table alone as CSV or Parquet.", path_name=path.name, why=why),
        code="file_too_large",
    )


def broken(path: Path, why: str) -> CarbonError:
    """Return the error of a workbook that cannot be read."""
    return CarbonError(
        say("{path_name} cannot be read: {why}. Open it and save it again.", path_name=path.name, why=why), code="file_broken"
    )


def parse_part(
    path: Path, packed: zipfile.ZipFile, part: str, start: Start, end: Start | None = None, text: Callable[[str], Any] | None = None
) -> None:
    """Read a part piece by piece; one that declares entities, as a bomb does, is refused, and no file or address is followed.

    Parameters: path; packed; part; start, called with each element and its attributes; end, with each element that ends; text, with what
    stands between.
    Raises: CarbonError.
    """
    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    if end is not None:
        parser.EndElementHandler = lambda name: end(name, {})
    if text is not None:
        parser.CharacterDataHandler = text

    def refuse(*_: object) -> None:
        raise broken(path, say("{part} declares a document type, which no spreadsheet program writes", part=part))

    parser.StartDoctypeDeclHandler = refuse
    try:
        with packed.open(part) as stream:
            while piece := stream.read(_PIECE):
                parser.Parse(piece, False)
            parser.Parse(b"", True)
    except (expat.ExpatError, zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, NotImplementedError) as error:
        raise broken(path, str(error).rstrip(".")) from error
    except KeyError as error:
        raise broken(path, say("it has no part {part}", part=part)) from error


def elements(path: Path, packed: zipfile.ZipFile, part: str) -> list[tuple[str, Mapping[str, str]]]:
    """Return the elements of a small part, in their order."""
    found = list[tuple[str, Mapping[str, str]]]()
    parse_part(path, packed, part, lambda name, given: found.append((name.rpartition(":")[2], given)))
    return found
