"""Rows of cells → activities: the mapping by name, and a finding for each row that cannot be read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from carbon.activities.fields.amounts import AmountOf
from carbon.activities.framework.base import Activity
from carbon.activities.framework.describing import field_reader
from carbon.activities.framework.kinds import build, kinds
from carbon.core.errors import CarbonError, Finding
from carbon.core.numbers import LARGEST, is_missing
from carbon.core.sentences import say
from carbon.engine.asking.dicts import DictReader
from carbon.engine.asking.questions import Refused


@dataclass
class ReadRows:
    """Activities with the input row each came from, and the rows that could not be read."""

    activities: list[Activity] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    credits: list[tuple[int, Mapping[str, object]]] = field(default_factory=list)
    """Rows below zero, with their fields: they are refused too, until `credits` takes them off what they correct."""
    notes: list[Finding] = field(default_factory=list)


def read_rows(
    records: Iterable[Mapping[str, object]],
    columns: Mapping[str, str],
    constants: Mapping[str, object],
    *,
    file: str | None = None,
    numbers: Sequence[int] | None = None,
) -> ReadRows:
    """Return the activities of rows of cells; a row that cannot be read becomes a finding and stops no other.

    Parameters: records; columns, field → column name; constants, field → value for all rows; file and numbers, the place of
    each row for findings.
    """
    found, read, reader = ReadRows(), dict[object, Activity | CarbonError](), DictReader()
    for position, record in enumerate(records):
        cells = {name: value for name, column in columns.items() if (value := _cell(record[column])) is not None}
        key = tuple(cells.items())
        if key not in read:
            read[key] = read_activity({**constants, **cells}, reader)
        outcome, number = read[key], numbers[position] if numbers else position
        if isinstance(outcome, Activity):
            found.activities.append(outcome)
            found.rows.append(position)
            found.notes.extend(_empty_counts(outcome, cells, columns, constants, (file, number)))
        else:
            column_name = columns.get(outcome.field or "")
            finding = Finding(outcome.code, "error", outcome.sentence, file, number, column_name)
            found.refused.append(Refused(position, finding))
            if outcome.code == "amount_negative":
                found.credits.append((position, {**constants, **cells}))
    return found


def _empty_counts(
    activity: Activity,
    cells: Mapping[str, object],
    columns: Mapping[str, str],
    constants: Mapping[str, object],
    place: tuple[str | None, int],
) -> Iterable[Finding]:
    """A count that has a column and no value in this row is 1, and the row says so: an empty cell may have been forgotten."""
    for name in _counts(type(activity)):
        if name in columns and name not in cells and name not in constants:
            text = say(
                "{name} is empty; {amount_default} is counted. Write the number.", name=name, amount_default=activity.amount_default(name)
            )
            yield Finding("count_empty", "info", text, *place, columns[name])


@cache
def _counts(cls: type[Activity]) -> tuple[str, ...]:
    """The fields that an amount of a kind is multiplied by, and that are 1 where they are not given; a time has its own default."""
    names = (name for form in cls.amounts if len(form) > 1 for name in form if name != "duration")
    return tuple(name for name in dict.fromkeys(names) if cls.amount_default(name) is not None)


def _cell(value: object) -> object:
    """The value of a cell, or None for an empty one: empty is not zero."""
    if isinstance(value, str):
        return value.strip() or None
    return None if is_missing(value) else value


def read_activity(fields: Mapping[str, object], reader: DictReader | None = None) -> Activity | CarbonError:
    """Return the activity of the fields of a row, or what is wrong with it.

    Parameters: fields; reader, which knows the words of the rows before.
    """
    given = {name: value for name, value in fields.items() if name != "corrects"}
    kind = given.pop("kind", None)
    if kind is None:
        return CarbonError(
            say("the row has no kind. Map a column to kind, or give one kind for the table."), code="kind_missing", field="kind"
        )
    if "amount" not in given and "unit" in given:
        given = _unit_for_named(given)
    try:
        _check_lengths(fields)
        return (_read_again(str(kind), given, reader) if reader else None) or build(str(kind), given)
    except CarbonError as error:
        return error
    except Exception as error:  # noqa: BLE001 - whatever is wrong with a row is told of it, and stops no other
        words = ", ".join(f"{name} '{value}'" for name, value in fields.items())
        return CarbonError(
            say(
                "the row cannot be read ({name}: {error}): {words}. Correct its cells.", name=type(error).__name__, error=error, words=words
            ),
            code="row_invalid",
        )


def _read_again(kind: str, given: Mapping[str, object], reader: DictReader) -> Activity | None:
    """The activity of a plain number with a unit, whose words are mostly those of a row before; None for any other."""
    text, unit = given.get("amount"), given.get("unit")
    if isinstance(text, str) and unit is None:
        text, _, unit = text.partition(" ")
    if not (isinstance(text, str) and unit and _PLAIN.fullmatch(text)) or float(text) > LARGEST:
        return None
    try:
        return reader.read({**given, "kind": kind, "amount": float(text), "unit": unit})
    except CarbonError:
        # What is wrong is told of the row's own amount.
        return None


_PLAIN = re.compile(r"\d+(?:\.\d+)?")


def _check_lengths(fields: Mapping[str, object]) -> None:
    for name, value in fields.items():
        if isinstance(value, str) and len(value) > _LONGEST:
            message = say(
                "{name}: the cell has {count} characters, from '{value}…'. Write at most {longest}, the most of a spreadsheet.",
                name=name,
                count=len(value),
                value=value[:20],
                longest=_LONGEST,
            )
            raise CarbonError(message, code="cell_too_long", field=name)


_LONGEST = 32_767
"""Characters of a cell."""


def _unit_for_named(given: dict[str, object]) -> dict[str, object]:
    """A unit without `amount` belongs to the one amount field that is given as a bare number, or to all stocks of a balance."""
    unit = given.pop("unit")
    stocks = {name: (given[name], unit) for name in _stocks() if _is_bare(given.get(name))}
    if stocks:
        return given | stocks
    for name in _named_amounts():
        if _is_bare(given.get(name)):
            return given | {name: (given[name], unit)}
    return given | {"amount": None}


def _is_bare(value: object) -> bool:
    return isinstance(value, int | float) or (isinstance(value, str) and not any(letter.isalpha() for letter in value))


@cache
def _stocks() -> tuple[str, ...]:
    """Fields of which some kind sums its amount."""
    return tuple(dict.fromkeys(name for cls in kinds().values() for name in cls.balance))


@cache
def _named_amounts() -> tuple[str, ...]:
    """Amount fields that need a unit; passengers, pieces and per cent have theirs."""
    readers = {name: field_reader(cls, name) for cls in kinds().values() for form in cls.amounts for name in form}
    return tuple(name for name, reader in readers.items() if isinstance(reader, AmountOf) and reader.bare is None)
