"""A word with a factor of the user's own is booked as the kind that it means, on every road; a user's own name is a purchase."""

import json

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import carbon
from carbon.__main__ import main
from carbon.activities.fields.words import two_meanings
from carbon.activities.framework.kinds import resolve
from carbon.core.booking import book
from carbon.core.errors import CarbonError
from carbon.core.store.read import store

BOOKED = (
    ("fjärrvärme", "10 MWh", "45 kg CO2e/MWh", (2, None), 450.0),
    ("district_heating", "10 MWh", "45 kg CO2e/MWh", (2, None), 450.0),
    ("fjärrkyla", "10 MWh", "45 kg CO2e/MWh", (2, None), 450.0),
    ("ånga", "10 MWh", "45 kg CO2e/MWh", (2, None), 450.0),
    ("el", "10 MWh", "45 kg CO2e/MWh", (2, None), 450.0),
    ("electricity", "10 MWh", "45 kg CO2e/MWh", (2, None), 450.0),
    ("diesel", "40 l", "2.5 kg CO2e/l", (1, None), 100.0),
    ("R-410A", "5 kg", "2000 kg CO2e/kg", (1, None), 10_000.0),
    ("hotell", "5000 SEK", "0.1 kg CO2e/SEK", (3, 6), 500.0),
    ("flyg", "1000 pkm", "0.1 kg CO2e/pkm", (3, 6), 100.0),
    ("restavfall", "5 t", "1 kg CO2e/t", (3, 5), 5.0),
    ("laptop", "1 piece", "300 kg CO2e/piece", (3, 2), 300.0),
    ("cement", "4 t", "2.5 kg CO2e/kg", (3, 1), 10_000.0),
    ("our widgets", "5 t", "1 kg CO2e/t", (3, 1), 5.0),
)
VIEWS = "own_factor_in_both_views"


def booked(result):
    return {(line.booking.scope, line.booking.category) for _, line in result.plan.lines}


@pytest.mark.parametrize(("word", "amount", "factor", "place", "kg"), BOOKED)
def test_an_own_factor_is_booked_as_its_word_on_every_road(word, amount, factor, place, kg):
    value, unit = amount.split(" ")
    table = pd.DataFrame({"what": [word], "n": [float(value)], "per": [unit], "f": [factor]})
    roads = (
        carbon.calculate(word, amount, factor=factor),
        carbon.calculate([{"kind": word, "amount": amount, "factor": factor}]),
        carbon.calculate(table, kind="what", amount="n", unit="per", factor="f"),
    )
    for result in roads:
        assert booked(result) == {place}
        assert result.co2e_kg == kg


def test_words_of_the_kind_stand_beside_the_factor_and_the_output_says_the_scope(capsys):
    words = ("fjärrvärme", "10", "MWh", "--factor", "45 kg CO2e/MWh", "--region", "SE", "--network", "Luleå", "--period", "2024")
    assert main([*words, "--explain"]) == 0
    assert "generation (scope 2): 450 kg CO2e" in capsys.readouterr().out
    assert main([*words, "--format", "json"]) == 0
    (line,) = json.loads(capsys.readouterr().out)["lines"]
    assert (line["scope"], line["category"], line["co2e_kg"]) == (2, None, 450.0)


@pytest.mark.parametrize("name", ["el", "electricity", "Elavtal Bixia", "own power"])
def test_power_with_an_own_factor_says_that_both_totals_hold_it(name):
    result = carbon.calculate("generic", "10 MWh", name=name, factor="45 kg CO2e/MWh", stage="generation", control="owned")
    assert [item.severity for item in result.findings if item.code == VIEWS] == ["warning"]
    assert result.total_kg("market") == result.total_kg("location") == 450.0


@pytest.mark.parametrize("name", ["fjärrvärme", "Fjärrvärme Skellefteå", "district_heating", "District heating Luleå", "ånga"])
def test_heat_has_one_figure_for_both_totals_and_nothing_is_said(name):
    result = carbon.calculate("generic", "10 MWh", name=name, factor="45 kg CO2e/MWh", stage="generation", control="owned")
    assert VIEWS not in {item.code for item in result.findings}


def test_an_electric_car_is_booked_by_its_power():
    assert booked(carbon.calculate("elbil", "100 km", factor="0.1 kg CO2e/km", control="leased_in")) == {(2, None)}
    for word in ("bil", "laddhybrid"):
        assert booked(carbon.calculate(word, "100 km", factor="0.1 kg CO2e/km", control="leased_in")) == {(1, None)}


def test_a_word_of_two_places_is_asked_about_and_what_changes_the_amount_is_refused():
    with pytest.raises(CarbonError, match="'wood' has two meanings"):
        carbon.calculate("wood", "1 t", factor="300 kg CO2e/t")
    with pytest.raises(CarbonError, match="passengers"):
        carbon.calculate("flyg", "1000 pkm", passengers=3, factor="0.1 kg CO2e/pkm")
    with pytest.raises(CarbonError, match="outside the totals"):
        carbon.calculate("removal", "5 t", factor="1 kg CO2e/t")


def _one_meaning(word):
    return two_meanings(word, None) is None


ENERGY_AND_FUEL = [
    row[0]
    for row in store().rows("SELECT word, kind FROM word ORDER BY word")
    if row[1] in {"fuel", "steam", "electricity", "district_heating"} and _one_meaning(row[0])
]


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(ENERGY_AND_FUEL))
def test_every_word_of_energy_keeps_the_scope_of_its_kind(word):
    """Of any word, and not of a list: the scope is what the kind itself requires, by its own control and purpose."""
    cls, preset = resolve(word)
    control, purpose = (preset.get(name, cls.model_fields[name].default) for name in ("control", "purpose"))
    assert booked(carbon.calculate(word, "2 kWh", factor="0.5 kg CO2e/kWh")) == {book(cls.required[0], control, purpose)}
