"""A table's distinct combinations of cells, read and asked: the plan of a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from carbon.activities.framework.base import Activity
from carbon.activities.framework.kinds import resolve
from carbon.core.collector import collector_paused
from carbon.core.errors import CarbonError
from carbon.engine.asking.rows import ReadRows, read_rows
from carbon.engine.asking.unit_families import ask_families, families
from carbon.engine.plan.combinations import Combinations
from carbon.engine.plan.making import plan_of
from carbon.engine.plan.plan import Plan
from carbon.factors.catalogue import Catalogue
from carbon.factors.policy import Policy
from carbon.tables.engines import AmountColumn
from carbon.tables.keys import EMPTY, Key


class Depends(NamedTuple):
    """What the questions of a table depend on beside its keys: the number of an amount, or the evidence of a row."""

    amount: bool
    evidence: bool


@collector_paused()
def ask_table(
    keys: Sequence[Key],
    amount: AmountColumn,
    cells: Sequence[tuple[object, ...]],
    columns: Mapping[str, str],
    constants: Mapping[str, object],
    catalogue: Catalogue,
    policy: Policy,
) -> tuple[Plan, Depends]:
    """Return the plan of the combinations of a table, and on what else of the rows it depends.

    Parameters: keys; amount; cells of each combination; columns, field → column; constants, field → value; catalogue; policy.
    """
    names = [key.column for key in keys]
    asked_by = {name: column for name, column in columns.items() if column in names}
    units = {column: str(constants[name]).partition(" ")[2] for name, column in asked_by.items() if name in constants}
    alike = None
    if not amount.text and amount.column is not None and columns.get("amount") == amount.column:
        constants = {**constants, "amount": 1.0}
        alike = names.index(columns["unit"]) if columns.get("unit") in names else None

    def read(numbers: Sequence[int]) -> ReadRows:
        return read_rows([_record(names, cells[at], units, amount) for at in numbers], asked_by, constants)

    found, asked = ask_families(families(cells, alike), read)
    kind = asked_by.get("kind")
    words = {row[names.index(kind)] for row in cells} if kind else {constants.get("kind")}
    places = (asked.row, asked.row_question, asked.amounts)
    combinations = Combinations(tuple(keys), amount, dict(columns), tuple(cells), *places, tuple(found.refused), dict(constants))
    return replace(plan_of(asked, catalogue, policy), combinations=combinations), _depends(found, amount, words)


def _depends(found: ReadRows, amount: AmountColumn, words: Iterable[object]) -> Depends:
    by_amount = any(_banded(item) for item in found.activities) or any(_bounding(word) for word in words)
    # A row that was refused may have wanted its evidence.
    return Depends(amount.column is not None and by_amount, bool(found.refused) or any(_cited(item) for item in found.activities))


def _record(names: Sequence[str], row: Sequence[object], units: Mapping[str, str], amount: AmountColumn) -> dict[str, object]:
    """The cells of a combination by column, as they are read."""
    record = {name: _measured(value, units.get(name)) for name, value in zip(names, row, strict=True)}
    return record | {amount.column: _odd(record[amount.column])} if amount.text and amount.column is not None else record


def _measured(value: object, unit: str | None) -> object:
    """The cell of a column of numbers whose unit was given with it; an empty one stays empty."""
    return value if unit is None or value is None else f"{value!r} {unit}"


def _odd(text: object) -> object:
    """One unit stands for all plain numbers; an empty cell stays empty."""
    return 1.0 if text is None else None if text == EMPTY else text


def _bounding(word: object) -> bool:
    """Whether the kind of a cell checks other fields against the number of the amount; a word of no kind is refused elsewhere."""
    try:
        return word is not None and resolve(str(word))[0].bounding
    except CarbonError:
        return False


def _banded(activity: Activity) -> bool:
    return any(getattr(activity, name) is not None for name in type(activity).banded)


def _cited(activity: Activity) -> bool:
    """Whether the evidence of a row is a factor's citation, and so part of its question."""
    return bool(set(type(activity).derived) - set(type(activity).banded) - set(type(activity).dated) - activity.idle)
