"""The plan of a table: its distinct combinations of cells, counted where they live, read, and asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import replace
from typing import Any, NamedTuple

from carbon.activities.framework.base import Activity
from carbon.activities.framework.kinds import resolve
from carbon.activities.framework.labels import LABELS
from carbon.core.arrays import np
from carbon.core.collector import FEW, collector_paused
from carbon.core.errors import CarbonError
from carbon.core.regions import region as find_region
from carbon.core.sentences import say
from carbon.engine.asking.questions import ReadRows, Refused, ask_families, families
from carbon.engine.asking.rows import read_rows
from carbon.engine.plan.combinations import Combinations, is_linear
from carbon.engine.plan.plan import Plan, plan_of
from carbon.factors.catalogue import Catalogue
from carbon.factors.policy import Policy
from carbon.factors.wanted import concerning, cuts
from carbon.tables.engines import AmountColumn, Opened, counted, key_names
from carbon.tables.keys import EMPTY, Key, cell, key_of
from carbon.tables.types import Table
from carbon.tables.whole_columns import sample


class Depends(NamedTuple):
    """What the questions of a table depend on beside its keys: the number of an amount, or the evidence of a row."""

    amount: bool
    evidence: bool


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
    keys = _cut(_keys(table, columns, constants, amount, riding), constants, catalogue)

    def ask(cells: Sequence[tuple[object, ...]]) -> _Asked:
        # Few combinations make too few objects to keep the collector from.
        with collector_paused() if len(cells) > FEW else nullcontext():
            return ask_table(keys, amount, cells, columns, constants, catalogue, policy)

    counts, (plan, depends) = _counted_and_asked(table, keys, amount, ask)
    if depends.evidence and "evidence" in riding & set(columns):
        return plan_of_table(table, columns, constants, amount, catalogue, policy, riding - {"evidence"})
    if depends.amount:
        return plan_of_table(table, columns, constants, AmountColumn(None), catalogue, policy, riding)
    return plan, counts


def _counted_and_asked(table: Opened, keys: Sequence[Key], amount: AmountColumn, ask: _Ask) -> tuple[object, _Asked]:
    """Some rows mostly hold what all rows ask: that is answered while the engine counts all."""
    # A table that is there and small is counted whole.
    some = None if table.eager and len(table.native) <= _SOME else sample(table, _SOME)
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


def _cut(keys: list[Key], constants: Mapping[str, object], catalogue: Catalogue) -> list[Key]:
    """Dates stand for the days between two changes of the factors that may be asked for: a kind or region of all rows tells which."""
    if not any(key.form == "year" for key in keys):
        return keys
    try:
        burns = resolve(str(constants["kind"]))[0].burns() if "kind" in constants else True
        place = find_region(str(constants["region"])).code if constants.get("region") else ""
    except CarbonError:
        # What is wrong with a word is said where the rows are read.
        return keys
    found = catalogue.windows if burns else [item for item in catalogue.windows if not item.key.startswith("fuel.")]
    days = cuts(concerning(found, place, burns) if place else found)
    return [replace(key, cuts=days) if key.form == "year" else key for key in keys]


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
        by_column = _columns(names, [cells[at] for at in numbers], units, amount)
        cells_of = {name: by_column[column] for name, column in asked_by.items()}
        return read_rows(cells_of, constants, range(len(numbers)), columns=asked_by, catalogue=catalogue)

    found, asked = ask_families(families(cells, alike), read, catalogue)
    kind = asked_by.get("kind")
    words = {row[names.index(kind)] for row in cells} if kind else {constants.get("kind")}
    row, question = (np.array(numbers, dtype=np.intp) for numbers in (asked.row, asked.row_question))
    places = (row, question, np.array(asked.amounts, dtype=np.float64))
    noted = tuple(Refused(number, replace(said, column=asked_by.get(said.column or ""))) for number, said in found.customs)
    combinations = Combinations(tuple(keys), amount, dict(columns), tuple(cells), *places, tuple(found.refused), dict(constants), noted)
    return replace(plan_of(asked, catalogue, policy), combinations=combinations), _depends(found, amount, words)


def _depends(found: ReadRows, amount: AmountColumn, words: Iterable[object]) -> Depends:
    by_amount = any(_banded(item) for item in found.activities) or any(_bounding(word) for word in words)
    # A row that was refused may have wanted its evidence.
    return Depends(amount.column is not None and by_amount, bool(found.refused) or any(_cited(item) for item in found.activities))


def _columns(
    names: Sequence[str], rows: Sequence[Sequence[object]], units: Mapping[str, str], amount: AmountColumn
) -> dict[str, list[object]]:
    """The cells of combinations by column, as they are read."""
    found = {name: [_measured(row[place], units.get(name)) for row in rows] for place, name in enumerate(names)}
    return found | {amount.column: [_odd(cell) for cell in found[amount.column]]} if amount.text and amount.column is not None else found


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
