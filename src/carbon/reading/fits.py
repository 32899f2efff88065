"""Which field a column fits: by its heading, the unit in it, and its cells."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

from carbon.core.sentences import say
from carbon.engine.asking.mapping import known_fields
from carbon.reading.heading_units import unit_in_heading
from carbon.reading.looks import MOST, Look, is_kind, is_unit

_HEADINGS = Path(__file__).parent / "headings.csv"
MONEY = re.compile(r"\b(?:cost|kostnad|belopp|pris|price|kosten|betrag|montant|prix|sek|eur|gbp|usd|kr|avgift|moms|vat)\b", re.IGNORECASE)
"""Headings of money."""


@cache
def _words() -> dict[str, str]:
    """Heading in small letters → field."""
    with _HEADINGS.open(encoding="utf-8", newline="") as file:
        return {word: row["field"] for row in csv.DictReader(file) for word in row["words"].split(";")}


def fit_of(name: str, look: Look) -> tuple[str, str, int] | None:
    """Return the field that a column fits, why, and how well; None where nothing speaks for one."""
    heading = re.sub(r"[\[(].*?[\])]", " ", name).casefold()
    heading = " ".join(re.split(r"[\s_/.:,-]+", heading)).strip()
    field = name if name in known_fields() else _words().get(heading)
    strength = _WHOLE
    if field is None:
        parts = [_words()[word] for word in heading.split() if word in _words()]
        field, strength = (parts[-1], 2) if parts else (None, 0)
    measured = unit_in_heading(name)
    if measured is not None and look.number >= MOST and not MONEY.search(name) and not measured.dimension.isupper():
        own = {"distance": "distance", "mass": "mass"}.get(measured.dimension, "amount")
        return (
            own if field is None else ("amount" if field in ("kind", "source") else field),
            say("its heading states the unit {unit}", unit=measured.name),
            4,
        )
    if field and (why := _against(field, look)):
        return None if why == "no" else (field, why, 1)
    if field:
        whole = strength == _WHOLE
        return (
            field,
            say("its heading is '{name}'", name=name) if whole else say("its heading holds a word for {field}", field=field),
            strength,
        )
    return _by_cells(look)


_WHOLE = 3
"""How well a heading fits that is a word of the field."""


def _against(field: str, look: Look) -> str:
    """'no' where the cells are not what a field holds."""
    wanted = {"amount": look.number, "distance": look.number, "passengers": look.number, "mass": look.number}
    wanted |= {"period": look.period, "start": look.period, "end": look.period, "unit": look.unit}
    return "no" if field in wanted and wanted[field] < 0.5 and look.filled else ""


def _by_cells(look: Look) -> tuple[str, str, int] | None:
    if look.period >= MOST and look.number < MOST:
        return "period", say("its cells are days, months or years"), 1
    if look.unit >= MOST:
        return "unit", say("its cells are units"), 1
    if look.kind >= MOST:
        return "kind", say("its cells are kinds or words of activity"), 1
    return None


def kind_words(text: str) -> list[str]:
    """Return the words of a name that are a kind or word of activity, longest first."""
    plain = re.sub(r"[\[(].*?[\])]", " ", text).casefold()
    words = [word for word in re.split(r"[\W\d_]+", plain) if len(word) > 1]
    return [word for word in (" ".join(words), *sorted(words, key=len, reverse=True)) if word and is_kind(word) and not is_unit(word)]
