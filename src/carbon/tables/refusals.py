"""Tables that cannot be read, each with one sentence that names the column."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from carbon.core.errors import CarbonError
from carbon.core.sentences import say
from carbon.tables.keys import Key, key_of


def each_once(table: Any, library: str) -> None:
    """Refuse a Dask or Spark table with two columns of one name, as a join leaves them; the other libraries refuse it themselves.

    Parameters: table, as it came; library.
    Raises: CarbonError naming the column.
    """
    names = list(table.columns) if library in ("dask", "pyspark") else []
    if twice := [name for name in dict.fromkeys(names) if names.count(name) > 1]:
        raise CarbonError(
            say("the table cannot be read: column '{twice}' stands twice. Give each column one name.", twice=twice[0]), code="column_twice"
        )


def unreadable(table: Any, error: Exception) -> CarbonError:
    """Return the error of a table that its library cannot hand over.

    Parameters: table, as it came; error of the library.
    """
    import narwhals as nw

    reason = " ".join(str(error).split()).rstrip(".")
    if isinstance(error, nw.exceptions.DuplicateError):
        return CarbonError(say("the table cannot be read: {reason}. Give each column one name.", reason=reason), code="column_twice")
    for name, types in _mixed(table):
        message = say(
            "column '{name}' holds values of several types ({types}). Give it one, as .astype(str) does.", name=name, types=", ".join(types)
        )
        return CarbonError(message, code="column_type", field=name)
    return CarbonError(say("the table cannot be read: {reason}. Write its file anew, or leave it out.", reason=reason), code="file_broken")


def _mixed(table: Any) -> list[tuple[str, list[str]]]:
    """The columns of a pandas frame that hold values of several types, which no other library can take."""
    columns = table.items() if hasattr(table, "dropna") and hasattr(table, "items") else ()
    found = [(str(name), sorted({type(value).__name__ for value in column.dropna()})) for name, column in columns if column.dtype == object]
    return [(name, types) for name, types in found if len(types) > 1]


def check_planned(keys: Iterable[Key], numbers: Iterable[str], types: Mapping[str, Any]) -> None:
    """Refuse a table whose columns a plan cannot read: a date of day 2019 is not the year 2019.

    Parameters: keys of the plan; numbers, columns that it reads as amounts; types, column → type of narwhals.
    Raises: CarbonError naming the column, its type and that of the plan.
    """
    import narwhals as nw

    for key in keys:
        dtype = types[key.column]
        form = key_of(key.column, dtype, dated=key.form == "year").form
        empty = dtype == nw.Unknown and key.form != "year"
        if key.form in _PLANNED and form != key.form and not empty:
            raise _other_type(key.column, dtype, _PLANNED[key.form])
    for name in numbers:
        if not (types[name].is_numeric() or types[name] == nw.Unknown):
            raise _other_type(name, types[name], _PLANNED["number"])


_PLANNED = {"number": say("numbers"), "flag": say("true and false"), "year": say("dates")}


def _other_type(name: str, dtype: Any, wanted: str) -> CarbonError:
    message = say(
        "column '{name}' holds {dtype}, and the plan was made of {wanted}. Cast the column, or make a plan of this table.",
        name=name,
        dtype=dtype,
        wanted=wanted,
    )
    return CarbonError(message, code="column_type", field=name)
