"""Search: names in three languages, typos, distinct activities, filters."""

from __future__ import annotations

import pytest

import carbon
from carbon.core.store.read import store
from carbon.factors.search import Filter, search_factors
from carbon.factors.words import find


def keys(text, **wanted):
    return [hit.factor.key for hit in search_factors(text, Filter(**wanted), 20)]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("grid electricity", "electricity.grid"),
        ("grid electrcity", "electricity.grid"),
        ("elnät", "electricity.grid"),
        ("ELNAT", "electricity.grid"),
        ("électricité réseau", "electricity.grid"),
        ("diesel", "fuel.diesel"),
        ("disel", "fuel.diesel"),
        ("short haul economy", "air.passenger"),
        ("fjärrvärme", "heat.district"),
        ("fjarvarme", "heat.district"),
        ("voiture diesel", "road.car"),
        ("beef", "food"),
        ("nötkött", "food"),
        ("concrete", "material"),
        ("waste concrete", "waste"),
        ("R-410A", "gas"),
        ("sevofluran", "gas"),
        ("sevoflurane", "gas"),
        ("sevoflurne", "gas"),
        ("lustgas", "gas"),
        ("bensin", "fuel.petrol"),
        ("eldningsolja", "fuel.heating_oil"),
        ("naturgas", "fuel.natural_gas"),
        ("nitrous oxide", "gas"),
    ],
)
def test_the_first_hit_is_what_was_meant(text, key):
    assert keys(text)[0] == key


def test_a_flight_is_found_with_its_haul_and_cabin():
    first = search_factors("short haul economy", Filter(), 1)[0].factor
    assert (first.qualifiers["haul"], first.qualifiers["cabin"]) == ("short_haul", "economy")


def test_a_released_gas_is_found_though_no_publisher_prints_it():
    assert search_factors("desfluran", Filter(), 1)[0].factor.id == "definition/gas/desflurane/release"


@pytest.mark.parametrize("text", ["el", "diesel", "fjärrvärme", "bensin"])
def test_who_names_a_region_sees_its_own_factors_first(text):
    assert search_factors(text, Filter(region="SE"), 1)[0].factor.region == "SE"


def test_a_released_gas_is_the_same_in_each_region():
    for place in ("SE", "GB"):
        assert search_factors("lustgas", Filter(region=place, year=2019), 1)[0].factor.id == "definition/gas/n2o/release"


def test_beef_is_found_in_swedish_too():
    assert keys("nötkött") == keys("beef") != []
    assert find("nötkot")  # two slips


def test_a_series_is_one_row_of_its_newest_edition():
    hits = search_factors("road car diesel medium", Filter(publisher="uk", stage="combustion"), 50)
    same = [hit for hit in hits if hit.factor.qualifiers == {"fuel": "diesel", "size": "medium"}]
    assert [(hit.factor.year, hit.editions) for hit in same] == [(2025, 11)]


def test_filters_narrow_and_need_no_words():
    hits = search_factors("", Filter(key="electricity", region="US-RFCW", year=2025, stage="generation"), 20)
    assert {hit.factor.region for hit in hits} <= {"US-RFCW", "US", "north_america", "world"}
    assert {"US-RFCW", "US"} <= {hit.factor.region for hit in hits}
    assert all(hit.factor.key.startswith("electricity") for hit in hits)
    assert all(
        form == "l" for hit in search_factors("diesel", Filter(unit="l", publisher="spbi"), 9) for form in [hit.factor.forms[0].unit]
    )
    assert search_factors("diesel", Filter(publisher="spbi", status="estimate"), 9) == []


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        (Filter(stage="combusion"), "stage 'combusion' is unknown. Nearest: combustion."),
        (Filter(key="fuel.disel"), "no factor has the key 'fuel.disel'. Nearest: fuel.diesel"),
        (Filter(publisher="uk-2091"), "no publication is of 'uk-2091'. Nearest: uk-2021"),
        (Filter(unit="gallonen"), "unit 'gallonen' is unknown"),
    ],
)
def test_a_filter_that_nothing_meets_names_the_nearest(wanted, message):
    with pytest.raises(carbon.CarbonError) as caught:
        search_factors("diesel", wanted, 5)
    assert message in str(caught.value)


def test_nothing_is_nothing():
    assert search_factors("xyzzyqqq", Filter(), 5) == []
    assert search_factors("§ %", Filter(), 5) == []


def test_distinct_activities_are_searched_not_rows():
    (activities,), (gases,) = store().row("SELECT count(*) FROM activity"), store().row("SELECT count(*) FROM gas")
    assert store().row("SELECT count(*) FROM search")[0] == activities + gases


def test_the_table_of_a_search():
    table = carbon.search("diesel", region="SE", limit=3)
    assert table.height == 3
    assert {"id", "editions", "locator"} <= set(table.columns)
