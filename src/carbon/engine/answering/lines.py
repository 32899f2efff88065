"""Records of an answer: its lines, what answers all questions that differ in their unit, and the answer of one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from carbon.core.booking import Booking
from carbon.core.errors import Finding
from carbon.core.gases import CO2E
from carbon.engine.asking.question import Question
from carbon.factors.matching import Wanted
from carbon.factors.model import EmissionFactor, Form
from carbon.factors.reasons import gwp_clash


@dataclass(frozen=True, slots=True)
class Line:
    """One posting of a question: a factor, where it is booked, and how much of it one unit of the amount takes.

    Parameters: factor; form of it; stage; booking; basis; met, base units of the form's dimension per unit of the amount; per, base units
    in the form's own unit; reason; steps in words; wanted, what the factor was asked by.
    """

    factor: EmissionFactor
    form: Form
    stage: str
    booking: Booking
    basis: str | None
    met: float
    per: float
    reason: str
    steps: tuple[str, ...]
    wanted: Wanted | None = None

    def __repr__(self) -> str:
        return f"<Line {self.stage}, {self.booking}: {self.factor.id}>"

    @property
    def scale(self) -> float:
        """Units of the factor per unit of the amount."""
        return self.met / self.per

    @property
    def gases(self) -> dict[str, float]:
        """Kg of each gas per unit of the amount: scale × value."""
        scale = self.scale
        return {gas: scale * value for gas, value in self.form.gases.items()}

    def times(self, ratio: float) -> Line:
        """Return the line per another unit of the amount.

        Parameters: ratio, how many of the line's unit one of the other is.
        """
        return self if ratio == 1.0 else replace(self, met=ratio * self.met)

    @property
    def market_level(self) -> str | None:
        """Of a market-based line: the level of the hierarchy that its factor stands on.

        Source: GHG Protocol Scope 2 Guidance (2015), table 6.3.
        """
        return _MARKET_LEVELS.get(self.factor.key) if self.basis == "market" else None


_MARKET_LEVELS = {
    "electricity.own": "own_generation",
    "electricity.contract": "contract",
    "electricity.supplier": "supplier_rate",
    "electricity.residual_mix": "residual_mix",
    "electricity.grid": "location_factor",
}


class Solution(NamedTuple):
    """What answers all questions that differ in their unit alone: lines per base unit, what is missing, and what a reader must know."""

    lines: tuple[Line, ...]
    findings: tuple[Finding, ...]
    missing: tuple[str, ...]
    steps: tuple[str, ...]
    left_out: tuple[str, ...] = ()
    """What an answered question is complete but for, in words: stages, gases, splits."""

    @property
    def answered(self) -> bool:
        """Whether every required stage has its factor."""
        return not self.missing and bool(self.lines)


class Answer(NamedTuple):
    """A question with its solution; ratio is how many base units its own unit is."""

    question: Question
    solution: Solution
    ratio: float

    @property
    def unit(self) -> str:
        """The unit of the amount, as it was given."""
        return " × ".join(self.question.units)

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines per unit of the amount."""
        return tuple(line.times(self.ratio) for line in self.solution.lines)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What a reader must know."""
        return self.solution.findings

    @property
    def missing(self) -> tuple[str, ...]:
        """Required stages without a factor."""
        return self.solution.missing

    @property
    def left_out(self) -> tuple[str, ...]:
        """What an answered question is complete but for."""
        return self.solution.left_out if self.answered else ()

    @property
    def steps(self) -> tuple[str, ...]:
        """Steps before the factors, in words."""
        return self.solution.steps

    @property
    def answered(self) -> bool:
        """Whether every required stage has its factor."""
        return self.solution.answered


def gwp_clashes(line: Line, gwp_set: str) -> Finding | None:
    """Return the finding that a CO2e-only factor was made with another GWP set."""
    return gwp_clash(line.factor, gwp_set) if CO2E in line.form.gases else None
