"""Nothing lowers a total in silence, and nothing is infinite: at every exit and in tables of every engine."""

import json
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.inventories import HEAD, TABLE, errors, make

import carbon
from carbon.cli.main import main
from carbon.core.written import LARGEST
from engines import duckdb_connection

WHERE = {"region": "GB", "period": 2019}
KINDS = r"is negative\. A factor is never negative: book what is removed as kind removal, what is avoided as avoided_emissions or avoided_travel\."


def strict(text):
    """JSON as RFC 8259 has it: without Infinity and NaN."""

    def refuse(word):
        raise AssertionError(word)

    return json.loads(text, parse_constant=refuse)


@pytest.mark.parametrize(
    "given_",
    [
        ("steel", "10", "t", "--factor", "-1.2 kg CO2e/kg", "--evidence", "EPD"),
        ("generic", "100", "kWh", "--factor", "-5 kg CO2e/kWh", "--evidence", "x"),
    ],
)
def test_a_negative_factor_is_refused_on_the_command_line(given_, capsys):
    assert main(list(given_)) == 2
    said = " ".join(capsys.readouterr().err.split())
    assert "never negative: book what is removed as kind removal, what is avoided as avoided_emissions or avoided_travel." in said


@pytest.mark.parametrize("text", ["-1.2 kg CO2e/kg", "2 kg CO2/kg + -0.1 g CH4 fossil/kg", "\u22121 kg CO2e/kg"])
def test_a_negative_factor_is_refused_in_python(text):
    with pytest.raises(carbon.CarbonError, match=KINDS) as caught:
        carbon.calculate("steel", "10 t", factor=text, evidence="EPD", **WHERE)
    assert caught.value.code == "factor_negative"


def test_a_negative_factor_of_a_row_is_its_finding(tmp_path):
    result = make(tmp_path, HEAD + TABLE, t_csv="id;amount;unit;factor;evidence\na;1;kg;-2 kg CO2e/kg;x\nb;1;l;;\n").footprint()
    assert errors(result) == [("factor_negative", "t.csv", 2, "factor")]
    assert result.rows - result.unanswered == 1


OWN = "key,stages,unit,co2,co2e,gwp_set,locator\nfuel.biogas,wtt,kg,{},{},ar5_100,EPD\n"


@pytest.mark.parametrize(
    ("co2", "co2e", "message"),
    [
        ("", "-2.5", "co2e '-2.5' " + KINDS),
        ("-0.1", "", "co2 '-0.1' " + KINDS),
        ("", "1e200", r"co2e '1e200' is too large: it is more than 1e\+100, the most that is calculated with\. Correct it\."),
        ("1", "7", r"gases sum to 1 per kg, printed is 7"),
    ],
)
def test_own_files_are_checked_as_the_shipped_ones_are(tmp_path, co2, co2e, message):
    (tmp_path / "factors.csv").write_text(OWN.format(co2, co2e), encoding="utf-8")
    with pytest.raises(carbon.CarbonError, match=message) as caught:
        carbon.Catalogue.read(tmp_path / "factors.csv")
    assert "factors.csv row 2" in str(caught.value)


def test_an_own_factor_of_an_unlikely_size_says_so(tmp_path):
    row = "key,stages,unit,co2e,gwp_set,locator,region\nelectricity.grid,generation,kWh,{},ar5_100,EPD,GB\n"
    for value, said in (("300", True), ("0.3", False)):
        (tmp_path / "factors.csv").write_text(row.format(value), encoding="utf-8")
        catalogue = carbon.Catalogue.read(tmp_path / "factors.csv") | carbon.catalogue()
        result = carbon.calculate("electricity", "1 kWh", catalogue=catalogue, **WHERE)
        assert any(finding.code == "factor_implausible" for finding in result.findings) is said


@pytest.mark.parametrize("amount", ["1e308 l", "1e101 l"])
def test_an_amount_too_large_is_refused(amount):
    with pytest.raises(carbon.CarbonError, match=r"is more than 1e\+100, the most that is calculated with") as caught:
        carbon.calculate("diesel", amount, **WHERE)
    assert caught.value.code == "overflow"


def test_a_product_too_large_is_refused():
    with pytest.raises(carbon.CarbonError, match=r"the product of mass and distance is too large: it is more than 1e\+100"):
        carbon.calculate("freight", mass="1e90 t", distance="1e90 km", mode="road", **WHERE)


def test_a_rate_too_large_is_refused():
    with pytest.raises(carbon.CarbonError, match=r"is more than 1e\+100"):
        carbon.calculate("car_travel", "1 km", fuel="diesel", consumption="1e300 l/km", **WHERE)


FRAMES = ["polars", "pandas", "pyarrow", "duckdb"]


def table_of(library, amounts):
    import polars as pl

    frame = pl.DataFrame({"amount": amounts})
    if library == "duckdb":
        return duckdb_connection().from_arrow(frame.to_arrow())
    return {"polars": lambda: frame, "pandas": frame.to_pandas, "pyarrow": frame.to_arrow}[library]()


@pytest.mark.parametrize("library", FRAMES)
def test_one_row_too_large_leaves_the_others(library):
    result = carbon.calculate(table_of(library, [1.0, 1e308, 2.0]), kind="diesel", amount="amount", unit="l", **WHERE)
    one = carbon.calculate("diesel", "3 l", **WHERE)
    assert result.co2e_kg == pytest.approx(one.co2e_kg, rel=1e-12)
    assert (result.rows, result.unanswered, result.complete) == (3, 1, False)
    assert [finding.code for finding in result.findings if finding.severity == "error"] == ["overflow"]


NUMBERS = st.floats(allow_nan=True, allow_infinity=True, width=64)


@settings(max_examples=40, deadline=None)
@given(st.lists(NUMBERS, min_size=1, max_size=8), st.sampled_from(["polars", "pandas", "duckdb"]))
def test_no_exit_holds_infinity(amounts, library):
    result = carbon.calculate(table_of(library, amounts), kind="diesel", amount="amount", unit="l", **WHERE)
    record = strict(result.to_json())
    assert record["co2e_kg"] is None or math.isfinite(record["co2e_kg"])
    good = [value for value in amounts if 0 <= value <= LARGEST]
    assert record["rows_unanswered"] == len(amounts) - len(good)
    out = carbon.calculate(table_of("polars", amounts), kind="diesel", amount="amount", unit="l", **WHERE).to_frame()
    values = out["co2e_kg"].to_numpy()
    assert not np.isinf(values.astype(float)).any()
    assert np.isfinite(values.astype(float)).sum() == len(good)


@settings(max_examples=40, deadline=None)
@given(st.floats(-1e308, 1e308), st.sampled_from(["kg CO2e/l", "g CO2/l", "t CH4 fossil/l"]))
def test_no_factor_lowers_a_total_or_makes_it_infinite(value, unit):
    try:
        result = carbon.calculate("diesel", "1 l", factor=f"{value:.6f} {unit}", evidence="x", **WHERE)
    except carbon.CarbonError as error:
        code = error.code
    else:
        code = ""
        assert 0 <= result.co2e_kg < math.inf
    assert code in (("",) if 0 <= value <= 1e90 else ("factor_negative", "overflow", "factor_invalid", ""))
