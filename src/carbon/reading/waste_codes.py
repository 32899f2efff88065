"""Codes of the List of Waste in a column of materials: those that are certain are read as what they are of, each other is asked about.

Source: Commission Decision 2000/532/EC, annex, as amended by 2014/955/EU: six digits, with an asterisk those of hazardous waste.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from carbon.core.errors import Finding
from carbon.core.sentences import Sentence, joined, say
from carbon.reading.prepared import Prepared
from carbon.reading.values import meant

_CODES = Path(__file__).parent / "waste_codes.csv"
_CODE = re.compile(r"(\d\d)[ .\-]?(\d\d)[ .\-]?(\d\d)\s?(\*)?")
_FIELD = "material"
_SHOWN = 4


class Entry(NamedTuple):
    """An entry of the list: its code with its asterisk, its text, and the word of the library for its material."""

    code: str
    text: str
    material: str


@cache
def entries() -> Mapping[str, Entry]:
    """Return the entries that are certain, by their six digits."""
    with _CODES.open(encoding="utf-8", newline="") as file:
        rows = [Entry(row["code"], row["entry"], row["material"]) for row in csv.DictReader(file)]
    return {row.code.rstrip("*"): row for row in rows}


def is_waste_code(text: str) -> bool:
    """Return whether text is written as a code of the List of Waste.

    >>> [is_waste_code(text) for text in ("18 01 03*", "200301", "20.01.08", "2003", "wood")]
    [True, True, True, False, False]
    """
    return bool(_CODE.fullmatch(text))


def with_waste_codes(table: Prepared, values: Mapping[str, Mapping[str, str]]) -> Prepared:
    """Return a table whose codes of waste are materials; one that is not certain is refused with the line that says what it is.

    Parameters: table; values of the mapping, which stand over the list.
    """
    if _FIELD not in table.cells:
        return table
    cells, own = table.cells[_FIELD], values.get(_FIELD, {})
    codes = [text for text in dict.fromkeys(cells) if text and is_waste_code(text) and meant(text, own) is None]
    if not codes:
        return table
    read = {text: _read(text) for text in codes}
    known = {text: found for text, found in read.items() if isinstance(found, Entry)}
    asked = {text: found for text, found in read.items() if not isinstance(found, Entry)}
    column = table.columns[_FIELD]
    changed = [known[text].material if text in known else text for text in cells]
    return table.with_cells({_FIELD: changed}).refusing(table.asking(cells, asked, "waste_code_open", column)).said(*_said(known, column))


def _read(text: str) -> Entry | Sentence:
    """The entry of a code, or what is asked of it."""
    found = _CODE.fullmatch(text)
    assert found is not None, "codes alone are read"
    code = " ".join(found.groups()[:3])
    entry = entries().get(code)
    if entry is None:
        return say(
            "waste code '{text}': its entry in the List of Waste does not say one material that has a factor. Write in "
            '[values.material] of the mapping "{text}" = "…", such as wood, plastic or health care waste, or leave the rows out.',
            text=text,
        )
    if found[4] and not entry.code.endswith("*"):
        return say(
            "waste code '{text}' has an asterisk, and {code} is no hazardous waste in the List of Waste ({entry}). Write the right code.",
            text=text,
            code=entry.code,
            entry=entry.text,
        )
    return entry


def _said(known: Mapping[str, Entry], column: str) -> Iterator[Finding]:
    if not known:
        return
    shown: Sequence[str] = [
        say("{code} ({entry}) as {material}", code=item.code, entry=item.text[:60], material=item.material) for item in known.values()
    ]
    more = say(" and {count} more", count=len(known) - _SHOWN) if len(known) > _SHOWN else ""
    message = say(
        "codes of the List of Waste (Decision 2000/532/EC) were read as materials: {codes}{more}. Another meaning is written in "
        "[values.material].",
        codes=joined(shown[:_SHOWN], "; "),
        more=more,
    )
    yield Finding("waste_codes_read", "info", message, column=column)
