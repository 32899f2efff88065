"""Write emission_factors/parameters/uncertainty.csv: how sure a factor is that states nothing, from what is published of its kind.

python tools/datasets/uncertainty_defaults.py, then seal emission_factors/parameters

Of each fuel, gas and sector the default and its two bounds as the IPCC prints them, each from one row of one table; for factors that name
no sector, the row of the sector with the widest bounds. Of each key and main stage the median of the half widths that ADEME states. What is
read by hand in the text of the IPCC's Guidelines stands in BY_HAND.
"""

from __future__ import annotations

import csv
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import NamedTuple

sys.path.append(str(Path(__file__).parents[1]))

from pages import write

FACTORS = Path(__file__).parents[2] / "emission_factors"
COLUMNS = ("family", "item", "name", "value", "unit", "lowest", "highest", "source", "locator", "note")
IPCC = "2006 IPCC Guidelines for National Greenhouse Gas Inventories, Volume 2"
WITHOUT_ROW = "estimate: bounds of a fuel with a row of its own stand for those without"
BY_HAND = (
    ("fuel.*", "ch4_fossil", "3", "kg/TJ_net", "1", "10", "Table 2.2, Gas/Diesel Oil", WITHOUT_ROW),
    ("fuel.*", "ch4_biogenic", "30", "kg/TJ_net", "10", "100", "Table 2.2, Wood / Wood Waste", WITHOUT_ROW),
    ("fuel.*", "n2o", "0.6", "kg/TJ_net", "0.2", "2", "Table 2.2, Gas/Diesel Oil", WITHOUT_ROW),
    ("road.*", "ch4_fossil", "3", "times", "", "", "section 3.2.2, p. 3.29: a factor of 2 to 3", "the upper end"),
    ("road.*", "n2o", "3", "times", "", "", "section 3.2.2, p. 3.29: a factor of 2 to 3", "the upper end"),
    ("air.*", "ch4_fossil", "78.5", "%", "-57", "100", "Table 3.6.5, All fuels", ""),
    ("air.*", "n2o", "110", "%", "-70", "150", "Table 3.6.5, All fuels", ""),
    (
        "sea.*",
        "ch4_fossil",
        "50",
        "%",
        "-50",
        "50",
        "Table 3.5.3, Ocean-going Ships",
        "printed with one sign; section 3.5.1.7: 50 percent",
    ),
    ("sea.*", "n2o", "90", "%", "-40", "140", "Table 3.5.3, Ocean-going Ships", ""),
)
_BOUNDS = re.compile(r"([a-z0-9_]+):([0-9.eE+-]+)\.\.([0-9.eE+-]+)")
_TABLE = re.compile(r"Table ([0-9.]+), ([^;]+)")
_PRINTED = (
    (r"3\.5\.3", r".*", "Ocean-going Ships"),
    (r"3\.6\.5", r".*", "All fuels"),
    (r"3\.4\.1", r"Diesel Oil", "Diesel"),
    (r"3\.3\.1", r"Diesel Oil, Off-Road Source: (\w+)", r"Diesel, \1"),
    (r"3\.3\.1", r"Motor Gasoline, Off-Road Source: (\w+), Engine type: Motor gasoline, (\d-stroke)", r"Motor Gasoline \2, \1"),
    (r"3\.2\.2", r"Biogasoline, (\w+) (\w+) / Fuel: Ethanol", r"Ethanol, \2, \1"),
    (r"3\.4\.1", r"Sub-Bituminous Coal", "Sub-bituminous Coal"),
    (r".*", r"(Gas|Diesel) Oil", "Gas/Diesel Oil"),
)
"""Table, name in the database of emission factors from which the factors were read, and the name of the row in the Guidelines."""


class Bound(NamedTuple):
    """The bounds of a gas as printed, with the sector and qualifiers they are for and the row they stand in."""

    key: str
    gas: str
    sector: str
    qualifiers: str
    value: str
    low: str
    high: str
    locator: str

    @property
    def width(self) -> tuple[float, float]:
        """How wide they are relative to the default, and how far up they reach."""
        return (float(self.high) - float(self.low)) / float(self.value), float(self.high) / float(self.value)


def pages() -> dict[Path, str]:
    """Return the table with its text."""
    rows = [*_by_hand(), *_ipcc(FACTORS), *_ademe(FACTORS)]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(sorted(rows, key=lambda row: row[:3]))
    return {FACTORS / "parameters" / "uncertainty.csv": text.getvalue()}


def _by_hand() -> Iterator[tuple[object, ...]]:
    for item, name, value, unit, low, high, locator, note in BY_HAND:
        yield ("uncertainty", item, name, value, unit, low, high, IPCC, locator, note)


def _ipcc(folder: Path) -> Iterator[tuple[object, ...]]:
    """Of each fuel and gas the bounds of every sector, and those of the widest for factors that name none."""
    known: dict[tuple[str, str], list[Bound]] = {}
    for bound in bounds(folder):
        known.setdefault((bound.key, bound.gas), []).append(bound)
    for found in known.values():
        sectors = dict.fromkeys(bound.sector for bound in found)
        for sector in sectors:
            inside = [bound for bound in found if bound.sector == sector]
            widest = max(inside, key=lambda bound: bound.width)
            yield _printed(widest, f"{widest.gas} sector={sector}", _of(widest, len(inside)))
        widest = max(found, key=lambda bound: bound.width)
        yield _printed(widest, widest.gas, f"of sector {_of(widest, len(found))}, for factors that name no sector")


def _of(bound: Bound, count: int) -> str:
    more = ", ".join(part for part in bound.qualifiers.split("; ") if part and not part.startswith("sector="))
    sector = bound.sector.replace("_", " ")
    return f"{sector}{f' ({more})' if more else ''}" + (f", the widest of {count} rows" if count > 1 else "")


def _printed(bound: Bound, name: str, note: str) -> tuple[object, ...]:
    return ("uncertainty", bound.key, name, bound.value, "kg/TJ_net", bound.low, bound.high, IPCC, bound.locator, note)


def bounds(folder: Path) -> Iterator[Bound]:
    """Yield the bounds of fuels as printed, the first table of a fuel first.

    Parameters: folder of emission_factors.
    """
    rows = [row for row in _read(folder / "ipcc" / "2006" / "factors.csv") if row["key"].startswith("fuel.")]
    homes = {row["key"]: _rows_of(row["locator"])[0] for row in rows if row["qualifiers"] == "sector=energy_industries"}
    rows.sort(key=lambda row: (row["key"], min(_rows_of(row["locator"]))))
    for row in rows:
        sector = next(part for part in row["qualifiers"].split("; ") if part.startswith("sector=")).removeprefix("sector=")
        for gas, low, high in _BOUNDS.findall(row["uncertainty"]):
            if float(row.get(gas) or 0):
                locator = _row_of(gas, _rows_of(row["locator"]), homes[row["key"]])
                yield Bound(row["key"], gas, sector, row["qualifiers"], row[gas], low, high, locator)


def _rows_of(locator: str) -> list[tuple[str, str]]:
    """Tables and their rows, by the names that are printed."""
    return [(table, _name(table, fuel.strip())) for table, fuel in _TABLE.findall(locator) if table[0] in "23"]


def _name(table: str, fuel: str) -> str:
    for tables, name, printed in _PRINTED:
        found = re.fullmatch(name, fuel)
        if found and re.fullmatch(tables, table):
            return found.expand(printed)
    return fuel


def _row_of(gas: str, rows: list[tuple[str, str]], home: tuple[str, str]) -> str:
    """The row that prints the bounds of a gas: CO2 of mobile sources is that of the fuel, in Table 2.2."""
    if rows[0][0].startswith("3") and gas in ("co2", "co2_biogenic"):
        rows = [home]
    elif rows[0][0].startswith("3"):
        # Table 3.2.1 prints CO2 only.
        rows = [row for row in rows if row[0] != "3.2.1"]
    return "; ".join(dict.fromkeys(f"Table {table}, {fuel}" for table, fuel in rows))


def _ademe(folder: Path) -> Iterator[tuple[object, ...]]:
    stated: dict[tuple[str, str], list[float]] = {}
    for row in _read(folder / "ademe" / "V23.6" / "factors.csv"):
        if row["uncertainty"]:
            half = float(row["uncertainty"].strip("± %"))
            places = ((row["key"], row["stages"].split("+")[0]), (row["key"], "*"), (f"{row['key'].split('.')[0]}.*", "*"))
            for place in places:
                stated.setdefault(place, []).append(half)
    for (key, stage), halves in stated.items():
        note = f"median of {len(halves)} stated half widths, {min(halves):g} to {max(halves):g}%"
        half = median(halves)
        source, place = "ADEME, Base Carbone V23.6", "column Incertitude"
        yield ("uncertainty", key, stage, f"{half:g}", "%", f"{-half:g}", f"{half:g}", source, place, note)


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    sys.exit(write(pages()))
