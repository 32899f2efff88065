"""The UK importer on small workbooks laid out as the publisher's: what it reads, merges, leaves out, and refuses."""

from __future__ import annotations

import csv
import json
import shutil
import sys
from pathlib import Path

import openpyxl
import pytest

ROOT = Path(__file__).parents[2]
sys.path.append(str(ROOT / "tools" / "datasets"))

import doubtful  # noqa: E402
from changes import changes, last_edition  # noqa: E402
from edition import Refused  # noqa: E402
from import_edition import main  # noqa: E402
from uk_forms import spans  # noqa: E402
from uk_source import read_flat_file  # noqa: E402

HEADER = ["ID", "Scope", "Level 1", "Level 2", "Level 3", "Level 4", "Column Text", "UOM", "GHG/Unit", "GHG Conversion Factor 2026"]
LABELS = ("kg CO2e", "kg CO2e of CO2 per unit", "kg CO2e of CH4 per unit", "kg CO2e of N2O per unit")
METHANE = [
    ("Refrigerant & other", "Kyoto protocol products", "Methane", "", "Total emissions including non-Kyoto products", "kg", "kg CO2e", 28)
]


def gases(level1, level2, level3, level4, column, unit, values):
    """Four rows: CO2e and the CO2e of each gas."""
    return [(level1, level2, level3, level4, column, unit, label, value) for label, value in zip(LABELS, values, strict=True)]


DIESEL = (0.165, 0.163, 0.00001, 0.00199)
CAR = [
    *gases("Passenger vehicles", "Cars (by size)", "Medium car", "", "Diesel", "km", DIESEL),
    *gases("Passenger vehicles", "Cars (by size)", "Medium car", "", "Diesel", "miles", (0.26554, 0.26232, 0.00002, 0.0032)),
    *gases("Business travel- land", "Cars (by size)", "Medium car", "", "Diesel", "km", DIESEL),
]
FLIGHT = [
    *gases("Business travel- air", "Flights", "Short-haul, to/from UK", "Economy class", "With RF", "passenger.km", (0.12786, 0.1272, 0.00001, 0.00065)),
    *gases("Business travel- air", "Flights", "Short-haul, to/from UK", "Economy class", "Without RF", "passenger.km", (0.07548, 0.07482, 0.00001, 0.00065)),
]  # fmt: skip
ELECTRIC = [
    *gases("Passenger vehicles", "Cars (by size)", "Medium car", "", "Battery Electric Vehicle", "km", (0, 0, 0, 0)),
    *gases("UK electricity for EVs", "Cars (by size)", "Medium car", "", "Battery Electric Vehicle", "km", (0.04, 0.0396, 0.0002, 0.0002)),
    *gases("UK electricity T&D for EVs", "Cars (by size)", "Medium car", "", "Battery Electric Vehicle", "km", (0.004, 0.00396, 0.00002, 0.00002)),
    *gases("Business travel- land", "Cars (by size)", "Medium car", "", "Battery Electric Vehicle", "km", (0.044, 0.04356, 0.00022, 0.00022)),
]  # fmt: skip


@pytest.fixture
def publisher(tmp_path):
    """A publisher's folder with the shipped mapping, and what lies beside it."""
    for part in ("uk", "regions"):
        (tmp_path / part).mkdir()
        for path in (ROOT / "emission_factors" / part).glob("*.csv"):
            shutil.copy(path, tmp_path / part)
    return tmp_path / "uk"


def workbook(folder: Path, rows, header=HEADER, sheet="Factors by Category") -> Path:
    book = openpyxl.Workbook()
    book.active.title = sheet
    for _ in range(5):
        book.active.append([])
    book.active.cell(6, 1)
    for place, title in enumerate(header, start=1):
        book.active.cell(6, place, title)
    for number, row in enumerate([*METHANE, *rows], start=7):
        for place, value in enumerate(["id", "Scope 1", *row], start=1):
            book.active.cell(number, place, value)
    book.save(folder / "flat.xlsx")
    return folder / "flat.xlsx"


def imported(publisher, rows, **layout):
    code = main(["uk", str(workbook(publisher.parent, rows, **layout)), "2026", "--folder", str(publisher)])
    path = publisher / "2026" / "factors.csv"
    if not path.exists():
        return code, {}
    with path.open(encoding="utf-8", newline="") as file:
        return code, {(row["key"], row["qualifiers"], row["stages"]): row for row in csv.DictReader(file)}


def test_one_car_under_two_headings_and_in_miles_is_one_factor_that_cites_all_twelve_cells(publisher):
    code, rows = imported(publisher, CAR)
    assert code == 0
    car = rows[("road.car", "fuel=diesel; size=medium", "combustion")]
    assert (car["co2e"], car["values"], car["locator"]) == ("0.165", "12", "Factors by Category, rows 8-19")
    assert car["names"] == "Medium car; Diesel"


def test_a_flight_with_its_non_co2_effects_is_the_multiplier_less_1(publisher):
    """0.12720 ÷ 0.07482 = 1.70, and 0.12786 − 0.07548 = 0.70 × 0.07482."""
    _, rows = imported(publisher, FLIGHT)
    assert rows[("air.non_co2", "", "non_co2")]["co2e"] == "0.7"
    assert rows[("air.non_co2", "", "non_co2")]["values"] == "4"
    assert rows[("air.passenger", "haul=short_haul; cabin=economy", "combustion")]["co2e"] == "0.07548"


def test_an_electric_car_printed_as_a_sum_is_cited_by_its_electricity(publisher):
    _, rows = imported(publisher, ELECTRIC)
    assert rows[("road.car", "fuel=battery_electric; size=medium", "generation")]["values"] == "8"
    assert ("road.car", "fuel=battery_electric; size=medium", "combustion+generation+transmission") not in rows


def test_a_sum_whose_combustion_is_not_printed_covers_all_three_stages(publisher):
    _, rows = imported(publisher, [row for row in ELECTRIC if row[0] != "Passenger vehicles"])
    assert rows[("road.car", "fuel=battery_electric; size=medium", "combustion+generation+transmission")]["co2e"] == "0.044"


def test_every_value_is_cited_or_left_out(publisher, capsys):
    energy = ("SECR kWh pass & delivery vehs", "Cars (by size)", "Medium car", "", "Diesel", "km", "kWh (Net CV)", 0.6)
    hydrogen = ("Fuels", "Gaseous fuels", "Hydrogen", "", "", "tonnes", "kg CO2e", 1.5)
    code, rows = imported(publisher, [*CAR, energy, hydrogen])
    package = json.loads((publisher / "2026" / "datapackage.json").read_text(encoding="utf-8"))
    with (publisher / "2026" / "unmapped.csv").open(encoding="utf-8", newline="") as file:
        left = {row["reason"]: int(row["values"]) for row in csv.DictReader(file)}
    assert code == 0
    assert left == {"energy per distance: not an emission factor": 1, "no heading: 'Hydrogen' is not in headings.csv": 1}
    assert sum(int(row["values"]) for row in rows.values()) + sum(left.values()) == package["source_values"] == 15
    assert package["gwp_set"] == "ar5_100"
    assert (
        "? no heading: 'Hydrogen' is not in headings.csv (1 values, first at Fuels / Gaseous fuels / Hydrogen)" in capsys.readouterr().out
    )


@pytest.mark.parametrize(
    ("rows", "layout", "message"),
    [
        (CAR, {"sheet": "Factors"}, "has no sheet 'Factors by Category'; it has 'Factors'"),
        (CAR, {"header": [title.replace("UOM", "Unit") for title in HEADER]}, "Factors by Category row 6: no column UOM"),
        (CAR, {"header": [*HEADER[:-1], "GHG Conversion Factor 2025"]}, "expected the column 'GHG Conversion Factor 2026', found 'GHG Conversion Factor 2025'"),
        ([(*CAR[0][:-1], "n/a")], {}, "Factors by Category!J8: 'n/a' is not a number; expected kg or kWh per unit, or an empty cell"),
        ([(*CAR[0][:-2], "kg SF6", 1)], {}, "Factors by Category row 8: 'kg SF6' names no gas"),
        ([(*FLIGHT[0][:-1], 0.15), *FLIGHT[1:3], (*FLIGHT[3][:-1], 0.02279), *FLIGHT[4:]], {}, "rows 8-11: CO2e with non-CO2 effects is not CO2e without them plus 0.7 of CO2"),
        (FLIGHT[:4], {}, "rows 8-11: a flight 'With RF' that is not printed 'Without RF'"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_its_place(publisher, capsys, rows, layout, message):
    code, _ = imported(publisher, rows, **layout)
    assert code == 1
    assert message in capsys.readouterr().err
    assert not (publisher / "2026").exists()


@pytest.mark.parametrize(
    ("slip", "message"),
    [
        ({0: 0.5, 4: 0.804672, 8: 0.5}, "(road.car): the gases sum to 0.165, printed is 0.5"),
        ({4: 0.9}, "row 12: 0.9 per mile is not the 0.265542 that follow from the kilometre"),
        ({8: 0, 9: 0, 10: 0, 11: 0}, "row 16: co2e is 0, but 0.165 under another heading; two things are kept apart in mapping.csv"),
    ],
)
def test_where_the_file_contradicts_itself_the_factor_is_left_out_and_the_rest_is_read(publisher, capsys, slip, message):
    slipped = [(*row[:-1], slip.get(number, row[-1])) for number, row in enumerate(CAR)]
    code, rows = imported(publisher, [*slipped, *FLIGHT])
    assert code == 0
    assert "! Passenger vehicles / Cars (by size): doubtful: " in (said := capsys.readouterr().out)
    assert message in said
    assert {row["key"] for row in rows.values()} == {"air.passenger", "air.non_co2", "gas"}
    package = json.loads((publisher / "2026" / "datapackage.json").read_text(encoding="utf-8"))
    with (publisher / "2026" / "unmapped.csv").open(encoding="utf-8", newline="") as file:
        left = sum(int(row["values"]) for row in csv.DictReader(file))
    assert sum(int(row["values"]) for row in rows.values()) + left == package["source_values"] == len(CAR) + len(FLIGHT) + len(METHANE)


def test_a_file_without_methane_says_no_gwp_set(publisher, capsys, monkeypatch):
    monkeypatch.setitem(globals(), "METHANE", [])
    assert imported(publisher, CAR)[0] == 1
    assert "methane under 'Refrigerant & other' weighs None; expected 25 (AR4) or 28 (AR5)" in capsys.readouterr().err


def test_a_long_table_without_the_edition_says_which_it_has(tmp_path):
    path = tmp_path / "long.csv"
    columns = "edition,level1,level2,level3,level4,column_text,activity_unit,published_ghg_label,value,file,excel_row"
    path.write_text(f"{columns}\n2019,Fuels,,,,,,kg CO2e,1,flat.xls,7\n", encoding="utf-8")
    with pytest.raises(Refused, match="holds no row of edition 2026; it has 2019"):
        read_flat_file(path, "2026")


def row(key, co2e, unit="l"):
    return {"key": key, "qualifiers": "", "stages": "combustion", "region": "GB", "unit": unit, "co2e": co2e, "co2": co2e}


def test_changes_name_what_came_what_went_and_what_moved_by_more_than_a_tenth():
    found = changes(
        [row("fuel.a", "1"), row("fuel.b", "1"), row("fuel.c", "2")], [row("fuel.b", "1.09"), row("fuel.c", "1"), row("fuel.d", "1")]
    )
    assert found.added == ["fuel.d combustion GB l"]
    assert found.removed == ["fuel.a combustion GB l"]
    assert found.moved == [(-0.5, "fuel.c combustion GB l", "co2e", 2.0, 1.0)]


def test_a_zero_that_was_not_there_before_is_named():
    """The first flat file of 2026 printed 0 where nothing is published."""
    before = [row("fuel.a", "1"), row("fuel.b", "0")]
    found = changes(before, [row("fuel.a", "0"), row("fuel.b", "0"), row("fuel.c", "0"), row("fuel.d", "1")])
    assert found.zeros == ["fuel.a combustion GB l", "fuel.c combustion GB l"]


def test_a_unit_that_moved_is_named_on_both_sides():
    found = changes([row("fuel.a", "1")], [row("fuel.a", "1", "kg")])
    assert (found.added, found.removed) == (["fuel.a combustion GB kg"], ["fuel.a combustion GB l"])


BUTANE = (3033.38067, 3029.26, 2.52, 1.60067)
NIGHT = ("Hotel stay", "Hotel stay", "Germany", "", "", "Room per night", "kg CO2e")


def left_out(publisher):
    with (publisher / "2026" / "unmapped.csv").open(encoding="utf-8", newline="") as file:
        return [row["reason"] for row in csv.DictReader(file)]


@pytest.mark.parametrize(
    ("rows", "place", "check"),
    [
        # UK 2025: 13.2 kg a night in Germany; 3033.38 kg a tonne of butane.
        ([(*NIGHT, 0)], ("hotel.night", "", "use"), "zero, 0 per room_night, and 13.2"),
        (gases("Fuels", "Gaseous fuels", "Butane", "", "", "kg", BUTANE), ("fuel.butane", "", "combustion"), "edition, × 1e+03 of"),
    ],
)
def test_what_the_checks_refuse_is_reported_and_left_out(publisher, capsys, rows, place, check):
    code, found = imported(publisher, [*CAR, *rows])
    printed = capsys.readouterr().out
    assert code == 0
    assert place not in found
    assert ("road.car", "fuel=diesel; size=medium", "combustion") in found
    assert f"! uk-2026/{place[0]}" in printed
    assert check in printed
    assert any(reason.startswith("doubtful") and check in reason for reason in left_out(publisher))


@pytest.mark.parametrize("named", ["uk-2026/hotel.night/DE/*", "uk-2025/hotel.night/DE/*"])
def test_an_exception_takes_the_number_that_it_names_and_no_other(publisher, monkeypatch, named):
    """One of the edition before holds for what is printed again, and a 0 is not what 2025 printed."""
    monkeypatch.setattr(doubtful, "exceptions", lambda: [(named, "zero", "0 as printed")])
    _, found = imported(publisher, [(*NIGHT, 0)])
    assert (("hotel.night", "", "use") in found) == (named.startswith("uk-2026"))


def test_an_exception_of_the_edition_before_holds_for_the_same_number(publisher, monkeypatch):
    monkeypatch.setattr(doubtful, "faults", lambda factor, _: [doubtful.Problem(factor.id, "peer", "is far from the others")])
    monkeypatch.setattr(doubtful, "exceptions", lambda: [("uk-2025/*", "peer", "as printed")])
    _, found = imported(publisher, [(*NIGHT, 13.2), (*NIGHT[:2], "France", *NIGHT[3:], 13.2)])
    assert {row["region"] for row in found.values() if row["key"] == "hotel.night"} == {"DE"}


def test_a_part_of_an_edition_is_no_edition_to_compare_with(tmp_path):
    for name, partial in (("2024", False), ("2025", True), ("2026", False)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "factors.csv").touch()
        (tmp_path / name / "datapackage.json").write_text(json.dumps({"partial": partial}), encoding="utf-8")
    assert last_edition(tmp_path, "2026") == "2024"


def test_rows_are_cited_as_spans():
    assert spans({3, 9, 4, 5}) == "3-5, 9"
