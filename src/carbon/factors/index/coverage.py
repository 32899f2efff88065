"""Which published rows are mapped and which are not: `unmapped.csv` of each edition, for the index."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from carbon.factors.index.csv_rows import read_csv

_OWN = ("reason", "values")


def fill_coverage(connection: sqlite3.Connection, folder: Path) -> None:
    """Fill the table of published values that no factor cites, each with its place and reason.

    Parameters: connection of the index that is made; folder of the data.
    """
    connection.executemany("INSERT INTO unmapped VALUES (?, ?, ?, ?)", _rows(folder))


def _rows(folder: Path) -> Iterator[tuple[str, str, str, int]]:
    for path in sorted(folder.glob("*/*/unmapped.csv")):
        package = path.with_name("datapackage.json")
        # What was left out of a collection of several publishers has no edition of its own.
        name = json.loads(package.read_text(encoding="utf-8"))["name"] if package.is_file() else "-".join(path.parts[-3:-1])
        for row in read_csv(path):
            place = " › ".join(value for column, value in row.items() if column not in _OWN and value)
            yield name, place, row["reason"], int(row["values"])
