"""How skewed a sum of products is: its third central moment, from the errors of its terms.

A term is the product of the errors of one, two or three keys. Three terms bring something together only where each key errs in two of
them or in all three: in two it brings its variance, in three its own third moment.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import combinations_with_replacement, product
from math import factorial
from typing import NamedTuple

import numpy as np

from carbon.analysis.erring import Key, Variable
from carbon.analysis.shapes import moments_of
from carbon.core.arrays import Floats

Terms = dict[tuple[Key, ...], dict[tuple[int, ...], Floats]]
"""Keys that err → the variables of them → kg at each of some states, shape (states,)."""


def third_moment(terms: Terms, sizes: Mapping[tuple[Key, ...], Floats], variables: Sequence[Variable]) -> Floats:
    """Return the third central moment [kg³] of the sum of all terms, shape (states,).

    Where a key has variables of several shapes, its own term is exact and its products with other keys take the sum of their sizes.
    Parameters: terms; sizes, kg of each term times the relative standard deviations of its keys, shape (states,); variables.
    """
    alone: dict[tuple[Key, ...], Floats] = {keys: _third_alone(found, variables) for keys, found in terms.items() if len(keys) == 1}
    skews: dict[tuple[Key, ...], Floats] = {keys: _skew(third, sizes[keys]) for keys, third in alone.items()}
    found: Floats = np.sum(list(alone.values()), axis=0)
    for count in sorted({len(keys) for keys in terms if len(keys) > 1}):
        found = np.add(found, _of_terms([keys for keys in terms if len(keys) == count], sizes, skews))
    return found


def _skew(third: Floats, size: Floats) -> Floats:
    """Skewness, with its sign; 0 where nothing errs."""
    found: Floats = np.divide(third, size**3, out=np.zeros_like(third), where=size != 0.0)
    return found


def _third_alone(found: Mapping[tuple[int, ...], Floats], variables: Sequence[Variable]) -> Floats:
    """Of one key, whose errors are in step."""
    if len(found) == 1:
        ((number,), kilograms) = next(iter(found.items()))
        moments = variables[number].shape.moments
        return kilograms**3 * moments.third / moments.mean**3
    states = np.stack(list(found.values())).T.tolist()
    numbers = [number for (number,) in found]
    return np.array([moments_of(_summed(dict(zip(numbers, state, strict=True)), variables)).third for state in states])


def _summed(found: Mapping[int, float], variables: Sequence[Variable]) -> Callable[[Floats], Floats]:
    """The sum of variables of one key as a function of the standard normal variable that they share."""
    errs = [(kilograms / variables[number].shape.moments.mean, variables[number].shape) for number, kilograms in found.items()]
    return lambda z: sum((kilograms * shape.at(z) for kilograms, shape in errs), 0.0 * z)


class _Pattern(NamedTuple):
    """Three subsets of a term's keys, by place; in how many orders they come; the places that err in all three."""

    subsets: tuple[tuple[int, ...], ...]
    orders: int
    thrice: tuple[int, ...]


_Keyed = Mapping[tuple[Key, ...], Floats]


def _of_terms(many: Sequence[tuple[Key, ...]], sizes: _Keyed, skews: _Keyed) -> Floats:
    """Of all terms with so many keys: what they and the terms of some of their keys bring together."""
    count, nothing = len(many[0]), np.zeros_like(sizes[many[0]])

    def of(table: _Keyed, chosen: tuple[int, ...]) -> Floats:
        return np.stack([table.get(tuple(keys[place] for place in chosen), nothing) for keys in many])

    size = {subset: of(sizes, subset) for subset in _subsets(count)}
    skew = {place: of(skews, (place,)) for place in range(count)}
    found = nothing
    for subsets, orders, thrice in _patterns(count):
        brought = orders * size[subsets[0]] * size[subsets[1]] * size[subsets[2]]
        for place in thrice:
            brought *= skew[place]
        found = found + brought.sum(axis=0)
    return found


def _subsets(count: int) -> list[tuple[int, ...]]:
    """All subsets of so many places but the empty one."""
    taken = product((True, False), repeat=count)
    return [tuple(place for place, chosen in enumerate(some) if chosen) for some in taken if any(some)]


@cache
def _patterns(count: int) -> tuple[_Pattern, ...]:
    """All ways in which every one of so many keys errs in two or three of three terms."""
    found = []
    for three in combinations_with_replacement(_subsets(count), 3):
        times = [sum(place in subset for subset in three) for place in range(count)]
        if min(times) >= 2:
            orders = factorial(3)
            for subset in set(three):
                orders //= factorial(three.count(subset))
            found.append(_Pattern(three, orders, tuple(place for place, often in enumerate(times) if often == 3)))
    return tuple(found)
