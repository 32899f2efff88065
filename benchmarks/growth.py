"""How the cost grows: with rows from a thousand to a hundred million, and with distinct questions from ten to a hundred thousand."""

from __future__ import annotations

from math import log10
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import polars as pl
from data import GIVEN, KEYS, WIDE, ledger, parquet
from measure import Row, duration, load, seconds, spaced

import carbon
from carbon.factors.catalogue import Catalogue

SIZES = (1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000)
QUESTIONS = (10, 100, 1_000, 10_000, 100_000)


def by_rows() -> list[Row]:
    """Totals by site of Parquet files, the plan made before."""
    plan = carbon.plan(ledger(200_000), **GIVEN)
    return [Row(f"{spaced(size)} rows", _totals(pl.scan_parquet(parquet(size)), plan=plan), size) for size in SIZES]


def by_questions() -> list[Row]:
    """A million rows, cold, with more and more distinct questions; rows/s of the table are questions/s here."""
    return [Row(f"{spaced(count)} questions, 1 000 000 rows", _cold(count), count) for count in QUESTIONS]


def _cold(count: int) -> float:
    table = ledger(1_000_000, count, words=WIDE)
    assert table.select(KEYS).n_unique() == count, "the questions of the table are not as many as asked for"
    return seconds(lambda: carbon.calculate(table.lazy(), catalogue=Catalogue(carbon.catalogue().layers), **GIVEN).by("site"), 5)


def _totals(table: pl.LazyFrame, **given: Any) -> float:
    return seconds(lambda: carbon.calculate(table, **given).by("site"))


class Growth(NamedTuple):
    """Time of n [s] = fixed + each × n; power by which time − fixed grows from `since` on; largest error of the line, a share."""

    fixed: float
    each: float
    power: float
    since: int
    error: float


def growth(rows: list[Row]) -> Growth:
    """Return the line of the least relative errors through all points, and how the part that grows does grow.

    The power is that of the points whose own part, time − fixed, is at least a tenth of what is fixed: below, it is noise.
    """
    times, sizes = np.array([row.seconds for row in rows]), np.array([row.rows for row in rows], dtype=float)
    fixed, each = np.linalg.lstsq(np.stack([1 / times, sizes / times], axis=1), np.ones(times.size), rcond=None)[0]
    grown = times - fixed >= fixed / 10
    power = np.polyfit(np.log(sizes[grown]), np.log(times[grown] - fixed), 1)[0]
    error = np.abs((fixed + each * sizes) / times - 1).max()
    return Growth(float(fixed), float(each), float(power), int(sizes[grown].min()), float(error))


def said(part: str, noun: str) -> str:
    """Return the growth of a part in a sentence; nothing where it was not measured."""
    if not (rows := load(part)):
        return ""
    fixed, each, power, since, error = growth(rows)
    return (
        f"Time by {noun}s: {duration(fixed)} + {duration(each)} a {noun}, within {error:.0%} at each of {len(rows)} sizes from "
        f"{spaced(rows[0].rows or 0)} to {spaced(rows[-1].rows or 0)}. What is beyond the constant grows by the power {power:.2f}, from "
        f"{spaced(since)} on; below, the constant hides it."
    )


def chart(path: Path) -> None:
    """Draw both growths on logarithmic axes."""
    width, height, edge = 720, 300, 46
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="11">']
    for place, (title, part) in enumerate((("rows, warm plan", "by_rows"), ("distinct questions, cold, 1 000 000 rows", "by_questions"))):
        rows = load(part)
        if not rows:
            continue
        left, across = place * width / 2 + edge, width / 2 - edge - 14
        xs, ys = [log10(row.rows or 1) for row in rows], [log10(row.seconds) for row in rows]
        low, high = min(ys) - 0.2, max(ys) + 0.2
        spots = [
            (left + across * (x - xs[0]) / (xs[-1] - xs[0]), height - edge - (height - 2 * edge) * (y - low) / (high - low))
            for x, y in zip(xs, ys, strict=True)
        ]
        parts.append(f'<text x="{left}" y="20" font-weight="bold">seconds by {title}</text>')
        parts.append(f'<path d="M{left} {edge}V{height - edge}H{left + across}" fill="none" stroke="#888"/>')
        parts.append(f'<polyline points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in spots)}" fill="none" stroke="#1b6ca8" stroke-width="2"/>')
        for (x, y), row, power in zip(spots, rows, xs, strict=True):
            parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="#1b6ca8"/>')
            parts.append(f'<text x="{x:.1f}" y="{y - 8:.1f}" text-anchor="middle">{row.seconds:.3g}</text>')
            parts.append(f'<text x="{x:.1f}" y="{height - edge + 16}" text-anchor="middle">10^{power:.0f}</text>')
    path.write_text("\n".join([*parts, "</svg>"]) + "\n", encoding="utf-8")
