"""What a choice of a factor is: the one taken, its reason, and those that were rejected with theirs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

from carbon.core.errors import Finding
from carbon.factors.gaps import cited
from carbon.factors.model import Conversion, EmissionFactor
from carbon.factors.ranking import Rank
from carbon.factors.reasons import reason
from carbon.factors.wanted import Candidate, Wanted


class Rejected(NamedTuple):
    """A candidate that was not taken, and why."""

    factor: EmissionFactor
    reason: str

    def __repr__(self) -> str:
        return f"<Rejected {self.factor.id}: {self.reason}>"


@dataclass(frozen=True, slots=True, repr=False)
class Match:
    """The factor taken, how its unit was met, why it won, and what a reader must know of it.

    A number needs no words: `reason` and `findings` are worded when they are read.

    Parameters: wanted; factor; conversion; told, a function that returns the findings; why, the reason where a person named the factor.
    """

    wanted: Wanted
    factor: EmissionFactor
    conversion: Conversion
    told: Callable[[], tuple[Finding, ...]] = field(default=tuple, compare=False)
    why: str = ""

    def __reduce__(self) -> tuple[type[Match], tuple[object, ...]]:
        # A copy in another process has no catalogue to look into: it takes the words along.
        return Match, (self.wanted, self.factor, self.conversion, partial(tuple, self.findings), self.why)

    @property
    def reason(self) -> str:
        """Why the factor was taken."""
        return self.why or reason(self.factor, self.wanted)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What a reader must know of the conversion, and of how the factor differs from what was wanted."""
        return self.told()

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
        return cited(self.factor, self.conversion.form)


class Fit(NamedTuple):
    """A candidate that nothing rules out, with its rank and the number of its layer."""

    rank: Rank
    layer: int
    candidate: Candidate
