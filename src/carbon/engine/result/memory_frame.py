"""Rows in memory as a frame: each value is one multiplication, and the portions of a row are summed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from carbon.core.arrays import Floats, Indices
from carbon.core.kernel import row_values
from carbon.engine.plan.output_columns import LABELS, OF_LINE, OutputColumns
from carbon.engine.plan.rows import Portions
from carbon.engine.result.memory_sums import row_sums
from carbon.tables.frames import column_names, frame, with_columns
from carbon.tables.keys import PREFIX

_ROW = f"{PREFIX}row"


def memory_frame(
    portions: Portions,
    labels: Mapping[str, Sequence[Any]],
    more: Mapping[str, Sequence[Any]],
    like: object,
    columns: OutputColumns,
    findings: Mapping[int, Sequence[str]],
    rows: int,
) -> object:
    """Return the input frame, or the labels of activities as text, with the columns of a result.

    Parameters: portions; labels and more, name → values; like, the input frame or None; columns; findings, row → codes of findings
    that name it; rows, number of input rows.
    Raises: CarbonError when the input has a column of a result already.
    """
    names = list(labels) if like is None else column_names(like)
    found = _numbers(portions, rows, columns) | _words(portions, rows, columns, findings)
    found |= {name: _text(labels[name]) for name in LABELS if name in labels}
    added = {name: found[name] for name in columns.added(names) if name in found}
    if like is not None:
        return with_columns(like, added)
    given = {name: _text(values) for name, values in labels.items()}
    # A gas may have the name of a column of the input.
    given |= {f"{name} (input)" if name in added else name: _text(values) for name, values in more.items() if name not in given}
    if given:
        return with_columns(frame(given), added)
    # Activities without a label have no column yet, and a frame without columns has no rows.
    return with_columns(frame({_ROW: range(rows)}), added).drop(_ROW)


def _text(values: Sequence[object]) -> list[str | None]:
    return [None if value is None else str(value) for value in values]


def _numbers(portions: Portions, rows: int, columns: OutputColumns) -> dict[str, Floats]:
    """Each number of each row: missing where no portion has it, and beside the amount where one has no answer."""
    answered = columns.answered[portions.row_question] if len(columns.answered) else np.zeros(0, dtype=bool)
    whole = np.bincount(portions.row, weights=~answered, minlength=rows) == 0
    found: dict[str, Floats] = {}
    for name, per_unit in columns.numbers.items():
        values = row_values(portions.amounts, portions.row_question, per_unit)
        given = ~np.isnan(values)
        sums = row_sums(portions, rows, np.where(given, values, 0.0))
        has = np.bincount(portions.row, weights=given, minlength=rows) > 0
        found[name] = np.where(has & (whole | (name == "amount")), sums, np.nan)
    return found


def _words(portions: Portions, rows: int, columns: OutputColumns, findings: Mapping[int, Sequence[str]]) -> dict[str, list[str | None]]:
    questions, several = _questions(portions, rows)
    found = {}
    for name, of_question in columns.words.items():
        joined = np.array([*("; ".join(words) or None for words in of_question), None], dtype=object)
        cells = joined[questions].tolist()
        for row, asked in several.items():
            whole = name not in OF_LINE or bool(columns.answered[asked].all())
            words = dict.fromkeys(word for question in asked for word in of_question[question]) if whole else ()
            cells[row] = "; ".join(words) or None
        found[name] = cells
    for item in portions.refused:
        found["findings"][item.row] = item.finding.code
    for row, codes in findings.items():
        said = found["findings"][row]
        found["findings"][row] = "; ".join(dict.fromkeys([*(said.split("; ") if said else ()), *codes]))
    return found


def _questions(portions: Portions, rows: int) -> tuple[Indices, dict[int, list[int]]]:
    """The question of each row, -1 without one, and those of the rows that have several."""
    questions = np.full(rows, -1, dtype=np.intp)
    questions[portions.row] = portions.row_question
    more = np.flatnonzero(np.bincount(portions.row, minlength=rows)[portions.row] > 1)
    several: dict[int, list[int]] = {}
    for row, question in zip(portions.row[more].tolist(), portions.row_question[more].tolist(), strict=True):
        several.setdefault(row, []).append(question)
    return questions, several
