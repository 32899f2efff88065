"""Everyday words of an office, a hospital, a school, a workshop and a household, in three languages: what each is read as, and what is asked."""

from __future__ import annotations

import re

import pytest

import carbon
from carbon.activities.framework.kinds import resolve
from carbon.activities.framework.placing import amount_fields
from carbon.core.store.read import store
from carbon.core.units.dimensions import DIMENSIONS

NEXT = re.compile(r"\b([Ww]rite|[Gg]ive|Search|Nearest|Known are|Leave|Choose|Add|needs a duration, as|needs either)\b")

# A factor is that of the publication named, per unit; found in its table before the word was asked.
READ = [
    # ADEME Base Carbone V23.6, food at the shop [kg CO2e/kg]: eggs, grapes, a cucumber
    ("ägg eggs oeufs", "1 kg", "FR", 3.19),
    ("vindruvor grapes", "1 kg", "FR", 0.458),
    ("gurka cucumber concombre", "1 kg", "FR", 0.474),
    # Milk by its fat, butter of 82 % fat: elements of the same table
    ("lait_entier helmjölk whole_milk", "1 kg", "FR", 1.5),
    ("smör butter beurre", "1 kg", "FR", 7.89),
    # ADEME, a laptop: element 27002
    ("laptop", "1 piece", "FR", 156.0),
    # ADEME, a vegetarian meal: element 20683
    ("vegetarisk_lunch repas_végétarien vegetarian_meal", "1 piece", "FR", 0.51),
    # UK 2023, clothing and aggregates
    ("arbetskläder uniforms", "1 kg", "GB", 22.31),
    ("sand", "1 t", "GB", 7.75),
    # No fuel is burned
    ("cykel bicycle vélo walking marche promenad", "10 km", "SE", 0.0),
    ("solceller solar_panels panneaux_solaires photovoltaïque", "1 kWh", "SE", 0.0),
]
CASES = [(word.replace("_", " "), amount, region, kg) for words, amount, region, kg in READ for word in words.split()]


@pytest.mark.parametrize(("word", "amount", "region", "kg"), CASES)
def test_a_word_is_read_as_an_expert_would(word, amount, region, kg):
    assert carbon.calculate(word, amount, region=region, period=2023).co2e_kg == pytest.approx(kg, rel=0.005)


SAME = ["mc=motorcykel", "moped=motorcycle", "tjänstebil=company car=voiture de fonction", "e-bike=elcykel", "inrikesflyg=domestic flight=vol intérieur",
        "fjärrtåg=tåg", "gasoil=diesel", "SP95=petrol", "granulés=pellets", "PC=computer", "frigo=fridge", "skärm=screen", "bananer=banana"]  # fmt: skip


@pytest.mark.parametrize("words", SAME)
def test_words_of_one_thing_are_of_one_kind(words):
    assert len({resolve(word)[0] for word in words.split("=")}) == 1


@pytest.mark.parametrize(
    ("word", "amount", "asked"),
    [
        ("mjölk", "10 l", "Give its mass in kg"),
        ("lait entier", "10 l", "Give its mass in kg"),
        ("bönor", "1 kg", "red_kidney_bean_dried"),
        ("banan", "1 kg", "banana_pulp_raw 0.883, banana_pulp_dry 2.17"),
        ("pommes", "1 kg", "Write 'apple' or 'french fries'"),
        ("apple", "1 kg", "apple_pulp_and_peel_raw 0.397, apple_dried 1.69"),
        ("ris", "1 kg", "rice_cooked_unsalted 1.32, rice_raw 2.76"),
        ("prawns", "1 kg", "shrimp_or_prawn_raw 7.64"),
        ("raisins", "1 kg", "grape_raw"),
        ("mjölk", "10 kg", "milk_semi_skimmed"),
        ("kaffe", "1 kg", "coffee_powder"),
        ("kyckling", "1 kg", "chicken_breast_skinless_raw"),
        ("dator", "1 st", "computer_portable"),
        ("mobil", "1 st", "smartphone_classical"),
        ("bord", "1 st", "table_solid_wood"),
        ("lunch", "10 st", "vegetarien"),
        ("däck", "4 st", "has a factor per t"),
        ("inrikesflyg", "600 kWh", "It takes distance"),
    ],
)
def test_a_word_of_several_readings_is_asked(word, amount, asked):
    try:
        said = " ".join(str(finding.message) for finding in carbon.calculate(word, amount, region="SE", period=2023).findings)
    except carbon.CarbonError as error:
        said = str(error)
    assert asked in said


def amount_of(word):
    """An amount in the first dimension that the kind of a word takes."""
    return f"1 {DIMENSIONS[next(iter(amount_fields(resolve(word)[0]).values()))[0]]}"


@pytest.mark.parametrize("region", ["SE", "FR"])
def test_every_word_is_answered_or_says_what_to_do(region):
    left = []
    for (word,) in store().rows("SELECT word FROM word ORDER BY word"):
        try:
            result = carbon.calculate(word, amount_of(word), region=region, period=2023)
            errors = [str(finding.message) for finding in result.findings if finding.severity == "error"]
            left += [(word, said) for said in errors if not NEXT.search(said)]
        except carbon.CarbonError as error:
            left += [] if NEXT.search(str(error)) else [(word, str(error))]
    assert left == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("key", "kind", "field"), [("food", "food", "product"), ("spend", "spend", "sector"), ("material", "material", "material")]
)
def test_every_meaning_is_answered_or_says_what_to_do(key, kind, field):
    amount = "1 EUR" if key == "spend" else "1 kg"
    left = []
    for (word,) in store().rows("SELECT DISTINCT word FROM meaning WHERE key = ? AND qualifier = ?", key, field):
        try:
            result = carbon.calculate(kind, amount, region="SE", period=2023, **{field: word})
            left += [
                (word, str(found.message)) for found in result.findings if found.severity == "error" and not NEXT.search(found.message)
            ]
        except carbon.CarbonError as error:
            left += [] if NEXT.search(str(error)) else [(word, str(error))]
    assert left == []
