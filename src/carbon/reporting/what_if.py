"""The inventory's scenarios in a report: amounts that move with how far a scenario is carried out, for Python and the browser alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import fsum, isclose, prod
from pathlib import Path
from typing import TypeAlias

from carbon.analysis.scenario_cells import Cells
from carbon.analysis.scenario_file import Scenario, read_scenario
from carbon.analysis.scenario_form import LinearForm, Term, linear_form
from carbon.analysis.scenario_steps import Step
from carbon.analysis.scenario_steps import together as carried_out_together
from carbon.analysis.scenarios import ScenarioResult, ready, scenarios
from carbon.core.booking import BESIDE
from carbon.core.errors import CarbonError
from carbon.engine.answering.lines import Line
from carbon.engine.result.emissions import Emissions
from carbon.inventory.footprint import input_files
from carbon.reporting.certain import Axis, Sure, certain_at_levels, views
from carbon.reporting.facts import Facts
from carbon.reporting.reading import gwp_sets, may_be_shown

_FOLDER = "scenarios"
CLOSED = "closed"
"""The problem of a scenario whose factors may not be published."""
LABELLED = ("source", "site", "month")
"""Keys whose labels are the person's; each has cells of its own, so that no label is told together with another."""


Pair: TypeAlias = tuple[float, float, int]


@dataclass(frozen=True)
class Moving:
    """Gases that scenarios move; amounts of activity are not told, only what they come to.

    Parameters: label, of a source, site or month; scope and category, 0 where the chart of the label does not need them; pairs, (at level
    0, at level 1, number of the scenario): at a level there is `whole` times `zero + level × (one − zero)` of each, where `given` was; both
    are kg by gas; view, 0 in both, 1 location, 2 market, 3 in no total; beyond, whether it is an effect beyond CO2.
    """

    label: str
    scope: int
    category: int
    pairs: tuple[Pair, ...]
    view: int
    beyond: bool
    whole: Mapping[str, float]
    given: Mapping[str, float]

    def change(self, levels: Sequence[float], weights: Mapping[str, float]) -> float:
        """Return how much more there is with each scenario at a level, from 0 [kg CO2e]."""
        times = prod(zero + levels[scenario] * (one - zero) for zero, one, scenario in self.pairs)
        return fsum(weights[gas] * (kg * times - self.given[gas]) for gas, kg in self.whole.items())


@dataclass(frozen=True)
class Done:
    """A measure of a scenario: its name, and the share that it moves or the change of the amount; None where it is neither."""

    name: str
    share: float | None = None
    change: float | None = None


@dataclass(frozen=True)
class WhatIf:
    """A scenario, ready to be carried out to any level.

    Parameters: name; year; measures; problem, why it cannot be shown, else nothing; share, that its only measure moves, else None: the
    slider is then that share; sets, GWP set → kg CO2e per kg of each of gases; moving, source, site or month → what moves; sure, how
    certain its total is.
    """

    name: str
    year: int | None = None
    measures: tuple[Done, ...] = ()
    problem: str = ""
    share: float | None = None
    gases: tuple[str, ...] = ()
    sets: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    moving: Mapping[str, tuple[Moving, ...]] = field(default_factory=dict)
    sure: Sure | None = None

    @property
    def top(self) -> float:
        """The highest level: that at which all is moved, or 1, the scenario as stated."""
        return 1.0 if self.share is None else 1.0 / self.share

    def changes(self, level: float, gwp_set: str, basis: str) -> dict[str, float]:
        """Return source → change [kg CO2e], when the scenario is carried out to a level.

        Parameters: level, from 0 to the top; gwp_set, one of sets; basis, location or market.
        """
        weights, view = self.sets[gwp_set], 2 if basis == "market" else 1
        sums: dict[str, list[float]] = {}
        for item in self.moving["source"]:
            if item.view in (0, view):
                sums.setdefault(item.label, []).append(item.change([level], weights))
        return {source: fsum(values) for source, values in sums.items()}


def what_if(result: Emissions, facts: Facts) -> tuple[WhatIf, ...]:
    """Return the scenarios of an inventory's folder, in the order of their files; none where it has no folder of them.

    Parameters: result; facts of it. A file that cannot be carried out is there with its problem.
    """
    files = _files(result)
    try:
        return tuple(_together(result, facts, files)) if files else ()
    except CarbonError:
        return tuple(_each(result, facts, files))


def _together(result: Emissions, facts: Facts, files: Sequence[Path]) -> Iterator[WhatIf]:
    """Scenarios of one sum of the rows, by month where months are told."""
    given = [read_scenario(path) for path in files]
    yield from (_of(one, facts) for one in scenarios(_cells(result, facts, given), given))


def _cells(result: Emissions, facts: Facts, given: Sequence[Scenario]) -> Cells:
    months = ("month",) if any(cell.label for cell in facts.cells["month"]) else ()
    return ready(result, given, labels=months)


def _each(result: Emissions, facts: Facts, files: Sequence[Path]) -> Iterator[WhatIf]:
    """One by one, so that a file that is wrong costs no other."""
    for path in files:
        try:
            yield from _together(result, facts, [path])
        except CarbonError as error:
            yield WhatIf(path.stem, problem=error.sentence)


def _files(result: Emissions) -> list[Path]:
    return [path for folder in _folders(result) for path in sorted(folder.glob("*.toml"))]


def _folders(result: Emissions) -> set[Path]:
    return {path.parent / _FOLDER for path in input_files(result) if path.name == "inventory.toml"}


def _of(result: ScenarioResult, facts: Facts) -> WhatIf:
    measures = tuple(_done(step) for step in result.composed.steps)
    share = _slid(measures[0].share) if len(measures) == 1 else None
    found = WhatIf(result.scenario.name, result.scenario.year, measures, share=share)
    return _with_form(found, result, facts, [0] * len(measures), [found.top])


def _with_form(found: WhatIf, result: ScenarioResult, facts: Facts, of: Sequence[int], tops: Sequence[float]) -> WhatIf:
    """A scenario, or several together, with what it moves and how certain that is; of, the scenario of each measure."""
    form = linear_form(result)
    held = [line for _, line in form.plan.lines]
    lines: dict[int, list[Line]] = {}
    for number, question in enumerate(form.plan.line_question.tolist()):
        lines.setdefault(question, []).append(held[number])
    if not all(may_be_shown(line) for term in form.terms for line in lines.get(term.question, ())):
        return WhatIf(found.name, problem=CLOSED)
    moving, sets = {key: tuple(_moving(form, lines, key, of)) for key in LABELLED}, gwp_sets(form.plan)
    seen, axes = [view for view in views(facts) if view.gwp_set in sets], list(_axes(moving["source"], of, tops))
    told = prod(3 * axis.degree + 1 for axis in axes) <= _MOST_LEVELS
    sure = certain_at_levels(result, seen, sets, axes) if told else None
    return replace(found, gases=tuple(form.plan.gases), sets=sets, moving=moving, sure=sure)


_MOST_LEVELS = 130
"""Combinations of levels at which a page holds moments of the total: three scenarios of a measure or two; of more it tells no interval."""


def _axes(moving: Sequence[Moving], of: Sequence[int], tops: Sequence[float]) -> Iterator[Axis]:
    for scenario, top in enumerate(tops):
        degree = max((sum(number == scenario for _, _, number in item.pairs) for item in moving), default=1)
        yield Axis(max(degree, 1), top, tuple(step for step, number in enumerate(of) if number == scenario))


def together(result: Emissions, facts: Facts, alone: Sequence[WhatIf]) -> WhatIf | None:
    """Return the scenarios of an inventory carried out one after the other, each to a level of its own; None where only one can be shown.

    Parameters: result; facts of it; alone, each by itself. Scenarios that cannot be carried out together are there with their problem.
    """
    files = [path for path, one in zip(_files(result), alone, strict=True) if not one.problem]
    if len(files) < 2:
        return None
    given, shown = [read_scenario(path) for path in files], [one for one in alone if not one.problem]
    try:
        met = carried_out_together(_cells(result, facts, given), given)
    except CarbonError as error:
        return WhatIf("", problem=error.sentence)
    of = [number for number, one in enumerate(given) for _ in one.measures]
    return _with_form(WhatIf(""), ScenarioResult(met), facts, of, [one.top for one in shown])


def _slid(share: float | None) -> float | None:
    """A share that a slider has a place for: one in tenths of a per cent."""
    return share if share is not None and isclose(round(share * 1000), share * 1000) else None


def _done(step: Step) -> Done:
    name = step.measure.name
    if step.measure.to is None:
        return Done(name, change=step.kept - 1.0)
    # What grows besides is no share that moves.
    return Done(name, share=step.taken if step.taken > 0.0 and isclose(step.kept + step.taken, 1.0) else None)


_Place: TypeAlias = tuple[str, int, int, tuple[Pair, ...], int, bool]


def _moving(form: LinearForm, lines: Mapping[int, list[Line]], key: str, of: Sequence[int]) -> Iterator[Moving]:
    """What moves, summed over questions that are moved alike: no question is told by itself; of, the scenario of each measure."""
    sums: dict[_Place, tuple[dict[str, float], dict[str, float]]] = {}
    for term in form.terms:
        made = any(zero == 0.0 for _, zero, _ in term.factors)
        given = term.amount if term.question == term.measured and not made else 0.0
        for line in lines.get(term.question, ()):
            booked = (line.booking.scope, line.booking.category or 0) if key == "source" else (0, 0)
            place = (getattr(term, key) or "", *booked, _pairs(term, of), _view(line), line.stage == "non_co2")
            whole, before = sums.setdefault(place, ({}, {}))
            for gas, kg in line.form.gases.items():
                whole[gas] = whole.get(gas, 0.0) + term.amount * kg * line.scale
                before[gas] = before.get(gas, 0.0) + given * kg * line.scale
    for place, (whole, before) in sums.items():
        yield Moving(*place, whole, before)


def _pairs(term: Term, of: Sequence[int]) -> tuple[Pair, ...]:
    return tuple((zero, one, of[measure]) for measure, zero, one in term.factors)


def _view(line: Line) -> int:
    return 2 if line.basis == "market" else 1 if line.basis == "location" else 3 if line.basis in BESIDE else 0
