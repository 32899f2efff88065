"""An inventory begun from files: its folder, a copy of each file, and an inventory.toml with what is still open."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from carbon.core.errors import CarbonError
from carbon.core.periods import Period, parse_period
from carbon.core.regions import region as region_named
from carbon.core.sentences import say
from carbon.inventory.inventory import Inventory
from carbon.inventory.settings import NAME
from carbon.inventory.start_head import GivenHead, head_entries
from carbon.inventory.start_tables import StartTable, start_tables
from carbon.inventory.start_text import Question, start_text
from carbon.reporting.language.words import Words, language_of
from carbon.tables.outputs import check_output, write_text, written_aside

_DATA = "data"
"""The folder within an inventory that files are copied to."""


@dataclass(frozen=True)
class StartedInventory:
    """An inventory that was begun from files.

    Parameters: folder; tables, one of each sheet; open, what a person must still say, with the line of inventory.toml that asks it;
    copies, the files that were written beside it, each with the file it was copied from; text of its inventory.toml; replaced, the files
    that were there before.
    """

    folder: Path
    tables: tuple[StartTable, ...]
    open: tuple[Question, ...]
    copies: Mapping[Path, Path]
    text: str
    replaced: tuple[Path, ...] = ()

    @property
    def written(self) -> Sequence[Path]:
        """The files that were written: the copies, and inventory.toml."""
        return [*self.copies, self.file]

    @property
    def file(self) -> Path:
        """Its inventory.toml."""
        return self.folder / NAME

    def inventory(self) -> Inventory:
        """Return the inventory, opened.

        Raises: CarbonError where inventory.toml lacks what only a person can say.
        """
        return Inventory.open(self.folder)


def start_inventory(
    folder: str | Path,
    files: Iterable[str | Path],
    *,
    region: str | None = None,
    period: str | int | Period | None = None,
    organisation: str | None = None,
    name: str | None = None,
    language: str | None = None,
    force: bool = False,
) -> StartedInventory:
    r"""Write the folder of an inventory that begins with files, and return what was written and what is open.

    Parameters
    ----------
    folder: made where it is not there; each file is copied into its data/, unless it lies in the folder already.
    files: tables as people keep them, and workbooks of the template; they are never changed.
    region, period: of the whole; without them what all rows say, or a question.
    organisation, name: without them the name of the folder.
    language: of the comments and of reports, en or sv.
    force: replace an inventory.toml and files of the folder that are there already.

    Raises: CarbonError for a file that cannot be read, two files of one name, and a file in the folder that would be replaced.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as place:
    ...     _ = Path(place, "el.csv").write_text("Period;Förbrukning (kWh)\n2023-01;1200\n", encoding="utf-8")
    ...     started = start_inventory(f"{place}/2023", [f"{place}/el.csv"], region="SE")
    ...     len(started.open), started.inventory().settings.inventory.period.year
    (0, 2023)
    """
    where = Path(folder)
    when = period if period is None or isinstance(period, Period) else parse_period(period)
    lies, speaks = region_named(region).code if region else None, language_of(language) if language else None
    started = _begun(where, [Path(file) for file in files], GivenHead(where.resolve().name, name, organisation, when, lies, speaks))
    found = replace(started, replaced=tuple(_there(started, force)))
    _write(found)
    return found


def _begun(folder: Path, files: Sequence[Path], given: GivenHead) -> StartedInventory:
    """The inventory that begins with files, of which nothing is written yet.

    Raises: CarbonError where the folder is a file, and for what cannot be read.
    """
    if folder.is_file():
        raise CarbonError(say("{folder} is a file. Name a folder to make.", folder=folder), code="argument", field="folder")
    places = _places(folder, files)
    tables = [table for path, file in places.items() for table in start_tables(file, path, given.for_tables)]
    text, questions = start_text(head_entries(given, tables), tables, Words(language_of(given.language)).sentence)
    copies = {folder / path: file for path, file in places.items() if not _is_inside(folder, file)}
    return StartedInventory(folder, tuple(tables), tuple(questions), copies, text)


def _there(started: StartedInventory, force: bool) -> Iterator[Path]:
    """The files that will be replaced.

    Raises: CarbonError `output_is_input` for a file that is read, and `file_exists` where there is any and it is not forced.
    """
    for target in started.written:
        check_output(target, list(started.copies.values()))
        if target.is_file() and not force:
            message = say("{path} is there already. Name another folder, or replace it with force=True (--force).", path=target)
            raise CarbonError(message, code="file_exists", field="folder")
        if target.is_file():
            yield target


def _write(started: StartedInventory) -> None:
    """Write the folder, inventory.toml last, so that a folder with one is whole."""
    started.folder.mkdir(parents=True, exist_ok=True)
    for target, file in started.copies.items():
        target.parent.mkdir(exist_ok=True)
        with written_aside(target) as aside:
            shutil.copyfile(file, aside)
    write_text(started.text, started.file)


def _places(folder: Path, files: Sequence[Path]) -> dict[str, Path]:
    """The path of each file in the inventory → the file.

    Raises: CarbonError where none is named, and for two of one name.
    """
    if not files:
        raise CarbonError(say("no file is named. Name at least one table after the folder."), code="argument", field="files")
    found, known = dict[str, Path](), dict[str, Path]()
    for path, file in _placed(folder, files):
        if (other := known.setdefault(path.casefold(), file)) is not file:
            message = say(
                "{other} and {file} have one name, and would be one file in {folder}. Rename one of them.",
                other=other,
                file=file,
                folder=folder / _DATA,
            )
            raise CarbonError(message, code="file_twice", field="files")
        found[path] = file
    return found


def _placed(folder: Path, files: Sequence[Path]) -> Iterator[tuple[str, Path]]:
    for file in files:
        inside = file.resolve().relative_to(folder.resolve()).as_posix() if _is_inside(folder, file) else ""
        yield inside or f"{_DATA}/{file.name}", file


def _is_inside(folder: Path, file: Path) -> bool:
    """Whether a file lies in the folder of the inventory already, and is read where it is."""
    return file.resolve().is_relative_to(folder.resolve()) and os.fspath(file.resolve()) != os.fspath(folder.resolve())
