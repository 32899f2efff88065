"""Columns of a person's own table that read like a field which nothing gives: named with the argument that maps them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from carbon.core.errors import Finding
from carbon.core.sentences import joined, say
from carbon.reading.fits import OF_ROWS, fit_of, holds_kinds
from carbon.reading.looks import look_at

_SURE = 3
"""How well a column fits a field whose name its whole heading is, or whose unit it states."""
_ROWS = 200
"""Rows whose cells are looked at."""


def not_mapped(data: Any, names: Sequence[str], wanted: Collection[str]) -> Iterator[Finding]:
    """Yield the finding of the columns that read like fields which nothing gives; nothing where there is none.

    Parameters: data, a lazy polars frame; names of its columns of the table are not used; wanted, the fields that nothing gives.
    """
    readable = _readable(data.select(names).head(_ROWS).collect().to_dict(as_series=False))
    found = [(field, name) for field, name in readable.items() if field in wanted]
    if found:
        lines = [
            say("'{column}' reads like {field}: if it is, give {field}='{column}'.", column=name, field=field) for field, name in found
        ]
        yield Finding("columns_not_used", "warning", joined([say("some columns of the table are not used."), *lines], " "))


def _readable(cells: Mapping[str, Sequence[object]]) -> dict[str, str]:
    """Field → the first column that surely reads like it; a label whose cells are words of activity reads like the kind too."""
    found = dict[str, str]()
    for name, column in cells.items():
        look = look_at(column)
        fit = fit_of(name, look) if look.filled else None
        if fit and fit.strength >= _SURE:
            found.setdefault(fit.field, name)
            if fit.field in OF_ROWS and holds_kinds(look):
                found.setdefault("kind", name)
    return found
