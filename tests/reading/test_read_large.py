"""`read` of a large file: a look at some of its rows, which says what was looked at, and loses nothing that the reading asks about."""

from __future__ import annotations

from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from books import write
from carbon.cli.main import main
from carbon.reading import trial
from carbon.reading.joining import read_file
from carbon.reading.mapping import TableMapping
from carbon.reading.trial import trial_of
from carbon.tables import cut as cutting
from carbon.tables.cut import cut
from carbon.tables.read import read_tables

pytestmark = pytest.mark.usefixtures("small")
HEADER = ("kind", "site", "amount", "unit", "period")


@pytest.fixture
def small(monkeypatch):
    """Everything is large: 20 rows are tried, 30 first and 6 last rows of a workbook are kept."""
    monkeypatch.setattr(trial, "_TRIED", 20)
    for name, value in (("LARGE", 1), ("FIRST", 30), ("LAST", 6), ("_PIECE", 2000)):
        monkeypatch.setattr(cutting, name, value)


def rows(count, amount=lambda number: number + 0.5, last=()):
    return [HEADER, *(("electricity", f"S{number % 3}", amount(number), "kWh", "2019") for number in range(1, count + 1)), *last]


def tried(path):
    (found,) = trial_of(path, TableMapping())
    return found


def codes(found):
    return [item.code for item in found.findings]


def test_a_large_workbook_says_which_rows_were_not_looked_at(tmp_path):
    found = tried(write(tmp_path / "t.xlsx", rows(100)))
    (said,) = [item.message for item in found.findings if item.code == "rows_tried"]
    assert said.startswith("the first 20 of 100 rows were tried one by one, and rows 31 to 95 were not looked at: calculate and footprint")
    assert found.rows == 100
    assert found.first[0] == "row 2: electricity 1.5 kWh, 2019, S1"


def test_the_last_rows_of_a_workbook_are_looked_at_for_sums(tmp_path, capsys):
    total = sum(number + 0.5 for number in range(1, 101))
    path = write(tmp_path / "t.xlsx", rows(100, last=[("Total", None, total, "kWh", "2019")]))
    (said,) = [item for item in tried(path).findings if item.code == "sum_label"]
    assert said.row == 102
    assert "'Total' in column kind reads like a sum; not all rows above it were looked at" in said.message
    (refused,) = read_file(path, TableMapping(region="SE")).refused
    assert refused.finding.code == "sum_row"
    assert main(["read", str(path)]) == 1
    assert "row 102: 'Total'" in capsys.readouterr().out


def test_a_sum_below_the_rows_that_are_tried_is_left_out(tmp_path):
    path = write(tmp_path / "t.csv", rows(100, last=[("Summa", "", sum(number + 0.5 for number in range(1, 101)), "kWh", "2019")]))
    found = tried(path)
    assert found.left_out == ((102, "it is the sum of the rows above it"),)
    assert found.proposal.entries["sums"] == "leave out"
    read = read_file(path, TableMapping(**{**found.proposal.entries, "region": "SE"}))
    assert (len(read.activities), read.refused, read.left_out[0][1]) == (100, [], 102)


def test_the_style_of_numbers_is_that_of_all_cells(tmp_path):
    path = write(tmp_path / "t.csv", rows(60, lambda number: "1.250" if number < 50 else "1,5"))
    found = tried(path)
    assert [item.style for item in found.proposal.columns if item.field == "amount"] == ["decimal comma"]
    assert "number_ambiguous" not in codes(found)
    assert found.first[0].startswith("row 2: electricity 1 250 kWh")
    assert not [text for text in found.proposal.open if "readings" in text]


def test_a_cell_of_two_readings_far_below_is_asked_about(tmp_path):
    found = tried(write(tmp_path / "t.csv", rows(60, lambda number: "12" if number < 50 else "1.250")))
    assert [text for text in found.proposal.open if text.startswith("'1.250' has two readings: 1250 where a comma")]


def test_two_styles_far_apart_are_asked_about(tmp_path):
    found = tried(write(tmp_path / "t.csv", rows(60, lambda number: "12.5" if number < 50 else "1,5")))
    assert "number_styles" in codes(found)
    assert [text for text in found.proposal.open if text.startswith("numbers are written in two styles")]


@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_a_register_that_begins_far_below_is_asked_about(tmp_path, suffix):
    meters = [("electricity", "S1", float(number % 7), "kWh", f"2019-01-{number % 28 + 1:02}") for number in range(40)]
    meters += [("electricity", "R2", 100.0 + number, "kWh", f"2019-02-{number + 1:02}") for number in range(12)]
    found = tried(write(tmp_path / f"t.{suffix}", [HEADER, *meters]))
    assert [text for text in found.proposal.open if "12 readings in the order of the file never fall, from 100 to 111" in text]


def test_a_large_parquet_file_is_looked_at_whole_by_its_engine(tmp_path):
    found = tried(
        write(tmp_path / "t.parquet", rows(99, last=[("Total", "", sum(number + 0.5 for number in range(1, 100)), "kWh", "2019")]))
    )
    assert found.rows == 100
    assert found.left_out == ((101, "it is the sum of the rows above it"),)
    assert "the amounts of all rows were checked for style, sums and meter readings" in next(
        item.message for item in found.findings if item.code == "rows_tried"
    )


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.integers(1, 90), st.sampled_from(["", "title", "notes"]), st.integers(3, 6))
def test_what_is_kept_of_a_workbook_stands_where_it_stood(tmp_path, count, beside, width):
    body = [tuple(f"{row}x{column}" for column in range(width)) for row in range(count)]
    head = [("Report",), ()] if beside == "title" else []
    notes = [(), ("Source: meter",)] if beside == "notes" else []
    path = write(tmp_path / "t.xlsx", [*head, tuple(f"c{column}" for column in range(width)), *body, *notes])
    whole = {number: cells for number, *cells in zip(read_tables(path)[0].row_numbers, *read_tables(path)[0].columns.values(), strict=True)}
    with cut(path) as (held, gaps):
        kept = read_tables(held)[0]
        seen = {number: cells for number, *cells in zip(kept.row_numbers, *kept.columns.values(), strict=True)}
    first, last = gaps.get("Data", (0, -1))
    assert seen == {number: cells for number, cells in whole.items() if not first <= number <= last}
    assert len(seen) == count - (last - first + 1)
    assert bool(gaps) == (count + 1 + bool(head) + bool(notes) > 36)


@pytest.mark.parametrize("damage", ["no end", "prefix", "no numbers"])
def test_a_workbook_that_cannot_be_cut_is_read_as_it_is(tmp_path, damage):
    path, other = write(tmp_path / "t.xlsx", rows(100)), tmp_path / "o.xlsx"
    with ZipFile(path) as source, ZipFile(other, "w") as target:
        for name in source.namelist():
            text = source.read(name)
            if "worksheets/" in name:
                text = {
                    "no end": text.replace(b"</sheetData>", b""),
                    "prefix": text.replace(b"<row", b"<x:row"),
                    "no numbers": text.replace(b"<row r=", b"<row q="),
                }[damage]
            target.writestr(name, text)
    with cut(other) as (held, gaps):
        assert (held, gaps) == (other, {})
