"""Turn the US EPA Emission Factors Hub of one year into an edition.

emission_factors/epa/headings.csv maps table, item and further words to our keys, words.csv the words in them; what they do not know
is left out with the reason.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

from edition import NO_HEADING, Edition, Refused, read
from epa_source import SHEET, Cell, read_hub

_UNITS = {
    "mmBtu": "mmBtu_gross", "gallon": "us_gallon", "short ton": "short_ton", "scf": "scf", "MWh": "MWh", "vehicle-mile": "vmi",
    "passenger-mile": "pmi", "short ton-mile": "short_ton_mile", "kg": "kg",
}  # fmt: skip
"""Heating values of the hub are higher heating values."""
_LEFT_NAMES = ("table", "item", "reason")
_LOSSES = "electricity.losses"
_NAME = re.compile(r"{(\w+)}")


class Place(NamedTuple):
    """What tells one factor form of the edition apart."""

    key: str
    qualifiers: str
    stages: str
    region: str
    unit: str


class Mapping(NamedTuple):
    """Rules in order, the first that fits wins; word of the hub → our qualifiers; words whose carbon is biogenic; known regions."""

    rules: list[dict[str, str]]
    words: dict[str, str]
    biogenic: frozenset[str]
    regions: frozenset[str]


@dataclass
class Form:
    """A factor per one unit: the cells of each gas column, several where tables repeat a value, and its rule."""

    rule: dict[str, str]
    cells: dict[str, list[Cell]] = field(default_factory=dict)


def read_edition(file: Path, edition: str, folder: Path) -> Edition:
    """Return the edition in a hub.

    Parameters: file, the official workbook or a long CSV table; edition, the year; folder, emission_factors/epa.
    Raises: Refused where the file cannot be read, or contradicts itself.
    """
    cells, mapping = read_hub(file, edition), _read_mapping(folder)
    gwp_set = _gwp_set(cells)
    forms, left = dict[Place, Form](), Counter[tuple[str, ...]]()
    for cell in cells:
        rule = _rule(cell, edition, mapping)
        place = rule if isinstance(rule, str) else _place(cell, rule, mapping)
        if isinstance(place, str):
            left[(cell.table, cell.item if place.startswith(NO_HEADING) else "", place)] += 1
        elif not isinstance(rule, str):
            _add(forms.setdefault(place, Form(rule)), _column(cell, place, rule, mapping), cell)
    records = [_record(place, form, edition, gwp_set) for place, form in forms.items()]
    records.sort(key=lambda row: (row["key"], row["qualifiers"], row["region"], row["unit"] != "mmBtu_gross", row["unit"]))
    return Edition(records, left, _LEFT_NAMES, _package(edition, gwp_set, folder), len(cells))


def _read_mapping(folder: Path) -> Mapping:
    words = read(folder / "words.csv")
    blends = {row["blend"] for row in read(folder.parent / "gases" / "blends.csv")}
    return Mapping(
        read(folder / "headings.csv"),
        {name: f"blend={name.casefold().replace('-', '_')}" for name in blends} | {row["heading"]: row["word"] for row in words},
        frozenset(row["heading"] for row in words if row["biogenic"]),
        frozenset(row["code"] for path in (folder.parent / "regions").glob("regions*.csv") for row in read(path)),
    )


def _gwp_set(cells: list[Cell]) -> str:
    """Return the set that the hub says it uses, by its methane."""
    methane = next((cell.value for cell in cells if cell.table == "intro" and cell.item == "CH4"), "")
    sets = {"25": "ar4_100", "28": "ar5_100"}
    if methane not in sets:
        raise Refused(f"{SHEET}: CH4 weighs '{methane}' in the front matter; expected 25 (AR4) or 28 (AR5).")
    return sets[methane]


def _rule(cell: Cell, edition: str, mapping: Mapping) -> dict[str, str] | str:
    """Return the rule of a value, or the reason why it is left out."""
    words = "; ".join(f"{name}={value}" for name, value in cell.words)
    asked = {"edition": edition, "table": cell.table, "item": cell.item, "words": words, "per": cell.per}
    rule = next((rule for rule in mapping.rules if all(fnmatchcase(value, rule[name]) for name, value in asked.items())), None)
    if rule is None:
        return f"{NO_HEADING}: '{cell.item}' of Table {cell.table} is not in headings.csv"
    if not cell.value:
        return "printed as text, not as a number"
    return rule["reason"] or rule


def _place(cell: Cell, rule: dict[str, str], mapping: Mapping) -> Place | str:
    """Return the identity and unit of a value, or the reason why it is left out."""
    ours = {"part": _part(cell), "code": cell.item} | {
        name: model_years(value, cell) if name == "model_year" else mapping.words.get(value) for name, value in cell.words
    }
    ours["item"] = mapping.words.get(cell.item)
    asked = _NAME.findall(rule["qualifiers"])
    unknown = [dict(cell.words).get(name, cell.item) for name in asked if ours.get(name, "") is None]
    region = rule["region"].format_map(ours)
    unit = "MWh" if rule["key"] == _LOSSES else _UNITS.get(cell.per) or mapping.words.get(cell.per)
    if unknown or unit is None:
        return f"{NO_HEADING}: '{(unknown or [cell.per])[0]}' is not in words.csv"
    if region not in mapping.regions:
        return f"{NO_HEADING}: '{region}' is not in regions.csv"
    if rule["key"].startswith("heat."):
        unit = "mmBtu"
    qualifiers = _tidy(rule["qualifiers"].format_map({name: ours.get(name, "") for name in asked}))
    return Place(rule["key"], qualifiers, rule["stages"], region, unit)


def model_years(text: str, cell: Cell) -> str:
    """Return a group of model years as its first and last year: '1984-93' → 1984-1993, '<1981' → to_1980, '1975' → 1975.

    Parameters: text as the hub prints it; cell where it stands.
    Raises: Refused for a group that cannot be read, or ends before it begins.
    """
    if before := re.fullmatch(r"([<≤])\s*(\d{4})", text.strip()):
        return f"to_{int(before[2]) - (before[1] == '<')}"
    found = re.fullmatch(r"((?:19|20)\d\d)(?:\s*[-–]\s*((?:19|20)?\d\d))?", text.strip())
    first, last = (found[1], found[2] or found[1]) if found else ("", "")
    last = last if len(last) == 4 else f"{first[:2]}{last}"
    if not found or last < first:
        raise Refused(
            f"{SHEET}!{cell.address} (Table {cell.table}): '{text}' is no group of model years; expected 1984-1993, 1984-93, 1975 or <1981."
        )
    return first if first == last else f"{first}-{last}"


def _part(cell: Cell) -> str:
    """The hub weighs the HFC and PFC of a blend alone: with anything else in it the number is that of the Kyoto gases."""
    composition = dict(cell.words).get("composition", "")
    gases = [part.split("%")[-1].strip() for part in composition.split(",") if part.strip()]
    return "" if all(gas.startswith(("HFC", "PFC")) for gas in gases) else "part=kyoto"


def _tidy(qualifiers: str) -> str:
    """Return qualifiers without the empty ones (a model year that a row does not have)."""
    parts = (part.strip() for part in qualifiers.split(";"))
    return "; ".join(part for part in parts if part and not part.endswith("="))


def _column(cell: Cell, place: Place, rule: dict[str, str], mapping: Mapping) -> str:
    """Return our column of a value."""
    if place.key == _LOSSES:
        return "loss_share"
    biogenic = bool(rule["biogenic"]) or dict(cell.words).get("fuel") in mapping.biogenic
    kind = "biogenic" if biogenic else "fossil"
    return {"CO2": "co2_biogenic" if biogenic else "co2", "CH4": f"ch4_{kind}", "N2O": "n2o", "CO2e": "co2e"}[cell.gas]


def _add(form: Form, column: str, cell: Cell) -> None:
    known = form.cells.setdefault(column, [])
    if known and float(known[0].value) != float(cell.value):
        raise Refused(
            f"{SHEET}!{cell.address}: {cell.value}, but {known[0].value} in {known[0].address}. Keep the two apart in headings.csv."
        )
    known.append(cell)


def _record(place: Place, form: Form, edition: str, gwp_set: str) -> dict[str, str]:
    """Return one row of factors.csv: the values as printed, the mass unit of each beside them."""
    cells = sorted((cell for cells in form.cells.values() for cell in cells), key=lambda cell: (len(cell.table), cell.table))
    tables = {cell.table: ", ".join(other.address for other in cells if other.table == cell.table) for cell in cells}
    masses = {column: found[0].mass for column, found in form.cells.items() if found[0].mass}
    named = {name: None for cell in cells for name in _names(cell)}
    return {
        **place._asdict(), "valid_from": f"{edition}-01-01", "valid_to": f"{edition}-12-31",
        "mass": "; ".join(f"{column}={mass}" for column, mass in masses.items()), "value_basis": "mass_of_gas",
        "gwp_set": (form.rule["gwp_set"] or gwp_set) if "co2e" in form.cells else "",
        **{column: found[0].value for column, found in form.cells.items()},
        "data_year": str(int(edition) - 2) if place.key.startswith("electricity.") else "", "names": "; ".join(named),
        "values": str(len(cells)), "locator": "; ".join(f"{_title(table)}, {SHEET}!{where}" for table, where in tables.items()),
        "status": "published", "note": form.rule["note"],
    }  # fmt: skip


def _names(cell: Cell) -> list[str]:
    """Return the hub's own names: a grid by its long name, else the item with its fuel or treatment."""
    words = dict(cell.words)
    return [words["name"]] if "name" in words else [cell.item, *(words[name] for name in ("fuel", "treatment") if name in words)]


def _title(table: str) -> str:
    return f"Table {table}" if table.isdecimal() else "front matter"


def _match_year(edition: str) -> dict[str, dict[str, str]]:
    """Return by which year factors are matched: grids by eGRID's year; fuels by none, since every edition prints those of the rule."""
    grid = str(int(edition) - 2)
    inventory = '"Source: EPA (2020) Inventory of U.S. Greenhouse Gas Emissions and Sinks: 1990-2018" (Tables 3 to 5, source)'
    engines = {"exhaust": {"by": "any", "citation": f"{inventory}: engines by their age, in the years from 1990"}}
    return {
        "*": {"by": "reporting", "citation": f"Emission Factors for Greenhouse Gas Inventories {edition}: one edition for the "
              "inventories of its year (title and date of the sheet)"},
        "fuel": {"by": "any", "citation": '"40 CFR Part 98 … Table C-1 and Table C-2 (78 FR 71950, Nov. 29, 2013, as amended at '
                 '81 FR 89252, Dec. 9, 2016)" (Table 1, source): the same figures in every edition'},
        **(engines if edition == "2021" else {}),
        "electricity": {"by": "data", "citation": f'"Source: EPA eGRID{grid}" (Table 6, source): rates of the year {grid}'},
    }  # fmt: skip


def _package(edition: str, gwp_set: str, folder: Path) -> dict[str, object]:
    """Return the text of datapackage.json."""
    published = {row["edition"]: row["published"] for row in read(folder / "editions.csv")}
    homepage = "https://www.epa.gov/climateleadership/ghg-emission-factors-hub"
    return {
        "name": f"epa-{edition}",
        "title": f"Emission Factors for Greenhouse Gas Inventories {edition}",
        "publisher": "US EPA",
        "edition": f"GHG Emission Factors Hub {edition}",
        "valid_year": int(edition),
        **({"published": published[edition]} if edition in published else {}),
        "gwp_set": gwp_set,
        "match_year": _match_year(edition),
        "homepage": homepage,
        "licenses": [
            {"name": "us-pd", "title": "Work of the US government: public domain", "path": "https://www.usa.gov/government-works"}
        ],
        "attribution": "US EPA Center for Corporate Climate Leadership, GHG Emission Factors Hub",
        "sources": [{"title": f"GHG Emission Factors Hub {edition}", "path": homepage}],
        "notes": [
            "Fuels are printed per mmBtu of higher (gross) heating value, and per short ton, US gallon or standard cubic foot.",
            "Electricity is eGRID of two years before the edition: total output rates; losses are the grid gross loss.",
            "CO2 of biomass fuels is biogenic. Peat stands among them in the hub; it is fossil here, as the IPCC has it.",
            "Waste is t CO2e per short ton in AR4 in every edition, without avoided emissions, with transport to the plant.",
            "Blends weigh their HFC and PFC alone: where there is anything else in one, the number is that of the Kyoto gases.",
        ],
    }  # fmt: skip
