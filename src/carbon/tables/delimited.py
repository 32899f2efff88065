"""CSV in any usual dialect and encoding → a grid of text cells, in which a row has the number of the line an editor shows it by."""

from __future__ import annotations

import csv
import io
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from sys import intern

from carbon.core.errors import CarbonError, Finding
from carbon.core.sentences import say
from carbon.tables.grid import Grid

SEPARATORS = ";,\t|"
_STATED = "sep="
"""What Excel writes into the first line to state the separator."""
_SAMPLE, _ROWS = 100_000, 50
"""Characters, and rows of them, by which the separator is found."""
_LONGEST = 10_000_000
"""Characters of a cell, and bytes of a line, that are held; a longer one is no cell of a person."""
_PIECE = 1 << 20


def read_delimited(path: Path) -> Grid:
    """Return the grid of a CSV, TSV or text file.

    Raises: CarbonError for a file with a quote that is never closed.
    """
    _check_lines(path)
    text, findings = decoded(path)
    separator, skipped = separator_of(text)
    limit = csv.field_size_limit(_LONGEST)
    reader = csv.reader(chain.from_iterable(_pieces(text)), delimiter=separator)
    try:
        # A text that stands in many cells is held once: whatever looks at all cells afterwards meets it near, and its hash known.
        rows = [list(map(intern, row)) for row in reader]
    except csv.Error as error:
        if "field larger" in str(error):
            raise _too_long(path, reader.line_num) from error
        raise CarbonError(
            say("{path_name} cannot be read: {error}. Open it and save it again as CSV.", path_name=path.name, error=error),
            code="file_broken",
        ) from error
    finally:
        csv.field_size_limit(limit)
    return Grid(path.name, [[], *rows[1:]] if skipped else rows, findings=tuple(findings))


def _pieces(text: str) -> Iterator[Iterable[str]]:
    r"""Yield the lines of a text, each with its end, piece by piece: a buffer of the whole would take four bytes a letter.

    >>> [list(piece) for piece in _pieces("a\r\nb\rc\n")]
    [['a\r\n', 'b\r', 'c\n']]
    """
    end, start = "\n" if "\n" in text else "\r", 0
    while start < len(text):
        stop = text.find(end, start + _PIECE) + 1 or len(text)
        yield io.StringIO(text[start:stop], newline="")
        start = stop


def _check_lines(path: Path) -> None:
    """Refuse a file with a line that is too long before it is held, so that one of any size takes no memory."""
    length, row = 0, 1
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            ends = [place for sign in (b"\n", b"\r") if (place := piece.find(sign)) >= 0]
            if length + min(ends, default=len(piece)) > _LONGEST:
                raise _too_long(path, row)
            length = len(piece) - max(piece.rfind(b"\n"), piece.rfind(b"\r")) - 1 if ends else length + len(piece)
            row += piece.count(b"\n")


def _too_long(path: Path, row: int) -> CarbonError:
    message = say(
        "{path_name} is not read: row {row} has a text of more than {longest} characters. Close the quote that is open there, or shorten "
        "the cell.",
        path_name=path.name,
        row=row,
        longest=_LONGEST,
    )
    return CarbonError(message, code="cell_too_long")


def decoded(path: Path) -> tuple[str, list[Finding]]:
    """Return the text of a file, and what was assumed of its encoding."""
    raw = path.read_bytes()
    if b"\0" in raw[:4096] and not raw.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        raise CarbonError(
            say("{path_name} is not a text. Save it as CSV, or give it the suffix of its type.", path_name=path.name), code="file_broken"
        )
    try:
        # Excel's "Unicode text" begins with a mark of UTF-16.
        return raw.decode("utf-16" if raw.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8-sig"), []
    except UnicodeDecodeError:
        message = say("the file is not UTF-8; it was read as Latin-1 (Windows). Check å ä ö, or save it as UTF-8.")
        return raw.decode("cp1252", errors="replace"), [Finding("encoding_assumed", "warning", message, path.name)]


def separator_of(text: str) -> tuple[str, bool]:
    r"""Return the separator of a text, and whether its first line only states it.

    >>> separator_of("sep=;\na;b\n"), separator_of("a|b\n1|2\n")
    ((';', True), ('|', False))
    """
    first = text.split("\n", 1)[0].strip("\r")
    if first.casefold().startswith(_STATED) and len(first) <= len(_STATED) + 1:
        return first[len(_STATED) :] or "\t", True
    sample = text[:_SAMPLE]
    return max(SEPARATORS, key=lambda sign: _agreement(sample, sign)), False


def _agreement(sample: str, sign: str) -> tuple[int, int]:
    """How many rows a separator cuts into the same number of two or more cells; then how many cells."""
    try:
        rows = [row for row in islice(csv.reader(io.StringIO(sample, newline=""), delimiter=sign), _ROWS) if any(row)]
    except csv.Error:
        # The sample ends inside a quoted cell, or holds one longer than itself.
        return 0, 0
    counts = Counter(map(len, rows))
    width, agreeing = max(((width, count) for width, count in counts.items() if width > 1), key=lambda item: item[1], default=(1, 0))
    return agreeing, width
