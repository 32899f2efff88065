"""What a choice of a factor is: the one taken, its reason, and those that were rejected with theirs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from carbon.core.errors import Finding
from carbon.factors.model import Conversion, EmissionFactor
from carbon.factors.ranking import Rank
from carbon.factors.wanted import Candidate, Wanted


class Rejected(NamedTuple):
    """A candidate that was not taken, and why."""

    factor: EmissionFactor
    reason: str

    def __repr__(self) -> str:
        return f"<Rejected {self.factor.id}: {self.reason}>"


@dataclass(frozen=True, slots=True, repr=False)
class Match:
    """The factor taken, how its unit was met, why it won, and what a reader must know of it."""

    wanted: Wanted
    factor: EmissionFactor
    conversion: Conversion
    reason: str
    findings: tuple[Finding, ...]

    def __str__(self) -> str:
        form = self.conversion.form
        gases = ", ".join(f"{gas} {mass:.6g}" for gas, mass in form.gases.items())
        said = [f"  {item.severity}: {item.message}" for item in self.findings]
        return "\n".join([f"{self.factor.id}: {gases} kg/{form.unit}", f"  {self.reason}; {self.citation}", *said])

    def __repr__(self) -> str:
        return f"<Match {self}>"

    @property
    def citation(self) -> str:
        """Publisher, title, and table and row of the form that is used."""
        return self.factor.cited(self.conversion.form)


class Fit(NamedTuple):
    """A candidate that nothing rules out, with its rank and the number of its layer."""

    rank: Rank
    layer: int
    candidate: Candidate


class Order(NamedTuple):
    """Candidates that nothing rules out, best first, and what was said of those that were taken: by place and unit of the amount."""

    candidates: list[Fit]
    told: dict[tuple[int, str], tuple[str, tuple[Finding, ...]]]
