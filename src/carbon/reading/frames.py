"""Eager tables of a person's own library: what their columns say as a whole, refused or said before a cell is read by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from carbon.core.errors import CarbonError, Finding
from carbon.core.formatting import number
from carbon.core.sentences import say
from carbon.engine.asking.mapping import known_fields
from carbon.reading.large import LEAST, labelled_sums, measured_columns, seen_by_engine, sum_rows
from carbon.reading.not_mapped import not_mapped
from carbon.reading.numbers import plain_number, style_of
from carbon.reading.registers import rising
from carbon.reading.states import STATES, states_of
from carbon.tables.engines import Opened
from carbon.tables.whole_columns import distinct
from carbon.tables.written_numbers import Shape, holds_text, in_style, number_shapes, shapes_where_they_live

LOOKED_AT = 100_000
"""Rows of a table up to which sums and registers are looked for: in more it would cost as much as the calculation."""


def check_frame(table: Opened, fields: Mapping[str, Any]) -> list[Finding]:
    """Refuse numbers of two readings and codes of states in columns of text, and return what reads like a sum or a register.

    Parameters: table; fields, field → column or constant. A lazy table is asked for amounts of text alone.
    Raises: CarbonError `number_styles`, `number_ambiguous`, `region_states`.
    """
    if not (table.eager or table.library == "polars"):
        _check_where_it_lives(table.data, fields)
        return []
    data = table.data.to_native()
    texts, columns = table.texts, _columns(fields, list(table.types))
    amount, region = columns.get("amount"), columns.get("region")
    if amount in texts:
        data = _in_plain_digits(data, amount, number_shapes(data, amount))
    if not table.eager:
        return []
    if region in texts:
        _check_states(region, distinct(data, region, len(STATES)))
    open_fields = _NEEDED.difference(fields, columns)
    if "amount" in open_fields and measured_columns({**columns, **fields}):
        open_fields -= {"amount"}
    free = [name for name in table.types if name not in columns.values()] if open_fields else []
    unread = list(not_mapped(data, free, open_fields)) if free else []
    if len(table.native) > LOOKED_AT:
        return unread
    # Without a column of periods nothing says in which order readings were taken.
    registers = _registers(data, columns, amount) if amount and "period" in columns else ()
    return [*unread, *(_sums(data, texts, columns) if len(table.native) > LEAST else ()), *registers]


_NEEDED = frozenset(("kind", "amount", "unit", "period", "region"))
"""Fields of which a table that gives none is asked whether a column holds it."""


def _in_plain_digits(data: Any, amount: str, shapes: Mapping[str, Shape]) -> Any:
    """A table whose amounts of text are read in the style that their column shows, as its cells will be."""
    _check_numbers(amount, shapes)
    decimal = style_of(seen_by_engine(shapes), amount)[0]
    return in_style(data, amount, decimal) if decimal == "," else data


def _check_where_it_lives(data: Any, fields: Mapping[str, Any]) -> None:
    """Ask the engine of a lazy table for the numbers in its amounts of text."""
    amount = _columns(fields, data.collect_schema().names()).get("amount")
    if amount is not None and holds_text(data, amount):
        _check_numbers(amount, shapes_where_they_live(data, amount))


def _columns(fields: Mapping[str, Any], names: Sequence[str]) -> dict[str, str]:
    """Field → column of those fields that a column gives."""
    forced = fields.get("_constants", ())
    by_name = {name: name for name in names if name in known_fields()} if fields.get("map_names") else {}
    given = {name: value[0] if isinstance(value, tuple) else value for name, value in fields.items()}
    return by_name | {name: value for name, value in given.items() if isinstance(value, str) and value in names and name not in forced}


def _sums(data: Any, texts: Sequence[str], columns: Mapping[str, str]) -> Iterator[Finding]:
    """Rows that are called a sum and are the sum of those above: counted, and said."""
    amounts = measured_columns(columns)
    labels = [name for name in texts if name not in (*amounts, columns.get("unit"))]
    for certain in filter(None, (sum_rows(labelled_sums(data, labels, amount)) for amount in amounts)):
        first = certain[0]
        message = say(
            "'{text}' in column {column}, row {row} counted from 0, is the sum of the rows above it; it was counted too, so that they "
            "count twice. Take such rows out of the table.",
            text=first.text,
            column=first.column,
            row=first.row,
        )
        yield Finding("sum_row", "warning", message, column=first.column, count=len(certain))
        return


def _registers(data: Any, columns: Mapping[str, str], amount: str) -> Iterator[Finding]:
    """Meters whose readings never fall, in the order of the table."""
    for name, found in rising(data, columns, amount):
        message = say(
            "{name}: {readings} readings in the order of the table never fall, from {first} to {last}; they were counted as use. If "
            "they are what the meter shows, give the differences of the readings.",
            name=name,
            readings=found.readings,
            first=number(found.first),
            last=number(found.last),
        )
        yield Finding("register_suspected", "warning", message, column=amount)


def _check_numbers(column: str, shapes: Mapping[str, Shape]) -> None:
    """A point and three digits is a number to every engine, and may be of thousands: as in a file, the other cells tell, or it is asked."""
    comma, point = shapes["comma"], shapes["open_point"]
    if comma.cells and point.cells:
        message = say(
            "column '{column}' holds '{comma}' with a decimal comma, so that '{point}' may be of thousands. Give a "
            "column of numbers, or the file itself: python -m carbon calculate reads each column in one style.",
            column=column,
            comma=comma.first,
            point=point.first,
        )
        raise CarbonError(message, code="number_styles", field="amount")
    if point.cells and style_of(seen_by_engine(shapes), column)[0] is None and not shapes["point"].cells:
        place = say("column '{column}'", column=column)
        message = say(
            "{place}: '{text}' has two readings: {comma} where a comma is the decimal sign, {point} "
            "where a point is, and no other cell of the column shows which. Give a column of numbers, not of text.",
            place=place if point.row is None else say("column '{column}', row {row} counted from 0", column=column, row=point.row),
            text=point.first,
            comma=plain_number(point.first, ","),
            point=plain_number(point.first, "."),
        )
        raise CarbonError(message, code="number_ambiguous", field="amount")


def _check_states(column: str, codes: list[str]) -> None:
    try:
        states_of(codes, column, None)
    except CarbonError as error:
        why = str(error).partition(" Write region_codes")[0]
        raise CarbonError(
            say("{why} Write states as US-{codes}, or countries by their names.", why=why, codes=codes[0].strip().upper()),
            code=error.code,
            field="region",
        ) from None
