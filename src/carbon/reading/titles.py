"""What stands above a table and is said of all its rows: 'Elförbrukning 2019, MWh', 'Anläggning: Sunderby sjukhus'."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from carbon.core.periods import parse_period
from carbon.core.sentences import joined, say
from carbon.core.units.scales import is_spelling
from carbon.reading.dates import found_day, is_period
from carbon.reading.fits import field_of_heading, kind_words
from carbon.reading.heading_units import unit_in_heading

Titles = Sequence[tuple[str, str]]
"""Address and text of each filled cell above the header."""
LABELLED = ("site", "meter", "region")
"""Fields that a title may give, with their name before them."""


class Said(NamedTuple):
    """A value that a title gives, the address of its cell and its text."""

    value: str
    address: str
    text: str

    @property
    def place(self) -> str:
        """The place in words."""
        return say("cell {address} '{text}'", address=self.address, text=self.text[:60])


_APART = re.compile(
    r"utskriv|skapa|skriv(?:en|et)|export|print|created|generated|erstellt|gedruckt|édité|imprimé|uttag|hämta|rapportdatum|SFS|förordning|"
    r"\b(?:ISO|org|version|copyright)\b|©",
    re.IGNORECASE,
)
"""Words of a title whose years say when it was written or by which rule, and not what its rows are of."""
_DAY = r"\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4}|\d{1,2} ?[^\W\d_]{3,9}\.? ?\d{4}"
_MONTH = r"\d{4}-\d{2}|[^\W\d_]{3,9}\.? \d{4}"
_YEAR = r"(?:19|20)\d{2}"
_TO = r"\s*(?:-{1,2}|\u2013|\u2014|/|till|t\.?o\.?m\.?|to|bis|au|until)\s*"
_RANGES = [re.compile(rf"(?<![\w:-])({form}){_TO}({form})(?![\w:-])", re.IGNORECASE) for form in (_DAY, _MONTH, _YEAR)]
_DATED = re.compile(rf"(?<![\w:-])(?:{_DAY})(?![\w:-])", re.IGNORECASE)
_SINGLE = [re.compile(rf"(?<![\w:.,-])({form})(?![\w:-])", re.IGNORECASE) for form in (_MONTH, _YEAR)]


def periods_said(titles: Titles) -> dict[str, Said]:
    """Return the periods that titles name, each with the first place; when a file was written is none.

    >>> [*periods_said([("A1", "Elförbrukning 2019, MWh"), ("A2", "Utskrivet 2020-02-11"), ("A3", "Per 2019-12-31")])]
    ['2019']
    >>> [*periods_said([("A1", "Period: 2019-03-01 \u2013 2019-03-31"), ("B1", "01JAN2019-31DEC2019")])]
    ['2019-03-01/2019-03-31', '2019']
    """
    return _distinct(titles, _periods)


def _periods(text: str) -> Iterator[str]:
    if _APART.search(text):
        return
    for pattern in _RANGES:
        if match := pattern.search(text):
            first, last = (found_day(part, None) for part in match.groups())
            if (whole := _range(first, last)) is not None:
                yield whole
                return
    rest = _DATED.sub(" ", text)
    for pattern in _SINGLE:
        if found := [match[1] for match in pattern.finditer(rest) if is_period(match[1])]:
            yield from found
            return


def _range(first: str, last: str) -> str | None:
    """Two days, months or years as one period, None where they are none in their order."""
    if not (is_period(first) and is_period(last)):
        return None
    begin, end = parse_period(first), parse_period(last)
    if begin is None or end is None or begin.start > end.end:
        return None
    whole = parse_period(str(begin.start.year))
    is_year = whole is not None and (begin.start, end.end) == (whole.start, whole.end)
    return str(begin.start.year) if is_year else f"{begin.start}/{end.end}"


def units_said(titles: Titles) -> dict[str, Said]:
    """Return the units that titles name, each with the first place.

    >>> [*units_said([("A1", "Elförbrukning 2019, MWh"), ("A2", "Kund: Kommunen"), ("A3", "Enhet: MWh")])]
    ['MWh']
    """
    return _distinct(titles, lambda text: [found.name] if (found := unit_in_heading(text)) and found.dimension != "duration" else [])


def kinds_said(titles: Titles) -> dict[str, Said]:
    """Return the words of titles that are a kind of activity, the longest of each title."""
    return _distinct(titles, lambda text: kind_words(text)[:1])


def labelled(titles: Titles, field: str) -> dict[str, Said]:
    """Return what titles say of a field by its name: in one cell with a colon, or in the cell beside it.

    >>> [*labelled([("A1", "Anläggning: Sunderby sjukhus"), ("A2", "Anläggnings-id"), ("B2", "735999")], "site")]
    ['Sunderby sjukhus']
    """
    found = dict[str, Said]()
    for place, (address, text) in enumerate(titles):
        label, sign, value = text.partition(":")
        beside = titles[place + 1] if place + 1 < len(titles) else ("", "")
        where, value = beside if not sign and _row(beside[0]) == _row(address) else (address, value.strip())
        if value and not is_spelling(value) and field_of_heading(label) == field:
            found.setdefault(value, Said(value, where, text))
    return found


def _row(address: str) -> str:
    return address.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")


def _distinct(titles: Titles, read: Callable[[str], Iterator[str] | list[str]]) -> dict[str, Said]:
    found = dict[str, Said]()
    for address, text in titles:
        for value in read(text):
            found.setdefault(value, Said(value, address, text))
    return found


def asked_of(field: str, found: dict[str, Said]) -> str:
    """Return what is asked where titles say several things of one field.

    Parameters: field; found, value → its place.
    """
    shown = joined((say("'{value}' in {place}", value=item.value, place=item.place) for item in found.values()), ", ")
    first = next(iter(found))
    return say(
        '{field}: the cells above the table say {values}. Write {field} = "{first}" or the one that holds for all rows.',
        field=field,
        values=shown,
        first=first,
    )
