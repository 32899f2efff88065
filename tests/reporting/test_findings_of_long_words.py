"""Findings are searched for the factors that they name in a time that grows as their text, whatever a person wrote."""

from __future__ import annotations

from time import process_time

import pytest

from carbon.reporting.findings import _ID


def test_a_factor_is_found_wherever_a_sentence_names_it():
    said = "The figure is of 2019: uk/2019/fuel.diesel/l. Another is (naturvardsverket/2018/a-b/x), one/two is none."
    assert [name.rstrip(".") for name in _ID.findall(said)] == ["uk/2019/fuel.diesel/l", "naturvardsverket/2018/a-b/x)"]


@pytest.mark.parametrize("word", ["X", "a-", ".", "a/", "/", "a/b:"])
def test_a_long_word_is_read_in_its_own_time(word):
    """Where each letter is tried as the first of an id, forty thousand take five seconds."""
    begun = process_time()
    _ID.findall(word * (40_000 // len(word)) + "!")
    assert process_time() - begun < 1
