"""How skewed a sum of products is: its third central moment, from the errors of its terms.

A term is the product of the errors of one, two or three keys. Three terms bring something together only where each key errs in two of
them or in all three: in two it brings its variance, in three its own third moment.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import combinations_with_replacement, product
from math import factorial, prod, sqrt
from typing import NamedTuple

from carbon.analysis.reduction import Key, Variable
from carbon.analysis.shapes import moments_of
from carbon.core.kernel import Floats

_Terms = Mapping[tuple[Key, ...], Mapping[tuple[int, ...], float]]


def third_moment(terms: _Terms, variables: Sequence[Variable]) -> float:
    """Return the third central moment [kg³] of the sum of all terms.

    Where a key has variables of several shapes, its own term is exact and its products with other keys take the sum of their sizes.
    Parameters: terms, the keys that err → the variables of them → kg; variables.
    """
    sizes = {keys: _size(found, variables) for keys, found in terms.items()}
    alone = {keys[0]: _third_alone(found, variables) for keys, found in terms.items() if len(keys) == 1}
    skews = {key: third / sizes[(key,)] ** 3 if sizes.get((key,)) else 0.0 for key, third in alone.items()}
    return sum(alone.values()) + sum(_of_term(keys, sizes, skews) for keys in terms if len(keys) > 1)


def summed(found: Mapping[int, float], variables: Sequence[Variable]) -> Callable[[Floats], Floats]:
    """Return the sum of variables of one key as a function of the standard normal variable that they share.

    Parameters: found, number of a variable → kg; variables.
    """
    errs = [(kilograms / variables[number].shape.moments.mean, variables[number].shape) for number, kilograms in found.items()]
    return lambda z: sum((kilograms * shape.at(z) for kilograms, shape in errs), 0.0 * z)


def _third_alone(found: Mapping[tuple[int, ...], float], variables: Sequence[Variable]) -> float:
    if len(found) == 1:
        (number,), kilograms = next(iter(found.items()))
        moments = variables[number].shape.moments
        return float(kilograms**3 * moments.third / moments.mean**3)
    return moments_of(summed({number: kilograms for (number,), kilograms in found.items()}, variables)).third


def _size(found: Mapping[tuple[int, ...], float], variables: Sequence[Variable]) -> float:
    """Kg times the relative standard deviations of the keys, with its sign."""
    widths = {number: variables[number].shape.moments for chosen in found for number in chosen}
    errs = {number: sqrt(moments.variance) / moments.mean for number, moments in widths.items()}
    return sum(kilograms * prod(errs[number] for number in chosen) for chosen, kilograms in found.items())


class _Pattern(NamedTuple):
    """Three subsets of a term's keys, by place; in how many orders they come; the places that err in all three."""

    subsets: tuple[tuple[int, ...], ...]
    orders: int
    thrice: tuple[int, ...]


def _of_term(keys: tuple[Key, ...], sizes: Mapping[tuple[Key, ...], float], skews: Mapping[Key, float]) -> float:
    total = 0.0
    for subsets, orders, thrice in _patterns(len(keys)):
        found = float(orders)
        for subset in subsets:
            found *= sizes.get(tuple(keys[place] for place in subset), 0.0)
        for place in thrice:
            found *= skews.get(keys[place], 0.0)
        total += found
    return total


@cache
def _patterns(count: int) -> tuple[_Pattern, ...]:
    """All ways in which every one of so many keys errs in two or three of three terms."""
    subsets = [tuple(place for place, chosen in enumerate(taken) if chosen) for taken in product((True, False), repeat=count) if any(taken)]
    found = []
    for three in combinations_with_replacement(subsets, 3):
        times = [sum(place in subset for subset in three) for place in range(count)]
        if min(times) >= 2:
            orders = factorial(3)
            for subset in set(three):
                orders //= factorial(three.count(subset))
            found.append(_Pattern(three, orders, tuple(place for place, often in enumerate(times) if often == 3)))
    return tuple(found)
