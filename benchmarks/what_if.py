"""Scenarios on sums that are ready, beside recomputing the total from the rows, in the same run."""

from __future__ import annotations

from pathlib import Path

import polars as pl
from data import GIVEN, ledger
from measure import Row, alternating, spaced

import carbon
from carbon.analysis.scenario_cells import Cells, cells_of
from carbon.analysis.scenario_draws import bounds, scenario_draws
from carbon.analysis.scenario_file import Scenario, read_scenario, scenario_of
from carbon.analysis.scenario_steps import composed
from carbon.analysis.scenarios import scenarios
from carbon.analysis.uncertainty import uncertainty

EXAMPLE = Path(__file__).parents[1] / "examples" / "norrbotten-2019"
ROWS, MANY, DRAWS, SHARED = 100_000, 1_000, 100_000, 20


def what_if() -> list[Row]:
    """One scenario, a thousand of them on twenty thousand lines, and draws shared by twenty."""
    return [*_one(), *_many(), *_draws()]


def _one() -> list[Row]:
    inventory = carbon.Inventory.open(EXAMPLE)
    footprint = inventory.footprint()
    wanted = read_scenario(EXAMPLE / "scenarios" / "short_flights.toml")
    cells = cells_of(footprint)
    composed(cells, wanted)
    times = alternating({"ready": lambda: composed(cells, wanted).in_order(), "rows": lambda: inventory.footprint().co2e_kg}, 9)
    name = "scenario of two measures on the example's sums, each effect"
    return [Row(name, times["ready"], beside="its footprint from its rows", beside_seconds=times["rows"], aim="≤ 1 ms")]


def _shift(share: float) -> Scenario:
    """A share of one country's diesel to petrol, and less of another's gas."""
    shift = {"name": "shift", "where": {"fuel": "diesel", "region": "GB"}, "share": f"{share:.3f} %", "to": {"fuel": "petrol"}}
    less = {"name": "less", "where": {"fuel": "natural_gas", "region": "SE"}, "change": f"-{share:.3f} %"}
    return scenario_of({"name": f"{share:.3f}", "measures": [shift, less]}, "benchmark")


def _many() -> list[Row]:
    table = ledger(ROWS).drop("site")
    result = carbon.calculate(table, **GIVEN)
    cells = cells_of(result)
    wanted = [_shift(100.0 * number / MANY) for number in range(MANY)]
    lines = len(result.plan.lines)

    def all_of_them(cells: Cells = cells) -> list[tuple[float, ...]]:
        return [composed(cells, one).in_order() for one in wanted]

    edited = table.with_columns(pl.when(pl.col("fuel") == "diesel").then(pl.col("qty") * 0.5).otherwise(pl.col("qty")).alias("qty"))
    all_of_them()
    times = alternating({"ready": all_of_them, "rows": lambda: carbon.calculate(edited, **GIVEN).co2e_kg}, 5)
    name = f"{spaced(MANY)} scenarios × {spaced(lines)} lines, each effect"
    beside = f"{spaced(MANY)} times from {spaced(ROWS)} rows (1 measured)"
    return [Row(name, times["ready"], beside=beside, beside_seconds=MANY * times["rows"], aim="≤ 0.5 s")]


def _draws() -> list[Row]:
    footprint = carbon.Inventory.open(EXAMPLE).footprint()
    files = [read_scenario(path) for path in sorted((EXAMPLE / "scenarios").glob("*.toml"))]
    found = scenarios(footprint, (files * SHARED)[:SHARED])

    def apart() -> tuple[float, float]:
        change = uncertainty(found[0].after, DRAWS) - uncertainty(found[0].before, DRAWS)
        return change.interval()

    times = alternating(
        {
            "shared": lambda: [bounds(one.change) for one in scenario_draws(found, DRAWS)],
            "apart": apart,
        },
        3,
    )
    name = f"{spaced(DRAWS)} draws shared by {SHARED} scenarios"
    beside = f"{SHARED} times drawn apart (1 measured)"
    return [Row(name, times["shared"], beside=beside, beside_seconds=SHARED * times["apart"], aim="≤ 2 s")]
