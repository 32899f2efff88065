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
    name = "unit" if any(units) else "amount"
    written = units if name == "unit" else [cell.partition(" ")[2] for cell in table.cells.get("amount", ())]
    counts = Counter(zip(written, regions, strict=False))
    meant = {pair: found for pair in counts if (found := _meant(*pair))}
    if not meant:
        return table
    said = Counter[tuple[str, str, str]]()
    for (unit, region), known in meant.items():
        said[unit, *known] += counts[unit, region]
    read = [meant[pair][0] if pair in meant else pair[0] for pair in zip(written, regions, strict=True)]
    if name == "amount":
        read = [f"{cell.partition(' ')[0]} {unit}" if unit else cell for cell, unit in zip(table.cells["amount"], read, strict=True)]
    findings = [read_by_custom(*known, column="unit", count=count) for known, count in said.items()]
    return table.with_cells({name: read}).said(*findings)


def _meant(unit: str, region: str) -> tuple[str, str] | None:
    """What a unit means by the custom of a region or of what it lies in, and the country whose custom it is."""
    known = customs_of(unit)
    country = step_among(region, known) if known else None
    return None if country is None else (known[country], country)
