"""Bad tables: each row or column that cannot be used is said once, in a sentence; the other rows are calculated."""

from __future__ import annotations

import inspect
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import dask.dataframe as dd
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import carbon
from engines import cells, duckdb_connection, read_once

SPARK = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]
LITRE = carbon.constant("l")


def diesel(table, **more):
    return carbon.calculate(table, **({"kind": "diesel", "amount": "qty", "unit": LITRE, "region": "GB", "period": 2019} | more))


def one_litre(**more):
    return carbon.calculate("diesel", "1 l", **({"region": "GB", "period": 2019} | more)).co2e_kg


def errors(result):
    return {finding.code: (finding.count, finding.message) for finding in result.findings if finding.severity == "error"}


def test_null_keys():
    result = diesel(pl.DataFrame({"qty": [1.0, 1.0], "uom": ["l", None]}), unit="uom")
    assert errors(result) == {"unit_missing": (1, errors(result)["unit_missing"][1])}
    assert "has no unit" in errors(result)["unit_missing"][1]
    assert result.row_kg().tolist()[0] == one_litre()


def test_a_null_region_is_assumed_and_said():
    result = diesel(pl.DataFrame({"qty": [1.0], "place": [None]}, schema_overrides={"place": pl.String}), region="place")
    assert "region_assumed" in {finding.code for finding in result.findings}


def test_an_infinite_amount():
    found = errors(diesel(pl.DataFrame({"qty": [float("inf"), 1.0]})))
    assert found == {"number_invalid": (1, "the amount is not a finite number. Leave the cell empty if it is unknown.")}


def test_mixed_units_in_a_column():
    result = diesel(pl.DataFrame({"qty": [1.0, 1.0, 1.0, 1.0], "uom": ["l", "kg", "ton", "km"]}), unit="uom")
    found = errors(result)
    assert "Write t or short_ton" in found["unit_ambiguous"][1]
    assert "1 km is distance, which fuel does not take" in found["dimension"][1]
    assert result.row_kg()[0] == one_litre()
    assert result.row_kg()[1] == carbon.calculate("diesel", "1 kg", region="GB", period=2019).co2e_kg


@pytest.mark.parametrize("dtype", [pl.Categorical, pl.Enum(["diesel", "petrol"])])
def test_categorical_and_enum_columns(dtype):
    table = pl.DataFrame({"what": pl.Series(["diesel", "petrol"]).cast(dtype), "qty": [1.0, 2.0]})
    text = table.with_columns(pl.col("what").cast(pl.String))
    assert diesel(table, kind="what").row_kg().tolist() == diesel(text, kind="what").row_kg().tolist()
    assert diesel(table, kind="what").by("what").height == 2


def test_pandas_categories():
    table = pd.DataFrame({"what": pd.Categorical(["diesel", "petrol"]), "qty": [1.0, 2.0]})
    assert diesel(table, kind="what").row_kg()[0] == one_litre()


def test_decimals():
    table = pl.DataFrame({"qty": [Decimal("1.00"), Decimal("2.50")]})
    assert diesel(table).row_kg()[0] == one_litre()


def test_dates_with_a_time_zone_stand_for_their_local_year():
    table = pl.DataFrame({"qty": [1.0, 1.0], "at": [datetime(2019, 1, 1, 0, 30, tzinfo=UTC), datetime(2018, 12, 31, tzinfo=UTC)]})
    utc = diesel(table, period="at")
    assert utc.row_kg().tolist() == [one_litre(period=2019), one_litre(period=2018)]
    local = table.with_columns(pl.col("at").dt.convert_time_zone("America/New_York"))
    assert diesel(local, period="at").row_kg()[0] == one_litre(period=2018)


def test_dates_are_their_years():
    table = pl.DataFrame({"qty": [1.0] * 400, "day": [date(2019, 1, 1) + timedelta(days=day) for day in range(400)]})
    assert len(diesel(table, period="day").plan.answers) == 2


@pytest.mark.parametrize(
    "table", [pd.DataFrame(np.ones((1, 2)), columns=["qty", "qty"]), pa.table([pa.array([1.0])] * 2, names=["qty", "qty"])]
)
def test_two_columns_of_one_name(table):
    with pytest.raises(carbon.CarbonError, match=r"the table cannot be read: .*qty.* Give each column one name"):
        diesel(table)


@pytest.mark.parametrize("name", ["qty", "note"])
def test_a_pandas_column_of_several_types(name):
    table = pd.DataFrame({"qty": [1.0, 2.0], "note": ["a", "b"]}).assign(**{name: ["40 l", 3]})
    message = rf"^column '{name}' holds values of several types \(int, str\)\. Give it one, as \.astype\(str\) does\.$"
    with pytest.raises(carbon.CarbonError, match=message):
        diesel(table)
    assert diesel(table.assign(**{name: table[name].astype(str)})).rows == 2


def dask_twice(_):
    return dd.from_pandas(pd.DataFrame([[1.0, "x", "y"]], columns=["qty", "a", "a"]), npartitions=1)


def spark_twice(request):
    make = request.getfixturevalue("spark").createDataFrame
    return make(pa.table({"id": [1], "qty": [1.0]})).join(make(pa.table({"id": [1], "qty": [2.0]})), "id")


@pytest.mark.parametrize(("make", "name"), [(dask_twice, "a"), pytest.param(spark_twice, "qty", marks=SPARK)])
def test_two_columns_of_one_name_on_a_cluster(make, name, request):
    with pytest.raises(carbon.CarbonError, match=f"^the table cannot be read: column '{name}' stands twice. Give each column one name."):
        diesel(make(request))


def test_reserved_names_in_the_input(engine):
    _, make = engine
    with pytest.raises(carbon.CarbonError, match="column '__carbon_amount' has a name that the calculation needs. Rename it"):
        diesel(make({"qty": [1.0], "__carbon_amount": [1.0]}))
    with pytest.raises(carbon.CarbonError, match="the input has a column 'factor_ids' already. Rename it before"):
        diesel(make({"qty": [1.0], "factor_ids": ["x"]})).to_frame()


def test_an_empty_frame(engine):
    _, make = engine
    with pytest.raises(carbon.CarbonError, match=r"the table has no rows. Give at least one row of activity"):
        diesel(make({"qty": [], "what": []}), kind="what")


def test_a_column_that_is_empty_throughout(engine):
    _, make = engine
    result = diesel(make({"qty": [None, None]}))
    assert result.co2e_kg is None
    assert errors(result)["amount_missing"][0] == 2
    assert str(result) == "no answer (2 of 2 rows unanswered)"


def test_a_key_and_a_label_that_are_empty_throughout(engine):
    _, make = engine
    result = diesel(make({"qty": [1.0, 2.0], "place": [None, None], "where": [None, None]}), region="place", site="where")
    expected = one_litre(region=None)
    assert result.co2e_kg == pytest.approx(3 * expected, rel=1e-12)
    assert "region_assumed" in {finding.code for finding in result.findings}
    assert cells(result.by("site"), "site") == [None]


def test_amounts_that_are_no_numbers_in_any_engine(engine):
    _, make = engine
    result = diesel(make({"qty": [float("nan"), 1.0, None, float("inf"), float("-inf"), -2.0]}))
    counts = {code: count for code, (count, _) in errors(result).items()}
    assert counts == {"amount_missing": 2, "number_invalid": 1, "amount_negative": 2}
    assert (result.rows, result.unanswered, result.co2e_kg) == (6, 5, one_litre())


def test_decimals_and_dates_with_a_time_zone_in_any_engine(engine):
    _, make = engine
    days = [datetime(2019, 1, 1, 0, 30, tzinfo=UTC), datetime(2018, 12, 31, tzinfo=UTC)]
    out = read_once(diesel(make({"row": [0, 1], "qty": [Decimal("1.00"), Decimal("1.00")], "at": days}), period="at").to_frame())
    found = dict(zip(cells(out, "row"), cells(out, "co2e_kg"), strict=True))
    assert found == {0: one_litre(period=2019), 1: one_litre(period=2018)}


def scanned(name, path, request):
    """A Parquet file as a lazy table of an engine."""
    if name == "duckdb":
        return duckdb_connection().read_parquet(str(path))
    if name == "dask":
        return dd.read_parquet(path)
    return request.getfixturevalue("spark").read.parquet(str(path)) if name == "spark" else pl.scan_parquet(path)


@pytest.mark.filterwarnings("ignore:The inplace keyword")  # dask says it to itself
@pytest.mark.parametrize("name", ["polars lazy", "duckdb", "dask", pytest.param("spark", marks=SPARK)])
def test_nan_in_a_parquet_is_missing_whatever_the_bounds_of_the_column_say(name, tmp_path, request):
    """Parquet keeps NaN out of a column's smallest and largest value, and an engine may believe that there is none."""
    pl.DataFrame({"qty": [1.0, float("nan"), 2.0], "year": [2019.0, 2019.0, float("nan")], "s": ["a"] * 3}).write_parquet(tmp_path / "t")
    result = diesel(scanned(name, tmp_path / "t", request), period="year", site="s")
    assert errors(result)["amount_missing"][0] == 1
    assert (result.rows, result.unanswered) == (3, 1)
    expected = one_litre() + 2 * one_litre(period=None)
    for total in (result.co2e_kg, sum(cells(result.by("site"), "co2e_kg")), sum(cells(result.by("site", "factor_id"), "co2e_kg"))):
        assert total == pytest.approx(expected, rel=1e-12)
    kept = [value is None for value in cells(result.to_frame(), "co2e_kg")]
    assert sorted(kept) == [False, False, True]
    assert cells(result.to_frame(), "qty").count(None) == 1


def test_nan_in_a_parquet_is_missing_by_hand_in_duckdb(tmp_path):
    pl.DataFrame({"qty": [1.0, float("nan")]}).write_parquet(tmp_path / "t")
    connection = duckdb_connection()
    table = connection.read_parquet(str(tmp_path / "t"))
    plan = diesel(table).plan
    connection.register("plan", pa.table(plan.key_columns()))
    connection.register("ledger", table)
    assert connection.sql(plan.sql("ledger", "plan")).aggregate("sum(co2e_kg)").fetchall() == [(one_litre(),)]


def test_a_broken_parquet_is_no_column_of_two_names(tmp_path):
    path = tmp_path / "ledger.parquet"
    pl.DataFrame({"qty": [1.0]}).write_parquet(path)
    path.write_bytes(path.read_bytes()[:-8])
    with pytest.raises(carbon.CarbonError, match=r"the table cannot be read: .* Write its file anew, or leave it out\.") as error:
        diesel(pl.scan_parquet(path))
    assert error.value.code == "file_broken"


def test_a_column_of_lists_or_dates_is_no_amount():
    with pytest.raises(
        carbon.CarbonError, match="column 'qty' holds Date and no amounts. Choose a column of numbers, or of text as '40 L'"
    ):
        diesel(pl.DataFrame({"qty": [date(2019, 1, 1)]}))
    with pytest.raises(carbon.CarbonError, match=r"column 'what' holds List\(.*\); a cell must be one value"):
        diesel(pl.DataFrame({"qty": [1.0], "what": [["diesel"]]}), kind="what")


@pytest.mark.parametrize("rows", [1_000_000, pytest.param(10_000_000, marks=pytest.mark.slow)])
def test_millions_of_rows_of_one_error_are_one_finding(rows):
    """Findings do not grow with the rows that have them."""
    result = diesel(pl.select(what=pl.lit("diesl"), qty=pl.int_range(rows)), kind="what")
    assert [(finding.code, finding.count, finding.rows) for finding in result.findings if finding.severity == "error"] == [
        ("kind_unknown", rows, (0, 1, 2, 3, 4))
    ]
    assert result.unanswered == rows


def test_every_kind_says_which_of_its_properties_change_with_the_amount():
    """A haul that is read off a distance must be asked for each distance; evidence of an inline factor and which counts are given must not."""
    from carbon.activities.framework.kinds import kinds

    for cls in kinds().values():
        for name in set(cls.derived) - set(cls.banded):
            wanted = "self.period" if name in cls.dated else "self.model_fields_set" if name == "counts_of_one" else "self.evidence"
            assert wanted in inspect.getsource(getattr(cls, name).fget), (cls, name)
    assert all({*cls.banded, *cls.dated} <= set(cls.derived) for cls in kinds().values())


def test_flags_and_numbers_are_keys():
    table = pl.DataFrame({"from": ["LLA", "LLA"], "to": ["ARN", "ARN"], "both": [True, None], "people": [2, 3]})
    result = carbon.calculate(
        table, kind="flight", origin="from", destination="to", round_trip="both", passengers="people", region="GB", period=2019
    )
    alone = [
        carbon.calculate(
            carbon.Flight(origin="LLA", destination="ARN", round_trip=way, passengers=people, region="GB", period=2019)
        ).co2e_kg
        for way, people in ((True, 2), (False, 3))
    ]
    assert result.row_kg().tolist() == alone


def test_dicts_are_read_as_activities_are():
    rows = [
        {"kind": "diesel", "amount": 40, "unit": "L", "region": "GB", "period": 2019, "source": " fleet "},
        {"kind": "diesel", "amount": (40.0, "L"), "region": "GB", "period": 2019},
        {"kind": "diesel", "amount": "40 L", "region": "GB", "period": 2019},
        {"kind": "taxi", "amount": 3.0, "unit": "km", "region": "GB", "period": 2019},
    ]
    result = carbon.calculate(rows)
    assert result.row_kg().tolist()[:3] == [carbon.calculate("diesel", "40 L", region="GB", period=2019).co2e_kg] * 3
    assert result.by("source")["source"].to_list() == ["fleet", None]
    for amount, message in ((-1.0, "is negative"), (float("nan"), "finite")):
        with pytest.raises(carbon.CarbonError, match=message):
            carbon.calculate([*rows, {"kind": "diesel", "amount": amount, "unit": "L"}])


def test_evidence_of_a_factor_is_part_of_the_question_of_its_row():
    table = pl.DataFrame({"qty": [1.0, 1.0], "epd": ["EPD 1", "EPD 2"]})
    result = carbon.calculate(
        table, kind=carbon.constant("cement"), amount="qty", unit=carbon.constant("t"), factor="0.15 kg CO2e/kg", evidence="epd"
    )
    assert [line["citation"] for line in result.to_dict()["lines"]] == ["the user, EPD 1, EPD 1", "the user, EPD 2, EPD 2"]
    assert len(diesel(table, evidence="epd").plan.combinations.cells) == 1


def test_a_column_of_numbers_without_a_unit_is_refused_once_before_any_row() -> None:
    table = pl.DataFrame({"weight": [1.0, 2.0], "way": [5.0, 6.0]})
    with pytest.raises(carbon.CarbonError, match=r"column 'weight', mapped to mass, holds numbers without a unit\.") as error:
        carbon.calculate(table, kind="freight", mass="weight", distance=("way", "km"), mode="road", region="GB", period=2019)
    assert str(error.value).endswith("Write mass=('weight', 'kg'), on the command line --map 'mass=weight [kg]'.")
    assert error.value.code == "unit_missing"


def test_numbers_of_passengers_have_their_unit() -> None:
    table = pl.DataFrame({"people": [1.0, 2.0]})
    found = carbon.calculate(table, kind="flight", passengers="people", origin="LHR", destination="EDI", region="GB", period=2019)
    assert found.complete


@pytest.mark.parametrize("way", [pl.DataFrame, pl.LazyFrame, pa.table, pd.DataFrame])
def test_a_column_of_durations_is_no_period(way):
    table = way({"qty": [1.0], "time": [timedelta(days=365)]})
    with pytest.raises(carbon.CarbonError, match=r"column 'time' holds Duration.*; a cell must be one value. Choose another column."):
        diesel(table, period="time")
