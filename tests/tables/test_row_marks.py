"""Lines through rows and colours of rows: no cell holds them, so they are said, and the rows count as any other."""

from __future__ import annotations

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from carbon.tables.read import read_cells
from carbon.tables.workbook import read_sheets

RED, GREY = PatternFill("solid", fgColor="FFFF0000"), PatternFill("solid", fgColor="FFDDDDDD")


def book(path, mark, rows=8):
    made = openpyxl.Workbook()
    page = made.active
    page.append(["Datum", "Liter", "Anm"])
    for number in range(1, rows + 1):
        page.append([f"2024-01-{number:02}", number, "x"])
    mark(page)
    made.save(path)
    return path


def said(path):
    return [(item.code, item.severity, item.message) for item in read_cells(path).findings]


def each(page, row, **style):
    for cell in page[row]:
        for name, value in style.items():
            setattr(cell, name, value)


def test_cells_with_comments_are_named_and_those_of_the_template_and_its_marks_are_not(tmp_path):
    def mark(page):
        for cell, author in (("B3", "AB"), ("A1", "Eva"), ("C4", ""), ("C5", "carbon")):
            page[cell].comment = Comment("uppskattad", author)

    (found,) = said(book(tmp_path / "t.xlsx", mark))
    assert found[:2] == ("cells_commented", "warning")
    assert "A1, B3" in found[2]
    assert not {"C4", "C5"} & {*found[2].replace(".", ",").split(", ")}
    assert read_cells(tmp_path / "t.xlsx").columns["Liter"] == [1, 2, 3, 4, 5, 6, 7, 8]


def test_a_row_that_is_struck_through_is_said_and_read(tmp_path):
    path = book(tmp_path / "t.xlsx", lambda page: [each(page, row, font=Font(strike=True)) for row in (3, 4, 7)])
    assert said(path) == [("rows_struck", "warning", "struck through, rows 3-4, 7 were read as any other. Delete what should not count.")]
    assert read_cells(path).columns["Liter"] == [1, 2, 3, 4, 5, 6, 7, 8]


def test_a_line_through_one_cell_is_said_and_through_empty_ones_is_not(tmp_path):
    def mark(page):
        page["B5"].font = Font(strike=True)
        page["D6"].font = Font(strike=True)
        page["C7"].font = Font(strike=False, bold=True)

    assert said(book(tmp_path / "t.xlsx", mark)) == [
        ("rows_struck", "warning", "struck through, row 5 was read as any other. Delete what should not count.")
    ]


def test_a_colour_that_few_rows_have_is_said(tmp_path):
    path = book(tmp_path / "t.xlsx", lambda page: each(page, 4, fill=RED))
    assert said(path) == [
        ("rows_coloured", "info", "row 4 was read as any other, whatever its colour means. Delete what should not count.")
    ]


@pytest.mark.parametrize("rows", [(1,), (1, 3, 5, 7, 9), range(2, 10), ()], ids=["the header", "every other row", "all rows", "none"])
def test_colours_that_mark_no_row_out_are_not_said(tmp_path, rows):
    assert said(book(tmp_path / "t.xlsx", lambda page: [each(page, row, fill=GREY) for row in rows])) == []


def test_a_coloured_cell_or_column_marks_no_row(tmp_path):
    def mark(page):
        page["B3"].fill = RED
        for row in range(2, 10):
            page.cell(row, 3).fill = GREY

    assert said(book(tmp_path / "t.xlsx", mark)) == []


def test_what_is_struck_above_the_table_is_not_said(tmp_path):
    def mark(page):
        page.insert_rows(1, 2)
        page["A1"] = "Gammal titel"
        page["A1"].font = Font(strike=True)

    assert {code for code, *_ in said(book(tmp_path / "t.xlsx", mark))} <= {"header_found"}


def test_per_cent_and_a_line_are_two_things_of_one_style(tmp_path):
    def mark(page):
        page["B3"].number_format = "0%"
        page["B3"].font = Font(strike=True)

    (grid,) = read_sheets(book(tmp_path / "t.xlsx", mark), None)
    assert (grid.rows[2][1], grid.struck_rows) == ("200 %", (2,))


def test_a_sheet_of_libreoffice_says_the_same(tmp_path):
    import zipfile

    cells = "".join(
        f'<table:table-row><table:table-cell table:style-name="{style}" office:value-type="float" office:value="{number}"><text:p>{number}'
        "</text:p></table:table-cell></table:table-row>"
        for number, style in enumerate(["a", "struck", "a", "red", "a", "a", "a", "a"], start=1)
    )
    text = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
        'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0">'
        '<office:automatic-styles><style:style style:name="a"><style:table-cell-properties fo:background-color="transparent"/></style:style>'
        '<style:style style:name="struck"><style:text-properties style:text-line-through-style="solid"/></style:style>'
        '<style:style style:name="red"><style:table-cell-properties fo:background-color="#ff0000"/></style:style></office:automatic-styles>'
        '<office:body><office:spreadsheet><table:table table:name="Data"><table:table-row><table:table-cell office:value-type="string">'
        f"<text:p>Liter</text:p></table:table-cell></table:table-row>{cells}</table:table></office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    with zipfile.ZipFile(tmp_path / "t.ods", "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("META-INF/manifest.xml", '<manifest xmlns="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>')
        packed.writestr("content.xml", text)
    assert [(code, message) for code, _, message in said(tmp_path / "t.ods")] == [
        ("rows_struck", "struck through, row 3 was read as any other. Delete what should not count."),
        ("rows_coloured", "row 5 was read as any other, whatever its colour means. Delete what should not count."),
    ]
