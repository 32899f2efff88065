"""Draws of a reduced total: variables are drawn, each by its own key, never rows.

The numbers of a variable follow from the seed and its key alone. Two results that are drawn apart with one seed therefore have the same
numbers for the factors they share, and their draws can be added and subtracted.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from math import sqrt
from statistics import NormalDist

import numpy as np

from carbon.analysis.reduction import Key, Reduced, Variable
from carbon.core.kernel import Floats

Place = tuple[str, int, int | None]
"""Source, scope and category."""
_CHUNK = 2_000


def drawn(reduced: Reduced, draws: int, seed: int, correlation: float = 1.0) -> dict[Place, Floats]:
    """Return draws of the emissions of each source, scope and category [kg CO2e], each of shape (draws,).

    Parameters: reduced; draws, how many; seed; correlation between the errors of one factor in two editions.
    """
    normals = [_normal(variable, seed, draws, correlation) for variable in reduced.variables]
    places = dict.fromkeys((part.source, part.scope, part.category) for part in reduced.parts)
    sums: dict[Place, Floats] = {place: np.zeros(draws) for place in places}
    for first in range(0, draws, _CHUNK):
        piece = slice(first, min(first + _CHUNK, draws))
        _add(sums, reduced, normals, piece)
    return sums


def _add(sums: dict[Place, Floats], reduced: Reduced, normals: list[Floats], piece: slice) -> None:
    """Add the products of a piece of the draws."""
    multipliers = [variable.shape.at(normal[piece]) for variable, normal in zip(reduced.variables, normals, strict=True)]
    for part in reduced.parts:
        value: Floats | float = part.kg
        for number in part.variables:
            value = value * multipliers[number]
        sums[part.source, part.scope, part.category][piece] += value


def _normal(variable: Variable, seed: int, draws: int, correlation: float) -> Floats:
    """Standard normal numbers of a variable: those of its key, mixed with those of its edition where editions err apart."""
    shared = _numbers(variable.key, seed, draws)
    if correlation == 1.0 or not variable.edition:
        return shared
    own = _numbers((*variable.key, variable.edition), seed, draws)
    return sqrt(correlation) * shared + sqrt(1.0 - correlation) * own


def _numbers(key: Key, seed: int, draws: int) -> Floats:
    """Evenly spread normal numbers in an order that the key and the seed give: means of draws settle sooner than those of plain draws."""
    words = hashlib.sha256(repr((seed, key)).encode()).digest()
    random = np.random.Generator(np.random.SFC64(np.random.SeedSequence(list(np.frombuffer(words, dtype=np.uint32).tolist()))))
    return random.permutation(_strata(draws))


@lru_cache(maxsize=4)
def _strata(draws: int) -> Floats:
    """The middles of equally probable strata of the standard normal distribution."""
    inverse = NormalDist().inv_cdf
    half = [inverse((place + 0.5) / draws) for place in range(draws // 2)]
    return np.array([*half, *([0.0] if draws % 2 else []), *(-value for value in reversed(half))])
