"""A release of the US EPA supply chain emission factors, read into an edition.

The file is the publisher's own: SupplyChainGHGEmissionFactors_v<edition>_NAICS_CO2e_USD<year>.csv; the table …_byGHG_… of the same release
is read too where it lies beside it. releases.csv beside the editions says of each release which year its emissions are of and which GWP
set its CO2e is made with.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from pathlib import Path

from edition import Edition, Refused, number, read, read_table

CODE, TITLE, GAS, UNIT = "2017 NAICS Code", "2017 NAICS Title", "GHG", "Unit"
WITHOUT, MARGINS, WITH = (
    "Supply Chain Emission Factors without Margins", "Margins of Supply Chain Emission Factors",
    "Supply Chain Emission Factors with Margins",
)  # fmt: skip
GASES = {
    "All GHGs": "co2e", "Carbon dioxide": "co2", "Methane": "ch4_fossil", "Nitrous oxide": "n2o", "HFC-23": "hfc_23", "HFC-32": "hfc_32",
    "HFC-125": "hfc_125", "HFC-134a": "hfc_134a", "HFC-143a": "hfc_143a", "HFC-236fa": "hfc_236fa", "Carbon tetrafluoride": "pfc_14",
    "Hexafluoroethane": "pfc_116", "Perfluoropropane": "pfc_218", "Perfluorobutane": "pfc_31_10", "Perfluorocyclobutane": "pfc_318",
    "Perfluorohexane": "pfc_51_14", "Sulfur hexafluoride": "sf6", "Nitrogen trifluoride": "nf3",
    "HFCs and PFCs, unspecified": "co2e_unspecified",
}  # fmt: skip
"""Methane is of all origins together: fossil, but for the sectors of methane.csv, where most of it rises from animals, fields or waste."""
Record = dict[str, str]
PARTS = {WITH: "with_margins", WITHOUT: "without_margins"}


def read_edition(path: Path, edition: str, folder: Path) -> Edition:
    """Return the edition of one release.

    Parameters: path of the CO2e table; edition, as v1.3.0; folder of the publisher.
    Raises: Refused naming file, row and value.
    """
    release = next((row for row in read(folder / "releases.csv") if row["edition"] == edition), None)
    if release is None:
        raise Refused(f"{edition} does not stand in {folder.name}/releases.csv; add its emission year and GWP set.")
    by_gas = path.with_name(path.name.replace("_CO2e_", "_byGHG_"))
    files = [path, by_gas] if by_gas != path and by_gas.is_file() else [path]
    sectors: dict[str, dict[str, Record]] = defaultdict(dict)
    rows: dict[tuple[str, str], list[int]] = defaultdict(list)
    for file in files:
        for line, row in enumerate(read_table(file, (CODE, TITLE, GAS, UNIT, WITHOUT, MARGINS, WITH)), start=2):
            check(row, f"{file.name} row {line}")
            sectors[row[CODE]][row[GAS]] = row
            rows[(row[CODE], file.name)].append(line)
    listed = folder / "methane.csv"
    origins = read(listed) if listed.is_file() else []
    records = [record(sector, column, release, locator(code, files, rows)) for code, sector in sectors.items() for column in PARTS]
    records = [methane(item, origins) for item in records]
    source_values = 3 * sum(len(lines) for lines in rows.values())
    return Edition(records, Counter(), ("table", "reason"), package(release, files), source_values)


def check(row: Record, place: str) -> None:
    """Refuse a gas or unit that is unknown, and parts that do not sum: margins are then no longer told by the two others."""
    if row[GAS] not in GASES:
        raise Refused(f"{place}: gas '{row[GAS]}' is unknown; add it to GASES.")
    co2e = GASES[row[GAS]].startswith("co2e")
    if not re.fullmatch(rf"kg{' CO2e' if co2e else ''}/\d{{4}} USD, purchaser price", row[UNIT]):
        raise Refused(f"{place}: unit '{row[UNIT]}' is not kg{' CO2e' if co2e else ''}/<year> USD, purchaser price.")
    without, margins, total = (number(row[column], place) for column in (WITHOUT, MARGINS, WITH))
    if abs(without + margins - total) > (0.0011 if GASES[row[GAS]] == "co2e" else 0.011 * total):
        raise Refused(f"{place}: {without} without margins and {margins} of margins are not {total}.")


def locator(code: str, files: list[Path], rows: dict[tuple[str, str], list[int]]) -> str:
    """Return file and rows of a sector."""
    parts = []
    for path in files:
        lines = rows[(code, path.name)]
        table_name = "by gas" if "byGHG" in path.name else "CO2e"
        span = f"row {lines[0]}" if len(lines) == 1 else f"rows {lines[0]}-{lines[-1]}"
        parts.append(f"NAICS {table_name} table, {span}")
    return "; ".join(parts)


def record(sector: dict[str, Record], column: str, release: Record, where: str) -> Record:
    """Return one row of factors.csv: the total cites the margins too, which are it less the part without them."""
    first = next(iter(sector.values()))
    cells = {GASES[gas]: row[column] for gas, row in sector.items()}
    part = "" if column == WITH else f"part={PARTS[column]}; "
    return {
        "key": "spend", "qualifiers": f"classification=naics_2017; {part}sector={first[CODE]}", "stages": "production", "region": "US",
        "valid_from": f"{release['emission_year']}-01-01", "valid_to": f"{release['emission_year']}-12-31", "unit": "USD", "mass": "kg",
        "value_basis": "mass_of_gas", "gwp_set": release["gwp_set"], "data_year": release["emission_year"],
        "price_year": first[UNIT].split("/")[1][:4], "price_basis": "purchaser", "names": first[TITLE],
        "values": str(len(cells) * (2 if column == WITH else 1)), "locator": where, "status": "published", **cells,
    }  # fmt: skip


def methane(row: Record, origins: list[Record]) -> Record:
    """Return a row whose methane is of the origin of most of it, with a note: the publisher tells none apart."""
    sector = row["qualifiers"].rpartition("sector=")[2]
    found = next((item for item in origins if sector.startswith(item["sector"])), None)
    if found is None or "ch4_fossil" not in row:
        return row
    note = f"methane taken as biogenic, as most of it is: {found['reason']}; the publisher gives one number for all origins"
    return {name: value for name, value in row.items() if name != "ch4_fossil"} | {found["origin"]: row["ch4_fossil"], "note": note}


def package(release: Record, files: list[Path]) -> dict[str, object]:
    """Return datapackage.json."""
    edition = release["edition"]
    return {
        "name": f"epa-supply-chain-{edition.removeprefix('v')}",
        "title": f"Supply Chain Greenhouse Gas Emission Factors {edition} by NAICS-6",
        "publisher": "US EPA",
        "edition": edition,
        "valid_year": int(release["emission_year"]),
        "gwp_set": release["gwp_set"],
        "match_year": {"*": {"by": "data", "citation": release["citation"].partition(",")[0].partition(";")[0]}},
        "homepage": "https://cfpub.epa.gov/si/si_public_record_Report.cfm?dirEntryId=349324",
        "licenses": [
            {"name": "us-pd", "title": "Work of the US government: public domain", "path": "https://www.usa.gov/government-works"}
        ],
        "attribution": f"US EPA, Supply Chain Greenhouse Gas Emission Factors {edition}",
        "sources": [
            {"title": path.name, "path": "https://catalog.data.gov/dataset/?q=supply+chain+greenhouse+gas+emission+factors"}
            for path in files
        ],
        "notes": [
            "kg per US dollar of purchaser price, of the price year: cradle to sale with margins, cradle to production without.",
            "Of the three printed columns the margins are the sum less the part without them; every row was checked.",
            "'HFCs and PFCs, unspecified' is kg CO2e already.",
            "Methane of all origins is one number: fossil, but for sectors where most rises from animals, rice or waste (methane.csv).",
            "The releases differ in model and data: a step from one to the next is no trend.",
        ],
    }
