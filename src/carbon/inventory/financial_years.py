"""Financial years in an inventory: 2024/25 is read by the day on which the inventory's financial year starts."""

from __future__ import annotations

from carbon.core.errors import CarbonError
from carbon.core.periods import parse_period, parse_year_start

_DATED = {"inventory": "period", "tables": "period", "contracts": "vintage", "certificates_sold": "vintage"}
"""The sections of inventory.toml that hold a period, and the entry in which they do."""


def dated_settings(settings: dict[str, object]) -> dict[str, object]:
    """Return settings with the financial years in them as periods, where `inventory.financial_year` says when they start.

    Parameters: settings, as they stand in inventory.toml.

    >>> dated_settings({"inventory": {"period": "2024/25", "financial_year": "07-01"}})["inventory"]["period"]
    '2024-07-01/2025-06-30'
    """
    head = settings.get("inventory")
    start = _start(head.get("financial_year")) if isinstance(head, dict) else None
    if start is None:
        return settings
    return settings | {name: _section(settings[name], entry, start) for name, entry in _DATED.items() if name in settings}


def _start(given: object) -> str | None:
    try:
        return parse_year_start(str(given)) if given is not None else None
    except CarbonError:
        # What cannot be read is told where it stands, when the settings are checked.
        return None


def _section(given: object, entry: str, start: str) -> object:
    if isinstance(given, list):
        return [_section(item, entry, start) for item in given]
    return given | {entry: _read(given[entry], start)} if isinstance(given, dict) and entry in given else given


def _read(given: object, start: str) -> object:
    try:
        # As text again: an entry of a table is a word that its rows carry, and is read where theirs are.
        return str(parse_period(given, start)) if isinstance(given, str) else given
    except CarbonError:
        return given
