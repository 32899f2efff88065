"""A word is read alike wherever it is written: as the activity of a quick question, in a field of its kind, and in a cell of a table."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import carbon
from carbon.activities.fields.words import is_doubtful
from carbon.core.store.read import store
from kinds.test_other_words import OTHERS

FIELDS = {"food": "product", "material": "material", "fuel": "fuel", "capital_good": "product", "waste": "material"}
UNITS = {"food": "100 kg", "material": "100 kg", "fuel": "100 kWh", "capital_good": "3 piece", "waste": "100 kg"}
BESIDE = {"waste": {"treatment": "combustion"}}
WORDS = [
    (word, kind)
    for word, kind, preset in store().rows("SELECT word, kind, preset FROM word")
    if kind in FIELDS and {pair.partition("=")[0] for pair in preset.split(";")} == {FIELDS[kind]} and not is_doubtful(word)
]
"""Words that stand for one value of the field that names the thing."""


def answer(read):
    """The kilograms, or the code of what is asked."""
    try:
        found = read()
        return found.total_kg() if found.complete else (found.findings[0].code, None)
    except carbon.CarbonError as error:
        return error.code


def roads(word, kind, region):
    amount, where = UNITS[kind], {"region": region, "period": 2022}
    beside, field = BESIDE.get(kind, {}), FIELDS[kind]
    yield answer(lambda: carbon.calculate(word, amount, **where, **beside))
    yield answer(lambda: carbon.calculate(kind, amount, **{field: word}, **where, **beside))


def cells(word, kind, region):
    given = {"amount": UNITS[kind], "region": region, "period": "2022", **BESIDE.get(kind, {})}
    for said in ({"kind": word}, {"kind": kind, FIELDS[kind]: word}):
        yield answer(lambda said=said: carbon.calculate(pl.DataFrame([{**said, **given}]), map_names=True))


@given(case=st.sampled_from(WORDS), region=st.sampled_from(("SE", "US", "GB", "FR", "NO", "DE")), change=st.sampled_from((str, str.upper)))
def test_a_word_means_in_its_field_what_it_means_as_an_activity(case, region, change):
    word, kind = case
    first, second = roads(change(word), kind, region)
    assert first == second


@pytest.mark.parametrize(("word", "kind"), WORDS[::40])
def test_a_cell_is_read_as_the_quick_question(word, kind):
    first, *_ = roads(word, kind, "SE")
    if isinstance(first, float):
        assert set(cells(word, kind, "SE")) == {first}


@pytest.mark.parametrize(("text", "what"), OTHERS)
@pytest.mark.parametrize("kind", ["food", "material", "capital_good", "fuel", "spend"])
def test_another_word_is_not_answered_in_a_field(text, what, kind):
    field, amount = FIELDS.get(kind, "sector"), UNITS.get(kind, "1000 SEK")
    with pytest.raises(carbon.CarbonError) as error:
        carbon.calculate(kind, amount, region="SE", period=2022, **{field: text})
    assert error.value.code in ("word_unknown", "word_ambiguous"), what


def test_a_word_of_waste_takes_the_factor_of_the_own_country():
    """EPA (2022), Table 9: Mixed MSW, combusted, 0.43 t CO2e per short ton; Food Waste, combusted, 0.05."""
    assert carbon.calculate("food waste", "100 kg", treatment="combustion", region="US", period=2022).total_kg() == pytest.approx(
        5.5116, rel=1e-4
    )
    assert carbon.calculate("mixed waste", "100 kg", treatment="combustion", region="US", period=2022).total_kg() == pytest.approx(
        47.399, rel=1e-4
    )
