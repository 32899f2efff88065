"""A sheet of a filled workbook: where its header is, which rows a person filled, and the `[[tables]]` entry that reads it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from carbon.core.errors import CarbonError, did_you_mean
from carbon.core.sentences import say
from carbon.reading.numbers import open_number, plain_number
from carbon.tables.grid import Grid, is_empty, text_of
from carbon.workbook.own_mapping import SheetMapping
from carbon.workbook.words import understood


@dataclass(frozen=True)
class Placed:
    """Where the table of a sheet stands.

    Parameters: header, the number of its row; columns, header of the template → place, counted from 0; rows with cells, below the header.
    """

    header: int
    columns: Mapping[str, int]
    rows: Sequence[Sequence[object]]


def place(grid: Grid, entry: SheetMapping) -> Placed:
    """Return where the table of a sheet stands; sorted, inserted and empty rows make no difference, nor do columns that were moved.

    Parameters: grid of the sheet; entry, what the workbook's own mapping says of it.
    Raises: CarbonError naming the column of the template that is not there.
    """
    wanted = list(dict.fromkeys(entry.columns.values()))
    row = find_row(grid, wanted)
    texts = [_folded(cell) for cell in grid.rows[row]] if row is not None else []
    if gone := [header for header in wanted if _folded(header) not in texts]:
        raise _changed(grid, gone, row, wanted)
    if twice := [header for header in wanted if texts.count(_folded(header)) > 1]:
        message = say(
            "{grid_name} row {row}: column '{twice}' stands twice. Delete or rename one.",
            grid_name=grid.name,
            row=row + 1 if row is not None else 0,
            twice=twice[0],
        )
        raise CarbonError(message, code="column_twice")
    assert row is not None
    columns = {header: texts.index(_folded(header)) for header in wanted}
    body = [cells for cells in grid.rows[row + 1 :] if any(not is_empty(cell) for cell in cells)]
    return Placed(row + 1, columns, body)


def plain_cell(cell: object, decimal: str | None, field: str) -> str:
    """Return a number outside a table in plain digits, with what follows it; one that the file states as a number has no style.

    Parameters: cell; decimal, the sign that the workbook states; field, for the error.
    Raises: CarbonError `number_ambiguous` for a text of two readings, as 1.250.

    >>> plain_cell("1.250 MWh", ",", "energy"), plain_cell(1.25, ",", "energy"), plain_cell("85 000", None, "floor_area")
    ('1250 MWh', '1.25', '85000')
    """
    text = text_of(cell)
    if not isinstance(cell, str):
        return text
    if asked := open_number(text, decimal):
        raise CarbonError(asked, code="number_ambiguous", field=field)
    return plain_number(text, decimal)


def find_row(grid: Grid, headers: Sequence[str]) -> int | None:
    """Return the row, counted from 0, that holds most of some headers, half of them at the least.

    Parameters: grid; headers, in the template's words.
    """
    wanted = {_folded(header) for header in headers}
    counts = [(len(wanted & {_folded(cell) for cell in cells}), -place) for place, cells in enumerate(grid.rows[:200])]
    most, at = max(counts, default=(0, 0))
    return -at if most * 2 >= len(wanted) else None


def _changed(grid: Grid, gone: Sequence[str], row: int | None, wanted: Sequence[str]) -> CarbonError:
    if row is None:
        first = ", ".join(wanted[:4])
        message = say(
            "{grid_name}: the headers of the template are not there ({first} …). Put them back, or copy your rows into a new template.",
            grid_name=grid.name,
            first=first,
        )
        return CarbonError(message, code="template_changed")
    known = {_folded(header) for header in wanted}
    others = [text for cell in grid.rows[row] if (text := text_of(cell)) and _folded(text) not in known]
    hint = did_you_mean(gone[0], others) if others else ""
    message = say(
        "{grid_name} row {row}: the template's column '{column}' is not there.{hint} Put the header back; its cells may stay empty.",
        grid_name=grid.name,
        row=row + 1,
        column=gone[0],
        hint=hint,
    )
    return CarbonError(message, code="template_changed", field=gone[0])


def table_of(file: str, entry: SheetMapping, placed: Placed, offered: Mapping[str, Mapping[str, str]]) -> dict[str, object]:
    """Return the entry of `[[tables]]` of a sheet.

    Parameters: file, its name; entry, what the workbook's own mapping says of the sheet; placed, where its table stands; offered, field →
    label → word of the drop-downs: all labels of a field with a cell that is none, so that who reads it can say what may stand there.
    """
    table = {"path": f"{file}#{entry.sheet}", "header": placed.header, **entry.constants}
    values = {field: _used(words, placed, entry.columns[field]) for field, words in entry.values.items() if field in entry.columns}
    kind = entry.constants.get("kind", "")
    values |= {
        field: dict(words)
        for field, words in offered.items()
        if field in entry.columns and any(not understood(kind, field, text) for text in _others(words, placed, entry.columns[field]))
    }
    table |= {"columns": entry.columns, "values": {field: words for field, words in values.items() if words}}
    return table


def _others(words: Mapping[str, str], placed: Placed, header: str) -> set[str]:
    """What stands in the cells of a column and is no label of its drop-down."""
    column, labels = placed.columns[header], {_folded(label) for label in words}
    there = {text_of(cells[column]).strip() for cells in placed.rows if column < len(cells)}
    return {text for text in there if text and _folded(text) not in labels}


def _used(words: Mapping[str, str], placed: Placed, header: str) -> dict[str, str]:
    """Those labels of a drop-down that stand in some cell."""
    column = placed.columns[header]
    there = {_folded(cells[column]) for cells in placed.rows if column < len(cells)}
    return {label: word for label, word in words.items() if _folded(label) in there}


def _folded(cell: object) -> str:
    return " ".join(text_of(cell).split()).casefold()
