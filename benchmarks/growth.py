"""How the cost grows: with rows from a thousand to a hundred million, and with distinct questions from ten to ten thousand."""

from __future__ import annotations

from math import log, log10
from pathlib import Path

from data import GIVEN, ledger, parquet
from measure import Row, load, seconds

import carbon
from carbon.factors.catalogue import Catalogue

SIZES = (1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000)
QUESTIONS = (10, 100, 1_000, 10_000)


def by_rows() -> list[Row]:
    """Totals by site of Parquet files, the plan made before."""
    import polars as pl

    plan = carbon.plan(ledger(200_000), **GIVEN)
    found = []
    for size in SIZES:
        table = pl.scan_parquet(parquet(size))
        found.append(
            Row(f"{size:,} rows".replace(",", " "), seconds(lambda table=table: carbon.calculate(table, plan=plan).by("site")), size)
        )
    return found


def by_questions() -> list[Row]:
    """A million rows, cold, with more and more distinct questions."""
    found = []
    for count in QUESTIONS:
        table = ledger(1_000_000, count).lazy()
        cold = lambda table=table: carbon.calculate(table, catalogue=Catalogue(carbon.catalogue().layers), **GIVEN).by("site")  # noqa: E731
        found.append(Row(f"{count:,} questions".replace(",", " "), seconds(cold), count))
    return found


def exponent(rows: list[Row], smallest: int) -> float:
    """Return by which power the time grows from `smallest` on: 1 is in proportion."""
    points = [(log(row.rows or 1), log(row.seconds)) for row in rows if (row.rows or 0) >= smallest]
    mean_x, mean_y = (sum(values) / len(points) for values in zip(*points, strict=True))
    return sum((x - mean_x) * (y - mean_y) for x, y in points) / sum((x - mean_x) ** 2 for x, _ in points)


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
