"""Files made to harm: each is read as data or refused by name, within memory that does not grow with what the file claims."""

from __future__ import annotations

import json
import struct
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path

import openpyxl
import pytest

import carbon
from carbon.tables.read import read_cells
from workbook import filled

ROWS = (("kind", "amount", "unit", "period", "region"), ("diesel", 10, "l", 2024, "SE"))
HEAD, LINE = "kind,amount,unit,period,region\n", "diesel,10,l,2024,SE\n"
MB = 1_000_000
MEASURED = """
import contextlib, io, json, sys
from carbon.cli.main import main
said = {}
for path in sys.argv[1:]:
    with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.redirect_stderr(out):
        try:
            code = main(["read", path])
        except SystemExit as stop:
            code = stop.code
    said[path] = [code, out.getvalue()]
# The high-water mark of getrusage is that of the process it was forked from, if that is higher.
said["peak"] = next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM")) / 1024
print(json.dumps(said))
"""


def book(path, rows=ROWS):
    workbook = openpyxl.Workbook()
    for row in rows:
        workbook.active.append(row)
    workbook.save(path)
    return path


def with_parts(path, change=dict, **more):
    """The workbook with its parts changed, and others beside them."""
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in {**change(parts), **more}.items():
            new.writestr(name, data)
    return path


def lying(path, part, begin, size):
    """The workbook with a part of spaces that states a thousand bytes, with the checksum of those."""
    with_parts(path, lambda parts: {name: data for name, data in parts.items() if name != part})
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as file, file.open(part, "w") as stream:
        stream.write(begin)
        for _ in range(size // MB):
            stream.write(b" " * MB)
    raw, stated = bytearray(path.read_bytes()), 1000
    checksum = zlib.crc32((begin + b" " * stated)[:stated])
    local, central = raw.find(part.encode()) - 30, raw.rfind(part.encode()) - 46
    struct.pack_into("<I", raw, local + 14, checksum)
    struct.pack_into("<I", raw, local + 22, stated)
    struct.pack_into("<I", raw, central + 16, checksum)
    struct.pack_into("<I", raw, central + 24, stated)
    path.write_bytes(raw)
    return path


def measured(*paths):
    """Path → (exit code, what is said), and the peak of memory [MB], of `read` in a process of its own."""
    done = subprocess.run([sys.executable, "-c", MEASURED, *map(str, paths)], capture_output=True, text=True, check=True, timeout=300)
    said = json.loads(done.stdout.splitlines()[-1])
    return said, said.pop("peak")


def long_cell(folder, size):
    """A CSV and a workbook with one cell of many characters."""
    text = folder / "cell.csv"
    text.write_text(f'{HEAD}{LINE}"{"x" * size}",10,l,2024,SE\n{LINE}')
    row = b'<row r="3"><c r="A3" t="inlineStr"><is><t>' + b"x" * size + b'</t></is></c><c r="B3"><v>10</v></c></row></sheetData>'
    sheet = "xl/worksheets/sheet1.xml"
    return text, with_parts(book(folder / "cell.xlsx"), lambda parts: parts | {sheet: parts[sheet].replace(b"</sheetData>", row)})


@pytest.mark.slow
def test_parts_that_lie_about_their_size_are_refused_in_fixed_memory(tmp_path):
    """A gigabyte of spaces in a megabyte, which states a thousand bytes and the checksum of the first thousand."""
    spreadsheet = b'<?xml version="1.0"?><%s xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    texts = lying(book(tmp_path / "texts.xlsx"), "xl/sharedStrings.xml", spreadsheet % b"sst", 1000 * MB)
    sheet = lying(book(tmp_path / "sheet.xlsx"), "xl/worksheets/sheet1.xml", spreadsheet % b"worksheet", 1000 * MB)
    said, peak = measured(texts, sheet)
    for path, (code, text) in said.items():
        assert code == 2
        assert f"{Path(path).name} cannot be read" in " ".join(text.split())
    assert peak < 250


def test_a_sheet_that_states_all_cells_and_a_long_cell_are_read_in_fixed_memory(tmp_path):
    sheet = "xl/worksheets/sheet1.xml"
    vast = with_parts(
        book(tmp_path / "vast.xlsx"), lambda parts: parts | {sheet: parts[sheet].replace(b'ref="A1:E2"', b'ref="A1:XFD1048576"')}
    )
    said, peak = measured(vast, *long_cell(tmp_path, 20 * MB))
    assert said[str(vast)][0] == 0
    text, cells = (" ".join(said[str(tmp_path / name)][1].split()) for name in ("cell.csv", "cell.xlsx"))
    assert "cell.csv is not read: row 3 has a text of more than 10000000 characters" in text
    assert f"A3: the cell has {20 * MB} characters, from 'xxxxxxxxxxxxxxxxxxxx…'. Write at most 32767" in cells
    assert len(text) + len(cells) < 5000
    assert peak < 450


@pytest.mark.slow
def test_a_cell_of_a_hundred_megabytes(tmp_path):
    said, peak = measured(*long_cell(tmp_path, 100 * MB))
    assert all("characters" in text for _, text in said.values())
    assert peak < 1300


def test_a_long_cell_refuses_its_row_alone(tmp_path):
    path, _ = long_cell(tmp_path, 2 * MB)
    table = read_cells(path)
    assert [(item.code, item.row) for item in table.findings] == [("cell_too_long", 3)]
    assert table.columns["kind"] == ["diesel", "x" * 20 + "…", "diesel"]


def test_a_word_of_a_million_letters_is_refused_at_once():
    with pytest.raises(carbon.CarbonError, match=r"^unknown activity 'x{40}…'") as caught:
        carbon.calculate("x" * MB, "1 l")
    assert len(str(caught.value)) < 300


def test_macros_are_said_where_there_are_some_and_never_run(tmp_path):
    plain = book(tmp_path / "plain.xlsm")
    macros = with_parts(book(tmp_path / "macros.xlsm"), **{"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0 Sub Auto_Open()"})
    assert "macros_not_run" not in {item.code for item in read_cells(plain).findings}
    table = read_cells(macros)
    assert table.columns["amount"] == [10]
    assert [item.message for item in table.findings if item.code == "macros_not_run"] == ["the workbook holds macros, which were not run."]


def test_links_to_other_workbooks_are_said_and_never_followed(tmp_path):
    linked = with_parts(
        book(tmp_path / "linked.xlsx"), **{"xl/externalLinks/externalLink1.xml": b'<externalLink xmlns="x"><externalBook/></externalLink>'}
    )
    table = read_cells(linked)
    assert table.columns["amount"] == [10]
    assert "external_links" in {item.code for item in table.findings}


@pytest.mark.parametrize("name", ["../../evil.xml", "/tmp/evil-entry.xml", "..\\..\\evil.xml", "xl/../../evil.xml"])
def test_names_in_a_workbook_that_lead_out_of_it_are_written_nowhere(tmp_path, name):
    folder = tmp_path / "a" / "b"
    folder.mkdir(parents=True)
    path = with_parts(
        filled.fill(folder / "bok.xlsx", {"Energi": [{"kind": "El", "amount": 10, "unit": "MWh"}]}, sector="office"), **{name: b"evil"}
    )
    before = set(tmp_path.rglob("*"))
    assert carbon.Inventory.open(path).footprint().rows == 1
    from carbon.cli.main import main

    main(["check", str(path), "-o", str(folder / "ut.xlsx")])
    assert set(tmp_path.rglob("*")) - before == {folder / "ut.xlsx"}
    assert not Path("/tmp/evil-entry.xml").exists()
    with zipfile.ZipFile(folder / "ut.xlsx") as copy:
        assert name not in copy.namelist()


@pytest.mark.parametrize("closed", ["", '"'])
def test_a_cell_of_a_hundred_megabytes_is_refused_by_its_row_within_fixed_memory(closed, tmp_path):
    path = tmp_path / "t.csv"
    with path.open("wb") as file:
        file.write(b'kind,amount,unit,note\ndiesel,1,l,"')
        for _ in range(100):
            file.write(b"x" * 1_000_000)
        file.write(f"{closed}\ndiesel,2,l,b\n".encode())
    code = (
        "import sys, tracemalloc; from pathlib import Path; from carbon.tables.read import read_tables; from carbon.core.errors import CarbonError\n"
        "tracemalloc.start()\n"
        "try: read_tables(Path(sys.argv[1]))\n"
        "except CarbonError as error: print(error.code, error, tracemalloc.get_traced_memory()[1] < 20_000_000)"
    )
    said = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True).stdout
    assert said.startswith("cell_too_long t.csv is not read: row 2 has a text of more than 10000000 characters. Close the quote")
    assert said.strip().endswith("True")


def test_a_quote_that_is_never_closed_over_many_lines_is_refused_by_its_length(tmp_path, monkeypatch):
    monkeypatch.setattr("carbon.tables.delimited._LONGEST", 2000)
    path = tmp_path / "t.csv"
    path.write_text('kind,amount\ndiesel,"1\n' + "diesel,1\n" * 1000)
    with pytest.raises(carbon.CarbonError, match="t.csv is not read: row .* has a text of more than 2000 characters"):
        read_cells(path)
