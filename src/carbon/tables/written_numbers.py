"""Numbers as a column of text of a large table writes them: which styles its cells show, and the same in plain digits."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from carbon.tables.keys import collected

_DIGITS = r"(\d[\d.,]*)"
_SPACED = r"^(\D*\d{1,3}(?:[ '\u00a0\u2009\u202f\u2019]\d{3})+[.,])"
"""Thousands parted by spaces before a decimal sign: the space says that what follows the sign are decimals."""
_SPACES = r"[ '\u00a0\u2009\u202f\u2019]"


_SHAPES = {
    "comma": r"^\d[\d.]*\.\d{3},\d*$|^\d{1,3}(?:\.\d{3}){2,}$|^0+,\d+$|^\d+,(?:\d{1,2}|\d{4,})?$|^\d{4,},\d{3}$",
    "point": r"^\d[\d,]*,\d{3}\.\d*$|^\d{1,3}(?:,\d{3}){2,}$|^0+\.\d+$|^\d+\.(?:\d{1,2}|\d{4,})?$|^\d{4,}\.\d{3}$",
    "open_comma": r"^[1-9]\d{0,2},\d{3}$",
    "open_point": r"^[1-9]\d{0,2}\.\d{3}$",
    "whole": r"^\d{4,}$",
}


class Shape(NamedTuple):
    """How many cells show a shape of a number, one of them, and its row counted from 0; no row where an engine keeps no order."""

    cells: int
    first: str
    row: int | None


def holds_text(data: Any, column: str) -> bool:
    """Return whether a column of a lazy table of any engine is of text.

    Parameters: data, a lazy table of narwhals; column.
    """
    import narwhals as nw

    return bool(data.collect_schema()[column] == nw.String)


def number_shapes(table: Any, column: str) -> Mapping[str, Shape]:
    """Return how many cells of a column of text show each shape of a number, with the first of them.

    Parameters: lazy table; column.
    """
    import polars as pl

    cells = pl.col(column).str.strip_chars()
    # Numbers of one form are looked at once: 1.234 and 9.876 are both 1.111.
    whole = pl.when(cells.str.contains(_SPACED)).then(cells.str.replace_all(_SPACES, "")).otherwise(cells)
    form = whole.str.extract(_DIGITS, 1).str.replace_all("[1-9]", "1")
    rows = table.select(form.alias("form"), cells.alias("cell")).with_row_index("row")
    first = pl.col("cell").sort_by("row").first(), pl.col("row").min()
    forms = collected(rows.group_by("form").agg(pl.len(), *first)).sort("row")
    found = {name: forms.filter(pl.col("form").str.contains(pattern)) for name, pattern in _SHAPES.items()}
    return {name: Shape(int(part["len"].sum()), part["cell"].first() or "", part["row"].first() or 0) for name, part in found.items()}


def shapes_where_they_live(data: Any, column: str) -> Mapping[str, Shape]:
    """Return what `number_shapes` does of a lazy table of any engine, in one question to it.

    Parameters: data, a lazy table of narwhals; column, of text.
    """
    import narwhals as nw

    cells = nw.col(column).str.strip_chars()
    rows = data.select(cells.alias("cell"), cells.str.replace_all("[1-9]", "1").alias("form"))
    forms = rows.group_by("form").agg(nw.len().alias("count"), nw.col("cell").min().alias("first")).collect("polars")
    found: dict[str, list[tuple[int, str]]] = {name: [] for name in _SHAPES}
    for form, count, first in forms.sort("first").iter_rows():
        digits = re.search(_DIGITS, re.sub(_SPACES, "", form) if re.search(_SPACED, form or "") else form or "")
        for name in (name for name, pattern in _SHAPES.items() if digits and re.search(pattern, digits[1])):
            found[name].append((count, first))
    return {name: Shape(sum(count for count, _ in parts), parts[0][1] if parts else "", None) for name, parts in found.items()}


def in_style(table: Any, column: str, decimal: str) -> Any:
    """Return a lazy table whose column of text has its numbers in plain digits: what is of thousands goes, the decimals get a point.

    Parameters: lazy table; column; decimal, the sign before the decimals.
    """
    import polars as pl

    other = "." if decimal == "," else ","
    cells = pl.col(column).str.strip_chars()
    rest = r"(?:\s*[^\d.,'\s].*)?$"
    grouped = rf"^[+-]?\d{{1,3}}(?:[{other} \x{{00a0}}\x{{202f}}']\d{{3}})*(?:[{decimal}]\d*)?{rest}"
    number = rf"{grouped}|^[+-]?\d+(?:[{decimal}]\d*)?{rest}"
    head, tail = cells.str.extract(r"^([+-]?[\d.,'\s]*\d)", 1), cells.str.extract(r"^[+-]?[\d.,'\s]*\d(.*)$", 1)
    plain = head.str.replace_all(rf"[{other}'\s\x{{00a0}}\x{{202f}}]", "").str.replace(decimal, ".", literal=True) + tail.fill_null("")
    return table.with_columns(pl.when(cells.str.contains(number)).then(plain).otherwise(cells).alias(column))
