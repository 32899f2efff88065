"""Prices and exchange rates: remade from the publishers' layouts, and refused where they cannot be read."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest

TOOLS = Path(__file__).parents[2] / "tools" / "datasets"


@pytest.fixture
def folder(tmp_path):
    for name in ("prices", "currencies", "regions"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "datapackage.json").write_text(json.dumps({"name": name}), encoding="utf-8")
    (tmp_path / "regions" / "world_bank.csv").write_text("code,region\nSWE,SE\n", encoding="utf-8")
    return tmp_path


def run(tool: str, folder: Path, table: str, target: str) -> subprocess.CompletedProcess[str]:
    (folder / "table.csv").write_text(table, encoding="utf-8")
    command = [sys.executable, TOOLS / f"{tool}.py", folder / "table.csv", folder / target]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_year_is_the_mean_of_its_days_and_only_whole_years_are_taken(folder):
    """(10.0 + 10.5 + 10.7) / 3 = 10.4; 2026 ends in October."""
    table = "Date,SEK,RUB,\n2026-10-30,11,N/A,\n2025-12-31,10.7,N/A,\n2025-06-30,10.5,N/A,\n2025-01-02,10.0,N/A,\n"
    done = run("currencies", folder, table, "currencies")
    assert "1 rows; 1 added, 0 removed, 0 revised" in done.stdout
    (row,) = rows(folder / "currencies" / "rates.csv")
    assert (row["currency"], row["year"], row["per_eur"], row["days"]) == ("SEK", "2025", "10.4", "3")


def test_inflation_is_copied_as_printed_and_revisions_are_named(folder):
    header = "Country Name,Country Code,Year,CPI\n"
    run("prices", folder, header + "Sweden,SWE,2024,2.8\nSweden,SWE,1989,6.4\n", "prices")
    done = run("prices", folder, header + "Sweden,SWE,2024,2.9\nArab World,ARB,2024,4\n", "prices")
    assert "0 added, 0 removed, 1 revised\n  SE 2024: 2.8 → 2.9\nno region of ours: Arab World" in done.stdout


@pytest.mark.parametrize(
    ("tool", "target", "table", "message"),
    [
        ("prices", "prices", "Country,Year,CPI\nSweden,2024,2.8\n", "table.csv has no column Country Name, Country Code"),
        ("prices", "prices", "Country Name,Country Code,Year,CPI\nSweden,SWE,2024,high\n", "table.csv row 2: 'high' is not a number"),
        ("currencies", "currencies", "Date,SEK\n2025-12-31,?\n", "table.csv row 2, SEK: '?' is not a number"),
    ],
)
def test_a_table_that_cannot_be_read_is_refused(folder, tool, target, table, message):
    done = run(tool, folder, table, target)
    assert done.returncode == 1
    assert message in done.stderr
