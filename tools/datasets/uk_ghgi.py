"""Read the UK greenhouse gas inventory's carbon factors and calorific values, one workbook a year; its heating values go to fuels/.

usage of the latter: python tools/datasets/uk_ghgi.py emission_factors WORKBOOK.xlsx EDITION [WORKBOOK.xlsx EDITION …]

Two sheets hold figures: factors by industry and fuel, and natural gas by local distribution zone. headings.csv beside the editions maps
industry and fuel, or the zone, to our keys and words; what it maps to no key is left out with its reason. The year of the figures
stands in the title of each sheet.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from edition import NO_HEADING, Edition, Refused, open_sheet, read_table, write

INDUSTRIES, ZONES = "Emission_Factors_&_CVs", "Regional_Natural_Gas_Data"
HEADINGS = ("sheet", "industry", "fuel", "key", "qualifiers", "note")
PROPERTIES = ["fuel", "qualifiers", "region", "property", "value", "unit", "year", "publication", "source", "locator", "licence"]
LICENCE = "Open Government Licence v3.0"
TITLE = "Carbon emission factors and calorific values from the UK greenhouse gas inventory"
UNITS = {"kt C per Mt fuel consumed": "t", "kt C per Mtherm fuel consumed": "therm_gross"}
"""Kilotonnes per megatonne are kilograms per tonne, per million therms kilograms per therm; the first column of factors is gross."""
HEAT = {"GJ/tonne": "GJ/t", "MJ/m3": "MJ/m3"}
_YEAR = {INDUSTRIES: re.compile(r"\((\d{4}) data"), ZONES: re.compile(r"natural gas (\d{4})")}
_FOOTNOTE = re.compile(r"\s*\[notes? .*\]$")
_FIRST = 6


class Line(NamedTuple):
    """A row of a sheet: sheet, its number, the year of its figures, industry or zone, fuel, and its cells by letter."""

    sheet: str
    number: int
    year: str
    industry: str
    fuel: str
    cells: dict[str, Any]


def read_edition(path: Path, edition: str, folder: Path) -> Edition:
    """Return the edition.

    Parameters: path of the workbook; edition, the year of the issue; folder of the publisher.
    Raises: Refused naming file, sheet and row.
    """
    headings = read_table(folder / "headings.csv", HEADINGS)
    left, records = Counter[tuple[str, ...]](), list[dict[str, str]]()
    found = list(lines(path))
    for line in found:
        heading = heading_of(line, headings)
        heat = sum(value_in(line, letter) is not None for letter in ("HJKM" if line.sheet == INDUSTRIES else "FG"))
        left[line.sheet, "heating values and oxidation: heating values stand in fuels/properties_uk_ghgi.csv"] += heat
        if heading is None:
            left[line.sheet, f"{NO_HEADING}: {line.industry} / {line.fuel}"] += sum(value_in(line, letter) is not None for letter in "DEG")
        else:
            records += forms(line, heading)
    records.sort(key=lambda row: (row["key"], row["qualifiers"]))
    count = sum(value_in(line, letter) is not None for line in found for letter in line.cells)
    return Edition(records, +left, ("sheet", "reason"), package(edition, path.name), count)


def lines(path: Path) -> Iterator[Line]:
    """Yield the rows of both sheets that hold figures."""
    for name in (INDUSTRIES, ZONES):
        sheet = open_sheet(path, name)
        title = str(sheet["A1"].value)
        year = _YEAR[name].search(title)
        if year is None:
            raise Refused(f"{path.name}, {name}!A1: '{title}' names no year of the figures.")
        for number, row in enumerate(sheet.iter_rows(min_row=_FIRST), start=_FIRST):
            cells = {cell.column_letter: cell.value for cell in row if cell.value is not None}
            zone = name == ZONES
            industry, fuel = str(cells.get("A" if zone else "B", "")), "Natural gas" if zone else str(cells.get("C", ""))
            line = Line(name, number, year[1], industry.strip(), _FOOTNOTE.sub("", fuel).strip(), cells)
            if value_in(line, "E") is not None:
                yield line


def value_in(line: Line, letter: str) -> float | None:
    """Return the number in a cell; None for words, as [note 12]."""
    value = line.cells.get(letter)
    return float(value) if isinstance(value, int | float) else None


def heading_of(line: Line, headings: list[dict[str, str]]) -> dict[str, str] | None:
    """Return the heading of a row, or None; capitals do not matter."""
    asked = (line.sheet, line.industry.casefold(), line.fuel.casefold())
    found = (row for row in headings if (row["sheet"], row["industry"].casefold(), row["fuel"].casefold()) == asked)
    return next(found, None)


def forms(line: Line, heading: dict[str, str]) -> Iterator[dict[str, str]]:
    """Yield a row of factors.csv for each unit that the factor is printed per."""
    if line.sheet == ZONES:
        yield from (
            _form(line, heading, "C", "GJ_gross", "kg"),
            _form(line, heading, "D", "GJ_net", "kg"),
            _form(line, heading, "E", "Sm3", "g"),
        )
        return
    unit = UNITS.get(str(line.cells["F"]))
    if unit is None:
        raise Refused(f"{line.sheet}!F{line.number}: unit '{line.cells['F']}' is not one of {', '.join(UNITS)}.")
    yield _form(line, heading, "E", unit, "kg") | {"values": "2", "locator": f"sheet {line.sheet}, D{line.number}:E{line.number}"}
    yield _form(line, heading, "G", "GJ_net", "kg")


def _form(line: Line, heading: dict[str, str], letter: str, unit: str, mass: str) -> dict[str, str]:
    value = value_in(line, letter)
    if value is None:
        raise Refused(f"{line.sheet}!{letter}{line.number}: '{line.cells.get(letter)}' is not a number.")
    return {
        "key": heading["key"], "qualifiers": heading["qualifiers"], "stages": "combustion", "region": "GB",
        "valid_from": f"{line.year}-01-01", "valid_to": f"{line.year}-12-31", "unit": unit, "mass": mass, "value_basis": "mass_of_gas",
        "co2": _text(value), "names": f"{line.fuel}, {line.industry}", "values": "1",
        "locator": f"sheet {line.sheet}, {letter}{line.number}", "status": "published", "note": heading["note"],
    }  # fmt: skip


def _text(value: float) -> str:
    """Twelve digits: what follows is the rounding of the spreadsheet."""
    return f"{value:.12g}"


def heating_values(path: Path, edition: str, headings: list[dict[str, str]]) -> Iterator[dict[str, str]]:
    """Yield gross and net calorific values as properties of our fuels."""
    for line in lines(path):
        heading, zone = heading_of(line, headings), line.sheet == ZONES
        for name, letter in (("gross", "F" if zone else "H"), ("net", "G" if zone else "K")):
            value = value_in(line, letter)
            if heading and value is not None:
                yield {
                    "fuel": heading["key"].removeprefix("fuel."), "qualifiers": heading["qualifiers"].split("; ")[-1], "region": "GB",
                    "property": f"{name}_calorific_value", "value": _text(value),
                    "unit": "MJ/Sm3" if zone else HEAT[str(line.cells["I"])], "year": line.year, "publication": f"uk-ghgi-{edition}",
                    "source": f"{TITLE}, {edition} issue", "locator": f"sheet {line.sheet}, {letter}{line.number}", "licence": LICENCE,
                }  # fmt: skip


def package(edition: str, file: str) -> dict[str, object]:
    """Return datapackage.json."""
    return {
        "name": f"uk-ghgi-{edition}",
        "title": f"{TITLE} to support the UK ETS, {edition}",
        "publisher": "UK Government (DESNZ), Ricardo",
        "edition": f"{edition}, {file}",
        "match_year": {
            "*": {
                "by": "data",
                "citation": f'"({int(edition) - 2} data as presented in the National Inventory Report, published in {edition})"; '
                f'"Carbon dioxide emission factors for UK natural gas {int(edition) - 1}" (titles of the sheets)',
            }
        },
        "homepage": "https://www.gov.uk/government/publications/participating-in-the-uk-ets",
        "licenses": [
            {
                "name": "OGL-UK-3.0",
                "title": LICENCE,
                "path": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
            }
        ],
        "attribution": f"Contains public sector information licensed under the {LICENCE}.",
        "sources": [{"title": f"{TITLE}: workbook of {edition}", "path": file}],
        "notes": [
            "CO2 alone, from measured carbon: no CH4 and N2O, and no upstream.",
            "Kilotonnes of carbon per megatonne of fuel × 44/12 is the CO2 printed beside it; oxidation is in it already.",
            "The licence is the footer of GOV.UK; it is not printed in the workbook.",
            "Natural gas of other industries, and biomass, hold a note instead of a figure.",
            "Gas of a zone is metered at 15 °C and 1.01325 bar.",
        ],
    }


def main(arguments: list[str]) -> None:
    """Write fuels/properties_uk_ghgi.csv from workbooks and their editions."""
    factors, books = Path(arguments[0]), arguments[1:]
    headings = read_table(factors / "uk-ghgi" / "headings.csv", HEADINGS)
    found = [row for book, year in zip(books[::2], books[1::2], strict=True) for row in heating_values(Path(book), year, headings)]
    write(factors / "fuels" / "properties_uk_ghgi.csv", PROPERTIES, found)


if __name__ == "__main__":
    main(sys.argv[1:])
