"""The inventory of an organisation: opened from its folder, read table by table, calculated as one."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from carbon.activities.base import LABELS, Activity
from carbon.core.errors import CarbonError, Finding, did_you_mean
from carbon.engine.calculate import emissions_of
from carbon.engine.columns import mapping_note
from carbon.engine.questions import Refused
from carbon.engine.rows import TABLE_FIELDS, check_mapping, known_fields, read_rows
from carbon.factors.catalogue import Catalogue, catalogue
from carbon.factors.policy import Policy
from carbon.inventory.contracts import with_supply
from carbon.inventory.control import check_controls
from carbon.inventory.footprint import Footprint
from carbon.inventory.settings import Settings, TableSettings, read_settings
from carbon.tables.read import Table, read_cells

OWN_FACTORS = "factors.csv"


@dataclass
class _Rows:
    """All rows of all tables in one numbering."""

    activities: list[Activity] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    notes: list[Finding] = field(default_factory=list)
    places: list[tuple[str, int]] = field(default_factory=list)


@dataclass(frozen=True)
class Inventory:
    """An inventory's folder: settings, tables and own factors.

    Examples
    --------
    >>> Inventory.open("examples/norrbotten-2019").settings.inventory.region
    'SE'
    """

    folder: Path
    settings: Settings

    @staticmethod
    def open(path: str | Path) -> Inventory:
        """Return the inventory of a folder (or of its inventory.toml).

        Raises: CarbonError saying which entry is wrong.
        """
        folder = Path(path)
        if folder.name == "inventory.toml":
            folder = folder.parent
        if not folder.is_dir():
            near = [item.name for item in folder.parent.iterdir() if item.is_dir()] if folder.parent.is_dir() else []
            raise CarbonError(f"folder {folder} is not there.{did_you_mean(folder.name, near)}", code="file_missing", field="path")
        return Inventory(folder, read_settings(folder))

    @property
    def policy(self) -> Policy:
        """How this inventory is calculated."""
        head = self.settings.inventory
        policy = Policy(gwp_set=head.gwp_set, non_co2=head.non_co2)
        return replace(policy, stand_ins=head.stand_ins) if head.stand_ins else policy

    @property
    def catalogue(self) -> Catalogue:
        """The organisation's own factors, matched first, over the shipped ones."""
        own = self.folder / OWN_FACTORS
        return Catalogue.read(own) | catalogue() if own.is_file() else catalogue()

    def footprint(self) -> Footprint:
        """Return the footprint: emissions of all rows, with boundary, contracts and control totals checked."""
        read = self._read()
        supplied, rows, notes = with_supply(read.activities, read.rows, self.settings.contracts)
        result = emissions_of(
            supplied,
            self.catalogue,
            self.policy,
            rows=rows,
            row_count=len(read.places),
            labels=_labels(read),
            refused=tuple(read.refused),
            notes=(*read.notes, *notes),
        )
        footprint = Footprint(**_fields(result), settings=self.settings)
        return check_controls(footprint)

    def check(self) -> tuple[Finding, ...]:
        """Return all findings of the footprint, errors first."""
        return self.footprint().findings

    def _read(self) -> _Rows:
        read, seen = _Rows(), dict[str, tuple[str, int]]()
        for number, table in enumerate(self.settings.tables, start=1):
            try:
                cells = read_cells(self.folder / table.path, table.sheet)
                self._read_table(table, cells, read, seen)
            except CarbonError as error:
                # A table that cannot be read is a refused row of its own: the total must not look complete.
                read.places.append((table.path, 0))
                finding = Finding(error.code, "error", f"table {number}: {error}", table.path)
                read.refused.append(Refused(len(read.places) - 1, finding))
        if not self.settings.tables:
            read.notes.append(Finding("table_missing", "error", "the inventory has no tables. Add [[tables]] with path = …"))
        return read

    def _read_table(self, table: TableSettings, cells: Table, read: _Rows, seen: dict[str, tuple[str, int]]) -> None:
        columns = _columns(table, cells)
        if not cells.row_numbers:
            raise CarbonError(f"{cells.name} has a header and no rows.", code="table_empty")
        check_mapping(columns, list(cells.columns))
        head = self.settings.inventory
        _check_constants(table)
        constants = {"region": head.region, "period": head.period} | table.constants
        found = read_rows(cells.records(), columns, constants, file=table.path, numbers=cells.row_numbers)
        start = len(read.places)
        read.places += [(table.path, number) for number in cells.row_numbers]
        read.refused += [Refused(start + item.row, item.finding) for item in found.refused]
        read.notes += [*cells.findings, mapping_note(columns).at(table.path, None)]
        for position, built in zip(found.rows, found.activities, strict=True):
            place = (table.path, cells.row_numbers[position])
            activity = self._at_site(built, "region" in columns, place, read)
            if problem := _row_problem(activity, head.period, place, seen):
                read.refused.append(Refused(start + position, problem))
            else:
                read.activities.append(activity)
                read.rows.append(start + position)

    def _at_site(self, activity: Activity, own_region: bool, place: tuple[str, int], read: _Rows) -> Activity:
        """A row lies in its site's region; a site that is not declared is a finding, since it may be misspelt."""
        sites = self.settings.sites
        if not sites or activity.site is None:
            return activity
        site = sites.get(activity.site)
        if site is None:
            message = f"site '{activity.site}' is not declared in inventory.toml.{did_you_mean(activity.site, sites)}"
            read.notes.append(Finding("site_unknown", "warning", message, place[0], place[1], "site"))
            return activity
        return activity.model_copy(update={"region": site.region}) if site.region and not own_region else activity


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


def _row_problem(activity: Activity, period: Any, place: tuple[str, int], seen: dict[str, tuple[str, int]]) -> Finding | None:
    """A row outside the inventory's period, or an id that another row has already."""
    file, row = place
    if activity.period and not period.contains(activity.period):
        message = f"{activity.period} lies outside the inventory's period {period}. Correct the date or move the row."
        return Finding("period_outside", "error", message, file, row, "period")
    if activity.id:
        first = seen.setdefault(activity.id, place)
        if first is not place:
            message = f"id '{activity.id}' stands already in {first[0]} row {first[1]}. Counted once; give this row its own id."
            return Finding("id_twice", "error", message, file, row, "id")
    return None


def _labels(read: _Rows) -> dict[str, list[Any]]:
    """Labels by input row; every row has its file and row number."""
    labels: dict[str, list[Any]] = {name: [None] * len(read.places) for name in LABELS}
    for row, activity in zip(read.rows, read.activities, strict=True):
        for name in LABELS:
            labels[name][row] = getattr(activity, name)
    labels["file"], labels["row"] = [file for file, _ in read.places], [row for _, row in read.places]
    return labels


def _fields(result: Any) -> dict[str, Any]:
    return {name: getattr(result, name) for name in result.__dataclass_fields__}
