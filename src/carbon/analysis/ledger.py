"""What analysis knows of a result, and the one place where it asks the engine for it."""

from __future__ import annotations

import numpy as np

from carbon.activities.framework.kinds import kind_class, resolve
from carbon.core.arrays import Floats, Indices
from carbon.engine.answering.compilations import compiler
from carbon.engine.answering.lines import Answer, Line
from carbon.engine.asking.question import Question
from carbon.engine.asking.questions import Refused
from carbon.engine.plan.plan import Plan
from carbon.engine.plan.record import plan_of_record, plan_record
from carbon.engine.plan.rows import Portions
from carbon.engine.result.emissions import Emissions
from carbon.engine.result.explain import question_explained
from carbon.engine.result.grouping import grouped, line_rows
from carbon.engine.result.memory import MemoryRows, origin_of
from carbon.engine.result.memory_sums import label_values
from carbon.engine.roads.activities import emissions_of

__all__ = [
    "Answer",
    "Emissions",
    "Line",
    "MemoryRows",
    "Plan",
    "Portions",
    "Question",
    "Refused",
    "amount_groups",
    "asked_fields",
    "compiler",
    "emissions_of",
    "grouped",
    "label_values",
    "line_numbers",
    "line_rows",
    "origin_of",
    "plan_of_record",
    "plan_record",
    "question_explained",
    "sources_of_questions",
]


def asked_fields(question: Question) -> dict[str, object]:
    """Return the fields of a question by name.

    Parameters: question.
    """
    # A kind by its name; a word that is looked up as one takes a hundred times as long.
    kind = kind_class(question.kind) or resolve(question.kind)[0]
    return dict(zip(kind.question_fields(), question.fields, strict=False))


def amount_groups(result: Emissions) -> dict[tuple[str, int], tuple[Indices, Floats]]:
    """Return (source, question) → the input rows of it and the amount of each; nothing where no row could be read.

    Parameters: result.
    """
    given = result.labels.get("source", [None] * result.rows)
    # Rows are many and sources few.
    texts = {source: "" if source is None else str(source) for source in dict.fromkeys(given)}
    names = {text: number for number, text in enumerate(dict.fromkeys(texts.values()))}
    known = {source: names[text] for source, text in texts.items()}
    codes = np.fromiter(map(known.__getitem__, given), dtype=np.intp, count=len(given))
    questions = len(result.plan.answers)
    amounts, question_of, row_of, _ = result.input.portions
    place = codes[row_of] * questions + question_of
    order = np.argsort(place, kind="stable")
    distinct, first = np.unique(place[order], return_index=True)
    sources, found = list(names), dict[tuple[str, int], tuple[Indices, Floats]]()
    parts = np.split(order, first[1:]) if distinct.size else []
    for number, members in zip(distinct.tolist(), parts, strict=True):
        found[sources[number // questions], number % questions] = (row_of[members], amounts[members])
    return found


def sources_of_questions(result: Emissions) -> dict[int, tuple[str, ...]]:
    """Return question → the sources that ask it.

    Parameters: result.
    """
    found: dict[int, dict[str, None]] = {}
    for source, question in amount_groups(result):
        found.setdefault(question, {})[source] = None
    return {question: tuple(names) for question, names in found.items()}


def line_numbers(result: Emissions) -> dict[int, list[int]]:
    """Return question → the numbers of its lines.

    Parameters: result.
    """
    found: dict[int, list[int]] = {}
    for number, question in enumerate(result.plan.line_question.tolist()):
        found.setdefault(question, []).append(number)
    return found
