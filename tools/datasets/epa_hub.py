"""Turn the US EPA Emission Factors Hub of one year into an edition folder.

usage: python tools/datasets/epa_hub.py HUB.csv EDITION emission_factors/epa

HUB.csv is the hub as a long table with the columns edition, table, item, qualifiers, gas, value, value_unit, per_unit, sheet, cell.
headings.csv maps table and item to our keys; what maps to nothing is written to unmapped.csv with the reason.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from pathlib import Path

from edition import read, write, write_package, write_unmapped

UNITS = {
    "mmBtu": "mmBtu_gross", "gallon": "us_gallon", "short ton": "short_ton", "scf": "scf", "MWh": "MWh", "vehicle-mile": "vmi",
    "passenger-mile": "pmi",
}  # fmt: skip
"""Heating values of the hub are higher heating values; steam and heat are energy delivered."""
REASONS = {
    "intro": "the hub's own GWP: they stand in gwp/, not here",
    "3": "CH4 and N2O by model year: no CO2 beside them",
    "4": "CH4 and N2O by model year: no CO2 beside them",
    "5": "CH4 and N2O of engines: no CO2 beside them",
    "8": "freight: its keys come with the freight kinds",
    "9": "waste: per short ton, life cycle with avoided parts; its keys come with the waste kinds",
    "11": "global warming potentials: they stand in gwp/, not here",
    "12": "global warming potentials: they stand in gwp/, not here",
}
COLUMNS = [
    "key", "qualifiers", "stages", "region", "valid_from", "valid_to", "unit", "mass", "value_basis", "co2", "ch4_fossil", "ch4_biogenic",
    "n2o", "co2_biogenic", "loss_share", "data_year", "uncertainty", "locator", "status", "derivation", "note",
]  # fmt: skip
ITEM_REASONS = {
    "Municipal Solid Waste": "fossil and biogenic CO2 are mixed in one number",
    "Motorcycle": "the editions contradict each other",
    "Air Travel": "other distance bands than the words for haul",
}
Identity = tuple[str, str, str, str, str]


def main(hub: Path, edition: str, target: Path) -> None:
    """Write factors.csv, datapackage.json and unmapped.csv of one edition."""
    headings = {(row["table"], row["item"]): row for row in read(target / "headings.csv")}
    source = [row for row in read(hub) if row["edition"] == edition]
    left: Counter[tuple[str, str, str]] = Counter()
    cells: dict[Identity, list[dict[str, str]]] = defaultdict(list)
    for row in source:
        place = place_of(row, headings)
        if isinstance(place, str):
            left[(row["table"], row["section"], place)] += 1
        else:
            cells[place].append(row)
    records = [record(place, rows, headings, edition) for place, rows in cells.items()]
    records.sort(key=lambda row: (row["key"], row["qualifiers"], row["region"], row["unit"] != "mmBtu_gross", row["unit"]))
    folder = target / edition
    folder.mkdir(exist_ok=True)
    write(folder / "factors.csv", COLUMNS, records)
    write_unmapped(folder / "unmapped.csv", ["table", "section", "reason"], left)
    package(folder, edition, len(records))
    print(f"{edition}: {len(source)} values = {sum(map(len, cells.values()))} mapped + {sum(left.values())} left; {len(records)} rows")


def place_of(row: dict[str, str], headings: dict[tuple[str, str], dict[str, str]]) -> Identity | str:
    """Return the identity and unit of a value, or the reason why it is left out."""
    if row["table"] in REASONS:
        return REASONS[row["table"]]
    if row["table"] == "6":
        return electricity(row)
    heading = headings.get((row["table"], row["item"]))
    for item, reason in ITEM_REASONS.items():
        if row["item"].startswith(item):
            return reason
    if heading is None:
        return "the same fuel stands in Table 1 with its CH4 and N2O" if row["table"] == "2" else "no heading in headings.csv"
    if "quantity=" in row["qualifiers"]:
        return "heat content: not a factor"
    unit = "mmBtu" if row["table"] == "7" else UNITS[row["per_unit"]]
    return (heading["key"], heading["qualifiers"], heading["stages"], "US", unit)


def electricity(row: dict[str, str]) -> Identity | str:
    """Return the identity of an eGRID rate; non-baseload rates are for avoided emissions and are left out."""
    if "rate=non_baseload" in row["qualifiers"]:
        return "non-baseload rates are for avoided emissions, not for inventories"
    region = "US" if row["item"] == "US Average" else f"US-{row['item']}"
    if "quantity=grid_gross_loss" in row["qualifiers"]:
        return ("electricity.losses", "", "transmission", region, "MWh")
    return ("electricity.grid", "", "generation", region, "MWh")


def record(place: Identity, rows: list[dict[str, str]], headings: dict[tuple[str, str], dict[str, str]], edition: str) -> dict[str, str]:
    """Return one row of factors.csv: the values as printed, the mass unit of each beside them."""
    key, qualifiers, stages, region, unit = place
    heading = headings.get((rows[0]["table"], rows[0]["item"]), {})
    cells, masses = dict[str, str](), list[str]()
    for row in rows:
        column = "loss_share" if key == "electricity.losses" else column_of(row["gas"], biogenic=bool(heading.get("biogenic")))
        cells[column] = row["value"]
        if column != "loss_share":
            masses.append(f"{column}={row['value_unit'].split()[0]}")
    where = ", ".join(row["cell"] for row in rows)
    year = str(int(edition) - 2) if key.startswith("electricity.") else ""
    return {
        "key": key, "qualifiers": qualifiers, "stages": stages, "region": region, "unit": unit, "mass": "; ".join(masses),
        "valid_from": f"{edition}-01-01", "valid_to": f"{edition}-12-31", "value_basis": "mass_of_gas", "data_year": year,
        "locator": f"Table {rows[0]['table']}, {rows[0]['sheet']}!{where}", "status": "published",
        "note": "grid gross loss as a share of generation" if key == "electricity.losses" else "", **cells,
    }  # fmt: skip


def column_of(gas: str, *, biogenic: bool) -> str:
    """Return our column of a gas."""
    return {"CO2": "co2_biogenic" if biogenic else "co2", "CH4": "ch4_biogenic" if biogenic else "ch4_fossil", "N2O": "n2o"}[gas]


def package(folder: Path, edition: str, rows: int) -> None:
    """Write datapackage.json."""
    text = {
        "name": f"epa-{edition}",
        "title": f"Emission Factors for Greenhouse Gas Inventories {edition}",
        "publisher": "US EPA",
        "edition": f"GHG Emission Factors Hub {edition}",
        "valid_year": int(edition),
        "homepage": "https://www.epa.gov/climateleadership/ghg-emission-factors-hub",
        "licenses": [
            {"name": "us-pd", "title": "Work of the US government: public domain", "path": "https://www.usa.gov/government-works"}
        ],
        "attribution": "US EPA Center for Corporate Climate Leadership, GHG Emission Factors Hub",
        "sources": [
            {"title": f"GHG Emission Factors Hub {edition}", "path": "https://www.epa.gov/climateleadership/ghg-emission-factors-hub"}
        ],
        "notes": [
            "Fuels are printed per mmBtu of higher (gross) heating value, and per short ton, US gallon or standard cubic foot.",
            "Electricity is eGRID of two years before the edition: total output rates; losses are the grid gross loss.",
            "CO2 of biomass fuels is biogenic. Peat stands among them in the hub; it is fossil here, as the IPCC has it.",
        ],
    }
    write_package(folder, text, rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]))
