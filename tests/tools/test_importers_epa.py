"""The EPA Hub importer on small workbooks laid out as the publisher's: what it reads, merges, leaves out, and refuses."""

from __future__ import annotations

import csv
import shutil
import sys
from pathlib import Path

import openpyxl
import pytest

ROOT = Path(__file__).parents[2]
sys.path.append(str(ROOT / "tools" / "datasets"))

from edition import Refused  # noqa: E402
from epa import model_years  # noqa: E402
from epa_source import Cell, read_hub  # noqa: E402
from import_edition import main  # noqa: E402

FRONT = {
    "C4": "Blue text indicates an update from the 2025 version of this document.",
    "C7": "Gas",
    "D7": "100-Year GWP",
    "C8": "CH4",
    "D8": 28,
}
FUELS = {
    "B12": "Table 1", "C12": "   Stationary Combustion", "C14": "Fuel Type", "D14": "Heat Content (HHV)", "E14": "CO2 Factor",
    "D15": "mmBtu per short ton", "E15": "kg CO2 per mmBtu", "F15": "g CH4 per mmBtu", "G15": "g N2O per mmBtu", "C16": "Coal and Coke",
    "C17": "Anthracite", "D17": 25.09, "E17": 103.69, "F17": 11, "G17": 1.6, "C18": "Source: 40 CFR 98",
}  # fmt: skip
CARS = {
    "B20": "Table 3", "C22": "Vehicle Type", "D22": "Model Year", "E22": "CH4 Factor \n(g CH4 / vehicle-mile)",
    "F22": "N2O Factor \n(g N2O / vehicle-mile)", "C23": "Gasoline Light-Duty Trucks", "D23": "1973-1974", "E23": 0.1908, "F23": 0.0218,
    "C24": "(Vans, Pickup Trucks, SUVs)", "D24": 1975, "E24": 0.1634, "F24": 0.0513, "C25": "Gasoline Motorcycles", "D25": " 1960-1995 ",
    "E25": 0.009, "F25": 0.09,
}  # fmt: skip
GRID = {
    "B30": "Table 6", "E31": "Total Output Emission Factors", "H31": "Non-Baseload Emission Factors", "C32": "eGRID Subregion Acronym",
    "D32": "eGRID Subregion Name", "K32": "Grid Gross Loss (%)", "E33": "(lb CO2 / MWh)", "H33": "(lb CO2 / MWh)", "C34": "CAMX",
    "D34": "WECC California", "E34": 436.655, "H34": 1033.985, "K34": 0.041,
}  # fmt: skip
WASTE = {
    "B40": "Table 9", "D41": "Metric Tons CO2e / Short Ton Material", "C42": "Material", "D42": "RecycledA", "E42": "LandfilledB",
    "C43": "Aluminum Cans", "D43": "NA", "E43": 0.02,
}  # fmt: skip
BLENDS = {
    "B50": "Table 12", "C51": "ASHRAE #", "D51": "100-year GWP", "E51": "Blend Composition", "C52": "R-410A", "D52": 1924,
    "E52": "50% HFC-32 , 50% HFC-125", "C53": "R-401A", "D53": 18, "E53": "53% HCFC-22 , 34% HCFC-124 , 13% HFC-152a",
}  # fmt: skip
ALL = FRONT | FUELS | CARS | GRID | WASTE | BLENDS


@pytest.fixture
def publisher(tmp_path):
    """A publisher's folder with the shipped mapping, and what lies beside it."""
    for part in ("epa", "regions", "gases"):
        (tmp_path / part).mkdir()
        for path in (ROOT / "emission_factors" / part).glob("*.csv"):
            shutil.copy(path, tmp_path / part)
    return tmp_path / "epa"


def workbook(folder: Path, cells) -> Path:
    book = openpyxl.Workbook()
    book.active.title = "Emission Factors Hub"
    for address, value in cells.items():
        book.active[address] = value
    book.save(folder / "hub.xlsx")
    return folder / "hub.xlsx"


def imported(publisher, cells):
    code = main(["epa", str(workbook(publisher.parent, cells)), "2026", "--folder", str(publisher)])
    path = publisher / "2026" / "factors.csv"
    if not path.exists():
        return code, {}
    with path.open(encoding="utf-8", newline="") as file:
        return code, {(row["key"], row["qualifiers"], row["region"]): row for row in csv.DictReader(file)}


def test_a_value_is_read_with_all_that_its_headings_say(tmp_path):
    cells = {cell.address: cell for cell in read_hub(workbook(tmp_path, ALL), "2026")}
    assert cells["E17"] == Cell("1", "Anthracite", (), "CO2", "103.69", "kg", "mmBtu", "E17")
    assert cells["D17"].words == (("quantity", "heat_content"),)
    assert cells["F23"] == Cell(
        "3", "Gasoline Light-Duty Trucks (Vans, Pickup Trucks, SUVs)", (("model_year", "1973-1974"),), "N2O", "0.0218", "g", "vehicle-mile", "F23"
    )  # fmt: skip
    assert cells["H34"].words == (("name", "WECC California"), ("rate", "non_baseload"))
    assert cells["E43"] == Cell("9", "Aluminum Cans", (("treatment", "Landfilled"),), "CO2e", "0.02", "t", "short ton", "E43")
    assert "D43" not in cells


def test_each_table_goes_to_its_key(publisher, capsys):
    code, rows = imported(publisher, ALL)
    assert code == 0
    assert rows[("fuel.anthracite", "", "US")]["co2"] == "103.69"
    assert rows[("exhaust.road", "vehicle=light_truck; fuel=petrol; model_year=1975", "US")]["n2o"] == "0.0513"
    assert rows[("electricity.grid", "rate=non_baseload", "US-CAMX")]["co2"] == "1033.985"
    assert rows[("electricity.losses", "", "US-CAMX")]["loss_share"] == "0.041"
    assert rows[("waste", "material=aluminium_cans; treatment=landfill", "US")]["gwp_set"] == "ar4_100"
    assert rows[("gas", "blend=r_410a", "US")]["co2e"] == "1924"
    assert rows[("gas", "blend=r_401a; part=kyoto", "US")]["co2e"] == "18"
    assert not any("motorcycle" in key for key, _, _ in rows)
    assert "epa/2026: 17 values = 14 cited by 10 rows + 3 left out with a reason" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("printed", "kept"),
    [
        ("1975", "1975"), ("1973-74", "1973-1974"), (" 1960-1995 ", "1960-1995"), ("1984–93", "1984-1993"), ("2007 - 2010", "2007-2010"),
        ("<1981", "to_1980"), ("≤1980", "to_1980"), ("1999-2000", "1999-2000"),
    ],
)  # fmt: skip
def test_model_years_are_kept_as_first_and_last(printed, kept):
    assert model_years(printed, Cell("3", "Gasoline Passenger Cars", (), "CH4", "1", "g", "vehicle-mile", "E1")) == kept


@pytest.mark.parametrize("printed", ["1993-84", "before 1981", "84-93", "1984-", "19", "1984-3", "1999-00"])
def test_model_years_that_cannot_be_read_stop_the_import(printed):
    with pytest.raises(Refused) as refused:
        model_years(printed, Cell("3", "Gasoline Passenger Cars", (), "CH4", "1", "g", "vehicle-mile", "E99"))
    assert f"Emission Factors Hub!E99 (Table 3): '{printed}' is no group of model years" in str(refused.value)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"D23": "1974-73"}, "Emission Factors Hub!E23 (Table 3): '1974-73' is no group of model years"),
        ({"E17": "about 100"}, "Emission Factors Hub!E17 (Table 1): 'about 100' is not a number; expected a number, NA or an empty cell"),
        ({"E15": None}, "Emission Factors Hub!E17 (Table 1): 103.69 stands under no heading that says gas and unit"),
        ({"D41": "Metric Tons CO2e / Metric Ton"}, "treatments of waste without 'Metric Tons CO2e / Short Ton Material' above them"),
        ({"C4": "an update from the 2024 version"}, "it updates the version of 2024, which makes it the edition of 2025, not 2026"),
        ({"D8": 30}, "CH4 weighs '30' in the front matter; expected 25 (AR4) or 28 (AR5)"),
        ({"C18": "Anthracite", "E18": 99.5}, "Emission Factors Hub!E18: 99.5, but 103.69 in E17. Keep the two apart in headings.csv"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(publisher, capsys, change, message):
    code, _ = imported(publisher, ALL | change)
    assert code == 1
    assert message in capsys.readouterr().err
    assert not (publisher / "2026").exists()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"C17": "Hydrogen"}, "no heading: 'Hydrogen' of Table 1 is not in headings.csv (3 values, first at 1 / Hydrogen)"),
        ({"E42": "Buried at sea"}, "no heading: 'Buried at sea' is not in words.csv (1 values, first at 9 / Aluminum Cans)"),
        ({"C34": "MARS"}, "no heading: 'US-MARS' is not in regions.csv (3 values, first at 6 / MARS)"),
        ({"B50": "Table 13"}, "no heading: 'R-410A' of Table 13 is not in headings.csv (1 values, first at 13 / R-410A)"),
    ],
)
def test_an_unknown_heading_is_printed_and_left_out(publisher, capsys, change, message):
    code, _ = imported(publisher, ALL | change)
    assert code == 0
    assert message in capsys.readouterr().out
