"""Where the data lies: the one place that knows."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[2]
SHIPPED_INDEX = _PACKAGE / "_data" / "index.sqlite"
CHECKOUT = _PACKAGE.parents[1]
MAKER = "carbon.factors.index.compile"
"""The module that makes an index: `compile_index(folder, target)`."""
FORMAT = "12"
"""Version of the index's tables: a change makes every cached index stale."""
_MADE_BY = ("core/units", "core/store", "factors/index")
"""Where the code and the data of the making lie: a change there makes an index stale, as one of the CSV files does."""

_SOURCES = (".csv", ".json", ".py", ".txt", ".sql")


def source_folder() -> Path | None:
    """Return `emission_factors/` of a checkout, or None for an installed package."""
    folder = CHECKOUT / "emission_factors"
    return folder if (folder / "taxonomy").is_dir() else None


def index_name(folder: Path) -> str:
    """Return the name of the index of these CSV files: by where they lie, their names, sizes and times."""
    digest = hashlib.sha256(FORMAT.encode())
    places = [str(folder), *(str(_PACKAGE / part) for part in _MADE_BY)]
    states = [state for place in places for state in _states(place)]
    digest.update("\n".join(sorted(states)).encode())
    return f"{index_family(folder)}{digest.hexdigest()[:16]}.sqlite"


def _states(folder: str) -> Iterator[str]:
    """Path, size and time of every file that an index is made from, by os.scandir: this is asked at each start."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _states(entry.path)
            elif entry.name.endswith(_SOURCES):
                status = entry.stat()
                yield f"{entry.path}:{status.st_size}:{status.st_mtime_ns}"


def index_family(folder: Path) -> str:
    """Return how the names of all indexes of one checkout begin."""
    return f"index-{hashlib.sha256(str(folder).encode()).hexdigest()[:8]}-"


def source_files(folder: Path) -> list[Path]:
    """Return every data file of the folder, in a stable order."""
    return sorted(path for path in folder.rglob("*") if path.suffix in (".csv", ".json"))


def content_hash(folder: Path) -> str:
    """Return the sha256 of all data files: the version of the datasets that a result carries."""
    digest = hashlib.sha256()
    for path in source_files(folder):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
