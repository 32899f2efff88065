"""The JSON of a footprint: that of a result, with what only an inventory has."""

from __future__ import annotations

from typing import TypedDict

from carbon.engine.result.record import ResultRecord
from carbon.inventory.views import InstrumentRow


class EntityRow(TypedDict):
    """An entity, and the shares of it that count inside the boundary and beside it in scope 3."""

    name: str
    type: str
    owner: str | None
    equity: float | None
    inside: float
    outside: float
    outside_as: str | None


class BiogenicRow(TypedDict):
    """Biogenic CO2 [kg] of a scope and category of scope 3."""

    scope: int
    category: int | None
    kg: float


class ControlRecord(TypedDict):
    """A control total: what a known figure must come to, and what the inventory gives [unit]."""

    name: str
    measure: str
    expected: float
    tolerance: float
    found: float
    unit: str
    met: bool
    perimeter: str
    citation: str | None


class HeadRecord(TypedDict, total=False):
    """What the settings of an inventory say of it."""

    inventory: str
    organisation: str
    period: str
    notice: str | None
    consolidation: str
    entities: list[EntityRow]


class FootprintRecord(ResultRecord, HeadRecord, total=False):
    """A footprint as `to_dict` and `footprint --format json` give it."""

    row_states: dict[str, int]
    tables: list[dict[str, object]]
    exclusions: list[dict[str, object]]
    co2_biogenic_kg: list[BiogenicRow]
    instruments: list[InstrumentRow]
    base_year: dict[str, object] | None
    control_totals: list[ControlRecord]
