"""The index of a checkout: made on first use, once for all threads and processes, and made anew where it cannot be relied on."""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path

from carbon.core.store.layout import MAKER, index_family, index_name
from carbon.core.store.private import belongs_to_us, cache_folder
from carbon.core.store.turns import one_at_a_time

_MISSING = "indexing the emission factors, once (a few seconds) …"
_ANEW = "the index of emission factors {why}; it is made anew (a few seconds) …"


def ready_index(folder: Path) -> Path:
    """Return the index of these CSV files.

    Parameters: folder, `emission_factors/` of the checkout.
    Raises: CarbonError listing file, row and reason of every row that cannot be read.
    """
    cache = cache_folder()
    path = cache / index_name(folder)
    if _fault(path) is None:
        return path
    with one_at_a_time(cache / "index.lock"):
        # Another process may have made it while this one waited.
        if fault := _fault(path):
            print(f"carbon: {fault}", file=sys.stderr)
            _make(folder, path)
    return path


def _fault(path: Path) -> str | None:
    """What is wrong with an index, in words for the user; None where it is as it was made."""
    if not path.exists():
        return _MISSING
    if not belongs_to_us(path):
        return _ANEW.format(why="can be written by others")
    seal = _seal_of(path)
    if not belongs_to_us(seal) or seal.read_text(encoding="utf-8") != _state(path):
        return _ANEW.format(why="was changed since it was made")
    return None


def _make(folder: Path, path: Path) -> None:
    maker = importlib.import_module(MAKER)
    _remove_stale(folder, path)
    maker.compile_index(folder, path)
    path.chmod(0o600)
    seal = _seal_of(path)
    seal.unlink(missing_ok=True)
    with os.fdopen(os.open(seal, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="utf-8") as file:
        file.write(_state(path))


def _remove_stale(folder: Path, path: Path) -> None:
    """Indexes of an earlier state of the data go, but for the newest: a process that still runs may read it."""
    others = [other for other in path.parent.glob(f"{index_family(folder)}*.sqlite") if other != path]
    for other in sorted(others, key=lambda found: found.stat().st_mtime_ns)[:-1]:
        other.unlink(missing_ok=True)
        _seal_of(other).unlink(missing_ok=True)


def _seal_of(path: Path) -> Path:
    return path.with_suffix(".seal")


def _state(path: Path) -> str:
    """What every writing to a file changes, asked without reading the 30 MB of it."""
    status = path.stat()
    return f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns}"
