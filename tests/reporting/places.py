"""Every place in a publication that the data cite."""

from functools import cache

from carbon.core.store.read import store


@cache
def published():
    """Return the locators of all tables of the data."""
    tables = [name for (name,) in store().rows("SELECT name FROM sqlite_master WHERE sql LIKE '%locator%'")]
    return frozenset(locator for table in tables for (locator,) in store().rows(f"SELECT DISTINCT locator FROM {table}"))
