"""What if: an inventory after measures, composed in their order, without calculating its rows again.

A measure moves amounts from questions to others, and only the new questions are answered. What is moved keeps the labels and the error of
the row it comes from, so that a scenario is compared, judged and drawn as any footprint.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from carbon.activities.framework.base import Activity
from carbon.activities.framework.kinds import build, resolve
from carbon.analysis.comparison import Comparison, compare
from carbon.analysis.ledger import Emissions, MemoryRows, Portions, Question, asked_fields, emissions_of
from carbon.analysis.reduction import ORIGIN
from carbon.analysis.scenario_file import Measure, Scenario, read_scenario
from carbon.core.errors import CarbonError, did_you_mean
from carbon.core.formatting import mass
from carbon.core.kernel import Floats, Indices
from carbon.factors.catalogue import Catalogue
from carbon.factors.catalogue import catalogue as shipped

E = TypeVar("E", bound=Emissions)


@dataclass(frozen=True, repr=False)
class ScenarioResult:
    """An inventory before and after a scenario.

    Parameters: scenario; before; after; alone, the effect of each measure by itself, and in_order, what it adds after those before it
    [kg CO2e].
    """

    scenario: Scenario
    before: Emissions
    after: Emissions
    alone: tuple[float, ...]
    in_order: tuple[float, ...]

    @cached_property
    def moved(self) -> Comparison:
        """What the scenario moves, by source and cause; its interval lets the errors of both cancel."""
        return compare(self.before, self.after)

    def by(self, *keys: str) -> Any:
        """Return the change by source, kind or cause, as a table; see `Comparison.by`."""
        return self.moved.by(*keys)

    def to_dict(self) -> dict[str, Any]:
        """Return everything as plain values, for JSON."""
        measures = [
            {
                "name": measure.name,
                "alone_kg": alone,
                "in_order_kg": ordered,
                "cost": measure.cost,
                "cost_per_t": per_tonne(measure, ordered),
            }
            for measure, alone, ordered in zip(self.scenario.measures, self.alone, self.in_order, strict=True)
        ]
        return {"scenario": self.scenario.name, "year": self.scenario.year, "measures": measures, "change": self.moved.to_dict()}

    def __str__(self) -> str:
        return f"{self.scenario.name}: {mass(self.moved.before)} → {mass(self.moved.after)} CO2e"

    __repr__ = __str__


def per_tonne(measure: Measure, kilograms: float) -> float | None:
    """Return the cost of a tonne that a measure saves, in its currency; None without a cost or a saving.

    Parameters: measure; kilograms, its effect [kg CO2e].
    """
    price = measure.price
    return None if price is None or kilograms >= 0 else price.value / (-kilograms / 1000.0)


def scenario(footprint: Emissions, given: str | Path | Scenario, *, catalogue: Catalogue | None = None) -> ScenarioResult:
    """Return an inventory after a scenario.

    Parameters: footprint, or other emissions; given, a scenario file or a Scenario; catalogue for new questions: without it that of the
    inventory, or the shipped one.
    Raises: CarbonError for a source, field or column that is not there, a share over 1, and a shift to what no factor answers.
    """
    wanted = given if isinstance(given, Scenario) else read_scenario(given)
    known = catalogue or getattr(footprint, "catalogue", None) or shipped()
    years = _years(footprint, wanted)
    steps = [_start(footprint)]
    done = [""] * steps[0].rows
    for number, measure in enumerate(wanted.measures):
        for row in set(_chosen_rows(steps[-1], measure)):
            done[row] += f"{number};"
        steps.append(_done(steps[-1], measure, years, known))
    alone = tuple(_alone(steps[0], measure, years, known) for measure in wanted.measures)
    in_order = tuple(_total(after) - _total(before) for before, after in pairwise(steps))
    before, after = (_told(step, footprint, done) for step in (steps[0], steps[-1]))
    return ScenarioResult(wanted, before, after, alone, in_order)


def _told(step: E, footprint: Emissions, done: Sequence[str]) -> E:
    """Each row says for which question its amount was measured and what was done to it anywhere: such rows err as one."""
    questions = footprint.input.portions.row_question.tolist()
    rows = [int(number) for number in step.labels[ORIGIN]]
    labels = {**step.labels, ORIGIN: [f"{questions[row]}|{done[row]}" for row in rows]}
    return replace(step, input=MemoryRows(step.input.portions, step.rows, labels))


def _chosen_rows(result: Emissions, measure: Measure) -> list[int]:
    """The rows of the inventory from which those come that a measure concerns."""
    origins = result.labels[ORIGIN]
    return [int(origins[row]) for row in np.flatnonzero(_chosen(result, measure)).tolist()]


def _alone(start: Emissions, measure: Measure, years: int, catalogue: Catalogue) -> float:
    """The effect of a measure by itself; what only the measures before it bring about is none of it."""
    try:
        return _total(_done(start, measure, years, catalogue)) - _total(start)
    except CarbonError as error:
        if error.code != "measure_empty":
            raise
        return 0.0


def _total(result: Emissions) -> float:
    return result.total_kg(result.basis) or 0.0


def _years(footprint: Emissions, wanted: Scenario) -> int:
    settings = getattr(footprint, "settings", None)
    if wanted.year is None or settings is None:
        if any(measure.per_year for measure in wanted.measures):
            raise CarbonError(f"{wanted.name}: per_year needs year = … in the scenario, and an inventory.", code="scenario_invalid")
        return 0
    found = wanted.year - settings.inventory.period.year
    if found < 0:
        message = f"{wanted.name} is for {wanted.year}, before the inventory's {settings.inventory.period}. Write a later year."
        raise CarbonError(message, code="scenario_invalid")
    return int(found)


def _start(footprint: E) -> E:
    """Each portion is a row of its own that remembers its number: its error stays its own wherever it is moved."""
    portions = footprint.input.portions
    labels = {name: [values[row] for row in portions.row.tolist()] for name, values in footprint.labels.items()}
    labels[ORIGIN] = [str(number) for number in range(portions.amounts.size)]
    rows = MemoryRows(portions._replace(row=np.arange(portions.amounts.size), refused=()), int(portions.amounts.size), labels)
    return replace(footprint, input=rows)


def _done(result: E, measure: Measure, years: int, catalogue: Catalogue) -> E:
    """The rows that a measure concerns, moved and scaled."""
    portions, chosen = result.input.portions, _chosen(result, measure)
    if not chosen.any():
        raise CarbonError(f"measure '{measure.name}' concerns no row. Check sources, sites, kinds and where.", code="measure_empty")
    amounts = np.where(chosen, portions.amounts * measure.factor(years), portions.amounts)
    if measure.to is None:
        return _with_rows(result, amounts, portions.row_question, portions.row, result.labels)
    return _shifted(result, measure, amounts, np.flatnonzero(chosen), catalogue)


def _shifted(result: E, measure: Measure, amounts: Floats, chosen: Indices, catalogue: Catalogue) -> E:
    portions, share = result.input.portions, measure.part
    asked = np.unique(portions.row_question[chosen]).tolist()
    made = [_other(result.plan.answers[question].question, measure) for question in asked]
    answered = emissions_of(made, catalogue, result.plan.policy)
    if answered.unanswered:
        first = next(finding for finding in answered.findings if finding.severity == "error")
        raise CarbonError(f"measure '{measure.name}': {first.message}", code="measure_unanswered")
    both = result + answered
    shift, new = len(result.plan.answers), answered.input.portions
    place = {question: number for number, question in enumerate(asked)}
    numbers = np.array([place[question] for question in portions.row_question[chosen].tolist()], dtype=np.intp)
    moved = amounts[chosen] * share
    kept = amounts.copy()
    kept[chosen] -= moved
    labels = {name: [*values, *(values[row] for row in chosen.tolist())] for name, values in result.labels.items()}
    rows = np.arange(kept.size + moved.size)
    questions = np.concatenate([portions.row_question, new.row_question[numbers] + shift])
    after = replace(result, plan=both.plan, notes=both.notes)
    return _with_rows(after, np.concatenate([kept, moved * new.amounts[numbers]]), questions, rows, labels)


def _with_rows(result: E, amounts: Floats, questions: Indices, rows: Indices, labels: Mapping[str, Sequence[Any]]) -> E:
    return replace(result, input=MemoryRows(Portions(amounts, questions, rows, ()), int(rows.size), dict(labels)))


def _chosen(result: Emissions, measure: Measure) -> Any:
    """Which rows a measure concerns, shape (n,) of booleans."""
    portions = result.input.portions
    found = np.ones(portions.amounts.size, dtype=bool)
    for label, wanted in (("source", measure.sources), ("site", measure.sites)):
        if wanted is not None:
            found &= _has(result, label, wanted, measure)
    questions = [answer.question for answer in result.plan.answers]
    if measure.kinds is not None:
        kinds = {question.kind for question in questions}
        for kind in measure.kinds:
            if kind not in kinds:
                raise CarbonError(f"measure '{measure.name}': no row is of kind '{kind}'.{did_you_mean(kind, kinds)}", code="kind_unknown")
        found &= np.array([question.kind in measure.kinds for question in questions], dtype=bool)[portions.row_question]
    for name, value in measure.where.items():
        values = (value,) if isinstance(value, str) else value
        fits = [str(asked_fields(question).get(name)) in values for question in questions]
        if any(name in asked_fields(question) for question in questions):
            found &= np.array(fits, dtype=bool)[portions.row_question]
        else:
            found &= _has(result, name, values, measure)
    return found


def _has(result: Emissions, label: str, wanted: Sequence[str], measure: Measure) -> Any:
    """Which rows have one of some values in a column that was kept."""
    if label not in result.labels:
        fields = {field for answer in result.plan.answers for field in asked_fields(answer.question)}
        hint = did_you_mean(label, {*result.labels, *fields} - {ORIGIN})
        message = f"measure '{measure.name}': '{label}' is no field and no column that was kept.{hint}"
        raise CarbonError(message, code="column_unknown")
    values = [str(value) for value in result.labels[label]]
    for value in wanted:
        if value not in values:
            known = {known for known in values if known != "None"}
            raise CarbonError(f"measure '{measure.name}': no row has {label} '{value}'.{did_you_mean(value, known)}", code="value_unknown")
    return np.array([value in wanted for value in values], dtype=bool)


def _other(question: Question, measure: Measure) -> Activity:
    """The activity of one unit of a question's amount after the measure."""
    assert measure.to is not None
    to = dict(measure.to)
    kind = str(to.pop("kind", question.kind))
    shared = {name: value for name, value in asked_fields(question).items() if value is not None}
    if kind == question.kind:
        cls = resolve(kind)[0]
        if cls.derived and any(shared.get(name) is not None for name in cls.derived):
            derived = ", ".join(cls.derived)
            message = f"measure '{measure.name}': {derived} of {kind} is read off each row's number and cannot be moved. Scale it instead."
            raise CarbonError(message, code="measure_derived")
        given = {name: value for name, value in shared.items() if name in cls.model_fields}
        given |= dict(zip(question.form, ((1.0, unit) for unit in question.units), strict=True))
    else:
        given = {name: shared[name] for name in ("region", "control", "purpose") if name in shared}
    given |= {"period": str(question.year)} if question.year is not None else {}
    return build(kind, {name: value for name, value in (given | to).items() if value != ""})
