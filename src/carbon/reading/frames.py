"""Eager tables of a person's own library: what their columns of text say as a whole, refused before a cell is read by itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from carbon.core.errors import CarbonError
from carbon.core.sentences import say
from carbon.reading.states import STATES, states_of
from carbon.tables.engines import opened
from carbon.tables.whole_columns import distinct, number_shapes, texts_of


def check_frame(table: Any, fields: Mapping[str, Any]) -> None:
    """Refuse numbers of two readings and codes of states in columns of text; a lazy table is not asked twice for it.

    Parameters: table; fields, field → column or constant.
    Raises: CarbonError `number_styles`, `region_states`.
    """
    found = opened(table)
    if not found.eager:
        return
    data, forced = found.data.to_native(), fields.get("_constants", ())
    texts = texts_of(data)
    columns = {name: value for name, value in fields.items() if isinstance(value, str) and value in texts and name not in forced}
    if (amount := columns.get("amount")) is not None:
        _check_numbers(amount, number_shapes(data, amount))
    if (region := columns.get("region")) is not None:
        _check_states(region, distinct(data, region, len(STATES)))


def _check_numbers(column: str, shapes: Mapping[str, tuple[int, str]]) -> None:
    """A point and three digits is a number to every engine, and of thousands beside a decimal comma."""
    (commas, comma), (points, point) = shapes["comma"], shapes["open_point"]
    if commas and points:
        message = say(
            "column '{column}' holds '{comma}' with a decimal comma, so that '{point}' may be of thousands. Give a "
            "column of numbers, or the file itself: python -m carbon calculate reads each column in one style.",
            column=column,
            comma=comma,
            point=point,
        )
        raise CarbonError(message, code="number_styles", field="amount")


def _check_states(column: str, codes: list[str]) -> None:
    try:
        states_of(codes, column, None)
    except CarbonError as error:
        why = str(error).partition(" Write region_codes")[0]
        raise CarbonError(
            say("{why} Write states as US-{codes}, or countries by their names.", why=why, codes=codes[0].strip().upper()),
            code=error.code,
            field="region",
        ) from None
