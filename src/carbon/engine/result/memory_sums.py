"""Sums of rows in memory: amounts are summed by label and question first, then meet the plan's lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import count
from math import fsum
from typing import Any

from carbon.core.arrays import Floats, Indices, np
from carbon.core.kernel import amount_sums
from carbon.engine.plan.keys import LINE_KEYS, QUESTION_KEYS, lines_of, question_key
from carbon.engine.plan.plan import BASES, Plan
from carbon.engine.plan.rows import LabelledAmount, Portions

_DENSE = 4_000_000
"""Up to so many combinations of labels and questions a table of all of them is quicker than sorting the rows."""
_Amounts = Callable[[Sequence[str]], Sequence[LabelledAmount]]


def row_sums(portions: Portions, rows: int, values: Floats) -> Floats:
    """Return values of portions summed by row, NaN for a row without one, or with one that is NaN; shape (rows,).

    Parameters: portions; rows, number of input rows; values, shape (n,).
    """
    row = portions.row
    if row.size == rows and bool((row == np.arange(rows)).all()):
        return values
    totals: Floats = np.bincount(row, weights=values, minlength=rows).astype(np.float64, copy=False)
    totals[np.bincount(row, minlength=rows) == 0] = np.nan
    return totals


def sums_of(plan: Plan, keys: Sequence[str], basis: str, amounts: _Amounts) -> dict[str, list[Any]]:
    """Return the columns of a table of sums: keys, `co2e_kg` and, with the key gas, `kg`.

    Parameters: plan; keys; basis, location or market (with the key `basis` both are shown and have no sum); amounts, from labels to the
    summed amount of each combination of them and a question.
    """
    parts: dict[tuple[object, ...], tuple[list[float], list[float]]] = {}
    for place, co2e, mass in _postings(plan, keys, BASES if "basis" in keys else (basis,), amounts):
        sums = parts.setdefault(place, ([], []))
        sums[0].append(co2e)
        sums[1].append(mass)
    places = list(parts)
    table: dict[str, list[Any]] = {key: [place[number] for place in places] for number, key in enumerate(keys)}
    if "gas" in keys:
        table["kg"] = [fsum(parts[place][1]) for place in places]
    return table | {"co2e_kg": [fsum(parts[place][0]) for place in places]}


def _postings(
    plan: Plan, keys: Sequence[str], views: Sequence[str], amounts: _Amounts
) -> Iterator[tuple[tuple[object, ...], float, float]]:
    """Yield (place in the table, kg CO2e, kg of gas) of each label combination and line, or of each of its gases."""
    labels = [key for key in keys if key not in LINE_KEYS and key not in QUESTION_KEYS and key != "gas"]
    for names, question, amount in amounts(labels):
        of_row = dict(zip(labels, names, strict=True)) | {key: question_key(plan, question, key) for key in QUESTION_KEYS}
        for number in lines_of(plan, question):
            line = plan.lines[number][1]
            if line.basis not in (None, *views):
                continue
            known = of_row | {key: read(line) for key, read in LINE_KEYS.items()}
            if "gas" not in keys:
                yield tuple(known[key] for key in keys), amount * float(plan.co2e_per_unit[number]), 0.0
                continue
            for gas, value in line.gases.items():
                place = tuple(gas if key == "gas" else known[key] for key in keys)
                yield place, amount * value * plan.weights[gas], amount * value


def amounts_of(
    portions: Portions, labels: Mapping[str, Sequence[Any]], rows: int, questions: int, keys: Sequence[str]
) -> list[LabelledAmount]:
    """Return the summed amount of each combination of labels and question that occurs.

    Parameters: portions; labels, name → values; rows and questions, their numbers; keys, the labels wanted.
    """
    amounts, row_question, row, _ = portions
    if not keys:
        sums = amount_sums(amounts, row_question, questions)
        present = np.flatnonzero(np.bincount(row_question, minlength=questions)).tolist()
        return [((), question, float(sums[question])) for question in present]
    codes, values = _codes([label_values(labels, rows, key) for key in keys])
    combined = codes[row] * questions + row_question
    if len(values) * questions > _DENSE:
        distinct, inverse = np.unique(combined, return_inverse=True)
        summed = np.bincount(inverse, weights=amounts, minlength=distinct.size).tolist()
    else:
        distinct = np.flatnonzero(np.bincount(combined))
        summed = np.bincount(combined, weights=amounts)[distinct].tolist()
    return [(values[place // questions], place % questions, amount) for place, amount in zip(distinct.tolist(), summed, strict=True)]


def _codes(columns: Sequence[Sequence[object]]) -> tuple[Indices, list[tuple[object, ...]]]:
    """Number the distinct label combinations in order of first appearance."""
    known = defaultdict[tuple[object, ...], int](count().__next__)
    codes = np.fromiter(map(known.__getitem__, zip(*columns, strict=True)), dtype=np.intp, count=len(columns[0]))
    return codes, list(known)


def label_values(labels: Mapping[str, Sequence[Any]], rows: int, key: str) -> Sequence[Any]:
    """Return a label of each row; None where there is none.

    Parameters: labels, name → values; rows, their number; key, a label, or month.
    """
    values = labels.get("period" if key == "month" else key, [None] * rows)
    if key not in ("month", "period"):
        return values
    # Rows are many and periods few.
    periods = list(values)
    known = {period: _month(period) if key == "month" else None if period is None else str(period) for period in set(periods)}
    return [known[period] for period in periods]


def _month(period: object) -> str | None:
    """The month of a period that lies in one; a longer period has none."""
    start, end = getattr(period, "start", None), getattr(period, "end", None)
    if start is None or end is None or (start.year, start.month) != (end.year, end.month):
        return None
    return f"{start:%Y-%m}"
