"""Comments on the cells of an XLSX file: where they are, since they often hold what a number leaves out; what they say is not read."""

from __future__ import annotations

from pathlib import Path
from posixpath import dirname, join, normpath
from zipfile import ZipFile

from carbon.tables.guard import elements, parse_part

AUTHOR = "carbon"
"""The author of the comments that the template and the marks of a check hold."""
_OWN = ("", AUTHOR)
"""Authors whose comments no person wrote: templates of earlier versions name none."""


def commented_cells(path: Path, packed: ZipFile, part: str) -> list[str]:
    """Return the addresses of the cells of a sheet that a person commented on.

    Parameters: path; packed; part, that of the sheet.
    Raises: CarbonError for a file that is broken.
    """
    beside = f"{dirname(part)}/_rels/{part.rpartition('/')[2]}.rels"
    if beside not in packed.namelist():
        return []
    targets = [given.get("Target", "") for _, given in elements(path, packed, beside) if given.get("Type", "").endswith("/comments")]
    parts = [target.lstrip("/") if target.startswith("/") else normpath(join(dirname(part), target)) for target in targets]
    return [address for name in parts if name in packed.namelist() for address in _of_part(path, packed, name)]


def _of_part(path: Path, packed: ZipFile, part: str) -> list[str]:
    reader = _Reader()
    parse_part(path, packed, part, reader.start, reader.end, reader.text)
    return [address for address, author in reader.comments if (reader.authors[author] if author < len(reader.authors) else "?") not in _OWN]


class _Reader:
    """Follows the elements of a part of comments: authors by their order, and cells with the number of theirs."""

    def __init__(self) -> None:
        self.authors, self.comments = list[str](), list[tuple[str, int]]()
        self._inside = False

    def start(self, name: str, given: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        self._inside = name == "author"
        if name == "author":
            self.authors.append("")
        elif name == "comment":
            self.comments.append((given.get("ref", ""), int(given.get("authorId", "0"))))

    def end(self, name: str, _: object) -> None:
        self._inside = False

    def text(self, text: str) -> None:
        if self._inside:
            self.authors[-1] += text.strip()
