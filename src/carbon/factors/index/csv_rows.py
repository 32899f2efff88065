"""The CSV files of `emission_factors/` as rows of text."""

from __future__ import annotations

import csv
from pathlib import Path

from carbon.core.errors import CarbonError


def read_csv(path: Path) -> list[dict[str, str]]:
    """Return the rows of a UTF-8 CSV file as text by column.

    Parameters: path.
    Raises: CarbonError naming a row with more cells than the header.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, restkey=""))
    for number, row in enumerate(rows, start=2):
        if "" in row:
            raise CarbonError(f"{path.name} row {number} has more cells than the header. Quote a cell that holds a comma.", code="data_row")
    return [{name: (value or "").strip() for name, value in row.items()} for row in rows]
