"""Turn the UK Government flat file of one year into an edition folder.

usage: python tools/datasets/uk.py FLAT.csv EDITION emission_factors/uk

FLAT.csv is the publisher's flat file as CSV with the columns edition, level1 … level4, column_text, gas, value, unit_denominator,
file, sheet, excel_row, licence_flag. The mapping of headings to keys is emission_factors/uk/mapping.csv and headings.csv; what maps to
nothing is written to unmapped.csv with the reason, so that a new year's headings are seen.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

from edition import read, write, write_package, write_unmapped

UNITS = {
    "kWh_gross": "kWh_gross", "kWh_net": "kWh_net", "kWh_electricity": "kWh", "kWh_heat": "kWh", "l": "l", "m3": "m3", "t": "t",
    "kg": "kg", "pkm": "pkm", "tkm": "tkm", "room_night": "room_night", "million_l": "million_l", "km": "vkm",
    "kWh_cv_unstated": "kWh_net", "GJ": "GJ_net", "fte_hour": "employee_hour",
}  # fmt: skip
"""The publisher's denominators. Bioenergy kWh and GJ are net calorific values (2019 methodology paper, section on bioenergy)."""
GASES = {"CO2": "co2", "CH4": "ch4_fossil", "N2O": "n2o", "CO2e": "co2e"}
COLUMNS = [
    "key", "qualifiers", "stages", "region", "valid_from", "valid_to", "unit", "mass", "value_basis", "gwp_set", "co2", "ch4_fossil",
    "ch4_biogenic", "n2o", "co2_biogenic", "co2e", "data_year", "uncertainty", "locator", "status", "derivation", "note",
]  # fmt: skip
MILE = 1.609344
MULTIPLIERS = {"2022": 1.9, "9999": 1.7}
"""Non-CO2 multiplier on CO2 up to an edition: 1.9 to 2022, 1.7 from 2023 (methodology papers)."""
COUNTRIES = {
    "UK": "GB", "China (Hong Kong)": "HK", "Czech Republic": "CZ", "Russian Federation": "RU", "South Korea": "KR", "Taiwan": "TW",
    "Turkey": "TR", "Vietnam": "VN", "United States": "US", "United Arab Emirates": "AE",
    "Hong Kong, China": "HK", "Korea": "KR", "Macau, China": "MO", "Slovak Republic": "SK", "Taiwan, China": "TW",
}  # fmt: skip


WHOLE_ELECTRIC = ("Business travel- land", "Managed assets- vehicles", "Freighting goods")
"""Headings that print electric vehicles as a sum: combustion + electricity + losses, each of which stands under its own heading."""


class Place(NamedTuple):
    """What tells one factor form of the edition apart."""

    key: str
    qualifiers: str
    stages: str
    region: str
    unit: str


def main(flat: Path, edition: str, target: Path) -> None:
    """Write factors.csv, datapackage.json and unmapped.csv of one edition."""
    rules, words = read(target / "mapping.csv"), {row["heading"].casefold(): row["word"] for row in read(target / "headings.csv")}
    countries = {row["english"]: row["code"] for row in read(target.parent / "regions" / "regions.csv")}
    source = [row for row in read(flat) if row["edition"] == edition]
    forms: dict[Place, dict[str, list[dict[str, str]]]] = defaultdict(lambda: defaultdict(list))
    miles: dict[Place, list[dict[str, str]]] = defaultdict(list)
    left: Counter[tuple[str, str, str, str]] = Counter()
    for row in source:
        place = place_of(row, rules, words, countries)
        if isinstance(place, str):
            left[(row["level1"], row["level2"], row["column_text"] if "RF" in row["column_text"] else "", place)] += 1
        elif row["unit_denominator"] == "mi":
            miles[place].append(row)
        else:
            forms[place][gas_of(row)].append(row)
    records = [record(place, gases, miles.get(place, []), edition) for place, gases in forms.items()]
    records = [*ordered(merged_biogenic(records)), non_co2(source, edition)]
    folder = target / edition
    folder.mkdir(exist_ok=True)
    write(folder / "factors.csv", COLUMNS, records)
    write_unmapped(folder / "unmapped.csv", ["level1", "level2", "column", "reason"], left)
    package(folder, edition, source[0]["file"], len(records))
    mapped = sum(len(rows) for gases in forms.values() for rows in gases.values()) + sum(map(len, miles.values()))
    print(f"{edition}: {len(source)} values = {mapped} mapped + {sum(left.values())} left; {len(records)} rows")


def place_of(row: dict[str, str], rules: list[dict[str, str]], words: dict[str, str], countries: dict[str, str]) -> Place | str:
    """Return where a value belongs, or the reason why it is left out."""
    if row["licence_flag"]:
        return "closed licence: derived from figures of the IEA"
    if row["level1"] == "Refrigerant & other":
        return "global warming potentials: they stand in gwp/, not here"
    if row["gas"] == "kWh" or "kWh" in row["level1"]:
        return "energy per distance, not emissions"
    if row["column_text"] == "With RF":
        return "stored as its parts: without RF, and the non-CO2 multiplier on CO2"
    if row["level1"] in WHOLE_ELECTRIC and "Electric Vehicle" in row["column_text"]:
        return "stored as its parts: combustion, and electricity for EVs"
    for rule in rules:
        # Letter case drifts between editions and tables: 'Gas oil', 'Gas Oil'.
        parts = ("level1", "level2", "level3", "level4", "column_text")
        if all(fnmatchcase(row[part].casefold(), rule[part].casefold()) for part in parts):
            unit = UNITS.get("km" if row["unit_denominator"] == "mi" else row["unit_denominator"])
            region = country(row["level3"], countries) if rule["key"] == "hotel.night" else "GB"
            if unit is None or region is None:
                return f"no unit or country for {row['unit_denominator']} {row['level3']}"
            key, qualifiers = filled(rule["key"], row, words), filled(rule["qualifiers"], row, words)
            if key.startswith("electricity."):
                # Electricity has no calorific value, stated or not.
                unit = "kWh"
            return Place(key, tidy(qualifiers), rule["stages"], region, unit)
    return "no rule in mapping.csv"


def country(name: str, countries: dict[str, str]) -> str | None:
    """Return the code of a country as hotel stays name it; parts of a country and seas have none."""
    return COUNTRIES.get(name) or countries.get(name)


def filled(template: str, row: dict[str, str], words: dict[str, str]) -> str:
    """Return a template of mapping.csv with our words for the publisher's headings."""
    parts = {"l2": row["level2"], "l3": row["level3"], "l4": row["level4"], "col": row["column_text"]}
    for name, heading in parts.items():
        word = words.get(heading.casefold()) or slug(heading)
        head, _, rest = word.partition(";")
        template = template.replace(f"{{{name}.name}}", head).replace(f"{{{name}.rest}}", rest.strip()).replace(f"{{{name}}}", word)
    return template


def slug(text: str) -> str:
    """Return a heading as a controlled word: '50% Laden' → '50_laden'."""
    text = text.replace(">", "over ").replace("<", "under ").replace("+", " plus")
    return re.sub(r"[^a-z0-9.]+", "_", text.casefold()).strip("_")


def tidy(qualifiers: str) -> str:
    """Return qualifiers without those that a heading leaves empty."""
    return "; ".join(part.strip() for part in qualifiers.split(";") if part.strip() and not part.strip().endswith("="))


def gas_of(row: dict[str, str]) -> str:
    """Return our column of a value; 'Outside of scopes' is biogenic CO2."""
    return "co2_biogenic" if row["level1"] == "Outside of scopes" else GASES[row["gas"]]


def record(place: Place, gases: dict[str, list[dict[str, str]]], miles: list[dict[str, str]], edition: str) -> dict[str, str]:
    """Return one row of factors.csv; the same value printed under several headings is one with several citations."""
    cells = {}
    for gas, rows in gases.items():
        values = sorted({float(row["value"]) for row in rows})
        if values[-1] - values[0] > 1.5e-5:
            raise SystemExit(f"{edition} {place}: {gas} is printed as {values}; keep the headings apart in mapping.csv")
        cells[gas] = f"{float(rows[0]['value']):.12g}"
    check_miles(cells, miles, place)
    check_sum(cells, place)
    biogenic = place.key in BIOENERGY
    if biogenic and "ch4_fossil" in cells:
        cells["ch4_biogenic"] = cells.pop("ch4_fossil")
    rows = sorted({int(row["excel_row"]) for rows in gases.values() for row in rows} | {int(row["excel_row"]) for row in miles})
    per_gas = bool(set(cells) - {"co2e", "co2_biogenic"})
    return {
        **{name: getattr(place, name) for name in ("key", "qualifiers", "stages", "region", "unit")},
        "valid_from": f"{edition}-01-01", "valid_to": f"{edition}-12-31", "mass": "kg",
        "value_basis": "co2e_of_gas" if per_gas else "mass_of_gas", "gwp_set": gwp_set(edition), **cells,
        "locator": f"Factors by Category, rows {spans(rows)}", "status": "published",
    }  # fmt: skip


BIOENERGY = {
    f"fuel.{name}" for name in (
        "bioethanol", "biodiesel", "biomethane", "wood_logs", "wood_chips", "wood_pellets", "grass_straw", "biogas", "landfill_gas",
    )
}  # fmt: skip


def check_miles(cells: dict[str, str], miles: list[dict[str, str]], place: Place) -> None:
    """The mile form must be the kilometre form × 1.609344 within its rounding."""
    for row in miles:
        expected = float(cells[GASES[row["gas"]]]) * MILE
        if abs(float(row["value"]) - expected) > 5e-5 * max(1.0, abs(expected)):
            raise SystemExit(f"{place}: {row['value']} per mile is not {expected:.6g}")


def check_sum(cells: dict[str, str], place: Place) -> None:
    """The gases, printed as CO2e of the gas, must sum to the printed CO2e."""
    parts = [float(cells[gas]) for gas in ("co2", "ch4_fossil", "n2o") if gas in cells]
    if parts and "co2e" in cells and abs(sum(parts) - float(cells["co2e"])) > 3e-5 * max(1.0, abs(float(cells["co2e"]))):
        raise SystemExit(f"{place}: gases sum to {sum(parts)}, printed is {cells['co2e']}")


def merged_biogenic(records: list[dict[str, str]]) -> list[dict[str, str]]:
    """Bioenergy that is printed only as CO2e with biogenic CO2 beside it: the total is CH4 and N2O together, so it stays CO2e."""
    for row in records:
        if row.get("co2_biogenic") and row["value_basis"] == "mass_of_gas":
            row["note"] = "CH4 and N2O are printed together as CO2e; biogenic CO2 stands beside the scopes"
    return records


def ordered(records: list[dict[str, str]]) -> list[dict[str, str]]:
    """Sort by identity; of a factor's unit forms the one with most significant digits first."""

    def digits(row: dict[str, str]) -> int:
        return -len(row.get("co2e", "").replace(".", "").strip("0"))

    return sorted(records, key=lambda row: (row["key"], row["qualifiers"], row["stages"], row["region"], digits(row), row["unit"]))


def non_co2(source: list[dict[str, str]], edition: str) -> dict[str, str]:
    """Return the non-CO2 multiplier less 1: 'with RF' less 'without RF' is that share of CO2 in every printed pair."""
    multiplier = next(value for last, value in MULTIPLIERS.items() if edition <= last)
    flights = [row for row in source if row["level1"] == "Business travel- air" and row["gas"] in ("CO2", "CO2e")]
    pairs: dict[tuple[str, str], dict[tuple[str, str], float]] = defaultdict(dict)
    for row in flights:
        pairs[(row["level3"], row["level4"])][(row["column_text"], row["gas"])] = float(row["value"])
    for place, values in pairs.items():
        extra = values[("With RF", "CO2e")] - values[("Without RF", "CO2e")]
        if abs(extra - (multiplier - 1) * values[("Without RF", "CO2")]) > 5e-5:
            raise SystemExit(f"{edition} {place}: the non-CO2 part {extra} is not {multiplier - 1:.1f} of CO2")
    rows = [int(row["excel_row"]) for row in flights]
    return {
        "key": "air.non_co2", "stages": "non_co2", "region": "GB", "valid_from": f"{edition}-01-01", "valid_to": f"{edition}-12-31",
        "unit": "kg", "mass": "kg", "value_basis": "mass_of_gas", "co2e": f"{multiplier - 1:.1f}",
        "locator": f"Factors by Category, rows {min(rows)}-{max(rows)} (with RF less without RF)", "status": "published",
        "note": f"kg CO2e of non-CO2 effects per kg of combustion CO2: the multiplier {multiplier} less 1",
    }  # fmt: skip


def gwp_set(edition: str) -> str:
    """Return the GWP set of an edition: AR4 to 2022, AR5 from 2023."""
    return "ar4_100" if int(edition) <= 2022 else "ar5_100"


def spans(rows: list[int]) -> str:
    """Return row numbers as spans: 46-49, 3050."""
    parts: list[list[int]] = []
    for row in rows:
        if parts and row == parts[-1][1] + 1:
            parts[-1][1] = row
        else:
            parts.append([row, row])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in parts)


def package(folder: Path, edition: str, file: str, rows: int) -> None:
    """Write datapackage.json."""
    text = {
        "name": f"uk-{edition}",
        "title": f"UK Government GHG conversion factors for company reporting {edition}",
        "publisher": f"UK Government ({'BEIS' if int(edition) <= 2022 else 'DESNZ'})",
        "edition": f"{edition}, {file}",
        "valid_year": int(edition),
        "gwp_set": gwp_set(edition),
        "homepage": "https://www.gov.uk/government/collections/government-conversion-factors-for-company-reporting",
        "licenses": [{
            "name": "OGL-UK-3.0", "title": "Open Government Licence v3.0",
            "path": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
        }],
        "attribution": "Contains public sector information licensed under the Open Government Licence v3.0.",
        "sources": [{"title": f"Conversion factors {edition}: flat file (for automatic processing only)", "path": file}],
        "notes": [
            "Gases are printed as kg CO2e of the gas; masses follow with CH4 25 and N2O 298 (AR4) to 2022, 28 and 265 (AR5) from 2023.",
            "Passenger vehicles, business travel and managed assets print the same car: one factor with several rows.",
            "Flights hold an uplift of 8 % for detours. 'With RF' is stored as its parts; upstream is the same with and without RF.",
            "Overseas electricity is derived from figures of the IEA and is left out.",
            "Forecourt fuels: the energy forms of biogenic CO2 stand on an unstated heating value and are taken as net.",
        ],
    }  # fmt: skip
    write_package(folder, text, rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]))
