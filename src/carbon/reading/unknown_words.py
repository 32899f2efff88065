"""Cells that are no word of their field: each once, with its rows and the words that are near; what it means only a person says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from carbon.activities.framework.base import Activity
from carbon.activities.framework.describing import field_reader
from carbon.activities.framework.kinds import known_words, resolve
from carbon.activities.methods.airports import Airport, airport
from carbon.activities.methods.cities import airports_named
from carbon.core.errors import CarbonError, nearest
from carbon.core.sentences import joined, say
from carbon.core.toml_text import key
from carbon.reading.prepared import Prepared

_MOST = 30
"""Words of a field that are listed, the most frequent first."""


@dataclass(frozen=True)
class Unknown:
    """A cell that is not a word of its field.

    Parameters: field; column; text; rows, how many hold it; nearest, the words of the field
    that are near, None where there are too many cells to look.
    """

    field: str
    column: str
    text: str
    rows: int
    nearest: tuple[str, ...] | None = None

    @property
    def said(self) -> str:
        """The rows and the near words, as a person reads them."""
        near = say("nearest: {words}", words=", ".join(self.nearest)) if self.nearest else say("nothing is near")
        rows = say("1 row") if self.rows == 1 else say("{count} rows", count=self.rows)
        return joined((rows, near), "; ")


def unknown_words(table: Prepared) -> dict[str, list[Unknown]]:
    """Return field → its cells that are no word of it, the most frequent first; fields that take any text have none.

    Parameters: table, in which sums are left out and the values of a mapping stand already.
    """
    kinds, found = table.values("kind"), dict[str, list[Unknown]]()
    classes = {text: kind_named(text) for text in {*kinds}}
    kept = [place for place in range(len(kinds)) if place not in table.refused]
    for field, cells in table.cells.items():
        counts = Counter((kinds[place], cells[place]) for place in kept if cells[place])
        strange = Counter[str]()
        known: dict[str, None] = {}
        for (kind, text), rows in counts.items():
            if (words := refusing_words(classes[kind], field, text)) is not None:
                strange[text] += rows
                known |= dict.fromkeys(words)
        # A word of one kind alone is not a word for the others: it is listed with the words of those that refuse it.
        listed = [Unknown(field, table.columns[field], text, rows) for text, rows in strange.most_common()]
        if listed:
            found[field] = [*_with_nearest(listed[:_MOST], tuple(known)), *listed[_MOST:]]
    return found | {field: listed for field in AIRPORTS if (listed := _unknown_airports(table, field, classes))}


AIRPORTS = ("origin", "destination")
"""Fields of what is flown, of which a city may have several."""


def _unknown_airports(table: Prepared, field: str, classes: Mapping[str, type[Activity] | None]) -> list[Unknown]:
    """The cells of a column of airports that name no one airport, with those that they may name.

    What the rows are may not be said yet: the column was taken for one of airports.
    """
    kinds, cells = table.values("kind"), table.cells.get(field, [])
    flown = {text for text, cls in classes.items() if cls is None or "via" in cls.model_fields}
    counts = Counter(text for place, text in enumerate(cells) if text and kinds[place] in flown and place not in table.refused)
    listed = ((text, rows) for text, rows in counts.most_common() if _airport_of(text) is None)
    return [Unknown(field, table.columns[field], text, rows, tuple(airports_named(text)[:_AIRPORTS])) for text, rows in listed]


def _airport_of(text: str) -> Airport | None:
    try:
        return airport(text)
    except CarbonError:
        return None


_AIRPORTS = 6
"""Airports of a cell that are offered."""


def _with_nearest(listed: Sequence[Unknown], known: Sequence[str]) -> Iterator[Unknown]:
    words = {word.casefold(): word for word in known}
    for item in listed:
        inside = [words[part] for part in _PARTS.split(item.text.casefold()) if len(part) >= _SHORTEST and part in words]
        yield Unknown(item.field, item.column, item.text, item.rows, tuple(dict.fromkeys([*inside, *nearest(item.text, known)]))[:_NEAR])


_PARTS = re.compile(r"[\W_]+")
_SHORTEST, _NEAR = 3, 3
"""Letters of a word within a cell that is offered, and words that are."""


def refusing_words(cls: type[Activity] | None, field: str, text: str) -> Iterable[str] | None:
    """Return the words of a field of a kind, where a text is none of them; None where it is, or where any text is taken.

    Parameters: cls, the kind, None for one that is not known; field; text of a cell.
    """
    if field == "kind":
        return known_words() if cls is None else None
    reader = field_reader(cls, field) if cls and field in cls.model_fields else None
    if reader is None or not reader.known:
        return None
    try:
        wrong = reader.refused(reader.read(text), _NoOtherField())
    except CarbonError as error:
        wrong = error
    return reader.known if wrong is not None else None


def kind_named(text: str) -> type[Activity] | None:
    """Return the kind that a text names, None for a text that names none."""
    try:
        return resolve(text)[0] if text else None
    except CarbonError:
        return None


class _NoOtherField:
    """An activity of which one word alone is judged."""

    def __getattr__(self, name: str) -> None:
        return None


def question_of(field: str, words: Sequence[Unknown]) -> str:
    """Return what is asked of the words of a field.

    Parameters: field; words that are none of it.
    """
    shown = joined((say("'{text}' ({said})", text=item.text, said=item.said) for item in words[:_SHOWN]), "; ")
    more = say("; and {count} more", count=len(words) - _SHOWN) if len(words) > _SHOWN else ""
    told = {"field": field, "words": shown, "more": more}
    asked = (
        say("values.{field}: not one airport each: {words}{more}. Write the code of each in [values.{field}].", **told)
        if field in AIRPORTS
        else say("values.{field}: the library does not know {words}{more}. Write what each means in [values.{field}].", **told)
    )
    fee = say(' What is no activity, such as a fee, is left out with leave_out = {{ "{column}" = ["…"] }}.', column=words[0].column)
    return joined((asked, fee) if field == "kind" else (asked,), "")


_SHOWN = 5


def commented(found: Mapping[str, list[Unknown]]) -> list[str]:
    """Return the lines of TOML that a person fills in: none holds a guess, and all are comments until the person says what is meant.

    Parameters: found, field → words.
    """
    lines = list[str]()
    for field, words in found.items():
        lines += ["", say("# Write a word of the library for each ?, and take the # away from these lines:"), f"# [values.{field}]"]
        lines += [say('# {word} = "?"  # {said}', word=key(item.text), said=item.said) for item in words[:_MOST]]
        if len(words) > _MOST:
            lines.append(say("# and {count} more words that are in fewer rows", count=len(words) - _MOST))
    return lines
