"""Frames: columns → questions and amounts without an object per row, and results as columns beside the input's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from carbon.activities.base import LABELS
from carbon.core.errors import CarbonError, Finding, did_you_mean
from carbon.core.numbers import is_missing
from carbon.engine.calculate import emissions_of, plan_of
from carbon.engine.emissions import Emissions
from carbon.engine.questions import Asked, Refused, ask
from carbon.engine.rows import check_mapping, known_fields, read_rows
from carbon.factors.catalogue import Catalogue
from carbon.factors.policy import Policy
from carbon.tables.frames import FrameColumns, codes, column, column_names, is_numeric, numbers, row_count

if TYPE_CHECKING:
    from carbon.core.kernel import Floats

_CONSTANTS_IF_VALID = ("kind", "unit", "period", "region")


def calculate_frame(table: Any, fields: dict[str, Any], catalogue: Catalogue, policy: Policy) -> Emissions:
    """Return the emissions of the rows of a frame.

    Parameters: table, an eager frame; fields, field → column name or constant; catalogue; policy.
    """
    forced, by_name = fields.pop("_constants", frozenset()), bool(fields.pop("map_names", False))
    names = column_names(table)
    columns, constants = split_fields(fields, names, forced)
    if by_name:
        columns = {name: name for name in names if name in known_fields() and name not in constants} | columns
    check_mapping(columns, names)
    if not names or not row_count(table):
        raise CarbonError("the table has no rows. Give at least one row of activity.", code="table_empty")
    if "amount" in columns and is_numeric(table, columns["amount"]):
        return _by_question(table, columns, constants, catalogue, policy)
    return _by_row(table, columns, constants, catalogue, policy)


def split_fields(
    fields: Mapping[str, Any], names: Sequence[str], forced: frozenset[str] = frozenset()
) -> tuple[dict[str, str], dict[str, Any]]:
    """Return (field → column, field → constant): a string that is a column's name is that column.

    Raises: CarbonError for a string that is neither a column nor a valid constant, naming the nearest columns.
    """
    columns, constants = dict[str, str](), dict[str, Any]()
    for name, value in fields.items():
        if name not in known_fields():
            raise CarbonError(f"'{name}' is no field of any kind.{did_you_mean(name, known_fields())}", code="field_unknown", field=name)
        if isinstance(value, str) and value in names and name not in forced:
            columns[name] = value
        elif value is not None:
            if isinstance(value, str) and name not in forced:
                _check_constant(name, value, names)
            constants[name] = value
    return columns, constants


def _check_constant(name: str, value: str, names: Sequence[str]) -> None:
    from carbon.activities.kinds import resolve
    from carbon.core.periods import parse_period
    from carbon.core.regions import region
    from carbon.core.units.scales import unit

    readers: dict[str, Any] = {"kind": resolve, "unit": unit, "period": parse_period, "region": region}
    near = did_you_mean(value, names)
    if name == "amount":
        raise CarbonError(f"amount='{value}' is no column of the table.{near}", code="column_unknown", field=name)
    if name in readers:
        try:
            readers[name](value)
        except CarbonError as error:
            raise CarbonError(
                f"{name}='{value}' is neither a column nor a {name}: {error} Columns:{near or ' none near.'}",
                code=error.code,
                field=name,
            ) from None


def _by_row(table: Any, columns: dict[str, str], constants: dict[str, Any], catalogue: Catalogue, policy: Policy) -> Emissions:
    names = column_names(table)
    cells = [column(table, name) for name in names]
    records = (dict(zip(names, row, strict=True)) for row in zip(*cells, strict=True))
    read = read_rows(records, columns, constants)
    result = emissions_of(
        read.activities,
        catalogue,
        policy,
        rows=read.rows,
        row_count=len(cells[0]),
        labels=_labels(columns, table),
        refused=tuple(read.refused),
    )
    return _like(replace(result, notes=(mapping_note(columns),)), table)


def _by_question(table: Any, columns: dict[str, str], constants: dict[str, Any], catalogue: Catalogue, policy: Policy) -> Emissions:
    """The amount is a column of numbers: only the distinct combinations of all other columns become activities."""
    others = {name: column_name for name, column_name in columns.items() if name not in ("amount", *_RIDE_ALONG)}
    distinct, group = codes(table, list(dict.fromkeys(others.values())))
    amounts = numbers(table, columns["amount"])
    read = read_rows(distinct, others, constants | {"amount": 1.0})
    asked = ask(read.activities)
    if asked.row.size != len(read.activities) or any(type(item).derived for item in read.activities):
        return _by_row(table, columns, constants, catalogue, policy)
    return _assembled(table, columns, read.refused, read.rows, asked, group, amounts, catalogue, policy)


_RIDE_ALONG = tuple(name for name in LABELS if name != "period")


def _assembled(
    table: Any,
    columns: dict[str, str],
    refused: list[Refused],
    groups: list[int],
    asked: Asked,
    group: Any,
    amounts: Floats,
    catalogue: Catalogue,
    policy: Policy,
) -> Emissions:
    question_of_group = np.full(int(group.max()) + 1, -1, dtype=np.intp)
    question_of_group[groups] = asked.row_question
    question = question_of_group[group]
    # The other factors of a product, as passengers of a distance, stand in the group's own amount.
    amount_of_group = np.ones(question_of_group.size)
    amount_of_group[groups] = asked.amounts
    bad_amount = ~np.isfinite(amounts) | (amounts < 0)
    kept = (question >= 0) & ~bad_amount
    rows = np.arange(amounts.size)
    findings = {item.row: item.finding for item in refused}
    lost = [Refused(row, findings[int(group[row])].at(None, row)) for row in rows[question < 0].tolist()]
    lost += [Refused(row, _amount_finding(amounts[row], row, columns["amount"])) for row in rows[bad_amount & (question >= 0)].tolist()]
    result = Emissions(
        plan=plan_of(asked, catalogue, policy),
        amounts=(amounts * amount_of_group[group])[kept],
        row_question=question[kept],
        row=rows[kept],
        rows=amounts.size,
        labels=_labels(columns, table),
        refused=tuple(lost),
        notes=(mapping_note(columns),),
    )
    return _like(result, table)


def _amount_finding(value: float, row: int, name: str) -> Finding:
    if is_missing(value):
        return Finding("amount_missing", "error", "the amount is empty. Empty is not zero: fill it or remove the row.", None, row, name)
    word = "negative" if value < 0 else "not finite"
    return Finding("amount_negative" if value < 0 else "number_invalid", "error", f"the amount {value:g} is {word}.", None, row, name)


def _labels(columns: Mapping[str, str], table: Any) -> Mapping[str, Sequence[Any]]:
    return FrameColumns(table, {name: columns[name] for name in (*_RIDE_ALONG, "period") if name in columns})


def mapping_note(columns: Mapping[str, str]) -> Finding:
    """Return the finding that lists which column was used for which field."""
    used = ", ".join(f"{name} ← {column_name}" for name, column_name in columns.items())
    return Finding("columns_used", "info", f"columns used as fields: {used or 'none'}.")


def _like(result: Emissions, table: Any) -> Emissions:
    return replace(result, like=table)
