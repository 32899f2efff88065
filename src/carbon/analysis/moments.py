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
from carbon.analysis.skewness import summed, third_moment
from carbon.core.kernel import Floats


@dataclass(frozen=True)
class Analytical:
    """Moments of a total [kg CO2e], and the variance of each term.

    Parameters: moments; terms, the keys that err in a term → its variance [kg²]; all of them sum to that of the total.
    """

    moments: Moments
    terms: dict[tuple[Key, ...], float]

    @property
    def shares(self) -> dict[Key, float]:
        """Key of a variable → the variance that it brings [kg²]; they sum to that of the total."""
        found: dict[Key, float] = {}
        for keys, variance in self.terms.items():
            for key in keys:
                found[key] = found.get(key, 0.0) + variance / len(keys)
        return found

    def at(self, z: Floats) -> Floats:
        """Return the quantiles of the total [kg CO2e] at standard normal values, by moments.

        Parameters: z, the standard normal values.

        Source: IPCC 2006 Guidelines vol. 1, section 3.2.3.1 (Approach 1).
        """
        return shape_by_moments(self.moments).at(z)

    @property
    def deviation(self) -> float:
        """Standard deviation [kg CO2e]."""
        return sqrt(self.moments.variance)


Terms = dict[tuple[Key, ...], dict[tuple[int, ...], float]]
"""Keys that err → the variables of them → kg."""


def analytical(parts: Iterable[Part], variables: Sequence[Variable], correlation: float = 1.0) -> Analytical:
    """Return mean, variance and skewness of a sum of parts.

    Parameters: parts; variables; correlation between the errors of one factor in two editions.
    Source: IPCC 2006 Guidelines vol. 1, equations 3.1 and 3.2, extended to products and sums of quantities that err together.
    """
    members = list(parts)
    terms = terms_of(members, variables)
    variances = {keys: _variance(term, variables, correlation) for keys, term in terms.items()}
    mean = sum(_expected(part, variables) for part in members)
    return Analytical(Moments(mean, sum(variances.values()), third_moment(terms, variables)), variances)


def _expected(part: Part, variables: Sequence[Variable]) -> float:
    kilograms = part.kg
    for number in part.variables:
        kilograms *= variables[number].shape.moments.mean
    return kilograms


def terms_of(parts: Iterable[Part], variables: Sequence[Variable]) -> Terms:
    """Return the terms that parts are multiplied out to, each with the kg that its errors are multiplied by.

    Parameters: parts; variables.
    """
    terms = Terms()
    for part in parts:
        kilograms = _expected(part, variables)
        for count in range(1, len(part.variables) + 1):
            for chosen in combinations(part.variables, count):
                here = terms.setdefault(tuple(variables[number].key for number in chosen), {})
                here[chosen] = here.get(chosen, 0.0) + kilograms
    return terms


def _variance(found: dict[tuple[int, ...], float], variables: Sequence[Variable], correlation: float) -> float:
    """Of one term: all its products of errors against one another."""
    items = list(found.items())
    if len(items) > 1 and len(items[0][0]) == 1:
        return _variance_alone({number: kilograms for (number,), kilograms in items}, variables, correlation)
    total = 0.0
    for place, (one, kilograms) in enumerate(items):
        for other, more in items[place:]:
            product = kilograms * more * (1.0 if one == other else 2.0)
            for first, second in zip(one, other, strict=True):
                product *= _together(variables[first], variables[second], correlation)
            total += product
    return total


def _variance_alone(found: dict[int, float], variables: Sequence[Variable], correlation: float) -> float:
    """Of one key: what its editions share, and what each has of its own."""
    together = moments_of(summed(found, variables)).variance
    editions: dict[str, dict[int, float]] = {}
    for number, kilograms in found.items():
        editions.setdefault(variables[number].edition, {})[number] = kilograms
    if correlation == 1.0 or len(editions) == 1:
        return together
    apart = sum(moments_of(summed(edition, variables)).variance for edition in editions.values())
    return correlation * together + (1.0 - correlation) * apart


def _together(one: Variable, other: Variable, correlation: float) -> float:
    """Covariance of two relative errors of one key."""
    found = covariance(one.shape, other.shape) / (one.shape.moments.mean * other.shape.moments.mean)
    return found if one.edition == other.edition else found * correlation


def of_reduced(reduced: Reduced, correlation: float = 1.0) -> Analytical:
    """Return the moments of a whole total.

    Parameters: reduced; correlation, as for `analytical`.
    """
    return analytical(reduced.parts, reduced.variables, correlation)
