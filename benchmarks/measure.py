"""Time, memory and the results of benchmarks."""

from __future__ import annotations

import json
import os
import statistics
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import NamedTuple

RESULTS = Path(__file__).parent / "results"


@dataclass(frozen=True)
class Row:
    """One line of the table: median seconds, rows, what it is compared with, the aim, peak memory [MB], CPU of all cores [s]."""

    name: str
    seconds: float
    rows: int | None = None
    beside: str = ""
    beside_seconds: float | None = None
    aim: str = ""
    memory: float | None = None
    cpu: float | None = None


class Run(NamedTuple):
    """What a process took: seconds, peak memory [MB], CPU of all cores [s]."""

    seconds: float
    memory: float
    cpu: float


def seconds(work: Callable[[], object], runs: int = 5) -> float:
    """Return the median time of some runs [s]."""
    return alternating({"": work}, runs)[""]


def alternating(works: Mapping[str, Callable[[], object]], runs: int = 5) -> dict[str, float]:
    """Return the median time of each work [s], run in turns so that a busy minute strikes all alike."""
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(runs):
        for name, work in works.items():
            start = time.perf_counter()
            work()
            times[name].append(time.perf_counter() - start)
    return {name: statistics.median(found) for name, found in times.items()}


def spaced(number: int) -> str:
    """Return a number with its thousands apart."""
    return f"{number:,}".replace(",", " ")


def in_process(code: str) -> Run:
    """Return what a Python process of its own took."""
    start = time.perf_counter()
    pid = os.spawnv(os.P_NOWAIT, sys.executable, [sys.executable, "-c", code])
    _, status, usage = os.wait4(pid, 0)
    assert status == 0, code
    return Run(time.perf_counter() - start, usage.ru_maxrss / 1024, usage.ru_utime + usage.ru_stime)


def save(part: str, rows: list[Row]) -> None:
    """Write the results of one part, so that parts run one at a time."""
    RESULTS.mkdir(exist_ok=True)
    text = json.dumps([asdict(row) for row in rows], indent=1, ensure_ascii=False)
    (RESULTS / f"{part}.json").write_text(text + "\n", encoding="utf-8")


def load(part: str) -> list[Row]:
    """Return the results of one part; none when it has not run."""
    path = RESULTS / f"{part}.json"
    return [Row(**row) for row in json.loads(path.read_text(encoding="utf-8"))] if path.exists() else []


def table(parts: list[str]) -> str:
    """Return all results as one Markdown table."""
    lines = ["| what | time | rows/s | ratio | peak memory | core-µs a row | aim |", "|---|---|---|---|---|---|---|"]
    for row in (row for part in parts for row in load(part)):
        ratio = f"{row.seconds / row.beside_seconds:.2f} × {row.beside}" if row.beside_seconds else ""
        rate = spaced(round(row.rows / row.seconds)) if row.rows else ""
        memory = f"{spaced(round(row.memory))} MB" if row.memory else ""
        cost = f"{row.cpu / row.rows * 1e6:.2f}" if row.cpu and row.rows else ""
        lines.append(f"| {row.name} | {duration(row.seconds)} | {rate} | {ratio} | {memory} | {cost} | {row.aim} |")
    return "\n".join(lines)


def duration(value: float) -> str:
    """Return seconds in the unit that suits them."""
    if value < 1e-6:
        return f"{value * 1e9:.0f} ns"
    return f"{value * 1e6:,.0f} µs" if value < 1e-3 else f"{value * 1e3:,.1f} ms" if value < 1 else f"{value:,.2f} s"
