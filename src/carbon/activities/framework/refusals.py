"""What is said where an activity cannot be made: one sentence, with the nearest words and the next step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from types import SimpleNamespace

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from carbon.activities.fields.common import Word
from carbon.activities.fields.reader import Reader
from carbon.activities.framework.describing import field_reader, field_texts
from carbon.activities.framework.labels import LABELS
from carbon.core.errors import CarbonError, did_you_mean
from carbon.core.sentences import joined, say, whole


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
        text = say("{kind} needs {name}. {wanted}", kind=kind, name=name, wanted=_wanted(cls, name))
    else:
        reason = (
            getattr(inner, "sentence", str(inner))
            if inner
            else say("{first} (given {first_2}).", first=first["msg"], first_2=repr(first["input"]))
        )
        text = reason if reason.startswith(name) else say("{name}: {reason}", name=name, reason=reason)
    return CarbonError(
        say("{text}{further}", text=text, further=_further(problems[1:])), code=code, field=name or getattr(inner, "field", None)
    )


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


def _wanted(cls: type[BaseModel], name: str) -> str:
    """What to give for a field that is missing: its words, or its sentence and an example of how it is written."""
    reader, text = field_reader(cls, name), field_texts(cls)[name]
    if isinstance(reader, Word):
        return say("Give {name}=, one of {words}.", name=name, words=", ".join(reader.words))
    examples = reader.schema().get("examples", []) if reader and not reader.known else []
    if examples and str(examples[0]) not in text:
        return say("{text} Write it as '{examples}'.", text=whole(text), examples=examples[0])
    return whole(text)
