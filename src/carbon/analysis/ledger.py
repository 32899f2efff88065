"""What analysis knows of a result, and the one place where it asks the engine for it."""

from __future__ import annotations

from carbon.engine.answering.compilations import compiler
from carbon.engine.answering.lines import Line, Question
from carbon.engine.asking.questions import Refused
from carbon.engine.plan.file import finding_of, plan_of_record, plan_record
from carbon.engine.plan.plan import Plan
from carbon.engine.result.emissions import Emissions
from carbon.engine.result.grouping import grouped, line_rows
from carbon.engine.result.result import Result

__all__ = [
    "Emissions",
    "Line",
    "Plan",
    "Question",
    "Refused",
    "Result",
    "compiler",
    "finding_of",
    "grouped",
    "line_numbers",
    "line_rows",
    "plan_of_record",
    "plan_record",
]


def line_numbers(result: Result) -> dict[int, list[int]]:
    """Return question → the numbers of its lines.

    Parameters: result.
    """
    found: dict[int, list[int]] = {}
    for number, question in enumerate(result.plan.line_question.tolist()):
        found.setdefault(question, []).append(number)
    return found
