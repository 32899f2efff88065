"""What an inventory says of all its tables, for a proposal: nothing is asked of it, and months without a year are of its year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, TypeAlias

from carbon.core.errors import CarbonError, Finding
from carbon.core.periods import parse_period
from carbon.core.sentences import say
from carbon.reading.looks import Look
from carbon.reading.proposed_beside import without_year

Head: TypeAlias = Mapping[str, str]
"""Field → what an inventory says of it for all its tables, '' where it does not say it yet."""
NO_HEAD: Head = MappingProxyType({})
_YEAR = "YEAR"


def said_of(head: Head) -> dict[str, object]:
    """Return the fields that an inventory says, without those that it does not say yet.

    Parameters: head.
    """
    return {name: text for name, text in head.items() if text}


def with_year(entries: Mapping[str, Any], looks: Mapping[str, Look], head: Head, name: str) -> tuple[dict[str, Any], Sequence[Finding]]:
    """Return the entries in which months that stand without a year have that of the inventory, and what is said of it.

    Parameters: entries of the mapping; looks; head, whose period is one year or lies in one; name of the table.
    """
    year, melt = _year_of(head), entries.get("melt", {})
    in_columns, in_headings = without_year(entries["columns"], entries, looks), _YEAR in str(melt)
    if year is None or not (in_columns or in_headings):
        return dict(entries), ()
    given = {"melt": _of_year(melt, str(year))} if in_headings else {"year": year}
    message = say(
        "the months have no year; {year}, the year of the inventory, was used. Write another if they are of another year.", year=year
    )
    return {**entries, **given, "columns": entries["columns"]}, (Finding("year_of_inventory", "info", message, name),)


def _of_year(melt: object, year: str) -> object:
    """What a melt says, with the year for each YEAR in it."""
    if isinstance(melt, Mapping):
        return {name: _of_year(part, year) for name, part in melt.items()}
    return melt.replace(_YEAR, year) if isinstance(melt, str) and melt.endswith(_YEAR) else melt


def _year_of(head: Head) -> int | None:
    try:
        period = parse_period(head.get("period") or "")
    except CarbonError:
        return None
    return period.start.year if period.start.year == period.end.year else None
