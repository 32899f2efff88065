"""How a table is read: one class for `[[tables]]` of an inventory, `--mapping` of the command line and what `read` proposes."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from carbon.activities.framework.labels import LABELS
from carbon.core.errors import CarbonError, did_you_mean, nearest
from carbon.core.sentences import joined, say
from carbon.core.units.scales import unit
from carbon.engine.asking.mapping import known_fields
from carbon.reading.dates import pattern_of


def _listed(given: Any) -> Any:
    return (given,) if isinstance(given, str | int) else given


def _form(given: str) -> str:
    """A form of days, refused where it is none."""
    pattern_of(given)
    return given


class Melt(BaseModel):
    """Columns side by side that hold amounts, made into rows.

    Parameters: columns, the headers, or `first` and `last` of those that stand together; or headers with the fields that each
    states (`{"El [kWh]" = {kind = "electricity", unit = "kWh"}}`); field that the header fills, and its text, in which {} is the
    header and {Column} a cell of the row: "{Datum} {}".
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    columns: tuple[str, ...] | dict[str, dict[str, str]] = ()
    first: str | None = None
    last: str | None = None
    field: str = "period"
    text: str = "{}"


class TableMapping(BaseModel):
    """What is said of a table: where it stands, which column is which field, how its cells are read.

    Parameters
    ----------
    sheet, sheets: a sheet of a workbook by name; several, or "*" for all, as one table each.
    header: the number of the header row, or of several.
    area: the columns of the table, such as "E:G", where others stand beside it.
    columns: field → column; with a unit in brackets "Energi [kWh]", a form of days "Datum [DD.MM.YYYY]", or first and last day in two.
    map_names: whether a column whose header is a field's name is that field.
    decimal: the sign before the decimals, found from each column without it.
    date_format: the form of days that may be read in two ways, as DD/MM/YYYY; found from each column without it.
    time: a column of times of day beside the days, as 07:45 or 00-01.
    year: of months that stand without theirs, as 2019, or the column that holds it.
    routing: a column that holds the airports of a journey in one cell, as LLA-ARN-LHR: origin, via and destination.
    credit: a column of credit beside that of debit, which is the amount: what stands in it is taken off.
    multiply_by: a column of numbers that the amounts, or the distances or masses, are multiplied by: bottles of 250 ml, km of each trip.
    values: field → what stands in the cells → what it means; with a star, how they begin: {sector = {"50*" = "L"}}, the longest first.
    sums: whether rows that are the sum of others are left out or counted; asked without it.
    reading: `register` where the amounts are what a meter shows, whose differences are the use; `use` says that they are not;
        `power` where they are the mean power of each interval, which is energy by the interval's length.
    region_codes: what two-letter codes are that may be either: `countries` or `US states`.
    leave_out: column, or field → the cells whose rows are left out; with a star, how they begin.
    chart: the chart that the accounts of the file are of, as BAS, or the column that says it.
    charts: the charts of accounts that `values` are of; a file of another one is refused.
    proxies: field → cell, as in `values` → what else a part of it may be, each with its words: said of the rows that have it.
    melt: columns side by side that become rows.
    headers: the headers for which the mapping was made; others are refused.
    """

    model_config = ConfigDict(frozen=True, extra="allow")

    sheet: str | None = None
    sheets: Annotated[tuple[str, ...], BeforeValidator(_listed)] = ()
    header: Annotated[tuple[Annotated[int, Field(ge=1)], ...], BeforeValidator(_listed)] = ()
    area: str | None = None
    columns: dict[str, Annotated[tuple[str, ...], BeforeValidator(_listed), Field(min_length=1, max_length=2)]] = Field(
        default_factory=dict
    )
    map_names: bool = True
    decimal: Literal[",", "."] | None = None
    date_format: Annotated[str, AfterValidator(_form)] | None = None
    time: str | None = None
    year: int | str | None = None
    routing: str | None = None
    credit: str | None = None
    multiply_by: str | None = None
    values: dict[str, dict[str, str]] = Field(default_factory=dict)
    sums: Literal["ask", "leave out", "count"] = "ask"
    reading: Literal["register", "use", "power"] | None = None
    region_codes: Literal["countries", "US states"] | None = None
    leave_out: dict[str, Annotated[tuple[str, ...], BeforeValidator(_listed)]] = Field(default_factory=dict)
    chart: str | None = None
    charts: Annotated[tuple[str, ...], BeforeValidator(_listed)] = ()
    proxies: dict[str, dict[str, dict[str, str]]] = Field(default_factory=dict)
    melt: Melt | None = None
    headers: tuple[str, ...] = ()

    @property
    def constants(self) -> dict[str, object]:
        """Fields that hold for all rows."""
        return dict(self.model_extra or {})

    @property
    def wanted_sheets(self) -> tuple[str | None, ...]:
        """The sheets that are read, each by name; None for the first, "*" for all.

        Raises: CarbonError where both entries are given.
        """
        if self.sheet and self.sheets:
            raise CarbonError(say("sheet and sheets are both given. Write one of them."), code="argument", field="sheet")
        return self.sheets or (self.sheet,)


class Column(NamedTuple):
    """The column, or the two columns, of a field; with the unit or the form of days given in brackets."""

    names: tuple[str, ...]
    form: str | None = None

    def __str__(self) -> str:
        return " – ".join(self.names)


_IN_BRACKETS = re.compile(r"(?P<column>.+?)\s*\[(?P<form>[^\[\]]+)\]", re.DOTALL)


def columns_of(mapping: TableMapping, names: Sequence[str], constants: Mapping[str, object]) -> dict[str, Column]:
    """Return field → column of a table: those that are mapped, and those whose header is a field's name.

    Parameters: mapping; names of the table's columns; constants of the table.
    Raises: CarbonError for a field or a column that is not there, and for a column beside a constant of one field.
    """
    mapped = {field: _column(field, given, names) for field, given in mapping.columns.items()}
    if twice := [field for field in mapped if field in constants]:
        value = constants[twice[0]]
        message = say(
            "{twice} is column '{mapped}' and '{value}' for all rows too. Write one of them.",
            twice=twice[0],
            mapped=mapped[twice[0]],
            value=value,
        )
        raise CarbonError(message, code="field_twice", field=twice[0])
    taken = {name for column in mapped.values() for name in column.names}
    if mapping.melt:
        taken |= {*mapping.melt.columns, mapping.melt.first or "", mapping.melt.last or ""}
    free = [name for name in names if mapping.map_names and name in known_fields() and name not in taken and name not in mapped]
    for name in free:
        if name in constants:
            message = say(
                "{name} is '{constants}' for all rows, and the table has a column '{name}'. Leave one out, or set map_names = false.",
                name=name,
                constants=constants[name],
            )
            raise CarbonError(message, code="field_twice", field=name)
    _check_values(constants, {*names} - taken - {*free})
    return {name: Column((name,)) for name in free} | mapped


def _check_values(constants: Mapping[str, object], unused: Collection[str]) -> None:
    """Refuse a value for all rows that is the name of a column which nothing else is read from: which of the two is meant is asked.

    A label is free text, which may well be called as a column.
    """
    for field, value in constants.items():
        if value in unused and field not in LABELS:
            message = say(
                "{field} is '{value}' for all rows, and the table has a column '{value}'. To read {field} from that column, write columns "
                '= {{ {field} = "{value}" }} (--map "{field}={value}"). If the value itself is meant, rename the column.',
                field=field,
                value=value,
            )
            raise CarbonError(message, code="value_or_column", field=field)


def _column(field: str, given: tuple[str, ...], names: Sequence[str]) -> Column:
    if field not in known_fields():
        near = did_you_mean(field, known_fields()) or say(" See the fields with python -m carbon kinds.")
        raise CarbonError(say("'{field}' is not a field of any kind.{near}", field=field, near=near), code="field_unknown", field=field)
    found, forms = list[str](), list[str]()
    for text in given:
        parts = None if text in names else _IN_BRACKETS.fullmatch(text)
        name = parts["column"] if parts else text
        if name not in names:
            raise _absent(name, field, names)
        found.append(name)
        forms += [parts["form"].strip()] if parts else []
    if len(set(forms)) > 1:
        raise CarbonError(
            say("{field}: '{first}' and '{second}' are two forms. Write one.", field=field, first=forms[0], second=forms[1]),
            code="mapping_invalid",
            field=field,
        )
    if len(found) > 1 and field != "period":
        raise CarbonError(
            say("{field} is given two columns; only period has two, the first and the last day.", field=field),
            code="field_twice",
            field=field,
        )
    if forms and field != "period":
        unit(forms[0])
    return Column(tuple(found), forms[0] if forms else None)


def check_headers(mapping: TableMapping, names: Sequence[str], place: str) -> None:
    """Refuse a table whose headers are not those the mapping was made for: a moved column must not be read as another.

    Parameters: mapping; names of the table's columns; place, its name.
    """
    if not mapping.headers or set(mapping.headers) == set(names):
        return
    gone = [name for name in mapping.headers if name not in names]
    came = [name for name in names if name not in mapping.headers]
    lost = say("without {names}", names=", ".join(map(repr, gone))) if gone else ""
    more = say("new are {names}", names=", ".join(map(repr, came))) if came else ""
    message = say(
        "{place}: the columns are not those the mapping was made for: {parts}. Read the file anew with python -m carbon read.",
        place=place,
        parts=joined(filter(None, (lost, more)), "; "),
    )
    raise CarbonError(message, code="headers_changed", field="headers")


def _absent(name: str, field: str, names: Sequence[str]) -> CarbonError:
    """The error for a column that is not in the table; what is like none of its columns may be a constant in the wrong place."""
    constant = say(
        ' If it is the {field} of all rows and not a column, write {field} = "{name}" above [columns], or --set {field}={name}.',
        field=field,
        name=name,
    )
    hint = joined((did_you_mean(name, names), "" if nearest(name, names) else constant), "")
    message = say("column '{name}', mapped to {field}, is not in the table.{hint}", name=name, field=field, hint=hint)
    return CarbonError(message, code="column_unknown", field=field)
