"""The table of the benchmarks: string keys, ten thousand distinct questions, two hundred sites."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import NamedTuple

import numpy as np
import polars as pl
from scalar import FUELS, REGIONS, UNITS

import carbon


class Words(NamedTuple):
    """What a table is made of: every combination of a fuel, a unit, a region and a year is one question."""

    fuels: tuple[str, ...]
    units: tuple[str, ...]
    regions: tuple[str, ...]


USUAL = Words(FUELS, UNITS, REGIONS)
_MORE_FUELS = (
    *("lignite", "peat", "anthracite", "coking_coal", "petroleum_coke"),
    *("naphtha", "lubricants", "jet_kerosene", "aviation_gasoline", "marine_gas_oil"),
)
_MORE_REGIONS = (
    *("AT", "BE", "BG", "CH", "CY", "CZ", "EE", "GR", "HR", "HU", "IE", "IS", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO"),
    *("SI", "SK", "UA", "TR", "JP", "KR", "CN", "IN", "AU", "NZ", "CA", "MX", "BR", "AR", "CL", "CO", "PE", "ZA", "EG", "KE"),
)
WIDE = Words(FUELS + _MORE_FUELS, UNITS, REGIONS + _MORE_REGIONS)
"""Twenty fuels × ten units × fifty regions × ten years: a hundred thousand questions."""
YEARS = tuple(range(2016, 2026))
"""Years of which there are editions, so that no two of them are the same newest one."""
KEYS = ["fuel", "unit", "region", "year"]
GIVEN = {"kind": carbon.constant("fuel"), "fuel": "fuel", "amount": "qty", "unit": "unit", "region": "region", "period": "year"}
FOLDER = Path(tempfile.gettempdir()) / "carbon-benchmarks"
_CHUNK = 10_000_000
_OF_ONE = "_per_amount"
_NO_GAS = ("amount", "co2e_market_kg")
"""Numbers of a plan that a person sums no emissions with: the amount itself, and the other view of the same total."""


def ledger(rows: int, questions: int = 10_000, seed: int = 1, words: Words = USUAL) -> pl.DataFrame:
    """Return a table of activities: `questions` distinct combinations of its four keys, each at least once where the rows suffice."""
    random = np.random.default_rng(seed)
    number = random.integers(0, questions, rows)
    number[:questions] = np.arange(min(questions, rows))
    columns = {}
    for name, known in zip(KEYS, (*words, tuple(map(str, YEARS))), strict=True):
        columns[name] = pl.Series(known)[number % len(known)]
        number = number // len(known)
    assert not number.any(), f"the words make no {questions} combinations"
    return pl.DataFrame(
        {
            **columns,
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
        pl.scan_parquet(parts).sink_parquet(path.with_suffix(".aside"), row_group_size=1_000_000)
        path.with_suffix(".aside").rename(path)
        for part in parts:
            part.unlink()
    return path


def coefficients(plan: carbon.Plan) -> pl.DataFrame:
    """Return the plan's coefficients as a person would have them ready: keys, `co2e_kg` and kg of each gas that the plan has."""
    columns = plan.key_columns()
    keys = {name: pl.Series(columns[f"key_{number}"], dtype=pl.String) for number, name in enumerate(_key_order(plan))}
    values = {
        name.removesuffix(_OF_ONE): pl.Series(column, dtype=pl.Float64)
        for name, column in columns.items()
        if name.endswith(_OF_ONE) and name.removesuffix(_OF_ONE) not in _NO_GAS
    }
    return pl.DataFrame({name: keys[name] for name in KEYS} | values)


def gases(ready: pl.DataFrame) -> list[str]:
    """Return the columns of gases among ready coefficients."""
    return [name for name in ready.columns if name not in (*KEYS, "co2e_kg")]


def _key_order(plan: carbon.Plan) -> list[str]:
    return [key.column for key in plan.combinations.keys]
