"""The files that `[[tables]]` name: one, those of a pattern or folder, and workbooks of the template, which say how they are read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PureWindowsPath
from shlex import quote

from carbon.core.errors import CarbonError, Finding, did_you_mean
from carbon.core.sentences import say
from carbon.inventory.parts import Site, TableSettings
from carbon.inventory.settings import Settings, settings_of
from carbon.reading.mapping import TableMapping
from carbon.reading.mapping_file import both_values
from carbon.tables.read import SUFFIXES, split_sheet
from carbon.workbook.recognised import is_template

_SIGNS = "*?["
_OPEN = "~$"
"""How the file begins that a spreadsheet program keeps beside an open workbook."""


@dataclass
class Named:
    """The tables of one entry, with the sites and findings that its workbooks bring."""

    tables: list[TableSettings]
    sites: dict[str, Site] = field(default_factory=dict)
    notes: list[Finding] = field(default_factory=list)


def is_table(path: Path) -> bool:
    """Return whether a file is a table by its name.

    Parameters: path of the file.
    """
    return path.suffix.casefold() in SUFFIXES


def no_inventory(path: Path) -> CarbonError:
    """Return what an existing file that is no inventory is, and the next step: a table, or a lock.

    Parameters: path of the file.

    >>> str(no_inventory(Path("f.csv"))).partition(". ")[0]
    'f.csv is a table, not an inventory'
    """
    file, quoted = str(path), quote(str(path))
    if is_table(path):
        message = say(
            "{file} is a table, not an inventory. Make an inventory of it with python -m carbon init FOLDER {quoted} --region SE --period "
            "2023. Or see how it is read with python -m carbon read {quoted} -o mapping.toml, and calculate it alone with python -m carbon "
            "calculate {quoted} --mapping mapping.toml.",
            file=file,
            quoted=quoted,
        )
        return CarbonError(message, code="inventory_expected", field="path")
    message = say(
        "{file} is a file, not an inventory. Give a folder with inventory.toml, or a workbook of the template. If it is a lock, open it "
        "with python -m carbon footprint --frozen {quoted}.",
        file=file,
        quoted=quoted,
    )
    return CarbonError(message, code="inventory_expected", field="path")


def tables_of(folder: Path, entry: TableSettings, settings: Settings) -> Named:
    """Return the tables that an entry names, each with one file.

    Parameters: folder of the inventory; entry of `[[tables]]`, whose path may be a pattern, as 2019/*.xlsx, or a folder; settings.
    Raises: CarbonError for a pattern that fits no file, a file outside the folder's reach, and a workbook of another year or region.
    """
    found = Named([])
    for path in _paths(folder, entry.path):
        file = folder / path
        if file.is_file() and is_template(file) and not _is_mapped(entry):
            _add_book(found, file, path, entry, settings)
        else:
            found.tables.append(entry if path == entry.path else entry.model_copy(update={"path": path}))
    return found


def source_files(folder: Path, entry: TableSettings) -> list[str]:
    """Return the files of an entry that are there, without their sheets; none where they cannot be named.

    Parameters: folder of the inventory; entry of `[[tables]]`.
    """
    try:
        paths = _paths(folder, entry.path)
    except CarbonError:
        return []
    return [_without_sheet(folder, path) for path in paths]


def _without_sheet(folder: Path, path: str) -> str:
    _, sheet = split_sheet(folder / path)
    return path.removesuffix(f"#{sheet}") if sheet else path


def _paths(folder: Path, path: str) -> list[str]:
    """The files of a path, as the inventory names them; a path without signs is used unchanged, so that its error names it."""
    _check_inside(path)
    if split_sheet(folder / path)[0].is_file():
        return [path]
    if (folder / path).is_dir():
        return _listed(folder, (folder / path).rglob("*"), path)
    if not any(sign in path for sign in _SIGNS):
        return [path]
    return _listed(folder, folder.glob(path), path)


def _check_inside(path: str) -> None:
    """Refuse a path that leaves the folder: an inventory that is sent or checked out elsewhere would read another file, or none."""
    depth = 0
    for part in Path(path).parts:
        depth += -1 if part == ".." else 1
        if depth < 0 or Path(path).is_absolute() or PureWindowsPath(path).drive:
            why = say("path '{path}' leads out of the inventory's folder.", path=path)
            message = say(
                "{why} Put the file, or a link to it, into the folder and write its path from there, as data/energy.xlsx.", why=why
            )
            raise CarbonError(message, code="path_outside", field="path")


def _listed(folder: Path, found: Iterator[Path], path: str) -> list[str]:
    files = [item for item in found if item.is_file() and item.suffix.casefold() in SUFFIXES and not item.name.startswith((".", _OPEN))]
    if not files:
        is_folder = (folder / path).is_dir()
        hint = "" if is_folder else did_you_mean(path.partition("/")[0], [item.name for item in folder.iterdir()])
        what = say("folder {path} holds", path=path) if is_folder else say("{path} names", path=path)
        raise CarbonError(
            say("{what} no table. Types that are read: {suffixes}.{hint}", what=what, suffixes=", ".join(SUFFIXES), hint=hint),
            code="file_missing",
            field="path",
        )
    return sorted(item.relative_to(folder).as_posix() if item.is_relative_to(folder) else str(item) for item in files)


def _is_mapped(entry: TableSettings) -> bool:
    """Whether an entry says how its file is read, so that a workbook's own mapping is not asked."""
    return bool({"sheet", "sheets", "columns", "header", "melt", "mapping"} & entry.model_fields_set)


def _add_book(found: Named, file: Path, path: str, entry: TableSettings, settings: Settings) -> None:
    # Here, because a folder of CSV files needs nothing of workbooks.
    from carbon.workbook.opening import open_book

    book = open_book(file)
    own, head = settings_of(book.text, file.name), settings.inventory
    for name in ("period", "region"):
        mine, theirs = getattr(head, name), getattr(own.inventory, name)
        if mine != theirs:
            raise CarbonError(differs(path, name, theirs, mine), code=f"{name}_differs", field=name)
    parent = path.rpartition("/")[0]
    for table in own.tables:
        place = f"{parent}/{table.path}" if parent else table.path
        # What the inventory says of how cells are read stands over the book's own lines.
        both = {**_said(table), **_said(entry), "values": both_values(table.values, entry.values)}
        given = {**table.constants, **entry.constants, **both, "path": place}
        found.tables.append(TableSettings(**given))
    found.sites |= {name: site for name, site in own.sites.items() if name not in settings.sites}
    found.notes += [note if note.file is None else Finding(note.code, note.severity, note.message, path) for note in book.notes]


def differs(path: str, name: str, theirs: object, mine: object) -> str:
    """Return what is said of a workbook of the template of another year or region than the inventory that names it.

    Parameters: path of the workbook; name, period or region; theirs, the workbook's; mine, the inventory's.
    """
    return say(
        "{path}: the workbook's {name} is {theirs}, the inventory's {mine}. Correct one of them, or leave the workbook out.",
        path=path,
        name=name,
        theirs=theirs,
        mine=mine,
    )


def _said(table: TableSettings) -> dict[str, object]:
    return {name: getattr(table, name) for name in table.model_fields_set if name in TableMapping.model_fields}
