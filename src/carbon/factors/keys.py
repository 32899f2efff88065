"""What is known of a factor key: the default of each qualifier, and whether other regions may stand in."""

from __future__ import annotations

from functools import cache

from carbon.core.store.read import store


@cache
def defaults(key: str) -> dict[str, str]:
    """Return qualifier → the value taken when none is given, as `blend` → `average`; a key has those of its families too."""
    return dict(_of_families("SELECT qualifier, value FROM qualifier WHERE key = ? AND is_default = 1", key))


@cache
def said(key: str) -> frozenset[tuple[str, str]]:
    """Return the qualifiers that a factor must state to answer for them, as ("part", "transmission")."""
    return frozenset(_of_families("SELECT qualifier, value FROM qualifier WHERE key = ? AND is_said = 1", key))


@cache
def stand_in_rule(key: str) -> str:
    """Return whether other regions may stand in: `any` or `none`; a key without an entry takes that of its family."""
    found = _of_families("SELECT stand_ins, key FROM key WHERE key = ?", key)
    return found[-1][0] or "any" if found else "any"


@cache
def ages(key: str) -> str:
    """Return what of a key changes from year to year: `yes` for all of it, as grids; a qualifier, as `blend=average`; or `no`.

    An old factor of what changes is not an answer; that of what does not, as the carbon of a fuel, is one with a finding.
    """
    found = [rule for rule, _ in _of_families("SELECT ages, key FROM key WHERE key = ?", key) if rule]
    return found[-1] if found else "no"


def _of_families(sql: str, key: str) -> list[tuple[str, str]]:
    """Rows of a key and its families, the family first: `fuel` before `fuel.peat`."""
    parts = key.split(".")
    names = [".".join(parts[:length]) for length in range(1, len(parts) + 1)]
    return [(str(row[0]), str(row[1])) for name in names for row in store().rows(sql, name)]
