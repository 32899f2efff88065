"""Spark in local mode: cases of its own. The random activities of all engines are in test_engines."""

from __future__ import annotations

import pyarrow as pa
import pytest

import carbon
from engines import LEDGER, MAPPED, assert_numbers_of_scalars, cells

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]


def test_spark_gives_the_numbers_of_scalars(spark):
    table = spark.createDataFrame(pa.table(LEDGER))
    assert_numbers_of_scalars(table)


def test_a_plan_joins_by_hand_in_spark_sql(spark):
    table = spark.createDataFrame(pa.table(LEDGER))
    result = carbon.calculate(table, **MAPPED)
    spark.createDataFrame(pa.table(result.plan.key_columns())).createOrReplaceTempView("plan")
    table.createOrReplaceTempView("ledger")
    by_hand = spark.sql(result.plan.sql("ledger", "plan", dialect="spark"))
    assert sorted(zip(cells(by_hand, "row"), cells(by_hand, "co2e_kg"), strict=True)) == sorted(
        zip(cells(result.to_frame(), "row"), cells(result.to_frame(), "co2e_kg"), strict=True)
    )
