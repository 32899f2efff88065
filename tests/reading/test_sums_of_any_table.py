"""Sums of tables as ledgers have them: credits among the rows, no unit beside the sum, rows that the mapping leaves out; small and large."""

from __future__ import annotations

import gzip
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st

import carbon
from carbon.cli.main import main
from carbon.reading.joining import read_file
from carbon.reading.mapping import TableMapping

COLUMNS = {"amount": "Liter", "unit": "Enhet"}
GIVEN = {"kind": "diesel", "region": "SE", "period": "2024", "source": "Fordon", "columns": COLUMNS}


def ledger(rows):
    return "Vad;Liter;Enhet\n" + "".join(f"{what};{value};{unit}\n" for what, value, unit in rows)


def read(folder, text, **more):
    path = Path(folder) / "t.csv"
    path.write_text(text, encoding="utf-8")
    return read_file(path, TableMapping(**{**GIVEN, **more}))


def litres(found):
    return sum(activity.amount[0] for activity in found.activities)


def test_a_sum_counts_the_rows_that_the_mapping_leaves_out(tmp_path):
    """100.5 + 50.25 = 150.75 l; the total of 154.75 l holds 4 l of screenwash that is left out, and is a total all the same."""
    text = ledger([("Diesel", "100.5", "l"), ("Diesel", "50.25", "l"), ("Spolarvätska", "4", "l"), ("Summa", "154.75", "")])
    found = read(tmp_path, text, leave_out={"Vad": "Spolar*"}, sums="leave out")
    assert (litres(found), found.refused) == (150.75, [])
    assert found.left_out == [("t.csv", 4, "column Vad says so"), ("t.csv", 5, "it is the sum of rows 2 to 4")]
    asked = read(tmp_path, text, leave_out={"Vad": "Spolar*"})
    assert [(item.finding.code, item.finding.row) for item in asked.refused] == [("sum_row", 5)]
    assert "'Summa' in column Vad is the sum of rows 2 to 4" in asked.refused[0].finding.message


def test_a_sum_of_the_rows_that_stay_is_one_too(tmp_path):
    text = ledger([("Diesel", "100.5", "l"), ("Diesel", "50.25", "l"), ("Spolarvätska", "4", "l"), ("Summa bränsle", "150.75", "l")])
    found = read(tmp_path, text, leave_out={"Vad": "Spolar*"}, sums="leave out")
    assert (litres(found), found.refused) == (150.75, [])


def test_a_sum_is_less_by_the_credits_among_its_rows(tmp_path):
    """500 + 300 − 300 + 250 = 750 l; the total of 750 is not counted beside them."""
    text = ledger([("a", 500, "l"), ("b", 300, "l"), ("b", -300, "l"), ("d", 250, "l"), ("Summa", 750, "")])
    found = read(tmp_path, text, sums="leave out")
    assert (litres(found), found.refused) == (750, [])
    assert found.left_out == [("t.csv", 6, "it is the sum of rows 2 to 5")]
    assert [(item.finding.code, item.finding.row) for item in read(tmp_path, text).refused] == [("sum_row", 6)]


VALUES = st.lists(st.integers(-5_000, 10_000).filter(bool), min_size=2, max_size=6)


@st.composite
def ledgers(draw):
    """Groups of rows, each with its sum below, and the sum of all; which rows are sums, and which are left out."""
    groups = draw(st.lists(VALUES, min_size=1, max_size=4))
    subtotals, bare = draw(st.booleans()), draw(st.booleans())
    rows, sums = [], []
    for number, values in enumerate(groups):
        rows += [(draw(st.sampled_from(["Diesel", "Diesel", "Annat"])), value, "l") for value in values]
        if subtotals and len(groups) > 1:
            sums.append(len(rows))
            rows.append((f"Summa avd {number}", sum(values), "" if bare else "l"))
    sums.append(len(rows))
    rows.append(("Totalt", sum(map(sum, groups)), "" if bare else "l"))
    assume(all(rows[place][1] > 0 for place in sums))
    return rows, sums


@settings(max_examples=80)
@given(ledgers(), st.booleans())
def test_each_sum_is_found_whatever_credits_units_and_rows_left_out_there_are(given_rows, leave):
    rows, sums = given_rows
    assume(any(what == "Diesel" for what, *_ in rows))
    more = {"leave_out": {"Vad": "Annat"}} if leave else {}
    with TemporaryDirectory() as folder:
        found = read(folder, ledger(rows), sums="leave out", **more)
        asked = read(folder, ledger(rows), **more)
    gone = {row - 2 for _, row, why in found.left_out if why.startswith("it is the sum of")}
    assert gone == set(sums)
    assert {item.finding.row - 2 for item in asked.refused if item.finding.code == "sum_row"} == set(sums)


SHOWN = {
    "point": lambda value: f"{value / 10:.1f}",
    "comma": lambda value: f"{value / 10:.1f}".replace(".", ","),
    "spaces": lambda value: f"{value / 10:,.1f}".replace(",", "\u00a0").replace(".", ","),
    "points of thousands": lambda value: f"{value / 10:,.1f}".replace(",", "t").replace(".", ",").replace("t", "."),
    "commas of thousands": lambda value: f"{value / 10:,.1f}",
    "unit behind": lambda value: f"{value / 10:.1f} l",
}


def large(folder, text, *more):
    """Exit code, litres (by the answer of one litre) and what was said of a table that is calculated where it lies."""
    path, out = Path(folder) / "t.csv.gz", Path(folder) / "out.parquet"
    path.write_bytes(gzip.compress(text.encode()))
    out.unlink(missing_ok=True)
    given = ["--set", "kind=diesel", "--set", "region=SE", "--set", "period=2024", "--map", "amount=Liter", "--map", "unit=Enhet"]
    code = main(["calculate", str(path), *given, "-o", str(out), *more])
    return code, pl.read_parquet(out)["co2e_kg"].sum() / one_litre() if code == 0 else None


def one_litre():
    return carbon.calculate("diesel", "1 l", region="SE", period="2024").co2e_kg


@settings(max_examples=12, phases=[Phase.generate])
@given(st.data())
def test_the_small_reader_the_large_reader_and_the_hand_agree(data):
    """In each style of numbers, without a sum, with one, and with one that is counted."""
    values = data.draw(st.lists(st.integers(1, 10**6), min_size=3, max_size=8))
    shown = SHOWN[data.draw(st.sampled_from(sorted(SHOWN)))]
    label = data.draw(st.sampled_from(["", "Summa", "TOTAL"]))
    assume(all(sum(values[:place]) != value for place, value in enumerate(values)))
    rows = [(f"F{place}", shown(value), "l") for place, value in enumerate(values)]
    rows += [(label, shown(sum(values)), "l")] if label else []
    by_hand = sum(values) / 10
    with TemporaryDirectory() as folder:
        small, counted = read(folder, ledger(rows)), read(folder, ledger(rows), sums="count")
        code, found = large(folder, ledger(rows))
        again, both = large(folder, ledger(rows), "--sums", "count")
    assert litres(small) == pytest.approx(by_hand)
    assert (code, [item.finding.code for item in small.refused]) == ((2, ["sum_row"]) if label else (0, []))
    assert label or found == pytest.approx(by_hand)
    assert again == 0
    assert both == pytest.approx(litres(counted)) == pytest.approx(by_hand * (2 if label else 1))


FRAMES = {"polars": pl.DataFrame, "pandas": pd.DataFrame, "arrow": pa.table}
WASTE = {"kind": "waste", "treatment": "landfill", "material": "commercial_and_industrial_waste", "region": "GB"}


@pytest.mark.parametrize("library", FRAMES)
def test_a_sum_of_a_frame_is_said_in_any_column_of_amounts_and_any_style(library):
    """10 + 20 + 30 = 60 kg of waste in a column of masses; 1 000,5 + 2 000,5 + 3 000 = 6 001 l, and 3 + 4 = 7 l with the unit behind."""
    constants = {name: carbon.constant(value) for name, value in WASTE.items()}
    what = ["a", "b", "c", "Summa"]
    masses = carbon.calculate(FRAMES[library]({"n": what, "kg": [10.0, 20.0, 30.0, 60.0]}), mass=("kg", "kg"), period=2024, **constants)
    assert [item.row or item.code for item in masses.findings if item.code == "sum_row"] == ["sum_row"]
    diesel = {"kind": carbon.constant("diesel"), "region": carbon.constant("GB"), "unit": carbon.constant("l"), "period": 2024}
    for cells in (["1 000,5", "2 000,5", "3 000", "6 001"], ["3 l", "4 l", "0 l", "7 l"]):
        found = carbon.calculate(FRAMES[library]({"n": what, "qty": cells}), amount="qty", **diesel)
        assert "sum_row" in {item.code for item in found.findings}
        assert found.unanswered == 0
    without = carbon.calculate(FRAMES[library]({"n": what, "qty": ["3 l", "4 l", "1 l", "7 l"]}), amount="qty", **diesel)
    assert "sum_row" not in {item.code for item in without.findings}


def test_a_number_with_the_unit_beside_it_behind_it_is_read_and_another_unit_is_refused():
    frame = pl.DataFrame({"qty": ["40 L", "40 l", "40 kg"], "uom": ["l", "liter", "l"]})
    found = carbon.calculate(frame, kind=carbon.constant("diesel"), amount="qty", unit="uom", region="SE", period=2024)
    assert found.unanswered == 1
    assert [item.code for item in found.findings if item.severity == "error"] == ["unit_contradicts"]
    assert carbon.calculate(frame[:2], kind=carbon.constant("diesel"), amount="qty", unit="uom", region="SE", period=2024).co2e_kg == (
        pytest.approx(80 * carbon.calculate("diesel", "1 l", region="SE", period=2024).co2e_kg)
    )


def test_a_large_parquet_file_of_masses_with_its_sum_is_asked_about(tmp_path, capsys):
    folder = tmp_path / "many"
    folder.mkdir()
    pl.DataFrame({"n": ["a", "b", "Summa"], "mass": [10.0, 20.0, 30.0]}).write_parquet(folder / "t.parquet")
    given = [part for name, value in WASTE.items() for part in ("--set", f"{name}={value}")]
    assert main(["calculate", str(folder), *given, "--set", "period=2024", "--map", "mass=mass [kg]"]) == 2
    assert "row 4: 'Summa' in column n is the sum of the rows above it" in capsys.readouterr().err
    assert main(["calculate", str(folder), *given, "--set", "period=2024", "--map", "mass=mass [kg]", "--sums", "count"]) == 0
