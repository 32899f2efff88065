"""A row of a table is what the same activity comes to alone: number, factors and whether it is answered, with own factors and without."""

from __future__ import annotations

import math
import random

import polars as pl
import pytest

import carbon
from laws.asking import REGIONS, YEARS, examples

OWN = """key,qualifiers,stages,region,unit,mass,co2
electricity.grid,,generation,SE,kWh,kg,0.5
electricity.grid,part=generation,wtt,SE,kWh,kg,0.1
fuel.diesel,,combustion+wtt,GB,l,kg,3.1
road.car,fuel=diesel,wtt,world,vkm,kg,0.04
"""


def rows_of(example, chance):
    """An example's fields in three places and years."""
    fields = {name: str(value) for name, value in example.fields.items() if name not in ("region", "period")}
    return [{"kind": example.word, **fields, "region": chance.choice(REGIONS), "period": str(chance.choice(YEARS))} for _ in range(3)]


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    path = tmp_path_factory.mktemp("own") / "own.csv"
    path.write_text(OWN, encoding="utf-8")
    return carbon.Catalogue.read(path) | carbon.catalogue()


def _same(asked, catalogue):
    table = carbon.calculate(pl.DataFrame(asked, schema=dict.fromkeys(asked[0], pl.String)), map_names=True, catalogue=catalogue)
    for row, row_of in enumerate(asked):
        fields = {name: value for name, value in row_of.items() if name != "kind" and value is not None}
        try:
            alone = carbon.calculate(row_of["kind"], **fields, catalogue=catalogue).co2e_kg
        except carbon.CarbonError:
            alone = None
        of_row = table.row_kg()[row]
        assert (None if math.isnan(of_row) else of_row) == (None if alone is None else pytest.approx(alone, rel=1e-12)), row_of


@pytest.mark.parametrize("share", [pytest.param(0.1, id="some"), pytest.param(1.0, id="all", marks=pytest.mark.slow)])
@pytest.mark.parametrize("with_own", [False, True])
def test_a_row_is_the_single_answer(own, share, with_own):
    chance = random.Random(17)
    for example in chance.sample(examples(), round(share * len(examples()))):
        _same(rows_of(example, chance), own if with_own else carbon.catalogue())
