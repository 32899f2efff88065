"""An inventory after a scenario as a result of its own: its rows, moved and scaled, with their labels and errors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from carbon.analysis.erring import ORIGIN
from carbon.analysis.ledger import Emissions, MemoryRows, Portions, Refused
from carbon.analysis.scenario_cells import Cells, Renamed
from carbon.analysis.scenario_steps import Composed
from carbon.core.arrays import Floats, Indices


def done_to(cells: Cells, scenarios: Sequence[Composed]) -> list[str]:
    """Return what scenarios do to each cell: rows of which the same is done err as one, before and after.

    Parameters: cells; scenarios.
    """
    found = [""] * cells.amounts.size
    number = 0
    for one in scenarios:
        for step in one.steps:
            for cell in np.unique(one.origin[step.parts]).tolist():
                found[cell] += f"{number};"
            number += 1
    return found


def before(cells: Cells, done: Sequence[str]) -> Emissions:
    """Return the inventory as it is, its rows told apart by what is done to them.

    Parameters: cells; done, as `done_to` tells.
    """
    return _result(cells, done, np.arange(cells.amounts.size), cells.question, np.ones(cells.amounts.size), ())


def after(scenario: Composed, done: Sequence[str], levels: Sequence[float] | None = None) -> Emissions:
    """Return the inventory after a scenario; what is moved keeps the labels and the error of the rows it comes from.

    Parameters: scenario; done, as `done_to` tells; levels, to which each measure is carried out, 0 to 1.
    """
    return _result(scenario.cells, done, scenario.origin, scenario.question, scenario.weights(levels), scenario.renamed)


def _result(cells: Cells, done: Sequence[str], origin: Indices, question: Indices, weights: Floats, renamed: Renamed) -> Emissions:
    whole, numbers = cells.questions.plan(set(question.tolist()))
    amounts, members, refused = _rows_of(cells)
    counts = np.array([found.size for found in members], dtype=np.intp)[origin]
    rows = np.concatenate([members[cell] for cell in origin.tolist()]) if origin.size else np.zeros(0, dtype=np.intp)
    part = np.repeat(np.arange(origin.size), counts)
    told = [f"{cells.question[cell]}|{done[cell]}|{cells.label('source', cell) or ''}" for cell in origin.tolist()]
    labels = _labels(cells, rows, origin[part], refused)
    if renamed:
        labels["source"] = _sources(labels.get("source", [None] * (rows.size + len(refused))), part, renamed)
    labels[ORIGIN] = [*(told[number] for number in part.tolist()), *("" for _ in refused)]
    kept = tuple(item._replace(row=rows.size + place) for place, item in enumerate(refused))
    portions = Portions(amounts[rows] * weights[part], numbers[question[part]], np.arange(rows.size), kept)
    return replace(cells.result, plan=whole.plan, notes=whole.notes, input=MemoryRows(portions, rows.size + len(refused), labels))


def _sources(given: Sequence[object], part: Indices, renamed: Renamed) -> list[object]:
    """The source of each row, by the part that it is of; rows that could not be read follow and keep theirs."""
    found = list(given)
    for first, last, name in renamed:
        for row in np.flatnonzero((part >= first) & (part < last)).tolist():
            found[row] = name
    return found


def _rows_of(cells: Cells) -> tuple[Floats, list[Indices], tuple[Refused, ...]]:
    """Amounts of the rows, the rows of each cell, and the rows that could not be read; of a table elsewhere a cell is a row."""
    if cells.of_portion is None:
        return cells.amounts, [np.array([number]) for number in range(cells.amounts.size)], ()
    order = np.argsort(cells.of_portion, kind="stable")
    ends = np.cumsum(np.bincount(cells.of_portion, minlength=cells.amounts.size))[:-1]
    portions = cells.result.input.portions
    return portions.amounts, np.split(order, ends), portions.refused


def _labels(cells: Cells, portions: Indices, cell: Indices, refused: Sequence[Refused]) -> dict[str, list[object]]:
    if cells.of_portion is None:
        return {name: [column.values[code] for code in column.codes[cell].tolist()] for name, column in cells.columns.items()}
    rows = [*cells.result.input.portions.row[portions].tolist(), *(item.row for item in refused)]
    return {name: [values[row] for row in rows] for name, values in cells.result.labels.items()}
