"""Speed of the library beside numpy and pint in the same run: `python benchmarks/run.py`.

Each figure is the median of alternating runs. Ratios tell more than seconds: they do not depend on the machine.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable

import numpy as np
import polars as pl

import carbon
from carbon.core.kernel import amount_sums, row_values
from carbon.core.units.registry import quantity

ROWS = 1_000_000
OBJECTS = 100_000


def seconds(work: Callable[[], object], runs: int = 7) -> float:
    """Return the median time of some runs [s]."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def process(code: str, runs: int = 9) -> float:
    """Return the median time of a whole Python process [s]."""
    return seconds(lambda: subprocess.run([sys.executable, "-c", code], check=True, capture_output=True), runs)


def row(name: str, value: float, aim: str, ratio: str = "") -> None:
    """Print one line of the table."""
    shown = f"{value * 1e6:,.0f} µs" if value < 1e-3 else f"{value * 1e3:,.1f} ms" if value < 1 else f"{value:,.2f} s"
    print(f"{name:<58}{shown:>12}   {aim:<12}{ratio}")


def start_up() -> None:
    """Import and whole processes."""
    bare = process("pass")
    row("bare interpreter", bare, "")
    row("import carbon, beyond the bare interpreter", process("import carbon") - bare, "≤ 50 ms")
    quick = "from carbon.cli.main import main; main({!r})"
    row("quick calculation, whole process", process(quick.format(["diesel", "40", "L"])), "≤ 0.5 s")
    flight = ["flight", "LLA", "ARN", "--cabin", "economy", "--round-trip"]
    row("quick flight, whole process", process(quick.format(flight)), "≤ 0.5 s")


def scalar() -> None:
    """One activity."""
    ask = lambda: carbon.calculate("diesel", "40 L", period=2019, region="SE").co2e_kg  # noqa: E731 - timed
    ask()
    pint = seconds(lambda: (quantity(40.0, "L") * quantity(2.853, "kg") / quantity(1, "L")).to("kg").magnitude, 301)
    warm = seconds(ask, 301)
    row("scalar, question seen before", warm, "≤ 100 µs", f"{warm / pint:.2f} × one pint product")
    regions = ["SE", "NO", "DK", "FI", "DE", "FR", "IT", "ES", "PL", "NL", "BE", "AT", "CH", "IE", "PT", "GR", "CZ", "HU", "RO", "BG"]
    times = []
    for fuel in ("diesel", "petrol", "lpg", "natural_gas", "coal"):
        for region in regions:
            start = time.perf_counter()
            carbon.calculate("fuel", (40, "kg"), fuel=fuel, period=2019, region=region)
            times.append(time.perf_counter() - start)
    row("scalar, new question", statistics.median(times), "≤ 1 ms")


def objects() -> None:
    """Typed objects."""
    made = [
        carbon.Fuel(fuel="diesel", volume=carbon.Amount(float(n), "l"), period=2019, region="GB", source=f"s{n % 9}")
        for n in range(OBJECTS)
    ]
    row(f"{OBJECTS:,} typed objects to Emissions", seconds(lambda: carbon.calculate(made).co2e_kg, 5), "≤ 1 s")


def rows() -> None:
    """A million rows × three lines."""
    random = np.random.default_rng(1)
    amounts, questions = random.random(ROWS) * 100, random.integers(0, 200, ROWS)
    lines, gases = 600, 4
    coefficients, line_question = random.random((lines, gases)), np.repeat(np.arange(200), 3)
    per_line = coefficients.sum(axis=1)
    per_question = np.bincount(line_question, weights=per_line)
    per_gas = np.stack([np.bincount(line_question, weights=coefficients[:, g]) for g in range(gases)], axis=1)
    plain = seconds(lambda: amounts * 2.0)
    pint = seconds(lambda: [quantity(value, "l") * 2.5 for value in amounts[:2000].tolist()], 3) / 2000 * ROWS
    value = seconds(lambda: row_values(amounts, questions, per_question))
    row("1 000 000 rows: CO2e per row", value, "≤ 0.05 s", f"{value / plain:.1f} × numpy multiply, 1/{pint / value:,.0f} of pint per row")
    value = seconds(lambda: row_values(amounts, questions, per_gas))
    row("1 000 000 rows: per gas (4)", value, "≤ 0.25 s", f"{value / plain:.1f} × numpy multiply")
    count = seconds(lambda: np.bincount(questions, weights=amounts))
    value = seconds(lambda: amount_sums(amounts, questions, 200))
    row("1 000 000 rows: totals by question", value, "≤ 0.01 s", f"{value / count:.1f} × numpy bincount")
    table = pl.DataFrame({"fuel": np.array(["diesel", "petrol"])[random.integers(0, 2, ROWS)], "qty": amounts})
    given = {"kind": "fuel", "amount": "qty", "unit": carbon.constant("l"), "fuel": "fuel", "region": "GB", "period": 2019}
    row("1 000 000 rows: polars frame to Emissions", seconds(lambda: carbon.calculate(table, **given).co2e_kg, 3), "")


def norrbotten() -> None:
    """The main job."""
    whole = process("from carbon.cli.main import main; main(['footprint', 'examples/norrbotten-2019'])", 5)
    row("footprint examples/norrbotten-2019, whole process", whole, "")


if __name__ == "__main__":
    print(f"{'':<58}{'median':>12}   {'aim':<12}ratio")
    for part in (start_up, scalar, objects, rows, norrbotten):
        part()
