"""What rows that ask the same have in common: an activity as their template, and what of it is a row's own, numbers and labels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from carbon.activities.fields.common import AmountOf
from carbon.activities.fields.common import Label as FreeText
from carbon.activities.fields.reader import Reader
from carbon.activities.framework.base import Activity
from carbon.activities.framework.describing import field_reader
from carbon.activities.framework.labels import LABELS
from carbon.core.errors import CarbonError
from carbon.core.quantities import Amount

LONGEST_CELL = 32_767
"""Characters of a cell."""


@dataclass(frozen=True)
class Template:
    """An activity, and what of it is a row's own.

    Parameters: activity; amounts, given name → field and unit of each number that enters linearly; further, given names of numbers that
    do not, and so belong to what is asked; checked, whether the checks of the kind hold whatever the numbers and labels are.
    """

    activity: Activity
    amounts: Mapping[str, tuple[str, str]]
    further: tuple[str, ...]
    checked: bool

    def made(self, names: Sequence[str], values: Iterable[object]) -> Activity | None:
        """Return the activity with some fields of another row; None where they do not go together, as is said of the row by itself.

        Parameters: names of fields that the activity has been given; values, of each in its own type.
        """
        return next(self.all_made(names, (values,)))

    def all_made(self, names: Sequence[str], rows: Iterable[Iterable[object]]) -> Iterator[Activity | None]:
        """Yield what `made` returns of the values of each of some rows.

        Parameters: names; rows of values.
        """
        made = replicas(self.activity, names, rows)
        return made if self.checked else map(_checked, made)


def _checked(activity: Activity) -> Activity | None:
    try:
        activity.model_post_init(None)
    except CarbonError:
        return None
    return activity


def template_of(activity: Activity, numbers: Mapping[str, float]) -> Template:
    """Return the template of an activity.

    Parameters: activity; numbers, given name (`amount` or a field) → number that was read.
    """
    cls, found = type(activity), dict[str, tuple[str, str]]()
    for name, number in numbers.items():
        field = _placed(activity, numbers) if name == "amount" else name
        amount = getattr(activity, field, None)
        if field in linear_fields(cls) and isinstance(amount, Amount) and amount.value == number:
            found[name] = (field, amount.unit)
    further = tuple(name for name in numbers if name not in found)
    return Template(activity, found, further, not cls.bounding and _is_simple(activity))


def _placed(activity: Activity, numbers: Mapping[str, float]) -> str:
    """The field that a bare amount went to; '' where it is not the one that was not named."""
    fields = [name for name in linear_fields(type(activity)) if name in activity.model_fields_set and name not in numbers]
    return fields[0] if len(fields) == 1 else ""


def _is_simple(activity: Activity) -> bool:
    """Whether one field alone is the amount: a product is checked by its numbers, and so is a count that is 1 where it is not given."""
    given = [name for form in type(activity).amounts for name in form if name in activity.model_fields_set]
    return len(activity.amount_form) == 1 and set(given) == set(activity.amount_form)


@cache
def linear_fields(cls: type[Activity]) -> frozenset[str]:
    """Return the fields of a kind whose number enters linearly, and is any number of zero or more."""
    names = {name for form in cls.amounts for name in form}
    return frozenset(name for name in names if type(field_reader(cls, name)) is AmountOf)


@cache
def label_readers(cls: type[Activity]) -> Mapping[str, Reader[object]]:
    """Return what reads each label that says nothing of what is asked: a period of which a kind reads more than its year does."""
    readers = {name: field_reader(cls, name) for name in LABELS if not (name == "period" and cls.dated)}
    return {name: reader for name, reader in readers.items() if reader is not None}


_set = object.__setattr__


def replica(activity: Activity, changed: Mapping[str, object]) -> Activity:
    """Return an activity with some fields changed, as `model_copy` does.

    Parameters: activity; changed, field → value.
    """
    return next(replicas(activity, tuple(changed), (changed.values(),)))


def replicas(activity: Activity, names: Sequence[str], rows: Iterable[Iterable[object]]) -> Iterator[Activity]:
    """Yield an activity with some fields changed for each of some rows: what is alike of all is looked at once.

    Parameters: activity; names of the fields; rows of their values.
    """
    cls, fields, given = type(activity), activity.__dict__, activity.__pydantic_fields_set__
    given = given if given.issuperset(names) else {*given, *names}
    for values in rows:
        made, own = cls.__new__(cls), fields.copy()
        for name, value in zip(names, values, strict=True):
            own[name] = value
        _set(made, "__dict__", own)
        _set(made, "__pydantic_fields_set__", given)
        _set(made, "__pydantic_extra__", None)
        _set(made, "__pydantic_private__", None)
        yield made


class Label(NamedTuple):
    """A label of each row in its own type, and the rows where it cannot be read."""

    values: Sequence[object]
    unread: frozenset[int]


def read_label(column: Sequence[object], reader: Reader[object]) -> Label:
    """Return a label of each row; those of one text are read once.

    Parameters: column, its cells, without spaces around them; reader of the label.
    """
    known, unreadable, distinct = dict[object, object](), set[object](), set(column) - {None}
    if type(reader) is FreeText and all(type(cell) is str and len(cell) <= LONGEST_CELL for cell in distinct):
        return Label(column, frozenset())
    for cell in distinct:
        try:
            known[cell] = reader.read(_short(cell))
        except Exception:  # noqa: BLE001 - what is wrong is said of the row, when it is read by itself
            unreadable.add(cell)
    unread = frozenset(row for row, cell in enumerate(column) if cell in unreadable) if unreadable else frozenset[int]()
    return Label(list(map(known.get, column)), unread)


def _short(cell: object) -> object:
    if isinstance(cell, str) and len(cell) > LONGEST_CELL:
        raise ValueError("too long")
    return cell
