"""The plan of a table: its distinct combinations, counted where they live, and what each asks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from carbon.activities.framework.labels import LABELS
from carbon.core.errors import CarbonError
from carbon.core.sentences import say
from carbon.engine.plan.combinations import is_linear
from carbon.engine.plan.plan import Plan
from carbon.engine.table.asked_combinations import Depends, ask_table
from carbon.factors.catalogue import Catalogue
from carbon.factors.policy import Policy
from carbon.tables.engines import AmountColumn, Opened, counted, key_names
from carbon.tables.keys import Key, cell, key_of
from carbon.tables.sample import sample
from carbon.tables.types import Table

_Asked = tuple[Plan, Depends]
_Ask = Callable[[Sequence[tuple[object, ...]]], _Asked]
RIDE_ALONG = tuple(name for name in LABELS if name != "period")
"""Labels of rows that choose no factor."""
_SOME = 200_000
"""Rows that are asked about while all rows are counted."""


def plan_of_table(
    table: Opened,
    columns: dict[str, str],
    constants: dict[str, object],
    amount: AmountColumn,
    catalogue: Catalogue,
    policy: Policy,
    riding: frozenset[str] = frozenset(RIDE_ALONG),
) -> tuple[Plan, object]:
    """Return the plan of the table's combinations and their counts.

    Amounts that choose a factor, and evidence that is a factor's citation, are asked one by one, where there are such rows.

    Parameters: table; columns, field → column; constants, field → value; amount; catalogue; policy; riding, labels that are no keys.
    Raises: CarbonError for a table without rows.
    """
    keys = _keys(table, columns, constants, amount, riding)

    def ask(cells: Sequence[tuple[object, ...]]) -> _Asked:
        return ask_table(keys, amount, cells, columns, constants, catalogue, policy)

    counts, (plan, depends) = _counted_and_asked(table, keys, amount, ask)
    if depends.evidence and "evidence" in riding & set(columns):
        return plan_of_table(table, columns, constants, amount, catalogue, policy, riding - {"evidence"})
    if depends.amount:
        return plan_of_table(table, columns, constants, AmountColumn(None), catalogue, policy, riding)
    return plan, counts


def _counted_and_asked(table: Opened, keys: Sequence[Key], amount: AmountColumn, ask: _Ask) -> tuple[object, _Asked]:
    """Some rows mostly hold what all rows ask: that is answered while the engine counts all."""
    some = sample(table, _SOME)
    begun = counted(some.table if some else table, keys, amount)
    whole = some is None or some.whole
    if whole and not begun.height:
        raise CarbonError(say("the table has no rows. Give at least one row of activity."), code="table_empty")
    if whole:
        return begun, ask(_cells(begun, keys))
    if begun.height > _SOME // 2:
        # Where nearly each row asks something of its own, some rows say little of the rest.
        counts = counted(table, keys, amount)
        return counts, ask(_cells(counts, keys))
    return _together(table, keys, amount, begun, ask, known=begun if some and some.in_memory else None)


def _together(
    table: Opened, keys: Sequence[Key], amount: AmountColumn, begun: Table, ask: _Ask, known: Table | None
) -> tuple[object, _Asked]:
    with ThreadPoolExecutor(max_workers=1) as aside:
        counting = aside.submit(counted, table, keys, amount, known)
        early = _cells(begun, keys)
        answers = ask(early)
        counts = counting.result()
    cells = _cells(counts, keys)
    return counts, answers if cells == early else ask(cells)


def _keys(
    table: Opened, columns: Mapping[str, str], constants: Mapping[str, object], amount: AmountColumn, riding: frozenset[str]
) -> list[Key]:
    left_out = riding | {name for name, column in columns.items() if is_linear(name, column, amount, constants)}
    keys = [key_of(column, table.types[column], dated=name == "period") for name, column in columns.items() if name not in left_out]
    if amount.text and amount.column:
        keys.append(Key(amount.column, "odd"))
    return list(dict.fromkeys(keys))


def _cells(counts: Table, keys: Sequence[Key]) -> list[tuple[Any, ...]]:
    if not keys:
        return [()]
    columns = (_cells_of(key, counts[name].to_list()) for name, key in zip(key_names(keys), keys, strict=True))
    return list(zip(*columns, strict=True))


def _cells_of(key: Key, values: Sequence[object]) -> list[object]:
    """A column of many combinations has few values: each is read once."""
    known = {value: cell(key, value) for value in set(values)}
    return [known[value] for value in values]
