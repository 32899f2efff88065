"""Words that mean one thing in one language and another in the language of the place are asked about, on every road; each answer is one word."""

from __future__ import annotations

import csv
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import carbon
from carbon.activities.framework.kinds import build, resolve
from carbon.cli.main import main
from carbon.core.regions import lineage
from carbon.core.store.read import store
from carbon.core.written import phrase
from carbon.factors.vocabulary import spoken
from carbon.reporting.language.words import Words

FILE = Path(__file__).parents[2] / "emission_factors" / "taxonomy" / "fields" / "two_meanings.csv"
with FILE.open(encoding="utf-8", newline="") as opened:
    ROWS = list(csv.DictReader(opened))
PAIRS = [(row, field) for row in ROWS for field in row["fields"].split()]
KIND_OF = {"product": "food", "fuel": "fuel", "material": "material", "sector": "spend"}
AMOUNT_OF = {"spend": "100 EUR"}


def asked(row, field, place, word=None):
    """The sentence that a word is asked about with, in a place; None where it is not."""
    written = word or row["word"]
    kind, given_ = (written, {}) if field == "kind" else (KIND_OF[field], {field: written})
    try:
        found = carbon.calculate(kind, AMOUNT_OF.get(kind, "1 kg"), region=place, period=2022, **given_)
    except carbon.CarbonError as error:
        return str(error) if "has two meanings" in str(error) else None
    return next((finding.message for finding in found.findings if "has two meanings" in finding.message), None)


def place_of(row):
    return None if row["regions"] == "*" else row["regions"].split()[0]


@pytest.mark.parametrize(("row", "field"), PAIRS, ids=[f"{row['word']}-{field}" for row, field in PAIRS])
def test_a_word_of_two_meanings_is_asked_where_it_has_both_and_nowhere_else(row, field):
    said = asked(row, field, place_of(row))
    assert said
    assert row["meaning"] in said
    assert row["other"] in said
    assert row["source"]
    assert Words("sv").knows(row["meaning"])
    assert Words("sv").knows(row["other"])
    if row["regions"] != "*":
        assert asked(row, field, None) is None
        assert asked(row, field, "JP") is None


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["word"])
def test_each_answer_is_one_word_that_means_one_thing_there(row):
    for written in filter(None, (row["write"], row["write_other"])):
        kind, _, preset = written.partition(";")
        if row["fields"] == "sector":
            assert spoken("spend", "sector", written)
            assert asked(row, "sector", row["regions"].split()[0], written) is None
            continue
        for place in row["regions"].replace("*", "SE FR GB").split():
            assert asked(row, "kind", place, kind) is None
        assert resolve(kind)
        assert not preset or preset.partition("=")[0] in resolve(kind)[0].model_fields


@given(row=st.sampled_from([row for row in ROWS if "kind" in row["fields"].split()]), data=st.data())
def test_capitals_plurals_and_marks_hide_no_second_meaning(row, data):
    word = data.draw(st.sampled_from([str.upper, str.title, lambda text: f" {text} ", lambda text: text.replace(" ", "-")]))(row["word"])
    place = data.draw(st.sampled_from(row["regions"].replace("*", "SE").split()))
    with pytest.raises(carbon.CarbonError, match="has two meanings"):
        build(word, {"amount": "1 kg", "region": place})


def test_every_road_asks_a_row_of_a_table_and_a_region_of_the_call_too():
    rows = {"kind": ["glass", "glas"], "amount": [1.0, 1.0], "unit": ["t", "t"], "region": ["SE", "SE"], "period": ["2022", "2022"]}
    of_table = carbon.calculate(pl.DataFrame(rows), kind="kind", amount="amount", unit="unit", region="region", period="period")
    (error,) = (finding for finding in of_table.findings if finding.severity == "error")
    assert (error.code, error.row, error.column) == ("word_ambiguous", 0, "kind")
    assert of_table.co2e_kg == carbon.calculate("glas", "1 t", region="SE", period=2022).co2e_kg
    item = {"kind": "glass", "amount": 1.0, "unit": "t"}
    for dicts, region in (([{**item, "region": "SE"}], None), ([item], "SE"), ([item], "Sverige")):
        with pytest.raises(carbon.CarbonError, match="Write 'glas' or 'ice cream'"):
            carbon.calculate(dicts, region=region, period=2022)
    assert carbon.calculate([item], region="GB", period=2022).complete


def test_the_region_of_a_call_is_seen_by_the_custom_of_units_too():
    found = carbon.calculate([{"kind": "car_travel", "amount": "100 mil"}], region="SE", period=2022)
    assert found.co2e_kg == carbon.calculate("car_travel", "100 scandinavian_mile", region="SE", period=2022).co2e_kg


def test_a_kind_that_has_one_of_the_meanings_alone_is_not_asked():
    assert carbon.calculate("material", "1 t", material="glass", region="SE", period=2022).complete
    assert carbon.calculate("fuel", "1 kg", fuel="lubricants", region="SE", period=2019).co2e_kg
    assert carbon.calculate("glass", "1 t", region="SE", period=2022, factor="0.8 kg CO2e/kg").co2e_kg == 800.0


def test_words_that_the_vocabulary_itself_reads_in_two_ways_are_listed():
    """Two languages of our own lists that share a word and differ in what it means: such a word stands in the file."""
    listed = {phrase(row["word"]) for row in ROWS}
    readings: dict[str, dict[str, set[str]]] = {}
    for language, kind, preset, said in store().rows("SELECT language, kind, preset, phrase FROM word"):
        readings.setdefault(said, {}).setdefault(language, set()).add(f"{kind};{preset}")
    differ = {said for said, of in readings.items() if len({frozenset(meant) for meant in of.values()}) > 1}
    assert differ <= listed


def test_places_of_the_list_are_regions():
    assert all(lineage(place) for row in ROWS if row["regions"] != "*" for place in row["regions"].split())


@pytest.mark.parametrize("command", [["gas", "10", "kg"], ["olja", "10", "l"], ["värme", "1", "MWh", "--region", "SE"]])
def test_a_word_that_only_names_several_things_is_asked_on_the_command_line_too(command, capsys):
    assert main(command) == 2
    assert "has two meanings" in capsys.readouterr().err
