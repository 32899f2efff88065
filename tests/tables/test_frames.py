"""Tables of any library give the same numbers, keep their columns and come back in their own library."""

from __future__ import annotations

from math import isclose

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

import carbon

rows = st.lists(
    st.tuples(st.sampled_from(["diesel", "petrol"]), st.floats(0, 1e6), st.sampled_from(["l", "m3", "kg"]), st.sampled_from(["GB", "SE"])),
    min_size=1,
    max_size=20,
)


def columns(items):
    names = ("commodity", "qty", "uom", "country")
    return {name: [item[place] for item in items] for place, name in enumerate(names)}


def run(table):
    return carbon.calculate(table, kind="commodity", amount="qty", unit="uom", region="country", period=2019)


@given(rows)
def test_same_numbers_from_every_library(items):
    data = columns(items)
    alone = [carbon.calculate(kind, (qty, unit), region=place, period=2019).co2e_kg for kind, qty, unit, place in items]
    for table in (pl.DataFrame(data), pd.DataFrame(data), pa.table(data)):
        assert run(table).row_kg().tolist() == alone


@pytest.mark.parametrize("make", [pl.DataFrame, pd.DataFrame, pa.table], ids=["polars", "pandas", "pyarrow"])
def test_the_table_comes_back_in_its_own_library(make):
    data = columns([("diesel", 40.0, "l", "GB"), ("petrol", 1.0, "m3", "SE")]) | {"note": ["a", "b"]}
    table = make(data)
    out = run(table).to_frame()
    assert type(out) is type(table)
    names = list(out.columns) if not isinstance(out, pa.Table) else out.column_names
    assert names[:5] == ["commodity", "qty", "uom", "country", "note"]
    assert "co2e_kg" in names
    assert "co2_kg" in names
    assert "co2e_unsplit_kg" in names
    assert type(run(table).by("commodity")) is type(table)


def test_a_column_named_as_a_result_is_refused():
    table = pl.DataFrame({"commodity": ["diesel"], "qty": [1.0], "co2e_kg": [0.0]})
    result = carbon.calculate(table, kind="commodity", amount="qty", unit="l", region="GB", period=2019)
    with pytest.raises(carbon.CarbonError, match="has a column 'co2e_kg' already"):
        result.to_frame()


def test_constants_and_columns():
    table = pl.DataFrame({"l": ["diesel"], "qty": [2.0]})
    by_column = carbon.calculate(table, kind="l", amount="qty", unit=carbon.constant("l"), region="GB", period=2019)
    assert by_column.co2e_kg == carbon.calculate("diesel", "2 l", region="GB", period=2019).co2e_kg


def test_map_names_uses_columns_named_as_fields():
    table = pl.DataFrame({"kind": ["diesel"], "volume": ["40 L"], "region": ["GB"], "period": ["2019"], "source": ["fleet"]})
    result = carbon.calculate(table, map_names=True)
    assert result.by("source")["source"].to_list() == ["fleet"]
    assert result.complete


def test_null_negative_and_infinite_amounts():
    table = pl.DataFrame({"qty": [1.0, None, -1.0, float("inf"), float("nan")]})
    result = carbon.calculate(table, kind="diesel", amount="qty", unit="l", region="GB", period=2019)
    assert result.unanswered == 4
    found = {finding.code: (finding.rows, finding.count) for finding in result.findings if finding.severity == "error"}
    assert found == {"amount_missing": ((1, 4), 2), "amount_negative": ((2,), 1), "number_invalid": ((3,), 1)}
    assert [item.row for item in result.refused] == [1, 2, 3, 4]


def test_flights_by_distance_take_the_haul_of_each_row():
    table = pl.DataFrame({"km": [300.0, 2000.0, 9000.0]})
    result = carbon.calculate(table, kind="flight", amount="km", unit=carbon.constant("km"), region="GB", period=2019)
    alone = [carbon.calculate(carbon.Flight(distance=f"{km} km", region="GB", period=2019)).co2e_kg for km in (300.0, 2000.0, 9000.0)]
    assert result.row_kg().tolist() == alone
    assert len(result.plan.answers) == 3


def test_many_rows_are_few_questions():
    table = pl.DataFrame({"qty": [float(number) for number in range(1, 5001)], "site": [f"s{number % 7}" for number in range(5000)]})
    result = carbon.calculate(table, kind="diesel", amount="qty", unit="l", region="GB", period=2019, site="site")
    assert len(result.plan.answers) == 1
    assert result.by("site").height == 7
    assert isclose(sum(result.by("site")["co2e_kg"]), result.co2e_kg, rel_tol=1e-12)


def test_gases_of_rows():
    result = carbon.calculate(pl.DataFrame({"qty": [10.0, 20.0]}), kind="diesel", amount="qty", unit="l", region="GB", period=2019)
    frame = result.to_frame()
    assert frame["co2_kg"].to_list() == pytest.approx([25.5956, 51.1912], rel=1e-12)
    weights = {"ch4_fossil_kg": 29.8, "co2_kg": 1, "n2o_kg": 273, "co2e_unsplit_kg": 1}
    for number in range(2):
        assert isclose(sum(frame[name][number] * weight for name, weight in weights.items()), frame["co2e_kg"][number], rel_tol=1e-12)


def test_a_product_of_columns():
    table = pl.DataFrame({"people": [2, 3, 2], "km": [100.0, 10.0, 5.0], "line": ["a", "b", "b"]})
    result = carbon.calculate(table, kind="rail", amount="km", unit=carbon.constant("km"), passengers="people", region="GB", period=2019)
    alone = [
        carbon.calculate("rail", f"{km} km", passengers=people, region="GB", period=2019).co2e_kg for people, km, _ in table.iter_rows()
    ]
    assert result.row_kg().tolist() == alone
    assert len(result.plan.answers) == 1
    assert result.by("line")["line"].to_list() == ["a", "b"]
    assert "columns_used" in {finding.code for finding in result.findings}


def test_a_gas_that_no_factor_gives_is_missing_and_not_zero():
    table = pl.DataFrame({"qty": [10.0, 10.0], "place": ["GB", "SE"], "year": [2019, 2017]})
    frame = carbon.calculate(table, kind="diesel", amount="qty", unit="l", region="place", period="year").to_frame()
    assert frame["co2_kg"].to_list()[0] == pytest.approx(25.5956)
    assert frame["co2_kg"].to_list()[1] is None


def test_a_row_names_only_what_is_in_it():
    result = carbon.calculate(
        [carbon.Electricity(energy="1 kWh", region="SE", period=2019), carbon.Rail(distance="1 km", region="SE", period=2019)]
    )
    assert result.contents.startswith("s2 (location) + s3")
    assert result[1].contents.startswith("s3,")
    assert result.view("market").contents.startswith("s2 (market) + s3")


def test_gases_of_the_other_view_are_not_given():
    """The residual mix gives CO2, the location factor only CO2e: in the location view CO2 is missing and not 0."""
    frame = carbon.calculate(carbon.Electricity(energy="1 MWh", region="SE", period=2019)).to_frame()
    assert frame["co2_kg"].to_list() == [None]
    assert frame["co2e_unsplit_kg"].to_list() == pytest.approx([42.34])


def test_an_empty_amount_beside_fields_whose_product_it_is_stands_for_that_product():
    """100 devices of 30 W for 1 800 h are 5 400 kWh; the same power bought as an amount comes to the same."""
    polars = pytest.importorskip("polars")
    cells = {"kind": ["electricity", "device_use"], "devices": [None, 100], "duration": [None, "1800 h"], "power": [None, "30 W"]}
    for amounts in ({"amount": ["5400 kWh", None]}, {"amount": [5400.0, None], "unit": ["kWh", None]}):
        found = carbon.calculate(polars.DataFrame(cells | amounts), map_names=True, region="GB", period=2022)
        bought, used = found.to_frame()["co2e_kg"]
        assert found.complete
        assert isclose(bought, used, rel_tol=1e-12)


@pytest.mark.parametrize("labels", [{}, {"region": "GB"}, {"region": "GB", "period": 2019}, {"region": "GB", "site": "A"}])
@pytest.mark.parametrize("network", [None, "nowhere"])
@pytest.mark.parametrize("count", [1, 2])
def test_activities_without_a_label_have_a_frame_and_rows_as_those_with_one_have(labels, network, count):
    """A region is part of the question and no label: with it alone there was no column to begin with."""
    row = (
        {"kind": "district_heating", "amount": 1, "unit": "MWh", "network": network}
        if network
        else {"kind": "diesel", "amount": 1, "unit": "l"}
    )
    found = carbon.calculate([row | labels] * count)
    frame = found.to_frame()
    assert frame.height == count
    assert [value or 0.0 for value in frame["co2e_kg"]] == pytest.approx([(found.co2e_kg or 0.0) / count] * count)
    assert [line["co2e_kg"] for line in found.to_dict(rows=True)["table"]] == frame["co2e_kg"].to_list()
    assert not [name for name in frame.columns if name.startswith("__")]
