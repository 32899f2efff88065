"""The columns of a factor are declared once; what follows from them agrees."""

from __future__ import annotations

import csv
import dataclasses
from pathlib import Path

import pytest

from carbon.core.errors import CarbonError
from carbon.core.store.read import store
from carbon.factors.catalogue import Catalogue
from carbon.factors.index.columns import ABOUT, COLUMNS, KEPT, KEPT_NAMES, check_words, kept_values
from carbon.factors.model import EmissionFactor

FOLDER = Path(__file__).parents[2] / "emission_factors"
ROW = {"key": "fuel.diesel", "stages": "combustion", "unit": "l", "locator": "table 1"}


def test_the_record_has_every_kept_column():
    assert set(KEPT_NAMES) <= {item.name for item in dataclasses.fields(EmissionFactor)}


def test_the_index_has_every_kept_column_with_its_type():
    found = {name: f"{kind}{' NOT NULL' * needed}" for _, name, kind, needed, *_ in store().rows("PRAGMA table_info(factor)")}
    assert {column.name: column.sql for column in KEPT}.items() <= found.items()


def test_shipped_files_have_no_other_columns_than_these_and_gases():
    known = {*ABOUT, *(row[0] for row in store().rows("SELECT gas FROM gas")), *(column.name for column in COLUMNS if column.gas)}
    for path in FOLDER.glob("*/*/factors.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            assert set(next(csv.reader(file))) <= known, path


def test_a_kept_column_is_read_written_and_read_back(tmp_path):
    """What a user writes in each column stands in the record: no column is lost on the way."""
    written = {
        "valid_from": "2019-01-01", "valid_to": "2019-12-31", "gwp_set": "ar5_100", "data_year": "2017", "uncertainty": "±10 %",
        "uncertainty_kind": "expert", "biogenic_share": "0.25", "price_year": "2018", "price_basis": "purchaser", "vat": "excluded",
        "names": "Diesel oil", "review_by": "2027-01-01", "status": "estimate", "derivation": "measured", "note": "read me",
    }  # fmt: skip
    assert set(written) == set(KEPT_NAMES)
    path = tmp_path / "own.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [*ROW, "co2", *written])
        writer.writeheader()
        writer.writerow(ROW | {"co2": "2.5"} | written)
    ((_, factor),) = Catalogue.read(path).by_key("fuel.diesel")
    assert {name: str(getattr(factor, name)) for name in written} == written


def test_an_empty_cell_means_what_its_column_says():
    assert kept_values({})["status"] == "published"
    assert kept_values({})["uncertainty_kind"] == "ci95"
    assert kept_values({})["valid_from"] is None


@pytest.mark.parametrize("column", [column for column in COLUMNS if column.words], ids=lambda column: column.name)
def test_a_word_that_is_none_of_its_columns_is_refused_with_its_column(column):
    with pytest.raises(CarbonError, match=f"^{column.name} 'publishd' is unknown"):
        check_words(ROW | {column.name: "publishd"})


@pytest.mark.parametrize("column", [column for column in COLUMNS if column.needed], ids=lambda column: column.name)
def test_a_column_that_must_be_filled_is_named(column):
    with pytest.raises(CarbonError, match=f"{column.name} is empty; every factor needs one"):
        check_words(ROW | {"key": "fuel.diesel"} | {column.name: ""})


@pytest.mark.parametrize(
    ("name", "cell", "message"),
    [
        ("valid_from", "soon", "valid_from 'soon' is not a date; write 2019-01-01"),
        ("price_year", "20x2", "price_year '20x2' is not a whole number; write it as 2022"),
        ("biogenic_share", "7", "biogenic_share 7 is not a share; write 0 to 1"),
    ],
)
def test_a_cell_that_cannot_be_read_is_named(name, cell, message):
    with pytest.raises(CarbonError) as refused:
        kept_values({name: cell})
    assert str(refused.value) == message
