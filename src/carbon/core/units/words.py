"""Units that are words: each language has its own for them, where kg and kWh are the same in all."""

from __future__ import annotations

import re
from functools import lru_cache

from carbon.core.sentences import Sentence, joined, say
from carbon.core.units.dimensions import COUNTED

WORDS = (
    *("passenger", "vehicle", "employee", "inhabitant", "night", "room_night", "piece", "participant_hour", "employee_hour", "mission"),
    *("use", "animal", "animal_year", "inhabitant_year", "inhabitant_day", "week", "percent", "tonne", "us_gallon", "short_ton"),
    *COUNTED,
)
_BETWEEN = re.compile(r"( × |/)")


@lru_cache(maxsize=1024)
def unit_said(name: str) -> str:
    """Return a unit whose words are said in the reader's language.

    Parameters: name, as it stands in an amount: `passenger × km`.

    >>> unit_said("passenger × km"), unit_said("kg")
    ('passenger × km', 'kg')
    """
    parts = _BETWEEN.split(name)
    if not any(part in WORDS for part in parts):
        return name
    return joined(Sentence(part, part) if part in WORDS else part for part in parts)


def measured(value: str, unit: str) -> str:
    """Return a number with its unit as text has them: a sign of per cent stands by it as the language writes it.

    Parameters: value, as it is printed; unit.

    >>> measured("38", "%"), measured("208.8", "kWh/m2")
    ('38%', '208.8 kWh/m2')
    """
    return say("{value}%", value=value) if unit == "%" else say("{value} {unit}", value=value, unit=unit_said(unit))
