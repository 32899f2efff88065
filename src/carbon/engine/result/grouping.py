"""Grouping, filtering and joining of results. Amounts are summed per group and question first, then meet the plan's lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from math import fsum
from typing import Any, TypeVar

import numpy as np

from carbon.core.errors import CarbonError, did_you_mean
from carbon.core.kernel import Floats, Indices
from carbon.engine.answering.lines import Line
from carbon.engine.asking.questions import Refused
from carbon.engine.plan.keys import LINE_KEYS, QUESTION_KEYS, question_key
from carbon.engine.plan.plan import Plan
from carbon.engine.plan.plan_numbers import BASES
from carbon.engine.plan.postings import Postings
from carbon.engine.result.result import Result
from carbon.engine.table.sums import scan_amounts, scan_sums
from carbon.tables.frames import FrameColumns

R = TypeVar("R", bound=Result)


def grouped(result: Result, keys: Sequence[str], basis: str) -> dict[str, list[Any]]:
    """Return the columns of a table: keys, `co2e_kg` and, with the key gas, `kg`.

    Parameters: result; keys; basis, location or market (with the key `basis` both are shown and have no sum).
    """
    if basis not in BASES:
        raise CarbonError(f"basis '{basis}' is unknown. Known: location, market.", code="basis_unknown", field="basis")
    _check(result, keys)
    if result.scan is not None and result.deferred:
        return scan_sums(result.scan, result.plan, keys, basis)
    parts: dict[tuple[Any, ...], tuple[list[float], list[float]]] = {}
    for place, co2e, mass in _postings(result, keys, BASES if "basis" in keys else (basis,)):
        sums = parts.setdefault(place, ([], []))
        sums[0].append(co2e)
        sums[1].append(mass)
    places = list(parts)
    table: dict[str, list[Any]] = {key: [place[number] for place in places] for number, key in enumerate(keys)}
    if "gas" in keys:
        table["kg"] = [fsum(parts[place][1]) for place in places]
    return table | {"co2e_kg": [fsum(parts[place][0]) for place in places]}


def _postings(result: Result, keys: Sequence[str], views: Sequence[str]) -> Iterator[tuple[tuple[Any, ...], float, float]]:
    """Yield (place in the table, kg CO2e, kg of gas) of each label combination and line, or of each of its gases."""
    plan = result.plan
    row_keys = [key for key in keys if key not in LINE_KEYS and key not in QUESTION_KEYS and key != "gas"]
    for names, question, amount in _amounts(result, row_keys):
        of_row = dict(zip(row_keys, names, strict=True)) | {key: question_key(plan, question, key) for key in QUESTION_KEYS}
        for number in _lines_of(plan, question):
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


def _lines_of(plan: Plan, question: int) -> range:
    """Lines stand in the order of their questions."""
    first, last = np.searchsorted(plan.line_question, [question, question + 1])
    return range(int(first), int(last))


def _amounts(result: Result, row_keys: Sequence[str]) -> list[tuple[tuple[Any, ...], int, float]]:
    """Return (label values, question, summed amount) of every combination that occurs."""
    questions = len(result.plan.answers)
    if row_keys and result.scan is not None and result.deferred:
        return scan_amounts(result.scan, row_keys)
    if not row_keys:
        present = np.flatnonzero(result.tally.portions).tolist()
        return [((), question, float(result.question_amounts[question])) for question in present]
    codes, values = _codes(result, row_keys)
    combined = codes[result.row] * questions + result.row_question
    if len(values) * questions > _DENSE:
        distinct, inverse = np.unique(combined, return_inverse=True)
        sums = np.bincount(inverse, weights=result.amounts, minlength=distinct.size)
    else:
        distinct = np.flatnonzero(np.bincount(combined))
        sums = np.bincount(combined, weights=result.amounts)[distinct]
    return [(values[place // questions], place % questions, amount) for place, amount in zip(distinct.tolist(), sums.tolist(), strict=True)]


_DENSE = 4_000_000
"""Up to so many combinations of labels and questions a table of all of them is quicker than sorting the rows."""


def _codes(result: Result, row_keys: Sequence[str]) -> tuple[Indices, list[tuple[Any, ...]]]:
    """Number the distinct label combinations in order of first appearance."""
    if isinstance(result.labels, FrameColumns) and all(key in result.labels and key != "period" for key in row_keys):
        values, numbers = result.labels.codes(row_keys)
        return numbers, values
    columns = [_labels(result, key) for key in row_keys]
    known: dict[tuple[Any, ...], int] = {}
    codes = [known.setdefault(place, len(known)) for place in zip(*columns, strict=True)]
    return np.array(codes, dtype=np.intp), list(known)


def _labels(result: Result, key: str) -> Sequence[Any]:
    if key == "month":
        periods = result.labels.get("period", [None] * result.rows)
        return [_month(period) for period in periods]
    values = result.labels.get(key, [None] * result.rows)
    return [str(value) if key == "period" and value is not None else value for value in values]


def _month(period: Any) -> str | None:
    """The month of a period that lies in one; a longer period has none."""
    start, end = getattr(period, "start", None), getattr(period, "end", None)
    if start is None or end is None or (start.year, start.month) != (end.year, end.month):
        return None
    return f"{start:%Y-%m}"


def _check(result: Result, keys: Sequence[str]) -> None:
    known = {*LINE_KEYS, *QUESTION_KEYS, *result.labels, "gas", "source", "site", "period", "month"}
    for key in keys:
        if key not in known:
            near = did_you_mean(key, known) or f" Known: {', '.join(sorted(known))}."
            raise CarbonError(f"'{key}' is no key of this result.{near}", code="key_unknown", field=key)
    if not keys:
        raise CarbonError("by() needs a key, as by('source') or by('scope', 'gas').", code="key_missing")


def filtered(result: R, wanted: Mapping[str, Any]) -> R:
    """Return the rows and lines of a result whose keys have the wanted values."""
    if not wanted:
        return result
    _check(result, list(wanted))
    if "gas" in wanted:
        raise CarbonError("a gas is no row or line; use by('gas') or gases.", code="key_unknown", field="gas")
    for key, value in wanted.items():
        values = set(value) if isinstance(value, (list, tuple, set)) else {value}
        if key in LINE_KEYS:
            result = _with_lines(result, lambda line, key=key, values=values: LINE_KEYS[key](line) in values)
        elif key in QUESTION_KEYS:
            result = _with_questions(result, key, values)
        else:
            result = result.take([row for row, label in enumerate(_labels(result, key)) if label in values])
    return result


def _with_lines(result: R, keep: Any) -> R:
    lines = Postings.picked(item for item in result.plan.lines if keep(item[1]))
    return result.with_plan(replace(result.plan, lines=lines))


def _with_questions(result: R, key: str, values: set[Any]) -> R:
    kept = np.array([question_key(result.plan, number, key) in values for number in range(len(result.plan.answers))], dtype=bool)
    rows = dict.fromkeys(result.row[kept[result.row_question]].tolist())
    return result.take(list(rows))


def joined(one: R, other: Result) -> R:
    """Return two results as one: rows of the first, then of the second."""
    if one.plan.policy != other.plan.policy:
        raise CarbonError(
            f"results of different policies ({one.plan.policy.gwp_set}, {other.plan.policy.gwp_set}) cannot be added; "
            "calculate both under one.",
            code="policy_differs",
        )
    if one.basis != other.basis:
        message = f"a result that is {one.basis} and one that is {other.basis} have no sum. Keep them apart."
        raise CarbonError(message, code="basis_differs")
    shift = len(one.plan.answers)
    lines = Postings.picked((*one.plan.lines, *((question + shift, line) for question, line in other.plan.lines)))
    plan = Plan((*one.plan.answers, *other.plan.answers), one.plan.policy, _versions(one, other), lines)
    return replace(
        one,
        plan=plan,
        amounts=_both(one.amounts, other.amounts),
        row_question=np.concatenate([one.row_question, other.row_question + shift]),
        row=np.concatenate([one.row, other.row + one.rows]),
        rows=one.rows + other.rows,
        scan=None,
        labels=_joined_labels(one, other),
        refused=(*one.refused, *(Refused(item.row + one.rows, item.finding) for item in other.refused)),
        notes=tuple(dict.fromkeys((*one.notes, *other.notes))),
        like=None,
    )


def _versions(one: Result, other: Result) -> str:
    return "+".join(dict.fromkeys((one.plan.version, other.plan.version)))


def _both(first: Floats, second: Floats) -> Floats:
    return np.concatenate([first, second])


def _joined_labels(one: Result, other: Result) -> dict[str, list[Any]]:
    names = dict.fromkeys((*one.labels, *other.labels))
    return {name: [*one.labels.get(name, [None] * one.rows), *other.labels.get(name, [None] * other.rows)] for name in names}


def line_rows(result: Result, key: str = "source") -> list[tuple[dict[str, Any], Line, int, float]]:
    """Return (labels, line, line number, summed amount), one per label and plan line: the shape of printed lines.

    Parameters: result; key, the label of the rows: source, site, month or any input column.
    """
    rows = []
    for (label,), question, amount in _amounts(result, [key]):
        lines = _lines_of(result.plan, question)
        rows += [({key: label}, result.plan.lines[number][1], number, amount) for number in lines]
    return rows
