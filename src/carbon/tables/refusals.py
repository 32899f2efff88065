"""Tables that cannot be read, each with one sentence that names the column."""

from __future__ import annotations

from typing import Any

from carbon.core.errors import CarbonError
from carbon.core.sentences import say


def each_once(table: Any) -> None:
    """Refuse a Dask or Spark table with two columns of one name, as a join leaves them; the other libraries refuse it themselves.

    Parameters: table, as it came.
    Raises: CarbonError naming the column.
    """
    names = list(table.columns)
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
