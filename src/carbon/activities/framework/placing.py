"""Which fields of a kind take an amount, by its dimension; and what is said of one that stands in the wrong place."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import takewhile
from math import isfinite
from typing import TYPE_CHECKING

from pydantic import BaseModel

from carbon.activities.fields.common import AmountOf
from carbon.activities.fields.listed import Listed
from carbon.activities.fields.rates import AnyRate
from carbon.activities.framework.describing import field_reader, own_fields
from carbon.core.errors import CarbonError
from carbon.core.lists import either
from carbon.core.quantities import Amount, parse_amount
from carbon.core.sentences import joined, say, term
from carbon.core.units.dimensions import DIMENSIONS, HEADS
from carbon.factors.named import activities
from carbon.factors.vocabulary import begins, spoken

if TYPE_CHECKING:
    from carbon.activities.framework.base import Activity

_LONGEST = 100
"""Letters of what is no amount and is repeated as it was written."""
_SHOWN = 4
"""Units that a message names as examples: more would be a list nobody reads."""
_COUNTED = ("pieces", "passengers", "employees", "inhabitants", "animals", "nights", "room_nights")


@cache
def amount_fields(cls: type[Activity]) -> dict[str, tuple[str, ...]]:
    """Return amount field → dimensions it takes, in the order in which a bare amount is tried."""
    names = dict.fromkeys(name for names in cls.amounts for name in reversed(names))
    readers = {name: field_reader(cls, name) for name in names}
    return {name: reader.dimensions for name, reader in readers.items() if isinstance(reader, AmountOf)}


@cache
def fields_by_dimension(cls: type[Activity]) -> dict[str, str]:
    """Return dimension → the field of a kind that a bare amount of it goes to."""
    found: dict[str, str] = {}
    for name, dimensions in amount_fields(cls).items():
        for dimension in dimensions:
            found.setdefault(dimension, name)
    return found


def field_of_heads(cls: type[Activity], amount: Amount) -> str | None:
    """Return the field that counts animals or people, for an amount of pieces; None where pieces, or more than one of them, are counted.

    >>> from carbon.activities.land.agriculture import Livestock
    >>> field_of_heads(Livestock, Amount(60.0, "piece"))
    'animals'
    """
    fields = fields_by_dimension(cls)
    heads = [fields[name] for name in HEADS if name in fields]
    return heads[0] if amount.unit == DIMENSIONS["pieces"] and len(heads) == 1 and "pieces" not in fields else None


@cache
def readings_of(cls: type[Activity], dimension: str) -> tuple[str, ...]:
    """Return the fields that an amount of a dimension may be meant for, each of which is the whole amount by itself."""
    alone = [names[0] for names in cls.amounts if len(names) == 1]
    return tuple(name for name in alone if dimension in amount_fields(cls).get(name, ()))


def fields_that_take(cls: type[BaseModel], dimension: str) -> list[str]:
    """Return the fields of a kind, amounts and others, in which an amount of a dimension can stand.

    >>> from carbon.activities.travel.air import Flight
    >>> fields_that_take(Flight, "distance")
    ['distance']
    """
    readers = ((name, field_reader(cls, name)) for name in own_fields(cls))
    return [name for name, reader in readers if isinstance(reader, AmountOf) and dimension in reader.dimensions]


def misplaced(cls: type[BaseModel], name: str, given: object) -> tuple[str, Amount] | None:
    """Return the one field that an amount written into another field belongs to, and the amount; None where it is no such slip.

    Parameters: cls, the kind; name, the field it was written into; given, as it was written.

    >>> from carbon.activities.travel.air import Flight
    >>> misplaced(Flight, "origin", "1000 km")
    ('distance', Amount(value=1000.0, unit='km'))
    """
    amount = _amount_or_none(given)
    reader = field_reader(cls, name) if name in cls.model_fields else None
    # The upper part of a rate lacks what it is per, and stands where it should.
    if amount is None or (isinstance(reader, AnyRate) and amount.dimension in reader.of):
        return None
    fields = fields_that_take(cls, amount.dimension)
    return (fields[0], amount) if len(fields) == 1 and fields[0] != name else None


def _amount_or_none(given: object) -> Amount | None:
    try:
        return parse_amount(given)
    except CarbonError:
        return None


def refuse_untaken(cls: type[Activity], name: str, given: object) -> None:
    """Refuse an amount that is written where no amount stands, and that no field of the kind takes.

    Parameters: cls, the kind; name, the field it was written into; given, as it was written.
    Raises: CarbonError `dimension`, naming what the kind takes.
    """
    amount = None if isinstance(field_reader(cls, name), AmountOf) else _amount_or_none(given)
    if amount is not None and not fields_that_take(cls, amount.dimension):
        raise not_taken(cls, amount, given)


def belongs(field: str, amount: Amount, given: object) -> str:
    """Return the sentence that names the field an amount belongs to.

    Parameters: field; amount; given, as it was written.
    """
    return say(
        "'{given}' is an amount of {dimension} and goes in the field {field}. Write {field}='{given}'.",
        dimension=term(amount.dimension),
        field=field,
        given=given if isinstance(given, str) else str(amount),
    )


def of_readings(cls: type[Activity], amount: Amount, readings: tuple[str, ...]) -> CarbonError:
    """Return the error of a bare amount that two fields of the kind take: a tonne of product is no tonne of oxygen demand.

    Parameters: cls, the kind; amount; readings, the fields.
    """
    message = say(
        "{amount} of {kind} may be {fields}. Write {examples}.{decided}",
        amount=amount,
        kind=cls.kind_name(),
        fields=either(readings),
        examples=either(f"{name}='{amount}'" for name in readings),
        decided=say(" Or give {field} beside the amount.", field=cls.decided_by[0]) if cls.decided_by else "",
    )
    return CarbonError(message, code="amount_ambiguous", field="amount")


def without_unit(cls: type[Activity], error: CarbonError, value: object, given: Mapping[str, object]) -> CarbonError:
    """Return the error of an amount that cannot be read; where its unit is missing, it names those that the kind takes of what is given.

    Parameters: cls, the kind; error, as the amount was refused; value, as it was written; given, the fields.
    """
    if _is_no_amount(value) or (error.code == "amount_invalid" and isinstance(value, str) and len(value) < _LONGEST):
        message = say(
            "'{text}' is not an amount. Write a number and a unit, such as '{example}'.", text=value, example=_example(cls, given)
        )
        return CarbonError(message, code="amount_invalid", field="amount")
    if error.code != "unit_missing":
        return error
    message = say(
        "'{value}' has no unit. Write the number with its unit, as {examples}.",
        value=value,
        examples=either(f"'{str(value).strip()} {unit}'" for unit in _example_units(cls, value, given)),
    )
    return CarbonError(message, code=error.code, field="amount")


def _is_no_amount(value: object) -> bool:
    """Whether a value is no amount whatever its unit: yes or no, a dict, or a number without end."""
    return isinstance(value, bool | Mapping) or (isinstance(value, float) and not isfinite(value))


def _example(cls: type[Activity], given: Mapping[str, object]) -> str:
    """An amount as the kind's own examples have it, such as 640 km of rail; else of a unit it takes."""
    return next(_shown_amounts(cls), None) or f"40 {_example_units(cls, '', given)[0]}"


def _shown_amounts(cls: type[Activity]) -> Iterator[str]:
    """The amounts that the examples of a kind write after its word, in the unit that is customary for it."""
    for line in cls.examples:
        _, *rest = shlex.split(line)
        written = " ".join(takewhile(lambda part: not part.startswith("--"), rest))
        if _amount_or_none(written):
            yield written


def _example_units(cls: type[Activity], value: object, given: Mapping[str, object]) -> list[str]:
    """Units that a number without one may have been meant in: those of the thing's own factors, of a whole number first of all a count."""
    takes = list(dict.fromkeys(dimensions[0] for dimensions in amount_fields(cls).values()))
    takes += [dimension for dimension in fields_by_dimension(cls) if dimension not in takes and not dimension.isupper()]
    known = _dimensions_of(cls, given)
    takes = [dimension for dimension in takes if dimension in known] or takes
    if str(value).strip().isdigit():
        takes.sort(key=lambda dimension: dimension not in _COUNTED)
    # Of several, and where no factor says it, the kind's own example has the customary one: millilitres of an anaesthetic.
    shown = _amount_or_none(next(_shown_amounts(cls), "")) if len(takes) > 1 and not known else None
    first = [shown.unit] if shown and shown.dimension in takes else []
    return [*first, *(DIMENSIONS[dimension] for dimension in takes if DIMENSIONS[dimension] not in first)][:_SHOWN]


def _dimensions_of(cls: type[Activity], given: Mapping[str, object]) -> set[str]:
    """The dimensions of the shipped factors of what a field names; none where nothing is named so."""
    return {
        dimension
        for name, text in given.items()
        if isinstance(text, str) and isinstance(reader := field_reader(cls, name) if name in cls.model_fields else None, Listed)
        for key in reader.key.split()
        for activity in activities(key)
        if begins(activity.phrases.get(reader.qualifier, ""), text)
        for dimension in activity.dimensions
    }


def not_taken(cls: type[Activity], amount: Amount, written: object, named: str = "") -> CarbonError:
    """Return the error of an amount that no amount of the kind is measured in; a field beside them that takes it is named.

    Parameters: cls, the kind; amount; written, as it was given; named, the word of the activity.
    """
    others = [name for name in fields_that_take(cls, amount.dimension) if name not in amount_fields(cls)]
    if len(others) == 1:
        return CarbonError(belongs(others[0], amount, written), code="dimension", field="amount")
    forms = ((name, either(map(term, dims))) for name, dims in amount_fields(cls).items())
    wanted = joined((say("{name} ({dimensions})", name=name, dimensions=words) for name, words in forms), ", ")
    message = say(
        "{amount} is {dimension}, which {kind} does not take. It takes {wanted}.{other_kind}",
        amount=amount,
        dimension=term("money") if _is_money(amount.dimension) else term(amount.dimension),
        kind=cls.kind_name(),
        wanted=wanted,
        other_kind=_other_kind(amount.dimension, named) or _by_density(cls, amount.dimension),
    )
    return CarbonError(message, code="dimension", field="amount")


def _by_density(cls: type[Activity], dimension: str) -> str:
    """How what is sold by volume is told by its mass: no density is assumed that nobody cites."""
    if dimension != "volume" or "mass" not in fields_by_dimension(cls):
        return ""
    return say(" Give its mass in kg: litres × density of the product, in kg/l, as on its label or data sheet.")


def _other_kind(dimension: str, named: str) -> str:
    """The kind that an amount of this dimension is usually of; of money with the sector that the words of the activity name."""
    if dimension == "freight":
        return say(" For goods that are moved, use kind freight with mode=road, rail, sea or air.")
    if not _is_money(dimension):
        return ""
    if named and spoken("spend", "sector", named):
        return say(" It is counted by its cost: write kind spend with sector='{text}'.", text=named)
    return say(" For an amount of money, use kind spend with sector=.")


def _is_money(dimension: str) -> bool:
    """Whether a dimension is a currency, which has its code for a name."""
    return dimension.isupper()
