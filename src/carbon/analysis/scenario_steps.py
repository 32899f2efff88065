"""Measures composed in their order, as a linear form: what each cell becomes, for any level to which each measure is carried out.

A part is a cell, or what a measure moved of one. Its amount is that of its cell times a product over the measures:
`1 + level × (kept − 1)` for what a measure leaves, and `level × moved` for what a measure makes. Level 1 is the scenario as stated.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from carbon.analysis.scenario_cells import Cells, Renamed, chosen
from carbon.analysis.scenario_file import Scenario
from carbon.analysis.scenario_measure import Measure
from carbon.analysis.scenario_questions import Made
from carbon.core.arrays import Floats, Indices
from carbon.core.errors import CarbonError
from carbon.core.sentences import say


class Step(NamedTuple):
    """What a measure does.

    Parameters: measure; parts that it concerns; kept, what each of them is multiplied by; moved, of each of them, what is made of one unit
    of it, empty where nothing is moved; first, number of the first part that it makes; taken, the share of each part that is moved;
    level, how far it is carried out, 0 to 1.
    """

    measure: Measure
    parts: Indices
    kept: float
    moved: Floats
    first: int
    taken: float = 0.0
    level: float = 1.0


@dataclass(frozen=True, eq=False)
class Composed:
    """A scenario, met with the cells of a result.

    Parameters: cells; scenario; steps, one per measure; origin, the cell that each part comes from; question of each part;
    renamed, parts that count under another source than their cell.
    """

    cells: Cells
    scenario: Scenario
    steps: tuple[Step, ...]
    origin: Indices
    question: Indices
    renamed: Renamed = ()

    def source(self, part: int) -> str | None:
        """Return the source that a part counts under.

        Parameters: part, its number.
        """
        for first, last, name in self.renamed:
            if first <= part < last:
                return name
        return self.cells.label("source", int(self.origin[part]))

    def weights(self, levels: Sequence[float] | None = None) -> Floats:
        """Return what of its cell's amount each part has, shape (n,).

        Parameters: levels, to which each measure is carried out, 0 to 1; without them, as stated.
        """
        found = np.ones(self.origin.size)
        for number, step in enumerate(self.steps):
            level = 1.0 if levels is None else levels[number]
            if step.moved.size:
                found[step.first : step.first + step.parts.size] = found[step.parts] * step.moved * level
            found[step.parts] *= 1.0 + level * (step.kept - 1.0)
        return found

    def amounts(self, levels: Sequence[float] | None = None) -> Floats:
        """Return the amount of each part, shape (n,), at levels as `weights`."""
        return self.cells.amounts[self.origin] * self.weights(levels)

    def total(self, levels: Sequence[float] | None = None) -> float:
        """Return the emissions after the scenario [kg CO2e], at levels as `weights`."""
        return float(self.amounts(levels) @ self.cells.questions.co2e[self.question])

    def in_order(self) -> tuple[float, ...]:
        """Return what each measure adds after those before it [kg CO2e]."""
        amounts, co2e = np.empty(self.origin.size), self.cells.questions.co2e
        amounts[: self.cells.amounts.size] = self.cells.amounts
        found = []
        for step in self.steps:
            here, per_unit = amounts[step.parts], co2e[self.question[step.parts]]
            effect = float(here @ per_unit) * (step.kept - 1.0)
            if step.moved.size:
                new = slice(step.first, step.first + step.parts.size)
                amounts[new] = here * step.moved
                effect += float(amounts[new] @ co2e[self.question[new]])
            amounts[step.parts] = here * step.kept
            found.append(effect)
        return tuple(found)

    def alone(self) -> tuple[float, ...]:
        """Return the effect of each measure by itself [kg CO2e]; what only others bring about is none of it."""
        return tuple(self._alone(step) for step in self.steps)

    def _alone(self, step: Step) -> float:
        cells, co2e = self.cells, self.cells.questions.co2e
        given = step.parts < cells.amounts.size
        parts = step.parts[given]
        here = cells.amounts[parts]
        effect = float(here @ co2e[cells.question[parts]]) * (step.kept - 1.0)
        if step.moved.size:
            made = self.question[step.first : step.first + step.parts.size][given]
            effect += float((here * step.moved[given]) @ co2e[made])
        return effect


def composed(cells: Cells, scenario: Scenario, year: int | None = None) -> Composed:
    """Return a scenario, met with the cells of a result.

    Parameters: cells; scenario; year that it is looked at: without it the scenario's own.
    Raises: CarbonError for a measure that concerns no row, a source or column that is not there, and what no factor answers.
    """
    return _met(cells, scenario, [(scenario, *_years(cells, scenario, year))])


def together(cells: Cells, scenarios: Sequence[Scenario]) -> Composed:
    """Return several scenarios carried out one after the other: each measure on what those before it leave, in its own year.

    Parameters: cells; scenarios.
    Raises: CarbonError as `composed`, and for measures of two scenarios of which one undoes the other.
    """
    name = " + ".join(one.name for one in scenarios)
    whole = Scenario(name=name, measures=tuple(measure for one in scenarios for measure in one.measures))
    return _met(cells, whole, [(one, *_years(cells, one, None)) for one in scenarios])


def _met(cells: Cells, whole: Scenario, given: Sequence[tuple[Scenario, int | None, int | None]]) -> Composed:
    """The measures of scenarios in their order, met with the cells; each scenario with its base year and the year it is looked at."""
    origin, question = np.arange(cells.amounts.size), cells.question
    steps, renamed = list[Step](), tuple[tuple[int, int, str], ...]()
    for scenario, base, looked_at, measure in ((*one, measure) for one in given for measure in one[0].measures):
        parts = np.flatnonzero(chosen(cells, origin, question, measure, renamed))
        if not parts.size:
            message = say("measure '{name}' concerns no row. Check sources, sites, kinds and where.", name=measure.name)
            raise CarbonError(message, code="measure_empty")
        level, factor = _carried_out(measure, scenario, base, looked_at)
        first, share, moved = origin.size, measure.part, np.zeros(0)
        if measure.to is not None:
            asked, place = np.unique(question[parts], return_inverse=True)
            made = cells.questions.made(asked, measure)
            _refuse_same(cells, asked, made, measure)
            _refuse_undone(cells, steps, question, parts, made.numbers[place], measure)
            moved = level * factor * share * made.ratios[place]
            origin = np.concatenate([origin, origin[parts]])
            question = np.concatenate([question, made.numbers[place]])
            renamed += ((first, origin.size, measure.into),) if measure.into is not None else ()
        kept = factor * (1.0 - share) if measure.to is not None else factor
        taken = level * factor * share if measure.to is not None else 0.0
        steps.append(Step(measure, parts, 1.0 + level * (kept - 1.0), moved, first, taken, level))
    return Composed(cells, whole, tuple(steps), origin, question, renamed)


def _refuse_undone(cells: Cells, steps: Sequence[Step], question: Indices, parts: Indices, made: Indices, measure: Measure) -> None:
    """Refuse a measure that moves back what earlier ones moved, one after the other."""
    came_from = parts.copy()
    for step in reversed(steps):
        own = np.flatnonzero((came_from >= step.first) & (came_from < step.first + step.moved.size))
        came_from[own] = step.parts[came_from[own] - step.first]
        for new, old in set(zip(made[own].tolist(), question[came_from[own]].tolist(), strict=True)):
            if cells.questions.same(new, old):
                message = say(
                    "'{other}' undoes '{name}'. Leave one of them out, or change the share.", other=measure.name, name=step.measure.name
                )
                raise CarbonError(message, code="scenario_invalid")


def _refuse_same(cells: Cells, asked: Indices, made: Made, measure: Measure) -> None:
    """Refuse a measure that puts in the place of things what they are already."""
    # The first that differs ends the search: of thousands of questions one is asked.
    alike = (cells.questions.same(int(old), int(new)) for old, new in zip(asked, made.numbers, strict=True))
    if measure.factor(1) == 1.0 and bool((made.ratios == 1.0).all()) and all(alike):
        message = say("measure '{name}' puts in the place of things what they are already. Change what to = … says.", name=measure.name)
        raise CarbonError(message, code="scenario_invalid", field="to")


def _carried_out(measure: Measure, scenario: Scenario, base: int | None, year: int | None) -> tuple[float, float]:
    """How far a measure is carried out, and what it multiplies the amount by."""
    if base is None or year is None or scenario.year is None:
        return 1.0, measure.factor(0)
    begin = base if measure.start is None else measure.start - 1
    if begin < base:
        message = say(
            "measure '{name}' starts in {start}: what is done by {year} is in the inventory already. Write a later year.",
            name=measure.name,
            start=measure.start,
            year=base,
        )
        raise CarbonError(message, code="scenario_invalid")
    years = max(0, min(year, scenario.year) - begin)
    return (measure.level(year, scenario.year) if year > base or scenario.year == base else 0.0), measure.factor(years)


def _years(cells: Cells, scenario: Scenario, year: int | None) -> tuple[int | None, int | None]:
    """Year of the inventory, and the one that is looked at; None without an inventory."""
    wanted, base = scenario.year if year is None else year, base_year(cells)
    if wanted is None or base is None:
        if any(measure.per_year or measure.start for measure in scenario.measures):
            message = say("{name}: per_year needs year = … in the scenario, and an inventory.", name=scenario.name)
            raise CarbonError(message, code="scenario_invalid")
        return None, None
    if wanted < base:
        message = say(
            "{name} is for {year}, before the inventory's {base}. Write a later year.", name=scenario.name, year=wanted, base=base
        )
        raise CarbonError(message, code="scenario_invalid")
    return base, wanted


def base_year(cells: Cells) -> int | None:
    """Return the year of the inventory that was summed; None for other results.

    Parameters: cells.
    """
    settings = getattr(cells.result, "settings", None)
    return None if settings is None else int(settings.inventory.period.year)
