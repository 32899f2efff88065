"""The pint registry of the field: the only place that imports pint."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pint

from carbon.core.units.dimensions import DIMENSIONS

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One spelling of a unit with its dimension and scale to the dimension's base unit."""

    spelling: str
    name: str
    dimension: str
    scale: float


@cache
def registry() -> pint.UnitRegistry[Any]:
    """Return the registry of the field's units, built once from `units.txt`."""
    return pint.UnitRegistry(str(_HERE / "units.txt"), autoconvert_offset_to_baseunit=False)


def quantity(value: float, unit: str) -> Any:
    """Return a pint quantity of the field's registry.

    Parameters: value; unit, a spelling of `units.txt`.

    >>> quantity(2, "t").to("kg").magnitude
    2000.0
    """
    return registry().Quantity(float(value), _long_names()[unit])


def ambiguous_names() -> list[tuple[str, str, str]]:
    """Return (spelling, candidates, why) of the names that mean two things."""
    with (_HERE / "ambiguous.csv").open(encoding="utf-8", newline="") as file:
        return [(row["spelling"], row["candidates"], row["why"]) for row in csv.DictReader(file)]


def unit_rows() -> list[UnitRow]:
    """Return every spelling of every unit, derived from the registry and nothing else."""
    long_names = _long_names()
    bases = {quantity(1, base).dimensionality: name for name, base in DIMENSIONS.items()}
    rows = []
    for spelling, symbol in _symbols().items():
        dimension = bases.get(quantity(1, spelling).dimensionality)
        if dimension is not None:
            scale = quantity(1.0, spelling).to(long_names[DIMENSIONS[dimension]]).magnitude
            rows.append(UnitRow(spelling, symbol, dimension, _tidy(float(scale))))
    return rows


def _definitions() -> list[list[str]]:
    lines = (_HERE / "units.txt").read_text(encoding="utf-8").splitlines()
    parts = [[part.strip() for part in line.split("=")] for line in lines if not line.startswith("#")]
    return [[names[0], *names[2:]] for names in parts if len(names) > 1]


def _spellings() -> list[tuple[str, str]]:
    """Spellings that pint does not take as names, and the names they stand for."""
    with (_HERE / "spellings.csv").open(encoding="utf-8", newline="") as file:
        return [*((row["spelling"], row["name"]) for row in csv.DictReader(file)), *_heating_values()]


def _heating_values() -> Iterator[tuple[str, str]]:
    """Energy of a fuel with the words of a trade or language for its heating value: 'kWh PCS' is kWh_gross."""
    names = [(name, names[0]) for names in _definitions() for name in names]
    with (_HERE / "heating_values.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            ending = f"_{row['heating_value']}"
            yield from ((f"{name.removesuffix(ending)} {row['word']}", first) for name, first in names if name.endswith(ending))


def _symbols() -> dict[str, str]:
    found: dict[str, str] = {}
    for names in _definitions():
        symbol = names[1] if len(names) > 1 and names[1] != "_" else names[0]
        found |= {name: symbol for name in names if name != "_"}
    return found | {spelling: found[name] for spelling, name in _spellings()}


@cache
def _long_names() -> dict[str, str]:
    """Spelling → first name: pint reads digits in a spelling (`Nm3`) as a power."""
    found = {name: names[0] for names in _definitions() for name in names if name != "_"}
    return found | dict(_spellings())


def _tidy(scale: float) -> float:
    """Remove the last bits that pint's chain of products adds: 999.9999999999999 is 1000."""
    return float(f"{scale:.15g}")
