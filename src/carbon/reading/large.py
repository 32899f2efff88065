"""A table that is calculated where it lives: its columns are read as a whole by its engine, by the rules of files that are read whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from carbon.activities.framework.field_facts import field_facts
from carbon.core.errors import CarbonError, Finding
from carbon.core.formatting import number
from carbon.core.sentences import say
from carbon.reading.found_sums import SUM_PATTERN, is_sum_label
from carbon.reading.numbers import Seen, open_number, style_of
from carbon.reading.registers import rising
from carbon.reading.states import STATES, states_of
from carbon.tables.whole_columns import Labelled, distinct, labelled_rows, repeated, texts_of, with_prefix
from carbon.tables.written_numbers import Shape, in_style, number_shapes

LEAST = 2
"""Rows that a sum is of, at the least."""
_EXACT = 1e-9


@dataclass(frozen=True)
class Wishes:
    """What a person says of a large table; see `TableMapping`."""

    decimal: str | None = None
    sums: str = "ask"
    reading: str | None = None
    region_codes: str | None = None


@dataclass(frozen=True)
class Styled:
    """How the columns of a large table are read: the decimal sign of its amounts, and the column of states; told with findings."""

    amount: str | None
    decimal: str | None
    states: str | None
    findings: tuple[Finding, ...] = ()

    def applied(self, table: Any) -> Any:
        """Return the lazy table, or a piece of it, as it is read."""
        if self.amount and self.decimal:
            table = in_style(table, self.amount, self.decimal)
        return with_prefix(table, self.states, "US-") if self.states else table


def styled(table: object, columns: Mapping[str, str], wishes: Wishes) -> Styled:
    """Return how the columns of a large table are read, found from all of their cells.

    Parameters: lazy table; columns, field → column; wishes.
    Raises: CarbonError for numbers of two readings, sums and states that must be asked about, and for an id that stands twice.
    """
    _check_ids(table, columns.get("id"))
    texts, amount = texts_of(table), columns.get("amount")
    decimal, findings = _style(table, amount, wishes) if amount in texts and amount else (None, [])
    region = columns.get("region")
    states = region if region in texts and region and states_of(_codes(table, region), region, wishes.region_codes) else None
    found = Styled(amount if amount in texts else None, decimal, states, tuple(findings))
    plain, amounts = found.applied(table), measured_columns(columns)
    labels = [name for name in texts if name not in (*amounts, columns.get("unit"))]
    said = [*_sums(plain, labels, amounts, wishes), *(_registers(plain, columns, amount, wishes) if amount else ())]
    return Styled(found.amount, decimal, states, (*findings, *said))


def _check_ids(table: object, column: str | None) -> None:
    """Refuse a table in which an id stands twice: its rows are not held, so that none can be counted once."""
    if column is None or (found := repeated(table, column)) is None:
        return
    message = say(
        "{count} rows have an id in column {column} that an earlier row has, as '{text}'; they would count twice. Take them out of the "
        "file, or rename the column if one id may stand in several rows.",
        count=found[1],
        column=column,
        text=found[0],
    )
    raise CarbonError(message, code="id_twice", field="id")


def _codes(table: object, region: str) -> list[str]:
    return distinct(table, region, len(STATES))


def _style(table: object, amount: str, wishes: Wishes) -> tuple[str | None, list[Finding]]:
    shapes = number_shapes(table, amount)
    seen = seen_by_engine(shapes)
    decimal, findings = style_of(seen, amount, wishes.decimal)
    for shape in (shapes["open_point"], shapes["open_comma"]):
        if not findings and (asked := open_number(shape.first, decimal)):
            message = say("row {row}, column {column}: {asked}", row=(shape.row or 0) + 2, column=amount, asked=asked)
            raise CarbonError(message, code="number_ambiguous", field="amount")
    # Plain digits with a point are what the engine reads anyway.
    return (
        None if decimal == "." and not (seen.open_comma or shapes["point"].first.count(",")) and not wishes.decimal else decimal
    ), findings


def seen_by_engine(shapes: Mapping[str, Shape]) -> Seen:
    """Return what the cells of a column show, as an engine counted it."""
    samples = {name: shape.first for name, shape in shapes.items() if shape.cells}
    return Seen(**{name: shape.cells for name, shape in shapes.items()}, samples=samples)


def measured_columns(columns: Mapping[str, str]) -> list[str]:
    """Return the columns of a table that hold its amounts, by whatever field: amount, mass, distance.

    Parameters: columns, field → column.
    """
    return [columns[name] for name in ("amount", *sorted(field_facts().measured)) if name in columns]


def labelled_sums(table: object, labels: list[str], amount: str) -> list[Labelled]:
    """Return the rows that are called a sum, in their order, with their amounts.

    Parameters: lazy table; labels, columns of text; amount, of text in plain digits or with commas of thousands.
    """
    found = [row for row in labelled_rows(table, labels, SUM_PATTERN, amount) if is_sum_label(row.text)]
    if not found or amount not in texts_of(table):
        return found
    return [row for row in labelled_rows(in_style(table, amount, "."), labels, SUM_PATTERN, amount) if is_sum_label(row.text)]


def _sums(table: object, labels: list[str], amounts: list[str], wishes: Wishes) -> Iterator[Finding]:
    """Refuse sums that add up, in whichever column of amounts, and say which rows are called so and do not."""
    if wishes.sums == "count":
        return
    found = [labelled_sums(table, labels, amount) for amount in amounts]
    for first in (certain[0] for rows in found if (certain := sum_rows(rows))):
        message = say(
            "row {row}: '{text}' in column {column} is the sum of the rows above it; counted too, they would count "
            "twice. Take such rows out of the file, or write --sums count if they are activities of their own.",
            row=first.row + 2,
            text=first.text,
            column=first.column,
        )
        raise CarbonError(message, code="sum_row", field="sums")
    for rows in filter(None, found[:1]):
        first = rows[0]
        message = say(
            "'{text}' reads like a sum, and the numbers above do not add up to it; it was counted. Take the row out "
            "of the file if it is a sum, or write --sums count.",
            text=first.text,
        )
        yield Finding("sum_label", "warning", message, None, first.row + 2, first.column, len(rows), tuple(row.row + 2 for row in rows[:5]))


def sum_rows(rows: list[Labelled]) -> list[Labelled]:
    """Return the rows whose amount is that of all rows since the sum before, or of all rows without the sums.

    Parameters: rows that are called a sum, in their order.
    """
    return list(_certain(rows))


def _certain(rows: list[Labelled]) -> Iterator[Labelled]:
    begin = whole = 0.0
    at = -1
    for row in rows:
        value = row.amount
        if value is None or value <= 0:
            continue
        block, every = row.so_far - value - begin, row.so_far - value - whole
        slack = _EXACT * row.so_far
        if (row.row - at > LEAST and abs(block - value) <= slack) or (row.row >= LEAST and abs(every - value) <= slack):
            begin, at, whole = row.so_far, row.row, whole + value
            yield row


def _registers(table: object, columns: Mapping[str, str], amount: str, wishes: Wishes) -> Iterator[Finding]:
    if wishes.reading in ("register", "power"):
        message = say(
            "--reading {reading} is for files that are read whole. Cut the file, or bring the use of each row into a column of its own.",
            reading=wishes.reading,
        )
        raise CarbonError(message, code="argument", field="reading")
    if wishes.reading == "use" or "period" not in columns:
        return
    for name, found in rising(table, columns, amount):
        message = say(
            "{name}: {readings} readings in the order of the file never fall, from {first} to {last}. If they "
            "are what the meter shows, their differences are the use; if they are the use, write --reading use.",
            name=name,
            readings=found.readings,
            first=number(found.first),
            last=number(found.last),
        )
        yield Finding("register_suspected", "warning", message, column=amount)
