"""The road of a table of any library: its columns are fields, its distinct combinations ask, and the result stands over its rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from carbon.engine.asking.mapping import check_mapping, field_mapping, mapping_note, names_amount
from carbon.engine.plan.combinations import of_table
from carbon.engine.plan.plan import Plan
from carbon.engine.result.emissions import Emissions
from carbon.engine.table.plan_of_table import RIDE_ALONG, plan_of_table
from carbon.engine.table.rows import TableRows
from carbon.engine.table.scan import Scan
from carbon.factors.catalogue import Catalogue
from carbon.factors.policy import Policy
from carbon.tables.engines import AmountColumn, Opened, amount_column, product_column
from carbon.tables.frames import FrameColumns
from carbon.tables.planned import check_planned


def calculate_table(table: Opened, fields: Mapping[str, object], catalogue: Catalogue, policy: Policy) -> Emissions:
    """Return the emissions of the rows of a table, eager or lazy.

    Parameters: table; fields, as `field_mapping` takes them; catalogue; policy.
    Raises: CarbonError for a field or column that is not there, a column of a type that is not a cell, or an empty table.
    """
    types = table.types
    columns, constants, measured = field_mapping(fields, list(types), lambda column: bool(types[column].is_numeric()))
    amount = product_column(table, measured) if measured else _amount(table, columns)
    plan, counts = plan_of_table(table, columns, constants, amount, catalogue, policy)
    return _result(table, plan, counts)


def _amount(table: Opened, columns: Mapping[str, str]) -> AmountColumn:
    """The column of amounts; beside columns of amounts by name it may be empty, which is asked of each row as of text."""
    found = amount_column(table, columns.get("amount"))
    return replace(found, text=True) if found.column and names_amount(columns) else found


def calculate_planned(table: Opened, plan: Plan) -> Emissions:
    """Return the emissions of a table by a plan made before: the answers are not asked again.

    Parameters: table, with the columns of the table the plan was made of; plan.
    Raises: CarbonError for a plan of activities and no table, and for a column that is not there or of another type.
    """
    known = of_table(plan.combinations)
    check_mapping(known.columns, list(table.types))
    amount = known.amount
    numbers = () if amount.text or amount.column is None else (amount.column, *amount.others)
    check_planned(known.keys, numbers, table.types)
    return _result(table, plan, None)


def _result(table: Opened, plan: Plan, counts: Any) -> Emissions:
    known = of_table(plan.combinations)
    names = {name: name for name in table.types} | {name: known.columns[name] for name in (*RIDE_ALONG, "period") if name in known.columns}
    labels = FrameColumns(table.native, names) if table.eager else dict.fromkeys(names, ())
    rows = TableRows(Scan(table, names, known, counts), labels)
    return Emissions(plan, rows, (mapping_note(known.columns),))
