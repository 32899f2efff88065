"""The tables of an inventory → activities in one numbering, each with its place; a bad row is one finding and stops no other."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from carbon.activities.framework.base import Activity
from carbon.activities.framework.labels import LABELS
from carbon.core.errors import CarbonError, Finding, did_you_mean
from carbon.engine.asking.credit_notes import net_credits
from carbon.engine.asking.questions import Refused
from carbon.engine.asking.rows import TABLE_FIELDS, check_mapping, known_fields, read_rows
from carbon.engine.roads.table import mapping_note
from carbon.inventory.boundary import owners
from carbon.inventory.financial_years import dated_records
from carbon.inventory.parts import TableSettings
from carbon.inventory.portions import Placed
from carbon.inventory.settings import Settings
from carbon.inventory.straddling import inside
from carbon.tables.read import Table, read_cells

_ALWAYS = ("id", "period", "site", "source")
"""Labels that a footprint has, filled or not."""


@dataclass
class ReadTables:
    """All rows of all tables in one numbering."""

    activities: list[Activity] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    notes: list[Finding] = field(default_factory=list)
    places: list[tuple[str, int]] = field(default_factory=list)

    def placed(self) -> list[Placed]:
        """Return the activities with the file and row each stands in."""
        return [Placed(activity, *self.places[row]) for activity, row in zip(self.activities, self.rows, strict=True)]

    def labels(self) -> dict[str, list[Any]]:
        """Return the labels by input row; every row has its file and row number."""
        labels: dict[str, list[Any]] = {name: [None] * len(self.places) for name in LABELS}
        for row, activity in zip(self.rows, self.activities, strict=True):
            for name in LABELS:
                labels[name][row] = getattr(activity, name)
        used = {name: values for name, values in labels.items() if name in _ALWAYS or any(value is not None for value in values)}
        return used | {"file": [file for file, _ in self.places], "row": [row for _, row in self.places]}


def read_tables(folder: Path, settings: Settings) -> ReadTables:
    """Return the rows of an inventory's tables.

    Parameters: folder; settings.
    """
    read, seen = ReadTables(), dict[str, tuple[str, int]]()
    for number, table in enumerate(settings.tables, start=1):
        try:
            cells = read_cells(folder / table.path, table.sheet)
            _read_table(settings, table, cells, read, seen)
        except CarbonError as error:
            # A table that cannot be read is a refused row of its own: the total must not look complete.
            read.places.append((table.path, 0))
            finding = Finding(error.code, "error", f"table {number}: {error}", table.path)
            read.refused.append(Refused(len(read.places) - 1, finding))
    if not settings.tables:
        read.notes.append(Finding("table_missing", "error", "the inventory has no tables. Add [[tables]] with path = …"))
    return read


def _read_table(settings: Settings, table: TableSettings, cells: Table, read: ReadTables, seen: dict[str, tuple[str, int]]) -> None:
    columns = _columns(table, cells)
    if not cells.row_numbers:
        raise CarbonError(f"{cells.name} has a header and no rows.", code="table_empty")
    check_mapping(columns, list(cells.columns))
    head = settings.inventory
    _check_constants(table)
    constants = {"region": head.region, "period": head.period} | table.constants
    records = dated_records(cells.records(), columns.get("period"), head.financial_year)
    found = net_credits(read_rows(records, columns, constants, file=table.path, numbers=cells.row_numbers), table.path, cells.row_numbers)
    start = len(read.places)
    read.places += [(table.path, number) for number in cells.row_numbers]
    read.refused += [Refused(start + item.row, item.finding) for item in found.refused]
    read.notes += [*cells.findings, *found.notes, mapping_note(columns).at(table.path, None)]
    for position, built in zip(found.rows, found.activities, strict=True):
        place = (table.path, cells.row_numbers[position])
        activity, said = inside(_at_site(settings, built, "region" in columns, place, read), head, *place)
        read.notes += [said] if said and said.severity != "error" else []
        if problem := said if said and said.severity == "error" else _row_problem(settings, activity, place, seen):
            read.refused.append(Refused(start + position, problem))
        else:
            read.activities.append(activity)
            read.rows.append(start + position)


def _at_site(settings: Settings, activity: Activity, own_region: bool, place: tuple[str, int], read: ReadTables) -> Activity:
    """A row lies in its site's region and belongs to its entity; a site that is not declared is a finding, since it may be misspelt."""
    sites = settings.sites
    if not sites or activity.site is None:
        return activity
    site = sites.get(activity.site)
    if site is None:
        message = f"site '{activity.site}' is not declared in inventory.toml.{did_you_mean(activity.site, sites)}"
        read.notes.append(Finding("site_unknown", "warning", message, place[0], place[1], "site"))
        return activity
    lies = {"region": site.region} if site.region and not own_region else {}
    belongs = {"entity": site.entity} if site.entity and activity.entity is None else {}
    return activity.model_copy(update=lies | belongs) if lies or belongs else activity


def _columns(table: TableSettings, cells: Table) -> dict[str, str]:
    """Columns mapped by name, and those whose header is a field's name."""
    named = {name: name for name in cells.columns if name in known_fields()} if table.map_names else {}
    mapped = set(table.columns.values())
    return {name: column for name, column in named.items() if column not in mapped} | table.columns


def _check_constants(table: TableSettings) -> None:
    for name in table.constants:
        if name not in known_fields():
            raise CarbonError(
                f"[[tables]] {table.path}: '{name}' is no field.{did_you_mean(name, {*known_fields(), *TABLE_FIELDS})}",
                code="field_unknown",
            )


def _row_problem(settings: Settings, activity: Activity, place: tuple[str, int], seen: dict[str, tuple[str, int]]) -> Finding | None:
    """A row of an entity that is not declared, or with an id that another row has already."""
    file, row = place
    if activity.entity:
        try:
            owners(activity.entity, settings.entities)
        except CarbonError as error:
            return Finding(error.code, "error", str(error), file, row, "entity")
    if activity.id:
        first = seen.setdefault(activity.id, place)
        if first is not place:
            message = f"id '{activity.id}' stands already in {first[0]} row {first[1]}. Counted once; give this row its own id."
            return Finding("id_twice", "error", message, file, row, "id")
    return None
