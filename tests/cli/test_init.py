"""`init`: from files to the folder of an inventory: what is written, what is asked and where, and what is never replaced."""

import json
import shlex
import tomllib

import pytest
from openpyxl import Workbook

from carbon.cli.main import main
from carbon.inventory.inventory import Inventory
from exports_samples import CARD, PORTAL, SIE, TRAVEL

ENERGY = "Anläggning;Energislag;Period;Energimängd;Enhet\nSkolan;El;2023-01;1 250,5;kWh\nSkolan;Fjärrvärme;2023-02;14,2;MWh\n"
CARS = "Fakturadatum;Bilmodell;Körsträcka (km)\n2023-05-01;Volvo V60;340\n2023-06-01;Kia Niro;120\n"
FUEL = "Datum;Drivmedel;Liter\n2023-01-05;Diesel;50,5\n2023-03-01;Raketbränsle;10\n"
MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
USE = (130, 120, 110, 90, 70, 50, 40, 60, 80, 100, 120, 140)


@pytest.fixture
def files(tmp_path, monkeypatch):
    """Files of a controller, in the folder that the command runs in."""
    monkeypatch.chdir(tmp_path)
    for name, text in {"energi.csv": ENERGY, "bilar.csv": CARS, "drivmedel.csv": FUEL, "kort.csv": CARD, "resor.csv": TRAVEL}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "bok.se").write_bytes(SIE.encode("cp437"))
    book = Workbook()
    book.active.title = "Läs mig"
    book.active.append(["Energistatistik"])
    book.active.append(["Kontakt: ekonomienheten"])
    sheet = book.create_sheet("El")
    sheet.append(["Elförbrukning 2023"])
    sheet.append([])
    sheet.append(["Anläggning", "Månad", "Förbrukning (kWh)"])
    for number, value in enumerate(USE, start=1):
        sheet.append(["Stadshuset", f"2023-{number:02}", value])
    sheet.append(["Summa", None, sum(USE)])
    side = book.create_sheet("Fjärrvärme")
    side.append(["Anläggning", *(f"{month} (MWh)" for month in MONTHS)])
    side.append(["Badhuset", *USE])
    book.save(tmp_path / "energi.xlsx")
    return tmp_path


def written(folder):
    return (folder / "inventory.toml").read_text(encoding="utf-8")


def screen(capsys):
    shown = capsys.readouterr()
    return " ".join(shown.out.split()), " ".join(shown.err.split())


def test_two_commands_lead_from_files_to_a_report(files, capsys):
    assert main(["init", "k", "energi.csv", "bilar.csv", "--region", "SE", "--period", "2023"]) == 0
    out, _ = screen(capsys)
    way = out.partition("Next: ")[2]
    first, second = (shlex.split(part.removeprefix("python -m carbon ")) for part in way.split(", then "))
    assert [first[0], second[0]] == ["footprint", "report"]
    assert main(first) == 0
    assert main(second) == 0
    assert "<!doctype html>" in (files / "report.html").read_text(encoding="utf-8")


def test_files_are_copied_byte_for_byte_and_never_changed(files):
    before = {file.name: file.read_bytes() for file in files.iterdir()}
    main(["init", "k", "energi.csv", "energi.xlsx", "bok.se", "--region", "SE"])
    assert {file.name: file.read_bytes() for file in files.iterdir() if file.is_file()} == before
    copies = {file.name: file.read_bytes() for file in (files / "k" / "data").iterdir()}
    assert copies == {name: before[name] for name in ("energi.csv", "energi.xlsx", "bok.se")}


def test_each_table_is_an_entry_in_the_order_of_the_files(files):
    main(["init", "k", "bilar.csv", "energi.xlsx", "energi.csv", "bok.se", "--region", "SE"])
    entries = tomllib.loads(written(files / "k"))["tables"]
    paths = ["data/bilar.csv", "data/energi.xlsx#El", "data/energi.xlsx#Fjärrvärme", "data/energi.csv", "data/bok.se"]
    assert [entry["path"] for entry in entries] == paths
    assert entries[1]["columns"] == {"site": "Anläggning", "period": "Månad", "amount": "Förbrukning (kWh)"}
    assert entries[1]["header"] == [3]
    assert entries[4] == {"path": "data/bok.se", "mapping": "sie-4"}


def test_a_sheet_without_a_number_is_left_out_and_named(files, capsys):
    main(["init", "k", "energi.xlsx", "--region", "SE", "--period", "2023"])
    assert "# data/energi.xlsx#Läs mig: no table\n# it holds no numbers, so it is not read as a table.\n" in written(files / "k")
    assert "data/energi.xlsx#Läs mig 1 no table" in screen(capsys)[0]


def test_months_without_a_year_are_of_the_inventorys_and_that_is_said(files):
    assert main(["init", "k", "energi.xlsx", "--region", "SE", "--period", "2023"]) == 0
    text = written(files / "k")
    months = tomllib.loads(text)["tables"][1]["melt"]["columns"]
    assert {name: given["period"] for name, given in months.items()} == {f"{month} (MWh)": f"{month} 2023" for month in MONTHS}
    assert "# the months have no year; 2023, the year of the inventory, was used. Write another if they are of another year." in text
    assert Inventory.open("k").footprint().complete


@pytest.mark.usefixtures("files")
def test_months_without_a_year_are_asked_of_without_a_period(capsys):
    assert main(["init", "k", "energi.xlsx", "--region", "SE"]) == 1
    assert "period: the columns are months of a year that nothing states. Write it for YEAR in melt." in screen(capsys)[0]


@pytest.mark.parametrize("language", ["en", "sv"])
def test_each_question_is_printed_with_its_line(files, capsys, language):
    assert main(["init", "k", "drivmedel.csv", "resor.csv", "energi.csv", "--format", "json", "--language", language]) == 1
    asked, lines = json.loads(capsys.readouterr().out)["open"], written(files / "k").splitlines()
    sign = {"en": "# open: ", "sv": "# öppet: "}[language]
    assert [f"{sign}{item['text']}" for item in asked] == [lines[item["line"] - 1] for item in asked]
    assert [item["line"] for item in asked] == [number for number, line in enumerate(lines, start=1) if line.startswith(sign)]
    assert any("Raketbränsle" in item["text"] and "[tables.values.fuel]" in item["text"] for item in asked)


def test_a_word_that_is_not_known_is_answered_where_it_is_asked(files):
    assert main(["init", "k", "drivmedel.csv", "--region", "SE"]) == 1
    text, file = written(files / "k"), files / "k" / "inventory.toml"
    assert '# [tables.values.fuel]\n# "Raketbränsle" = "?"  # 1 row; nothing is near' in text
    answered = text.replace("# [tables.values.fuel]", "[tables.values.fuel]").replace('# "Raketbränsle" = "?"', '"Raketbränsle" = "HVO100"')
    file.write_text(answered, encoding="utf-8")
    assert Inventory.open("k").footprint().complete


def test_what_no_row_says_is_asked_and_its_answer_opens_the_folder(files, capsys):
    table = "Anläggning;Förbrukning (kWh)\nSkolan;1200\n"
    (files / "el.csv").write_text(table, encoding="utf-8")
    assert main(["init", "k", "el.csv"]) == 1
    out, _ = screen(capsys)
    assert 'region: no row says it. Write the country, as region = "SE".' in out
    assert 'period: no row says it. Write the year, as period = "2023".' in out
    assert main(["footprint", "k"]) == 2
    assert "inventory.period is missing. Write period = …" in screen(capsys)[1]
    text = written(files / "k")
    assert "# no row says when; each is of the whole period of the inventory.\n" in text
    (files / "k" / "inventory.toml").write_text(text.replace('# period = "', 'period = "').replace('# region = "', 'region = "'), "utf-8")
    assert main(["footprint", "k"]) == 0


def test_the_year_of_all_rows_is_taken_and_its_place_is_said(files):
    assert main(["init", "k", "energi.csv", "bilar.csv", "--region", "SE"]) == 0
    text = written(files / "k")
    assert '# Taken from the rows: 2023-01-01 to 2023-06-01 in data/energi.csv, data/bilar.csv.\nperiod = "2023"\n' in text


def rows_of(*days):
    return "Datum;Drivmedel;Liter;Land\n" + "".join(f"{day};Diesel;10;{land}\n" for day, land in days)


def test_a_financial_year_is_the_twelve_months_of_the_rows(files):
    (files / "f.csv").write_text(rows_of(("2022-07-04", "SE"), ("2023-06-12", "SE")), encoding="utf-8")
    assert main(["init", "k", "f.csv"]) == 0
    head = Inventory.open("k").settings.inventory
    assert (str(head.period), head.region) == ("2022-07-01/2023-06-30", "SE")
    assert '# Taken from the rows: every one in data/f.csv says it.\nregion = "SE"\n' in written(files / "k")


def test_rows_of_more_than_a_year_and_of_two_countries_are_asked(files, capsys):
    (files / "f.csv").write_text(rows_of(("2022-01-04", "SE"), ("2023-06-12", "NO")), encoding="utf-8")
    assert main(["init", "k", "f.csv"]) == 1
    out, _ = screen(capsys)
    assert "period: the rows are of more than a year: data/f.csv 2022-01-04/2023-06-12. Write the period of the inventory" in out
    assert "region: rows say NO, SE, in data/f.csv. Write the one that holds for rows that say none." in out


def test_a_region_that_some_rows_alone_say_is_not_that_of_all(files, capsys):
    (files / "f.csv").write_text(rows_of(("2023-01-04", "SE"), ("2023-06-12", "")), encoding="utf-8")
    assert main(["init", "k", "f.csv"]) == 1
    assert "region: rows say SE, in data/f.csv. Write the one" in screen(capsys)[0]


@pytest.mark.usefixtures("files")
def test_rows_outside_the_period_that_was_given_are_asked(capsys):
    assert main(["init", "k", "kort.csv", "--region", "SE", "--period", "2023"]) == 1
    assert "period: rows of 2024-02-01, 2024-02-03, 2024-02-09 lie outside the period 2023, and are refused." in screen(capsys)[0]


def test_a_mapping_of_a_known_export_yields_to_the_region_that_was_given(files):
    assert main(["init", "k", "kort.csv", "--region", "FI"]) == 0
    (entry,) = tomllib.loads(written(files / "k"))["tables"]
    assert entry == {"path": "data/kort.csv", "mapping": "fuel-card-sv", "region": "FI"}


def test_names_are_those_that_were_given_else_the_folders(files):
    main(["init", "a", "energi.csv", "--region", "SE", "--organisation", "Kommunen"])
    main(["init", "b", "energi.csv", "--region", "SE"])
    main(["init", "c", "energi.csv", "--region", "SE", "--name", "Klimat", "--organisation", "Regionen", "--language", "sv"])
    heads = [Inventory.open(name).settings.inventory for name in "abc"]
    assert [(head.name, head.organisation, head.language) for head in heads] == [
        ("Kommunen 2023", "Kommunen", None),
        ("b", "b", None),
        ("Klimat", "Regionen", "sv"),
    ]
    assert '# The name of the folder; write another if you wish.\nname = "b"\n' in written(files / "b")


def test_comments_are_in_swedish_where_that_is_asked_for(files, capsys):
    assert main(["init", "k", "energi.xlsx", "drivmedel.csv", "--period", "2023", "--language", "sv"]) == 1
    comments = [line for line in written(files / "k").splitlines() if line.startswith("#")]
    assert "# data/energi.xlsx#El: 13 rader, el" in comments
    assert '# öppet: region: ingen rad anger den. Skriv landet, som region = "SE".' in comments
    assert not [line for line in comments if " the " in line or " is " in line]
    assert "Svara på det som är öppet i k/inventory.toml (2). Nästa steg: python -m carbon footprint k, sedan" in screen(capsys)[0]


def test_two_files_of_one_name_are_refused_and_nothing_is_written(files, capsys):
    (files / "b").mkdir()
    (files / "b" / "Energi.csv").write_text(ENERGY, encoding="utf-8")
    assert main(["init", "k", "energi.csv", "b/Energi.csv"]) == 2
    assert "energi.csv and b/Energi.csv have one name, and would be one file in k/data. Rename one of them." in screen(capsys)[1]
    assert not (files / "k").exists()


@pytest.mark.parametrize("there", ["inventory.toml", "data/energi.csv"])
def test_what_is_there_is_replaced_by_force_alone(files, capsys, there):
    (files / "k" / "data").mkdir(parents=True)
    (files / "k" / there).write_text("mine", encoding="utf-8")
    given = ["init", "k", "energi.csv", "--region", "SE"]
    assert main(given) == 2
    assert f"k/{there} is there already. Name another folder, or replace it with force=True (--force)." in screen(capsys)[1]
    assert [file.read_text("utf-8") for file in (files / "k").rglob("*") if file.is_file()] == ["mine"]
    assert main([*given, "--force"]) == 0
    assert f"replacing k/{there}, which is there already" in screen(capsys)[1]
    assert (files / "k" / "data" / "energi.csv").read_text("utf-8") == ENERGY


def test_a_file_of_the_folder_is_read_where_it_is(files):
    (files / "k" / "export").mkdir(parents=True)
    (files / "k" / "export" / "el.csv").write_text(ENERGY, encoding="utf-8")
    assert main(["init", "k", "k/export/el.csv", "--region", "SE"]) == 0
    assert tomllib.loads(written(files / "k"))["tables"][0]["path"] == "export/el.csv"
    assert not (files / "k" / "data").exists()


def test_a_link_to_an_input_in_the_folder_is_not_written_through(files, capsys):
    (files / "k" / "data").mkdir(parents=True)
    (files / "k" / "data" / "energi.csv").symlink_to(files / "energi.csv")
    assert main(["init", "k", "energi.csv", "--region", "SE", "--force"]) == 2
    assert "energi.csv is a file that is read; it would be lost." in screen(capsys)[1]
    assert (files / "energi.csv").read_text("utf-8") == ENERGY


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["k", "enrgi.csv"], "enrgi.csv is not there. Nearest: energi.csv"),
        (["k", "energi.csv", "--period", "förra året"], "'förra året' is not a period"),
        (["k", "energi.csv", "--region", "Sverje"], "region 'Sverje' is unknown"),
        (["k", "energi.csv", "--language", "de"], "'de'"),
        (["energi.csv", "bilar.csv"], "energi.csv is a file. Name a folder to make."),
        (["k"], "arguments are required: FILE. See python -m carbon init --help."),
    ],
)
def test_wrong_arguments_are_one_sentence_and_write_nothing(files, capsys, given, said):
    assert main(["init", *given]) == 2
    assert said in screen(capsys)[1]
    assert not (files / "k").exists()


def test_a_workbook_of_the_template_is_its_path_alone(files, capsys):
    main(["template", "-o", "mall.xlsx", "--language", "sv"])
    capsys.readouterr()
    main(["init", "k", "energi.csv", "mall.xlsx", "--region", "SE", "--period", "2023"])
    assert tomllib.loads(written(files / "k"))["tables"][1] == {"path": "data/mall.xlsx"}


def test_a_ledger_of_which_nobody_knows_the_chart_is_asked(files, capsys):
    ledger = (
        "Konto;Kontonamn;Datum;Text;Debet;Kredit\n5010;Lokalhyra;2023-01-31;Hyra;60000,00;\n6540;IT-tjänster;2023-03-31;Moln;5000,00;\n"
    )
    (files / "huvudbok.csv").write_text(ledger, encoding="utf-8")
    assert main(["init", "k", "huvudbok.csv", "--region", "SE"]) == 1
    assert 'If it is BAS, write chart = "BAS" for the table' in screen(capsys)[0]
    file = files / "k" / "inventory.toml"
    file.write_text(written(files / "k").replace('mapping = "ledger-sv"\n', 'mapping = "ledger-sv"\nchart = "BAS"\n'), "utf-8")
    assert not [item for item in Inventory.open("k").footprint().findings if item.code == "chart_assumed"]


def test_rows_that_cannot_be_read_are_open_where_nothing_else_is(files, capsys):
    rows = "".join(f"2023-01-{day:02};Diesel;10\n" for day in range(1, 20))
    (files / "f.csv").write_text(f"Datum;Drivmedel;Liter\n{rows}2023-02-01;Diesel;?\n", encoding="utf-8")
    assert main(["init", "k", "f.csv", "--region", "SE", "--period", "2023"]) == 1
    assert "1 of 20 rows cannot be read, the first in row 21: " in screen(capsys)[0]


def test_portal_sample_says_its_region(files):
    (files / "portal.csv").write_text(PORTAL, encoding="utf-8")
    assert main(["init", "k", "portal.csv"]) == 0
    assert '# Taken from the rows: every one in data/portal.csv says it.\nregion = "SE"\n' in written(files / "k")
