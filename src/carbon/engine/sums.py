"""Totals of a table by keys, pushed down to its engine.

Few values (scopes, stages): each row meets its coefficients and the labels alone are grouped. Many (factors, regions): amounts are
summed by label and combination first and meet the plan's lines afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import fsum
from typing import Any, NamedTuple

import numpy as np

from carbon.core.kernel import Floats, Indices, per_question
from carbon.engine.keys import LINE_KEYS, QUESTION_KEYS, question_key
from carbon.engine.lines import Line
from carbon.engine.plan import BASES, Plan
from carbon.engine.scan import Scan
from carbon.tables.engines import PLACE, joined, key_table
from carbon.tables.sums import long_sums, summed

_FEW = 12


class _Cut(NamedTuple):
    """One combination of line keys: kg CO2e and kg of gas per unit of each question, shape (k,); NaN where it has none."""

    place: tuple[Any, ...]
    co2e: Any
    mass: Any


def scan_sums(scan: Scan, plan: Plan, keys: Sequence[str], basis: str) -> dict[str, list[Any]]:
    """Return the columns of a table of sums: keys, `co2e_kg` and, with the key gas, `kg`.

    Parameters: scan; plan; keys; basis, location or market.
    """
    of_line = [key for key in keys if key in LINE_KEYS or key in QUESTION_KEYS or key == "gas"]
    labels = scan.label_expressions([key for key in keys if key not in of_line])
    cuts = _cuts(plan, of_line, BASES if "basis" in keys else (basis,))
    if not labels:
        rows = _whole(scan, plan, cuts)
    elif len(cuts) <= _FEW:
        rows = _few(scan, plan, cuts, labels)
    else:
        rows = _many(scan, plan, cuts, labels)
    return _columns(rows, keys, of_line, list(labels))


_Row = tuple[tuple[Any, ...], tuple[Any, ...], float, float]
"""Labels, place among the line keys, kg CO2e, kg of gas."""


def scan_amounts(scan: Scan, keys: Sequence[str]) -> list[tuple[tuple[Any, ...], int, float]]:
    """Return (label values, question, summed amount) of every combination that occurs in a table.

    Parameters: scan; keys, labels.
    """
    known = scan.known
    sums: dict[tuple[tuple[Any, ...], int], list[float]] = {}
    for *labels, place, amount in scan.placed(scan.label_expressions(keys)).iter_rows():
        for portion in np.flatnonzero(known.portion == place).tolist():
            question = int(known.question[portion])
            sums.setdefault((tuple(labels), question), []).append(amount * float(known.multiple[portion]))
    return [(labels, question, fsum(parts)) for (labels, question), parts in sums.items()]


def _cuts(plan: Plan, keys: Sequence[str], views: Sequence[str]) -> list[_Cut]:
    seen = np.flatnonzero(np.any([plan.in_view(view) for view in views], axis=0))
    places, numbers = _places(plan, keys, seen)
    found = list[_Cut]()
    for number, place in enumerate(places):
        lines = seen[numbers == number]
        for gas, co2e, mass, given in _values(plan, "gas" in keys):
            if (here := lines[given[lines]]).size:
                named = tuple(gas if key == "gas" else value for key, value in zip(keys, place, strict=True))
                found.append(_cut(plan, named, here, co2e, mass))
    return found


def _places(plan: Plan, keys: Sequence[str], lines: Indices) -> tuple[list[tuple[Any, ...]], Indices]:
    """The distinct values of the line keys, and which of them each line has; the gas is left open."""
    wanted = [key for key in keys if key != "gas"]
    if not wanted:
        return ([(None,) * len(keys)], np.zeros(lines.size, dtype=np.intp)) if lines.size else ([], lines)
    shared, question = plan.lines.shared, plan.lines.question
    known: dict[tuple[Any, ...], int] = {}
    numbers = [
        known.setdefault(tuple(_value(plan, key, shared[line], question[line]) for key in keys), len(known)) for line in lines.tolist()
    ]
    return list(known), np.array(numbers, dtype=np.intp)


def _value(plan: Plan, key: str, line: Line, question: int) -> Any:
    if key == "gas":
        return None
    return LINE_KEYS[key](line) if key in LINE_KEYS else question_key(plan, question, key)


def _values(plan: Plan, by_gas: bool) -> Iterator[tuple[str, Floats, Floats, Any]]:
    """Kg CO2e and kg of gas per unit of each line, and which lines have it: of all gases together, or of each."""
    if not by_gas:
        yield "", plan.co2e_per_unit, np.zeros(len(plan.lines)), np.ones(len(plan.lines), dtype=bool)
        return
    coefficients, given = plan.coefficients, plan.lines.given
    for number, gas in enumerate(plan.gases):
        mass = coefficients[:, number]
        yield gas, mass * plan.weights[gas], mass, given[:, number]


def _cut(plan: Plan, place: tuple[Any, ...], lines: Indices, co2e: Floats, mass: Floats) -> _Cut:
    question = plan.lines.question[lines]
    absent = np.bincount(question, minlength=len(plan.answers)) == 0
    sums = (per_question(values[lines], question, absent.size) for values in (co2e, mass))
    return _Cut(place, *(np.where(absent, np.nan, values) for values in sums))


def _whole(scan: Scan, plan: Plan, cuts: Sequence[_Cut]) -> list[_Row]:
    """Without labels the sums of the combinations are enough."""
    amounts = scan.tally(plan).amounts
    asked = scan.tally(plan).portions > 0
    rows: list[_Row] = []
    for cut in cuts:
        here = asked & ~np.isnan(cut.co2e)
        if here.any():
            co2e, mass = (fsum((amounts[here] * values[here]).tolist()) for values in (cut.co2e, cut.mass))
            rows.append(((), cut.place, co2e, mass))
    return rows


def _coefficients(scan: Scan, plan: Plan, cuts: Sequence[_Cut]) -> list[tuple[Any, Any]]:
    """Kg per amount of a row of each combination, the multiple in it: sums need no order of multiplication."""
    known, times = scan.known, scan.known.one_multiple
    return [(known.values(plan, cut.co2e) * times, known.values(plan, cut.mass) * times) for cut in cuts]


def _few(scan: Scan, plan: Plan, cuts: Sequence[_Cut], labels: dict[str, Any]) -> list[_Row]:
    known = scan.known
    table: dict[str, Any] = {}
    with_mass = any(np.nansum(np.abs(cut.mass)) for cut in cuts)
    for number, (co2e, mass) in enumerate(_coefficients(scan, plan, cuts)):
        table |= {f"co2e{number}": co2e} | ({f"mass{number}": mass} if with_mass else {})
    renamed = {f"__carbon_{name}": values for name, values in table.items()}
    data = joined(scan.table, known.keys, known.amount, key_table(known.keys, known.cells, renamed))
    found = summed(data, labels, list(renamed))
    rows: list[_Row] = []
    for row in found.iter_rows(named=True):
        place = tuple(row[name] for name in labels)
        for number, cut in enumerate(cuts):
            if row[f"__carbon_co2e{number}_count"]:
                rows.append((place, cut.place, row[f"__carbon_co2e{number}"], row[f"__carbon_mass{number}"] if with_mass else 0.0))
    return rows


def _many(scan: Scan, plan: Plan, cuts: Sequence[_Cut], labels: dict[str, Any]) -> list[_Row]:
    lines: dict[str, list[Any]] = {PLACE: [], "cut": [], "co2e": [], "mass": []}
    for number, (co2e, mass) in enumerate(_coefficients(scan, plan, cuts)):
        here = np.flatnonzero(~np.isnan(co2e))
        columns = (here, np.full(here.size, number), co2e[here], mass[here])
        for name, values in zip(lines, columns, strict=True):
            lines[name] += values.tolist()
    found = long_sums(scan.placed(labels), list(labels), lines)
    return [(tuple(row[: len(labels)]), cuts[row[-3]].place, row[-2], row[-1]) for row in found.iter_rows()]


def _columns(rows: Sequence[_Row], keys: Sequence[str], of_line: Sequence[str], labels: Sequence[str]) -> dict[str, list[Any]]:
    table: dict[str, list[Any]] = {}
    for key in keys:
        place = of_line.index(key) if key in of_line else labels.index(key)
        table[key] = [(row[1] if key in of_line else row[0])[place] for row in rows]
    if "gas" in keys:
        table["kg"] = [row[3] for row in rows]
    return table | {"co2e_kg": [row[2] for row in rows]}
