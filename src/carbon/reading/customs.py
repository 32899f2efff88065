"""Units of a table by the custom of a country: read where the row's or the table's own region has one, with a finding."""

from __future__ import annotations

from carbon.core.units.customs import countries_of, customs_of, read_by_custom
from carbon.reading.prepared import Prepared


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
    findings = [read_by_custom(name, unit, country, column="unit", count=count) for (name, unit, country), count in said.items()]
    return table.with_cells(changed).said(*findings) if findings else table


def _with_unit(cell: str, place: int, read: object) -> str:
    number, space, unit = cell.partition(" ")
    assert callable(read)
    return f"{number} {read(unit, place)}" if space and unit else cell
