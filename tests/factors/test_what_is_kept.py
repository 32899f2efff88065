"""What a question reads of the index, what of it is kept on the catalogue, and that threads find the same."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

import carbon
from carbon.factors.matching import Wanted, match


def diesel(region="SE", year=2019):
    return Wanted("fuel.diesel", (), "combustion", region, year, "l")


def test_a_question_reads_only_what_may_meet_it():
    """Of thousands of sectors of one key, those of the rarest qualifier asked; of all years and countries of a grid, the own."""
    catalogue = carbon.catalogue()
    everything = catalogue.all_candidates("spend", "production")
    asked = {"classification": "naics_2017", "sector": "112111", "part": "with_margins"}
    read = catalogue.candidates("spend", "production", ("US",), asked)
    assert len(everything) > 3000
    assert 0 < len(read) <= 8
    assert all(item.qualifiers["sector"] == "112111" for _, item in read)
    grid = catalogue.candidates("electricity.grid", "generation", ("SE", "nordic", "europe", "world"), {})
    assert {item.region for _, item in grid} <= {"SE", "nordic", "europe", "world"}


def test_what_was_matched_is_kept_on_the_catalogue():
    from carbon.factors.catalogue import Catalogue

    catalogue, asked = Catalogue(carbon.catalogue().layers), diesel()
    first = match(catalogue, asked, carbon.Policy())
    assert match(catalogue, asked, carbon.Policy()) is first
    other = match(catalogue, asked, carbon.Policy(stand_ins=("GB",)))
    assert other is not first, "another policy is another question"
    assert other.factor.id == first.factor.id
    assert match(catalogue, asked, carbon.Policy(stand_ins=("GB",))) is other


def test_a_full_cache_starts_anew(monkeypatch):
    from carbon.factors import catalogue as module

    monkeypatch.setattr(module, "_CACHE_LIMIT", 2)
    cache = {}
    assert [module.recalled(cache, number, lambda number=number: -number) for number in (0, 1, 0, 2)] == [0, -1, 0, -2]
    assert cache == {2: -2}


def test_threads_find_the_same_factors():
    from concurrent.futures import ThreadPoolExecutor

    from carbon.factors.catalogue import Catalogue

    catalogue = Catalogue(carbon.catalogue().layers)
    questions = [diesel(place, year) for place in ("SE", "GB", "US", "FR") for year in range(2016, 2026)] * 4
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda asked: match(catalogue, asked, carbon.Policy()), questions))
    assert together == [match(catalogue, asked, carbon.Policy()) for asked in questions]
    assert sum(found is not None for found in together) > len(questions) / 2


@settings(max_examples=12, deadline=None)
@given(
    st.sampled_from(["diesel", "petrol", "natural gas", "lpg", "heating oil"]),
    st.sampled_from(["NZ", "SE", "CA", "AU", "DE"]),
    st.permutations(["1 kg", "1 l", "1 kWh_net", "1 m3", "1 Nm3"]),
)
def test_what_is_said_of_a_factor_does_not_hang_on_the_unit_that_was_asked_first(fuel, place, amounts):
    """ "None per kg" is said of kilograms, also where litres were asked before."""
    from carbon.factors.catalogue import Catalogue

    def said(amount, known):
        return carbon.calculate(fuel, amount, region=place, period=2022, catalogue=known).to_json()

    together = Catalogue(carbon.catalogue().layers)
    assert [said(amount, together) for amount in amounts] == [said(amount, Catalogue(carbon.catalogue().layers)) for amount in amounts]
