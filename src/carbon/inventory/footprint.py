"""A footprint: emissions with the inventory's settings and its control totals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from carbon.engine.emissions import Emissions
from carbon.inventory.settings import Settings


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
class Footprint(Emissions):
    """Emissions of an inventory.

    Parameters: as Emissions; settings of the inventory; controls, its control totals with what was found.
    """

    settings: Settings | None = None
    controls: tuple[ControlResult, ...] = ()

    def __str__(self) -> str:
        name = self.settings.inventory.name if self.settings else ""
        return f"{name}: {super().__str__()}"

    def explain(self, row: int | None = None) -> str:
        """Return the explanation, under the inventory's notice; see `Emissions.explain`."""
        head = self.settings.inventory if self.settings else None
        text = super().explain(row)
        return f"{head.name}\n{head.notice}\n\n{text}" if head and row is None else text

    def to_dict(self) -> dict[str, Any]:
        """Return the result as plain values, with the inventory's name, notice and control totals."""
        head = self.settings.inventory if self.settings else None
        record = super().to_dict()
        if head:
            record |= {
                "inventory": head.name,
                "organisation": head.organisation,
                "period": str(head.period),
                "notice": head.notice,
            }
            record["exclusions"] = [item.model_dump() for item in self.settings.exclusions] if self.settings else []
        record["control_totals"] = [
            {"name": c.name, "measure": c.measure, "expected": c.expected, "tolerance": c.tolerance, "found": c.found}
            | {"unit": c.unit, "met": c.met, "perimeter": c.perimeter, "citation": c.citation}
            for c in self.controls
        ]
        return record
