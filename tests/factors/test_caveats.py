"""Caveats: what a figure does not count is said wherever it is used, and nowhere else."""

from __future__ import annotations

import csv
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

import carbon
from carbon.core.store.read import store
from carbon.factors.catalogue import catalogue
from carbon.factors.reasons import caveats_of
from carbon.reporting.language.words import Words

FILE = Path(__file__).parents[2] / "emission_factors" / "caveats.csv"
with FILE.open(encoding="utf-8", newline="") as opened:
    ROWS = list(csv.DictReader(opened))


def said(word, amount=None, **fields):
    return [finding.message for finding in carbon.calculate(word, amount, **fields).findings if finding.code == "factor_caveat"]


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['key']}-{row['value']}" for row in ROWS])
def test_every_caveat_is_of_factors_that_are_there_and_in_swedish(row):
    factors = [factor for _, factor in catalogue().by_key(row["key"]) if factor.qualifiers.get(row["qualifier"]) == row["value"]]
    of = [factor for factor in factors if fnmatchcase(factor.publication.name, row["publications"])]
    assert of
    assert all(row["caveat"] in finding.message for factor in of for finding in caveats_of(factor))
    assert all(not list(caveats_of(factor)) for factor in factors if factor not in of)
    assert row["source"]
    assert Words("sv").knows(row["caveat"])


def test_burned_plastic_by_the_british_figure_says_what_it_counts():
    burned = {"material": "plast", "treatment": "combustion", "region": "SE", "period": 2023}
    (message,) = said("waste", "1 t", **burned)
    assert message.startswith("the figure of burning waste is of collection and transport alone; what leaves the chimney")
    assert said("waste", "1 t", **{**burned, "treatment": "landfill"}) == []
    assert said("waste", "1 t", material="mixed_msw", treatment="combustion", region="US", period=2023) == []


def test_caveats_are_in_the_index():
    assert len(store().rows("SELECT * FROM caveat")) == len(ROWS)
