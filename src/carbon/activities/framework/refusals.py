"""What is said where an activity cannot be made: one sentence, with the nearest words and the next step."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cache
from shlex import quote
from types import SimpleNamespace
from typing import TYPE_CHECKING

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from carbon.activities.fields.catalogue_words import CatalogueWord
from carbon.activities.fields.everyday import next_step, one_food
from carbon.activities.fields.field_words import Word
from carbon.activities.fields.listed import plain, values
from carbon.activities.fields.reader import Reader
from carbon.activities.framework.around_words import amount_around
from carbon.activities.framework.describing import field_reader, field_texts
from carbon.activities.framework.labels import LABELS
from carbon.activities.framework.placing import belongs, misplaced
from carbon.core.errors import CarbonError, did_you_mean
from carbon.core.lists import either
from carbon.core.patterns import pattern
from carbon.core.quantities import Amount
from carbon.core.sentences import joined, say, whole
from carbon.core.wrong_entry import wrong_entry
from carbon.factors.vocabulary import spoken

if TYPE_CHECKING:
    from carbon.activities.framework.base import Activity


def refusal(cls: type[BaseModel], error: ValidationError, given: Mapping[str, object]) -> CarbonError:
    """Return what a class that is called directly says: a word that is not known takes precedence over an amount that is not given.

    Parameters: cls, the kind; error, as pydantic raised it; given, the fields as they were written.
    """
    said = sentence(cls, error)
    if said.code != "amount_missing":
        return said
    readers = dict(_open_words(cls))
    values = {name: info.default for name, info in cls.model_fields.items()}
    values |= {name: readers[name].read(value) if name in readers else value for name, value in given.items()}
    return unknown_word(cls, SimpleNamespace(**values)) or said


def unknown_word(cls: type[BaseModel], activity: object) -> CarbonError | None:
    """Return the error of the first word of an activity that the shipped catalogue does not know.

    Parameters: cls, the kind; activity, with its fields as attributes.
    """
    found = (reader.refused(getattr(activity, name), activity) for name, reader in _open_words(cls))
    return next((error for error in found if error), None)


@cache
def _open_words(cls: type[BaseModel]) -> tuple[tuple[str, Reader[object]], ...]:
    """The fields whose words a file of your own may add to."""
    readers = ((name, field_reader(cls, name)) for name in cls.model_fields)
    return tuple((name, reader) for name, reader in readers if reader is not None and type(reader).refused is not Reader.refused)


def sentence(cls: type[BaseModel], error: ValidationError) -> CarbonError:
    """Return the first problem in words, the number of further ones named.

    Parameters: cls, the kind; error, as pydantic raised it.
    """
    problems, kind = error.errors(), cls.model_fields["kind"].default
    first = problems[0]
    name = str(first["loc"][0]) if first["loc"] else ""
    inner = first.get("ctx", {}).get("error")
    code = _code(first)
    text: str
    if first["type"] == "extra_forbidden":
        known = [field for field in cls.model_fields if field not in ("kind", *LABELS)]
        text = say("{kind} has no field '{name}'.{near}", kind=kind, name=name, near=did_you_mean(name, known))
    elif first["type"] == "missing":
        text = say("{kind} needs {name}. {wanted}", kind=kind, name=name, wanted=_asked(cls, name, first["input"]) or _wanted(cls, name))
    elif place := misplaced(cls, name, first["input"]):
        text = say("{name}: {reason}", name=name, reason=belongs(*place, first["input"]))
    else:
        reason = getattr(inner, "sentence", str(inner)) if inner else say("{reason}.", reason=wrong_entry(first))
        text = reason if reason.startswith(name) else say("{name}: {reason}", name=name, reason=reason)
    if code == "word_unknown" and (others := _fields_of(cls, name, first["input"])):
        text = say("{name} '{value}' is a word of {field}. Write {field}={value}.", name=name, value=first["input"], field=others[0])
    return CarbonError(
        say("{text}{further}", text=text, further=_further(problems[1:])), code=code, field=name or getattr(inner, "field", None)
    )


def _fields_of(cls: type[BaseModel], name: str, given: object) -> list[str]:
    """The other fields of a kind that a word belongs to, as the type of a ship that was written as a lorry's."""
    word, modes = plain(str(given)), getattr(field_reader(cls, "mode"), "words", ()) if "mode" in cls.model_fields else ()
    return [other for other in cls.model_fields if other not in (name, "kind", *LABELS) and word in _known_in(cls, other, modes)]


def _known_in(cls: type[BaseModel], name: str, modes: tuple[str, ...]) -> frozenset[str]:
    """The words of a field, of one that differs by mode those of all modes."""
    reader = field_reader(cls, name)
    if isinstance(reader, CatalogueWord) and modes and not reader.known:
        return frozenset(word for mode in modes for word in values(reader.key.format(mode=mode), reader.qualifier))
    return frozenset(map(plain, reader.words if isinstance(reader, Word) else getattr(reader, "known", ())))


def missing_amount(cls: type[Activity]) -> str:
    """Return the sentence that says which amount a kind wants."""
    options = either(joined(names, say(" and ")) for names in cls.amounts)
    options += say(", or the terms of its balance: {balance}", balance=", ".join(cls.balance)) if cls.balance else ""
    return say("{kind} has no amount. Give {options}.", kind=cls.kind_name(), options=options)


def given_twice(names: Sequence[str]) -> CarbonError:
    """Return the error of an amount that is given by fields of two of its alternatives.

    Parameters: names of the fields.
    """
    return CarbonError(say("{names} are both given. Write one of them.", names=joined(names, say(" and "))), code="amount_twice")


def counted_together(whole_amount: Amount, field: str, name: str, other: Amount) -> CarbonError:
    """Return the error of an amount that is a product already and would be multiplied again.

    Parameters: whole_amount, the product, and the field it stands in; name and value of the field that it would be multiplied by.
    """
    message = say(
        "{last} counts all {name} together, and {name} is {other}. Write {names} in km, or leave {name} out.",
        last=whole_amount,
        name=name,
        other=other,
        names=field,
    )
    return CarbonError(message, code="amount_twice")


def _code(problem: ErrorDetails) -> str:
    """The code of a problem as pydantic states it."""
    inner = problem.get("ctx", {}).get("error")
    own = {"extra_forbidden": "field_unknown", "missing": "field_missing"}.get(problem["type"], "field_invalid")
    return inner.code if isinstance(inner, CarbonError) else own


def _further(problems: Sequence[ErrorDetails]) -> str:
    """How many problems more there are, each by its code and field: they are told in full once the first is mended."""
    if not problems:
        return ""
    named = (
        say("{code} in {problem}", code=_code(problem), problem=problem["loc"][0]) if problem["loc"] else _code(problem)
        for problem in problems
    )
    told = joined(named, ", ")
    return (
        say(" (1 further problem: {named})", named=told)
        if len(problems) == 1
        else say(" ({count} further problems: {named})", count=len(problems), named=told)
    )


def _asked(cls: type[BaseModel], name: str, given: object) -> str:
    """What the kind itself says of a missing field, from what was given beside it."""
    asked = getattr(cls, "asked", {}).get(name)
    said: str = asked(given) if asked and isinstance(given, Mapping) else ""
    return said


def _wanted(cls: type[BaseModel], name: str) -> str:
    """What to give for a field that is missing: its words, or its sentence and an example of how it is written."""
    reader, text = field_reader(cls, name), field_texts(cls)[name]
    if isinstance(reader, Word):
        return say("Give {name}=, one of {words}.", name=name, words=", ".join(reader.words))
    examples = reader.schema().get("examples", []) if reader and not reader.known else []
    if examples and str(examples[0]) not in text:
        return say("{text} Write it as '{examples}'.", text=whole(text), examples=examples[0])
    return say("Write {name}=. {text}", name=name, text=whole(text))


def unknown_kind(text: str, known: Collection[str]) -> CarbonError:
    """Return the error of a word that is no activity.

    Parameters: text, the word as it was written; known, the kinds and the words for them.
    """
    if _FILE.search(text):
        message = say(
            "'{text}' is the name of a file, not an activity. See how it is read with python -m carbon read {quoted}, or give its rows as "
            "a frame.",
            text=text,
            quoted=quote(text),
        )
        return CarbonError(message, code="kind_unknown", field="kind")
    if step := next_step(text):
        return _unknown(text, say(" {step}", step=step))
    if found := amount_around(text, known):
        word, amount = found
        if amount[0].isdigit():
            return _unknown(text, say(" Did you mean '{word}' with the amount '{amount}'?", word=word, amount=amount))
        return _unknown(text, say(" '{unit}' is a unit. Write '{word}' with an amount, such as '100 {unit}'.", unit=amount, word=word))
    return _unknown(text, one_food(text) or _nearest(text, known) or _LIST, as_spend(text))


_FILE = pattern(r"\w\.(?:csv|tsv|xlsx?|xlsm|ods|parquet|se|si|xml|json|toml)(?:\.(?:gz|zst))?$")


def too_long(text: str) -> CarbonError:
    """Return the error of a text that is longer than any word for an activity.

    Parameters: text, of which the beginning is repeated.
    """
    return _unknown(f"{text[:40]}…", _LIST)


def signed(text: str, sign: str, bare: str, known: Collection[str], *, is_one: bool) -> CarbonError:
    """Return the error of a word with signs before it: the word without them is offered, and never taken.

    Parameters: text, as it was written; sign; bare, the word without it; known, the kinds and the words for them;
    is_one, whether the word without it is an activity.
    """
    near = say(" Did you mean '{bare}'?", bare=bare) if is_one else _nearest(bare, known)
    comment = say(" A row that begins with {sign} may be a comment: leave it out.", sign=sign) if sign[0] in "#/*;'" else ""
    return CarbonError(
        say("unknown activity '{text}': it begins with {sign}.{near}{comment}", text=text, sign=sign, near=near, comment=comment),
        code="kind_unknown",
        field="kind",
    )


def _unknown(text: str, near: str, spent: str = "") -> CarbonError:
    own = "" if "factor=" in near + spent else say(" Or give factor=, such as '0.15 kg CO2e/kg'.")
    message = say("unknown activity '{text}'.{near}{spent}{own}", text=text, near=near, spent=spent, own=own)
    return CarbonError(message, code="kind_unknown", field="kind")


_LIST = say(" `python -m carbon kinds` lists the kinds.")


def _nearest(text: str, known: Collection[str]) -> str:
    return did_you_mean(text.strip().casefold().replace(" ", "_").replace("-", "_"), known)


def as_spend(text: str) -> str:
    """Return how a thing is counted by what it cost, where a word for it is one for a sector; empty where it is none.

    >>> as_spend("försäkring"), as_spend("xyz")
    (" It is counted by its cost: write kind spend with sector='försäkring'.", '')
    """
    return (
        say(" It is counted by its cost: write kind spend with sector='{text}'.", text=text.strip())
        if spoken("spend", "sector", text)
        else ""
    )
