"""How sure an amount or factor is: the bounds of its 95% interval, and which point of it the value is."""

from __future__ import annotations

from typing import NamedTuple

from carbon.core.errors import CarbonError
from carbon.core.formatting import number
from carbon.core.patterns import pattern
from carbon.core.sentences import Sentence, say
from carbon.core.written import parse_number

_EVEN = pattern(r"(?:±|\+/-|\+-)\s*(?P<half>[\d., \u00a0\u202f]*\d)\s*(?P<unit>\S.*)")
_UNEVEN = pattern(r"-\s*(?P<low>[\d.,]+)\s*%\s*[/,;]?\s*\+\s*(?P<high>[\d.,]+)\s*%")
_TIMES = pattern(r"(?:×/÷|x/÷|\*/:|×/:|x/:)\s*(?P<times>[\d.,]+)")
BOUNDS = pattern(r"([a-z0-9_]+):([0-9.eE+-]+)\.\.([0-9.eE+-]+)")
"""Bounds of one gas in the unit of a factor's row, as `co2:72600..74800`."""
_WIDEST = 10.0
"""Beyond ten times the value a spread is a slip: of a unit, or of per cent and factor."""
_SKEWED_FROM = 1.0
"""An upper bound of twice the value or more, farther away than the lower one, is that of a skewed range around its median."""


class Spread(NamedTuple):
    """Half widths of the 95% interval, as shares of the value: 0.2 and 0.2 for ±20%.

    Parameters: low and high, how far the bounds lie below and above the value; centre, whether the value is the mean of the interval's
    quantity or its median; unit, of low and high where they are no shares, as t in ±15 000 t.
    Source: IPCC 2006 Guidelines vol. 1, section 3.1.3 (uncertainty as half the 95% interval over the mean).
    """

    low: float
    high: float
    centre: str = "mean"
    unit: str = ""

    def __str__(self) -> str:
        return str(self.sentence)

    @property
    def sentence(self) -> Sentence:
        """The spread in a sentence: its numbers are written as in the reader's language."""
        if self.unit:
            return say("±{value} {unit}", value=number(self.low), unit=self.unit)
        low, high = say("{low:.4g}%", low=self.low * 100), say("{high:.4g}%", high=self.high * 100)
        if low == high:
            return say("±{low}", low=low)
        median = say(" around the median") if self.centre == "median" else ""
        return say("-{low} +{high}{median}", low=low, high=high, median=median)


def ranged(low: float, high: float) -> Spread:
    """Return the spread of published bounds, whose publisher does not say which point of them the value is.

    A range that reaches twice the value or more, and farther up than down, has the value for its median; any other for its mean.
    Parameters: low and high, how far the bounds lie below and above the value, as shares of it.

    >>> ranged(0.667, 2.33).centre, ranged(0.02, 0.01).centre
    ('median', 'mean')
    """
    return Spread(low, high, "median" if high >= _SKEWED_FROM and high > low else "mean")


def parse_spread(text: str) -> Spread:
    """Return the spread that a person wrote: ±20%, +/-20%, -10% +30%, ±15 000 t, or ×/÷2 (half to double, around the median).

    Raises: CarbonError `uncertainty_invalid`.

    >>> parse_spread("±20%")
    Spread(low=0.2, high=0.2, centre='mean', unit='')
    >>> parse_spread("±15000 t").unit
    't'
    """
    written = text.strip().replace("\u2212", "-")
    found = _read(written, text)
    if found is None:
        raise _invalid(text)
    if not found.unit and found.high > _WIDEST:
        message = say("uncertainty '{text}' reaches beyond ten times the value. Check its unit, as % for a share.", text=text)
        raise CarbonError(message, code="uncertainty_invalid")
    return found


def _read(written: str, text: str) -> Spread | None:
    if match := _TIMES.fullmatch(written):
        times = parse_number(match["times"])
        return Spread(1.0 - 1.0 / times, times - 1.0, "median") if times >= 1.0 else None
    if match := _EVEN.fullmatch(written):
        half, unit = parse_number(match["half"]), match["unit"].strip()
        return Spread(half / 100.0, half / 100.0) if unit == "%" else Spread(half, half, "mean", _unit(unit, text))
    if match := _UNEVEN.fullmatch(written.replace("\u00a0", " ")):
        return Spread(parse_number(match["low"]) / 100.0, parse_number(match["high"]) / 100.0)
    return None


def _unit(word: str, text: str) -> str:
    from carbon.core.units.scales import unit

    try:
        return unit(word).name
    except CarbonError as error:
        raise CarbonError(say("uncertainty '{text}': {error}", text=text, error=error), code="uncertainty_invalid") from error


def _invalid(text: str) -> CarbonError:
    message = say("'{text}' is no uncertainty. Write it as ±20%, -10% +30%, ±15 000 t or ×/÷2.", text=text)
    return CarbonError(message, code="uncertainty_invalid")
