"""Errors and findings: sentences with the place, the value, the nearest alternative and the next step."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Literal

from carbon.core.sentences import Sentence, Value, in_short, say, sentence_of

Severity = Literal["error", "warning", "info"]


class CarbonError(ValueError):
    """An argument that cannot be used; the message says what, where and what to write instead.

    Parameters: message, one or two sentences; code, a stable word for programs; field, the argument's name.

    >>> CarbonError("the amount has no unit. Write 40 l.", code="unit_missing").code
    'unit_missing'
    """

    def __init__(self, message: str, *, code: str = "invalid", field: str | None = None) -> None:
        message = in_short(message)
        super().__init__(message)
        self.sentence = message
        """The message with its template and values, where it has them (`carbon.core.sentences`)."""
        self.code = code
        self.field = field
        self.language: str | None = None
        """The language of the workbook that it is of: who filled that in reads it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a reader must know about a result: a stable code, a severity, a place and one sentence.

    >>> Finding("stage_missing", "warning", "no factor for transmission.").severity
    'warning'
    """

    code: str
    severity: Severity
    message: str
    file: str | None = None
    row: int | None = None
    column: str | None = None
    count: int = 1
    rows: tuple[int, ...] = ()
    """The first rows that have it, of a table that is calculated whole."""

    def at(self, file: str | None, row: int | None, column: str | None = None) -> Finding:
        """Return the same finding with its place in a table.

        >>> Finding("stage_missing", "warning", "no factor.").at("power.csv", 3).row
        3
        """
        return replace(self, file=file, row=row, column=column or self.column)

    @property
    def values(self) -> dict[str, Value]:
        """The values that the sentence names, each by its name."""
        return dict(self.message.values) if isinstance(self.message, Sentence) else {}

    def as_dict(self) -> dict[str, Any]:
        """Return the finding as plain values, for JSON: its sentence, and the template and values that the sentence is made of.

        >>> Finding("stage_missing", "warning", "no factor.").as_dict()["code"]
        'stage_missing'
        """
        made_of = self.message.record() if isinstance(self.message, Sentence) else {"template": None, "values": {}}
        rest = {name: getattr(self, name) for name in ("file", "row", "column", "count", "rows")}
        return {"code": self.code, "severity": self.severity, "message": str(self.message), **made_of, **rest}

    @classmethod
    def of(cls, record: Mapping[str, Any]) -> Finding:
        """Return the finding of a record that `as_dict` made.

        Parameters: record.

        >>> found = Finding("stage_missing", "warning", "no factor.")
        >>> Finding.of(found.as_dict()) == found
        True
        """
        said = sentence_of(record) if record.get("template") is not None else record["message"]
        rest = {name: record[name] for name in ("file", "row", "column", "count")}
        return cls(record["code"], record["severity"], said, **rest, rows=tuple(record["rows"]))

    def __str__(self) -> str:
        place = ", ".join(part for part in (self.file, f"row {self.row}" if self.row is not None else None, self.column) if part)
        times = f" ({self.count} times)" if self.count > 1 else ""
        return f"{self.severity} {self.code}: {place + ': ' if place else ''}{self.message}{times}"


def nearest(word: str, known: Iterable[str], count: int = 3) -> list[str]:
    """Return up to `count` known words most like `word`, best first.

    >>> nearest("disel", ["diesel", "petrol"])
    ['diesel']
    """
    return list(_nearest(str(word).casefold(), tuple(known), count))


@lru_cache(maxsize=2048)
def _nearest(word: str, known: tuple[str, ...], count: int) -> tuple[str, ...]:
    """A table may hold one misspelling ten thousand times: it is looked up once."""
    if len(word) > _LONGEST:
        return ()
    # A calculation whose words are known looks for none that is near.
    import difflib

    names = {name.casefold(): name for name in known}
    alike = difflib.get_close_matches(word, names, n=_LOOKED_AT, cutoff=0.61)
    return tuple(names[hit] for hit in alike if plausible(word, hit))[:count]


_LONGEST = 1000
"""Characters of what is compared with known words: no longer text is like one of them."""
_ALL = 20
"""Names of a choice that is told whole."""
_HELD = 6
"""Names that hold a word and are listed."""
_LOOKED_AT = 40
"""Words that look alike and are then judged."""
LETTERS_PER_SLIP = 3.5
"""A slip of the keyboard changes one letter in four or fewer; what differs more is another word."""
_WHOLE = 4
"""Letters from which a shared word says something [characters]."""


def plausible(word: str, other: str) -> bool:
    """Return whether a word may have been meant by another: a slip or two of the keyboard, its beginning, or a word in common.

    Letters alone make avion a camion and butane an ambulance; a wrong hint is worse than none.

    >>> plausible("disel", "diesel"), plausible("own", "owned"), plausible("manure", "green_manure")
    (True, True, True)
    >>> plausible("avion", "camion"), plausible("butane", "ambulance"), plausible("nox", "n2o")
    (False, False, False)
    >>> plausible("it", "i"), plausible("mus", "bus"), plausible("sel", "el"), plausible("kgg", "kg")
    (False, False, False, True)
    """
    if min(len(word), len(other)) > 2 and (other.startswith(word) or word.startswith(other)):
        return True
    if {part for part in re.findall(r"[^\W_]+", word) if len(part) >= _WHOLE} & set(re.findall(r"[^\W_]+", other)):
        return True
    if min(len(word), len(other)) < _WHOLE:
        # With a letter changed, a word of three is another word: IT is no sector I, and a mus no bus. Two in the wrong order are a slip,
        # and so is one that is struck twice.
        return sorted(word) == sorted(other) or _once(word) == _once(other)
    return slips(word, other) <= max(1, round(min(len(word), len(other)) / LETTERS_PER_SLIP))


def slips(word: str, other: str) -> int:
    """Return how many letters were left out, put in, mistaken or swapped with their neighbour (optimal string alignment).

    >>> slips("unti", "unit"), slips("stainless", "skinless")
    (1, 2)
    """
    before, last = list[int](), list(range(len(other) + 1))
    for place, letter in enumerate(word, 1):
        line = [place]
        for spot, sign in enumerate(other, 1):
            cost = min(last[spot] + 1, line[spot - 1] + 1, last[spot - 1] + (letter != sign))
            if place > 1 and spot > 1 and letter == other[spot - 2] and word[place - 2] == sign:
                cost = min(cost, before[spot - 2] + 1)
            line.append(cost)
        before, last = last, line
    return last[-1]


def _once(word: str) -> str:
    """A word without letters that follow themselves."""
    return re.sub(r"(.)\1+", r"\1", word)


def _first_of(text: str, known: Iterable[str]) -> list[str]:
    """The known word that a text of several begins with, if it is a code."""
    first, *rest = re.split(r"[\s:,;._-]+", str(text).strip().casefold())
    return [name for name in known if rest and name.casefold() == first and any(map(str.isdigit, first))]


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return ' Nearest: a, b.' or, when nothing is near, ' Known: …' of a short choice, those of a long one that hold the word.

    A code with its name after it is near to the code.

    >>> did_you_mean("disel", ["diesel", "petrol"]), did_you_mean("Paris", ["75_paris_cpcu", *map(str, range(20))])
    (' Nearest: diesel.', " With 'Paris' in it: 75_paris_cpcu.")
    >>> did_you_mean("C17 Papper", ["C16", "C17", "C18"])
    ' Nearest: C17.'
    """
    known = sorted(known)
    if hits := _first_of(word, known) or nearest(word, known):
        return say(" Nearest: {hits}.", hits=", ".join(hits))
    if len(known) <= _ALL:
        return say(" Known: {known}.", known=", ".join(known)) if known else ""
    asked = str(word).casefold()
    held = [name for name in known if asked and asked in re.split(r"[^\w]|_", name.casefold())]
    return say(" With '{word}' in it: {hits}.", word=word, hits=", ".join(held[:_HELD])) if held else ""
