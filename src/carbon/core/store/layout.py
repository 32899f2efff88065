"""Where the data lies: the one place that knows."""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[2]
SHIPPED_INDEX = _PACKAGE / "_data" / "index.sqlite"
MAKER = "carbon.factors.index.compile"
"""The module that makes an index: `compile_index(folder, target)`."""
FORMAT = "6"
"""Version of the index's tables: a change makes every cached index stale."""


_MADE_BY = ("core/units", "core/store", "factors/index")
"""Where the code and the data of the making lie: a change there makes an index stale, as one of the CSV files does."""


def source_folder() -> Path | None:
    """Return `emission_factors/` of a checkout, or None for an installed package."""
    folder = _PACKAGE.parents[1] / "emission_factors"
    return folder if (folder / "taxonomy").is_dir() else None


def index_path(folder: Path) -> Path:
    """Return where the index of these CSV files belongs: named by their names, sizes and times."""
    return _writable_cache() / f"index-{_stamp(folder)}.sqlite"


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


def _stamp(folder: Path) -> str:
    digest = hashlib.sha256(FORMAT.encode())
    code = [path for part in _MADE_BY for path in sorted((_PACKAGE / part).iterdir())]
    for path in [*source_files(folder), *code]:
        if path.is_file():
            status = path.stat()
            digest.update(f"{path}:{status.st_size}:{status.st_mtime_ns}".encode())
    return digest.hexdigest()[:16]


def _writable_cache() -> Path:
    beside = _PACKAGE.parents[1] / ".cache"
    for folder in (beside, _user_cache(), Path(tempfile.gettempdir()) / "carbon-accounting"):
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            continue
        if os.access(folder, os.W_OK):
            return folder
    raise OSError("no folder for the index of emission factors can be written; set XDG_CACHE_HOME to one that can")


def _user_cache() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / "carbon-accounting"
    return Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "carbon-accounting"
