"""Numbers for reading: thousands apart by a space, no rounding but in print."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import floor, log10

from carbon.core.sentences import Sentence


def number(value: float, digits: int = 6) -> str:
    """Return a number with significant digits and spaced thousands.

    >>> number(1234567.891), number(0.000123456)
    ('1 234 568', '0.000123456')
    """
    return styled(value, ",.0f" if abs(value) >= 10 ** (digits - 1) else f",.{digits}g")


def mass(kilograms: float) -> str:
    """Return a mass in kg or t.

    >>> mass(103.7644), mass(2_910.01), mass(20_113_000)
    ('103.76 kg', '2 910 kg', '20 113 t')
    """
    magnitude = abs(kilograms)
    if magnitude >= IN_TONNES:
        return styled(kilograms / 1000, ",.0f" if magnitude >= _WHOLE_TONNES else ",.1f", " t")
    return styled(kilograms, ",.0f" if magnitude >= _WHOLE else ",.2f" if magnitude >= 1 else ".4g", " kg")


IN_TONNES, _WHOLE_TONNES = 1e4, 1e6
"""Masses from which tonnes are written, and without decimals [kg]."""
_WHOLE, _ALL = 1000.0, 7
"""From here on a figure has no decimals; digits that tell two figures apart."""


def reading(value: float, beside: Sequence[float] = ()) -> Sentence:
    """Return a figure that was divided or measured with the digits that a reader needs: three, and whole from a thousand on.

    Parameters: value; beside, figures that stand in the same row or sentence: all have as many decimals as one of them needs.

    >>> reading(3062.87), reading(95.966), reading(95.966, [93.27]), reading(38.0, [35.0]), reading(0.02268)
    ('3 063', '96', '96.0', '38', '0.0227')
    """
    return styled(value, reading_style(value, beside))


def reading_style(value: float, beside: Sequence[float] = ()) -> str:
    """Return the style of `format` that `reading` prints a figure in.

    Parameters: value; beside, as of `reading`.
    """
    wanted = max(_needed(one) for one in (value, *beside))
    return f",.{min(_decimals(value), wanted)}f"


def told_apart(one: float, other: float) -> tuple[str, str]:
    """Return two figures for reading, with more digits where they would else be printed alike and are not.

    Parameters: one; other.

    >>> told_apart(93.31, 95.0), told_apart(93.31, 93.27)
    (('93.3', '95.0'), ('93.31', '93.27'))
    """
    shown = reading(one, [other]), reading(other, [one])
    return shown if one == other or shown[0] != shown[1] else (number(one, _ALL), number(other, _ALL))


def _decimals(value: float) -> int:
    """Decimals that show three digits, and one of what is below a thousand."""
    size = abs(value)
    return 0 if size >= _WHOLE or not size else 1 if size >= _HUNDRED else 2 - floor(log10(size))


def _needed(value: float) -> int:
    """Decimals that do not end with nothing."""
    return len(f"{value:.{_decimals(value)}f}".partition(".")[2].rstrip("0"))


def tonnes_style(tonnes: float) -> str:
    """Return the style in which tonnes are printed: no digits that nobody can know, and what is there is never printed as nothing.

    >>> [format(value, tonnes_style(value)) for value in (1234.5, 12.34, 0.268, 0.0026, 0.0)]
    ['1,234', '12.3', '0.27', '0.0026', '0.00']
    """
    size = abs(tonnes)
    if _NOTHING <= size < _LEAST:
        return f",.{1 - floor(log10(size))}f"
    return f",.{0 if size >= _HUNDRED else 1 if size >= 1 else 2}f"


def in_tonnes(kilograms: float, plus: str = "") -> str:
    """Return kg as tonnes for a column whose head has the unit.

    Parameters: kilograms; plus, what stands before a rise, as +.

    >>> in_tonnes(1_234_500), in_tonnes(-268.4, "+"), in_tonnes(12_340, "+")
    ('1 234', '−0.27', '+12.3')
    """
    tonnes = kilograms / 1000
    return f"{'−' if tonnes < 0 else plus}{styled(abs(tonnes), tonnes_style(tonnes))}"


_NOTHING, _LEAST, _HUNDRED = 1e-9, 0.01, 100
"""Tonnes below which there is nothing, below which two digits that count are printed, and from which none is decimal."""


def styled(value: float, style: str, unit: str = "") -> Sentence:
    """Return a number in a style of `format`, thousands apart by a space; another language writes it with its own signs.

    Parameters: value; style, such as ",.1f"; unit, set behind it.

    >>> styled(1234.56, ",.1f", " t")
    '1 234.6 t'
    """
    return Sentence(f"{format(value, style).replace(',', ' ')}{unit}", f"{{value:{style}}}{unit}", (("value", value),))


def unbroken(text: str, space: str = "\N{NO-BREAK SPACE}") -> str:
    """Return text whose numbers stay on one line with their sign, unit and thousands.

    Parameters: text; space, what takes the place of those that no line ends at.

    >>> len(unbroken("23 318 t, 2.9% less").split(" "))
    3
    """
    return _BROKEN.sub(space, text)


_BROKEN = re.compile(r"(?<=\d) (?=\d{3}(?!\d)|%|(?:t|ton|kg)\b)|(?<=±) (?=\d)")


def shortened(text: str, length: int = 90) -> str:
    """Return a long list of places by its first ones and its last one.

    >>> shortened("rows 1-4, 8, 12-15, 20, 23", length=10)
    'rows 1-4, 8, 12-15 … 23'
    """
    parts = text.split(", ")
    return text if len(text) <= length or len(parts) <= _SHOWN + 1 else f"{', '.join(parts[:_SHOWN])} … {parts[-1]}"


def few_factors(message: str) -> str:
    """Return a sentence with the first three of the factors that it ends with, and the last.

    Parameters: message, such as that of a finding.

    >>> few_factors("used unchanged: " + ", ".join(f"publisher/a.long.key/{number}" for number in range(6)))
    'used unchanged: publisher/a.long.key/0, publisher/a.long.key/1, publisher/a.long.key/2 … publisher/a.long.key/5'
    """
    head, sign, last = message.rpartition(": ")
    return f"{head}{sign}{shortened(last)}" if sign and "/" in last else message


_SHOWN = 3
"""So many places of a long list are printed before its last one."""
