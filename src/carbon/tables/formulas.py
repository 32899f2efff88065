"""Text that a spreadsheet would run as a formula, made harmless before it is written as CSV; numbers stay as they are.

Source: OWASP, CSV Injection: cells that begin with =, +, -, @, tab or carriage return.
"""

from __future__ import annotations

import re
from typing import Any

_BEGINS = ("=", "+", "-", "@", "\t", "\r", "\n")
_FORMULA = r"^[=+\-@\t\r\n]"
_NUMBER = "^[+-]?\\d[\\d., '\u00a0\u202f\u2019]*(?:[eE][+-]?\\d+)?[ ]?%?$"
"""An amount below zero that was read as text is a number still."""


def harmless(value: Any) -> Any:
    """Return a cell that no spreadsheet runs: text that begins like a formula has an apostrophe before it.

    Parameters: value, any cell.

    >>> harmless("=cmd"), harmless("-2+3"), harmless("diesel"), harmless(-1.5)
    ("'=cmd", "'-2+3", 'diesel', -1.5)
    """
    return f"'{value}" if isinstance(value, str) and value.startswith(_BEGINS) and not re.search(_NUMBER, value) else value


def harmless_table(table: Any) -> Any:
    """Return a polars table, eager or lazy, whose texts and headings no spreadsheet runs.

    Parameters: table.
    """
    import polars as pl

    types = table.collect_schema()
    texts = [name for name, dtype in types.items() if dtype in (pl.String, pl.Categorical, pl.Enum)]
    cells = [_harmless(pl.col(name).cast(pl.String)).alias(name) for name in texts]
    headings = {name: f"'{name}" for name in types.names() if name.startswith(_BEGINS) and f"'{name}" not in types}
    return table.with_columns(cells).rename(headings) if cells or headings else table


def _harmless(cell: Any) -> Any:
    import polars as pl

    runs = cell.str.contains(_FORMULA) & ~cell.str.contains(_NUMBER)
    return pl.when(runs).then(pl.lit("'") + cell).otherwise(cell)
