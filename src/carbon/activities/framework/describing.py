"""What is said of a kind and its fields: the one source of help texts, JSON Schema, stubs and documents."""

from __future__ import annotations

import inspect

from pydantic import BaseModel

from carbon.activities.fields.reader import Reader, reader_of
from carbon.activities.framework.labels import LABELS, SHARED

_PARAMETERS = "Parameters\n----------\n"
_SHOWN = 14
"""Controlled words that a help text lists; of more it says where to find them."""


def field_reader(cls: type[BaseModel], name: str) -> Reader[object] | None:
    """Return what reads a field; pydantic keeps that of a field that is never None beside its type."""
    info = cls.model_fields[name]
    beside = next((item for item in info.metadata if isinstance(item, Reader)), None)
    return beside or reader_of(info.annotation)


def own_fields(cls: type[BaseModel]) -> list[str]:
    """Return the fields that a kind has beside the common ones, in the order they are declared."""
    return [name for name in cls.model_fields if name not in (*LABELS, *SHARED, "kind")]


def field_texts(cls: type[BaseModel]) -> dict[str, str]:
    """Return field → the sentence of its annotation, of every field of a kind but its kind."""
    return {name: info.description or "" for name, info in cls.model_fields.items() if name != "kind"}


def field_help(cls: type[BaseModel], name: str) -> str:
    """Return the sentence of a field, and its controlled words where the sentence does not name them all.

    >>> from carbon.activities.travel.sea import Ferry
    >>> field_help(Ferry, "region")
    'Where it happened: a country, state or grid, by code or name, such as SE, GB or Sweden.'
    """
    text, reader = field_texts(cls)[name], field_reader(cls, name)
    words = reader.known if reader else ()
    if reader is None or not words or all(word in text for word in words):
        return text
    said = "One of" if "enum" in reader.schema() else "Known:"
    if len(words) <= _SHOWN:
        return f"{text} {said} {', '.join(words)}."
    where = f"python -m carbon schema {cls.model_fields['kind'].default}"
    return f"{text} {said} {len(words)} words, such as {', '.join(words[:3])}; {where} lists them."


def about_kind(cls: type[BaseModel]) -> str:
    """Return what is said of a kind as a whole: what it is, its rules and sources, without fields and examples."""
    text = inspect.cleandoc(cls.__doc__ or "").split(">>>")[0]
    head, _, rest = text.partition(_PARAMETERS)
    after = rest.partition("\n\n")[2]
    return f"{head.strip()}\n\n{after.strip()}".strip()


def with_parameters(cls: type[BaseModel]) -> str | None:
    """Return the docstring of a kind with its own fields after the first sentence, as `help()` shows it."""
    if not cls.__doc__ or _PARAMETERS in cls.__doc__:
        return cls.__doc__
    head, blank, rest = inspect.cleandoc(cls.__doc__).partition("\n\n")
    fields = "\n".join(f"{name}: {cls.model_fields[name].description or ''}" for name in own_fields(cls))
    return f"{head}\n\n{_PARAMETERS}{fields}{blank}{rest}"
