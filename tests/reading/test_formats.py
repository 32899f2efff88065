"""One text reader for all formats: the same rows give the same activities, findings and row numbers."""

from __future__ import annotations

import io
import json
import zipfile
from contextlib import redirect_stderr, redirect_stdout
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import polars as pl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import carbon
from books import FORMATS, write, write_ods
from carbon.cli.main import main
from carbon.cli.table import is_large
from carbon.reading.joining import read_file
from carbon.reading.mapping import TableMapping
from carbon.reading.numbers import open_number
from carbon.tables.grid import letters, text_of
from carbon.tables.read import read_cells
from inventories import HEAD, errors, found, make

MAPPING = TableMapping(region="GB")
TYPED = st.one_of(
    st.none(),
    st.sampled_from(["40 l", "x", "1 234", "2019"]),
    st.integers(0, 10**6),
    # A number that a workbook states has one reading; as text in a CSV, 1.125 may have two.
    st.floats(0, 1e6, allow_nan=False).map(lambda value: round(value, 6)).filter(lambda value: open_number(text_of(value), None) is None),
)
# A file that states 1.5 as a number says nothing of the style of the texts beside it; a CSV cannot say so.
TEXTS = st.sampled_from([None, "40 l", "x", "1 234,5", "1,234", "1.234", "1.234,5", "0,5", "2019"])


OPEN = ["03/04/2019", "5/6/2019", "31/12/2019", "12-31-2019"]


def rows_with(amounts):
    days = st.one_of(st.none(), st.dates(date(2015, 1, 1), date(2025, 12, 31)), st.sampled_from(["2019-03", "2019", "x", "31.12.2019"]))
    kinds, units = st.sampled_from(["diesel", "petrol", "disel", None]), st.sampled_from(["l", "m3", "km", None])
    return st.lists(st.tuples(kinds, amounts, units, days), min_size=1, max_size=12)


def seen(path):
    read = read_file(path, MAPPING)
    name = lambda file: Path(file or "").name.partition("#")[0].partition(".")[0]  # noqa: E731
    told = [
        (item.finding.code, item.finding.message, name(item.finding.file), item.finding.row, item.finding.column) for item in read.refused
    ]
    told += [(item.code, item.message, name(item.file), item.row, item.column) for item in read.notes]
    return [str(item) for item in read.activities], read.rows, told, [number for _, number in read.places], read.labels


@settings(max_examples=25)
@given(st.one_of(rows_with(TYPED), rows_with(TEXTS)))
def test_the_same_rows_in_all_formats(rows):
    # An empty row has no number in Parquet, which has no empty rows.
    rows = [row for row in rows if any(cell is not None for cell in row)] or [("diesel", 1, "l", "2019")]
    table = [("kind", "amount", "unit", "period"), *rows]
    with TemporaryDirectory() as folder:
        results = [seen(write(Path(folder) / f"t.{kind}", table)) for kind in FORMATS]
    for other in results[1:]:
        assert other == results[0]


def calculated(path):
    """What the command says of a file: the rows with their results, the findings and the exit code, without the file's name."""
    out = path.with_name(f"{path.name}.out.csv")
    error = io.StringIO()
    with redirect_stdout(io.StringIO()), redirect_stderr(error):
        code = main(["calculate", str(path), "--set", "region=GB", "--set", "source=Fleet", "--findings", "-o", str(out)])
    said = " ".join(error.getvalue().split())
    for name in (f"{path.name}#Data", path.name, str(out)):
        said = said.replace(name, "FILE")
    return code, said, out.read_text() if out.exists() else None


CREDITS = [("diesel", 100, "l", "2019-03"), ("diesel", -40, "l", "2019-03"), ("petrol", -5, "l", "2019-03"), ("disel", 1, "l", "2019")]


@settings(max_examples=8)
@example(CREDITS)
@given(rows_with(st.one_of(TYPED, st.integers(-50, 50))))
def test_the_command_gives_the_same_for_all_formats(rows):
    rows = [row for row in rows if any(cell is not None for cell in row)] or [("diesel", 1, "l", "2019")]
    table = [("kind", "amount", "unit", "period"), *rows]
    with TemporaryDirectory() as folder:
        results = [calculated(write(Path(folder) / f"t.{kind}", table)) for kind in FORMATS]
    for other in results[1:]:
        assert other == results[0]


def test_a_credit_note_in_a_small_parquet_is_netted(tmp_path, capsys):
    path = write(tmp_path / "t.parquet", [("kind", "amount", "unit", "period"), *CREDITS[:2]])
    assert main(["calculate", str(path), "--set", "region=GB", "--set", "source=Fleet", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [(item["code"], item["row"]) for item in found["findings"] if item["code"].startswith("credit")] == [("credit_netted", 3)]


def test_parquet_of_many_rows_goes_the_way_of_large_tables(tmp_path):
    pl.DataFrame({"amount": [0] * 400_001}).write_parquet(tmp_path / "many.parquet")
    pl.DataFrame({"amount": [0] * 400_000}).write_parquet(tmp_path / "few.parquet")
    assert (is_large(str(tmp_path / "many.parquet")), is_large(str(tmp_path / "few.parquet"))) == (True, False)
    (tmp_path / "many.parquet").write_bytes(b"PAR1 no table")
    with pytest.raises(carbon.CarbonError, match=r"many.parquet cannot be read: "):
        is_large(str(tmp_path / "many.parquet"))


def test_over_a_thousand_rows_no_cell_is_dropped(tmp_path):
    rows = [("kind", "amount", "unit"), *(("diesel", 1, "l") for _ in range(1200)), ("diesel", "1 000", "l"), ("diesel", "40 l", None)]
    results = [seen(write(tmp_path / f"t.{kind}", rows)) for kind in FORMATS]
    assert all(other == results[0] for other in results)
    activities, _, _, numbers, _ = results[0]
    assert len(activities) == 1202
    assert numbers[-1] == 1203
    assert "1000 l" in activities[-2].replace("1 000", "1000")
    assert "40" in activities[-1]


def test_empty_rows_keep_the_numbers_of_the_file(tmp_path):
    rows = [("kind", "amount", "unit"), ("diesel", 1, "l"), (None, None, None), ("diesel", "x", "l")]
    for kind in ("csv", "xlsx", "ods"):
        _, _, told, numbers, _ = seen(write(tmp_path / f"t.{kind}", rows))
        assert numbers == [2, 4]
        assert [(item[0], item[3]) for item in told if item[0] == "number_invalid"] == [("number_invalid", 4)]


@pytest.mark.parametrize("kind", ["csv", "xlsx", "ods"])
def test_two_equal_headers_are_refused_in_each_format(kind, tmp_path):
    path = write(tmp_path / f"t.{kind}", [("kind", "amount", "amount"), ("diesel", 1, 2)])
    with pytest.raises(carbon.CarbonError, match=r"column 'amount' stands twice in the header \(B and C\)"):
        read_cells(path)


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_headers_lose_the_spaces_around_them(kind, tmp_path):
    assert list(read_cells(write(tmp_path / f"t.{kind}", [(" kind ", "amount\n"), ("diesel", 1)])).columns) == ["kind", "amount"]


def test_a_column_without_a_header_has_a_name(tmp_path):
    path = write(tmp_path / "t.xlsx", [("kind", None, "amount", None), ("diesel", "a", 1, "b")])
    assert list(read_cells(path).columns) == ["kind", "column B", "amount", "column D"]


# Sheets


MONTHS = {name: [("kind", "amount", "unit"), ("diesel", 1000, "l")] for name in ("Jan", "Feb", "Mar")}


def months(folder, kind="xlsx"):
    path = folder / f"months.{kind}"
    return write(path, MONTHS["Jan"], "Jan", Feb=MONTHS["Feb"], Mar=MONTHS["Mar"], Empty=[])


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_sheets_that_are_not_read_are_named(kind, tmp_path):
    read = read_file(months(tmp_path, kind), MAPPING)
    assert read.places == [(f"months.{kind}#Jan", 2)]
    (finding,) = [item for item in read.notes if item.code == "sheets_not_read"]
    assert finding.severity == "warning"
    assert finding.message.startswith("sheets that were not read: Feb, Mar. Name one with sheet = \"Feb\" (--sheet 'Feb'), or read all")


def test_all_sheets_are_read_as_one(tmp_path):
    read = read_file(months(tmp_path), TableMapping(region="GB", sheets="*"))
    assert [file for file, _ in read.places] == ["months.xlsx#Jan", "months.xlsx#Feb", "months.xlsx#Mar"]
    assert not [item for item in read.notes if item.code == "sheets_not_read"]


def test_a_sheet_without_rows_stops_no_other(tmp_path):
    path = write(tmp_path / "t.xlsx", MONTHS["Jan"], "Jan", Apr=[("kind", "amount", "unit")])
    read = read_file(path, TableMapping(region="GB", sheets="*"))
    assert read.places == [("t.xlsx#Jan", 2)]
    assert [(item.severity, item.file) for item in read.notes if item.code == "table_empty"] == [("warning", "t.xlsx#Apr")]


def test_a_sheet_by_its_name_and_a_wrong_one(tmp_path):
    path = months(tmp_path)
    assert read_file(path, TableMapping(region="GB", sheet="feb")).places == [("months.xlsx#Feb", 2)]
    assert read_file(Path(f"{path}#Mar"), MAPPING).places == [("months.xlsx#Mar", 2)]
    with pytest.raises(carbon.CarbonError, match=r"months.xlsx has no sheet 'Febr'. Nearest: Feb"):
        read_file(path, TableMapping(sheet="Febr"))
    with pytest.raises(carbon.CarbonError, match="sheet and sheets are both given"):
        read_file(path, TableMapping(sheet="Jan", sheets="*"))


def test_sheets_of_an_inventory(tmp_path):
    months(tmp_path)
    table = '\n[[tables]]\npath = "months.xlsx{}"\n{}\n'
    one, three = (make(tmp_path, HEAD + table.format(*given)).footprint() for given in (("#Feb", ""), ("", 'sheets = "*"')))
    assert three.co2e_kg == pytest.approx(3 * one.co2e_kg)
    assert one.labels["file"] == ["months.xlsx#Feb"]
    first = make(tmp_path, HEAD + table.format("", "")).footprint()
    assert [item.file for item in found(first, "sheets_not_read")] == ["months.xlsx"]


@pytest.mark.parametrize(("others", "named"), [((), "Feb, Mar."), (("Feb",), "Mar."), (("Mar", "Feb"), None)])
def test_sheets_that_another_table_of_the_inventory_reads_are_not_named_as_unread(others, named, tmp_path):
    months(tmp_path)
    tables = ['[[tables]]\npath = "months.xlsx"\n', *(f'[[tables]]\npath = "months.xlsx"\nsheet = "{other}"\n' for other in others)]
    read = make(tmp_path, HEAD + "\n" + "\n".join(tables)).footprint()
    said = [item.message.partition(": ")[2].split(" Name")[0] for item in found(read, "sheets_not_read")]
    assert said == ([named] if named else [])
    assert len(read.labels["file"]) == 1 + len(others)


def test_sheets_on_the_command_line(tmp_path, capsys):
    path = months(tmp_path)
    given = ["calculate", str(path), "--set", "region=GB", "--set", "period=2019"]
    assert main([*given, "--sheet", "*"]) == 0
    assert "3 rows read = 3 answered + 0 unanswered + 0 excluded" in capsys.readouterr().out
    assert main(given) == 0
    captured = capsys.readouterr()
    assert "sheets that were not read: Feb, Mar" in captured.err


def test_one_bad_sheet_does_not_stop_the_others(tmp_path):
    write(tmp_path / "b.xlsx", [("kind", "amount", "unit"), ("diesel", 1, "l")], "Good", Bad=[("a", "a"), (1, 2)])
    footprint = make(tmp_path, HEAD + '\n[[tables]]\npath = "b.xlsx"\nsheets = ["Good", "Bad"]\n').footprint()
    assert not footprint.complete
    assert ("column_twice", "b.xlsx", None, None) in [(code, file, row, column) for code, file, row, column in errors(footprint)]


# What a workbook states


def book(path, fill):
    workbook = openpyxl.Workbook()
    fill(workbook.active)
    workbook.save(path)
    return path


def test_percent_dates_merged_cells_and_what_is_hidden(tmp_path):
    def fill(page):
        page.append(["site", "kind", "amount", "unit", "period", "share"])
        page.append(["Boden", "diesel", 1, "l", date(2019, 1, 31), 0.25])
        page.append([None, "diesel", 2, "l", date(2019, 2, 28), 0.07])
        page.append([None, "diesel", "=1+2", "l", 43555, 1])
        page["F2"].number_format = page["F3"].number_format = "0 %"
        page.merge_cells("A2:A4")
        page.row_dimensions[3].hidden = True
        page.column_dimensions["E"].hidden = True

    table = read_cells(book(tmp_path / "b.xlsx", fill))
    assert table.columns["site"] == ["Boden"] * 3
    assert table.columns["share"][:2] == ["25 %", "7 %"]
    assert [text_of(cell) for cell in table.columns["period"]] == ["2019-01-31", "2019-02-28", "43555"]
    said = {item.code: item.message for item in table.findings}
    assert said.keys() == {"rows_hidden", "columns_hidden", "formula_without_value", "cells_merged"}
    assert "hidden row 3 was read" in said["rows_hidden"]
    assert "hidden columns E were read" in said["columns_hidden"]
    assert "read as empty: C4. Open the file" in said["formula_without_value"]
    assert "A2:A4" in said["cells_merged"]


def test_a_number_over_several_rows_is_not_counted_several_times(tmp_path):
    def fill(page):
        for row in (["kind", "amount", "unit"], ["diesel", 30, "l"], ["diesel", None, "l"], ["diesel", None, "l"]):
            page.append(row)
        page.merge_cells("B2:B4")

    table = read_cells(book(tmp_path / "b.xlsx", fill))
    assert table.columns["amount"] == [30, "", ""]
    assert [item.code for item in table.findings] == ["number_merged"]


def test_a_failed_formula_is_refused_in_its_row(tmp_path):
    def fill(page):
        page.append(["kind", "amount", "unit"])
        page.append(["diesel", "#DIV/0!", "l"])
        page["B2"].data_type = "e"

    read = read_file(book(tmp_path / "b.xlsx", fill), MAPPING)
    assert [(item.finding.code, item.finding.row) for item in read.refused] == [("number_invalid", 2)]
    assert "#ERROR" in read.refused[0].finding.message


# Bad input


def repacked(path, **changed):
    """A workbook with some of its parts written anew."""
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in (parts | {key.replace("__", "/") + ".xml": value for key, value in changed.items()}).items():
            new.writestr(name, data)
    return path


def test_one_cell_in_the_last_corner(tmp_path):
    def fill(page):
        page.append(["kind", "amount"])
        page["XFD1048576"] = 1

    path = book(tmp_path / "far.xlsx", fill)
    assert path.stat().st_size < 10_000
    with pytest.raises(
        carbon.CarbonError, match=r"far.xlsx is not opened: a cell in use at XFD1048576 makes a sheet of 1048576 rows × 16384 columns"
    ) as error:
        read_cells(path)
    assert error.value.code == "file_too_large"


def test_a_bomb_is_not_unpacked(tmp_path):
    path = book(tmp_path / "bomb.xlsx", lambda page: page.append(["kind"]))
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as file, file.open("xl/sharedStrings.xml", "w", force_zip64=True) as part:
        for _ in range(320):
            part.write(b" " * 1_000_000)
    assert path.stat().st_size < 1_000_000
    with pytest.raises(carbon.CarbonError, match=r"bomb.xlsx is not opened: its part xl/sharedStrings.xml unpacks to 320 MB"):
        read_cells(path)


def test_entities_are_refused(tmp_path):
    path = book(tmp_path / "e.xlsx", lambda page: page.append(["kind"]))
    evil = b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'aaaa'>]><workbook><sheets>&a;</sheets></workbook>"
    with pytest.raises(carbon.CarbonError, match="e.xlsx"):
        read_cells(repacked(path, xl__workbook=evil))
    ods = tmp_path / "e.ods"
    write_ods(ods, "<office:body/>")
    with zipfile.ZipFile(ods, "w") as file:
        file.writestr("content.xml", evil)
    with pytest.raises(carbon.CarbonError, match="e.ods cannot be read"):
        read_cells(ods)


def test_an_ods_that_repeats_a_cell_a_billion_times(tmp_path):
    cell = '<table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell>'
    row = f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>'
    path = tmp_path / "b.ods"
    write_ods(path, f'<office:body><office:spreadsheet><table:table table:name="A">{row}</table:table></office:spreadsheet></office:body>')
    with pytest.raises(carbon.CarbonError, match="b.ods is not opened: it states more cells than are held"):
        read_cells(path)


@pytest.mark.parametrize("data", [b"", b"PK", b"PK\x03\x04" + b"\0" * 50, b"\xd0\xcf\x11\xe0" + b"\0" * 600])
@pytest.mark.parametrize("suffix", ["xlsx", "ods", "xls", "xlsm"])
def test_broken_workbooks_are_one_sentence(data, suffix, tmp_path):
    path = tmp_path / f"b.{suffix}"
    path.write_bytes(data)
    with pytest.raises(carbon.CarbonError, match=f"b.{suffix} cannot be read"):
        read_cells(path)


def whole():
    workbook = openpyxl.Workbook()
    workbook.active.append(["kind", "amount", "unit"])
    workbook.active.append(["diesel", 1, "l"])
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


WHOLE = whole()


@settings(max_examples=40)
@given(st.lists(st.tuples(st.integers(0, 4700), st.integers(0, 255)), min_size=1, max_size=4))
def test_a_damaged_workbook_is_read_or_refused(changes):
    raw = bytearray(WHOLE)
    for place, byte in changes:
        raw[place % len(raw)] = byte
    with TemporaryDirectory() as folder:
        path = Path(folder) / "d.xlsx"
        path.write_bytes(raw)
        try:
            said = read_cells(path).name
        except carbon.CarbonError as error:
            said = str(error)
        assert "d.xlsx" in said


def test_letters_of_columns():
    assert [letters(place) for place in (0, 25, 26, 701, 702, 16383)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]
