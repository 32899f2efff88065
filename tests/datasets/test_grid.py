"""Carbon intensity of electricity by country: all years, and next year's table without code."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest

import carbon
from importing import TOOLS, asked

ROOT = Path(__file__).parents[2]
EDITION = ROOT / "emission_factors" / "ember" / "2025"


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_cited_and_left_out_are_all_values_of_the_source():
    package = json.loads((EDITION / "datapackage.json").read_text(encoding="utf-8"))
    parts = [sum(int(row["values"]) for row in rows(EDITION / name)) for name in ("factors.csv", "unmapped.csv")]
    assert sum(parts) == package["source_values"] == 6332


@pytest.mark.parametrize(("region", "year", "grams"), [("SE", 2019, 42.34), ("AE", 2018, 671.2), ("world", 2024, 471.08)])
def test_a_country_and_year(region, year, grams):
    factor = carbon.catalogue().factor(f"ember-2025/electricity.grid/{region}/{year}/generation+wtt+infrastructure")
    assert factor.forms[0].gases["co2e"] == pytest.approx(grams / 1000)


def command(folder: Path, table: str) -> list[object]:
    """What import_edition.py is given to import this table into a folder of its own."""
    (folder / "ember").mkdir()
    (folder / "regions").mkdir()
    (folder / "regions" / "regions.csv").write_text("english,code\nSweden,SE\n", encoding="utf-8")
    (folder / "ember" / "entities.csv").write_text("entity,region\n", encoding="utf-8")
    (folder / "table.csv").write_text(table, encoding="utf-8")
    return ["ember", folder / "table.csv", "2026", "--folder", folder / "ember"]


def test_next_years_table_needs_no_code_and_says_what_it_does_not_know(tmp_path):
    table = "Entity,Code,Year,Carbon intensity of electricity per kWh\nSweden,SWE,2026,35.1\nAtlantis,ATL,2026,1\n"
    done = asked("import_edition", *command(tmp_path, table))
    assert "2 values = 1 cited by 1 rows + 1 left out" in done.stdout
    assert "? no heading in regions.csv or entities.csv (1 values, first at Atlantis)" in done.stdout
    assert rows(tmp_path / "ember" / "2026" / "factors.csv")[0]["note"] == "preliminary"
    left = rows(tmp_path / "ember" / "2026" / "unmapped.csv")
    assert left == [{"entity": "Atlantis", "reason": "no heading in regions.csv or entities.csv", "values": "1"}]


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("Entity,Code,Year,Intensity\nSweden,SWE,2026,35.1\n", "table.csv has no column Carbon intensity of electricity per kWh"),
        ("Entity,Code,Year,Carbon intensity of electricity per kWh\nSweden,SWE,2026,low\n", "table.csv row 2: 'low' is not a number"),
    ],
)
def test_a_table_that_cannot_be_read_is_refused(tmp_path, table, message):
    """As a process, whose exit code a person's script sees."""
    process = [sys.executable, TOOLS / "import_edition.py", *command(tmp_path, table)]
    done = subprocess.run(process, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert message in done.stderr
