"""Which fields hold numbers, and which amounts with a unit: asked of the kinds themselves."""

from __future__ import annotations

from functools import cache
from typing import get_args

from carbon.activities.fields.amounts import AmountOf, AnyRate
from carbon.activities.fields.ratios import ShareOf
from carbon.activities.fields.reader import Reader
from carbon.activities.framework.describing import field_reader
from carbon.activities.framework.kinds import kinds


@cache
def number_fields() -> frozenset[str]:
    """Return the fields whose cells hold numbers, in a table."""
    found = {"amount"}
    for cls in kinds().values():
        for name, info in cls.model_fields.items():
            reader = field_reader(cls, name)
            if isinstance(reader, AmountOf | ShareOf | AnyRate) or (reader is None and _is_number(info.annotation)):
                found.add(name)
    return frozenset(found)


def _is_number(annotation: object) -> bool:
    return any(part in (int, float) for part in (annotation, *get_args(annotation)))


@cache
def measured_fields() -> dict[str, frozenset[str]]:
    """Return the fields that need a unit → the dimensions they take; a count has its own."""
    found: dict[str, set[str]] = {}
    for cls in kinds().values():
        for name in cls.model_fields:
            reader = field_reader(cls, name)
            if isinstance(reader, AmountOf) and reader.bare is None:
                found.setdefault(name, set()).update(reader.dimensions)
    return {name: frozenset(dimensions) for name, dimensions in found.items()}


@cache
def word_fields() -> dict[str, Reader[object]]:
    """Return the fields that take words alone, as a fuel or a cabin, with what reads them."""
    return {
        name: reader
        for cls in kinds().values()
        for name in cls.model_fields
        if (reader := field_reader(cls, name)) is not None and not isinstance(reader, AmountOf | ShareOf | AnyRate)
    }
