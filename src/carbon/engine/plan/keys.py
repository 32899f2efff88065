"""Keys of breakdowns that come from the plan: those of a line and those of its question."""

from __future__ import annotations

from collections.abc import Callable

from carbon.core.arrays import np
from carbon.engine.answering.lines import Line
from carbon.engine.plan.plan import Plan

LINE_KEYS: dict[str, Callable[[Line], object]] = {
    "scope": lambda line: line.booking.scope,
    "category": lambda line: line.booking.category,
    "stage": lambda line: line.stage,
    "factor_id": lambda line: line.factor.id,
    "basis": lambda line: line.basis,
}
QUESTION_KEYS = ("kind", "region", "year")


def question_key(plan: Plan, question: int, key: str) -> object:
    """Return the kind, region or year of a question.

    Parameters: plan; question, its number; key.
    """
    asked = plan.answers[question].question
    if key == "kind":
        return asked.kind
    return asked.year if key == "year" else asked.region


def lines_of(plan: Plan, question: int) -> range:
    """Return the numbers of a question's lines: lines stand in the order of their questions.

    Parameters: plan; question, its number.
    """
    first, last = np.searchsorted(plan.line_question, [question, question + 1])
    return range(int(first), int(last))
