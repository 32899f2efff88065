"""Parquet to totals and Parquet to Parquet, each in a process of its own: time, peak memory and CPU."""

from __future__ import annotations

from pathlib import Path

from data import parquet
from measure import Row, Run, in_process, spaced

_STREAM = """
import sys; sys.path.insert(0, {here!r})
import polars as pl, carbon
from data import GIVEN
lazy = pl.scan_parquet({path!r})
{work}
"""
_WORKS = {
    "totals by site, plan from nothing": 'carbon.calculate(lazy, **GIVEN).by("site")',
    "rows to Parquet, plan from nothing": "carbon.calculate(lazy, **GIVEN).to_frame().sink_parquet({out!r})",
}


def streaming(sizes: tuple[int, ...] = (10_000_000, 100_000_000), runs: int = 5) -> list[Row]:
    """Parquet to totals and to Parquet."""
    return [_row(size, name, runs) for size in sizes for name in _WORKS]


def _row(size: int, name: str, runs: int) -> Row:
    path = parquet(size)
    out = path.with_suffix(".out")
    code = _STREAM.format(here=str(Path(__file__).parent), path=str(path), work=_WORKS[name].format(out=str(out)))
    found: list[Run] = sorted(in_process(code) for _ in range(runs))
    out.unlink(missing_ok=True)
    middle = found[runs // 2]
    return Row(
        f"{spaced(size)} rows of Parquet: {name}",
        middle.seconds,
        size,
        memory=max(run.memory for run in found),
        cpu=middle.cpu,
        aim="≤ 2 GB",
    )
