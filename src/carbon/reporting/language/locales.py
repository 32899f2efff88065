"""How numbers and dates are written in each language.

Two languages need six characters and two lists of months: a table here instead of a library of all the world's locales.
Source: Unicode CLDR, en and sv (decimal, group, percent and minus signs, names of months); thousands are apart by a space in both,
as in ISO 80000-1, 7.3.1.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Locale:
    """The signs of numbers in a language, and the names of months."""

    decimal: str
    group: str
    percent: str
    minus: str
    months: tuple[str, ...]


_NO_BREAK = "\N{NO-BREAK SPACE}"
LOCALES = {
    "en": Locale(
        ".", _NO_BREAK, "%", "\N{MINUS SIGN}", ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    ),
    "sv": Locale(
        ",",
        _NO_BREAK,
        f"{_NO_BREAK}%",
        "\N{MINUS SIGN}",
        ("jan.", "feb.", "mars", "apr.", "maj", "juni", "juli", "aug.", "sep.", "okt.", "nov.", "dec."),
    ),
}
