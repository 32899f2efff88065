"""What is known of a factor key: the default of each qualifier, and how far other regions may stand in."""

from __future__ import annotations

from functools import cache

from carbon.core.store.read import store


@cache
def defaults(key: str) -> dict[str, str]:
    """Return qualifier → the value taken when none is given, as `blend` → `average`."""
    rows = store().rows("SELECT qualifier, value FROM qualifier WHERE key = ? AND is_default = 1", _entry(key, "qualifier"))
    return dict(rows)


@cache
def stand_in_rule(key: str) -> str:
    """Return how other regions may stand in: `any`, `last` (only after a covering factor of the own region) or `none`."""
    row = store().row("SELECT stand_ins FROM key WHERE key = ?", _entry(key, "key"))
    return str(row[0]) if row and row[0] else "any"


@cache
def _entry(key: str, table: str) -> str:
    """A key without an entry takes that of its family: `fuel.peat` that of `fuel`."""
    known = {row[0] for row in store().rows(f"SELECT DISTINCT key FROM {table}")}
    parts = key.split(".")
    for length in range(len(parts), 0, -1):
        if ".".join(parts[:length]) in known:
            return ".".join(parts[:length])
    return key
