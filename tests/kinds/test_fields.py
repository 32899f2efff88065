"""Every field of every kind is described in its annotation, and help texts, JSON Schema and the page of kinds say the same."""

import inspect
import re
from collections import defaultdict
from pathlib import Path

import pytest

import carbon
from carbon.activities.framework.base import Activity
from carbon.activities.framework.describing import field_help, field_reader, field_texts, own_fields
from carbon.activities.framework.kinds import kinds

KINDS = sorted(kinds().items())
PAGE = (Path(__file__).parents[2] / "docs" / "activities.md").read_text(encoding="utf-8")

WORDS = ("enum", "examples", "words")
"""Where a schema lists words: all that pass, some where others pass too, and those that are parts of a mix."""


def declared(cls, name):
    """The class that declares a field, or the base where the field is common and only its default is another."""
    if name in Activity.model_fields:
        return Activity
    return next(base for base in cls.__mro__ if name in inspect.get_annotations(base))


def test_each_field_is_a_sentence():
    fields = [(kind, cls, name, text) for kind, cls in KINDS for name, text in field_texts(cls).items()]
    assert len(fields) > 10 * len(KINDS) > 900
    for kind, cls, name, text in fields:
        assert re.fullmatch(r"\S.{11,}[.]", text), (kind, name, text)
        assert text[0].isupper() or text.split(" ")[0].strip(",") in (*_words(cls, name), *cls.model_fields), (kind, name, text)


def test_no_two_fields_share_a_sentence():
    where = defaultdict(set)
    for _, cls in KINDS:
        for name, text in field_texts(cls).items():
            where[text].add((declared(cls, name).__name__, name))
    assert {text: places for text, places in where.items() if len(places) > 1} == {}


@pytest.mark.parametrize(("kind", "cls"), KINDS)
def test_the_schema_says_what_the_annotation_says(kind, cls):
    properties = cls.model_json_schema()["properties"]
    for name, text in field_texts(cls).items():
        assert properties[name]["description"] == text, (kind, name)
        shown = [part[key] for part in (properties[name], *properties[name].get("anyOf", ())) for key in WORDS if key in part]
        if words := _words(cls, name):
            assert list(words) in shown, (kind, name)


def test_help_and_the_page_of_kinds_say_it_too():
    lines = set(PAGE.splitlines())
    for kind, cls in KINDS:
        for name in own_fields(cls):
            assert field_help(cls, name).startswith(field_texts(cls)[name]), (kind, name)
            assert f"| `{name}` | {field_help(cls, name)} |" in lines, (kind, name)
            assert f"{name}: {field_texts(cls)[name]}" in cls.__doc__, (kind, name)


def _words(cls, name):
    reader = field_reader(cls, name)
    return reader.known if reader else ()


def test_help_lists_few_words_and_says_where_many_are():
    assert field_help(carbon.FuelBlend, "sector").endswith("One of energy_industries, manufacturing, commercial, residential, road, "
    "off_road, rail, navigation, aviation.")  # fmt: skip
    assert "python -m carbon schema capital_good lists them" in field_help(carbon.CapitalGood, "product")


def test_a_common_field_says_what_it_is():
    assert field_texts(carbon.Flight)["note"] == "Free text for readers; it changes no number."
