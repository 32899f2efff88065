"""Whether a table has the columns that a plan was made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from carbon.core.errors import CarbonError
from carbon.core.sentences import say
from carbon.tables.keys import Key, key_of


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
