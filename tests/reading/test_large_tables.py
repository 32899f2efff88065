"""Tables that are calculated where they live: styles of numbers, sums, registers and states are found there too."""

from __future__ import annotations

import gzip

import pandas as pd
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import carbon
from carbon.cli.main import main
from carbon.reading.numbers import Seen, plain_number, seen_in
from carbon.tables.whole_columns import in_style, number_shapes

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
    st.sampled_from(["", "x", "40 l", "1 234,5", "0,495"]),
)


@given(st.lists(CELLS, min_size=1, max_size=12))
def test_an_engine_counts_the_shapes_of_numbers_as_python_does(cells):
    shapes = number_shapes(pl.LazyFrame({"x": cells}), "x")
    seen = seen_in(cells)
    plain = [cell for cell in cells if " " not in cell]
    if len(plain) == len(cells):
        assert {name: count for name, (count, _) in shapes.items() if name in ("open_comma", "open_point")} == {
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
    code, kilograms, said, _ = total(tmp_path, capsys, "qty;note\n1.234;a\n2.500;b\n")
    assert (code, kilograms) == (0, pytest.approx(3.734 * one))
    assert "warning number_style_assumed" in said


def test_sums_of_a_large_table(tmp_path, capsys):
    text = "note;qty\na;10\nb;20\nc;30\nd;40\nSumma;100\n"
    code, _, said, _ = total(tmp_path, capsys, text)
    assert code == 2
    assert "row 6: 'Summa' in column note is the sum of the rows above it" in said
    assert total(tmp_path, capsys, text, "--sums", "count")[0] == 0
    code, _, said, _ = total(tmp_path, capsys, text.replace("Summa;100", "Total;99"))
    assert code == 0
    assert "warning sum_label: t.csv.gz, row 6, column note: 'Total' reads like a sum" in said


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
