"""Spark in local mode: the same numbers as everywhere; slow, since it starts a JVM."""

from __future__ import annotations

from math import fsum, isclose

import pyarrow as pa
import pytest

import carbon
from engines import LEDGER, MAPPED, cells

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]


@pytest.fixture(scope="module")
def spark():
    sql = pytest.importorskip("pyspark.sql", reason="pip install '.[spark]'")
    made = sql.SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").config("spark.sql.shuffle.partitions", "2")
    session = made.getOrCreate()
    yield session
    session.stop()


def test_spark_gives_the_numbers_of_scalars(spark):
    table = spark.createDataFrame(pa.table(LEDGER))
    result = carbon.calculate(table, **MAPPED)
    out = result.to_frame()
    assert type(out) is type(table)
    found = dict(zip(cells(out, "row"), cells(out, "co2e_kg"), strict=True))
    columns = (LEDGER[name] for name in ("commodity", "qty", "uom", "country", "day"))
    for row, (what, qty, uom, place, day) in enumerate(zip(*columns, strict=True)):
        if row in (2, 3, 4, 5):
            assert found[row] is None
        else:
            assert found[row] == carbon.calculate(what, (qty, uom), region=place, period=day).co2e_kg
    total = fsum(value for value in found.values() if value is not None)
    assert isclose(result.co2e_kg, total, rel_tol=1e-12)
    for keys in (("site",), ("scope", "site"), ("commodity", "factor_id"), ("gas",)):
        assert isclose(fsum(result.by(*keys)["co2e_kg"].to_list()), total, rel_tol=1e-12)
    assert (result.rows, result.unanswered) == (8, 4)


def test_a_plan_joins_by_hand_in_spark_sql(spark):
    table = spark.createDataFrame(pa.table(LEDGER))
    result = carbon.calculate(table, **MAPPED)
    spark.createDataFrame(pa.table(result.plan.key_columns())).createOrReplaceTempView("plan")
    table.createOrReplaceTempView("ledger")
    by_hand = spark.sql(result.plan.sql("ledger", "plan", dialect="spark"))
    assert sorted(zip(cells(by_hand, "row"), cells(by_hand, "co2e_kg"), strict=True)) == sorted(
        zip(cells(result.to_frame(), "row"), cells(result.to_frame(), "co2e_kg"), strict=True)
    )
