"""The inventory's scenarios in a report: amounts that move with how far a scenario is carried out, for Python and the browser alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from math import fsum, prod
from pathlib import Path
from typing import TypeAlias

from carbon.analysis.scenario_form import LinearForm, Term, linear_form
from carbon.analysis.scenarios import scenarios
from carbon.core.booking import BESIDE
from carbon.core.errors import CarbonError
from carbon.engine.answering.lines import Line
from carbon.engine.result.emissions import Emissions
from carbon.inventory.footprint import input_files
from carbon.reporting.reading import gwp_sets, may_be_shown

_FOLDER = "scenarios"
CLOSED = "closed"
"""The problem of a scenario whose factors may not be published."""


@dataclass(frozen=True)
class Moving:
    """Gases that a scenario moves; amounts of activity are not told, only what they come to.

    Parameters: source; pairs, (at level 0, at level 1): at a level there is `whole` times `zero + level × (one − zero)` of each, where
    `given` was; both are kg by gas; view, 0 in both, 1 location, 2 market, 3 in no total; beyond, whether it is an effect beyond CO2.
    """

    source: str
    pairs: tuple[tuple[float, float], ...]
    view: int
    beyond: bool
    whole: Mapping[str, float]
    given: Mapping[str, float]

    def change(self, level: float, weights: Mapping[str, float]) -> float:
        """Return how much more there is at a level, 0 to 1 [kg CO2e]."""
        times = prod(zero + level * (one - zero) for zero, one in self.pairs)
        return fsum(weights[gas] * (kg * times - self.given[gas]) for gas, kg in self.whole.items())


@dataclass(frozen=True)
class WhatIf:
    """A scenario, ready to be carried out to any level.

    Parameters: name; year; measures, their names; problem, why it cannot be shown, else nothing; sets, GWP set → kg CO2e per kg of each
    of gases; moving, what it moves.
    """

    name: str
    year: int | None = None
    measures: tuple[str, ...] = ()
    problem: str = ""
    gases: tuple[str, ...] = ()
    sets: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    moving: tuple[Moving, ...] = ()

    def changes(self, level: float, gwp_set: str, basis: str) -> dict[str, float]:
        """Return source → change [kg CO2e], when the scenario is carried out to a level.

        Parameters: level, 0 to 1; gwp_set, one of sets; basis, location or market.
        """
        weights, view = self.sets[gwp_set], 2 if basis == "market" else 1
        sums: dict[str, list[float]] = {}
        for item in self.moving:
            if item.view in (0, view):
                sums.setdefault(item.source, []).append(item.change(level, weights))
        return {source: fsum(values) for source, values in sums.items()}


def what_if(result: Emissions) -> tuple[WhatIf, ...]:
    """Return the scenarios of an inventory's folder, in the order of their files; none where it has no folder of them.

    Parameters: result. A file that cannot be carried out is there with its problem.
    """
    files = [path for folder in _folders(result) for path in sorted(folder.glob("*.toml"))]
    try:
        return tuple(_of(linear_form(one)) for one in scenarios(result, files)) if files else ()
    except CarbonError:
        return tuple(_each(result, files))


def _each(result: Emissions, files: list[Path]) -> Iterator[WhatIf]:
    """One by one, so that a file that is wrong costs no other."""
    for path in files:
        try:
            yield _of(linear_form(scenarios(result, [path])[0]))
        except CarbonError as error:
            yield WhatIf(path.stem, problem=str(error))


def _folders(result: Emissions) -> set[Path]:
    return {path.parent / _FOLDER for path in input_files(result) if path.name == "inventory.toml"}


def _of(form: LinearForm) -> WhatIf:
    held = [line for _, line in form.plan.lines]
    lines: dict[int, list[Line]] = {}
    for number, question in enumerate(form.plan.line_question.tolist()):
        lines.setdefault(question, []).append(held[number])
    if not all(may_be_shown(line) for term in form.terms for line in lines.get(term.question, ())):
        return WhatIf(form.name, problem=CLOSED)
    return WhatIf(
        form.name, form.year, form.measures, gases=tuple(form.plan.gases), sets=gwp_sets(form.plan), moving=tuple(_moving(form, lines))
    )


_Place: TypeAlias = tuple[str, tuple[tuple[float, float], ...], int, bool]


def _moving(form: LinearForm, lines: Mapping[int, list[Line]]) -> Iterator[Moving]:
    """What moves, summed over questions that are moved alike: no question is told by itself."""
    sums: dict[_Place, tuple[dict[str, float], dict[str, float]]] = {}
    for term in form.terms:
        made = any(zero == 0.0 for _, zero, _ in term.factors)
        given = term.amount if term.question == term.measured and not made else 0.0
        for line in lines.get(term.question, ()):
            whole, before = sums.setdefault((term.source or "", _pairs(term), _view(line), line.stage == "non_co2"), ({}, {}))
            for gas, kg in line.form.gases.items():
                whole[gas] = whole.get(gas, 0.0) + term.amount * kg * line.scale
                before[gas] = before.get(gas, 0.0) + given * kg * line.scale
    for place, (whole, before) in sums.items():
        yield Moving(*place, whole, before)


def _pairs(term: Term) -> tuple[tuple[float, float], ...]:
    return tuple((zero, one) for _, zero, one in term.factors)


def _view(line: Line) -> int:
    return 2 if line.basis == "market" else 1 if line.basis == "location" else 3 if line.basis in BESIDE else 0
