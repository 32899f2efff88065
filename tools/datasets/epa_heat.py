"""Turn the heat contents of a US EPA Emission Factors Hub (Table 1) into emission_factors/fuels/properties_us.csv.

usage: python tools/datasets/epa_heat.py HUB.xlsx EDITION
"""

from __future__ import annotations

import sys
from pathlib import Path

from edition import read, write
from epa_source import SHEET, Cell, read_hub

_FACTORS = Path(__file__).resolve().parents[2] / "emission_factors"
_COLUMNS = ["fuel", "blend", "region", "property", "value", "unit", "year", "source", "locator", "licence"]
_PER = {"short ton": "short_ton", "gallon": "us_gallon", "scf": "scf"}


def main(file: Path, edition: str) -> None:
    """Write the higher heating value of every fuel whose emission factors are mapped."""
    rules = read(_FACTORS / "epa" / "headings.csv")
    fuels = {rule["item"]: rule for rule in rules if rule["table"] == "1" and rule["key"] and not rule["qualifiers"]}
    cells = [cell for cell in read_hub(file, edition) if ("quantity", "heat_content") in cell.words and cell.item in fuels]
    rows = [_row(cell, fuels[cell.item]["key"].removeprefix("fuel."), edition) for cell in cells]
    # One heat content for each fuel: another heading of the same fuel repeats it.
    write(_FACTORS / "fuels" / "properties_us.csv", _COLUMNS, list({row["fuel"]: row for row in reversed(rows)}.values())[::-1])


def _row(cell: Cell, fuel: str, edition: str) -> dict[str, str]:
    return {
        "fuel": fuel, "region": "US", "property": "gross_calorific_value", "value": cell.value, "unit": f"mmBtu/{_PER[cell.per]}",
        "year": edition, "source": f"US EPA, GHG Emission Factors Hub {edition}", "locator": f"Table 1, {SHEET}!{cell.address}",
        "licence": "public domain",
    }  # fmt: skip


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
