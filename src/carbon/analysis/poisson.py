"""How many errors a population may hold when a sample shows so few: the factors of Poisson that auditors use."""

from __future__ import annotations

from functools import lru_cache
from math import exp, fsum, lgamma, log

CONFIDENCE = 0.95


@lru_cache(maxsize=4096)
def bound_factor(errors: int, confidence: float = CONFIDENCE) -> float:
    """Return the largest mean of a Poisson variable that still gives so few errors with the probability that is left.

    Parameters: errors, their number; confidence.

    >>> [round(bound_factor(count), 2) for count in range(4)]
    [3.0, 4.74, 6.3, 7.75]
    """
    if errors == 0:
        return -log(1.0 - confidence)
    low, high = 0.0, 10.0 + 4.0 * errors
    for _ in range(80):
        middle = (low + high) / 2.0
        # Terms by their logarithms: of many errors the first ones are too small for a float.
        total = fsum(exp(count * log(middle) - middle - lgamma(count + 1)) for count in range(errors + 1))
        low, high = (middle, high) if total > 1.0 - confidence else (low, middle)
    return (low + high) / 2.0
