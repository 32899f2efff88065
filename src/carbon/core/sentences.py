"""Sentences that keep their values apart from their words, so that a language is a file.

English stands where it is said, as a template with named fields: `say("row {row} is empty", row=3)`. The result is text like any other,
and remembers template and values; `carbon.reporting.language` renders the same template in another language from its file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Self, TypeAlias

Value: TypeAlias = "Sentence | str | int | float | None"
"""What fills a field of a template: a sentence in a sentence is translated too, a number is written as in the language."""


class Sentence(str):
    """English text with the template and the values that it was made of.

    Parameters: text, in English; template, with its fields in braces; values, pairs of field and value.
    """

    __slots__ = ("template", "values")
    template: str
    values: tuple[tuple[str, Value], ...]

    def __new__(cls, text: str, template: str, values: tuple[tuple[str, Value], ...] = ()) -> Self:
        """Return the text, with what it was made of."""
        found = super().__new__(cls, text)
        found.template, found.values = template, values
        return found

    def __reduce__(self) -> tuple[type[Sentence], tuple[str, str, tuple[tuple[str, Value], ...]]]:
        return Sentence, (str(self), self.template, self.values)

    def __add__(self, other: str) -> Sentence:
        return joined((self, other))

    def __radd__(self, other: str) -> Sentence:
        return joined((other, self))

    def record(self) -> dict[str, object]:
        """Return template and values as plain values, for JSON."""
        return {"template": self.template, "values": {name: _plain(value) for name, value in self.values}}

    def with_values(self, changed: Callable[[Value], Value]) -> Sentence:
        """Return the sentence with other values.

        Parameters: changed, value → the one that takes its place; asked of sentences in the sentence too.
        """
        return say(
            self.template,
            **{
                name: value.with_values(changed) if isinstance(value, Sentence) and value.values else changed(value)
                for name, value in self.values
            },
        )


def say(template: str, /, **values: object) -> Sentence:
    """Return a sentence in English that can be said in another language.

    Parameters: template, English with named fields as of `str.format`; values of the fields. An error or an amount says itself.

    >>> text = say("{count} rows of {file}", count=3, file="a.csv")
    >>> text, text.template, text.values
    ('3 rows of a.csv', '{count} rows of {file}', (('count', 3), ('file', 'a.csv')))
    """
    said = {name: _said(value) for name, value in values.items()}
    return Sentence(_filled(template, said), template, tuple(sorted(said.items())))


def _filled(template: str, said: Mapping[str, Value]) -> str:
    """The template in English; a number with thousands apart has a space between them, as all numbers of the library have."""
    if ":," not in template:
        return template.format_map(said)
    spaced = _THOUSANDS.sub(lambda found: format(said[found["name"]], found["style"]).replace(",", " "), template)
    return spaced.format_map(said)


_THOUSANDS = re.compile(r"(?<!\{)\{(?P<name>\w+):(?P<style>,[^{}]*)\}")
"""A field of a number whose thousands are apart, such as {kilometres:,.0f}."""


def _said(value: object) -> Value:
    if value is None or isinstance(value, (str, int, float)):
        return value
    own = getattr(value, "sentence", None)
    return own if isinstance(own, str) else str(value)


def term(word: str) -> Sentence:
    """Return a word of the vocabulary, as the name of a stage or a dimension, which every language has its own word for.

    >>> term("end_of_life")
    'end of life'
    """
    return whole(word.replace("_", " "))


def whole(text: str) -> Sentence:
    """Return a text that stands in data or in a class, as what a field is, which a language may have in its file.

    Parameters: text.
    """
    return Sentence(text, text.replace("{", "{{").replace("}", "}}"))


def made_of(template: str, values: Mapping[str, Value]) -> Sentence:
    """Return the sentence of a template that stands in data, with those of the values that it names.

    Parameters: template; values, by their names.

    >>> made_of("{count} rows", {"count": 3, "file": "a.csv"})
    '3 rows'
    """
    return say(template, **{name: value for name, value in values.items() if f"{{{name}" in template})


def joined(parts: Iterable[str], by: str = "") -> Sentence:
    """Return sentences in a row.

    Parameters: parts; by, what stands between them, itself a sentence where it is a word.

    >>> joined(["a", "b", "c"], say(" and "))
    'a and b and c'
    """
    values: dict[str, Value] = {}
    for place, part in enumerate(parts):
        if place and by:
            values[f"by{place}"] = by
        values[f"part{place}"] = part
    return say("".join(f"{{{name}}}" for name in values), **values)


def in_short(text: str) -> str:
    """Return a sentence in which what was written is cut, where it is longer than anybody reads.

    Parameters: text. Only values in quotation marks are what was written; names of files stay whole.

    >>> in_short(say("'{text}' is not a period.", text="2019-" * 100))
    "'2019-2019-2019-2019-2019-2019-2019-2019-…' is not a period."
    """
    if len(text) <= _LONGEST or not isinstance(text, Sentence) or not text.values:
        return text
    quoted = {name for name in _QUOTED.findall(text.template) if not _OF_FILES.search(name)}

    def cut(name: str, value: Value) -> Value:
        if isinstance(value, Sentence) and value.values:
            return in_short(value)
        return f"{value[:_KEPT]}…" if isinstance(value, str) and name in quoted and len(value) > _LONGEST else value

    return say(text.template, **{name: cut(name, value) for name, value in text.values})


_LONGEST, _KEPT = 160, 40
"""Characters of what was written that are repeated whole, and those that are left of more."""
_QUOTED, _OF_FILES = re.compile(r"'\{(\w+)\}"), re.compile(r"path|file|folder|source")


def reworded(text: str, wanted: str, value: str, other: str) -> str:
    """Return a sentence in which one value was replaced, still with its template where that gives the same English.

    Parameters: text; wanted, the English with the other value; value, the one that goes; other, the one that comes.

    >>> reworded(say("'{cell}' is no unit", cell="1,5"), "'1.5' is no unit", "1,5", "1.5").values
    (('cell', '1.5'),)
    """
    if not isinstance(text, Sentence):
        return wanted
    if text == wanted:
        return text
    made = text.with_values(lambda one: other if one == value else one)
    return made if made == wanted else wanted


def sentence_of(record: Mapping[str, object]) -> Sentence:
    """Return the sentence of a record that `Sentence.record` made.

    Parameters: record.

    >>> sentence_of(say("row {row}", row=2).record())
    'row 2'
    """
    values = record["values"]
    assert isinstance(values, Mapping)
    return say(
        str(record["template"]), **{name: sentence_of(value) if isinstance(value, Mapping) else value for name, value in values.items()}
    )


def _plain(value: Value) -> object:
    return value.record() if isinstance(value, Sentence) else value
