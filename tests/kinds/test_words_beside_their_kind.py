"""Names with the word for their kind beside them, plurals of Swedish, pieces of what is counted by the head: one meaning on every road."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import carbon
from carbon.activities.fields.words import is_doubtful, listed_word
from carbon.activities.framework.kinds import build, is_activity, kinds, resolve
from carbon.activities.framework.placing import fields_by_dimension
from carbon.cli.main import main
from carbon.core.store.read import store
from carbon.core.units.dimensions import DIMENSIONS, HEADS

WORDS = store().rows("SELECT word, language, kind, preset FROM word ORDER BY rowid")
GENERAL = [(row[0], row[2]) for row in WORDS if not row[3]]
NAMES = [(row[0], row[2]) for row in WORDS if row[3]]
BESIDE = [(name, general) for name, of in NAMES for general, kind in GENERAL if kind == of and " " not in general]


@given(st.sampled_from(BESIDE), st.booleans())
def test_the_word_of_the_kind_beside_a_name_adds_nothing(pair, before):
    name, general = pair
    assume(not is_doubtful(name) and not is_doubtful(general))
    text = f"{general} {name}" if before else f"{name} {general}"
    # A text that is a word by itself, as glass waste, keeps its own meaning.
    assume(len(text.split()) <= 5 and listed_word(text) is None)
    assert resolve(text) == resolve(name)


@pytest.mark.parametrize(
    "text", ["köldmedium R410A", "R410A köldmedium", "Kältemittel R410A", "fluide frigorigène R-410A", "refrigerant R 410A"]
)
def test_a_refrigerant_is_named_with_its_kind_on_every_road(text, capsys):
    kg = carbon.calculate("refrigerant", "3 kg", gas="R-410A", region="SE", period=2022).co2e_kg
    # AR6: HFC-32 771 and HFC-125 3740, halves by mass.
    assert kg == pytest.approx(3 * (771 + 3740) / 2)
    assert carbon.calculate(text, "3 kg", region="SE", period=2022).co2e_kg == kg
    frame = pl.DataFrame({"what": [text], "qty": [3.0], "uom": ["kg"]})
    assert carbon.calculate(frame, kind="what", amount="qty", unit="uom", region="SE", period=2022).co2e_kg == kg
    assert main([*text.split(), "3", "kg", "--region", "SE", "--period", "2022"]) == 0
    assert "6 766 kg" in capsys.readouterr().out


@pytest.mark.parametrize("text", ["bränsle kerosene", "invoice diesel", "waste paper", "diesel diesel", "electricity wind power"])
def test_a_word_of_another_kind_or_of_two_meanings_is_no_word_beside(text):
    assert not is_activity(text)


SWEDISH = [
    (row[0], end, single)
    for row in WORDS
    if row[1] == "sv"
    for end, single in (("or", "a"), ("ar", ""), ("er", ""))
    if row[0].endswith(single)
]


@given(st.sampled_from(SWEDISH))
def test_a_swedish_plural_means_what_its_singular_means(case):
    word, end, single = case
    plural = word.removesuffix(single) + end
    assume(not store().row("SELECT 1 FROM word WHERE word = ?", plural))
    found = listed_word(plural)
    # The plural may be that of another listed word too: bilar of bil, never of what is not listed.
    assert found is not None
    assert is_doubtful(plural) or not is_doubtful(word)


@pytest.mark.parametrize(
    ("plural", "single"),
    [
        ("kontorsstolar", "kontorsstol"),
        ("mobiltelefoner", "mobiltelefon"),
        ("datorer", "dator"),
        ("soffor", "soffa"),
        ("elcyklar", "elcykel"),
    ],
)
def test_swedish_plurals_of_things(plural, single):
    assert resolve(plural) == resolve(single)


@pytest.mark.parametrize("unit", ["st", "stk", "pcs", "each", "styck"])
def test_animals_are_counted_in_pieces_too(unit, capsys):
    # 2019 Refinement, Table 10.11, dairy cattle of Western Europe: 126 kg of methane, AR6 27.0
    kg = 60 * 126 * 27.0
    assert carbon.calculate("mjölkkor", f"60 {unit}", region="SE", period=2022).co2e_kg == pytest.approx(kg)
    row = {"kind": "livestock", "animals": f"60 {unit}", "animal": "dairy_cattle"}
    assert carbon.calculate(row, region="SE", period=2022).co2e_kg == pytest.approx(kg)
    frame = pl.DataFrame({"what": ["mjölkkor"], "qty": [60.0], "uom": [unit]})
    assert carbon.calculate(frame, kind="what", amount="qty", unit="uom", region="SE", period=2022).co2e_kg == pytest.approx(kg)
    assert main(["mjölkkor", "60", unit, "--region", "SE", "--period", "2022"]) == 0
    assert "204.1 t" in capsys.readouterr().out


def test_pieces_are_heads_only_where_one_field_counts_them_and_no_field_takes_pieces():
    read = []
    for name, cls in kinds().items():
        fields = fields_by_dimension(cls)
        heads = [dimension for dimension in HEADS if dimension in fields]
        if len(heads) == 1 and "pieces" not in fields:
            read.append(name)
            assert build_refusal(name, "3 st", {}) == build_refusal(name, f"3 {DIMENSIONS[heads[0]]}", {}) != "dimension", name
    assert {"livestock", "manure", "commuting", "homeworking"} <= set(read)


def build_refusal(name, amount, rest):
    """The code of the refusal of an activity that lacks what else it needs; None where it is made."""
    try:
        build(name, {"amount": amount, "region": "SE", **rest})
    except carbon.CarbonError as error:
        return error.code
    return None


@pytest.mark.parametrize("amount", ["60 cylinders", "60 meals", "60 kg"])
def test_other_sorts_of_pieces_are_no_animals(amount):
    with pytest.raises(carbon.CarbonError) as caught:
        carbon.calculate("mjölkkor", amount, region="SE", period=2022)
    assert caught.value.code == "dimension"


def test_cows_are_asked_about_and_each_answer_works():
    with pytest.raises(carbon.CarbonError, match="animal=dairy_cattle or kind livestock with animal=other_cattle"):
        carbon.calculate("kor", "60 st", region="SE", period=2022)
    dairy = carbon.calculate("kor", "60 st", animal="dairy_cattle", region="SE", period=2022)
    assert dairy.co2e_kg == pytest.approx(60 * 126 * 27.0)
    # 2019 Refinement, Table 10.11, other cattle of Western Europe: 52 kg of methane
    other = carbon.calculate("kor", "60 st", animal="other_cattle", region="SE", period=2022)
    assert other.co2e_kg == pytest.approx(60 * 52 * 27.0)


def test_power_of_the_sun_wind_and_water_is_asked_about_and_bought_power_is_not_zero():
    for word in ("vindkraft", "solel", "hydropower", "éolien", "Windstrom"):
        with pytest.raises(carbon.CarbonError, match="of your own; or power that is bought"):
            carbon.calculate(word, "100 MWh", region="SE", period=2022)
    assert carbon.calculate("electricity", "100 MWh", region="SE", period=2022).total_market > 0


def test_urea_on_fields_says_that_its_nitrous_oxide_is_elsewhere():
    found = carbon.calculate("soil_amendment", "2 t", material="urea", region="IN", period=2022)
    assert any("nitrous oxide of its nitrogen is counted by kind fertiliser" in finding.message for finding in found.findings)
    lime = carbon.calculate("soil_amendment", "2 t", material="limestone", region="IN", period=2022)
    assert not any("fertiliser" in finding.message for finding in lime.findings)


GOODS = [row[0] for row in WORDS if row[2] == "capital_good" and row[3].startswith("product=")]


@pytest.mark.parametrize("word", GOODS)
def test_a_word_for_a_good_is_a_word_of_its_field_too(word):
    """One vocabulary: what an activity may be called, the field of its kind takes."""
    assert kg_or_code("capital_good", product=word) == kg_or_code(word)


def kg_or_code(kind, **fields):
    """The answer, or the code of the refusal of a word that has several goods."""
    try:
        return carbon.calculate(kind, "3 piece", region="FR", period=2023, **fields).co2e_kg
    except carbon.CarbonError as error:
        return error.code


@pytest.mark.parametrize("cloud_region", ["eu-north-1", "swedencentral", "us-east-1"])
def test_a_region_of_another_cloud_is_told_what_to_write(cloud_region):
    with pytest.raises(carbon.CarbonError, match="leave cloud_region out and write region="):
        carbon.calculate("data_centre", "80 MWh", pue=1.1, cloud_region=cloud_region, period=2022)
    assert carbon.calculate("data_centre", "80 MWh", pue=1.1, region="SE", period=2022).complete
    assert carbon.calculate("data_centre", "80 MWh", pue=1.1, cloud_region="europe-north1", period=2022).complete
