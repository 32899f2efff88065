"""One process at a time: the others wait until it is done."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)
else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX)


@contextmanager
def one_at_a_time(file: Path) -> Iterator[None]:
    """Hold a file for this process; it is free again when the block or the process ends, however it ends.

    Parameters: file, made where it is missing. A file system without locks lets all go on: each then does the work for itself.
    """
    with file.open("a") as held:
        with suppress(OSError):
            _take(held.fileno())
        yield
