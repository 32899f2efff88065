"""A cell may hold any text: it is read, or refused, in a time that grows as its length."""

from __future__ import annotations

from contextlib import suppress
from time import process_time

import pytest

import carbon
from carbon.core.written import parse_number

LONG = 40_000
"""Characters; where each is tried as the first of a pattern, a text of so many takes minutes."""
TEXTS = ["1", "1 ", "1,", "1.", " ", "2019-", "/", "- ", "x", "e", "1e", "(", "to ", "a/"]


@pytest.mark.parametrize("end", ["", "x", "!"])
@pytest.mark.parametrize("text", TEXTS)
def test_a_long_text_is_read_in_its_own_time(text, end):
    given = "2019" + text * (LONG // len(text)) + end
    read = {
        "number": lambda: parse_number(given),
        "amount": lambda: carbon.calculate("diesel", given),
        "period of a calculation": lambda: carbon.calculate("diesel", "1 l", period=given),
        "region": lambda: carbon.calculate("diesel", "1 l", region=given),
        "kind": lambda: carbon.calculate(given, "1 l"),
    }
    for name, call in read.items():
        begun = process_time()
        with suppress(carbon.CarbonError):
            call()
        assert process_time() - begun < 2, name


FIELDS = {
    "period": {"period": "2024-01-01/{}"},
    "region": {"region": "{}"},
    "fuel": {"fuel": "{}"},
    "consumption": {"consumption": "{} l/100km"},
    "occupancy": {"occupancy": "{}"},
    "charging_region": {"fuel": "battery_electric", "charging_region": "{}"},
    "distance": {"distance": "{} km"},
}


@pytest.mark.parametrize("name", FIELDS)
@pytest.mark.parametrize("text", ["9", "Q", "9 Q-"])
def test_an_error_does_not_repeat_a_long_text(name, text):
    long = text * (2_000 // len(text))
    given = {field: value.format(long) for field, value in FIELDS[name].items()}
    row = {"kind": "car_travel", "distance": "10 km", "region": "SE", "period": "2024"} | given
    try:
        said = [item.message for item in carbon.calculate([row]).findings if item.severity == "error"]
    except carbon.CarbonError as refused:
        said = [str(refused)]
    assert said
    assert max(map(len, said)) < 800


@pytest.mark.parametrize(
    "call", [lambda text: carbon.calculate("flight", origin=text, destination="ARN"), lambda text: carbon.calculate(text, "1 l")]
)
def test_a_long_airport_or_word_is_not_repeated(call):
    with pytest.raises(carbon.CarbonError) as refused:
        call("Q" * 900)
    assert len(str(refused.value)) < 400
