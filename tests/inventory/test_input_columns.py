"""Columns of an inventory's tables ride along: every exit of rows has them, results are grouped by them, locks and reports hold none."""

from __future__ import annotations

from math import fsum
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import carbon
from carbon.cli.main import main
from inventories import HEAD, make

TWO = HEAD + '\n[[tables]]\npath = "t.csv"\n\n[[tables]]\npath = "u.csv"\ncolumns = { amount = "Mängd" }\n'
FIRST = "kind,amount,unit,source,Cost centre,category,kg\ndiesel,10,l,Fleet,4711,A,x\ndiesel,20,l,Fleet,,B,y\ndiesel,x,l,Fleet,4712,B,z\n"
SECOND = "kind;Mängd;unit;source;Cost centre;month\npetrol;5;l;Pool;4711;late\n"


@pytest.fixture
def found(tmp_path):
    return make(tmp_path, TWO, t_csv=FIRST, u_csv=SECOND).footprint()


def test_rows_have_the_columns_of_their_tables_under_their_names(found):
    table = found.to_frame()
    assert table["Cost centre"].to_list() == ["4711", None, "4712", "4711"]
    assert table["category (input)"].to_list() == ["A", "B", "B", None]
    assert table["month (input)"].to_list() == [None, None, None, "late"]
    assert table["Mängd"].to_list() == [None, None, None, "5"]
    assert table["amount"].to_list() == [10.0, 20.0, None, 5.0]
    assert len(set(table.columns)) == len(table.columns)


def test_results_are_grouped_and_filtered_by_them(found):
    sums = {row["Cost centre"]: row["co2e_kg"] for row in found.by("Cost centre").to_dicts()}
    first, second, _, fourth = found.row_kg().tolist()
    assert sums == {"4711": pytest.approx(first + fourth), None: pytest.approx(second)}
    assert found.where(**{"Cost centre": "4711"}).co2e_kg == pytest.approx(first + fourth)
    assert found[3].by("Cost centre", "source").to_dicts() == [{"Cost centre": "4711", "source": "Pool", "co2e_kg": pytest.approx(fourth)}]
    twice = (found + found).where(**{"category (input)": "B"})
    assert twice.to_frame()["Cost centre"].to_list() == [None, "4712", None, "4712"]
    assert {row["category"] for row in found.by("category").to_dicts()} == {None, 3}
    with pytest.raises(carbon.CarbonError, match=r"'Cost center' is not a key of this result. Nearest: Cost centre. Known: Cost centre, "):
        found.by("Cost center")


def test_a_lock_and_a_report_hold_none_of_them(found, tmp_path):
    carbon.freeze(found, tmp_path / "a.lock")
    carbon.report(found, tmp_path / "a.html")
    for name in ("a.lock", "a.html"):
        text = (tmp_path / name).read_bytes()
        assert b"4711" not in text.replace(FIRST.encode(), b"")
    assert "Cost centre" not in carbon.thaw(tmp_path / "a.lock").to_frame().columns


def test_the_command_writes_them(tmp_path, capsys):
    make(tmp_path, TWO, t_csv=FIRST, u_csv=SECOND)
    assert main(["footprint", str(tmp_path), "--by", "Cost centre", "-o", str(tmp_path / "rows.csv")]) == 1
    assert "4711" in capsys.readouterr().out
    assert pl.read_csv(tmp_path / "rows.csv", infer_schema=False)["Cost centre"].to_list() == ["4711", None, "4712", "4711"]


NAMES = st.text("abc ", min_size=1, max_size=3).map(str.strip).filter(bool) | st.sampled_from(["scope", "file", "co2_kg", "state", "month"])


@settings(max_examples=20)
@given(st.lists(NAMES, min_size=1, max_size=4, unique_by=str.casefold), st.lists(st.sampled_from("pqr"), min_size=1, max_size=5))
def test_any_column_parts_the_total(names, words):
    lines = [f"diesel,{10 + row},l,Fleet," + ",".join(word for _ in names) for row, word in enumerate(words)]
    with TemporaryDirectory() as folder:
        text = "kind,amount,unit,source," + ",".join(names) + "\n" + "\n".join(lines) + "\n"
        found = make(Path(folder), HEAD + '\n[[tables]]\npath = "t.csv"\n', t_csv=text).footprint()
    table = found.to_frame()
    assert len(found.input.more) == len(names)
    for name in found.input.more:
        parts = found.by(name)
        assert fsum(parts["co2e_kg"]) == pytest.approx(found.co2e_kg)
        assert set(parts[name]) == set(words)
        assert table[name if name != "co2_kg" else "co2_kg (input)"].to_list() == words


def test_what_is_known_is_said_once_where_nothing_is_near(found):
    with pytest.raises(carbon.CarbonError) as caught:
        found.by("xyzzy")
    assert str(caught.value).count("Known: ") == 1
