"""A second table below the first is named, and never read into it."""

from pathlib import Path

import pytest
import xlsxwriter

from carbon.core.errors import CarbonError
from carbon.core.units.scales import unit
from carbon.tables.read import read_tables

FIRST = [["kind", "amount", "unit"], ["diesel", 10, "l"], ["petrol", 20, "l"]]


def _sheet(path: Path, rows: list[list[object]]) -> Path:
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("A")
    for number, cells in enumerate(rows):
        sheet.write_row(number, 0, cells)
    book.close()
    return path


@pytest.mark.parametrize("second", [["Drivmedel", "Kronor", "Enhet"], ["Resor", "km"], ["", "", "", "Bil", "km"]])
def test_it_is_named_and_read_by_its_header(tmp_path: Path, second: list[object]) -> None:
    under = [5 if name in ("Kronor", "km") else "x" if name else "" for name in second]
    path = _sheet(tmp_path / "book.xlsx", [*FIRST, [], second, under])
    found = read_tables(path)[0]
    assert found.columns["amount"] == [10, 20]
    (said,) = found.findings
    assert (said.code, said.row) == ("second_table_not_read", 5)
    assert "header = 5" in said.message
    again = read_tables(path, None, (5,))[0]
    assert [next(iter(again.row_numbers)), len(again.row_numbers)] == [6, 1]


@pytest.mark.parametrize(
    "rows",
    [
        [[], ["kind", "amount", "unit"], ["diesel", 5, "l"]],  # the headings once more
        [[], ["diesel", "saknas", "l"], ["diesel", 5, "l"]],  # a row whose number is missing
        [[], ["diesel", 5, "l"], ["diesel", 6, "l"]],  # a blank row between
        [[], ["Note", "all by hand"], ["Checked", "yes"]],  # notes
    ],
)
def test_what_is_no_second_table(tmp_path: Path, rows: list[list[object]]) -> None:
    found = read_tables(_sheet(tmp_path / "book.xlsx", FIRST + rows))[0]
    assert "second_table_not_read" not in {item.code for item in found.findings}


@pytest.mark.parametrize("text", ["mWh", "mW", "mJ", "mWh_net"])
def test_a_small_m_is_asked_about(text: str) -> None:
    with pytest.raises(CarbonError, match=f"Write M{text[1:]}") as raised:
        unit(text)
    assert raised.value.code == "unit_ambiguous"


def test_other_small_letters_are_read() -> None:
    assert unit("mwh") == unit("MWH") == unit("MWh")
    assert unit("mg").scale == 1e-6
