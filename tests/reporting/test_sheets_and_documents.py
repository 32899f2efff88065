"""Workbook and document as they are read and printed: figures of any size, heads over their columns, pages that are counted."""

import re
import zipfile

import docx
import openpyxl
import pytest

import carbon
import inventories

FUEL = '\n[[tables]]\npath = "t.csv"\nkind = "fuel"\n'


@pytest.fixture(scope="module")
def litre(tmp_path_factory):
    """One litre of diesel: scopes 1 and 3, and none of scope 2."""
    rows = "source,fuel,volume\nFleet,diesel,1 l\n"
    return inventories.make(tmp_path_factory.mktemp("litre"), inventories.HEAD + FUEL, t_csv=rows).footprint()


def book(result, folder, language="en"):
    return carbon.report(result, folder / "report.xlsx", language=language)


def test_no_total_is_shown_as_nothing(litre, tmp_path):
    """A cell of tonnes shows two digits of whatever it holds."""
    for sheet in openpyxl.load_workbook(book(litre, tmp_path), data_only=True).worksheets[:4]:
        for cell in (cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, float) and 0 < cell.value < 1):
            places = re.fullmatch(r"#,##0\.?(0*)|\[>=0\.0005\].*%|General", cell.number_format)[1]
            assert places is None or round(cell.value, len(places)) > 0, (sheet.title, cell.coordinate, cell.value, cell.number_format)


def test_bars_by_scope_have_the_colours_of_their_scopes(litre, tmp_path):
    """Where scope 2 has nothing, scope 3 does not take its colour."""
    with zipfile.ZipFile(book(litre, tmp_path)) as file:
        charts = [file.read(name).decode() for name in file.namelist() if "/charts/chart" in name]
    (by_scope,) = (text for text in charts if "By scope" in text)
    points = re.findall(r'<c:dPt>.*?srgbClr val="(\w+)"', by_scope)
    assert points == ["B5451F", "1F6F78"]


def test_heads_stand_over_their_figures_and_on_every_page(footprint, tmp_path):
    made = openpyxl.load_workbook(book(footprint, tmp_path, "sv"))
    for sheet in made.worksheets:
        assert sheet.oddFooter.right.text == "&P / &N"
        if sheet.freeze_panes is None:
            continue
        assert sheet.print_title_rows, sheet.title
        below = int(re.sub(r"\D", "", sheet.freeze_panes))
        for column in sheet.iter_cols(max_row=sheet.max_row):
            if any(isinstance(cell.value, float) for cell in column[below:]):
                assert column[0].alignment.horizontal == "right", (sheet.title, column[0].value)


@pytest.mark.parametrize(("language", "spelling"), [("en", "en-GB"), ("sv", "sv-SE")])
def test_a_document_counts_its_pages_in_its_language(litre, tmp_path, language, spelling):
    made = docx.Document(str(carbon.report(litre, tmp_path / "report.docx", language=language)))
    assert 'instr="PAGE"' in made.sections[0].footer.paragraphs[0]._p.xml
    assert f'w:lang w:val="{spelling}"' in made.styles.element.xml
