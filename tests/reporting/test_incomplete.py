"""An incomplete result says so wherever it is read, with its count and what is wrong; only a complete one is complete but for something."""

import json

import openpyxl
import pytest

import carbon
import inventories

TOML = """[inventory]
name = "Test"
organisation = "Test"
period = "2023"
region = "SE"
gwp_set = "ar6_100"
language = "sv"

[[tables]]
path = "el.csv"
kind = "electricity"
source = "El"
"""
HEAD = "period;amount;unit\n2023-01;100;MWh\n"
REFUSED = HEAD + "2023-02;50;parsec\n"
LACKING = "Raderna som är beräknade saknar:"
FULL = "Beräkningen är fullständig, förutom:"
CASES = {
    "row": (TOML, REFUSED, "1 av 2 rader saknar svar och ingår inte i summan."),
    "file": (TOML + TOML[TOML.index("\n[[") :].replace("el.csv", "gone.csv"), HEAD, "Ej inlästa och inte med i summan: gone.csv."),
}


def text_of(path):
    """All that a reader sees in a report."""
    if path.suffix == ".xlsx":
        book = openpyxl.load_workbook(path, data_only=True)
        return "\n".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None)
    if path.suffix == ".docx":
        docx = pytest.importorskip("docx")
        made = docx.Document(str(path))
        cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
        return "\n".join([*(paragraph.text for paragraph in made.paragraphs), *cells])
    text = path.read_text(encoding="utf-8")
    return text.replace("\\", "") if path.suffix == ".md" else text.replace("<strong>", "").replace("</strong>", "")


@pytest.mark.parametrize("ending", ["html", "xlsx", "docx", "md"])
@pytest.mark.parametrize("case", CASES)
def test_every_form_says_that_it_is_incomplete_and_never_complete_but_for(tmp_path, ending, case):
    toml, rows, said = CASES[case]
    text = text_of(carbon.report(inventories.make(tmp_path, toml, el_csv=rows).footprint(), tmp_path / f"report.{ending}"))
    assert f"Ofullständigt: {said}" in text
    assert LACKING in text
    assert FULL not in text
    assert "(marknadsbaserat scope 2) blir summan" in text or "Summa klimatpåverkan, marknadsbaserat" in text


@pytest.mark.parametrize("ending", ["html", "xlsx", "docx", "md"])
def test_a_complete_result_is_complete_but_for_what_it_lacks(tmp_path, ending):
    text = text_of(carbon.report(inventories.make(tmp_path, TOML, el_csv=HEAD).footprint(), tmp_path / f"report.{ending}"))
    assert FULL in text
    assert LACKING not in text
    assert "Ofullständigt:" not in text


@pytest.mark.parametrize("ending", ["html", "xlsx", "docx", "md"])
def test_an_error_stands_with_its_place_and_its_own_sentence(tmp_path, ending):
    text = text_of(carbon.report(inventories.make(tmp_path, TOML, el_csv=REFUSED).footprint(), tmp_path / f"report.{ending}"))
    said = next(line for line in text.splitlines() if "el.csv, rad 3" in line)
    assert "parsec" in said
    assert "period" not in "".join(line for line in text.splitlines() if "el.csv, rad 2" in line)


def test_programs_read_what_is_missing(tmp_path):
    toml, _, _ = CASES["file"]
    path = carbon.report(inventories.make(tmp_path, toml, el_csv=REFUSED).footprint(), tmp_path / "report.json")
    record = json.loads(path.read_text(encoding="utf-8"))
    assert (record["complete"], record["unanswered"], record["unread"]) == (False, 1, ["gone.csv"])
    assert ("el.csv", 3) in {(item["file"], item["row"]) for item in record["findings"] if item["severity"] == "error"}


def test_the_summary_of_a_workbook_has_both_views_as_live_sums(tmp_path):
    found = inventories.make(tmp_path, TOML, el_csv=REFUSED).footprint()
    path = carbon.report(found, tmp_path / "report.xlsx")
    shown = openpyxl.load_workbook(path, data_only=True)
    totals = [shown["Sammanfattning"][cell].value for cell in ("B5", "B6")]
    assert totals == pytest.approx([found.total_kg(view) / 1000 for view in ("location", "market")])
    assert openpyxl.load_workbook(path)["Sammanfattning"]["B6"].value.startswith("=SUMPRODUCT(")
    lines = [row for row in shown["Poster"].iter_rows(min_row=2, values_only=True) if row[4] == "marknadsbaserat"]
    assert sum(row[5] * row[7] for row in lines) == pytest.approx(found.total_kg("market"))


def test_no_answer_is_no_zero_in_the_summary(tmp_path):
    nothing = inventories.make(tmp_path, TOML, el_csv="period;amount;unit\n2023-01;5;parsec\n").footprint()
    assert openpyxl.load_workbook(carbon.report(nothing, tmp_path / "report.xlsx"))["Sammanfattning"]["B5"].value == "Inget resultat"


@pytest.mark.parametrize("ending", ["html", "xlsx", "docx", "md", "json"])
def test_an_inventory_of_which_no_row_can_be_read_has_every_form_of_report(tmp_path, ending):
    nothing = inventories.make(tmp_path, TOML, el_csv="period;amount;unit\n2023-01;5;parsec\n").footprint()
    path = carbon.report(nothing, tmp_path / f"report.{ending}")
    if ending == "json":
        assert json.loads(path.read_text(encoding="utf-8"))["complete"] is False
    else:
        assert "1 av 1 rader saknar svar" in text_of(path)
