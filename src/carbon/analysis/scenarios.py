"""What if: an inventory after measures, composed in their order, without calculating its rows again.

A measure moves amounts from questions to others, and only the new questions are answered. What is moved keeps the labels and the error of
the row it comes from, so that a scenario is compared, judged and drawn as any footprint.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from carbon.analysis.abatement import Abatement, abatement, as_records
from carbon.analysis.comparison import Comparison, compare
from carbon.analysis.ledger import Emissions
from carbon.analysis.records import ScenarioRecord
from carbon.analysis.scenario_cells import Cells, cells_of, columns_of
from carbon.analysis.scenario_file import Scenario, checked, read_scenario
from carbon.analysis.scenario_lines import MovedLine, moved_lines
from carbon.analysis.scenario_rows import after, before, done_to
from carbon.analysis.scenario_steps import Composed, composed
from carbon.core.errors import Finding
from carbon.core.formatting import mass
from carbon.engine.result.subject import check_results
from carbon.factors.catalogue import Catalogue


@dataclass(frozen=True, repr=False, eq=False)
class ScenarioResult:
    """An inventory before and after a scenario.

    Parameters: composed, the scenario applied to the cells of the inventory; beside, all scenarios that are calculated together, including
    this one: they split rows in the same way, so that they can share draws.
    """

    composed: Composed
    beside: tuple[Composed, ...] = field(default=())

    @property
    def scenario(self) -> Scenario:
        """The scenario as it was given."""
        return self.composed.scenario

    @cached_property
    def done(self) -> list[str]:
        """The steps that are taken with each cell."""
        return done_to(self.composed.cells, self.beside or (self.composed,))

    @cached_property
    def before(self) -> Emissions:
        """The inventory as it is."""
        return before(self.composed.cells, self.done)

    @cached_property
    def after(self) -> Emissions:
        """The inventory after the scenario: a footprint like any other."""
        return after(self.composed, self.done)

    @cached_property
    def alone(self) -> tuple[float, ...]:
        """The effect of each measure by itself [kg CO2e]."""
        return self.composed.alone()

    @cached_property
    def in_order(self) -> tuple[float, ...]:
        """What each measure adds after those before it [kg CO2e]."""
        return self.composed.in_order()

    @cached_property
    def abatement(self) -> tuple[Abatement, ...]:
        """What each measure saves and costs, and from which point it pays."""
        return abatement(self.composed)

    @cached_property
    def lines(self) -> tuple[MovedLine, ...]:
        """What each measure does to which amounts, with what one unit emits before and after."""
        return moved_lines(self.composed)

    @cached_property
    def moved(self) -> Comparison:
        """What the scenario changes, by source and cause; in its interval, errors that both sides share cancel out."""
        return compare(self.before, self.after)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Findings on the factors that the scenario brings in, without those that the inventory has already."""
        known = {(item.code, item.message) for item in self.before.findings}
        found = {(item.code, item.message): item for item in self.after.findings}
        return tuple(item for key, item in found.items() if key not in known)

    def by(self, *keys: str) -> Any:
        """Return the change by source, kind or cause, as a table; see `Comparison.by`."""
        return self.moved.by(*keys)

    def to_dict(self) -> ScenarioRecord:
        """Return everything as plain values, for JSON."""
        return {
            "scenario": self.scenario.name,
            "year": self.scenario.year,
            "basis": self.before.basis,
            "measures": as_records(self.abatement),
            "lines": [line.to_dict() for line in self.lines],
            "change": self.moved.to_dict(),
            "findings": [item.as_dict() for item in self.findings],
        }

    def __str__(self) -> str:
        return f"{self.scenario.name}: {mass(self.moved.before)} → {mass(self.moved.after)} CO2e"

    __repr__ = __str__


def scenario(footprint: Emissions | Cells, given: str | Path | Scenario, *, catalogue: Catalogue | None = None) -> ScenarioResult:
    """Return an inventory after a scenario.

    Parameters: footprint, or other emissions, or its cells where many scenarios of it are calculated; given, a scenario file or a
    Scenario; catalogue for new questions (default: that of the inventory, or the shipped one).
    Raises: CarbonError for a source, field or column that is not there, a share over 1, and a shift to what no factor answers.

    >>> import carbon
    >>> footprint = carbon.Inventory.open("examples/norrbotten-2019").footprint()
    >>> found = scenario(footprint, "examples/norrbotten-2019/scenarios/buses.toml")
    >>> round(found.moved.change_kg / 1000)
    -2813
    """
    return scenarios(footprint, [given], catalogue=catalogue)[0]


def scenarios(
    footprint: Emissions | Cells, given: Sequence[str | Path | Scenario], *, catalogue: Catalogue | None = None
) -> tuple[ScenarioResult, ...]:
    """Return an inventory after each of some scenarios, its rows summed once; they share their draws.

    Parameters: footprint, other emissions, or the cells of one; given, scenario files or Scenarios; catalogue, as for `scenario`.
    Raises: CarbonError as `scenario`.
    """
    if not isinstance(footprint, Cells):
        check_results("scenario", footprint)
    wanted = [checked(one, one.name) if isinstance(one, Scenario) else read_scenario(one) for one in given]
    cells = footprint if isinstance(footprint, Cells) else ready(footprint, wanted, catalogue=catalogue)
    found = tuple(composed(cells, one) for one in wanted)
    return tuple(ScenarioResult(one, found) for one in found)


def ready(footprint: Emissions, given: Sequence[Scenario], *, catalogue: Catalogue | None = None, labels: Sequence[str] = ()) -> Cells:
    """Return an inventory summed by what scenarios ask for: on it they run without touching rows again.

    Parameters: footprint, or other emissions; given, scenarios whose conditions name columns; catalogue, as for `scenario`; labels, further
    columns to keep.
    """
    columns = columns_of([measure for one in given for measure in one.measures], footprint)
    return cells_of(footprint, (*columns, *labels), catalogue=catalogue)
