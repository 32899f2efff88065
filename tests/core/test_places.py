"""A place in a publication reads in English as it stands in the data, and is made of parts that a language may say."""

import re

from hypothesis import given
from hypothesis import strategies as st

from carbon.core.places import WORDS, place_said
from carbon.core.sentences import Sentence, say
from carbon.core.store.read import store


def test_every_published_place_reads_as_it_stands():
    locators = {locator for (locator,) in store().rows("SELECT DISTINCT locator FROM form")}
    alone = re.compile(r"rows (?=\d+(?:$|;|, \D))")
    assert {locator: place_said(locator) for locator in locators if place_said(locator) != alone.sub("row ", locator)} == {}


@given(
    st.lists(
        st.sampled_from([*WORDS, "2.4", "17", ", ", "; ", " ", "rows", "{x}", "Diesel Oil", "(", ")", "\N{NO-BREAK SPACE}"]), max_size=12
    )
)
def test_any_text_reads_as_it_stands(parts):
    text = "".join(parts)
    assert place_said(text).replace("rows ", "row ") == text.replace("rows ", "row ")


def test_a_place_that_is_a_sentence_stays_it():
    own = say("row {row}", row=2)
    assert place_said(own) is own
    assert isinstance(place_said("row 2"), Sentence)
