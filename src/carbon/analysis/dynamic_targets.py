"""Near-term targets of the Science Based Targets initiative from April 2026: contraction at a rate that follows from what is left to do.

The rate was read second hand, in two independent implementations of the Method Appendix of the Corporate Net-Zero Standard version 1.3.1
(equations 1 to 8 and table 2) that agree; the standard's own text was not at hand.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import fsum
from types import MappingProxyType
from typing import NamedTuple

from carbon.core.errors import CarbonError, did_you_mean
from carbon.core.sentences import say

VERSION = "Corporate Net-Zero Standard 1.3.1, Near-term Criteria 5.3.1 (April 2026)"


class NetZero(NamedTuple):
    """What is to be gone by when: share of the recent emissions, year, and the least yearly rate [share of the base year]."""

    gone: float
    year: int
    least: float


PARTS: Mapping[str, NetZero] = MappingProxyType(
    {
        "scope 1": NetZero(0.90, 2050, 0.042),
        "scope 2": NetZero(1.00, 2040, 0.042),
        "scope 3, 1.5 °C": NetZero(0.90, 2050, 0.042),
        "scope 3, well below 2 °C": NetZero(0.75, 2050, 0.025),
        "land": NetZero(0.72, 2050, 0.0303),
    }
)
"""Table 2 of the Method Appendix, second hand. `land` is forest, land and agriculture."""


@dataclass(frozen=True)
class DynamicContraction:
    """Absolute contraction whose rate follows from recent emissions and the year of net zero.

    Parameters: base, emissions of the base year, in any unit of mass; base_year; recent, part → emissions of the most recent year, parts as
    in PARTS: scopes 1 and 2 may be given together, and their rates are then weighed by emissions; recent_year; target_year; net_zero_year,
    the company's own where it is earlier.

    >>> round(DynamicContraction(100.0, 2025, {"scope 1": 50.0, "scope 2": 50.0}, 2025, 2030).rate, 4)
    0.0513
    """

    base: float
    base_year: int
    recent: Mapping[str, float]
    recent_year: int
    target_year: int
    net_zero_year: int | None = None

    def __post_init__(self) -> None:
        for part in self.recent:
            if part not in PARTS:
                raise CarbonError(
                    say("part '{part}' is unknown.{hint}", part=part, hint=did_you_mean(part, PARTS)), code="part_unknown", field="recent"
                )
        if not self.base_year <= self.recent_year < self.target_year:
            message = say(
                "the years {base}, {recent} and {target} are not in order: base year, most recent year, target year.",
                base=self.base_year,
                recent=self.recent_year,
                target=self.target_year,
            )
            raise CarbonError(message, code="year_invalid")
        if self.base <= 0 or fsum(self.recent.values()) <= 0:
            raise CarbonError(say("emissions of the base year and of the most recent year must be above 0."), code="amount_invalid")
        if any(self._until(part) <= 0 for part in self.recent):
            message = say("the most recent year {year} is not before the year of net zero.", year=self.recent_year)
            raise CarbonError(message, code="year_invalid")

    def _until(self, part: str) -> int:
        """Years from the most recent to net zero."""
        return min(PARTS[part].year, self.net_zero_year or PARTS[part].year) - self.recent_year

    @property
    def left(self) -> float:
        """The yearly rate of the recent emissions that leads to net zero: r0 = gone ÷ years, weighed by emissions."""
        whole = fsum(self.recent.values())
        return fsum(emitted / whole * PARTS[part].gone / self._until(part) for part, emitted in self.recent.items())

    @property
    def rate(self) -> float:
        """The yearly rate as a share of the base year, at least that of the ambition."""
        at_target = fsum(self.recent.values()) * max(0.0, 1.0 - self.left * (self.target_year - self.recent_year))
        least = max(PARTS[part].least for part in self.recent)
        return max(least, (self.base - at_target) / self.base / (self.target_year - self.base_year))

    def allowed(self, year: int) -> float:
        """Return the emissions allowed in a year, in the unit of `base`: E_b · (1 − r · (y − b)), never below 0.

        Raises: CarbonError for a year before the base year.
        """
        if year < self.base_year:
            message = say("{year} lies before the base year {base}.", year=year, base=self.base_year)
            raise CarbonError(message, code="year_invalid", field="year")
        return self.base * max(0.0, 1.0 - self.rate * (year - self.base_year))
