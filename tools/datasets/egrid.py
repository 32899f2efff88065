"""EPA's eGRID workbook (`egrid2023_data_rev2.xlsx`), read into an edition: output emission rates of subregions, states and the nation.

Each of the sheets SRL, ST and US has a row of long headings and below it one of short codes; the columns are found by their codes, and
the unit of each stands in its long heading. Losses of the grid come with the Emission Factors Hub of the year.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from edition import NO_HEADING, Edition, Refused, open_sheet, read

from carbon.core.gases import gwp

GASES = {"CO2RTA": "co2", "CH4RTA": "ch4_fossil", "N2ORTA": "n2o", "C2ERTA": "co2e"}
"""Ending of a column's code → our column."""
UNIT = "lb/MWh"
SETS = ("ar5_100", "ar4_100")
UNKNOWN = f"{NO_HEADING} in regions.csv or regions_parts.csv"
_ROUNDING = {"co2": 0.0005, "ch4_fossil": 0.0005, "n2o": 0.0005, "co2e": 0.0005}
"""Half a digit of the printed rates [lb/MWh]."""
Record = dict[str, str]


class Sheet(NamedTuple):
    """A sheet: the beginning of its name and of its codes, and the codes of a place and its name; the nation has none."""

    name: str
    codes: str
    place: str
    title: str


SHEETS = (Sheet("SRL", "SR", "SUBRGN", "SRNAME"), Sheet("ST", "ST", "PSTATABB", "PSTATABB"), Sheet("US", "US", "", ""))


class Rates(NamedTuple):
    """The rates of one place, as printed, with the sheet and the codes of their columns."""

    sheet: str
    place: str
    title: str
    values: dict[str, str]
    codes: tuple[str, ...]


def read_edition(path: Path, edition: str, folder: Path) -> Edition:
    """Return the edition of one eGRID.

    Parameters: path of the workbook; edition, the year of its data; folder of the publisher.
    Raises: Refused naming file, sheet, row and value.
    """
    places = folder.parent / "regions"
    known = {row["code"] for name in ("regions.csv", "regions_parts.csv") for row in read(places / name)}
    rates = [item for sheet in SHEETS for item in _sheet(path, sheet, edition)]
    gwp_set = _gwp_set(path, rates)
    left: Counter[tuple[str, ...]] = Counter()
    records = []
    for item in rates:
        # Islands among the states have a code of their own, as PR.
        region = next((code for code in (f"US-{item.place}", item.place) if code in known), "") if item.place else "US"
        if region:
            records.append(_record(item, region, edition, gwp_set, path.name))
        else:
            left[(item.sheet, item.place, UNKNOWN)] += len(item.values)
    return Edition(
        records, left, ("sheet", "place", "reason"), _package(edition, path.name, gwp_set), sum(len(one.values) for one in rates)
    )


def _sheet(path: Path, sheet: Sheet, edition: str) -> Iterator[Rates]:
    name = f"{sheet.name}{edition[-2:]}"
    rows = list(open_sheet(path, name).iter_rows(values_only=True))
    head = next((number for number, row in enumerate(rows[:10]) if "YEAR" in row), 0)
    codes = {str(code): place for place, code in enumerate(rows[head]) if code}
    wanted = {f"{sheet.codes}{ending}": gas for ending, gas in GASES.items()}
    if missing := [code for code in ("YEAR", *wanted, *filter(None, sheet[2:])) if code not in codes]:
        raise Refused(f"{path.name}, {name}: no column has the code {', '.join(missing)}. Look for a renamed one.")
    for code in wanted:
        title = str(rows[head - 1][codes[code]] or "")
        if UNIT not in title:
            raise Refused(f"{path.name}, {name}, {code}: the heading '{title}' does not say {UNIT}. Take the workbook in American units.")
    for number, row in enumerate(rows[head + 1 :], start=head + 2):
        if row[codes["YEAR"]] is None:
            continue
        if str(row[codes["YEAR"]]) != edition:
            raise Refused(f"{path.name}, {name} row {number}: the year is {row[codes['YEAR']]}, not {edition}.")
        place, title = (str(row[codes[code]]) if code else "" for code in (sheet.place, sheet.title))
        values = {gas: _printed(row[codes[code]], f"{path.name}, {name} row {number}, {code}") for code, gas in wanted.items()}
        yield Rates(name, place, title, {gas: value for gas, value in values.items() if value}, tuple(wanted))


def _printed(value: object, place: str) -> str:
    """The rate to the three decimals that the workbook shows, or nothing in an empty cell."""
    if value is None or value == "":
        return ""
    if not isinstance(value, int | float):
        raise Refused(f"{place}: '{value}' is not a number.")
    return str(round(value, 3))


def _gwp_set(path: Path, rates: list[Rates]) -> str:
    """The set by which every printed CO2e is the sum of its gases: the workbook does not say which."""
    for name in SETS:
        if all(_sums(item.values, gwp(name)) for item in rates):
            return name
    raise Refused(f"{path.name}: CO2e is not the sum of the gases in {' or '.join(SETS)}. Look at a row of SRL.")


def _sums(values: dict[str, str], weights: dict[str, float]) -> bool:
    gases = {gas: float(value) for gas, value in values.items() if gas != "co2e"}
    allowed = sum(half * (1.0 if gas == "co2e" else weights[gas]) for gas, half in _ROUNDING.items())
    return "co2e" not in values or abs(sum(value * weights[gas] for gas, value in gases.items()) - float(values["co2e"])) <= allowed


def _record(item: Rates, region: str, edition: str, gwp_set: str, file: str) -> Record:
    """Return one row of factors.csv."""
    return {
        "key": "electricity.grid", "stages": "generation", "region": region, "valid_from": f"{edition}-01-01",
        "valid_to": f"{edition}-12-31", "unit": "MWh", "mass": "lb", "value_basis": "mass_of_gas", "gwp_set": gwp_set, **item.values,
        "names": item.title, "values": str(len(item.values)), "status": "published",
        "locator": f"{file}, sheet {item.sheet}, {', '.join(item.codes)}{', ' + item.place if item.place else ''}",
    }  # fmt: skip


def _package(edition: str, file: str, gwp_set: str) -> dict[str, object]:
    """Return datapackage.json."""
    return {
        "name": f"epa-egrid-{edition}",
        "title": f"Emissions & Generation Resource Integrated Database, eGRID{edition}",
        "publisher": "US EPA",
        "edition": f"eGRID{edition}",
        "match_year": {"*": {"by": "data", "citation": f'"eGRID{edition}": column YEAR of {file}, the year of generation'}},
        "homepage": "https://www.epa.gov/egrid",
        "licenses": [
            {"name": "us-pd", "title": "Work of the US government: public domain", "path": "https://www.usa.gov/government-works"}
        ],
        "attribution": f"US EPA, eGRID{edition}",
        "sources": [{"title": file, "path": "https://www.epa.gov/egrid/download-data"}],
        "notes": [
            "Total output emission rates: generation alone; losses of the grid are not in them.",
            f"CO2e is the sum of the gases in {gwp_set}, to the rounding of three decimals: the workbook does not name the set.",
        ],
    }
