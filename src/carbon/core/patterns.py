"""Regular expressions that are compiled when they are first used: one calculation needs few of the many that modules name."""

from __future__ import annotations

import re
from typing import Any, cast


class _Waiting:
    """An expression that stands for its compiled pattern."""

    def __init__(self, text: str, flags: int) -> None:
        self._text, self._flags = text, flags

    def __getattr__(self, name: str) -> Any:
        # Kept on the instance: the next call of the method finds it there, and does not come here.
        found = getattr(re.compile(self._text, self._flags), name)
        setattr(self, name, found)
        return found


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern with the methods of `re.compile(text, flags)`, compiled at the first call of one.

    Parameters: text of the expression; flags, as re.IGNORECASE.

    >>> digits = pattern(r"[0-9]+")
    >>> digits.findall("12 of 30"), digits.fullmatch("x")
    (['12', '30'], None)
    """
    return cast("re.Pattern[str]", _Waiting(text, flags))
