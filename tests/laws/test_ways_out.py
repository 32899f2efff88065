"""What a row without an answer is told to write can be written, and is then answered: over the words of every kind's fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress

import pytest

import carbon
from carbon.activities.framework.describing import field_reader, own_fields
from laws.asking import Example, examples
from workbook.test_next_steps_of_rows import french

VEHICLES = {"car_travel", "mileage_claim", "patient_travel", "commuting"}
WORDS = 60


def told(given: dict[str, object]) -> Iterator[tuple[str, str]]:
    """Each field and word that a row is told to write to reach a factor."""
    with suppress(carbon.CarbonError):
        for finding in carbon.calculate([given], region="SE", period=2024).findings:
            if finding.code == "factor_missing" and "Nearest" in finding.message:
                yield from re.findall(r"(\w+)=([^\s,.]+)(?=,| or |\.)", finding.message.partition(" Write ")[2].partition(" Add one")[0])


def rows(example: Example) -> Iterator[dict[str, object]]:
    """The example with each word of each of its fields in turn, and without each other one."""
    cls, whole = type(example.activity), {"kind": example.word, **example.fields}
    for name in own_fields(cls):
        reader = field_reader(cls, name)
        for word in (reader.known if reader else ())[:WORDS]:
            yield whole | {name: word}
            yield from ({**{k: v for k, v in whole.items() if k != other}, name: word} for other in example.fields if other != name)


def refuted(kinds: set[str] | None = None) -> list[str]:
    """Steps that are told and lead nowhere."""
    found = []
    for example in examples():
        if kinds is None or example.activity.kind_name() in kinds:
            for row in rows(example):
                for name, word in told(row):
                    result = carbon.calculate([row | {name: word}], region="SE", period=2024)
                    if any(item.code != "factor_missing" for item in result.findings if item.severity == "error") or result.co2e_kg is None:
                        found.append(f"{row}: {name}={word}")
    return found


def test_what_the_row_of_a_car_is_told_to_write_is_answered():
    assert refuted(VEHICLES) == []


@pytest.mark.slow
def test_what_any_row_is_told_to_write_is_answered():
    assert refuted() == []


@pytest.mark.parametrize("fuel", ["HVO", "E85", "fordonsgas", "biogas"])
def test_a_car_without_a_size_is_asked_for_its_size(fuel):
    """The one segment with a factor of HVO is the motor home: no car of a county is one."""
    assert list(told({"kind": "car_travel", "distance": "100 km", "fuel": fuel})) == [
        ("size", "small"),
        ("size", "medium"),
        ("size", "large"),
    ]


def test_a_field_that_the_kind_has_not_is_never_told():
    assert list(told({"kind": "ambulance", "distance": "10 km", "fuel": "coke", "consumption": "13 l/100km"})) == []


def test_words_that_are_listed_for_a_wrong_one_are_not_of_another_country_s_publisher():
    """What no factor of the place bears is not offered, as the treatments that only ADEME tells apart, by its own names."""
    asked = 0
    for example in examples():
        cls = type(example.activity)
        for name in own_fields(cls):
            reader = field_reader(cls, name)
            row = {"kind": example.word, **example.fields, name: "qwertz", "region": "SE", "period": 2024}
            with suppress(carbon.CarbonError):
                found = carbon.calculate([row]).findings if reader and reader.known else ()
                said = [item.message for item in found if item.code in {"word_unknown", "factor_missing"}]
                asked += len(said)
                assert [(text, word) for text in said for word in french() if word in text] == []
    assert asked > 40
