"""Rules of error propagation. `U` is half the 95% interval over the mean, as a share: 0.1 for ±10%.

Source: IPCC 2006 Guidelines vol. 1, ch. 3, equations 3.1 and 3.2, and Table 3.2 (trend).
"""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum, hypot, sqrt
from typing import NamedTuple


def product(relative: Sequence[float]) -> float:
    """Return U of a product of independent quantities: √ΣU².

    Parameters: relative, U of each factor.
    Source: IPCC 2006 Guidelines vol. 1, equation 3.1.

    >>> round(product([0.03, 0.04]), 4)
    0.05
    """
    return hypot(*relative)


def independent_sum(values: Sequence[float], relative: Sequence[float]) -> float:
    """Return U of a sum of independent quantities: √Σ(U·x)² ÷ |Σx|.

    Parameters: values; relative, U of each.
    Raises: ZeroDivisionError when the values sum to 0.
    Source: IPCC 2006 Guidelines vol. 1, equation 3.2.

    >>> round(independent_sum([100, 50], [0.10, 0.20]), 4)
    0.0943
    """
    return hypot(*(u * x for u, x in zip(relative, values, strict=True))) / abs(fsum(values))


def correlated_sum(values: Sequence[float], relative: Sequence[float]) -> float:
    """Return U of a sum of quantities that err together: |ΣU·x| ÷ |Σx|.

    Parameters: values; relative, U of each.
    Raises: ZeroDivisionError when the values sum to 0.
    Source: IPCC 2006 Guidelines vol. 1, section 3.2.2.1 (fully correlated quantities add linearly).

    >>> round(correlated_sum([100, 50], [0.10, 0.20]), 4)
    0.1333
    """
    return abs(fsum(u * x for u, x in zip(relative, values, strict=True))) / abs(fsum(values))


class TrendLine(NamedTuple):
    """A source in two years: emissions [kg], and U of its activity data and of its emission factor."""

    before: float
    after: float
    activity: float
    factor: float


def trend_uncertainty(lines: Sequence[TrendLine]) -> float:
    """Return half the 95% interval of the trend, as a share of the first year's total (0.02 is 2 percentage points).

    A factor errs alike in both years (sensitivity A), activity data each year anew (sensitivity B times √2).
    Parameters: lines, one per source.
    Source: IPCC 2006 Guidelines vol. 1, ch. 3, Table 3.2, columns I to M.

    >>> round(trend_uncertainty([TrendLine(100.0, 100.0, 0.0, 0.5)]), 12)
    0.0
    """
    first, second = fsum(line.before for line in lines), fsum(line.after for line in lines)
    parts = []
    for line in lines:
        type_a = _type_a(line, first, second)
        type_b = line.after / first
        parts.append((type_a * line.factor) ** 2 + (type_b * line.activity * sqrt(2.0)) ** 2)
    return sqrt(fsum(parts))


def _type_a(line: TrendLine, first: float, second: float) -> float:
    """Change of the trend, in points per per cent, when the source is 1% larger in both years."""
    larger = (second + 0.01 * line.after - (first + 0.01 * line.before)) / (first + 0.01 * line.before)
    return (larger - (second - first) / first) * 100.0
