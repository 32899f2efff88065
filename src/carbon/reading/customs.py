"""Names of units that mean one thing in one country: read where the row's or table's own region has the one custom, with a finding."""

from __future__ import annotations

from carbon.core.errors import CarbonError, Finding
from carbon.core.regions import lineage, region
from carbon.reading.prepared import Prepared

_CUSTOMS = {
    "mil": {"SE": "scandinavian_mile", "NO": "scandinavian_mile"},
    "gal": {"US": "us_gallon", "GB": "imperial_gallon"},
    "gallon": {"US": "us_gallon", "GB": "imperial_gallon"},
    "gallons": {"US": "us_gallon", "GB": "imperial_gallon"},
    "kgal": {"US": "kgal_us", "GB": "kgal_uk"},
    "kr": {"SE": "SEK", "NO": "NOK", "DK": "DKK"},
    "tkr": {"SE": "kSEK", "NO": "kNOK", "DK": "kDKK"},
    "mkr": {"SE": "MSEK", "NO": "MNOK", "DK": "MDKK"},
    "mnkr": {"SE": "MSEK", "NO": "MNOK", "DK": "MDKK"},
}
"""Name → country → unit. Canada has both gallons, and is not here."""


def customs_of(name: str) -> dict[str, str]:
    """Return country → unit of a name that means one thing in one country; none for any other name.

    >>> customs_of("mil")["SE"]
    'scandinavian_mile'
    """
    return _CUSTOMS.get(name.strip().casefold().rstrip("."), {})


def countries_of(text: str) -> tuple[str, ...]:
    """Return the code of a region and of what it lies in; none for what is no region.

    >>> "SE" in countries_of("Sweden")
    True
    """
    try:
        return lineage(region(text).code) if text else ()
    except CarbonError:
        return ()


def with_customs(table: Prepared) -> Prepared:
    """Return the table with units of one custom in the words that mean one thing everywhere.

    Parameters: table. A region of the inventory as a whole does not count: a bill may come from abroad.
    """
    if not ({"unit", "amount"} & {*table.cells, *table.constants}):
        return table
    units, regions = table.values("unit"), table.values("region")
    places = {text: countries_of(text) for text in set(regions)}
    said: dict[tuple[str, str, str], int] = {}

    def read(name: str, place: int) -> str:
        known = customs_of(name)
        country = next((code for code in places[regions[place]] if known and code in known), None)
        if not known or country is None:
            return name
        said[name, known[country], country] = said.get((name, known[country], country), 0) + 1
        return known[country]

    changed = dict[str, list[str]]()
    if any(units):
        changed["unit"] = [read(unit, place) for place, unit in enumerate(units)]
    elif "amount" in table.cells:
        changed["amount"] = [_with_unit(cell, place, read) for place, cell in enumerate(table.cells["amount"])]
    findings = [
        Finding("unit_custom", "warning", f"'{name}' was read as {unit}, as is the custom in {country}.", None, None, "unit", count)
        for (name, unit, country), count in said.items()
    ]
    return table.with_cells(changed).said(*findings) if findings else table


def _with_unit(cell: str, place: int, read: object) -> str:
    number, space, unit = cell.partition(" ")
    assert callable(read)
    return f"{number} {read(unit, place)}" if space and unit else cell
