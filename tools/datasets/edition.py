"""What every importer does alike: read a table, write the files of an edition folder."""

from __future__ import annotations

import csv
import hashlib
import json
from collections import Counter
from pathlib import Path
from typing import Any


def read(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def write(path: Path, columns: list[str], rows: list[dict[str, str]]) -> None:
    """Write rows as CSV, missing cells empty."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def write_unmapped(path: Path, names: list[str], left: Counter[Any]) -> None:
    """Write what was left out: its place, the reason, and the number of values."""
    columns = [*names, "values"]
    write(path, columns, [dict(zip(columns, [*place, str(count)], strict=True)) for place, count in left.items()])


def write_package(folder: Path, text: dict[str, object], rows: int) -> None:
    """Write datapackage.json with the sha256 of factors.csv."""
    digest = hashlib.sha256((folder / "factors.csv").read_bytes()).hexdigest()
    package = text | {"resources": [{"path": "factors.csv", "sha256": digest, "rows": rows}]}
    (folder / "datapackage.json").write_text(json.dumps(package, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
