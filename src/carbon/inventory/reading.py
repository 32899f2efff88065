"""The tables of an inventory → activities in one numbering, each with its place; a bad row is one finding and stops no other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import repeat
from operator import attrgetter
from pathlib import Path

from carbon.activities.framework.base import Activity
from carbon.activities.framework.labels import LABELS
from carbon.core.errors import CarbonError, Finding, did_you_mean
from carbon.core.instants import Moment, moment_of
from carbon.core.sentences import Sentence, say
from carbon.engine.asking.alike import replica
from carbon.engine.asking.mapping import mapping_note
from carbon.engine.asking.questions import Refused
from carbon.factors.catalogue import Catalogue
from carbon.inventory.boundary import owners
from carbon.inventory.parts import TableSettings
from carbon.inventory.portions import Placed
from carbon.inventory.settings import Settings
from carbon.inventory.shown_names import SAME, shown_name
from carbon.inventory.sources import kind_title, unnamed_sources
from carbon.inventory.straddling import inside
from carbon.inventory.table_files import tables_of
from carbon.reading.ids import id_twice
from carbon.reading.mapping import TableMapping
from carbon.reading.mapping_file import with_file
from carbon.reading.prepared import Prepared
from carbon.reading.source import prepare, read_source, rows_of, without_rows
from carbon.tables.read import Table
from carbon.tables.workbook import unread_sheets

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
    moments: dict[int, Moment] = field(default_factory=dict)
    """The times of day of rows that have one."""
    left_out: list[tuple[str, int, str]] = field(default_factory=list)
    """File, number and reason of rows that are no activity, as a sum."""
    sheets: list[str] = field(default_factory=list)
    """Files that were read, each with its sheet."""
    headings: dict[str, Mapping[str, str]] = field(default_factory=dict)
    """File → field → the column that it was read from."""
    columns: list[tuple[int, dict[str, list[str | None]]]] = field(default_factory=list)
    """(first row, columns as they stand) of each table."""
    unread: list[str] = field(default_factory=list)
    """Files that are not there or cannot be opened, so that nobody knows their rows."""
    said: dict[int, Sequence[str]] = field(default_factory=dict)
    """Row → codes of what is said of how its cells were read."""

    def placed(self, *, unnamed: bool = False) -> list[Placed]:
        """Return the activities with the file and row each stands in.

        Parameters: unnamed, whether those without a source are wanted alone.
        """
        return [
            Placed(activity, *self.places[row], self.moments.get(row))
            for activity, row in zip(self.activities, self.rows, strict=True)
            if not (unnamed and activity.source)
        ]

    def labels(self) -> dict[str, list[object]]:
        """Return the labels by input row; every row has its file and row number."""
        columns = zip(*map(attrgetter(*LABELS), self.activities), strict=True) if self.activities else repeat(())
        labels: dict[str, Sequence[object]] = dict(zip(LABELS, columns, strict=False))
        labels["source"] = [source or kind_title(one) for source, one in zip(labels["source"], self.activities, strict=True)]
        used = {name: self._by_row(values) for name, values in labels.items() if name in _ALWAYS or values.count(None) < len(values)}
        return used | {"file": [file for file, _ in self.places], "row": [row for _, row in self.places]}

    def _by_row(self, values: Sequence[object]) -> list[object]:
        found: list[object] = [None] * len(self.places)
        for row, value in zip(self.rows, values, strict=True):
            found[row] = value
        return found


def read_tables(folder: Path, settings: Settings, catalogue: Catalogue) -> ReadTables:
    """Return the rows of an inventory's tables.

    Parameters: folder; settings; catalogue, whose own factors may bring words.
    """
    read, seen = ReadTables(), dict[str, tuple[str, int]]()
    for number, entry in enumerate(settings.tables, start=1):
        with _refusing(read, number, entry.path):
            found = tables_of(folder, entry, settings)
            read.notes += found.notes
            with_sites = settings.model_copy(update={"sites": settings.sites | found.sites}) if found.sites else settings
            for one in found.tables:
                with _refusing(read, number, one.path):
                    _read_file(folder, with_sites, one, number, catalogue, read, seen)
    read.notes = [one for note in read.notes for one in _beside(folder, note, read)]
    read.notes += unnamed_sources(read.placed(unnamed=True))
    if not settings.tables:
        read.notes.append(Finding("table_missing", "error", say("the inventory has no tables. Add [[tables]] with path = …")))
    return read


def _beside(folder: Path, note: Finding, read: ReadTables) -> list[Finding]:
    """A finding of a table; where it names sheets that were not read, those that no other table of the inventory reads either."""
    names = [name.partition("#")[2] for name in read.sheets if note.code == "sheets_not_read" and name.partition("#")[0] == note.file]
    return [replace(one, file=note.file) for one in unread_sheets(folder / str(note.file), names)] if len(names) > 1 else [note]


def _read_file(
    folder: Path,
    settings: Settings,
    entry: TableSettings,
    number: int,
    catalogue: Catalogue,
    read: ReadTables,
    seen: dict[str, tuple[str, int]],
) -> None:
    mapping = with_file(entry, folder, entry.mapping)
    for table in read_source(folder / entry.path, mapping):
        named = _named(table, entry.path)
        read.sheets.append(named.name)
        if not named.row_numbers:
            read.notes.append(without_rows(named))
            continue
        with _refusing(read, number, named.name, named.row_numbers):
            _read_table(settings, mapping, named, catalogue, read, seen)


@contextmanager
def _refusing(read: ReadTables, number: int, name: str, rows: Sequence[int] = ()) -> Iterator[None]:
    """Rows of a table that cannot be read are refused with one finding; of a file that cannot be opened no row is known."""
    start = len(read.places)
    try:
        yield
    except CarbonError as error:
        read.places += [(name, row) for row in rows]
        finding = Finding(error.code, "error", say("table {number}: {error}", number=number, error=error), name)
        if not rows:
            read.unread.append(name)
            read.notes.append(finding)
        read.refused += [Refused(place, finding) for place in range(start, len(read.places))]


def _named(table: Table, path: str) -> Table:
    """The table under the path that the inventory gives it, with its sheet."""
    file, sign, sheet = table.name.partition("#")
    name = f"{path.partition('#')[0]}{sign}{sheet}" if sign else path
    findings = tuple(replace(item, file=name if item.file == table.name else item.file and path) for item in table.findings)
    return replace(table, name=name, findings=findings) if file else table


def _read_table(
    settings: Settings,
    mapping: TableMapping,
    cells: Table,
    catalogue: Catalogue,
    read: ReadTables,
    seen: dict[str, tuple[str, int]],
) -> None:
    head = settings.inventory
    constants = {name: value for name, value in mapping.constants.items() if name not in ("path", "mapping")}
    defaults = {"region": head.region, "period": head.period}
    table = prepare(cells, mapping, defaults=defaults, constants=constants, year_start=head.financial_year)
    found = rows_of(table, catalogue)
    start, file = len(read.places), table.name
    read.places += [(file, number) for number in table.row_numbers]
    read.moments |= _moments(table.cells.get("period", ()), start)
    read.columns.append((start, _columns(table)))
    read.headings[file] = table.columns
    read.left_out += [(file, number, why) for number, why in table.left_out]
    read.refused += [Refused(start + item.row, item.finding) for item in found.refused]
    read.said |= {start + row: codes for row, codes in found.noted.items()}
    read.notes += [*table.findings, *found.notes, mapping_note(table.columns).at(file, None)]
    # Rows are many and periods few, and most lie inside the inventory's.
    beyond = {period for period in {built.period for built in found.activities} if period and not head.period.contains(period)}
    for position, built in zip(found.rows, found.activities, strict=True):
        place = read.places[start + position]
        located = _at_site(settings, built, "region" in table.columns, place, read) if settings.sites else built
        activity, said = inside(located, head, *place) if located.period in beyond else (located, None)
        read.notes += [said] if said and said.severity != "error" else []
        if problem := said if said and said.severity == "error" else _row_problem(settings, activity, place, seen):
            read.refused.append(Refused(start + position, problem))
        else:
            read.activities.append(activity)
            read.rows.append(start + position)


def _moments(periods: Sequence[str], start: int) -> dict[int, Moment]:
    """The times of day of rows, numbered from a start; rows are many and periods few."""
    known = {text: moment for text in set(periods) if (moment := moment_of(text))}
    return {start + place: known[text] for place, text in enumerate(periods) if text in known} if known else {}


def _columns(table: Prepared) -> dict[str, list[str | None]]:
    """The columns of a table as they stand, without those that are a label or key of the result under their own name."""
    kept = {name: cells for name, cells in table.labels.items() if not (name in SAME and table.columns.get(name) == name)}
    # A word that stands in many rows is held once.
    known: dict[str, str | None] = {"": None}
    return {shown_name(name): [known.setdefault(cell, cell) for cell in cells] for name, cells in kept.items()}


def _at_site(settings: Settings, activity: Activity, own_region: bool, place: tuple[str, int], read: ReadTables) -> Activity:
    """A row lies in its site's region and belongs to its entity; a site that is not declared is a finding, since it may be misspelt."""
    sites = settings.sites
    if activity.site is None:
        return activity
    site = sites.get(activity.site)
    if site is None:
        read.notes.append(Finding("site_unknown", "warning", _undeclared(activity.site, tuple(sites)), *place, "site"))
        return activity
    lies = {"region": site.region} if site.region and not own_region else {}
    belongs = {"entity": site.entity} if site.entity and activity.entity is None else {}
    return replica(activity, lies | belongs) if lies or belongs else activity


@lru_cache(maxsize=1024)
def _undeclared(site: str, sites: tuple[str, ...]) -> Sentence:
    return say("site '{site}' is not declared in inventory.toml.{near}", site=site, near=did_you_mean(site, sites))


def _row_problem(settings: Settings, activity: Activity, place: tuple[str, int], seen: dict[str, tuple[str, int]]) -> Finding | None:
    """A row of an entity that is not declared, or with an id that another row has already."""
    file, row = place
    if activity.entity:
        try:
            owners(activity.entity, settings.entities)
        except CarbonError as error:
            return Finding(error.code, "error", error.sentence, file, row, "entity")
    return id_twice(activity, place, seen)
