"""Which column is which field: columns by name, constants, and columns of numbers with their unit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from carbon.activities.fields.common import AmountOf
from carbon.activities.fields.reader import Reader
from carbon.activities.framework.describing import field_reader
from carbon.activities.framework.field_facts import field_facts
from carbon.activities.framework.kinds import kinds, of_kinds, resolve
from carbon.activities.framework.placing import amount_fields
from carbon.core.errors import CarbonError, Finding, did_you_mean, nearest
from carbon.core.formatting import shortened
from carbon.core.periods import parse_period
from carbon.core.regions import region
from carbon.core.sentences import joined, say
from carbon.core.units.customs import check_unit
from carbon.core.units.dimensions import DIMENSIONS

TABLE_FIELDS = ("kind", "amount", "unit", "corrects")
"""Fields of a table that are no field of a kind: `amount` and `unit` fill the one whose dimension fits; `corrects` is the id of the row
that a credit note is of."""


class FieldMapping(NamedTuple):
    """What is said of a table's fields.

    Parameters: columns, field → column; constants, field → value for all rows; measured, the columns of numbers whose product is the
    amount, in the order in which their kind multiplies them.
    """

    columns: dict[str, str]
    constants: dict[str, object]
    measured: tuple[str, ...]


def field_mapping(fields: Mapping[str, object], names: Sequence[str], numeric: Callable[[str], bool]) -> FieldMapping:
    """Return the columns and constants that fields say.

    Parameters: fields, field → column name, constant, or column and unit as ("weight", "kg"); with `map_names`, whether columns named as
    fields are those fields, and `_constants`, fields whose text is never a column; names of the table's columns; numeric, whether a
    column holds numbers.
    Raises: CarbonError for a field, column or unit that is unknown, and for amounts that nothing gives a unit.
    """
    given = dict(fields)
    measured = _measured_columns(given, names)
    forced, by_name = given.pop("_constants", frozenset()), bool(given.pop("map_names", False))
    assert isinstance(forced, frozenset)
    columns, constants = split_fields(given, names, forced)
    if by_name:
        taken = {*columns.values(), *(column for column, _ in measured.values())}
        columns = {name: name for name in names if name in known_fields() and name not in constants and name not in taken} | columns
    check_mapping(columns, names)
    check_units(columns, constants, numeric)
    columns |= {name: column for name, (column, _) in measured.items()}
    constants |= {name: f"1 {spelling}" for name, (_, spelling) in measured.items()}
    return FieldMapping(columns, constants, tuple(column for column, _ in measured.values()))


@of_kinds
def known_fields() -> frozenset[str]:
    """Return every field that some kind has, and those of a table."""
    return frozenset({*TABLE_FIELDS, *field_facts().names})


def check_mapping(columns: Mapping[str, str], available: Sequence[str]) -> None:
    """Raise when a mapping names a field or a column that is not there.

    Parameters: columns, field → column name; available, the columns of the table.
    """
    for name, column in columns.items():
        if name not in known_fields():
            near = did_you_mean(name, known_fields()) or say(" See the fields with python -m carbon kinds.")
            raise CarbonError(say("'{name}' is not a field of any kind.{near}", name=name, near=near), code="field_unknown", field=name)
        if column not in available:
            raise CarbonError(
                say(
                    "column '{column}', mapped to {name}, is not in the table.{near}",
                    column=column,
                    name=name,
                    near=did_you_mean(column, available),
                ),
                code="column_unknown",
                field=name,
            )


def check_units(columns: Mapping[str, str], constants: Mapping[str, object], numeric: Callable[[str], bool]) -> None:
    """Raise when a column of numbers is an amount whose unit nothing gives: each of its cells would be refused alike.

    Parameters: columns, field → column name; constants, field → value for all rows; numeric, whether a column holds numbers.
    """
    if "unit" in columns or "unit" in constants:
        return
    for name, column in columns.items():
        example = _wants_unit().get(name)
        if example and numeric(column):
            raise CarbonError(
                say(
                    "column '{column}', mapped to {name}, holds numbers without a unit. Write {name}=('{column}', "
                    "'{example}'), on the command line --map '{name}={column} [{example}]'.",
                    column=column,
                    name=name,
                    example=example,
                ),
                code="unit_missing",
                field=name,
            )


def _measured_columns(fields: dict[str, object], names: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Take the fields out that are given as a column of numbers with its unit, as mass=("weight", "kg"): field → column and unit.

    They stand in the order in which their kind multiplies them.

    Raises: CarbonError for a unit that is unknown, for such a column beside `amount`, and for columns that are no product.
    """
    found = dict[str, tuple[str, str]]()
    for name, value in list(fields.items()):
        if isinstance(value, tuple) and len(value) == 2 and isinstance(value[0], str) and value[0] in names:
            found[name] = (value[0], str(value[1]))
            del fields[name]
    for name, (column, spelling) in found.items():
        check_unit(spelling)
        if "amount" in fields:
            raise CarbonError(
                say("amount and {name}=('{column}', '{spelling}') are both given. Write one.", name=name, column=column, spelling=spelling),
                code="amount_twice",
                field=name,
            )
    forms = [form for cls in kinds().values() for form in cls.amounts] if found else [()]
    order = next((form for form in forms if set(found) <= set(form)), None)
    if order is None:
        message = say(
            "{found} are multiplied by no kind. Write their unit in the cells, as '40 kg', or in a column for unit.",
            found=joined(found, say(" and ")),
        )
        raise CarbonError(message, code="amount_invalid")
    return {name: found[name] for name in sorted(found, key=order.index)}


def split_fields(
    fields: Mapping[str, object], names: Sequence[str], forced: frozenset[str] = frozenset()
) -> tuple[dict[str, str], dict[str, object]]:
    """Return (field → column, field → constant): a string that is a column's name is that column.

    Raises: CarbonError for a string that is neither a column nor a valid constant, naming the nearest columns.
    """
    columns, constants = dict[str, str](), dict[str, object]()
    for name, value in fields.items():
        if name not in known_fields():
            near = did_you_mean(name, known_fields()) or say(" See the fields with python -m carbon kinds.")
            raise CarbonError(say("'{name}' is not a field of any kind.{near}", name=name, near=near), code="field_unknown", field=name)
        if isinstance(value, str) and value in names and name not in forced:
            columns[name] = value
        elif value is not None:
            if isinstance(value, str) and name not in forced:
                _check_constant(name, value, names)
            constants[name] = value
    return columns, constants


def _check_constant(name: str, value: str, names: Sequence[str]) -> None:
    readers: dict[str, Callable[[str], object]] = {"kind": resolve, "unit": check_unit, "period": parse_period, "region": region}
    if name == "amount":
        message = say("amount='{value}' is not a column of the table.{near}", value=value, near=did_you_mean(value, names))
        raise CarbonError(message, code="column_unknown", field=name)
    if name in readers:
        try:
            readers[name](value)
        except CarbonError as error:
            columns, told = _columns_near(value, names), error.sentence
            message = say(
                "{name}='{value}' is neither a column nor a {name}: {error} {columns}", name=name, value=value, error=told, columns=columns
            )
            raise CarbonError(message, code=error.code, field=name) from None


def _columns_near(value: str, names: Sequence[str]) -> str:
    near = joined(nearest(value, names), ", ")
    return say("Nearest column: {names}.", names=near) if near else say("Columns: {names}.", names=shortened(", ".join(names)))


def mapping_note(columns: Mapping[str, str]) -> Finding:
    """Return the finding that lists which column was used for which field."""
    used = ", ".join(name if name == column_name else f"{name} ← {column_name}" for name, column_name in columns.items())
    return Finding("columns_used", "info", say("columns used as fields: {used}.", used=used or say("none")))


def names_amount(fields: Iterable[str]) -> bool:
    """Return whether some field is an amount of its kind by name, such as `volume` or `distance`.

    Parameters: fields.

    >>> names_amount(["site", "distance"]), names_amount(["site", "amount"])
    (True, False)
    """
    return not named_amounts().isdisjoint(fields)


def named_amounts() -> frozenset[str]:
    """Return the fields of all kinds that an amount is one of, or the product of."""
    return field_facts().amounts


@of_kinds
def _wants_unit() -> dict[str, str]:
    """Amount fields that are a bare number in no kind, with a unit they may have."""
    found: dict[str, str] = {}
    for cls in kinds().values():
        found = {name: DIMENSIONS[dimensions[0]] for name, dimensions in amount_fields(cls).items()} | found
    bare = {name for cls in kinds().values() for name in found.keys() & cls.model_fields.keys() if _reads_bare(field_reader(cls, name))}
    return {name: example for name, example in found.items() if name not in bare}


def _reads_bare(reader: Reader[object] | None) -> bool:
    try:
        return reader is None or reader.read(1.0) is not None
    except CarbonError:
        return False


def unit_for_named(given: dict[str, object]) -> dict[str, object]:
    """Return fields whose unit stands without `amount` at the one amount field that is a bare number, or at all stocks of a balance.

    Parameters: given, the fields, `unit` among them.
    """
    unit = given.pop("unit")
    bare = {name: (value, unit) for name, value in given.items() if name in field_facts().numbers and _is_bare(value)}
    # Of a row without any number no kind need be asked.
    stocks = {name: bare[name] for name in _stocks() if name in bare} if bare else {}
    if stocks:
        return given | stocks
    for name in _amounts_with_unit() if bare else ():
        if name in bare:
            return given | {name: bare[name]}
    return given | {"amount": None}


def _is_bare(value: object) -> bool:
    return isinstance(value, int | float) or (isinstance(value, str) and not any(letter.isalpha() for letter in value))


@of_kinds
def _stocks() -> tuple[str, ...]:
    """Fields of which some kind sums its amount."""
    return tuple(dict.fromkeys(name for cls in kinds().values() for name in cls.balance))


@of_kinds
def _amounts_with_unit() -> tuple[str, ...]:
    """Amount fields that need a unit; passengers, pieces and per cent have theirs."""
    readers = {name: field_reader(cls, name) for cls in kinds().values() for form in cls.amounts for name in form}
    return tuple(name for name, reader in readers.items() if isinstance(reader, AmountOf) and reader.bare is None)
