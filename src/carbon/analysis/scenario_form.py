"""The linear form of scenarios, to be evaluated elsewhere: which amounts move, by what, at any level of each measure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, prod
from typing import NamedTuple

from carbon.analysis.ledger import Plan
from carbon.analysis.scenarios import ScenarioResult


class Term(NamedTuple):
    """An amount that a scenario moves.

    Parameters: source and site; question, its number in the form's plan; amount before any measure, of the question that it was measured
    for; measured, the number of that question; factors, (measure, at level 0, at level 1) of each measure that concerns it: the amount is
    multiplied by `zero + level × (one − zero)` of each; month, where rows were summed by it.
    """

    source: str | None
    site: str | None
    question: int
    amount: float
    measured: int
    factors: tuple[tuple[int, float, float], ...]
    month: str | None = None

    def at(self, levels: Sequence[float]) -> float:
        """Return the amount, when each measure is carried out to a level.

        Parameters: levels, one per measure, 0 to 1.
        """
        return self.amount * prod(zero + levels[measure] * (one - zero) for measure, zero, one in self.factors)


class LineChange(NamedTuple):
    """How the amount that meets a line of the plan changes: source, number of the line, change of the amount in the question's unit."""

    source: str | None
    line: int
    amount: float


@dataclass(frozen=True, eq=False)
class LinearForm:
    """A scenario as amounts that move.

    Parameters: name; year; measures, their names; plan, of the inventory with the questions that the scenario makes: `plan.lines` begin
    with those of the inventory, in their order; terms, amounts that some measure concerns; what is in none of them stays.
    """

    name: str
    year: int | None
    measures: tuple[str, ...]
    plan: Plan
    terms: tuple[Term, ...]

    def changes(self, levels: Sequence[float] | None = None) -> tuple[LineChange, ...]:
        """Return the change of the amount at each line of each source.

        Parameters: levels, to which each measure is carried out, 0 to 1; without them 1: the scenario as it is stated.
        """
        asked = [1.0] * len(self.measures) if levels is None else levels
        sums: dict[tuple[str | None, int], list[float]] = {}
        for term in self.terms:
            given = term.amount if term.question == term.measured and not _made(term) else 0.0
            sums.setdefault((term.source, term.question), []).append(term.at(asked) - given)
        lines: dict[int, list[int]] = {}
        for number, question in enumerate(self.plan.line_question.tolist()):
            lines.setdefault(question, []).append(number)
        return tuple(
            LineChange(source, line, fsum(values)) for (source, question), values in sums.items() for line in lines.get(question, ())
        )


def _made(term: Term) -> bool:
    """Whether it is nothing before the measures: one of them makes it."""
    return any(zero == 0.0 for _, zero, _ in term.factors)


def linear_form(result: ScenarioResult) -> LinearForm:
    """Return a scenario as amounts that move, exact for any level of each measure, interactions included.

    Parameters: result.
    """
    composed = result.composed
    cells = composed.cells
    factors: list[list[tuple[int, float, float]]] = [[] for _ in range(composed.origin.size)]
    for number, step in enumerate(composed.steps):
        for place, part in enumerate(step.parts.tolist()):
            if step.moved.size:
                factors[step.first + place] = [*factors[part], (number, 0.0, float(step.moved[place]))]
            factors[part].append((number, 1.0, step.kept))
    whole, numbers = cells.questions.plan(set(composed.question.tolist()))
    terms = []
    for part, cell in enumerate(composed.origin.tolist()):
        if factors[part]:
            labels = (composed.source(part), cells.label("site", cell))
            question = int(numbers[composed.question[part]])
            terms.append(
                Term(
                    *labels,
                    question,
                    float(cells.amounts[cell]),
                    int(cells.question[cell]),
                    tuple(factors[part]),
                    cells.label("month", cell),
                )
            )
    names = tuple(measure.name for measure in result.scenario.measures)
    return LinearForm(result.scenario.name, result.scenario.year, names, whole.plan, tuple(terms))
