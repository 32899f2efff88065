"""Inventories in threads of one process: words of their factors and of their tables are read in each by its own, and total what the hand totals."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

import carbon
from inventories import make

FACTORS = "key,qualifiers,unit,co2e,gwp_set,stages,region,valid_from,valid_to,locator\n"
HEAD = """[inventory]
name = "One of several"
organisation = "Test"
period = "2022"
region = "SE"
gwp_set = "ar6_100"

[[tables]]
path = "t.csv"
source = "Heat"
columns = {{ kind = "Vad", amount = "kWh", network = "Nät" }}

[tables.values.kind]
"Värme" = "{meaning}"
"""


def folder(base, number, meaning="district_heating", words=("alfa",)):
    """An inventory whose network alfa has number/100 kg per kWh; what Värme means is its own, too."""
    place = base / f"{meaning}-{number}"
    place.mkdir(exist_ok=True)
    rows = "".join(f"heat.district,network={word},kWh,{number / 100},ar6_100,generation,SE,2022-01-01,2022-12-31,p. 1\n" for word in words)
    rows += f"cooling.district,network=alfa,kWh,{number / 10},ar6_100,generation,SE,2022-01-01,2022-12-31,p. 1\n"
    text = "".join(f"Värme;{amount};{network}\n" for amount, network in ((100, "alfa"), (50, "Alfa"), (30, "alfa")))
    make(place, HEAD.format(meaning=meaning), t_csv=f"Vad;kWh;Nät\n{text}", factors_csv=FACTORS + rows)
    return place


def total(place):
    return carbon.Inventory.open(place).footprint().total_kg("location")


def test_each_thread_reads_its_own_words(tmp_path):
    """180 kWh by 0.01 … 0.04 as heat, and by 0.1 … 0.4 as cooling, whichever inventory was read before or beside."""
    places = [folder(tmp_path, number, meaning) for number in (1, 2, 3, 4) for meaning in ("district_heating", "district_cooling")]
    by_hand = [pytest.approx(180 * number / size) for number in (1, 2, 3, 4) for size in (100, 10)]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(total, places)) == by_hand
        assert list(pool.map(total, [*reversed(places)])) == [*reversed(by_hand)]
    assert [total(place) for place in places] == by_hand


def test_a_word_that_one_inventory_brings_is_unknown_to_the_other(tmp_path):
    """Before and after the one that knows it, in one thread and in several: 180 kWh at 0.05, or the country's average with a warning."""
    knows, lacks = folder(tmp_path, 5), folder(tmp_path, 6, words=("bravo",))
    average = carbon.calculate("district_heating", "180 kWh", region="SE", period="2022").co2e_kg

    def said(place):
        footprint = carbon.Inventory.open(place).footprint()
        return footprint.total_kg("location"), "word_unknown" in {item.code for item in footprint.findings}

    expected = {knows: (pytest.approx(9.0), False), lacks: (pytest.approx(average), True)}
    assert [said(place) for place in (lacks, knows, lacks)] == [expected[place] for place in (lacks, knows, lacks)]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(said, [knows, lacks] * 4)) == [expected[knows], expected[lacks]] * 4
