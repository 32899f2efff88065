"""The table of the benchmarks: string keys, ten thousand distinct questions, two hundred sites."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl
from scalar import FUELS, REGIONS, UNITS

import carbon

KEYS = ["fuel", "unit", "region", "year"]
GASES = ("co2_kg", "ch4_fossil_kg", "n2o_kg")
GIVEN = {"kind": carbon.constant("fuel"), "fuel": "fuel", "amount": "qty", "unit": "unit", "region": "region", "period": "year"}
FOLDER = Path("/tmp/carbon-benchmarks")
_CHUNK = 10_000_000


def ledger(rows: int, questions: int = 10_000, seed: int = 1) -> pl.DataFrame:
    """Return a table of activities: `questions` distinct combinations of its four keys."""
    random = np.random.default_rng(seed)
    number = random.integers(0, questions, rows)
    fuel, unit, region = (pl.Series(names) for names in (FUELS, UNITS, REGIONS))
    return pl.DataFrame(
        {
            "fuel": fuel[number % 10],
            "unit": unit[number // 10 % 10],
            "region": region[number // 100 % 10],
            "year": (2016 + number // 1000).astype(str),
            "site": pl.Series([f"site {place:03d}" for place in range(200)])[random.integers(0, 200, rows)],
            "qty": random.random(rows) * 100,
        }
    )


def parquet(rows: int) -> Path:
    """Return the same as a Parquet file, written once."""
    FOLDER.mkdir(exist_ok=True)
    path = FOLDER / f"ledger-{rows}.parquet"
    if not path.exists():
        parts = [FOLDER / f"part-{number}.parquet" for number in range(-(-rows // _CHUNK))]
        for number, part in enumerate(parts):
            ledger(min(_CHUNK, rows - number * _CHUNK), seed=number).write_parquet(part)
        pl.scan_parquet(parts).sink_parquet(path.with_suffix(".aside"))
        path.with_suffix(".aside").rename(path)
        for part in parts:
            part.unlink()
    return path


def coefficients(plan: carbon.Plan) -> pl.DataFrame:
    """Return the plan's coefficients as a person would have them ready: keys, CO2e and three gases."""
    columns = plan.key_columns()
    keys = {name: columns[f"key_{number}"] for number, name in enumerate(_key_order(plan))}
    values = {name: columns.get(f"{name}_per_amount", [0.0] * len(plan.combinations.cells)) for name in ("co2e_kg", *GASES)}
    return pl.DataFrame(keys | {f"{name}_of_one": column for name, column in values.items()}, strict=False).select(*KEYS, pl.exclude(*KEYS))


def _key_order(plan: carbon.Plan) -> list[str]:
    return [key.column for key in plan.combinations.keys]
