"""The choices that shape a calculation, as one frozen value: GWP set, what is in a total, which sources stand in."""

from __future__ import annotations

from dataclasses import dataclass, fields

from carbon.core.gases import gwp_set
from carbon.core.regions import region

STAND_INS = ("world", "GB")
"""Regions asked, in order, when a region and the groups it lies in have nothing of their own; a group stands in for its members alone."""


@dataclass(frozen=True, slots=True)
class Policy:
    """How to calculate.

    Parameters
    ----------
    gwp_set: name of the set of global warming potentials, as `ar6_100` or `ar5_100`; own values [kg CO2e/kg] take precedence over the
        set's: `ar6_100 + sevoflurane=130`.
    non_co2: whether the non-CO2 effects of aviation are lines of the result.
    other_gases: whether gases outside the seven of the GHG Protocol (anaesthetic ethers, CFCs) are in totals, as health care
        reports them, or beside them.
    stand_ins: regions asked, in order, when a region and the groups it lies in have no factor of their own.
    max_year_gap: years between a factor and the activity up to which the factor is preferred to an undated one [a].
    future_factors: whether a factor may be valid only after the activity's period.
    sources: publications that take precedence over all others of the same region, for years within `max_year_gap`, as
        `eea-2024`; where all else is equal, in this order. A second compilation of grid intensities is
        taken only where its publication is named here, or its name on the activity (`compilation=`); it is then preferred.

    >>> Policy(gwp_set="ar5_100").non_co2
    True
    """

    gwp_set: str = "ar6_100"
    non_co2: bool = True
    other_gases: bool = True
    stand_ins: tuple[str, ...] = STAND_INS
    max_year_gap: int = 5
    future_factors: bool = False
    sources: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        # One spelling of the set, so that equal choices are equal policies.
        object.__setattr__(self, "gwp_set", gwp_set(self.gwp_set))
        for name in self.stand_ins:
            region(name)

    @property
    def compilations(self) -> tuple[str, ...]:
        """The second compilations that the sources name: `eea` of eea-2024."""
        return tuple(source.rpartition("-")[0] for source in self.sources)

    def as_dict(self) -> dict[str, object]:
        """Return the choices as plain values, as a result carries them.

        >>> Policy().as_dict()["gwp_set"]
        'ar6_100'
        """
        return {field.name: getattr(self, field.name) for field in fields(self)}
