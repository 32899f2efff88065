"""What the rows below those that are tried say as whole columns: the style of numbers, sums, and meters that only rise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from carbon.core.errors import Finding
from carbon.core.formatting import number
from carbon.core.sentences import Sentence, say
from carbon.reading.found_sums import SUM_PATTERN, is_sum_label
from carbon.reading.large import sum_rows
from carbon.reading.numbers import open_number, seen_in, style_of
from carbon.reading.registers import rising
from carbon.tables.read import Table
from carbon.tables.whole_columns import Labelled, frame_of, held_numbers, labelled_rows, texts_of
from carbon.tables.written_numbers import in_style, number_shapes

_SEEN = 5000
"""Cells of the amount that are looked at one by one, for what an engine's patterns do not tell, as currencies before a number."""


@dataclass(frozen=True)
class Whole:
    """All rows of a table that are looked at.

    Parameters: data, a lazy table; numbers of its rows; gap, whether some between them are not there; held, whether it is in memory.
    """

    data: Any
    numbers: Sequence[int]
    gap: bool
    held: bool = False


@dataclass(frozen=True)
class Below:
    """What rows below say: the decimal sign of the amounts, findings, questions, and (row number, why) of sums that are left out."""

    decimal: str | None = None
    findings: tuple[Finding, ...] = ()
    asked: tuple[Sentence, ...] = ()
    left_out: tuple[tuple[int, str], ...] = ()


def whole_of(table: Table, gap: bool) -> Whole:
    """Return the rows of a table that is held.

    Parameters: table; gap, whether rows in its midst are not there.
    """
    return Whole(frame_of(table.columns), table.row_numbers, gap, held=True)


def amount_of(table: Table, columns: Mapping[str, Any]) -> str | None:
    """Return the column of the amounts, where there is one; without it there is nothing to look for below.

    Parameters: table; columns, field → column, of the proposal.
    """
    amount = columns.get("amount")
    return amount if isinstance(amount, str) and amount in table.columns else None


def look_below(table: Table, whole: Whole, columns: Mapping[str, Any], tried: int) -> Below:
    """Return what the rows say that are not tried one by one.

    Parameters: table, of which the first rows are tried; whole; columns, field → column, of the proposal; tried, how many rows.
    """
    amount = amount_of(table, columns)
    if amount is None:
        return Below()
    texts, data = texts_of(whole.data), whole.data
    decimal, findings, asked = _style(table, whole, amount) if amount in texts else (None, [], [])
    plain = in_style(data, amount, decimal) if decimal else data
    plain = held_numbers(plain, amount) if whole.held else plain
    labels = [name for name in texts if name not in (amount, columns.get("unit"))]
    rows = [row for row in labelled_rows(plain, labels, SUM_PATTERN, amount) if is_sum_label(row.text)]
    sums = [] if whole.gap else [row for row in sum_rows(rows) if row.row >= tried]
    others = [row for row in rows if row.row >= tried and row not in sums]
    findings += _labelled(whole, others[:1]) if others else []
    findings += _registers(table, plain, columns, amount)
    left_out = tuple((whole.numbers[row.row], say("it is the sum of the rows above it")) for row in sums)
    return Below(decimal, tuple(findings), tuple(asked), left_out)


def _style(table: Table, whole: Whole, amount: str) -> tuple[str | None, list[Finding], list[Sentence]]:
    """The style of all amounts; where the first cells show one and the rest another, both are told."""
    seen = seen_in(table.columns[amount][:_SEEN])
    for name, shape in number_shapes(whole.data, amount).items():
        if shape.cells and not getattr(seen, name):
            setattr(seen, name, shape.cells)
            seen.samples.setdefault(name, shape.first)
    decimal, findings = style_of(seen, amount)
    cell = seen.samples.get("open_point") or seen.samples.get("open_comma", "")
    asked = open_number(cell, decimal) if cell and not findings else None
    return decimal, findings, [asked] if asked else []


def _labelled(whole: Whole, rows: Sequence[Labelled]) -> Iterator[Finding]:
    for row in rows:
        given = {"row": whole.numbers[row.row], "text": row.text, "column": row.column}
        why = (
            say("not all rows above it were looked at, so their sum is not known")
            if whole.gap
            else say("the numbers above do not add up to it")
        )
        message = say(
            "row {row}: '{text}' in column {column} reads like a sum; {why}. If it is one, write sums = \"leave out\", or "
            'leave_out = {{ "{column}" = ["{text}"] }}; if not, sums = "count".',
            why=why,
            **given,
        )
        yield Finding("sum_label", "warning", message, None, whole.numbers[row.row], row.column)


def _registers(table: Table, data: Any, columns: Mapping[str, Any], amount: str) -> Iterator[Finding]:
    held = {field: name for field, name in columns.items() if name in table.columns}
    for name, found in rising(data, held, amount):
        message = say(
            "{name}: {readings} readings in the order of the file never fall, from {first} to {last}. If they are what the meter "
            'shows, write reading = "register" (--reading register). If they are the consumption, write reading = "use".',
            name=name,
            readings=found.readings,
            first=number(found.first),
            last=number(found.last),
        )
        yield Finding("register_suspected", "warning", message, table.name, None, amount)
