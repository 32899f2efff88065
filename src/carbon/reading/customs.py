"""Units of a table by the custom of a country: read where the row's or the table's own region has one, with a finding."""

from __future__ import annotations

from collections import Counter

from carbon.core.regions import step_among
from carbon.core.units.customs import customs_of, read_by_custom
from carbon.reading.prepared import Prepared


def with_customs(table: Prepared) -> Prepared:
    """Return the table with units of one custom in the words that mean one thing everywhere.

    Parameters: table. A region of the inventory as a whole does not count: a bill may come from abroad.
    """
    if not ({"unit", "amount"} & {*table.cells, *table.constants}):
        return table
    units, regions = table.values("unit"), table.values("region")
    amounts = table.cells.get("amount") or [""] * len(units)
    # Of a row with a unit beside its amount that one is read, of a row without one that in the cell of the amount.
    written = [unit or amount.partition(" ")[2] for unit, amount in zip(units, amounts, strict=True)]
    counts = Counter(zip(written, regions, strict=True))
    meant = {pair: found for pair in counts if (found := _meant(*pair))}
    if not meant:
        return table
    said = Counter[tuple[str, str, str]]()
    for (unit, region), known in meant.items():
        said[unit, *known] += counts[unit, region]
    read = [meant[pair][0] if pair in meant else None for pair in zip(written, regions, strict=True)]
    beside = {"unit": [found if found and unit else unit for found, unit in zip(read, units, strict=True)]}
    own = {"amount": [_with(found, amount, unit) for found, amount, unit in zip(read, amounts, units, strict=True)]}
    cells = (beside if beside["unit"] != list(units) else {}) | (own if own["amount"] != list(amounts) else {})
    noted = table.with_cells(cells).noting((place for place, found in enumerate(read) if found), "unit_custom")
    return noted.said(*(read_by_custom(*known, column="unit", count=count) for known, count in said.items()))


def _with(found: str | None, amount: str, unit: str) -> str:
    """The amount with the unit that is meant, where it has one of its own and none beside it."""
    return f"{amount.partition(' ')[0]} {found}" if found and not unit else amount


def _meant(unit: str, region: str) -> tuple[str, str] | None:
    """What a unit means by the custom of a region or of what it lies in, and the country whose custom it is."""
    known = customs_of(unit)
    country = step_among(region, known) if known else None
    return None if country is None else (known[country], country)
