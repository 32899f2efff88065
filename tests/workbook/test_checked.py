"""Findings written back into a copy: at the cell a person wrote, beside what the person made of it, and never over the workbook."""

import hashlib
import warnings
import zipfile

import pytest
from openpyxl import load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from carbon.cli.main import main
from carbon.core.errors import CarbonError, Finding
from carbon.tables.marking.kept import lost_parts
from carbon.tables.marking.marks import FILLS
from carbon.workbook.checking import write_checked
from workbook import filled

BAD = {
    "Energi": [
        {"kind": "El", "amount": 10, "unit": "MWh"},
        {"kind": "Fjärvärme", "amount": 30, "unit": "MWh"},
        {"kind": "El", "period": "2023", "amount": 5, "unit": "kWh"},
        {"kind": "El", "unit": "kWh"},
        {"kind": "El", "amount": 12, "unit": "l"},
        {"kind": "El", "site": "Centralsjukhset", "amount": 3, "unit": "kWh"},
    ],
    "Flyg": [{"origin": "LLA", "destination": "XQZ", "passengers": 4}],
}


@pytest.fixture(scope="module")
def bad(tmp_path_factory):
    return filled.fill(tmp_path_factory.mktemp("bad") / "bok.xlsx", BAD, sector="office").read_bytes()


@pytest.fixture
def book(tmp_path, bad):
    path = tmp_path / "bok.xlsx"
    path.write_bytes(bad)
    return path


def checked(book, capsys, name="kontrollerad.xlsx"):
    code = main(["check", str(book), "-o", str(book.parent / name)])
    return code, capsys.readouterr().out, load_workbook(book.parent / name)


def test_each_error_stands_at_its_cell(book, capsys):
    code, _, copy = checked(book, capsys)
    assert code == 1
    energy = copy["Energi"]
    wanted = {
        "A7": "Närmast: fjärrvärme",
        "C8": "2023 ligger utanför",
        "D9": "Fel: mängden saknas. Skriv den, eller ta bort raden.",
        "D10": "är volym",
        "B11": "Närmast: Centralsjukhuset",
    }
    for address, said in wanted.items():
        assert said in energy[address].comment.text, address
    assert {energy[address].fill.fgColor.rgb for address in ("A7", "C8", "D9", "D10")} == {FILLS["error"]}
    assert energy["B11"].fill.fgColor.rgb == FILLS["warning"]
    assert energy["E7"].comment is None
    assert "flygplatsen 'XQZ' är okänd" in copy["Flyg"]["B6"].comment.text


def test_the_list_links_to_the_cells(book, capsys):
    _, _, copy = checked(book, capsys)
    sheet = copy["Fynd"]
    assert copy.sheetnames[0] == "Fynd"
    rows = {sheet.cell(row, 2).value: (sheet.cell(row, 1).value, sheet.cell(row, 2).hyperlink.location) for row in range(5, 10)}
    assert rows["Energi!A7"] == ("Fel", "'Energi'!A7")
    assert sheet["A2"].value.startswith("Fel: 5, ")


def test_the_workbook_itself_stays_as_it_is(book, capsys):
    before = hashlib.sha256(book.read_bytes()).hexdigest()
    checked(book, capsys)
    assert hashlib.sha256(book.read_bytes()).hexdigest() == before
    assert main(["check", str(book), "-o", str(book)]) == 2
    assert "är en fil som läses; den skulle gå förlorad. Ange en annan fil med -o." in capsys.readouterr().err
    link = book.parent / "samma.xlsx"
    link.symlink_to(book)
    assert main(["check", str(book), "-o", str(link)]) == 2
    assert hashlib.sha256(book.read_bytes()).hexdigest() == before
    assert [path.name for path in book.parent.iterdir() if path.name.startswith(".")] == []


def test_what_the_person_made_stays(book, capsys):
    workbook = load_workbook(book)
    sheet = workbook["Energi"]
    sheet["A7"].font = Font(bold=True, color="FF0000FF")
    sheet["A7"].comment = Comment("ring leverantören", "Åsa")
    sheet["J7"].fill = PatternFill("solid", fgColor="FF00FF00")
    sheet.sheet_view.rightToLeft = True
    workbook.save(book)
    _, _, copy = checked(book, capsys)
    sheet = copy["Energi"]
    assert sheet["A7"].font.b
    assert sheet["A7"].comment.text.startswith("ring leverantören\n\n— carbon —\nFel: ")
    assert sheet["J7"].fill.fgColor.rgb == "FF00FF00"
    assert sheet.sheet_view.rightToLeft
    assert sheet["A5"].protection.locked
    assert sheet.data_validations.dataValidation
    assert sheet["B3"].value.startswith("=SUMPRODUCT")


def test_a_checked_copy_is_read_again_and_its_list_is_no_sheet_of_data(book, capsys):
    _, _, _ = checked(book, capsys)
    copy = book.parent / "kontrollerad.xlsx"
    assert main(["check", str(copy), "-o", str(book.parent / "igen.xlsx")]) == 1
    assert "Fynd" not in capsys.readouterr().out
    again = load_workbook(book.parent / "igen.xlsx")
    assert again.sheetnames.count("Fynd") == 1
    assert again["Energi"]["A7"].comment.text.count("Fjärvärme") == 1


def test_text_that_looks_like_a_formula_stays_text(tmp_path, capsys):
    path = filled.fill(tmp_path / "bok.xlsx", {"Energi": [{"kind": "El", "amount": 1, "unit": "kWh"}]}, sector="office")
    workbook = load_workbook(path)
    for row, text in enumerate(("=cmd|' /C calc'!A0", "+1+cmd", "@SUM(1)", "\u200f=1+1", "x" * 30_000), start=7):
        cell = workbook["Energi"].cell(row, 1)
        cell.value, cell.data_type = text, "s"
        workbook["Energi"].cell(row, 4).value, workbook["Energi"].cell(row, 5).value = 1, "kWh"
    workbook.save(path)
    _, _, copy = checked(path, capsys)
    for sheet in ("Fynd", "Energi"):
        cells = [cell for row in copy[sheet].iter_rows(min_row=6) for cell in row if cell.value is not None]
        assert cells
        assert all(cell.data_type != "f" for cell in cells)
    assert len(copy["Energi"]["A11"].comment.text) < 2000


def test_findings_that_begin_as_formulas_or_hold_control_signs_are_written(tmp_path):
    path = filled.fill(tmp_path / "bok.xlsx", {})
    findings = [
        Finding("x", "error", '=HYPERLINK("http://x")\x07', "bok.xlsx#Energi", 6, "kind"),
        Finding("y", "info", "@a", "bok.xlsx#Nej", 2),
    ]
    assert write_checked(path, tmp_path / "ut.xlsx", findings) == []
    sheet = load_workbook(tmp_path / "ut.xlsx")["Fynd"]
    assert sheet["C5"].data_type == "s"
    assert sheet["C5"].value == '=HYPERLINK("http://x") '
    assert sheet["C5"].quotePrefix
    with zipfile.ZipFile(tmp_path / "ut.xlsx") as packed:
        assert b"<f>HYPERLINK" not in packed.read("xl/worksheets/sheet1.xml")


def test_what_a_copy_lacks_is_named(tmp_path, capsys):
    path = filled.fill(tmp_path / "bok.xlsx", BAD, sector="office")
    workbook = load_workbook(path)
    chart = BarChart()
    chart.add_data(Reference(workbook["Energi"], min_col=4, min_row=5, max_row=8))
    workbook["Översikt"].add_chart(chart, "A30")
    workbook.save(path)
    shape = b'<xdr:twoCellAnchor><xdr:sp macro="" textlink=""></xdr:sp></xdr:twoCellAnchor></xdr:wsDr>'
    with zipfile.ZipFile(path) as packed:
        parts = {item: packed.read(item) for item in packed.namelist()}
    drawing = next(name for name in parts if name.startswith("xl/drawings/drawing") and name.endswith(".xml"))
    prefix = b"xdr:" if b"<xdr:wsDr" in parts[drawing] else b""
    assert parts[drawing].endswith(b"</" + prefix + b"wsDr>")
    before, after = tmp_path / "before.xlsx", tmp_path / "after.xlsx"
    for target, extra in ((before, {"xl/slicers/slicer1.xml": b"<a/>", drawing: parts[drawing] + shape}), (after, {})):
        with zipfile.ZipFile(target, "w") as packed:
            for name, data in (parts | extra).items():
                packed.writestr(name, data)
    assert lost_parts(before, after) == ["slicers (1)", "drawn shapes and text boxes (1)"]
    assert lost_parts(after, before) == []
    _, said, copy = checked(path, capsys)
    assert "The copy lacks" not in said
    assert len(copy["Översikt"]._charts) == 1


@pytest.mark.parametrize(
    ("source", "target", "said"),
    [
        ("bok.ods", "ut.xlsx", "bok.ods: findings are written into XLSX. Save the workbook as .xlsx first."),
        ("bok.xlsx", "ut.csv", "ut.csv: name the copy ut.xlsx."),
        ("bok.xlsx", "ut.xlsx", "bok.xlsx cannot be copied: File is not a zip file. Open it and save it again."),
    ],
)
def test_errors_say_what_to_write(tmp_path, source, target, said):
    from carbon.tables.marking.listing import Words
    from carbon.tables.marking.marks import write_marked

    (tmp_path / source).write_bytes(b"")
    words = Words("a", "b", ("c", "d", "e", "f", "g"), {}, "h", "i")
    with pytest.raises(CarbonError) as error:
        write_marked(tmp_path / source, tmp_path / target, [], words)
    assert said in str(error.value)


def test_a_folder_that_is_not_there_is_said(book, capsys):
    assert main(["check", str(book), "-o", str(book.parent / "nej" / "ut.xlsx")]) == 2
    assert "finns inte. Skapa den först." in capsys.readouterr().err


def test_a_folder_has_no_copy(capsys):
    assert main(["check", "examples/norrbotten-2019", "-o", "x.xlsx"]) == 2
    assert "examples/norrbotten-2019 is not a workbook; -o writes findings into a copy of one." in capsys.readouterr().err


def test_no_warning_of_the_library_reaches_the_person(book, capsys):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        checked(book, capsys)
    assert [item for item in caught if "openpyxl" in str(item.filename)] == []


def test_a_swedish_workbook_is_spoken_to_in_swedish(book, capsys):
    _, _, copy = checked(book, capsys)
    assert copy["Energi"]["A7"].comment.text.startswith(
        "— carbon —\nFel: Ordet känns inte igen. Välj ur listan, eller skriv det förslag som står sist. ["
    )
    texts = [copy["Fynd"].cell(row, 3).value for row in range(5, copy["Fynd"].max_row + 1)]
    assert texts
    assert [text for text in texts if {"the", "is", "and", "of", "Write"} & set(text.split()) and "/" not in text] == []


def test_an_english_one_is_not(tmp_path):
    (tmp_path / "book.xlsx").write_bytes(filled.template("office", "en"))
    write_checked(
        tmp_path / "book.xlsx",
        tmp_path / "out.xlsx",
        [Finding("kind_unknown", "error", "'x' is not a kind.", "book.xlsx#Energy", 6, "kind")],
    )
    assert load_workbook(tmp_path / "out.xlsx")["Energy"]["A6"].comment.text == "— carbon —\nError: 'x' is not a kind."
