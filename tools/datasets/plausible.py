"""Give every key, stage and dimension that has none its limits of what is plausible: `python tools/datasets/plausible.py`.

Lines that are there are never changed: a value outside them is for `verify-factors` to refuse and for a person to look at. The
lowest and highest of all publishers are halved and doubled; of burning by mass, no fuel is above pure carbon (44/12 kg CO2 per kg).
"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator
from pathlib import Path

from carbon.factors.catalogue import catalogue
from carbon.factors.verification.limits import limit
from carbon.factors.verification.neighbours import per_base

TAXONOMY = Path(__file__).parents[2] / "emission_factors" / "taxonomy"
COLUMNS = ("key", "stage", "dimension", "low", "high", "step", "spike", "why")
STEPS = {
    "road": (1.6, 1.3),
    "air": (1.6, 1.3),
    "rail": (1.6, 1.3),
    "freight": (1.6, 1.3),
    "sea": (1.6, 1.3),
    "electricity": (3, 3),
    "spend": (3, 2),
}
"""Largest step and spike of a family; 3 and 1.5 of the others."""


def main() -> None:
    """Write the missing lines, and say which."""
    for (key, stage, dimension), values in sorted(missing().items()):
        path = home(key) / "plausible.csv"
        new = not path.is_file()
        with path.open("a", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            if new:
                writer.writerow(COLUMNS)
            writer.writerow([key, stage, dimension, *map("{:g}".format, line(key, stage, dimension, values)), why(key, stage, dimension)])
        print(f"{path.parent.name}: {key} {stage} per {dimension}")


def missing() -> dict[tuple[str, str, str], list[float]]:
    """Return the values of every key (of fuels the family), stage and dimension without limits."""
    found: dict[tuple[str, str, str], list[float]] = {}
    for key, stage, dimension, value in values():
        if limit(key, stage, dimension) is None:
            found.setdefault((key, stage, dimension), []).append(value)
    return found


def values() -> Iterator[tuple[str, str, str, float]]:
    """Yield key, stage, dimension and kg CO2e per base unit of every unit form that has a greenhouse gas."""
    for name in catalogue().all_keys():
        for _, factor in catalogue().by_key(name):
            key = "fuel" if name.startswith("fuel.") else name
            yield from ((key, factor.stage, form.dimension, value) for form in factor.forms if (value := per_base(form)))


def line(key: str, stage: str, dimension: str, found: list[float]) -> tuple[float, float, float, float]:
    """Return lowest, highest, largest step and spike."""
    burnt = key == "fuel" and stage == "combustion"
    step, spike = (1.6, 1.2) if burnt else STEPS.get(key.split(".", maxsplit=1)[0], (3, 1.5))
    high = 3.67 if burnt and dimension == "mass" else one_digit(2 * max(found), up=True)
    return one_digit(min(found) / 2, up=False), high, step, spike


def one_digit(value: float, *, up: bool) -> float:
    """Return the value with one digit, away from the middle."""
    power = 10.0 ** math.floor(math.log10(value))
    return float(f"{(math.ceil if up else math.floor)(value / power) * power:.1g}")


def why(key: str, stage: str, dimension: str) -> str:
    """Return how the line was made."""
    top = "pure carbon burnt, 44/12" if (key, stage, dimension) == ("fuel", "combustion", "mass") else "the highest doubled"
    return f"of all publishers the lowest halved, {top}"


def home(key: str) -> Path:
    """Return the folder of the family that a key is of."""
    for path in sorted(TAXONOMY.glob("*/keys.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            if {key, key.split(".", maxsplit=1)[0]} & {row["key"] for row in csv.DictReader(file)}:
                return path.parent
    return TAXONOMY / key.split(".", maxsplit=1)[0]


if __name__ == "__main__":
    main()
