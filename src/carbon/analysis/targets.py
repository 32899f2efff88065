"""Paths that emissions must keep to: absolute contraction and the sectoral decarbonisation approach.

Source: Science Based Targets initiative, Corporate Near-term Criteria and Target Setting Methods; for the sectoral approach
Krabbe et al. (2015), Nature Climate Change 5.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from types import MappingProxyType

from carbon.core.errors import CarbonError, did_you_mean
from carbon.core.sentences import say

RATES: Mapping[str, float] = MappingProxyType({"1.5 °C": 0.042, "well below 2 °C": 0.025})
"""Linear yearly reduction, as a share of the base year."""
VERSIONS = ("1.2", "1.3")
_COUNTED_FROM = 2020
"""From version 1.3 on, years are counted from 2020 when the base year is later, so that a late base year gives no slack."""


@dataclass(frozen=True, slots=True)
class Contraction:
    """Absolute contraction from a base year.

    Parameters: base, emissions of the base year, in any unit of mass; base_year; ambition, a key of RATES; version of the method.

    >>> round(Contraction(20_000.0, 2019, "1.5 °C").allowed(2030), 1)
    10760.0
    """

    base: float
    base_year: int
    ambition: str = "1.5 °C"
    version: str = "1.3"

    def __post_init__(self) -> None:
        if self.ambition not in RATES:
            raise CarbonError(
                say("ambition '{ambition}' is unknown.{near}", ambition=self.ambition, near=did_you_mean(self.ambition, RATES)),
                code="ambition_unknown",
            )
        if self.version not in VERSIONS:
            raise CarbonError(
                say("version '{version}' is unknown.{near}", version=self.version, near=did_you_mean(self.version, VERSIONS)),
                code="version_unknown",
            )

    def reduction(self, year: int) -> float:
        """Return the share of the base year's emissions that must be gone by a year: rate × years, at most 1.

        Raises: CarbonError for a year before the base year.
        """
        if year < self.base_year:
            raise CarbonError(
                say("{year} lies before the base year {base_year}.", year=year, base_year=self.base_year), code="year_invalid", field="year"
            )
        late = self.version == "1.3" and self.base_year > _COUNTED_FROM
        start = _COUNTED_FROM if late else self.base_year
        return min(1.0, RATES[self.ambition] * (year - start)) if year > self.base_year else 0.0

    def allowed(self, year: int) -> float:
        """Return the emissions allowed in a year, in the unit of `base`: E(t) = E_b · (1 − r · (t − b))."""
        return self.base * (1.0 - self.reduction(year))


def sectoral_intensity(
    base: float, sector_base: float, sector_year: float, sector_2050: float, share_base: float = 1.0, share_year: float = 1.0
) -> float:
    """Return the intensity that a company must reach in a year: CI_y = d·p·m + SI_2050.

    d = CI_b − SI_2050; p = (SI_y − SI_2050) / (SI_b − SI_2050); m = (CA_b/SA_b) / (CA_y/SA_y), at most 1.

    Parameters
    ----------
    base: the company's intensity in the base year [kg CO2e per unit of activity].
    sector_base, sector_year, sector_2050: the sector's intensity in the base year, the year asked and 2050 [same unit].
    share_base, share_year: the company's share of the sector's activity in the base year and the year asked.

    Raises: CarbonError when the sector does not move between the base year and 2050, or a share is 0.
    Source: Krabbe et al. (2015), equations 1 to 4.

    >>> round(sectoral_intensity(0.8, 0.6, 0.4, 0.1), 4)
    0.52
    """
    if sector_base == sector_2050:
        raise CarbonError(
            say("the sector's intensity of the base year is that of 2050: there is no path between them."), code="path_missing"
        )
    if not share_base or not share_year:
        raise CarbonError(say("a share of the sector's activity is 0. Give shares above 0, or leave both out."), code="share_invalid")
    way = (sector_year - sector_2050) / (sector_base - sector_2050)
    return (base - sector_2050) * way * min(1.0, share_base / share_year) + sector_2050


@dataclass(frozen=True)
class SectorPath:
    """The intensity that a sector is to reach, by year: the user's own figures, since the publishers' are not free to pass on.

    Parameters: years, year → the sector's intensity in the unit of the company's; years between are read off straight lines; citation.

    >>> path = SectorPath({2019: 0.6, 2030: 0.4, 2050: 0.1}, "the sector's path")
    >>> round(path.intensity(2040), 3), round(path.asked(0.8, 2019, 2030), 3)
    (0.25, 0.52)
    """

    years: Mapping[int, float]
    citation: str = field(compare=False)

    def __post_init__(self) -> None:
        if 2050 not in self.years or len(self.years) < 2:
            known = ", ".join(map(str, sorted(self.years))) or say("no year")
            message = say("the sector's path has {known}; it needs the base year and 2050, by which companies meet it.", known=known)
            raise CarbonError(message, code="path_missing")

    def intensity(self, year: int) -> float:
        """Return the sector's intensity in a year.

        Raises: CarbonError for a year that the path does not reach.
        """
        ordered = sorted(self.years)
        if year in self.years:
            return self.years[year]
        for first, second in pairwise(ordered):
            if first < year < second:
                return self.years[first] + (self.years[second] - self.years[first]) * (year - first) / (second - first)
        message = say("the sector's path goes from {first} to {last}; {year} is not in it.", first=ordered[0], last=ordered[-1], year=year)
        raise CarbonError(message, code="year_invalid", field="year")

    def asked(self, base: float, base_year: int, year: int, growth: float = 1.0) -> float:
        """Return the intensity that a company must reach in a year.

        Parameters: base, its intensity in the base year; base_year; year; growth of its share of the sector's activity until
        then, 1 where it grows as the sector does: a larger share must be cleaner, a smaller one need not.
        Raises: as `intensity` and `sectoral_intensity`.
        """
        return sectoral_intensity(base, self.intensity(base_year), self.intensity(year), self.intensity(2050), 1.0, growth)
