"""The questions that scenarios know: those of a plan, and those that measures make, each answered once however often it is asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np

from carbon.activities.framework.base import Activity
from carbon.activities.framework.kinds import build, resolve
from carbon.activities.methods.airports import airport, great_circle
from carbon.analysis.ledger import Emissions, MemoryRows, Plan, Portions, Question, asked_fields, emissions_of, question_explained
from carbon.analysis.scenario_measure import Measure
from carbon.core.arrays import Floats, Indices
from carbon.core.errors import CarbonError
from carbon.core.sentences import say
from carbon.factors.catalogue import Catalogue

LEG_KM = "leg_km"
"""The longest leg of a flight between airports, as a great circle [km]: what 'flights under 500 km' are told by."""


class Column(NamedTuple):
    """A column as numbers: the distinct values, None for none, and which of them each entry has."""

    values: tuple[str | None, ...]
    codes: Indices


class Made(NamedTuple):
    """The questions that a measure makes of others: the number of each, and its amount for one unit of the other's, shape (k,)."""

    numbers: Indices
    ratios: Floats


class Questions:
    """The questions of a plan, and those that measures made of them. It remembers answers and columns, and is otherwise a value.

    Parameters: result, whose plan it begins with; catalogue, where factors of new questions are sought.
    """

    def __init__(self, result: Emissions, catalogue: Catalogue) -> None:
        self._result, self._catalogue = result, catalogue
        self.answered = list[Emissions]()
        self._asked = [answer.question for answer in result.plan.answers]
        self.co2e: Floats = result.plan.question_co2e[result.basis]
        self._columns: dict[str, Column] = {}
        self._fields = set[str]()
        self._made: dict[tuple[Any, ...], dict[int, tuple[int, float]]] = {}

    def __len__(self) -> int:
        return len(self._asked)

    def column(self, name: str) -> Column | None:
        """Return a field of all questions, `kind` or `leg_km` as a column; None where no question has it.

        Parameters: name.
        """
        known = self._columns.get(name)
        if known is None or known.codes.size < len(self._asked):
            known = self._columns[name] = coded(_value(question, name) for question in self._asked)
        if name not in self._fields:
            if name != "kind" and not any(_has(question, name) for question in self._asked):
                return None
            self._fields.add(name)
        return known

    def question(self, number: int) -> Question:
        """Return a question.

        Parameters: number of it.
        """
        return self._asked[number]

    def unit(self, number: int) -> str:
        """Return the unit of a question's amounts.

        Parameters: number of it.
        """
        one, place = self._answered_at(number)
        return one.plan.answers[place].unit

    def explained(self, number: int) -> str:
        """Return how what one unit of a question emits follows from factors, each with its source.

        Parameters: number of the question.
        """
        one, place = self._answered_at(number)
        return question_explained(one, place, 1.0)

    def _answered_at(self, number: int) -> tuple[Emissions, int]:
        """The result that answers a question, and its place in the plan of it."""
        for one in (self._result, *self.answered):
            if number < len(one.plan.answers):
                return one, number
            number -= len(one.plan.answers)
        raise IndexError(number)

    def same(self, one: int, other: int) -> bool:
        """Return whether two questions ask the same, in whatever units.

        Parameters: one, other: their numbers.
        """
        first, second = self._asked[one], self._asked[other]
        return (first.kind, first.year, first.fields) == (second.kind, second.year, second.fields)

    def fields(self) -> set[str]:
        """Return the names of all fields that questions have."""
        return {field for question in self._asked for field in asked_fields(question)}

    def made(self, questions: Indices, measure: Measure) -> Made:
        """Return the questions that a measure makes of others.

        Parameters: questions, their numbers, each once; measure, with `to`.
        Raises: CarbonError for what no factor answers, and for a field that cannot be moved.
        """
        entries = sorted((name, repr(value)) for name, value in (measure.to or {}).items())
        known = self._made.setdefault((measure.trip, *entries), {})
        missing = [number for number in questions.tolist() if number not in known]
        if missing:
            self._answer(missing, measure, known)
        found = [known[number] for number in questions.tolist()]
        return Made(np.array([number for number, _ in found], dtype=np.intp), np.array([ratio for _, ratio in found]))

    def _answer(self, missing: list[int], measure: Measure, known: dict[int, tuple[int, float]]) -> None:
        asked = [_other(self._asked[number], measure, self._catalogue) for number in missing]
        answered = emissions_of(asked, self._catalogue, self._result.plan.policy)
        if answered.unanswered:
            first = next(finding for finding in answered.findings if finding.severity == "error")
            raise CarbonError(say("measure '{name}': {message}", name=measure.name, message=first.message), code="measure_unanswered")
        answered = _seen_alike(answered, self._result, measure)
        portions, shift = answered.input.portions, len(self._asked)
        numbers = dict(zip(portions.row.tolist(), zip(portions.row_question.tolist(), portions.amounts.tolist(), strict=True), strict=True))
        for place, number in enumerate(missing):
            made, amount = numbers[place]
            if not amount:
                words = say("what comes in its place has an amount of 0. Write change = '-100%' for what ends.")
                raise CarbonError(say("measure '{name}': {message}", name=measure.name, message=words), code="scenario_invalid", field="to")
            known[number] = (made + shift, amount / measure.journey(self._asked[number].units))
        self.answered.append(answered)
        self._asked += [answer.question for answer in answered.plan.answers]
        self.co2e = np.concatenate([self.co2e, answered.plan.question_co2e[self._result.basis]])

    def plan(self, used: set[int]) -> tuple[Emissions, Indices]:
        """Return the result with the answers in its plan that are used, and the number that each question has there.

        Parameters: used, numbers of questions.
        """
        # Plans alone are joined: the rows of a lazy table stay where they are.
        none = np.zeros(0, dtype=np.intp)
        whole, shift = self._result, len(self._result.plan.answers)
        whole = replace(whole, input=MemoryRows(Portions(np.zeros(0), none, none, ()), 0, {}))
        numbers = np.arange(len(self._asked))
        for one in self.answered:
            count = len(one.plan.answers)
            if used & set(range(shift, shift + count)):
                numbers[shift : shift + count] = len(whole.plan.answers) + np.arange(count)
                whole = whole + one
            shift += count
        return whole, numbers

    @property
    def base(self) -> Plan:
        """The plan that it began with."""
        return self._result.plan


def _seen_alike(answered: Emissions, result: Emissions, measure: Measure) -> Emissions:
    """New answers in the view of the result; of a part of its lines none can be made."""
    lines = [line for _, solution, _ in result.plan.answers if solution.answered for line in solution.lines]
    if len(result.plan.lines) == len(lines):
        return answered if result.basis == answered.basis else answered.view(result.basis)
    if len(result.plan.lines) == sum(line.basis in (None, result.basis) for line in lines):
        return answered.view(result.basis)
    message = say(
        "measure '{name}' moves what is a part of its lines alone. Take the scenario of the whole result, then where(…) of it.",
        name=measure.name,
    )
    raise CarbonError(message, code="result_partial")


def coded(values: Any) -> Column:
    """Return values as a column, those that are alike under one number.

    Parameters: values.
    """
    known: dict[str | None, int] = {}
    codes = [known.setdefault(None if value is None else str(value), len(known)) for value in values]
    return Column(tuple(known), np.array(codes, dtype=np.intp))


def _has(question: Question, name: str) -> bool:
    return name in asked_fields(question) or (name == LEG_KM and longest_leg(question) is not None)


def _value(question: Question, name: str) -> Any:
    if name == "kind":
        return question.kind
    if name == LEG_KM:
        kilometres = longest_leg(question)
        return None if kilometres is None else f"{kilometres!r} km"
    value = asked_fields(question).get(name)  # a rate is a tuple too, and is written as one
    return ", ".join(map(str, value)) if type(value) is tuple else value


def longest_leg(question: Question) -> float | None:
    """Return the great circle of the longest leg of a flight between airports [km]; None for all else.

    Parameters: question.
    """
    fields: Mapping[str, Any] = asked_fields(question)
    via = fields.get("via")
    codes = (fields.get("origin"), *(via if isinstance(via, tuple) else ()), fields.get("destination"))
    if question.kind != "flight" or not (codes[0] and codes[-1]):
        return None
    return max(great_circle(one, other) for one, other in pairwise(airport(str(code)) for code in codes))


def _other(question: Question, measure: Measure, catalogue: Catalogue) -> Activity:
    """The activity of one unit of a question's amount after the measure."""
    to = dict(measure.to or {})
    labels = [name for name in to if name in _LABELS]
    if labels:
        message = say(
            "measure '{name}': {label} is a label of the rows and stays with them. Leave it out of to.", name=measure.name, label=labels[0]
        )
        raise CarbonError(message, code="scenario_invalid", field=labels[0])
    kind = str(to.pop("kind", question.kind))
    shared = {name: value for name, value in asked_fields(question).items() if value is not None}
    if kind == question.kind:
        _refuse_derived(question, shared, measure)
        given = {name: value for name, value in shared.items() if name in resolve(kind)[0].model_fields}
        given |= dict(zip(question.form, ((1.0, unit) for unit in question.units), strict=True))
    else:
        given = {name: shared[name] for name in ("region", "control", "purpose") if name in shared}
    given |= {"period": question.part or str(question.year)} if question.year is not None else {}
    try:
        return build(kind, {name: value for name, value in (given | to).items() if value != ""}, catalogue)
    except CarbonError as error:
        raise CarbonError(
            say("measure '{name}': {message}", name=measure.name, message=error.sentence), code=error.code, field=error.field
        ) from None


_LABELS = ("id", "period", "site", "source", "quality", "uncertainty", "evidence", "note")
"""Fields of an activity that are no part of its question."""


def _refuse_derived(question: Question, shared: Mapping[str, Any], measure: Measure) -> None:
    derived = resolve(question.kind)[0].derived
    if any(shared.get(name) is not None for name in derived):
        message = say(
            "measure '{name}': {fields} of {kind} is read off each row's number and cannot be moved. Scale it instead.",
            name=measure.name,
            fields=", ".join(derived),
            kind=question.kind,
        )
        raise CarbonError(message, code="measure_derived")
