"""Write emission_factors/parameters/uncertainty.csv: how sure a factor is that states nothing, from what is published of its kind.

python tools/datasets/uncertainty_defaults.py [FOLDER of emission_factors]

Of each key and main stage the median of the half widths that ADEME states; of each fuel and gas the widest bounds of the IPCC's sectors,
relative to the default. What is read by hand in the text of the IPCC's Guidelines stands in BY_HAND.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

COLUMNS = ("family", "item", "name", "value", "unit", "lowest", "highest", "source", "locator", "note")
IPCC = "2006 IPCC Guidelines for National Greenhouse Gas Inventories, Volume 2"
BY_HAND = (
    (
        "fuel.*",
        "ch4_fossil",
        -67.0,
        233.0,
        "Tables 2.2 to 2.5, oil products: 3 kg/TJ, 95 % between 1 and 10",
        "of fuels without a row of their own",
    ),
    (
        "fuel.*",
        "ch4_biogenic",
        -67.0,
        233.0,
        "Tables 2.2 to 2.5: the bounds are a third and three times the default",
        "of fuels without a row",
    ),
    (
        "fuel.*",
        "n2o",
        -67.0,
        233.0,
        "Tables 2.2 to 2.5, oil products: 0.6 kg/TJ, 95 % between 0.2 and 2",
        "of fuels without a row of their own",
    ),
    ("road.*", "ch4_fossil", -67.0, 200.0, "section 3.2.2: a factor of 2 to 3", "the upper end"),
    ("road.*", "n2o", -67.0, 200.0, "section 3.2.2: a factor of 2 to 3", "the upper end"),
    ("air.*", "ch4_fossil", -57.0, 100.0, "Table 3.6.5", ""),
    ("air.*", "n2o", -70.0, 150.0, "Table 3.6.5", ""),
    ("sea.*", "ch4_fossil", -50.0, 50.0, "Table 3.5.3", ""),
    ("sea.*", "n2o", -40.0, 140.0, "Table 3.5.3", ""),
)
_BOUNDS = re.compile(r"([a-z0-9_]+):([0-9.eE+-]+)\.\.([0-9.eE+-]+)")


def main() -> int:
    """Write the table and say how many rows it has."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "emission_factors")
    rows = [*_by_hand(), *_ipcc(folder), *_ademe(folder)]
    target = folder / "parameters" / "uncertainty.csv"
    with target.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(sorted(rows, key=lambda row: row[:3]))
    print(f"{target}: {len(rows)} rows")
    return 0


def _row(item: str, name: str, low: float, high: float, source: str, locator: str, note: str) -> tuple[object, ...]:
    return ("uncertainty", item, name, f"{(high - low) / 2:g}", "%", f"{low:g}", f"{high:g}", source, locator, note)


def _by_hand() -> Iterator[tuple[object, ...]]:
    for item, name, low, high, locator, note in BY_HAND:
        yield _row(item, name, low, high, IPCC, locator, note)


def _ipcc(folder: Path) -> Iterator[tuple[object, ...]]:
    """Of each fuel and gas the widest bounds, relative to the default, over the sectors."""
    widest: dict[tuple[str, str], tuple[float, float]] = {}
    for row in _read(folder / "ipcc" / "2006" / "factors.csv"):
        for gas, low, high in _BOUNDS.findall(row["uncertainty"]):
            value = float(row.get(gas) or 0)
            if not value or not row["key"].startswith("fuel."):
                continue
            found = (100 * (float(low) / value - 1), 100 * (float(high) / value - 1))
            known = widest.setdefault((row["key"], gas), found)
            widest[row["key"], gas] = (min(known[0], found[0]), max(known[1], found[1]))
    for (key, gas), (low, high) in widest.items():
        yield _row(
            key, gas, round(low, 1), round(high, 1), IPCC, f"Tables 2.2 to 2.5, 3.2.1, 3.2.2, {key.removeprefix('fuel.')}", "widest sector"
        )


def _ademe(folder: Path) -> Iterator[tuple[object, ...]]:
    stated: dict[tuple[str, str], list[float]] = {}
    for row in _read(folder / "ademe" / "V23.6" / "factors.csv"):
        if row["uncertainty"]:
            half = float(row["uncertainty"].strip("± %"))
            places = ((row["key"], row["stages"].split("+")[0]), (row["key"], "*"), (f"{row['key'].split('.')[0]}.*", "*"))
            for place in places:
                stated.setdefault(place, []).append(half)
    for (key, stage), halves in stated.items():
        note = f"median of {len(halves)} stated half widths, {min(halves):g} to {max(halves):g} %"
        half = median(halves)
        yield _row(key, stage, -half, half, "ADEME, Base Carbone V23.6", "column Incertitude", note)


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    raise SystemExit(main())
