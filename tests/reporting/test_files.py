"""Workbook, document and text files: their figures are the library's, and no text of a person is run by anything."""

import csv
import io
import json
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import hostile
import openpyxl
import pytest
from openpyxl.utils import get_column_letter, range_boundaries

import carbon
from carbon.reporting.reading import grouped

ROOT = Path(__file__).parents[2]
OFFICE = shutil.which("soffice")
FORMULA = re.compile(r"(<c [^>]*>\s*<f>[^<]*</f>)<v>[^<]*</v>")


def recalculated(path, tmp_path):
    """The workbook as LibreOffice calculates it; the values that stand beside its formulas are taken away first."""
    if OFFICE is None:
        pytest.skip("no LibreOffice on this machine; apt-get install libreoffice-calc")
    bare = tmp_path / "bare.xlsx"
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(bare, "w", zipfile.ZIP_DEFLATED) as made:
        for name in source.namelist():
            data = source.read(name)
            made.writestr(name, FORMULA.sub(r"\1", data.decode()).encode() if name.startswith("xl/worksheets/sheet") else data)
    command = [
        OFFICE,
        "--headless",
        f"-env:UserInstallation=file://{tmp_path}/office",
        "--convert-to",
        "ods",
        "--outdir",
        str(tmp_path),
        str(bare),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=600)
    # A profile of its own: a second call with one profile may hand its work to the first, which is about to end, and write nothing.
    command[2] = f"-env:UserInstallation=file://{tmp_path}/office-again"
    command = [*command[:4], "xlsx:Calc MS Excel 2007 XML", "--outdir", str(tmp_path / "again"), str(tmp_path / "bare.ods")]
    subprocess.run(command, check=True, capture_output=True, timeout=600)
    return openpyxl.load_workbook(tmp_path / "again" / "bare.xlsx", data_only=True)


@pytest.mark.parametrize("basis", ["location", pytest.param("market", marks=pytest.mark.slow)])
def test_the_workbook_recalculated_is_the_library(footprint, tmp_path, basis):
    result = footprint.view("market") if basis == "market" else footprint
    book = recalculated(carbon.report(result, tmp_path / "report.xlsx", language="sv"), tmp_path)
    assert book["Sammanfattning"]["B5"].value == pytest.approx(result.total_kg(basis) / 1000, rel=1e-12)
    for sheet, key in (("Per utsläppskälla", "source"), ("Per scope", "scope"), ("Per anläggning", "site"), ("Per växthusgas", "gas")):
        cells = grouped(result, [key], basis)
        expected = sorted(kg / 1000 for kg in cells["co2e_kg"] if kg)
        rows = [row[1] for row in book[sheet].iter_rows(min_row=2, values_only=True) if row[0]]
        assert sorted(value for value in rows[:-1] if value) == pytest.approx(expected, rel=1e-12), sheet
        assert rows[-1] == pytest.approx(result.total_kg(basis) / 1000, rel=1e-12), sheet


@pytest.mark.slow
def test_another_gwp_in_the_workbook_moves_every_figure(footprint, tmp_path):
    path = carbon.report(footprint, tmp_path / "report.xlsx")
    book = openpyxl.load_workbook(path)
    sheet = book["Emission factors"]
    column = next(cell.column for cell in sheet[1] if cell.value == "kg Nitrous oxide (N₂O)")
    assert sheet.cell(2, column).value == 265
    sheet.cell(2, column).value = 273
    book.save(path)
    found = recalculated(path, tmp_path)["Summary"]["B5"].value
    assert found - footprint.co2e_kg / 1000 == pytest.approx(footprint.gases_kg()["n2o"] * 8 / 1000, rel=1e-9)


def test_a_gas_that_a_source_does_not_give_is_empty_and_numbers_show_few_digits(footprint, tmp_path):
    path = carbon.report(footprint, tmp_path / "report.xlsx")
    book = openpyxl.load_workbook(path)
    heads = [str(cell.value) for cell in book["Emission factors"][1]]
    gases = [number for number, head in enumerate(heads, 1) if head.startswith("kg ") and "per unit" not in head]
    cells = [book["Emission factors"].cell(row, column) for row in range(4, book["Emission factors"].max_row + 1) for column in gases]
    assert any(cell.value is None for cell in cells)
    amounts = [cell for cell in book["Lines"]["F"][1:] if cell.value is not None]
    for cell in (*cells, *amounts):
        if cell.value is not None and cell.number_format == "General":
            assert float(f"{cell.value:.6g}") == cell.value, cell


def test_the_workbook_has_live_formulas_charts_and_citations(footprint, tmp_path):
    path = carbon.report(footprint, tmp_path / "report.xlsx")
    book = openpyxl.load_workbook(path)
    lines = book["Lines"]
    assert lines.max_row == 61
    assert lines["I2"].value == "=F2*H2*K2"
    assert lines["H2"].value.startswith("='Emission factors'!")
    assert len(book["Summary"]._charts) == 3
    cited = {row[-5] for row in book["Emission factors"].iter_rows(min_row=4, values_only=True)}
    assert any("Sweden 2019" in str(cell) for row in book["Emission factors"].iter_rows(values_only=True) for cell in row)
    assert cited


@pytest.mark.parametrize("name", hostile.WORDS)
def test_no_text_of_a_workbook_is_a_formula_or_a_link(tmp_path, name):
    result = carbon.Inventory.open(hostile.folder(tmp_path, hostile.WORDS[name])).footprint()
    path = carbon.report(result, tmp_path / "report.xlsx", rows="all")
    for sheet in openpyxl.load_workbook(path).worksheets:
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            assert cell.hyperlink is None
            if cell.data_type == "f":
                assert not any(word in cell.value for word in ("HYPERLINK", "cmd", "@SUM", "2+2", "XXX", "script"))
    assert not any("hyperlink" in part or "externalLink" in part for part in zipfile.ZipFile(path).namelist())


@pytest.mark.parametrize("name", hostile.WORDS)
def test_hostile_text_in_documents_and_text_files(tmp_path, name):
    text = hostile.WORDS[name]
    result = carbon.Inventory.open(hostile.folder(tmp_path, text)).footprint()
    for cells in csv.reader(io.StringIO(carbon.report(result, tmp_path / "report.csv").read_text(encoding="utf-8-sig"))):
        assert len(cells) == 14
        assert not any(cell.startswith(("=", "+", "@", "\t", "\r")) for cell in cells)
    said = carbon.report(result, tmp_path / "report.md").read_text(encoding="utf-8")
    assert not re.search(r"(?<!\\)<(script|img)", said)
    assert (
        json.loads(carbon.report(result, tmp_path / "report.json").read_text(encoding="utf-8"))["organisation"]
        == result.settings.inventory.organisation
    )
    docx = pytest.importorskip("docx")
    made = docx.Document(str(carbon.report(result, tmp_path / "report.docx")))
    assert made.tables
    assert not any(rel.is_external for rel in made.part.rels.values())


def test_the_document_says_what_the_page_says(footprint, tmp_path):
    docx = pytest.importorskip("docx")
    made = docx.Document(str(carbon.report(footprint, tmp_path / "report.docx", language="sv")))
    headings = [part.text for part in made.paragraphs if part.style.name == "Heading 1"]
    assert headings[:2] == ["Sammanfattning", "Var utsläppen uppstår"]
    text = "\n".join(part.text for part in made.paragraphs).replace("\xa0", " ")
    assert "Summa klimatpåverkan: 23 318 ton CO₂e (platsbaserat)." in text
    tables = [[cell.text.replace("\xa0", " ") for cell in row.cells] for table in made.tables for row in table.rows]
    assert ["Länsbusstrafik", "6 553", "28,1 %"] in [row[:3] for row in tables]
    assert any("20 000 ton" in cell for row in tables for cell in row)


def test_markdown_has_the_verdict_and_every_source(footprint, tmp_path):
    text = carbon.report(footprint, tmp_path / "report.md").read_text(encoding="utf-8").replace("\xa0", " ")
    assert "### Control total: Published total: energy, transports and nitrous oxide" in text
    assert "| Same perimeter here | 21 051 t |" in text
    assert text.count("\n## ") == 8
    assert "| County bus traffic | 6 553 | 28.1% |" in text


def test_csv_and_json_are_the_lines_of_the_library(footprint, tmp_path):
    text = carbon.report(footprint, tmp_path / "report.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    total = sum(float(row["kg_co2e"]) for row in rows if row["basis"] != "market")
    assert total == pytest.approx(footprint.co2e_kg, rel=1e-12)
    record = json.loads(carbon.report(footprint, tmp_path / "report.json").read_text(encoding="utf-8"))
    assert record["co2e_kg"] == footprint.co2e_kg
    assert record["control_totals"][0]["met"] is True
    assert "air-lla-arn" not in json.dumps(record)
    assert "LLA" not in json.dumps(record)


def test_the_workbook_cites_publications_in_the_language_and_shows_no_category_0(footprint, tmp_path):
    book = openpyxl.load_workbook(carbon.report(footprint, tmp_path / "report.xlsx", language="sv"), data_only=True)
    cited = [row for row in book["Utsläppsfaktorer"].iter_rows(min_row=4, values_only=True) if row[0]]
    column = next(number for number, cell in enumerate(book["Utsläppsfaktorer"][1]) if cell.value == "Publikation")
    works = {row[column] for row in cited}
    assert "Bensin och diesel sålda i Sverige under reduktionsplikten (uppskattning), 2026" in works
    assert "Växthusgasutsläpp: drivmedel som levererats under 2016" in works
    assert "UK Government GHG conversion factors for company reporting 2019, conversion-factors-2019-flat-file-v01-02.xls" in works
    lines = [row for row in book["Poster"].iter_rows(min_row=2) if row[0].value]
    assert {cell.number_format for row in lines for cell in row[2:3]} == {"0;-0;"}
    assert {row[5].number_format for row in lines if row[5].value >= 1000} == {"#,##0"}
    # On paper stand the columns that a reader needs, and they are not much wider than a sheet in landscape.
    for name in ("Poster", "Poster per anläggning", "Utsläppsfaktorer"):
        sheet = book[name]
        last = range_boundaries(sheet.print_area.split("!")[-1])[2]
        widths = [sheet.column_dimensions[get_column_letter(column)].width for column in range(1, last + 1)]
        assert sum(widths) <= 195, (name, widths)
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.print_title_rows
