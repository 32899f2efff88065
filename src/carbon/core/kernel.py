"""The arithmetic of the library, all of it: every other module prepares its arguments.

`n` rows, `k` questions, `m` plan lines, `g` gases. Each row value is one multiplication, amount × coefficient, so that it is
bit-equal for one row and for a million, in numpy and in any engine that joins the plan. Sums are for totals only.
"""

from __future__ import annotations

from math import fsum

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Indices = NDArray[np.intp]
Bools = NDArray[np.bool_]


def co2e_per_unit(coefficients: Floats, weights: Floats) -> Floats:
    """Return kg CO2e per unit of amount for each line, exactly summed over gases.

    Parameters: coefficients [kg gas per unit], shape (m, g); weights [kg CO2e per kg gas], shape (g,).
    """
    return np.array([fsum(row) for row in (coefficients * weights).tolist()], dtype=np.float64)


def per_question(values: Floats, line_question: Indices, questions: int) -> Floats:
    """Return the exact sum of line values for each question.

    Parameters: values [per unit], shape (m,); line_question, shape (m,); questions, the count k.
    """
    # A sum of two terms is rounded once and so exact already; only longer ones need care.
    sums = np.bincount(line_question, weights=values, minlength=questions).astype(np.float64, copy=False)
    for question in np.flatnonzero(np.bincount(line_question, weights=values != 0, minlength=questions) > 2).tolist():
        sums[question] = fsum(values[line_question == question].tolist())
    return sums


def row_values(amounts: Floats, row_question: Indices, per_unit: Floats) -> Floats:
    """Return amount × value per unit for each row; shape (n,) or, for values of shape (k, g), (n, g)."""
    if per_unit.ndim == 1:
        return amounts * per_unit[row_question]
    out = np.empty((amounts.size, per_unit.shape[1]), dtype=np.float64, order="F")
    for column in range(per_unit.shape[1]):
        np.multiply(amounts, per_unit[:, column][row_question], out=out[:, column])
    return out


def amount_sums(amounts: Floats, row_question: Indices, questions: int) -> Floats:
    """Return the summed amount of each question, shape (k,): the step that makes totals cheap."""
    return np.bincount(row_question, weights=amounts, minlength=questions).astype(np.float64, copy=False)
