"""Headers of two rows: joined where the rows show that both head the columns, asked about where they may, never read as data unsaid."""

from __future__ import annotations

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from books import write
from carbon.tables.grid import Grid
from carbon.tables.header import place_table
from carbon.tables.read import read_cells

YEARS = (["Anläggning", "El", None, "Fjärrvärme", None], [None, 2018, 2019, 2018, 2019], ["Sunderby", 1, 2, 3, 4], ["Piteå", 5, 6, 7, 8])


def names(*rows):
    return place_table(Grid("t", [list(row) for row in rows])).names


def suspected(*rows):
    return [item.message for item in place_table(Grid("t", [list(row) for row in rows])).findings if item.code == "header_suspected"]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (YEARS, ("Anläggning", "El 2018", "El 2019", "Fjärrvärme 2018", "Fjärrvärme 2019")),
        (
            (["Plats", "El", "", "Fjärrvärme", ""], ["", "Mängd", "Kostnad", "Mängd", "Kostnad"], ["A", 1, 2, 3, 4]),
            ("Plats", "El Mängd", "El Kostnad", "Fjärrvärme Mängd", "Fjärrvärme Kostnad"),
        ),
        (
            (["", "El", "El", "Fjärrvärme", "Fjärrvärme"], ["Namn", "Mängd", "Pris", "Mängd", "Pris"], ["A", 1, 2, 3, 4]),
            ("Namn", "El Mängd", "El Pris", "Fjärrvärme Mängd", "Fjärrvärme Pris"),
        ),
        (
            (["Från", "", "Till", "", "Vikt"], ["Namn", "Ort", "Namn", "Ort", ""], ["A", "Luleå", "B", "Boden", 12]),
            ("Från Namn", "Från Ort", "Till Namn", "Till Ort", "Vikt"),
        ),
        (
            (["Mätare", "2019", "", ""], ["", "jan", "feb", "mar"], ["A", 1, 2, 3], ["B", 4, 5, 6]),
            ("Mätare", "2019 jan", "2019 feb", "2019 mar"),
        ),
    ],
)
def test_both_rows_head_the_columns(rows, expected):
    assert names(*rows) == expected


@pytest.mark.parametrize(
    "rows",
    [
        # A row of data whose numbers are years, one with an empty name in a table of whole headings, and words among words.
        (["site", "amount", "year"], ["A", 2018, 2019], ["B", 3, 2019]),
        (["site", "kWh", "kr"], [None, 2018, 2019], ["B", 3, 4]),
        (["Resa", "Från", "Till"], ["1", "LLA", "ARN"], ["2", "ARN", "LLA"]),
        (["kind", "amount", "unit"], ["diesel", "n/a", "l"], ["diesel", 40, "l"]),
    ],
)
def test_a_row_of_data_stays_one(rows):
    assert names(*rows) == tuple(rows[0])
    assert suspected(*rows) == []


def test_words_over_numbers_without_a_group_are_asked_about():
    rows = (["Site", "Electricity", "Heat"], ["Name", "Consumption", "Use"], ["Sunderby", 100, 110], ["Piteå", 10, 11])
    assert names(*rows) == ("Site", "Electricity", "Heat")
    (said,) = suspected(*rows)
    assert said.startswith(
        "row 2 holds words where the rows below it hold numbers, such as 'Consumption'; it was read as a row. If it heads"
    )
    assert "write header = [1, 2]" in said


def test_merged_groups_of_a_workbook_are_joined_and_melted(tmp_path, capsys):
    from carbon.cli.main import main
    from carbon.reading.joining import read_file
    from carbon.reading.mapping import TableMapping
    from carbon.reading.mapping_file import load_mapping

    book = openpyxl.Workbook()
    for row in YEARS:
        book.active.append(row)
    book.active.merge_cells("B1:C1")
    book.active.merge_cells("D1:E1")
    path, target = tmp_path / "t.xlsx", tmp_path / "m.toml"
    book.save(path)
    assert main(["read", str(path), "-o", str(target)]) == 1
    assert "rows 1 and 2 were taken as the header" in capsys.readouterr().out
    given = load_mapping(target).model_dump(exclude_unset=True)
    found = read_file(path, TableMapping(**given, unit="kWh", region="SE"))
    assert [(str(item.period), item.kind_name(), item.amount[0]) for item in found.activities[:4]] == [
        ("2018", "electricity", 1),
        ("2019", "electricity", 2),
        ("2018", "district_heating", 3),
        ("2019", "district_heating", 4),
    ]


def test_numbers_beside_kinds_that_say_nothing_are_asked_about(tmp_path):
    from carbon.reading.proposal import propose

    path = write(tmp_path / "t.csv", [("Site", "Electricity (kWh)", "Natural gas (m3)", "Xyz"), ("A", 1, 2, 3), ("B", 4, 5, 6)])
    found = propose(read_cells(path))
    assert found.entries["melt"]["columns"]["Natural gas (m3)"] == {"kind": "natural gas", "unit": "m3"}
    assert "'Xyz': nothing says what these numbers measure. Write them in melt with their kind, or leave them out." in found.open


GROUPS = st.lists(st.sampled_from(["El", "Fjärrvärme", "Gas", "Vatten"]), min_size=1, max_size=4, unique=True)


@given(
    GROUPS,
    st.lists(st.sampled_from(["Mängd", "Kostnad", "2018", "2019", "jan"]), min_size=2, max_size=3, unique=True),
    st.booleans(),
    st.integers(1, 9),
)
def test_groups_over_columns_give_each_column_its_whole_name(groups, under, repeated, rows):
    upper = ["Plats", *(group if repeated or not place else "" for group in groups for place in range(len(under)))]
    lower = ["", *(under * len(groups))]
    body = [[f"P{row}", *range(row + 3, row + 3 + len(groups) * len(under))] for row in range(rows)]
    assert names(upper, lower, *body) == ("Plats", *(f"{group} {text}" for group in groups for text in under))
