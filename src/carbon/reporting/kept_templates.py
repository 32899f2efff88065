"""Templates as they were compiled before, in a folder that nobody else can write to: to compile them takes longer than to fill them in."""

from __future__ import annotations

import hashlib
import os
import sys
from contextlib import suppress
from pathlib import Path

from jinja2 import Environment, compiler
from jinja2.bccache import Bucket, BytecodeCache

from carbon.core.store.private import belongs_to_us, kept_folder

_OPTIONS = ("autoescape", "trim_blocks", "lstrip_blocks", "keep_trailing_newline", "newline_sequence", "optimized")


class KeptTemplates(BytecodeCache):
    """What templates were compiled to: trusted as the index is, only where it is this user's own and of this compiler and these options.

    Parameters: environment, whose options the compiled code depends on.
    """

    def __init__(self, environment: Environment) -> None:
        made_by = Path(compiler.__file__).stat()
        options = [getattr(environment, name) for name in _OPTIONS]
        self._head = hashlib.sha256(repr((options, made_by.st_size, made_by.st_mtime_ns)).encode()).digest()
        self._folder = kept_folder()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket with what was kept; one that stays empty is compiled."""
        path = self._path(bucket)
        if path is None or not belongs_to_us(path):
            return
        with suppress(OSError):
            content = path.read_bytes()
            if content.startswith(self._head):
                bucket.bytecode_from_string(content.removeprefix(self._head))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled, aside first and then renamed; where it cannot be written, the next process compiles it again."""
        path = self._path(bucket)
        if path is None:
            return
        aside = path.with_suffix(f".{os.getpid()}.new")
        with suppress(OSError):
            with os.fdopen(os.open(aside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
                file.write(self._head + bucket.bytecode_to_string())
            aside.replace(path)

    def _path(self, bucket: Bucket) -> Path | None:
        """The file of a template: its key is of its name and place, and what is in it is checked against its source."""
        return self._folder / f"template-{bucket.key[:16]}.{sys.implementation.cache_tag}" if self._folder else None
