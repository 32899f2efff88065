"""An inventory begun from files: its folder, a copy of each file, and an inventory.toml with what is still open."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
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
from carbon.tables.outputs import check_output, check_replaced, write_text, written_aside

_DATA = "data"
"""The folder within an inventory that files are copied to."""


@dataclass(frozen=True)
class StartedInventory:
    """An inventory that was begun from files.

    Parameters: folder; tables, one of each sheet; open, what a person must still say, with the line of inventory.toml that asks it;
    copies, the files that were written beside it, each with the file it was copied from; text of its inventory.toml.
    """

    folder: Path
    tables: tuple[StartTable, ...]
    open: tuple[Question, ...]
    copies: Mapping[Path, Path]
    text: str

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
    started = begun(folder, files, region=region, period=period, organisation=organisation, name=name, language=language)
    for target in targets(started):
        check_output(target, list(started.copies.values()))
        check_replaced(target, force, filled_in=True)
    write(started)
    return started


def begun(
    folder: str | Path,
    files: Iterable[str | Path],
    *,
    region: str | None = None,
    period: str | int | Period | None = None,
    organisation: str | None = None,
    name: str | None = None,
    language: str | None = None,
) -> StartedInventory:
    """Return what `start_inventory` writes, of which nothing is written yet; see there."""
    where = Path(folder)
    if where.is_file():
        raise CarbonError(say("{folder} is a file. Name a folder to make.", folder=where), code="argument", field="folder")
    places = _places(where, [Path(file) for file in files])
    given = GivenHead(
        where.resolve().name,
        name,
        organisation,
        period if period is None or isinstance(period, Period) else parse_period(period),
        region_named(region).code if region else None,
        language_of(language) if language else None,
    )
    tables = [table for path, file in places.items() for table in start_tables(file, path, given.for_tables)]
    tell = Words(language_of(language)).sentence
    text, questions = start_text(head_entries(given, tables), tables, tell)
    copies = {where / path: file for path, file in places.items() if not _is_inside(where, file)}
    return StartedInventory(where, tuple(tables), tuple(questions), copies, text)


def targets(started: StartedInventory) -> Sequence[Path]:
    """Return the files that are written: the copies, and last inventory.toml.

    Parameters: started.
    """
    return [*started.copies, started.file]


def write(started: StartedInventory) -> None:
    """Write the folder of an inventory that is begun: inventory.toml last, so that a folder with one is whole.

    Parameters: started.
    """
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
