"""Records of the engine: a question, a line of its answer, the answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from carbon.core.booking import Booking
from carbon.core.errors import Finding
from carbon.core.gases import CO2E
from carbon.factors.matching import Wanted
from carbon.factors.model import EmissionFactor, Form
from carbon.factors.reasons import gwp_clash


class Question(NamedTuple):
    """Everything about an activity except its amount: what chooses factors."""

    kind: str
    units: tuple[str, ...]
    form: tuple[str, ...]
    year: int | None
    fields: tuple[object, ...]

    @property
    def region(self) -> str:
        """The region asked for; the world without one."""
        return str(self.fields[0] or "world")


@dataclass(frozen=True, slots=True)
class Line:
    """One posting of a question: a factor, where it is booked, and kg of each gas per unit of the amount.

    `scale` is units of the factor per unit of the amount; kg of gas = amount × (scale × value).
    """

    factor: EmissionFactor
    form: Form
    stage: str
    booking: Booking
    basis: str | None
    scale: float
    gases: dict[str, float]
    reason: str
    steps: tuple[str, ...]
    wanted: Wanted | None = None

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


@dataclass(frozen=True, slots=True)
class Answer:
    """The lines of one question, what is missing, and what a reader must know."""

    question: Question
    unit: str
    lines: tuple[Line, ...]
    findings: tuple[Finding, ...]
    missing: tuple[str, ...]
    steps: tuple[str, ...]

    @property
    def answered(self) -> bool:
        """Whether every required stage has its factor."""
        return not self.missing and bool(self.lines)


def gwp_clashes(line: Line, gwp_set: str) -> Finding | None:
    """Return the finding that a CO2e-only factor was made with another GWP set."""
    return gwp_clash(line.factor, gwp_set) if CO2E in line.gases else None
