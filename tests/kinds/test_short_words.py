"""Short words and abbreviations: read as whole words, never as the beginning or the neighbour of another."""

from __future__ import annotations

import pytest

import carbon
from carbon.core.errors import plausible
from carbon.factors.search import Filter, search_factors


def refusal(sector: str, region: str) -> str:
    with pytest.raises(carbon.CarbonError) as caught:
        carbon.calculate("spend", "1000 EUR", sector=sector, region=region, period=2022)
    return str(caught.value)


@pytest.mark.parametrize(
    ("word", "readings"),
    [("IT", ("J62_63", "C26")), ("HR", ("N78", "M69_70")), ("VA", ("E36", "E37T39")), ("TV", ("C26", "J59_60")), ("AC", ("C28", "F"))],
)
def test_an_abbreviation_of_two_readings_is_asked(word, readings):
    said = refusal(word, "SE")
    assert all(f"{reading} (" in said for reading in readings)
    assert "Write one of them." in said


@pytest.mark.parametrize(("word", "sector"), [("EL", "D35"), ("PC", "C26")])
def test_an_abbreviation_of_one_reading_is_that_industry(word, sector):
    found = carbon.calculate("spend", "1000 SEK", sector=word, region="SE", period=2023)
    assert found.co2e_kg == carbon.calculate("spend", "1000 SEK", sector=sector, region="SE", period=2023).co2e_kg


@pytest.mark.parametrize("word", ["kWh", "xy", "ö"])
def test_a_word_that_is_no_industry_is_led_to_none(word):
    assert "Nearest" not in refusal(word, "SE")
    assert f"python -m carbon factors '{word}'" in refusal(word, "SE")


@pytest.mark.parametrize("word", ["it", "hr", "va", "ac"])
def test_a_search_finds_no_hotel_by_the_first_letters_of_italy(word):
    keys = {hit.factor.key for hit in search_factors(word, Filter(region="SE"), 50)}
    assert keys <= {"spend"}


@pytest.mark.parametrize(
    ("word", "other"), [("it", "i"), ("el", "l"), ("mus", "bus"), ("bud", "bus"), ("te", "ter"), ("sel", "el"), ("fil", "bil")]
)
def test_a_short_word_with_a_letter_changed_is_another_word(word, other):
    assert not plausible(word, other)


def test_a_search_for_el_begins_with_the_grid():
    keys = [hit.factor.key for hit in search_factors("el", Filter(region="SE"), 3)]
    assert keys[:2] == ["electricity.residual_mix", "electricity.grid"] or keys[0] == "electricity.grid"


@pytest.mark.parametrize("word", ["försäkring", "insurance", "assurance", "IT-tjänster"])
def test_a_word_for_an_industry_that_is_no_activity_names_spend(word):
    with pytest.raises(
        carbon.CarbonError, match=rf"unknown activity '{word}'.* It is counted by its cost: write kind spend with sector='{word}'\."
    ):
        carbon.calculate(word, "1000 EUR", region="FR", period=2022)
