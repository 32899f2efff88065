"""Inventories of several workbooks and folders: what a pattern names is read, and each table's rows add up."""

import shutil

import pytest

import carbon
from carbon.cli.main import main
from workbook import filled

HEAD = '[inventory]\nname = "x"\norganisation = "x"\nperiod = "2024"\nregion = "SE"\n'
CSV = "kind,amount,unit,source\ndiesel,40,l,a\nelectricity,10,kWh,b\n"


def inventory(folder, tables, more=""):
    (folder / "inventory.toml").write_text(HEAD + tables + more, encoding="utf-8")
    return carbon.Inventory.open(folder)


@pytest.fixture
def months(tmp_path):
    (tmp_path / "2024" / "sub").mkdir(parents=True)
    for name in ("a.csv", "b.csv", "sub/c.csv"):
        (tmp_path / "2024" / name).write_text(CSV, encoding="utf-8")
    (tmp_path / "2024" / "~$a.xlsx").write_bytes(b"")
    (tmp_path / "2024" / ".hidden.csv").write_text(CSV, encoding="utf-8")
    (tmp_path / "2024" / "read me.pdf").write_bytes(b"")
    return tmp_path


@pytest.mark.parametrize(("path", "files"), [("2024/*.csv", 2), ("2024/**/*.csv", 3), ("2024", 3), ("2024/[a]*", 1)])
def test_a_pattern_or_folder_names_tables(months, path, files):
    found = inventory(months, f'[[tables]]\npath = "{path}"\n').footprint()
    assert len(found.tables) == files
    assert found.rows == 2 * files
    assert found.unanswered == 0
    assert set(found.source.sha256) == {"inventory.toml", *(part.file for part in found.tables)}


def test_constants_and_mapping_hold_for_each_file(months):
    found = inventory(months, '[[tables]]\npath = "2024/*.csv"\nsite = "Norr"\n').footprint()
    assert set(found.labels["site"]) == {"Norr"}


def test_a_pattern_that_names_nothing_is_said(months):
    found = inventory(months, '[[tables]]\npath = "2023/*.csv"\n').footprint()
    assert not found.complete
    (said,) = [item.message for item in found.findings if item.code == "file_missing"]
    assert said.startswith("table 1: 2023/*.csv names no table. Types that are read: .csv")


def test_workbooks_of_the_template_say_themselves_how_they_are_read(tmp_path):
    (tmp_path / "books").mkdir()
    filled.fill(tmp_path / "books" / "norr.xlsx", {"Energi": [{"kind": "El", "site": "Norra sjukhuset", "amount": 10, "unit": "MWh"}]})
    filled.fill(
        tmp_path / "books" / "syd.xlsx",
        {"Energi": [{"kind": "El", "amount": 30, "unit": "MWh"}], "Tåg och buss": [{"kind": "Tåg", "amount": 5}]},
    )
    found = inventory(tmp_path, '[[tables]]\npath = "books/*.xlsx"\n').footprint()
    assert [part.file for part in found.tables] == ["books/norr.xlsx#Energi", "books/syd.xlsx#Energi", "books/syd.xlsx#Tåg och buss"]
    assert found.unanswered == 0
    assert [item for item in found.findings if item.code == "site_unknown"] == []
    assert set(found.source.sha256) == {"inventory.toml", "books/norr.xlsx", "books/syd.xlsx"}


@pytest.mark.parametrize(("given", "litres"), [("", 1.25), ('decimal = ","\n', 1250), ('values.kind = { "Soppa" = "diesel" }\n', 1.25)])
def test_what_an_inventory_says_of_cells_stands_over_the_workbooks_own_lines(tmp_path, given, litres):
    kind = "Soppa" if "Soppa" in given else "Diesel"
    rows = {"Drivmedel": [{"kind": kind, "amount": "1.250", "unit": "l"}, {"kind": "Diesel", "amount": 1, "unit": "l"}]}
    filled.fill(tmp_path / "a.xlsx", rows, head=filled.HEAD | {"Decimaltecken": "."}, sector="office")
    first, second = inventory(tmp_path, f'[[tables]]\npath = "a.xlsx"\n{given}').footprint().row_kg().tolist()
    assert first / second == pytest.approx(litres)


def test_a_workbook_of_another_year_is_never_read_as_this_one(tmp_path):
    filled.fill(tmp_path / "old.xlsx", {"Energi": [{"kind": "El", "amount": 10, "unit": "MWh"}]}, head=filled.HEAD | {"År": 2023})
    found = inventory(tmp_path, '[[tables]]\npath = "old.xlsx"\n').footprint()
    assert not found.complete
    assert any("old.xlsx: the workbook's period is 2023" in item.message for item in found.findings if item.severity == "error")


def test_rows_of_each_table_add_up(tmp_path, capsys):
    text = CSV + "diesel,x,l,c\nflight,1,,d\n"
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    shutil.copy(tmp_path / "a.csv", tmp_path / "b.csv")
    inventory(tmp_path, '[[tables]]\npath = "*.csv"\n', '[[exclusions]]\nwhat = "b"\nreason = "rented out"\nsources = ["b"]\n')
    found = carbon.Inventory.open(tmp_path).footprint()
    for part in found.tables:
        assert part.read == part.answered + part.unanswered + part.excluded == 4
        assert (part.answered, part.unanswered, part.excluded) == (1, 2, 1)
    assert sum(part.read for part in found.tables) == found.rows
    assert [item["file"] for item in found.to_dict()["tables"]] == ["a.csv", "b.csv"]
    assert main(["check", str(tmp_path)]) == 1
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["a.csv", "4", "1", "2", "1", "0"] in lines
