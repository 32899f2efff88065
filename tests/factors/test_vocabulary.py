"""One vocabulary: what a word means as the value of a field, and what is refused with its candidates."""

from __future__ import annotations

import json
from collections import Counter
from math import isclose
from pathlib import Path

import pytest

import carbon
from carbon.activities.framework.kinds import resolve
from carbon.activities.methods.release import gas_or_blend
from carbon.core.store.read import store
from carbon.core.written import phrase
from carbon.factors import vocabulary
from carbon.factors.named import activities, after, is_called
from carbon.factors.search import Filter, search_factors
from carbon.factors.vocabulary import meaning

TAXONOMY = Path(__file__).parents[2] / "emission_factors" / "taxonomy"
US_SHORT_TON = 907.18474


@pytest.mark.parametrize(
    ("kind", "fields", "kilograms"),
    [
        # Base Carbone V23.6, Ordures ménagères résiduelles, Incinération - Impacts: 374 kgCO2e/tonne (element 34650).
        ("waste", {"material": "household waste", "treatment": "burned", "region": "FR"}, 374.0),
        ("waste", {"material": "hushållsavfall", "treatment": "förbränning", "region": "FR"}, 374.0),
        # EPA hub 2025, Table 9, Mixed MSW, Combusted: 0.43 metric tons CO2e per short ton.
        ("waste", {"material": "mixed waste", "treatment": "Incinerated", "region": "US", "period": 2025}, 430.0 * 1000 / US_SHORT_TON),
        # EPA hub 2025, Table 9, Mixed MSW, Landfilled: 0.58; the average of unsorted waste in the US.
        ("waste", {"treatment": "landfill", "region": "US", "period": 2025}, 580.0 * 1000 / US_SHORT_TON),
        # UK 2025, Waste disposal, Glass: closed-loop and open-loop are one number, 4.68568 per tonne.
        ("waste", {"material": "glas", "treatment": "återvinning", "region": "GB", "period": 2025}, 4.68568),
        # UK 2025, Material use, Paper and board: paper, closed-loop source: 1 050.0779 per tonne.
        ("material", {"material": "paper", "origin": "recycled", "region": "GB", "period": 2025}, 1050.0779),
        ("material", {"material": "recycled paper", "region": "GB", "period": 2025}, 1050.0779),
        ("material", {"material": "Papiers recyclés", "region": "GB", "period": 2025}, 1050.0779),
        # UK 2025, Material use, Plastics: PET (incl. forming), primary: 3 863.90131 per tonne.
        ("material", {"material": "PET", "region": "GB", "period": 2025}, 3863.90131),
        # Base Carbone V23.6: Aluminium recyclé 562, Aluminium neuf 7 803, Plastique PEHD neuf 1 920, Ciment Portland 866 per tonne.
        ("material", {"material": "recycled aluminium", "region": "FR"}, 562.0),
        ("material", {"material": "Aluminum", "region": "FR"}, 7803.0),
        ("material", {"material": "hdpe", "region": "FR"}, 1920.0),
        ("material", {"material": "cement", "region": "FR"}, 866.0),
        ("material", {"material": "ciment", "region": "GB"}, 866.0),
        # Base Carbone V23.6 (Agribalyse), Lait entier pasteurisé: 1.5 per kg.
        ("food", {"product": "whole milk", "region": "FR"}, 1500.0),
    ],
)
def test_a_word_takes_the_publisher_s_own_average(kind, fields, kilograms):
    result = carbon.calculate(kind, "1 t", **fields)
    assert result.co2e_kg is not None
    assert isclose(result.co2e_kg, kilograms, rel_tol=2e-6)


@pytest.mark.parametrize("product", ["beef", "Beef", "nötkött", "bœuf"])
@pytest.mark.parametrize("region", ["FR", "GB", "SE"])
def test_a_word_for_many_dishes_is_refused_with_their_spread(product, region):
    """Base Carbone (Agribalyse): the stew with carrots is the lowest of what is called beef first, the braised chuck the highest."""
    with pytest.raises(carbon.CarbonError) as caught:
        carbon.calculate("food", "1 kg", product=product, region=region)
    said = str(caught.value)
    assert (caught.value.code, caught.value.field) == ("word_ambiguous", "product")
    row = carbon.calculate([carbon.Food(product=product, mass="1 kg", region=region)])
    assert row.co2e_kg is None
    assert row.findings[0].message == said
    assert f"'{product}' may be" in said
    assert "kg CO2e/kg" in said
    assert "beef_" in said
    assert "3.70" not in said


def test_of_one_own_thing_that_is_narrower_a_warning_says_which():
    result = carbon.calculate("material", "1 t", material="steel", region="GB", period=2025)
    # UK 2025, Material use, Metal: steel cans, primary: 2 863.90131 per tonne, the only steel of the set.
    assert isclose(result.co2e_kg, 2863.90131, rel_tol=1e-6)
    assert "'steel' is read as metal_steel_cans, the only one of GB with that name in it." in [item.message for item in result.findings]


def test_an_own_factor_goes_before_what_a_word_means(tmp_path):
    path = tmp_path / "own.csv"
    path.write_text(
        "key,qualifiers,stages,region,unit,mass,co2e,locator,publication,licence\n"
        "food,product=beef,production,SE,kg,kg,20,row 1,supplier,own\n"
        "material,material=paper,production,SE,t,kg,7,row 2,supplier,own\n"
    )
    known = carbon.Catalogue.read(path) | carbon.catalogue()
    rows = [carbon.Food(mass="1 kg", product="beef", region="SE"), carbon.Material(mass="1 t", material="paper", region="SE")]
    assert carbon.calculate(rows, catalogue=known).co2e_kg == 27.0


def test_words_share_no_spelling_with_words_of_another_meaning():
    found: dict[str, set[tuple[str, str]]] = {}
    for spelling, kind, preset in store().rows("SELECT phrase, kind, preset FROM word"):
        found.setdefault(spelling, set()).add((kind, preset))
    assert {spelling: meanings for spelling, meanings in found.items() if len(meanings) > 1} == {}


def test_every_meaning_is_a_value_that_has_a_factor():
    values = {
        (place, name, value)
        for key, words in store().rows("SELECT key, qualifiers FROM activity")
        for name, value in (
            json.loads(words) | {"fuel": key.removeprefix("fuel.")} if key.startswith("fuel.") else json.loads(words)
        ).items()
        for place in (key, key.partition(".")[0])
    }
    meant = {tuple(row) for row in store().rows("SELECT key, qualifier, value FROM meaning WHERE key <> '*'")}
    assert meant - values == set()


def test_every_word_of_a_value_is_read_in_every_spelling():
    """Where a word means something in a country, its capitals, its accents and its plural mean the same there."""
    places: dict[tuple[str, str, str], str] = {}
    for key, qualifiers, region in store().rows("SELECT key, qualifiers, region FROM factor JOIN activity ON activity.number = activity"):
        for pair in json.loads(qualifiers).items():
            places.setdefault((key, *pair), region)
    for key, qualifier, word, value in store().rows("SELECT key, qualifier, word, value FROM meaning WHERE qualifier = 'material'"):
        place = places[(key, qualifier, value)]
        words = {qualifier: word} | ({"treatment": "landfill"} if key == "waste" else {})
        usual = meaning(key, words, (place,), "mass")
        for spelling in (word.upper(), word.title(), word.replace(" ", "_"), word.replace(" ", "-")):
            assert meaning(key, words | {qualifier: spelling}, (place,), "mass") == usual
        assert phrase(word) == phrase(word.upper())


def test_no_row_of_words_stands_twice():
    files = sorted(TAXONOMY.glob("*/*.csv"))
    assert len(files) > 90
    rows = {file: Counter(file.read_text(encoding="utf-8").splitlines()) for file in files}
    assert [(file, row) for file, found in rows.items() for row, times in found.items() if times > 1] == []


def test_what_is_left_out_at_once_is_what_no_word_fits():
    """Of some words of every family, and of words that are none, every activity that fits is among those that are looked at."""
    kept, fitting = 0, 0
    for key, name in (("material", "material"), ("spend", "sector"), ("food", "product"), ("waste", "material")):
        said = [word for (word,) in store().rows("SELECT word FROM meaning WHERE key = ? AND qualifier = ? ORDER BY word", key, name)][::29]
        for word in (*said, *(" ".join(activity.names)[:9] for activity in activities(key)[::199]), "bread", "kött", "qwertz", ""):
            near = {id(activity) for activity in vocabulary._within_reach(key, name, word)}
            for activity in activities(key):
                fits = vocabulary._fit(key, activity, name, word, first=True) is not None
                assert id(activity) in near or not fits, (key, word, activity)
                fitting += fits
            kept += len(near)
    assert 100 < fitting <= kept


@pytest.mark.parametrize(
    ("word", "kind", "fields"),
    [
        # Sources of a public upload template of sustainability data.
        ("Refrigerants", "refrigerant", {}),
        ("Rail Travel", "rail", {}),
        ("Air Travel", "flight", {}),
        ("Employee Commuting", "commuting", {}),
        ("Waste to Landfill", "waste", {"treatment": "landfill"}),
        ("Wastewater", "waste_water", {}),
        ("Recycling", "waste", {"treatment": "recycling"}),
        # Fuels as bills and tickets call them.
        ("Propane", "fuel", {"fuel": "propane"}),
        ("butane", "fuel", {"fuel": "butane"}),
        ("wood chips", "fuel", {"fuel": "wood_chips"}),
        ("Gas Oil", "fuel", {"fuel": "gas oil"}),
        ("red diesel", "fuel", {"fuel": "red diesel"}),
        ("Fuel oil", "fuel", {"fuel": "fuel_oil"}),
        ("Jet A-1", "fuel", {"fuel": "jet_kerosene"}),
        ("E10", "fuel", {"fuel": "petrol", "blend": "e10"}),
        ("HVO100", "fuel", {"fuel": "hvo"}),
        ("mazout", "fuel", {"fuel": "heating_oil"}),
        ("Erdgas", "fuel", {"fuel": "natural_gas"}),
        ("Strom", "electricity", {}),
        ("avion", "flight", {}),
        ("TGV", "rail", {"type": "high_speed"}),
        ("R-449A", "refrigerant", {"gas": "R-449A"}),
        ("beef", "food", {"product": "beef"}),
        ("café", "food", {"product": "café"}),
        ("recycled aluminium", "material", {"material": "recycled aluminium"}),
        ("hydrogen", "material", {"material": "hydrogen"}),
        ("clinical waste", "waste", {"material": "clinical waste"}),
    ],
)
def test_a_word_of_the_trade_is_a_kind_with_fields(word, kind, fields):
    for spelling in (word, word.upper(), word.lower(), word.replace(" ", "_")):
        found, preset = resolve(spelling)
        assert found.kind_name() == kind
        assert {name: value.casefold().replace("_", " ") for name, value in preset.items()} == {
            name: value.casefold().replace("_", " ") for name, value in fields.items()
        }


@pytest.mark.parametrize(("name", "gas"), [("HFO-1234ze(E)", "hfo_1234ze_e"), ("R-1234ze", "hfo_1234ze_e"), ("HFA-134a", "hfc_134a")])
def test_a_gas_is_read_as_it_is_printed_on_the_bottle(name, gas):
    assert gas_or_blend(name) == gas
    assert gas_or_blend("norflurane") == "hfc_134a"


@pytest.mark.parametrize("word", ["adblue", "xyzzy", "camelion"])
def test_nothing_is_found_that_shares_no_word(word):
    assert search_factors(word, Filter(), 5) == []


def test_a_word_beside_an_unknown_one_is_found_by_itself():
    assert all("steel" in str(hit.factor.as_dict()).casefold() for hit in search_factors("stainless steel", Filter(), 10))


@pytest.mark.parametrize("word", ["avoin", "buttane", "Ersatz", "nox"])
def test_a_hint_is_a_word_that_may_have_been_meant(word):
    with pytest.raises(carbon.CarbonError) as caught:
        resolve(word)
    assert not {"camion", "moutons", "tram", "ambulance", "n2o"} & set(str(caught.value).replace(".", " ").replace(",", " ").split())


def test_sectors_are_read_by_name_and_refused_where_several_are_meant():
    # US EPA v1.3.0, NAICS 541110 Offices of Lawyers and 541199 All Other Legal Services are of one industry and have one number.
    named = carbon.calculate("spend", "1000 USD", sector="Offices of Lawyers", vat="0", region="US", period=2022)
    word = carbon.calculate("spend", "1000 USD", sector="legal services", vat="0", region="US", period=2022)
    assert (
        word.co2e_kg == named.co2e_kg == carbon.calculate("spend", "1000 USD", sector="541110", vat="0", region="US", period=2022).co2e_kg
    )
    with pytest.raises(carbon.CarbonError, match=r"334111 \(Electronic Computer Manufacturing\)"):
        carbon.calculate("spend", "1000 USD", sector="computers", vat="0", region="US", period=2022)


def test_a_volume_takes_the_density_of_the_data_sheet():
    result = carbon.calculate("material", "10 m3", material="concrete", density="2400 kg/m3", region="GB", period=2024)
    # UK 2024, Material use, Concrete, primary: 118.75127 per tonne.
    assert isclose(result.co2e_kg, 24 * 118.75127, rel_tol=1e-6)
    with pytest.raises(carbon.CarbonError, match="a volume of concrete needs its density, such as density='2400 kg/m3' of the data sheet"):
        carbon.calculate("material", "10 m3", material="concrete", region="GB", period=2024)
    by_length = carbon.calculate("material", "10 m", material="timber", region="GB", period=2024)
    assert "'timber' has a factor per t. Give the amount in that." in by_length.findings[0].message


def test_every_word_is_a_question_in_every_spelling():
    """Capitals, hyphens, underscores and the plural of a rule change nothing: a word is one kind with the same fields."""
    for word, kind in store().rows("SELECT word, kind FROM word"):
        usual = resolve(word)
        assert usual[0].kind_name() == kind
        for spelling in (word.upper(), word.title(), word.replace(" ", "_"), word.replace(" ", "-")):
            assert resolve(spelling) == usual, spelling


@pytest.mark.parametrize(
    ("kind", "text", "region", "told", "untold"),
    [
        ("food", "lamb", "GB", "lamb_leg_raw", "lettuce"),
        ("food", "bröd", "SE", "bread_home_made", "breadfruit"),
        ("food", "mjölk", "SE", "milk_skimmed", "coffee"),
        ("capital_good", "television", "GB", "television_40_49_inches", "remote_control"),
    ],
)
def test_a_refusal_names_what_begins_with_the_word(kind, text, region, told, untold):
    amount = {"mass": "1 kg"} if kind == "food" else {"quantity": "1 piece"}
    with pytest.raises(carbon.CarbonError) as refused:
        carbon.calculate(kind, product=text, region=region, period=2024, **amount)
    assert told in str(refused.value)
    assert untold not in str(refused.value)


@pytest.mark.parametrize(
    ("word", "amount", "region", "kilograms"),
    [
        # ADEME Base Carbone V23.6, element 27002: 156 kg a portable computer.
        ("laptop", "3 piece", "FR", 3 * 156),
        ("bärbar dator", "3 piece", "SE", 3 * 156),
        # UK Government conversion factors 2024, row 4261: landfill of commercial and industrial waste.
        ("landfill", "1 t", "GB", 520.334),
    ],
)
def test_an_everyday_word_is_taken_by_a_calculation(word, amount, region, kilograms):
    assert carbon.calculate(word, amount, region=region, period=2024).co2e_kg == pytest.approx(kilograms, rel=1e-4)


def test_of_several_things_none_is_taken_because_it_says_less():
    """Base Carbone: a portable computer, and fixed ones for the office and of high performance: 'computer' is none of them."""
    with pytest.raises(carbon.CarbonError, match=r"may be 3 things of FR, 156 to 296 kg CO2e/piece: computer_portable 156"):
        carbon.calculate("capital_good", "1 piece", product="computer", region="FR", period=2023)


@pytest.mark.parametrize(("key", "qualifier"), [("food", "product"), ("material", "material"), ("waste", "material")])
def test_a_name_is_found_in_the_index_as_among_all_activities(key, qualifier):
    """Every value and name, each without its last word, its last letter and all but its first word."""
    values = {activity.phrases.get(qualifier, "") for activity in activities(key)}
    names = {name for activity in activities(key) for name in activity.names}
    whole = values | names
    asked = {part for name in whole for part in (name, name.rpartition(" ")[0], name[:-1], name.partition(" ")[0])}
    heads = {" ".join(value.split()[:count]) for value in values for count in range(1, len(value.split()) + 1)}
    assert len(asked) > len(whole) > 20
    assert {name for name in asked if is_called(key, qualifier, name)} == (asked & whole) - {""}
    assert {name for name in asked if after(key, qualifier, name)} == (asked & heads) - {""}
