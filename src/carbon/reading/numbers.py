"""The numbers of a column in one style: a dot of thousands in one cell makes the dot of another one of thousands too."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from carbon.core.errors import Finding
from carbon.core.sentences import Sentence, say

_SPACES = " \u00a0\u2009\u202f'\u2019"
_SIGN = r"+\-\u2212"
_CURRENCY = r"[£€$]|[A-Z]{2}\$|(?:SEK|NOK|DKK|EUR|USD|GBP|CHF|kr)\b\.?"
_CELL = re.compile(
    rf"(?P<open>\()?\s*(?P<sign>[{_SIGN}])?\s*(?P<before>{_CURRENCY})?\s*(?P<inner>[{_SIGN}])?"
    rf"(?P<digits>[\d.,][\d.,{_SPACES}]*)(?P<power>[eE][+-]?\d+)?(?P<minus>-(?!\w))?\s*(?P<close>\))?\s*(?P<rest>[^\d\s].*)?",
    re.DOTALL,
)
_LONGEST = 200
"""Characters of a number with its unit."""
_WHOLE = re.compile(r"\d{4,}")
_BETWEEN = re.compile(rf"[.,{_SPACES}]")
_BARE = re.compile(rf"\d(?:[\d.,{_SPACES}]*\d)?")
_PLAIN_DIGITS = {sign: {**dict.fromkeys(map(ord, f".,{_SPACES}")), **({ord(sign): "."} if sign else {})} for sign in (",", ".", "")}
"""Decimal sign → what becomes of the signs between digits: it is a point, and the others go."""


_ONES = str.maketrans("23456789", "11111111")
_SIMPLE = {sign: re.compile(rf"\d+(?:{re.escape(sign)}\d+)?") for sign in (",", ".")}
"""Decimal sign → a number with no other sign."""


class Parts(NamedTuple):
    """A cell that holds a number: its sign, its digits with their separators, its power of ten, and what follows."""

    sign: str
    digits: str
    power: str
    rest: str


@lru_cache(maxsize=16384)
def parts_of(text: str) -> Parts | None:
    """Return the parts of a cell, None where it holds no number.

    >>> parts_of("(500)"), parts_of("£2,400,000")
    (Parts(sign='-', digits='500', power='', rest=''), Parts(sign='', digits='2,400,000', power='', rest='£'))
    """
    if len(text) <= _LONGEST and _BARE.fullmatch(text):
        # Most cells of most columns: what follows would say the same of them.
        return Parts("", text, "", "")
    found = _CELL.fullmatch(text.strip()) if len(text) <= _LONGEST else None
    if found is None or bool(found["open"]) != bool(found["close"]) or not any(sign.isdigit() for sign in found["digits"]):
        return None
    signs = [sign for sign in (found["sign"], found["inner"], found["minus"]) if sign]
    negative = bool(found["open"]) or any(sign != "+" for sign in signs)
    rest = " ".join(part for part in ((found["before"] or "").rstrip("."), (found["rest"] or "").strip()) if part)
    return Parts("-" if negative else "", found["digits"].strip(_SPACES), found["power"] or "", rest)


def decimal_of(digits: str) -> str:
    """Return the decimal sign that digits show: ',' or '.', '' where they have none, '?,' or '?.' where it may be of thousands.

    >>> [decimal_of(text) for text in ("1.234,5", "0,495", "1.234", "12 345", "1,234,567")]
    [',', ',', '?.', '', '.']
    """
    points, commas = digits.count("."), digits.count(",")
    if points and commas:
        return "." if digits.rfind(".") > digits.rfind(",") else ","
    if not points and not commas:
        return ""
    sign, other = (".", ",") if points else (",", ".")
    if points + commas > 1:
        return other
    before, _, after = digits.partition(sign)
    if len(after) == 3 and after.isdigit() and before.isdigit() and len(before) <= 3 and not before.startswith("0"):
        return f"?{sign}"
    return sign


@dataclass
class Seen:
    """What the cells of a column show, counted: an engine counts them as well as Python does.

    Parameters: comma and point, how many cells have that decimal sign; open_comma and open_point, how many may be of thousands;
    whole, how many are four or more digits without any sign between; samples of each.
    """

    comma: int = 0
    point: int = 0
    open_comma: int = 0
    open_point: int = 0
    whole: int = 0
    samples: dict[str, str] = field(default_factory=dict)

    def add(self, text: str, times: int = 1) -> None:
        """Count a cell."""
        found = parts_of(text)
        if found is None:
            return
        shown = decimal_of(found.digits)
        name = {",": "comma", ".": "point", "?,": "open_comma", "?.": "open_point"}.get(shown)
        if name is None and _WHOLE.fullmatch(found.digits):
            name = "whole"
        if name:
            setattr(self, name, getattr(self, name) + times)
            self.samples.setdefault(name, text)


def style_of(seen: Seen, column: str, given: str | None = None) -> tuple[str | None, list[Finding]]:
    """Return the decimal sign of a column, None where each cell is read by itself or has two readings, and what is to be said of it.

    Parameters: seen; column, its name; given, the sign that the mapping states.
    """
    if given:
        return given, []
    if seen.comma and seen.point:
        message = say(
            "numbers are written in two styles, as '{comma}' and '{point}'; each cell was read by itself. "
            'Write decimal = "," or decimal = "." for the table.',
            comma=seen.samples["comma"],
            point=seen.samples["point"],
        )
        return None, [Finding("number_styles", "warning", message, column=column)]
    if seen.comma or seen.point:
        return "," if seen.comma else ".", []
    # Where numbers of four digits and more stand without any sign, a point parts no thousands.
    return ("." if seen.open_point and seen.whole and not seen.open_comma else None), []


def open_number(text: str, decimal: str | None) -> Sentence | None:
    """Return what is asked of a cell that has two readings, where no other cell of its column decides; None for any other.

    Parameters: text; decimal sign of its column, None where the cell is read by itself.

    >>> open_number("1.250", ","), open_number("1.25", None), open_number("1.250", None) is None
    (None, None, False)
    """
    found = parts_of(text) if decimal is None else None
    if found is None or not decimal_of(found.digits).startswith("?"):
        return None
    return say(
        "'{text}' has two readings: {comma} where a comma is the decimal sign, {point} where a point is, and no other cell of the column "
        'shows which. Write decimal = "," or decimal = "." for the table (the template has a line for it on the sheet Organisation), or '
        "the number without that sign.",
        text=text,
        comma=plain_number(text, ","),
        point=plain_number(text, "."),
    )


def plain_number(text: str, decimal: str | None) -> str:
    """Return a cell with its number in plain digits, and what follows it; text that holds no number as it stands.

    Parameters: text; decimal sign of its column, None where the cell is read by itself.

    >>> plain_number("1.234", ","), plain_number("12 345 kr", None), plain_number("(1’234.50)", None), plain_number("1,234", None)
    ('1234', '12345 kr', '-1234.50', '1,234')
    """
    if decimal and len(text) <= _LONGEST and _SIMPLE[decimal].fullmatch(text):
        # Most cells of most columns: what follows would say the same of them.
        return text.replace(decimal, ".")
    found = parts_of(text)
    if found is None:
        return text
    shown = decimal_of(found.digits)
    fits = bool(decimal) and _fits(found.digits, decimal or "")
    sign = decimal if fits else shown if shown in (",", ".", "") else None
    if sign is None:
        return text
    digits = found.digits.translate(_PLAIN_DIGITS[sign])
    if digits.count(".") > 1 or not (fits or _grouped(found.digits, sign)):
        return text
    return f"{found.sign}{digits}{found.power}{' ' + found.rest if found.rest else ''}"


def _fits(digits: str, decimal: str) -> bool:
    """Whether digits may be of a style: its decimal sign stands once and last."""
    other = "." if decimal == "," else ","
    return (
        digits.count(decimal) <= 1 and (decimal not in digits or digits.rfind(other) < digits.find(decimal)) and _grouped(digits, decimal)
    )


def _grouped(digits: str, decimal: str) -> bool:
    """Whether what stands between the digits before the decimals parts them by threes."""
    whole = digits.partition(decimal)[0] if decimal else digits
    if whole.isdigit():
        return True
    groups = _BETWEEN.split(whole)
    return len(groups) == 1 or (1 <= len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:]))


def seen_in(cells: Iterable[object]) -> Seen:
    """Return what the text cells of a column show; a number that the file states shows nothing."""
    seen, texts = Seen(), [cell for cell in cells if isinstance(cell, str) and cell]
    # Cells are many and their forms few: 12,50 and 98,70 are both 11,10, for what a form shows hangs on no digit but 0.
    forms = [text.translate(_ONES) for text in texts]
    first = dict(zip(reversed(forms), reversed(texts), strict=True))
    for form, times in Counter(forms).items():
        seen.add(first[form], times)
    return seen


def plain_column(cells: Sequence[str], decimal: str | None, plain: Collection[str] = ()) -> list[str]:
    """Return the cells of a column with their numbers in plain digits.

    Parameters: cells; decimal sign of the column; plain, those that are in plain digits already.
    """
    known = {text: text if text in plain else plain_number(text, decimal) for text in set(cells)}
    return list(map(known.__getitem__, cells))
