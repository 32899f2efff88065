"""From the UK Government's headings to our keys, by emission_factors/uk/mapping.csv and headings.csv."""

from __future__ import annotations

from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import NamedTuple

from edition import NO_HEADING, read
from uk_source import Cell

UNITS = {
    "kwh (gross cv)": "kWh_gross", "kwh (net cv)": "kWh_net", "litres": "l", "cubic metres": "m3", "tonnes": "t", "kg": "kg",
    "passenger.km": "pkm", "tonne.km": "tkm", "room per night": "room_night", "million litres": "million_l", "km": "vkm", "miles": "vkm",
    "gj": "GJ_net", "per fte working hour": "employee_hour",
}  # fmt: skip
"""The publisher's denominators; miles are checked against kilometres. GJ of bioenergy are net (methodology paper, on bioenergy)."""
_HEADINGS = ("level1", "level2", "level3", "level4", "column", "unit")
_PARTS = {"l2": "level2", "l3": "level3", "l4": "level4", "col": "column"}


class Place(NamedTuple):
    """What tells one factor form of the edition apart."""

    key: str
    qualifiers: str
    stages: str
    region: str
    unit: str


class Mapping(NamedTuple):
    """Rules in order, the first that fits wins; and heading (case folded) → our word."""

    rules: list[dict[str, str]]
    words: dict[str, str]


class Placed(NamedTuple):
    """Where a value belongs, and the publisher's names of it."""

    place: Place
    names: str


def read_mapping(folder: Path) -> Mapping:
    """Return the mapping of a publisher's folder; countries go by their English name.

    Parameters: folder with mapping.csv and headings.csv, beside regions/.
    """
    countries = {row["english"].casefold(): row["code"] for row in read(folder.parent / "regions" / "regions.csv") if row["english"]}
    words = {row["heading"].casefold(): row["word"] for row in read(folder / "headings.csv")}
    return Mapping(read(folder / "mapping.csv"), countries | words)


def place_of(cell: Cell, mapping: Mapping) -> Placed | str:
    """Return where a value belongs, or the reason why it is left out."""
    rule = next((rule for rule in mapping.rules if _fits(cell, rule)), None)
    if rule is None:
        return f"{NO_HEADING}: no rule in mapping.csv for {cell.level1} / {cell.level2}"
    if rule["reason"]:
        return rule["reason"]
    template = " ".join(rule[part] for part in ("key", "qualifiers", "region"))
    used = [getattr(cell, name) for part, name in _PARTS.items() if f"{{{part}" in template]
    unknown = [heading for heading in used if heading and heading.casefold() not in mapping.words]
    unit = _unit(cell.unit, rule["key"]) or mapping.words.get(cell.unit.casefold())
    if unknown or unit is None:
        return f"{NO_HEADING}: '{(unknown or [cell.unit])[0]}' is not in headings.csv"
    key, qualifiers, region = (_filled(rule[part], cell, mapping.words) for part in ("key", "qualifiers", "region"))
    names = [heading for heading in used if mapping.words.get(heading.casefold())]
    return Placed(Place(key, _tidy(qualifiers), rule["stages"], region, unit), "; ".join(names))


def _fits(cell: Cell, rule: dict[str, str]) -> bool:
    # Letter case drifts between editions and tables: 'Gas oil', 'Gas Oil'.
    return all(_like(getattr(cell, name), rule[name]) for name in _HEADINGS)


@cache
def _like(heading: str, pattern: str) -> bool:
    return fnmatchcase(heading.casefold(), pattern.casefold())


def _unit(name: str, key: str) -> str | None:
    if name.casefold() == "kwh":
        # Bioenergy is printed per kWh of net calorific value; electricity and heat have none.
        return "kWh_net" if key.startswith("fuel.") else "kWh"
    return UNITS.get(name.casefold())


def _filled(template: str, cell: Cell, words: dict[str, str]) -> str:
    """Return a template with our words for the headings; `{l3.name}` and `{l3.rest}` are the parts about the first `;`."""
    for part, name in _PARTS.items():
        word = words.get(getattr(cell, name).casefold(), "")
        head, _, rest = word.partition(";")
        template = template.replace(f"{{{part}.name}}", head).replace(f"{{{part}.rest}}", rest.strip()).replace(f"{{{part}}}", word)
    return template


def _tidy(qualifiers: str) -> str:
    """Return qualifiers without those that a heading leaves empty."""
    return "; ".join(part.strip() for part in qualifiers.split(";") if part.strip() and not part.strip().endswith("="))
