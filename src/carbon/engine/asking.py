"""A table's distinct combinations of cells, read and asked: the plan of a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from carbon.core.collector import collector_paused
from carbon.engine.answers import plan_of
from carbon.engine.combinations import Combinations
from carbon.engine.plan import Plan
from carbon.engine.rows import ReadRows, read_rows
from carbon.engine.siblings import ask_families, families
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
    cells: Sequence[tuple[Any, ...]],
    columns: Mapping[str, str],
    constants: Mapping[str, Any],
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
        records = [{name: _measured(value, units.get(name)) for name, value in zip(names, cells[at], strict=True)} for at in numbers]
        if amount.text and (name := amount.column) is not None:
            records = [record | {name: _odd(record[name])} for record in records]
        return read_rows(records, asked_by, constants)

    found, asked = ask_families(families(cells, alike), read)
    depends = Depends(
        amount.column is not None and any(_banded(item) for item in found.activities),
        # A row that was refused may have wanted its evidence.
        bool(found.refused) or any(_cited(item) for item in found.activities),
    )
    combinations = Combinations(
        tuple(keys),
        amount,
        dict(columns),
        tuple(cells),
        asked.row,
        asked.row_question,
        asked.amounts,
        tuple(found.refused),
        dict(constants),
    )
    return replace(plan_of(asked, catalogue, policy), combinations=combinations), depends


def _measured(value: Any, unit: str | None) -> Any:
    """The cell of a column of numbers whose unit was given with it; an empty one stays empty."""
    return value if unit is None or value is None else f"{value!r} {unit}"


def _odd(text: str | None) -> Any:
    """One unit stands for all plain numbers; an empty cell stays empty."""
    return 1.0 if text is None else None if text == EMPTY else text


def _banded(activity: Any) -> bool:
    return any(getattr(activity, name) is not None for name in type(activity).banded)


def _cited(activity: Any) -> bool:
    """Whether the evidence of a row is a factor's citation, and so part of its question."""
    return bool(set(type(activity).derived) - set(type(activity).banded) - set(type(activity).dated))
