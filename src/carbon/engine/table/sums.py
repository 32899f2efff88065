"""Totals of a table by keys, pushed down to its engine.

Few values (scopes, stages): each row meets its coefficients and the labels alone are grouped. Many (factors, regions): amounts are
summed by label and combination first and meet the plan's lines afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import fsum
from typing import Any, NamedTuple

import numpy as np

from carbon.core.arrays import Bools, Floats, Indices
from carbon.core.kernel import per_question
from carbon.engine.answering.lines import Line
from carbon.engine.plan.keys import LINE_KEYS, QUESTION_KEYS, question_key
from carbon.engine.plan.plan import BASES, Plan
from carbon.engine.plan.rows import LabelledAmount
from carbon.engine.table.scan import Scan
from carbon.tables.engines import PLACE, joined, key_table
from carbon.tables.keys import PREFIX
from carbon.tables.sums import long_sums, summed

_FEW = 12


class _Cut(NamedTuple):
    """One combination of line keys: kg per unit of each question, shape (k,), NaN where it has none.

    Without a gas among the keys it is kg CO2e and `weight` is None. With one it is kg of the gas, and its weight makes CO2e of
    the sum: one number is summed for both.
    """

    place: tuple[object, ...]
    values: Floats
    weight: float | None

    def kilograms(self, total: float) -> tuple[float, float]:
        """Return kg CO2e and kg of gas of a sum."""
        return (total, 0.0) if self.weight is None else (total * self.weight, total)


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
        rows = _few(scan, cuts, labels)
    else:
        rows = _many(scan, cuts, labels)
    return _columns(rows, keys, of_line, list(labels))


_Row = tuple[tuple[Any, ...], tuple[Any, ...], float, float]
"""Labels, place among the line keys, kg CO2e, kg of gas."""


def scan_amounts(scan: Scan, keys: Sequence[str]) -> list[LabelledAmount]:
    """Return (label values, question, summed amount) of every combination that occurs in a table.

    Parameters: scan; keys, labels.
    """
    known = scan.known
    sums: dict[tuple[tuple[Any, ...], int], list[float]] = {}
    for *labels, place, amount in scan.placed(scan.label_expressions(keys)).iter_rows():
        for portion in range(known.first_portion[place], known.first_portion[place] + known.portion_counts[place]):
            question = int(known.portion_question[portion])
            sums.setdefault((tuple(labels), question), []).append(amount * float(known.multiplier[portion]))
    return [(labels, question, fsum(parts)) for (labels, question), parts in sums.items()]


def _cuts(plan: Plan, keys: Sequence[str], views: Sequence[str]) -> list[_Cut]:
    seen = np.flatnonzero(np.any([plan.in_view(view) for view in views], axis=0))
    places, numbers = _places(plan, [key for key in keys if key != "gas"], seen)
    found = list[_Cut]()
    for number, known in enumerate(places):
        lines = seen[numbers == number]
        for gas, values, given in _values(plan, "gas" in keys):
            if (here := lines[given[lines]]).size:
                found.append(_cut(plan, _place(keys, known, gas), gas, here, values))
    return found


def _places(plan: Plan, keys: Sequence[str], lines: Indices) -> tuple[list[tuple[object, ...]], Indices]:
    """The distinct values of line keys, and which of them each line has."""
    if not keys:
        return [()] if lines.size else [], np.zeros(lines.size, dtype=np.intp)
    shared, question = plan.lines.shared, plan.lines.question.tolist()
    known: dict[tuple[object, ...], int] = {}
    numbers = [known.setdefault(tuple([_value(plan, key, shared[at], question[at]) for key in keys]), len(known)) for at in lines.tolist()]
    return list(known), np.array(numbers, dtype=np.intp)


def _value(plan: Plan, key: str, line: Line, question: int) -> object:
    return LINE_KEYS[key](line) if key in LINE_KEYS else question_key(plan, question, key)


def _values(plan: Plan, by_gas: bool) -> Iterator[tuple[str | None, Floats, Bools]]:
    """Kg per unit of each line, and which lines have it: CO2e of all gases together, or the mass of each."""
    if not by_gas:
        yield None, plan.co2e_per_unit, np.ones(len(plan.lines), dtype=bool)
        return
    coefficients, given = plan.coefficients, plan.lines.given
    for number, gas in enumerate(plan.gases):
        yield gas, coefficients[:, number], given[:, number]


def _place(keys: Sequence[str], known: Sequence[object], gas: str | None) -> tuple[object, ...]:
    rest = iter(known)
    return tuple(gas if key == "gas" else next(rest) for key in keys)


def _cut(plan: Plan, place: tuple[object, ...], gas: str | None, lines: Indices, values: Floats) -> _Cut:
    question = plan.lines.question[lines]
    absent = np.bincount(question, minlength=len(plan.answers)) == 0
    sums = per_question(values[lines], question, absent.size)
    return _Cut(place, np.where(absent, np.nan, sums), None if gas is None else plan.weights[gas])


def _whole(scan: Scan, plan: Plan, cuts: Sequence[_Cut]) -> list[_Row]:
    """Without labels the sums of the combinations are enough."""
    tally = scan.tally(plan)
    amounts, asked = np.array(tally.amounts, dtype=np.float64), np.array(tally.portions, dtype=np.intp) > 0
    rows: list[_Row] = []
    for cut in cuts:
        here = asked & ~np.isnan(cut.values)
        if here.any():
            rows.append(((), cut.place, *cut.kilograms(fsum((amounts[here] * cut.values[here]).tolist()))))
    return rows


def _coefficients(scan: Scan, cuts: Sequence[_Cut]) -> list[Floats]:
    """Kg per amount of a row of each combination, the multiplier in it: sums need no order of multiplication."""
    return [scan.known.values(cut.values) * scan.known.single_multiplier for cut in cuts]


def _few(scan: Scan, cuts: Sequence[_Cut], labels: Mapping[str, object]) -> list[_Row]:
    known = scan.known
    names = [f"{PREFIX}cut{number}" for number in range(len(cuts))]
    values = dict(zip(names, _coefficients(scan, cuts), strict=True))
    found = summed(joined(scan.table, known.keys, known.amount, key_table(known.keys, known.cells, values)), labels, names)
    rows: list[_Row] = []
    for row in found.iter_rows(named=True):
        place = tuple(row[name] for name in labels)
        rows += [(place, cut.place, *cut.kilograms(row[name])) for name, cut in zip(names, cuts, strict=True) if row[f"{name}_count"]]
    return rows


def _many(scan: Scan, cuts: Sequence[_Cut], labels: Mapping[str, object]) -> list[_Row]:
    lines: dict[str, list[object]] = {PLACE: [], "cut": [], "value": []}
    for number, values in enumerate(_coefficients(scan, cuts)):
        here = np.flatnonzero(~np.isnan(values))
        for name, column in zip(lines, (here, np.full(here.size, number), values[here]), strict=True):
            lines[name] += column.tolist()
    found = long_sums(scan.placed(labels), list(labels), lines)
    return [(tuple(place), cuts[cut].place, *cuts[cut].kilograms(total)) for *place, cut, total in found.iter_rows()]


def _columns(rows: Sequence[_Row], keys: Sequence[str], of_line: Sequence[str], labels: Sequence[str]) -> dict[str, list[Any]]:
    table: dict[str, list[Any]] = {}
    for key in keys:
        place = of_line.index(key) if key in of_line else labels.index(key)
        table[key] = [(row[1] if key in of_line else row[0])[place] for row in rows]
    if "gas" in keys:
        table["kg"] = [row[3] for row in rows]
    return table | {"co2e_kg": [row[2] for row in rows]}
