"""A table of the defaults of the IPCC Guidelines' energy volume, read into an edition; its heating values go to fuels/.

usage of the latter: python tools/datasets/ipcc.py TABLE.csv emission_factors/ipcc

The table has one figure a row: table, fuel, sector, gas, value, lower, upper and unit, as the Guidelines print them. headings.csv beside
the editions maps table and fuel to our keys. CO2 of mobile sources is that of the fuel (Table 1.4), as the Guidelines have it.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from fnmatch import fnmatchcase
from pathlib import Path

from edition import Edition, Refused, number, read_table, write

HEADINGS = ("table", "fuel", "key", "qualifiers", "biogenic")
COLUMNS = ("table", "fuel", "sector", "gas", "value", "lower", "upper", "unit")
UNITS = {"kg/TJ (NCV)": "TJ_net", "TJ/Gg": "", "kg C/GJ": ""}
SECTORS = {"2.2": "energy_industries", "2.3": "manufacturing", "2.4": "commercial", "2.5": "residential"}
HEATING, CARBON = "1.2", "1.3"
LICENCE = "figures of the IPCC, quoted with citation"
MOBILE = "3."
Record = dict[str, str]
Place = tuple[str, str, str]


def read_edition(path: Path, edition: str, folder: Path) -> Edition:
    """Return the edition.

    Parameters: path of the table; edition, as 2006; folder of the publisher.
    Raises: Refused naming file, row and value.
    """
    source, headings = figures(path), read_table(folder / "headings.csv", HEADINGS)
    left: Counter[tuple[str, ...]] = Counter()
    groups: dict[Place, list[Record]] = defaultdict(list)
    for row in source:
        if row["table"] == HEATING:
            left[(row["table"], "heating values: they stand in fuels/properties_ipcc.csv")] += 1
        elif row["table"] != CARBON:
            heading = heading_of(row, headings)
            place = (heading["key"], heading["qualifiers"] or f"sector={SECTORS[row['table']]}", heading["biogenic"])
            groups[place].append(row)
    records = [record(place, rows, source) for place, rows in groups.items()]
    records.sort(key=lambda row: (row["key"], row["qualifiers"]))
    return Edition(records, left, ("table", "reason"), package(edition), len(source))


def figures(path: Path) -> list[Record]:
    """Return the checked rows of the table."""
    source = read_table(path, COLUMNS)
    for line, row in enumerate(source, start=2):
        check(row, f"{path.name} row {line}")
    return source


def check(row: Record, place: str) -> None:
    """Refuse a value that is not a number and a unit that is unknown."""
    number(row["value"], place)
    if row["unit"] not in UNITS:
        raise Refused(f"{place}: unit '{row['unit']}' is not one of {', '.join(UNITS)}.")


def heading_of(row: Record, headings: list[Record]) -> Record:
    """Return the heading that a row falls under."""
    for heading in headings:
        if fnmatchcase(row["table"], heading["table"]) and fnmatchcase(row["fuel"], heading["fuel"]):
            return heading
    raise Refused(f"no heading for Table {row['table']}, {row['fuel']}; add it to headings.csv.")


def record(place: Place, rows: list[Record], source: list[Record]) -> Record:
    """Return one row of factors.csv; a fuel that is printed twice with one figure is cited twice."""
    key, qualifiers, biogenic = place
    cells, cited = dict[str, str](), len(rows)
    for row in rows:
        if float(cells.setdefault(column(row["gas"], biogenic=bool(biogenic)), row["value"])) != float(row["value"]):
            raise Refused(f"{key} {qualifiers}: {row['gas']} is printed as {row['value']} too; keep the headings apart.")
    fuel = rows[0]["fuel"].split(" [")[0]
    carbon = of_fuel(source, "2.2", fuel)
    cells.setdefault(column("CO2", biogenic=bool(biogenic)), carbon["value"])
    content = of_fuel(source, CARBON, fuel)
    cites_content = qualifiers == "sector=energy_industries"
    if cites_content and abs(float(content["value"]) * 44 / 12 * 1000 - float(carbon["value"])) > 0.02 * float(carbon["value"]):
        raise Refused(f"{fuel}: carbon content {content['value']} kg/GJ (Table 1.3) is not CO2 {carbon['value']} kg/TJ (Table 2.2).")
    return {
        "key": key, "qualifiers": qualifiers, "stages": "combustion", "region": "world", "unit": "TJ_net", "mass": "kg",
        "value_basis": "mass_of_gas", "uncertainty": bounds([carbon, *rows], biogenic=bool(biogenic)),
        "values": str(cited + int(cites_content)), "locator": where(rows, cites_content=cites_content), "status": "published",
        "note": "bounds as printed: of CO2 in Table 2.2, of CH4 and N2O in the table of the factor", **cells,
    }  # fmt: skip


def bounds(rows: list[Record], *, biogenic: bool) -> str:
    """Return the lower and upper bound of each gas as printed, skewed where they are; a gas without them is left out."""
    stated = {column(row["gas"], biogenic=biogenic): f"{row['lower']}..{row['upper']}" for row in reversed(rows) if row["lower"]}
    return "; ".join(f"{gas}:{stated[gas]}" for gas in ("co2", "co2_biogenic", "ch4_fossil", "ch4_biogenic", "n2o") if gas in stated)


def column(gas: str, *, biogenic: bool) -> str:
    """Return our column of a gas."""
    return {"CO2": "co2_biogenic" if biogenic else "co2", "CH4": "ch4_biogenic" if biogenic else "ch4_fossil", "N2O": "n2o"}[gas]


def of_fuel(source: list[Record], wanted: str, fuel: str) -> Record:
    """Return the row of a fuel in a table; gas/diesel oil stands there as diesel oil."""
    name = "Diesel Oil" if fuel == "Gas/Diesel Oil" else fuel
    return next(row for row in source if row["table"] == wanted and row["fuel"] == name and row["gas"] in ("CO2", "carbon_content"))


def where(rows: list[Record], *, cites_content: bool) -> str:
    """Return table and fuel of the figures."""
    places = dict.fromkeys((row["table"], row["fuel"].replace(" [", ", ").rstrip("]")) for row in rows)
    text = "; ".join(f"Table {number}, {fuel}" for number, fuel in places)
    more = "; Table 1.4 (CO2)" if rows[0]["table"].startswith(MOBILE) else "; Table 1.3 (carbon content × 44/12)" if cites_content else ""
    return f"Vol. 2, {text}{more}"


def write_heating_values(table: Path, folder: Path) -> None:
    """Write the net calorific values of Table 1.2 as properties of our fuels.

    Parameters: table of the figures; folder of the publisher.
    """
    source, headings = figures(table), read_table(folder / "headings.csv", HEADINGS)
    columns = ["fuel", "qualifiers", "region", "property", "value", "unit", "year", "publication", "source", "locator", "licence"]
    found = [
        {
            "fuel": heading_of(row | {"table": "2.2"}, headings)["key"].removeprefix("fuel."), "region": "world",
            "property": "net_calorific_value", "value": row["value"], "unit": "GJ/t", "publication": "ipcc-2006",
            "source": "IPCC 2006 Guidelines",
            "locator": f"Vol. 2, Table 1.2, {row['fuel']}" + (f", 95% {row['lower']} to {row['upper']}" if row["lower"] else ""),
            "licence": LICENCE,
        }
        for row in source if row["table"] == HEATING
    ]  # fmt: skip
    write(folder.parent / "fuels" / "properties_ipcc.csv", columns, found)


def package(edition: str) -> dict[str, object]:
    """Return datapackage.json."""
    return {
        "name": f"ipcc-{edition}",
        "title": f"{edition} IPCC Guidelines for National Greenhouse Gas Inventories, Volume 2: Energy",
        "publisher": "IPCC",
        "edition": edition,
        "homepage": "https://www.ipcc-nggip.iges.or.jp/public/2006gl/vol2.html",
        "licenses": [
            {
                "name": "citation",
                "title": "figures of the IPCC Guidelines, quoted with citation",
                "path": "https://www.ipcc.ch/copyright/",
            }
        ],
        "attribution": f"IPCC {edition}, {edition} IPCC Guidelines for National Greenhouse Gas Inventories",
        "sources": [
            {
                "title": "Volume 2, Chapter 1, Tables 1.2 to 1.4; Chapter 2, Tables 2.2 to 2.5; Chapter 3, Tables 3.2.1 to 3.6.5",
                "path": "https://www.ipcc-nggip.iges.or.jp/public/2006gl/vol2.html",
            }
        ],
        "notes": [
            "kg of gas per TJ on a net calorific basis; defaults by sector: stationary (Tables 2.2 to 2.5), mobile (3.2.1 to 3.6.5).",
            "CO2 of biomass is a memo item: biogenic. Peat is fossil. Methane of biomass is biogenic.",
            "Table 2.5 covers residential and agriculture, forestry and fishing.",
            "Bounds of CO2, CH4 and N2O are the printed lower and upper values, skewed as they are.",
            "Tables 3.5.3 and 3.6.5 print percentages.",
            "No bounds where they are misprinted: CH4 of coal tar (Table 2.4: lower 30, default 10), N2O of white spirit (2.5: upper 3).",
            "LPG in Table 3.2.2 prints none.",
        ],
    }


if __name__ == "__main__":
    write_heating_values(Path(sys.argv[1]), Path(sys.argv[2]))
