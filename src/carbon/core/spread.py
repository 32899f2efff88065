"""How sure an amount or factor is: a relative spread around its value."""

from __future__ import annotations

import re
from typing import NamedTuple

from carbon.core.errors import CarbonError
from carbon.core.numbers import parse_number

_EVEN = re.compile(r"(?:±|\+/-|\+-)\s*(?P<half>[\d.,]+)\s*%")
BOUNDS = re.compile(r"([a-z0-9_]+):([0-9.eE+-]+)\.\.([0-9.eE+-]+)")
"""Bounds of one gas in the unit of a factor's row, as `co2:72600..74800`."""
_UNEVEN = re.compile(r"-\s*(?P<low>[\d.,]+)\s*%\s*[/,;]?\s*\+\s*(?P<high>[\d.,]+)\s*%")


class Spread(NamedTuple):
    """Half widths of the 95 % interval, as shares of the value: 0.2 and 0.2 for ±20 %.

    Source: IPCC 2006 Guidelines vol. 1, section 3.1.3 (uncertainty as half the 95 % interval over the mean).
    """

    low: float
    high: float

    def __str__(self) -> str:
        low, high = f"{self.low * 100:g} %", f"{self.high * 100:g} %"
        return f"±{low}" if low == high else f"-{low} +{high}"


def parse_spread(text: str) -> Spread:
    """Return the spread that a person wrote: ±20 %, +/-20%, or -10 % +30 %.

    Raises: CarbonError `uncertainty_invalid`.

    >>> parse_spread("±20 %")
    Spread(low=0.2, high=0.2)
    """
    written = text.strip().replace("\u2212", "-").replace("\u00a0", " ")
    if match := _EVEN.fullmatch(written):
        half = parse_number(match["half"]) / 100.0
        return Spread(half, half)
    if match := _UNEVEN.fullmatch(written):
        return Spread(parse_number(match["low"]) / 100.0, parse_number(match["high"]) / 100.0)
    raise CarbonError(f"'{text}' is no uncertainty. Write it as ±20 % or -10 % +30 %.", code="uncertainty_invalid")
