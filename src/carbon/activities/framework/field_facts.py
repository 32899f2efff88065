"""What a table asks of a field whatever its kind is: of the shipped kinds a table says it, so that reading a file loads none of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, get_args

from carbon.activities.fields.common import AmountOf
from carbon.activities.fields.rates import AnyRate
from carbon.activities.fields.ratios import ShareOf
from carbon.activities.framework.base import OWN_KINDS, Activity
from carbon.activities.framework.describing import field_reader
from carbon.activities.framework.field_table import AMOUNTS, MEASURED, NAMES, NUMBERS
from carbon.activities.framework.kinds import of_kinds


class FieldFacts(NamedTuple):
    """Of the fields of all kinds.

    Parameters: names; numbers, those whose cells hold numbers; measured, those that need a unit → the dimensions they take; amounts, those
    that an amount is one of, or the product of.
    """

    names: frozenset[str]
    numbers: frozenset[str]
    measured: dict[str, frozenset[str]]
    amounts: frozenset[str]


@of_kinds
def field_facts() -> FieldFacts:
    """Return what is known of the fields of the shipped kinds, and of the kinds that a program of the user's defines."""
    shipped = {name: frozenset(dimensions.split()) for name, dimensions in MEASURED.items()}
    own = facts_of(OWN_KINDS.values())
    measured = shipped | {name: dimensions | shipped.get(name, frozenset()) for name, dimensions in own.measured.items()}
    return FieldFacts(own.names.union(NAMES.split()), own.numbers.union(NUMBERS.split()), measured, own.amounts.union(AMOUNTS.split()))


def facts_of(classes: Iterable[type[Activity]]) -> FieldFacts:
    """Return what classes of kinds say of their fields.

    Parameters: classes.
    """
    names, numbers, measured, amounts = set[str](), {"amount"}, dict[str, frozenset[str]](), set[str]()
    for cls in classes:
        amounts.update(name for form in cls.amounts for name in form)
        for name, info in cls.model_fields.items():
            reader = field_reader(cls, name)
            names.add(name)
            if isinstance(reader, AmountOf | ShareOf | AnyRate) or (reader is None and _is_number(info.annotation)):
                numbers.add(name)
            if isinstance(reader, AmountOf) and reader.bare is None:
                # A count has a unit of its own.
                measured[name] = measured.get(name, frozenset()).union(reader.dimensions)
    return FieldFacts(frozenset(names), frozenset(numbers), measured, frozenset(amounts))


def _is_number(annotation: object) -> bool:
    return any(part in (int, float) for part in (annotation, *get_args(annotation)))
