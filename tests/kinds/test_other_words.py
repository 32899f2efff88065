"""A word that differs from one of the lists in a mark or an ending that its language does not have is another word, and is not read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import carbon
from carbon.activities.fields.everyday import word
from carbon.activities.fields.words import is_doubtful, listed_word
from carbon.core.store.read import store
from carbon.core.written import phrase, plain, spells
from carbon.factors.vocabulary import spoken

LISTED = store().rows("SELECT word, language, kind, preset FROM word")
OTHERS = [
    ("løg", "Danish onion, no log"),
    ("böter", "Swedish fines, no Dutch boter"),
    ("kök", "Swedish kitchen, no coke"),
    ("köer", "Swedish queues, no cows"),
    ("lår", "Swedish thigh, and no plural of el"),
    ("färs", "Swedish minced meat, no får"),
    ("avgå", "Swedish leave, no avgas"),
    ("øst", "Danish east, no Swedish ost"),
    ("pöllö", "Finnish owl, no Spanish pollo"),
    ("marché", "French market, no marche"),
    ("fries", "English chips, no frys"),
    ("fryer", "an English deep fryer, and no plural of frys"),
    ("flier", "an English leaflet, and no plural of flis"),
]
"""Words of dictionaries that a spelling without marks, or a plural of another language, would make a word of ours."""
READ = [
    "bransle",
    "BRÄNSLE",
    "fjarrvarme",
    "Électricité",
    "electricite",
    "strøm",
    "Ström",
    "elbilar",
    "cyklar",
    "nötkött",
    "Käse",
    "bœuf",
    "vaches",
    "vache",
    "Fluge",
]
MARKS = {"a": "åäâ", "o": "öô", "u": "üû", "e": "é", "i": "î", "n": "ñ", "c": "ç"}


@pytest.mark.parametrize(("text", "what"), OTHERS)
def test_another_word_is_not_read(text, what):
    with pytest.raises(carbon.CarbonError) as error:
        carbon.calculate(text, "100 kg", region="SE", period=2022)
    assert error.value.code == "kind_unknown", what


@pytest.mark.parametrize("text", READ)
def test_marks_may_be_left_out_and_plurals_are_read(text):
    assert word(text)


@given(row=st.sampled_from(LISTED), data=st.data())
def test_a_mark_that_a_word_has_not_makes_another_word(row, data):
    places = [place for place, letter in enumerate(row[0]) if letter in MARKS]
    if not places:
        return
    place = data.draw(st.sampled_from(places))
    text = row[0][:place] + data.draw(st.sampled_from(MARKS[row[0][place]])) + row[0][place + 1 :]
    assert not spells(text, row[0], row[1])
    assert listed_word(text) is None or any(
        spells(text, other, language) for other, language, *_ in LISTED if phrase(other) == phrase(text)
    )


@given(row=st.sampled_from(LISTED))
def test_a_word_is_spelt_with_and_without_its_marks(row):
    for text in (row[0], row[0].upper(), plain(row[0]), row[0].title()):
        assert spells(text, row[0], row[1])


ENDINGS = {
    "sv": (("a", "or"), ("el", "lar"), ("er", "rar"), ("", "ar"), ("", "er")),
    "en": (("", "s"),),
    "fr": (("", "s"),),
    "es": (("", "s"),),
}


def test_no_plural_of_a_word_is_another_word():
    """What the rules of plurals make of a word is the word, or is asked about."""
    for text, language, *_ in LISTED:
        for single, plural in ENDINGS.get(language, ()):
            form = text.removesuffix(single) + plural
            if text.endswith(single) and (found := listed_word(form)):
                assert found == listed_word(text) or is_doubtful(form) or is_doubtful(text), form


KEYS = {"food": ("food", "product"), "material": ("material", "material"), "waste": ("waste", "material")}
SAME = {"vatten": "water is one kind, however it is named"}


def meant(text):
    """Kind and values of a word, with the catalogue's."""
    kind, preset = word(text) or ("", {})
    values = {phrase(value) for value in preset.values()}
    if kind in KEYS:
        values |= {phrase(value) for own in tuple(values) for value in spoken(*KEYS[kind], own)}
    return kind, values


def test_a_word_of_the_search_means_what_the_word_of_a_kind_means():
    """No word is one thing where it is an activity, and another where a catalogue is searched for it, unless it is asked about."""
    for text, means in store().rows("SELECT word, means FROM synonym"):
        if listed_word(text) and not is_doubtful(text) and text not in SAME and word(means):
            assert meant(text)[1] & meant(means)[1], f"{text} means {means}"


@pytest.mark.parametrize(
    "text",
    ["marble", "game", "pine", "pond", "blood", "sodium", "cane", "hot", "large", "norway", "baked", "seed", "frying", "bay", "brazil"],
)
def test_a_word_that_begins_one_dish_s_name_is_no_food(text):
    """A marble cake is no marble, sodium bicarbonate no sodium: Base Carbone has one food that begins so."""
    with pytest.raises(carbon.CarbonError) as error:
        carbon.calculate(text, "100 kg", region="SE", period=2022)
    assert error.value.code == "kind_unknown"


@pytest.mark.parametrize("text", ["tea", "plum", "oregano", "cinnamon", "beef", "lamb", "apple", "salmon"])
def test_a_food_by_the_first_word_of_its_names_is_read(text):
    assert word(text) == ("food", {"product": text})


@pytest.mark.parametrize(
    "text",
    """Apple laptop|Orange telecom subscription|Mjölkpump|vinylhandskar|risk analysis|Fiskeredskap|Köttkvarn|brödrost|salt syra|vin kyl|egg timer
    |fish tank|rice cooker|goat leather|pizza oven|beer taps|turkey trip|date stamp|pasta machine|bean bag|kidney dialysis|blood bag
    |dieselfri|ej el|fossilfri diesel|elcertifikat|utsläppsrätter|klimatkompensation|återbruk|begagnad dator|hyra av bil|reparation av dator
    |dieselaggregat|gasmätare|elmätare|papperskorg|vinglas|oljebyte|Stromzähler|Papierkorb|Dieselmotor|kein Diesel|sans diesel|diesel-free
    |used laptop|carbon offset|emission allowances""".replace("\n", "").split("|"),
)
def test_a_thing_beside_a_word_is_not_the_word(text):
    """A machine, a service, a chemical and what is denied are refused, whatever word stands in their name."""
    with pytest.raises(carbon.CarbonError) as error:
        carbon.calculate(text.strip(), "100 kg", region="SE", period=2022)
    assert error.value.code == "kind_unknown"


@pytest.mark.parametrize(
    ("text", "stem"),
    [
        *(("dieselförbrukning", "diesel"), ("Dieselverbrauch", "diesel"), ("fjärrvärmeförbrukning", "fjärrvärme")),
        *(("Fernwärmeverbrauch", "Fernwärme"), ("Heizölverbrauch", "Heizöl"), ("vattenförbrukning", "vatten"), ("elforbruk", "el")),
    ],
)
def test_the_consumption_of_a_thing_is_the_thing(text, stem):
    assert word(text) == word(stem)


@pytest.mark.parametrize("text", ["gasförbrukning", "Gasverbrauch", "förbrukning", "bilförbrukning", "laptopverbrauch"])
def test_a_compound_whose_stem_is_asked_about_or_not_consumed_is_not_read(text):
    assert word(text) is None


def test_the_one_food_that_begins_so_is_offered():
    with pytest.raises(carbon.CarbonError, match="The name of one food begins with it: 'bacon back'. Write that name if you mean it"):
        carbon.calculate("bacon", "10 kg", region="SE", period=2022)
    assert word("bacon back")[0] == "food"


BESIDE = (
    *("ej {}", "utan {}", "begagnad {}", "hyra av {}", "reparation av {}", "kein {}", "sans {}", "ikke {}", "klimatkompenserad {}"),
    *("{}fri", "{}mätare", "{}handskar", "{}reparation", "{}zähler", "{}frei", "{} service", "{} insurance", "{} AB", "{} rental"),
)
NOUNS = [
    "diesel",
    "bensin",
    "el",
    "fjärrvärme",
    "papper",
    "plast",
    "stål",
    "mjölk",
    "kaffe",
    "taxi",
    "tåg",
    "laptop",
    "server",
    "pellets",
    "Strom",
    "Papier",
    "Milch",
    "Zug",
    "lait",
    "viande",
    "strøm",
]


@given(
    noun=st.sampled_from(NOUNS), beside=st.sampled_from(BESIDE), amount=st.sampled_from(("100 kg", "40 L", "500 kWh", "12 km", "900 SEK"))
)
def test_a_noun_that_is_denied_or_stands_in_another_s_name_is_not_answered(noun, beside, amount):
    with pytest.raises(carbon.CarbonError) as error:
        carbon.calculate(beside.format(noun), amount, region="SE", period=2022)
    assert error.value.code == "kind_unknown"
