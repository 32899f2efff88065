"""The fields of one row → its activity, or what is wrong with it; rows that ask the same differ in amounts and labels alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from carbon.activities.fields.common import AmountOf
from carbon.activities.fields.reader import Reader
from carbon.activities.framework.base import Activity
from carbon.activities.framework.describing import field_reader
from carbon.activities.framework.kinds import build, kinds, of_kinds
from carbon.activities.framework.labels import LABELS
from carbon.core.errors import CarbonError
from carbon.core.quantities import Amount
from carbon.core.sentences import say
from carbon.factors.catalogue import Catalogue


def read_activity(fields: Mapping[str, object], catalogue: Catalogue | None = None) -> Activity | CarbonError:
    """Return the activity of the fields of a row, or what is wrong with it.

    Parameters: fields; catalogue, whose own factors may bring words.
    """
    given = {name: value for name, value in fields.items() if name != "corrects"}
    kind = given.pop("kind", None)
    if kind is None:
        return CarbonError(
            say("the row has no kind. Map a column to kind, or give one kind for the table."), code="kind_missing", field="kind"
        )
    if "amount" not in given and "unit" in given:
        given = _unit_for_named(given)
    try:
        _check_lengths(fields)
        return build(str(kind), given, catalogue)
    except CarbonError as error:
        return error
    except Exception as error:  # noqa: BLE001 - whatever is wrong with a row is told of it, and stops no other
        words = ", ".join(f"{name} '{value}'" for name, value in fields.items())
        return CarbonError(
            say(
                "the row cannot be read ({name}: {error}): {words}. Correct its cells.", name=type(error).__name__, error=error, words=words
            ),
            code="row_invalid",
        )


def _check_lengths(fields: Mapping[str, object]) -> None:
    for name, value in fields.items():
        if isinstance(value, str) and len(value) > LONGEST_CELL:
            message = say(
                "{name}: the cell has {count} characters, from '{value}…'. Write at most {longest}, the most of a spreadsheet.",
                name=name,
                count=len(value),
                value=value[:20],
                longest=LONGEST_CELL,
            )
            raise CarbonError(message, code="cell_too_long", field=name)


LONGEST_CELL = 32_767
"""Characters of a cell."""


def _unit_for_named(given: dict[str, object]) -> dict[str, object]:
    """A unit without `amount` belongs to the one amount field that is given as a bare number, or to all stocks of a balance."""
    unit = given.pop("unit")
    stocks = {name: (given[name], unit) for name in _stocks() if _is_bare(given.get(name))}
    if stocks:
        return given | stocks
    for name in _named_amounts():
        if _is_bare(given.get(name)):
            return given | {name: (given[name], unit)}
    return given | {"amount": None}


def _is_bare(value: object) -> bool:
    return isinstance(value, int | float) or (isinstance(value, str) and not any(letter.isalpha() for letter in value))


@of_kinds
def _stocks() -> tuple[str, ...]:
    """Fields of which some kind sums its amount."""
    return tuple(dict.fromkeys(name for cls in kinds().values() for name in cls.balance))


@of_kinds
def _named_amounts() -> tuple[str, ...]:
    """Amount fields that need a unit; passengers, pieces and per cent have theirs."""
    readers = {name: field_reader(cls, name) for cls in kinds().values() for form in cls.amounts for name in form}
    return tuple(name for name, reader in readers.items() if isinstance(reader, AmountOf) and reader.bare is None)


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
        made = replica(self.activity, dict(zip(names, values, strict=True)))
        if not self.checked:
            try:
                made.model_post_init(None)
            except CarbonError:
                return None
        return made


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
    """Return an activity with some fields changed, as `model_copy` does, in a quarter of its time: there is one for each row of a table.

    Parameters: activity; changed, field → value.
    """
    made, given = activity.__class__.__new__(activity.__class__), activity.__pydantic_fields_set__
    _set(made, "__dict__", {**activity.__dict__, **changed})
    _set(made, "__pydantic_fields_set__", given if changed.keys() <= given else {*given, *changed})
    _set(made, "__pydantic_extra__", None)
    _set(made, "__pydantic_private__", None)
    return made
