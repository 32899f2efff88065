"""The index file, read-only: opened once a thread, queried by the modules that need its tables."""

from __future__ import annotations

import importlib
import sqlite3
import sys
import threading
from functools import cache
from pathlib import Path
from typing import Any

from carbon.core.store.layout import MAKER, SHIPPED_INDEX, index_path, source_folder


class _Connection(sqlite3.Connection):
    """A connection that is closed when its thread or its store is gone; Python warns of one that is left open."""

    def __del__(self) -> None:
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


@cache
def store() -> Store:
    """Return the index of the shipped datasets; in a checkout it is made on first use."""
    folder = source_folder()
    if folder is None:
        return Store(SHIPPED_INDEX)
    path = index_path(folder)
    if not path.is_file():
        _compile(folder, path)
    return Store(path)


def _compile(folder: Path, path: Path) -> None:
    # Loaded by name: making the index is the work of the floor above, which an installed package never needs.
    maker = importlib.import_module(MAKER)
    print("carbon: indexing the emission factors, once (a few seconds) …", file=sys.stderr)
    maker.compile_index(folder, path)
    for other in path.parent.glob("index-*.sqlite"):
        # Another process may have made the very same index meanwhile: only stale ones go.
        if other != path:
            other.unlink(missing_ok=True)
