"""Which field a column fits: by its heading, the unit in it, and its cells, which must bear the heading out."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from carbon.activities.framework.field_facts import field_facts
from carbon.activities.methods.airports import airport
from carbon.core.errors import CarbonError
from carbon.core.sentences import say
from carbon.core.units.scales import unit
from carbon.engine.asking.mapping import known_fields
from carbon.reading.heading_units import unit_in_heading
from carbon.reading.looks import LOOKED_AT, MOST, Look, is_kind, is_unit
from carbon.reading.no_amount import is_money, no_amount
from carbon.reading.unknown_words import kind_named, refusing_words

_HEADINGS = Path(__file__).parent / "headings.csv"
_COUNT, _PLACE, _WASTE = "count", "address", "waste_code"
"""Words of headings that are a field only where nothing better stands beside them: amounts by number, sites by address, wastes by code."""
_WEAK = {_COUNT: "amount", _PLACE: "site", _WASTE: "material"}
_FROM_TO = ("origin", "destination")
_LIKE_ANY = frozenset(["type", "typ", "category", "kategori", "catégorie", "slag", "sort", "art", "what"])
"""Words that stand in headings of anything: Read type, Trip type."""


class Fit(NamedTuple):
    """A field that a column fits, why, and how well: of two columns of one field the stronger is it."""

    field: str
    why: str
    strength: int


@cache
def _words() -> dict[str, str]:
    """Heading in small letters → field."""
    with _HEADINGS.open(encoding="utf-8", newline="") as file:
        return {word: row["field"] for row in csv.DictReader(file) for word in row["words"].split(";")}


def fit_of(name: str, look: Look) -> Fit | None:
    """Return what a column fits; None where nothing speaks for a field, or its cells speak against it.

    Parameters: name of the column; look of its cells.
    """
    if no_amount(name, look):
        return None
    named, strength = _named(name, look)
    field = _from_and_to(named, look)
    if measured := _measured(field, name, look):
        return measured
    if field is None:
        return _by_cells(look)
    if why_not(name, look):
        return None
    why = say("its heading is '{name}'", name=name) if strength != _PART else say("its heading holds a word for {field}", field=field)
    if field == "kind":
        return _with_kinds(why, strength, look)
    return Fit(field, _and_kinds(why) if field in OF_ROWS and holds_kinds(look) else why, strength)


def _measured(field: str | None, name: str, look: Look) -> Fit | None:
    """What numbers fit whose heading states a unit: the field that it names where that is one of numbers, else what the unit measures."""
    unit_stated = unit_in_heading(name)
    if unit_stated is None or look.number < MOST or is_money(name, look) or unit_stated.dimension.isupper():
        return None
    lasting = unit_stated.dimension == "duration"
    if lasting and field in ("period", "start", "end"):
        return None
    # Numbers with a unit are no days, places or words, whatever else the heading says: Index fin (m3) is not the end.
    if field is None or not (lasting or field in field_facts().numbers):
        field = "amount" if field in ("kind", "source") else _MEASURES.get(unit_stated.dimension, "amount")
    return Fit(field, say("its heading states the unit {unit}", unit=unit_stated.name), _UNIT)


_MEASURES = {"distance": "distance", "mass": "mass"}
"""Dimension → field of its own; numbers of any other are the amount."""


def _named(name: str, look: Look) -> tuple[str | None, int]:
    """The field that a heading names and how well: with all of it, weakly, or with a word of it."""
    heading = _plain(name)
    field = name if name in known_fields() else _words().get(heading)
    if field in _WEAK:
        return _WEAK[field], WEAK
    if field is not None:
        return field, _WHOLE
    every = [found for word in heading.split() if (found := _words().get(word)) and found != _COUNT]
    parts = [found for found in every if found != _WASTE]
    if not parts or parts == [_PLACE]:
        return (_WEAK[_WASTE], WEAK) if every and not parts else (None, 0)
    dated = [field for field in parts if field in ("start", "end")]
    if dated and look.period >= MOST:
        # Bill start date: of the words of a day the one that says which.
        return dated[-1], _PART
    if {*_FROM_TO, "start", "end"} & {*parts[:-1]} and parts[-1] not in (*_FROM_TO, "period"):
        return None, 0
    return parts[-1], _PART


def field_in_heading(name: str) -> str | None:
    """Return the field that a heading names with all of it or with a word of it, whatever its cells are.

    >>> field_in_heading("Transdatum"), field_in_heading("Travel date")
    ('period', 'period')
    """
    field = field_of_heading(name)
    parts = [found for word in _plain(name).split() if (found := _words().get(word))]
    return field or (parts[-1] if parts else None)


def field_of_heading(name: str) -> str | None:
    """Return the field that a whole heading names, None for one that names none.

    >>> field_of_heading("Anläggning"), field_of_heading("Kund")
    ('site', None)
    """
    field = _words().get(_plain(name))
    return _WEAK.get(field, field) if field else None


def is_count(name: str) -> bool:
    """Return whether a heading says that a column holds how many there are of something.

    >>> is_count("Antal"), is_count("Konto")
    (True, False)
    """
    return _words().get(_plain(name)) == _COUNT


def _plain(name: str) -> str:
    """A heading in small letters, without brackets and signs."""
    return " ".join(re.split(r"[\s_/.:,-]+", re.sub(r"[\[(].*?[\])]", " ", name).casefold())).strip()


def _from_and_to(field: str | None, look: Look) -> str | None:
    """From and to are days of an invoice and airports of a ticket: the cells tell which."""
    if field in _FROM_TO and look.period >= MOST:
        return {"origin": "start", "destination": "end"}[field]
    if field in ("start", "end") and look.texts and all(_AIRPORT.fullmatch(text) for text in look.texts):
        return {"start": "origin", "end": "destination"}[field]
    return field


_DAY = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}.*")
"""A day may look like a number with two points."""
_AIRPORT = re.compile(r"[A-Z]{3}")
WEAK, _PART, _WHOLE, _UNIT = 1, 2, 3, 4
"""How well a column fits by its cells alone or by a word that is weak, by a word of its heading, by all of it, and by a unit in it."""
OF_ROWS = ("source", "note")
"""Labels that say in words what a row is of, under a heading as Källa or Text."""
_SEEN = 20
"""Cells that are asked of a field."""


def _with_kinds(why: str, strength: int, look: Look) -> Fit:
    """A heading of kinds is as good as its cells: those of which none is a kind give way to a column of kinds."""
    if look.kind >= MOST:
        return Fit("kind", _and_kinds(why), strength + 1)
    return Fit("kind", why, strength if look.kind else WEAK)


def _and_kinds(why: str) -> str:
    return say("{why}, and its cells are kinds or words of activity", why=why)


def why_not(name: str, look: Look) -> str:
    """Return why a column is not the field that its heading names: its cells are not what it holds; '' where they may be."""
    field, strength = _named(name, look)
    field = _from_and_to(field, look)
    if field is None or not look.filled or not _against(field, strength, name, look):
        return ""
    return say("its heading may mean {field}, but its cells do not fit", field=field)


def _against(field: str, strength: int, name: str, look: Look) -> bool:
    """Whether the cells are not what a field holds."""
    if field == "id":
        # What several rows have in common tells none of them apart.
        return len(look.texts) < min(look.filled, LOOKED_AT)
    if field == "kind":
        generic = _LIKE_ANY.issuperset(word for word in _plain(name).split() if _words().get(word) == "kind")
        return strength == _PART and generic and not look.kind
    if field in _FROM_TO:
        return _share(look, is_airport) < 0.5
    if field == "cabin" and strength == _PART:
        return not _share(look, lambda text: refusing_words(kind_named("flight"), "cabin", text) is None)
    wanted = {"amount": look.number, "distance": look.number, "passengers": look.number, "mass": look.number}
    wanted |= {"period": 1.0 if are_months(look.texts) else look.period, "start": look.period, "end": look.period, "unit": look.unit}
    return field in wanted and wanted[field] < 0.5


def are_months(texts: Sequence[str]) -> bool:
    """Return whether texts are all months of six digits, as ledgers write their periods.

    >>> are_months(["202401", "202412"]), are_months(["202413"]), are_months([])
    (True, False, False)
    """
    return bool(texts) and all(map(_MONTH.fullmatch, texts))


_MONTH = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])")


def _share(look: Look, test: Callable[[str], bool]) -> float:
    texts = look.texts[:_SEEN]
    return sum(map(test, texts)) / len(texts) if texts else 0.0


def is_airport(text: str) -> bool:
    """Return whether text is the code of an airport or of a city, or the name of a city that has one airport."""
    try:
        return bool(_AIRPORT.fullmatch(text) or airport(text))
    except CarbonError:
        return False


def _by_cells(look: Look) -> Fit | None:
    """What cells fit of themselves, whatever stands above them."""
    if look.period >= MOST and (look.number < MOST or all(map(_DAY.fullmatch, look.texts))):
        return Fit("period", say("its cells are days, months or years"), WEAK)
    if look.unit >= MOST and not all(map(_is_letter_or_time, look.texts)):
        return Fit("unit", say("its cells are units"), WEAK)
    if holds_kinds(look):
        return Fit("kind", say("its cells are kinds or words of activity"), _PART)
    return None


def holds_kinds(look: Look) -> bool:
    """Return whether the cells of a column are kinds or words of activity, and not all codes of waste treatment.

    Parameters: look of its cells.
    """
    return look.kind >= MOST and not all(map(OPERATION.fullmatch, look.texts))


OPERATION = re.compile(r"R ?(?:[1-9]|1[0-3])|D ?(?:[1-9]|1[0-5])", re.IGNORECASE)
"""Codes of what is done with waste (Directive 2008/98/EC, annexes I and II): R12 is one, and a refrigerant too."""


def _is_letter_or_time(text: str) -> bool:
    """Whether text may be a mark, as A and W, or how long a row lasts, and no unit."""
    if len(text) == 1 and text not in ("t", "l", "L"):
        return True
    try:
        return unit(text).dimension == "duration"
    except CarbonError:
        return False


def kind_words(text: str) -> list[str]:
    """Return the words of a name that are a kind or word of activity, longest first."""
    plain = re.sub(r"[\[(].*?[\])]", " ", text).casefold()
    words = [word for word in re.split(r"[\W\d_]+", plain) if len(word) > 1]
    return [word for word in (" ".join(words), *sorted(words, key=len, reverse=True)) if word and is_kind(word) and not is_unit(word)]
