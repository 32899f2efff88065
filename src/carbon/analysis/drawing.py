"""Draws of a reduced total: variables are drawn, each by its own key, never rows.

The numbers of a variable follow from the seed and its key alone. Two results that are drawn apart with one seed therefore have the same
numbers for the factors they share, and their draws can be added and subtracted.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import sqrt
from statistics import NormalDist
from typing import NamedTuple

import numpy as np

from carbon.analysis.erring import Key, Variable
from carbon.analysis.reduction import Reduced
from carbon.core.arrays import Floats, Indices

Place = tuple[str, int, int | None]
"""Source, scope and category."""
_CHUNK = 1_000
_STOCK = 16


def drawn(reduced: Reduced, draws: int, seed: int, correlation: float = 1.0) -> dict[Place, Floats]:
    """Return draws of the emissions of each source, scope and category [kg CO2e], each of shape (draws,).

    Parameters: reduced; draws, how many; seed; correlation between the errors of one factor in two editions.
    """
    places = dict.fromkeys((part.source, part.scope, part.category) for part in reduced.parts)
    sums: dict[Place, Floats] = {place: np.zeros(draws) for place in places}
    for piece, multipliers in pieces(reduced.variables, draws, seed, correlation):
        _add(sums, reduced, multipliers, piece)
    return sums


def pieces(variables: Sequence[Variable], draws: int, seed: int, correlation: float = 1.0) -> Iterator[tuple[slice, list[Floats]]]:
    """Yield pieces of the draws, each with the multiplier of every variable in it.

    Parameters: variables; draws, how many; seed; correlation between the errors of one factor in two editions.
    """
    deck = _Deck(draws, seed)
    orders = [_orders(variable, deck, correlation) for variable in variables]
    # Piece by piece: the numbers of thousands of variables would not fit in a processor's memory at once.
    for first in range(0, draws, _CHUNK):
        piece = slice(first, min(first + _CHUNK, draws))
        yield piece, [variable.shape.at(_normal(order, piece)) for variable, order in zip(variables, orders, strict=True)]


class _Order(NamedTuple):
    """Normal numbers, the order in which they come, and the weight that they have in a variable."""

    numbers: Floats
    order: Indices
    weight: float = 1.0


def _add(sums: dict[Place, Floats], reduced: Reduced, multipliers: list[Floats], piece: slice) -> None:
    """Add the products of a piece of the draws."""
    views = {place: found[piece] for place, found in sums.items()}
    value = np.empty(piece.stop - piece.start)
    for source, scope, category, kilograms, variables in reduced.parts:
        value[:] = kilograms
        for number in variables:
            value *= multipliers[number]
        views[source, scope, category] += value


def _normal(orders: tuple[_Order, ...], piece: slice) -> Floats:
    """Standard normal numbers of a variable."""
    if len(orders) == 1:
        return orders[0].numbers[orders[0].order[piece]]
    return np.asarray(sum(numbers[order[piece]] * weight for numbers, order, weight in orders))


def _orders(variable: Variable, deck: _Deck, correlation: float) -> tuple[_Order, ...]:
    """Those of a variable's key, mixed with those of its edition where editions err apart."""
    if correlation == 1.0 or not variable.edition:
        return (deck.order(variable.key),)
    shared, own = deck.order(variable.key), deck.order((*variable.key, variable.edition))
    return (shared._replace(weight=sqrt(correlation)), own._replace(weight=sqrt(1.0 - correlation)))


class _Deck:
    """Evenly spread normal numbers in an order that a key and the seed give: means settle sooner than those of plain draws.

    An order is one random order of a small stock applied to another, each turned by some places: as good as a new one, and faster, since
    the stock stays in the processor's memory.
    """

    def __init__(self, draws: int, seed: int) -> None:
        self.draws, self.seed = draws, seed
        self.shuffled: dict[int, Floats] = {}
        self.turned: dict[int, Indices] = {}

    def order(self, key: Key) -> _Order:
        """Return the numbers of a key."""
        first, second, turn, start = np.frombuffer(_digest(self.seed, key), dtype="<u8").tolist()
        first, second, turn, start = first % _STOCK, second % _STOCK, turn % self.draws, start % self.draws
        if first not in self.shuffled:
            self.shuffled[first] = np.tile(self._random("numbers", first).permutation(_strata(self.draws)), 2)
        if second not in self.turned:
            self.turned[second] = np.tile(self._random("order", second).permutation(self.draws), 2)
        return _Order(self.shuffled[first][turn : turn + self.draws], self.turned[second][start : start + self.draws])

    def _random(self, what: str, number: int) -> np.random.Generator:
        words = np.frombuffer(_digest(self.seed, (what, str(number))), dtype="<u4").tolist()
        return np.random.Generator(np.random.SFC64(np.random.SeedSequence(words)))


def _digest(seed: int, key: Key) -> bytes:
    return hashlib.sha256(repr((seed, key)).encode()).digest()


@lru_cache(maxsize=4)
def _strata(draws: int) -> Floats:
    """The middles of equally probable strata of the standard normal distribution."""
    inverse = NormalDist().inv_cdf
    half = [inverse((place + 0.5) / draws) for place in range(draws // 2)]
    return np.array([*half, *([0.0] if draws % 2 else []), *(-value for value in reversed(half))])
