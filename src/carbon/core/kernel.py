"""The arithmetic of the library, all of it: every other module prepares its arguments.

`n` rows, `k` questions, `m` plan lines, `g` gases. Each row value is one multiplication, amount × coefficient, so that it is
bit-equal for one row and for a million, in numpy and in any engine that joins the plan. Sums are for totals only.

What is of a plan is worked out in plain floats, since a quick calculation is quicker than loading numpy; what is of rows, in arrays.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import fsum
from operator import mul

from carbon.core.arrays import Floats, Indices, np


def co2e_per_unit(coefficients: Iterable[Sequence[float]], weights: Sequence[float]) -> list[float]:
    """Return kg CO2e per unit of amount for each line, exactly summed over gases.

    Parameters: coefficients [kg gas per unit], of each line; weights [kg CO2e per kg gas].

    >>> co2e_per_unit([[2.5, 0.001], [0.0, 0.5]], [1.0, 28.0])
    [2.528, 14.0]
    """
    return [fsum(map(mul, row, weights)) for row in coefficients]


def question_sums(values: Iterable[float], line_question: Iterable[int], questions: int) -> list[float]:
    """Return the exact sum of line values for each question.

    Parameters: values [per unit] and number of the question of each line; questions, the count k.

    >>> question_sums([0.1, 0.2, 5.0], [0, 0, 2], 3)
    [0.30000000000000004, 0.0, 5.0]
    """
    terms: list[list[float]] = [[] for _ in range(questions)]
    for value, question in zip(values, line_question, strict=True):
        terms[question].append(value)
    return [fsum(of_question) for of_question in terms]


def total(amounts: Iterable[float], per_unit: Iterable[float]) -> float:
    """Return the exact sum of amount × value per unit over the questions."""
    return fsum(map(mul, amounts, per_unit))


def per_question(values: Floats, line_question: Indices, questions: int) -> Floats:
    """Return what `question_sums` does of arrays, for the many columns that a table of sums is made from.

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
