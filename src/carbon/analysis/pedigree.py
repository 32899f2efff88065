"""Pedigree scores of data quality → a lognormal spread: an estimate, and everything that shows it says so.

Source: uncertainty factors and their derivation in emission_factors/parameters/pedigree.csv; the formula is that of the pedigree-matrix
package, 0.2.2, `pm.py`, `calculate`.
"""

from __future__ import annotations

import re
from functools import cache
from math import exp, log, sqrt
from typing import NamedTuple

from carbon.activities.methods.parameters import Parameter, parameter
from carbon.core.errors import CarbonError
from carbon.core.sentences import say
from carbon.core.spread import Spread

INDICATORS = ("reliability", "completeness", "time", "geography", "technology")
_FAMILY = "pedigree"
GAP = "pedigree_gap"
"""How a gap between a factor and what was asked is read as a score."""


def factor(indicator: str, score: int) -> Parameter:
    """Return the uncertainty factor of a score, 1 (best) to 5, with its source and derivation.

    Parameters: indicator; score.

    >>> factor("technology", 5).value
    2.0
    """
    return parameter(_FAMILY, indicator, str(score))


@cache
def derivation() -> str:
    """Return in a sentence that the spreads of scores are estimates, and of whom."""
    return say(
        "A score is made a spread by the uncertainty factors of ecoinvent 2, which experts estimated without a documented empirical basis "
        "({factors}; Ciroth et al. 2016). Which score a gap is given is an estimate too: of years by {years}, of place and technology by "
        "this library (emission_factors/parameters/pedigree.csv).",
        factors=factor(INDICATORS[0], 2).source,
        years=parameter(GAP, "time", "2").source,
    )


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
    factors = [factor(name, score).value for name, score in zip(INDICATORS, scores, strict=True)]
    return 0.5 * sqrt(sum(log(x) ** 2 for x in (*factors, basic)))


def spread(scores: Scores, basic: float = 1.0) -> Spread:
    """Return the 95% interval as shares: from 1/GSD² to GSD² around the value, which is its median.

    Parameters: scores; basic, as for `sigma`.

    >>> spread(Scores(1, 1, 1, 1, 5))
    Spread(low=0.5, high=1.0, centre='median', unit='')
    """
    square = exp(2.0 * sigma(scores, basic))
    return Spread(round(1.0 - 1.0 / square, 12), round(square - 1.0, 12), "median")
