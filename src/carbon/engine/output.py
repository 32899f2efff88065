"""Results as columns beside the input's."""

from __future__ import annotations

from typing import Any

import numpy as np

from carbon.core.gases import CO2E
from carbon.core.numbers import is_missing
from carbon.engine.result import Result
from carbon.tables.frames import frame, with_columns


def result_frame(result: Result) -> Any:
    """Return the input frame, or the labels of activities, with co2e and gases added.

    Parameters: result.
    """
    added: dict[str, Any] = {"co2e_kg": result.row_kg()}
    per_gas, unanswered = result.row_gases_kg(), np.isnan(result.row_kg())
    gas_given = result.plan.gas_given(result.basis)[result.row_question]
    for number, gas in enumerate(result.plan.gases):
        values = np.bincount(result.row, weights=per_gas[:, number], minlength=result.rows)
        given = np.bincount(result.row, weights=gas_given[:, number], minlength=result.rows)
        # The pseudo-gas of factors published only as CO2e must not take the name of the total.
        name = "co2e_unsplit_kg" if gas == CO2E else f"{gas}_kg"
        added[name] = np.where(unanswered | (given == 0), np.nan, values)
    if result.like is not None:
        return with_columns(result.like, added)
    labels = {name: [None if v is None else str(v) for v in values] for name, values in result.labels.items()}
    return frame(labels | {name: _nulls(values) for name, values in added.items()})


def _nulls(values: Any) -> list[float | None]:
    return [None if is_missing(value) else value for value in values.tolist()]
