"""Tables of any library: which columns are which fields, what their distinct combinations ask, and the result over them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from carbon.activities.framework.kinds import kinds
from carbon.core.errors import CarbonError, Finding, did_you_mean
from carbon.core.units.scales import unit
from carbon.engine.asking.rows import check_mapping, check_units, known_fields, named_amounts
from carbon.engine.plan.combinations import of_table
from carbon.engine.plan.plan import Plan
from carbon.engine.result.emissions import Emissions
from carbon.engine.table.plan_of_table import RIDE_ALONG, plan_of_table
from carbon.engine.table.rows import TableRows
from carbon.engine.table.scan import Scan
from carbon.factors.catalogue import Catalogue
from carbon.factors.policy import Policy
from carbon.tables.engines import AmountColumn, Opened, amount_column, opened, product_column
from carbon.tables.frames import FrameColumns
from carbon.tables.refusals import check_planned


def calculate_table(table: Any, fields: dict[str, Any], catalogue: Catalogue, policy: Policy) -> Emissions:
    """Return the emissions of the rows of a table, eager or lazy.

    Parameters: table; fields, field → column name or constant; catalogue; policy.
    Raises: CarbonError for a field or column that is not there, a column of a type that is no cell, or an empty table.
    """
    found = opened(table)
    measured = measured_columns(fields, list(found.types))
    columns, constants = _mapping(found, fields)
    amount = product_column(found, [column for column, _ in measured.values()]) if measured else _amount(found, columns)
    columns |= {name: column for name, (column, _) in measured.items()}
    constants |= {name: f"1 {spelling}" for name, (_, spelling) in measured.items()}
    plan, counts = plan_of_table(found, columns, constants, amount, catalogue, policy)
    return _result(found, plan, counts)


def _amount(table: Opened, columns: Mapping[str, str]) -> AmountColumn:
    """The column of amounts; beside columns of amounts by name it may be empty, which is asked of each row as of text."""
    found = amount_column(table, columns.get("amount"))
    return replace(found, text=True) if found.column and columns.keys() & named_amounts() else found


def calculate_planned(table: Any, plan: Plan) -> Emissions:
    """Return the emissions of a table by a plan made before: the answers are not asked again.

    Parameters: table, with the columns of the table the plan was made of; plan.
    Raises: CarbonError for a plan of activities and no table, and for a column that is not there or of another type.
    """
    known = of_table(plan.combinations)
    found = opened(table)
    check_mapping(known.columns, list(found.types))
    amount = known.amount
    numbers = () if amount.text or amount.column is None else (amount.column, *amount.times)
    check_planned(known.keys, numbers, found.types)
    return _result(found, plan, None)


def _result(table: Opened, plan: Plan, counts: Any) -> Emissions:
    known = of_table(plan.combinations)
    names = {name: name for name in table.types} | {name: known.columns[name] for name in (*RIDE_ALONG, "period") if name in known.columns}
    labels = FrameColumns(table.native, names) if table.eager else dict.fromkeys(names, ())
    rows = TableRows(Scan(table, names, known, counts), labels)
    return Emissions(plan, rows, (mapping_note(known.columns),))


def _mapping(table: Opened, fields: dict[str, Any]) -> tuple[dict[str, str], dict[str, Any]]:
    forced, by_name = fields.pop("_constants", frozenset()), bool(fields.pop("map_names", False))
    names = list(table.types)
    columns, constants = split_fields(fields, names, forced)
    if by_name:
        columns = {name: name for name in names if name in known_fields() and name not in constants} | columns
    check_mapping(columns, names)
    check_units(columns, constants, lambda column: bool(table.types[column].is_numeric()))
    return columns, constants


def measured_columns(fields: dict[str, Any], names: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Take the fields out that are given as a column of numbers with its unit, as mass=("weight", "kg"): field → column and unit.

    They stand in the order in which their kind multiplies them.

    Raises: CarbonError for a unit that is unknown, for such a column beside `amount`, and for columns that are no product.
    """
    found = {
        name: fields.pop(name)
        for name, value in list(fields.items())
        if isinstance(value, tuple) and len(value) == 2 and isinstance(value[0], str) and value[0] in names
    }
    for name, (column, spelling) in found.items():
        unit(str(spelling))
        if "amount" in fields:
            raise CarbonError(f"amount and {name}=('{column}', '{spelling}') are both given. Write one.", code="amount_twice", field=name)
    forms = [form for cls in kinds().values() for form in cls.amounts]
    order = next((form for form in forms if set(found) <= set(form)), None)
    if order is None:
        message = f"{' and '.join(found)} are multiplied by no kind. Write their unit in the cells, as '40 kg', or in a column for unit."
        raise CarbonError(message, code="amount_invalid")
    return {name: found[name] for name in sorted(found, key=order.index)}


def split_fields(
    fields: Mapping[str, Any], names: Sequence[str], forced: frozenset[str] = frozenset()
) -> tuple[dict[str, str], dict[str, Any]]:
    """Return (field → column, field → constant): a string that is a column's name is that column.

    Raises: CarbonError for a string that is neither a column nor a valid constant, naming the nearest columns.
    """
    columns, constants = dict[str, str](), dict[str, Any]()
    for name, value in fields.items():
        if name not in known_fields():
            near = did_you_mean(name, known_fields()) or " See the fields with python -m carbon kinds."
            raise CarbonError(f"'{name}' is no field of any kind.{near}", code="field_unknown", field=name)
        if isinstance(value, str) and value in names and name not in forced:
            columns[name] = value
        elif value is not None:
            if isinstance(value, str) and name not in forced:
                _check_constant(name, value, names)
            constants[name] = value
    return columns, constants


def _check_constant(name: str, value: str, names: Sequence[str]) -> None:
    from carbon.activities.framework.kinds import resolve
    from carbon.core.periods import parse_period
    from carbon.core.regions import region

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


def mapping_note(columns: Mapping[str, str]) -> Finding:
    """Return the finding that lists which column was used for which field."""
    used = ", ".join(f"{name} ← {column_name}" for name, column_name in columns.items())
    return Finding("columns_used", "info", f"columns used as fields: {used or 'none'}.")
