"""The table of carbon intensities of electricity by country and year, read into an edition.

The table has the columns Entity, Code, Year and the intensity in g CO2e per kWh generated. entities.csv beside the editions names our
region of an entity whose name is not that of regions/regions.csv. Each edition is a vintage of its own.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from edition import NO_HEADING, Edition, number, read, read_table

ENTITY, YEAR, VALUE = "Entity", "Year", "Carbon intensity of electricity per kWh"
TITLE = "Yearly electricity data: carbon intensity of generation, by country"
PLAIN = ("European Union (27)",)
SECOND = "compilation=ember"
"""A region that is compiled twice, with other numbers: the second stands apart and is taken only where it is asked for."""
UNKNOWN = f"{NO_HEADING} in regions.csv or entities.csv"
NOTHING = "0 printed: so little power that its emissions were rounded to nothing; a life cycle is more than 0"
Record = dict[str, str]


def read_edition(path: Path, edition: str, folder: Path) -> Edition:
    """Return the edition of one vintage.

    Parameters: path of the table; edition, its last year; folder of the publisher.
    Raises: Refused naming file, row and value.
    """
    regions = {row["english"]: row["code"] for row in read(folder.parent / "regions" / "regions.csv")}
    regions |= {row["entity"]: row["region"] for row in read(folder / "entities.csv")}
    left: Counter[tuple[str, ...]] = Counter()
    found: dict[tuple[str, str], Record] = {}
    source = read_table(path, (ENTITY, YEAR, VALUE))
    for line, row in enumerate(source, start=2):
        number(row[VALUE], f"{path.name} row {line}")
    # A region's own name before its second compilation, as 'Africa' before 'Africa (Ember)'.
    for row in sorted(source, key=lambda row: row[ENTITY].endswith(")") and row[ENTITY] not in PLAIN):
        region = regions.get(row[ENTITY], "")
        if reason := "" if region and float(row[VALUE]) else NOTHING if region else UNKNOWN:
            left[(row[ENTITY], reason)] += 1
        else:
            add(found, row, region, edition)
    records = sorted(found.values(), key=lambda record: (record["region"], record.get("qualifiers", ""), record["valid_from"]))
    return Edition(records, left, ("entity", "reason"), package(edition, path.name), len(source))


def add(found: dict[tuple[str, str], Record], row: Record, region: str, edition: str) -> None:
    """Add a row to the records: an equal one is cited by the first, another number of the same region stands apart."""
    known = found.setdefault((region, row[YEAR]), record(row, region, edition))
    if known["locator"] == where(row):
        return
    if f"{float(known['co2e']):.2f}" != f"{float(row[VALUE]):.2f}":
        found[(f"{region} {SECOND}", row[YEAR])] = record(row, region, edition) | {"qualifiers": SECOND}
        return
    known["locator"] += f"; {where(row)}"
    known["values"] = str(int(known["values"]) + 1)


def where(row: Record) -> str:
    """Return where a figure stands."""
    return f"carbon intensity of electricity, {row[ENTITY]} {row[YEAR]}"


def record(row: Record, region: str, edition: str) -> Record:
    """Return one row of factors.csv."""
    return {
        "key": "electricity.grid", "stages": "generation+wtt+infrastructure", "region": region, "valid_from": f"{row[YEAR]}-01-01",
        "valid_to": f"{row[YEAR]}-12-31", "unit": "kWh", "mass": "g", "value_basis": "mass_of_gas", "gwp_set": "unstated",
        "co2e": row[VALUE], "values": "1", "locator": where(row), "status": "published",
        "note": "preliminary" if row[YEAR] == edition else "",
    }  # fmt: skip


def package(edition: str, file: str) -> dict[str, object]:
    """Return datapackage.json."""
    return {
        "name": f"ember-{edition}",
        "title": TITLE,
        "publisher": "Ember; Energy Institute (table of Our World in Data)",
        "edition": edition,
        "match_year": {"*": {"by": "data", "citation": f"column Year of {file}: the calendar year of generation"}},
        "homepage": "https://ember-energy.org/data/yearly-electricity-data/",
        "licenses": [
            {
                "name": "CC-BY-4.0",
                "title": "Creative Commons Attribution 4.0",
                "path": "https://creativecommons.org/licenses/by/4.0/",
            }
        ],
        "attribution": "Ember; Energy Institute, Statistical Review of World Energy; processed by Our World in Data",
        "sources": [{"title": file, "path": "https://ourworldindata.org/grapher/carbon-intensity-electricity"}],
        "notes": [
            "Life-cycle CO2e per kWh generated, location-based: fuel supply and building of plants are in it; losses of the grid are not.",
            f"The GWP set is not stated. {edition} is preliminary. Vintages differ by more than 5% for some countries and years.",
            "Regions of the world that have no code of ours are left out: unmapped.csv.",
            "A second compilation of one region carries compilation=ember.",
        ],
    }
