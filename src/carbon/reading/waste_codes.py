"""Codes of the List of Waste in a column of materials, read as a whole: what they mean is said once, and may be said in the mapping."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from carbon.activities.fields.waste_codes import OPEN, READ, Entry, entry_of, is_waste_code
from carbon.core.errors import Finding
from carbon.core.sentences import joined, say
from carbon.reading.prepared import Prepared
from carbon.reading.values import meant

_FIELD = "material"
_SHOWN = 4


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
    read = {text: entry_of(text) for text in codes}
    known = {text: found for text, found in read.items() if isinstance(found, Entry)}
    asked = {text: found or _open(text) for text, found in read.items() if not isinstance(found, Entry)}
    column = table.columns[_FIELD]
    changed = [known[text].material if text in known else text for text in cells]
    noted = table.with_cells({_FIELD: changed}).noting((place for place, text in enumerate(cells) if text in known), READ)
    return noted.refusing(table.asking(cells, asked, OPEN, column)).said(*_said(known, column))


def _open(text: str) -> str:
    return say(
        "waste code '{text}': its entry in the List of Waste does not say one material that has a factor. Write in "
        '[values.material] of the mapping "{text}" = "…", such as wood, plastic or health care waste, or leave the rows out.',
        text=text,
    )


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
    yield Finding(READ, "info", message, column=column)
