"""`read`: what would be read of files as people have them, and a mapping that reads them."""

from __future__ import annotations

import json
import os
import tomllib
from datetime import date

import openpyxl
import pytest

import carbon
from books import write
from carbon.cli.main import main
from carbon.reading.joining import read_file
from carbon.reading.mapping import TableMapping
from carbon.reading.mapping_file import load_mapping
from carbon.reading.proposal import propose
from carbon.tables.read import read_cells


def proposed(path, capsys, *more):
    """The mapping that `read` writes, what it prints, and its exit code."""
    target = path.with_suffix(".toml")
    code = main(["read", str(path), "-o", str(target), *more])
    return load_mapping(target), capsys.readouterr().out, code


def read_with(path, mapping, **answers):
    return read_file(path, TableMapping(**{**mapping.model_dump(exclude_unset=True), **answers}))


def total(found):
    return sum(activity.amount[0] for activity in found.activities)


def swedish(path):
    """A controller's workbook: titles, merged headers, days first, decimal commas, a sum, a second sheet."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = "El"
    for row in (
        ["Energistatistik 2019"],
        ["Utskrift 2020-01-15"],
        [],
        ["Anläggning", "Mätarid", "Datum", "Förbrukning", None, "Kommentar"],
    ):
        page.append(row)
    page.append([None, None, None, "kWh", "kr", None])
    page.merge_cells("D4:E4")
    for month in range(1, 13):
        page.append(["Sunderby", "735999", f"28/{month:02}/2019", f"{month * 7}\u00a0000,5", f"{month} 345 kr", None])
    page.append(["Summa", None, None, "546\u00a0006,0", "148 140 kr", None])
    book.create_sheet("Värme").append(["a"])
    book.save(path)
    return path


def test_a_swedish_workbook(tmp_path, capsys):
    path = swedish(tmp_path / "energi.xlsx")
    mapping, out, _ = proposed(path, capsys)
    assert mapping.columns == {
        "site": ("Anläggning",), "meter": ("Mätarid",), "period": ("Datum [DD/MM/YYYY]",), "amount": ("Förbrukning kWh",),
    }  # fmt: skip
    assert (mapping.header, mapping.sums, mapping.constants) == ((4, 5), "leave out", {"kind": "el"})
    assert "header in rows 4, 5, 13 rows" in out
    assert "row 18 is left out: it is the sum of rows 6 to 17" in out
    assert "sheets that were not read: Värme" in out
    found = read_with(path, mapping, region="SE")
    assert (total(found), found.refused) == (546006.0, [])
    assert str(found.activities[1].period) == "2019-02-28"


def test_a_portal_export(tmp_path, capsys):
    text = "sep=;\nMeter ID;Start Date;End Date;Usage (kWh);Cost (EUR)\n" + "".join(
        f"E1;{month:02}/01/2019;{month:02}/28/2019;1,{month:02}0.5;9.5\n" for month in range(1, 13)
    )
    path = tmp_path / "electricity.csv"
    path.write_text(text)
    mapping, out, _ = proposed(path, capsys)
    assert mapping.columns["period"] == ("Start Date [MM/DD/YYYY]", "End Date [MM/DD/YYYY]")
    assert mapping.columns["amount"] == ("Usage (kWh)",)
    assert "it is money" in out
    found = read_with(path, mapping, region="IE")
    assert len(found.activities) == 12
    assert str(found.activities[0].period) == "2019-01-01/2019-01-28"


def test_a_supplier_csv_with_registers(tmp_path, capsys):
    shown = [210, 230, 260, 300, 301, 350, 420, 480, 500, 600, 700, 874]
    path = tmp_path / "gas.csv"
    path.write_text(
        "Datum;Mätare;Mätvärde [m3]\n" + "".join(f"2019-{month:02}-28;G1;{value}\n" for month, value in enumerate(shown, 1)),
        encoding="utf-8",
    )
    mapping, out, code = proposed(path, capsys)
    assert code == 1
    assert 'write reading = "register" (--reading register): the use is then 664' in out
    assert total(read_with(path, mapping, region="SE", reading="register", kind="natural gas")) == 664


def test_quarter_hours_side_by_side(tmp_path, capsys):
    times = [f"{minute // 60:02}:{minute % 60:02}" for minute in range(0, 1440, 15)]
    path = tmp_path / "el.csv"
    path.write_text(
        "Datum;" + ";".join(times) + "\n" + "".join(f"{day:02}.01.2019;" + ";".join(["0,25"] * 96) + "\n" for day in range(1, 8))
    )
    mapping, _, _ = proposed(path, capsys)
    assert (mapping.melt.first, mapping.melt.last, mapping.melt.text) == ("00:00", "23:45", "{Datum} {}")
    found = read_with(path, mapping, region="SE", unit="kWh")
    assert (len(found.activities), total(found)) == (672, 168)


def test_months_side_by_side_ask_for_their_year(tmp_path, capsys):
    path = write(tmp_path / "el.xlsx", [("Mätare", "jan", "feb", "mar"), ("A", 1, 2, 3), ("B", 4, 5, 6)])
    mapping, out, code = proposed(path, capsys)
    assert (mapping.melt.first, mapping.melt.last, code) == ("jan", "mar", 1)
    assert "open period: the columns are months of a year that nothing states" in out
    assert 'open unit: nothing says the unit of the columns side by side. Write unit = "kWh"' in out


def test_an_erp_export_with_reversals(tmp_path, capsys):
    path = tmp_path / "ledger.csv"
    path.write_text(
        "Type;Posting Date;Quantity;UoM;Plant\nDiesel;2019-01-05;100-;l;A\nDiesel;2019-01-04;1.100,5;l;A\nPetrol;2019-01-05;20;l;A\n"
    )
    mapping, _, _ = proposed(path, capsys)
    assert mapping.columns["amount"] == ("Quantity",)
    assert mapping.columns["unit"] == ("UoM",)
    assert mapping.columns["kind"] == ("Type",)
    found = read_with(path, mapping, region="DE", source="Fleet")
    assert (total(found), found.refused) == (1020.5, [])
    assert [item.code for item in found.notes if item.code == "credit_netted"] == ["credit_netted"]


def test_two_columns_that_fit_alike_are_asked_about(tmp_path):
    path = write(tmp_path / "t.xlsx", [("Site", "Usage", "Consumption"), ("A", 1, 2), ("B", 3, 4)])
    found = propose(read_cells(path))
    assert "amount" not in found.entries["columns"]
    assert "amount: the columns 'Usage' and 'Consumption' fit alike. Write one of them in columns, or both in melt." in found.open


def test_what_is_not_known_is_said(tmp_path, capsys):
    path = write(tmp_path / "q.xlsx", [("Xyz", "Amount"), ("foo", 1), ("bar", 2)])
    assert main(["read", str(path), "--format", "json"]) == 1
    (found,) = json.loads(capsys.readouterr().out)
    assert found["columns"][0]["field"] is None
    assert found["columns"][0]["why"].startswith("don't know")
    assert any(text.startswith("kind: nothing says what the rows are") for text in found["open"])
    assert any(text.startswith("unit: nothing says the unit of 'Amount'") for text in found["open"])
    assert tomllib.loads(found["toml"])["columns"] == {"amount": "Amount"}


def test_days_of_two_readings_are_open(tmp_path, capsys):
    path = write(tmp_path / "el.csv", [("Datum", "kWh"), ("03/04/2019", 1), ("05/06/2019", 2)])
    _, out, code = proposed(path, capsys)
    assert code == 1
    assert "the first number may be the day or the month" in out


def test_the_mapping_is_refused_once_the_file_has_another_shape(tmp_path, capsys):
    path = write(tmp_path / "el.csv", [("Datum", "kWh"), (date(2019, 1, 31), 1)])
    proposed(path, capsys)
    given = ["calculate", str(path), "--mapping", str(path.with_suffix(".toml")), "--set", "region=SE"]
    assert main(given) == 0
    write(path, [("Datum", "MWh"), (date(2019, 1, 31), 1)])
    assert main(given) == 2
    assert "the columns are not those the mapping was made for: without 'kWh'; new are 'MWh'" in capsys.readouterr().err


# What is written


@pytest.mark.parametrize("link", [None, os.symlink, os.link])
@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_the_input_is_never_written_over(link, suffix, tmp_path, capsys):
    path = write(tmp_path / f"t.{suffix}", [("kind", "amount", "unit"), ("diesel", 1, "l")])
    target = tmp_path / f"o.{suffix}" if link else path
    if link:
        link(path, target)
    before = path.read_bytes()
    assert main(["calculate", str(path), "--set", "region=GB", "--set", "period=2019", "-o", str(target)]) == 2
    assert f"{target} is a file that is read; it would be lost. Name another file with -o." in " ".join(capsys.readouterr().err.split())
    assert path.read_bytes() == before


def test_a_table_of_an_inventory_is_never_written_over(tmp_path, capsys):
    from inventories import HEAD, TABLE, make

    make(tmp_path, HEAD + TABLE, t_csv="amount,unit\n1,l\n")
    assert main(["footprint", str(tmp_path), "-o", str(tmp_path / "t.csv")]) == 2
    assert "t.csv is a file that is read" in capsys.readouterr().err
    assert (tmp_path / "t.csv").read_text() == "amount,unit\n1,l\n"


@pytest.mark.parametrize("suffix", ["csv", "parquet", "xlsx"])
def test_a_file_that_cannot_be_written_leaves_the_old_one(suffix, tmp_path, capsys, monkeypatch):
    path = write(tmp_path / "t.csv", [("kind", "amount", "unit"), ("diesel", 1, "l")])
    target = tmp_path / f"o.{suffix}"
    target.write_text("old")

    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", full)
    assert main(["calculate", str(path), "--set", "region=GB", "--set", "period=2019", "-o", str(target), "--force"]) == 2
    assert f"o.{suffix} cannot be written: No space left on device. The existing file is unchanged." in capsys.readouterr().err
    assert target.read_text() == "old"
    assert sorted(item.name for item in tmp_path.iterdir()) == [f"o.{suffix}", "t.csv"]


def test_what_a_killed_run_left_is_written_over(tmp_path):
    path = write(tmp_path / "t.csv", [("kind", "amount", "unit"), ("diesel", 1, "l")])
    (tmp_path / ".o.part.csv").write_text("half")
    assert main(["calculate", str(path), "--set", "region=GB", "--set", "period=2019", "-o", str(tmp_path / "o.csv")]) == 0
    assert sorted(item.name for item in tmp_path.iterdir()) == ["o.csv", "t.csv"]


def test_a_mapping_that_is_not_there(tmp_path):
    with pytest.raises(carbon.CarbonError, match="mapping .*m.toml is not there. Make one with python -m carbon read FILE -o m.toml"):
        load_mapping(tmp_path / "m.toml")
    (tmp_path / "m.toml").write_text('decimal = ";"')
    with pytest.raises(carbon.CarbonError, match="m.toml: decimal: write"):
        load_mapping(tmp_path / "m.toml")


def test_of_all_sheets_each_has_a_mapping_that_reads_it(tmp_path, capsys):
    rows = [("Typ", "Mängd (kWh)"), ("El", 1000), ("El", 20)]
    path = write(tmp_path / "energi.xlsx", rows, "Norra huset", Söder=rows)
    assert main(["read", str(path), "--sheet", "*", "-o", str(tmp_path / "energi.toml")]) == 1
    files = ["energi-Norra-huset.toml", "energi-Söder.toml"]
    assert sorted(item.name for item in tmp_path.glob("*.toml")) == files
    told = capsys.readouterr().err
    assert all(name in told for name in files)
    assert '[[tables]] with path = "energi.xlsx"' in told
    for name, sheet in zip(files, ("Norra huset", "Söder"), strict=True):
        found = read_with(path, load_mapping(tmp_path / name), region="SE", period="2019")
        assert {file for file, _ in found.places} == {f"energi.xlsx#{sheet}"}
        assert total(found) == 1020
