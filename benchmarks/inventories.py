"""An inventory of many rows, as a ledger is kept: days, sites, words in Swedish, some rows that are wrong."""

from __future__ import annotations

import csv
import random
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from data import FOLDER
from measure import Row, in_process

from carbon.engine.asking.rows import read_activity

ROWS, SOME = 100_000, 2_000
_HEAD = ("id", "kind", "site", "source", "period", "amount", "unit", "fuel", "size", "note")
_TOML = """[inventory]
name = "Many rows"
organisation = "Region"
period = "2023"
region = "SE"

[[tables]]
path = "rows.csv"
"""
_KINDS = (
    ("el", "kWh", ("",), ("",)),
    ("fjärrvärme", "MWh", ("",), ("",)),
    ("fuel", "l", ("diesel", "bensin", "eldningsolja"), ("",)),
    ("bil", "km", ("diesel", "bensin"), ("liten", "mellan", "stor")),
    ("hotell", "nätter", ("",), ("",)),
)


def lines(rows: int, seed: int = 1) -> Iterator[tuple[str, ...]]:
    """Yield the cells of rows: one of a hundred has no amount, a word for one, or a unit that is none."""
    chance = random.Random(seed)
    for row in range(rows):
        kind, unit, fuels, sizes = chance.choice(_KINDS)
        day = date(2023, 1, 1) + timedelta(chance.randrange(365))
        amount, slip = f"{chance.uniform(1, 900):.2f}".replace(".", ","), chance.randrange(300)
        amount, unit = {0: ("", unit), 1: ("många", unit), 2: (amount, "kilowatt")}.get(slip, (amount, unit))
        words = (f"hus {chance.randrange(40)}", chance.choice(("Drift", "Service")), day.isoformat())
        note = chance.choice(("", "faktura"))
        yield (f"r{row}", kind, *words, amount, unit, chance.choice(fuels), chance.choice(sizes), note)


def written(rows: int) -> Path:
    """Return the folder of an inventory of so many rows."""
    folder = FOLDER / f"inventory-{rows}"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "inventory.toml").write_text(_TOML, encoding="utf-8")
    with (folder / "rows.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, delimiter=";").writerows([_HEAD, *lines(rows)])
    return folder


def inventories() -> list[Row]:
    """The processor time of `footprint`, beside that of reading each row by itself and nothing else, and of `read`."""
    code = f"from carbon.cli.main import main; main(['footprint', {str(written(ROWS))!r}])"
    in_process(code)
    alone = _alone() * ROWS
    run = in_process(code)
    beside = "reading each row by itself"
    read = in_process(f"from carbon.cli.main import main; main(['read', {str(written(ROWS) / 'rows.csv')!r}])")
    return [
        Row("footprint of 100 000 rows of CSV, processor time", run.cpu, ROWS, beside, alone, "≤ 1 ×", run.memory, run.cpu),
        Row("read of 100 000 rows of CSV, processor time", read.cpu, ROWS, aim="≤ 2 s", memory=read.memory, cpu=read.cpu),
    ]


def _alone() -> float:
    """Processor time of reading a row by itself [s]."""
    records = [
        {name: cell.replace(",", ".") if name == "amount" else cell for name, cell in zip(_HEAD, line, strict=True) if cell}
        for line in lines(SOME)
    ]
    for record in records[:100]:
        read_activity(record)
    start = time.process_time()
    for record in records:
        read_activity(record)
    return (time.process_time() - start) / SOME
