"""The columns of a factor are declared once; what follows from them agrees."""

from __future__ import annotations

import csv
import dataclasses
from pathlib import Path

import pytest

from carbon.cli.main import main
from carbon.core.errors import CarbonError
from carbon.core.gases import gwp_set_names
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


SETS = (*gwp_set_names(), "unstated", "")
OWN = "key,qualifiers,stages,region,valid_from,valid_to,unit,co2e,gwp_set\n"


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (
            "rail.passenger,,combustion,SE,2024-12-31,2024-01-01,pkm,0.01,unstated",
            "valid_to '2024-01-01' is before valid_from '2024-12-31'; write the later day in valid_to",
        ),
        ("rail.passenger,,combustion,SE,2024,2023,pkm,0.01,", "valid_to '2023-12-31' is before valid_from '2024-01-01'"),
        ("rail.passenger,,combustion,SE,2024,,pkm,0.01,ar5", "gwp_set 'ar5' is unknown. Known: ar4_100, ar4_20, "),
    ],
)
def test_an_own_factor_that_no_answer_could_use_as_it_is_meant_is_refused(row, message, tmp_path):
    (tmp_path / "own.csv").write_text(OWN + row + "\n")
    with pytest.raises(CarbonError) as refused:
        Catalogue.read(tmp_path / "own.csv")
    assert str(refused.value).startswith(f"1 own factor cannot be read:\nown.csv row 2: {message}")


def test_one_day_and_each_known_set_are_read(tmp_path):
    rows = [f"rail.passenger,type=x{number},combustion,SE,2024-03-01,2024-03-01,pkm,0.01,{name}" for number, name in enumerate(SETS)]
    (tmp_path / "own.csv").write_text(OWN + "\n".join(rows) + "\n")
    assert len(Catalogue.read(tmp_path / "own.csv").by_key("rail.passenger")) == len(SETS)


def test_words_of_own_factors_that_no_shipped_one_has_are_warned_of(tmp_path, capsys):
    words = ("rail.pasenger,type=national", "rail.passenger,typ=national", "rail.passenger,type=nationl", "rail.passenger,type=national")
    rows = [
        f"{word},combustion,SE,20{year},20{year},pkm,0.03,unstated" for year, word in enumerate((*words, "rail.passenger,type=maglev"), 20)
    ]
    (tmp_path / "own.csv").write_text(OWN + "\n".join(rows) + "\n")
    main(["verify-factors", str(tmp_path / "own.csv")])
    assert capsys.readouterr().err.splitlines() == [
        "warning: key 'rail.pasenger' is of no shipped factor. Nearest: rail.passenger, air.passenger.",
        "warning: qualifier 'typ' is of no shipped factor of rail.passenger. Nearest: type.",
        "warning: type=nationl is of no shipped factor of rail.passenger. Nearest: national.",
    ]
