"""Sentences keep their values: through pickles, copies and JSON, and in findings, errors and sums of sentences."""

import copy
import json
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carbon.core.causes import by_cause
from carbon.core.errors import CarbonError, Finding, did_you_mean
from carbon.core.quantities import Amount
from carbon.core.sentences import Sentence, joined, reworded, say, sentence_of, term

VALUES = st.one_of(
    st.text(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.builds(lambda text: say("row {x}", x=text), st.text())
)


@given(VALUES, VALUES)
def test_what_is_said_comes_back_from_json_and_pickle(one, other):
    said = say("{{}} {one} of {other}", one=one, other=other)
    assert said == f"{{}} {one} of {other}"
    for again in (sentence_of(json.loads(json.dumps(said.record()))), pickle.loads(pickle.dumps(said)), copy.deepcopy(said)):
        assert (again, again.template, again.values) == (said, said.template, said.values)
        assert type(again) is Sentence


@given(st.text(), st.lists(st.text()))
def test_sentences_in_a_row_are_those_texts(first, rest):
    assert joined([first, *rest], say(" and ")) == " and ".join([first, *rest])
    assert first + say("{x}", x=first) + first == first * 3
    assert term(first) == first.replace("_", " ") == sentence_of(term(first).record())


@given(VALUES)
def test_a_finding_comes_back_from_its_record(value):
    said = Finding("x", "info", say("the value is {value}", value=value), "a.csv", 3, rows=(3, 4))
    again = Finding.of(json.loads(json.dumps(said.as_dict())))
    assert (again, again.values, hash(again)) == (said, said.values, hash(said))
    plain = Finding("x", "info", f"{{{value}")
    assert Finding.of(plain.as_dict()) == plain
    assert Finding.of({name: part for name, part in plain.as_dict().items() if name not in ("template", "values")}) == plain


def test_values_are_named_and_an_error_and_an_amount_say_themselves():
    error = CarbonError(say("'{text}' is unknown.{near}", text="disel", near=did_you_mean("disel", ["diesel"])))
    said = say("row {row}: {error} It has {amount}.", row=2, error=error, amount=Amount(1234.5, "kWh"))
    assert said == "row 2: 'disel' is unknown. Nearest: diesel. It has 1 234.5 kWh."
    values = dict(said.values)
    assert values["error"] is error.sentence
    assert dict(values["error"].values)["near"].values == (("hits", "diesel"),)
    assert dict(values["amount"].values) == {"value": 1234.5, "unit": "kWh"}
    assert Finding("x", "error", said).values == values


def test_a_value_that_is_replaced_leaves_the_sentence_a_sentence():
    found = by_cause(Finding("factor_undated", "warning", say("no year: {factor}.", factor=name)) for name in ("a/b", "a/c"))
    assert [(item.message, item.values) for item in found] == [("no year: a/b, a/c.", {"factor": "a/b, a/c"})]
    assert type(reworded(say("{x} {x}", x="1"), "2 1", "1", "2")) is str


@pytest.mark.parametrize("word", ["{", "{x}", "a_b{{"])
def test_a_word_with_braces_is_that_word(word):
    assert term(word) == word.replace("_", " ")
