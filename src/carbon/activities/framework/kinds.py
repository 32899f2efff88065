"""The list of kinds, made from the classes, and the way from a word to an activity."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from functools import cache

from pydantic import ValidationError

import carbon.activities
from carbon.activities.fields.amounts import AmountOf
from carbon.activities.fields.words import word
from carbon.activities.framework.base import Activity
from carbon.activities.framework.describing import field_reader
from carbon.activities.framework.kind_table import KINDS
from carbon.activities.framework.refusals import sentence
from carbon.core.errors import CarbonError, did_you_mean
from carbon.core.plain import phrase
from carbon.core.quantities import Amount, parse_amount
from carbon.core.sentences import joined, say, term
from carbon.core.store.read import store
from carbon.core.units.dimensions import DIMENSIONS


@cache
def kinds() -> dict[str, type[Activity]]:
    """Return kind name → class, of every class in the folders of kinds."""
    for module in pkgutil.walk_packages(carbon.activities.__path__, "carbon.activities."):
        importlib.import_module(module.name)
    return {cls.kind_name(): cls for cls in sorted(_below(Activity), key=lambda cls: cls.__name__) if "kind" in cls.model_fields}


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
    return _defined_elsewhere().get(name)


def _defined_elsewhere() -> dict[str, type[Activity]]:
    """Kinds that a program of the user's defines."""
    return {cls.kind_name(): cls for cls in _below(Activity) if not cls.__module__.startswith("carbon.") and "kind" in cls.model_fields}


def resolve(text: str) -> tuple[type[Activity], dict[str, str]]:
    """Return class and preset fields of a kind or a word.

    Raises: CarbonError `kind_unknown` naming the nearest.
    """
    name = text.strip().casefold().replace(" ", "_").replace("-", "_")
    if sign := _leading_sign(text):
        raise _signed(text, sign)
    if found := kind_class(name) or kind_class(_kinds_by_phrase().get(phrase(text), "")):
        return found, {}
    if (meant := word(text)) and (found := kind_class(meant[0])):
        return found, meant[1]
    raise CarbonError(
        say(
            "unknown activity '{text}'.{near} Or give factor=, such as '0.15 kg CO2e/kg'.",
            text=text,
            near=did_you_mean(name, known_words()) or _LIST,
        ),
        code="kind_unknown",
        field="kind",
    )


_LIST = say(" `python -m carbon kinds` lists the kinds.")


def _leading_sign(text: str) -> str:
    """The signs before the first letter or digit: they may mean that the row is a comment, or is taken off."""
    bare = text.strip().lstrip(_SIGNS)
    # A text of signs alone, as a "?" to be filled in, is an unknown word and nothing that was commented out.
    return text.strip().removesuffix(bare) if bare else ""


_SIGNS = (
    "".join(letter for letter in map(chr, range(33, 127)) if not letter.isalnum()) + "\u2010\u2011\u2012\u2013\u2014\u2212\u00b7\u2022§¤"
)


def _signed(text: str, sign: str) -> CarbonError:
    """The error of a word with signs before it: the word without them is offered, and never taken."""
    bare = text.strip()[len(sign) :].strip()
    name = bare.casefold().replace(" ", "_").replace("-", "_")
    near = say(" Did you mean '{bare}'?", bare=bare) if _is_known(bare) else did_you_mean(name, known_words())
    comment = say(" A row that begins with {sign} may be a comment: leave it out.", sign=sign) if sign[0] in "#/*;'" else ""
    return CarbonError(
        say("unknown activity '{text}': it begins with {sign}.{near}{comment}", text=text, sign=sign, near=near, comment=comment),
        code="kind_unknown",
        field="kind",
    )


def _is_known(bare: str) -> bool:
    try:
        return bool(bare) and resolve(bare) is not None
    except CarbonError:
        return False


def known_words() -> set[str]:
    """Return the kinds and the everyday words for them."""
    return {*KINDS, *_defined_elsewhere(), *(row[0] for row in store().rows("SELECT word FROM word"))}


@cache
def _kinds_by_phrase() -> dict[str, str]:
    """Phrase → kind: hotel stays are the kind hotel_stay."""
    return {phrase(name): name for name in KINDS}


def of_own_factor(text: str) -> type[Activity] | None:
    """Return the class of something that is given with a factor of its own: generic, unless it is a kind by name.

    Parameters: text, a kind or a name of the user's.
    """
    return None if kind_class(text.strip().casefold()) else kind_class("generic")


def build(text: str, fields: Mapping[str, object]) -> Activity:
    """Return the activity of a kind or word with these fields; `amount` and `unit` fill the field whose dimension fits.

    Raises: CarbonError saying which field is wrong and what to write.

    >>> build("diesel", {"amount": "40 L"}).volume
    Amount(value=40.0, unit='l')
    """
    given = {name: value for name, value in fields.items() if value is not None and value != ""}
    own = of_own_factor(text) if given.get("factor") else None
    cls, preset = (own, {"name": text}) if own else resolve(text)
    return make(cls, preset | given)


def make(cls: type[Activity], given: dict[str, object]) -> Activity:
    """Return an activity of a class from fields that are given; see `build`."""
    if "amount" in given or "unit" in given:
        given = _place_amount(cls, dict(given))
    try:
        return cls.model_validate(given)
    except ValidationError as error:
        raise sentence(cls, error) from None


@cache
def amount_fields(cls: type[Activity]) -> dict[str, tuple[str, ...]]:
    """Return amount field → dimensions it takes, in the order in which a bare amount is tried."""
    names = dict.fromkeys(name for names in cls.amounts for name in reversed(names))
    readers = {name: field_reader(cls, name) for name in names}
    return {name: reader.dimensions for name, reader in readers.items() if isinstance(reader, AmountOf)}


@cache
def _fields_by_dimension(cls: type[Activity]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, dimensions in amount_fields(cls).items():
        for dimension in dimensions:
            found.setdefault(dimension, name)
    return found


def _with_unit(cls: type[Activity], value: object) -> Amount:
    """The amount; where its unit is missing, the error names one that the kind takes."""
    try:
        return parse_amount(value, tuple(_fields_by_dimension(cls)))
    except CarbonError as error:
        if error.code != "unit_missing":
            raise
        dimension = next(iter(_fields_by_dimension(cls)))
        message = say(
            "'{value}' has no unit. Write the number with its unit, as '{value_2} {dimensions}'.",
            value=value,
            value_2=str(value).strip(),
            dimensions=DIMENSIONS[dimension],
        )
        raise CarbonError(message, code=error.code, field="amount") from None


def _place_amount(cls: type[Activity], given: dict[str, object]) -> dict[str, object]:
    """Put amount and unit into the field of the kind whose dimension fits."""
    value, spelling = given.pop("amount", None), given.pop("unit", None)
    if value is None:
        return given
    amount = value if isinstance(value, Amount) else _with_unit(cls, (value, spelling) if spelling else value)
    field = _fields_by_dimension(cls).get(amount.dimension)
    if field is None:
        forms = ((name, joined(map(term, dims), say(" or "))) for name, dims in amount_fields(cls).items())
        wanted = joined((say("{name} ({dimensions})", name=name, dimensions=words) for name, words in forms), ", ")
        raise CarbonError(
            say(
                "{amount} is {dimension}, which {cls} does not take. It takes {wanted}.{other_kind}",
                amount=amount,
                dimension=term(amount.dimension),
                cls=cls.kind_name(),
                wanted=wanted,
                other_kind=_other_kind(amount.dimension),
            ),
            code="dimension",
            field="amount",
        )
    if field in given:
        raise CarbonError(
            say("amount {amount} and {field} are both given. Write one of them.", amount=amount, field=field),
            code="amount_twice",
            field=field,
        )
    return given | {field: amount}


def _other_kind(dimension: str) -> str:
    """The kind that an amount of this dimension is usually of."""
    if dimension == "freight":
        return say(" For goods that are moved, use kind freight with mode=road, rail, sea or air.")
    return say(" For an amount of money, use kind spend with sector=.") if dimension.isupper() else ""
