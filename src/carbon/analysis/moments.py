"""How sure a reduced total is, without draws: exact mean and variance of a sum of products, and what the variance comes from.

A part is amount × factor × fit, each 1 plus an error. Multiplied out, the total is its mean and a sum of terms, of one error, of two, of
three; the terms are uncorrelated, so that their variances add. A term of several errors is shared out evenly among them.

Kg may be those of many states at once, as of views of one result or of levels of a measure: what errs is the same in all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import combinations
from math import prod, sqrt

import numpy as np

from carbon.analysis.erring import Key, Variable
from carbon.analysis.reduction import Part, Reduced
from carbon.analysis.shapes import Moments, Shape, covariance, shape_by_moments
from carbon.analysis.skewness import Terms, third_moment
from carbon.core.arrays import Floats


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


@dataclass(frozen=True)
class States:
    """Moments of a total at each of some states, each of shape (states,): mean [kg CO2e], variance of each term [kg²], third [kg³]."""

    mean: Floats
    terms: dict[tuple[Key, ...], Floats]
    third: Floats

    @property
    def moments(self) -> list[Moments]:
        """Mean, variance and third central moment of each state."""
        variance: Floats = sum(self.terms.values(), np.zeros_like(self.mean))
        return [Moments(*row) for row in zip(self.mean.tolist(), variance.tolist(), self.third.tolist(), strict=True)]


def analytical(parts: Iterable[Part], variables: Sequence[Variable], correlation: float = 1.0) -> Analytical:
    """Return mean, variance and skewness of a sum of parts.

    Parameters: parts; variables; correlation between the errors of one factor in two editions.
    Source: IPCC 2006 Guidelines vol. 1, equations 3.1 and 3.2, extended to products and sums of quantities that err together.
    """
    sums: dict[tuple[int, ...], float] = {}
    for part in parts:
        sums[part.variables] = sums.get(part.variables, 0.0) + part.kg
    found = at_states({product: np.array([kilograms]) for product, kilograms in sums.items()}, variables, correlation)
    return Analytical(found.moments[0], {keys: float(variance[0]) for keys, variance in found.terms.items()})


def at_states(products: Mapping[tuple[int, ...], Floats], variables: Sequence[Variable], correlation: float = 1.0) -> States:
    """Return mean, variance and third moment of a sum of products at each of some states.

    Parameters: products, numbers of the variables of each → its kg, shape (states,); variables; correlation, as for `analytical`.
    Source: as `analytical`.
    """
    means = [variable.shape.moments.mean for variable in variables]
    expected = {product: kilograms * prod(means[number] for number in product) for product, kilograms in products.items()}
    terms = _terms(expected, variables, correlation)
    errs = [sqrt(variable.shape.moments.variance) / mean for variable, mean in zip(variables, means, strict=True)]
    sizes = {keys: _size(found, errs) for keys, found in terms.items()}
    # Errors of one shape are in step, so that their sizes add.
    variances = {keys: sizes[keys] ** 2 if len(found) == 1 else _variance(found, variables, correlation) for keys, found in terms.items()}
    mean = reduce(np.add, expected.values())
    return States(mean, variances, third_moment(terms, sizes, variables) if terms else np.zeros_like(mean))


def _terms(expected: Mapping[tuple[int, ...], Floats], variables: Sequence[Variable], correlation: float) -> Terms:
    """The terms that products are multiplied out to; variables of one key and shape are one, unless their editions err apart."""
    alike: dict[tuple[Key, Shape, str], int] = {}
    place = [alike.setdefault((one.key, one.shape, one.edition if correlation < 1.0 else ""), n) for n, one in enumerate(variables)]
    terms = Terms()
    for product, kilograms in expected.items():
        numbers = [place[number] for number in product]
        for count in range(1, len(numbers) + 1):
            for chosen in combinations(numbers, count):
                here = terms.setdefault(tuple(variables[number].key for number in chosen), {})
                here[chosen] = here[chosen] + kilograms if chosen in here else kilograms
    return terms


def _size(found: Mapping[tuple[int, ...], Floats], errs: Sequence[float]) -> Floats:
    """Kg times the relative standard deviations of the keys, with its sign."""
    sizes = [kilograms * prod(errs[number] for number in chosen) for chosen, kilograms in found.items()]
    return reduce(np.add, sizes)


def _variance(found: Mapping[tuple[int, ...], Floats], variables: Sequence[Variable], correlation: float) -> Floats:
    """Of one term: all its products of errors against one another."""
    together = np.array(
        [
            [prod(_together(variables[a], variables[b], correlation) for a, b in zip(one, other, strict=True)) for other in found]
            for one in found
        ]
    )
    kilograms = np.stack(list(found.values()))
    variance: Floats = np.einsum("is,ij,js->s", kilograms, together, kilograms, optimize=True)
    return variance


def _together(one: Variable, other: Variable, correlation: float) -> float:
    """Covariance of two relative errors of one key."""
    covered = one.shape.moments.variance if one.shape == other.shape else covariance(one.shape, other.shape)
    found = covered / (one.shape.moments.mean * other.shape.moments.mean)
    return found if one.edition == other.edition else found * correlation


def of_reduced(reduced: Reduced, correlation: float = 1.0) -> Analytical:
    """Return the moments of a whole total.

    Parameters: reduced; correlation, as for `analytical`.
    """
    return analytical(reduced.parts, reduced.variables, correlation)
