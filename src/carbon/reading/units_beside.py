"""Amounts with a unit of their own beside a column or constant of units: 4 800 000 kr beside SEK."""

from __future__ import annotations

from collections import Counter

from carbon.core.errors import CarbonError
from carbon.core.regions import step_among
from carbon.core.sentences import Sentence, say
from carbon.core.units.customs import customs_of, read_by_custom
from carbon.core.units.scales import scale, unit
from carbon.reading.prepared import Prepared
from carbon.reading.settled import unit_of_kind


def without_unit(prepared: Prepared, cells: list[str]) -> tuple[list[str], Prepared]:
    """Return amounts as numbers of the unit beside them, and the table with what was read by the custom of a country.

    Parameters: prepared table; cells of the amount. A cell of another unit stays as it is, and is refused.
    """
    if " " not in "".join(cells):
        return cells, prepared
    rows = zip(cells, prepared.values("unit"), prepared.values("region"), strict=True)
    read = [_number(cell, given, place) for cell, given, place in rows]
    said = Counter(custom for _, custom in read if custom)
    noted = prepared.noting((place for place, (_, custom) in enumerate(read) if custom), "unit_custom")
    findings = (read_by_custom(name, of, country, column="amount", count=count) for (name, of, country), count in said.items())
    return [number for number, _ in read], noted.said(*findings)


def _number(cell: str, given: str, place: str) -> tuple[str, tuple[str, str, str] | None]:
    """An amount without its unit, and the name, unit and country of the custom by which it was read."""
    number, space, spelling = cell.partition(" ")
    if not space or not given:
        return cell, None
    customs = customs_of(spelling)
    if spelling.casefold() == given.casefold() or _is(spelling, given) or any(_is(of, given) for of in customs.values()):
        return number, None
    country = step_among(place, customs)
    try:
        read = f"{float(number) * scale(customs[country], given):.15g}" if country else cell
    except (CarbonError, ValueError):
        return cell, None
    return read, (spelling, customs[country], country) if country else None


def _is(spelling: str, given: str) -> bool:
    """Whether two spellings are one unit."""
    try:
        return unit(spelling) == unit(given)
    except CarbonError:
        return False


def is_without_unit(prepared: Prepared) -> bool:
    """Return whether nothing in a table says the unit of its amounts: no column of units, and none beside a number."""
    return "unit" not in prepared.cells and all(map(is_bare, filter(None, prepared.cells["amount"])))


def no_unit(column: str, kind: str) -> Sentence:
    """Return what is said of a column of numbers of which nothing says the unit: one sentence for all rows of a kind.

    Parameters: column; kind, the word of a row.
    """
    return say(
        "'{column}' holds numbers without a unit, and nothing else says it. Write unit = \"{unit}\" for the table (--set unit={unit}) "
        "or the one it is, or map a column of units.",
        column=column,
        unit=unit_of_kind(kind),
    )


def is_bare(cell: str) -> bool:
    """Return whether a cell is a number without a unit.

    >>> is_bare("12.5"), is_bare("1e3"), is_bare("12 kWh"), is_bare("")
    (True, True, False, False)
    """
    return bool(cell) and not any(sign.isalpha() and sign not in "eE" for sign in cell) and "%" not in cell
