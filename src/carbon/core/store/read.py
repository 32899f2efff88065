"""The index file, read-only: opened once a thread, queried by the modules that need its tables."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from carbon.core.errors import CarbonError
from carbon.core.sentences import say
from carbon.core.store.layout import FORMAT, SHIPPED_INDEX, source_folder


class _Connection(sqlite3.Connection):
    """A connection that is closed when its thread or its store is gone; Python warns of one that is left open."""

    def __del__(self) -> None:
        # A connection that could not be opened has nothing to close.
        with suppress(sqlite3.ProgrammingError):
            self.close()


class Store:
    """A read-only index file, with one connection a thread."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._local = threading.local()

    def rows(self, sql: str, *parameters: object) -> list[tuple[Any, ...]]:
        """Return all rows of a query."""
        return self._connection().execute(sql, parameters).fetchall()

    def row(self, sql: str, *parameters: object) -> tuple[Any, ...] | None:
        """Return the first row of a query, or None."""
        found: tuple[Any, ...] | None = self._connection().execute(sql, parameters).fetchone()
        return found

    @property
    def version(self) -> str:
        """Sha256 of the datasets that the index was made from."""
        found = self.row("SELECT value FROM meta WHERE name = 'content'")
        return str(found[0]) if found else ""

    def _connection(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            # Each thread has its own; the last reference may go in another, which closes it.
            place = f"{self.path.as_uri()}?mode=ro&immutable=1"
            connection = sqlite3.connect(place, uri=True, factory=_Connection, check_same_thread=False)
            self._local.connection = connection
        return connection


_TURN = threading.RLock()


def store() -> Store:
    """Return the index of the shipped datasets; in a checkout it is made on first use."""
    with _TURN:
        return _opened()


@cache
def _opened() -> Store:
    folder = source_folder()
    if folder is None:
        return _shipped()
    # An installed package never makes an index.
    from carbon.core.store.made import ready_index

    return Store(ready_index(folder))


def _shipped() -> Store:
    """The index of an installed package; it cannot be made anew there, for the CSV files stay behind."""
    found = Store(SHIPPED_INDEX)
    try:
        made = found.row("SELECT value FROM meta WHERE name = 'format'")
    except sqlite3.Error:
        made = None
    if made != (FORMAT,):
        raise CarbonError(
            say(
                "the index of emission factors in {shipped_index} is missing or damaged. {repair}",
                shipped_index=SHIPPED_INDEX,
                repair=_REPAIR,
            ),
            code="index_damaged",
        )
    return found


_REPAIR = say("Install it again: pip install --force-reinstall --no-deps carbon-accounting")
