"""What a report is made of: plain records without language, read from a result once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from carbon.core.errors import Finding
from carbon.inventory.exclusions import Excluded
from carbon.inventory.footprint_record import EntityRow
from carbon.inventory.views import InstrumentRow


@dataclass(frozen=True)
class Source:
    """An emission factor as it is cited: kg of each gas per unit, where it is printed, and under which licence.

    Parameters: closed, whether its licence keeps its figures out of a published document.
    """

    id: str
    key: str
    qualifiers: Mapping[str, str]
    unit: str
    gases: Mapping[str, float]
    publisher: str
    title: str
    edition: str
    locator: str
    homepage: str
    licence: str
    gwp_set: str | None
    region: str
    stages: tuple[str, ...]
    year: int | None
    status: str
    derivation: str
    closed: bool


@dataclass(frozen=True)
class Posting:
    """A factor as it is booked: what every cell of a table is multiplied by.

    Parameters: source, its place among the facts' sources; scope, category, stage and basis of the line; reason, why it was taken.
    """

    source: int
    kind: str
    scope: int
    category: int | None
    stage: str
    basis: str | None
    reason: str


@dataclass(frozen=True)
class Cell:
    """How much of a posting falls on one label: units of the factor, and what they come to [kg CO2e] in the result's GWP set.

    Parameters: hidden, whether its amount is not shown: its factor's licence is closed, or that of another line of the same activity.
    """

    label: str
    posting: int
    amount: float
    kg: float
    hidden: bool = False


@dataclass(frozen=True)
class Asked:
    """A question with its summed amount and the steps to its factors: only for a reader who may see it."""

    text: str
    amount: float
    unit: str
    co2e_kg: float | None
    steps: tuple[str, ...]


@dataclass(frozen=True)
class Verdict:
    """A control total beside what the inventory gives on the same perimeter, and what the full total adds to that.

    Parameters: adds, (what, name, kg) of each part outside the perimeter: a source or a stage.
    """

    name: str
    expected: float
    tolerance: float
    found: float
    unit: str
    difference: float
    met: bool
    measure: str
    basis: str
    stages: tuple[str, ...]
    sources: tuple[str, ...]
    scopes: tuple[int, ...]
    without: tuple[str, ...]
    citation: str
    adds: tuple[tuple[str, str, float], ...] = ()


@dataclass(frozen=True)
class Goal:
    """A yearly figure, and the goal it is held against.

    Parameters: met, None where no goal or no figure is given, or the goal lies ahead; direction, up, down or nothing; published, the
    verdict of a decision text; verdict, one of `carbon goals`; why, its reason.
    """

    name: str
    unit: str
    values: Mapping[str, float]
    goal: float | None
    direction: str
    evidence: str
    met: bool | None
    published: str = ""
    verdict: str = ""
    why: str = ""


@dataclass(frozen=True)
class Facts:
    """Everything that a report says of a result, as plain values.

    Parameters: tables, key → columns as `by` gives them, in the view that the result is of; cells, key → cells.
    """

    name: str
    organisation: str
    period: str
    notice: str
    consolidation: str
    region: str
    year: int | None
    basis: str
    total_kg: float | None
    location_kg: float | None
    market_kg: float | None
    complete: bool
    complete_but_for: tuple[str, ...]
    rows: int
    unanswered: int
    states: Mapping[str, int]
    unread: Sequence[str]
    gwp_set: str
    gases: tuple[str, ...]
    weights: Mapping[str, float]
    gwp_sets: Mapping[str, Mapping[str, float]]
    non_co2: bool
    sources: Sequence[Source]
    postings: Sequence[Posting]
    cells: Mapping[str, Sequence[Cell]]
    tables: Mapping[str, Mapping[str, list[Any]]]
    biogenic: Mapping[tuple[int, int | None], float]
    beside: Mapping[str, float]
    instruments: Sequence[InstrumentRow]
    findings: Sequence[Finding]
    verdicts: Sequence[Verdict] = ()
    goals: Sequence[Goal] = ()
    exclusions: Sequence[Excluded] = ()
    entities: Sequence[EntityRow] = ()
    base_year: Mapping[str, Any] | None = None
    quality: Mapping[str, float] = field(default_factory=dict)
    asked: Sequence[Asked] = ()
    input_rows: Sequence[Mapping[str, object]] = ()
    sites: Mapping[str, str] = field(default_factory=dict)
    datasets: str = ""
    fingerprint: str = ""
    version: str = ""
