"""Routings of travel agencies: the airports of a journey in one cell, as LLA-ARN-LHR, of which each leg is flown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from carbon.activities.methods.airports import airport
from carbon.core.errors import CarbonError, Finding
from carbon.core.sentences import Sentence, say
from carbon.reading.debit_credit import named_column
from carbon.reading.found_sums import is_sum_label
from carbon.reading.mapping import TableMapping
from carbon.reading.prepared import Prepared
from carbon.reading.unknown_words import kind_named

_DASH = "-\u2010\u2011\u2012\u2013\u2014"
_PARTED = (rf"\s+[{_DASH}]+\s+", rf"\s*[{_DASH}]\s*", r"\s*/\s*", r"\s*(?:[-=]?>|\u2192)\s*", r"\s*[,;]\s*", r"\s+")
"""What may stand between two airports; each way of parting a cell is tried by itself, so that no two signs are mixed."""
ROUTING = "routing"
"""The entry of a mapping that names the column, and that of its values."""
_LEAST = 2
_FILLED = ("origin", "via", "destination")
_HEADING = re.compile(
    r"routing|itinerary|\brout\w*|rutt|resväg|resrutt|sträcka|\blegs?\b|sektor|sectors?|strecke|reiseroute|itinéraire|trajet", re.IGNORECASE
)
_CODES = re.compile(rf"[A-Z]{{3}}(?:\s*[{_DASH}/>\u2192,; ]+\s*[A-Z]{{3}})+")
_STOP = re.compile(r"[A-Z]{3}")
_SHARE, _SOME = 0.8, 0.5
"""Shares of cells, and of their codes, that are of airports: half under a heading of routings, for the others are of cities."""
_YES = frozenset(["yes", "true", "1", "ja", "oui"])


def with_routing(prepared: Prepared, mapping: TableMapping) -> Prepared:
    """Return a table with the airports of its routings as origin, via and destination.

    A cell that names no two airports in one way is refused, and so is one that comes back to where it began beside a round trip.
    Parameters: prepared; mapping.
    Raises: CarbonError where the column is not there, where another column gives an airport of the way, and for kinds without airports.
    """
    column = mapping.routing
    if column is None:
        return prepared
    _check(prepared, column)
    cells, trips = prepared.labels[column], prepared.values("round_trip")
    meant = tuple(sorted((text.casefold(), code) for text, code in mapping.values.get(ROUTING, {}).items()))
    found = {text: read_routing(text, meant) for text in set(cells) if text}
    refused, flown = dict[int, Finding](), list[int]()
    parts: dict[str, list[str]] = {name: [""] * len(cells) for name in _FILLED}
    for place, text in enumerate(cells):
        stops = found.get(text, ())
        if not isinstance(stops, tuple):
            refused[place] = _refused(prepared, place, column, stops)
        elif stops:
            if stops[0] == stops[-1] and trips[place].casefold() in _YES:
                refused[place] = _refused(prepared, place, column, _twice(text))
            flown.append(place)
            parts["origin"][place], parts["destination"][place] = stops[0], stops[-1]
            parts["via"][place] = "".join(f"{stop}; " for stop in stops[1:-1]).strip()
    kept = {name: texts for name, texts in parts.items() if any(texts) or name != "via"}
    columns = {**prepared.columns, **dict.fromkeys(kept, column)}
    read = Prepared(**{**vars(prepared), "cells": {**prepared.cells, **kept}, "columns": columns})
    return read.refusing(refused).said(*_said(prepared, cells, flown, found, column))


def is_routing(text: str) -> bool:
    """Return whether text names airports of a journey, in one way.

    >>> [is_routing(text) for text in ("LLA-ARN-LHR", "LLA/ARN", "LLA - ARN \u2013 CPH", "LLA", "LLA-ARN//CPH-LLA", "2019-01-01")]
    [True, True, True, False, False, False]
    """
    return isinstance(read_routing(text), tuple)


def are_routings(name: str, texts: Sequence[str]) -> bool:
    """Return whether the cells of a column are routings: of codes, or of cities where the heading says so."""
    texts = [text for text in texts if not is_sum_label(text)]
    codes, named = [text for text in texts if _CODES.fullmatch(text)], bool(_HEADING.search(name))
    likely = [text for text in texts if text in codes or is_routing(text)] if named else codes
    stops = {stop for text in codes for stop in _STOP.findall(text)}
    known = [stop for stop in stops if _wrong([stop]) is None]
    return bool(texts) and len(likely) >= _SHARE * len(texts) and len(known) >= (_SOME if named else _SHARE) * len(stops)


@lru_cache(maxsize=8192)
def read_routing(text: str, meant: tuple[tuple[str, str], ...] = ()) -> tuple[str, ...] | Sentence:
    """Return the airports of a routing in their order, or why it cannot be read.

    Parameters: text; meant, what a place in small letters means, as sto → ARN.

    >>> read_routing("LLA-ARN-LHR"), read_routing("Luleå - Visby"), read_routing("LLA-STO", (("sto", "BMA"),))
    (('LLA', 'ARN', 'LHR'), ('Luleå', 'Visby'), ('LLA', 'BMA'))
    """
    words = dict(meant)
    ways = dict.fromkeys(tuple(words.get(part.casefold(), part) for part in re.split(sign, text.strip())) for sign in _PARTED)
    tried = {parts: _wrong(parts) for parts in ways if len(parts) >= _LEAST}
    read = [parts for parts, wrong in tried.items() if wrong is None]
    if len(read) == 1:
        return read[0]
    if read:
        one, other = (" \u2013 ".join(parts) for parts in read[:2])
        return say("'{text}' may be {one} or {other}. Write the codes of the airports.", text=text, one=one, other=other)
    if not tried:
        return say("'{text}' names one place, and a journey has two or more. Write the airports with a hyphen between: LLA-ARN.", text=text)
    return say(
        "'{text}' is not read as a journey: {wrong} What a place means for all rows stands in [values.routing] of the mapping, as "
        'STO = "ARN". Write one sign between the places, as LLA-ARN-LHR, and a way back too, as LLA-ARN-LLA; what was not flown on '
        "from where the flight before ended is a row of its own.",
        text=text,
        wrong=next(filter(None, tried.values())),
    )


def _wrong(parts: Sequence[str]) -> str | None:
    """What is wrong with the first part that is no airport."""
    for part in parts:
        try:
            airport(part)
        except CarbonError as error:
            return error.sentence
    return None


def _check(prepared: Prepared, column: str) -> None:
    named_column(ROUTING, column, prepared)
    _check_kinds(prepared)
    if there := [name for name in (*_FILLED, "distance") if name in prepared.cells or name in prepared.constants]:
        message = say("routing says where each journey goes, and {field} is given too. Leave one of them out.", field=there[0])
        raise CarbonError(message, code="field_twice", field="routing")


def _check_kinds(prepared: Prepared) -> None:
    """Refuse a routing of what has no airports: trains and cars go by distance."""
    for word in dict.fromkeys(prepared.values("kind")):
        cls = kind_named(word)
        if cls is not None and "via" not in cls.model_fields:
            message = say(
                "routing is of flights, and '{kind}' takes no airports. Leave routing out, and map a column of distances to distance, or "
                "leave these rows out.",
                kind=word,
            )
            raise CarbonError(message, code="field_unknown", field="routing")


def _twice(text: str) -> Sentence:
    return say(
        "'{text}' comes back to where it began, and the row is a round trip too: the way back would count twice. Leave round_trip out, or "
        "write the way there alone.",
        text=text,
    )


def _refused(prepared: Prepared, place: int, column: str, message: Sentence) -> Finding:
    return Finding("routing_unread", "error", message, prepared.name, prepared.row_numbers[place], column)


def _said(
    prepared: Prepared, cells: Sequence[str], flown: Sequence[int], found: dict[str, tuple[str, ...] | Sentence], column: str
) -> list[Finding]:
    """One finding: how many legs, and those of the longest journey in words."""
    if not flown:
        return []
    ways = {place: stops for place in flown if isinstance(stops := found[cells[place]], tuple)}
    longest = max(flown, key=lambda place: len(ways[place]))
    legs = ", ".join(f"{one}\u2013{other}" for one, other in zip(ways[longest], ways[longest][1:], strict=False))
    message = say(
        "column '{column}' holds routings: {journeys} journeys of {legs} legs were read, '{text}' in row {row} as {named}. A way back "
        "counts only where it stands in the cell.",
        column=column,
        journeys=len(flown),
        legs=sum(len(stops) - 1 for stops in ways.values()),
        text=cells[longest],
        row=prepared.row_numbers[longest],
        named=legs,
    )
    return [Finding("routing_read", "info", message, None, prepared.row_numbers[longest], column)]
