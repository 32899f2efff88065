"""The interval of a total, from its draws or its moments, and which draws make one."""

from __future__ import annotations

import numpy as np

from carbon.analysis.moments import Analytical
from carbon.core.arrays import Floats
from carbon.core.errors import CarbonError
from carbon.core.sentences import say

_FEWEST = 100


def interval_between(draws: Floats, found: Analytical, level: float, method: str) -> tuple[float, float]:
    """Return the bounds between which a total lies with a probability [kg CO2e].

    Parameters: draws of the total; found, its moments; level, 0 to 1; method, simulation or analytical.
    Raises: CarbonError for a level that is not between 0 and 1, and for an unknown method.
    """
    if not 0 < level < 1:
        raise CarbonError(say("level {level} is not a probability. Write one between 0 and 1, as 0.95.", level=level), code="level_invalid")
    if method not in ("simulation", "analytical"):
        raise CarbonError(
            say("method '{method}' is unknown. Known: simulation, analytical.", method=method), code="method_unknown", field="method"
        )
    if method == "simulation":
        low, high = np.quantile(draws, [(1.0 - level) / 2.0, (1.0 + level) / 2.0])
    else:
        from statistics import NormalDist

        edge = NormalDist().inv_cdf((1.0 + level) / 2.0)
        low, high = found.at(np.array([-edge, edge]))
    return float(low), float(high)


def half_width(width: float, mean: float) -> float:
    """Return half the width of an interval over its mean, as a share; infinite where the mean is 0 and the width is not.

    >>> half_width(2.0, -10.0), half_width(0.0, 0.0), half_width(1.0, 0.0)
    (0.2, 0.0, inf)
    """
    return width / abs(mean) if mean else float("inf") if width else 0.0


def check_draws(draws: int, edition_correlation: float) -> None:
    """Refuse fewer draws than an interval needs, and a correlation that is none.

    Parameters: draws, how many; edition_correlation, 0 to 1.
    Raises: CarbonError for fewer than 100 draws, and for a number outside 0 to 1.
    """
    if draws < _FEWEST:
        raise CarbonError(
            say("{draws} draws are too few for a 95% interval. Use {fewest} or more.", draws=draws, fewest=_FEWEST),
            code="draws_invalid",
            field="draws",
        )
    if not 0.0 <= edition_correlation <= 1.0:
        message = say(
            "edition_correlation {edition_correlation} is not a correlation. Write a number from 0 to 1.",
            edition_correlation=edition_correlation,
        )
        raise CarbonError(message, code="correlation_invalid", field="edition_correlation")
