"""Results as columns beside the input's."""

from __future__ import annotations

from typing import Any

import numpy as np

from carbon.core.gases import gas_column
from carbon.core.numbers import is_missing
from carbon.engine.result.result import Result
from carbon.engine.table.scan import Scan
from carbon.tables.engines import key_table
from carbon.tables.frames import frame, with_columns
from carbon.tables.results import with_results


def result_frame(result: Result) -> Any:
    """Return the input frame, or the labels of activities, with co2e, gases, scopes and factors added.

    Parameters: result.
    """
    if result.scan is not None and result.deferred:
        return _scan_frame(result, result.scan)
    added: dict[str, Any] = {"co2e_kg": result.row_kg()}
    per_gas, unanswered = result.row_gases_kg(), np.isnan(result.row_kg())
    gas_given = result.plan.gas_given(result.basis)[result.row_question]
    for number, gas in enumerate(result.plan.gases):
        values = np.bincount(result.row, weights=per_gas[:, number], minlength=result.rows)
        given = np.bincount(result.row, weights=gas_given[:, number], minlength=result.rows)
        added[gas_column(gas)] = np.where(unanswered | (given == 0), np.nan, values)
    if result.like is not None:
        return with_columns(result.like, added)
    labels = {name: [None if v is None else str(v) for v in values] for name, values in result.labels.items()}
    return frame(labels | {name: _nulls(values) for name, values in added.items()})


def _scan_frame(result: Result, scan: Scan) -> Any:
    """The plan is joined where the rows live: each value is one multiplication there."""
    known = scan.known
    numbers, texts = row_values_of(result)
    beside = key_table(known.keys, known.cells, {"times": known.one_multiple, **numbers, **texts})
    return with_results(scan.table, known.keys, known.amount, beside, list(numbers), list(texts))


def row_values_of(result: Result) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what each combination of a table's cells has per amount [kg], and in words: scopes and factors of its lines.

    Parameters: result of a table.
    """
    assert result.scan is not None
    plan, known, basis = result.plan, result.scan.known, result.basis
    gases, given = plan.question_gases(basis), plan.gas_given(basis)
    numbers = {"co2e_kg": known.values(plan, plan.question_co2e[basis])}
    for place, gas in enumerate(plan.gases):
        numbers[gas_column(gas)] = known.values(plan, np.where(given[:, place], gases[:, place], np.nan))
    scopes, factors = _words(result)
    return numbers, {"scopes": known.words(scopes), "factor_ids": known.words(factors)}


def _words(result: Result) -> tuple[list[list[str]], list[list[str]]]:
    scopes: list[list[str]] = [[] for _ in result.plan.answers]
    factors: list[list[str]] = [[] for _ in result.plan.answers]
    lines = result.plan.lines
    for question, line in zip(lines.question.tolist(), lines.shared, strict=True):
        if line.basis in (None, result.basis):
            scopes[question].append(str(line.booking.scope))
            factors[question].append(line.factor.id)
    return [sorted(found) for found in scopes], factors


def _nulls(values: Any) -> list[float | None]:
    return [None if is_missing(value) else value for value in values.tolist()]
