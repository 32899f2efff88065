"""Exports as programs write them: each column is what it is, or is asked about; nothing is counted twice or read as what it is not."""

from __future__ import annotations

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from books import write
from carbon.reading.fits import is_money
from carbon.reading.group_sums import group_totals
from carbon.reading.joining import read_file
from carbon.reading.looks import look_at
from carbon.reading.mapping import TableMapping
from carbon.reading.proposal import propose
from carbon.reading.trial import trial_of
from carbon.tables.read import read_cells


def fields(found):
    return {column.name: column.field for column in found.columns}


def read(path, **answers):
    (found,) = trial_of(path, TableMapping())
    return found, read_file(path, TableMapping(**{**found.proposal.entries, **answers}))


def test_indexes_of_a_french_gas_meter_are_no_days(tmp_path):
    rows = [(f"28/{month:02}/2019", 1000 + month * 50, 1050 + month * 50, 50, 560) for month in range(1, 13)]
    heads = ("Date de relevé", "Index début (m3)", "Index fin (m3)", "Volume consommé (m3)", "Energie consommée (kWh)")
    found = propose(read_cells(write(tmp_path / "grdf.csv", [heads, *rows])))
    assert found.entries["columns"] == {"period": "Date de relevé [DD/MM/YYYY]"}
    asked = "amount: the columns 'Volume consommé (m3)' and 'Energie consommée (kWh)' fit alike"
    assert any(text.startswith(asked) for text in found.open), "what the meter shows is no use"


def test_a_number_of_a_meter_in_all_rows_is_no_id(tmp_path):
    rows = [("7070575", f"01.01.2019 {hour:02}:00", f"01.01.2019 {hour + 1:02}:00", "0,5", "kWh") for hour in range(9)]
    path = write(tmp_path / "elhub.csv", [("Målepunkt-ID", "Fra", "Til", "Volum", "Enhet"), *rows])
    found, whole = read(path, kind="electricity", region="NO")
    assert fields(found.proposal) == {"Målepunkt-ID": "meter", "Fra": "period", "Til": "period", "Volum": "amount", "Enhet": "unit"}
    assert (len(whole.activities), whole.refused) == (9, [])
    again = propose(read_cells(write(tmp_path / "t.csv", [("Kund-ID", "kWh"), ("A", 1), ("A", 2)])))
    assert "id" not in again.entries["columns"]


def test_german_headings_of_groups_over_amounts_with_units(tmp_path):
    book = openpyxl.Workbook()
    page = book.active
    for row in (["Übersicht 2019"], ["Werk", "Strom", None, "Erdgas"], [None, "Verbrauch", "Kosten", "Verbrauch"]):
        page.append(row)
    for number in range(1, 5):
        page.append([f"W{number}", f"{number}.234,56 kWh", f"{number}00,00 €", f"{number}.100 kWh"])
    page.append(["Summe", "10.938,24 kWh", "1.000,00 €", "10.400 kWh"])
    page.merge_cells("B2:C2")
    book.save(tmp_path / "t.xlsx")
    found, whole = read(tmp_path / "t.xlsx", region="DE", period="2019")
    assert found.left_out == ((1, "it stands above the header"), (8, "it is the sum of rows 4 to 7"))
    assert not [text for text in found.proposal.open if text.startswith("unit")]
    assert [(item.kind_name(), item.amount[0]) for item in whole.activities[:2]] == [("electricity", 1234.56), ("fuel", 1100)]
    assert (len(whole.activities), whole.refused) == (8, [])


def test_days_with_dots_are_days_under_any_heading(tmp_path):
    path = write(
        tmp_path / "sap.csv",
        [("Material", "Xyz", "Menge", "ME"), ("Diesel", "31.01.2019", "1.000,50", "L"), ("Diesel", "28.02.2019", "2,5", "L")],
    )
    assert propose(read_cells(path)).entries["columns"]["period"] == "Xyz [DD.MM.YYYY]"


@pytest.mark.parametrize("heading", ["Electricity charges", "Electricity ($)", "Electricity fee", "Electricity"])
def test_money_is_never_an_amount_of_a_kind(tmp_path, heading):
    cells = ["$1.50", "$2.50"] if heading == "Electricity" else ["1.50", "2.50"]
    rows = [("Site", heading, "Electricity (kWh)", "Water (m3)"), ("A", cells[0], 1, 2), ("B", cells[1], 3, 4)]
    found = propose(read_cells(write(tmp_path / "t.csv", rows)))
    assert set(found.entries["melt"]["columns"]) == {"Electricity (kWh)", "Water (m3)"}
    assert is_money(heading, look_at(cells))


def test_a_pivot_table_with_totals_above_their_parts_counts_once(tmp_path):
    rows = [
        ("Row Labels", "Sum of kWh"),
        ("North", 300),
        ("El", 100),
        ("Heat", 200),
        ("South", 310),
        ("El", 110),
        ("Heat", 200),
        ("Grand Total", 610),
    ]
    path = write(tmp_path / "t.xlsx", rows)
    found, whole = read(path, kind="electricity", region="SE", period="2019")
    assert sum(item.amount[0] for item in whole.activities) == 610
    assert [row for row, _ in found.left_out] == [2, 5, 8]
    asked = read_file(path, TableMapping(columns={"amount": "Sum of kWh"}, kind="electricity", region="SE", period="2019"))
    assert [item.row for item in asked.notes if item.code == "sum_suspected"] == [2, 5]


GROUPS = st.lists(st.lists(st.integers(1, 10_000), min_size=2, max_size=5), min_size=2, max_size=6)


@given(GROUPS, st.booleans())
def test_totals_above_their_parts_are_found_in_any_groups(groups, grand):
    values = [value for parts in groups for value in (sum(parts), *parts)]
    total = [sum(map(sum, groups))] if grand else []
    found = group_totals([*values, *total], [len(values)] if grand else [])
    left = sum(value for place, value in enumerate(values) if place not in found)
    assert not grand or len(values) in found
    assert left == sum(map(sum, groups))


@given(st.lists(st.floats(1.01, 1.99), min_size=2, max_size=30))
def test_numbers_that_add_up_to_none_above_are_no_groups(values):
    assert group_totals(values, []) == {}
