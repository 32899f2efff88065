"""The list of kinds, made from the classes, and the way from a word to an activity."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, Mapping
from functools import cache, wraps
from typing import TYPE_CHECKING, TypeVar

from pydantic import ValidationError

import carbon.activities
from carbon.activities.fields.everyday import word
from carbon.activities.fields.words import ask_meaning, decided, two_meanings
from carbon.activities.framework.around_words import leading_sign, named_twice
from carbon.activities.framework.base import OWN_KINDS, Activity
from carbon.activities.framework.kind_table import KINDS
from carbon.activities.framework.labels import LABELS
from carbon.activities.framework.own_factor import booked_as, fields_with_own_factor
from carbon.activities.framework.placing import field_of_heads, fields_by_dimension, not_taken, of_readings, readings_of, without_unit
from carbon.activities.framework.refusals import sentence, signed, too_long, unknown_kind
from carbon.core.errors import CarbonError, Finding
from carbon.core.quantities import Amount, parse_amount
from carbon.core.sentences import say
from carbon.core.store.read import store
from carbon.core.units.customs import by_custom
from carbon.core.written import phrase

if TYPE_CHECKING:
    from carbon.factors.catalogue import Catalogue

T = TypeVar("T")


def kinds() -> dict[str, type[Activity]]:
    """Return kind name → class, of every class in the folders of kinds, and of those that a program of the user's defines."""
    return _shipped() | {name: cls for name, cls in OWN_KINDS.items() if name not in KINDS}


@cache
def _shipped() -> dict[str, type[Activity]]:
    # A calculation loads its own kind alone, and finds no modules.
    import pkgutil

    for module in pkgutil.walk_packages(carbon.activities.__path__, "carbon.activities."):
        importlib.import_module(module.name)
    found = sorted((cls for cls in _below(Activity) if cls.__module__.startswith("carbon.")), key=lambda cls: cls.__name__)
    return {cls.kind_name(): cls for cls in found if "kind" in cls.model_fields}


def of_kinds(find: Callable[[], T]) -> Callable[[], T]:
    """Return a function that finds something of all kinds once, and anew when a program has defined another kind of its own.

    Parameters: find, what is found of `kinds()`.
    """
    kept: dict[tuple[type[Activity], ...], tuple[T]] = {}

    @wraps(find)
    def found() -> T:
        place = tuple(OWN_KINDS.values())
        known = kept.get(place)
        if known is None:
            known = (find(),)
            # A notebook defines a kind anew each time its cell is run: what was found before is of no use.
            kept.clear()
            kept[place] = known
        return known[0]

    return found


def _below(cls: type[Activity]) -> Iterator[type[Activity]]:
    """All classes that come from one: of some that share a base, the base too."""
    for child in cls.__subclasses__():
        yield child
        yield from _below(child)


def kind_class(name: str) -> type[Activity] | None:
    """Return the class of a kind, and load its module alone; None where there is no such kind.

    >>> kind_class("car_travel").__name__
    'CarTravel'
    """
    if name in KINDS:
        module, title = KINDS[name]
        found: type[Activity] = getattr(importlib.import_module(f"carbon.activities.{module}"), title)
        return found
    return OWN_KINDS.get(name)


def resolve(text: str, place: str | None = None) -> tuple[type[Activity], dict[str, str]]:
    """Return class and preset fields of a kind or a word.

    Parameters: text; place, the region, where a word that nothing reads may have two meanings.
    Raises: CarbonError `kind_unknown` naming the nearest; `word_ambiguous` for a word that only names several things, as gas.
    """
    if len(text) > _LONGEST:
        # No word is so long, and to compare it with each would take the time of a table.
        raise too_long(text)
    # A word that begins with a letter has none before it.
    if not text[:1].isalnum() and (sign := leading_sign(text)):
        bare = text.strip()[len(sign) :].strip()
        raise signed(text, sign, bare, known_words(), is_one=is_activity(bare))
    found = _meant(text)
    if found is None:
        ask_meaning("kind", text, place)
        raise unknown_kind(text, known_words())
    return found


def is_activity(text: str) -> bool:
    """Return whether a text is a kind or word of activity, without looking for the nearest of one that is not.

    >>> is_activity("fjärrvärme"), is_activity("invoice 12")
    (True, False)
    """
    return len(text) <= _LONGEST and not leading_sign(text) and _meant(text) is not None


def _meant(text: str) -> tuple[type[Activity], dict[str, str]] | None:
    """The class and preset fields that a text means."""
    name = text.strip().casefold().replace(" ", "_").replace("-", "_")
    if found := kind_class(name) or kind_class(_kinds_by_phrase().get(phrase(text), "")):
        return found, {}
    meant = word(text)
    # Whatever begins as the name of a refrigerant is read as one; with the word for its kind behind it the name is the rest.
    twice = named_twice(text, _meant) if meant is None or (meant[0] == "refrigerant" and " " in text.strip()) else None
    if twice is None and meant and (found := kind_class(meant[0])):
        return found, meant[1]
    return twice


_LONGEST = 1000
"""Characters of a word for an activity."""


def known_words() -> set[str]:
    """Return the kinds and the everyday words for them."""
    return {*KINDS, *OWN_KINDS, *(row[0] for row in store().rows("SELECT word FROM word"))}


@cache
def _kinds_by_phrase() -> dict[str, str]:
    """Phrase → kind: hotel stays are the kind hotel_stay."""
    return {phrase(name): name for name in KINDS}


def of_own_factor(text: str) -> type[Activity] | None:
    """Return the class of something that is given with a factor of its own: generic, unless it is a kind by name that takes a factor.

    Parameters: text, a kind, a word or a name of the user's.
    """
    named = kind_class(text.strip().casefold())
    return None if named and "factor" in named.model_fields else kind_class("generic")


def meant_with_factor(text: str, given: Mapping[str, object]) -> tuple[type[Activity], dict[str, str]] | None:
    """Return class and preset fields of what a word with a factor of its own means; None where it is a name of the user's.

    Parameters: text; given, the fields.
    Raises: CarbonError `word_ambiguous` where a word means two things that are booked in two places.

    >>> meant_with_factor("fjärrvärme", {})[0].kind_name(), meant_with_factor("our widgets", {})
    ('district_heating', None)
    """
    two = two_meanings(text, given.get("region"))
    if two is None or decided(two, given):
        return _meant(text) if len(text) <= _LONGEST else None
    if not two[1]:
        # The other meaning is one that is given with a factor of its own.
        return None
    first, second = map(_written, two)
    if first and second and booked_as(first[0], {**first[1], **given}, make) != booked_as(second[0], {**second[1], **given}, make):
        ask_meaning("kind", text, given.get("region"))
    return first


def _written(text: str) -> tuple[type[Activity], dict[str, str]] | None:
    """Class and preset fields of one of two meanings: a word, or a kind with the field that says which it is."""
    written, _, preset = text.partition(";")
    name, _, value = preset.partition("=")
    found = _meant(written)
    return found and (found[0], found[1] | ({name: value} if preset else {}))


def build(text: str, fields: Mapping[str, object], catalogue: Catalogue | None = None) -> Activity:
    """Return the activity of a kind or word with these fields; `amount` and `unit` fill the field whose dimension fits.

    Parameters: text, the kind or word; fields; catalogue, whose own factors may bring words that the shipped ones do not have.
    Raises: CarbonError saying which field is wrong and what to write.

    >>> build("diesel", {"amount": "40 L"}).volume
    Amount(value=40.0, unit='l')
    """
    given = {name: value for name, value in fields.items() if value is not None and value != ""}
    if given.get("factor") and (own := of_own_factor(text)):
        meant = meant_with_factor(text, given)
        return make(own, {"name": text} | (fields_with_own_factor(*meant, own, given, make) if meant else given), text)
    if not decided(two_meanings(text, given.get("region")) or ("", ";"), given):
        ask_meaning("kind", text, given.get("region"))
    cls, preset = resolve(text)
    return make(cls, preset | given, text, catalogue)


def build_by_custom(text: str, fields: Mapping[str, object], catalogue: Catalogue | None = None) -> tuple[Activity, tuple[Finding, ...]]:
    """Return what `build` does, with units that are ambiguous read by the custom of the activity's region, and the findings that say so."""
    try:
        return build(text, fields, catalogue), ()
    except CarbonError:
        read, said = by_custom(fields, LABELS)
        if not said:
            raise
    return build(text, read, catalogue), said


def make(cls: type[Activity], given: dict[str, object], text: str = "", catalogue: Catalogue | None = None) -> Activity:
    """Return an activity of a class from fields that are given; see `build`."""
    if "amount" in given or "unit" in given:
        given = placed(cls, dict(given), text)
    try:
        return cls.model_validate(given, context=catalogue)
    except ValidationError as error:
        raise sentence(cls, error) from None


def placed(cls: type[Activity], given: dict[str, object], text: str = "") -> dict[str, object]:
    """Return the fields with amount and unit put into the field of the kind whose dimension fits.

    Parameters: cls, the kind; given, its fields as they were written; text, the word for it, for what a refusal says.
    Raises: CarbonError `dimension`, naming what the kind takes, `amount_ambiguous`, naming the fields that it may be meant for, or
    `amount_twice`.
    """
    value, spelling = given.pop("amount", None), given.pop("unit", None)
    if value is None:
        return given
    written = (value, spelling) if spelling else value
    amount = value if isinstance(value, Amount) else _with_unit(cls, written, given)
    field = fields_by_dimension(cls).get(amount.dimension) or field_of_heads(cls, amount)
    if field is None:
        raise not_taken(cls, amount, written, text or str(given.get("material") or given.get("product") or ""))
    readings = readings_of(cls, amount.dimension)
    if len(readings) > 1 and not given.keys() & {*readings, *cls.decided_by}:
        raise of_readings(cls, amount, readings)
    if field in given:
        raise CarbonError(
            say("amount {amount} and {field} are both given. Write one of them.", amount=amount, field=field),
            code="amount_twice",
            field=field,
        )
    return given | {field: amount}


def _with_unit(cls: type[Activity], value: object, given: Mapping[str, object]) -> Amount:
    try:
        return parse_amount(value, tuple(fields_by_dimension(cls)))
    except CarbonError as error:
        raise without_unit(cls, error, value, given) from None
