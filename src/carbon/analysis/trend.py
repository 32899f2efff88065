"""When a target is reached at the present trend: by the pace from first year to last, and by a line through all years with its interval."""

from __future__ import annotations

from collections.abc import Mapping
from math import atan, ceil, cos, floor, inf, pi, sin, sqrt
from typing import NamedTuple

from carbon.analysis.indicator_values import IndicatorResult
from carbon.core.errors import CarbonError
from carbon.core.formatting import number
from carbon.core.sentences import say

FEWEST = 3
"""Years that a line with an interval needs."""


class Trend(NamedTuple):
    """When a straight line through yearly values reaches a target.

    Parameters: slope a year; year, when the line reaches it (a fraction of a year counts), None where it never does; earliest and
    latest, the bounds of that year with 95%: latest is infinite where the years do not show that the values move towards it at all,
    and both are None where they show that they do not.
    """

    slope: float
    year: float | None
    earliest: float | None
    latest: float | None


_LEVEL = 0.95
"""Probability of the interval of a trend."""


def trend(values: Mapping[int, float], target: float) -> Trend:
    """Return when the line of least squares through yearly values reaches a target after the last of them, with its 95% interval.

    The interval holds each year for which the line's height may be the target: it allows for the error of the slope and of the line,
    not for years that stray from it.

    Parameters: values, year → value; target.
    Raises: CarbonError for fewer than three years.
    Source: Fieller (1954), Some problems in interval estimation, J. R. Stat. Soc. B 16, 175-185 (a ratio of two estimates; here of the
    line's distance to the target and its slope).

    >>> found = trend({2015: 100.0, 2016: 96.0, 2017: 91.0, 2018: 86.0, 2019: 82.0}, 50.0)
    >>> round(found.year, 1), round(found.earliest, 1), round(found.latest, 1)
    (2025.9, 2025.2, 2026.7)
    """
    count = len(values)
    if count < FEWEST:
        message = say("a trend with an interval needs {few} years; {count} are known.", few=FEWEST, count=count)
        raise CarbonError(message, code="years_few")
    middle, height = sum(values) / count, sum(values.values()) / count
    spread = sum((year - middle) ** 2 for year in values)
    slope = sum((year - middle) * (value - height) for year, value in values.items()) / spread
    rest = sum((value - height - slope * (year - middle)) ** 2 for year, value in values.items()) / (count - 2)
    last, far = max(values), target - height
    reached = middle + far / slope if slope else None
    year = reached if reached is not None and reached >= last else None
    low, high = _fieller(far, slope, rest / count, rest / spread, student(_LEVEL, count - 2), last - middle)
    if middle + high < last:
        return Trend(slope, year, None, None)
    return Trend(slope, year, max(float(last), middle + low), middle + high)


def _fieller(far: float, slope: float, of_height: float, of_slope: float, t: float, last: float) -> tuple[float, float]:
    """The years from the middle at which the line may be at the target: (far − slope·x)² ≤ t²·(of_height + of_slope·x²)."""
    square = slope**2 - t**2 * of_slope
    root = far**2 * slope**2 - square * (far**2 - t**2 * of_height)
    if square > 0:
        wide = sqrt(max(root, 0.0))
        return (far * slope - wide) / square, (far * slope + wide) / square
    if square == 0 or root < 0:
        # The slope may be flat or of either sign: any year may be the one.
        return -inf, inf
    # Two open ends: the one behind ends at the lower root, the one ahead begins at the higher.
    behind, ahead = sorted(((far * slope - sqrt(root)) / square, (far * slope + sqrt(root)) / square))
    return (-inf if behind >= last else ahead), inf


def student(level: float, freedom: int) -> float:
    """Return the bound that Student's t keeps within with a probability, on both sides.

    Parameters: level, 0 to 1; freedom, degrees of it.
    Source: Abramowitz & Stegun (1964), 26.7.3 and 26.7.4.

    >>> [round(student(0.95, freedom), 3) for freedom in (1, 2, 3, 5, 10)]
    [12.706, 4.303, 3.182, 2.571, 2.228]
    """
    low, high = 0.0, 1e6
    for _ in range(200):
        t = (low + high) / 2.0
        low, high = (t, high) if _within(t, freedom) < level else (low, t)
    return (low + high) / 2.0


def _within(t: float, freedom: int) -> float:
    """The probability that Student's t lies between -t and t."""
    angle = atan(t / sqrt(freedom))
    odd, term, total = freedom % 2, 1.0, 0.0
    for step in range(freedom // 2):
        if step:
            term *= (2 * step - 1 + odd) / (2 * step + odd)
        total += term * cos(angle) ** (2 * step + odd)
    return 2.0 / pi * (angle + sin(angle) * total) if odd else sin(angle) * total


def pace_words(one: IndicatorResult, target: float) -> str:
    """Return in words when a target is reached at the present trend; empty where one year alone is known.

    Parameters: one, an indicator with its values; target, in its unit.
    """
    known = {value.year: value.value for value in one.values if value.value is not None}
    first, last = min(known), max(known)
    if first == last:
        return ""
    pace = (known[last] - known[first]) / (last - first)
    ahead = (target - known[last]) / pace if pace else -1.0
    sign = say("{sign}{size}", sign="+" if pace > 0 else "−", size=number(abs(pace), 3))
    if ahead > 0:
        words = say("; at the pace since {first} ({pace} a year) it is reached in {year}", first=first, pace=sign, year=last + ceil(ahead))
    else:
        words = say("; at the pace since {first} ({pace} a year) it is not reached", first=first, pace=sign)
    return words + _line_words(known, target) if len(known) >= FEWEST else words


def _line_words(known: Mapping[int, float], target: float) -> str:
    found = trend(known, target)
    if found.earliest is None or found.latest is None:
        return say("; the line through all years does not reach it")
    what = say("not in sight") if found.year is None else str(ceil(found.year))
    if found.latest == inf:
        return say(
            "; by the line through all years {what}, with 95% not before {early}, perhaps never", what=what, early=floor(found.earliest)
        )
    early, late = floor(found.earliest), ceil(found.latest)
    return say("; by the line through all years {what}, with 95% between {early} and {late}", what=what, early=early, late=late)
