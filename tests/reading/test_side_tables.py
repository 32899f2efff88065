"""Tables side by side on a sheet: each is named and proposed by itself, never read as the other, and a spacer column parts nothing."""

from __future__ import annotations

import json

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import carbon
from carbon.cli.main import main
from carbon.reading.joining import read_file
from carbon.reading.mapping import TableMapping
from carbon.tables.grid import Grid
from carbon.tables.read import read_cells, read_tables
from carbon.tables.side_tables import area_of, named_area, side_tables


def book(path, rows):
    found = openpyxl.Workbook()
    for row in rows:
        found.active.append(row)
    found.save(path)
    return path


def twice(path):
    """Power in A to B and diesel in D to E, each under its own Datum; 1 001 + … + 1 006 = 6 021 kWh and 51 + … + 56 = 321 l."""
    rows = [[f"2024-{month:02}-28", 1000 + month, None, f"2024-{month:02}-15", 50 + month] for month in range(1, 7)]
    return book(path, [["Datum", "El (kWh)", None, "Datum", "Diesel (l)"], *rows])


def test_two_tables_with_one_heading_are_refused_by_name(tmp_path):
    with pytest.raises(carbon.CarbonError, match=r"A:B \(Datum, El \(kWh\)\) and D:E \(Datum, Diesel \(l\)\)") as found:
        read_cells(twice(tmp_path / "t.xlsx"))
    assert found.value.code == "tables_beside"


def test_each_is_proposed_and_counted_once(tmp_path, capsys):
    path = twice(tmp_path / "t.xlsx")
    main(["read", str(path), "--format", "json"])
    said = json.loads(capsys.readouterr().out)
    assert [item["area"] for item in said] == ["A:B", "D:E"]
    for item in said:
        (tmp_path / f"{item['mapping']['kind']}.toml").write_text(item["toml"], encoding="utf-8")
    tables = "".join(f'[[tables]]\npath = "t.xlsx"\nmapping = "{name}.toml"\nsource = "{name}"\n' for name in ("el", "diesel"))
    head = '[inventory]\nname = "T"\norganisation = "T"\nperiod = "2024"\nregion = "SE"\ngwp_set = "ar5_100"\n'
    (tmp_path / "inventory.toml").write_text(head + tables, encoding="utf-8")
    total = carbon.Inventory.open(tmp_path).footprint().co2e_kg
    hand = [
        carbon.calculate(*what, region="SE", period="2024", gwp_set="ar5_100").co2e_kg for what in (("el", "6021 kWh"), ("diesel", "321 l"))
    ]
    assert total == pytest.approx(sum(hand))


def test_a_mapping_is_written_of_each_of_them_or_of_one(tmp_path, capsys):
    path = twice(tmp_path / "t.xlsx")
    assert main(["read", str(path), "-o", str(tmp_path / "m.toml")]) == 1
    assert "name each in an inventory.toml" in capsys.readouterr().err
    for area in ("A:B", "D:E"):
        assert f'area = "{area}"' in (tmp_path / f"m-Sheet-{area.replace(':', '-')}.toml").read_text(encoding="utf-8")
    main(["read", str(path), "--area", "D:E", "-o", str(tmp_path / "m.toml")])
    assert 'area = "D:E"' in (tmp_path / "m.toml").read_text(encoding="utf-8")


def test_tables_of_different_lengths_are_warned_of(tmp_path):
    rows = [["Månad", "Anläggning", "kWh", None, "Dag", "Produkt", "Liter"]]
    rows += [
        [f"2024-{month:02}", "A", 1000 + month, None, *([f"2024-{month:02}-15", "Diesel", 50] if month < 3 else [])]
        for month in range(1, 6)
    ]
    path = book(tmp_path / "t.xlsx", rows)
    (found,) = [item for item in read_cells(path).findings if item.code == "tables_beside"]
    assert "A:C (Månad, Anläggning, kWh) and E:G (Dag, Produkt, Liter)" in found.message
    columns = {"period": "Dag", "kind": "Produkt", "amount": "Liter"}
    one = read_file(path, TableMapping(area="E:G", columns=columns, unit="l", region="SE"))
    assert (len(one.activities), one.refused) == (2, [])


@pytest.mark.parametrize(
    "rows",
    [
        [["Site", "kWh", None, "Note"], ["A", 1, None, "x"], ["B", 2, None, ""]],
        [["Site", "kWh", None, "Kod", "Betydelse"], ["A", 1, None, "x", "uppmätt"], ["B", 2, None, None, None]],
        [["Site", "kWh", None, "Year", "MWh"], ["A", 1, None, 2024, 3], ["B", 2, None, 2024, 4]],
    ],
)
def test_a_spacer_column_or_a_key_beside_the_table_parts_nothing(tmp_path, rows):
    table = read_cells(book(tmp_path / "t.xlsx", rows))
    assert "tables_beside" not in {item.code for item in table.findings}
    assert table.columns["kWh"] == [1, 2]


@pytest.mark.parametrize("area", ["E", "G:E", "1:3", "E-G", ""])
def test_an_area_that_is_none_is_refused(tmp_path, area):
    with pytest.raises(carbon.CarbonError, match="is not columns of a sheet"):
        read_tables(twice(tmp_path / "t.xlsx"), area=area)


@given(st.integers(2, 4), st.integers(2, 4), st.integers(1, 3), st.integers(1, 6), st.integers(1, 6))
def test_any_two_tables_with_a_common_heading_are_told_apart(left, right, gap, rows, others):
    one = [["Datum", *[f"a{place}" for place in range(left - 1)]], *[[place] * left for place in range(1, rows + 1)]]
    other = [["Datum", *[f"b{place}" for place in range(right - 1)]], *[[place] * right for place in range(1, others + 1)]]
    height = max(len(one), len(other))
    cells = [
        [*(one[row] if row < len(one) else [None] * left), *[None] * gap, *(other[row] if row < len(other) else [])]
        for row in range(height)
    ]
    found = side_tables(Grid("t", cells), 0, range(1, height))
    assert found == [(0, left - 1), (left + gap, left + gap + right - 1)]
    assert [area_of(named_area(*block)) for block in found] == found
