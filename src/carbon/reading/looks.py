"""What the cells of a column look like: numbers, days, units, words of activity."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from carbon.activities.framework.kinds import is_activity
from carbon.core.errors import CarbonError
from carbon.core.units.scales import is_ambiguous, is_spelling
from carbon.reading.dates import is_open_day, is_period
from carbon.reading.day_columns import iso_column
from carbon.reading.numbers import parts_of
from carbon.tables.grid import is_empty, text_of

MOST = 0.8
"""Share of the cells that must be of a type to be called so."""
_SAMPLE, LOOKED_AT, _WORDS = 2000, 60, 15
"""Rows, distinct cells, and words among them that are looked at."""


@dataclass(frozen=True)
class Look:
    """What the cells of a column look like: shares of numbers and periods, and of units and kinds among the words."""

    number: float
    period: float
    unit: float
    kind: float
    filled: int
    texts: tuple[str, ...]


def look_at(cells: Sequence[object]) -> Look:
    """Return what the cells of a column look like."""
    texts = tuple(dict.fromkeys(text_of(cell) for cell in cells[:_SAMPLE] if not is_empty(cell)))[:LOOKED_AT]
    numbers = [
        isinstance(cell, int | float) or (isinstance(cell, str) and is_number(cell)) for cell in cells[:_SAMPLE] if not is_empty(cell)
    ]
    try:
        read = iso_column(texts, "", None)
    except CarbonError:
        # Days of two readings are days.
        read = ["2019-01-01"] * len(texts)

    words = [text for text in texts if not is_number(text)][:_WORDS]
    mostly = len(words) >= _WORDS or len(words) >= MOST * len(texts)

    def share(test: Callable[[str], bool]) -> float:
        return sum(map(test, words)) / len(words) if words and mostly else 0.0

    return Look(
        sum(numbers) / len(numbers) if numbers else 0.0,
        sum(is_period(day) or is_open_day(day) for day in read) / len(read) if read else 0.0,
        share(is_unit),
        share(is_kind),
        len(numbers),
        texts,
    )


def is_number(text: str) -> bool:
    """Return whether text is a number, with a unit behind it or alone."""
    found = parts_of(text)
    return found is not None and (not found.rest or is_unit(found.rest))


@lru_cache(maxsize=4096)
def is_unit(text: str) -> bool:
    """Return whether text is a unit."""
    return len(text) < 20 and (is_spelling(text) or is_ambiguous(text))


def is_kind(text: str) -> bool:
    """Return whether text is a kind or word of activity."""
    return len(text) < 40 and is_activity(text)


def has_units(look: Look) -> bool:
    """Return whether the cells of a column hold their units."""
    return any((parts := parts_of(text)) and parts.rest for text in look.texts)


def is_month(name: str) -> bool:
    """Return whether text is a month without its year."""
    return not re.search(r"\d{4}", name) and is_period(f"{name} 2019")
