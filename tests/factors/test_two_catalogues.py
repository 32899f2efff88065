"""Two catalogues, two sets of GWPs and kinds of one's own in one process: none sees what another brings."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import carbon

HEAD = "key,qualifiers,unit,co2e,gwp_set,stages,region,valid_from,valid_to,locator\n"
NETWORKS = ("alfa", "bravo", "charlie", "delta")
PLACES = ("SE", "NO", "DE")
Book = dict[tuple[str, str], float]
"""Network and region → kg CO2e per kWh."""


def own(book: Book) -> carbon.Catalogue:
    rows = (
        f"heat.district,network={network},kWh,{value},ar6_100,generation,{place},2022-01-01,2022-12-31,p. 1\n"
        for (network, place), value in book.items()
    )
    with TemporaryDirectory() as folder:
        path = Path(folder) / "own.csv"
        path.write_text(HEAD + "".join(rows), encoding="utf-8")
        return carbon.Catalogue.read(path)


def heat(catalogue: carbon.Catalogue, network: str, place: str) -> float | None:
    """Kg per kWh, None where no factor is known."""
    rows = [{"kind": "district_heating", "energy": "1 kWh", "network": network, "region": place, "period": 2022}]
    return carbon.calculate(rows, catalogue=catalogue).co2e_kg


books = st.dictionaries(
    st.tuples(st.sampled_from(NETWORKS), st.sampled_from(PLACES)), st.floats(0.01, 0.9).map(lambda value: round(value, 3)), min_size=1
)


@settings(deadline=None, max_examples=15)
@given(books, books)
def test_words_and_regions_of_one_catalogue_are_not_those_of_another(one: Book, other: Book):
    catalogues = [(own(one), one), (own(other), other)]
    for network in NETWORKS:
        for place in PLACES:
            for catalogue, book in [*catalogues, *reversed(catalogues)]:
                assert heat(catalogue, network, place) == book.get((network, place))


def test_threads_with_a_catalogue_each_answer_by_their_own():
    made = [own({("alfa", "SE"): number / 100}) for number in range(1, 9)]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda catalogue: [heat(catalogue, "alfa", "SE") for _ in range(3)], made))
    assert found == [[number / 100] * 3 for number in range(1, 9)]


def test_an_unknown_word_is_told_the_words_of_its_own_catalogue():
    for known, other in (("alfa", "bravo"), ("bravo", "alfa")):
        with pytest.raises(carbon.CarbonError, match=f"network '{other}' has no factor. Known: {known}"):
            carbon.calculate("district_heating", "1 kWh", network=other, region="SE", period=2022, catalogue=own({(known, "SE"): 0.1}))


def test_values_of_ones_own_weigh_their_own_result_alone():
    def litres(gwp_set: str) -> carbon.Emissions:
        return carbon.calculate("diesel", "1000 l", region="GB", period=2019, gwp_set=gwp_set)

    plain, own_value, plain_again = litres("ar6_100"), litres("ar6_100 + n2o=1000"), litres("ar6_100")
    assert plain.co2e_kg == plain_again.co2e_kg
    assert plain.plan.weights["n2o"] == plain_again.plan.weights["n2o"] == 273.0
    assert own_value.plan.weights["n2o"] == 1000.0
    assert own_value.co2e_kg - plain.co2e_kg == pytest.approx((1000 - 273) * plain.gases_kg()["n2o"])


def test_nothing_shipped_is_offered_beside_a_grid_factor_of_ones_own():
    """The catalogue may hold no shipped factor, and where it does, one's own goes before it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "own.csv"
        row = "electricity.grid,,kWh,0.3,ar6_100,generation+infrastructure,DE,2024-01-01,2024-12-31,p. 1\n"
        path.write_text(HEAD + row, encoding="utf-8")
        mine = carbon.Catalogue.read(path)

    def offered(catalogue: carbon.Catalogue) -> bool:
        found = carbon.calculate("electricity", "1 kWh", region="DE", period=2024, catalogue=catalogue)
        return "compilation_offered" in {finding.code for finding in found.findings}

    assert [offered(mine), offered(mine | carbon.catalogue()), offered(carbon.catalogue())] == [False, False, True]


def test_a_kind_of_ones_own_is_known_to_tables_whenever_it_is_defined():
    code = """
import carbon, polars as pl
from typing import Annotated, ClassVar, Literal
from carbon.activities.fields.common import Mass
from carbon.activities.fields.reader import about
from carbon.activities.framework.base import Activity
from carbon.activities.framework.demands import Demand, Method

table = pl.DataFrame({"kg": [40.0, 2.0]})
said = {"region": "GB", "period": 2019}
carbon.calculate(table, kind=carbon.constant("diesel"), mass=("kg", "kg"), **said).total_kg()

class Brewing(Activity):
    '''Beer that is brewed over a fire of diesel.'''

    kind: Literal["brewing"] = "brewing"
    amounts: ClassVar = (("malt",),)
    required: ClassVar = ("combustion",)
    malt: Annotated[Mass | None, about("Malt [kg].")] = None

    def method(self, one, context):
        return Method([Demand("fuel.diesel", "combustion", one)])

print(carbon.calculate(table, kind=carbon.constant("brewing"), malt=("kg", "kg"), **said).total_kg())
print(sum(carbon.calculate("brewing", f"{kg} kg", **said).co2e_kg for kg in (40, 2)))
"""
    whole, parts = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert float(whole) == pytest.approx(float(parts), rel=1e-12)
