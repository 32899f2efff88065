"""Text that is written back never runs as a formula, and no number is changed by it."""

import csv
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from carbon.cli.main import main
from carbon.tables.formulas import harmless, harmless_table
from carbon.tables.write import write_frame

BEGINS = ("=", "+", "-", "@", "\t", "\r", "\n")


@given(st.text(max_size=12), st.sampled_from((*BEGINS, "")))
def test_no_text_runs_and_both_ways_agree(text: str, begin: str) -> None:
    cell = begin + text
    written = harmless(cell)
    assert written in (cell, f"'{cell}")
    assert harmless_table(pl.DataFrame({"a": [cell]}))["a"].to_list() == [written]
    if written.startswith(BEGINS):
        assert not any(sign in written[1:] for sign in "=@(|!")
        assert any(sign.isdigit() for sign in written)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_stay(value: float) -> None:
    assert harmless(value) == value
    assert harmless(repr(value)) == repr(value)
    assert harmless_table(pl.DataFrame({"a": [value]}))["a"].item() == value


@pytest.mark.parametrize("text", ["-5", "+46 70", "-1 234,5", "-12 %", "−5"])
def test_a_number_as_text_stays(text: str) -> None:
    assert harmless(text) == text


def test_headings_are_harmless_too(tmp_path: Path) -> None:
    write_frame(pl.DataFrame({"=cmd": ["@a"], "kg": [-1.5]}), tmp_path / "out.csv")
    assert (tmp_path / "out.csv").read_text() == "'=cmd,kg\n'@a,-1.5\n"


@pytest.mark.parametrize("name", ["rows.csv", "rows.csv.gz"])
def test_calculated_rows_are_harmless(tmp_path: Path, name: str) -> None:
    table = pl.DataFrame({"kind": ["diesel"] * 2, "amount": [40.0, 5.0], "unit": ["l", "l"], "source": ["=HYPERLINK(1)", "-2+3"]})
    pl.DataFrame.write_csv(table, tmp_path / name, compression="gzip" if name.endswith("gz") else "uncompressed")
    assert main(["calculate", str(tmp_path / name), "--set", "region=GB", "--set", "period=2019", "-o", str(tmp_path / "out.csv")]) == 0
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
        assert [row["source"] for row in csv.DictReader(file)] == ["'=HYPERLINK(1)", "'-2+3"]
