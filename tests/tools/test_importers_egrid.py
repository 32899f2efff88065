"""The eGRID importer on small workbooks laid out as EPA's: what it reads, what it refuses, what it leaves out."""

from __future__ import annotations

import csv
import shutil
import sys
from pathlib import Path

import openpyxl
import pytest

ROOT = Path(__file__).parents[2]
sys.path.append(str(ROOT / "tools" / "datasets"))

from import_edition import main  # noqa: E402

# eGRID2021, summary tables, Table 1: CO2, CH4 and N2O in lb/MWh of two subregions.
CAMX, NYUP = (531.7, 0.031, 0.004), (233.1, 0.016, 0.002)
AR4, AR5 = (1, 25, 298), (1, 28, 265)


@pytest.fixture
def publisher(tmp_path):
    """A publisher's folder, and the regions beside it."""
    (tmp_path / "regions").mkdir()
    for path in (ROOT / "emission_factors" / "regions").glob("*.csv"):
        shutil.copy(path, tmp_path / "regions")
    (tmp_path / "epa-egrid").mkdir()
    return tmp_path / "epa-egrid"


def rates(gases, weights=AR5):
    return [*gases, round(sum(gas * weight for gas, weight in zip(gases, weights, strict=True)), 3)]


def imported(publisher, subregions, *, states=(), unit="lb/MWh", co2e="C2ERTA", year=2024):
    """Write a workbook of the three sheets and import it; return the exit code and the rows by region."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, codes, places in (("SRL24", "SR", ["SUBRGN", "SRNAME"]), ("ST24", "ST", ["PSTATABB"]), ("US24", "US", [])):
        sheet = book.create_sheet(name)
        sheet.append(["Data Year", *("Name" for _ in places), *(f"annual {gas} total output emission rate ({unit})" for gas in range(4))])
        sheet.append(["YEAR", *places, *(f"{codes}{ending}" for ending in ("CO2RTA", "CH4RTA", "N2ORTA", co2e))])
        rows = {
            "SRL24": [(place, f"Name of {place}", *one) for place, one in subregions],
            "ST24": states,
            "US24": [rates((800, 0.06, 0.009))],
        }
        for row in rows[name]:
            sheet.append([year, *row])
    book.save(publisher.parent / "egrid2024_data.xlsx")
    code = main(["epa-egrid", str(publisher.parent / "egrid2024_data.xlsx"), "2024", "--folder", str(publisher)])
    path = publisher / "2024" / "factors.csv"
    if not path.exists():
        return code, {}
    with path.open(encoding="utf-8", newline="") as file:
        return code, {row["region"]: row for row in csv.DictReader(file)}


def test_rates_are_read_by_the_codes_of_their_columns(publisher, capsys):
    code, found = imported(
        publisher, [("CAMX", rates(CAMX)), ("NYUP", rates(NYUP))], states=[("CA", *rates(CAMX)), ("PR", *rates((1543.1, 0.08, 0.01)))]
    )
    assert code == 0
    assert set(found) == {"US", "US-CAMX", "US-NYUP", "US-CA", "PR"}
    camx = found["US-CAMX"]
    assert (camx["co2"], camx["ch4_fossil"], camx["n2o"], camx["co2e"], camx["gwp_set"]) == (
        "531.7",
        "0.031",
        "0.004",
        "533.628",
        "ar5_100",
    )
    assert camx["locator"] == "egrid2024_data.xlsx, sheet SRL24, SRCO2RTA, SRCH4RTA, SRN2ORTA, SRC2ERTA, CAMX"
    assert "20 values = 20 cited by 5 rows" in capsys.readouterr().out


def test_an_unknown_subregion_a_false_zero_and_a_digit_too_many_are_left_out(publisher, capsys):
    ten = [10 * value for value in rates(NYUP)]
    code, found = imported(publisher, [("XXNW", rates(CAMX)), ("CAMX", [0, 0, 0, 0]), ("NYUP", ten), ("NEWE", rates((540, 0.06, 0.008)))])
    assert code == 0
    assert set(found) == {"US", "US-NEWE"}
    printed = capsys.readouterr().out
    assert "? no heading in regions.csv or regions_parts.csv (4 values, first at SRL24 / XXNW)" in printed
    assert "! epa-egrid-2024/electricity.grid/US-CAMX/2024/generation: doubtful: zero, 0 per MWh" in printed
    assert "! epa-egrid-2024/electricity.grid/US-NYUP/2024/generation: doubtful: edition, × 10" in printed


@pytest.mark.parametrize(
    ("layout", "message"),
    [
        ({"unit": "kg/MWh"}, "does not say lb/MWh. Take the workbook in American units."),
        ({"co2e": "CO2EQRTA"}, "SRL24: no column has the code SRC2ERTA. Look for a renamed one."),
        ({"year": 2023}, "SRL24 row 3: the year is 2023, not 2024."),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(publisher, capsys, layout, message):
    assert imported(publisher, [("CAMX", rates(CAMX))], **layout) == (1, {})
    assert message in capsys.readouterr().err


def test_co2e_that_is_no_sum_of_the_gases_is_refused(publisher, capsys):
    assert imported(publisher, [("CAMX", [*CAMX, 600.0])]) == (1, {})
    assert "CO2e is not the sum of the gases in ar5_100 or ar4_100" in capsys.readouterr().err
