"""Several tables, as the sheets of a workbook, in one numbering of rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from carbon.activities.framework.base import Activity
from carbon.activities.framework.labels import LABELS
from carbon.core.errors import CarbonError, Finding
from carbon.core.sentences import say
from carbon.engine.asking.questions import ReadRows, Refused
from carbon.factors.catalogue import Catalogue
from carbon.reading.ids import id_twice
from carbon.reading.mapping import TableMapping
from carbon.reading.prepared import Prepared
from carbon.reading.source import prepare, read_source, rows_of, without, without_rows


@dataclass(frozen=True)
class ReadFile:
    """The rows of a file.

    Parameters: activities, and the row of each; refused rows; labels, column or label → text of each row; headers, the
    columns of the file among them; places, the file and number of each row;
    columns, field → column; notes; left_out, (file, row number, why) of rows that are no activity; columns_of, file → field → column;
    said, row → codes of what is said of how its cells were read.
    """

    activities: list[Activity]
    rows: list[int]
    refused: list[Refused]
    labels: Mapping[str, list[str | None]]
    places: list[tuple[str, int]]
    columns: Mapping[str, str]
    notes: list[Finding]
    left_out: list[tuple[str, int, str]]
    headers: tuple[str, ...] = ()
    columns_of: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    said: dict[int, Sequence[str]] = field(default_factory=dict)


def read_file(path: Path, mapping: TableMapping, catalogue: Catalogue | None = None) -> ReadFile:
    """Return the rows of a file, of a workbook those of all sheets that are asked for.

    Parameters: path; mapping; catalogue, whose own factors may bring words.
    Raises: CarbonError for what concerns a table as a whole.
    """
    tables = read_source(path, mapping)
    filled = [table for table in tables if table.row_numbers] or tables
    found = joined([prepare(table, mapping) for table in filled], catalogue)
    return replace(found, notes=[*found.notes, *(without_rows(table) for table in tables if table not in filled)])


def joined(tables: Sequence[Prepared], catalogue: Catalogue | None = None) -> ReadFile:
    """Return the rows of prepared tables in one numbering.

    Parameters: tables; catalogue, whose own factors may bring words.
    """
    found = ReadFile([], [], [], {}, [], {}, [], [])
    labels: dict[str, list[str | None]] = {}
    columns: dict[str, str] = {}
    headers = tuple(dict.fromkeys(name for table in tables for name in table.labels))
    seen: dict[str, tuple[str, int]] = {}
    for table in tables:
        start = len(found.places)
        rows = rows_of(table, catalogue)
        found.said.update((start + row, codes) for row, codes in rows.noted.items())
        read = once(rows, table.name, table.row_numbers, seen)
        found.activities.extend(read.activities)
        found.rows.extend(start + row for row in read.rows)
        found.refused.extend(Refused(start + item.row, item.finding) for item in read.refused)
        found.notes.extend((*table.findings, *read.notes))
        found.left_out.extend((table.name, row, why) for row, why in table.left_out)
        found.places.extend((table.name, number) for number in table.row_numbers)
        columns |= table.columns
        mine = _labels(table)
        for name in {**labels, **mine}:
            labels.setdefault(name, [None] * start).extend(mine.get(name, [None] * len(table.row_numbers)))
    if not found.places:
        raise CarbonError(say("each row is left out. Give at least one row of activity."), code="table_empty")
    return replace(found, labels=labels, columns=columns, headers=headers, columns_of={table.name: table.columns for table in tables})


def once(read: ReadRows, name: str, numbers: Sequence[int], seen: dict[str, tuple[str, int]]) -> ReadRows:
    """Return rows without those whose id another row has already: they are refused.

    Parameters: read; name of the table; numbers of its rows in the file; seen, id → file and row, to which those of this table are added.
    """
    twice: dict[int, Finding] = {}
    for row, activity in zip(read.rows, read.activities, strict=True):
        if problem := id_twice(activity, (name, numbers[row]), seen):
            twice[row] = problem
    return without(read, twice) if twice else read


def _labels(table: Prepared) -> dict[str, list[str | None]]:
    """The columns as they stand, and the labels that the mapping names: a table by source shows the sources."""
    given: dict[str, list[str | None]] = {name: [cell or None for cell in cells] for name, cells in table.labels.items()}
    for name in LABELS:
        if name in table.cells and table.columns[name] != name:
            given[name] = [cell or None for cell in table.cells[name]]
        elif name in table.constants and name not in given:
            given[name] = [_text(table.constants[name])] * len(table.row_numbers)
    return given


def _text(value: object) -> str | None:
    return str(value) if value is not None else None
