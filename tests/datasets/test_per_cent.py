"""English writes 95%, and the data that are our own words do so; what a publisher prints stays as it is printed."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "emission_factors"
OURS = ("note", "reason", "derivation")
"""Columns of our own words. Places, names and spreads are a publisher's."""
_APART = re.compile(r"\d[ \N{NO-BREAK SPACE}]%")


def test_notes_of_the_data_write_per_cent_without_a_space():
    found = []
    for path in sorted(FOLDER.rglob("*.csv")):
        with path.open(encoding="utf-8", newline="") as lines:
            reader = csv.DictReader(lines)
            columns = [name for name in reader.fieldnames or () if name in OURS]
            found += (
                [f"{path.name}: {row[name]}" for row in reader for name in columns if _APART.search(row[name] or "")] if columns else []
            )
    for path in sorted(FOLDER.rglob("datapackage.json")):
        notes = json.loads(path.read_text(encoding="utf-8")).get("notes", [])
        found += [f"{path.parent.name}: {note}" for note in notes if _APART.search(note)]
    assert sorted(set(found)) == []
