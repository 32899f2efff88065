"""How sure a reduced total is, without draws: exact mean and variance of a sum of products, and what the variance comes from.

A part is amount × factor × fit, each 1 plus an error. Multiplied out, the total is its mean and a sum of terms, of one error, of two, of
three; the terms are uncorrelated, so that their variances add. A term of several errors is shared out evenly among them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import sqrt

from carbon.analysis.reduction import Key, Part, Reduced, Variable
from carbon.analysis.shapes import Moments, covariance, moments_of, shape_by_moments
from carbon.core.kernel import Floats


@dataclass(frozen=True)
class Analytical:
    """Moments of a total [kg CO2e], and the variance that each variable brings.

    Parameters: moments; shares, key of a variable → variance [kg²], which sum to that of the total.
    """

    moments: Moments
    shares: dict[Key, float]

    def at(self, z: Floats) -> Floats:
        """Return the quantiles of the total at standard normal values, by moments.

        Source: IPCC 2006 Guidelines vol. 1, section 3.2.3.1 (Approach 1).
        """
        return shape_by_moments(self.moments).at(z)

    @property
    def deviation(self) -> float:
        """Standard deviation [kg CO2e]."""
        return sqrt(self.moments.variance)


_Terms = dict[tuple[Key, ...], dict[tuple[int, ...], float]]
"""Keys that err → the variables of them → kg."""


def analytical(parts: Iterable[Part], variables: Sequence[Variable], correlation: float = 1.0) -> Analytical:
    """Return mean, variance and skewness of a sum of parts.

    Parameters: parts; variables; correlation between the errors of one factor in two editions.
    Source: IPCC 2006 Guidelines vol. 1, equations 3.1 and 3.2, extended to products and sums of quantities that err together.
    """
    mean, terms = 0.0, _Terms()
    for part in parts:
        kilograms = part.kg
        for number in part.variables:
            kilograms *= variables[number].shape.moments.mean
        mean += kilograms
        for count in range(1, len(part.variables) + 1):
            for chosen in combinations(part.variables, count):
                here = terms.setdefault(tuple(variables[number].key for number in chosen), {})
                here[chosen] = here.get(chosen, 0.0) + kilograms
    shares: dict[Key, float] = {}
    for keys, found in terms.items():
        variance = _variance(found, variables, correlation)
        for key in keys:
            shares[key] = shares.get(key, 0.0) + variance / len(keys)
    return Analytical(Moments(mean, sum(shares.values()), _third(terms, variables)), shares)


def _variance(found: dict[tuple[int, ...], float], variables: Sequence[Variable], correlation: float) -> float:
    """Of one term: all its products of errors against one another."""
    total, items = 0.0, list(found.items())
    for place, (one, kilograms) in enumerate(items):
        for other, more in items[place:]:
            product = kilograms * more * (1.0 if one == other else 2.0)
            for first, second in zip(one, other, strict=True):
                product *= _together(variables[first], variables[second], correlation)
            total += product
    return total


def _together(one: Variable, other: Variable, correlation: float) -> float:
    """Covariance of two relative errors of one key."""
    found = covariance(one.shape, other.shape) / (one.shape.moments.mean * other.shape.moments.mean)
    return found if one.edition == other.edition else found * correlation


def _third(terms: _Terms, variables: Sequence[Variable]) -> float:
    """Third central moment: of each error alone, and of pairs with their product; higher terms are left out."""
    total, alone = 0.0, {keys[0]: found for keys, found in terms.items() if len(keys) == 1}
    for found in alone.values():
        total += _third_alone(found, variables)
    for keys, found in terms.items():
        if len(keys) == 2:
            for chosen, kilograms in found.items():
                product = 6.0 * kilograms
                for key, number in zip(keys, chosen, strict=True):
                    product *= sum(more * _together(variables[number], variables[other], 1.0) for (other,), more in alone[key].items())
                total += product
    return total


def _third_alone(found: dict[tuple[int, ...], float], variables: Sequence[Variable]) -> float:
    if len(found) == 1:
        (number,), kilograms = next(iter(found.items()))
        moments = variables[number].shape.moments
        return float(kilograms**3 * moments.third / moments.mean**3)
    errs = [(kilograms / variables[number].shape.moments.mean, variables[number].shape) for (number,), kilograms in found.items()]
    return moments_of(lambda z: sum((kilograms * shape.at(z) for kilograms, shape in errs), 0.0 * z)).third


def of_reduced(reduced: Reduced, correlation: float = 1.0) -> Analytical:
    """Return the moments of a whole total.

    Parameters: reduced; correlation, as for `analytical`.
    """
    return analytical(reduced.parts, reduced.variables, correlation)
