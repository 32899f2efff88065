"""A footprint: emissions with the inventory's settings, boundary, exclusions, base year and control totals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from carbon.core.booking import BESIDE
from carbon.core.errors import Finding
from carbon.core.sentences import joined, say
from carbon.engine.result.emissions import Emissions
from carbon.engine.result.grouping import line_rows
from carbon.factors.catalogue import Catalogue
from carbon.inventory.base_year import Recalculation
from carbon.inventory.boundary import standing
from carbon.inventory.exclusions import Excluded
from carbon.inventory.footprint_record import ControlRecord, EntityRow, FootprintRecord, HeadRecord
from carbon.inventory.row_counts import RowCounts, row_counts
from carbon.inventory.settings import Settings
from carbon.inventory.views import InstrumentRow, biogenic_kg, instrument_of, instruments
from carbon.tables.types import Table

if TYPE_CHECKING:
    from carbon.workbook.in_book import BookWords

STATES = ("answered", "zero", "missing", "excluded")
"""What a row can be; the label `state` of each row."""


@dataclass(frozen=True)
class ControlResult:
    """A control total beside what the inventory gives: value, tolerance and found [kg or unit]."""

    name: str
    measure: str
    expected: float
    tolerance: float
    found: float
    unit: str
    perimeter: str
    citation: str

    @property
    def met(self) -> bool:
        """Whether the inventory's figure lies within the tolerance."""
        return abs(self.found - self.expected) <= self.tolerance * abs(self.expected)

    @property
    def difference(self) -> float:
        """Share by which the inventory's figure lies over or under."""
        return self.found / self.expected - 1.0 if self.expected else 0.0


@dataclass(frozen=True)
class SourceFiles:
    """What a footprint was calculated from: the text of `inventory.toml`, the sha256 of each file that was read, and where they lie."""

    settings: str
    sha256: Mapping[str, str]
    paths: tuple[Path, ...] = ()


@dataclass(frozen=True, eq=False)
class Footprint(Emissions[Table, Table]):
    """Emissions of an inventory.

    Parameters: as Emissions; settings of the inventory; controls, its control totals beside what was found; exclusions, with what each
    leaves out; base_year, stated and restated; source, the files it was calculated from; left_out, file, row and reason of rows that
    are no activity, such as sums; unread, files that are not there or cannot be opened; catalogue, its factors; book, the names that its
    workbook gives to things.
    Each row has the label `state`, one of STATES.
    """

    settings: Settings | None = None
    controls: tuple[ControlResult, ...] = ()
    exclusions: tuple[Excluded, ...] = ()
    base_year: Recalculation | None = None
    source: SourceFiles | None = None
    left_out: tuple[tuple[str, int, str], ...] = ()
    unread: tuple[str, ...] = ()
    catalogue: Catalogue | None = field(default=None, repr=False)
    book: BookWords | None = field(default=None, repr=False)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """As of Emissions; those of a workbook name its sheets."""
        return self.told(super().findings)

    def told(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Return findings in the words of what was filled in: a workbook has sheets where a folder has files.

        Parameters: findings.
        """
        if self.book is None:
            return tuple(findings)
        # Here, because a folder needs nothing of workbooks.
        from carbon.workbook.in_book import OF_A_MAPPING, in_book

        return tuple(in_book(finding, self.book) for finding in findings if finding.code not in OF_A_MAPPING)

    @property
    def states(self) -> dict[str, int]:
        """Number of rows in each state: zero, missing and excluded are three."""
        found = Counter(self.labels.get("state", ()))
        return {state: found[state] for state in STATES}

    @property
    def complete(self) -> bool:
        """Whether every row has a full answer, and every file could be read."""
        return super().complete and not self.unread

    @property
    def completeness(self) -> str:
        """In words: complete, complete but for something, or incomplete, as when a file could not be read."""
        if not self.unread:
            return super().completeness
        files = joined(self.unread, say(" and "))
        one = say("incomplete: {file} was not read, and how many rows it has is not known", file=files)
        many = say("incomplete: {files} were not read, and how many rows they have is not known", files=files)
        told = one if len(self.unread) == 1 else many
        rows = say("{unanswered} of {rows} rows unanswered", unanswered=self.unanswered, rows=self.rows)
        return joined([told, rows], "; ") if self.unanswered else told

    @property
    def tables(self) -> list[RowCounts]:
        """The rows of each table: read = answered + unanswered + excluded."""
        empty = [item.file for item in self.notes if item.code == "table_empty" and item.severity == "warning" and item.file]
        return row_counts(self.labels, self.left_out, empty)

    def biogenic_kg(self, basis: str = "location") -> dict[tuple[int, int | None], float]:
        """Return biogenic CO2 [kg] per scope and category of scope 3, reported separately from all totals; see `views.biogenic_kg`.

        Parameters: basis, location or market.
        """
        return biogenic_kg(self, basis)

    def instruments(self) -> list[InstrumentRow]:
        """Return energy and emissions of market-based scope 2 by level of the hierarchy and instrument; see `views.instruments`."""
        return instruments(self, self.settings.contracts if self.settings else ())

    def __repr__(self) -> str:
        return f"<Footprint {self}>"

    def __str__(self) -> str:
        name = self.settings.inventory.name if self.settings else ""
        return f"{name}: {super().__str__()}"

    def explain(self, row: int | None = None) -> str:
        """Return the explanation of one row or of all questions, below the inventory's notice; see `Emissions.explain`."""
        head = self.settings.inventory if self.settings else None
        text = super().explain(row)
        return joined((f"{head.name}\n{head.notice}", text), "\n\n") if head and row is None else text

    def to_dict(self, *, rows: bool = False) -> FootprintRecord:
        """Return the result as plain values, with boundary, states of rows, views and control totals."""
        record = super().to_dict(rows=rows)
        contracts = self.settings.contracts if self.settings else ()
        inside = (line for _, line, _, _ in line_rows(self) if line.basis not in BESIDE)
        for entry, line in zip(record["lines"], inside, strict=True):
            level, name = instrument_of(line, contracts) if line.market_level else (None, "")
            entry["market_level"], entry["instrument"] = level, name or None
        head: HeadRecord = _head(self.settings) if self.settings else {}
        return {
            **record,
            **head,
            "row_states": self.states,
            "tables": [vars(item) for item in self.tables],
            "exclusions": [vars(item) for item in self.exclusions],
            "co2_biogenic_kg": [
                {"scope": scope, "category": category, "kg": mass} for (scope, category), mass in self.biogenic_kg().items()
            ],
            "instruments": self.instruments(),
            "base_year": self.base_year.to_dict() if self.base_year else None,
            "control_totals": [_control(item) for item in self.controls],
        }


def _control(item: ControlResult) -> ControlRecord:
    return {
        "name": item.name,
        "measure": item.measure,
        "expected": item.expected,
        "tolerance": item.tolerance,
        "found": item.found,
        "unit": item.unit,
        "met": item.met,
        "perimeter": item.perimeter,
        "citation": item.citation,
    }


def _head(settings: Settings) -> HeadRecord:
    head = settings.inventory
    return {
        "inventory": head.name,
        "organisation": head.organisation,
        "period": str(head.period),
        "notice": head.notice,
        "consolidation": head.consolidation,
        "entities": entity_table(settings),
    }


def entity_table(settings: Settings) -> list[EntityRow]:
    """Return each entity with the share of it that is counted inside the boundary, and beside it in scope 3.

    Parameters: settings.
    """
    approach, table = settings.inventory.consolidation, list[EntityRow]()
    for entity in settings.entities:
        found = standing(entity.name, settings.entities, approach)
        table.append(
            {
                "name": entity.name,
                "type": entity.type,
                "owner": entity.owner,
                "equity": entity.equity,
                "inside": found.inside,
                "outside": found.outside,
                "outside_as": found.purpose if found.outside else None,
            }
        )
    return table


def input_files(result: object) -> tuple[Path, ...]:
    """Return the files that a result was read from, which nothing may be written over: none but those of a footprint are known.

    Parameters: result, of any kind.
    """
    return result.source.paths if isinstance(result, Footprint) and result.source else ()
