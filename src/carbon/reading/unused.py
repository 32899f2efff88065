"""Columns that no field takes: they are named, with the line that maps those that read like a field."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from carbon.core.errors import CarbonError, Finding
from carbon.core.sentences import joined, say
from carbon.reading.fits import fit_of
from carbon.reading.looks import MOST, look_at
from carbon.reading.mapping import Column, TableMapping
from carbon.tables.read import Table

_OF_PERIOD = {"start": "period", "end": "period"}
_SURE = 3
"""How well a column fits a field whose name its whole heading is, or whose unit it states."""
_SHOWN = 6
"""Columns that are named; of more the number is said."""


def unused_columns(table: Table, mapping: TableMapping, columns: Mapping[str, Column], constants: Collection[str]) -> tuple[Finding, ...]:
    """Return the warning of the columns that are not used; none where a mapping was made for just these columns.

    Parameters: table; mapping; columns, field → column; constants, fields that the mapping gives for all rows.
    Raises: CarbonError where two columns read as one field, and neither is mapped.
    """
    if not mapping.map_names or mapping.headers or mapping.melt:
        return ()
    taken = {*mapping.leave_out, *(name for column in columns.values() for name in column.names)}
    free = [name for name in table.columns if name not in taken]
    fits = {name: found for name in free if (found := _fit(name, table.columns[name]))}
    for name, (field, amounts) in fits.items():
        _check_twice(name, field, amounts, mapping, columns)
    open_fields = {name: field for name, (field, _) in fits.items() if field not in columns and field not in constants}
    filled = [name for name in free if any(cell not in (None, "") for cell in table.columns[name])]
    named = [name for name in filled if name in open_fields] if mapping.columns else filled
    if not named:
        return ()
    told = [_many(named), *_lines(open_fields), *(() if mapping.columns else _again(fits, columns))]
    told.append(say("python -m carbon read FILE shows what each column may be."))
    return (Finding("columns_not_used", "warning", joined(told, " "), table.name),)


def _fit(name: str, cells: Sequence[object]) -> tuple[str, bool] | None:
    """The field that a column surely reads like, and whether it is one of amounts by its heading and its cells."""
    look = look_at(cells)
    found = fit_of(name, look) if look.filled else None
    if found is None or found[2] < _SURE:
        return None
    return _OF_PERIOD.get(found[0], found[0]), found[0] == "amount" and found[2] == _SURE and look.number >= MOST


def _check_twice(name: str, field: str, amounts: bool, mapping: TableMapping, columns: Mapping[str, Column]) -> None:
    if field not in columns or field in mapping.columns:
        return
    if amounts or name.strip().casefold() == field:
        message = say(
            "{field} is given twice, by the columns '{columns}' and '{name}'. Say which one it is: columns = {{ "
            '{field} = "{name}" }} (--map "{field}={name}") or columns = {{ {field} = "{columns}" }} (--map '
            '"{field}={columns}"), or delete the other one.',
            field=field,
            columns=columns[field],
            name=name,
        )
        raise CarbonError(message, code="field_twice", field=field)


def _many(names: Sequence[str]) -> str:
    more = say(" and {count} more", count=len(names) - _SHOWN) if len(names) > _SHOWN else ""
    shown = ", ".join(f"'{name}'" for name in names[:_SHOWN])
    return (
        say("column {shown} is not used.", shown=shown)
        if len(names) == 1
        else say("columns {shown}{more} are not used.", shown=shown, more=more)
    )


def _lines(fields: Mapping[str, str]) -> Iterator[str]:
    """For each field that is open, the line that maps the first column that reads like it."""
    first = {field: name for name, field in reversed(list(fields.items()))}
    for field, name in first.items():
        yield say(
            '\'{name}\' reads like {field}: if it is, write columns = {{ {field} = "{name}" }} (--map "{field}={name}").',
            name=name,
            field=field,
        )


def _again(fits: Mapping[str, tuple[str, bool]], columns: Mapping[str, Column]) -> Iterator[str]:
    """Columns that read like a field that another column is."""
    for name, (field, _) in fits.items():
        if field in columns:
            yield say("'{name}' reads like {field} too, which is column '{columns}'.", name=name, field=field, columns=columns[field])
