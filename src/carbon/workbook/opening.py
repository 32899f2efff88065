"""A filled workbook → the text of an `inventory.toml`, so that one reader of inventories reads both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from carbon.core.errors import CarbonError, Finding, did_you_mean, nearest
from carbon.core.sentences import say
from carbon.core.toml_text import toml_lines
from carbon.tables.grid import Grid, is_empty, text_of
from carbon.tables.workbook import read_sheets, sheets_of
from carbon.workbook.contracts import Contracts, contracts_of
from carbon.workbook.organisation import OF_TABLES, head_of, sites_of
from carbon.workbook.own_mapping import BookMapping, SheetMapping, parse_mapping
from carbon.workbook.recognised import MAPPING_SHEET, is_template
from carbon.workbook.second_names import second_names
from carbon.workbook.shape import LANGUAGES
from carbon.workbook.sheets import place, table_of
from carbon.workbook.words import labels_of


@dataclass(frozen=True)
class OpenedBook:
    """What a filled workbook says: its inventory.toml, and findings about its sheets."""

    text: str
    notes: tuple[Finding, ...]


def language_of(path: Path) -> str:
    """Return the language of a workbook of the template; English for another."""
    return mapping_of(path).language if is_template(path) else LANGUAGES[-1]


def headers_of(path: Path) -> dict[str, dict[str, str]]:
    """Return sheet → field → header of a workbook of the template; nothing for another."""
    if not is_template(path):
        return {}
    mapping = mapping_of(path)
    return {entry.sheet: entry.columns for entry in (*mapping.tables, *([mapping.contracts] if mapping.contracts else []))}


def open_book(path: Path) -> OpenedBook:
    """Return what a filled workbook says.

    Raises: CarbonError for a workbook that was not made by `template` or by another version of it, and where a sheet or column of the
    template is not there under its name.
    """
    mapping = mapping_of(path)
    try:
        return _opened(path, mapping)
    except CarbonError as error:
        error.language = mapping.language
        raise


def _opened(path: Path, mapping: BookMapping) -> OpenedBook:
    grids = {sheet.name: _grid(path, sheet.name) for sheet in sheets_of(path) if sheet.name not in (MAPPING_SHEET, *mapping.beside)}
    organisation = mapping.organisation
    _check_front(path, organisation.sheet, grids)
    front = grids.pop(organisation.sheet)
    sheets = (*mapping.tables, *([mapping.contracts] if mapping.contracts else []))
    notes = _unknown_sheets(path, sheets, grids)
    placed = [(entry, place(grids[entry.sheet], entry)) for entry in mapping.tables if entry.sheet in grids]
    head = head_of(path.name, front, organisation, mapping.sites) | {"language": mapping.language}
    # How cells are written is said once for all sheets.
    written = {name: head.pop(name) for name in OF_TABLES if name in head}
    tables = [
        table_of(path.name, entry, found, labels_of(mapping.sector, mapping.language, entry.sheet)) | written
        for entry, found in placed
        if found.rows
    ]
    sites = sites_of(path.name, front, mapping.sites, decimal := _sign(written))
    given = mapping.contracts
    contracts = contracts_of(grids[given.sheet], given, head, decimal) if given and given.sheet in grids else Contracts([], [])
    names = second_names(mapping, placed, sites)
    entries = {"inventory": head} | {"names": names} | {"sites": sites} | {"contracts": contracts.entries} | {"tables": tables}
    text = "\n".join(toml_lines({name: entry for name, entry in entries.items() if entry or name == "tables"})) + "\n"
    return OpenedBook(text, (*notes, *contracts.findings, *_missing_sheets(path, sheets, grids), *_empty(path, len(tables))))


def _check_front(path: Path, sheet: str, grids: Mapping[str, object]) -> None:
    if sheet not in grids:
        hint = did_you_mean(sheet, grids)
        message = say("{path_name} has no sheet '{sheet}'.{hint} Give it back its name.", path_name=path.name, sheet=sheet, hint=hint)
        raise CarbonError(message, code="template_changed")


def _sign(written: Mapping[str, object]) -> str | None:
    """The decimal sign that the workbook states."""
    return str(written["decimal"]) if "decimal" in written else None


def mapping_of(path: Path) -> BookMapping:
    """Return a workbook's own mapping, from its hidden sheet.

    Raises: CarbonError for a workbook that was not made by `template`, whose mapping was changed, or of another version.
    """
    if not any(sheet.name == MAPPING_SHEET for sheet in sheets_of(path)):
        message = say(
            "{path_name} is not a workbook of the template: its hidden sheet '{mapping_sheet}' is missing. Make one "
            "with python -m carbon template, or see how this one can be read with python -m carbon read {path_name}.",
            path_name=path.name,
            mapping_sheet=MAPPING_SHEET,
        )
        raise CarbonError(message, code="template_missing", field="path")
    lines = [text_of(cells[0]) if cells else "" for cells in _grid(path, MAPPING_SHEET).rows]
    return parse_mapping(path, lines, MAPPING_SHEET)


def _grid(path: Path, sheet: str) -> Grid:
    found = read_sheets(path, sheet)
    return found[0] if found else Grid(f"{path.name}#{sheet}", [])


def _unknown_sheets(path: Path, tables: Sequence[SheetMapping], grids: Mapping[str, Grid]) -> list[Finding]:
    """Sheets that are not the template's: one that has its columns is asked about, another is named."""
    known = {entry.sheet for entry in tables}
    others = {
        name: grid for name, grid in grids.items() if name not in known and any(not is_empty(cell) for row in grid.rows for cell in row)
    }
    for name, grid in others.items():
        if (twin := _twin(grid, tables)) is not None:
            way = (
                say("Give it the name '{twin}'", twin=twin) if twin not in grids else say("Move its rows to the sheet '{twin}'", twin=twin)
            )
            message = say(
                "{path_name}: sheet '{name}' has the columns of the template's sheet '{twin}', and would not be read. {way}, or delete it.",
                path_name=path.name,
                name=name,
                twin=twin,
                way=way,
            )
            raise CarbonError(message, code="template_changed", field="sheet")
    if not others:
        return []
    message = say(
        "sheets of your own were not read: {others}. What should count belongs on a sheet of the template.", others=", ".join(others)
    )
    return [Finding("sheets_not_read", "warning", message, path.name)]


def _twin(grid: Grid, tables: Sequence[SheetMapping]) -> str | None:
    """The template's sheet whose every header a sheet has."""
    for row in grid.rows[:20]:
        texts = {text_of(cell).casefold() for cell in row}
        for entry in tables:
            if len(entry.columns) > 2 and {header.casefold() for header in entry.columns.values()} <= texts:
                return entry.sheet
    return None


def _missing_sheets(path: Path, tables: Sequence[SheetMapping], grids: Mapping[str, Grid]) -> list[Finding]:
    gone = [entry.sheet for entry in tables if entry.sheet not in grids]
    if not gone:
        return []
    near = [name for sheet in gone for name in nearest(sheet, grids, 1)]
    hint = say(" Sheets with a like name: {near}.", near=", ".join(near)) if near else ""
    message = say(
        "sheets of the template that are not in the workbook: {sheets}. Nothing is read for them.{hint}", sheets=", ".join(gone), hint=hint
    )
    return [Finding("sheets_missing", "info", message, path.name)]


def _empty(path: Path, tables: int) -> list[Finding]:
    if tables:
        return []
    return [Finding("table_empty", "error", say("no sheet has a row yet. Fill in a sheet below its headers."), path.name)]
