"""How a quantity with a spread is distributed: a multiplier of its value as a rising function of one standard normal variable.

That every shape is a function of the same kind of variable lets two quantities err together whatever their shapes are.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from math import exp, expm1, log, sqrt
from typing import NamedTuple

import numpy as np

from carbon.core.arrays import Floats
from carbon.core.spread import Spread

Z = 1.959963984540054
"""Half width of the 95% interval of a standard normal variable."""
LOGNORMAL_FROM = 0.30
"""Relative uncertainty above which a quantity that cannot be negative is lognormal: IPCC 2006 Guidelines vol. 1, section 3.2.3.1."""
_GRID: Floats = np.linspace(-8.5, 8.5, 3401)
_WEIGHT: Floats = np.exp(-0.5 * _GRID**2) * (_GRID[1] - _GRID[0]) / sqrt(2.0 * np.pi)


class Shape(NamedTuple):
    """A multiplier: f(z) of a standard normal z.

    Parameters: kind; a, b, c: of `normal` mean, standard deviation, none; of `shifted` (a lognormal moved along its axis, mirrored where
    b is negative) mean, factor before the exponential, sigma; of `split` (two half lognormals around a median of 1) sigma below, sigma
    above, none.
    """

    kind: str
    a: float
    b: float
    c: float = 0.0

    def at(self, z: Floats) -> Floats:
        """Return the multiplier at each value of the standard normal variable, z."""
        found: Floats
        if self.kind == "normal":
            found = self.a + self.b * z
        elif self.kind == "shifted":
            found = self.a + self.b * (np.exp(np.copysign(self.c, self.b) * z) - exp(self.c**2 / 2.0))
        else:
            found = np.exp(np.where(z > 0, self.b, self.a) * z)
        return found

    @property
    def moments(self) -> Moments:
        """Mean, variance and third central moment."""
        return _moments(self)


class Moments(NamedTuple):
    """Mean, variance and third central moment."""

    mean: float
    variance: float
    third: float


CERTAIN = Shape("normal", 1.0, 0.0)


@lru_cache(maxsize=65536)
def _moments(shape: Shape) -> Moments:
    if shape.kind == "normal":
        return Moments(shape.a, shape.b**2, 0.0)
    if shape.kind == "shifted":
        # In closed form: the tail of a wide one reaches beyond any grid.
        above = expm1(shape.c**2)
        variance = shape.b**2 * (1.0 + above) * above
        return Moments(shape.a, variance, shape.b * variance * sqrt(1.0 + above) * above * (3.0 + above))
    return moments_of(shape.at)


def moments_of(function: Callable[[Floats], Floats]) -> Moments:
    """Return mean, variance and third central moment of a function of a standard normal variable.

    Parameters: function of values.
    """
    values = function(_GRID)
    mean = float(_WEIGHT @ values)
    apart = values - mean
    return Moments(mean, float(_WEIGHT @ apart**2), float(_WEIGHT @ apart**3))


def covariance(one: Shape, other: Shape) -> float:
    """Return the covariance of two multipliers that err together: both are functions of the same variable.

    Parameters: one; other.
    """
    return _covariance(one, other) if hash(one) <= hash(other) else _covariance(other, one)


@lru_cache(maxsize=65536)
def _covariance(one: Shape, other: Shape) -> float:
    first, second = one.at(_GRID) - one.moments.mean, other.at(_GRID) - other.moments.mean
    return float(_WEIGHT @ (first * second))


@lru_cache(maxsize=65536)
def shape_of(spread: Spread) -> Shape:
    """Return the shape of a spread.

    A value that is the mean keeps the mean, so that sums of draws come to the total: an even spread up to 30% is normal, a larger one
    lognormal with the same mean and standard deviation; uneven bounds are the bounds of a lognormal that is moved along its axis. A value
    that is the median has its bounds as stated, half lognormal below it and half above it, and its mean lies above it. A lower bound at or
    below zero of an uneven spread is none: the upper bound makes the shape. A value that cannot be the mean, since one bound
    lies much farther away than the other, is the median.

    Parameters: spread, as shares.
    Source: IPCC 2006 Guidelines vol. 1, ch. 3, sections 3.1.4 and 3.2.2.4.

    >>> round(shape_of(Spread(0.5, 0.5)).moments.mean, 9)
    1.0
    """
    if spread.low == 0.0 and spread.high == 0.0:
        return CERTAIN
    if spread.centre == "median":
        return _around_median(spread)
    if spread.low == spread.high:
        deviation = spread.low / Z
        return Shape("normal", 1.0, deviation) if spread.low <= LOGNORMAL_FROM else _lognormal(sqrt(log1p_square(deviation)))
    if spread.low >= 1.0:
        return _upper_alone(spread.high)
    return _by_bounds(spread)


def log1p_square(deviation: float) -> float:
    """Return σ² of a lognormal variable with mean 1 and a standard deviation.

    >>> round(log1p_square(0.5), 6)
    0.223144
    """
    return log(1.0 + deviation**2)


def _lognormal(sigma: float) -> Shape:
    """Mean 1."""
    return Shape("shifted", 1.0, exp(-(sigma**2) / 2.0), sigma)


def _upper_alone(high: float) -> Shape:
    """Lognormal with mean 1 and this upper bound; around a median of 1 where no such one reaches so far."""
    inside = Z**2 - 2.0 * log(1.0 + high)
    return _lognormal(Z - sqrt(inside)) if inside >= 0 else Shape("split", log(1.0 + high) / Z, log(1.0 + high) / Z)


def _around_median(spread: Spread) -> Shape:
    above = log(1.0 + spread.high) / Z
    return Shape("split", -log(1.0 - spread.low) / Z if spread.low < 1.0 else above, above)


def _by_bounds(spread: Spread) -> Shape:
    """Mean 1 and both bounds as stated, where some sigma gives them."""
    near = min(spread.low, spread.high) / (spread.low + spread.high)
    if near <= _place(Z):
        return _around_median(spread)
    low, high = 0.0, Z
    for _ in range(80):
        middle = (low + high) / 2.0
        low, high = (middle, high) if _place(middle) > near else (low, middle)
    sigma = (low + high) / 2.0
    if sigma < _FLAT:
        return Shape("normal", 1.0, (spread.low + spread.high) / 2.0 / Z)
    factor = (spread.low + spread.high) / (exp(Z * sigma) - exp(-Z * sigma))
    return Shape("shifted", 1.0, factor if spread.high > spread.low else -factor, sigma)


_FLAT = 1e-6


def _place(sigma: float) -> float:
    """Where the mean of a lognormal lies between its bounds: 0.5 when it is narrow, nearer the lower one when it is skewed."""
    if sigma < _FLAT:
        return 0.5
    return (exp(sigma**2 / 2.0) - exp(-Z * sigma)) / (exp(Z * sigma) - exp(-Z * sigma))


def shape_by_moments(found: Moments) -> Shape:
    """Return the shape that has these moments: normal without skewness, else a lognormal that is moved along its axis.

    Parameters: found, mean, variance and third central moment.
    Source: IPCC 2006 Guidelines vol. 1, section 3.2.3.1 (asymmetric intervals in Approach 1, by moments).

    >>> shape_by_moments(Moments(1.0, 0.01, 0.0))
    Shape(kind='normal', a=1.0, b=0.1, c=0.0)
    """
    deviation = sqrt(found.variance)
    skewness = found.third / deviation**3 if deviation else 0.0
    if abs(skewness) < _STRAIGHT:
        return Shape("normal", found.mean, deviation)
    root = _squared(abs(skewness))
    sigma = sqrt(log(root))
    factor = deviation / sqrt(root * (root - 1.0))
    return Shape("shifted", found.mean, factor if skewness > 0 else -factor, sigma)


_STRAIGHT = 1e-5


def _squared(skewness: float) -> float:
    """W = exp(σ²) of a lognormal variable with this skewness: (w + 2)·√(w − 1)."""
    # With t = √(w − 1) the skewness is t³ + 3t, whose real root is in closed form.
    half = skewness / 2.0
    top = (half + sqrt(half**2 + 1.0)) ** (1.0 / 3.0)
    t = top - 1.0 / top
    return float(1.0 + t**2)
