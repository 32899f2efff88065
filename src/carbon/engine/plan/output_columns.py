"""The columns of a calculated row, declared once: every frame, file, query and JSON of rows derives from this list.

A column is a label of the row, a number per unit of the amount of its question, or words of its question. Numbers meet the amount of
each row, words and labels stand as they are. Where the input has a column id, kind, source, site, amount or unit already, it stays and
none is added; an input that has a column of a result is refused by name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from carbon.core.arrays import Bools, Floats
from carbon.core.booking import BESIDE
from carbon.core.collector import FEW, collector_paused
from carbon.core.gases import CO2E
from carbon.engine.answering.lines import Answer, Line
from carbon.engine.plan.combinations import Combinations
from carbon.factors.gaps import cited

if TYPE_CHECKING:
    from carbon.engine.plan.plan import Plan

LABELS = ("id", "source", "site")
"""Labels that every exit names alike, whatever the input calls them."""
ORDER = ("id", "kind", "source", "site", "scopes", "categories", "amount", "unit", "co2e_kg", "co2e_market_kg")
"""The columns before the gases, in their order; after the gases come those of `AFTER`."""
AFTER = ("factor_ids", "citation", "findings")
"""The columns after the gases."""
OF_THE_INPUT = frozenset({*LABELS, "kind", "amount", "unit"})
"""Columns that an input may have itself."""

_OF_QUESTION: Mapping[str, Callable[[Answer], Sequence[str]]] = {
    "kind": lambda answer: (answer.question.kind,),
    "unit": lambda answer: (answer.unit,),
    "findings": lambda answer: tuple(finding.code for finding in answer.findings),
}
"""Words of every question, with an answer or without."""
OF_LINE: Mapping[str, Callable[[Line], str | None]] = {
    "scopes": lambda line: str(line.booking.scope),
    "categories": lambda line: None if line.booking.category is None else str(line.booking.category),
    "factor_ids": lambda line: line.factor.id,
    "citation": lambda line: cited(line.factor, line.form),
}
"""Words of the lines that either view of the total counts; only a question that is answered in full has lines."""
_SORTED = ("scopes", "categories")


@dataclass(frozen=True)
class OutputColumns:
    """The columns of a calculated row, as values of each question.

    Parameters: order, the names; numbers, per unit of the amount, shape (k,), NaN where there is none; words, of each question, each once;
    answered, which questions have a full answer.
    """

    order: tuple[str, ...]
    numbers: Mapping[str, Floats]
    words: Mapping[str, Sequence[Sequence[str]]]
    answered: Bools

    def added(self, names: Sequence[str]) -> tuple[str, ...]:
        """Return the columns that an input with these columns is given.

        Parameters: names of the input's columns.
        """
        return tuple(name for name in self.order if not (name in OF_THE_INPUT and name in names))


def output_columns(plan: Plan, basis: str = "location") -> OutputColumns:
    """Return the columns of a plan's rows.

    Parameters: plan; basis of `co2e_kg` and the gases, location or market.
    """
    numbers = dict(_numbers(plan, basis))
    gases = tuple(name for name in numbers if name not in ORDER)
    # Findings are made now, unless somebody read them before.
    with collector_paused() if len(plan.answers) > FEW else nullcontext():
        words = {name: [list(dict.fromkeys(read(answer))) for answer in plan.answers] for name, read in _OF_QUESTION.items()}
    return OutputColumns((*ORDER, *gases, *AFTER), numbers, words | _of_lines(plan), plan.answered)


def _numbers(plan: Plan, basis: str) -> Iterator[tuple[str, Floats]]:
    yield "amount", np.ones(len(plan.answers))
    yield "co2e_kg", plan.question_co2e[basis]
    # The result of one view holds its lines alone, which both columns then are of.
    yield "co2e_market_kg", plan.question_co2e["market"]
    gases, given = plan.question_gases(basis), plan.gas_given(basis)
    for number, gas in enumerate(plan.gases):
        yield _gas_column(gas), np.where(given[:, number], gases[:, number], np.nan)


def _of_lines(plan: Plan) -> dict[str, list[list[str]]]:
    words: dict[str, list[dict[str, None]]] = {name: [{} for _ in plan.answers] for name in OF_LINE}
    for question, line in zip(plan.lines.question.tolist(), plan.lines.shared, strict=True):
        if line.basis not in BESIDE:
            for name, read in OF_LINE.items():
                if (word := read(line)) is not None:
                    words[name][question][word] = None
    return {name: [_in_order(name, found) for found in column] for name, column in words.items()}


def _in_order(name: str, found: Mapping[str, None]) -> list[str]:
    return sorted(found, key=int) if name in _SORTED else list(found)


class CombinationColumns(NamedTuple):
    """The columns of a calculated row as values of each combination of a table's cells.

    Parameters: numbers, per amount of a row; words; refused, which combinations cannot be read, so that `findings` says why of every row.
    """

    numbers: dict[str, Floats]
    words: dict[str, list[str | None]]
    refused: Bools


def combination_columns(known: Combinations, columns: OutputColumns) -> CombinationColumns:
    """Return the columns of a table's rows, as values of each combination: what its rows are joined with.

    Parameters: known, combinations of the plan that the columns are of; columns.
    """
    answered = known.answered(columns.answered)
    numbers = {name: known.values(values) for name, values in columns.numbers.items()}
    numbers = {name: values if name == "amount" else np.where(answered, values, np.nan) for name, values in numbers.items()}
    words = {name: known.words(values) for name, values in columns.words.items()}
    for name in OF_LINE:
        words[name] = [word if whole else None for word, whole in zip(words[name], answered.tolist(), strict=True)]
    refused = np.zeros(len(known.cells), dtype=bool)
    for item in known.refused:
        refused[item.row], words["findings"][item.row] = True, item.finding.code
    for item in known.noted:
        said = words["findings"][item.row]
        words["findings"][item.row] = "; ".join(dict.fromkeys([*(said.split("; ") if said else ()), item.finding.code]))
    return CombinationColumns(numbers, words, refused)


def _gas_column(gas: str) -> str:
    """Return the name of a gas's column.

    The pseudo-gas of factors published only as CO2e must not take the name of the total.
    """
    return "co2e_unsplit_kg" if gas == CO2E else f"{gas}_kg"
