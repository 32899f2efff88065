"""How certain totals are under every switch of a report, and with a scenario at any level: moments that the page holds ready.

Each product of variables has kg that are a polynomial of the level, so that mean, variance and third moment are polynomials too. The page
holds them at as many levels as they need, and comes to the interval that the library comes to by moments. It holds sums alone: how each
amount errs cannot be read from them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product as combined
from math import prod
from typing import NamedTuple

import numpy as np

from carbon.analysis.erring import LineErrors, Variable, products_of
from carbon.analysis.ledger import Emissions, Line
from carbon.analysis.moments import at_states
from carbon.analysis.scenario_rows import after
from carbon.analysis.scenarios import ScenarioResult
from carbon.analysis.shapes import Moments, Shape, Z, shape_by_moments
from carbon.core.arrays import Floats
from carbon.core.errors import CarbonError
from carbon.reporting.facts import Facts
from carbon.reporting.switches import switches

_CHECKED = 0.37
"""A level between the others, as a share of the top, at which the polynomials are held to the moments themselves."""
_EXACT = 1e-10
_ROUNDED = 1e-12


class View(NamedTuple):
    """A state of the switches: basis of scope 2, GWP set, whether effects of flights beyond CO2 count."""

    basis: str
    gwp_set: str
    non_co2: bool


Sets = Mapping[str, Mapping[str, float]]
"""GWP set → gas → kg CO2e per kg."""


def views(facts: Facts) -> tuple[View, ...]:
    """Return every state of the switches of a report, its own first.

    Parameters: facts.
    """
    given = switches(facts)
    bases = dict.fromkeys((facts.basis, *(("location", "market") if "basis" in given else ())))
    sets = dict.fromkeys((facts.gwp_set, *(facts.gwp_sets if "gwp" in given else ())))
    return tuple(View(basis, name, seen) for basis in bases for name in sets for seen in ((True, False) if "non_co2" in given else (True,)))


@dataclass(frozen=True)
class Sure:
    """Moments of a total in each view.

    Parameters: moments, view → (mean [kg], variance [kg²], third central moment [kg³]) at every combination of levels that are equally
    far apart, the last scenario's first; counts, how many levels of each scenario, from 0 to its top; tops, the highest level of each.
    """

    moments: Mapping[View, Sequence[Moments]]
    counts: tuple[int, ...] = ()
    tops: tuple[float, ...] = ()

    def at(self, view: View, *levels: float) -> Moments:
        """Return the moments in a view, each scenario at a level from 0 to its top."""
        weights = _weights(self.counts, [level / top for level, top in zip(levels, self.tops, strict=True)])
        here = zip(weights, self.moments[view], strict=True)
        return Moments(*(sum(parts) for parts in zip(*([weight * value for value in found] for weight, found in here), strict=True)))

    def interval(self, view: View, *levels: float) -> tuple[float, float] | None:
        """Return the 95% interval of the total by moments [kg CO2e]; None where nothing says how it errs.

        Parameters: view; levels, one of each scenario, from 0 to its top.
        """
        found = self.at(view, *levels)
        if found.variance <= 0.0:
            return None
        low, high = shape_by_moments(found).at(np.array([-Z, Z])).tolist()
        return low, high


def _lagrange(count: int, share: float) -> list[float]:
    """How much the value at each of so many levels weighs at another, a share of the top."""
    x = share * (count - 1)
    return [prod((x - other) / (place - other) for other in range(count) if other != place) for place in range(count)]


def _weights(counts: Sequence[int], shares: Sequence[float]) -> list[float]:
    """How much the value at each combination of levels weighs at another, by shares of the tops."""
    return [prod(parts) for parts in combined(*(_lagrange(count, share) for count, share in zip(counts, shares, strict=True)))]


def certain(result: Emissions, seen: Sequence[View], sets: Sets) -> Sure | None:
    """Return how certain the total of a result is in each view; None where a spread cannot be read.

    Parameters: result; seen, the views; sets.
    """
    try:
        found = _moments({product: kg[None] for product, kg in products_of(result, _weigher(seen, sets)).items()}, len(seen))
    except CarbonError:
        return None
    return Sure(dict(zip(seen, found, strict=True)))


class Axis(NamedTuple):
    """What one scenario may do to the total: how many of its measures may concern one amount, its highest level, its measures."""

    degree: int
    top: float
    steps: tuple[int, ...]


def certain_at_levels(result: ScenarioResult, seen: Sequence[View], sets: Sets, axes: Sequence[Axis]) -> Sure | None:
    """Return how certain the total after scenarios is at any level; None where that is no polynomial, as of a spread in tonnes.

    Parameters: result; seen, the views; sets; axes, one for each scenario whose level may differ.
    """
    weigh = _weigher(seen, sets)
    try:
        grid = combined(*(range(axis.degree + 1) for axis in axes))
        known: dict[int, LineErrors] = {}
        read = [products_of(_after(result, axes, [n / axis.degree for n, axis in zip(at, axes, strict=True)]), weigh, known) for at in grid]
        if (given := _alike(read)) is None:
            return None
        counts, held = tuple(3 * axis.degree + 1 for axis in axes), tuple(axis.degree + 1 for axis in axes)
        levels = [*combined(*(np.linspace(0.0, 1.0, count).tolist() for count in counts)), (_CHECKED,) * len(axes)]
        weights = np.array([_weights(held, shares) for shares in levels])
        products = dict.fromkeys(product for one in given for product in one)
        nothing = np.zeros(len(seen))
        found = _moments({one: weights @ np.stack([level.get(one, nothing) for level in given]) for one in products}, len(seen))
    except CarbonError:
        return None
    sure = Sure({view: here[:-1] for view, here in zip(seen, found, strict=True)}, counts, tuple(axis.top for axis in axes))
    between = [(sure.at(view, *(_CHECKED * top for top in sure.tops)), here[-1]) for view, here in zip(seen, found, strict=True)]
    return sure if all(_same(one, other) for one, other in between) else None


def _same(one: Moments, other: Moments) -> bool:
    third = max(abs(other.third), other.variance**1.5)
    return bool(np.allclose(one, other, rtol=_EXACT, atol=0.0)) or bool(
        np.allclose(one[:2], other[:2], rtol=_EXACT, atol=0.0) and abs(one.third - other.third) <= _EXACT * third
    )


def _after(result: ScenarioResult, axes: Sequence[Axis], shares: Sequence[float]) -> Emissions:
    """The result with each scenario at a share of its highest level."""
    if not any(shares):
        return result.before
    levels = {step: share * axis.top for axis, share in zip(axes, shares, strict=True) for step in axis.steps}
    return after(result.composed, result.done, [levels[step] for step in range(len(levels))])


_Product = tuple[Variable, ...]


def _alike(given: Sequence[Mapping[_Product, Floats]]) -> list[dict[_Product, Floats]] | None:
    """The same products, what errs named alike at every level; None where it has another shape at another level."""
    shapes: dict[tuple[object, ...], list[Variable]] = {}

    # Most variables are of one shape at all levels, and stand in many products.
    @cache
    def named(variable: Variable) -> Variable:
        known = shapes.setdefault((variable.key, variable.edition), [])
        found = next((one for one in known if _close(one.shape, variable.shape)), None)
        if found is None:
            known.append(variable)
        return found or variable

    found = [_summed((tuple(map(named, product)), kg) for product, kg in one.items()) for one in given]
    errs = [{variable for product in one for variable in product} for one in found]
    apart = any(one not in level for known in shapes.values() for level in errs if level & {*known} for one in known)
    return None if apart else found


def _summed(pairs: Iterable[tuple[_Product, Floats]]) -> dict[_Product, Floats]:
    sums: dict[_Product, Floats] = {}
    for product, kg in pairs:
        sums[product] = sums[product] + kg if product in sums else kg
    return sums


def _close(one: Shape, other: Shape) -> bool:
    """Whether two shapes differ in the last digits alone, as those of amounts that are scaled do."""
    return one == other or (
        one.kind == other.kind and np.allclose((one.a, one.b, one.c), (other.a, other.b, other.c), rtol=_ROUNDED, atol=0.0)
    )


def _moments(products: Mapping[_Product, Floats], seen: int) -> list[list[Moments]]:
    """Moments in each view, at each level; products have kg of shape (levels, views)."""
    if not products:
        return [[Moments(0.0, 0.0, 0.0)]] * seen
    variables = list(dict.fromkeys(variable for product in products for variable in product))
    place = {variable: number for number, variable in enumerate(variables)}
    numbered = {tuple(place[one] for one in product): kg.T.ravel() for product, kg in products.items()}
    found = at_states(numbered, variables).moments
    levels = len(found) // seen
    return [found[levels * number : levels * (number + 1)] for number in range(seen)]


def _weigher(seen: Sequence[View], sets: Sets) -> Callable[[Line, str], Floats]:
    """From a line and a gas to its kg CO2e per kg in each view."""

    @cache
    def weight(basis: str | None, beyond: bool, gas: str) -> Floats:
        inside = [basis in (None, view.basis) and (view.non_co2 or not beyond) for view in seen]
        return np.array([sets[view.gwp_set][gas] if counts else 0.0 for view, counts in zip(seen, inside, strict=True)])

    return lambda line, gas: weight(line.basis, line.stage == "non_co2", gas)
