"""What findings and errors say is a file in each language: each template is there, with the same fields, and can be filled with any value."""

import ast
import csv
import os
import re
import string
from pathlib import Path

import pytest
import said
from hypothesis import given
from hypothesis import strategies as st

import carbon
import carbon.reporting.language
from carbon.core.sentences import Sentence, say
from carbon.reporting.language.filling import has_words
from carbon.reporting.language.words import LANGUAGES, Words

OTHERS = [language for language in LANGUAGES if language != "en"]
FOLDER = Path(carbon.reporting.language.__file__).parent


def fields(template):
    return sorted({(name, style[-1:] == "%") for _, name, style, _ in string.Formatter().parse(template) if name})


@pytest.mark.parametrize("language", OTHERS)
def test_every_template_is_translated(language):
    words = Words(language)
    lacking = [f"{place}: {text}" for place, text in said.templates() if has_words(text) and not words.knows(text)]
    assert lacking == [], f"write their translation in sentences_{language}.csv"


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_has_the_fields_of_its_template(language):
    words = Words(language)
    texts = {text for _, text in said.templates()}
    assert [text for text in sorted(texts) if fields(words.template(text)) != fields(text)] == []


def test_a_field_of_a_sentence_is_called_what_it_holds():
    """Programs read the fields of a finding, and translators those of a sentence: a number behind a name, or Python's name, says nothing."""
    names = {name for _, text in said.templates() for name, _ in fields(text)}
    of_python = {"self", "cls", *dir(str), *dir(os.stat_result)} - {"count", "format", "index", "title"}
    assert len(names) > 500
    assert sorted(name for name in names if name in of_python or re.search(r"_\d?$", name)) == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_begins_and_ends_as_its_template_does(language):
    """Spaces hold parts of a sentence apart, and a sentence has its full stop."""
    words = Words(language)
    for _, text in said.templates():
        other = words.template(text)
        assert (other[:1] == " ", other[-1:] == " ") == (text[:1] == " ", text[-1:] == " "), text
        assert (other[-1:] == ".") == (text[-1:] == "."), text


@pytest.mark.parametrize("language", OTHERS)
def test_no_translation_is_left_over_or_stands_twice(language):
    with (FOLDER / f"sentences_{language}.csv").open(encoding="utf-8", newline="") as lines:
        known = [row["english"] for row in csv.DictReader(lines)]
    used = {text for _, text in said.templates()}
    assert sorted({text for text in known if known.count(text) > 1}) == []
    assert sorted(set(known) - used) == []


@pytest.mark.parametrize("language", OTHERS)
def test_words_that_sentences_name_are_translated(language):
    words = Words(language)
    assert sorted({text for _, text in said.terms() if not words.knows(text)}) == []


def test_no_finding_and_no_error_is_a_sentence_without_its_values():
    """An f-string forgets what it was made of; a plain text has no other language."""
    plain = [
        f"{place}: {ast.unparse(expression)}"
        for place, expression in said.messages()
        if isinstance(expression, ast.JoinedStr) or (isinstance(expression, ast.Constant) and has_words(str(expression.value)))
    ]
    assert plain == [], 'write say("… {name} …", name=…) of carbon.core.sentences'


VALUES = st.one_of(
    st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.text(), st.just("{x}"), st.builds(say, st.just("{{x}}"))
)


def templates():
    """Each template once; asked in tests alone, since finding them reads all of the code."""
    return sorted({text for _, text in said.templates()})


@given(st.deferred(lambda: st.sampled_from(templates())), st.data())
def test_any_template_takes_any_value_in_every_language(template, data):
    numbers = {name for _, name, style, _ in string.Formatter().parse(template) if name and style}
    names = {name for _, name, _, _ in string.Formatter().parse(template) if name}
    values = {name: data.draw(st.floats(-1e9, 1e9) if name in numbers else VALUES, name) for name in sorted(names)}
    english = say(template, **values)
    assert isinstance(english, Sentence)
    for language in LANGUAGES:
        words = Words(language)
        text = words.sentence(english)
        for name in names - numbers:
            value = values[name]
            assert (words.sentence(value) if isinstance(value, str) else words.sentence(say("{x}", x=value))) in text
        assert words.missing == set()


@pytest.mark.parametrize(
    ("sentence", "swedish"),
    [
        (say("{amount} is negative. {negative}", amount=say("{value:,.10g} {unit}", value=-1234.5, unit="kWh"), negative=""), "−1\xa0234,5 kWh är negativt. "),
        (say("the figure is of {year}, {years} from {asked}", year=2019, years=say("{count} years", count=3), asked=2022), "värdet är från 2019, 3 år från 2022"),
        (say("{what} is {text}, outside {least:.0%} to {most:.0%}.", what="share", text="2", least=-1.0, most=0.5), "share är 2, utanför −100\xa0% till 50\xa0%."),
    ],
)  # fmt: skip
def test_values_are_written_as_in_the_language(sentence, swedish):
    assert Words("sv").sentence(sentence) == swedish


@pytest.mark.parametrize("language", OTHERS)
def test_next_steps_name_the_same_settings(language):
    """What is to be written, as --map or [[tables]], is the same in every language."""
    words = Words(language)
    asked = re.compile(r"--[a-z-]+|\[\[?\w+\]?\]|python -m carbon \w+|\b\w+\.(?:toml|csv)\b")
    for _, text in said.templates():
        assert set(asked.findall(words.template(text))) == set(asked.findall(text)), text


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_number_of_any_sentence_has_a_comma_or_point_between_its_thousands(language):
    """Thousands are apart by a space in every sentence, as everywhere in the library."""
    words = Words(language)
    for template in sorted({text for _, text in said.templates()}):
        numbers = {name for _, name, style, _ in string.Formatter().parse(template) if name and style}
        if numbers:
            values = {name: 1234567.0 if name in numbers else "x" for _, name, _, _ in string.Formatter().parse(template) if name}
            assert not re.search(r"1[,.]234[,.]567", words.sentence(say(template, **values))), template
            assert not re.search(r"1[,.]234[,.]567", say(template, **values)), template


def test_a_distance_of_a_haul_is_written_with_a_space():
    found = carbon.calculate("flight", origin="LLA", destination="FRA", region="SE", period=2022)
    (message,) = {finding.message for finding in found.findings if " km" in finding.message}
    assert re.search(r"\d \d{3} km", message)
    assert not re.search(r"\d,\d", message)


def _literals(node):
    """The texts of the program that a value may be."""
    if isinstance(node, ast.IfExp):
        yield from (*_literals(node.body), *_literals(node.orelse))
    elif isinstance(node, ast.BoolOp):
        yield from (text for part in node.values for text in _literals(part))
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


FIELD_NAMES = {"nitrogen", "to", "change"}
"""Names of fields, which a person writes as they are in every language."""


def test_no_value_of_a_sentence_is_a_word_of_the_program():
    """A value stays as it is in every language, so a word of the program among values is English in a Swedish sentence."""
    found = [
        (place, text)
        for place, node in said.calls("say")
        for keyword in node.keywords
        for text in _literals(keyword.value)
        if re.search("[a-z]{2}", text) and text not in FIELD_NAMES
    ]
    assert found == []
