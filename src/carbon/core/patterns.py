"""Regular expressions that are compiled when they are first used: one calculation needs few of the many that modules name."""

from __future__ import annotations

import re
from typing import Any, cast


class _Waiting:
    """An expression that stands for its compiled pattern."""

    __slots__ = ("_flags", "_pattern", "_text")

    def __init__(self, text: str, flags: int) -> None:
        self._text, self._flags = text, flags
        self._pattern: re.Pattern[str] | None = None

    def __getattr__(self, name: str) -> Any:
        if self._pattern is None:
            self._pattern = re.compile(self._text, self._flags)
        return getattr(self._pattern, name)


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern with the methods of `re.compile(text, flags)`, compiled at the first call of one.

    Parameters: text of the expression; flags, as re.IGNORECASE.

    >>> digits = pattern(r"[0-9]+")
    >>> digits.findall("12 of 30"), digits.fullmatch("x")
    (['12', '30'], None)
    """
    return cast("re.Pattern[str]", _Waiting(text, flags))
