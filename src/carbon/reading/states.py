"""Two-letter codes that are states of the United States as well as countries: asked about as a column, never read cell by cell."""

from __future__ import annotations

import re
from collections.abc import Iterable

from carbon.core.errors import CarbonError
from carbon.core.regions import region
from carbon.core.sentences import say
from carbon.reading.prepared import Prepared

STATES = frozenset(
    re.findall(
        "..",
        "ALAKAZARCACOCTDEFLGAHIIDILINIAKSKYLAMEMDMAMIMNMSMOMTNENVNHNJNMNYNCNDOHOKORPARISCSDTNTXUTVTVAWAWVWIWYDCPR",
    )
)
"""Postal codes of the states, the district and Puerto Rico."""
_HEADING = re.compile(r"\b(?:state|states|us[_ ]?state|delstat|état|bundesstaat)\b", re.IGNORECASE)


def treat_states(table: Prepared, wish: str | None) -> Prepared:
    """Return the table with its codes of states as regions; see `states_of`."""
    cells = table.cells.get("region")
    if cells is None:
        return table
    if not states_of(set(cells), table.columns["region"], wish):
        return table
    return table.with_cells({"region": [f"US-{cell.upper()}" if cell else cell for cell in cells]})


def states_of(cells: Iterable[str], column: str, wish: str | None) -> bool:
    """Return whether the codes of a column are states of the United States.

    Parameters: cells, distinct; column, its name; wish: countries, US states, or None to ask.
    Raises: CarbonError `region_states` where it is not known.
    """
    codes = {cell.strip().upper() for cell in cells if cell and cell.strip()}
    if not codes or not codes <= STATES or wish == "countries":
        return False
    if wish == "US states":
        return True
    states = sorted(code for code in codes if not _is_country(code))
    countries = sorted(codes - set(states))
    if not countries or not (states or _HEADING.search(column.replace("_", " "))):
        return bool(states)
    first = countries[0]
    why = say("'{states}' is a state of the United States", states=states[0]) if states else say("its heading says state")
    message = say(
        "column '{column}' holds two-letter codes that may be states or countries: {why}, and '{first}' would be "
        '{english}. Write region_codes = "US states" (--region-codes "US states"), or region_codes = "countries".',
        column=column,
        why=why,
        first=first,
        english=region(first).english,
    )
    raise CarbonError(message, code="region_states", field="region")


def _is_country(code: str) -> bool:
    try:
        return region(code).code == code
    except CarbonError:
        return False
