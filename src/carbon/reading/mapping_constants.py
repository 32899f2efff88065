"""Constants of a table: one value for every row, never beside a column of its name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from carbon.core.errors import CarbonError, did_you_mean
from carbon.core.sentences import say
from carbon.engine.asking.mapping import TABLE_FIELDS, known_fields
from carbon.reading.mapping import TableMapping


def check_constants(constants: Mapping[str, object], place: str) -> None:
    """Refuse a constant that is not a field, and one that is not a single value.

    Parameters: constants; place, where they stand, in words.
    """
    for name, value in constants.items():
        if name not in known_fields():
            known = {*known_fields(), *TABLE_FIELDS, *TableMapping.model_fields}
            raise CarbonError(
                say("{place}: '{name}' is not a field.{near}", place=place, name=name, near=did_you_mean(name, known)),
                code="field_unknown",
                field=name,
            )
        if not isinstance(value, str | int | float | date):
            raise CarbonError(
                say("{place}: {name} is {value}; it must be one value. Write it as text.", place=place, name=name, value=repr(value)),
                code="field_invalid",
                field=name,
            )
