"""No word that the template offers is one that the library asks about."""

import csv
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_no_choice_of_the_template_has_two_meanings():
    with (ROOT / "emission_factors" / "taxonomy" / "fields" / "two_meanings.csv").open(encoding="utf-8", newline="") as lines:
        asked = {
            (row["word"], name)
            for row in csv.DictReader(lines)
            if {"*", "SE"} & set(row["regions"].split())
            for name in row["fields"].split()
        }
    assert ("solel", "kind") in asked
    offered = {
        (word, column["field"])
        for path in (ROOT / "src" / "carbon" / "workbook" / "subjects").glob("*.toml")
        for column in tomllib.loads(path.read_text(encoding="utf-8"))["columns"]
        if isinstance(column.get("choices"), list)
        for word in column["choices"]
    }
    assert ("solceller", "kind") in offered
    assert offered & asked == set()
