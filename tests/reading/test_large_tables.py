"""Tables that are calculated where they live: styles of numbers, sums, registers and states are found there too."""

from __future__ import annotations

import gzip

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

import carbon
from books import write
from carbon.cli.main import main
from carbon.reading.numbers import Seen, plain_number, seen_in
from carbon.tables.written_numbers import in_style, number_shapes

GIVEN = ["--set", "region=GB", "--set", "period=2019", "--set", "kind=diesel", "--set", "unit=l", "--map", "amount=qty"]


def large(tmp_path, text, name="t.csv.gz"):
    path = tmp_path / name
    path.write_bytes(gzip.compress(text.encode()))
    return str(path)


def total(tmp_path, capsys, text, *more):
    """The exit code, litres of diesel, and what was said."""
    out = tmp_path / "out.parquet"
    out.unlink(missing_ok=True)
    code = main(["calculate", large(tmp_path, text), *GIVEN, "-o", str(out), *more])
    said = " ".join(capsys.readouterr().err.split())
    amounts = pl.read_parquet(out)["amount"].to_list() if code == 0 and "amount" in pl.read_parquet(out).columns else None
    kilograms = pl.read_parquet(out)["co2e_kg"].sum() if out.exists() else None
    return code, kilograms, said, amounts


def kilograms_per_litre(tmp_path, capsys):
    return total(tmp_path, capsys, "qty;note\n1;a\n")[1]


CELLS = st.one_of(
    st.from_regex(r"[0-9]{1,6}([.,][0-9]{1,4})?", fullmatch=True),
    st.from_regex(r"[1-9][0-9]{0,2}([.][0-9]{3}){1,2}(,[0-9]{1,2})?", fullmatch=True),
    st.from_regex(r"[1-9][0-9]{0,2}(,[0-9]{3}){1,2}([.][0-9]{1,3})?", fullmatch=True),
    st.sampled_from(["", "x", "40 l", "1 234,5", "0,495", "1\u00a0234.500", "12 345", "1 234 567,250", "1’234.5 kWh"]),
)


@given(st.lists(CELLS, min_size=1, max_size=12))
def test_an_engine_counts_the_shapes_of_numbers_as_python_does(cells):
    shapes = number_shapes(pl.LazyFrame({"x": cells}), "x")
    seen = seen_in(cells)
    assert {name: count for name, (count, *_) in shapes.items() if name in ("open_comma", "open_point")} == {
        "open_comma": seen.open_comma,
        "open_point": seen.open_point,
    }
    assert (shapes["comma"][0] > 0, shapes["point"][0] > 0) == (seen.comma > 0, seen.point > 0)


@given(st.lists(CELLS, min_size=1, max_size=12), st.sampled_from(",."))
def test_an_engine_writes_numbers_plainly_as_python_does(cells, decimal):
    written = in_style(pl.LazyFrame({"x": cells}), "x", decimal).collect()["x"].to_list()
    for cell, engine in zip(cells, written, strict=True):
        python = plain_number(cell, decimal)
        if python.replace(".", "", 1).isdigit() and engine.replace(".", "", 1).isdigit():
            assert float(engine) == float(python)


def test_a_point_of_thousands_in_a_large_table(tmp_path, capsys):
    one = kilograms_per_litre(tmp_path, capsys)
    code, kilograms, _, _ = total(tmp_path, capsys, "qty;note\n1.234,5;a\n1.234;b\n")
    assert code == 0
    assert kilograms == pytest.approx(2468.5 * one)
    assert total(tmp_path, capsys, "qty;note\n0,495;a\n5,445;b\n")[1] == pytest.approx(5.94 * one)


def test_a_style_that_is_stated_or_asked_about(tmp_path, capsys):
    one = kilograms_per_litre(tmp_path, capsys)
    assert total(tmp_path, capsys, "qty;note\n1,234;a\n", "--decimal", ",")[1] == pytest.approx(1.234 * one)
    assert total(tmp_path, capsys, "qty;note\n1,234;a\n", "--decimal", ".")[1] == pytest.approx(1234 * one)
    text = "qty;note\n1.234;a\n2.500;b\n900;c\n"
    code, _, said, _ = total(tmp_path, capsys, text)
    assert code == 2
    assert "column qty: '1.234' has two readings: 1234 where a comma is the decimal sign" in said
    assert total(tmp_path, capsys, text, "--decimal", ".")[1] == pytest.approx(903.734 * one)
    assert total(tmp_path, capsys, text, "--decimal", ",")[1] == pytest.approx(4634 * one)


def test_sums_of_a_large_table(tmp_path, capsys):
    text = "note;qty\na;10\nb;20\nc;30\nd;40\nSumma;100\n"
    code, _, said, _ = total(tmp_path, capsys, text)
    assert code == 2
    assert "row 6: 'Summa' in column note is the sum of the rows above it" in said
    assert total(tmp_path, capsys, text, "--sums", "count")[0] == 0
    code, _, said, _ = total(tmp_path, capsys, text.replace("Summa;100", "Total;99"))
    assert code == 0
    assert "warning sum_label: t.csv.gz, row 6, column note: 'Total' reads like a sum" in said


@pytest.mark.parametrize("reading", ["register", "power"])
def test_what_is_read_of_whole_files_alone_is_refused_and_not_passed_over(tmp_path, capsys, reading):
    """Without a column of periods too: the amounts would count as they stand."""
    path = large(tmp_path, "m3\n1\n2\n")
    assert main(["calculate", path, "--map", "amount=m3", "--set", "kind=natural gas", "--set", "unit=m3", "--reading", reading]) == 2
    assert f"--reading {reading} is for files that are read whole" in capsys.readouterr().err


def test_registers_of_a_large_table(tmp_path, capsys):
    shown = [210, 230, 260, 300, 301, 350, 420, 480, 500, 600, 700, 874]
    text = "period;meter;qty\n" + "".join(f"2019-{month:02};m1;{value}\n" for month, value in enumerate(shown, 1))
    given = ["--set", "region=GB", "--set", "kind=diesel", "--set", "unit=l", "--map", "amount=qty"]
    path = large(tmp_path, text)
    assert main(["calculate", path, *given]) == 0
    assert "meter 'm1': 12 readings in the order of the file never fall, from 210 to 874" in " ".join(capsys.readouterr().err.split())
    assert main(["calculate", path, *given, "--reading", "use"]) == 0
    assert "register_suspected" not in capsys.readouterr().err


def test_states_of_a_large_table(tmp_path, capsys):
    text = "kind;amount;unit;region\n" + "".join(f"electricity;1;MWh;{code}\n" for code in ("MA", "IN", "TX"))
    given = ["calculate", large(tmp_path, text), "--set", "period=2022", "--by", "region"]
    assert main(given) == 2
    assert "'TX' is a state of the United States, and 'IN' would be India" in " ".join(capsys.readouterr().err.split())
    assert main([*given, "--region-codes", "US states"]) == 0


def test_seen_is_what_an_engine_counts():
    assert set(Seen().__dataclass_fields__) - {"samples"} == set(number_shapes(pl.LazyFrame({"x": ["1"]}), "x"))


@pytest.mark.parametrize("make", [pl.DataFrame, pd.DataFrame])
def test_frames_are_refused_where_a_cell_alone_would_be_misread(make):
    given = {"kind": carbon.constant("diesel"), "amount": "qty", "unit": carbon.constant("l"), "region": "GB", "period": 2019}
    with pytest.raises(
        carbon.CarbonError, match="column 'qty' holds '1.234,5' with a decimal comma, so that '1.234' may be of thousands"
    ) as error:
        carbon.calculate(make({"qty": ["1.234,5", "1.234"]}), **given)
    assert error.value.code == "number_styles"
    assert carbon.calculate(make({"qty": ["1234,5", "1.5"]}), **given).complete
    power = {"kind": carbon.constant("electricity"), "amount": "qty", "unit": carbon.constant("MWh"), "region": "land", "period": 2022}
    with pytest.raises(carbon.CarbonError, match="'TX' is a state of the United States, and 'MA' would be Morocco. Write states as US-"):
        carbon.calculate(make({"qty": [1.0, 1.0], "land": ["MA", "TX"]}), **power)
    assert carbon.calculate(make({"qty": [1.0, 1.0], "land": ["MA", "DE"]}), **power).rows == 2


def test_an_id_that_stands_twice_refuses_the_table(tmp_path, capsys):
    code, _, said, _ = total(tmp_path, capsys, "qty;id\n1;a\n2;b\n3; a\n4;\n5;\n")
    assert code == 2
    assert "1 rows have an id in column id that an earlier row has, as 'a'; they would count twice." in said
    assert total(tmp_path, capsys, "qty;id\n1;a\n2;b\n4;\n5;\n")[0] == 0


def test_columns_that_are_not_used_are_named(tmp_path, capsys):
    path = large(tmp_path, "kind;amount;unit;country;cost centre\ndiesel;1;l;GB;7\n", "u.csv.gz")
    main(["calculate", path, "--set", "period=2019"])
    said = " ".join(capsys.readouterr().err.split())
    assert "warning columns_not_used: u.csv.gz: columns 'country', 'cost centre' are not used." in said
    assert '--map "region=country"' in said


FRAMES = [pl.DataFrame, pd.DataFrame, pa.table]
DIESEL = {"kind": carbon.constant("diesel"), "amount": "qty", "unit": carbon.constant("l"), "region": "GB"}


def said_of(frame, code, **more):
    found = carbon.calculate(frame, **{"period": 2019, **DIESEL, **more})
    return [str(item.message) for item in found.findings if item.code == code], found


@pytest.mark.parametrize("make", FRAMES)
def test_a_sum_in_a_frame_is_said_and_counted(make):
    columns = {"qty": [10.0, 20.0, 30.0, 60.0], "note": ["a", "b", "c", "Summa"]}
    (message,), found = said_of(make(columns), "sum_row")
    assert message.startswith("'Summa' in column note, row 3 counted from 0, is the sum of the rows above it; it was counted too")
    _, without = said_of(make({name: cells[:3] for name, cells in columns.items()}), "sum_row")
    assert found.co2e_kg == pytest.approx(2 * without.co2e_kg)
    assert said_of(make(columns | {"qty": [10.0, 20.0, 30.0, 61.0]}), "sum_row")[0] == []
    assert said_of(make(columns | {"note": ["a", "b", "c", "d"]}), "sum_row")[0] == []


@pytest.mark.parametrize("make", FRAMES)
def test_a_register_in_a_frame_is_said(make):
    days = [f"2019-{month:02}" for month in range(1, 13)]
    columns = {"qty": [float(100 + 7 * month) for month in range(12)], "day": days, "meter": ["m1"] * 12}
    (message,), _ = said_of(make(columns), "register_suspected", period="day", meter="meter")
    assert message.startswith("meter 'm1': 12 readings in the order of the table never fall, from 100 to 177")
    assert said_of(make(columns | {"qty": [*columns["qty"][:-1], 3.0]}), "register_suspected", period="day")[0] == []


def test_a_lazy_frame_is_not_asked_twice():
    frame = pl.DataFrame({"qty": [10.0, 20.0, 30.0, 60.0], "note": ["a", "b", "c", "Summa"]})
    assert said_of(frame.lazy(), "sum_row")[0] == []


@given(st.lists(st.integers(1, 50).map(float), min_size=1, max_size=8))
def test_what_is_said_of_a_frame_changes_no_total(amounts):
    frame = pl.DataFrame({"qty": [*amounts, sum(amounts)], "note": [*("a" for _ in amounts), "Total"]})
    said, found = said_of(frame, "sum_row")
    assert len(said) == (len(amounts) > 1)
    assert found.co2e_kg == pytest.approx(said_of(frame.drop("note"), "sum_row")[1].co2e_kg)


@pytest.mark.parametrize("cell", ["1.250", "1,250"])
@pytest.mark.parametrize("suffix", ["csv.gz", "parquet", "xlsx"])
def test_a_column_of_two_readings_is_asked_about_once_and_answered_by_one_line(cell, suffix, tmp_path, capsys):
    """Column, first row, both readings and the answer are named in each format, and the answer reads it."""
    cells, path = ["3", "12", cell], tmp_path / f"two.{suffix}"
    if suffix == "csv.gz":
        path.write_bytes(gzip.compress(("qty;note\n" + "".join(f"{text};a\n" for text in cells)).encode()))
    elif suffix == "parquet":
        path = tmp_path / "many"
        path.mkdir()
        pl.DataFrame({"qty": cells, "note": ["a"] * 3}).write_parquet(path / "t.parquet")
    else:
        write(path, [("qty", "note"), *((text, "a") for text in cells)])
    given, sign = ["calculate", str(path), *GIVEN], cell[1]
    assert main(given) > 0
    said = " ".join("".join(capsys.readouterr()).split())
    for part in ("row 4", "qty", f"'{cell}' has two readings: ", "1250 where a", "1.250 where a", 'Write decimal = "," or decimal = "."'):
        assert part in said
    for decimal, litres in ((sign, 16.25), (",."[sign == ","], 1265)):
        out = tmp_path / "out.parquet"
        out.unlink(missing_ok=True)
        assert main([*given, "--decimal", decimal, "-o", str(out)]) == 0
        capsys.readouterr()
        assert pl.read_parquet(out)["co2e_kg"].sum() == pytest.approx(litres * kilograms_per_litre(tmp_path, capsys))


FRAMES = {
    "polars": lambda cells: pl.DataFrame({"qty": cells}),
    "lazy": lambda cells: pl.LazyFrame({"qty": cells}),
    "pandas": lambda cells: pd.DataFrame({"qty": cells}),
    "arrow": lambda cells: pa.table({"qty": cells}),
}
OTHERS = {"12.5": 1234 / 1000, "1234": 1234 / 1000, "12": None, "0.250": 1234 / 1000}


@pytest.mark.parametrize("library", FRAMES)
@pytest.mark.parametrize(("other", "value"), OTHERS.items())
def test_a_frame_of_text_is_read_as_a_file_is(library, other, value):
    """1.234 is asked about unless another cell shows the style, as in a CSV."""
    given = {"amount": "qty", "unit": "l", "kind": "diesel", "region": "GB", "period": 2019}
    frame = FRAMES[library](["3", "1.234", other])
    if value is None:
        with pytest.raises(
            carbon.CarbonError, match=r"column 'qty', row 1 counted from 0: '1.234' has two readings: 1234 where a comma"
        ) as error:
            carbon.calculate(frame, **given)
        assert error.value.code == "number_ambiguous"
        return
    found = carbon.calculate(frame, **given).co2e_kg
    assert found == pytest.approx(carbon.calculate("diesel", f"{3 + value + float(other)} l", region="GB", period=2019).co2e_kg)
