"""Spark in local mode on two cores: the cost of a row in the engine of a cluster. It needs `.[spark]` and Java."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from data import FOLDER, GIVEN, ledger, parquet
from measure import Row, Run, spaced

import carbon

ROWS = 10_000_000
_CORES = 2
_SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.driver.memory": "4g",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.sql.shuffle.partitions": str(_CORES),
}


@contextmanager
def session() -> Iterator[Any]:
    """Give a local Spark; stopped at the end."""
    from pyspark.sql import SparkSession

    made = SparkSession.builder.master(f"local[{_CORES}]")
    for name, value in _SETTINGS.items():
        made = made.config(name, value)
    found = made.getOrCreate()
    found.sparkContext.setLogLevel("ERROR")
    try:
        yield found
    finally:
        found.stop()


def spark(runs: int = 5) -> list[Row]:
    """Totals by site and rows of a Parquet file. Each work has run once before it is measured: Java compiles while it runs."""
    plan = carbon.plan(ledger(200_000), **GIVEN)
    with session() as found:
        table = found.read.parquet(str(parquet(ROWS)))
        java = found.sparkContext._jvm.java.lang.ProcessHandle.current().pid()  # noqa: SLF001 - Spark has no public way to its JVM
        works = {
            "amounts by site, no calculation": lambda: table.groupBy("site").sum("qty").collect(),
            "CO2e by site, plan ready": lambda: carbon.calculate(table, plan=plan).by("site"),
            "gases by site, plan ready": lambda: carbon.calculate(table, plan=plan).by("site", "gas"),
            "CO2e by site, plan from nothing": lambda: carbon.calculate(table, **GIVEN).by("site"),
            "rows to Parquet, plan ready": lambda: _write(carbon.calculate(table, plan=plan).to_frame()),
        }
        measured: dict[str, list[Run]] = {name: [] for name in works}
        for _ in range(runs + 1):
            for name, work in works.items():
                measured[name].append(_measured(work, java))
        return [_row(name, times[1:]) for name, times in measured.items()]


def _write(table: Any) -> None:
    table.write.mode("overwrite").parquet(str(FOLDER / "spark.out"))


def _row(name: str, found: list[Run]) -> Row:
    seconds, cpu = (statistics.median(values) for values in ([run.seconds for run in found], [run.cpu for run in found]))
    return Row(f"Spark, {spaced(ROWS)} rows of Parquet: {name}", seconds, ROWS, memory=max(run.memory for run in found), cpu=cpu)


def _measured(work: Callable[[], object], java: int) -> Run:
    """What a work takes, in Python and in Java."""
    start, cpu = time.perf_counter(), _cpu(java)
    work()
    return Run(time.perf_counter() - start, _peak(java), _cpu(java) - cpu)


def _cpu(java: int) -> float:
    fields = Path(f"/proc/{java}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return time.process_time() + (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _peak(java: int) -> float:
    """Peak memory of Java [MB]."""
    lines = Path(f"/proc/{java}/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024
