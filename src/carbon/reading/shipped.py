"""Mappings of the exports of other programs that come with the package: a new one is a TOML file in `exports/`, not code."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def exports() -> dict[str, dict[str, Any]]:
    """Return name → what the file of each export says: `export`, what it is of and where that is known from, and the entries of a mapping.

    One that is `like` another has what that says and its own over it; its columns are its own alone.

    >>> sorted(exports())
    ['account-sums-sv', 'energy-portal-sv', 'fuel-card-sv', 'green-button', 'ledger-sv', 'sie-4', 'travel-agency-sv']
    """
    folder = files("carbon.reading").joinpath("exports")
    found = {
        item.name.removesuffix(".toml"): tomllib.loads(item.read_text(encoding="utf-8"))
        for item in sorted(folder.iterdir(), key=lambda item: item.name)
        if item.name.endswith(".toml")
    }
    return {name: _like(entries, found) for name, entries in found.items()}


def _like(entries: dict[str, Any], others: dict[str, dict[str, Any]]) -> dict[str, Any]:
    return {name: value for name, value in (others.get(entries.get("like", ""), {}) | entries).items() if name != "like"}


def shipped(name: str) -> dict[str, object] | None:
    """Return the entries of a mapping that comes with the package, or None.

    Parameters: name, as sie-4.
    """
    found = exports().get(name)
    return None if found is None else {key: value for key, value in found.items() if key != "export"}


def fitting(headers: Iterable[str]) -> list[str]:
    """Return the names of the exports whose every column is among some headers.

    >>> fitting(["Account", "Account name", "Date", "Amount", "Currency", "Text", "Voucher", "Company"])
    ['sie-4']
    """
    there = set(headers)
    return [name for name, entries in exports().items() if set(entries["columns"].values()) <= there]
