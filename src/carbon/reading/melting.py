"""Columns side by side that hold amounts → rows: a column a month, 96 quarter-hours a day, kWh and m³ next to each other."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import compress
from operator import not_

from carbon.core.errors import CarbonError, Finding, did_you_mean
from carbon.core.sentences import say
from carbon.engine.asking.mapping import known_fields
from carbon.reading.mapping import Melt
from carbon.tables.grid import is_empty, text_of
from carbon.tables.read import Table

_SLOT = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True)
class Melted:
    """A table of rows, the column of each field that came of it, and the former column of each row."""

    table: Table
    fields: Mapping[str, str]
    series: tuple[str, ...]


def melted(table: Table, wish: Melt, row_fields: Mapping[str, str]) -> Melted:
    """Return a table with one row for each filled cell of some columns; empty ones are named.

    Parameters: table; wish, which columns and what their headers say; row_fields, field → column of the table, for messages only.
    Raises: CarbonError for a column or field that is not there.
    """
    names = list(table.columns)
    columns = _columns(wish, names)
    stated = wish.columns if isinstance(wish.columns, dict) else {}
    fields = list(dict.fromkeys(name for given in stated.values() for name in given)) if stated else [wish.field]
    _check_fields([*fields, "amount"], row_fields)
    kept = [name for name in names if name not in columns]
    title = columns[0] if len(columns) == 1 else f"{columns[0]} … {columns[-1]}"
    labels = {"amount": title} | {name: f"{name} of {title}" for name in fields}
    places = [(place, column) for place in range(len(table.row_numbers)) for column in columns]
    blank = [is_empty(table.columns[column][place]) for place, column in places]
    full = list(compress(places, map(not_, blank)))
    empty = [say("{column} in row {row}", column=column, row=table.row_numbers[place]) for place, column in compress(places, blank)]
    found: dict[str, list[object]] = {name: [table.columns[name][place] for place, _ in full] for name in kept}
    found[title] = [table.columns[column][place] for place, column in full]
    for name in fields:
        found[labels[name]] = [stated[column].get(name, "") for _, column in full] if stated else _texts(wish.text, table, full)
    numbers, series = [table.row_numbers[place] for place, _ in full], [column for _, column in full]
    rows = replace(table, columns=found, row_numbers=numbers, findings=(*table.findings, *_empty(table, empty)))
    return Melted(rows, labels, tuple(series))


def _check_fields(fields: Sequence[str], row_fields: Mapping[str, str]) -> None:
    """Refuse a field that no kind has, and one that a column gives already."""
    for name in fields:
        if name not in known_fields():
            raise CarbonError(
                say("melt: '{name}' is not a field.{near}", name=name, near=did_you_mean(name, known_fields())),
                code="field_unknown",
                field="melt",
            )
        if name in row_fields:
            raise CarbonError(
                say("melt gives {name}, and column '{column}' too. Write one.", name=name, column=row_fields[name]),
                code="field_twice",
                field=name,
            )


def _columns(wish: Melt, names: Sequence[str]) -> list[str]:
    ends = [name for name in (wish.first, wish.last) if name]
    for name in (*wish.columns, *ends):
        if name not in names:
            raise CarbonError(
                say("melt: column '{name}' is not in the table.{near}", name=name, near=did_you_mean(name, names)),
                code="column_unknown",
                field="melt",
            )
    if wish.columns and not ends:
        return list(wish.columns)
    if wish.columns or len(ends) != 2 or names.index(ends[0]) > names.index(ends[1]):
        raise CarbonError(
            say("melt needs columns, or first and last in the order of the table. Write one of both."), code="mapping_invalid", field="melt"
        )
    return list(names[names.index(ends[0]) : names.index(ends[1]) + 1])


def _texts(text: str, table: Table, places: Sequence[tuple[int, str]]) -> list[object]:
    """The text of each cell by its row and column: of a column alone, where the text names no other."""
    if any(_SLOT.findall(text)):
        return [_filled(text, column, table, place) for place, column in places]
    known = {column: _filled(text, column, table, 0) for column in {column for _, column in places}}
    return [known[column] for _, column in places]


def _filled(text: str, column: str, table: Table, place: int) -> str:
    """The text with the header and the cells of the row in it."""

    def cell(slot: re.Match[str]) -> str:
        if not slot[1]:
            return column
        if slot[1] not in table.columns:
            hint = did_you_mean(slot[1], table.columns)
            raise CarbonError(
                say("melt: column '{column}' is not in the table.{hint}", column=slot[1], hint=hint), code="column_unknown", field="melt"
            )
        return text_of(table.columns[slot[1]][place])

    return _SLOT.sub(cell, text)


def _empty(table: Table, places: Sequence[str]) -> list[Finding]:
    if not places:
        return []
    more = say(" and {count} more", count=len(places) - 3) if len(places) > 3 else ""
    message = say(
        "{count} empty cells of the columns side by side are no rows: {places}{more}. Missing is not zero: fill them.",
        count=len(places),
        places=", ".join(places[:3]),
        more=more,
    )
    return [Finding("cells_empty", "warning", message, table.name, None, None, len(places))]
