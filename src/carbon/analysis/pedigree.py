"""Pedigree scores of data quality → a lognormal spread.

Source: Weidema and Wesnæs (1996); uncertainty factors as in the Quantitative Uncertainty Guidance that goes with the GHG Protocol Scope 3
Standard (2011), Table 1.
"""

from __future__ import annotations

import re
from math import exp, log, sqrt
from typing import NamedTuple

from carbon.core.errors import CarbonError
from carbon.core.sentences import say
from carbon.core.spread import Spread

INDICATORS = ("reliability", "completeness", "time", "geography", "technology")
FACTORS = {
    "reliability": (1.0, 1.05, 1.1, 1.2, 1.5),
    "completeness": (1.0, 1.02, 1.05, 1.1, 1.2),
    "time": (1.0, 1.03, 1.1, 1.2, 1.5),
    "geography": (1.0, 1.01, 1.02, 1.02, 1.1),
    "technology": (1.0, 1.0, 1.2, 1.5, 2.0),
}
"""Uncertainty factor of each score, 1 (best) to 5."""


class Scores(NamedTuple):
    """Scores from 1 (best) to 5 of the five indicators."""

    reliability: int
    completeness: int
    time: int
    geography: int
    technology: int


def parse_scores(text: str) -> Scores:
    """Return the scores that a person wrote: '1; 2; 3; 2; 1' or '1,2,3,2,1'.

    Parameters: text, five scores from 1 (best) to 5.
    Raises: CarbonError `quality_invalid`.

    >>> parse_scores("1; 2; 3; 2; 1").time
    3
    """
    parts = [part for part in re.split(r"[;,/ ]+", text.strip()) if part]
    if len(parts) != len(INDICATORS) or any(part not in "12345" or len(part) != 1 for part in parts):
        raise CarbonError(
            say(
                "quality '{text}' is not a pedigree. Write five scores from 1 (best) to 5, as '1; 2; 3; 2; 1': {indicators}.",
                text=text,
                indicators=", ".join(INDICATORS),
            ),
            code="quality_invalid",
            field="quality",
        )
    return Scores(*(int(part) for part in parts))


def sigma(scores: Scores, basic: float = 1.0) -> float:
    """Return σ = ln GSD of the lognormal spread: ½·√Σ(ln x)², the basic uncertainty factor among the x.

    Parameters: scores; basic, the uncertainty factor of the kind of data (1.05 for combustion CO2 …), 1 without.

    >>> round(exp(2 * sigma(Scores(1, 1, 1, 1, 5))), 6)
    2.0
    """
    factors = [FACTORS[name][score - 1] for name, score in zip(INDICATORS, scores, strict=True)]
    return 0.5 * sqrt(sum(log(factor) ** 2 for factor in (*factors, basic)))


def spread(scores: Scores, basic: float = 1.0) -> Spread:
    """Return the 95 % interval as shares: from 1/GSD² to GSD² around the value, which is its median.

    Parameters: scores; basic, as for `sigma`.

    >>> spread(Scores(1, 1, 1, 1, 5))
    Spread(low=0.5, high=1.0, centre='median', unit='')
    """
    square = exp(2.0 * sigma(scores, basic))
    return Spread(round(1.0 - 1.0 / square, 12), round(square - 1.0, 12), "median")
