"""Where an error of an answer is: the first row that asks the question, so that a person finds the cell."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from carbon.core.errors import Finding
from carbon.engine.result.emissions import Emissions


def at_first_rows(result: Emissions, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings, those of an unanswered question with file and row of the first row that asks it.

    Parameters: result, whose labels hold `file` and `row`; findings.
    """
    found = tuple(findings)
    if not any(_placeless(item) for item in found) or not {"file", "row"} <= result.labels.keys():
        return found
    first = _first_rows(result)
    nowhere = (None, None)
    return tuple(item.at(*first.get((item.code, item.message), nowhere)) if _placeless(item) else item for item in found)


def _placeless(item: Finding) -> bool:
    return item.severity == "error" and item.file is None


def _first_rows(result: Emissions) -> dict[tuple[str, str], tuple[str | None, int | None]]:
    """(code, message) of each error of an answer → file and row of the first input row that has it."""
    questions, places = np.unique(result.input.portions.row_question, return_index=True)
    rows = result.input.portions.row[places].tolist()
    found: dict[tuple[str, str], int] = {}
    for question, row in sorted(zip(questions.tolist(), rows, strict=True), key=lambda pair: pair[1]):
        for item in result.plan.answers[question].findings:
            if item.severity == "error":
                found.setdefault((item.code, item.message), row)
    return {key: (result.labels["file"][row], result.labels["row"][row]) for key, row in found.items()}
