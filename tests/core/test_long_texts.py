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
