"""A word that stands in the wrong field of its kind is refused with the field that it belongs to."""

from __future__ import annotations

import pytest

import carbon
from carbon.activities.fields.field_words import Word
from carbon.activities.framework import kinds
from carbon.activities.framework.describing import field_reader
from carbon.activities.framework.refusals import _fields_of
from laws.asking import examples


def test_a_ship_is_no_lorry():
    with pytest.raises(carbon.CarbonError) as refused:
        carbon.calculate("freight", "100 tkm", mode="sea", vehicle="bulk_carrier", region="GB", period=2023)
    assert str(refused.value) == "vehicle 'bulk_carrier' is a word of vessel. Write vessel=bulk_carrier."
    assert refused.value.field == "vehicle"


def misplaced():
    """Each word field of an example with a word that only another field of its kind has."""
    for example in examples():
        cls = type(example.activity)
        if cls.kind_name() == "generic":
            # The fields of an own factor are read before the kind is.
            continue
        words = {name: reader.words for name in cls.model_fields if isinstance(reader := field_reader(cls, name), Word)}
        for name in words.keys() - {"control"}:
            for other, of_other in words.items():
                word = next((word for word in of_other if word not in words[name] and _fields_of(cls, name, word) == [other]), None)
                if word is not None:
                    yield example, name, other, word


def refusal(example, fields):
    try:
        kinds.build(example.word, {**example.fields, **fields})
    except carbon.CarbonError as error:
        return error
    return None


def test_a_word_of_another_field_names_that_field():
    asked = [(refusal(example, {name: word}), f"Write {other}={word}.") for example, name, other, word in misplaced()]
    told = [(str(error), wanted) for error, wanted in asked if error and error.code == "word_unknown"]
    assert len(told) > 20
    assert [pair for pair in told if pair[1] not in pair[0]] == []
