"""Codes of the List of Waste as a material: those that are certain are read as what they are of, each other is asked about.

Source: Commission Decision 2000/532/EC, annex, as amended by 2014/955/EU: six digits, with an asterisk those of hazardous waste.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from carbon.core.patterns import pattern
from carbon.core.sentences import Sentence, say

_CODES = Path(__file__).parent / "waste_codes.csv"
_CODE = pattern(r"(\d\d)[ .\-]?(\d\d)[ .\-]?(\d\d)\s?(\*)?")
OPEN, READ = "waste_code_open", "waste_codes_read"


class Entry(NamedTuple):
    """An entry of the list: its code with its asterisk, its text, and the word of the library for its material."""

    code: str
    text: str
    material: str


@cache
def entries() -> Mapping[str, Entry]:
    """Return the entries that are certain, by their six digits."""
    import csv  # few questions are about waste

    with _CODES.open(encoding="utf-8", newline="") as file:
        rows = [Entry(row["code"], row["entry"], row["material"]) for row in csv.DictReader(file)]
    return {row.code.rstrip("*"): row for row in rows}


def is_waste_code(text: str) -> bool:
    """Return whether text is written as a code of the List of Waste.

    >>> [is_waste_code(text) for text in ("18 01 03*", "200301", "20.01.08", "2003", "wood")]
    [True, True, True, False, False]
    """
    # Most words begin with a letter: they need no expression to be compiled.
    return text.strip()[:2].isdigit() and bool(_CODE.fullmatch(text.strip()))


def entry_of(text: str) -> Entry | Sentence | None:
    """Return the entry of a code, what is asked of one whose asterisk is wrong, or None of one that does not say one material.

    Parameters: text, a code.

    >>> entry_of("20.01.08").material, entry_of("20 02 03")
    ('food waste', None)
    """
    found = _CODE.fullmatch(text.strip())
    assert found is not None, "codes alone are read"
    entry = entries().get(" ".join(found.groups()[:3]))
    if entry is None or not found[4] or entry.code.endswith("*"):
        return entry
    return say(
        "waste code '{text}' has an asterisk, and {code} is no hazardous waste in the List of Waste ({entry}). Write the right code.",
        text=text,
        code=entry.code,
        entry=entry.text,
    )
