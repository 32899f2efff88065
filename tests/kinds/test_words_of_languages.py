"""Everyday words of Danish, Norwegian, Finnish, Dutch, Spanish and German mean one thing each, and what means two is asked about."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

import pytest

import carbon
from carbon.activities.framework.kinds import resolve
from carbon.core.written import phrase

TAXONOMY = Path(__file__).parents[2] / "emission_factors" / "taxonomy"
LANGUAGES = ("da", "no", "fi", "nl", "es", "de")
PAIRS = [
    ("elforbrug", "electricity"),
    ("strømforbruk", "electricity"),
    ("sähkö", "electricity"),
    ("stroom", "electricity"),
    ("electricidad", "electricity"),
    ("fjernvarme", "district heating"),
    ("kaukolämpö", "district heating"),
    ("stadsverwarming", "district heating"),
    ("calefacción urbana", "district heating"),
    ("maakaasu", "natural gas"),
    ("aardgas", "natural gas"),
    ("gas natural", "natural gas"),
    ("bensiini", "petrol"),
    ("benzine", "petrol"),
    ("gasolina", "petrol"),
    ("kevyt polttoöljy", "heating oil"),
    ("fyringsolie", "heating oil"),
    ("Stahl", "steel"),
    ("teräs", "steel"),
    ("hormigón", "concrete"),
    ("Kartoffeln", "potatoes"),
    ("rundvlees", "beef"),
    ("Rindfleisch", "beef"),
    ("juna", "train"),
    ("trein", "train"),
    ("vuelo", "flight"),
]
TWO = ("gasóleo", "polttoöljy", "stookolie", "nafta", "gass", "kaasu", "bunker fuel")


def rows(name):
    for path in sorted(TAXONOMY.glob(f"*/{name}.csv")):
        with path.open(encoding="utf-8", newline="") as lines:
            yield from csv.DictReader(lines)


@pytest.mark.parametrize(("word", "english"), PAIRS)
def test_a_word_asks_what_its_english_word_asks(word, english):
    asked = [outcome(word, unit, region) for region in ("GB", "FR") for unit in UNITS]
    assert asked == [outcome(english, unit, region) for region in ("GB", "FR") for unit in UNITS]
    assert not all(code == "dimension" for code, _ in asked)


UNITS = ("100 kWh_gross", "100 MWh", "100 l", "100 kg", "100 pkm", "1000 km")


def outcome(word, amount, region):
    """What is calculated, or the code of what is asked."""
    try:
        found = carbon.calculate(word, amount, region=region, period=2023)
    except carbon.CarbonError as error:
        return error.code, None
    return "", found.co2e_kg


@pytest.mark.parametrize("word", TWO)
def test_a_word_of_two_meanings_is_asked_about(word):
    with pytest.raises(carbon.CarbonError, match="has two meanings"):
        carbon.calculate(word, "100 l", period=2023)


def test_wood_chips_of_finland_are_no_fish():
    with pytest.raises(carbon.CarbonError, match="wood chips"):
        carbon.calculate("hake", "5 t", region="FI", period=2023)


def test_no_word_of_a_kind_means_another_thing_elsewhere():
    """A word that two languages share has one kind and one preset in both."""
    found = defaultdict(set)
    for row in rows("words"):
        found[phrase(row["word"])].add((row["kind"], row["preset"]))
    assert {word: of for word, of in found.items() if len(of) > 1} == {}


def test_every_word_of_a_language_is_known():
    counts = defaultdict(int)
    for row in rows("words"):
        if row["language"] in LANGUAGES:
            counts[row["language"]] += 1
            assert resolve(row["word"])[0].kind_name() == row["kind"], row["word"]
    assert set(counts) == set(LANGUAGES)
    assert min(counts.values()) > 20
