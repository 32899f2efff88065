"""Folders and files that nobody else can have changed: an index decides every number, so it is trusted as the code is."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

from carbon.core.store.layout import CHECKOUT, source_folder

_OTHERS = stat.S_IWGRP | stat.S_IWOTH


def cache_folder() -> Path:
    """Return a folder for the index that belongs to this user and that nobody else can write to.

    The checkout's own comes first, then the user's cache, then one in the temporary folder. Where none of them can be relied
    on, the index is kept in a folder of this process alone, which is removed at its end.
    """
    return kept_folder() or _of_this_process()


def kept_folder() -> Path | None:
    """Return a folder that stays, belongs to this user and that nobody else can write to; None where there is none."""
    return next((folder for folder in _places() if _made(folder) and belongs_to_us(folder) and os.access(folder, os.W_OK)), None)


def _places() -> Iterator[Path]:
    """Each is asked for only where those before it cannot be used; an installed package has no checkout."""
    if source_folder():
        yield CHECKOUT / ".cache"
    yield _user_cache()
    # tempfile takes as long to load as the index to open.
    import tempfile

    yield Path(tempfile.gettempdir()) / f"carbon-accounting-{_user()}"


def belongs_to_us(path: Path) -> bool:
    """Return whether a file or folder is this user's own and closed to the writing of others; never a link.

    Parameters: path. Windows keeps a user's folders by rights of its own, so that owner and mode are not asked there.
    """
    try:
        status = path.lstat()
    except OSError:
        return False
    if stat.S_ISLNK(status.st_mode):
        return False
    return sys.platform == "win32" or (status.st_uid == os.geteuid() and not status.st_mode & _OTHERS)


def _made(folder: Path) -> bool:
    """Whether the folder is there; one that is made is closed to others, whatever the umask."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return False
    return True


def _user_cache() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / "carbon-accounting"
    return Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "carbon-accounting"


def _user() -> int:
    return 0 if sys.platform == "win32" else os.geteuid()


def _of_this_process() -> Path:
    import atexit
    import shutil
    import tempfile

    folder = Path(tempfile.mkdtemp(prefix="carbon-accounting-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    text = "no folder of your own can be written, so the index of emission factors is made for this run only; set XDG_CACHE_HOME to one"
    print(f"carbon: {text}", file=sys.stderr)
    return folder
